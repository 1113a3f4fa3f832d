#include "extractors/reading/slot_digits.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "extractors/handwriting/slot_reader.h"
#include "extractors/reading/slots.h"
#include "text/vietnamese.h"

namespace sohoa::reading {
namespace {

using handwriting::Proposal;
using handwriting::SlotPicture;
using handwriting::SlotReader;

constexpr double kMargin = 0.5;         // of print's height: looked at beside the slot
constexpr double kTallestStroke = 0.9;  // of print's height: that a pen may reach above or below the line's boxes
constexpr double kClearlyThere = 0.5;   // probability from which digits are put where no word was read
constexpr double kOwnVote = 0.4;        // what the recogniser's sure reading adds to the same digits' probability

const Result<SlotReader>& Digits() {
  static const Result<SlotReader> reader = SlotReader::Create();
  return reader;
}

// Print and blue pen together, as they lie on the paper.
SlotPicture CutOutSlot(const Sheet& sheet, const Slot& slot, const PixelBox& line) {
  const int w = pixGetWidth(sheet.grey.get());
  const int h = pixGetHeight(sheet.grey.get());
  const int beside = static_cast<int>(kMargin * slot.print_height);
  const int above = static_cast<int>(kTallestStroke * slot.print_height);
  const PixelBox area = {std::max(0, slot.box.x0 - beside), std::max(0, line.y0 - above),
                         std::min(w, slot.box.x1 + beside), std::min(h, line.y1 + above)};
  SlotPicture picture;
  if (area.IsEmpty()) return picture;
  picture.width = area.Width();
  picture.height = area.Height();
  picture.print_height = slot.print_height;
  picture.window = {slot.box.x0 - area.x0, line.y0 - area.y0, slot.box.x1 - area.x0, line.y1 - area.y0};
  picture.darkness.reserve(static_cast<size_t>(area.Width()) * area.Height());
  for (int y = area.y0; y < area.y1; ++y) {
    const l_uint32* grey = pixGetData(sheet.grey.get()) + static_cast<size_t>(pixGetWpl(sheet.grey.get())) * y;
    const l_uint32* blue =
        sheet.blue ? pixGetData(sheet.blue.get()) + static_cast<size_t>(pixGetWpl(sheet.blue.get())) * y : nullptr;
    for (int x = area.x0; x < area.x1; ++x) {
      int dark = 255 - GET_DATA_BYTE(grey, x);
      // Taking the inks apart left some of the stroke in either picture.
      if (blue != nullptr) dark = std::min(255, dark + 255 - GET_DATA_BYTE(blue, x));
      picture.darkness.push_back(static_cast<float>(dark) / 255);
    }
  }
  return picture;
}

// Written with a pen, or nothing that print would be read as; print is left to the recogniser.
bool IsForThePen(const Draft& draft, const Slot& slot) {
  const auto marked = [&](size_t i) { return draft.words[i].handwritten; };
  if (std::any_of(slot.words.begin(), slot.words.end(), marked)) return true;
  const std::string text = TextIn(draft, slot);
  return !MayHold(slot, text) && !HoldsLetters(text);
}

// The recogniser has a vote, too: on print taken for handwriting it is the better reader.
void AddVote(const Draft& draft, const Slot& slot, const std::string& text, std::vector<Proposal>* proposals) {
  if (!MayHold(slot, text)) return;
  double confidence = 1;
  for (const size_t i : slot.words) confidence = std::min(confidence, draft.words[i].read.confidence);
  const double vote = kOwnVote * confidence;
  for (Proposal& proposal : *proposals) {
    proposal.probability = (proposal.probability + (proposal.digits == text ? vote : 0)) / (1 + vote);
  }
  std::stable_sort(proposals->begin(), proposals->end(),
                   [](const Proposal& a, const Proposal& b) { return a.probability > b.probability; });
}

// The slash behind a number is easily taken for a 1 more; where the recogniser read the same digits before a slash, it
// is none.
void TakeSlashForWhatItIs(const Slot& slot, const std::string& text, std::vector<Proposal>* proposals) {
  if (slot.kind != handwriting::SlotKind::kNumber || !MayHold(slot, text)) return;
  if (proposals->front().digits != text + "1") return;
  const auto same = std::find_if(proposals->begin(), proposals->end(),
                                 [&](const Proposal& proposal) { return proposal.digits == text; });
  if (same == proposals->end()) {
    proposals->insert(proposals->begin(), {text, proposals->front().probability});
  } else {
    std::swap(same->digits, proposals->front().digits);
  }
}

// Label, digits, symbol in place of the words that touch the slot.
void Replace(const Slot& slot, const std::string& before, const std::vector<Proposal>& proposals, Draft* draft) {
  const auto part = [&](const SlotEdge& edge, bool head) {
    DraftWord word = draft->words[edge.word];
    word.handwritten = false;
    word.alternatives.clear();
    word.read.text = head ? word.read.text.substr(0, edge.bytes) : word.read.text.substr(edge.bytes);
    (head ? word.read.box.x1 : word.read.box.x0) = head ? slot.box.x0 : slot.box.x1;
    return word;
  };
  std::vector<DraftWord> words;
  const bool joined_left = slot.begin.bytes < draft->words[slot.begin.word].read.text.size();
  if (joined_left && slot.begin.bytes > 0) words.push_back(part(slot.begin, true));
  DraftWord digits = draft->words[slot.begin.word];
  digits.read.text = proposals.front().digits;
  digits.read.confidence = proposals.front().probability;
  digits.read.box = slot.box;
  digits.handwritten = true;
  digits.alternatives.clear();
  for (size_t i = 1; i < proposals.size(); ++i) digits.alternatives.push_back(proposals[i].digits);
  if (!before.empty() && before != digits.read.text) digits.alternatives.push_back(before);
  if (!slot.words.empty()) digits.ink = draft->words[slot.words.back()].ink;
  words.push_back(std::move(digits));
  if (slot.end.bytes > 0) words.push_back(part(slot.end, false));
  const size_t from = joined_left ? slot.begin.word : slot.begin.word + 1;
  const size_t to = slot.end.bytes > 0 ? slot.end.word + 1 : slot.end.word;
  const auto at = draft->words.erase(draft->words.begin() + static_cast<std::ptrdiff_t>(from),
                                     draft->words.begin() + static_cast<std::ptrdiff_t>(to));
  draft->words.insert(at, std::make_move_iterator(words.begin()), std::make_move_iterator(words.end()));
}

}  // namespace

Status CheckDigitReader() { return Digits() ? Status() : Status(Digits().error()); }

void ReadSlotDigits(const Sheet& sheet, Draft* draft) {
  if (!Digits()) return;
  std::vector<Slot> slots = FindSlots(*draft, sheet.dpi);
  // From the last to the first, so that the places of those to come stay.
  std::sort(slots.begin(), slots.end(), [](const Slot& a, const Slot& b) {
    return std::pair(a.begin.word, a.begin.bytes) > std::pair(b.begin.word, b.begin.bytes);
  });
  // First of all: a word that two slots share loses its mark when it is cut.
  std::erase_if(slots, [&](const Slot& slot) { return !IsForThePen(*draft, slot); });
  for (const Slot& slot : slots) {
    const PixelBox line = Join(draft->words[slot.begin.word].read.box, draft->words[slot.end.word].read.box);
    std::vector<Proposal> proposals = Digits()->Read(CutOutSlot(sheet, slot, line), slot.kind);
    if (proposals.empty() || (slot.words.empty() && proposals.front().probability < kClearlyThere)) continue;
    const std::string before = TextIn(*draft, slot);
    AddVote(*draft, slot, before, &proposals);
    TakeSlashForWhatItIs(slot, before, &proposals);
    Replace(slot, before, proposals, draft);
  }
}

}  // namespace sohoa::reading
