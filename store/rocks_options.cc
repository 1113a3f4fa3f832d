#include "store/rocks_options.h"

#include <rocksdb/cache.h>
#include <rocksdb/convenience.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/listener.h>
#include <rocksdb/table.h>

#include <algorithm>
#include <memory>

#include "store/rocks_logger.h"

namespace sohoa::store {
namespace {

constexpr std::size_t kKilo = 1U << 10;
constexpr std::uint64_t kMega = 1U << 20;

// After a write that failed (a full disk) RocksDB would go on by itself as soon as there is space again, at a moment
// that nobody chose. Every further write fails instead; the store is opened again when somebody has made space.
class NoSelfRecovery final : public rocksdb::EventListener {
 public:
  void OnErrorRecoveryBegin(rocksdb::BackgroundErrorReason, rocksdb::Status, bool* auto_recovery) override {
    *auto_recovery = false;
  }
};

rocksdb::CompressionType FirstSupported(std::initializer_list<rocksdb::CompressionType> wanted) {
  const std::vector<rocksdb::CompressionType> built_in = rocksdb::GetSupportedCompressions();
  for (rocksdb::CompressionType type : wanted) {
    if (std::find(built_in.begin(), built_in.end(), type) != built_in.end()) return type;
  }
  return rocksdb::kNoCompression;
}

rocksdb::ColumnFamilyOptions CommonFamilyOptions(OpenMode mode, const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::BlockBasedTableOptions table;
  table.block_cache = cache;
  // Opening a table reads all parts of its filter: a writer's many questions for what is not there pay for that, a
  // reader's few do not.
  if (mode == OpenMode::kWrite) table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));
  table.checksum = rocksdb::kXXH3;
  table.format_version = 5;
  // Indexes and filters count against the cache: memory stays bounded however large the store grows, and opening a
  // file does not read them.
  table.cache_index_and_filter_blocks = true;
  // Cut into small blocks of their own, so that one lookup in a large store reads a few of them and not megabytes.
  table.index_type = rocksdb::BlockBasedTableOptions::kTwoLevelIndexSearch;
  table.partition_filters = true;
  rocksdb::ColumnFamilyOptions options;
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  options.write_buffer_size = 8 * kMega;
  options.max_write_buffer_number = 2;
  options.level_compaction_dynamic_level_bytes = true;
  options.compression = FirstSupported({rocksdb::kLZ4Compression, rocksdb::kSnappyCompression});
  return options;
}

// Words and records are text that repeats itself: zstd pays.
void TuneForText(std::size_t block_size, rocksdb::ColumnFamilyOptions* options) {
  auto* table = options->table_factory->GetOptions<rocksdb::BlockBasedTableOptions>();
  if (table != nullptr) table->block_size = block_size;
  options->compression = FirstSupported({rocksdb::kZSTD, rocksdb::kLZ4Compression, rocksdb::kSnappyCompression});
  options->target_file_size_base = 256 * kMega;  // few files: a reader opens every one
}

// Scans are already compressed inside, and their keys count up: a flushed file never overlaps another, so compaction
// moves it down as it is and no original is ever written again. (RocksDB's blob files would do the same, but its
// secondary instances cannot read them.)
void TuneForOriginals(rocksdb::ColumnFamilyOptions* options) {
  options->compression = rocksdb::kNoCompression;
  options->write_buffer_size = 32 * kMega;
  options->target_file_size_base = 256 * kMega;
}

}  // namespace

rocksdb::DBOptions DatabaseOptions(OpenMode mode, const std::string& log_path) {
  rocksdb::DBOptions options;
  options.create_if_missing = mode == OpenMode::kWrite;
  options.create_missing_column_families = mode == OpenMode::kWrite;
  options.paranoid_checks = true;
  // A power cut may tear the last record of the log: it was never acknowledged and is dropped. Damage anywhere before
  // the tail is refused (kStoreDamaged). Point-in-time recovery would silently drop the acknowledged papers behind the
  // damage; absolute consistency would refuse a store after every power cut.
  options.wal_recovery_mode = rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords;
  // All families flush together, so that one flush empties the log: readers replay it when they open.
  options.atomic_flush = true;
  options.max_total_wal_size = 64 * kMega;
  options.listeners.push_back(std::make_shared<NoSelfRecovery>());
  options.max_bgerror_resume_count = 0;
  options.max_background_jobs = 2;
  options.max_manifest_file_size = kMega;  // readers replay it, too
  options.bytes_per_sync = kMega;
  // Files are opened as they are needed, well below the usual limit of 1024 a process. A reader whose file the writer
  // has replaced meanwhile catches up and reads on (database.cc).
  options.max_open_files = 400;
  options.skip_stats_update_on_db_open = true;
  // Sixteen threads for each family open the few files of a start no sooner than one.
  options.max_file_opening_threads = 1;
  options.stats_dump_period_sec = 0;
  options.stats_persist_period_sec = 0;
  options.info_log = MakeLogger(log_path);
  return options;
}

std::vector<rocksdb::ColumnFamilyDescriptor> FamilyDescriptors(OpenMode mode, const std::vector<Family>& families) {
  // A writer's cache holds indexes and filters alone and is full after a thousand pages, so that its memory stays flat;
  // 32 megabytes let it grow by a tenth over ten thousand pages, and saved 0.1 ms of a record's.
  const std::shared_ptr<rocksdb::Cache> cache = rocksdb::NewLRUCache((mode == OpenMode::kWrite ? 1 : 64) * kMega);
  std::vector<rocksdb::ColumnFamilyDescriptor> descriptors;
  for (const Family family : families) {
    rocksdb::ColumnFamilyOptions options = CommonFamilyOptions(mode, cache);
    // A lookup reads single records here and there, so their blocks are small; pages are read one after the other.
    if (family == Family::kRecord) TuneForText(4 * kKilo, &options);
    if (family == Family::kPage) TuneForText(16 * kKilo, &options);
    if (family == Family::kOriginal) TuneForOriginals(&options);
    // Keys that only count up would leave one small file for every flush; this style merges them all the same.
    if (family == Family::kAudit) {
      options.compaction_style = rocksdb::kCompactionStyleUniversal;
      options.level_compaction_dynamic_level_bytes = false;
    }
    // Of everything in the log the many small entries of the index take longest to replay (about 1 µs each). What fits
    // in here bounds the time in which a reader opens beside a busy writer.
    if (family == Family::kIndex || family == Family::kWord) options.write_buffer_size = 2 * kMega;
    // Postings are a few bytes each: larger blocks hold what one word asks for, larger files are fewer to open.
    if (family == Family::kWord) TuneForText(8 * kKilo, &options);
    descriptors.emplace_back(std::string(FamilyName(family)), options);
  }
  return descriptors;
}

}  // namespace sohoa::store
