#include "store/originals.h"

#include <memory>
#include <utility>

#include "store/key_layout.h"
#include "store/sha256.h"

namespace sohoa::store {

ReadOriginal OriginalInMemory(std::string bytes) {
  return [bytes = std::move(bytes)](std::uint64_t at, std::size_t most) -> Result<std::string> {
    return at < bytes.size() ? bytes.substr(at, most) : std::string();
  };
}

Result<WrittenOriginal> WriteOriginal(Database& database, std::string_view hash, std::uint64_t number,
                                      const ReadOriginal& read, Batch* batch, bool* wrote_ahead) {
  WrittenOriginal written{{number, 0, 0}, ""};
  Sha256 digest;
  for (bool at_end = false; !at_end;) {
    const Result<std::string> piece = read(written.extent.bytes, kChunkBytes);
    if (!piece) return piece.error();
    at_end = piece->size() < kChunkBytes;
    if (piece->empty()) break;
    digest.Update(*piece);
    const std::string key = OriginalKey(number, hash, written.extent.chunks++);
    written.extent.bytes += piece->size();
    if (at_end) {
      batch->Put(Family::kOriginal, key, *piece);
      continue;
    }
    const std::unique_ptr<Batch> ahead = database.NewBatch();
    ahead->Put(Family::kOriginal, key, *piece);
    *wrote_ahead = true;
    if (Status status = database.Write(*ahead); !status) return status.error();
  }
  written.hash = digest.Hex();
  return written;
}

Status DropUnfinishedOriginals(Database& database, std::uint64_t last_entry) {
  const std::unique_ptr<Batch> batch = database.NewBatch();
  bool any = false;
  const Status scanned =
      database.Scan(Family::kOriginal, OriginalsBehind(last_entry), "", [&](std::string_view key, std::string_view) {
        batch->Delete(Family::kOriginal, key);
        any = true;
        return true;
      });
  return scanned && any ? database.Write(*batch) : scanned;
}

}  // namespace sohoa::store
