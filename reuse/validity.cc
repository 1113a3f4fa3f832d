#include "reuse/validity.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <optional>

#include "text/vietnamese.h"

namespace sohoa::reuse {
namespace {

std::optional<std::chrono::year_month_day> DayOf(std::string_view iso) {
  if (!IsIsoDay(iso)) return std::nullopt;
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  const auto read = [&](std::size_t at, std::size_t size, auto& number) {
    const auto [end, failed] = std::from_chars(iso.data() + at, iso.data() + at + size, number);
    return failed == std::errc() && end == iso.data() + at + size;
  };
  if (!read(0, 4, year) || !read(5, 2, month) || !read(8, 2, day)) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
  return date.ok() ? std::optional(date) : std::nullopt;
}

std::string Iso(std::chrono::year_month_day date) {
  const auto two = [](unsigned number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return std::to_string(static_cast<int>(date.year())) + "-" + two(static_cast<unsigned>(date.month())) + "-" +
         two(static_cast<unsigned>(date.day()));
}

State StateOf(ValidityState state) {
  switch (state) {
    case ValidityState::kInForce:
      return State::kInForce;
    case ValidityState::kSuperseded:
      return State::kSuperseded;
    case ValidityState::kRevoked:
      return State::kRevoked;
    case ValidityState::kAnnotated:
      return State::kAnnotated;
    case ValidityState::kHolderDeceased:
      return State::kHolderDeceased;
  }
  return State::kUnknown;
}

// What ends a paper for good stands before what only limits its use.
int Weight(State state) {
  switch (state) {
    case State::kRevoked:
      return 6;
    case State::kSuperseded:
      return 5;
    case State::kHolderDeceased:
      return 4;
    case State::kExpired:
      return 3;
    case State::kUnknown:
      return 2;
    case State::kAnnotated:
      return 1;
    case State::kInForce:
    case State::kUnruled:
      return 0;
  }
  return 0;
}

class Judge {
 public:
  Judge(const Record& record, const ReuseRules& rules, std::string_view day)
      : record_(record), fields_(EffectiveFields(record)), day_(day) {
    const Field* issued = CertainField(fields_, "issue_date");
    rule_ = rules.Find(record.document.type, issued == nullptr ? "" : issued->value);
  }

  Validity Run() {
    ByTerm();
    ByChanges();
    ByAnnotation();
    if (validity_.state == State::kInForce || (validity_.state == State::kUnruled && rule_ != nullptr)) {
      validity_.state = State::kInForce;
      Add(validity_.until.empty() ? Because("in_force", "", Basis())
                                  : Because("in_force_until", validity_.until, Basis()));
    }
    if (rule_ != nullptr && rule_->purpose_bound) {
      validity_.purpose_bound = true;
      Add(Because("purpose_bound", "", Basis()));
    }
    return std::move(validity_);
  }

 private:
  std::string Basis() const { return rule_ == nullptr ? "" : rule_->legal_basis; }

  void Add(Reason reason) { validity_.reasons.push_back(std::move(reason)); }

  void Become(State state, Reason reason) {
    const bool decides = Weight(state) > Weight(validity_.state) || validity_.state == State::kUnruled;
    if (decides) validity_.state = state;
    validity_.reasons.insert(decides ? validity_.reasons.begin() : validity_.reasons.end(), std::move(reason));
  }

  void ByTerm() {
    // A last day printed on the paper counts whatever its type.
    const std::string expiry_name = rule_ == nullptr || rule_->expiry.empty() ? "expiry_date" : rule_->expiry;
    const Field* expiry = FindField(fields_, expiry_name);
    if (expiry != nullptr) {
      const bool is_certain = expiry->status == FieldStatus::kAccepted;
      if (is_certain && DayOf(expiry->value)) return EndsOn(expiry->value);
      if (is_certain && text::Fold(expiry->value).starts_with("khong")) {  // "Không thời hạn"
        validity_.state = State::kInForce;
        return;
      }
      return Become(State::kUnknown, Because("date_unknown", expiry_name, Basis()));
    }
    if (rule_ == nullptr || rule_->months == 0) return;
    for (const std::string& name : rule_->from) {
      const Field* begin = FindField(fields_, name);
      if (begin == nullptr) continue;
      const std::string last = LastDayOf(begin->value, rule_->months);
      if (begin->status != FieldStatus::kAccepted || last.empty()) break;
      return EndsOn(last);
    }
    Become(State::kUnknown, Because("date_unknown", rule_->from.empty() ? "" : rule_->from.front(), Basis()));
  }

  void EndsOn(const std::string& last) {
    validity_.until = last;
    if (last < day_) {
      Become(State::kExpired, Because("expired", last, Basis()));
    } else {
      validity_.state = State::kInForce;
    }
  }

  void ByChanges() {
    for (const ValidityChange& change : ChangesInForce(record_)) {
      if (!change.since.empty() && std::string_view(change.since) > day_) continue;
      const State state = StateOf(change.state);
      std::string detail = change.by_record.empty() ? change.by : change.by_record;
      const bool said_by_person = change.by_record.empty();
      if (!change.since.empty()) detail += ", " + change.since;
      if (said_by_person && !change.basis.empty()) detail += ": " + change.basis;
      Become(state, Because(ValidityStateName(change.state), detail, said_by_person ? "" : change.basis));
    }
  }

  void ByAnnotation() {
    if (rule_ == nullptr || rule_->annotated_by.empty()) return;
    const Field* note = FindField(fields_, rule_->annotated_by);
    if (note != nullptr) Become(State::kAnnotated, Because("annotated", note->value, Basis()));
  }

  const Record& record_;
  std::vector<Field> fields_;
  std::string_view day_;
  const TypeRule* rule_ = nullptr;
  Validity validity_;
};

}  // namespace

std::string_view StateName(State state) {
  switch (state) {
    case State::kUnruled:
      return "";
    case State::kInForce:
      return "in_force";
    case State::kExpired:
      return "expired";
    case State::kSuperseded:
      return "superseded";
    case State::kRevoked:
      return "revoked";
    case State::kAnnotated:
      return "annotated";
    case State::kHolderDeceased:
      return "holder_deceased";
    case State::kUnknown:
      return "unknown";
  }
  return "";
}

Validity ValidityOn(const Record& record, const ReuseRules& rules, std::string_view day_iso) {
  return Judge(record, rules, day_iso).Run();
}

std::vector<ValidityChange> ChangesInForce(const Record& record) {
  std::vector<ValidityChange> counting;
  for (const ValidityChange& change : record.validity) {
    if (change.state != ValidityState::kInForce) {
      // A paper noted again, or a person who spoke again, means it otherwise now.
      std::erase_if(counting, [&](const ValidityChange& each) {
        return each.by_record == change.by_record && (!change.by_record.empty() || each.state == change.state);
      });
      counting.push_back(change);
    } else if (change.by_record.empty()) {
      counting.clear();
    } else {
      std::erase_if(counting, [&](const ValidityChange& each) { return each.by_record == change.by_record; });
    }
  }
  return counting;
}

const Field* CertainField(const std::vector<Field>& fields, std::string_view name) {
  const Field* field = FindField(fields, name);
  return field != nullptr && field->status == FieldStatus::kAccepted && !field->value.empty() ? field : nullptr;
}

std::string LastDayOf(std::string_view day, int months) {
  const auto begin = DayOf(day);
  if (!begin) return "";
  auto end = *begin + std::chrono::months(months);
  if (!end.ok()) end = end.year() / end.month() / std::chrono::last;
  return Iso(std::chrono::sys_days(end) - std::chrono::days(1));
}

}  // namespace sohoa::reuse
