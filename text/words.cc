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

}  // namespace sohoa::text
