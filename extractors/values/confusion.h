// What the recogniser takes for what: the cost of reading one text for another (config/vocabulary/confusions.yaml).
// Immutable after loading; every method may be called from any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "settings/yaml_reader.h"

namespace sohoa::values {

class Confusions {
 public:
  static Confusions Load(const std::string& path, std::vector<settings::Problem>* problems);

  // The cost of the cheapest way in which `meant` may have been read as `read`: 0 when they are equal, about 1 for each
  // letter that has nothing to do with the other. Both in lower case. Gives up with `limit` or more once it is reached.
  double Distance(std::u32string_view read, std::u32string_view meant, double limit) const;

  // Whether each word of `meant` may have been read as the word in its place: a phrase that shares all but one word
  // with another ("KRÔNG PẮC", "KRÔNG NÔ") is near it as a whole, and yet another name. Phrases of unlike counts of
  // words must have about as many letters. Both in lower case.
  bool WordsAgree(std::u32string_view read, std::u32string_view meant) const;

  // Whether no eye could tell the letter from its digit (O, l), so that nothing is in doubt where only digits may
  // stand.
  bool IsAlike(char32_t letter) const { return alike_.find(letter) != std::u32string::npos; }

  // The letters that stand for a digit.
  std::u32string_view LettersFor(char digit) const;

  // The digit that a letter stands for where only digits may stand ('O' is 0, 'l' is 1).
  std::optional<char> Digit(char32_t letter) const;

 private:
  struct Merge {
    char32_t one = 0;
    char32_t first = 0;
    char32_t second = 0;
    double cost = 1;
  };
  double Substitution(char32_t read, char32_t meant) const {
    return read == meant ? 0 : costs_[static_cast<std::size_t>(Class(read)) * classes_ + Class(meant)];
  }
  std::uint8_t Class(char32_t c) const;
  double SubstitutionByRule(char32_t read, char32_t meant) const;
  void BuildMatrix();
  double Loss(char32_t c) const;
  bool Merges(char32_t one) const;
  double MergeCost(char32_t one, char32_t first, char32_t second) const;

  double tone_ = 0.2;
  double shape_ = 0.25;
  double both_ = 0.35;
  double space_ = 0.3;
  double sign_ = 0.3;
  double letter_ = 0.9;
  double double_ = 0.35;
  std::unordered_map<std::uint64_t, double> pairs_;
  // The rules worked out for every two letters of the alphabet, which Distance looks at millions of times.
  std::size_t classes_ = 1;
  std::vector<std::uint8_t> class_of_;  // of ASCII, Latin and its Vietnamese extension; 0 for any other letter
  std::vector<float> costs_;
  std::vector<Merge> merges_;
  std::unordered_map<char32_t, char> digits_;
  std::unordered_map<char, std::u32string> letters_;
  std::u32string alike_;
};

}  // namespace sohoa::values
