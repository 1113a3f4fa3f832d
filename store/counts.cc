#include "store/counts.h"

#include "store/key_layout.h"

namespace sohoa::store {

const std::vector<NamedCount>& AllCounts() {
  static const std::vector<NamedCount> all = {
      {"sources", &Counts::sources},       {"records", &Counts::records},
      {"versions", &Counts::versions},     {"in_review", &Counts::in_review},
      {"duplicates", &Counts::duplicates}, {"quarantined", &Counts::quarantined},
      {"dossiers", &Counts::dossiers},     {"original_bytes", &Counts::original_bytes},
      {"pages", &Counts::pages},           {"audit_entries", &Counts::audit_entries},
  };
  return all;
}

std::string EncodeCounts(const Counts& counts) {
  std::string bytes;
  for (const NamedCount& count : AllCounts()) bytes += BigEndian64(counts.*count.member);
  return bytes;
}

Result<Counts> DecodeCounts(std::string_view bytes) {
  if (bytes.size() % 8 != 0 || bytes.empty()) {
    return Error{.code = ErrorCode::kStoreDamaged, .file = "", .page = 0, .detail = "the counters do not decode"};
  }
  Counts counts;
  for (const NamedCount& count : AllCounts()) {
    if (bytes.empty()) break;  // written before this counter existed
    counts.*count.member = ReadBigEndian64(bytes);
    bytes.remove_prefix(8);
  }
  return counts;
}

}  // namespace sohoa::store
