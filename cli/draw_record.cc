#include "cli/draw_record.h"

#include <algorithm>

#include "cli/files.h"
#include "extractors/reading/draw.h"
#include "pipeline/ingest.h"

namespace sohoa::cli {
namespace {

constexpr int kPageWidth = 1654;  // A4 at 200 dpi: small print stays legible
constexpr int kCutWidth = 1200;
constexpr reading::Colour kGrey{170, 170, 170};
constexpr reading::Colour kGreen{0, 140, 60};
constexpr reading::Colour kOrange{225, 95, 0};
constexpr reading::Colour kBlue{20, 80, 220};

reading::Colour ColourOf(const Field& field) {
  if (field.rule == "person") return kBlue;
  return field.status == FieldStatus::kAccepted ? kGreen : kOrange;
}

std::vector<reading::DrawnBox> BoxesOf(const Page& page, const std::vector<Field>& fields) {
  std::vector<reading::DrawnBox> boxes;
  for (const Word& word : page.words) boxes.push_back({word.box, kGrey, 1, ""});
  for (const Field& field : fields) {
    if (field.page == page.number && !field.box.IsEmpty()) boxes.push_back({field.box, ColourOf(field), 3, field.name});
  }
  return boxes;
}

// The field and enough around it to see its label and its line.
Box WithSurroundings(const Box& box) {
  constexpr double kBeside = 0.25;
  constexpr double kAbove = 0.025;
  if (box.IsEmpty()) return {};
  return {std::max(0.0, box.x0 - kBeside), std::max(0.0, box.y0 - kAbove), std::min(1.0, box.x1 + kBeside),
          std::min(1.0, box.y1 + kAbove)};
}

// The box in fractions of the part of the page that was cut out; a field without a place frames nothing.
Box Within(const Box& box, const Box& cut) {
  if (box.IsEmpty() || cut.IsEmpty()) return {};
  return {(box.x0 - cut.x0) / cut.Width(), (box.y0 - cut.y0) / cut.Height(), (box.x1 - cut.x0) / cut.Width(),
          (box.y1 - cut.y0) / cut.Height()};
}

Result<Page> FindPage(const std::vector<Page>& pages, int number, const Record& record) {
  const auto it = std::find_if(pages.begin(), pages.end(), [&](const Page& page) { return page.number == number; });
  if (it == pages.end()) return Error{ErrorCode::kNotFound, record.source_path, number, "page is not stored"};
  return *it;
}

}  // namespace

Result<std::vector<std::string>> DrawRecord(store::Store& store, const settings::Settings& settings,
                                            const Record& record, const std::string& dir) {
  if (const Status made = MakeFolder(dir); !made.ok()) return made.error();
  const Result<std::vector<Page>> pages = store.Pages(record.source_hash);
  if (!pages.ok()) return pages.error();
  const std::vector<Field> fields = EffectiveFields(record);
  std::vector<std::string> paths;
  for (int number : record.document.pages) {
    const Result<Page> page = FindPage(*pages, number, record);
    if (!page.ok()) return page.error();
    const Result<std::string> drawn =
        pipeline::RenderPage(store, settings, record.source_hash, *page, Box{}, kPageWidth, BoxesOf(*page, fields));
    if (!drawn.ok()) return drawn.error();
    paths.push_back(dir + "/" + record.id + "-p" + std::to_string(number) + ".png");
    if (const Status written = WriteWholeFile(paths.back(), *drawn); !written.ok()) return written.error();
  }
  return paths;
}

Result<std::string> CutField(store::Store& store, const settings::Settings& settings, const Record& record,
                             const Field& field, const std::string& dir) {
  if (const Status made = MakeFolder(dir); !made.ok()) return made.error();
  const Result<std::vector<Page>> pages = store.Pages(record.source_hash);
  if (!pages.ok()) return pages.error();
  const Result<Page> page = FindPage(*pages, field.page, record);
  if (!page.ok()) return page.error();
  const Box cut = WithSurroundings(field.box);
  const Result<std::string> drawn = pipeline::RenderPage(store, settings, record.source_hash, *page, cut, kCutWidth,
                                                         {{Within(field.box, cut), kOrange, 2, ""}});
  if (!drawn.ok()) return drawn.error();
  std::string path = dir + "/" + record.id + "-" + field.name + ".png";
  if (const Status written = WriteWholeFile(path, *drawn); !written.ok()) return written.error();
  return path;
}

}  // namespace sohoa::cli
