// Making the key file of a store that will be encrypted.
#pragma once

#include <string>

#include "model/result.h"

namespace sohoa::store {

// A new key, readable by its owner alone and on the disk when this returns. A file that exists is never replaced
// (kUsage): it may be the only key of a store. Other errors: kDiskFull, kInputOutput, kInternal (no random bytes).
Status MakeKeyFile(const std::string& path);

}  // namespace sohoa::store
