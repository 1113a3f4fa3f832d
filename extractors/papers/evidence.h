// What speaks for and against a value, and the probability that follows from it (config/confidence.yaml).
#pragma once

#include <array>
#include <string>
#include <vector>

#include "extractors/papers/rules.h"
#include "extractors/papers/span.h"
#include "extractors/values/value.h"

namespace sohoa::papers {

// The features of the logistic function, in the order of config/confidence.yaml. Each is 0 for a value without doubt
// (except the bias and the agreements) and about 1 for a bad one.
enum class Feature {
  kBias,
  kMeanDoubt,      // 1 - mean confidence of the words
  kWorstDoubt,     // 1 - least confidence of a word
  kMisfit,         // 1 - fit of the grammar
  kLabelDoubt,     // 1 - similarity of the label or mark it was found by
  kMended,         // slips that were mended, at most 3, over 3
  kAgreement,      // another part of the paper says the same
  kContradiction,  // another part of the paper says otherwise
  kListed,         // stands literally in a list of names
  kPen,            // looks written by hand
  kRivals,         // share of its words for which a second look read something else
  kTypeDoubt,      // 1 - confidence of the paper's type
  kLength,         // words, at most 20, over 20
  kPageDoubt,      // 1 - mean confidence of the page
  kPageOdd,        // share of the page's words that are no Vietnamese syllables, though they should be
  kPageRivals,     // share of the page's words for which a second look read something else
  kRarity,         // of a name: how much commoner its letters are under other marks
  kDoubtful,       // never accepted unseen: cut, unknown where lists should know it, or disputed by a second look
};
static_assert(static_cast<int>(Feature::kDoubtful) + 1 == kFeatureCount);
using Features = std::array<double, kFeatureCount>;
const std::vector<std::string_view>& FeatureNames();

struct Evidence {
  Features features{};
  std::string group;  // of weights by which it is judged
  double& operator[](Feature feature) { return features[static_cast<std::size_t>(feature)]; }
  double operator[](Feature feature) const { return features[static_cast<std::size_t>(feature)]; }
};

// How well a page was read as a whole: what is wrong with many of its words is more probably wrong with one more.
struct PageQuality {
  double mean_confidence = 1;
  double odd = 0;     // see Feature::kPageOdd
  double rivals = 0;  // see Feature::kPageRivals
};
PageQuality QualityOf(const Page& page);

// What the words and the grammar say of a value. `pen_regions`: also count as hand-written what lies in one of the
// page's regions of pen strokes (not for the signature block, over which everybody signs).
Evidence Weigh(const Span& span, const values::Value& value, const PageQuality& page, double label_similarity,
               double type_confidence, bool pen_regions);

double Probability(const Evidence& evidence, values::Kind kind, const ConfidenceRules& rules);

// The group of weights that a kind uses.
const std::string& GroupOf(values::Kind kind, const ConfidenceRules& rules);

}  // namespace sohoa::papers
