#include "cli/record_text.h"

#include <algorithm>

#include "cli/dates.h"
#include "cli/messages.h"
#include "cli/note_text.h"

namespace sohoa::cli {
namespace {

std::vector<std::string> Phrases(const Field& field, bool only_doubts, Language language) {
  std::vector<std::string> phrases;
  for (const std::string& note : field.notes) {
    if (only_doubts && !IsDoubt(note)) continue;
    std::string phrase = NoteForPeople(note, language);
    if (std::find(phrases.begin(), phrases.end(), phrase) == phrases.end()) phrases.push_back(std::move(phrase));
  }
  return phrases;
}

// All but the last three bytes; identifiers are plain letters and digits.
std::string Masked(std::string_view text) {
  constexpr std::size_t kShown = 3;
  constexpr std::string_view kDot = "•";
  std::string masked;
  const std::size_t hidden = text.size() > 2 * kShown ? text.size() - kShown : text.size();
  for (std::size_t i = 0; i < hidden; ++i) {
    const bool begins_a_letter = (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U;
    if (begins_a_letter) masked += kDot;
  }
  return masked + std::string(text.substr(hidden));
}

}  // namespace

std::string ValueForPeople(const Field& field) { return DateForPeople(field.value); }

std::string MaskIdentifiers(std::string_view text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  std::string masked;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && is_digit(text[end])) ++end;
    const std::size_t digits = end - i;
    const bool personal = digits == 9 || ((digits == 10 || digits == 12) && text[i] == '0');
    if (digits == 0) {
      masked += text[i++];
    } else {
      masked += personal ? Masked(text.substr(i, digits)) : std::string(text.substr(i, digits));
      i = end;
    }
  }
  return masked;
}

std::string MaskedValue(const Field& field) {
  const std::string_view name = field.name;
  const bool personal = name.ends_with("_id") || name == "phone";
  return personal ? Masked(field.value) : MaskIdentifiers(ValueForPeople(field));
}

std::string ValueOf(const std::vector<Field>& fields, std::string_view name) {
  const Field* field = FindField(fields, name);
  return field == nullptr ? "" : ValueForPeople(*field);
}

std::string Headline(const std::vector<Field>& fields) {
  const std::string wife = ValueOf(fields, "wife_name");
  const std::string husband = ValueOf(fields, "husband_name");
  if (!wife.empty() && !husband.empty()) return wife + ", " + husband;
  for (std::string_view name : {"holder_name", "wife_name", "husband_name", "business_name", "owner_name",
                                "facility_name", "subject", "procedure_name"}) {
    std::string value = ValueOf(fields, name);
    if (!value.empty()) return value;
  }
  return "";
}

std::string PageList(const std::vector<int>& pages) {
  std::string text;
  for (std::size_t i = 0; i < pages.size();) {
    std::size_t last = i;
    while (last + 1 < pages.size() && pages[last + 1] == pages[last] + 1) ++last;
    if (!text.empty()) text += ", ";
    text += std::to_string(pages[i]);
    if (last > i) text += "-" + std::to_string(pages[last]);
    i = last + 1;
  }
  return text;
}

std::vector<std::string> NotesForPeople(const Field& field, Language language) {
  return Phrases(field, false, language);
}

std::string WhyReview(const Field& field, Language language) {
  std::string why;
  for (const std::string& phrase : Phrases(field, true, language)) why += (why.empty() ? "" : "; ") + phrase;
  if (!why.empty()) return why;
  return Say(Message::kWhyUnsure, language, {FormatDecimal(100 * field.confidence, 0, language)});
}

FieldCounts CountFields(const std::vector<Field>& fields) {
  FieldCounts counts;
  for (const Field& field : fields) ++(field.status == FieldStatus::kAccepted ? counts.accepted : counts.review);
  return counts;
}

std::vector<Difference> Differences(const Record& before, const Record& after) {
  std::vector<Difference> differences;
  if (before.document.type != after.document.type) {
    differences.push_back({"type", before.document.type, after.document.type});
  }
  const std::vector<Field> old_fields = EffectiveFields(before);
  const std::vector<Field> new_fields = EffectiveFields(after);
  for (const Field& field : new_fields) {
    const Field* old_field = FindField(old_fields, field.name);
    const std::string old_value = old_field == nullptr ? "" : old_field->value;
    const bool settled = old_field != nullptr && old_field->status == FieldStatus::kReview &&
                         field.status == FieldStatus::kAccepted && old_value == field.value;
    if (old_value != field.value || settled) differences.push_back({field.name, old_value, field.value, settled});
  }
  for (const Field& field : old_fields) {
    if (FindField(new_fields, field.name) == nullptr) differences.push_back({field.name, field.value, ""});
  }
  return differences;
}

}  // namespace sohoa::cli
