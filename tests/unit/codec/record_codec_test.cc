#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "codec/codec.h"

namespace sohoa::codec {
namespace {

using ::testing::ElementsAre;

Field FullField() {
  Field field;
  field.name = "recipients";
  field.value = "Sở Tư pháp; Sở Nội vụ";
  field.items = {"Sở Tư pháp", "Sở Nội vụ"};
  field.raw = "- Sở Tư pháp; - Sở Nội vụ;";
  field.confidence = 1 / 3.0;
  field.status = FieldStatus::kAccepted;
  field.page = 2;
  field.box = {0.25, 0.5, 0.75, 0.625};
  field.rule = "cong_van/recipients#2";
  field.notes = {"mended:slash", "vocabulary:unit"};
  return field;
}

Sighting FullSighting() {
  Sighting sighting;
  sighting.source_hash = std::string(64, 'b');
  sighting.path = "inbox/h\xf4 s\xec.zip/scan.pdf";  // a name in a legacy encoding
  sighting.dossier = "H16.12-231220-0008";
  sighting.pages = {3, 4};
  sighting.kind = DuplicateKind::kResult;
  sighting.seen_at = "2026-11-24T06:11:16Z";
  sighting.fields = {FullField()};
  return sighting;
}

Record FullRecord() {
  Record record;
  record.id = "R0123456789abcdef";
  record.version = 3;
  record.cause = VersionCause::kReview;
  record.made_at = "2026-11-24T06:11:17Z";
  record.made_by = "lan";
  record.source_hash = std::string(64, 'a');
  record.source_path = "inbox/a.zip/scan1.pdf";
  record.dossier = "H16.12-231220-0007";
  record.document.pages = {1, 2};
  record.document.type = "cong_van";
  record.document.type_confidence = 0.987654321;
  record.document.split_confidence = 0.5;
  record.document.fields = {FullField()};
  record.document.legal_identity = "7815|ubnd-nc|2023-12-20";
  record.document.secret = true;
  record.person["signer_name"] = {"Lê Văn Chiến", {"a", "b"}, "lan", "2026-11-24T07:00:00Z"};
  record.person["subject"] = {"", {}, "minh", "2026-11-24T08:00:00Z"};
  record.sightings = {FullSighting()};
  record.rules_fingerprint = "f00d";
  record.engine = "tesseract 5.3.0";
  record.document.picture_hashes = {0x0123456789abcdefULL, 0};
  record.document.text_signature = {7, 0xffffffffU};
  record.result_code = "KQ.G15.000031-45.2023";
  record.validity = {{ValidityState::kSuperseded, "2026-11-01", "R1", "machine", "2026-11-24T07:00:00Z", "cai_chinh"}};
  return record;
}

Record RoundTrip(const Record& record) {
  Result<Record> decoded = DecodeRecord(EncodeRecord(record));
  EXPECT_TRUE(decoded.ok());
  return decoded.ok() ? *decoded : Record{};
}

void ExpectSame(const Field& a, const Field& b) {
  EXPECT_EQ(a.name, b.name);
  EXPECT_EQ(a.value, b.value);
  EXPECT_EQ(a.items, b.items);
  EXPECT_EQ(a.raw, b.raw);
  EXPECT_EQ(a.confidence, b.confidence);
  EXPECT_EQ(a.status, b.status);
  EXPECT_EQ(a.page, b.page);
  EXPECT_EQ(a.box, b.box);
  EXPECT_EQ(a.rule, b.rule);
  EXPECT_EQ(a.notes, b.notes);
}

TEST(RecordCodec, KeepsTheRecordsOwnMembers) {
  const Record record = RoundTrip(FullRecord());
  EXPECT_EQ(record.id, "R0123456789abcdef");
  EXPECT_EQ(record.version, 3);
  EXPECT_EQ(record.cause, VersionCause::kReview);
  EXPECT_EQ(record.made_at, "2026-11-24T06:11:17Z");
  EXPECT_EQ(record.made_by, "lan");
  EXPECT_EQ(record.source_hash, std::string(64, 'a'));
  EXPECT_EQ(record.source_path, "inbox/a.zip/scan1.pdf");
  EXPECT_EQ(record.dossier, "H16.12-231220-0007");
  EXPECT_EQ(record.rules_fingerprint, "f00d");
  EXPECT_EQ(record.engine, "tesseract 5.3.0");
  EXPECT_THAT(record.document.picture_hashes, ElementsAre(0x0123456789abcdefULL, 0));
  EXPECT_THAT(record.document.text_signature, ElementsAre(7, 0xffffffffU));
  EXPECT_EQ(record.result_code, "KQ.G15.000031-45.2023");
  ASSERT_EQ(record.validity.size(), 1U);
  EXPECT_EQ(record.validity[0].state, ValidityState::kSuperseded);
  EXPECT_EQ(record.validity[0].since, "2026-11-01");
  EXPECT_EQ(record.validity[0].by_record, "R1");
  EXPECT_EQ(record.validity[0].by, "machine");
  EXPECT_EQ(record.validity[0].at, "2026-11-24T07:00:00Z");
  EXPECT_EQ(record.validity[0].basis, "cai_chinh");
}

TEST(RecordCodec, KeepsTheDocument) {
  const Document document = RoundTrip(FullRecord()).document;
  EXPECT_THAT(document.pages, ElementsAre(1, 2));
  EXPECT_EQ(document.type, "cong_van");
  EXPECT_EQ(document.type_confidence, 0.987654321);
  EXPECT_EQ(document.split_confidence, 0.5);
  EXPECT_EQ(document.legal_identity, "7815|ubnd-nc|2023-12-20");
  EXPECT_TRUE(document.secret);
}

TEST(RecordCodec, KeepsEveryMemberOfAField) {
  const Record record = RoundTrip(FullRecord());
  ASSERT_EQ(record.document.fields.size(), 1U);
  ExpectSame(record.document.fields[0], FullField());
}

TEST(RecordCodec, KeepsWhatAPersonSaid) {
  const Record record = RoundTrip(FullRecord());
  ASSERT_EQ(record.person.size(), 2U);
  const PersonValue& name = record.person.at("signer_name");
  EXPECT_EQ(name.value, "Lê Văn Chiến");
  EXPECT_THAT(name.items, ElementsAre("a", "b"));
  EXPECT_EQ(name.by, "lan");
  EXPECT_EQ(name.at, "2026-11-24T07:00:00Z");
  EXPECT_EQ(record.person.at("subject").value, "") << "declared absent is not the same as not said";
}

TEST(RecordCodec, KeepsSightings) {
  const Record record = RoundTrip(FullRecord());
  ASSERT_EQ(record.sightings.size(), 1U);
  const Sighting expected = FullSighting();
  EXPECT_EQ(record.sightings[0].path, expected.path);
  ASSERT_EQ(record.sightings[0].fields.size(), 1U);
}

TEST(RecordCodec, EqualRecordsAreEqualBytes) {
  EXPECT_EQ(EncodeRecord(RoundTrip(FullRecord())), EncodeRecord(FullRecord()));
}

TEST(RecordCodec, AFieldWithoutStatusWaitsForAPerson) {
  Record record;
  record.document.fields.resize(1);
  record.document.fields[0].status = FieldStatus::kReview;
  EXPECT_EQ(RoundTrip(record).document.fields[0].status, FieldStatus::kReview);
}

TEST(RecordCodec, RefusesRubbish) {
  const Result<Record> record = DecodeRecord("no record at all");
  ASSERT_FALSE(record.ok());
  EXPECT_EQ(record.error().code, ErrorCode::kStoreDamaged);
}

TEST(RecordCodec, RefusesEnumeratorsOfAnotherVersion) {
  Record record = FullRecord();
  record.cause = static_cast<VersionCause>(9);
  EXPECT_FALSE(DecodeRecord(EncodeRecord(record)).ok());
}

TEST(RecordCodec, IgnoresFieldsOfANewerVersion) {
  std::string bytes = EncodeRecord(FullRecord());
  bytes += std::string("\xc2\x3e\x03", 3) + "new";  // field 1000, three bytes
  ASSERT_TRUE(DecodeRecord(bytes).ok());
  EXPECT_EQ(DecodeRecord(bytes)->id, FullRecord().id);
}

TEST(SightingCodec, KeepsEveryMember) {
  const Result<Sighting> sighting = DecodeSighting(EncodeSighting(FullSighting()));
  ASSERT_TRUE(sighting.ok());
  const Sighting expected = FullSighting();
  EXPECT_EQ(sighting->source_hash, expected.source_hash);
  EXPECT_EQ(sighting->path, expected.path);
  EXPECT_EQ(sighting->dossier, expected.dossier);
  EXPECT_EQ(sighting->pages, expected.pages);
  EXPECT_EQ(sighting->kind, expected.kind);
  EXPECT_EQ(sighting->seen_at, expected.seen_at);
  ASSERT_EQ(sighting->fields.size(), 1U);
  ExpectSame(sighting->fields[0], FullField());
}

TEST(SourceCodec, KeepsEveryMember) {
  const Source before{std::string(64, 'c'), "a/b.tif", "D1", "tiff", 5'000'000'000ULL, 12, "2026-11-24T06:11:16Z"};
  const Result<Source> after = DecodeSource(EncodeSource(before));
  ASSERT_TRUE(after.ok());
  EXPECT_EQ(after->hash, before.hash);
  EXPECT_EQ(after->path, before.path);
  EXPECT_EQ(after->dossier, before.dossier);
  EXPECT_EQ(after->format, before.format);
  EXPECT_EQ(after->bytes, before.bytes);
  EXPECT_EQ(after->page_count, before.page_count);
  EXPECT_EQ(after->received_at, before.received_at);
}

class ErrorCodec : public ::testing::TestWithParam<int> {};

TEST_P(ErrorCodec, KeepsEveryMember) {
  const Error before{static_cast<ErrorCode>(GetParam()), "a.zip/b.pdf", 4, "xref table missing"};
  const std::optional<Error> after = DecodeError(EncodeError(before));
  ASSERT_TRUE(after.has_value());
  EXPECT_EQ(after->code, before.code);
  EXPECT_EQ(after->file, before.file);
  EXPECT_EQ(after->page, before.page);
  EXPECT_EQ(after->detail, before.detail);
}

INSTANTIATE_TEST_SUITE_P(EveryCode, ErrorCodec, ::testing::Range(0, kErrorCodeCount));

}  // namespace
}  // namespace sohoa::codec
