// Which pages of a file make one paper. A new paper begins where a head or a title stands; everything else stays with
// the paper before it: when in doubt, appended (domain.md 5.8). Pure.
#pragma once

#include <vector>

#include "extractors/papers/classifier.h"

namespace sohoa::papers {

enum class PageRole { kStart, kContinuation, kBlank, kSeparator };

struct PageDecision {
  PageRole role = PageRole::kContinuation;
  double confidence = 1;
};

std::vector<PageDecision> DecidePages(const std::vector<PageView>& pages, const RuleSet& rules);

}  // namespace sohoa::papers
