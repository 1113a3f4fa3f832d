#include <algorithm>

#include "extractors/papers/phrase.h"
#include "extractors/papers/rule_loader.h"

namespace sohoa::papers {
namespace {

using settings::Node;

constexpr std::string_view kWayKeys[] = {"from", "labels", "inline", "section", "region", "pattern", "part", "lines"};

std::vector<std::string_view> KindNames() {
  std::vector<std::string_view> names;
  for (int kind = 0; kind <= static_cast<int>(values::Kind::kAuthority); ++kind) {
    names.push_back(values::KindName(static_cast<values::Kind>(kind)));
  }
  return names;
}

std::string Suggest(std::string_view word, const std::vector<std::string_view>& known) {
  const std::string near = settings::Nearest(word, known);
  return near.empty() ? "" : "did you mean «" + near + "»?";
}

Box ReadRegion(const Node& node) {
  const std::vector<Node> items = node.Items();
  if (items.empty()) return {};
  if (items.size() != 4) {
    node.AddProblem("a region is [x0, y0, x1, y1], as fractions of the page");
    return {};
  }
  const Box box{items[0].Double(0, 0, 1), items[1].Double(0, 0, 1), items[2].Double(1, 0, 1), items[3].Double(1, 0, 1)};
  if (box.IsEmpty()) node.AddProblem("this region is empty");
  return box;
}

std::shared_ptr<const RE2> ReadPattern(const Node& node) {
  if (!node.IsDefined()) return nullptr;
  RE2::Options options;
  options.set_log_errors(false);
  auto pattern = std::make_shared<RE2>(node.String(), options);
  if (!pattern->ok()) {
    node.AddProblem("this is not a regular expression that RE2 takes: " + pattern->error());
    return nullptr;
  }
  return pattern;
}

Way ReadWay(const Node& node) {
  Way way;
  const std::string from = node.Get("from").String("label");
  if (const auto place = PlaceFromName(from)) {
    way.place = *place;
  } else {
    node.Get("from").AddProblem("unknown place «" + from + "»", Suggest(from, PlaceNames()));
  }
  way.labels = ReadLabels(node.Get("labels"), false);
  for (Label& label : ReadLabels(node.Get("inline"), true)) way.labels.push_back(std::move(label));
  way.section = node.Get("section").String();
  way.region = ReadRegion(node.Get("region"));
  way.pattern = ReadPattern(node.Get("pattern"));
  way.part = static_cast<int>(node.Get("part").Int(0, 0, 30));
  way.lines = static_cast<int>(node.Get("lines").Int(way.lines, 1, 40));
  if (way.place == Place::kLabel && way.labels.empty()) node.AddProblem("this field has no labels to be found by");
  if (way.place == Place::kPattern && way.pattern == nullptr)
    node.AddProblem("this field has no pattern to be found by");
  return way;
}

FieldRule ReadField(const std::string& name, const Node& node) {
  std::vector<std::string_view> keys(std::begin(kWayKeys), std::end(kWayKeys));
  keys.insert(keys.end(), {"title", "kind", "in_words", "sensitive", "or"});
  node.AllowOnly(keys);
  FieldRule rule;
  rule.name = name;
  rule.line = node.line();
  rule.title = node.Get("title").String(name);
  const std::string kind = node.Require("kind").String("text");
  if (const auto known = values::KindFromName(kind)) {
    rule.kind = *known;
  } else {
    node.Get("kind").AddProblem("unknown kind of value «" + kind + "»", Suggest(kind, KindNames()));
  }
  rule.sensitive = node.Get("sensitive").Bool(false);
  rule.in_words = ReadLabels(node.Get("in_words"), false);
  rule.ways.push_back(ReadWay(node));
  for (const Node& other : node.Get("or").Items()) {
    other.AllowOnly(std::vector<std::string_view>(std::begin(kWayKeys), std::end(kWayKeys)));
    rule.ways.push_back(ReadWay(other));
  }
  return rule;
}

}  // namespace

std::vector<Label> ReadLabels(const Node& node, bool anywhere) {
  std::vector<Label> labels;
  for (const Node& item : node.Items()) {
    Label label{item.String(), MakeKey(item.String()), anywhere, item.line()};
    if (label.key.empty()) {
      item.AddProblem("«" + label.text + "» has neither letters nor digits");
      continue;
    }
    const auto same = [&](const Label& other) { return other.key == label.key; };
    if (std::any_of(labels.begin(), labels.end(), same)) {
      item.AddProblem("the label «" + label.text + "» stands here twice (marks and case do not count)");
      continue;
    }
    labels.push_back(std::move(label));
  }
  return labels;
}

std::vector<FieldRule> ReadFields(const Node& node) {
  std::vector<FieldRule> rules;
  for (const auto& [name, field] : node.Entries()) {
    const auto same = [&, key = name](const FieldRule& rule) { return rule.name == key; };
    if (std::any_of(rules.begin(), rules.end(), same)) {
      field.AddProblem("the field «" + name + "» stands here twice");
      continue;
    }
    rules.push_back(ReadField(name, field));
  }
  return rules;
}

}  // namespace sohoa::papers
