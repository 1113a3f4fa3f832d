#include "extractors/lettering/name_reader.h"

#include <optional>
#include <utility>

#include "extractors/lettering/weights.h"

namespace sohoa::lettering {
namespace {

constexpr double kBefore = 1.5;  // places that a letter begins before the one where it is known
constexpr double kBehind = 2.0;  // and ends behind it

}  // namespace

Result<NameReader> NameReader::Create() { return Create(BuiltInWeights()); }

Result<NameReader> NameReader::Create(std::string_view bytes) {
  Result<RowNet> net = RowNet::Load(bytes);
  if (!net) return net.error();
  return NameReader(std::move(*net));
}

std::vector<PlacedWord> NameReader::Read(const RowImage& row, const Expectation& expected) const {
  const std::optional<RowPicture> picture = PictureOf(row);
  if (!picture) return {};
  const auto at = [&](double place) { return picture->x0 + place * kPlace * picture->step; };
  std::vector<PlacedWord> placed;
  for (LetteredWord& word : FindWords(net_.Judge(*picture), net_.alphabet(), net_.temperature(), expected)) {
    const double x0 = at(static_cast<double>(word.first) - kBefore);
    const double x1 = at(static_cast<double>(word.last) + kBehind);
    placed.push_back({std::move(word), x0, x1});
  }
  return placed;
}

}  // namespace sohoa::lettering
