#include "store/store_folder.h"

#include <rocksdb/db.h>

#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "store/database.h"
#include "store/encrypted_env.h"
#include "store/key_mark.h"
#include "store/rocks_options.h"

namespace sohoa::store {
namespace {

namespace fs = std::filesystem;

// Whether the folder holds files with papers in them; such a folder must never be taken for an empty one, since
// RocksDB would delete what its new manifest does not name.
bool HoldsData(const std::string& dir) {
  std::error_code failed;
  for (const fs::directory_entry& entry : fs::directory_iterator(dir, failed)) {
    const std::string ending = entry.path().extension().string();
    if (ending == ".sst") return true;
  }
  return false;
}

Status MakeFolder(const std::string& dir) {
  std::error_code failed;
  if (fs::is_directory(dir, failed)) {
    // Somebody made the folder for the store; one that holds other things is left as it is.
    if (fs::is_empty(dir, failed)) fs::permissions(dir, fs::perms::owner_all, failed);
    return {};
  }
  fs::create_directories(dir, failed);
  if (!failed) fs::permissions(dir, fs::perms::owner_all, failed);
  if (!failed) return {};
  const bool full = failed == std::errc::no_space_on_device;
  return Error{.code = full ? ErrorCode::kDiskFull : ErrorCode::kInputOutput,
               .file = dir,
               .page = 0,
               .detail = failed.message()};
}

// A store with families that this version does not know was written by a newer one.
Status CheckFamilies(const std::string& dir, rocksdb::Env* env) {
  std::vector<std::string> names;
  rocksdb::DBOptions options = DatabaseOptions(OpenMode::kRead, "");
  if (env != nullptr) options.env = env;
  const rocksdb::Status status = rocksdb::DB::ListColumnFamilies(options, dir, &names);
  if (!status.ok()) return {};  // opening says more precisely what is wrong
  std::set<std::string_view> known;
  for (int i = 0; i < kFamilyCount; ++i) known.insert(FamilyName(static_cast<Family>(i)));
  for (const std::string& name : names) {
    if (known.count(name) == 0) {
      return Error{.code = ErrorCode::kStoreVersion, .file = dir, .page = 0, .detail = "unknown family " + name};
    }
  }
  return {};
}

// Makes the folder of a new store, with the mark of its key.
Status CheckFolder(const std::string& dir, OpenMode mode, const Locker& locker) {
  if (!IsNewStore(dir)) return CheckFamilies(dir, locker.env.get());
  if (HoldsData(dir)) {
    return Error{.code = ErrorCode::kStoreDamaged, .file = dir, .page = 0, .detail = "the file CURRENT is missing"};
  }
  if (mode != OpenMode::kWrite) return Error{.code = ErrorCode::kStoreMissing, .file = dir, .page = 0, .detail = ""};
  if (Status made = MakeFolder(dir); !made) return made;
  constexpr bool kIsNew = true;
  return MarkFolder(dir, locker.vault.get(), kIsNew);
}

}  // namespace

Result<Locker> PrepareFolder(const Place& place, OpenMode mode) {
  Result<std::shared_ptr<const Vault>> vault = VaultOfStore(place);
  if (!vault) return vault.error();
  Locker locker{std::move(*vault), nullptr};
  if (locker.vault) locker.env = MakeEncryptedEnv(locker.vault);
  if (Status checked = CheckFolder(place.dir, mode, locker); !checked) return checked.error();
  return locker;
}

}  // namespace sohoa::store
