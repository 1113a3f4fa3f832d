#include "extractors/papers/paper_catalog.h"

#include <algorithm>
#include <filesystem>

#include "extractors/papers/catalog.h"
#include "extractors/papers/rule_loader.h"

namespace sohoa::papers {

const FieldRule* RuleCatalog::FindRule(std::string_view type, std::string_view field) const {
  const TypeRule* rule = rules_.Find(type);
  if (rule == nullptr) return nullptr;
  auto it = std::find_if(rule->fields.begin(), rule->fields.end(), [&](const FieldRule& f) { return f.name == field; });
  return it == rule->fields.end() ? nullptr : &*it;
}

std::vector<std::string> RuleCatalog::TypeNames() const {
  std::vector<std::string> names;
  for (const TypeRule& type : rules_.types) names.push_back(type.name);
  return names;
}

std::string RuleCatalog::Title(std::string_view type) const {
  const TypeRule* rule = rules_.Find(type);
  return rule == nullptr ? std::string(type) : rule->title;
}

std::string RuleCatalog::FieldTitle(std::string_view type, std::string_view field) const {
  const FieldRule* rule = FindRule(type, field);
  return rule == nullptr ? std::string(field) : rule->title;
}

std::vector<std::string> RuleCatalog::FieldNames(std::string_view type) const {
  std::vector<std::string> names;
  if (const TypeRule* rule = rules_.Find(type)) {
    for (const FieldRule& field : rule->fields) names.push_back(field.name);
  }
  return names;
}

std::vector<std::string> RuleCatalog::IdentityFields(std::string_view type) const {
  const TypeRule* rule = rules_.Find(type);
  return rule == nullptr ? std::vector<std::string>{} : rule->identity;
}

std::optional<Field> RuleCatalog::ReadTyped(std::string_view type, std::string_view field,
                                            std::string_view text) const {
  const FieldRule* rule = FindRule(type, field);
  if (rule == nullptr) return std::nullopt;
  auto value = values::Parse(rule->kind, text, *rules_.vocabulary);
  if (!value) return std::nullopt;
  Field typed;
  typed.name = field;
  typed.value = std::move(value->value);
  typed.items = std::move(value->items);
  return typed;
}

bool RuleCatalog::IsSensitive(std::string_view type) const {
  const TypeRule* rule = rules_.Find(type);
  return rule != nullptr && rule->sensitive;
}

Result<std::shared_ptr<const PaperCatalog>> PaperCatalog::Load(const std::string& config_dir,
                                                               std::vector<settings::Problem>* problems) {
  RuleSet rules = LoadRules(config_dir, problems);
  const bool usable = std::any_of(rules.types.begin(), rules.types.end(),
                                  [](const TypeRule& type) { return type.name != "khac" && !type.fields.empty(); });
  if (!usable || rules.vocabulary == nullptr) {
    return Error{ErrorCode::kConfigInvalid, config_dir, 0, "no usable paper type in papers/"};
  }
  return std::shared_ptr<const PaperCatalog>(std::make_shared<RuleCatalog>(std::move(rules)));
}

std::map<std::string, std::string> TypeTitles(const std::string& config_dir) {
  std::map<std::string, std::string> titles;
  std::vector<settings::Problem> problems;
  std::error_code failed;
  for (std::filesystem::directory_iterator it(config_dir + "/papers", failed), end; !failed && it != end;
       it.increment(failed)) {
    if (it->path().extension() != ".yaml" || it->path().filename() == "common.yaml") continue;
    const settings::Node root = settings::LoadYamlKeys(it->path(), {"type", "title", "types"}, &problems);
    const settings::Node family = root.Get("types");
    if (root.Get("type").IsDefined()) titles[root.Get("type").String()] = root.Get("title").String();
    if (!family.IsSequence()) continue;
    for (const settings::Node& member : family.Items()) {
      titles[member.Get("type").String()] = member.Get("title").String();
    }
  }
  return titles;
}

}  // namespace sohoa::papers
