// The grammar of each kind of value; Parse in values.cc chooses. Every function takes the words as they were read and
// answers nothing when they are no such value. Pure and thread-safe.
#pragma once

#include <optional>
#include <string_view>

#include "extractors/values/lists.h"
#include "extractors/values/value.h"

namespace sohoa::values {

std::optional<Value> ParseText(std::string_view text, const Lists& lists);
std::optional<Value> ParseOrganisation(std::string_view text, const Lists& lists);
std::optional<Value> ParsePersonName(std::string_view text, const Lists& lists);

std::optional<Value> ParseDate(std::string_view text, const Lists& lists);
std::optional<Value> ParseDateInWords(std::string_view text);
std::optional<Value> ParseYear(std::string_view text, const Lists& lists);

std::optional<Value> ParseDocumentNumber(std::string_view text, const Lists& lists);

std::optional<Value> ParsePersonalId(std::string_view text, const Lists& lists);
std::optional<Value> ParseBusinessCode(std::string_view text, const Lists& lists);
std::optional<Value> ParseSerial(std::string_view text, const Lists& lists);
std::optional<Value> ParseRegisterNumber(std::string_view text, const Lists& lists);
std::optional<Value> ParseDossierCode(std::string_view text, const Lists& lists);
std::optional<Value> ParsePhone(std::string_view text, const Lists& lists);

std::optional<Value> ParseInteger(std::string_view text, const Lists& lists);
std::optional<Value> ParseArea(std::string_view text, const Lists& lists);
std::optional<Value> ParseMoney(std::string_view text, const Lists& lists);

std::optional<Value> ParseSex(std::string_view text);
std::optional<Value> ParseListed(std::string_view text, const NearestIndex& list, const Lists& lists);

std::optional<Value> ParseAddress(std::string_view text, const Lists& lists);
std::optional<Value> ParsePlace(std::string_view text, const Lists& lists);

std::optional<Value> ParseAgency(std::string_view text, const Lists& lists);
std::optional<Value> ParseTitle(std::string_view text, const Lists& lists);
std::optional<Value> ParseAuthority(std::string_view text, const Lists& lists);

std::optional<Value> ParseSubject(std::string_view text, const Lists& lists);
std::optional<Value> ParseRecipients(std::string_view text, const Lists& lists);

}  // namespace sohoa::values
