#include <algorithm>
#include <map>

#include "extractors/papers/phrase.h"
#include "extractors/papers/rule_loader.h"

namespace sohoa::papers {
namespace {

using settings::Node;

const std::vector<std::string_view> kFileKeys = {
    "type",      "types",    "title",    "recognise", "legal_basis", "effective_from", "effective_to",
    "sensitive", "identity", "sections", "fields",    "stops",       "checks",         "without"};

std::vector<TitleVariant> ReadTitles(const Node& node) {
  std::vector<TitleVariant> titles;
  for (const Node& item : node.Items()) {
    const std::string text = item.String();
    const std::string key = MakeKey(text);
    if (key.size() < 4) {
      item.AddProblem("the title «" + text + "» is too short to be told from other words");
      continue;
    }
    titles.push_back({text, key});
  }
  return titles;
}

void ReadRecognise(const Node& node, TypeRule& type) {
  node.AllowOnly({"titles", "not_titles", "symbols", "labels_needed", "letter", "card", "plain_number", "needs_head"});
  type.titles = ReadTitles(node.Get("titles"));
  type.not_titles = ReadTitles(node.Get("not_titles"));
  type.symbols = node.Get("symbols").Strings();
  type.labels_needed = static_cast<int>(node.Get("labels_needed").Int(0, 0, 50));
  type.letter = node.Get("letter").Bool(false);
  type.card = node.Get("card").Bool(false);
  type.plain_number = node.Get("plain_number").Bool(false);
  type.needs_head = node.Get("needs_head").Bool(false);
}

std::vector<Section> ReadSections(const Node& node) {
  std::vector<Section> sections;
  for (const auto& [name, entry] : node.Entries()) {
    entry.AllowOnly({"anchors", "holds"});
    Section section{name, ReadLabels(entry.Require("anchors"), false), ReadLabels(entry.Get("holds"), false)};
    sections.push_back(std::move(section));
  }
  return sections;
}

// A name that a rule refers to must be one of the type's fields.
bool CheckFieldName(const Node& node, const std::string& name, const TypeRule& type) {
  std::vector<std::string_view> known;
  for (const FieldRule& field : type.fields) known.push_back(field.name);
  if (std::find(known.begin(), known.end(), name) != known.end()) return true;
  const std::string near = settings::Nearest(name, known);
  node.AddProblem("the type «" + type.name + "» has no field «" + name + "»",
                  near.empty() ? "" : "did you mean «" + near + "»?");
  return false;
}

std::vector<CheckRule> ReadChecks(const Node& node, const TypeRule& type) {
  static const std::map<std::string_view, CheckKind> kKinds = {
      {"id_sex", CheckKind::kIdSex},          {"id_birth", CheckKind::kIdBirth},
      {"date_order", CheckKind::kDateOrder},  {"different", CheckKind::kDifferent},
      {"tax_code", CheckKind::kTaxCode},      {"card_expiry", CheckKind::kCardExpiry},
      {"three_years", CheckKind::kThreeYears}};
  std::vector<CheckRule> checks;
  for (const Node& item : node.Items()) {
    item.AllowOnly({"id_sex", "id_birth", "date_order", "different", "tax_code", "card_expiry", "three_years"});
    for (const auto& [name, value] : item.Entries()) {
      const auto kind = kKinds.find(name);
      if (kind == kKinds.end()) continue;
      const std::vector<std::string> fields = value.Strings();
      const std::size_t needed = kind->second == CheckKind::kTaxCode ? 1 : 2;
      if (fields.size() != needed) {
        value.AddProblem("the check «" + name + "» is about " + std::to_string(needed) + " field(s)");
        continue;
      }
      bool known = true;
      for (const std::string& field : fields) known = CheckFieldName(value, field, type) && known;
      if (known) checks.push_back({kind->second, fields.front(), fields.back()});
    }
  }
  return checks;
}

void CheckSections(const Node& fields_node, const TypeRule& type) {
  std::vector<std::string_view> known;
  for (const Section& section : type.sections) known.push_back(section.name);
  for (const FieldRule& field : type.fields) {
    for (const Way& way : field.ways) {
      if (way.section.empty() || std::find(known.begin(), known.end(), way.section) != known.end()) continue;
      const std::string near = settings::Nearest(way.section, known);
      fields_node.Get(field.name)
          .AddProblem("unknown section «" + way.section + "»", near.empty() ? "" : "did you mean «" + near + "»?");
    }
  }
}

// Two fields that wait for the same words in the same section could never both be found.
void CheckLabels(const Node& fields_node, const TypeRule& type) {
  std::map<std::string, const FieldRule*> owners;
  for (const FieldRule& field : type.fields) {
    for (const Way& way : field.ways) {
      for (const Label& label : way.labels) {
        const auto [owner, fresh] = owners.emplace(way.section + "/" + label.key, &field);
        if (fresh || owner->second == &field || owner->second->kind != field.kind) continue;
        fields_node.Get(field.name)
            .AddProblem("the label «" + label.text + "» belongs to «" + owner->second->name + "» already");
      }
    }
  }
}

// The common fields first, each in its place unless the type describes it itself or has it not.
std::vector<FieldRule> WithCommonFields(const Node& root, std::vector<FieldRule> own,
                                        const std::vector<FieldRule>& common_fields) {
  const std::vector<std::string> without = root.Get("without").Strings();
  std::vector<std::string_view> known;
  for (const FieldRule& field : common_fields) known.push_back(field.name);
  for (const std::string& name : without) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    const std::string near = settings::Nearest(name, known);
    root.Get("without").AddProblem("«" + name + "» is no common field",
                                   near.empty() ? "" : "did you mean «" + near + "»?");
  }
  std::vector<FieldRule> fields;
  for (const FieldRule& field : common_fields) {
    const auto same = [&](const FieldRule& rule) { return rule.name == field.name; };
    if (std::find(without.begin(), without.end(), field.name) != without.end()) continue;
    if (std::any_of(own.begin(), own.end(), same)) continue;
    fields.push_back(field);
  }
  for (FieldRule& field : own) fields.push_back(std::move(field));
  return fields;
}

TypeRule ReadShared(const Node& root, const std::vector<FieldRule>& common_fields) {
  TypeRule type;
  type.legal_basis = root.Get("legal_basis").String();
  type.effective_from = root.Get("effective_from").String();
  type.effective_to = root.Get("effective_to").String();
  type.sensitive = root.Get("sensitive").Bool(false);
  type.sections = ReadSections(root.Get("sections"));
  type.fields = WithCommonFields(root, ReadFields(root.Get("fields")), common_fields);
  type.stops = ReadLabels(root.Get("stops"), false);
  return type;
}

void Finish(const Node& root, TypeRule& type) {
  type.checks = ReadChecks(root.Get("checks"), type);
  for (const Node& item : root.Get("identity").Items()) {
    if (CheckFieldName(item, item.String(), type)) type.identity.push_back(item.String());
  }
  CheckSections(root.Get("fields"), type);
  CheckLabels(root.Get("fields"), type);
}

}  // namespace

std::vector<TypeRule> ReadTypes(const Node& root, const std::vector<FieldRule>& common_fields) {
  std::vector<TypeRule> types;
  if (!root.IsDefined()) return types;
  root.AllowOnly(kFileKeys);
  const TypeRule shared = ReadShared(root, common_fields);
  const Node family = root.Get("types");
  if (!family.IsDefined()) {
    TypeRule type = shared;
    type.name = root.Require("type").String();
    type.title = root.Require("title").String();
    ReadRecognise(root.Get("recognise"), type);
    Finish(root, type);
    if (!type.name.empty()) types.push_back(std::move(type));
    return types;
  }
  for (const Node& member : family.Items()) {
    member.AllowOnly({"type", "title", "recognise"});
    TypeRule type = shared;
    type.name = member.Require("type").String();
    type.title = member.Require("title").String();
    ReadRecognise(member.Get("recognise"), type);
    if (!type.name.empty()) types.push_back(std::move(type));
  }
  // What the members share is checked once, so that a mistake is reported once.
  if (!types.empty()) {
    Finish(root, types.front());
    for (TypeRule& type : types) {
      type.checks = types.front().checks;
      type.identity = types.front().identity;
    }
  }
  return types;
}

}  // namespace sohoa::papers
