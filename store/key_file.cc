#include "store/key_file.h"

#include <optional>

#include "store/durable_file.h"
#include "store/vault.h"

namespace sohoa::store {

Status MakeKeyFile(const std::string& path) {
  const std::optional<std::string> text = Vault::NewKeyText();
  if (!text) return Error{.code = ErrorCode::kInternal, .file = path, .page = 0, .detail = "no random bytes"};
  return WriteNew(path, *text);
}

}  // namespace sohoa::store
