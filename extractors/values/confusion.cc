#include "extractors/values/confusion.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "text/letters.h"
#include "text/syllable.h"
#include "text/vietnamese.h"

namespace sohoa::values {
namespace {

constexpr char32_t kLatinEnd = 0x250;
constexpr char32_t kVietnameseBegin = 0x1EA0;
constexpr char32_t kVietnameseEnd = 0x1EFA;

std::uint64_t PairKey(char32_t a, char32_t b) { return (static_cast<std::uint64_t>(a) << 32) | b; }

// The next word of `text` from `at` on, which is moved behind it; empty when there is none.
std::u32string_view NextWord(std::u32string_view text, std::size_t& at) {
  while (at < text.size() && text::IsSpace(text[at])) ++at;
  const std::size_t begin = at;
  while (at < text.size() && !text::IsSpace(text[at])) ++at;
  return text.substr(begin, at - begin);
}

std::ptrdiff_t CountSolid(std::u32string_view text) {
  return std::count_if(text.begin(), text.end(), [](char32_t c) { return !text::IsSpace(c); });
}

std::size_t CountWords(std::u32string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; !NextWord(text, at).empty();) ++count;
  return count;
}

}  // namespace

Confusions Confusions::Load(const std::string& path, std::vector<settings::Problem>* problems) {
  Confusions c;
  const settings::Node root = settings::LoadYaml(path, problems);
  if (!root.IsDefined()) {
    c.BuildMatrix();
    return c;
  }
  root.AllowOnly({"marks", "space", "sign", "letter", "double", "pairs", "merges", "alike", "digits"});
  const settings::Node marks = root.Require("marks");
  c.tone_ = marks.Get("tone").Double(c.tone_, 0, 1);
  c.shape_ = marks.Get("shape").Double(c.shape_, 0, 1);
  c.both_ = marks.Get("both").Double(c.both_, 0, 1);
  c.space_ = root.Get("space").Double(c.space_, 0, 1);
  c.sign_ = root.Get("sign").Double(c.sign_, 0, 1);
  c.letter_ = root.Get("letter").Double(c.letter_, 0, 1);
  c.double_ = root.Get("double").Double(c.double_, 0, 1);
  for (const settings::Node& pair : root.Get("pairs").Items()) {
    const std::u32string letters = text::ToCodePoints(pair.Require("letters").String());
    const double cost = pair.Require("cost").Double(1, 0, 1);
    for (const char32_t a : letters) {
      for (const char32_t b : letters) {
        if (a == b) continue;
        const auto [slot, added] = c.pairs_.emplace(PairKey(a, b), cost);
        if (!added) slot->second = std::min(slot->second, cost);
      }
    }
  }
  for (const settings::Node& merge : root.Get("merges").Items()) {
    const std::u32string one = text::ToCodePoints(merge.Require("one").String());
    const std::u32string two = text::ToCodePoints(merge.Require("two").String());
    if (one.size() != 1 || two.size() != 2) {
      merge.AddProblem("a merge is of two letters with one");
      continue;
    }
    c.merges_.push_back({one[0], two[0], two[1], merge.Require("cost").Double(1, 0, 1)});
  }
  c.alike_ = text::ToCodePoints(root.Get("alike").String());
  for (const auto& [digit, letters] : root.Get("digits").Entries()) {
    if (digit.size() != 1 || digit[0] < '0' || digit[0] > '9') {
      letters.AddProblem("«" + digit + "» is not a digit");
      continue;
    }
    c.letters_[digit[0]] = text::ToCodePoints(letters.String());
    for (const char32_t letter : c.letters_[digit[0]]) c.digits_[letter] = digit[0];
  }
  c.BuildMatrix();
  return c;
}

double Confusions::SubstitutionByRule(char32_t read, char32_t meant) const {
  if (read == meant) return 0;
  const char32_t read_base = text::Base(read);
  const char32_t meant_base = text::Base(meant);
  const text::Untoned a = text::WithoutTone(read);
  const text::Untoned b = text::WithoutTone(meant);
  double marks = 0;
  if (a.letter != b.letter && a.tone != b.tone) {
    marks = both_;
  } else if (a.tone != b.tone) {
    marks = tone_;
  } else if (a.letter != b.letter) {
    marks = shape_;
  }
  if (read_base == meant_base) return marks;
  const auto pair = pairs_.find(PairKey(read_base, meant_base));
  if (pair == pairs_.end()) return 1;
  return std::min(1.0, pair->second + (a.tone != b.tone ? tone_ : 0));
}

std::uint8_t Confusions::Class(char32_t c) const {
  if (c < kLatinEnd) return class_of_[c];
  if (c >= kVietnameseBegin && c < kVietnameseEnd) return class_of_[c - kVietnameseBegin + kLatinEnd];
  return 0;
}

