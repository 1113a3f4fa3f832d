#include "registry/expansion.h"

#include <algorithm>
#include <array>
#include <set>

#include "registry/written_place.h"
#include "text/vietnamese.h"
#include "text/words.h"

namespace sohoa::registry {
namespace {

constexpr std::array<std::pair<Relation, std::string_view>, 7> kRelationNames{{{Relation::kSame, "same"},
                                                                               {Relation::kSuccessor, "successor"},
                                                                               {Relation::kPredecessor, "predecessor"},
                                                                               {Relation::kPartOf, "part_of"},
                                                                               {Relation::kWholeOf, "whole_of"},
                                                                               {Relation::kMergedWith, "merged_with"},
                                                                               {Relation::kCompetence, "competence"}}};
// A name that so many units bear ("phường 1") says nothing without a parent: what each became is then left out.
constexpr std::size_t kTooMany = 40;

// Bodies that every unit has are known by their unit alone.
bool IsOfEveryUnit(std::string_view body) { return body == "uybannhandan" || body == "hoidongnhandan"; }

std::string Through(const std::string& from, const std::string& to, std::string_view day, std::string_view basis) {
  return from + " → " + to + ", " + text::DayForPeople(day) + ", " + std::string(basis);
}

// A unit that stands for another, and how.
struct Target {
  UnitNumber unit = kNoUnit;
  Relation relation = Relation::kSame;
  std::string through;
};

// Everything that a unit was, is or holds.
class TargetFinder {
 public:
  explicit TargetFinder(const Units& units) : units_(units) {}

  std::vector<Target> Of(UnitNumber unit) {
    Add(unit, Relation::kSame, "");
    switch (units_.At(unit).level) {
      case Level::kCommune:
        AddCommune(unit);
        break;
      case Level::kDistrict:
        AddWhatIsIn(unit);
        break;
      case Level::kProvince:
        AddProvince(unit);
        break;
    }
    return std::move(targets_);
  }

 private:
  void Add(UnitNumber unit, Relation relation, std::string through) {
    if (seen_.insert(unit).second) targets_.push_back({unit, relation, std::move(through)});
  }
  std::string Told(const Succession& one) const {
    return Through(units_.ShortName(one.old_unit), units_.ShortName(one.new_unit), one.date, one.basis);
  }

  void AddCommune(UnitNumber unit) {
    const std::vector<Succession> later = units_.SuccessionsFrom(unit);
    for (const Succession& one : later) Add(one.new_unit, Relation::kSuccessor, Told(one));
    for (const Succession& one : units_.SuccessionsInto(unit)) Add(one.old_unit, Relation::kPredecessor, Told(one));
    for (const Succession& one : later) {
      for (const Succession& beside : units_.SuccessionsInto(one.new_unit)) {
        Add(beside.old_unit, Relation::kMergedWith, Told(beside));
      }
    }
    // The district of old, in which the communes of old lay.
    const std::vector<Target> communes = targets_;
    for (const Target& commune : communes) {
      const UnitNumber district = units_.At(commune.unit).parent;
      if (district == kNoUnit || units_.At(district).level != Level::kDistrict) continue;
      const std::vector<Succession> ended = units_.SuccessionsFrom(commune.unit);
      const std::string told = ended.empty()
                                   ? ""
                                   : Through(units_.ShortName(district), units_.ShortName(ended.front().new_unit),
                                             ended.front().date, units_.DistrictsBasis());
      Add(district, Relation::kWholeOf, told);
    }
  }

  // Communes of a district, or of all districts of a province, and what they became.
  void AddWhatIsIn(UnitNumber unit) {
    const std::vector<UnitNumber> children = units_.Children(unit);
    for (const UnitNumber child : children) {
      if (units_.At(child).level == Level::kCommune) Add(child, Relation::kPartOf, "");
    }
    for (const UnitNumber child : children) {
      for (const Succession& one : units_.SuccessionsFrom(child)) Add(one.new_unit, Relation::kSuccessor, Told(one));
      if (units_.At(child).level == Level::kDistrict) AddWhatIsIn(child);
    }
  }

