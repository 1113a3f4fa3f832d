#include "text/words.h"

#include <algorithm>

namespace sohoa::text {

std::string JoinWords(const std::vector<std::string>& words, std::string_view between, std::size_t from,
                      std::size_t to) {
  std::string joined;
  for (std::size_t i = from; i < std::min(to, words.size()); ++i) {
    if (i > from) joined += between;
    joined += words[i];
  }
  return joined;
}

std::vector<std::string> SplitAt(std::string_view text, char sign) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == sign) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

bool Holds(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string OneLine(std::string_view text) {
  std::string line(text);
  std::replace_if(
      line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  return line;
}

std::string DayForPeople(std::string_view iso) {
  const bool is_day = iso.size() == std::string_view("2023-12-20").size() && iso[4] == '-' && iso[7] == '-';
  if (!is_day) return std::string(iso);
  return std::string(iso.substr(8, 2)) + "/" + std::string(iso.substr(5, 2)) + "/" + std::string(iso.substr(0, 4));
}

}  // namespace sohoa::text
