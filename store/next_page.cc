#include "store/next_page.h"

#include <charconv>
#include <system_error>

namespace sohoa::store {
namespace {

// "R4m…@1234:21": the record, the number of the audit entry, the first page's limit.
constexpr char kMark = '@';
constexpr char kLimitMark = ':';

template <class Number>
const char* ReadNumber(const char* begin, const char* end, Number* number) {
  const auto [stop, failed] = std::from_chars(begin, end, *number);
  return failed == std::errc() ? stop : nullptr;
}

}  // namespace

std::string NextPage(const Query& shown, std::string_view last_record_id, const Counts& counts) {
  const std::size_t mark = shown.after.find(kMark);
  const std::string as_of = mark != std::string::npos ? shown.after.substr(mark)
                                                      : kMark + std::to_string(counts.audit_entries) + kLimitMark +
                                                            std::to_string(shown.limit);
  return std::string(last_record_id) + as_of;
}

PageStart PageStartOf(const Query& query) {
  const std::size_t mark = query.after.find(kMark);
  PageStart start{query.after.substr(0, mark), 0, query.limit};
  if (mark == std::string::npos) return start;
  const char* end = query.after.data() + query.after.size();
  const char* stop = ReadNumber(query.after.data() + mark + 1, end, &start.as_of);
  if (stop != nullptr && stop != end)
    stop = *stop == kLimitMark ? ReadNumber(stop + 1, end, &start.first_limit) : nullptr;
  if (stop != end) start.after = query.after;  // which is no record, and said to be none
  return start;
}

}  // namespace sohoa::store
