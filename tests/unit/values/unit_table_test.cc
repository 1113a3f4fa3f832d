#include "extractors/values/unit_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace sohoa::values {
namespace {

// A vocabulary of one province, the districts given, and no communes.
class UnitTableFromFiles : public ::testing::Test {
 protected:
  UnitTableFromFiles() {
    // Tests run side by side, each in a process of its own.
    const std::string name = ::testing::UnitTest::GetInstance()->current_test_info()->name();
    folder_ = std::filesystem::path(::testing::TempDir()) / ("unit_table_test." + name);
    std::filesystem::create_directories(folder_);
    Write("provinces.yaml", "local: [Đắk Nông]\nprovinces:\n  - {name: Cà Mau, code: \"096\"}\n");
    Write("units.tsv", "");
  }
  ~UnitTableFromFiles() override { std::filesystem::remove_all(folder_); }

  void Write(const std::string& name, const std::string& text) const { std::ofstream(folder_ / name) << text; }
  void Load(const std::string& districts) {
    Write("districts.yaml", districts);
    table_.Load(folder_.string(), &problems_);
  }

  std::filesystem::path folder_;
  UnitTable table_;
  std::vector<settings::Problem> problems_;
};

TEST_F(UnitTableFromFiles, KnowsTheDistrictsOfAProvince) {
  Load("Cà Mau:\n  Huyện: [Ngọc Hiển]\n");
  EXPECT_THAT(problems_, ::testing::IsEmpty());
  const auto match = table_.Find("huyện", "Ngọc Hiển", {"Cà Mau", ""}, Confusions());
  ASSERT_TRUE(match);
  EXPECT_EQ(match->unit->province, "Cà Mau");
  EXPECT_FALSE(table_.Find("quận", "Ngọc Hiển", {"Cà Mau", ""}, Confusions()));
}

TEST_F(UnitTableFromFiles, TellsOfDistrictsUnderNoProvince) {
  Load("Cà Mao:\n  Huyện: [Ngọc Hiển]\n");
  ASSERT_EQ(problems_.size(), 1U);
  EXPECT_THAT(settings::ToString(problems_.front()), ::testing::HasSubstr("Cà Mao"));
}

}  // namespace
}  // namespace sohoa::values
