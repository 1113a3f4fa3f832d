#include "report/dossiers.h"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>

#include "registry/dossier_code.h"

namespace sohoa::report {
namespace {

const Field* Trusted(const std::vector<Field>& fields, std::string_view name) {
  const Field* field = FindField(fields, name);
  return field != nullptr && field->status == FieldStatus::kAccepted && !field->value.empty() ? field : nullptr;
}

std::string ValueOf(const std::vector<Field>& fields, std::string_view name) {
  const Field* field = FindField(fields, name);
  return field == nullptr ? "" : field->value;
}

// A dossier while it is gathered: what receipts say counts only where no facts are stated.
struct Gathered {
  KnownDossier known;
  DossierFacts receipt;
  std::string receipt_procedure;
  std::set<std::string> record_ids;
  std::string doubtful_day;  // a day of reception that still waits for a person
};

class Gatherer {
 public:
  // `month`: only dossiers that may be of it are gathered; empty: all.
  explicit Gatherer(const registry::ProcedureCatalog& catalog, std::string_view month = "")
      : catalog_(catalog), month_(month) {}

  // Of all dossiers, before anything is added: what facts say of the day decides, whatever the code says.
  void Foresee(const DossierFacts& facts) {
    if (month_.empty()) return;
    const bool by_code = MayBeByCode(facts.dossier);
    const bool by_facts = facts.received_on.empty() ? by_code : IsInMonth(facts.received_on);
    if (by_facts == by_code) {
      foreseen_.erase(facts.dossier);
    } else {
      foreseen_[facts.dossier] = by_facts;
    }
  }

  // Dossiers that a receipt brings into the month against their code: to be read one by one.
  const std::set<std::string>& Moved() const { return moved_; }

  void Add(const Record& record) {
    const std::vector<Field> fields = EffectiveFields(record);
    const bool is_receipt = record.document.type == kReceiptType;
    std::string dossier = record.dossier;
    if (is_receipt && dossier.empty()) {
      if (const Field* code = Trusted(fields, "dossier_code")) dossier = code->value;
    }
    AddPaper(dossier, record, fields, record.source_path);
    if (is_receipt && !dossier.empty()) {
      if (MayBeOfMonth(dossier)) {
        AddReceipt(fields, &Of(dossier));
      } else if (const Field* day = Trusted(fields, "received_date"); day != nullptr && IsInMonth(day->value)) {
        moved_.insert(dossier);
      }
    }
    for (const Sighting& sighting : record.sightings) AddPaper(sighting.dossier, record, fields, sighting.path);
  }

  void Add(const Event& event) {
    if (!MayBeOfMonth(AboutOf(event))) return;
    if (const auto* facts = std::get_if<DossierFacts>(&event.what)) TakeFacts(*facts, &Of(facts->dossier));
    if (const auto* reuse = std::get_if<ReuseTaken>(&event.what)) TakeReuse(*reuse, &Of(reuse->dossier));
  }

  std::vector<KnownDossier> Finish() {
    std::vector<KnownDossier> dossiers;
    dossiers.reserve(gathered_.size());
    for (auto& [code, gathered] : gathered_) dossiers.push_back(Settle(&gathered));
    gathered_.clear();
    std::sort(dossiers.begin(), dossiers.end(), [](const auto& a, const auto& b) { return a.code < b.code; });
    return dossiers;
  }

 private:
  bool IsInMonth(std::string_view day) const { return day.starts_with(month_) && day.substr(month_.size(), 1) == "-"; }

  bool MayBeByCode(std::string_view dossier) const {
    const std::string day = registry::SplitDossierCode(dossier).day;
    return day.empty() || IsInMonth(day);
  }

  bool MayBeOfMonth(const std::string& dossier) const {
    if (month_.empty()) return true;
    const auto foreseen = foreseen_.find(dossier);
    return foreseen != foreseen_.end() ? foreseen->second : MayBeByCode(dossier);
  }

  Gathered& Of(const std::string& code) {
    Gathered& gathered = gathered_[code];
    if (gathered.known.code.empty()) gathered.known.code = code;
    return gathered;
  }

