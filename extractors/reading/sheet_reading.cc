#include "extractors/reading/sheet_reading.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "extractors/reading/blocks.h"
#include "extractors/reading/cleaning.h"
#include "extractors/reading/draft.h"
#include "extractors/reading/handwriting.h"
#include "extractors/reading/name_check.h"
#include "extractors/reading/pen.h"
#include "extractors/reading/row_reading.h"
#include "extractors/reading/seal_lines.h"
#include "extractors/reading/second_look.h"
#include "extractors/reading/signer.h"
#include "extractors/reading/slot_digits.h"
#include "extractors/reading/slot_lines.h"
#include "text/vietnamese.h"

namespace sohoa::reading {
namespace {

constexpr size_t kMostPenReadings = 6;
constexpr size_t kMostBlueRows = 12;
constexpr double kSureOfWord = 0.85;
constexpr double kSureOfRow = 0.65;  // of what already looks like print
constexpr double kPoorConfidence = 0.60;

// What the blocks are found on: the print and the pen's words, without drawings.
PixPtr BlockMask(const Sheet& sheet, const std::vector<PenMark>& marks) {
  const int large = static_cast<int>(sheet.dpi * 0.45);
  PixPtr mask(pixSelectBySize(sheet.binary.get(), 0, large, 8, L_SELECT_HEIGHT, L_SELECT_IF_LTE, nullptr));
  if (!mask) return nullptr;
  mask.reset(pixCopy(nullptr, mask.get()));
  for (const PenMark& mark : marks) {
    if (!mark.word_sized || !mask) continue;
    pixRasterop(mask.get(), mark.box.x0, mark.box.y0, mark.box.Width(), mark.box.Height(), PIX_SET, nullptr, 0, 0);
  }
  return mask;
}

int InkIn(Pix* binary, const PixelBox& box) {
  const PixPtr part = Clip(binary, box);
  int count = 0;
  if (part) pixCountPixels(part.get(), &count, nullptr);
  return count;
}

Ink InkOf(const Sheet& sheet, const PixelBox& box) {
  if (!sheet.in_colour) return Ink::kUnknown;
  if (!sheet.red_text) return Ink::kBlack;
  return 2 * InkIn(sheet.red_text.get(), box) > InkIn(sheet.binary.get(), box) ? Ink::kRed : Ink::kBlack;
}

const ReadWord& ReadOf(const ReadWord& word) { return word; }
const ReadWord& ReadOf(const DraftWord& word) { return word.read; }

template <typename SomeWord>
double MeanConfidence(const std::vector<SomeWord>& words) {
  double sum = 0;
  double letters = 0;
  for (const SomeWord& word : words) {
    const ReadWord& read = ReadOf(word);
    sum += read.confidence * static_cast<double>(read.text.size());
    letters += static_cast<double>(read.text.size());
  }
  return letters > 0 ? sum / letters : 0;
}

// What is as high as one line of print may be two of small print, with next to no white between them: read as one they
// make no sense.
std::vector<ReadWord> ReadBlock(Recogniser* recogniser, const Sheet& sheet, const TextBlock& block,
                                const PixelBox& area) {
  constexpr double kNoSense = 0.35;
  constexpr double kLowest = 0.13;  // inches: two lines of the smallest print
  constexpr double kShortest = 0.4;
  if (!block.one_line) return recogniser->Read(sheet.grey.get(), area, sheet.dpi, Layout::kBlock);
  std::vector<ReadWord> line = recogniser->Read(sheet.grey.get(), area, sheet.dpi, Layout::kLine);
  const bool room = block.box.Height() >= kLowest * sheet.dpi && block.box.Width() >= kShortest * sheet.dpi;
  if (line.empty() || !room || MeanConfidence(line) >= kNoSense) return line;
  std::vector<ReadWord> lines = recogniser->Read(sheet.grey.get(), area, sheet.dpi, Layout::kBlock);
  return MeanConfidence(lines) > MeanConfidence(line) ? lines : line;
}

Draft ReadBlocks(Recogniser* recogniser, const Sheet& sheet, Pix* mask) {
  Draft draft;
  const int w = pixGetWidth(sheet.grey.get());
  const int h = pixGetHeight(sheet.grey.get());
  for (const TextBlock& block : FindBlocks(mask, sheet.dpi)) {
    if (block.box.Height() < sheet.dpi * 0.04 || InkIn(sheet.binary.get(), block.box) == 0) continue;
    const PixelBox area = Grow(block.box, 3, w, h);
    const std::vector<ReadWord> words = ReadBlock(recogniser, sheet, block, area);
    int lines = 0;
    for (const ReadWord& word : words) {
      draft.words.push_back({word, draft.blocks, draft.lines + word.line, InkOf(sheet, word.box), false, {}, false});
      lines = std::max(lines, word.line + 1);
    }
    draft.lines += lines;
    draft.blocks += words.empty() ? 0 : 1;
  }
  return draft;
}

bool ReadsPoorly(const Draft& draft) {
  return draft.words.size() > 10 && MeanConfidence(draft.words) < kPoorConfidence;
}

// A page read as it stands, and the pen's marks on it.
struct Attempt {
  std::vector<PenMark> marks;
  Draft draft;
};

Attempt ReadAsItStands(Recogniser* recogniser, const Sheet& sheet) {
  Attempt attempt;
  if (sheet.blue) attempt.marks = FindPenMarks(sheet.blue.get(), sheet.dpi);
  const PixPtr mask = BlockMask(sheet, attempt.marks);
  if (mask) attempt.draft = ReadBlocks(recogniser, sheet, mask.get());
  return attempt;
}

// Shape may deceive; words do not. Tries the other ways up until one reads well, and keeps the best.
void StandByReading(Recogniser* recogniser, Sheet* sheet, Attempt* best) {
  double confidence = MeanConfidence(best->draft.words);
  int turned = 0;  // from where the sheet stood at first
  int best_turned = 0;
  for (const int degrees : {180, 90, 270}) {
    TurnSheet(sheet, (degrees - turned + 360) % 360);
    turned = degrees;
    Attempt attempt = ReadAsItStands(recogniser, *sheet);
    const double now = MeanConfidence(attempt.draft.words);
    if (attempt.draft.words.size() <= 10 || now <= confidence) continue;
    *best = std::move(attempt);
    confidence = now;
    best_turned = degrees;
    if (!ReadsPoorly(best->draft)) break;
  }
  if (turned != best_turned) TurnSheet(sheet, (best_turned - turned + 360) % 360);
}

// `surely`: how sure the recogniser must be of one word, and of all in the mean.
bool LooksPrinted(const std::vector<ReadWord>& words, double surely) {
  double sum = 0;
  int with_letters = 0;
  for (const ReadWord& word : words) {
    sum += word.confidence;
    const std::string folded = text::Fold(word.text);
    const auto letters = std::count_if(folded.begin(), folded.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    with_letters += letters >= 3 && word.confidence > surely ? 1 : 0;
  }
  return with_letters >= 1 && sum > surely * static_cast<double>(words.size());
}

// Puts the words of one coloured line into the line of print that they stand in, or behind the block above them.
void Insert(Draft* draft, std::vector<DraftWord> words) {
  if (words.empty()) return;
  const PixelBox box = words.front().read.box;
  const double middle = (box.y0 + box.y1) / 2.0;
  int best = -1;
  double nearest = 0;
  for (size_t i = 0; i < draft->words.size(); ++i) {
    const PixelBox& other = draft->words[i].read.box;
    if (middle < other.y0 - 0.3 * other.Height() || middle > other.y1 + 0.3 * other.Height()) continue;
    const double gap = std::max({0, other.x0 - box.x1, box.x0 - other.x1});
    if (gap < 6.0 * other.Height() && (best < 0 || gap < nearest)) {
      best = static_cast<int>(i);
      nearest = gap;
    }
  }
  if (best >= 0) {
    const int line = draft->words[static_cast<size_t>(best)].line;
    const int block = draft->words[static_cast<size_t>(best)].block;
    for (DraftWord& word : words) {
      word.line = line;
      word.block = block;
      const auto before = std::find_if(draft->words.begin(), draft->words.end(), [&](const DraftWord& other) {
        return other.line > line || (other.line == line && other.read.box.x0 > word.read.box.x0);
      });
      draft->words.insert(before, std::move(word));
    }
    return;
  }
  // A line of its own: behind the last line that ends above it and stands over it.
  auto after = draft->words.end();
  for (auto it = draft->words.begin(); it != draft->words.end(); ++it) {
    const PixelBox& other = it->read.box;
    if (other.y1 <= middle && other.x0 < box.x1 && box.x0 < other.x1) after = it;
  }
  const int line = after == draft->words.end() ? draft->lines : after->line + 1;
  const int block = after == draft->words.end() ? draft->blocks : after->block + 1;
  for (DraftWord& other : draft->words) {
    if (other.line >= line) ++other.line;
    if (other.line > line && other.block >= block) ++other.block;
  }
  ++draft->lines;
  ++draft->blocks;
  for (DraftWord& word : words) {
    word.line = line;
    word.block = block;
  }
  const auto at =
      std::find_if(draft->words.begin(), draft->words.end(), [&](const DraftWord& other) { return other.line > line; });
  draft->words.insert(at, words.begin(), words.end());
}

// Whether print stands beside the mark: a number or a day filled in, not a piece of a signature.
bool StandsInLine(const Draft& draft, const PixelBox& mark) {
  const double middle = (mark.y0 + mark.y1) / 2.0;
  return std::any_of(draft.words.begin(), draft.words.end(), [&](const DraftWord& word) {
    const PixelBox& box = word.read.box;
    const int gap = std::max(box.x0 - mark.x1, mark.x0 - box.x1);
    return word.read.confidence > 0.5 && middle > box.y0 && middle < box.y1 && gap < 3 * box.Height();
  });
}

// Whether a line of blue print was read where the mark is: an office stamped in blue.
bool IsBluePrint(const Draft& draft, const PixelBox& mark) {
  return std::any_of(draft.words.begin(), draft.words.end(), [&](const DraftWord& word) {
    return word.ink == Ink::kBlue && !word.handwritten && Covers(mark, word.read.box);
  });
}

// Whether words were read where the mark is: of a dark blue the print's own picture holds the letters, too.
bool IsReadAsPrint(const Draft& draft, const PixelBox& mark) {
  return std::any_of(draft.words.begin(), draft.words.end(), [&](const DraftWord& word) {
    return word.read.confidence > 0.4 && text::CountLetters(word.read.text) > 1 && Covers(mark, word.read.box);
  });
}

void ReadPen(Recogniser* recogniser, const Sheet& sheet, const std::vector<PenMark>& marks, Draft* draft, Page* page) {
  const int w = pixGetWidth(sheet.grey.get());
  const int h = pixGetHeight(sheet.grey.get());
  size_t readings = 0;
  size_t rows = 0;
  for (const PenMark& mark : marks) {
    if (IsBluePrint(*draft, mark.box)) continue;
    std::vector<ReadWord> read;
    const bool row = mark.row_of_print && rows < kMostBlueRows && !IsReadAsPrint(*draft, mark.box);
    const bool in_line = mark.word_sized && StandsInLine(*draft, mark.box);
    if (row || (in_line && readings < kMostPenReadings)) {
      ++(row ? rows : readings);
      read = recogniser->Read(sheet.blue.get(), Grow(mark.box, 4, w, h), sheet.dpi, Layout::kLine);
    }
    const bool printed = LooksPrinted(read, row ? kSureOfRow : kSureOfWord);
    if (!printed) page->handwriting.push_back(ToFractions(mark.box, w, h));
    std::vector<DraftWord> words;
    words.reserve(read.size());
    // What looked like print and does not read like it is a drawing, unless it was filled in.
    if (!printed && !in_line) read.clear();
    for (ReadWord& word : read) words.push_back({std::move(word), 0, 0, Ink::kBlue, !printed, {}, false});
    Insert(draft, std::move(words));
  }
}

void Finish(Draft draft, int w, int h, Page* page) {
  page->words.clear();
  page->words.reserve(draft.words.size());
  for (DraftWord& from : draft.words) {
    Word word;
    word.text = std::move(from.read.text);
    word.confidence = from.read.confidence;
    word.box = ToFractions(from.read.box, w, h);
    word.block = from.block;
    word.line = from.line;
    word.ink = from.ink;
    word.handwritten = from.handwritten;
    word.alternatives = std::move(from.alternatives);
    page->words.push_back(std::move(word));
  }
}

}  // namespace

void ReadSheet(const Recognisers& recognisers, Sheet* sheet, Page* page) {
  Attempt attempt = ReadAsItStands(recognisers.first, *sheet);
  if (ReadsPoorly(attempt.draft)) StandByReading(recognisers.first, sheet, &attempt);
  Draft& draft = attempt.draft;
  JoinSlotLines(&draft, sheet->dpi);
  LookAgain(recognisers.second, *sheet, &draft);
  ReadLinesUnderSeals(recognisers, *sheet, &draft);
  ReadSigners(recognisers, *sheet, &draft);
  CheckNames(*sheet, &draft);
  for (const PixelBox& place : MarkHandwriting(*sheet, &draft)) {
    page->handwriting.push_back(ToFractions(place, pixGetWidth(sheet->grey.get()), pixGetHeight(sheet->grey.get())));
  }
  if (sheet->blue) ReadPen(recognisers.first, *sheet, attempt.marks, &draft, page);
  ReadSlotDigits(*sheet, &draft);
  Finish(std::move(draft), pixGetWidth(sheet->grey.get()), pixGetHeight(sheet->grey.get()), page);
}

}  // namespace sohoa::reading
