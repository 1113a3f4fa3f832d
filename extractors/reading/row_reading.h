// One row of letters among seals and strokes: found in each ink of a part of the sheet, read in several preparations,
// settled by vote, and put into the draft. Not thread-safe: it uses the warm recognisers.
#pragma once

#include <optional>
#include <vector>

#include "extractors/reading/draft.h"
#include "extractors/reading/name_vote.h"
#include "extractors/reading/recogniser.h"
#include "extractors/reading/sheet.h"
#include "extractors/reading/text_rows.h"

namespace sohoa::reading {

// One ink's picture of the sheet, and from which grey on it counts as ink.
struct Plane {
  Pix* grey = nullptr;   // not owned
  Pix* whole = nullptr;  // not owned: the same with the seals that were taken off
  Ink ink = Ink::kUnknown;
  int threshold = 0;
  bool darkest = false;  // of a stamp's ink only what is darker than the seal: the letters are thin there
  bool palest = false;   // of a stamp's ink its thin strokes, too, and what is as pale
};

// The sheet's inks, black first; black once more with only the darkest of it, since print is often darker than the
// seal that it hangs on.
std::vector<Plane> PlanesOf(const Sheet& sheet);

// A row of letters in one ink.
struct RowCandidate {
  PixelBox region;  // of the sheet
  TextRow row;      // in pixels of the region
  Plane plane;
  PixPtr letters;           // one bit, the region's size: the row's letters and marks alone
  PixPtr rings;             // as large: what was taken off as a seal's rings; null without seals
  bool under_seal = false;  // the row was drawn out under a seal, or lies there
  double rank = 0;          // for the caller

  PixelBox OnSheet() const {
    return {row.box.x0 + region.x0, row.box.y0 + region.y0, row.box.x1 + region.x0, row.box.y1 + region.y0};
  }
};

// The rows of letters in a part of the sheet in one ink, without the lines of its seals' rings.
std::vector<RowCandidate> FindRows(const Sheet& sheet, const Plane& plane, const PixelBox& region);

// What was read as words of one ink, as a row: letters of a script face hang together, and are no rows by their shape.
// `words` in pixels of the sheet, within the region. Nothing without ink.
std::optional<RowCandidate> RowOfWords(const Plane& plane, const PixelBox& region, const PixelBox& words);

// Makes the row as wide as `wide` (pixels of the sheet): a piece of it was found.
void WidenRow(const Sheet& sheet, const PixelBox& wide, RowCandidate* candidate);

// The best-ranked rows, at most `most`. The same row found in another ink, or darker, counts once.
void KeepBest(std::vector<RowCandidate>* candidates, size_t most);

// What was read, the boxes in pixels of the sheet. Where readings differ a word keeps the others as alternatives and a
// lowered confidence. What the draft has there votes, too. `lettered`: what the net of letters saw there; where one of
// the first readings is the same it has that vote, and no further ones are taken.
std::vector<VotedWord> ReadRow(const Recognisers& recognisers, const Sheet& sheet, const RowCandidate& candidate,
                               const Draft& draft, const std::vector<VotedWord>& lettered);

// Where a word from x0 to x1 (pixels of the region) stands on the sheet: as high as letters and their marks on the
// row's line.
PixelBox OnLine(const RowCandidate& candidate, int x0, int x1);

std::vector<ReadWord> WordsOf(const std::vector<VotedWord>& voted);

bool IsAllCapitals(const std::vector<ReadWord>& words);

// Whether more than half of the word lies in the row's box.
bool Covers(const PixelBox& row, const PixelBox& word);

// Puts the words into the draft as a line of their own in the place of what was read in `row`, or behind the line
// `behind` when nothing was.
void PutRow(const PixelBox& row, Ink ink, std::vector<VotedWord> voted, int behind, Draft* draft);

}  // namespace sohoa::reading
