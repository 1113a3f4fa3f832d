// Opening a sensitive record leaves a trace: who, when, which fields, for what.
#pragma once

#include <string>
#include <vector>

#include "cli/context.h"
#include "model/record.h"

namespace sohoa::cli {

// Notes the sensitive ones among the records. Reading goes on when that fails, and the person is told.
void LogOpened(Context& context, const papers::PaperCatalog& catalog, const std::vector<Record>& records,
               const std::string& purpose);

}  // namespace sohoa::cli
