#include "extractors/papers/seal_letters.h"

#include <algorithm>
#include <cmath>

#include "extractors/papers/wording.h"
#include "text/vietnamese.h"

namespace sohoa::papers {
namespace {

constexpr std::size_t kMostLetters = 6;  // and signs, of a piece of the ring's text
constexpr int kLeastPieces = 8;          // a ring has at least
constexpr double kSealWidth = 0.20;      // of an A4 page: 42 mm
constexpr double kSealHeight = 0.14;
constexpr double kSameFooting = 0.04;  // of the word's height
constexpr double kSmallPrint = 0.8;    // of the usual height
constexpr double kWordGap = 2;         // heights between words of one line

// A date beside a seal has no letters, but more signs than any piece.
bool IsPiece(const Word& word) {
  const bool short_enough = text::ToCodePoints(word.text).size() <= kMostLetters;
  return short_enough && (text::CountLetters(word.text) == 0 || IsMostlyUpper(word.text, 1));
}

// Whether another word stands beside it on the same footing, as high as it is.
bool HasNeighbour(const Page& page, std::size_t index) {
  const Box& box = page.words[index].box;
  const double slack = kSameFooting * box.Height();
  return std::any_of(page.words.begin(), page.words.end(), [&](const Word& other) {
    if (&other == &page.words[index]) return false;
    const bool level = std::abs(other.box.y0 - box.y0) < slack && std::abs(other.box.y1 - box.y1) < slack;
    const double gap = std::max(other.box.x0 - box.x1, box.x0 - other.box.x1);
    return level && gap < kWordGap * box.Height() * 1.5;
  });
}

// "ĐAI" alone on the middle line of a name: as high, but for its marks, as capitals of a line of print right above it.
bool IsSetLikePrintAbove(const Page& page, std::size_t index) {
  constexpr int kFewestLetters = 2;
  const Box& box = page.words[index].box;
  if (text::CountLetters(page.words[index].text) < kFewestLetters) return false;
  for (std::size_t i = 0; i < page.words.size(); ++i) {
    const Word& other = page.words[i];
    if (i == index || text::CountLetters(other.text) < kFewestLetters || !IsMostlyUpper(other.text, 1)) continue;
    const double down = box.y0 - other.box.y1;
    const bool right_above = down > 0 && down < 1.5 * box.Height() && other.box.x0 < box.x1 + 4 * box.Width() &&
                             other.box.x1 > box.x0 - 4 * box.Width();
    if (right_above && std::abs(other.box.Height() - box.Height()) < 0.03 * box.Height() && HasNeighbour(page, i))
      return true;
  }
  return false;
}

bool AreNear(const Box& a, const Box& b) {
  return std::abs(a.CenterX() - b.CenterX()) < kSealWidth && std::abs(a.CenterY() - b.CenterY()) < kSealHeight;
}

}  // namespace

std::vector<bool> FindSealLetters(const Page& page, double usual_height) {
  std::vector<bool> of_seal(page.words.size(), false);
  if (page.method != PageMethod::kTextLayer) return of_seal;
  std::vector<std::size_t> loose;
  for (std::size_t i = 0; i < page.words.size(); ++i) {
    const Word& word = page.words[i];
    const bool as_printed =
        text::CountLetters(word.text) > 1 && std::abs(word.box.Height() - usual_height) < 0.06 * usual_height;
    if (IsPiece(word) && !as_printed && !HasNeighbour(page, i) && !IsSetLikePrintAbove(page, i)) loose.push_back(i);
  }
  Box ring;
  for (const std::size_t i : loose) {
    const auto near = std::count_if(loose.begin(), loose.end(), [&](std::size_t other) {
      return AreNear(page.words[i].box, page.words[other].box);
    });
    if (near < kLeastPieces) continue;
    of_seal[i] = true;
    ring = Union(ring, page.words[i].box);
  }
  // What stands straight, in small print: the middle of the seal, and two letters at the top of the ring.
  for (std::size_t i = 0; i < page.words.size(); ++i) {
    const Word& word = page.words[i];
    const bool inside = !ring.IsEmpty() && word.box.CenterX() > ring.x0 && word.box.CenterX() < ring.x1 &&
                        word.box.CenterY() > ring.y0 && word.box.CenterY() < ring.y1;
    if (inside && IsPiece(word) && word.box.Height() < kSmallPrint * usual_height) of_seal[i] = true;
  }
  return of_seal;
}

}  // namespace sohoa::papers
