// Tables for a terminal, aligned by what is seen: Vietnamese letters take one column whether their marks are composed
// or combining, wide East Asian letters two. Pure and thread-safe.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sohoa::cli {

// Terminal columns that a UTF-8 text takes.
std::size_t DisplayWidth(std::string_view text);

// `text` followed by as many spaces as make it `width` columns wide.
std::string PadRight(std::string_view text, std::size_t width);
std::string PadLeft(std::string_view text, std::size_t width);

// At most `width` columns, the last one being "…" where something was cut off.
std::string Shorten(std::string_view text, std::size_t width);

enum class Align { kLeft, kRight };

class Table {
 public:
  struct Column {
    std::string title;
    Align align = Align::kLeft;
    bool may_shrink = false;  // gives way, widest first, when the table is wider than the terminal
  };

  explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}

  // As many cells as there are columns; missing ones are empty.
  void AddRow(std::vector<std::string> cells);

  // Lines ending in '\n'. The heading is left out when every title is empty. max_width 0: no limit.
  std::string ToString(std::size_t max_width) const;

 private:
  std::vector<std::size_t> Widths(std::size_t max_width) const;

  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace sohoa::cli