  // A record that came twice for one dossier is one paper of it.
  void AddPaper(const std::string& dossier, const Record& record, const std::vector<Field>& fields,
                const std::string& file) {
    if (dossier.empty() || !MayBeOfMonth(dossier)) return;
    Gathered& gathered = Of(dossier);
    if (!gathered.record_ids.insert(record.id).second) return;
    gathered.known.papers.push_back({record.id, record.version, record.document.type,
                                     ValueOf(fields, "document_number"), ValueOf(fields, "issue_date"),
                                     record.result_code, file, record.document.type == kReceiptType, false});
  }

  static void AddReceipt(const std::vector<Field>& fields, Gathered* gathered) {
    const auto take = [&](std::string_view name, std::string& target) {
      if (const Field* field = Trusted(fields, name)) target = field->value;
    };
    take("received_date", gathered->receipt.received_on);
    take("due_date", gathered->receipt.due_on);
    take("holder_id", gathered->receipt.subject);
    take("holder_name", gathered->known.subject_name);
    gathered->receipt_procedure = ValueOf(fields, "procedure_name");
    gathered->doubtful_day = ValueOf(fields, "received_date");
  }

  static void TakeFacts(const DossierFacts& facts, Gathered* gathered) {
    KnownDossier& known = gathered->known;
    known.has_facts = true;
    known.procedure_name = facts.procedure;
    known.agency = facts.agency;
    known.received_on = facts.received_on;
    known.due_on = facts.due_on;
    known.finished_on = facts.finished_on;
    known.subject = facts.subject;
    known.channel = facts.channel;
    known.by_vneid = facts.by_vneid;
  }

  static void TakeReuse(const ReuseTaken& reuse, Gathered* gathered) {
    std::vector<ReuseTaken>& reuses = gathered->known.reuses;
    const auto same = std::find_if(reuses.begin(), reuses.end(),
                                   [&](const ReuseTaken& one) { return one.component == reuse.component; });
    if (same == reuses.end()) {
      reuses.push_back(reuse);
    } else {
      *same = reuse;
    }
  }

  KnownDossier Settle(Gathered* gathered) {
    KnownDossier& known = gathered->known;
    const registry::DossierCode parts = registry::SplitDossierCode(known.code);
    const auto fill = [](std::string& target, const std::string& source) {
      if (target.empty()) target = source;
    };
    known.agency = registry::ModernAgency(known.agency);
    fill(known.agency, parts.agency);
    fill(known.received_on, gathered->receipt.received_on);
    fill(known.received_on, parts.day);
    fill(known.received_on, gathered->doubtful_day);
    fill(known.due_on, gathered->receipt.due_on);
    fill(known.subject, gathered->receipt.subject);
    SettleProcedure(gathered->receipt_procedure, &known);
    if (known.procedure != nullptr) {
      for (DossierPaper& paper : known.papers) paper.is_result = IsResult(known, paper);
    }
    return std::move(known);
  }

  // By the facts, else by the reuses, which name the procedure's code, else by the name on the receipt.
  void SettleProcedure(const std::string& on_receipt, KnownDossier* known) {
    const std::string code = known->procedure_name.empty() && !known->reuses.empty() ? known->reuses.back().procedure
                                                                                     : known->procedure_name;
    if (!code.empty()) {
      known->procedure = catalog_.Find(code, known->received_on);
      if (known->procedure == nullptr) known->procedure = catalog_.Find(code, "");
      known->procedure_name = code;
    } else if (!on_receipt.empty()) {
      known->procedure = FindByName(on_receipt);
      known->procedure_name = on_receipt;
    }
  }

  // A month has thousands of receipts and a few dozen names.
  const registry::Procedure* FindByName(const std::string& name) {
    const auto [it, is_new] = by_name_.try_emplace(name, nullptr);
    if (is_new) it->second = catalog_.FindByName(name);
    return it->second;
  }

  static bool IsResult(const KnownDossier& known, const DossierPaper& paper) {
    const auto& types = known.procedure->result_types;
    return !paper.is_receipt && std::find(types.begin(), types.end(), paper.type) != types.end() &&
           !paper.issue_date.empty() && !known.received_on.empty() && paper.issue_date >= known.received_on;
  }

