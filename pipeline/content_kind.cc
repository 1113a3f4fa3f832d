#include "pipeline/content_kind.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstddef>

namespace sohoa::pipeline {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kTarHeader = 512;

bool IsZip(std::string_view head) {
  return head.starts_with("PK\x03\x04"sv) || head.starts_with("PK\x05\x06"sv) || head.starts_with("PK\x07\x08"sv);
}

bool IsOfficeDocument(std::string_view head) {
  constexpr std::size_t kNameOffset = 30;  // of the first member's name in a ZIP local header
  if (head.size() < kNameOffset) return false;
  const std::string_view name = head.substr(kNameOffset);
  return std::ranges::any_of(std::array{"[Content_Types].xml"sv, "_rels/"sv, "mimetype"sv, "docProps/"sv},
                             [&](std::string_view known) { return name.starts_with(known); });
}

// Old tar has no magic; its header carries the sum of its own bytes, counted with the sum's field as spaces.
bool IsTar(std::string_view head) {
  if (head.size() < kTarHeader) return false;
  constexpr std::size_t kSumOffset = 148, kSumLength = 8;
  long stated = 0;
  bool digits = false;
  for (char c : head.substr(kSumOffset, kSumLength)) {
    if (c >= '0' && c <= '7') {
      stated = stated * 8 + (c - '0');
      digits = true;
    } else if (digits) {
      break;
    }
  }
  long sum = 0;
  for (std::size_t i = 0; i < kTarHeader; ++i) {
    const bool in_sum = i >= kSumOffset && i < kSumOffset + kSumLength;
    sum += in_sum ? ' ' : static_cast<unsigned char>(head.at(i));
  }
  return digits && stated == sum;
}

}  // namespace

ContentKind KindOfContent(std::string_view head) {
  if (IsZip(head)) return IsOfficeDocument(head) ? ContentKind::kOther : ContentKind::kArchive;
  if (head.starts_with("7z\xBC\xAF\x27\x1C"sv) || head.starts_with("Rar!\x1A\x07"sv) || IsTar(head)) {
    return ContentKind::kArchive;
  }
  for (std::string_view magic : {"\x1F\x8B"sv, "\x1F\x9D"sv, "BZh"sv,
                                 "\xFD"
                                 "7zXZ\0"sv,
                                 "\x28\xB5\x2F\xFD"sv, "\x04\x22\x4D\x18"sv, "LZIP"sv}) {
    if (head.starts_with(magic)) return ContentKind::kCompressed;
  }
  return ContentKind::kOther;
}

ContentKind KindOfFile(int fd) {
  std::array<char, kTarHeader> head{};
  const ssize_t got = ::pread(fd, head.data(), head.size(), 0);
  return got <= 0 ? ContentKind::kOther : KindOfContent({head.data(), static_cast<std::size_t>(got)});
}

}  // namespace sohoa::pipeline
