#include "pipeline/archive_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sohoa::pipeline {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

std::string Packed(const std::vector<PackedFile>& files) {
  const Result<std::string> zip = PackZip(files);
  return zip.ok() ? *zip : "";
}

TEST(PackZipTest, HoldsNamesAsUtf8) {
  const std::string zip = Packed({{"originals/Giấy khai sinh.pdf", "%PDF"}});
  EXPECT_THAT(zip, StartsWith("PK"));
  EXPECT_THAT(zip, HasSubstr("originals/Giấy khai sinh.pdf"));
}

TEST(PackZipTest, MarksNamesAsUtf8) {
  constexpr std::size_t kFlagsHighByte = 7;
  constexpr char kUtf8Names = 0x08;
  EXPECT_EQ(Packed({{"Giấy.pdf", "%PDF"}}).at(kFlagsHighByte) & kUtf8Names, kUtf8Names);
}

TEST(PackZipTest, TheSameFilesGiveTheSameBytes) {
  EXPECT_EQ(Packed({{"a", "1"}, {"b", "2"}}), Packed({{"a", "1"}, {"b", "2"}}));
}

TEST(PackZipTest, AnEmptyFileIsKept) { EXPECT_THAT(Packed({{"empty", ""}}), HasSubstr("empty")); }

}  // namespace
}  // namespace sohoa::pipeline
