// The rules find what they are for, and only that.
#include "architecture/include_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sohoa::architecture {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(IncludesOfTest, TellsQuotesFromAnglesAndCountsLines) {
  const auto includes = IncludesOf("// text\n#include <vector>\n  #  include \"model/page.h\"  // why\n");
  ASSERT_EQ(includes.size(), 2U);
  EXPECT_TRUE(includes.at(0).angled);
  EXPECT_EQ(includes.at(0).target, "vector");
  EXPECT_FALSE(includes.at(1).angled);
  EXPECT_EQ(includes.at(1).target, "model/page.h");
  EXPECT_EQ(includes.at(1).line, 3);
}

TEST(BackEdgesTest, ALowerFolderMustNotUseAHigherOne) {
  EXPECT_THAT(BackEdges({"model/page.cc", "#include \"store/store.h\"\n"}),
              ElementsAre("model/page.cc:1: model/ must not use store/store.h"));
}

TEST(BackEdgesTest, StoreAndExtractorsDoNotKnowEachOther) {
  EXPECT_THAT(BackEdges({"store/store.cc", "#include \"extractors/values/value.h\"\n"}), ::testing::SizeIs(1));
  EXPECT_THAT(BackEdges({"extractors/papers/rules.cc", "#include \"store/store.h\"\n"}), ::testing::SizeIs(1));
}

TEST(BackEdgesTest, ReadingAndValuesDoNotKnowEachOther) {
  EXPECT_THAT(BackEdges({"extractors/reading/ink.cc", "#include \"extractors/values/value.h\"\n"}),
              ::testing::SizeIs(1));
}

TEST(BackEdgesTest, AHigherFolderMayUseTheLowerOnesAndItself) {
  EXPECT_THAT(BackEdges({"pipeline/ingest.cc",
                         "#include \"pipeline/spool.h\"\n#include \"store/store.h\"\n"
                         "#include \"extractors/papers/rules.h\"\n#include \"model/page.h\"\n"}),
              IsEmpty());
}

TEST(StrayLibrariesTest, ALibraryOutsideItsPlaceIsFound) {
  EXPECT_THAT(StrayLibraries({"pipeline/ingest.cc", "#include <rocksdb/db.h>\n"}),
              ElementsAre("pipeline/ingest.cc:1: <rocksdb/db.h> belongs to store/"));
}

TEST(StrayLibrariesTest, ALibraryThatNobodyPlacedIsFound) {
  EXPECT_THAT(StrayLibraries({"model/page.cc", "#include <boost/any.hpp>\n"}), ::testing::SizeIs(1));
}

TEST(StrayLibrariesTest, TheLanguageAndTheSystemAreNoLibraries) {
  EXPECT_THAT(StrayLibraries({"model/page.cc", "#include <vector>\n#include <unistd.h>\n#include <sys/stat.h>\n"}),
              IsEmpty());
}

TEST(MissingGuardsTest, OnlyHeadersNeedOne) {
  EXPECT_THAT(MissingGuards({"model/page.h", "namespace sohoa {}\n"}), ::testing::SizeIs(1));
  EXPECT_THAT(MissingGuards({"model/page.h", "// What it is.\n#pragma once\n"}), IsEmpty());
  EXPECT_THAT(MissingGuards({"model/page.cc", "namespace sohoa {}\n"}), IsEmpty());
}

}  // namespace
}  // namespace sohoa::architecture
