// What is peculiar to one paper among all on the same form, as a fingerprint that survives another scan. Pure and
// thread-safe.
#pragma once

#include <string>
#include <vector>

#include "model/field.h"
#include "model/page.h"

namespace sohoa::papers {

// The words by which a paper differs from others on the same form: numbers of three digits and more, and pairs of
// neighbours that both begin with a capital letter (names, places), folded, in no order. What a pen wrote is left out.
std::vector<std::string> PeculiarWords(const std::vector<const Page*>& pages);

// Sets picture_hashes and text_signature from the document's pages.
void TakeFingerprints(const std::vector<const Page*>& pages, Document* document);

}  // namespace sohoa::papers
