#include "extractors/reading/row_reading.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "extractors/reading/cleaning.h"
#include "extractors/reading/histogram.h"
#include "extractors/reading/syllable.h"
#include "text/vietnamese.h"

namespace sohoa::reading {
namespace {

constexpr int kInkThreshold = 165;
constexpr int kDarkThreshold = 105;
constexpr int kPaler = 15;  // from which on a stamp's ink is another than with kInkThreshold
// How far from a stamped name's grey to that of the seal under it: between the two, and where less and less of the seal
// is left. One finds the row where another does not.
constexpr std::array<double, 3> kDarkerThanSeal = {0.5, 0.25, 0.1};
constexpr double kCropAside = 0.07;    // inches
constexpr double kLevelSlope = 0.008;  // slope
constexpr double kNearSeal = 0.25;     // inches: what a row may stand away from the seal that it goes on under
constexpr double kWordAbove = 1.3;     // heights of the median letter from the line to a word's upper edge
constexpr double kWordBelow = 0.35;
constexpr double kLeastRepeated = 0.35;  // of a word's width
constexpr double kSpoilt = 0.8;          // confidence of a word that a seal may have spoilt

// The scale at which a row is read: pixels of its median letter. The recogniser was trained on about 300 dpi.
// Where readings differ, others decide.
constexpr double kLetterPixels = 34;
constexpr double kSmall = 26;
constexpr double kLarge = 42;
constexpr double kLargest = 52;

bool AllAgree(const std::vector<std::vector<ReadWord>>& readings) {
  const auto text = [](const std::vector<ReadWord>& words) {
    std::string all;
    for (const ReadWord& word : words) all += word.text + " ";
    return all;
  };
  return std::all_of(readings.begin(), readings.end(),
                     [&](const auto& reading) { return !reading.empty() && text(reading) == text(readings.front()); });
}

// Whether the net saw, and surely, just these words.
bool IsTheSame(const std::vector<ReadWord>& reading, const std::vector<VotedWord>& lettered) {
  constexpr double kSurely = 0.8;
  return !lettered.empty() && std::equal(reading.begin(), reading.end(), lettered.begin(), lettered.end(),
                                         [](const ReadWord& a, const VotedWord& b) {
                                           return a.text == b.read.text && b.read.confidence >= kSurely;
                                         });
}

// A picture of the row alone, and how its pixels lie in the region.
struct Strip {
  PixPtr pix;
  double scale = 1;
  int x0 = 0, y0 = 0;  // in pixels of the region
};

// The row's part of a picture of the region, its line made level, its letters brought to `pixels`.
Strip Prepare(Pix* region, const TextRow& row, double pixels, double dpi) {
  Strip strip;
  const int w = pixGetWidth(region);
  const int h = pixGetHeight(region);
  const double middle_x = (row.box.x0 + row.box.x1) / 2.0;
  const double middle = row.FootAt(middle_x);
  const double lean = std::abs(row.slope) * row.box.Width() / 2;
  const int aside = static_cast<int>(kCropAside * dpi);
  const PixelBox wide = Grow({row.box.x0 - aside, static_cast<int>(middle - lean - kAboveFoot * row.height),
                              row.box.x1 + aside, static_cast<int>(middle + lean + kBelowFoot * row.height) + 1},
                             0, w, h);
  PixPtr part = Clip(region, wide);
  strip.x0 = wide.x0;
  strip.y0 = wide.y0;
  if (part && std::abs(row.slope) > kLevelSlope) {
    // Turned about its own middle, the line lies level there; what was above and below it at the ends is cut off.
    const double cx = (wide.x0 + wide.x1) / 2.0;
    const double foot = row.FootAt(cx) - wide.y0;
    part.reset(pixRotate(part.get(), static_cast<l_float32>(-std::atan(row.slope)), L_ROTATE_AREA_MAP, L_BRING_IN_WHITE,
                         0, 0));
    const int top = std::max(0, static_cast<int>(foot - kAboveFoot * row.height));
    const int bottom = std::min(wide.Height(), static_cast<int>(foot + kBelowFoot * row.height) + 1);
    if (part) part = Clip(part.get(), {0, top, pixGetWidth(part.get()), bottom});
    strip.y0 += top;
  }
  if (!part) return strip;
  strip.scale = std::clamp(pixels / row.height, 0.7, 2.5);
  strip.pix = ScaleGrey(part.get(), strip.scale);
  return strip;
}

// Keeps what lies at or near a set pixel of `mask`, of the same size; all else becomes paper.
void KeepOnly(Pix* grey, Pix* mask) {
  const PixPtr around(pixDilateBrick(nullptr, mask, 5, 5));
  if (!around) return;
  const PixPtr rest(pixInvert(nullptr, around.get()));
  if (rest) pixSetMasked(grey, rest.get(), 255);
}

std::vector<ReadWord> ReadStrip(Recogniser* recogniser, const Strip& strip, double dpi) {
  if (!strip.pix) return {};
  const PixelBox all{0, 0, pixGetWidth(strip.pix.get()), pixGetHeight(strip.pix.get())};
  std::vector<ReadWord> words = recogniser->Read(strip.pix.get(), all, dpi * strip.scale, Layout::kLine);
  std::vector<ReadWord> kept;
  for (ReadWord& word : words) {
    word.text = Trimmed(word.text);
    if (word.text.empty()) continue;
    const auto back = [&](int at, int from) { return from + static_cast<int>(at / strip.scale); };
    word.box = {back(word.box.x0, strip.x0), back(word.box.y0, strip.y0), back(word.box.x1, strip.x0),
                back(word.box.y1, strip.y0)};
    kept.push_back(std::move(word));
  }
  return kept;
}

// What EraseRings took off, with the faint edge of its lines, but nothing of the ink that stays.
PixPtr RingPixels(Pix* before, Pix* after) {
  const PixPtr gone(pixSubtract(nullptr, before, after));
  PixPtr rings(gone ? pixDilateBrick(nullptr, gone.get(), 5, 5) : nullptr);
  const PixPtr stays(pixDilateBrick(nullptr, after, 3, 3));
  if (!rings || !stays) return nullptr;
  pixSubtract(rings.get(), rings.get(), stays.get());
  return rings;
}

// Whether the word is what the seal made of the row's first letters, far to the left as it may reach: nothing that can
// be spelt, or, however surely it was read, a word that the row has, too. A family's name that stands before the row
// stays.
bool IsSpoiltBy(const PixelBox& row, const std::vector<ReadWord>& now, const ReadWord& word) {
  const int x = std::min(row.x1, word.box.x1) - std::max(row.x0, word.box.x0);
  const int y = std::min(row.y1, word.box.y1) - std::max(row.y0, word.box.y0);
  const bool meets = x > kLeastRepeated * word.box.Width() && 2 * y > std::min(word.box.Height(), row.Height());
  if (!meets) return false;
  const std::string text = Trimmed(word.text);
  return (word.confidence < kSpoilt && JudgeSpelling(text) != Spelling::kSyllable) ||
         std::any_of(now.begin(), now.end(), [&](const ReadWord& other) { return other.text == text; });
}

// "ÁM" of "GIÁM": the row begins within a word that was read whole, and well.
bool IsCutFrom(const ReadWord& part, const ReadWord& whole) {
  constexpr double kWithin = 0.8;  // of the part's width and height
  const int x = std::min(part.box.x1, whole.box.x1) - std::max(part.box.x0, whole.box.x0);
  const int y = std::min(part.box.y1, whole.box.y1) - std::max(part.box.y0, whole.box.y0);
  if (x < kWithin * part.box.Width() || y < kWithin * part.box.Height()) return false;
  return part.text.size() < whole.text.size() && whole.text.ends_with(part.text) && whole.confidence >= kSpoilt &&
         JudgeSpelling(whole.text) == Spelling::kSyllable;
}

// The sheet's seals that a row in the region can have to do with, in pixels of the region: looking for the rings of one
// casts some thousand rays.
std::vector<Circle> SealsAt(const Sheet& sheet, const PixelBox& region) {
  std::vector<Circle> seals;
  for (const Circle& seal : sheet.seals) {
    const double x = std::clamp<double>(seal.x, region.x0, region.x1);
    const double y = std::clamp<double>(seal.y, region.y0, region.y1);
    if (seal.FromMiddle(x, y) > seal.radius + kNearSeal * sheet.dpi) continue;
    seals.push_back({seal.x - region.x0, seal.y - region.y0, seal.radius});
  }
  return seals;
}

// The ink of the whole plane in the region, seals' rings off. Null when out of memory.
PixPtr WithoutRings(const Plane& plane, const PixelBox& region, const std::vector<Circle>& seals, double dpi) {
  const PixPtr part = Clip(plane.whole, region);
  PixPtr ink(part ? pixThresholdToBinary(part.get(), plane.threshold) : nullptr);
  if (ink) EraseRings(ink.get(), seals, dpi);
  return ink;
}

// Mean greys of the darker and of the paler ink.
struct TwoTones {
  double dark = 0;
  double pale = 0;
};

// The inks in and about red seals, a name that was stamped over one and the seal, parted where they lie closest about
// their means (Otsu 1979). None where there is hardly any ink.
std::optional<TwoTones> TonesAtSeals(Pix* red, const std::vector<Circle>& seals) {
  constexpr int kStep = 2;
  constexpr double kAbout = 1.5;  // radii
  constexpr double kFewest = 200;
  std::array<double, kInkThreshold> counts{};
  for (const Circle& seal : seals) {
    const auto reach = static_cast<int>(kAbout * seal.radius);
    const PixelBox around = Grow({static_cast<int>(seal.x), static_cast<int>(seal.y), static_cast<int>(seal.x) + 1,
                                  static_cast<int>(seal.y) + 1},
                                 reach, pixGetWidth(red), pixGetHeight(red));
    for (int y = around.y0; y < around.y1; y += kStep) {
      const l_uint32* line = pixGetData(red) + static_cast<size_t>(pixGetWpl(red)) * y;
      for (int x = around.x0; x < around.x1; x += kStep) {
        const int value = GET_DATA_BYTE(line, x);
        if (value < kInkThreshold) counts[static_cast<size_t>(value)] += 1;
      }
    }
  }
  double total = 0;
  double weighed = 0;
  for (size_t i = 0; i < counts.size(); ++i) {
    total += counts[i];
    weighed += static_cast<double>(i) * counts[i];
  }
  if (total < kFewest) return std::nullopt;
  double below = 0;
  double below_weighed = 0;
  double best = 0;
  std::optional<TwoTones> tones;
  for (size_t i = 0; i + 1 < counts.size(); ++i) {
    below += counts[i];
    below_weighed += static_cast<double>(i) * counts[i];
    if (below == 0 || below == total) continue;
    const TwoTones now{below_weighed / below, (weighed - below_weighed) / (total - below)};
    const double apart = now.pale - now.dark;
    const double between = below * (total - below) * apart * apart;
    if (between <= best) continue;
    best = between;
    tones = now;
  }
  return tones;
}

// Halfway from the ink to the paper, at least as pale as other ink.
int PaleThresholdOf(Pix* stamped) {
  constexpr int kStep = 3;
  constexpr int kPalest = 205;
  constexpr int kFewest = 200;
  Histogram ink;
  for (int y = 0; y < pixGetHeight(stamped); y += kStep) {
    const l_uint32* line = pixGetData(stamped) + static_cast<size_t>(pixGetWpl(stamped)) * y;
    for (int x = 0; x < pixGetWidth(stamped); x += kStep) {
      const int value = GET_DATA_BYTE(line, x);
      if (value < kPalest) ink.Add(value);
    }
  }
  if (ink.Total() < kFewest) return kInkThreshold;
  return std::clamp((ink.ValueAt(0.5) + Histogram::kLightest) / 2, kInkThreshold, kPalest);
}

}  // namespace

std::vector<Plane> PlanesOf(const Sheet& sheet) {
  Pix* const black = sheet.black ? sheet.black.get() : sheet.grey.get();
  Pix* const whole = sheet.sealed ? sheet.sealed.get() : black;
  const Ink ink = sheet.in_colour ? Ink::kBlack : Ink::kUnknown;
  std::vector<Plane> planes = {{black, whole, ink, kInkThreshold}};
  if (sheet.red) {
    Pix* const red = sheet.red.get();
    planes.push_back({red, red, Ink::kRed, kInkThreshold});
    const int palest = PaleThresholdOf(red);
    if (palest >= kInkThreshold + kPaler) planes.push_back({red, red, Ink::kRed, palest, false, true});
  }
  const std::optional<TwoTones> tones = sheet.red ? TonesAtSeals(sheet.red.get(), sheet.seals) : std::nullopt;
  for (const double share : kDarkerThanSeal) {
    if (!tones) break;
    const int threshold = static_cast<int>(std::ceil(tones->dark + share * (tones->pale - tones->dark)));
    planes.push_back({sheet.red.get(), sheet.red.get(), Ink::kRed, threshold, true});
  }
  if (sheet.blue) planes.push_back({sheet.blue.get(), sheet.blue.get(), Ink::kBlue, kInkThreshold});
  if (!sheet.two_level) planes.push_back({black, whole, ink, kDarkThreshold});
  // What is as pale as the seal was taken off with it.
  if (sheet.sealed) planes.push_back({whole, whole, ink, kInkThreshold});
  return planes;
}

std::vector<RowCandidate> FindRows(const Sheet& sheet, const Plane& plane, const PixelBox& region) {
  const PixPtr part = Clip(plane.grey, region);
  const PixPtr ink(part ? pixThresholdToBinary(part.get(), plane.threshold) : nullptr);
  if (!ink) return {};
  const std::vector<Circle> seals = SealsAt(sheet, region);
  const PixPtr with_rings(seals.empty() ? nullptr : pixCopy(nullptr, ink.get()));
  EraseRings(ink.get(), seals, sheet.dpi);
  const PixPtr rings = with_rings ? RingPixels(with_rings.get(), ink.get()) : nullptr;
  // Where a pale seal was taken off, letters as pale as it went with it: a row goes on where they were.
  const PixPtr sealed = plane.whole == plane.grey ? nullptr : WithoutRings(plane, region, seals, sheet.dpi);
  Pix* const all = sealed ? sealed.get() : ink.get();
  std::vector<RowCandidate> found;
  for (TextRow& row : FindTextRows(ink.get(), sheet.dpi, seals)) {
    // What is cut off at the sides goes on beyond.
    if (row.box.x0 <= 2 || row.box.x1 >= region.Width() - 2) continue;
    RowCandidate candidate;
    candidate.under_seal = ReachUnderSeal(all, sheet.dpi, seals, &row) || row.hidden;
    candidate.letters = candidate.under_seal ? RowBand(all, row) : RowAlone(ink.get(), row, sheet.dpi);
    if (rings) candidate.rings.reset(pixClone(rings.get()));
    if (!candidate.letters) continue;
    candidate.region = region;
    candidate.plane = plane;
    candidate.row = std::move(row);
    found.push_back(std::move(candidate));
  }
  return found;
}

std::optional<RowCandidate> RowOfWords(const Plane& plane, const PixelBox& region, const PixelBox& words) {
  // Of a line's height: capitals with a mark above them and tails below.
  constexpr double kMedianLetter = 0.5;
  constexpr double kTails = 0.25;
  RowCandidate candidate;
  candidate.region = region;
  candidate.plane = plane;
  TextRow& row = candidate.row;
  row.box = {words.x0 - region.x0, words.y0 - region.y0, words.x1 - region.x0, words.y1 - region.y0};
  row.height = kMedianLetter * words.Height();
  row.foot = row.box.y1 - kTails * words.Height();
  const PixPtr part = Clip(plane.grey, region);
  const PixPtr ink(part ? pixThresholdToBinary(part.get(), plane.threshold) : nullptr);
  if (!ink) return std::nullopt;
  candidate.letters = RowBand(ink.get(), row);
  int empty = 1;
  if (candidate.letters) pixZero(candidate.letters.get(), &empty);
  if (empty != 0) return std::nullopt;
  return candidate;
}

void WidenRow(const Sheet& sheet, const PixelBox& wide, RowCandidate* candidate) {
  const PixelBox& region = candidate->region;
  candidate->row.box.x0 = std::max(0, wide.x0 - region.x0);
  candidate->row.box.x1 = std::min(region.Width(), wide.x1 - region.x0);
  const PixPtr ink = WithoutRings(candidate->plane, region, SealsAt(sheet, region), sheet.dpi);
  if (ink) candidate->letters = RowBand(ink.get(), candidate->row);
}

void KeepBest(std::vector<RowCandidate>* candidates, size_t most) {
  std::stable_sort(candidates->begin(), candidates->end(),
                   [](const RowCandidate& a, const RowCandidate& b) { return a.rank > b.rank; });
  for (size_t i = 0; i < candidates->size(); ++i) {
    for (size_t j = candidates->size() - 1; j > i; --j) {
      const PixelBox box = (*candidates)[j].OnSheet();
      if (Covers((*candidates)[i].OnSheet(), box)) {
        candidates->erase(candidates->begin() + static_cast<std::ptrdiff_t>(j));
      }
    }
  }
  if (candidates->size() > most) candidates->resize(most);
}

std::vector<VotedWord> ReadRow(const Recognisers& recognisers, const Sheet& sheet, const RowCandidate& candidate,
                               const Draft& draft, const std::vector<VotedWord>& lettered) {
  const PixelBox& region = candidate.region;
  const PixelBox row = candidate.OnSheet();
  const PixPtr whole = Clip(candidate.plane.grey, region);
  if (whole && candidate.rings) pixSetMasked(whole.get(), candidate.rings.get(), 255);
  const PixPtr alone(whole ? pixCopy(nullptr, whole.get()) : nullptr);
  if (!alone || !candidate.letters) return {};
  KeepOnly(alone.get(), candidate.letters.get());
  const auto read = [&](Recogniser* recogniser, Pix* picture, double pixels) {
    return ReadStrip(recogniser, Prepare(picture, candidate.row, pixels, sheet.dpi), sheet.dpi);
  };
  // Its letters alone, and everything that stands there.
  std::vector<std::vector<ReadWord>> readings = {read(recognisers.first, alone.get(), kLetterPixels),
                                                 read(recognisers.second, whole.get(), kLetterPixels)};
  std::vector<ReadWord> before;
  for (const DraftWord& word : draft.words) {
    if (!Covers(row, word.read.box)) continue;
    before.push_back(word.read);
    before.back().text = Trimmed(word.read.text);
    before.back().box = {word.read.box.x0 - region.x0, word.read.box.y0 - region.y0, word.read.box.x1 - region.x0,
                         word.read.box.y1 - region.y0};
  }
  // What was read without the words under the seal would only outvote them.
  const bool short_of =
      candidate.under_seal && !before.empty() && before.front().box.x0 > candidate.row.box.x0 + candidate.row.height;
  if (!before.empty() && !short_of) readings.push_back(std::move(before));
  // Black print under a red seal was never touched by it.
  const bool spoilt = candidate.under_seal && candidate.plane.ink != Ink::kBlack;
  const auto seen = std::find_if(readings.begin(), readings.end(),
                                 [&](const std::vector<ReadWord>& reading) { return IsTheSame(reading, lettered); });
  if (seen != readings.end()) {
    std::vector<ReadWord> once_more = *seen;
    readings.push_back(std::move(once_more));
  } else if (spoilt || !AllAgree(readings)) {
    readings.push_back(read(recognisers.first, alone.get(), kSmall));
    readings.push_back(read(recognisers.second, alone.get(), kLarge));
    readings.push_back(read(recognisers.first, alone.get(), kLargest));
    readings.push_back(read(recognisers.second, whole.get(), kLarge));
  }
  std::vector<VotedWord> voted = Vote(readings);
  for (VotedWord& word : voted) {
    PixelBox& box = word.read.box;
    // What hangs into the crop from the line above is no part of the word.
    const double foot = candidate.row.FootAt((box.x0 + box.x1) / 2.0);
    box.y0 = std::max(box.y0, static_cast<int>(foot - kWordAbove * candidate.row.height));
    box.y1 = std::max(box.y0 + 1, std::min(box.y1, static_cast<int>(foot + kWordBelow * candidate.row.height) + 1));
    box = {box.x0 + region.x0, box.y0 + region.y0, box.x1 + region.x0, box.y1 + region.y0};
  }
  return voted;
}

PixelBox OnLine(const RowCandidate& candidate, int x0, int x1) {
  const double foot = candidate.row.FootAt((x0 + x1) / 2.0);
  const int top = static_cast<int>(foot - kWordAbove * candidate.row.height);
  const int bottom = std::max(top + 1, static_cast<int>(foot + kWordBelow * candidate.row.height) + 1);
  const PixelBox& region = candidate.region;
  return {x0 + region.x0, std::max(0, top + region.y0), x1 + region.x0, std::max(1, bottom + region.y0)};
}

std::vector<ReadWord> WordsOf(const std::vector<VotedWord>& voted) {
  std::vector<ReadWord> words;
  words.reserve(voted.size());
  for (const VotedWord& word : voted) words.push_back(word.read);
  return words;
}

bool IsAllCapitals(const std::vector<ReadWord>& words) {
  return std::all_of(words.begin(), words.end(),
                     [](const ReadWord& word) { return text::ToUpper(word.text) == word.text; });
}

bool Covers(const PixelBox& row, const PixelBox& word) {
  const int x = std::min(row.x1, word.x1) - std::max(row.x0, word.x0);
  const int y = std::min(row.y1, word.y1) - std::max(row.y0, word.y0);
  return x > 0 && y > 0 && 2.0 * x * y > static_cast<double>(word.Width()) * word.Height();
}

void PutRow(const PixelBox& found, Ink ink, std::vector<VotedWord> voted, int behind, Draft* draft) {
  // The net may see letters before the row's first one.
  PixelBox row = found;
  for (const VotedWord& word : voted) {
    row.x0 = std::min(row.x0, word.read.box.x0);
    row.x1 = std::max(row.x1, word.read.box.x1);
  }
  for (const DraftWord& word : draft->words) {
    if (!voted.empty() && IsCutFrom(voted.front().read, word.read)) voted.front().read = word.read;
  }
  size_t at = draft->words.size();
  for (size_t i = 0; i < draft->words.size(); ++i) {
    if (Covers(row, draft->words[i].read.box)) {
      at = i;
      break;
    }
  }
  if (at == draft->words.size()) {
    for (size_t i = 0; i < draft->words.size(); ++i) {
      if (draft->words[i].line == behind) at = i + 1;
    }
  }
  // A line of its own, behind the line it was found in.
  while (at > 0 && at < draft->words.size() && draft->words[at].line == draft->words[at - 1].line) ++at;
  const int line = at > 0 ? draft->words[at - 1].line + 1 : 0;
  const int number = at > 0 ? draft->words[at - 1].block : 0;
  for (size_t i = at; i < draft->words.size(); ++i) ++draft->words[i].line;
  ++draft->lines;
  const std::vector<ReadWord> now = WordsOf(voted);
  std::vector<DraftWord> words;
  words.reserve(voted.size());
  for (VotedWord& word : voted) {
    words.push_back({std::move(word.read), number, line, ink, false, std::move(word.alternatives), word.by_net});
  }
  draft->words.insert(draft->words.begin() + static_cast<std::ptrdiff_t>(at), words.begin(), words.end());
  std::erase_if(draft->words, [&](const DraftWord& word) {
    return word.line != line && (Covers(row, word.read.box) || IsSpoiltBy(row, now, word.read));
  });
}

}  // namespace sohoa::reading
