#include "tests/unit/pipeline/archive_maker.h"

#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>

#include <array>
#include <clocale>
#include <cstdint>

namespace sohoa::pipeline {
namespace {

la_ssize_t Append(archive*, void* to, const void* data, std::size_t size) {
  static_cast<std::string*>(to)->append(static_cast<const char*>(data), size);
  return static_cast<la_ssize_t>(size);
}

void Choose(archive* writer, ArchiveKind kind) {
  switch (kind) {
    case ArchiveKind::kZip:
      archive_write_set_format_zip(writer);
      break;
    case ArchiveKind::k7z:
      archive_write_set_format_7zip(writer);
      break;
    case ArchiveKind::kTar:
      archive_write_set_format_pax_restricted(writer);
      break;
    case ArchiveKind::kTarGz:
      archive_write_set_format_pax_restricted(writer);
      archive_write_add_filter_gzip(writer);
      break;
    case ArchiveKind::kTarXz:
      archive_write_set_format_pax_restricted(writer);
      archive_write_add_filter_xz(writer);
      break;
    case ArchiveKind::kTarZst:
      archive_write_set_format_pax_restricted(writer);
      archive_write_add_filter_zstd(writer);
      break;
  }
}

void Write(archive* writer, const std::string& name, const std::string& content, const std::string& link) {
  archive_entry* entry = archive_entry_new();
  archive_entry_set_pathname_utf8(entry, name.c_str());
  archive_entry_set_filetype(entry, link.empty() ? AE_IFREG : AE_IFLNK);
  if (!link.empty()) archive_entry_set_symlink_utf8(entry, link.c_str());
  archive_entry_set_perm(entry, 0644);
  archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
  EXPECT_EQ(archive_write_header(writer, entry), ARCHIVE_OK) << archive_error_string(writer);
  archive_write_data(writer, content.data(), content.size());
  archive_entry_free(entry);
}

std::string Little(std::uint32_t number, int bytes) {
  std::string text;
  for (int i = 0; i < bytes; ++i) text += static_cast<char>((number >> (8 * i)) & 0xff);
  return text;
}

}  // namespace

std::string MakeArchive(ArchiveKind kind, const std::vector<ArchiveMember>& members, const std::string& password,
                        ZipEncryption encryption) {
  std::setlocale(LC_CTYPE, "C.UTF-8");
  std::string bytes;
  archive* writer = archive_write_new();
  Choose(writer, kind);
  if (!password.empty()) {
    archive_write_set_options(writer,
                              encryption == ZipEncryption::kAes ? "zip:encryption=aes256" : "zip:encryption=zipcrypt");
    archive_write_set_passphrase(writer, password.c_str());
  }
  archive_write_set_bytes_in_last_block(writer, 1);
  archive_write_open(writer, &bytes, nullptr, &Append, nullptr);
  for (const ArchiveMember& member : members) Write(writer, member.name, member.content, member.link);
  archive_write_close(writer);
  archive_write_free(writer);
  return bytes;
}

std::string Gzip(const std::string& content) {
  std::string bytes;
  archive* writer = archive_write_new();
  archive_write_set_format_raw(writer);
  archive_write_add_filter_gzip(writer);
  archive_write_set_bytes_in_last_block(writer, 1);
  archive_write_open(writer, &bytes, nullptr, &Append, nullptr);
  Write(writer, "data", content, "");
  archive_write_close(writer);
  archive_write_free(writer);
  return bytes;
}

std::uint32_t Crc32(const std::string& bytes) {
  std::uint32_t crc = 0xffffffff;
  for (unsigned char c : bytes) {
    crc ^= c;
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xedb88320 : 0);
  }
  return ~crc;
}

std::string Rar4(const std::string& name, const std::string& content) {
  const auto block = [](const std::string& rest) { return Little(Crc32(rest) & 0xffff, 2) + rest; };
  const auto size = static_cast<std::uint32_t>(content.size());
  const auto name_size = static_cast<std::uint32_t>(name.size());
  const std::string archive_header = block("\x73" + Little(0, 2) + Little(13, 2) + std::string(6, '\0'));
  const std::string file_header =
      block("\x74" + Little(0x8000, 2) + Little(32 + name_size, 2) + Little(size, 4) + Little(size, 4) + "\x03" +
            Little(Crc32(content), 4) + Little(0, 4) + "\x14\x30" + Little(name_size, 2) + Little(0100644, 4) + name);
  return std::string("Rar!\x1A\x07\x00", 7) + archive_header + file_header + content +
         block("\x7b" + Little(0x4000, 2) + Little(7, 2));
}

std::string Rar5(const std::string& name, const std::string& content) {
  const auto number = [](std::size_t value) {
    std::string bytes;
    for (; value > 0x7f; value >>= 7) bytes += static_cast<char>((value & 0x7f) | 0x80);
    return bytes + static_cast<char>(value);
  };
  const auto block = [&](const std::string& body) {
    const std::string sized = number(body.size()) + body;
    return Little(Crc32(sized), 4) + sized;
  };
  const std::string file_header = number(2) + number(2) + number(content.size()) + number(4) + number(content.size()) +
                                  number(0100644) + Little(Crc32(content), 4) + number(0) + number(1) +
                                  number(name.size()) + name;
  return std::string("Rar!\x1A\x07\x01\x00", 8) + block(number(1) + number(0) + number(0)) + block(file_header) +
         content + block(number(5) + number(0) + number(0));
}

std::string ZipWithRawName(const std::string& name, const std::string& content) {
  const auto size = static_cast<std::uint32_t>(content.size());
  const auto name_size = static_cast<std::uint32_t>(name.size());
  const std::string common = Little(0, 2) + Little(0, 2) + Little(0, 4) + Little(Crc32(content), 4) + Little(size, 4) +
                             Little(size, 4) + Little(name_size, 2) + Little(0, 2);
  const std::string local = "PK\x03\x04" + Little(20, 2) + common + name + content;
  const std::string central = "PK\x01\x02" + Little(20, 2) + Little(20, 2) + common + std::string(14, '\0') + name;
  return local + central + "PK\x05\x06" + std::string(4, '\0') + Little(1, 2) + Little(1, 2) +
         Little(static_cast<std::uint32_t>(central.size()), 4) + Little(static_cast<std::uint32_t>(local.size()), 4) +
         Little(0, 2);
}

}  // namespace sohoa::pipeline
