#include "extractors/handwriting/paths.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace sohoa::handwriting {
namespace {

// As in scripts/digits/paths.py.
constexpr double kSkip = -2.5;  // for each atom taken for print or dirt, besides the net's own "no digit"
constexpr size_t kMostStrings = 48;
constexpr size_t kLongest = 6;
constexpr double kHopeless = -9;

using Strings = std::map<std::string, double>;

void Add(Strings* strings, std::string digits, double weight) {
  const auto [it, is_new] = strings->try_emplace(std::move(digits), weight);
  if (is_new) return;
  const double high = std::max(it->second, weight);
  it->second = high + std::log1p(std::exp(std::min(it->second, weight) - high));
}

// The likeliest, likeliest first.
std::vector<std::pair<double, std::string>> Best(const Strings& strings) {
  std::vector<std::pair<double, std::string>> best;
  best.reserve(strings.size());
  for (const auto& [digits, weight] : strings) best.emplace_back(-weight, digits);
  std::sort(best.begin(), best.end());
  if (best.size() > kMostStrings) best.resize(kMostStrings);
  return best;
}

}  // namespace

bool IsAllowed(SlotKind kind, std::string_view digits) {
  if (kind == SlotKind::kNumber) {
    return !digits.empty() && digits.size() <= kLongest && digits.find_first_not_of('0') != std::string_view::npos;
  }
  if (digits.empty() || digits.size() > 2) return false;
  int value = 0;
  for (const char digit : digits) value = 10 * value + (digit - '0');
  return value >= 1 && value <= (kind == SlotKind::kDay ? 31 : 12);
}

std::map<std::string, double> WeighStrings(int atom_count, const std::vector<JudgedSegment>& segments) {
  std::vector<Strings> places(static_cast<size_t>(atom_count) + 1);
  places[0][""] = 0;
  for (int place = 0; place < atom_count; ++place) {
    for (const auto& [minus_weight, digits] : Best(places[static_cast<size_t>(place)])) {
      double skip = kSkip - minus_weight;
      for (const JudgedSegment& judged : segments) {
        if (judged.segment.first != place) continue;
        if (judged.segment.last == place + 1) skip += judged.logs[kNoDigit];
        if (digits.size() >= kLongest) continue;
        for (int digit = 0; digit < kNoDigit; ++digit) {
          const double log = judged.logs[static_cast<size_t>(digit)];
          if (log < kHopeless) continue;
          Add(&places[static_cast<size_t>(judged.segment.last)], digits + static_cast<char>('0' + digit),
              log - minus_weight);
        }
      }
      Add(&places[static_cast<size_t>(place) + 1], digits, skip);
    }
  }
  return places.back();
}

std::vector<Proposal> Rank(SlotKind kind, const std::map<std::string, double>& weights, double temperature) {
  std::vector<Proposal> proposals;
  if (weights.empty()) return proposals;
  double top = weights.begin()->second;
  for (const auto& [digits, weight] : weights) top = std::max(top, weight);
  double total = 0;
  for (const auto& [digits, weight] : weights) total += std::exp((weight - top) / temperature);
  for (const auto& [digits, weight] : weights) {
    if (IsAllowed(kind, digits)) proposals.push_back({digits, std::exp((weight - top) / temperature) / total});
  }
  std::stable_sort(proposals.begin(), proposals.end(),
                   [](const Proposal& a, const Proposal& b) { return a.probability > b.probability; });
  return proposals;
}

}  // namespace sohoa::handwriting
