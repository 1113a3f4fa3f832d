#include "reuse/rules.h"

#include <algorithm>
#include <filesystem>
#include <optional>

#include "registry/procedures.h"
#include "text/words.h"

namespace sohoa::reuse {
namespace {

using settings::Node;

std::pair<std::string, std::string> ReadPair(const std::string& text) {
  const std::size_t at = text.find('=');
  if (at == std::string::npos) return {text, text};
  return {text.substr(0, at), text.substr(at + 1)};
}

SupersessionRule ReadSupersession(const Node& node, bool sure) {
  node.AllowOnly({"types", "same", "differs", "later", "when", "legal_basis"});
  SupersessionRule rule;
  rule.types = node.Require("types").Strings();
  for (const Node& group : node.Require("same").Items()) {
    std::vector<std::pair<std::string, std::string>> fields;
    for (const std::string& text : group.Strings()) fields.push_back(ReadPair(text));
    if (!fields.empty()) rule.same.push_back(std::move(fields));
  }
  rule.differs = node.Get("differs").String();
  for (const std::string& text : node.Require("later").Strings()) rule.later.push_back(ReadPair(text));
  const Node when = node.Get("when");
  if (when.IsDefined()) {
    when.AllowOnly({"field", "holds"});
    rule.when_field = when.Require("field").String();
    rule.when_holds = when.Require("holds").String();
  }
  rule.legal_basis = registry::MarkedBasis(node.Require("legal_basis").String(), sure);
  return rule;
}

TypeRule ReadType(const Node& node, bool file_sure) {
  node.AllowOnly({"legal_basis", "sure", "effective_from", "effective_to", "months", "from", "expiry", "purpose_bound",
                  "on_death", "holders", "decisive", "annotated_by", "tells_death", "superseded_by"});
  constexpr int kMostMonths = 1200;
  TypeRule rule;
  const bool sure = node.Get("sure").Bool(file_sure);
  rule.legal_basis = registry::MarkedBasis(node.Require("legal_basis").String(), sure);
  rule.effective_from = node.Get("effective_from").String();
  rule.effective_to = node.Get("effective_to").String();
  rule.months = static_cast<int>(node.Get("months").Int(0, 1, kMostMonths));
  rule.from = node.Get("from").Strings();
  if (rule.months > 0 && rule.from.empty())
    node.AddProblem("«months» needs «from»: the date that the term begins with");
  rule.expiry = node.Get("expiry").String();
  rule.purpose_bound = node.Get("purpose_bound").Bool(false);
  const std::string on_death = node.Get("on_death").String("holder_deceased");
  if (on_death != "holder_deceased" && on_death != "keep") {
    node.Get("on_death").AddProblem("«on_death» is holder_deceased or keep");
  }
  rule.ends_with_death = on_death != "keep";
  rule.holders = node.Get("holders").Strings();
  rule.decisive = node.Get("decisive").Strings();
  rule.annotated_by = node.Get("annotated_by").String();
  const Node death = node.Get("tells_death");
  if (death.IsDefined()) {
    death.AllowOnly({"of", "on"});
    rule.death_of = death.Require("of").String();
    rule.death_on = death.Require("on").String();
  }
  for (const Node& item : node.Get("superseded_by").Items()) rule.superseded_by.push_back(ReadSupersession(item, sure));
  return rule;
}

std::optional<Node> Open(const std::string& path, std::vector<settings::Problem>* problems) {
  std::error_code failed;
  if (!std::filesystem::exists(path, failed)) return std::nullopt;
  Node root = settings::LoadYaml(path, problems);
  if (!root.IsDefined()) return std::nullopt;
  return root;
}

bool InForce(const TypeRule& rule, std::string_view day) {
  return (rule.effective_from.empty() || rule.effective_from <= day) &&
         (rule.effective_to.empty() || day <= rule.effective_to);
}

ResultCodes ReadCodes(const Node& root) {
  root.AllowOnly({"legal_basis", "scheme", "other_types", "without", "types"});
  ResultCodes codes;
  codes.scheme = root.Require("scheme").String();
  if (codes.scheme.find("{record}") == std::string::npos) {
    root.Get("scheme").AddProblem("the scheme needs {record}: two papers must not get one code");
    codes.scheme += "{record}";
  }
  codes.other_types = root.Get("other_types").String();
  codes.without = root.Get("without").Strings();
  for (const auto& [type, node] : root.Get("types").Entries()) codes.types[type] = node.String();
  return codes;
}

}  // namespace

ReuseRules ReuseRules::Load(const std::string& config_dir, std::vector<settings::Problem>* problems) {
  std::vector<settings::Problem> unwanted;
  if (problems == nullptr) problems = &unwanted;
  ReuseRules rules;
  if (const auto root = Open(config_dir + "/validity.yaml", problems)) {
    root->AllowOnly({"types", "requires_person", "sure"});
    const bool sure = root->Get("sure").Bool(false);
    rules.requires_person_ = root->Get("requires_person").Bool(false);
    for (const auto& [type, node] : root->Require("types").Entries()) {
      std::vector<TypeRule>& list = rules.types_[type];
      if (node.IsSequence()) {
        for (const Node& item : node.Items()) list.push_back(ReadType(item, sure));
      } else {
        list.push_back(ReadType(node, sure));
      }
      std::stable_sort(list.begin(), list.end(),
                       [](const TypeRule& a, const TypeRule& b) { return a.effective_from < b.effective_from; });
      if (list.empty()) rules.types_.erase(type);
    }
  }
  if (const auto root = Open(config_dir + "/result_codes.yaml", problems)) rules.codes_ = ReadCodes(*root);
  // Its form is checked where procedures are read; here it only limits.
  if (const auto root = Open(config_dir + "/reuse_limits.yaml", &unwanted)) {
    rules.data_check_only_ = root->Get("data_check_only").Strings();
    rules.never_ = root->Get("never").Strings();
  }
  return rules;
}

const TypeRule* ReuseRules::Find(std::string_view type, std::string_view issued) const {
  const auto at = types_.find(type);
  if (at == types_.end()) return nullptr;
  if (!issued.empty()) {
    for (auto rule = at->second.rbegin(); rule != at->second.rend(); ++rule) {
      if (InForce(*rule, issued)) return &*rule;
    }
    // Older than every rule: the oldest that is known. Later than all: the newest.
    if (issued < at->second.front().effective_from) return &at->second.front();
  }
  return &at->second.back();
}

bool ReuseRules::IsDataCheckOnly(std::string_view type) const { return text::Holds(data_check_only_, type); }
bool ReuseRules::IsNeverAutomatic(std::string_view type) const { return text::Holds(never_, type); }

}  // namespace sohoa::reuse
