#include "report/indicators.h"

#include <algorithm>
#include <array>
#include <optional>

namespace sohoa::report {
namespace {

using settings::Node;

constexpr std::array<std::string_view, 6> kFormulas = {"result", "digitised",          "reused",
                                                       "shared", "citizen_procedures", "citizen_dossiers"};
constexpr std::array<std::string_view, 2> kScorings = {"linear", "cap80"};
constexpr double kHundredths = 100;
constexpr std::int64_t kWholeRatio = 10000;

template <class Words>
std::optional<std::size_t> ReadChoice(const Node& node, const Words& words) {
  const std::string word = node.String();
  const auto* const found = std::find(words.begin(), words.end(), word);
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  if (!node.IsDefined()) return std::nullopt;
  const std::string near = settings::Nearest(word, {words.begin(), words.end()});
  node.AddProblem("unknown word «" + word + "»", near.empty() ? "" : "did you mean «" + near + "»?");
  return std::nullopt;
}

std::string ReadDay(const Node& node) {
  const std::string day = node.String();
  const bool sound = day.size() == 10 && day[4] == '-' && day[7] == '-';
  if (day.empty() || sound) return day;
  node.AddProblem("«" + day + "» is no date", "write it as 2022-06-23");
  return "";
}

std::optional<Indicator> ReadIndicator(const Node& node, const std::string& basis) {
  node.AllowOnly({"id", "api_code", "formula", "title", "maximum", "scoring", "cap_percent", "legal_basis",
                  "effective_from", "effective_to"});
  Indicator indicator;
  indicator.id = node.Require("id").String();
  indicator.api_code = node.Get("api_code").String();
  indicator.title = node.Require("title").String();
  indicator.maximum = static_cast<std::int64_t>(node.Require("maximum").Double(0, 0, 100) * kHundredths + 0.5);
  indicator.cap = static_cast<int>(node.Get("cap_percent").Int(80, 1, 100));
  indicator.legal_basis = node.Get("legal_basis").String(basis);
  indicator.effective_from = ReadDay(node.Require("effective_from"));
  indicator.effective_to = ReadDay(node.Get("effective_to"));
  const auto formula = ReadChoice(node.Require("formula"), kFormulas);
  const auto scoring = ReadChoice(node.Require("scoring"), kScorings);
  if (!formula || !scoring || indicator.id.empty()) return std::nullopt;
  indicator.formula = static_cast<Formula>(*formula);
  indicator.scoring = static_cast<Scoring>(*scoring);
  return indicator;
}

// Rounds n / d to the nearest, halves up.
std::int64_t Rounded(std::uint64_t n, std::uint64_t d) { return static_cast<std::int64_t>((2 * n + d) / (2 * d)); }

}  // namespace

IndicatorRules LoadIndicators(const std::string& config_dir, std::vector<settings::Problem>* problems) {
  IndicatorRules rules;
  const Node root = settings::LoadYaml(config_dir + "/indicators.yaml", problems);
  if (!root.IsDefined()) return rules;
  root.AllowOnly({"legal_basis", "indicators", "citizen_procedures", "agency_successions"});
  const std::string basis = root.Require("legal_basis").String();
  for (const Node& node : root.Require("indicators").Items()) {
    std::optional<Indicator> indicator = ReadIndicator(node, basis);
    if (indicator) rules.indicators.push_back(std::move(*indicator));
  }
  for (const auto& [agency, node] : root.Get("citizen_procedures").Entries()) {
    rules.citizen_procedures[agency] = static_cast<std::uint64_t>(node.Int(0, 1, 1'000'000));
  }
  for (const Node& node : root.Get("agency_successions").Items()) {
    node.AllowOnly({"from", "to", "since", "legal_basis", "sure"});
    AgencySuccession succession{node.Require("from").String(), node.Require("to").String(),
                                ReadDay(node.Require("since")), node.Require("legal_basis").String(),
                                node.Get("sure").Bool(false)};
    const bool whole = !succession.from.empty() && !succession.to.empty() && !succession.since.empty();
    if (whole) rules.successions.push_back(std::move(succession));
  }
  return rules;
}

std::vector<Indicator> IndicatorsOn(const IndicatorRules& rules, std::string_view date) {
  std::vector<Indicator> indicators;
  for (const Indicator& indicator : rules.indicators) {
    if (indicator.effective_from > date) continue;
    if (!indicator.effective_to.empty() && indicator.effective_to < date) continue;
    indicators.push_back(indicator);
  }
  return indicators;
}

std::int64_t Ratio(std::uint64_t numerator, std::uint64_t denominator) {
  return Rounded(numerator * kWholeRatio, denominator);
}

std::int64_t Score(const Indicator& indicator, std::uint64_t numerator, std::uint64_t denominator) {
  const auto maximum = static_cast<std::uint64_t>(indicator.maximum);
  if (indicator.scoring == Scoring::kLinear) return Rounded(numerator * maximum, denominator);
  const auto cap = static_cast<std::uint64_t>(indicator.cap);
  return std::min(indicator.maximum, Rounded(numerator * maximum * 100, denominator * cap));
}

}  // namespace sohoa::report
