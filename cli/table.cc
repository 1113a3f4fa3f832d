#include "cli/table.h"

#include <algorithm>
#include <utility>

#include "text/vietnamese.h"

namespace sohoa::cli {
namespace {

constexpr std::string_view kGap = "  ";
constexpr std::size_t kLeastShrunkWidth = 8;

bool IsZeroWidth(char32_t c) {
  return (c >= 0x0300 && c <= 0x036F) || (c >= 0x200B && c <= 0x200F) || c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F);
}

bool IsWide(char32_t c) {
  return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF00 && c <= 0xFF60) || (c >= 0x20000 && c <= 0x3FFFD);
}

std::size_t WidthOf(char32_t c) {
  if (IsZeroWidth(c)) return 0;
  return IsWide(c) ? 2 : 1;
}

std::size_t WidthOf(std::u32string_view text) {
  std::size_t width = 0;
  for (char32_t c : text) width += WidthOf(c);
  return width;
}

}  // namespace

std::size_t DisplayWidth(std::string_view text) { return WidthOf(text::ToCodePoints(text)); }

std::string PadRight(std::string_view text, std::size_t width) {
  const std::size_t have = DisplayWidth(text);
  return std::string(text) + std::string(width > have ? width - have : 0, ' ');
}

std::string PadLeft(std::string_view text, std::size_t width) {
  const std::size_t have = DisplayWidth(text);
  return std::string(width > have ? width - have : 0, ' ') + std::string(text);
}

std::string Shorten(std::string_view text, std::size_t width) {
  const std::u32string letters = text::ToCodePoints(text);
  if (WidthOf(letters) <= width) return std::string(text);
  if (width == 0) return "";
  std::size_t kept = 0;
  std::size_t used = 0;
  while (kept < letters.size() && used + WidthOf(letters[kept]) <= width - 1) used += WidthOf(letters[kept++]);
  return text::FromCodePoints(std::u32string_view(letters).substr(0, kept)) + "…";
}

void Table::AddRow(std::vector<std::string> cells) {
  cells.resize(columns_.size());
  rows_.push_back(std::move(cells));
}

std::vector<std::size_t> Table::Widths(std::size_t max_width) const {
  std::vector<std::size_t> widths(columns_.size());
  std::size_t total = columns_.empty() ? 0 : (columns_.size() - 1) * kGap.size();
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    widths[c] = DisplayWidth(columns_[c].title);
    for (const auto& row : rows_) widths[c] = std::max(widths[c], DisplayWidth(row[c]));
    total += widths[c];
  }
  while (max_width > 0 && total > max_width) {
    std::size_t widest = columns_.size();
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      const bool can_shrink = columns_[c].may_shrink && widths[c] > kLeastShrunkWidth;
      if (can_shrink && (widest == columns_.size() || widths[c] > widths[widest])) widest = c;
    }
    if (widest == columns_.size()) break;
    --widths[widest];
    --total;
  }
  return widths;
}

std::string Table::ToString(std::size_t max_width) const {
  const std::vector<std::size_t> widths = Widths(max_width);
  const auto line = [&](const auto& cell_of) {
    std::string text;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      const std::string cell = Shorten(cell_of(c), widths[c]);
      if (c > 0) text += kGap;
      text += columns_[c].align == Align::kRight ? PadLeft(cell, widths[c]) : PadRight(cell, widths[c]);
    }
    text.erase(text.find_last_not_of(' ') + 1);
    return text + "\n";
  };

  std::string text;
  const bool has_heading =
      std::any_of(columns_.begin(), columns_.end(), [](const Column& column) { return !column.title.empty(); });
  if (has_heading) text += line([&](std::size_t c) { return std::string_view(columns_[c].title); });
  for (const auto& row : rows_) text += line([&](std::size_t c) { return std::string_view(row[c]); });
  return text;
}

}  // namespace sohoa::cli