  const registry::ProcedureCatalog& catalog_;
  std::string month_;
  std::unordered_map<std::string, bool> foreseen_;  // whether a dossier is of the month, where its code says otherwise
  std::set<std::string> moved_;
  std::unordered_map<std::string, Gathered> gathered_;
  std::unordered_map<std::string, const registry::Procedure*> by_name_;
};

bool IsTaken(const ReuseTaken& reuse) { return reuse.answer != ReuseAnswer::kAsk; }

}  // namespace

bool KnownDossier::HasComponent() const {
  return IsReused() || std::any_of(papers.begin(), papers.end(),
                                   [](const DossierPaper& paper) { return !paper.is_receipt && !paper.is_result; });
}

bool KnownDossier::HasResult() const {
  return std::any_of(papers.begin(), papers.end(), [](const DossierPaper& paper) { return paper.is_result; });
}

bool KnownDossier::IsReused() const { return std::any_of(reuses.begin(), reuses.end(), IsTaken); }

bool KnownDossier::IsFromNationalStore() const {
  return std::any_of(reuses.begin(), reuses.end(),
                     [](const ReuseTaken& reuse) { return IsTaken(reuse) && reuse.from_national_store; });
}

bool KnownDossier::NeedsResult() const { return procedure == nullptr || procedure->requires_result; }

bool KnownDossier::IsEligible() const {
  if (procedure == nullptr) return false;
  const auto components = registry::ComponentsOn(*procedure, received_on);
  return std::any_of(components.begin(), components.end(), [](const registry::Component* component) {
    return component->use != registry::ComponentUse::kCitizen;
  });
}

Result<std::vector<KnownDossier>> CollectDossiers(store::Store& store, const registry::ProcedureCatalog& catalog,
                                                  std::string_view month) {
  Gatherer gatherer(catalog, month);
  if (!month.empty()) {
    const Status foreseen = store.ForEachEvent(EventKind::kDossier, "", "", [&](const Event& event) {
      gatherer.Foresee(std::get<DossierFacts>(event.what));
      return true;
    });
    if (!foreseen.ok()) return foreseen.error();
  }
  const Status records = store.ForEachRecord([&](const Record& record) {
    gatherer.Add(record);
    return true;
  });
  if (!records.ok()) return records.error();
  for (const EventKind kind : {EventKind::kDossier, EventKind::kReuse}) {
    const Status events = store.ForEachEvent(kind, "", "", [&](const Event& event) {
      gatherer.Add(event);
      return true;
    });
    if (!events.ok()) return events.error();
  }
  std::vector<KnownDossier> dossiers = gatherer.Finish();
  if (gatherer.Moved().empty()) return dossiers;
  for (const std::string& code : gatherer.Moved()) {
    Result<KnownDossier> moved = ReadDossier(store, catalog, code);
    if (!moved.ok()) return moved.error();
    dossiers.push_back(*std::move(moved));
  }
  std::sort(dossiers.begin(), dossiers.end(), [](const auto& a, const auto& b) { return a.code < b.code; });
  return dossiers;
}

Result<KnownDossier> ReadDossier(store::Store& store, const registry::ProcedureCatalog& catalog,
                                 std::string_view code) {
  Gatherer gatherer(catalog);
  const Result<std::vector<std::string>> ids = store.DossierRecords(code);
  if (!ids.ok()) return ids.error();
  for (const std::string& id : *ids) {
    const Result<Record> record = store.Get(id);
    if (!record.ok()) return record.error();
    gatherer.Add(*record);
  }
  for (const EventKind kind : {EventKind::kDossier, EventKind::kReuse}) {
    const Result<std::vector<Event>> events = store.Events(kind, code);
    if (!events.ok()) return events.error();
    for (const Event& event : *events) gatherer.Add(event);
  }
  // A paper may have been seen in other dossiers, too.
  for (KnownDossier& dossier : gatherer.Finish()) {
    if (dossier.code == code) return std::move(dossier);
  }
  return Error{ErrorCode::kNotFound, "", 0, "dossier " + std::string(code)};
}

}  // namespace sohoa::report
