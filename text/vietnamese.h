// Vietnamese text: normalisation, folding for search, and tolerant comparison (domain.md 5.7).
// All functions take and give UTF-8, are pure and thread-safe, and accept invalid UTF-8 (bad bytes become U+FFFD).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sohoa::text {

// NFC; Eth to Đ; every dash to '-', every quote mark like an apostrophe to '\''; no-break and zero-width spaces and
// soft hyphens gone or made plain. Case and spaces stay.
std::string Normalize(std::string_view s);

// Spaces collapsed to one and trimmed at both ends.
std::string CollapseSpaces(std::string_view s);

// The older tone placement (hoà, thuỷ) turned into the newer (hòa, thủy), as in domain.md 5.7; never after q.
std::string NormalizeTone(std::string_view s);

// Without any mark: "Đắk R'Lấp" gives "dak r'lap". Lower case, spaces collapsed.
std::string Fold(std::string_view s);

// Key for names: K1 of domain.md 5.7 (NFC, upper case, tone placement normalised, spaces collapsed).
std::string NameKey(std::string_view s);

// Key for places: Fold, without apostrophes, spaces and hyphens, {dac, dak, dăk} made one.
std::string PlaceKey(std::string_view s);

std::string ToUpper(std::string_view s);
std::string ToLower(std::string_view s);
// "TRẦN THỊ CÔNG" gives "Trần Thị Công"; "H'VI ÊBAN" gives "H'Vi Êban"; "K'SƠN" gives "K'Sơn".
std::string ToTitle(std::string_view s);

// "K'Brêu", "H'Linh": many people of the highlands bear one name, with this sign behind its first letter or two.
bool IsLocalName(std::string_view word);
bool IsUpperText(std::string_view s);  // has letters, and none of them is lower case

int CountLetters(std::string_view s);

std::vector<std::string> SplitWords(std::string_view s);
std::u32string ToCodePoints(std::string_view s);
std::string FromCodePoints(std::u32string_view s);

// Levenshtein distance in code points; gives up with limit + 1 as soon as it is exceeded.
int EditDistance(std::u32string_view a, std::u32string_view b, int limit);

// 1 - distance / longer length, over code points; 1 for two empty strings.
double Similarity(std::string_view a, std::string_view b);

}  // namespace sohoa::text
