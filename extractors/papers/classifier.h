// Which type a paper is of. Its title counts first, then the symbol in its number, then its labels; a paper that fits
// nothing is "khac", never the nearest type.
#pragma once

#include <vector>

#include "extractors/papers/heading.h"
#include "extractors/papers/rules.h"

namespace sohoa::papers {

// A page as far as it is understood before it belongs to a paper.
struct PageView {
  PageLayout layout;
  Heading heading;
  double copy_top = 1;  // where a copy's certification begins
  bool card_code = false;
};

struct TypeGuess {
  const TypeRule* type = nullptr;
  double confidence = 0;
};

TypeGuess Classify(const std::vector<const PageView*>& pages, const RuleSet& rules);

// The type whose symbol stands in a number such as "15/QĐ-UBND"; null when none does.
const TypeRule* TypeOfSymbol(std::string_view number, const RuleSet& rules);

}  // namespace sohoa::papers
