// How keys are built and taken apart; docs/store-format.md is the same in prose. Pure functions.
//
// Numbers inside keys are big-endian, so that bytes sort as the numbers do. Parts of variable length end with a zero
// byte; Clean() keeps zero bytes out of the parts themselves.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/event.h"

namespace sohoa::store {

// Version of everything that docs/store-format.md says.
inline constexpr std::string_view kFormatVersion = "4";
// Formats that are read as they are; a writer brings them up to date.
bool IsReadableFormat(std::string_view version);
inline constexpr std::string_view kFormatKey = "format";
inline constexpr std::string_view kCountsKey = "counts";
inline constexpr std::string_view kStoreIdKey = "id";           // 16 hexadecimal digits, drawn when the store is made
inline constexpr std::string_view kRemovalKey = "removal";      // audit entry of the last sources that were taken out
inline constexpr std::string_view kRequestPrefix = "request/";  // + id: a request that was carried out
inline constexpr std::string_view kAuditEndKey = "audit_end";
inline constexpr std::string_view kRepairKey = "repair";  // there while a repair is under way

// Originals are cut into pieces of this size, so that no single value is larger than RocksDB handles with ease.
inline constexpr std::size_t kChunkBytes = 16U << 20;

// What stands behind a source's own key in its family: one scan reads all that is known of it.
enum class SourcePart : char {
  kExclusion = 'e',    // + number: an Error
  kFailure = 'f',      // an Error
  kOriginal = 'o',     // place, size and number of pieces
  kFurtherPath = 'p',  // + number: a Sighting of the same bytes
  kRecord = 'r',       // + record id: made by the source, or seen in it
};

// The entries of the index family, told apart by the first byte of the key.
enum class IndexKind : char {
  kAgency = 'a',
  kBand = 'b',  // of the text's fingerprint
  kIssueDate = 'd',
  kAnyDate = 'e',
  kIdentifier = 'i',
  kLegalIdentity = 'l',
  kName = 'm',
  kNumber = 'n',
  kDossier = 'o',
  kPlace = 'p',
  kReceived = 'r',   // every record, newest first
  kSamePaper = 's',  // type, document number and year of issue
  kType = 't',
  kReview = 'v',  // records that wait for a person, oldest first
};

// Between the folded and the exact form of a name in a key.
inline constexpr char kExactMark = '\x01';

// Ordinals of sightings of the same bytes start here; below stand first pages of sheets and results.
inline constexpr std::uint32_t kBytesOrdinal = 0x80000000U;

std::string BigEndian32(std::uint32_t number);
std::string BigEndian64(std::uint64_t number);
std::uint32_t ReadBigEndian32(std::string_view bytes);  // the first four bytes; shorter input counts as zero-extended
std::uint64_t ReadBigEndian64(std::string_view bytes);

// The least key that is greater than every key with this prefix.
std::string PrefixEnd(std::string_view prefix);

// `part` without bytes that keys use as marks (0 and 1 become 2).
std::string Clean(std::string_view part);

// Seconds since 1970 of an ISO 8601 UTC time; 0 for what is none. Good until 2106.
std::uint32_t SecondsOf(std::string_view iso);

std::string SourcePrefix(std::string_view hash);  // of the parts
std::string SourcePartKey(std::string_view hash, SourcePart part, std::string_view suffix = "");
std::string NumberedPrefix(std::string_view owner);  // pages or versions of one owner
std::string NumberedKey(std::string_view owner, std::uint32_t number);
// The owner and number of such a key; nothing when it is not one.
struct Numbered {
  std::string owner;
  std::uint32_t number = 0;
};
std::optional<Numbered> ParseNumberedKey(std::string_view key);

// Originals lie in the order in which they came, not in that of their hashes: what is written later then never has to
// be merged with what is there.
std::string OriginalKey(std::uint64_t number, std::string_view hash, std::uint32_t chunk);
struct OriginalKeyParts {
  std::uint64_t number = 0;
  std::string hash;
  std::uint32_t chunk = 0;
};
std::optional<OriginalKeyParts> ParseOriginalKey(std::string_view key);
// Where the pieces of originals with a higher number begin.
std::string OriginalsBehind(std::uint64_t number);

// kind, what it is about, zero byte, time, id.
std::string EventPrefix(EventKind kind);                          // all of a kind
std::string EventPrefix(EventKind kind, std::string_view about);  // those about one thing, oldest first
std::string EventKey(EventKind kind, std::string_view about, std::uint32_t at, std::string_view id);
struct EventKeyParts {
  std::string_view about;  // into the key
  std::uint32_t at = 0;    // seconds since 1970
  std::string_view id;     // into the key
};
std::optional<EventKeyParts> ParseEventKey(std::string_view key);

std::string SightingKey(std::string_view record_id, std::string_view source_hash, std::uint32_t ordinal);
struct SightingKeyParts {
  std::string record_id;
  std::string source_hash;
  std::uint32_t ordinal = 0;
};
std::optional<SightingKeyParts> ParseSightingKey(std::string_view key);

// kind, text, zero byte, time, record id. Time counts down, so that the newest record of a text comes first; under
// kReview it counts up.
std::string IndexPrefix(IndexKind kind, std::string_view text);       // every text that begins so
std::string IndexExactPrefix(IndexKind kind, std::string_view text);  // this text and no longer one
std::string IndexKey(IndexKind kind, std::string_view text, std::uint32_t received, std::string_view record_id);
struct IndexKeyParts {
  IndexKind kind = IndexKind::kReceived;
  std::string_view text;  // into the key
  std::uint32_t received = 0;
  std::string_view record_id;  // into the key
};
std::optional<IndexKeyParts> ParseIndexKey(std::string_view key);

}  // namespace sohoa::store
