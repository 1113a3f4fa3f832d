// The net that says which letter may stand at each place along a row. Immutable after loading; thread-safe.
//
// A layer of 5x5 at every other pixel, three of 3x3, one that folds a column into one place, three along the row with a
// wider and wider view, one of letters. Its weights are made by scripts/names/train.py; the format stands in README.md.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "extractors/lettering/row_picture.h"
#include "extractors/nets/layers.h"
#include "model/result.h"

namespace sohoa::lettering {

constexpr int kPlace = 4;  // pixels of the picture in one place

// Natural logarithms of the probabilities at each place along a row: of no letter first, then of the alphabet's.
struct LetterLogs {
  size_t places = 0;
  size_t letters = 0;  // the blank and the alphabet
  std::vector<float> logs;

  const float* At(size_t place) const { return &logs[place * letters]; }
};

class RowNet {
 public:
  // `bytes`: a file of weights. Error: kConfigInvalid, its detail saying what is wrong with them.
  static Result<RowNet> Load(std::string_view bytes);

  LetterLogs Judge(const RowPicture& picture) const;

  // A space first, then every letter that a name may hold.
  const std::u32string& alphabet() const { return alphabet_; }
  // By which the logarithms of whole rows are divided so that probabilities come true; fitted in training.
  double temperature() const { return temperature_; }

 private:
  RowNet() = default;

  std::array<nets::Layer, 9> layers_;
  std::u32string alphabet_;
  double temperature_ = 1;
};

}  // namespace sohoa::lettering
