#include "pipeline/archive_writer.h"

#include <archive.h>
#include <archive_entry.h>

#include <memory>

namespace sohoa::pipeline {
namespace {

struct WriterDeleter {
  void operator()(archive* writer) const { archive_write_free(writer); }
};
using WriterPtr = std::unique_ptr<archive, WriterDeleter>;

struct EntryDeleter {
  void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};
using EntryPtr = std::unique_ptr<archive_entry, EntryDeleter>;

la_ssize_t Append(archive* /*writer*/, void* zip, const void* bytes, std::size_t size) {
  static_cast<std::string*>(zip)->append(static_cast<const char*>(bytes), size);
  return static_cast<la_ssize_t>(size);
}

bool Add(archive* writer, const PackedFile& file) {
  constexpr mode_t kReadable = 0644;
  const EntryPtr entry(archive_entry_new());
  archive_entry_set_pathname_utf8(entry.get(), file.name.c_str());
  archive_entry_set_size(entry.get(), static_cast<la_int64_t>(file.bytes.size()));
  archive_entry_set_filetype(entry.get(), AE_IFREG);
  archive_entry_set_perm(entry.get(), kReadable);
  if (archive_write_header(writer, entry.get()) != ARCHIVE_OK) return false;
  return archive_write_data(writer, file.bytes.data(), file.bytes.size()) == static_cast<la_ssize_t>(file.bytes.size());
}

}  // namespace

Result<std::string> PackZip(const std::vector<PackedFile>& files) {
  std::string zip;
  const WriterPtr writer(archive_write_new());
  archive_write_set_format_zip(writer.get());
  archive_write_set_options(writer.get(), "hdrcharset=UTF-8");
  archive_write_set_bytes_in_last_block(writer.get(), 1);  // no padding behind the zip
  bool packed = archive_write_open(writer.get(), &zip, nullptr, Append, nullptr) == ARCHIVE_OK;
  for (const PackedFile& file : files) packed = packed && Add(writer.get(), file);
  packed = packed && archive_write_close(writer.get()) == ARCHIVE_OK;
  if (!packed) {
    const char* why = archive_error_string(writer.get());
    return Error{ErrorCode::kInternal, "", 0, why == nullptr ? "cannot pack a zip" : why};
  }
  return zip;
}

}  // namespace sohoa::pipeline
