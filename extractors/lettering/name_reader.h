// Reads one row of a person's name in a face that the recogniser does not know: a name stamp's script. The folder's
// front door. Immutable once made; thread-safe. Needs no file: the weights are part of the program.
#pragma once

#include <string_view>
#include <vector>

#include "extractors/lettering/letter_paths.h"
#include "extractors/lettering/row_net.h"
#include "extractors/lettering/row_picture.h"
#include "model/result.h"

namespace sohoa::lettering {

struct PlacedWord {
  LetteredWord word;
  double x0 = 0, x1 = 0;  // pixels of the row, roughly
};

class NameReader {
 public:
  // With the weights that the program carries, or with those of `bytes`. Error: kConfigInvalid.
  static Result<NameReader> Create();
  static Result<NameReader> Create(std::string_view bytes);

  // The words of the row, from left to right. Empty when nothing there looks like letters, or when the row is too short
  // or long for a name. The probabilities are calibrated on rows that were made; README.md has the figures.
  std::vector<PlacedWord> Read(const RowImage& row, const Expectation& expected) const;

 private:
  explicit NameReader(RowNet net) : net_(std::move(net)) {}
  RowNet net_;
};

}  // namespace sohoa::lettering
