#include "store/key_layout.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <utility>

namespace sohoa::store {
namespace {

template <class T>
std::string BigEndian(T number) {
  std::string bytes(sizeof(T), '\0');
  for (auto it = bytes.rbegin(); it != bytes.rend(); ++it, number >>= 8) *it = static_cast<char>(number & 0xff);
  return bytes;
}

template <class T>
T ReadBigEndian(std::string_view bytes) {
  T number = 0;
  for (std::size_t i = 0; i < sizeof(T); ++i) {
    number = static_cast<T>(number << 8) | static_cast<unsigned char>(i < bytes.size() ? bytes[i] : '\0');
  }
  return number;
}

std::uint32_t TimeInKey(IndexKind kind, std::uint32_t received) {
  return kind == IndexKind::kReview ? received : ~received;
}

// Reads two or four digits; -1 when they are none.
int Digits(std::string_view text, std::size_t begin, std::size_t count) {
  if (text.size() < begin + count) return -1;
  int number = 0;
  const char* end = text.data() + begin + count;
  const auto [stop, failed] = std::from_chars(text.data() + begin, end, number);
  return failed == std::errc() && stop == end ? number : -1;
}

}  // namespace

std::string BigEndian32(std::uint32_t number) { return BigEndian(number); }
std::string BigEndian64(std::uint64_t number) { return BigEndian(number); }
std::uint32_t ReadBigEndian32(std::string_view bytes) { return ReadBigEndian<std::uint32_t>(bytes); }
std::uint64_t ReadBigEndian64(std::string_view bytes) { return ReadBigEndian<std::uint64_t>(bytes); }

std::string PrefixEnd(std::string_view prefix) {
  std::string end(prefix);
  while (!end.empty() && end.back() == '\xff') end.pop_back();
  if (!end.empty()) ++end.back();
  return end;
}

std::string Clean(std::string_view part) {
  std::string clean(part);
  std::replace_if(
      clean.begin(), clean.end(), [](char c) { return c == '\0' || c == kExactMark; }, '\x02');
  return clean;
}

std::uint32_t SecondsOf(std::string_view iso) {
  using namespace std::chrono;
  const int year_number = Digits(iso, 0, 4);
  const int month_number = Digits(iso, 5, 2);
  const int day_number = Digits(iso, 8, 2);
  if (year_number < 1970 || month_number < 1 || day_number < 1) return 0;
  const year_month_day date{year(year_number), month(static_cast<unsigned>(month_number)),
                            day(static_cast<unsigned>(day_number))};
  if (!date.ok()) return 0;
  seconds total = sys_days(date).time_since_epoch();
  total += hours(std::max(0, Digits(iso, 11, 2))) + minutes(std::max(0, Digits(iso, 14, 2))) +
           seconds(std::max(0, Digits(iso, 17, 2)));
  return static_cast<std::uint32_t>(std::min<std::int64_t>(total.count(), 0xffffffffLL));
}

std::string SourcePrefix(std::string_view hash) { return std::string(hash) + '\0'; }

std::string SourcePartKey(std::string_view hash, SourcePart part, std::string_view suffix) {
  return SourcePrefix(hash) + static_cast<char>(part) + std::string(suffix);
}

std::string NumberedPrefix(std::string_view owner) { return std::string(owner) + '\0'; }

std::string NumberedKey(std::string_view owner, std::uint32_t number) {
  return NumberedPrefix(owner) + BigEndian32(number);
}

std::optional<Numbered> ParseNumberedKey(std::string_view key) {
  if (key.size() < 6 || key[key.size() - 5] != '\0') return std::nullopt;
  return Numbered{std::string(key.substr(0, key.size() - 5)), ReadBigEndian32(key.substr(key.size() - 4))};
}

std::string OriginalKey(std::uint64_t number, std::string_view hash, std::uint32_t chunk) {
  return BigEndian64(number) + NumberedKey(hash, chunk);
}

std::string OriginalsBehind(std::uint64_t number) { return BigEndian64(number + 1); }

std::optional<OriginalKeyParts> ParseOriginalKey(std::string_view key) {
  if (key.size() < 8) return std::nullopt;
  std::optional<Numbered> rest = ParseNumberedKey(key.substr(8));
  if (!rest) return std::nullopt;
  return OriginalKeyParts{ReadBigEndian64(key), std::move(rest->owner), rest->number};
}

bool IsReadableFormat(std::string_view version) {
  return version == "1" || version == "2" || version == "3" || version == kFormatVersion;
}

std::string EventPrefix(EventKind kind) {
  constexpr std::string_view kLetters = "rosd";  // in the order of EventKind
  return std::string(1, kLetters.at(static_cast<std::size_t>(kind)));
}

std::string EventPrefix(EventKind kind, std::string_view about) { return EventPrefix(kind) + Clean(about) + '\0'; }

std::string EventKey(EventKind kind, std::string_view about, std::uint32_t at, std::string_view id) {
  return EventPrefix(kind, about) + BigEndian32(at) + std::string(id);
}

std::optional<EventKeyParts> ParseEventKey(std::string_view key) {
  const std::size_t zero = key.find('\0');
  if (zero == std::string_view::npos || zero == 0 || key.size() < zero + 6) return std::nullopt;
  return EventKeyParts{key.substr(1, zero - 1), ReadBigEndian32(key.substr(zero + 1)), key.substr(zero + 5)};
}

std::string SightingKey(std::string_view record_id, std::string_view source_hash, std::uint32_t ordinal) {
  return NumberedKey(NumberedPrefix(record_id) + std::string(source_hash), ordinal);
}

std::optional<SightingKeyParts> ParseSightingKey(std::string_view key) {
  const std::optional<Numbered> numbered = ParseNumberedKey(key);
  if (!numbered) return std::nullopt;
  const std::size_t middle = numbered->owner.find('\0');
  if (middle == std::string::npos) return std::nullopt;
  return SightingKeyParts{numbered->owner.substr(0, middle), numbered->owner.substr(middle + 1), numbered->number};
}

std::string IndexPrefix(IndexKind kind, std::string_view text) {
  return std::string(1, static_cast<char>(kind)) + std::string(text);
}

std::string IndexExactPrefix(IndexKind kind, std::string_view text) { return IndexPrefix(kind, text) + '\0'; }

std::string IndexKey(IndexKind kind, std::string_view text, std::uint32_t received, std::string_view record_id) {
  return IndexExactPrefix(kind, text) + BigEndian32(TimeInKey(kind, received)) + std::string(record_id);
}

std::optional<IndexKeyParts> ParseIndexKey(std::string_view key) {
  const std::size_t zero = key.find('\0');
  if (zero == std::string_view::npos || zero == 0 || key.size() < zero + 6) return std::nullopt;
  const auto kind = static_cast<IndexKind>(key.front());
  return IndexKeyParts{kind, key.substr(1, zero - 1), TimeInKey(kind, ReadBigEndian32(key.substr(zero + 1))),
                       key.substr(zero + 5)};
}

}  // namespace sohoa::store
