#include "registry/written_words.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/vietnamese.h"

namespace sohoa::registry {
namespace {

struct KindWord {
  std::string_view first, second;  // second is empty for kinds of one word
  std::string_view kind;
};
// Of two words before those of one, so that "thị xã" is not "xã".
constexpr std::array<KindWord, 9> kKinds{{{"thị", "trấn", "thị trấn"},
                                          {"thị", "xã", "thị xã"},
                                          {"thành", "phố", "thành phố"},
                                          {"đặc", "khu", "đặc khu"},
                                          {"xã", "", "xã"},
                                          {"phường", "", "phường"},
                                          {"huyện", "", "huyện"},
                                          {"quận", "", "quận"},
                                          {"tỉnh", "", "tỉnh"}}};
struct Abbreviation {
  std::string_view text;
  std::string_view kind;
  bool needs_dot;  // a letter alone may be a word of a name
};
constexpr std::array<Abbreviation, 9> kAbbreviations{{{"tt", "thị trấn", false},
                                                      {"tx", "thị xã", false},
                                                      {"tp", "thành phố", false},
                                                      {"đk", "đặc khu", true},
                                                      {"x", "xã", true},
                                                      {"p", "phường", true},
                                                      {"h", "huyện", true},
                                                      {"q", "quận", true},
                                                      {"t", "tỉnh", true}}};

struct Token {
  std::string lower;  // with accents
  std::string folded;
  std::string kind;  // of an abbreviation
  bool after_break = false;
  bool after_dash = false;
};

bool IsBreak(char c) { return c == ',' || c == ';' || c == '(' || c == ')' || c == ':' || c == '\n' || c == '\t'; }

// "tt.đắk" is "tt." and "đắk".
std::string_view TakeAbbreviation(std::string_view* word) {
  for (const Abbreviation& one : kAbbreviations) {
    if (!word->starts_with(one.text)) continue;
    const std::string_view rest = word->substr(one.text.size());
    if (rest.starts_with('.')) {
      word->remove_prefix(one.text.size() + 1);
      return one.kind;
    }
    if (rest.empty() && !one.needs_dot) {
      *word = rest;
      return one.kind;
    }
  }
  return "";
}

void AddToken(std::string_view word, bool after_break, bool after_dash, std::vector<Token>* tokens) {
  const std::string_view kind = TakeAbbreviation(&word);
  if (!kind.empty()) tokens->push_back({"", "", std::string(kind), after_break, after_dash});
  while (word.ends_with('.')) word.remove_suffix(1);
  if (word.empty()) return;
  tokens->push_back({std::string(word), text::Fold(word), "", after_break && kind.empty(), after_dash && kind.empty()});
}

std::vector<Token> TokensOf(std::string_view written) {
  const std::string lower = text::NormalizeTone(text::ToLower(text::Normalize(written)));
  std::vector<Token> tokens;
  bool after_break = true;
  bool after_dash = false;
  std::size_t begin = 0;
  const auto end_word = [&](std::size_t end) {
    const std::string_view word = std::string_view(lower).substr(begin, end - begin);
    if (word == "-") after_break = after_dash = true;
    if (word.empty() || word == "-") return;
    AddToken(word, after_break, after_dash, &tokens);
    after_break = after_dash = false;
  };
  for (std::size_t i = 0; i < lower.size(); ++i) {
    const bool is_break = IsBreak(lower[i]);
    if (!is_break && lower[i] != ' ') continue;
    end_word(i);
    begin = i + 1;
    if (is_break) after_break = true;
  }
  end_word(lower.size());
  return tokens;
}

bool Same(const Token& token, std::string_view word, bool without_accents) {
  if (token.lower == word) return true;
  return without_accents && token.folded == text::Fold(word);
}

// The kind that begins at token i, and how many tokens it takes.
std::pair<std::string_view, std::size_t> KindAt(const std::vector<Token>& tokens, std::size_t i, bool without_accents) {
  if (!tokens[i].kind.empty()) return {tokens[i].kind, 1};
  for (const KindWord& one : kKinds) {
    if (!Same(tokens[i], one.first, without_accents)) continue;
    if (one.second.empty()) return {one.kind, 1};
    if (i + 1 < tokens.size() && Same(tokens[i + 1], one.second, without_accents)) return {one.kind, 2};
  }
  return {"", 0};
}

}  // namespace

std::vector<WrittenPart> PartsOf(std::string_view written) {
  const std::vector<Token> tokens = TokensOf(written);
  const bool without_accents =
      std::all_of(tokens.begin(), tokens.end(), [](const Token& token) { return token.lower == token.folded; });
  std::vector<WrittenPart> parts;
  for (std::size_t i = 0; i < tokens.size();) {
    const auto [kind, taken] = KindAt(tokens, i, without_accents);
    if (taken > 0) {
      parts.push_back({std::string(kind), {}, tokens[i].after_dash});
      i += taken;
      continue;
    }
    if (parts.empty() || tokens[i].after_break) parts.push_back({"", {}, tokens[i].after_dash});
    parts.back().words.push_back(text::PlaceKey(tokens[i].folded));
    ++i;
  }
  return parts;
}

}  // namespace sohoa::registry
