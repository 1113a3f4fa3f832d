#include "store/page_terms.h"

#include <algorithm>
#include <set>
#include <utility>

#include "text/vietnamese.h"

namespace sohoa::store {
namespace {

constexpr std::size_t kLeastSingle = 2;  // bytes of a token that is kept by itself
constexpr std::size_t kLeastPair = 3;    // bytes of both tokens of a pair together

bool IsLetterOrDigit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

// Words of grammar, folded.
bool IsGrammar(std::string_view token) {
  static const std::set<std::string_view> words = {
      "bi",   "cac",   "can", "cho", "co",   "cua", "cung", "da",    "dang", "de",   "den",  "duoc",
      "hay",  "hoac",  "khi", "la",  "mot",  "nay", "nhu",  "nhung", "noi",  "sau",  "tai",  "tat",
      "theo", "trong", "va",  "ve",  "tren", "voi", "tu",   "do",    "so",   "ngay", "thang"};
  return words.contains(token);
}

// Words that stand on nearly every page besides: the national heading, and what every name has. With a neighbour they
// may still be a name.
bool IsEverywhere(std::string_view token) {
  static const std::set<std::string_view> words = {"cong", "hoa", "xa",   "hoi",  "chu", "nghia", "viet", "nam",
                                                   "doc",  "lap", "hanh", "phuc", "thi", "nguoi", "giay", "khong"};
  return words.contains(token);
}

bool IsSingleTerm(std::string_view token) {
  return token.size() >= kLeastSingle && !IsGrammar(token) && !IsEverywhere(token);
}

std::optional<std::string> PairTerm(const std::string& first, const std::string& second) {
  if (first.size() + second.size() < kLeastPair || (IsGrammar(first) && IsGrammar(second))) return std::nullopt;
  return first + ' ' + second;
}

// The tokens of a page in reading order, each with its word.
struct PlacedToken {
  std::string token;
  const Word* word = nullptr;
};

std::vector<PlacedToken> PlacedTokens(const Page& page) {
  std::vector<PlacedToken> placed;
  for (const Word& word : page.words) {
    for (std::string& token : TokensOf(word.text)) placed.push_back({std::move(token), &word});
  }
  return placed;
}

bool StandsAt(const std::vector<PlacedToken>& placed, std::size_t at, const std::vector<std::string>& tokens) {
  if (at + tokens.size() > placed.size()) return false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const PlacedToken& here = placed[at + i];
    if (here.token != tokens[i] || here.word->block != placed[at].word->block) return false;
  }
  return true;
}

void Append(const Word& word, std::string* text) { *text += (text->empty() ? "" : " ") + word.text; }

}  // namespace

std::vector<std::string> TokensOf(std::string_view text) {
  std::vector<std::string> tokens;
  std::string token;
  const auto finish = [&] {
    if (!token.empty()) tokens.push_back(token.substr(0, kTokenBytes));
    token.clear();
  };
  for (const char c : text::Fold(text)) {
    if (IsLetterOrDigit(c)) {
      token += c;
    } else {
      finish();
    }
  }
  finish();
  return tokens;
}

std::vector<std::string> TermsOf(const Page& page) {
  const std::vector<PlacedToken> placed = PlacedTokens(page);
  std::vector<std::string> terms;
  for (std::size_t i = 0; i < placed.size(); ++i) {
    if (IsSingleTerm(placed[i].token)) terms.push_back(placed[i].token);
    if (i + 1 == placed.size() || placed[i].word->block != placed[i + 1].word->block) continue;
    if (std::optional<std::string> pair = PairTerm(placed[i].token, placed[i + 1].token)) {
      terms.push_back(std::move(*pair));
    }
  }
  std::ranges::sort(terms);
  const auto repeated = std::ranges::unique(terms);
  terms.erase(repeated.begin(), repeated.end());
  return terms;
}

std::vector<std::string> PhraseTerms(const std::vector<std::string>& tokens) {
  if (tokens.size() == 1) return SingleTerms(tokens);
  std::vector<std::string> terms;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    std::optional<std::string> pair = PairTerm(tokens[i], tokens[i + 1]);
    if (pair && std::ranges::find(terms, *pair) == terms.end()) terms.push_back(std::move(*pair));
  }
  return terms;
}

std::vector<std::string> SingleTerms(const std::vector<std::string>& tokens) {
  std::vector<std::string> terms;
  for (const std::string& token : tokens) {
    if (IsSingleTerm(token) && std::ranges::find(terms, token) == terms.end()) terms.push_back(token);
  }
  return terms;
}

PrintedWords FindOnPage(const Page& page, const std::vector<std::string>& tokens) {
  const std::vector<PlacedToken> placed = PlacedTokens(page);
  PrintedWords found;
  for (std::size_t at = 0; at < placed.size() && !tokens.empty(); ++at) {
    if (!StandsAt(placed, at, tokens)) continue;
    const Word* last = nullptr;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const Word* word = placed[at + i].word;
      if (word != last) Append(*word, &found.text);
      last = word;
    }
    found.in_order = true;
    return found;
  }
  const Word* last = nullptr;
  for (const std::string& token : tokens) {
    const auto here = std::ranges::find(placed, token, &PlacedToken::token);
    if (here != placed.end() && here->word != last) Append(*here->word, &found.text);
    if (here != placed.end()) last = here->word;
  }
  return found;
}

}  // namespace sohoa::store
