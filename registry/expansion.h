// What else a place or an agency was or is called: itself, what it was made of, what it became, what lay in it. Each
// form says through which succession. A search asks an index for the forms' phrases and lets the expansion judge what
// it finds there, since a phrase alone ("xã Tân Thành") may mean units of many provinces.
//
// Records keep names as printed (domain.md 0): expanding belongs to asking. Immutable and thread-safe; keeps the
// registry alive.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "registry/agencies.h"
#include "registry/units.h"

namespace sohoa::registry {

enum class Relation {
  kSame,         // the unit or agency that was asked for
  kSuccessor,    // what it became
  kPredecessor,  // what it was made of
  kPartOf,       // lies or lay in it
  kWholeOf,      // it lay in this; its competence was there
  kMergedWith,   // another one that went into the same unit of today
  kCompetence,   // the office that has the work today, at another level; for telling, not for searching
};
std::string_view RelationName(Relation relation);  // "same", "successor", "predecessor", "part_of", ...

struct Form {
  std::string phrase;  // what to ask an index of words for: "xã Đức Lập"
  std::string name;    // whole, for people: "xã Đức Lập, tỉnh Lâm Đồng"
  Relation relation = Relation::kSame;
  UnitNumber unit = kNoUnit;
  std::string body;     // key of the agency's body; empty for places
  std::string through;  // "thị trấn Đắk Mil → xã Đức Lập, 01/07/2025, NQ 1671/NQ-UBTVQH15"; empty for kSame
};

struct Verdict {
  const Form* form = nullptr;  // of the expansion
  bool certain = true;         // false: what is written also fits something else
};

class Expansion {
 public:
  // `units` and `agencies` stay as long as the expansion.
  static Expansion OfPlace(std::shared_ptr<const Units> units, std::shared_ptr<const Agencies> agencies,
                           std::string_view written);
  static Expansion OfAgency(std::shared_ptr<const Units> units, std::shared_ptr<const Agencies> agencies,
                            std::string_view written);

  // Best first; none when nothing that is known was written.
  const std::vector<Form>& forms() const { return forms_; }
  // Whether the text names a unit by kind or parent, or a body, and not only some words that a unit may be called.
  bool is_plain() const { return is_plain_; }

  // Whether words before the unit were typed, which must stand in what is judged ("thôn 3").
  bool has_rest() const { return !rest_.empty(); }
  const std::string& rest() const { return rest_; }  // as one place key

  // Whether a place as printed is one of the forms. `context` is a printed name of what stands above it, `day` that of
  // the paper; both may be empty.
  std::optional<Verdict> JudgePlace(std::string_view printed, std::string_view context, std::string_view day) const;
  // The same for an agency, with the agency printed above it.
  std::optional<Verdict> JudgeAgency(std::string_view printed, std::string_view parent, std::string_view day) const;

 private:
  friend class ExpansionBuilder;
  Expansion(std::shared_ptr<const Units> units, std::shared_ptr<const Agencies> agencies)
      : units_(std::move(units)), agencies_(std::move(agencies)) {}
  void Index();
  const Form* FormOf(UnitNumber unit, std::string_view body) const;
  std::optional<Verdict> Best(const std::vector<UnitNumber>& candidates, std::string_view body) const;

  std::shared_ptr<const Units> units_;
  std::shared_ptr<const Agencies> agencies_;
  std::vector<Form> forms_;
  std::map<std::pair<UnitNumber, std::string>, std::size_t> by_unit_;  // and body, to the best form
  std::string rest_;  // place key of what was typed before the unit; must stand in what is judged
  bool is_plain_ = false;
};

}  // namespace sohoa::registry
