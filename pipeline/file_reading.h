// Reads all pages of one open file through the worker pool. Lives in the pool's thread.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "model/page.h"
#include "model/result.h"
#include "pipeline/worker_pool.h"
#include "settings/settings.h"

namespace sohoa::pipeline {

struct FileContent {
  std::string format;  // "pdf", "tiff", ...
  std::string engine;  // what its pages were read with
  std::vector<Page> pages;
};

struct ReadingCallbacks {
  std::function<void(int pages)> on_page_count;
  std::function<void()> on_page;
  std::function<void(Result<FileContent>)> on_done;  // the first error, once nothing of the file is under way any more
};

// Inspects the file, then queues each of its pages. `id` tells files apart; see Request::file.
void ReadFile(WorkerPool& pool, const settings::Settings& settings, std::uint64_t id,
              std::shared_ptr<const UniqueFd> file, ReadingCallbacks callbacks);

// What a pool needs to know, from the settings; `jobs` of 0 means as they say, or one worker per core.
// `members_folder`: where workers may unpack archives; without one they write nowhere.
PoolOptions PoolOptionsFrom(const settings::Settings& settings, int jobs, const std::string& members_folder = "");

// The same for one worker that draws and copies pages but reads none, and so needs no engine.
PoolOptions DrawingPoolOptionsFrom(const settings::Settings& settings);

// What the pool's workers read with, as records say it; starts one where none runs. Errors: those of its start, such as
// kEngineMissing.
Result<std::string> EngineOf(WorkerPool& pool, const settings::Settings& settings);

}  // namespace sohoa::pipeline
