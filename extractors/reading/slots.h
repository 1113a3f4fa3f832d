// Finds the places of a page that are printed empty and filled in late: number and date. Pure; thread-compatible.
#pragma once

#include <string>
#include <vector>

#include "extractors/handwriting/paths.h"
#include "extractors/reading/draft.h"
#include "extractors/reading/pix.h"

namespace sohoa::reading {

// Where a slot begins or ends: behind or before these bytes of a word's text.
struct SlotEdge {
  size_t word = 0;  // index into the draft
  size_t bytes = 0;
};

// A place between "Số:" and "/", "ngày" and "tháng", "tháng" and "năm".
struct Slot {
  handwriting::SlotKind kind = handwriting::SlotKind::kNumber;
  PixelBox box;
  PixelBox reference;         // print of the same line to compare with
  std::vector<size_t> words;  // indexes into the draft of what was read there, whole or in part
  SlotEdge begin;             // of the label: its text ends before `bytes`
  SlotEdge end;               // of what follows: its text begins at `bytes`
  double print_height = 0;    // of printed digits on this line, in pixels
};

// What was read in the slot, without label and symbol.
std::string TextIn(const Draft& draft, const Slot& slot);

// Whether the text is digits alone, and as the slot may hold them.
bool MayHold(const Slot& slot, const std::string& text);

// "KL" of "47-KL/TW", "CMND" of "Số CMND/CCCD": letters side by side, which are print unless the recogniser doubts
// them.
bool HoldsLetters(const std::string& text);

std::vector<Slot> FindSlots(const Draft& draft, double dpi);

}  // namespace sohoa::reading
