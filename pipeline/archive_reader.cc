#include "pipeline/archive_reader.h"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <system_error>
#include <utility>
#include <vector>

#include "pipeline/member_name.h"
#include "pipeline/unique_fd.h"

namespace sohoa::pipeline {
namespace {

using ArchivePtr = std::unique_ptr<archive, decltype(&archive_read_free)>;

constexpr std::size_t kBlock = 1 << 16;
// Nobody opens a member for writing again, a worker that another member took over least of all.
constexpr mode_t kSealed = 0400;

std::string Text(const char* text) { return text == nullptr ? "" : text; }

Error Failure(ErrorCode code, std::string detail) { return {code, "", 0, std::move(detail)}; }

class Unpacker {
 public:
  Unpacker(archive* reader, const std::string& stem, const std::string& folder, const UnpackOptions& options,
           const std::function<void(Member)>& on_member)
      : reader_(reader), stem_(stem), folder_(folder), options_(options), on_member_(on_member) {}

  Status Run() {
    for (;;) {
      archive_entry* entry = nullptr;
      const int got = archive_read_next_header(reader_, &entry);
      if (got == ARCHIVE_EOF) return encrypted_ ? Status(Failure(ErrorCode::kFileEncrypted, "")) : Status();
      if (got == ARCHIVE_RETRY) continue;
      if (got == ARCHIVE_FATAL || got == ARCHIVE_FAILED) return Broken();
      if (++entries_ > options_.max_entries) return Failure(ErrorCode::kArchiveTooManyEntries, "");
      if (Status status = Take(entry); !status.ok()) return status;
    }
  }

 private:
  Status Broken() {
    // Encrypted headers (7z, RAR) read like damage unless libarchive is asked.
    if (encrypted_ || archive_read_has_encrypted_entries(reader_) > 0) return Failure(ErrorCode::kFileEncrypted, "");
    const std::string detail = Text(archive_error_string(reader_));
    if (entries_ == 0 && detail.find("nrecognized") != std::string::npos) {
      return Failure(ErrorCode::kFileUnsupported, detail);
    }
    return Failure(ErrorCode::kFileDamaged, detail);
  }

  std::string NameOf(archive_entry* entry) const {
    const char* utf8 = archive_entry_pathname_utf8(entry);
    const std::string raw = utf8 != nullptr ? utf8 : Text(archive_entry_pathname(entry));
    if (archive_format(reader_) == ARCHIVE_FORMAT_RAW) return stem_;
    const std::string name = SafeRelativeName(DecodeName(raw));
    return name.empty() ? "member-" + std::to_string(entries_) : name;
  }

  Status Take(archive_entry* entry) {
    const auto type = archive_entry_filetype(entry);
    if (type == AE_IFDIR) return {};
    Member member;
    member.name = NameOf(entry);
    if (type != AE_IFREG || archive_entry_hardlink(entry) != nullptr) {
      member.failure = Failure(ErrorCode::kArchiveUnsafeEntry, "a link or device");
    } else if (archive_entry_is_data_encrypted(entry) != 0) {
      return TakeEncrypted(std::move(member));
    } else if (Status status = Write(&member); !status.ok()) {
      return status;
    }
    on_member_(std::move(member));
    return {};
  }

  // No password, or none that fits: the member stays closed and the archive says so at its end. A wrong password shows
  // itself only in what it decrypts, which looks like damage.
  Status TakeEncrypted(Member member) {
    const bool before = std::exchange(encrypted_, true);
    if (options_.passwords.empty()) return {};
    if (Status status = Write(&member); !status.ok()) return status;
    if (member.failure || member.path.empty()) return {};
    encrypted_ = before;
    on_member_(std::move(member));
    return {};
  }

  // Writes the member's bytes. What is wrong with the member alone goes into it; the Status tells what ends the
  // archive.
  Status Write(Member* member) {
    // A process before this one may have died over the same archive and left half a member.
    const std::string path =
        folder_ + "/" + std::to_string(::getpid()) + "-" + std::to_string(options_.first_number + entries_ - 1);
    UniqueFd file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, kSealed));
    if (!file) return WriteError();
    std::vector<char> block(kBlock);
    for (;;) {
      const la_ssize_t got = archive_read_data(reader_, block.data(), block.size());
      if (got == 0) break;
      if (got == ARCHIVE_RETRY) continue;
      if (got < 0) {
        ::ftruncate(file.get(), 0);
        return DataError(static_cast<int>(got), member);
      }
      bytes_ += got;
      if (bytes_ > options_.max_bytes) {
        ::ftruncate(file.get(), 0);
        return Failure(ErrorCode::kArchiveExpandsTooMuch, "");
      }
      if (Status status = WriteAll(file.get(), block.data(), static_cast<std::size_t>(got)); !status.ok()) {
        return status;
      }
    }
    member->path = path;
    return {};
  }

