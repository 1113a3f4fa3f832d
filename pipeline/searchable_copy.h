// A searchable PDF of stored papers: their originals' pages with the stored words underneath (exporters/). The
// originals are opened by a worker process, never by the process that holds the store. The store is only read.
#pragma once

#include <string>
#include <vector>

#include "model/record.h"
#include "model/result.h"
#include "settings/settings.h"
#include "store/store.h"

namespace sohoa::pipeline {

struct CopyOrder {
  struct Paper {
    Record record;
    std::string title;  // of the bookmark: "Giấy khai sinh 45/2023"
    std::string type;   // for people: "Giấy khai sinh"
  };
  std::vector<Paper> papers;  // in the order in which they shall stand; at least one
  std::string dossier;        // its code; empty when a single record was asked for
  std::string tool;           // the program and its version
};

// Errors: those of the store and of workers; kStoreDamaged when an original's hash does not fit.
Result<std::string> SearchableCopy(store::Store& store, const settings::Settings& settings, const CopyOrder& order);

}  // namespace sohoa::pipeline
