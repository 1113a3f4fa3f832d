#include "pipeline/member_name.h"

#include <gtest/gtest.h>

namespace sohoa::pipeline {
namespace {

TEST(DecodeName, KeepsUtf8AndComposesIt) {
  EXPECT_EQ(DecodeName("Hồ sơ/giấy khai sinh.pdf"), "Hồ sơ/giấy khai sinh.pdf");
  EXPECT_EQ(DecodeName("Ho\xCC\x82\xCC\x80 so\xCC\x9B.pdf"), "Hồ sơ.pdf");
}

TEST(DecodeName, ReadsWindows1258) {
  // "Hồ sơ Đắk Nông": ô + grave, ơ, Đ, ă + acute
  EXPECT_EQ(DecodeName("H\xF4\xCC s\xF5 \xD0\xE3\xECk N\xF4ng"), "Hồ sơ Đắk Nông");
}

TEST(DecodeName, ReadsTcvn) {
  // "Giấy khai sinh của mẹ" in TCVN 5712: ấ = 0xCA, ủ = 0xF1, ẹ = 0xD1
  EXPECT_EQ(DecodeName("Gi\xCAy khai sinh c\xF1"
                       "a m\xD1"),
            "Giấy khai sinh của mẹ");
}

TEST(DecodeName, AlwaysGivesSomethingReadable) {
  const std::string name = DecodeName("\x81\xFE\xFF.pdf");
  EXPECT_FALSE(name.empty());
  EXPECT_TRUE(name.ends_with(".pdf"));
}

TEST(SafeRelativeName, KeepsAnHonestPath) { EXPECT_EQ(SafeRelativeName("a/b c/d.pdf"), "a/b c/d.pdf"); }

// Found by fuzzing: such a name was decoded to nothing.
TEST(DecodeName, KeepsANameThatNobodySees) {
  EXPECT_EQ(DecodeName(std::string_view("\0\0", 2)), "_");
  EXPECT_EQ(DecodeName("\xE2\x80\x8B"), "_");
  EXPECT_EQ(DecodeName(""), "");
}

TEST(SafeRelativeName, CannotClimbOut) {
  EXPECT_EQ(SafeRelativeName("../../etc/passwd"), "etc/passwd");
  EXPECT_EQ(SafeRelativeName("/etc/passwd"), "etc/passwd");
  EXPECT_EQ(SafeRelativeName("a/../../b"), "a/b");
  EXPECT_EQ(SafeRelativeName("C:\\Windows\\x.dll"), "Windows/x.dll");
  EXPECT_EQ(SafeRelativeName("..\\..\\x"), "x");
  EXPECT_EQ(SafeRelativeName("./a//b"), "a/b");
  EXPECT_EQ(SafeRelativeName(".."), "");
}

TEST(SafeRelativeName, HidesControlCharacters) { EXPECT_EQ(SafeRelativeName("a\nb\x1b.pdf"), "a_b_.pdf"); }

}  // namespace
}  // namespace sohoa::pipeline
