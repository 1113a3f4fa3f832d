#include <algorithm>

#include "codec/codec.h"
#include "codec/message.h"

namespace sohoa::codec {
namespace {

constexpr double kConfidenceSteps = 1e4;

// The corners of a box in steps. Width and height are differences of rounded corners, not rounded differences, so that
// a second round trip gives the same corners.
struct Steps {
  std::int32_t x0, y0, x1, y1;
};

Steps StepsOf(const Box& box) {
  return {ToSteps(box.x0, kBoxSteps), ToSteps(box.y0, kBoxSteps), ToSteps(box.x1, kBoxSteps),
          ToSteps(box.y1, kBoxSteps)};
}

Box BoxOf(std::int64_t x0, std::int64_t y0, std::int64_t x1, std::int64_t y1) {
  return {FromSteps(x0, kBoxSteps), FromSteps(y0, kBoxSteps), FromSteps(x1, kBoxSteps), FromSteps(y1, kBoxSteps)};
}

void PutWords(const std::vector<Word>& words, proto::Words* out) {
  const bool ink_known = std::any_of(words.begin(), words.end(), [](const Word& w) { return w.ink != Ink::kUnknown; });
  Steps before{};
  int block = 0;
  int line = 0;
  std::uint32_t index = 0;
  for (const Word& word : words) {
    const Steps at = StepsOf(word.box);
    out->add_text(word.text);
    out->add_left(at.x0 - before.x1);
    out->add_top(at.y0 - before.y0);
    out->add_width(at.x1 - at.x0);
    out->add_height(at.y1 - at.y0);
    out->add_confidence(static_cast<std::uint32_t>(std::max(0, ToSteps(word.confidence, kConfidenceSteps))));
    out->add_block(word.block - block);
    out->add_line(word.line - line);
    if (ink_known) out->add_ink(static_cast<std::uint32_t>(word.ink));
    if (word.handwritten) out->add_handwritten(index);
    if (!word.alternatives.empty()) {
      proto::Alternatives* alternatives = out->add_alternatives();
      alternatives->set_word(index);
      for (const std::string& text : word.alternatives) alternatives->add_text(text);
    }
    before = at;
    block = word.block;
    line = word.line;
    ++index;
  }
}

bool ColumnsAgree(const proto::Words& in) {
  const int n = in.text_size();
  return in.left_size() == n && in.top_size() == n && in.width_size() == n && in.height_size() == n &&
         in.confidence_size() == n && in.block_size() == n && in.line_size() == n &&
         (in.ink_size() == 0 || in.ink_size() == n);
}

bool GetSparse(const proto::Words& in, std::vector<Word>* out) {
  for (std::uint32_t index : in.handwritten()) {
    if (index >= out->size()) return false;
    (*out)[index].handwritten = true;
  }
  for (const proto::Alternatives& alternatives : in.alternatives()) {
    if (alternatives.word() >= out->size()) return false;
    (*out)[alternatives.word()].alternatives.assign(alternatives.text().begin(), alternatives.text().end());
  }
  return true;
}

bool GetWords(const proto::Words& in, std::vector<Word>* out) {
  if (!ColumnsAgree(in)) return false;
  out->reserve(static_cast<std::size_t>(in.text_size()));
  std::int64_t x1 = 0;
  std::int64_t y0 = 0;
  std::int64_t block = 0;
  std::int64_t line = 0;
  for (int i = 0; i < in.text_size(); ++i) {
    const std::int64_t x0 = x1 + in.left(i);
    x1 = x0 + in.width(i);
    y0 += in.top(i);
    block += in.block(i);
    line += in.line(i);
    Word& word = out->emplace_back();
    word.text = in.text(i);
    word.box = BoxOf(x0, y0, x1, y0 + in.height(i));
    word.confidence = FromSteps(in.confidence(i), kConfidenceSteps);
    word.block = static_cast<int>(block);
    word.line = static_cast<int>(line);
    if (in.ink_size() > 0 && !GetEnum(in.ink(i), Ink::kRed, &word.ink)) return false;
  }
  return GetSparse(in, out);
}

bool GetOutline(const proto::Page& in, std::vector<Point>* out) {
  constexpr int kNumbers = 8;
  if (in.outline_size() == 0) return true;
  if (in.outline_size() != kNumbers) return false;
  for (int i = 0; i < kNumbers; i += 2) {
    out->push_back({FromSteps(in.outline(i), kBoxSteps), FromSteps(in.outline(i + 1), kBoxSteps)});
  }
  return true;
}

bool GetPage(const proto::Page& in, Page* out) {
  out->number = in.number();
  out->width = in.width();
  out->height = in.height();
  out->dpi = in.dpi();
  out->rotation = in.rotation();
  out->skew = in.skew();
  out->cpu_seconds = in.cpu_seconds();
  if (!GetEnum(in.method(), PageMethod::kBlank, &out->method)) return false;
  out->picture_hash = in.picture_hash();
  if (!GetOutline(in, &out->outline) || !GetWords(in.words(), &out->words)) return false;
  for (const proto::Barcode& barcode : in.barcodes()) {
    Barcode& added = out->barcodes.emplace_back();
    added.format = barcode.format();
    added.text = barcode.text();
    if (!GetBox(barcode.box(), &added.box)) return false;
  }
  for (const proto::Box& region : in.handwriting()) {
    if (!GetBox(region, &out->handwriting.emplace_back())) return false;
  }
  return true;
}

}  // namespace

void PutBox(const Box& box, proto::Box* out) {
  const Steps at = StepsOf(box);
  for (std::int32_t edge : {at.x0, at.y0, at.x1 - at.x0, at.y1 - at.y0}) out->add_edges(edge);
}

bool GetBox(const proto::Box& in, Box* out) {
  if (in.edges_size() != 4) return false;
  const std::int64_t x0 = in.edges(0);
  const std::int64_t y0 = in.edges(1);
  *out = BoxOf(x0, y0, x0 + in.edges(2), y0 + in.edges(3));
  return true;
}

std::string EncodePage(const Page& page) {
  proto::Page out;
  out.set_number(page.number);
  out.set_width(page.width);
  out.set_height(page.height);
  out.set_dpi(page.dpi);
  out.set_rotation(page.rotation);
  out.set_skew(page.skew);
  out.set_method(static_cast<std::uint32_t>(page.method));
  out.set_picture_hash(page.picture_hash);
  for (const Point& corner : page.outline) {
    out.add_outline(ToSteps(corner.x, kBoxSteps));
    out.add_outline(ToSteps(corner.y, kBoxSteps));
  }
  PutWords(page.words, out.mutable_words());
  for (const Barcode& barcode : page.barcodes) {
    proto::Barcode* added = out.add_barcodes();
    added->set_format(barcode.format);
    added->set_text(barcode.text);
    PutBox(barcode.box, added->mutable_box());
  }
  for (const Box& region : page.handwriting) PutBox(region, out.add_handwriting());
  out.set_cpu_seconds(page.cpu_seconds);
  return Serialize(out);
}

Result<Page> DecodePage(std::string_view bytes) { return Decode<proto::Page, Page>(bytes, "a page", GetPage); }

}  // namespace sohoa::codec