  Status DataError(int code, Member* member) {
    const std::string detail = Text(archive_error_string(reader_));
    if (detail.find("ncrypt") != std::string::npos || detail.find("assphrase") != std::string::npos) {
      encrypted_ = true;
      return code == ARCHIVE_FATAL ? Broken() : Status();
    }
    if (code == ARCHIVE_FATAL) return Broken();
    member->failure = Failure(ErrorCode::kFileDamaged, detail);  // a checksum, a truncated member: the next may be good
    return {};
  }

  static Status WriteAll(int fd, const char* data, std::size_t size) {
    while (size > 0) {
      const ssize_t written = ::write(fd, data, size);
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) return WriteError();
      data += written;
      size -= static_cast<std::size_t>(written);
    }
    return {};
  }

  static Error WriteError() {
    const bool full = errno == ENOSPC || errno == EDQUOT || errno == EFBIG;
    return Failure(full ? ErrorCode::kDiskFull : ErrorCode::kInputOutput, std::generic_category().message(errno));
  }

  archive* reader_;
  const std::string& stem_;
  const std::string& folder_;
  const UnpackOptions& options_;
  const std::function<void(Member)>& on_member_;
  int entries_ = 0;
  long long bytes_ = 0;
  bool encrypted_ = false;
};

// Only what offices send. Not "all": libarchive's other formats bring helpers that start programs or, like mtree, read
// further files that the archive names.
void Support(archive* reader) {
  archive_read_support_filter_gzip(reader);
  archive_read_support_filter_bzip2(reader);
  archive_read_support_filter_xz(reader);
  archive_read_support_filter_zstd(reader);
  archive_read_support_filter_lz4(reader);
  archive_read_support_filter_lzip(reader);
  archive_read_support_filter_compress(reader);
  archive_read_support_format_zip(reader);
  archive_read_support_format_7zip(reader);
  archive_read_support_format_rar(reader);
  archive_read_support_format_rar5(reader);
  archive_read_support_format_tar(reader);
}

enum class Lock { kNone, kOpens, kStaysShut };

// Whether a password opens the first encrypted member, read to its end or to the limit of bytes.
Lock TryPassword(const std::string& archive_path, const std::string& password, long long max_bytes) {
  const ArchivePtr reader(archive_read_new(), &archive_read_free);
  Support(reader.get());
  archive_read_add_passphrase(reader.get(), password.c_str());
  if (archive_read_open_filename(reader.get(), archive_path.c_str(), kBlock) != ARCHIVE_OK) return Lock::kNone;
  archive_entry* entry = nullptr;
  for (int got = ARCHIVE_OK; got != ARCHIVE_EOF; got = archive_read_next_header(reader.get(), &entry)) {
    if (got == ARCHIVE_FATAL || got == ARCHIVE_FAILED) return Lock::kNone;
    if (entry == nullptr) continue;
    if ((archive_format(reader.get()) & ARCHIVE_FORMAT_BASE_MASK) != ARCHIVE_FORMAT_ZIP) return Lock::kNone;
    if (archive_entry_is_data_encrypted(entry) == 0) continue;
    std::vector<char> block(kBlock);
    for (long long bytes = 0; bytes <= max_bytes;) {
      const la_ssize_t read = archive_read_data(reader.get(), block.data(), block.size());
      if (read < 0 && read != ARCHIVE_RETRY) return Lock::kStaysShut;
      if (read == 0) break;
      bytes += std::max<la_ssize_t>(read, 0);
    }
    return Lock::kOpens;
  }
  return Lock::kNone;
}

// The old encryption of ZIP takes one wrong password in 256 for the right one, and libarchive keeps to the first that
// is taken. So the one that opens a whole member stands in front.
std::vector<std::string> BestFirst(const std::string& archive_path, const UnpackOptions& options) {
  std::vector<std::string> passwords = options.passwords;
  for (auto password = passwords.begin(); password != passwords.end(); ++password) {
    const Lock lock = TryPassword(archive_path, *password, options.max_bytes);
    if (lock == Lock::kNone) break;
    if (lock == Lock::kStaysShut) continue;
    std::rotate(passwords.begin(), password, password + 1);
    break;
  }
  return passwords;
}

}  // namespace

Status Unpack(const std::string& archive_path, bool single_stream, const std::string& stem, const std::string& folder,
              const UnpackOptions& options, const std::function<void(Member)>& on_member) {
  const ArchivePtr reader(archive_read_new(), &archive_read_free);
  Support(reader.get());
  // "raw" takes anything; it is offered only where the outer stream itself was recognised.
  if (single_stream) archive_read_support_format_raw(reader.get());
  for (const std::string& password : BestFirst(archive_path, options)) {
    archive_read_add_passphrase(reader.get(), password.c_str());
  }
  if (archive_read_open_filename(reader.get(), archive_path.c_str(), kBlock) != ARCHIVE_OK) {
    const std::string detail = Text(archive_error_string(reader.get()));
    const bool unknown = detail.find("nrecognized") != std::string::npos;
    return Failure(unknown ? ErrorCode::kFileUnsupported : ErrorCode::kFileDamaged, detail);
  }
  return Unpacker(reader.get(), stem, folder, options, on_member).Run();
}

}  // namespace sohoa::pipeline
