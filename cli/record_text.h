// Records as a person reads them. Pure and thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/record.h"

namespace sohoa::cli {

// Whom or what a paper is about: its holder, the couple, the firm, else its subject; empty when none was read.
std::string Headline(const std::vector<Field>& fields);

// Of the named field, as printed for people (dates as dd/mm/yyyy); empty when the paper has none.
std::string ValueOf(const std::vector<Field>& fields, std::string_view name);
std::string ValueForPeople(const Field& field);

// `text` with what looks like a personal identity number or a phone number masked but for its last three digits: nine
// digits in a row (the old identity card), or ten or twelve that begin with 0 (a phone, the personal identifier). Times
// and numbers of papers do not look so.
std::string MaskIdentifiers(std::string_view text);
// ValueForPeople for listings: of a field that holds such a number all is masked, also when it was misread.
std::string MaskedValue(const Field& field);

// "3", "1-4", "1-2, 5".
std::string PageList(const std::vector<int>& pages);

// What a field's notes mean, one short phrase each, without repetition.
std::vector<std::string> NotesForPeople(const Field& field, Language language);

// Why a field waits for a person: what speaks against it, or how unsure the machine is.
std::string WhyReview(const Field& field, Language language);

// How many fields may be used unseen, and how many wait.
struct FieldCounts {
  std::size_t accepted = 0;
  std::size_t review = 0;
};
FieldCounts CountFields(const std::vector<Field>& fields);

// What differs between two versions, as they count; "type" stands for the paper's type.
struct Difference {
  std::string field;
  std::string before;        // empty: was not there
  std::string after;         // empty: is gone
  bool now_settled = false;  // same value, but it no longer waits
};
std::vector<Difference> Differences(const Record& before, const Record& after);

}  // namespace sohoa::cli
