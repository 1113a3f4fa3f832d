#include <chrono>
#include <memory>
#include <optional>
#include <utility>

#include "codec/codec.h"
#include "pipeline/file_reading.h"
#include "pipeline/ingest.h"
#include "pipeline/memory_file.h"
#include "pipeline/worker_pool.h"

namespace sohoa::pipeline {

Result<std::string> RenderPage(store::Store& store, const settings::Settings& settings, const std::string& source_hash,
                               const Page& page, const Box& crop, int max_width) {
  const Result<std::string> original = store.Original(source_hash);
  if (!original.ok()) return original.error();
  Result<UniqueFd> file = MemoryFile(*original);
  if (!file.ok()) return file.error();

  Task task;
  task.file = std::make_shared<UniqueFd>(std::move(*file));
  task.limit = std::chrono::seconds(settings.page_seconds);
  task.request.set_file(1);
  proto::Render& render = *task.request.mutable_render();
  render.set_page(codec::EncodePage(page));
  render.set_x0(crop.x0);
  render.set_y0(crop.y0);
  render.set_x1(crop.x1);
  render.set_y1(crop.y1);
  render.set_max_width(max_width);
  std::optional<Result<proto::Reply>> answer;
  task.on_done = [&answer](Result<proto::Reply> reply) { answer.emplace(std::move(reply)); };

  WorkerPool pool(DrawingPoolOptionsFrom(settings));
  pool.Submit(std::move(task));
  while (!answer) pool.Step(std::chrono::milliseconds(200));
  if (!answer->ok()) return answer->error();
  return std::move(*(*answer)->mutable_png());
}

}  // namespace sohoa::pipeline
