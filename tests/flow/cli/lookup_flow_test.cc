// Finding papers with the real program: why a hit is one, pages of hits, words that stand in no field, further scans.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string_view>

#include "tests/flow/cli/program.h"

namespace sohoa::flow {
namespace {

using nlohmann::json;
using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::StartsWith;

std::string SampleBytes(const std::string& name) { return ReadFile(RepositoryFile("samples/scans/" + name)); }
constexpr const char* kSampleLetter = "cong_van_7815_UBND-NC.pdf";
constexpr const char* kFoodSafety = "giay_chung_nhan_an_toan_thuc_pham_born_digital.pdf";

std::vector<std::string> RecordsOf(const Answer& answer) {
  std::vector<std::string> ids;
  for (const json& line : answer.Lines()) ids.push_back(line.value("record", ""));
  return ids;
}

// Two papers that are born digital, which is quick.
class LookupFlow : public ::testing::Test {
 protected:
  LookupFlow() {
    sandbox_.Write("in/a.pdf", SampleBytes(kSampleLetter));
    sandbox_.Write("in/b.pdf", SampleBytes(kFoodSafety));
    const Answer ingested = Run({"ingest", "--json", "in", "--jobs", "1"});
    EXPECT_EQ(ingested.exit_code, 0) << ingested.err;
    for (const json& line : ingested.Lines()) {
      (line.value("type", "") == "cong_van" ? letter_ : certificate_) = line.value("record", "");
    }
  }

  Answer Run(const std::vector<std::string>& arguments) const { return sandbox_.Run(arguments); }

  // What a page of one hit says of how to go on.
  std::string NextPage() const {
    constexpr std::string_view kOption = "--after ";
    const std::string told = Run({"lookup", "--json", "--limit", "1"}).err;
    const std::size_t option = told.find(kOption);
    EXPECT_NE(option, std::string::npos) << told;
    if (option == std::string::npos) return "";
    const std::size_t begin = option + kOption.size();
    return told.substr(begin, told.find(',', begin) - begin);
  }

