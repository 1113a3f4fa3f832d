// The audit log: each entry carries the SHA-256 of the one before, so that none can be changed or taken out of the
// middle unseen (domain.md 7). Entries are plain text, readable without this program. Pure and thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sohoa::store {

struct AuditEntry {
  std::uint64_t sequence = 0;  // from 1
  std::string time;            // ISO 8601 UTC
  std::string actor;
  std::string action;    // "commit", "sighting", "version", "pages"
  std::string subject;   // what was written: "source <hash>", "record <id> version <n>", ...
  std::string previous;  // hash of the entry before; 64 zeros for the first
  std::string hash;      // of everything above
};

// The entry after `previous_sequence` and `previous_hash` (0 and "" for the first). Line breaks become spaces.
AuditEntry MakeAuditEntry(std::uint64_t previous_sequence, std::string_view previous_hash, std::string_view time,
                          std::string_view actor, std::string_view action, std::string_view subject);

std::string EncodeAuditEntry(const AuditEntry& entry);              // seven lines, the hash last
std::optional<AuditEntry> DecodeAuditEntry(std::string_view text);  // nothing unless it is seven lines
std::string HashOf(const AuditEntry& entry);                        // what entry.hash must be

// Where the log ends, kept apart from it, so that entries cut off its end are missed.
struct AuditEnd {
  std::uint64_t sequence = 0;  // 0: the log is empty
  std::string hash;
};
std::string EncodeAuditEnd(const AuditEnd& end);
std::optional<AuditEnd> DecodeAuditEnd(std::string_view bytes);

}  // namespace sohoa::store
