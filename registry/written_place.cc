#include "registry/written_place.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "text/words.h"

namespace sohoa::registry {
namespace {

bool FitsKind(const Unit& unit, std::string_view kind) {
  if (kind.empty() || unit.kind == kind) return true;
  return unit.kind.empty() && (kind == "xã" || kind == "phường" || kind == "thị trấn" || kind == "đặc khu");
}

// Of the units called so, of the kind, those in one of `above` (any, when `above` is empty): as the law had it where
// one is, else across time.
std::vector<UnitNumber> Candidates(const Units& units, std::string_view key, std::string_view kind,
                                   const std::vector<UnitNumber>& above) {
  std::vector<UnitNumber> exact;
  std::vector<UnitNumber> across;
  for (const UnitNumber number : units.Named(key)) {
    if (!FitsKind(units.At(number), kind)) continue;
    const auto lies = [&](UnitNumber outer) { return units.LiesIn(number, outer); };
    const auto lies_across = [&](UnitNumber outer) { return units.LiesInAcrossTime(number, outer); };
    if (above.empty() || std::any_of(above.begin(), above.end(), lies)) {
      exact.push_back(number);
    } else if (std::any_of(above.begin(), above.end(), lies_across)) {
      across.push_back(number);
    }
  }
  return exact.empty() ? across : exact;
}

class Resolver {
 public:
  Resolver(const Units& units, std::vector<WrittenPart> parts) : units_(units), parts_(std::move(parts)) {}

  WrittenPlace Run() {
    while (!parts_.empty()) {
      WrittenPart part = std::move(parts_.back());
      parts_.pop_back();
      if (part.after_dash && part.kind.empty() && JoinBefore(part)) continue;
      if (!(part.kind.empty() ? TakeBare(&part) : TakeNamed(&part))) break;
    }
    for (const WrittenPart& part : parts_) {
      rest_.insert(rest_.end(), part.words.begin(), part.words.end());
    }
    // What was broken off a part stands behind everything before it.
    rest_.insert(rest_.end(), left_.begin(), left_.end());
    place_.rest = std::move(rest_);
    return std::move(place_);
  }

 private:
  // "Bà Rịa - Vũng Tàu": one name when a unit is called so.
  bool JoinBefore(const WrittenPart& part) {
    if (parts_.empty()) return false;
    WrittenPart joined = parts_.back();
    joined.words.insert(joined.words.end(), part.words.begin(), part.words.end());
    const std::string key = text::JoinWords(joined.words, "", 0, joined.words.size());
    if (Candidates(units_, key, joined.kind, place_.units).empty()) return false;
    parts_.back() = std::move(joined);
    return true;
  }

  void Take(std::vector<UnitNumber> found) {
    place_.has_parent = !place_.units.empty();
    place_.units = std::move(found);
  }

  // "xã Đức Lập", also with a parent behind it that no comma sets off: "xã Đức Lập Lâm Đồng". False ends the reading.
  bool TakeNamed(WrittenPart* part) {
    const std::size_t count = part->words.size();
    const WrittenPlace before = place_;
    for (std::size_t end = count; end > 0; --end) {
      const std::string key = text::JoinWords(part->words, "", 0, end);
      if (key.size() > units_.LongestKey()) continue;
      if (end < count && !TakeTail(*part, end)) continue;
      std::vector<UnitNumber> found = Candidates(units_, key, part->kind, place_.units);
      if (!found.empty()) {
        Take(std::move(found));
        return true;
      }
      place_ = before;
    }
    place_.has_unknown = count > 0;
    place_.units.clear();
    return false;
  }

  // The words from `begin` on as a parent of what stands before them.
  bool TakeTail(const WrittenPart& part, std::size_t begin) {
    std::vector<UnitNumber> found =
        Candidates(units_, text::JoinWords(part.words, "", begin, part.words.size()), "", place_.units);
    std::erase_if(found, [&](UnitNumber number) { return units_.At(number).level == Level::kCommune; });
    if (found.empty()) return false;
    Take(std::move(found));
    return true;
  }

  // Words between commas: a unit's name as a whole, or one behind other words ("12 Trần Phú Đắk Mil" has two, of which
  // only those inside of what follows count). False ends the reading: everything further is rest.
  bool TakeBare(WrittenPart* part) {
    for (std::size_t begin = 0; begin < part->words.size(); ++begin) {
      const std::string key = text::JoinWords(part->words, "", begin, part->words.size());
      if (key.size() > units_.LongestKey()) continue;
      // A bare name inside of a commune is a street or a hamlet, whatever else is called so.
      if (!place_.units.empty() && units_.At(place_.units.front()).level == Level::kCommune) break;
      std::vector<UnitNumber> found = Candidates(units_, key, "", place_.units);
      if (found.empty()) continue;
      // Numbers are names of wards in some towns; bare they are houses and hamlets.
      const bool is_number = std::all_of(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; });
      if (is_number) continue;
      Take(std::move(found));
      part->words.resize(begin);
      if (begin > 0) parts_.push_back(*part);
      return true;
    }
    left_.insert(left_.begin(), part->words.begin(), part->words.end());
    return false;
  }

  const Units& units_;
  std::vector<WrittenPart> parts_;
  std::vector<std::string> rest_, left_;
  WrittenPlace place_;
};

}  // namespace

WrittenPlace ResolveParts(const Units& units, std::vector<WrittenPart> parts) {
  return Resolver(units, std::move(parts)).Run();
}

WrittenPlace ResolvePlace(const Units& units, std::string_view written) {
  return ResolveParts(units, PartsOf(written));
}

std::vector<UnitNumber> OnDay(const Units& units, const std::vector<UnitNumber>& candidates, std::string_view day,
                              bool and_before) {
  if (day.empty()) return candidates;
  std::vector<UnitNumber> on_day;
  std::copy_if(candidates.begin(), candidates.end(), std::back_inserter(on_day), [&](UnitNumber number) {
    const Unit& unit = units.At(number);
    return and_before ? unit.from.empty() || unit.from <= day : units.ExistedOn(number, day);
  });
  return on_day.empty() ? candidates : on_day;
}

}  // namespace sohoa::registry
