// Whether a paper counts on a day: its own term by config/validity.yaml, and what became of it since it was issued
// (Record::validity). Pure and thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/record.h"
#include "reuse/reasons.h"
#include "reuse/rules.h"

namespace sohoa::reuse {

// kUnruled: the configuration has no rule for the type and the paper names no last day. kUnknown: there is a rule, but
// a date that it needs waits for a person or was not read.
enum class State { kUnruled, kInForce, kExpired, kSuperseded, kRevoked, kAnnotated, kHolderDeceased, kUnknown };
// "in_force", "expired", …; empty for kUnruled.
std::string_view StateName(State state);

struct Validity {
  State state = State::kUnruled;
  std::vector<Reason> reasons;  // every one that is known, what decides first
  std::string until;            // the last day on which it counts, ISO; empty: none is known
  bool purpose_bound = false;
};

Validity ValidityOn(const Record& record, const ReuseRules& rules, std::string_view day_iso);

// The changes that still count: a kInForce takes back what its by_record did, or everything when it names none.
std::vector<ValidityChange> ChangesInForce(const Record& record);

// A field's value when it may decide over another paper or over this one: accepted or said by a person, and not empty.
// Otherwise null.
const Field* CertainField(const std::vector<Field>& fields, std::string_view name);

// Whether the text has the length of a whole ISO day: a year alone, or no date at all, is none.
constexpr bool IsIsoDay(std::string_view text) { return text.size() == std::string_view("2026-01-31").size(); }

// The ISO day `months` after `day` (of the same number, or the last of its month) less one day: a paper of 15 January
// with a term of six months counts to 14 July. Empty when `day` is no whole ISO date.
std::string LastDayOf(std::string_view day, int months);

}  // namespace sohoa::reuse
