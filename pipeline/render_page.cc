#include <chrono>
#include <memory>
#include <utility>

#include "codec/codec.h"
#include "pipeline/file_reading.h"
#include "pipeline/ingest.h"
#include "pipeline/memory_file.h"
#include "pipeline/worker_pool.h"

namespace sohoa::pipeline {
namespace {

void AddBox(const reading::DrawnBox& box, proto::Render* render) {
  proto::DrawnBox& drawn = *render->add_boxes();
  drawn.set_x0(box.box.x0);
  drawn.set_y0(box.box.y0);
  drawn.set_x1(box.box.x1);
  drawn.set_y1(box.box.y1);
  drawn.set_red(box.colour.red);
  drawn.set_green(box.colour.green);
  drawn.set_blue(box.colour.blue);
  drawn.set_line_width(box.line_width);
  drawn.set_label(box.label);
}

}  // namespace

Result<std::string> RenderPage(store::Store& store, const settings::Settings& settings, const std::string& source_hash,
                               const Page& page, const Box& crop, int max_width,
                               const std::vector<reading::DrawnBox>& boxes) {
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
  for (const reading::DrawnBox& box : boxes) AddBox(box, &render);

  WorkerPool pool(DrawingPoolOptionsFrom(settings));
  Result<proto::Reply> answer = pool.Ask(std::move(task));
  if (!answer.ok()) return answer.error();
  return std::move(*answer->mutable_png());
}

}  // namespace sohoa::pipeline
