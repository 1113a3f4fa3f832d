#include "codec/codec.h"

#include <iterator>
#include <utility>

#include "codec/message.h"

namespace sohoa::codec {
namespace {

using Texts = google::protobuf::RepeatedPtrField<std::string>;

std::vector<std::string> Take(Texts* texts) {
  return {std::make_move_iterator(texts->begin()), std::make_move_iterator(texts->end())};
}

void PutField(const Field& field, proto::Field* out) {
  out->set_name(field.name);
  out->set_value(field.value);
  for (const std::string& item : field.items) out->add_items(item);
  out->set_raw(field.raw);
  out->set_confidence(field.confidence);
  out->set_status(field.status == FieldStatus::kAccepted ? 1 : 0);
  out->set_page(field.page);
  PutBox(field.box, out->mutable_box());
  out->set_rule(field.rule);
  for (const std::string& note : field.notes) out->add_notes(note);
}

bool GetField(proto::Field& in, Field* out) {
  if (in.status() > 1) return false;
  out->name = std::move(*in.mutable_name());
  out->value = std::move(*in.mutable_value());
  out->items = Take(in.mutable_items());
  out->raw = std::move(*in.mutable_raw());
  out->confidence = in.confidence();
  out->status = in.status() == 1 ? FieldStatus::kAccepted : FieldStatus::kReview;
  out->page = in.page();
  out->rule = std::move(*in.mutable_rule());
  out->notes = Take(in.mutable_notes());
  return GetBox(in.box(), &out->box);
}

bool GetFields(google::protobuf::RepeatedPtrField<proto::Field>* in, std::vector<Field>* out) {
  out->reserve(static_cast<std::size_t>(in->size()));
  for (proto::Field& field : *in) {
    if (!GetField(field, &out->emplace_back())) return false;
  }
  return true;
}

void PutDocument(const Document& document, proto::Document* out) {
  for (int page : document.pages) out->add_pages(page);
  out->set_type(document.type);
  out->set_type_confidence(document.type_confidence);
  out->set_split_confidence(document.split_confidence);
  for (const Field& field : document.fields) PutField(field, out->add_fields());
  out->set_legal_identity(document.legal_identity);
  out->set_secret(document.secret);
  for (std::uint64_t hash : document.picture_hashes) out->add_picture_hashes(hash);
  for (std::uint32_t minimum : document.text_signature) out->add_text_signature(minimum);
}

bool GetDocument(proto::Document& in, Document* out) {
  out->pages.assign(in.pages().begin(), in.pages().end());
  out->type = std::move(*in.mutable_type());
  out->type_confidence = in.type_confidence();
  out->split_confidence = in.split_confidence();
  out->legal_identity = std::move(*in.mutable_legal_identity());
  out->secret = in.secret();
  out->picture_hashes.assign(in.picture_hashes().begin(), in.picture_hashes().end());
  out->text_signature.assign(in.text_signature().begin(), in.text_signature().end());
  return GetFields(in.mutable_fields(), &out->fields);
}

void PutValidity(const ValidityChange& change, proto::ValidityChange* out) {
  out->set_state(static_cast<std::uint32_t>(change.state));
  out->set_since(change.since);
  out->set_by_record(change.by_record);
  out->set_by(change.by);
  out->set_at(change.at);
  out->set_basis(change.basis);
}

bool GetValidity(const proto::ValidityChange& in, ValidityChange* out) {
  out->since = in.since();
  out->by_record = in.by_record();
  out->by = in.by();
  out->at = in.at();
  out->basis = in.basis();
  return GetEnum(in.state(), ValidityState::kHolderDeceased, &out->state);
}

void PutSighting(const Sighting& sighting, proto::Sighting* out) {
  out->set_source_hash(sighting.source_hash);
  out->set_path(sighting.path);
  out->set_dossier(sighting.dossier);
  for (int page : sighting.pages) out->add_pages(page);
  out->set_kind(static_cast<std::uint32_t>(sighting.kind));
  out->set_seen_at(sighting.seen_at);
  for (const Field& field : sighting.fields) PutField(field, out->add_fields());
}

bool GetSighting(proto::Sighting& in, Sighting* out) {
  out->source_hash = std::move(*in.mutable_source_hash());
  out->path = std::move(*in.mutable_path());
  out->dossier = std::move(*in.mutable_dossier());
  out->pages.assign(in.pages().begin(), in.pages().end());
  out->seen_at = std::move(*in.mutable_seen_at());
  return GetEnum(in.kind(), DuplicateKind::kResult, &out->kind) && GetFields(in.mutable_fields(), &out->fields);
}

void PutPerson(const std::map<std::string, PersonValue>& person, proto::Record* out) {
  for (const auto& [field, said] : person) {
    proto::PersonValue* added = out->add_person();
    added->set_field(field);
    added->set_value(said.value);
    for (const std::string& item : said.items) added->add_items(item);
    added->set_by(said.by);
    added->set_at(said.at);
  }
}

void PutRecord(const Record& record, proto::Record* out) {
  out->set_id(record.id);
  out->set_version(record.version);
  out->set_cause(static_cast<std::uint32_t>(record.cause));
  out->set_made_at(record.made_at);
  out->set_made_by(record.made_by);
  out->set_source_hash(record.source_hash);
  out->set_source_path(record.source_path);
  out->set_dossier(record.dossier);
  PutDocument(record.document, out->mutable_document());
  PutPerson(record.person, out);
  for (const Sighting& sighting : record.sightings) PutSighting(sighting, out->add_sightings());
  out->set_rules_fingerprint(record.rules_fingerprint);
  out->set_engine(record.engine);
  out->set_result_code(record.result_code);
  for (const ValidityChange& change : record.validity) PutValidity(change, out->add_validity());
}

bool GetRecord(proto::Record& in, Record* out) {
  out->id = std::move(*in.mutable_id());
  out->version = in.version();
  out->made_at = std::move(*in.mutable_made_at());
  out->made_by = std::move(*in.mutable_made_by());
  out->source_hash = std::move(*in.mutable_source_hash());
  out->source_path = std::move(*in.mutable_source_path());
  out->dossier = std::move(*in.mutable_dossier());
  out->rules_fingerprint = std::move(*in.mutable_rules_fingerprint());
  out->engine = std::move(*in.mutable_engine());
  out->result_code = std::move(*in.mutable_result_code());
  for (const proto::ValidityChange& change : in.validity()) {
    if (!GetValidity(change, &out->validity.emplace_back())) return false;
  }
  for (proto::PersonValue& said : *in.mutable_person()) {
    out->person[said.field()] = {
        .value = said.value(), .items = Take(said.mutable_items()), .by = said.by(), .at = said.at()};
  }
  for (proto::Sighting& sighting : *in.mutable_sightings()) {
    if (!GetSighting(sighting, &out->sightings.emplace_back())) return false;
  }
  return GetEnum(in.cause(), VersionCause::kValidity, &out->cause) &&
         GetDocument(*in.mutable_document(), &out->document);
}

bool GetRecords(proto::Records& in, std::vector<Record>* out) {
  for (proto::Record& record : *in.mutable_records()) {
    if (!GetRecord(record, &out->emplace_back())) return false;
  }
  return true;
}

bool GetSource(const proto::Source& in, Source* out) {
  out->hash = in.hash();
  out->path = in.path();
  out->dossier = in.dossier();
  out->format = in.file_format();
  out->bytes = in.bytes_count();
  out->page_count = in.page_count();
  out->received_at = in.received_at();
  return true;
}

bool GetError(const proto::Error& in, Error* out) {
  out->code = ErrorCodeFromName(in.code());
  out->file = in.file();
  out->page = in.page();
  out->detail = in.detail();
  return true;
}

}  // namespace

std::string EncodeRecord(const Record& record) {
  proto::Record out;
  PutRecord(record, &out);
  return Serialize(out);
}

std::string EncodeRecords(const std::vector<Record>& records) {
  proto::Records out;
  for (const Record& record : records) PutRecord(record, out.add_records());
  return Serialize(out);
}

Result<std::vector<Record>> DecodeRecords(std::string_view bytes) {
  return Decode<proto::Records, std::vector<Record>>(bytes, "records", GetRecords);
}

Result<Record> DecodeRecord(std::string_view bytes) {
  return Decode<proto::Record, Record>(bytes, "a record", GetRecord);
}

std::string EncodeSighting(const Sighting& sighting) {
  proto::Sighting out;
  PutSighting(sighting, &out);
  return Serialize(out);
}

Result<Sighting> DecodeSighting(std::string_view bytes) {
  return Decode<proto::Sighting, Sighting>(bytes, "a sighting", GetSighting);
}

std::string EncodeSource(const Source& source) {
  proto::Source out;
  out.set_hash(source.hash);
  out.set_path(source.path);
  out.set_dossier(source.dossier);
  out.set_file_format(source.format);
  out.set_bytes_count(source.bytes);
  out.set_page_count(source.page_count);
  out.set_received_at(source.received_at);
  return Serialize(out);
}

Result<Source> DecodeSource(std::string_view bytes) {
  return Decode<proto::Source, Source>(bytes, "a source", GetSource);
}

std::string EncodeError(const Error& error) {
  proto::Error out;
  out.set_code(std::string(ErrorName(error.code)));
  out.set_file(error.file);
  out.set_page(error.page);
  out.set_detail(error.detail);
  return Serialize(out);
}

std::optional<Error> DecodeError(std::string_view bytes) {
  // A Result<Error> cannot tell the two apart; the value is wrapped on its way.
  struct Wrapped {
    Error error;
  };
  auto convert = [](const proto::Error& in, Wrapped* out) { return GetError(in, &out->error); };
  Result<Wrapped> decoded = Decode<proto::Error, Wrapped>(bytes, "an error", convert);
  if (!decoded) return std::nullopt;
  return std::move(decoded->error);
}

}  // namespace sohoa::codec
