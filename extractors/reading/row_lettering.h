// A row of letters read by the net of the folder lettering, which knows the script faces of name stamps: what neither
// of the recogniser's networks was taught. Thread-safe.
#pragma once

#include <vector>

#include "extractors/lettering/name_reader.h"
#include "extractors/reading/name_vote.h"
#include "extractors/reading/row_reading.h"

namespace sohoa::reading {

// What a row is thought to hold before it is read.
enum class Wording { kName, kAnything };

// A part of one-bit `ink` as a row, and how dark `grey` is there, which lies dx to the right and dy down of it.
lettering::RowImage RowOf(Pix* ink, const PixelBox& part, Pix* grey, int dx, int dy);

// What the net sees in a row. Empty when it sees no letters.
std::vector<lettering::PlacedWord> SeeLetters(const lettering::RowImage& row, Wording wording);

// The row's words, the boxes in pixels of the sheet, each with what else may stand there. A word's confidence is the
// net's probability. Empty when it sees no letters.
std::vector<VotedWord> ReadLettering(const RowCandidate& candidate, Wording wording);

// The row with what was read, and not badly, right before and behind it: it may be a piece of what stands there. `row`
// in pixels of the sheet.
PixelBox WithWordsBeside(const Draft& draft, const PixelBox& row, double dpi);

// "K' Rang" in two pieces: a given name of the highlands is one word, as sure as its less sure piece.
void JoinAtApostrophes(std::vector<VotedWord>* lettered);

// What begins small before the name is what a seal left there. Done for names.
void DropSmallBefore(std::vector<VotedWord>* lettered);

// Where the recogniser's vote has the same word in a place, its confidence and alternatives come to the net's. Of two
// different ones the likelier stays, by how sure each is and by how common in a name, and the other becomes its first
// alternative. True when the net stands alone with a word.
bool PutVotesBeside(const std::vector<VotedWord>& voted, std::vector<VotedWord>* lettered);

// What the net alone has read always waits for a person: of all words in the row the confidence goes down to
// kMostOfNet, and each is marked as the net's.
void HoldBack(std::vector<VotedWord>* lettered);

inline constexpr double kMostOfNet = 0.4;

}  // namespace sohoa::reading
