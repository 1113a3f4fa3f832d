#include "extractors/values/word_mending.h"

#include <algorithm>

#include "extractors/values/cleaning.h"
#include "text/letters.h"
#include "text/vietnamese.h"

namespace sohoa::values {
namespace {

// The word without signs at its ends, and those signs.
struct Parts {
  std::string before;
  std::string word;
  std::string after;
};
Parts Split(const std::string& token) {
  const std::string_view core = Trim(token, ".,;:()\"");
  if (core.empty()) return {"", token, ""};
  const std::size_t at = token.find(core);
  return {token.substr(0, at), std::string(core), token.substr(at + core.size())};
}

std::string MendWord(const std::string& word, const Lists& lists, Value& value, bool* known) {
  *known = true;
  if (lists.words.Contains(word) || lists.words.Contains(text::NormalizeTone(word))) return word;
  const std::u32string points = text::ToCodePoints(word);
  if (std::none_of(points.begin(), points.end(), text::IsLetter)) return word;
  const std::optional<Nearness> nearness = lists.words.Find(word, lists.confusions);
  // A word has so few letters that only slips of marks are beyond doubt.
  const double allowed = std::min(0.5, 0.12 * static_cast<double>(points.size()));
  if (points.size() >= 2 && nearness && nearness->cost <= allowed && nearness->second - nearness->cost >= 0.15) {
    Note(value, "mended:word", 0.95);
    return text::IsUpperText(word) ? lists.words.Form(nearness->index)
                                   : text::ToLower(lists.words.Form(nearness->index));
  }
  *known = lists.unit_words.contains(text::ToUpper(word));
  return word;
}

}  // namespace

MendedWords MendByList(std::string_view read, const NearestIndex& list, const Lists& lists, Value& value) {
  MendedWords mended;
  const std::vector<std::string> words = text::SplitWords(read);
  mended.all = words.size();
  const std::optional<Nearness> nearness = list.Find(read, lists.confusions);
  // Whole words more than the form has are words of another name ("... ĐẤT ĐAI KHU VỰC 6"), no slips.
  const bool longer = nearness && words.size() > text::SplitWords(list.Form(nearness->index)).size() + 1;
  if (nearness && !longer && IsClear(*nearness, list.Length(nearness->index))) {
    const std::string& form = list.Form(nearness->index);
    const bool upper = text::IsUpperText(read);
    mended.text = nearness->cost == 0 ? std::string(read) : lists.MendWords(read, form);
    if (upper) mended.text = text::ToUpper(mended.text);
    mended.known = mended.all;
    if (nearness->cost > 0 && mended.text != read) {
      const auto length = static_cast<double>(list.Length(nearness->index));
      Note(value, "mended:list", std::max(0.7, 1 - 0.8 * nearness->cost / length));
    }
    return mended;
  }
  for (const std::string& token : words) {
    const Parts parts = Split(token);
    bool known = false;
    const std::string word = MendWord(parts.word, lists, value, &known);
    if (known) ++mended.known;
    mended.text += (mended.text.empty() ? "" : " ") + parts.before + word + parts.after;
  }
  return mended;
}

}  // namespace sohoa::values
