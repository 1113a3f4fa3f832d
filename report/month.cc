#include "report/month.h"

#include <algorithm>
#include <map>
#include <set>

namespace sohoa::report {
namespace {

constexpr std::string_view kReuseRate = "reuse";
constexpr std::string_view kAllAgencies = "all";

// One dossier's part in an indicator.
enum class Part { kOutside, kMissing, kCounted };

Part PartOf(bool counts, bool holds) { return !counts ? Part::kOutside : (holds ? Part::kCounted : Part::kMissing); }

bool IsConnected(const KnownDossier& dossier) { return dossier.by_vneid || dossier.IsFromNationalStore(); }

Part PartIn(Formula formula, const KnownDossier& dossier) {
  switch (formula) {
    case Formula::kResult:
      return PartOf(dossier.procedure != nullptr && dossier.procedure->requires_result, dossier.HasResult());
    case Formula::kDigitised:
      return PartOf(true, dossier.HasComponent() && (!dossier.NeedsResult() || dossier.HasResult()));
    case Formula::kReused:
      return PartOf(true, dossier.IsReused());
    case Formula::kShared:
      return PartOf(true, dossier.IsFromNationalStore());
    case Formula::kCitizenDossiers:
      return PartOf(true, IsConnected(dossier));
    case Formula::kCitizenProcedures:
      break;
  }
  return Part::kOutside;
}

bool IsForCitizens(const registry::Procedure* procedure) {
  return procedure != nullptr && procedure->subject != "firm";
}

// What is counted of the dossiers of one group.
struct Tally {
  std::uint64_t dossiers = 0, with_facts = 0, with_reuses = 0, without_procedure = 0, eligible = 0, reused = 0;
  std::vector<std::uint64_t> counted, of;  // by indicator
  std::set<std::string> connected;         // procedures for citizens
  std::string name;

  explicit Tally(std::size_t indicators = 0) : counted(indicators), of(indicators) {}

  void Add(const KnownDossier& dossier, const std::vector<Part>& parts) {
    ++dossiers;
    with_facts += dossier.has_facts ? 1 : 0;
    with_reuses += dossier.reuses.empty() ? 0 : 1;
    without_procedure += dossier.procedure == nullptr ? 1 : 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      of[i] += parts[i] != Part::kOutside ? 1 : 0;
      counted[i] += parts[i] == Part::kCounted ? 1 : 0;
    }
    if (dossier.IsEligible()) {
      ++eligible;
      reused += dossier.IsReused() ? 1 : 0;
    }
    if (IsForCitizens(dossier.procedure) && IsConnected(dossier)) connected.insert(dossier.procedure->code);
  }
};

void Unknown(Remark why, Figure* figure) {
  figure->is_known = false;
  figure->remark = why;
}

void CountProcedures(const Tally& tally, const IndicatorRules& rules, const Group& group, const std::string& agency,
                     Figure* figure) {
  if (group.kind == GroupKind::kProcedure) return Unknown(Remark::kNotByProcedure, figure);
  if (tally.dossiers > 0 && tally.with_facts == 0 && tally.with_reuses == 0) return Unknown(Remark::kNoFacts, figure);
  std::string key = group.kind == GroupKind::kAgency ? group.code : agency;
  if (key.empty()) key = kAllAgencies;
  const auto count = rules.citizen_procedures.find(key);
  if (count == rules.citizen_procedures.end()) return Unknown(Remark::kNoProcedureCount, figure);
  figure->numerator = tally.connected.size();
  figure->denominator = count->second;
  figure->remark = Remark::kAtLeast;
}

Figure MakeFigure(const Tally& tally, const IndicatorRules& rules, const Indicator& indicator, std::size_t number,
                  const Group& group, const std::string& agency) {
  Figure figure;
  figure.indicator = indicator.id;
  figure.numerator = tally.counted[number];
  figure.denominator = tally.of[number];
  switch (indicator.formula) {
    case Formula::kResult:
    case Formula::kDigitised:
      if (tally.without_procedure > 0) figure.remark = Remark::kUnknownProcedures;
      break;
    case Formula::kReused:
      break;
    case Formula::kShared:
      figure.remark = Remark::kAtLeast;
      if (tally.dossiers > 0 && tally.with_reuses == 0) Unknown(Remark::kNoReuses, &figure);
      break;
    case Formula::kCitizenDossiers:
      figure.remark = Remark::kAtLeast;
      if (tally.dossiers > 0 && tally.with_facts == 0 && tally.with_reuses == 0) Unknown(Remark::kNoFacts, &figure);
      break;
    case Formula::kCitizenProcedures:
      CountProcedures(tally, rules, group, agency, &figure);
      break;
  }
  if (!figure.is_known) {
    figure.numerator = figure.denominator = 0;
  } else if (figure.denominator > 0) {
    figure.ratio = Ratio(figure.numerator, figure.denominator);
    figure.score = Score(indicator, figure.numerator, figure.denominator);
  }
  return figure;
}

Group MakeGroup(GroupKind kind, const std::string& code, const Tally& tally, const IndicatorRules& rules,
                const MonthReport& report) {
  Group group;
  group.kind = kind;
  group.code = code;
  group.name = tally.name;
  group.dossiers = tally.dossiers;
  group.eligible = tally.eligible;
  group.reused = tally.reused;
  if (tally.eligible > 0) group.reuse_ratio = Ratio(tally.reused, tally.eligible);
  for (std::size_t i = 0; i < report.indicators.size(); ++i) {
    group.figures.push_back(MakeFigure(tally, rules, report.indicators[i], i, group, report.agency));
  }
  return group;
}

// The agency and those above it, up to the one that is asked for: H36.45.2 counts for H36.45.2, H36.45 and H36.
std::vector<std::string> Lineage(std::vector<std::string> above, std::string_view asked) {
  const auto at = std::find(above.begin(), above.end(), asked);
  if (at != above.end()) above.erase(at + 1, above.end());
  return above;
}

Standing StandingOf(const KnownDossier& dossier, const std::vector<Indicator>& indicators,
                    const std::vector<Part>& parts) {
  Standing standing;
  standing.dossier = &dossier;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i] == Part::kCounted) standing.counted_in.push_back(indicators[i].id);
    if (parts[i] == Part::kMissing) standing.missing_from.push_back(indicators[i].id);
  }
  if (dossier.IsEligible()) {
    (dossier.IsReused() ? standing.counted_in : standing.missing_from).emplace_back(kReuseRate);
  }
  return standing;
}