  void AddProvince(UnitNumber unit) {
    const std::vector<Succession> later = units_.SuccessionsFrom(unit);
    for (const Succession& one : later) Add(one.new_unit, Relation::kSuccessor, Told(one));
    for (const Succession& one : units_.SuccessionsInto(unit)) Add(one.old_unit, Relation::kPredecessor, Told(one));
    // What lies in a province that is still called so prints its name.
    if (later.empty() || units_.At(later.front().new_unit).name == units_.At(unit).name) return;
    AddWhatIsIn(unit);
  }

  const Units& units_;
  std::vector<Target> targets_;
  std::set<UnitNumber> seen_;
};

std::string KeyOf(const std::vector<std::string>& words) { return text::JoinWords(words, ""); }

int Rank(Relation relation) { return static_cast<int>(relation); }

}  // namespace

std::string_view RelationName(Relation relation) { return kRelationNames[static_cast<std::size_t>(relation)].second; }

class ExpansionBuilder {
 public:
  ExpansionBuilder(std::shared_ptr<const Units> units, std::shared_ptr<const Agencies> agencies)
      : made_(std::move(units), std::move(agencies)), units_(*made_.units_), agencies_(*made_.agencies_) {}

  Expansion Place(std::string_view written) {
    const std::vector<WrittenPart> parts = PartsOf(written);
    const WrittenPlace place = ResolveParts(units_, parts);
    made_.rest_ = KeyOf(place.rest);
    const bool names_kind =
        std::any_of(parts.begin(), parts.end(), [](const WrittenPart& part) { return !part.kind.empty(); });
    made_.is_plain_ = !place.units.empty() && (place.has_parent || names_kind);
    // "Nguyễn Văn An" ends like a commune; words before a bare name make it something else.
    if (!made_.is_plain_ && !place.rest.empty()) return Finish();
    for (const auto& [asked, target] : TargetsOf(place.units)) {
      AddForm("", "", target);
    }
    return Finish();
  }

  Expansion Agency(std::string_view written) {
    const WrittenAgency agency = agencies_.Resolve(units_, written);
    if (agency.body.empty()) return Place(written);
    made_.is_plain_ = true;
    if (agency.place.units.empty()) {
      if (!agency.place.has_unknown) AddBodiesOf(agency, {kNoUnit, Relation::kSame, ""}, std::nullopt);
      return Finish();
    }
    for (const auto& [asked, target] : TargetsOf(agency.place.units)) {
      const Level level = units_.At(asked).level;
      if (units_.At(target.unit).level == level && target.relation != Relation::kPartOf) {
        AddBodiesOf(agency, target, level);
      } else {
        AddAcrossLevels(agency, level, target);
      }
    }
    for (const UnitNumber unit : agency.place.units) AddCompetence(agency, unit);
    return Finish();
  }

 private:
  std::vector<std::pair<UnitNumber, Target>> TargetsOf(const std::vector<UnitNumber>& candidates) const {
    std::vector<std::pair<UnitNumber, Target>> targets;
    for (const UnitNumber candidate : candidates) {
      if (candidates.size() > kTooMany) {
        targets.push_back({candidate, {candidate, Relation::kSame, ""}});
        continue;
      }
      for (Target& target : TargetFinder(units_).Of(candidate)) targets.emplace_back(candidate, std::move(target));
    }
    return targets;
  }

  void AddForm(const std::string& body_key, const std::string& body_name, const Target& target) {
    Form form;
    form.relation = target.relation;
    form.unit = target.unit;
    form.body = body_key;
    form.through = target.through;
    const std::string unit = target.unit == kNoUnit ? "" : units_.ShortName(target.unit);
    const std::string whole = target.unit == kNoUnit ? "" : units_.FullName(target.unit);
    const bool known = !body_key.empty() && IsKnown(body_key) && !IsOfEveryUnit(body_key);
    form.phrase = body_key.empty() ? unit : known || unit.empty() ? body_name : body_name + " " + unit;
    form.name = body_key.empty() ? whole : unit.empty() ? body_name : body_name + " " + whole;
    made_.forms_.push_back(std::move(form));
  }

