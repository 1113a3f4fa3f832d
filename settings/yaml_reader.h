// The one place that touches yaml-cpp. Reads a YAML file into checked values and collects every mistake with file, line
// and, where a known word is near, a suggestion. Not thread-safe while reading; the results are plain values.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sohoa::settings {

struct Problem {
  std::string file;
  int line = 0;  // from 1; 0 when the whole file is meant
  std::string message;
  std::string suggestion;  // "did you mean «...»?" word; may be empty
};
std::string ToString(const Problem& problem);  // "file:line: message (did you mean ...?)"

// A node of a YAML document; cheap to copy. Every getter that meets a value of the wrong shape adds a Problem to the
// list given to LoadYaml and answers the default; a missing key answers the default without a problem unless Required.
class Node {
 public:
  bool IsDefined() const;
  bool IsMap() const;
  bool IsSequence() const;
  bool IsScalar() const;
  int line() const;

  Node Get(std::string_view key) const;                       // undefined node when absent
  Node Require(std::string_view key) const;                   // adds a problem when absent
  std::vector<std::pair<std::string, Node>> Entries() const;  // of a map, in file order
  std::vector<Node> Items() const;                            // of a sequence; a scalar counts as one item

  std::string String(std::string_view fallback = "") const;
  double Double(double fallback, double min, double max) const;
  long long Int(long long fallback, long long min, long long max) const;
  bool Bool(bool fallback) const;
  std::vector<std::string> Strings() const;  // of a sequence of scalars, or one scalar

  // Adds a problem, with the nearest known key as suggestion, for every key that is not listed.
  void AllowOnly(const std::vector<std::string_view>& keys) const;
  void AddProblem(std::string message, std::string suggestion = "") const;

 private:
  friend Node LoadYaml(const std::string& path, std::vector<Problem>* problems);
  friend Node LoadYamlKeys(const std::string& path, const std::vector<std::string_view>& keys,
                           std::vector<Problem>* problems);
  // `text` is what stands in the file; nothing: it cannot be read.
  static Node Parse(const std::string& path, const std::optional<std::string>& text, std::vector<Problem>* problems);
  struct Impl;
  std::shared_ptr<Impl> impl_;
};

// An undefined node, and a problem, when the file cannot be read or is not YAML.
Node LoadYaml(const std::string& path, std::vector<Problem>* problems);

// Only the entries under these keys of a file that is a map, each key at the beginning of a line: what else stands in
// the file is not parsed, which takes most of the time. An undefined node, and a problem, when none of them is there.
Node LoadYamlKeys(const std::string& path, const std::vector<std::string_view>& keys, std::vector<Problem>* problems);

// The nearest of the known words within a third of its length in edits; empty when none is near.
std::string Nearest(std::string_view word, const std::vector<std::string_view>& known);

}  // namespace sohoa::settings
