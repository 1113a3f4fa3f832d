// Several readings of a line that may be a person's name: how much each looks like one, and the vote between them.
// Pure; thread-compatible.
#pragma once

#include <string>
#include <vector>

#include "extractors/reading/recogniser.h"

namespace sohoa::reading {

// Without the quotes and dashes that pen and seal leave at a word's ends; a degree keeps its point.
std::string Trimmed(const std::string& word);

// Whether the word begins with a capital.
bool StartsUpper(const std::string& word);

// How much a reading looks like a person's name, in [0,1]: two to six capitalised words that Vietnamese can spell,
// weighed with their confidence. Degrees before the name ("GS.TS.") do not count.
double NameLikeness(const std::vector<ReadWord>& words);

// Whether every word begins with a capital and can be spelt, or is a local name; a degree may stand before.
bool IsSpeltAsName(const std::vector<ReadWord>& words);

// Whether the word was read well as what no name holds: figures, signs, a small letter in front. Where the letters
// behind it cannot be spelt ("ìng" of Công), they are the rest of a word.
bool IsOfNoName(const ReadWord& word);

// Whether the words begin a line that an electronic signature leaves over a name's place: "Ký bởi: ...", "Cơ quan:
// ...", "Thời gian ký: ...".
bool IsOfSignaturePanel(const std::vector<ReadWord>& words);

// One reading out of several of the same line, whose boxes are in the same frame: the vote is taken word by word. A
// place where no reading has a letter or a sign gives no word.
struct VotedWord {
  ReadWord read;
  std::vector<std::string> alternatives;
  bool by_net = false;  // of a row in which the net that reads letter by letter stands alone with a word
};
std::vector<VotedWord> Vote(const std::vector<std::vector<ReadWord>>& readings);

}  // namespace sohoa::reading
