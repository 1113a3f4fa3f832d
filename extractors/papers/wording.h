// What a piece of text looks like: case, bullets, mere marks. Pure and thread-safe.
#pragma once

#include <string_view>

namespace sohoa::papers {

// Whether at least `share` of the letters are upper case (digits and marks do not count).
bool IsMostlyUpper(std::string_view text, double share = 0.7);

bool HasLetterOrDigit(std::string_view text);
bool StartsUpper(std::string_view word);
bool BeginsWithDash(std::string_view word);  // of any kind, as items of a list do
bool StartsLower(std::string_view word);

// "1.", "a)", "-", "2.1": what may stand before a label or an item at the beginning of a line.
bool IsBullet(std::string_view word);
bool IsBulletWithMark(std::string_view word);  // and ends with a mark

// "7. Nơi tạm trú: ...": words before a colon, even when they are no label that the rules know.
bool LooksLikeLabel(std::string_view text);

}  // namespace sohoa::papers
