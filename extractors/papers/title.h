// The title of a paper: the largest upper-case lines, centred in the upper part of a page (domain.md 4). A paper that
// is only mentioned in running text never counts.
#pragma once

#include <optional>

#include "extractors/papers/heading.h"

namespace sohoa::papers {

// The best title below `from` (fraction of the page's height). TitleMatch::type is null when what stands where a title
// stands is none that the rules know.
std::optional<TitleMatch> FindTitle(const PageLayout& layout, const RuleSet& rules, double from);

}  // namespace sohoa::papers
