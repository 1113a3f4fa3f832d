#include "extractors/reading/draw.h"

#include <cstdlib>

#include "extractors/reading/pix.h"

namespace sohoa::reading {
namespace {

constexpr int kLabelPoints = 4;  // the smallest of Leptonica's built-in fonts that still reads at 200 dpi
constexpr int kLabelMargin = 1;  // pixels around a label

struct FontDeleter {
  void operator()(L_Bmf* font) const { bmfDestroy(&font); }
};
using FontPtr = std::unique_ptr<L_Bmf, FontDeleter>;

Error DrawError(const char* what) { return {ErrorCode::kInternal, "", 0, what}; }

void FillBox(Pix* pix, const PixelBox& box, const Colour& colour) {
  l_uint32 pixel = 0;
  composeRGBPixel(colour.red, colour.green, colour.blue, &pixel);
  ::Box* area = boxCreate(box.x0, box.y0, box.Width(), box.Height());
  pixSetInRectArbitrary(pix, area, pixel);
  boxDestroy(&area);
}

void DrawFrame(Pix* pix, const PixelBox& box, const DrawnBox& drawn) {
  ::Box* area = boxCreate(box.x0, box.y0, box.Width(), box.Height());
  pixRenderBoxArb(pix, area, drawn.line_width, drawn.colour.red, drawn.colour.green, drawn.colour.blue);
  boxDestroy(&area);
}

// White on the frame's colour, above the box where there is room and else inside its upper edge.
void DrawLabel(Pix* pix, L_Bmf* font, const PixelBox& box, const DrawnBox& drawn) {
  int text_width = 0;
  if (bmfGetStringWidth(font, drawn.label.c_str(), &text_width) != 0) return;
  const int height = font->lineheight + 2 * kLabelMargin;
  const int width = text_width + 2 * kLabelMargin;
  const int x = std::max(0, std::min(box.x0, pixGetWidth(pix) - width));
  const int y = box.y0 >= height ? box.y0 - height : box.y0;
  FillBox(pix, {x, y, x + width, y + height}, drawn.colour);
  l_uint32 white = 0;
  composeRGBPixel(255, 255, 255, &white);
  pixSetTextline(pix, font, drawn.label.c_str(), white, x + kLabelMargin, y + kLabelMargin + font->baseline3, nullptr,
                 nullptr);
}

}  // namespace

Result<std::string> DrawBoxes(std::string_view png, const std::vector<DrawnBox>& boxes) {
  const PixPtr read(pixReadMemPng(reinterpret_cast<const l_uint8*>(png.data()), png.size()));
  const PixPtr pix(read ? pixConvertTo32(read.get()) : nullptr);
  const FontPtr font(bmfCreate(nullptr, kLabelPoints));
  if (!pix || !font) return DrawError("the page's picture cannot be decoded");

  for (const DrawnBox& drawn : boxes) {
    const PixelBox box = ToPixels(drawn.box, pixGetWidth(pix.get()), pixGetHeight(pix.get()));
    if (box.IsEmpty()) continue;
    DrawFrame(pix.get(), box, drawn);
    if (!drawn.label.empty()) DrawLabel(pix.get(), font.get(), box, drawn);
  }

  l_uint8* bytes = nullptr;
  std::size_t size = 0;
  const bool written = pixWriteMemPng(&bytes, &size, pix.get(), 0) == 0;
  std::string picture(written ? reinterpret_cast<const char*>(bytes) : "", written ? size : 0);
  lept_free(bytes);
  if (!written) return DrawError("the drawing cannot be encoded");
  return picture;
}

}  // namespace sohoa::reading
