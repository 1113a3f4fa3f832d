// The words of a page as its full text is searched: tokens, folded, and the terms that are kept of them. The same
// functions read a page and what somebody typed, so that they meet. Pure and thread-safe.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/page.h"

namespace sohoa::store {

// Runs of letters and digits without accents, lower case: "15/QĐ-UBND," gives "15", "qd", "ubnd". At most kTokenBytes
// of each.
inline constexpr std::size_t kTokenBytes = 32;
std::vector<std::string> TokensOf(std::string_view text);

// What is kept of a page, sorted, each once: single tokens, but for single letters and what stands on nearly every page
// (words of grammar, the national heading), and pairs of neighbours in one block ("tran thi"), but for two words of
// grammar. Vietnamese writes syllables apart; pairs tell what syllables cannot.
std::vector<std::string> TermsOf(const Page& page);

// What a page must have so that the tokens can stand on it one behind the other; empty when they say too little.
std::vector<std::string> PhraseTerms(const std::vector<std::string>& tokens);
// The same without their order.
std::vector<std::string> SingleTerms(const std::vector<std::string>& tokens);

// The words of the page that the tokens are found in, as printed: where they stand one behind the other in one block,
// that place and `in_order`; else the first word of each.
struct PrintedWords {
  std::string text;
  bool in_order = false;
};
PrintedWords FindOnPage(const Page& page, const std::vector<std::string>& tokens);

}  // namespace sohoa::store
