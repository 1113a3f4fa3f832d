#include "extractors/handwriting/slot_reader.h"

#include <utility>

#include "extractors/handwriting/segments.h"
#include "extractors/handwriting/weights.h"

namespace sohoa::handwriting {

Result<SlotReader> SlotReader::Create() { return Create(BuiltInWeights()); }

Result<SlotReader> SlotReader::Create(std::string_view bytes) {
  Result<DigitNet> net = DigitNet::Load(bytes);
  if (!net) return net.error();
  return SlotReader(std::move(*net));
}

std::vector<Proposal> SlotReader::Read(const SlotPicture& slot, SlotKind kind) const {
  const Atoms atoms(slot);
  std::vector<JudgedSegment> judged;
  for (const Segment& segment : atoms.Segments()) {
    judged.push_back({segment, net_.Judge(atoms.PictureOf(segment), atoms.SizesOf(segment))});
  }
  if (judged.empty()) return {};
  const std::map<std::string, double> weights = WeighStrings(atoms.count(), judged);
  std::vector<Proposal> proposals = Rank(kind, weights, net_.temperature());
  if (proposals.empty()) return {};
  // Print, dirt or dots rather than digits; among many better strings the empty one is not followed to the end.
  const auto nothing = weights.find("");
  if (nothing != weights.end() && nothing->second > weights.at(proposals.front().digits)) return {};
  if (proposals.size() > kMostProposals) proposals.resize(kMostProposals);
  return proposals;
}

}  // namespace sohoa::handwriting
