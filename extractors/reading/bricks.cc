#include "extractors/reading/bricks.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <vector>

namespace sohoa::reading {
namespace {

constexpr int kWordBits = 32;

// Rows of bits, the leftmost pixel in the highest bit of a word, as Leptonica has them. Bits beyond the width are 0.
class Bits {
 public:
  Bits(int width, int height) : words_((width + kWordBits - 1) / kWordBits), height_(height), data_(words_ * height) {}

  std::uint32_t* Row(int y) { return data_.data() + static_cast<std::ptrdiff_t>(y) * words_; }
  int WordsOfRow() const { return words_; }
  int Height() const { return height_; }

 private:
  std::ptrdiff_t words_;
  int height_;
  std::vector<std::uint32_t> data_;
};

// Calls step(shift) until a pixel stands for `side` pixels in a row.
template <typename Step>
void ByDoubling(int side, const Step& step) {
  for (int seen = 1; seen < side;) {
    const int shift = std::min(seen, side - seen);
    step(shift);
    seen += shift;
  }
}

// Each pixel AND the one `shift` pixels to the right of it.
void AndWithRight(Bits* bits, int shift) {
  const int whole = shift / kWordBits;
  const int part = shift % kWordBits;
  const int count = bits->WordsOfRow();
  for (int y = 0; y < bits->Height(); ++y) {
    std::uint32_t* row = bits->Row(y);
    const auto word = [&](int i) -> std::uint64_t { return i < count ? row[i] : 0; };
    for (int i = 0; i < count; ++i) {
      const std::uint64_t both = word(i + whole) << kWordBits | word(i + whole + 1);
      row[i] &= static_cast<std::uint32_t>(both >> (kWordBits - part));
    }
  }
}

// Each pixel OR the one `shift` pixels to the left of it.
void OrWithLeft(Bits* bits, int shift) {
  const int whole = shift / kWordBits;
  const int part = shift % kWordBits;
  for (int y = 0; y < bits->Height(); ++y) {
    std::uint32_t* row = bits->Row(y);
    const auto word = [&](int i) -> std::uint64_t { return i >= 0 ? row[i] : 0; };
    for (int i = bits->WordsOfRow() - 1; i >= 0; --i) {
      const std::uint64_t both = word(i - whole - 1) << kWordBits | word(i - whole);
      row[i] |= static_cast<std::uint32_t>(both >> part);
    }
  }
}

// Each pixel AND the one `shift` rows below it.
void AndWithBelow(Bits* bits, int shift) {
  for (int y = 0; y < bits->Height(); ++y) {
    std::uint32_t* row = bits->Row(y);
    if (y + shift >= bits->Height()) {
      std::fill_n(row, bits->WordsOfRow(), 0U);
      continue;
    }
    const std::uint32_t* below = bits->Row(y + shift);
    for (int i = 0; i < bits->WordsOfRow(); ++i) row[i] &= below[i];
  }
}

// Each pixel OR the one `shift` rows above it.
void OrWithAbove(Bits* bits, int shift) {
  for (int y = bits->Height() - 1; y >= shift; --y) {
    std::uint32_t* row = bits->Row(y);
    const std::uint32_t* above = bits->Row(y - shift);
    for (int i = 0; i < bits->WordsOfRow(); ++i) row[i] |= above[i];
  }
}

void Shrink(Bits* bits, int width, int height) {
  ByDoubling(width, [&](int shift) { AndWithRight(bits, shift); });
  ByDoubling(height, [&](int shift) { AndWithBelow(bits, shift); });
}

void Spread(Bits* bits, int width, int height) {
  ByDoubling(width, [&](int shift) { OrWithLeft(bits, shift); });
  ByDoubling(height, [&](int shift) { OrWithAbove(bits, shift); });
}

// With room for `right` and `below` more pixels.
Bits ReadBits(Pix* binary, int right, int below) {
  pixSetPadBits(binary, 0);
  Bits bits(pixGetWidth(binary) + right, pixGetHeight(binary) + below);
  for (int y = 0; y < pixGetHeight(binary); ++y) {
    const l_uint32* row = pixGetData(binary) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(binary);
    std::memcpy(bits.Row(y), row, pixGetWpl(binary) * sizeof(std::uint32_t));
  }
  return bits;
}

PixPtr ToPix(Bits* bits, Pix* like) {
  PixPtr pix(pixCreateTemplate(like));
  if (!pix) return nullptr;
  for (int y = 0; y < pixGetHeight(like); ++y) {
    l_uint32* row = pixGetData(pix.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix.get());
    std::memcpy(row, bits->Row(y), pixGetWpl(pix.get()) * sizeof(std::uint32_t));
  }
  pixSetPadBits(pix.get(), 0);
  return pix;
}

}  // namespace

PixPtr Opened(Pix* binary, int width, int height) {
  Bits bits = ReadBits(binary, 0, 0);
  Shrink(&bits, width, height);
  Spread(&bits, width, height);
  return ToPix(&bits, binary);
}

PixPtr Closed(Pix* binary, int width, int height) {
  Bits bits = ReadBits(binary, width, height);
  Spread(&bits, width, height);
  Shrink(&bits, width, height);
  return ToPix(&bits, binary);
}

}  // namespace sohoa::reading
