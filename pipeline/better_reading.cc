#include "pipeline/better_reading.h"

#include <algorithm>
#include <string>

#include "pipeline/identity.h"
#include "text/vietnamese.h"

namespace sohoa::pipeline {
namespace {

const std::string kOtherScan = "other_scan:";

// Spacing and case are not what two readings contradict each other in.
bool SameValue(const Field& a, const Field& b) { return text::NameKey(a.value) == text::NameKey(b.value); }

bool IsAccepted(const Field& field) { return field.status == FieldStatus::kAccepted; }

bool IsBetter(const Field& a, const Field& b) {
  if (a.value.empty() != b.value.empty()) return b.value.empty();
  if (IsAccepted(a) != IsAccepted(b)) return IsAccepted(a);
  return a.confidence > b.confidence;
}

void Replace(const Field& better, Field* field) {
  const int page = field->page;
  const Box box = field->box;
  *field = better;
  field->page = page;
  field->box = box;
}

bool PutInReview(const std::string& other_value, Field* field) {
  const std::string note = kOtherScan + other_value;
  const bool noted = std::ranges::find(field->notes, note) != field->notes.end();
  if (noted && !IsAccepted(*field)) return false;
  field->status = FieldStatus::kReview;
  if (!noted) field->notes.push_back(note);
  return true;
}

bool TakeField(const Field& scan, Field* field) {
  const bool disputed = !ProposedIn(*field).empty() || std::ranges::any_of(field->notes, [](const std::string& note) {
    return note.starts_with(kOtherScan);
  });
  if (scan.value.empty()) return false;
  if (field->value.empty()) {
    Replace(scan, field);
    return true;
  }
  if (SameValue(scan, *field)) {
    // What two scans contradicted each other in stays with the person, whatever a third one says.
    if (disputed || !IsAccepted(scan) || IsAccepted(*field)) return false;
    Replace(scan, field);
    return true;
  }
  if (IsAccepted(scan) != IsAccepted(*field) && !disputed) {
    if (!IsAccepted(scan)) return false;
    Replace(scan, field);
    return true;
  }
  const Field before = *field;
  if (!disputed && IsBetter(scan, *field)) {
    Replace(scan, field);
    PutInReview(before.value, field);
    return true;
  }
  return PutInReview(scan.value, field);
}

}  // namespace

bool TakeBetterFields(const std::vector<Field>& scan, const std::map<std::string, PersonValue>& person,
                      Document* document) {
  bool changed = false;
  for (const Field& read : scan) {
    if (person.contains(read.name)) continue;
    if (Field* field = FindField(document->fields, read.name)) {
      changed = TakeField(read, field) || changed;
    } else if (!read.value.empty()) {
      document->fields.push_back(read);
      // It stands somewhere on the record's own scan, or was cut off there: all of the first page is shown.
      document->fields.back().page = document->pages.empty() ? 1 : document->pages.front();
      document->fields.back().box = {0, 0, 1, 1};
      changed = true;
    }
  }
  return changed;
}

bool TakeBetterReading(const Document& scan, Record* record) {
  Document& document = record->document;
  bool changed = TakeBetterFields(scan.fields, record->person, &document);
  if (document.legal_identity.empty() && !scan.legal_identity.empty()) {
    document.legal_identity = scan.legal_identity;
    changed = true;
  }
  return changed;
}

}  // namespace sohoa::pipeline
