#include "store/next_page.h"

#include <charconv>
#include <system_error>

namespace sohoa::store {
namespace {

constexpr char kMark = '@';  // between the record and the number of the audit entry

}  // namespace

std::string NextPage(const Query& shown, std::string_view last_record_id, const Counts& counts) {
  const std::size_t mark = shown.after.find(kMark);
  const std::string as_of =
      mark == std::string::npos ? kMark + std::to_string(counts.audit_entries) : shown.after.substr(mark);
  return std::string(last_record_id) + as_of;
}

PageStart PageStartOf(const Query& query) {
  const std::size_t mark = query.after.find(kMark);
  PageStart start{query.after.substr(0, mark)};
  if (mark == std::string::npos) return start;
  const char* end = query.after.data() + query.after.size();
  const auto [stop, failed] = std::from_chars(query.after.data() + mark + 1, end, start.as_of);
  if (failed != std::errc() || stop != end) start.after = query.after;  // which is no record, and said to be none
  return start;
}

}  // namespace sohoa::store
