// What the store keeps of a paper: sources, records with their versions, sightings, outcomes. Plain values.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/error.h"
#include "model/field.h"

namespace sohoa {

enum class OutcomeKind { kStored, kDuplicate, kQuarantined, kExcluded };
enum class DuplicateKind { kNone, kBytes, kSheet, kResult };

std::string_view OutcomeName(OutcomeKind kind);      // "stored", "duplicate", "quarantined", "excluded"
std::string_view DuplicateName(DuplicateKind kind);  // "", "bytes", "sheet", "result"

// A file as it was received. Its identity is the SHA-256 of its bytes.
struct Source {
  std::string hash;  // 64 lower-case hexadecimal digits
  std::string path;  // as given; archive members behind '/'
  std::string dossier;
  std::string format;  // "pdf", "tiff", "jpeg", ...
  std::uint64_t bytes = 0;
  int page_count = 0;
  std::string received_at;  // ISO 8601 UTC, e.g. 2026-11-24T06:11:16Z
};

// What a person said of a field; wins over the machine's value.
struct PersonValue {
  std::string value;  // normalised as Field::value; empty: the field is not on the paper
  std::vector<std::string> items;
  std::string by;
  std::string at;  // ISO 8601 UTC
};

// Why a version came to be.
enum class VersionCause { kIngest, kReview, kReprocess, kValidity };
std::string_view CauseName(VersionCause cause);  // "ingest", "review", "reprocess", "validity"

// What became of a paper in law after it was issued. That its own term runs out is no change: it follows from the date.
enum class ValidityState { kInForce, kSuperseded, kRevoked, kAnnotated, kHolderDeceased };
std::string_view ValidityStateName(ValidityState state);  // "in_force", "superseded", "revoked", …

struct ValidityChange {
  ValidityState state = ValidityState::kInForce;  // kInForce: an earlier change was taken back
  std::string since;                              // ISO date from which it counts
  std::string by_record;                          // the paper that changed it; empty when a person said so
  std::string by;                                 // "machine" or a person's account
  std::string at;                                 // ISO 8601 UTC, when it was noted
  std::string basis;  // the rule and its legal basis, as the configuration states them, or a person's reason
};

// One more time that the paper of a record was met.
struct Sighting {
  std::string source_hash;
  std::string path;
  std::string dossier;
  std::vector<int> pages;
  DuplicateKind kind = DuplicateKind::kNone;
  std::string seen_at;
  std::vector<Field> fields;  // what that scan itself said; empty for the same bytes
};

struct Record {
  std::string id;   // "R" and 16 base-32 characters, derived from the source's hash and the first page
  int version = 1;  // from 1
  VersionCause cause = VersionCause::kIngest;
  std::string made_at;  // of this version
  std::string made_by;  // "machine" or a person's account
  std::string source_hash;
  std::string source_path;
  std::string dossier;
  Document document;  // what the machine says
  std::map<std::string, PersonValue> person;
  std::vector<Sighting> sightings;       // further ones; the first is the source above
  std::string rules_fingerprint;         // of the configuration that made the machine's values
  std::string engine;                    // recogniser and its version
  std::string result_code;               // the digitisation-result code, issued when the record was first stored
  std::vector<ValidityChange> validity;  // oldest first; the newest of each state counts
};

// The fields as they count: a person's value wins, has confidence 1, status accepted, and rule "person".
// A value that a person declared absent is left out.
std::vector<Field> EffectiveFields(const Record& record);

// Who checked the record: the person behind the newest value set or confirmed; empty when only the machine spoke.
std::string VerifiedBy(const Record& record);

// Whether a field still waits for a person, or the machine found nothing at all and no person has looked.
bool NeedsReview(const Record& record);

// The id of the record that begins on first_page (from 1) of the source with this hash. The same input gives the same
// id on every machine, so that work done twice after a crash cannot store a paper twice.
std::string MakeRecordId(std::string_view source_hash, int first_page);

// What became of a document or of a failed input; a line of `ingest --json`.
struct Outcome {
  OutcomeKind kind = OutcomeKind::kStored;
  Record record;  // for kStored, and for kDuplicate the scan's own reading (kBytes: the record it repeats)
  std::string source_path;
  std::string dossier;
  std::vector<int> pages;
  std::string duplicate_of;  // a record id
  DuplicateKind duplicate_kind = DuplicateKind::kNone;
  std::optional<Error> reason;  // for kQuarantined and kExcluded
};

}  // namespace sohoa