void Confusions::BuildMatrix() {
  // Letters of the alphabet in lower case, digits and signs; what is left shares class 0, which is like nothing else.
  std::vector<char32_t> letters = {0};
  class_of_.assign(kLatinEnd + kVietnameseEnd - kVietnameseBegin, 0);
  const auto add = [&](char32_t c) {
    const std::size_t slot = c < kLatinEnd ? c : c - kVietnameseBegin + kLatinEnd;
    if (class_of_[slot] != 0 || letters.size() > 250 || text::Lower(c) != c) return;
    class_of_[slot] = static_cast<std::uint8_t>(letters.size());
    letters.push_back(c);
  };
  for (char32_t c = U' '; c < 0x7F; ++c) add(c);
  for (char32_t c = kVietnameseBegin; c < kVietnameseEnd; ++c) add(c);
  for (char32_t c = 0xA1; c < 0x180; ++c) add(c);
  add(U'ơ');
  add(U'ư');
  classes_ = letters.size();
  costs_.assign(classes_ * classes_, 1);
  for (std::size_t a = 1; a < classes_; ++a) {
    for (std::size_t b = 1; b < classes_; ++b) {
      costs_[a * classes_ + b] = static_cast<float>(SubstitutionByRule(letters[a], letters[b]));
    }
  }
}

double Confusions::Loss(char32_t c) const {
  if (text::IsSpace(c)) return space_;
  return text::IsLetter(c) || (c >= U'0' && c <= U'9') ? letter_ : sign_;
}

double Confusions::MergeCost(char32_t one, char32_t first, char32_t second) const {
  for (const Merge& merge : merges_) {
    if (merge.one == one && merge.first == first && merge.second == second) return merge.cost;
  }
  return 1;
}

bool Confusions::Merges(char32_t one) const {
  return std::any_of(merges_.begin(), merges_.end(), [&](const Merge& merge) { return merge.one == one; });
}

double Confusions::Distance(std::u32string_view read, std::u32string_view meant, double limit) const {
  if (read == meant) return 0;
  struct Column {
    double before = 0;  // the cells of the last three rows
    double above = 0;
    double now = 0;
    double loss = 0;
    char32_t letter = 0;
    char32_t merging = 0;  // the letter when it may be read as two
  };
  constexpr std::size_t kSmall = 64;
  std::array<Column, kSmall> small;
  std::vector<Column> large;
  const std::size_t count = meant.size() + 1;
  if (count > kSmall) large.resize(count);
  Column* columns = large.empty() ? small.data() : large.data();
  columns[0] = {};
  for (std::size_t j = 1; j < count; ++j) {
    const char32_t m = meant[j - 1];
    const char32_t base = text::Base(m);
    columns[j] = {0, 0, 0, Loss(m), m, Merges(base) ? base : 0};
    columns[j].now = columns[j - 1].now + columns[j].loss;
  }
  double best_above = 0;
  char32_t base_before = 0;
  for (std::size_t i = 1; i <= read.size(); ++i) {
    const char32_t r = read[i - 1];
    const char32_t base = text::Base(r);
    const char32_t merging = Merges(base) ? base : 0;
    // A letter read twice ("ĐĐNO", "ĐẮĂK") is a slip of its own.
    const double extra = base == base_before ? std::min(double_, Loss(r)) : Loss(r);
    for (std::size_t j = 0; j < count; ++j) {
      columns[j].before = columns[j].above;
      columns[j].above = columns[j].now;
    }
    columns[0].now = columns[0].above + extra;
    double best = columns[0].now;
    for (std::size_t j = 1; j < count; ++j) {
      Column& column = columns[j];
      const Column& left = columns[j - 1];
      double cost =
          std::min({left.above + Substitution(r, column.letter), column.above + extra, left.now + column.loss});
      if (merging != 0 && j >= 2) {
        cost = std::min(cost, columns[j - 2].above + MergeCost(merging, left.letter, column.letter));
      }
      if (column.merging != 0 && i >= 2) {
        cost = std::min(cost, left.before + MergeCost(column.merging, read[i - 2], r));
      }
      column.now = cost;
      best = std::min(best, cost);
    }
    // A merge reaches back over one row, so two rows must be beyond the limit.
    if (best >= limit && best_above >= limit) return best;
    best_above = best;
    base_before = base;
  }
  return columns[count - 1].now;
}

bool Confusions::WordsAgree(std::u32string_view read, std::u32string_view meant) const {
  if (CountWords(read) != CountWords(meant)) {
    // Lost spaces cost no letters; a whole word more is another name ("... ĐA KHOA TỈNH").
    constexpr std::ptrdiff_t kMostLetters = 2;
    return std::abs(CountSolid(read) - CountSolid(meant)) <= kMostLetters;
  }
  constexpr double kFloor = 0.4;
  constexpr double kShare = 0.3;
  std::size_t in_read = 0;
  std::size_t in_meant = 0;
  for (;;) {
    const std::u32string_view was = NextWord(read, in_read);
    const std::u32string_view is = NextWord(meant, in_meant);
    if (was.empty() || is.empty()) return true;
    const double allowed = kFloor + kShare * static_cast<double>(std::max(was.size(), is.size()));
    if (was != is && Distance(was, is, 2 * allowed) > allowed) return false;
  }
}

std::u32string_view Confusions::LettersFor(char digit) const {
  const auto found = letters_.find(digit);
  return found == letters_.end() ? std::u32string_view() : found->second;
}

std::optional<char> Confusions::Digit(char32_t letter) const {
  const auto found = digits_.find(letter);
  if (found == digits_.end()) return std::nullopt;
  return found->second;
}

}  // namespace sohoa::values
