#include "extractors/reading/text_layer.h"

#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>

#include "text/vietnamese.h"

namespace sohoa::reading {
namespace {

constexpr size_t kFewestLayerLetters = 60;
constexpr double kMostOddLetters = 0.02;
constexpr double kFewestMarked = 0.08;  // Vietnamese prose has marks on a third of its letters

// Letters that Unicode Vietnamese never uses but TCVN3 and VNI texts are full of: ¸ ¶ · ¹ µ ® © « ¬ ­ ø û ü æ ñ ä ö ï
// ...
bool IsOddForVietnamese(char32_t c) {
  static constexpr std::u32string_view kOdd = U"¡¢£¤¥¦§¨©ª«¬®¯±²³´µ¶·¸¹º»¼½¾¿ÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïðñö÷øûüþÿ";
  return kOdd.find(c) != std::u32string_view::npos;
}

bool IsPrivateUse(char32_t c) { return (c >= 0xE000 && c <= 0xF8FF) || c == 0xFFFD || (c < 0x20 && c != 0); }

bool IsLetter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0x1B0) ||
         (c >= 0x1EA0 && c <= 0x1EF9);
}

bool IsMarkedVietnamese(char32_t c) { return c >= 0xC0 && IsLetter(c) && !IsOddForVietnamese(c); }

bool IsHandwritingFont(std::string_view font) {
  const std::string folded = text::Fold(font);
  for (const std::string_view part : {"handwrit", "hand-writ", "script", "signature", "caveat", "dancing", "pacifico",
                                      "chu viet tay", "chuviettay", "homemade", "cursive", "brush"}) {
    if (folded.find(part) != std::string::npos) return true;
  }
  return false;
}

}  // namespace

bool CarriesThePage(const std::vector<LayerWord>& layer) {
  size_t letters = 0;
  size_t marked = 0;
  size_t odd = 0;
  size_t upright = 0;
  Box extent;
  for (const LayerWord& word : layer) {
    extent = Union(extent, word.box);
    upright += word.upright ? 1 : 0;
    for (const char32_t c : text::ToCodePoints(text::Normalize(word.text))) {
      letters += IsLetter(c) ? 1 : 0;
      marked += IsMarkedVietnamese(c) ? 1 : 0;
      odd += IsPrivateUse(c) || IsOddForVietnamese(c) ? 1 : 0;
    }
  }
  if (letters < kFewestLayerLetters || upright * 10 < layer.size() * 9) return false;
  if (static_cast<double>(odd) > kMostOddLetters * static_cast<double>(letters)) return false;
  if (static_cast<double>(marked) < kFewestMarked * static_cast<double>(letters)) return false;
  return extent.Width() > 0.35 && extent.Height() > 0.15;
}

std::vector<Word> WordsOfLayer(const std::vector<LayerWord>& layer, double page_width_inches,
                               double page_height_inches) {
  constexpr double kColumnGapInches = 0.3;
  constexpr double kBlockGapHeights = 1.3;
  std::vector<Word> words;
  int block = 0;
  int line = 0;
  Box previous;
  Box line_box;
  for (const LayerWord& from : layer) {
    Word word;
    word.text = text::Normalize(from.text);
    std::erase(word.text, ' ');
    if (word.text.empty()) continue;
    word.box = from.box;
    word.confidence = from.confidence;
    word.handwritten = IsHandwritingFont(from.font);
    if (!words.empty()) {
      const double overlap = std::min(line_box.y1, word.box.y1) - std::max(line_box.y0, word.box.y0);
      const bool same_row = overlap > 0.5 * std::min(line_box.Height(), word.box.Height());
      const double gap = (word.box.x0 - previous.x1) * page_width_inches;
      const bool follows = same_row && gap < kColumnGapInches && gap > -0.1;
      if (!follows) {
        ++line;
        const double drop = (word.box.y0 - line_box.y1) * page_height_inches;
        const double height = line_box.Height() * page_height_inches;
        if (same_row || drop < -height || drop > kBlockGapHeights * height) ++block;
        line_box = word.box;
      }
    } else {
      line_box = word.box;
    }
    line_box = Union(line_box, word.box);
    previous = word.box;
    word.line = line;
    word.block = block;
    words.push_back(std::move(word));
  }
  return words;
}

}  // namespace sohoa::reading