  bool IsKnown(const std::string& body) const {
    return std::any_of(agencies_.Successions().begin(), agencies_.Successions().end(),
                       [&](const BodySuccession& one) { return one.from_key == body || one.to_key == body; });
  }

  // The agency's body in a unit of its own level, and the bodies that it came from and became.
  void AddBodiesOf(const WrittenAgency& agency, const Target& target, std::optional<Level> level) {
    AddForm(agency.body, agency.body_name, target);
    for (const BodySuccession& one : agencies_.Successions()) {
      if (one.level != one.to_level || (level && one.level != *level)) continue;
      const bool is_from = one.from_key == agency.body;
      if (!is_from && one.to_key != agency.body) continue;
      Target changed = target;
      if (changed.relation == Relation::kSame) {
        changed.relation = is_from ? Relation::kSuccessor : Relation::kPredecessor;
      }
      changed.through =
          Through(one.from, one.to, one.date, one.basis) + (target.through.empty() ? "" : "; " + target.through);
      AddForm(is_from ? one.to_key : one.from_key, is_from ? one.to : one.from, changed);
    }
  }

  // From a district's body to those of the communes in its territory, and back.
  void AddAcrossLevels(const WrittenAgency& agency, Level level, const Target& target) {
    const Level target_level = units_.At(target.unit).level;
    for (const BodySuccession& one : agencies_.Successions()) {
      if (one.level == one.to_level) continue;
      const bool down = one.level == level && one.to_level == target_level && one.from_key == agency.body;
      const bool up = one.to_level == level && one.level == target_level && one.to_key == agency.body;
      // What lay in the district of old had bodies of its own beside the district's.
      if ((!down && !up) || target.relation == Relation::kPartOf) continue;
      Target changed = target;
      const std::string unit = units_.ShortName(target.unit);
      changed.through =
          target.through + (one.from_key == one.to_key ? "" : "; " + Through(one.from, one.to, one.date, one.basis));
      AddForm(down ? one.to_key : one.from_key, down ? one.to : one.from, changed);
    }
  }

  void AddCompetence(const WrittenAgency& agency, UnitNumber unit) {
    for (const BodySuccession& one : agencies_.Competence()) {
      if (one.level != units_.At(unit).level || one.from_key != agency.body) continue;
      UnitNumber above = units_.At(unit).parent;
      while (above != kNoUnit && units_.At(above).level != one.to_level) above = units_.At(above).parent;
      if (above == kNoUnit) continue;
      const std::vector<Succession> later = units_.SuccessionsFrom(above);
      const UnitNumber today = later.empty() ? above : later.front().new_unit;
      AddForm(one.to_key, one.to,
              {today, Relation::kCompetence,
               Through(one.from + " " + units_.ShortName(unit), one.to + " " + units_.ShortName(today), one.date,
                       one.basis)});
    }
  }

  Expansion Finish() {
    std::stable_sort(made_.forms_.begin(), made_.forms_.end(),
                     [](const Form& a, const Form& b) { return Rank(a.relation) < Rank(b.relation); });
    made_.Index();
    return std::move(made_);
  }

