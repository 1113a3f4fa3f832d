#include "extractors/reading/picture.h"

#include <algorithm>

namespace sohoa::reading {
namespace {

constexpr double kLongestPaperInches = 25.0;  // A2 is 23.4
constexpr double kShortestPaperInches = 2.5;  // an identity card is 3.4
constexpr double kA4LongInches = 11.69;

}  // namespace

double PlausibleDpi(double stated, int width, int height) {
  const double longer = std::max(width, height);
  if (stated >= 72 && stated <= 1300) {
    const double inches = longer / stated;
    if (inches >= kShortestPaperInches && inches <= kLongestPaperInches) return stated;
  }
  return std::clamp(longer / kA4LongInches, 50.0, 1300.0);
}

PixPtr Plain(PixPtr pix) {
  if (!pix) return pix;
  if (pixGetSpp(pix.get()) == 4) pix.reset(pixAlphaBlendUniform(pix.get(), 0xffffff00));
  if (pixGetColormap(pix.get()) != nullptr) pix.reset(pixRemoveColormap(pix.get(), REMOVE_CMAP_BASED_ON_SRC));
  if (!pix) return pix;
  const int depth = pixGetDepth(pix.get());
  if (depth == 2 || depth == 4 || depth == 16) pix.reset(pixConvertTo8(pix.get(), 0));
  if (depth == 24) pix.reset(pixConvertTo32(pix.get()));
  return pix;
}

}  // namespace sohoa::reading
