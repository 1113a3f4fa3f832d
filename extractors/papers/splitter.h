// Which pages of a file make one paper. A new paper begins where a head or a title stands; everything else stays with
// the paper before it: when in doubt, appended (domain.md 5.8). Pure.
#pragma once

#include <vector>

#include "extractors/papers/classifier.h"

namespace sohoa::papers {

// A boundary less sure than this sends the papers on both sides of it to a person.
inline constexpr double kSureBoundary = 0.75;

enum class PageRole { kStart, kContinuation, kBlank, kSeparator };

struct PageDecision {
  PageRole role = PageRole::kContinuation;
  double confidence = 1;  // that the page's role is right
};

std::vector<PageDecision> DecidePages(const std::vector<PageView>& pages, const RuleSet& rules);

}  // namespace sohoa::papers
