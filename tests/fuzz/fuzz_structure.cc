// The kind of a file and whether it is there to its end, told from its bytes.
#include <sys/mman.h>
#include <unistd.h>

#include "pipeline/content_kind.h"
#include "pipeline/structure.h"
#include "pipeline/unique_fd.h"
#include "tests/fuzz/target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const sohoa::pipeline::UniqueFd file(::memfd_create("fuzz", MFD_CLOEXEC));
  if (::write(file.get(), data, size) != static_cast<ssize_t>(size)) return 0;
  sohoa::pipeline::StructureOf(file.get(), static_cast<long long>(size));
  sohoa::pipeline::StructureOf(file.get(), 2 * static_cast<long long>(size));  // a file that shrinks while it is read
  sohoa::pipeline::KindOfContent(sohoa::fuzz::BytesOf(data, size));
  sohoa::pipeline::KindOfFile(file.get());
  return 0;
}
