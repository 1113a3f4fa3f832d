#include "reuse/subjects.h"

#include <gmock/gmock.h>

#include "unit/reuse/reuse_fixture.h"

namespace sohoa::reuse {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class SubjectsTest : public ReuseTest {
 protected:
  Subject Find(const std::string& id) {
    Result<Subject> subject = FindSubject(*store_, id);
    EXPECT_TRUE(subject.ok());
    return subject.ok() ? *subject : Subject{};
  }

  static std::vector<std::string> Ids(const std::vector<SubjectRecord>& records) {
    std::vector<std::string> ids;
    for (const SubjectRecord& each : records) ids.push_back(each.record.id);
    return ids;
  }

  void Say(const std::string& record, const std::string& role, const std::string& subject, bool same) {
    const Event event{store::NewEventId(), store::UtcNow(), "lan", SubjectDecision{record, role, subject, same}};
    ASSERT_TRUE(store_->AddEvents({event}, "lan").ok());
  }
};

TEST_F(SubjectsTest, FollowsTheOldNumberOnACard) {
  Keep("card", "can_cuoc", {{"personal_id", kId}, {"previous_id", "245012345"}, {"holder_name", "H'Vi Êban"}});
  const std::string old_paper =
      Keep("old", "giay_khai_sinh", {{"personal_id", "245012345"}, {"holder_name", "H'Vi Êban"}});
  const Subject subject = Find(kId);
  EXPECT_THAT(subject.identifiers, SizeIs(2));
  EXPECT_THAT(Ids(subject.records), testing::Contains(old_paper));
  EXPECT_THAT(subject.names, ElementsAre("H'Vi Êban"));
}

TEST_F(SubjectsTest, IsFoundByTheOldNumberToo) {
  const std::string card =
      Keep("card", "can_cuoc", {{"personal_id", kId}, {"previous_id", "245012345"}, {"holder_name", "K'Sơn"}});
  EXPECT_THAT(Ids(Find("245012345").records), ElementsAre(card));
}

TEST_F(SubjectsTest, TwinsStayApart) {
  const Values same = {{"holder_name", "Điểu K'Rung"}, {"date_of_birth", "1990-01-02"}};
  Values one = same;
  one.emplace_back("personal_id", kId);
  Values two = same;
  two.emplace_back("personal_id", kTwin);
  const std::string first = Keep("1", "giay_khai_sinh", one);
  Keep("2", "giay_khai_sinh", two);
  const Subject subject = Find(kId);
  EXPECT_THAT(Ids(subject.records), ElementsAre(first));
  EXPECT_THAT(subject.proposals, IsEmpty()) << "one with an identifier of his own is not proposed";
}

TEST_F(SubjectsTest, AFatherOfTheSameNameIsNotProposed) {
  Keep("son", "giay_khai_sinh", {{"holder_name", "Y Khoa Niê"}, {"personal_id", kId}, {"date_of_birth", "1990-01-02"}});
  Keep("father", "giay_khai_sinh", {{"holder_name", "Y Khoa Niê"}, {"date_of_birth", "1960-03-04"}});
  EXPECT_THAT(Find(kId).proposals, IsEmpty());
}

TEST_F(SubjectsTest, NameAndBirthDatePropose) {
  Keep("1", "can_cuoc", {{"holder_name", "Trần Thị Công"}, {"personal_id", kId}, {"date_of_birth", "1990-01-02"}});
  const std::string old_paper =
      Keep("2", "giay_khai_sinh", {{"holder_name", "Trần Thị Công"}, {"date_of_birth", "1990-01-02"}});
  const Subject subject = Find(kId);
  EXPECT_THAT(subject.records, SizeIs(1));
  ASSERT_THAT(Ids(subject.proposals), ElementsAre(old_paper));
  EXPECT_EQ(subject.proposals[0].reason.token, "same_name_and_birth");
}

TEST_F(SubjectsTest, AnotherAccentIsOnlySimilar) {
  Keep("1", "can_cuoc", {{"holder_name", "Trần Thị Hà"}, {"personal_id", kId}});
  Keep("2", "giay_khai_sinh", {{"holder_name", "Trần Thị Hạ"}});
  const Subject subject = Find(kId);
  ASSERT_THAT(subject.proposals, SizeIs(1));
  EXPECT_EQ(subject.proposals[0].reason.token, "similar_name");
}

TEST_F(SubjectsTest, APersonsWordLinks) {
  Keep("1", "can_cuoc", {{"holder_name", "Trần Thị Hà"}, {"personal_id", kId}});
  const std::string paper = Keep("2", "giay_khai_sinh", {{"holder_name", "Con"}, {"mother_name", "Trần Thị Hà"}});
  Say(paper, "mother_name", kId, true);
  const Subject subject = Find(kId);
  ASSERT_THAT(subject.records, SizeIs(2));
  EXPECT_EQ(subject.records[1].link, LinkKind::kPerson);
  EXPECT_FALSE(subject.records[1].is_own) << "a mother is not the holder";
}

TEST_F(SubjectsTest, APersonsWordParts) {
  const std::string paper = Keep("1", "giay_khai_sinh", {{"holder_name", "Trần Thị Hà"}, {"personal_id", kId}});
  Say(paper, "holder_name", kId, false);
  EXPECT_THAT(Find(kId).records, IsEmpty());
}

TEST_F(SubjectsTest, ARefusedPaperGivesNoFurtherIdentifiers) {
  const std::string card =
      Keep("card", "can_cuoc", {{"personal_id", kId}, {"previous_id", "245012345"}, {"holder_name", "H'Vi Êban"}});
  Keep("other", "giay_khai_sinh", {{"personal_id", "245012345"}, {"holder_name", "H'Vi Êban"}});
  ASSERT_THAT(Find(kId).records, SizeIs(2));
  Say(card, "holder_name", kId, false);
  const Subject subject = Find(kId);
  EXPECT_THAT(subject.identifiers, SizeIs(1)) << "the old number is the card's";
  EXPECT_THAT(subject.records, IsEmpty());
  EXPECT_THAT(subject.proposals, IsEmpty());
}

TEST_F(SubjectsTest, OfTwoWordsInOneSecondTheLaterCounts) {
  const std::string paper = Keep("1", "giay_khai_sinh", {{"personal_id", kId}, {"holder_name", "K'Sơn"}});
  for (const bool same : {false, true, false, true}) {
    const Event event{store::NewEventId(), "2026-11-24T07:00:00Z", "lan",
                      SubjectDecision{paper, "holder_name", kId, same}};
    ASSERT_TRUE(store_->AddEvents({event}, "lan").ok());
    EXPECT_EQ(Find(kId).records.size(), same ? 1U : 0U);
  }
}

TEST_F(SubjectsTest, TheNewestWordCounts) {
  const std::string paper = Keep("1", "giay_khai_sinh", {{"holder_name", "Trần Thị Hà"}, {"personal_id", kId}});
  const Event no{store::NewEventId(), "2026-01-01T00:00:00Z", "lan", SubjectDecision{paper, "holder_name", kId, false}};
  const Event yes{store::NewEventId(), "2026-01-02T00:00:00Z", "hoa", SubjectDecision{paper, "holder_name", kId, true}};
  ASSERT_TRUE(store_->AddEvents({no, yes}, "lan").ok());
  EXPECT_THAT(Find(kId).records, SizeIs(1));
}

TEST_F(SubjectsTest, AnUncertainIdentifierOnlyProposes) {
  Keep("1", "giay_khai_sinh", {{"holder_name", "Trần Thị Hà"}, {"personal_id?", kId}});
  const Subject subject = Find(kId);
  EXPECT_THAT(subject.records, IsEmpty());
  ASSERT_THAT(subject.proposals, SizeIs(1));
  EXPECT_EQ(subject.proposals[0].link, LinkKind::kUncertainIdentifier);
}

TEST_F(SubjectsTest, OneNumberUnderTwoNamesLinksNobody) {
  Keep("1", "giay_khai_sinh", {{"holder_name", "Trần Thị Hà"}, {"personal_id", kId}});
  Keep("2", "giay_khai_sinh", {{"holder_name", "Lê Văn Minh"}, {"personal_id", kId}});
  const Subject subject = Find(kId);
  EXPECT_THAT(subject.records, IsEmpty());
  EXPECT_THAT(subject.proposals, SizeIs(2));
}

TEST_F(SubjectsTest, ANumberInARegisterOnlyProposesAParcel) {
  Keep("1", "giay_chung_nhan_quyen_su_dung_dat", {{"certificate_serial", "AB 123456"}, {"register_number", "CH00123"}});
  EXPECT_THAT(Find("CH00123").records, IsEmpty());
}

TEST_F(SubjectsTest, AParcelNumberedAnewKeepsBothNumbersWhenSomebodyLinksThem) {
  const std::string kind = "giay_chung_nhan_quyen_su_dung_dat";
  const std::string old = Keep("1", kind, {{"certificate_serial", "AB 123456"}, {"parcel_number", "12"}});
  const std::string renumbered = Keep("2", kind, {{"certificate_serial", "CD 654321"}, {"parcel_number", "345"}});
  EXPECT_THAT(Ids(Find("AB123456").records), ElementsAre(old));
  Say(renumbered, "certificate_serial", "AB 123456", true);
  const Subject subject = Find("AB123456");
  EXPECT_TRUE(subject.Has("CD654321"));
  EXPECT_THAT(Ids(subject.records), testing::UnorderedElementsAre(old, renumbered));
  for (const SubjectRecord& linked : subject.records) EXPECT_EQ(linked.role, "parcel");
  Say(renumbered, "certificate_serial", "AB 123456", false);
  EXPECT_THAT(Ids(Find("AB123456").records), ElementsAre(old));
}

TEST_F(SubjectsTest, AnotherCertificateOfTheSameParcelIsProposed) {
  const std::string kind = "giay_chung_nhan_quyen_su_dung_dat";
  const auto parcel = [&](const std::string& name, const std::string& serial, const std::string& sheet) {
    return Keep(name, kind,
                {{"certificate_serial", serial},
                 {"parcel_number", "345"},
                 {"map_sheet", sheet},
                 {"parcel_address", "xã Đức Lập, tỉnh Lâm Đồng"}});
  };
  parcel("1", "AB 123456", "30");
  const std::string reissued = parcel("2", "CD 654321", "30");
  parcel("3", "EF 111111", "31");
  const Subject subject = Find("AB123456");
  ASSERT_THAT(Ids(subject.proposals), ElementsAre(reissued));
  EXPECT_EQ(subject.proposals[0].reason.token, "same_parcel");
}

TEST_F(SubjectsTest, ALandSheetIsFoundBySerialAndRegister) {
  const std::string sheet = Keep("1", "giay_chung_nhan_quyen_su_dung_dat",
                                 {{"certificate_serial", "AB 123456"}, {"register_number", "CH00123"}});
  EXPECT_THAT(Ids(Find("AB123456").records), ElementsAre(sheet));
  EXPECT_TRUE(Find("AB123456").Has("CH00123"));
}

}  // namespace
}  // namespace sohoa::reuse
