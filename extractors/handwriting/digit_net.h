// The net that says which digit a piece of ink is, or that it is none. Immutable after loading; thread-safe.
//
// Two layers of 3x3 (12 and 24 channels, each followed by the greater of 2x2), then two of matrices (64, 11). Its
// weights are made by scripts/digits/train.py; the format stands in README.md.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "extractors/handwriting/segments.h"
#include "extractors/nets/layers.h"
#include "model/result.h"

namespace sohoa::handwriting {

constexpr int kNoDigit = 10;
// Natural logarithms of the probabilities of 0 to 9 and of "no digit".
using DigitLogs = std::array<float, 11>;

class DigitNet {
 public:
  // `bytes`: a file of weights. Error: kConfigInvalid, its detail saying what is wrong with them.
  static Result<DigitNet> Load(std::string_view bytes);

  DigitLogs Judge(const DigitPicture& picture, const std::array<float, 2>& sizes) const;

  // By which the logarithms of whole strings are divided so that probabilities come true; fitted in training.
  double temperature() const { return temperature_; }

 private:
  DigitNet() = default;

  std::array<nets::Layer, 4> layers_;
  double temperature_ = 1;
};

}  // namespace sohoa::handwriting
