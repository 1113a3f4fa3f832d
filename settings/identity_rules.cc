#include "settings/identity_rules.h"

#include <algorithm>
#include <filesystem>
#include <optional>

namespace sohoa::settings {
namespace {

constexpr std::string_view kEveryOther = "any";

IdentityRules::Compare CompareOf(const Node& node) {
  using enum IdentityRules::Compare;
  const std::string name = node.String();
  if (name == "number") return kNumber;
  if (name == "identifier") return kIdentifier;
  if (name == "date") return kDate;
  if (name == "name") return kName;
  if (name == "agency") return kAgency;
  if (name != "text") {
    node.AddProblem("this must be number, identifier, date, name, agency or text",
                    Nearest(name, {"number", "identifier", "date", "name", "agency", "text"}));
  }
  return kText;
}

IdentityRules::Forbids ForbidsOf(const Node& node) {
  using enum IdentityRules::Forbids;
  const std::string name = node.String();
  if (name == "always") return kAlways;
  if (name == "accepted") return kAccepted;
  if (name == "presence") return kPresence;
  if (name != "never") {
    node.AddProblem("this must be always, accepted, presence or never",
                    Nearest(name, {"always", "accepted", "presence", "never"}));
  }
  return kNever;
}

IdentityRules::FieldRule ReadField(const Node& node) {
  node.AllowOnly({"field", "compare", "forbids", "weight"});
  IdentityRules::FieldRule rule;
  rule.ending = node.Require("field").String();
  rule.compare = CompareOf(node.Require("compare"));
  rule.forbids = ForbidsOf(node.Require("forbids"));
  rule.weight = node.Require("weight").Double(0, 0, 100);
  return rule;
}

IdentityRules::Way ReadWay(const Node& node, const IdentityRules& rules) {
  node.AllowOnly({"fields", "same_sheet"});
  IdentityRules::Way way;
  way.fields = node.Require("fields").Strings();
  way.same_sheet = node.Get("same_sheet").Bool(false);
  if (way.fields.empty()) node.AddProblem("a way needs fields");
  for (const std::string& field : way.fields) {
    if (rules.RuleOf(field) == nullptr) node.AddProblem("no rule above says how " + field + " is compared");
  }
  return way;
}

}  // namespace

const IdentityRules::FieldRule* IdentityRules::RuleOf(std::string_view field) const {
  const auto rule =
      std::ranges::find_if(fields, [&](const FieldRule& candidate) { return field.ends_with(candidate.ending); });
  return rule == fields.end() ? nullptr : &*rule;
}

const std::vector<IdentityRules::Way>& IdentityRules::WaysOf(const std::string& type) const {
  static const std::vector<Way> none;
  auto found = ways.find(type);
  if (found == ways.end()) found = ways.find("");
  return found == ways.end() ? none : found->second;
}

IdentityRules LoadIdentityRules(const std::string& config_dir, std::vector<Problem>* problems) {
  IdentityRules rules;
  const Node root = LoadYaml((std::filesystem::path(config_dir) / "identity.yaml").string(), problems);
  if (!root.IsDefined()) return rules;
  root.AllowOnly({"fields", "ways", "copies_with_own_date", "least_weight", "proposal_weight", "least_confidence",
                  "least_resemblance", "most_picture_bits"});
  for (const Node& node : root.Require("fields").Items()) rules.fields.push_back(ReadField(node));
  for (const auto& [types, list] : root.Require("ways").Entries()) {
    std::vector<IdentityRules::Way> ways;
    for (const Node& node : list.Items()) ways.push_back(ReadWay(node, rules));
    rules.ways[types == kEveryOther ? "" : types] = std::move(ways);
  }
  rules.copies_with_own_date = root.Get("copies_with_own_date").Strings();
  rules.least_weight = root.Require("least_weight").Double(rules.least_weight, 1, 1000);
  rules.proposal_weight = root.Require("proposal_weight").Double(rules.proposal_weight, 1, 1000);
  rules.least_confidence = root.Get("least_confidence").Double(rules.least_confidence, 0, 1);
  rules.least_resemblance = root.Get("least_resemblance").Double(rules.least_resemblance, 0, 1);
  rules.most_picture_bits = static_cast<int>(root.Get("most_picture_bits").Int(rules.most_picture_bits, 0, 64));
  return rules;
}

}  // namespace sohoa::settings
