#include "extractors/reading/name_vote.h"

#include <algorithm>
#include <utility>

#include "extractors/reading/syllable.h"
#include "text/letters.h"
#include "text/vietnamese.h"

namespace sohoa::reading {
namespace {

constexpr double kDissent = 0.75;   // a word's confidence is multiplied by this where readings differ
constexpr double kMinority = 0.55;  // by this where most readings differ
constexpr double kMisspelt = 0.4;   // of its confidence counts for what Vietnamese cannot spell
// Confidences.
constexpr double kFigureIsSure = 0.7;  // of a word of figures
constexpr double kNumberIsSure = 0.4;  // of one with so many
constexpr std::ptrdiff_t kFiguresOfNumber = 4;
constexpr double kSignIsSure = 0.85;   // with a sign: in a face that it does not know the recogniser sees many
constexpr double kSmallIsSure = 0.90;  // with a small letter in front

bool IsEdge(char32_t c) { return !text::IsLetter(c) && !(c >= U'0' && c <= U'9'); }

bool IsDegree(const std::string& word) { return word.find('.') != std::string::npos && word.size() <= 12; }

bool Overlap(const PixelBox& a, const PixelBox& b) {
  const int common = std::min(a.x1, b.x1) - std::max(a.x0, b.x0);
  return 2 * common > std::min(a.Width(), b.Width());
}

double Weight(const ReadWord& word) {
  const bool spelt = JudgeSpelling(word.text) == Spelling::kSyllable;
  return spelt ? word.confidence + kSpellingBonus : kMisspelt * word.confidence;
}

// What the other readings have in the place of one word: only a word that stands there alone can be compared.
std::vector<ReadWord> Counterparts(const ReadWord& word, const std::vector<std::vector<ReadWord>>& readings,
                                   size_t but) {
  std::vector<ReadWord> found;
  for (size_t i = 0; i < readings.size(); ++i) {
    if (i == but) continue;
    std::vector<const ReadWord*> there;
    for (const ReadWord& other : readings[i]) {
      if (Overlap(word.box, other.box)) there.push_back(&other);
    }
    found.push_back(there.size() == 1 ? *there[0] : ReadWord{});
  }
  return found;
}

// Without a text when none of the readings has one there.
VotedWord Settle(const ReadWord& word, std::vector<ReadWord> others) {
  others.insert(others.begin(), word);
  struct Party {
    std::string text;
    double weight = 0;
    double confidence = 0;
    int votes = 0;
  };
  std::vector<Party> parties;
  for (const ReadWord& other : others) {
    if (other.text.empty()) continue;
    auto party = std::find_if(parties.begin(), parties.end(), [&](const Party& p) { return p.text == other.text; });
    if (party == parties.end()) party = parties.insert(parties.end(), Party{other.text, 0, 0, 0});
    party->weight += Weight(other);
    party->confidence = std::max(party->confidence, other.confidence);
    ++party->votes;
  }
  std::stable_sort(parties.begin(), parties.end(), [](const Party& a, const Party& b) { return a.weight > b.weight; });
  VotedWord voted;
  voted.read = word;
  if (parties.empty()) return voted;
  voted.read.text = parties[0].text;
  const int votes = static_cast<int>(others.size());
  const double factor = parties[0].votes == votes ? 1 : 2 * parties[0].votes > votes ? kDissent : kMinority;
  voted.read.confidence = parties[0].confidence * factor;
  for (size_t i = 1; i < parties.size(); ++i) voted.alternatives.push_back(parties[i].text);
  return voted;
}

}  // namespace

std::string Trimmed(const std::string& word) {
  std::u32string letters = text::ToCodePoints(word);
  size_t first = 0;
  while (first < letters.size() && IsEdge(letters[first])) ++first;
  size_t last = letters.size();
  while (last > first && IsEdge(letters[last - 1]) && letters[last - 1] != U'.') --last;
  return text::FromCodePoints(letters.substr(first, last - first));
}

bool StartsUpper(const std::string& word) {
  const std::u32string letters = text::ToCodePoints(word);
  return !letters.empty() && text::IsLetter(letters[0]) && text::Upper(letters[0]) == letters[0];
}

bool IsSpeltAsName(const std::vector<ReadWord>& words) {
  bool named = false;
  bool local = false;
  for (const ReadWord& word : words) {
    const std::string trimmed = Trimmed(word.text);
    if (!named && IsDegree(trimmed)) continue;
    named = true;
    if (!StartsUpper(trimmed)) return false;
    const Spelling spelling = JudgeSpelling(trimmed);
    // A highland family's name, which follows a given name of there, is spelt in its own way: "H'Nguôn Ayun".
    const bool family = local && spelling == Spelling::kForeign && text::ToCodePoints(trimmed).size() > 2;
    local = text::IsLocalName(trimmed);
    if (!local && !family && spelling != Spelling::kSyllable) return false;
  }
  return named;
}

double NameLikeness(const std::vector<ReadWord>& words) {
  double sum = 0;
  int counted = 0;
  bool named = false;
  bool local = false;
  for (const ReadWord& word : words) {
    const std::string trimmed = Trimmed(word.text);
    if (trimmed.empty() || (!named && IsDegree(trimmed))) continue;
    named = true;
    ++counted;
    if (std::any_of(trimmed.begin(), trimmed.end(), [](char c) { return c >= '0' && c <= '9'; })) return 0;
    local = text::IsLocalName(trimmed);
    const double spelt = local || JudgeSpelling(trimmed) == Spelling::kSyllable ? 1 : 0.5;
    sum += (StartsUpper(trimmed) ? 1 : 0.4) * spelt * (0.3 + 0.7 * word.confidence);
  }
  if (counted > 6 || (counted < 2 && !local)) return 0;
  return sum / counted;
}

bool IsOfNoName(const ReadWord& word) {
  const std::u32string letters = text::ToCodePoints(word.text);
  const auto figures = std::count_if(letters.begin(), letters.end(), [](char32_t c) { return c >= '0' && c <= '9'; });
  const bool sign = word.text.find_first_of(":,()") != std::string::npos;
  // One alone is what a seal leaves of a letter ("4 Anh").
  const bool figure = figures > 1 && 2 * figures > static_cast<std::ptrdiff_t>(letters.size());
  const bool small = letters.size() >= 3 && text::IsLetter(letters[0]) && text::Lower(letters[0]) == letters[0] &&
                     JudgeSpelling(Trimmed(word.text)) == Spelling::kSyllable;
  // Letters are seldom taken for so many figures, however unsure each of them is.
  const bool number = figures >= kFiguresOfNumber && word.confidence >= kNumberIsSure;
  return number || (figure && word.confidence >= kFigureIsSure) || (sign && word.confidence >= kSignIsSure) ||
         (small && word.confidence >= kSmallIsSure);
}

bool IsOfSignaturePanel(const std::vector<ReadWord>& words) {
  if (words.size() < 2) return false;
  const std::string begin = text::Fold(Trimmed(words[0].text)) + " " + text::Fold(Trimmed(words[1].text));
  return begin == "ky boi" || begin == "nguoi ky" || begin == "ky ngay" || begin == "co quan" || begin == "thoi gian";
}

std::vector<VotedWord> Vote(const std::vector<std::vector<ReadWord>>& readings) {
  size_t frame = 0;
  for (size_t i = 1; i < readings.size(); ++i) {
    if (NameLikeness(readings[i]) > NameLikeness(readings[frame])) frame = i;
  }
  std::vector<VotedWord> voted;
  if (readings.empty()) return voted;
  for (const ReadWord& word : readings[frame]) {
    VotedWord settled = Settle(word, Counterparts(word, readings, frame));
    if (!settled.read.text.empty()) voted.push_back(std::move(settled));
  }
  return voted;
}

}  // namespace sohoa::reading
