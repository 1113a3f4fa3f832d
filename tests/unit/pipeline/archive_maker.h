// Archives for tests.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace sohoa::pipeline {

struct ArchiveMember {
  std::string name;     // bytes as they are to stand in the archive
  std::string content;  // of a file
  std::string link;     // not empty: a symbolic link to there
};

enum class ArchiveKind { kZip, k7z, kTar, kTarGz, kTarXz, kTarZst };

enum class ZipEncryption { kAes, kTraditional };

// The bytes of an archive. A password encrypts a ZIP's members.
std::string MakeArchive(ArchiveKind kind, const std::vector<ArchiveMember>& members, const std::string& password = "",
                        ZipEncryption encryption = ZipEncryption::kAes);

// One stream of gzip around some bytes.
std::string Gzip(const std::string& content);

// A RAR of the fourth and of the fifth format with one stored member.
std::string Rar4(const std::string& name, const std::string& content);
std::string Rar5(const std::string& name, const std::string& content);

// The checksum of ZIP and PNG.
std::uint32_t Crc32(const std::string& bytes);

// A ZIP with one stored member whose name is these very bytes and is not marked as UTF-8.
std::string ZipWithRawName(const std::string& name, const std::string& content);

}  // namespace sohoa::pipeline
