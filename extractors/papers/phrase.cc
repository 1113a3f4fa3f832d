#include "extractors/papers/phrase.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "text/vietnamese.h"

namespace sohoa::papers {
namespace {

constexpr std::uint32_t kTableSize = 0x2000;  // holds every letter of Vietnamese, and their combining marks

constexpr std::size_t kGram = 3;
constexpr int kSymbols = 36;  // letters and digits
constexpr std::size_t kGramCount = kSymbols * kSymbols * kSymbols;

int SymbolCode(char letter) { return letter >= 'a' ? letter - 'a' : 26 + letter - '0'; }

// Of the three letters of a key that begin at `at`.
int GramCode(std::string_view key, std::size_t at) {
  int code = 0;
  for (std::size_t i = 0; i < kGram; ++i) code = code * kSymbols + SymbolCode(key[at + i]);
  return code;
}

char Canonical(char folded) {
  switch (folded) {
    case '0':
      return 'o';
    case '1':
    case 'i':
      return 'l';
    default:
      return folded;
  }
}

char FoldCodePoint(char32_t c) {
  const std::string folded = text::Fold(text::FromCodePoints(std::u32string(1, c)));
  if (folded.size() != 1) return 0;
  const char letter = folded[0];
  const bool kept = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
  return kept ? Canonical(letter) : '\0';
}

// Folding one letter at a time through ICU would cost more than everything else here; the alphabet is small.
const std::array<char, kTableSize>& FoldTable() {
  static const std::array<char, kTableSize> table = [] {
    std::array<char, kTableSize> made{};
    for (std::uint32_t c = 1; c < kTableSize; ++c) made.at(c) = FoldCodePoint(c);
    return made;
  }();
  return table;
}

// Reads the code point at text[at] and moves past it; a bad byte stands for itself.
char32_t NextCodePoint(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  int extra = 0;
  char32_t c = lead;
  if (lead >= 0xF0) {
    extra = 3;
    c = lead & 0x07;
  } else if (lead >= 0xE0) {
    extra = 2;
    c = lead & 0x0F;
  } else if (lead >= 0xC0) {
    extra = 1;
    c = lead & 0x1F;
  }
  ++at;
  for (; extra > 0 && at < text.size() && (byte(at) & 0xC0) == 0x80; --extra, ++at) c = (c << 6) | (byte(at) & 0x3F);
  return c;
}

char KeyLetter(char32_t c) { return c < kTableSize ? FoldTable()[c] : '\0'; }

}  // namespace

std::string MakeKey(std::string_view text) {
  std::string key;
  for (std::size_t at = 0; at < text.size();) {
    const char letter = KeyLetter(NextCodePoint(text, at));
    if (letter != '\0') key += letter;
  }
  return key;
}

bool IsStraySign(std::string_view word) { return MakeKey(word).size() <= 1; }

void KeyText::Add(std::string_view word) {
  word_starts_.push_back(static_cast<int>(key_.size()));
  bool fresh = true;
  for (std::size_t at = 0; at < word.size();) {
    const int begin = static_cast<int>(at);
    const char letter = KeyLetter(NextCodePoint(word, at));
    if (letter == '\0') {
      fresh = true;
      continue;
    }
    if (fresh) starts_.push_back(static_cast<int>(key_.size()));
    fresh = false;
    key_ += letter;
    places_.push_back({words_, begin, static_cast<int>(at)});
  }
  ++words_;
}

int AllowedEdits(std::size_t length) {
  if (length < 6) return 0;
  return std::min<int>(6, static_cast<int>(length) / 5);
}

std::optional<PhraseHit> MatchAt(std::string_view key, int start, std::string_view phrase, int limit) {
  const int length = static_cast<int>(phrase.size());
  const int available = static_cast<int>(key.size()) - start;
  if (length == 0 || available < length - limit) return std::nullopt;
  // One row of the edit table for each letter of the phrase, only the band that can stay within the limit.
  constexpr int kFar = 1000;
  std::array<int, 2 * 8 + 3> previous{};
  std::array<int, 2 * 8 + 3> current{};
  limit = std::min(limit, 8);
  const int width = 2 * limit + 1;
  for (int b = 0; b < width; ++b) previous[b] = b >= limit ? b - limit : kFar;
  for (int i = 1; i <= length; ++i) {
    int least = kFar;
    for (int b = 0; b < width; ++b) {
      const int j = i + b - limit;  // letters of the key that are used up
      int cost = kFar;
      if (j >= 0 && j <= available) {
        if (j > 0) cost = previous[b] + (phrase[i - 1] != key[start + j - 1] ? 1 : 0);
        if (b + 1 < width) cost = std::min(cost, previous[b + 1] + 1);
        if (b > 0 && j > 0) cost = std::min(cost, current[b - 1] + 1);
      }
      current[b] = std::min(cost, kFar);
      least = std::min(least, current[b]);
    }
    if (least > limit) return std::nullopt;
    std::swap(previous, current);
  }
  int best = kFar;
  int end = 0;
  for (int b = 0; b < width; ++b) {
    const int j = length + b - limit;
    // Among equal costs the length nearest to the phrase's own is the likeliest.
    if (previous[b] < best || (previous[b] == best && std::abs(b - limit) < std::abs(end - length))) {
      best = previous[b];
      end = j;
    }
  }
  if (best > limit) return std::nullopt;
  return PhraseHit{start, start + end, best, 1.0 - static_cast<double>(best) / length};
}

std::optional<PhraseHit> FindPhrase(const KeyText& text, std::string_view phrase, int limit) {
  std::optional<PhraseHit> best;
  for (int start : text.starts()) {
    auto hit = MatchAt(text.key(), start, phrase, best ? best->distance - 1 : limit);
    if (!hit) continue;
    best = hit;
    if (best->distance == 0) break;
  }
  return best;
}

PhraseIndex::PhraseIndex(const KeyText& text)
    : text_(text), first_(kGramCount, -1), next_(text.key().size(), -1), is_start_(text.key().size(), false) {
  const std::string& key = text.key();
  for (int start : text.starts()) is_start_[static_cast<std::size_t>(start)] = true;
  for (std::size_t at = 0; at + kGram <= key.size(); ++at) {
    const int code = GramCode(key, at);
    next_[at] = first_[static_cast<std::size_t>(code)];
    first_[static_cast<std::size_t>(code)] = static_cast<int>(at);
  }
}

std::vector<int> PhraseIndex::CandidateStarts(std::string_view phrase, int limit) const {
  const int pieces = limit + 1;
  const int length = static_cast<int>(phrase.size());
  if (length / pieces < static_cast<int>(kGram)) return text_.starts();
  std::vector<int> candidates;
  for (int piece = 0; piece < pieces; ++piece) {
    const int offset = piece * length / pieces;
    int at = first_[static_cast<std::size_t>(GramCode(phrase, static_cast<std::size_t>(offset)))];
    for (; at >= 0; at = next_[static_cast<std::size_t>(at)]) {
      const int last = std::min(at - offset + limit, static_cast<int>(is_start_.size()) - 1);
      for (int start = std::max(0, at - offset - limit); start <= last; ++start) {
        if (is_start_[static_cast<std::size_t>(start)]) candidates.push_back(start);
      }
    }
  }
  std::sort(candidates.begin(), candidates.end());
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
  return candidates;
}

std::vector<PhraseHit> PhraseIndex::FindAll(std::string_view phrase, int limit) const {
  std::vector<PhraseHit> hits;
  for (int start : CandidateStarts(phrase, limit)) {
    if (const auto hit = MatchAt(text_.key(), start, phrase, limit)) hits.push_back(*hit);
  }
  return hits;
}

KeyText KeyOf(const PageLayout& layout, const Line& line) {
  KeyText key;
  for (int word : line.words) key.Add(layout.page->words[word].text);
  return key;
}

double KeySimilarity(std::string_view a, std::string_view b) {
  if (a.empty() && b.empty()) return 1;
  std::vector<int> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    int diagonal = row[0];
    row[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const int above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1] ? 1 : 0)});
      diagonal = above;
    }
  }
  return 1.0 - static_cast<double>(row[b.size()]) / static_cast<double>(std::max(a.size(), b.size()));
}

}  // namespace sohoa::papers
