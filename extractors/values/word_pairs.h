// Which small words follow one another in the language of offices. A recogniser loses marks ("kê hoạch", "phòng
// chông"); where no such words stand side by side, and others that differ in marks alone do often, those are what was
// printed. Immutable after loading; thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sohoa::values {

class WordPairs {
 public:
  // Lower case, as printed; `count`: how often they were met.
  void Add(const std::string& first, const std::string& second, int count);

  // The text with such marks put right. Names are left alone: words with a capital, but for the text's first one.
  // `mended`: how many words were changed.
  std::string Mend(std::string_view text, int* mended) const;

 private:
  // The best forms of words that stand side by side without a sign between them, in lower case; only `small` ones
  // change.
  std::vector<std::string> MendRun(const std::vector<std::string>& read, const std::vector<bool>& small) const;
  int Count(const std::string& first, const std::string& second) const;

  std::unordered_map<std::string, int> counts_;                      // "first second"
  std::unordered_map<std::string, std::vector<std::string>> forms_;  // by the word without marks
};

}  // namespace sohoa::values
