// A month's indicators, computed from what is known of the dossiers. Pure: no store, no clock. Formulas: docs/month.md.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/dossiers.h"
#include "report/indicators.h"

namespace sohoa::report {

// Why an indicator has no number, or what its number leaves out.
enum class Remark {
  kNone,
  kNoFacts,            // nobody stated facts of these dossiers: VNeID and connections are unknown
  kNoReuses,           // no reuse was noted, and links to the personal store are known to the national portal alone
  kNoProcedureCount,   // indicators.yaml does not say how many procedures for citizens there are
  kNotByProcedure,     // counts procedures, so it has no value for a single one
  kAtLeast,            // the national portal may know of more
  kUnknownProcedures,  // dossiers of unknown procedures count as if they needed a result, or are left out
};

struct Figure {
  std::string indicator;  // id
  bool is_known = true;   // false: `remark` says why not
  Remark remark = Remark::kNone;
  std::uint64_t numerator = 0, denominator = 0;
  std::optional<std::int64_t> ratio;  // hundredths of a percent; nothing: N/A (the denominator is 0)
  std::optional<std::int64_t> score;  // hundredths of a point
};

enum class GroupKind { kAll, kAgency, kProcedure };

struct Group {
  GroupKind kind = GroupKind::kAll;
  std::string code;  // of the agency or procedure; empty for all, and for dossiers of unknown procedures
  std::string name;  // of the procedure
  std::uint64_t dossiers = 0;
  std::vector<Figure> figures;  // in the order of the indicators
  std::uint64_t eligible = 0;   // dossiers whose procedure has something to reuse
  std::uint64_t reused = 0;     // of these
  std::optional<std::int64_t> reuse_ratio;
};

// In which numerators a dossier stands, and from which it is missing though it counts in the denominator.
struct Standing {
  const KnownDossier* dossier = nullptr;
  std::vector<std::string> counted_in, missing_from;  // ids of indicators; "reuse" for the true reuse rate
};

struct MonthReport {
  std::string month;   // YYYY-MM
  std::string agency;  // the filter; empty: all
  std::vector<Indicator> indicators;
  std::vector<Group> groups;  // all, then agencies by code (a parent has its children's dossiers), then procedures
  std::vector<Standing> standings;      // by code of the dossier
  std::uint64_t without_procedure = 0;  // dossiers of the month whose procedure is unknown
  std::uint64_t without_day = 0;        // dossiers of the store without a known day of reception: in no month
};

// `agency` is a code, which stands for all below it, or a name as the facts have it. The report points into `dossiers`.
MonthReport ComputeMonth(const std::vector<KnownDossier>& dossiers, const IndicatorRules& rules, std::string_view month,
                         std::string_view agency);

// The agency, those above it, and those that followed one of these by the day of reception (ISO; empty: all): H36.45.2
// is below H36.45, H36.450 is not; a dossier of H16.12 received after the merger counts for H36, too. A name stands
// alone.
std::vector<std::string> AgenciesAbove(const std::string& agency, std::string_view day,
                                       const std::vector<AgencySuccession>& successions);

// "2025-07" and nothing else.
bool IsMonth(std::string_view text);

}  // namespace sohoa::report
