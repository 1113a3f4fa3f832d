#include "pipeline/spool.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>

#include "tests/unit/pipeline/temporary_folder.h"

namespace sohoa::pipeline {
namespace {

namespace fs = std::filesystem;

class SpoolTest : public testing::Test {
 protected:
  void SetUp() override { ::setenv("TMPDIR", folder_.path().c_str(), 1); }
  void TearDown() override { ::unsetenv("TMPDIR"); }
  TemporaryFolder folder_;
};

TEST_F(SpoolTest, IsPrivateAndGoneWithItsOwner) {
  auto spool = Spool::Make();
  ASSERT_TRUE(spool.ok());
  auto inner = (*spool)->NewFolder();
  ASSERT_TRUE(inner.ok());
  struct stat status {};
  ASSERT_EQ(::stat((*inner)->path().c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0700U);
  inner->reset();
  spool->reset();
  EXPECT_TRUE(fs::is_empty(folder_.path()));
}

TEST_F(SpoolTest, RemovesWhatADeadRunLeftAndNothingOfALivingOne) {
  fs::create_directories(folder_ / "sohoa-spool-dead");
  folder_.Write("sohoa-spool-dead/lock", "");
  folder_.Write("sohoa-spool-dead/1/paper", "x");
  const auto first = Spool::Make();
  const auto living = (*first)->NewFolder();
  const auto second = Spool::Make();
  EXPECT_FALSE(fs::exists(folder_ / "sohoa-spool-dead"));
  EXPECT_TRUE(fs::exists((*living)->path()));
}

}  // namespace
}  // namespace sohoa::pipeline
