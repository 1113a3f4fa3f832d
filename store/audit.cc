#include "store/audit.h"

#include <charconv>
#include <vector>

#include "store/key_layout.h"
#include "store/sha256.h"
#include "text/words.h"

namespace sohoa::store {
namespace {

std::string Body(const AuditEntry& entry) {
  return std::to_string(entry.sequence) + '\n' + entry.time + '\n' + entry.actor + '\n' + entry.action + '\n' +
         entry.subject + '\n' + entry.previous;
}

}  // namespace

AuditEntry MakeAuditEntry(std::uint64_t previous_sequence, std::string_view previous_hash, std::string_view time,
                          std::string_view actor, std::string_view action, std::string_view subject) {
  AuditEntry entry;
  entry.sequence = previous_sequence + 1;
  entry.time = text::OneLine(time);
  entry.actor = text::OneLine(actor);
  entry.action = text::OneLine(action);
  entry.subject = text::OneLine(subject);
  entry.previous = previous_hash.empty() ? std::string(64, '0') : std::string(previous_hash);
  entry.hash = HashOf(entry);
  return entry;
}

std::string EncodeAuditEntry(const AuditEntry& entry) { return Body(entry) + '\n' + entry.hash; }

std::optional<AuditEntry> DecodeAuditEntry(std::string_view text) {
  std::vector<std::string> lines(1);
  for (char c : text) {
    if (c == '\n') {
      lines.emplace_back();
    } else {
      lines.back() += c;
    }
  }
  if (lines.size() != 7) return std::nullopt;
  AuditEntry entry{0, lines[1], lines[2], lines[3], lines[4], lines[5], lines[6]};
  const char* end = lines[0].data() + lines[0].size();
  const auto [stop, failed] = std::from_chars(lines[0].data(), end, entry.sequence);
  if (failed != std::errc() || stop != end) return std::nullopt;
  return entry;
}

std::string HashOf(const AuditEntry& entry) { return Sha256Hex(Body(entry)); }

std::string EncodeAuditEnd(const AuditEnd& end) { return BigEndian64(end.sequence) + end.hash; }

std::optional<AuditEnd> DecodeAuditEnd(std::string_view bytes) {
  constexpr std::size_t kSequenceBytes = 8;
  constexpr std::size_t kHashDigits = 64;
  if (bytes.size() != kSequenceBytes + kHashDigits) return std::nullopt;
  return AuditEnd{ReadBigEndian64(bytes), std::string(bytes.substr(kSequenceBytes))};
}

}  // namespace sohoa::store
