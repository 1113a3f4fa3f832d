#include "cli/record_json.h"

#include <cmath>
#include <utility>

namespace sohoa::cli {
namespace {

double Rounded(double number) {
  constexpr double kDigits = 1e4;
  return std::round(number * kDigits) / kDigits;
}

Json BoxJson(const Box& box) { return {Rounded(box.x0), Rounded(box.y0), Rounded(box.x1), Rounded(box.y1)}; }

Json TextOrNull(std::string_view text) { return text.empty() ? Json(nullptr) : Json(text); }

// What a document's line says, whether it was stored just now or is looked up later.
Json DocumentJson(std::string_view outcome, const Record& record) {
  Json json;
  json["outcome"] = outcome;
  json["record"] = TextOrNull(record.id);
  json["dossier"] = TextOrNull(record.dossier);
  json["source"] = record.source_path;
  json["pages"] = record.document.pages;
  json["type"] = record.document.type;
  json["type_confidence"] = Rounded(record.document.type_confidence);
  json["duplicate_of"] = nullptr;
  json["duplicate_kind"] = nullptr;
  json["reason"] = nullptr;
  json["fields"] = FieldsJson(EffectiveFields(record));
  return json;
}

Json FailureJson(const Outcome& outcome, Language language) {
  Json json;
  json["outcome"] = OutcomeName(outcome.kind);
  json["dossier"] = TextOrNull(outcome.dossier);
  json["source"] = outcome.source_path;
  json["pages"] = outcome.pages;
  Error reason = outcome.reason.value_or(Error{});
  json["reason"] = ErrorName(reason.code);
  const std::string detail = std::exchange(reason.detail, "");
  reason.file.clear();  // stands under "source"
  json["message"] = Describe(reason, language);
  json["detail"] = TextOrNull(detail);
  return json;
}

}  // namespace

Json FieldJson(const Field& field) {
  Json json;
  json["value"] = field.items.empty() ? TextOrNull(field.value) : Json(field.items);
  json["raw"] = field.raw;
  json["confidence"] = Rounded(field.confidence);
  json["status"] = StatusName(field.status);
  json["page"] = field.page;
  json["box"] = field.box.IsEmpty() ? Json(nullptr) : BoxJson(field.box);
  json["rule"] = field.rule;
  return json;
}

Json FieldsJson(const std::vector<Field>& fields) {
  Json json = Json::object();
  for (const Field& field : fields) json[field.name] = FieldJson(field);
  return json;
}

Json OutcomeJson(const Outcome& outcome, Language language) {
  const bool failed = outcome.kind == OutcomeKind::kQuarantined || outcome.kind == OutcomeKind::kExcluded;
  if (failed) return FailureJson(outcome, language);
  Json json = DocumentJson(OutcomeName(outcome.kind), outcome.record);
  json["dossier"] = TextOrNull(outcome.dossier);
  json["source"] = outcome.source_path;
  json["pages"] = outcome.pages;
  if (outcome.kind == OutcomeKind::kDuplicate) {
    // The record that can be shown is the one that this scan repeats.
    json["record"] = TextOrNull(outcome.duplicate_of);
    json["duplicate_of"] = TextOrNull(outcome.duplicate_of);
    json["duplicate_kind"] = TextOrNull(DuplicateName(outcome.duplicate_kind));
  }
  return json;
}

Json RecordJson(const Record& record, std::string_view validity) {
  Json json = DocumentJson(OutcomeName(OutcomeKind::kStored), record);
  json["version"] = record.version;
  json["validity"] = TextOrNull(validity);
  json["verified_by"] = TextOrNull(VerifiedBy(record));
  return json;
}

Json SightingsJson(const Record& record) {
  Json json = Json::array();
  for (const Sighting& sighting : record.sightings) {
    Json one;
    one["source"] = sighting.path;
    one["dossier"] = TextOrNull(sighting.dossier);
    one["pages"] = sighting.pages;
    one["kind"] = TextOrNull(DuplicateName(sighting.kind));
    one["seen_at"] = sighting.seen_at;
    one["fields"] = FieldsJson(sighting.fields);
    json.push_back(std::move(one));
  }
  return json;
}

Json PageJson(const Page& page) {
  Json json;
  json["page"] = page.number;
  json["width"] = page.width;
  json["height"] = page.height;
  json["rotation"] = page.rotation;
  json["skew"] = Rounded(page.skew);
  json["words"] = Json::array();
  for (const Word& word : page.words) {
    Json one;
    one["text"] = word.text;
    one["confidence"] = Rounded(word.confidence);
    one["box"] = BoxJson(word.box);
    one["line"] = word.line;
    one["handwritten"] = word.handwritten;
    json["words"].push_back(std::move(one));
  }
  return json;
}

std::string ToLine(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace sohoa::cli
