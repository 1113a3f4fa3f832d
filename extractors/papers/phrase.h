// Finding phrases (labels, titles, headings) in recognised words although the recogniser has slipped: letters without
// marks, look-alikes made one, spaces and punctuation ignored, a few edits allowed. Pure and thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/papers/layout.h"

namespace sohoa::papers {

// Letters and digits of `text` without marks, in lower case, with look-alikes (0 and o; 1, i and l) made one.
std::string MakeKey(std::string_view text);

// Whether the word holds one letter or digit at most: what streaks and specks are read as.
bool IsStraySign(std::string_view word);

// The key of a sequence of words that remembers where each of its letters came from.
class KeyText {
 public:
  struct Place {
    int word = 0;   // index into the sequence
    int begin = 0;  // bytes of the letter within its word
    int end = 0;
  };

  void Add(std::string_view word);

  const std::string& key() const { return key_; }
  const std::vector<Place>& places() const { return places_; }
  const std::vector<int>& starts() const {
    return starts_;
  }  // positions in key() at which a word or part of one begins
  int WordStart(int word) const { return word_starts_.at(static_cast<std::size_t>(word)); }

 private:
  std::string key_;
  std::vector<Place> places_;
  std::vector<int> starts_;
  std::vector<int> word_starts_;
  int words_ = 0;
};

KeyText KeyOf(const PageLayout& layout, const Line& line);

struct PhraseHit {
  int begin = 0;  // positions in the key
  int end = 0;
  int distance = 0;
  double similarity = 0;  // 1 - distance / length of the phrase
};

// How many edits a phrase of this length may have suffered and still be itself.
int AllowedEdits(std::size_t length);

// The best place at which `phrase` (a key) begins exactly at `start`, with at most `limit` edits.
std::optional<PhraseHit> MatchAt(std::string_view key, int start, std::string_view phrase, int limit);

// The best place anywhere; ties go to the first.
std::optional<PhraseHit> FindPhrase(const KeyText& text, std::string_view phrase, int limit);

// Finds every place of many phrases in one text without trying each phrase at each place: a phrase with few edits
// leaves at least three of its letters together somewhere. Refers to the text, which must outlive it.
class PhraseIndex {
 public:
  explicit PhraseIndex(const KeyText& text);

  // The best match at each beginning of a word where there is one within `limit`.
  std::vector<PhraseHit> FindAll(std::string_view phrase, int limit) const;

 private:
  std::vector<int> CandidateStarts(std::string_view phrase, int limit) const;

  const KeyText& text_;
  std::vector<int> first_;  // by code of three letters: where they last stand, -1 for nowhere
  std::vector<int> next_;   // by position: where the same three letters stand before
  std::vector<bool> is_start_;
};

// 1 - edits / longer length of two keys.
double KeySimilarity(std::string_view a, std::string_view b);

}  // namespace sohoa::papers
