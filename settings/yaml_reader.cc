#include "settings/yaml_reader.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <sstream>

#include "text/vietnamese.h"

namespace sohoa::settings {

// yaml-cpp's nodes throw on misuse and share state behind the scenes; both end at this file's border.
struct Node::Impl {
  YAML::Node node;
  std::string file;
  std::string name;  // the key under which it stands, for messages
  int line = 0;
  bool defined = false;
  std::vector<Problem>* problems = nullptr;

  std::shared_ptr<Impl> Child(std::string child_name) const {
    auto child = std::make_shared<Impl>();
    child->file = file;
    child->name = std::move(child_name);
    child->line = line;
    child->problems = problems;
    return child;
  }

  std::shared_ptr<Impl> Child(std::string child_name, const YAML::Node& child_node, int child_line) const {
    auto child = Child(std::move(child_name));
    child->node = child_node;
    child->line = child_line;
    child->defined = child_node.IsDefined() && !child_node.IsNull();
    return child;
  }
};

namespace {

std::string Quote(std::string_view word) { return "«" + std::string(word) + "»"; }

int LineOf(const YAML::Node& node, int fallback) {
  const YAML::Mark mark = node.Mark();
  return mark.is_null() ? fallback : mark.line + 1;
}

template <class Number>
std::optional<Number> ParseNumber(const std::string& text) {
  Number number{};
  const char* end = text.data() + text.size();
  const auto [parsed_to, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || parsed_to != end) return std::nullopt;
  return number;
}

template <class Number>
std::string RangeText(Number min, Number max) {
  std::ostringstream text;
  text << "between " << min << " and " << max;
  return text.str();
}

std::optional<std::string> ReadText(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  std::stringstream text;
  if (!stream || !(text << stream.rdbuf())) return std::nullopt;
  return std::move(text).str();
}

// The lines of the entries under these keys; empty ones in the place of all others, so that lines keep their numbers.
std::string EntriesUnder(const std::vector<std::string_view>& keys, std::string_view text) {
  std::string entries;
  bool wanted = false;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    // What belongs to an entry is indented, is a list's item, or says nothing.
    const bool begins_entry = !line.empty() && std::string_view(" \t-#\r").find(line.front()) == std::string_view::npos;
    if (begins_entry) wanted = std::find(keys.begin(), keys.end(), line.substr(0, line.find(':'))) != keys.end();
    if (wanted) entries += line;
    entries += '\n';
  }
  return entries;
}

}  // namespace

std::string ToString(const Problem& problem) {
  std::string text = problem.file;
  if (problem.line > 0) text += ":" + std::to_string(problem.line);
  text += ": " + problem.message;
  if (!problem.suggestion.empty()) text += " (" + problem.suggestion + ")";
  return text;
}

bool Node::IsDefined() const { return impl_ != nullptr && impl_->defined; }
bool Node::IsMap() const { return IsDefined() && impl_->node.IsMap(); }
bool Node::IsSequence() const { return IsDefined() && impl_->node.IsSequence(); }
bool Node::IsScalar() const { return IsDefined() && impl_->node.IsScalar(); }
int Node::line() const { return impl_ == nullptr ? 0 : impl_->line; }

Node Node::Get(std::string_view key) const {
  Node child;
  if (impl_ == nullptr) return child;
  if (IsDefined() && !IsMap()) {
    AddProblem(Quote(impl_->name) + " must be a list of keys with values");
  }
  for (auto& [name, node] : Entries()) {
    if (name == key) return node;
  }
  child.impl_ = impl_->Child(std::string(key));
  return child;
}

Node Node::Require(std::string_view key) const {
  Node child = Get(key);
  if (!child.IsDefined()) AddProblem("the key " + Quote(key) + " is missing");
  return child;
}

std::vector<std::pair<std::string, Node>> Node::Entries() const {
  std::vector<std::pair<std::string, Node>> entries;
  if (!IsMap()) return entries;
  for (const auto& pair : impl_->node) {
    if (!pair.first.IsScalar()) continue;
    Node child;
    child.impl_ = impl_->Child(pair.first.Scalar(), pair.second, LineOf(pair.first, impl_->line));
    entries.emplace_back(pair.first.Scalar(), std::move(child));
  }
  return entries;
}

std::vector<Node> Node::Items() const {
  std::vector<Node> items;
  if (!IsDefined()) return items;
  if (!IsSequence()) {
    items.push_back(*this);
    return items;
  }
  for (const YAML::Node& item : impl_->node) {
    Node child;
    child.impl_ = impl_->Child(impl_->name, item, LineOf(item, impl_->line));
    items.push_back(std::move(child));
  }
  return items;
}

