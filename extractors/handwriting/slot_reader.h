// Reads digits written with a pen in the slots of a printed form: "Số: …/", "ngày … tháng … năm". The folder's front
// door. Immutable once made; thread-safe. Needs no file: the weights are part of the program, because the processes
// that read pages have no configuration and open no files but the scans.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "extractors/handwriting/digit_net.h"
#include "extractors/handwriting/paths.h"
#include "extractors/handwriting/slot_picture.h"
#include "model/result.h"

namespace sohoa::handwriting {

class SlotReader {
 public:
  // With the weights that the program carries, or with those of `bytes`. Error: kConfigInvalid.
  static Result<SlotReader> Create();
  static Result<SlotReader> Create(std::string_view bytes);

  // What may stand in the slot, likeliest first, at most `kMostProposals`. Empty when nothing that looks like digits is
  // there, or when the ink falls into too many pieces. The probabilities are calibrated on invented hands; on those of
  // offices they are a guide for the person who looks, not a warrant (README.md has the figures).
  std::vector<Proposal> Read(const SlotPicture& slot, SlotKind kind) const;

  static constexpr size_t kMostProposals = 4;

 private:
  explicit SlotReader(DigitNet net) : net_(std::move(net)) {}
  DigitNet net_;
};

}  // namespace sohoa::handwriting
