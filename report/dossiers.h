// What the store knows of dossiers, gathered from papers, facts and reuses into one value each.
//
// Those of a month in one pass over the records and one over the events of the store, not by a look-up for each.
// Memory: one KnownDossier, about 1 KB with its papers, for every dossier of the month, not of the store.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/event.h"
#include "model/record.h"
#include "model/result.h"
#include "registry/procedures.h"
#include "store/store.h"

namespace sohoa::report {

struct DossierPaper {
  std::string record_id;
  int version = 0;
  std::string type;
  std::string number;       // of the document, as printed
  std::string issue_date;   // ISO; empty: not read
  std::string result_code;  // of the digitisation
  std::string file;         // where it was met for this dossier
  bool is_receipt = false;  // the sheet that says so of itself: no component, no result
  bool is_result = false;   // issued by this dossier
};

struct KnownDossier {
  std::string code;
  const registry::Procedure* procedure = nullptr;  // of the catalog; null: unknown
  std::string procedure_name;                      // as the receipt has it, or the code that the facts name
  std::string agency;                              // code or name; by the facts, else out of the dossier's code
  std::string received_on, due_on, finished_on;    // ISO; empty: unknown
  std::string subject;                             // identifier of the applicant
  std::string subject_name;
  Channel channel = Channel::kUnknown;
  bool by_vneid = false;
  bool has_facts = false;  // somebody stated facts: what is not stated is known to be so
  std::vector<DossierPaper> papers;
  std::vector<ReuseTaken> reuses;  // of each component the newest

  bool HasComponent() const;  // a scanned component, or one that was taken from the store
  bool HasResult() const;
  bool IsReused() const;  // at least one component was taken or checked out of digitised data
  bool IsFromNationalStore() const;
  bool NeedsResult() const;  // unknown procedure: yes
  bool IsEligible() const;   // its procedure has a component that may be taken or checked out of the store
};

// The type of paper that states code, procedure and days of a dossier.
inline constexpr std::string_view kReceiptType = "giay_tiep_nhan_ho_so";

// Dossiers of the store, by code: every one that was received in the month (YYYY-MM; empty: all), every one without a
// known day, and perhaps some of other months. Pointers into the catalog.
Result<std::vector<KnownDossier>> CollectDossiers(store::Store& store, const registry::ProcedureCatalog& catalog,
                                                  std::string_view month);

// One dossier; kNotFound when the store has neither a paper nor a fact of it.
Result<KnownDossier> ReadDossier(store::Store& store, const registry::ProcedureCatalog& catalog, std::string_view code);

}  // namespace sohoa::report
