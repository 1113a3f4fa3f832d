// Finds the listed form that a misread text stands for, among few or many forms, in well under a millisecond.
// Immutable after Build; thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extractors/values/confusion.h"

namespace sohoa::values {

struct Nearness {
  std::size_t index = 0;  // of the nearest form
  double cost = 0;        // of Confusions::Distance
  double second = 0;      // cost of the nearest other form; large when there is none
};

// Whether a mend to the nearest form is beyond doubt: near by a quarter of its length, and no other form about as near.
bool IsClear(const Nearness& nearness, std::size_t length);

// The nearest of the given forms (lower case). Forms of the same group are spellings of one thing and no rivals.
struct Candidate {
  std::u32string_view form;
  std::size_t group = 0;
};
std::optional<Nearness> NearestOf(std::u32string_view read, const std::vector<Candidate>& candidates,
                                  const Confusions& confusions);

class NearestIndex {
 public:
  void Add(std::string form);  // forms that differ only in case count as one
  void Build();

  std::size_t size() const { return forms_.size(); }
  const std::string& Form(std::size_t index) const { return forms_.at(index); }
  std::size_t Length(std::size_t index) const { return lowered_.at(index).size(); }
  bool Contains(std::string_view text) const;  // but for case

  // The nearest form whatever its distance; nothing when no form shares anything with the text.
  std::optional<Nearness> Find(std::string_view text, const Confusions& confusions) const;

 private:
  static std::vector<std::uint32_t> Bigrams(std::string_view folded);

  std::vector<std::string> forms_;
  std::vector<std::u32string> lowered_;
  std::vector<std::size_t> groups_;  // forms that differ only in signs, spaces and the place of a tone share one
  std::unordered_map<std::string, std::uint32_t> exact_;  // lower case
  std::unordered_map<std::string, std::size_t> group_of_;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> postings_;
  std::vector<std::uint16_t> bigram_counts_;
};

}  // namespace sohoa::values
