#include "extractors/reading/handwriting.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace sohoa::reading {
namespace {

// What is odd for print; several oddities add up. Printed digits measured: height and foot within 0.08, stroke within
// 0.3, pallor within 0.1. Written ones: height from 0.15, foot from 0.1.
constexpr double kOddHeight = 0.14;
constexpr double kOddFoot = 0.12;
constexpr double kOddStroke = 0.7;
constexpr double kOddPallor = 0.3;
constexpr double kOddBlueness = 0.1;
constexpr double kMostMisfit = 1.6;
// What makes digits print wherever their feet stand: in a bent or skew line the year beside them stands higher or
// lower.
constexpr double kPrintHeight = 0.08;
constexpr double kPrintStroke = 0.3;
constexpr double kPrintPallor = 0.15;
constexpr double kSureDigits = 0.65;  // confidence of the recogniser

struct Shape {
  PixelBox box;
  int area = 0;
  int perimeter = 0;
};

// Letters and digits of a picture's part, without dots and marks.
std::vector<Shape> ShapesIn(Pix* binary, const PixelBox& box, int smallest) {
  std::vector<Shape> shapes;
  const PixPtr part = Clip(binary, box);
  if (!part) return shapes;
  Pixa* pieces = nullptr;
  const BoxaPtr boxes(pixConnComp(part.get(), &pieces, 8));
  for (int i = 0; boxes && i < boxaGetCount(boxes.get()); ++i) {
    const PixelBox at = BoxAt(boxes.get(), i);
    if (at.Height() < smallest) continue;
    const PixPtr piece(pixaGetPix(pieces, i, L_CLONE));
    Shape shape{{box.x0 + at.x0, box.y0 + at.y0, box.x0 + at.x1, box.y0 + at.y1}, 0, 0};
    pixCountPixels(piece.get(), &shape.area, nullptr);
    const PixPtr framed(pixAddBorder(piece.get(), 1, 0));
    const PixPtr inner(framed ? pixErodeBrick(nullptr, framed.get(), 3, 3) : nullptr);
    int heart = 0;
    if (inner) pixCountPixels(inner.get(), &heart, nullptr);
    shape.perimeter = std::max(1, shape.area - heart);
    shapes.push_back(shape);
  }
  pixaDestroy(&pieces);
  return shapes;
}

double Quantile(std::vector<double> values, double share) {
  if (values.empty()) return 0;
  const auto place = static_cast<std::ptrdiff_t>(static_cast<double>(values.size() - 1) * share);
  std::nth_element(values.begin(), values.begin() + place, values.end());
  return values[static_cast<size_t>(place)];
}

double Median(std::vector<double> values) { return Quantile(std::move(values), 0.5); }

// Mean darkness of the inked pixels, 0 to 255.
double Darkness(Pix* grey, Pix* binary, const PixelBox& box) {
  double sum = 0;
  int count = 0;
  for (int y = box.y0; y < box.y1; ++y) {
    const l_uint32* ink = pixGetData(binary) + static_cast<size_t>(pixGetWpl(binary)) * y;
    const l_uint32* line = pixGetData(grey) + static_cast<size_t>(pixGetWpl(grey)) * y;
    for (int x = box.x0; x < box.x1; ++x) {
      if (GET_DATA_BIT(ink, x) == 0) continue;
      sum += 255 - GET_DATA_BYTE(line, x);
      ++count;
    }
  }
  return count > 0 ? sum / count : 0;
}

// Whether the recogniser read nothing there but digits that the slot may hold, and was sure.
bool HoldsSureDigits(const Draft& draft, const Slot& slot) {
  return MayHold(slot, TextIn(draft, slot)) && std::all_of(slot.words.begin(), slot.words.end(), [&](size_t i) {
           return draft.words[i].read.confidence >= kSureDigits;
         });
}

}  // namespace

SlotEvidence Measure(const Sheet& sheet, const Slot& slot) {
  SlotEvidence evidence;
  Pix* binary = sheet.binary.get();
  const int smallest = static_cast<int>(sheet.dpi * 0.05);
  const std::vector<Shape> print = ShapesIn(binary, slot.reference, smallest);
  std::vector<double> heights;
  std::vector<double> feet;
  std::vector<double> strokes;
  for (const Shape& shape : print) {
    heights.push_back(shape.box.Height());
    feet.push_back(shape.box.y1);
    strokes.push_back(2.0 * shape.area / shape.perimeter);
  }
  const double height = Median(heights);
  const double foot = Quantile(feet, 0.3);  // letters with tails, Q and g, reach lower than the line
  if (height <= 0) return evidence;
  PixelBox box = Grow(slot.box, static_cast<int>(height * 0.3), pixGetWidth(binary), pixGetHeight(binary));
  box.x0 = slot.box.x0;
  box.x1 = slot.box.x1;
  std::vector<double> slot_strokes;
  std::vector<Shape> written = ShapesIn(binary, box, static_cast<int>(height * 0.5));
  // The piece of a slash or a letter that the slot's edge cuts off.
  const auto cut = [&](const Shape& shape) { return shape.box.x0 <= box.x0 || shape.box.x1 >= box.x1; };
  if (!std::all_of(written.begin(), written.end(), cut)) std::erase_if(written, cut);
  for (const Shape& shape : written) {
    ++evidence.digits;
    evidence.height += std::abs(shape.box.Height() - height) / height;
    evidence.bottom += std::abs(shape.box.y1 - foot) / height;
    slot_strokes.push_back(2.0 * shape.area / shape.perimeter);
  }
  evidence.height /= std::max(1, evidence.digits);
  evidence.bottom /= std::max(1, evidence.digits);
  if (!strokes.empty() && !slot_strokes.empty()) {
    evidence.stroke = Median(slot_strokes) / Median(strokes) - 1;
  }
  const double print_darkness = Darkness(sheet.grey.get(), binary, slot.reference);
  const double slot_darkness = Darkness(sheet.grey.get(), binary, box);
  if (print_darkness > 0 && slot_darkness > 0) evidence.pallor = 1 - slot_darkness / print_darkness;
  if (sheet.blue) {
    evidence.blueness =
        (Darkness(sheet.blue.get(), binary, box) - Darkness(sheet.blue.get(), binary, slot.reference)) / 255;
  }
  return evidence;
}

bool LooksHandwritten(const SlotEvidence& evidence) {
  if (evidence.digits == 0) return false;
  const double misfit = evidence.height / kOddHeight + evidence.bottom / kOddFoot +
                        std::abs(evidence.stroke) / kOddStroke + std::abs(evidence.pallor) / kOddPallor +
                        std::max(0.0, evidence.blueness) / kOddBlueness;
  return misfit > kMostMisfit;
}

bool IsReadAsPrint(const SlotEvidence& evidence, bool sure_digits) {
  return sure_digits && evidence.digits > 0 && evidence.height <= kPrintHeight &&
         std::abs(evidence.stroke) <= kPrintStroke && std::abs(evidence.pallor) <= kPrintPallor &&
         evidence.blueness <= kOddBlueness / 2;
}

std::vector<PixelBox> MarkHandwriting(const Sheet& sheet, Draft* draft) {
  std::vector<PixelBox> places;
  for (const Slot& slot : FindSlots(*draft, sheet.dpi)) {
    const SlotEvidence evidence = Measure(sheet, slot);
    if (!LooksHandwritten(evidence) || IsReadAsPrint(evidence, HoldsSureDigits(*draft, slot))) continue;
    for (const size_t i : slot.words) draft->words[i].handwritten = true;
    places.push_back(slot.box);
  }
  return places;
}

}  // namespace sohoa::reading
