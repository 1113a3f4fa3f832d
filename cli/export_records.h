// The two forms of `export` that hand a dossier or record over to another system.
#pragma once

#include <string>
#include <vector>

#include "cli/context.h"
#include "model/result.h"
#include "report/dossiers.h"

namespace sohoa::cli {

// What leaves, or why nothing does: sentences in Vietnamese.
struct HandOver {
  std::string bytes;
  std::vector<std::string> missing;  // not empty: `bytes` must not be written
  std::vector<std::string> notes;    // what was shortened
  std::vector<std::string> unknown;  // what leaves empty because nobody knows it
};

// The national portal's record of a dossier.
Result<HandOver> NationalRecordOf(const Context& context, store::Store& store, const std::string& dossier);

// Metadata of Nghị định 30/2020, Phụ lục VI; `dossier` is empty when a single record was named.
Result<HandOver> Nd30Of(const Context& context, store::Store& store, const std::string& dossier,
                        const std::vector<Record>& records);

}  // namespace sohoa::cli
