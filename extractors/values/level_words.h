// Words that name the level of a unit ("xã", "thị trấn", "TP.") inside addresses and names of agencies.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sohoa::values {

struct LevelWord {
  std::string level;      // lower case: "xã"
  std::size_t words = 1;  // of the text that it takes
  std::string printed;    // as it was read, mended
  bool mended = false;
};

// The level word that begins at words[at] and has a name behind it. Words may still carry signs at their ends.
std::optional<LevelWord> LevelAt(const std::vector<std::string>& words, std::size_t at);

}  // namespace sohoa::values