  Sandbox sandbox_;
  std::string letter_, certificate_;
};

TEST_F(LookupFlow, ExplainsWhichFieldFitsAndHow) {
  const json hit = Run({"lookup", "7815/UBND-NC", "--explain", "--json"}).Lines().at(0);
  EXPECT_EQ(hit.at("record"), letter_);
  const json match = hit.at("explain").at(0);
  EXPECT_EQ(match.at("field"), "document_number");
  EXPECT_EQ(match.at("value"), "7815/UBND-NC");
  EXPECT_EQ(match.at("how"), "number");
}

TEST_F(LookupFlow, ExplainsInWordsWithoutJson) {
  EXPECT_THAT(Run({"lookup", "7815/UBND-NC", "--explain"}).out, HasSubstr("document_number «7815/UBND-NC»"));
}

TEST_F(LookupFlow, SaysNothingOfFieldsUnlessAsked) {
  EXPECT_FALSE(Run({"lookup", "7815/UBND-NC", "--json"}).Lines().at(0).contains("explain"));
}

TEST_F(LookupFlow, FindsWordsOfAPageThatStandInNoFieldAndSaysWhere) {
  const std::vector<json> hits = Run({"lookup", "cong hoa xa hoi chu nghia viet nam", "--json"}).Lines();
  ASSERT_THAT(hits, SizeIs(2));
  const json match = hits.at(0).at("explain").at(0);
  EXPECT_EQ(match.at("field"), "page");
  EXPECT_EQ(match.at("page"), 1);
  EXPECT_EQ(match.at("value"), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
  EXPECT_EQ(match.at("how"), "page_words");
}

TEST_F(LookupFlow, WordsOfNoPageFindNothing) { EXPECT_EQ(Run({"lookup", "hươu cao cổ"}).exit_code, 4); }

TEST_F(LookupFlow, OffsetLeavesOutTheFirst) {
  const std::vector<std::string> all = RecordsOf(Run({"lookup", "--json"}));
  ASSERT_THAT(all, SizeIs(2));
  EXPECT_THAT(RecordsOf(Run({"lookup", "--json", "--offset", "1"})), ElementsAre(all.at(1)));
}

TEST_F(LookupFlow, AfterGoesOnBehindARecord) {
  const std::vector<std::string> all = RecordsOf(Run({"lookup", "--json"}));
  ASSERT_THAT(all, SizeIs(2));
  EXPECT_THAT(RecordsOf(Run({"lookup", "--json", "--after", all.at(0)})), ElementsAre(all.at(1)));
}

TEST_F(LookupFlow, AfterWhatIsNoHitIsNotFound) {
  EXPECT_EQ(Run({"lookup", "7815/UBND-NC", "--after", certificate_}).exit_code, 4);
}

TEST_F(LookupFlow, SaysHowToGoOnWhenThereAreMore) {
  const std::vector<std::string> all = RecordsOf(Run({"lookup", "--json"}));
  ASSERT_THAT(all, SizeIs(2));
  const std::string after = NextPage();
  EXPECT_THAT(after, StartsWith(all.at(0) + "@"));
  EXPECT_THAT(RecordsOf(Run({"lookup", "--json", "--after", after})), ElementsAre(all.at(1)));
}

// Papers arrive in the background while a reader goes from page to page.
TEST_F(LookupFlow, PagesOfHitsStayWhileAnIngestRuns) {
  const std::vector<std::string> before = RecordsOf(Run({"lookup", "--json"}));
  const std::string after = NextPage();
  for (const char* name : {"giay_khai_sinh_office.jpg", "chung_chi_hanh_nghe_low.jpg"}) {
    sandbox_.Write(std::string("more/") + name, SampleBytes(name));
  }
  const Answer answer = sandbox_.RunScript(
      "\"$SOHOA\" ingest --json more --jobs 1 >ingested & ingest=$!\n"
      "\"$SOHOA\" lookup --json --limit 1 >page || exit 1\n"
      "while kill -0 $ingest 2>/dev/null; do\n"
      "  \"$SOHOA\" lookup --json --after " +
      after +
      " >>pages || exit 1\n"
      "done\n"
      "wait $ingest || exit 1\n"
      "\"$SOHOA\" lookup --json --after " +
      after + " >>pages\n");
  ASSERT_EQ(answer.exit_code, 0) << answer.err;
  const Answer pages{0, sandbox_.Read("pages"), ""};
  const std::vector<std::string> seen = RecordsOf(pages);
  EXPECT_GT(seen.size(), 1U);
  EXPECT_THAT(seen, Each(before.at(1)));
  EXPECT_THAT(RecordsOf(Run({"lookup", "--json"})), SizeIs(4));
}

class RescanFlow : public ::testing::Test {
 protected:
  std::vector<json> IngestBoth(const std::string& first, const std::string& second) {
    sandbox_.Write("first", first);
    sandbox_.Write("second", second);
    std::vector<json> lines;
    for (const char* name : {"first", "second"}) {
      const Answer answer = sandbox_.Run({"ingest", "--json", name, "--jobs", "1"});
      EXPECT_EQ(answer.exit_code, 0) << answer.err;
      for (json& line : answer.Lines()) lines.push_back(std::move(line));
    }
    return lines;
  }

  Sandbox sandbox_;
};

// The letter as it was made and as it was scanned with its seal and signature: one paper, two sheets.
TEST_F(RescanFlow, AScanOfAStoredLetterJoinsItsRecord) {
  const std::vector<json> lines = IngestBoth(SampleBytes(kSampleLetter), SampleBytes("cong_van_7815_UBND-NC_scan.pdf"));
  ASSERT_THAT(lines, SizeIs(2));
  EXPECT_EQ(lines.at(1).at("outcome"), "duplicate");
  EXPECT_THAT((std::set<std::string>{"sheet", "result"}), Contains(lines.at(1).at("duplicate_kind")));
  EXPECT_EQ(lines.at(1).at("duplicate_of"), lines.at(0).at("record"));
  EXPECT_THAT(sandbox_.Run({"lookup", "--json"}).Lines(), SizeIs(1));
}

TEST_F(RescanFlow, TheFurtherScanIsShownWithItsRecord) {
  const std::vector<json> lines = IngestBoth(SampleBytes(kSampleLetter), SampleBytes("cong_van_7815_UBND-NC_scan.pdf"));
  ASSERT_THAT(lines, Not(IsEmpty()));
  const json shown = sandbox_.Run({"show", lines.at(0).at("record"), "--json"}).Lines().at(0);
  ASSERT_THAT(shown.at("sightings"), SizeIs(1));
  EXPECT_EQ(shown.at("sightings").at(0).at("source"), "second");
}

}  // namespace
}  // namespace sohoa::flow
