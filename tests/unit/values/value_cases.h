// Tables of texts as a recogniser reads them, beside the value they hold. The examples are invented.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

#include "extractors/values/value.h"

namespace sohoa::values {

inline const Vocabulary& TestVocabulary() {
  static const std::shared_ptr<const Vocabulary> kVocabulary = [] {
    std::vector<settings::Problem> problems;
    auto vocabulary = Vocabulary::Load(std::string(SOHOA_SOURCE_DIR) + "/config", &problems);
    for (const settings::Problem& problem : problems) ADD_FAILURE() << settings::ToString(problem);
    return vocabulary;
  }();
  return *kVocabulary;
}

struct Reading {
  const char* text;
  const char* value;  // null: no such value
};
inline void PrintTo(const Reading& reading, std::ostream* out) { *out << reading.text; }

inline std::string Read(Kind kind, const char* text) {
  const std::optional<Value> value = Parse(kind, text, TestVocabulary());
  return value ? value->value : "(nothing)";
}
inline double FitOf(Kind kind, const char* text) {
  const std::optional<Value> value = Parse(kind, text, TestVocabulary());
  return value ? value->fit : -1;
}
inline std::vector<std::string> NotesOf(Kind kind, const char* text) {
  const std::optional<Value> value = Parse(kind, text, TestVocabulary());
  return value ? value->notes : std::vector<std::string>{"(nothing)"};
}

}  // namespace sohoa::values

// A suite of readings of one kind: each text must give its value.
#define SOHOA_READINGS(suite, kind, ...)                                                                               \
  class suite : public ::testing::TestWithParam<Reading> {};                                                           \
  TEST_P(suite, IsRead) { EXPECT_EQ(Read(kind, GetParam().text), GetParam().value ? GetParam().value : "(nothing)"); } \
  INSTANTIATE_TEST_SUITE_P(Table, suite, ::testing::Values(__VA_ARGS__))
