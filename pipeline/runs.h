// Ingest, Watch and Reprocess over surroundings that a test may bring; ingest.cc binds the real ones. See ingest.h.
#pragma once

#include <functional>
#include <string>

#include "pipeline/ingest.h"
#include "pipeline/stages.h"

namespace sohoa::pipeline {

Result<IngestSummary> IngestWith(Surroundings around, const IngestOptions& options, Observer& observer);

// `title` gives a paper type's name for people.
Result<IngestSummary> WatchWith(Surroundings around, const WatchOptions& options,
                                std::function<std::string(const std::string& type)> title, Observer& observer);

Result<ReprocessSummary> ReprocessWith(const Surroundings& around, const ReprocessOptions& options,
                                       const std::function<void(const FieldChange&)>& on_change, Observer& observer);

}  // namespace sohoa::pipeline
