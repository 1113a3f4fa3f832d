// From the picture of a slot to pieces of ink that may be digits. Pure; thread-compatible.
//
// Over-segmentation: ink that hangs together, wide pieces cut at their thinnest columns as well; one to four neighbours
// make a segment, and the net says which segments are digits. The same steps, by which the net was taught, stand in
// scripts/digits/segments.py: change both and train again.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "extractors/handwriting/slot_picture.h"

namespace sohoa::handwriting {

constexpr int kSide = 28;  // of the picture that the net sees
using DigitPicture = std::array<float, static_cast<std::size_t>(kSide) * kSide>;

// Atoms [first, last), from left to right.
struct Segment {
  int first = 0;
  int last = 0;
};

class Atoms {
 public:
  explicit Atoms(const SlotPicture& slot);

  int count() const { return static_cast<int>(boxes_.size()); }
  double digit_height() const { return digit_height_; }  // pixels; what most of the slot's ink reaches

  // What may be one digit. Empty where there are so many pieces that the slot is noise.
  std::vector<Segment> Segments() const;

  // The segment's ink alone, scaled into the middle of an empty square.
  DigitPicture PictureOf(const Segment& segment) const;

  // Height and width, in parts of twice the slot's digit height, at most 1.
  std::array<float, 2> SizesOf(const Segment& segment) const;

  // The place of a segment in the slot's picture.
  Window BoxOf(const Segment& segment) const;

 private:
  struct Piece;
  std::vector<Piece> FindPieces(const SlotPicture& slot);
  void Cut(const std::vector<Piece>& pieces);

  int width_ = 0;
  int height_ = 0;
  double digit_height_ = 0;
  std::vector<float> ink_;   // stretched: 0 paper, 1 the slot's darkest
  std::vector<int> labels_;  // number of a pixel's atom plus one; 0 for none
  std::vector<Window> boxes_;
};

}  // namespace sohoa::handwriting
