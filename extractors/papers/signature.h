// The signature block at the end of a paper: authority, office, name (NĐ 30/2020, cells 7a-7c), and the certification
// of a copy below it, which has a signer, a number and a date of its own that are not the paper's (domain.md 1.6).
#pragma once

#include <optional>
#include <vector>

#include "extractors/papers/layout.h"
#include "extractors/papers/rules.h"
#include "extractors/papers/span.h"

namespace sohoa::papers {

struct Signature {
  int page = -1;  // index into the layouts given
  Span authority;
  Span agency;                // behind "TM.", over one or two lines
  bool agency_above = false;  // it stands above the authority instead, without "TM."
  Span title;
  Span name;               // empty when nothing there reads like one
  Box name_place;          // where the name was looked for
  double top = 1;          // of the block on its page
  std::vector<int> lines;  // all that belong to the block, into PageLayout::lines
};

// Where the certification of a copy begins on a page; 1 when there is none.
double CopyCertificateTop(const PageLayout& layout, const CommonRules& rules);

// Looks at the pages from the last to the first. The name may be missing (under a seal) while the office was read.
std::optional<Signature> FindSignature(const std::vector<PageLayout>& layouts, const RuleSet& rules);

}  // namespace sohoa::papers
