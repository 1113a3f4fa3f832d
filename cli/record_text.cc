#include "cli/record_text.h"

#include <algorithm>
#include <array>

#include "cli/dates.h"
#include "cli/messages.h"

namespace sohoa::cli {
namespace {

struct NoteText {
  std::string_view token;  // a whole note, or the beginning of a family of notes, ending in ':'
  bool is_doubt;           // gives a reason to look, rather than to trust
  Message message;
};

// The first that fits counts: whole notes stand before the families that they belong to.
constexpr std::array kNoteTexts{
    NoteText{"handwritten", true, Message::kNoteHandwritten},
    NoteText{"contradicts:id_sex", true, Message::kNoteIdSex},
    NoteText{"contradicts:id_birth", true, Message::kNoteIdBirth},
    NoteText{"contradicts:date_order", true, Message::kNoteDateOrder},
    NoteText{"contradicts:different", true, Message::kNoteDifferent},
    NoteText{"contradicts:", true, Message::kNoteContradicts},
    NoteText{"doubts:tax_code", true, Message::kNoteTaxCode},
    NoteText{"doubts:machine_lines", true, Message::kNoteMachineLines},
    NoteText{"doubts:", true, Message::kNoteContradicts},
    NoteText{"check:tax_code", true, Message::kNoteTaxCode},
    NoteText{"check:leading_zero", true, Message::kNoteLeadingZero},
    NoteText{"check:phone", true, Message::kNotePhone},
    NoteText{"check:code_date", true, Message::kNoteCodeDate},
    NoteText{"check:unit_parent", true, Message::kNoteUnitParent},
    NoteText{"check:groups", true, Message::kNoteGroups},
    NoteText{"check:", true, Message::kNoteCheck},
    NoteText{"mended:", true, Message::kNoteMended},
    NoteText{"vocabulary:", false, Message::kNoteVocabulary},
    NoteText{"agrees:", false, Message::kNoteAgrees},
};

bool Fits(std::string_view token, std::string_view note) {
  return token.ends_with(':') ? note.starts_with(token) : note == token;
}

const NoteText* TextOf(std::string_view note) {
  const auto* it =
      std::find_if(kNoteTexts.begin(), kNoteTexts.end(), [&](const NoteText& text) { return Fits(text.token, note); });
  return it == kNoteTexts.end() ? nullptr : it;
}

std::vector<std::string> Phrases(const Field& field, bool only_doubts, Language language) {
  std::vector<std::string> phrases;
  for (const std::string& note : field.notes) {
    const NoteText* text = TextOf(note);
    if (only_doubts && text != nullptr && !text->is_doubt) continue;
    std::string phrase = text == nullptr ? note : Say(text->message, language, {note});
    if (std::find(phrases.begin(), phrases.end(), phrase) == phrases.end()) phrases.push_back(std::move(phrase));
  }
  return phrases;
}

}  // namespace

std::string ValueForPeople(const Field& field) { return DateForPeople(field.value); }

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
