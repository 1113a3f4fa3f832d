#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/store/store_fixture.h"

namespace sohoa::store {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

class AlikeTest : public StoreTest {
 protected:
  std::vector<std::string> Alike(const Record& paper) {
    const Result<std::vector<std::string>> ids = store_->FindAlike(paper, 10);
    EXPECT_TRUE(ids.ok());
    return ids.ok() ? *ids : std::vector<std::string>();
  }
  static Record Paper(const Values& values) { return MakeRecord("other", 1, "cong_van", values); }
};

TEST_F(AlikeTest, FindsTheNumberOfTheSameYear) {
  const std::string same =
      Put(MakeCommit("a", "cong_van", {{"document_number", "07/UBND-NC"}, {"issue_date", "2023-05-05"}}));
  Put(MakeCommit("b", "cong_van", {{"document_number", "7/UBND-NC"}, {"issue_date", "2024-05-05"}}));
  Put(MakeCommit("c", "quyet_dinh", {{"document_number", "7/UBND-NC"}, {"issue_date", "2023-05-05"}}));
  EXPECT_THAT(Alike(Paper({{"document_number", "7/UBND-NC"}, {"issue_date", "2023-01-01"}})), ElementsAre(same));
}

TEST_F(AlikeTest, FindsTheNumberWhereOneOfBothHasNoDate) {
  const std::string dated =
      Put(MakeCommit("a", "cong_van", {{"document_number", "7/UBND-NC"}, {"issue_date", "2023-05-05"}}));
  const std::string undated = Put(MakeCommit("b", "cong_van", {{"document_number", "8/UBND-NC"}}));
  EXPECT_THAT(Alike(Paper({{"document_number", "7/UBND-NC"}})), ElementsAre(dated));
  EXPECT_THAT(Alike(Paper({{"document_number", "8/UBND-NC"}, {"issue_date", "2023-05-05"}})), ElementsAre(undated));
}

TEST_F(AlikeTest, FindsIdentifiersAndPutsWhatSharesMoreFirst) {
  const std::string one = Put(MakeCommit("a", "cong_van", {{"holder_id", "067308430326"}}));
  const std::string two = Put(MakeCommit(
      "b", "cong_van", {{"holder_id", "067308430326"}, {"document_number", "7"}, {"issue_date", "2023-05-05"}}));
  EXPECT_THAT(Alike(Paper({{"holder_id", "067308430326"}, {"document_number", "7"}, {"issue_date", "2023-05-05"}})),
              ElementsAre(two, one));
}

TEST_F(AlikeTest, FindsTheFingerprintOfTheWords) {
  SourceCommit commit = MakeCommit("a", "cong_van");
  commit.records[0].document.text_signature.assign(30, 5);
  const std::string same = Put(commit);
  Record paper = Paper({});
  paper.document.text_signature.assign(30, 5);
  EXPECT_THAT(Alike(paper), Contains(same));
  paper.document.text_signature.assign(30, 6);
  EXPECT_THAT(Alike(paper), Not(Contains(same)));
}

TEST_F(AlikeTest, OneDossierMakesNoPapersAlike) {
  SourceCommit commit = MakeCommit("a", "cong_van");
  PutInDossier("H16.12-231220-0007", &commit);
  Put(commit);
  Record paper = Paper({});
  paper.dossier = "H16.12-231220-0007";
  EXPECT_THAT(Alike(paper), IsEmpty());
}

TEST_F(AlikeTest, ItsIndexIsVerified) {
  SourceCommit commit = MakeCommit("a", "cong_van", {{"document_number", "7"}});
  commit.records[0].document.text_signature.assign(30, 5);
  Put(commit);
  EXPECT_THAT(Findings(), IsEmpty());
}

}  // namespace
}  // namespace sohoa::store