std::string Node::String(std::string_view fallback) const {
  if (!IsDefined()) return std::string(fallback);
  if (!IsScalar()) {
    AddProblem(Quote(impl_->name) + " must be a single value");
    return std::string(fallback);
  }
  return text::Normalize(impl_->node.Scalar());
}

double Node::Double(double fallback, double min, double max) const {
  if (!IsDefined()) return fallback;
  const auto number = IsScalar() ? ParseNumber<double>(impl_->node.Scalar()) : std::nullopt;
  if (!number || !std::isfinite(*number) || *number < min || *number > max) {
    AddProblem(Quote(impl_->name) + " must be a number " + RangeText(min, max));
    return fallback;
  }
  return *number;
}

long long Node::Int(long long fallback, long long min, long long max) const {
  if (!IsDefined()) return fallback;
  const auto number = IsScalar() ? ParseNumber<long long>(impl_->node.Scalar()) : std::nullopt;
  if (!number || *number < min || *number > max) {
    AddProblem(Quote(impl_->name) + " must be a whole number " + RangeText(min, max));
    return fallback;
  }
  return *number;
}

bool Node::Bool(bool fallback) const {
  if (!IsDefined()) return fallback;
  const std::string word = IsScalar() ? impl_->node.Scalar() : "";
  if (word == "true" || word == "yes") return true;
  if (word == "false" || word == "no") return false;
  AddProblem(Quote(impl_->name) + " must be true or false");
  return fallback;
}

std::vector<std::string> Node::Strings() const {
  std::vector<std::string> strings;
  for (const Node& item : Items()) {
    if (item.IsScalar()) {
      strings.push_back(item.String());
    } else {
      item.AddProblem(Quote(impl_->name) + " must be a list of single values");
    }
  }
  return strings;
}

void Node::AllowOnly(const std::vector<std::string_view>& keys) const {
  if (IsDefined() && !IsMap()) {
    AddProblem(Quote(impl_->name) + " must be a list of keys with values");
    return;
  }
  std::vector<std::string> seen;
  for (const auto& [name, node] : Entries()) {
    if (std::find(seen.begin(), seen.end(), name) != seen.end()) {
      node.AddProblem("the key " + Quote(name) + " stands here twice");
    }
    seen.push_back(name);
    if (std::find(keys.begin(), keys.end(), name) != keys.end()) continue;
    const std::string near = Nearest(name, keys);
    node.AddProblem("unknown key " + Quote(name), near.empty() ? "" : "did you mean " + Quote(near) + "?");
  }
}

void Node::AddProblem(std::string message, std::string suggestion) const {
  if (impl_ == nullptr || impl_->problems == nullptr) return;
  impl_->problems->push_back({impl_->file, impl_->line, std::move(message), std::move(suggestion)});
}

Node Node::Parse(const std::string& path, const std::optional<std::string>& text, std::vector<Problem>* problems) {
  Node root;
  root.impl_ = std::make_shared<Node::Impl>();
  root.impl_->file = path;
  root.impl_->name = path;
  root.impl_->problems = problems;
  if (!text) {
    root.AddProblem("the file cannot be read");
    return root;
  }
  try {
    root.impl_->node = YAML::Load(*text);
    root.impl_->line = LineOf(root.impl_->node, 1);
    root.impl_->defined = root.impl_->node.IsDefined() && !root.impl_->node.IsNull();
    if (!root.impl_->defined) root.AddProblem("the file is empty");
  } catch (const YAML::Exception& error) {
    root.impl_->line = error.mark.is_null() ? 0 : error.mark.line + 1;
    root.AddProblem("this is not valid YAML: " + error.msg);
  }
  return root;
}

Node LoadYaml(const std::string& path, std::vector<Problem>* problems) {
  return Node::Parse(path, ReadText(path), problems);
}

Node LoadYamlKeys(const std::string& path, const std::vector<std::string_view>& keys, std::vector<Problem>* problems) {
  std::optional<std::string> text = ReadText(path);
  if (text) text = EntriesUnder(keys, *text);
  return Node::Parse(path, text, problems);
}

std::string Nearest(std::string_view word, const std::vector<std::string_view>& known) {
  const std::u32string wanted = text::ToCodePoints(word);
  std::string nearest;
  int least = static_cast<int>((wanted.size() + 2) / 3) + 1;
  for (std::string_view candidate : known) {
    const int distance = text::EditDistance(wanted, text::ToCodePoints(candidate), least);
    if (distance >= least) continue;
    least = distance;
    nearest = candidate;
  }
  return nearest;
}

}  // namespace sohoa::settings
