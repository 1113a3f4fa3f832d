// The certification of a copy, below a paper's signature or on a page behind it: it has a signer, a number and a date
// of its own that are not the paper's (domain.md 1.6). Pure; thread-safe.
#pragma once

#include "extractors/papers/layout.h"
#include "extractors/papers/rules.h"

namespace sohoa::papers {

// Where the certification begins on a page, as a fraction of its height; 1 when there is none.
double CopyCertificateTop(const PageLayout& layout, const CommonRules& rules);

}  // namespace sohoa::papers
