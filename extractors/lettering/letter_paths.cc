#include "extractors/lettering/letter_paths.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

namespace sohoa::lettering {
namespace {

// The same stand in scripts/names/paths.py, but for the beam, which is 16 texts wide there.
constexpr size_t kBeam = 48;           // texts that are followed
constexpr double kLeastLetter = -7.0;  // logarithm of a letter's probability below which no text goes on with it
constexpr double kMisspelt = -1.5;     // added for a word that Vietnamese cannot spell
constexpr size_t kMostAlternatives = 8;
constexpr double kNever = -std::numeric_limits<double>::infinity();

double AddLogs(double a, double b) {
  if (a == kNever) return b;
  if (b == kNever) return a;
  return std::max(a, b) + std::log1p(std::exp(-std::abs(a - b)));
}

// A text by the numbers of its letters, and the ways that lead to it.
struct Text {
  double ended = kNever;       // logarithm of the ways that end without a letter
  double open = kNever;        // of those that end on its last letter
  std::vector<size_t> places;  // where each letter was first seen

  double Total() const { return AddLogs(ended, open); }
};
using Letters = std::vector<unsigned short>;
using Beam = std::vector<std::pair<Letters, Text>>;

Beam Best(std::map<Letters, Text> texts) {
  Beam beam(std::make_move_iterator(texts.begin()), std::make_move_iterator(texts.end()));
  std::stable_sort(beam.begin(), beam.end(),
                   [](const auto& a, const auto& b) { return a.second.Total() > b.second.Total(); });
  if (beam.size() > kBeam) beam.resize(kBeam);
  return beam;
}

// The text that goes on from `from` by a letter first seen at `place`.
Text& Longer(std::map<Letters, Text>* texts, const Letters& before, const Text& from, unsigned short letter,
             size_t place) {
  Letters longer = before;
  longer.push_back(letter);
  Text& text = (*texts)[std::move(longer)];
  if (text.places.empty()) {
    text.places = from.places;
    text.places.push_back(place);
  }
  return text;
}

Beam Follow(const LetterLogs& logs) {
  Beam beam = {{Letters{}, Text{0, kNever, {}}}};
  for (size_t place = 0; place < logs.places; ++place) {
    const float* at = logs.At(place);
    std::map<Letters, Text> texts;
    for (const auto& [letters, text] : beam) {
      Text& same = texts[letters];
      if (same.places.empty()) same.places = text.places;
      same.ended = AddLogs(same.ended, text.Total() + at[0]);
      if (!letters.empty()) same.open = AddLogs(same.open, text.open + at[letters.back()]);
    }
    for (const auto& [letters, text] : beam) {
      for (size_t letter = 1; letter < logs.letters; ++letter) {
        if (at[letter] < kLeastLetter) continue;
        // The same letter once more needs a gap between the two.
        const bool doubled = !letters.empty() && letters.back() == letter;
        const double ways = doubled ? text.ended : text.Total();
        if (ways == kNever) continue;
        Text& longer = Longer(&texts, letters, text, static_cast<unsigned short>(letter), place);
        longer.open = AddLogs(longer.open, ways + at[letter]);
      }
    }
    beam = Best(std::move(texts));
  }
  return beam;
}

void AppendUtf8(char32_t c, std::string* out) {
  const auto add = [&](char32_t byte) { out->push_back(static_cast<char>(byte)); };
  if (c < 0x80) {
    add(c);
  } else if (c < 0x800) {
    add(0xC0 | c >> 6);
    add(0x80 | (c & 0x3F));
  } else {
    add(0xE0 | c >> 12);
    add(0x80 | (c >> 6 & 0x3F));
    add(0x80 | (c & 0x3F));
  }
}

std::vector<LetteredWord> WordsOf(const Letters& letters, const Text& text, const std::u32string& alphabet) {
  std::vector<LetteredWord> words;
  bool inside = false;
  for (size_t i = 0; i < letters.size(); ++i) {
    const char32_t c = alphabet[letters[i] - 1U];
    if (c == U' ') {
      inside = false;
      continue;
    }
    if (!inside) words.push_back({{}, 0, text.places[i], 0, {}});
    inside = true;
    AppendUtf8(c, &words.back().text);
    words.back().last = text.places[i];
  }
  return words;
}

// Degrees ("ThS.") and the highlands' names ("K'Brêu") follow no such rule.
bool IsFree(const std::string& word) { return word.find_first_of(".'-") != std::string::npos; }

}  // namespace

std::vector<LetteredWord> FindWords(const LetterLogs& logs, const std::u32string& alphabet, double temperature,
                                    const Expectation& expected) {
  struct Candidate {
    std::vector<LetteredWord> words;
    double weight = 0;  // logarithm, then probability
  };
  std::vector<Candidate> candidates;
  for (const auto& [letters, text] : Follow(logs)) {
    Candidate candidate{WordsOf(letters, text, alphabet), text.Total() / temperature};
    for (size_t i = 0; i < candidate.words.size(); ++i) {
      const std::string& word = candidate.words[i].text;
      if (IsFree(word)) continue;
      if (!expected.can_be_spelt(word)) candidate.weight += kMisspelt;
      if (expected.log) candidate.weight += expected.log(word, i, candidate.words.size());
    }
    candidates.push_back(std::move(candidate));
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.weight > b.weight; });
  double sum = 0;
  const double top = candidates.front().weight;
  for (Candidate& candidate : candidates) {
    candidate.weight = std::exp(candidate.weight - top);
    sum += candidate.weight;
  }
  // A word is as likely as all texts that have it in its place among as many words.
  std::vector<LetteredWord> best = candidates.front().words;
  for (size_t i = 0; i < best.size(); ++i) {
    std::vector<LikelyText>& others = best[i].alternatives;
    for (const Candidate& candidate : candidates) {
      if (candidate.words.size() != best.size()) continue;
      const std::string& text = candidate.words[i].text;
      if (text == best[i].text) {
        best[i].probability += candidate.weight / sum;
        continue;
      }
      const auto known =
          std::find_if(others.begin(), others.end(), [&](const LikelyText& o) { return o.text == text; });
      if (known == others.end()) {
        others.push_back({text, candidate.weight / sum});
      } else {
        known->probability += candidate.weight / sum;
      }
    }
    std::stable_sort(others.begin(), others.end(),
                     [](const LikelyText& a, const LikelyText& b) { return a.probability > b.probability; });
    if (others.size() > kMostAlternatives) others.resize(kMostAlternatives);
  }
  return best;
}

}  // namespace sohoa::lettering
