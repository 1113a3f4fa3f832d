#include "extractors/papers/evidence.h"

#include <algorithm>
#include <cmath>

#include "extractors/papers/rule_loader.h"
#include "text/letters.h"
#include "text/syllable.h"
#include "text/vietnamese.h"

namespace sohoa::papers {
namespace {

const std::string kDefaultGroup = "default";

// A stroke that only touches a word does not make it hand-written.
bool MostlyInside(const Box& word, const Box& region) {
  const Box common = Intersection(word, region);
  return !common.IsEmpty() && common.Width() * common.Height() > 0.5 * word.Width() * word.Height();
}

bool LooksPenned(const Word& word, const Page& page, bool regions) {
  if (word.handwritten) return true;
  return regions && std::any_of(page.handwriting.begin(), page.handwriting.end(),
                                [&](const Box& region) { return MostlyInside(word.box, region); });
}

// The second look may differ in punctuation only.
std::string Letters(const std::string& text) {
  std::string kept;
  for (const char c : text) {
    if (std::ispunct(static_cast<unsigned char>(c)) == 0) kept += c;
  }
  return kept;
}

bool HasRival(const Word& word) {
  return std::any_of(word.alternatives.begin(), word.alternatives.end(),
                     [&](const std::string& other) { return Letters(other) != Letters(word.text); });
}

// Small letters only, several of them: no name of a place, no abbreviation, no number.
bool IsPlainWord(const std::string& letters) {
  const std::u32string points = text::ToCodePoints(letters);
  return points.size() > 1 &&
         std::all_of(points.begin(), points.end(), [](char32_t c) { return text::IsLetter(c) && text::Lower(c) == c; });
}

}  // namespace

const std::vector<std::string_view>& FeatureNames() {
  static const std::vector<std::string_view> names = {
      "bias",      "mean_doubt",    "worst_doubt", "misfit",      "label_doubt", "mended",
      "agreement", "contradiction", "listed",      "pen",         "rivals",      "type_doubt",
      "length",    "page_doubt",    "page_odd",    "page_rivals", "rarity",      "doubtful"};
  return names;
}

PageQuality QualityOf(const Page& page) {
  PageQuality quality;
  if (page.words.empty()) return {0, 0, 0};
  double sum = 0;
  int spoken = 0;
  int odd = 0;
  int rivals = 0;
  for (const Word& word : page.words) {
    sum += word.confidence;
    rivals += HasRival(word) ? 1 : 0;
    const std::string letters = Letters(word.text);
    if (!IsPlainWord(letters)) continue;
    ++spoken;
    odd += text::IsSyllable(letters) ? 0 : 1;
  }
  const auto count = static_cast<double>(page.words.size());
  quality.mean_confidence = sum / count;
  quality.rivals = rivals / count;
  quality.odd = odd / std::max(1.0, static_cast<double>(spoken));
  return quality;
}

Evidence Weigh(const Span& span, const values::Value& value, const PageQuality& page, double label_similarity,
               double type_confidence, bool pen_regions) {
  Evidence evidence;
  double sum = 0;
  double least = 1;
  int rivals = 0;
  for (int index : span.words) {
    const Word& word = span.page->words[index];
    sum += word.confidence;
    least = std::min(least, word.confidence);
    rivals += HasRival(word) ? 1 : 0;
    if (LooksPenned(word, *span.page, pen_regions)) evidence[Feature::kPen] = 1;
  }
  const double count = std::max<double>(1, static_cast<double>(span.words.size()));
  evidence[Feature::kBias] = 1;
  evidence[Feature::kMeanDoubt] = 1 - sum / count;
  evidence[Feature::kWorstDoubt] = 1 - least;
  evidence[Feature::kMisfit] = 1 - value.fit;
  evidence[Feature::kLabelDoubt] = 1 - label_similarity;
  evidence[Feature::kRivals] = rivals / count;
  evidence[Feature::kTypeDoubt] = 1 - type_confidence;
  evidence[Feature::kLength] = std::min(count, 20.0) / 20;
  evidence[Feature::kPageDoubt] = 1 - page.mean_confidence;
  evidence[Feature::kPageOdd] = page.odd;
  evidence[Feature::kPageRivals] = page.rivals;
  evidence[Feature::kRarity] = value.rarity;
  for (const std::string& note : value.notes) {
    if (note.starts_with("mended:")) evidence[Feature::kMended] += 1.0 / 3;
    if (note.starts_with("vocabulary:")) evidence[Feature::kListed] = 1;
    if (note.starts_with("check:"))
      evidence[Feature::kContradiction] = std::max(evidence[Feature::kContradiction], 0.5);
  }
  evidence[Feature::kMended] = std::min(1.0, evidence[Feature::kMended]);
  return evidence;
}

const std::string& GroupOf(values::Kind kind, const ConfidenceRules& rules) {
  const auto group = rules.groups.find(kind);
  return group == rules.groups.end() ? kDefaultGroup : group->second;
}

double Probability(const Evidence& evidence, values::Kind kind, const ConfidenceRules& rules) {
  const auto weights = rules.weights.find(GroupOf(kind, rules));
  if (weights == rules.weights.end()) return 0.5;
  double sum = 0;
  for (std::size_t i = 0; i < evidence.features.size(); ++i) sum += weights->second[i] * evidence.features[i];
  return 1 / (1 + std::exp(-sum));
}

ConfidenceRules ReadConfidence(const settings::Node& root) {
  ConfidenceRules rules;
  root.AllowOnly({"kinds", "weights"});
  const settings::Node weights = root.Get("weights");
  for (const auto& [group, node] : weights.Entries()) {
    node.AllowOnly(FeatureNames());
    std::array<double, kFeatureCount>& row = rules.weights[group];
    for (std::size_t i = 0; i < row.size(); ++i) row[i] = node.Get(FeatureNames()[i]).Double(0, -100, 100);
  }
  if (!rules.weights.contains(kDefaultGroup)) {
    root.AddProblem("the weights of «default» are missing");
    rules.weights[kDefaultGroup] = {};
  }
  for (const auto& [name, node] : root.Get("kinds").Entries()) {
    const auto kind = values::KindFromName(name);
    if (!kind) {
      node.AddProblem("unknown kind of value «" + name + "»");
    } else if (!rules.weights.contains(node.String())) {
      node.AddProblem("there are no weights for «" + node.String() + "»");
    } else {
      rules.groups[*kind] = node.String();
    }
  }
  return rules;
}

}  // namespace sohoa::papers
