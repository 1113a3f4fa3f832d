#include "extractors/values/nearest_index.h"

#include <algorithm>
#include <cmath>

#include "text/vietnamese.h"

namespace sohoa::values {
namespace {

constexpr double kFar = 1e9;
// How many forms that share most letter pairs with the text are compared letter by letter.
constexpr std::size_t kCandidates = 48;

}  // namespace

bool IsClear(const Nearness& nearness, std::size_t length) {
  if (nearness.cost == 0) return true;
  if (nearness.cost > 0.25 * static_cast<double>(length)) return false;
  return nearness.second - nearness.cost >= std::max(0.35, 0.5 * nearness.cost);
}

std::optional<Nearness> NearestOf(std::u32string_view read, const std::vector<Candidate>& candidates,
                                  const Confusions& confusions) {
  Nearness nearness{0, kFar, kFar};
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const double cost = confusions.Distance(read, candidates[i].form, nearness.second);
    const bool rival = nearness.cost == kFar || candidates[i].group != candidates[nearness.index].group;
    if (cost < nearness.cost) {
      if (rival) nearness.second = nearness.cost;
      nearness.cost = cost;
      nearness.index = i;
    } else if (rival && cost < nearness.second) {
      nearness.second = cost;
    }
  }
  if (nearness.cost == kFar) return std::nullopt;
  return nearness;
}

std::vector<std::uint32_t> NearestIndex::Bigrams(std::string_view folded) {
  std::vector<std::uint32_t> pairs;
  unsigned char before = ' ';
  for (const char c : folded) {
    const auto next = static_cast<unsigned char>(c);
    pairs.push_back((static_cast<std::uint32_t>(before) << 8) | next);
    before = next;
  }
  pairs.push_back((static_cast<std::uint32_t>(before) << 8) | ' ');
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

void NearestIndex::Add(std::string form) {
  std::string lower = text::ToLower(form);
  const auto [slot, added] = exact_.emplace(lower, static_cast<std::uint32_t>(forms_.size()));
  if (!added) return;
  lowered_.push_back(text::ToCodePoints(lower));
  std::string plain = text::NormalizeTone(lower);
  std::erase_if(plain, [](char c) { return c == ' ' || c == ',' || c == '-' || c == '\'' || c == '.'; });
  groups_.push_back(group_of_.emplace(std::move(plain), group_of_.size()).first->second);
  forms_.push_back(std::move(form));
}

void NearestIndex::Build() {
  postings_.clear();
  bigram_counts_.clear();
  for (std::uint32_t i = 0; i < forms_.size(); ++i) {
    const std::vector<std::uint32_t> pairs = Bigrams(text::Fold(forms_[i]));
    for (const std::uint32_t pair : pairs) postings_[pair].push_back(i);
    bigram_counts_.push_back(static_cast<std::uint16_t>(pairs.size()));
  }
}

bool NearestIndex::Contains(std::string_view text) const { return exact_.contains(text::ToLower(text)); }

std::optional<Nearness> NearestIndex::Find(std::string_view text, const Confusions& confusions) const {
  const std::string lower = text::ToLower(text);
  if (const auto found = exact_.find(lower); found != exact_.end()) return Nearness{found->second, 0, kFar};
  const std::vector<std::uint32_t> pairs = Bigrams(text::Fold(lower));
  std::vector<std::uint16_t> shared(forms_.size());
  std::vector<std::uint32_t> touched;
  for (const std::uint32_t pair : pairs) {
    const auto list = postings_.find(pair);
    if (list == postings_.end()) continue;
    for (const std::uint32_t form : list->second) {
      if (shared[form]++ == 0) touched.push_back(form);
    }
  }
  // Dice's coefficient over letter pairs without marks.
  const auto dice = [&](std::uint32_t form) {
    return 2.0 * shared[form] / static_cast<double>(pairs.size() + bigram_counts_[form]);
  };
  const std::size_t kept = std::min(kCandidates, touched.size());
  std::partial_sort(touched.begin(), touched.begin() + static_cast<std::ptrdiff_t>(kept), touched.end(),
                    [&](std::uint32_t a, std::uint32_t b) {
                      const double left = dice(a);
                      const double right = dice(b);
                      return left > right || (left == right && a < b);
                    });
  touched.resize(kept);
  std::vector<Candidate> candidates;
  candidates.reserve(kept);
  for (const std::uint32_t form : touched) candidates.push_back({lowered_[form], groups_[form]});
  std::optional<Nearness> nearness = NearestOf(text::ToCodePoints(lower), candidates, confusions);
  if (nearness) nearness->index = touched[nearness->index];
  return nearness;
}

}  // namespace sohoa::values
