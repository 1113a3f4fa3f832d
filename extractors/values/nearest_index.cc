#include "extractors/values/nearest_index.h"

#include <algorithm>
#include <cmath>

#include "text/vietnamese.h"

namespace sohoa::values {
namespace {

constexpr double kFar = 1e9;
// How many forms that share most letter pairs with the text are compared letter by letter.
constexpr std::size_t kCandidates = 48;
constexpr float kLeastShared = 0.2F;

}  // namespace

bool IsClear(const Nearness& nearness, std::size_t length) {
  if (nearness.cost == 0) return true;
  if (nearness.cost > 0.25 * static_cast<double>(length)) return false;
  return nearness.second - nearness.cost >= std::max(0.35, 0.5 * nearness.cost);
}

std::optional<Nearness> NearestOf(std::u32string_view read, const std::vector<Candidate>& candidates,
                                  const Confusions& confusions) {
  // Beyond this no form is near, and none is a rival of a near one (IsClear).
  const double cap = 0.4 * static_cast<double>(read.size()) + 1.5;
  Nearness nearness{0, kFar, kFar};
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const double limit = std::min(nearness.second, cap);
    const double cost = confusions.Distance(read, candidates[i].form, limit);
    if (cost >= limit) continue;
    const bool rival = nearness.cost == kFar || candidates[i].group != candidates[nearness.index].group;
    // A form with another word in it is no reading of the text, but where it is near nothing else is clear.
    if (cost < nearness.cost && !confusions.WordsAgree(read, candidates[i].form)) {
      nearness.second = std::min(nearness.second, cost);
    } else if (cost < nearness.cost) {
      if (rival) nearness.second = std::min(nearness.second, nearness.cost);
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
  for (const std::uint32_t pair : pairs) {
    const auto list = postings_.find(pair);
    if (list == postings_.end()) continue;
    for (const std::uint32_t form : list->second) ++shared[form];
  }
  // The forms that share most letter pairs without marks, by Dice's coefficient.
  std::vector<std::pair<float, std::uint32_t>> touched;
  for (std::uint32_t form = 0; form < shared.size(); ++form) {
    const float dice = 2.0F * shared[form] / static_cast<float>(pairs.size() + bigram_counts_[form]);
    if (dice >= kLeastShared) touched.emplace_back(-dice, form);
  }
  const std::size_t kept = std::min(kCandidates, touched.size());
  std::nth_element(touched.begin(), touched.begin() + static_cast<std::ptrdiff_t>(kept), touched.end());
  touched.resize(kept);
  std::sort(touched.begin(), touched.end());
  std::vector<Candidate> candidates;
  candidates.reserve(kept);
  for (const auto& [dice, form] : touched) candidates.push_back({lowered_[form], groups_[form]});
  std::optional<Nearness> nearness = NearestOf(text::ToCodePoints(lower), candidates, confusions);
  if (nearness) nearness->index = touched[nearness->index].second;
  return nearness;
}

}  // namespace sohoa::values
