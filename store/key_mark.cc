#include "store/key_mark.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include "store/durable_file.h"

namespace sohoa::store {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMarkMagic = "sohoa-key-1\n";

std::string MarkPath(const std::string& dir) { return dir + "/KEY"; }

Result<std::optional<std::string>> ReadMark(const std::string& dir) {
  std::error_code failed;
  const bool exists = fs::exists(MarkPath(dir), failed);
  if (failed) return SystemError(MarkPath(dir), failed.value());
  if (!exists) return std::optional<std::string>();
  std::optional<std::string> mark = ReadSmallFile(MarkPath(dir));
  if (!mark)
    return Error{.code = ErrorCode::kInputOutput, .file = MarkPath(dir), .page = 0, .detail = "cannot be read"};
  return mark;
}

std::string MarkOf(const Vault& vault) { return std::string(kMarkMagic) + vault.CheckValue() + "\n"; }

// Whoever takes the folder away would take the key with it.
bool LiesIn(const std::string& file, const std::string& dir) {
  std::error_code failed;
  const fs::path inner = fs::weakly_canonical(file, failed);
  fs::path outer = fs::weakly_canonical(dir, failed);
  if (!outer.has_filename()) outer = outer.parent_path();
  return std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end()).first == outer.end();
}

// A store whose first file is there and not in clear, and that has no mark: somebody took it away.
bool LostItsMark(const std::string& dir) {
  const std::optional<std::string> current = ReadSmallFile(dir + "/CURRENT");
  return current && !current->empty() && !current->starts_with("MANIFEST-");
}

}  // namespace

Result<std::shared_ptr<const Vault>> VaultOf(const Place& place, bool is_new) {
  const Result<std::optional<std::string>> read = ReadMark(place.dir);
  if (!read) return read.error();
  const std::optional<std::string>& mark = *read;
  if (!mark && LostItsMark(place.dir)) {
    return KeyError(place.dir, "it is encrypted and its file KEY is missing: copy it from the folder of its backups");
  }
  if (place.key_file.empty()) {
    if (mark) return KeyError(place.dir, "it is encrypted: name its key file");
    return std::shared_ptr<const Vault>();
  }
  if (!mark && !is_new) return KeyError(place.dir, "it was made without a key");
  if (LiesIn(place.key_file, place.dir)) {
    return KeyError(place.key_file, "it lies in the folder that it locks: keep it elsewhere");
  }
  Result<std::shared_ptr<const Vault>> vault = Vault::Load(place.key_file);
  if (vault && mark && *mark != MarkOf(**vault)) return KeyError(place.key_file, "it is not the key of " + place.dir);
  return vault;
}

bool IsNewStore(const std::string& dir) {
  std::error_code failed;
  return !fs::exists(fs::path(dir) / "CURRENT", failed);
}

Result<std::shared_ptr<const Vault>> VaultOfStore(const Place& place) { return VaultOf(place, IsNewStore(place.dir)); }

Status MarkFolder(const std::string& dir, const Vault* vault, bool is_new) {
  const Result<std::optional<std::string>> read = ReadMark(dir);
  if (!read) return read.error();
  const std::optional<std::string>& mark = *read;
  if (mark && vault != nullptr && *mark == MarkOf(*vault)) return {};
  if (mark) return KeyError(dir, vault == nullptr ? "it is encrypted" : "it is encrypted with another key");
  if (vault == nullptr) return {};
  if (!is_new) return KeyError(dir, "what lies in it is not encrypted");
  return WriteDurably(MarkPath(dir), MarkOf(*vault));
}

}  // namespace sohoa::store