  Expansion made_;
  const Units& units_;
  const Agencies& agencies_;
};

Expansion Expansion::OfPlace(std::shared_ptr<const Units> units, std::shared_ptr<const Agencies> agencies,
                             std::string_view written) {
  return ExpansionBuilder(std::move(units), std::move(agencies)).Place(written);
}

Expansion Expansion::OfAgency(std::shared_ptr<const Units> units, std::shared_ptr<const Agencies> agencies,
                              std::string_view written) {
  return ExpansionBuilder(std::move(units), std::move(agencies)).Agency(written);
}

void Expansion::Index() {
  for (std::size_t i = 0; i < forms_.size(); ++i) {
    if (forms_[i].relation != Relation::kCompetence) by_unit_.emplace(std::pair(forms_[i].unit, forms_[i].body), i);
  }
}

const Form* Expansion::FormOf(UnitNumber unit, std::string_view body) const {
  const auto found = by_unit_.find({unit, std::string(body)});
  if (found != by_unit_.end()) return &forms_[found->second];
  if (unit == kNoUnit) return nullptr;
  // Of a province everything that lies in it is a part, listed or not.
  for (UnitNumber above = units_->At(unit).parent; above != kNoUnit; above = units_->At(above).parent) {
    const auto around = by_unit_.find({above, ""});
    if (body.empty() && around != by_unit_.end() && units_->At(above).level == Level::kProvince) {
      return &forms_[around->second];
    }
  }
  return nullptr;
}

std::optional<Verdict> Expansion::Best(const std::vector<UnitNumber>& candidates, std::string_view body) const {
  std::optional<Verdict> best;
  bool all = true;
  for (const UnitNumber candidate : candidates) {
    const Form* form = FormOf(candidate, body);
    if (form == nullptr) {
      all = false;
    } else if (!best || Rank(form->relation) < Rank(best->form->relation)) {
      best = Verdict{form, true};
    }
  }
  if (best) best->certain = all;
  return best;
}

std::optional<Verdict> Expansion::JudgePlace(std::string_view printed, std::string_view context,
                                             std::string_view day) const {
  if (forms_.empty()) return std::nullopt;
  if (!forms_.front().body.empty()) return std::nullopt;
  const WrittenPlace place = ResolvePlace(*units_, printed);
  if (!rest_.empty() && KeyOf(place.rest).find(rest_) == std::string::npos) return std::nullopt;
  std::vector<UnitNumber> candidates = place.units;
  if (!place.has_parent && candidates.size() > 1 && !context.empty()) {
    const std::vector<UnitNumber> above = ResolvePlace(*units_, context).units;
    std::vector<UnitNumber> inside;
    for (const UnitNumber candidate : candidates) {
      if (std::any_of(above.begin(), above.end(),
                      [&](UnitNumber outer) { return units_->LiesInAcrossTime(candidate, outer); })) {
        inside.push_back(candidate);
      }
    }
    if (!inside.empty()) candidates = std::move(inside);
  }
  return Best(OnDay(*units_, candidates, day, true), "");
}

std::optional<Verdict> Expansion::JudgeAgency(std::string_view printed, std::string_view parent,
                                              std::string_view day) const {
  if (forms_.empty()) return std::nullopt;
  if (forms_.front().body.empty()) {
    const WrittenPlace place = ResolvePlace(*units_, printed);
    const bool says_nothing = place.units.empty() && !place.has_unknown;
    return says_nothing && !parent.empty() ? JudgePlace(parent, "", day) : JudgePlace(printed, parent, day);
  }
  const WrittenAgency agency = agencies_->Resolve(*units_, printed);
  std::vector<UnitNumber> candidates = agency.place.units;
  const std::vector<UnitNumber> above =
      parent.empty() ? std::vector<UnitNumber>() : ResolvePlace(*units_, parent).units;
  if (candidates.empty()) {
    candidates = above;
  } else if (!agency.place.has_parent && candidates.size() > 1 && !above.empty()) {
    std::vector<UnitNumber> inside;
    for (const UnitNumber candidate : candidates) {
      if (std::any_of(above.begin(), above.end(),
                      [&](UnitNumber outer) { return units_->LiesInAcrossTime(candidate, outer); })) {
        inside.push_back(candidate);
      }
    }
    if (!inside.empty()) candidates = std::move(inside);
  }
  const bool no_unit_asked = forms_.front().unit == kNoUnit;
  if (no_unit_asked) return Best({kNoUnit}, agency.body);
  if (!candidates.empty()) return Best(OnDay(*units_, candidates, day, false), agency.body);
  // An agency that prints no unit at all may be anybody's.
  if (agency.place.has_unknown) return std::nullopt;
  for (const Form& form : forms_) {
    if (form.body == agency.body) return Verdict{&form, false};
  }
  return std::nullopt;
}

}  // namespace sohoa::registry
