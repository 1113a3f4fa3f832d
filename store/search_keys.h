// What a value, or what somebody typed, looks like in the index: the same functions make both, so that they meet
// (domain.md 5.6, 5.7). And which field goes into which index. Pure and thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/record.h"
#include "store/key_layout.h"

namespace sohoa::store {

// The indexes a field of this name belongs to; empty for fields that no lookup asks for. The one table of them.
std::vector<IndexKind> KindsOfField(std::string_view field_name);

// Folded, without spaces, and without the zeros before the number: "07/QĐ-UBND" gives "7/qd-ubnd".
std::string NumberText(std::string_view value);

// Letters and digits only, folded: "AB 123456" gives "ab123456", "888.9545300" gives "8889545300".
std::string IdentifierText(std::string_view value);

// "Giấy khai sinh" and "giay_khai_sinh" both give "giay_khai_sinh".
std::string TypeText(std::string_view value);

// The value from each of its words on, so that a search may begin at any of them. `exact` keeps the accents, `folded`
// does not; both have the same words.
struct NameText {
  std::string folded;
  std::string exact;
};
std::vector<NameText> NameTexts(std::string_view value);
NameText WholeNameText(std::string_view typed);

// The same for agencies and places: place keys of everything from each word on, cut at kPhraseBytes. Common
// abbreviations are written out ("UBND").
inline constexpr std::size_t kPhraseBytes = 40;
std::vector<std::string> PhraseTexts(std::string_view value);
std::string WholePhraseText(std::string_view typed);

// Type, number and year of issue (empty when no date was read), each but the last followed by kExactMark; empty without
// a number. Numbers restart every year.
std::string SamePaperText(const Record& record);
// The text without its year: that of every year begins so.
std::string SamePaperPrefix(std::string_view same_paper_text);

// Keys that papers of this type with similar words are likely to share (text/minhash.h).
std::vector<std::string> BandTexts(const Document& document);

// A day as ISO, from ISO or from day/month/year as people type it; nothing when it is none.
std::optional<std::string> DayText(std::string_view typed);

}  // namespace sohoa::store
