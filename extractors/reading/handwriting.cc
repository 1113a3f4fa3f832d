#include "extractors/reading/handwriting.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace sohoa::reading {
namespace {

// A slot is taken for the pen's from this probability on: a number of print that a person looks at costs a look, a
// written one that nobody looks at a wrong record.
constexpr double kLeastProbability = 0.1;
constexpr double kNoPrintHeight = 0.35;  // nothing printed differs so much in height, however sure the recogniser is
constexpr double kSurest = 0.97;         // confidence of the recogniser at its surest
constexpr double kSureLetters = 0.7;
constexpr double kNoDigits = 0.7;  // at most, of what is no number

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

double Median(std::vector<double> values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>((values.size() - 1) / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

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

// How sure the recogniser is of what it read there: of its least sure word.
double LeastConfidence(const Draft& draft, const Slot& slot) {
  double least = slot.words.empty() ? 0 : 1;
  for (const size_t word : slot.words) least = std::min(least, draft.words[word].read.confidence);
  return least;
}

}  // namespace

SlotEvidence Measure(const Sheet& sheet, const Draft& draft, const Slot& slot) {
  SlotEvidence evidence;
  Pix* binary = sheet.binary.get();
  const int smallest = static_cast<int>(sheet.dpi * 0.05);
  const std::vector<Shape> print = ShapesIn(binary, slot.reference, smallest);
  std::vector<double> heights;
  std::vector<double> strokes;
  for (const Shape& shape : print) {
    heights.push_back(shape.box.Height());
    strokes.push_back(2.0 * shape.area / shape.perimeter);
  }
  const double height = Median(heights);
  if (height <= 0) return evidence;
  PixelBox box = Grow(slot.box, static_cast<int>(height * 0.3), pixGetWidth(binary), pixGetHeight(binary));
  box.x0 = slot.box.x0;
  box.x1 = slot.box.x1;
  std::vector<double> slot_strokes;
  std::vector<Shape> written = ShapesIn(binary, box, static_cast<int>(height * 0.5));
  slot_strokes.reserve(written.size());
  for (const Shape& shape : written) slot_strokes.push_back(2.0 * shape.area / shape.perimeter);
  // The piece of a slash or a letter that the slot's edge cuts off.
  const auto cut = [&](const Shape& shape) { return shape.box.x0 <= box.x0 || shape.box.x1 >= box.x1; };
  if (!std::all_of(written.begin(), written.end(), cut)) std::erase_if(written, cut);
  for (const Shape& shape : written) {
    ++evidence.digits;
    evidence.height += std::abs(shape.box.Height() - height) / height;
  }
  evidence.height /= std::max(1, evidence.digits);
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
  const double most = MayHold(slot, TextIn(draft, slot)) ? kSurest : kNoDigits;
  evidence.unsure = kSurest - std::min(most, LeastConfidence(draft, slot));
  return evidence;
}

double ProbabilityOfPen(const SlotEvidence& evidence) {
  if (evidence.digits == 0) return 0;
  const double odds = -5.6 + 6.8 * std::min(evidence.height, 0.6) + 8.9 * std::min(std::abs(evidence.stroke), 1.0) +
                      9.6 * std::min(std::abs(evidence.pallor), 1.0) + 17.9 * std::clamp(evidence.blueness, 0.0, 0.5) +
                      5.2 * evidence.unsure;
  return 1 / (1 + std::exp(-odds));
}

std::vector<PixelBox> MarkHandwriting(const Sheet& sheet, Draft* draft) {
  std::vector<PixelBox> places;
  for (const Slot& slot : FindSlots(*draft, sheet.dpi)) {
    if (HoldsLetters(TextIn(*draft, slot)) && LeastConfidence(*draft, slot) >= kSureLetters) continue;
    const SlotEvidence evidence = Measure(sheet, *draft, slot);
    if (evidence.height < kNoPrintHeight && ProbabilityOfPen(evidence) < kLeastProbability) continue;
    for (const size_t i : slot.words) draft->words[i].handwritten = true;
    places.push_back(slot.box);
  }
  return places;
}

}  // namespace sohoa::reading
