#include "extractors/reading/file_format.h"

#include <cctype>
#include <cerrno>
#include <cstring>
#include <fstream>

namespace sohoa::reading {
namespace {

constexpr size_t kHeadBytes = 1024;
constexpr size_t kTailBytes = 64 * 1024;

bool StartsWith(std::string_view s, std::string_view prefix) { return s.substr(0, prefix.size()) == prefix; }

bool IsPnm(std::string_view head) {
  return head.size() > 3 && head[0] == 'P' && head[1] >= '1' && head[1] <= '6' &&
         std::isspace(static_cast<unsigned char>(head[2])) != 0;
}

}  // namespace

std::string_view FormatName(FileFormat format) {
  switch (format) {
    case FileFormat::kUnknown:
      return "unknown";
    case FileFormat::kPdf:
      return "pdf";
    case FileFormat::kTiff:
      return "tiff";
    case FileFormat::kJpeg:
      return "jpeg";
    case FileFormat::kPng:
      return "png";
    case FileFormat::kBmp:
      return "bmp";
    case FileFormat::kWebp:
      return "webp";
    case FileFormat::kJp2:
      return "jp2";
    case FileFormat::kGif:
      return "gif";
    case FileFormat::kPnm:
      return "pnm";
  }
  return "unknown";
}

FileFormat DetectFormat(std::string_view head) {
  using namespace std::string_view_literals;
  // PDF readers accept junk before the mark, within the first kilobyte (ISO 32000, annex H).
  if (head.substr(0, kHeadBytes).find("%PDF-") != std::string_view::npos) return FileFormat::kPdf;
  if (StartsWith(head, "II*\0"sv) || StartsWith(head, "MM\0*"sv) || StartsWith(head, "II+\0"sv) ||
      StartsWith(head, "MM\0+"sv)) {
    return FileFormat::kTiff;
  }
  if (StartsWith(head, "\xFF\xD8\xFF"sv)) return FileFormat::kJpeg;
  if (StartsWith(head, "\x89PNG\r\n\x1A\n"sv)) return FileFormat::kPng;
  if (StartsWith(head, "GIF87a"sv) || StartsWith(head, "GIF89a"sv)) return FileFormat::kGif;
  if (StartsWith(head, "RIFF"sv) && head.size() >= 12 && head.substr(8, 4) == "WEBP"sv) return FileFormat::kWebp;
  if (StartsWith(head, "\0\0\0\x0CjP  \r\n\x87\n"sv) || StartsWith(head, "\xFF\x4F\xFF\x51"sv)) return FileFormat::kJp2;
  if (StartsWith(head, "BM"sv) && head.size() >= 26 && head.substr(6, 4) == "\0\0\0\0"sv) return FileFormat::kBmp;
  if (IsPnm(head)) return FileFormat::kPnm;
  return FileFormat::kUnknown;
}

Result<FileEnds> ReadEnds(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error{ErrorCode::kFileUnreadable, path, 0, "cannot be opened"};
  FileEnds ends;
  ends.head.resize(kHeadBytes);
  in.read(ends.head.data(), static_cast<std::streamsize>(ends.head.size()));
  ends.head.resize(static_cast<size_t>(in.gcount()));
  if (in.bad()) return Error{ErrorCode::kFileUnreadable, path, 0, "cannot be read"};
  if (ends.head.empty()) return Error{ErrorCode::kFileEmpty, path, 0, ""};
  in.clear();
  in.seekg(0, std::ios::end);
  ends.size = static_cast<std::uint64_t>(in.tellg());
  const std::uint64_t want = std::min<std::uint64_t>(ends.size, kTailBytes);
  in.seekg(static_cast<std::streamoff>(ends.size - want));
  ends.tail.resize(want);
  in.read(ends.tail.data(), static_cast<std::streamsize>(want));
  ends.tail.resize(static_cast<size_t>(in.gcount()));
  return ends;
}

bool HasEndMark(FileFormat format, std::string_view tail) {
  switch (format) {
    case FileFormat::kPdf:
      return tail.find("%%EOF") != std::string_view::npos;
    case FileFormat::kPng:
      return tail.find("IEND") != std::string_view::npos;
    case FileFormat::kJpeg:
      return tail.find("\xFF\xD9") != std::string_view::npos;
    default:
      return true;
  }
}

}  // namespace sohoa::reading
