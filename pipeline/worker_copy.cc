#include "pipeline/worker_copy.h"

#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <string_view>
#include <system_error>
#include <vector>

#include "codec/codec.h"
#include "exporters/bind_copies.h"
#include "exporters/copy_pages.h"
#include "pipeline/memory_file.h"

namespace sohoa::pipeline {
namespace {

// The first bytes of a file, as long as this lives.
class MappedFile {
 public:
  MappedFile(int file, std::uint64_t bytes) : size_(bytes) {
    if (size_ > 0) memory_ = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file, 0);
  }
  ~MappedFile() {
    if (ok() && size_ > 0) ::munmap(memory_, size_);
  }
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  bool ok() const { return size_ == 0 || (memory_ != nullptr && memory_ != MAP_FAILED); }
  std::string_view bytes() const { return {static_cast<const char*>(memory_), size_}; }

 private:
  std::uint64_t size_;
  void* memory_ = nullptr;
};

Error Refused() { return {ErrorCode::kInputOutput, "", 0, std::generic_category().message(errno)}; }

Result<std::uint64_t> Append(int file, std::uint64_t at, const std::string& made) {
  if (const Status written = WriteAt(file, at, made); !written.ok()) return written.error();
  return static_cast<std::uint64_t>(made.size());
}

exporters::CopyFacts FactsOf(const proto::BindCopies& what) {
  exporters::CopyFacts facts;
  facts.title = what.title();
  facts.identifier = what.identifier();
  facts.types.assign(what.types().begin(), what.types().end());
  facts.agency = what.agency();
  facts.issued_on = what.issued_on();
  facts.source = what.source();
  facts.made_at = what.made_at();
  facts.tool = what.tool();
  for (const proto::CopiedPaper& paper : what.papers()) facts.papers.push_back({paper.title(), paper.pages()});
  return facts;
}

}  // namespace

Result<std::uint64_t> CopyInto(int file, const std::string& path, const proto::CopyPages& what,
                               reading::PageReader& reader, const std::vector<std::string>& pdf_passwords) {
  if (::ftruncate(file, static_cast<off_t>(what.bytes())) != 0) return Refused();
  std::vector<Page> pages;
  for (const std::string& encoded : what.pages()) {
    Result<Page> page = codec::DecodePage(encoded);
    if (!page.ok()) return page.error();
    pages.push_back(*std::move(page));
  }
  const MappedFile original(file, what.bytes());
  if (!original.ok()) return Refused();
  const Result<std::string> copy = exporters::CopyPages(
      original.bytes(), pages, [&](int number) { return reader.PictureFile(path, number); }, pdf_passwords);
  if (!copy.ok()) return copy.error();
  return Append(file, what.bytes(), *copy);
}

Result<std::uint64_t> BindInto(int file, const proto::BindCopies& what) {
  std::uint64_t total = 0;
  for (std::uint64_t bytes : what.part_bytes()) total += bytes;
  if (::ftruncate(file, static_cast<off_t>(total)) != 0) return Refused();
  const MappedFile mapped(file, total);
  if (!mapped.ok()) return Refused();
  std::vector<std::string_view> parts;
  std::uint64_t at = 0;
  for (std::uint64_t bytes : what.part_bytes()) {
    parts.push_back(mapped.bytes().substr(at, bytes));
    at += bytes;
  }
  const Result<std::string> bound = exporters::BindCopies(parts, FactsOf(what), what.document_id());
  if (!bound.ok()) return bound.error();
  return Append(file, total, *bound);
}

}  // namespace sohoa::pipeline
