// The letters that a drawn seal has along its ring and in its middle. On a page with a text layer they are words like
// any other and stand between the words of the signer's office and name. Pure; thread-safe.
#pragma once

#include <vector>

#include "model/page.h"

namespace sohoa::papers {

// For each word of the page whether it is of a seal. Only pages with a text layer have such words: there the words of
// one line have exactly one height and one footing, and letters set around a ring have not. `usual_height`: of the
// page's words, as a fraction of the page.
std::vector<bool> FindSealLetters(const Page& page, double usual_height);

}  // namespace sohoa::papers
