#include "exporters/page_text.h"

#include <cmath>

namespace sohoa::exporters {

std::vector<TextBlock> BlocksOf(const Page& page) {
  std::vector<TextBlock> blocks;
  int block = -1;
  int line = -1;
  for (const Word& word : page.words) {
    if (word.text.empty()) continue;
    const bool next_block = blocks.empty() || word.block != block;
    if (next_block) blocks.emplace_back();
    TextBlock& into = blocks.back();
    if (next_block || word.line != line) into.lines.emplace_back();
    into.lines.back().words.push_back(&word);
    into.lines.back().box = Union(into.lines.back().box, word.box);
    into.box = Union(into.box, word.box);
    block = word.block;
    line = word.line;
  }
  return blocks;
}

PixelArea InPixels(const Box& box, const Page& page) {
  const auto pixel = [](double share, int side) { return static_cast<int>(std::lround(share * side)); };
  return {pixel(box.x0, page.width), pixel(box.y0, page.height), pixel(box.x1, page.width), pixel(box.y1, page.height)};
}

}  // namespace sohoa::exporters
