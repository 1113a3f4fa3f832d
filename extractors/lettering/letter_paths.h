// From the probabilities of letters along a row to its words: a beam of texts, each the sum of all its ways. Pure;
// thread-safe.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "extractors/lettering/row_net.h"

namespace sohoa::lettering {

struct LikelyText {
  std::string text;        // UTF-8, NFC
  double probability = 0;  // that it stands there
};

struct LetteredWord {
  std::string text;
  double probability = 0;
  size_t first = 0;                      // place of its first letter
  size_t last = 0;                       // and of its last
  std::vector<LikelyText> alternatives;  // what else may stand there, likeliest first
};

// What is thought of a text before it was seen.
struct Expectation {
  // Whether a word could be written in Vietnamese: texts whose words cannot are thought less of, not forbidden.
  std::function<bool(const std::string& word)> can_be_spelt;
  // A logarithm, 0 at most, for the word at `place` among `count`; without one all words are as likely.
  std::function<double(const std::string& word, size_t place, size_t count)> log;
};

// The likeliest text, word by word; nothing when the net saw no letters. `temperature`: as in RowNet.
std::vector<LetteredWord> FindWords(const LetterLogs& logs, const std::u32string& alphabet, double temperature,
                                    const Expectation& expected);

}  // namespace sohoa::lettering
