#include "pipeline/runs.h"

#include <optional>
#include <utility>

#include "pipeline/dossier_group.h"

namespace sohoa::pipeline {

Result<IngestSummary> IngestWith(Surroundings around, const IngestOptions& options, Observer& observer) {
  constexpr auto kWait = std::chrono::milliseconds(200);
  const SkipName skip = OwnNames(around.settings);  // a folder is read like the watched one
  Stages stages(std::move(around), observer);
  std::optional<Error> failed;
  for (const std::string& path : options.paths) {
    std::vector<Error> problems;
    std::vector<FoundFile> files = FindFiles(path, skip, &problems);
    NameDossiers(&files);
    for (FoundFile& file : files) {
      stages.Add(std::move(file), [&](const InputResult& result) {
        if (result.left && !failed) failed = result.left;
      });
    }
    for (const Error& problem : problems) {
      if (Status status = stages.Refuse(problem); !status.ok()) return status.error();
    }
  }
  // The surroundings failed once (a full disk, no recogniser): they would for every file. What waits stays where it is.
  while (!stages.idle() && !failed && !(options.stop != nullptr && *options.stop)) stages.Step(kWait);
  stages.Stop();
  observer.OnProgress(stages.progress());
  if (failed) return *failed;
  return stages.Summary();
}

}  // namespace sohoa::pipeline
