#include "text/words.h"

#include <gtest/gtest.h>

namespace sohoa::text {
namespace {

TEST(Words, AreHeldWholeOnly) {
  const std::vector<std::string> words = {"khai_sinh", "ket_hon"};
  EXPECT_TRUE(Holds(words, "ket_hon"));
  EXPECT_FALSE(Holds(words, "ket"));
  EXPECT_FALSE(Holds({}, ""));
}

TEST(Words, OnOneLineHaveSpacesForLineBreaks) {
  EXPECT_EQ(OneLine("xã\r\nĐức Lập\n"), "xã  Đức Lập ");
  EXPECT_EQ(OneLine("một dòng"), "một dòng");
}

}  // namespace
}  // namespace sohoa::text