// Nobody can be missing from what is not known.
void ForgetUnknown(MonthReport* report) {
  for (const Figure& figure : report->groups.front().figures) {
    if (figure.is_known) continue;
    for (Standing& standing : report->standings) {
      std::erase(standing.counted_in, figure.indicator);
      std::erase(standing.missing_from, figure.indicator);
    }
  }
}

}  // namespace

std::vector<std::string> AgenciesAbove(const std::string& agency, std::string_view day,
                                       const std::vector<AgencySuccession>& successions) {
  std::vector<std::string> above;
  const auto add = [&](const std::string& code) {
    if (std::find(above.begin(), above.end(), code) == above.end()) above.push_back(code);
  };
  if (!agency.empty()) add(agency);
  const bool is_name = agency.find(' ') != std::string::npos;
  for (std::size_t dot = agency.rfind('.'); !is_name && dot != std::string::npos && dot > 0;
       dot = agency.rfind('.', dot - 1)) {
    add(agency.substr(0, dot));
  }
  // Those that were followed may have been followed themselves.
  for (std::size_t i = 0; i < above.size(); ++i) {
    for (const AgencySuccession& succession : successions) {
      if (succession.from == above[i] && (day.empty() || succession.since <= day)) add(succession.to);
    }
  }
  return above;
}

bool IsMonth(std::string_view text) {
  if (text.size() != 7 || text[4] != '-') return false;
  for (const std::size_t i : {0, 1, 2, 3, 5, 6}) {
    if (text[i] < '0' || text[i] > '9') return false;
  }
  const std::string_view month = text.substr(5);
  return month >= "01" && month <= "12";
}

MonthReport ComputeMonth(const std::vector<KnownDossier>& dossiers, const IndicatorRules& rules, std::string_view month,
                         std::string_view agency) {
  MonthReport report;
  report.month = month;
  report.agency = agency;
  report.indicators = IndicatorsOn(rules, report.month + "-28");
  const std::size_t width = report.indicators.size();
  Tally all(width);
  std::map<std::string, Tally> agencies;
  std::map<std::string, Tally> procedures;
  for (const KnownDossier& dossier : dossiers) {
    const std::vector<std::string> above = AgenciesAbove(dossier.agency, dossier.received_on, rules.successions);
    if (!agency.empty() && std::find(above.begin(), above.end(), agency) == above.end()) continue;
    if (dossier.received_on.empty()) ++report.without_day;
    if (!dossier.received_on.starts_with(report.month + "-")) continue;
    std::vector<Part> parts;
    parts.reserve(width);
    for (const Indicator& indicator : report.indicators) parts.push_back(PartIn(indicator.formula, dossier));
    all.Add(dossier, parts);
    for (const std::string& code : Lineage(above, agency)) {
      agencies.try_emplace(code, width).first->second.Add(dossier, parts);
    }
    Tally& of_procedure =
        procedures.try_emplace(dossier.procedure == nullptr ? "" : dossier.procedure->code, width).first->second;
    if (dossier.procedure != nullptr) of_procedure.name = dossier.procedure->name;
    of_procedure.Add(dossier, parts);
    report.standings.push_back(StandingOf(dossier, report.indicators, parts));
  }
  report.without_procedure = all.without_procedure;
  report.groups.push_back(MakeGroup(GroupKind::kAll, "", all, rules, report));
  ForgetUnknown(&report);
  for (const auto& [code, tally] : agencies) {
    report.groups.push_back(MakeGroup(GroupKind::kAgency, code, tally, rules, report));
  }
  for (const auto& [code, tally] : procedures) {
    report.groups.push_back(MakeGroup(GroupKind::kProcedure, code, tally, rules, report));
  }
  return report;
}

}  // namespace sohoa::report
