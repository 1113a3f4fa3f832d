// From the net's opinion of each segment to the strings that a slot may hold. Pure; thread-compatible. The same steps
// stand in scripts/digits/paths.py.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/handwriting/digit_net.h"
#include "extractors/handwriting/segments.h"

namespace sohoa::handwriting {

enum class SlotKind { kDay, kMonth, kNumber };

// Whether a slot may hold these digits: a day of 1 to 31, a month of 1 to 12, a number of at most six digits.
bool IsAllowed(SlotKind kind, std::string_view digits);

struct JudgedSegment {
  Segment segment;
  DigitLogs logs{};
};

// Natural logarithms of the weights of all digit strings, summed over the ways to cut the slot and to leave pieces of
// ink out; the empty string stands for no digits at all. Only the likeliest are followed.
std::map<std::string, double> WeighStrings(int atom_count, const std::vector<JudgedSegment>& segments);

// Digits and the probability that they are what was written.
struct Proposal {
  std::string digits;
  double probability = 0;
};

// The allowed strings, likeliest first. What is not allowed ("", 45 as a day) keeps its share of the probability: a
// slot that seems to say so is misread.
std::vector<Proposal> Rank(SlotKind kind, const std::map<std::string, double>& weights, double temperature);

}  // namespace sohoa::handwriting
