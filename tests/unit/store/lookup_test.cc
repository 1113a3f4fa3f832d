#include <gmock/gmock.h>

#include "unit/store/store_fixture.h"

namespace sohoa::store {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

class LookupTest : public StoreTest {
 protected:
  // Stores a paper with these values; each is a day older than the one before.
  std::string Paper(const std::string& type, const Values& values, const std::string& dossier = "") {
    const int day = 28 - papers_++;
    const std::string time = "2026-01-" + std::string(day < 10 ? "0" : "") + std::to_string(day) + "T00:00:00Z";
    SourceCommit commit = MakeCommit("paper " + std::to_string(papers_), type, values, time);
    PutInDossier(dossier, &commit);
    return Put(commit);
  }
  std::string Person(const std::string& name) { return Paper("giay_khai_sinh", {{"holder_name", name}}); }

  std::vector<std::string> Ids(const Query& query) const {
    Result<std::vector<Hit>> hits = store_->Lookup(query);
    EXPECT_TRUE(hits.ok());
    std::vector<std::string> ids;
    if (hits.ok()) {
      for (const Hit& hit : *hits) ids.push_back(hit.record.id);
    }
    return ids;
  }
  std::vector<std::string> ByName(const std::string& name) const {
    Query query;
    query.name = name;
    return Ids(query);
  }
  std::vector<std::string> ByText(const std::string& text) const {
    Query query;
    query.text = text;
    return Ids(query);
  }
  std::vector<std::string> ByNumber(const std::string& number) const {
    Query query;
    query.number = number;
    return Ids(query);
  }
  std::vector<std::string> ById(const std::string& id) const {
    Query query;
    query.id = id;
    return Ids(query);
  }
  std::vector<std::string> ByPlace(const std::string& place) const {
    Query query;
    query.place = place;
    return Ids(query);
  }
  std::vector<std::string> Between(const std::string& from, const std::string& to) const {
    Query query;
    query.from = from;
    query.to = to;
    return Ids(query);
  }

  int papers_ = 0;
};

TEST_F(LookupTest, WithoutACriterionTheNewestComeFirst) {
  const std::string newest = Person("A");
  const std::string older = Person("B");
  EXPECT_THAT(Ids({}), ElementsAre(newest, older));
}

TEST_F(LookupTest, GivesNoMoreThanTheLimit) {
  for (int i = 0; i < 5; ++i) Person("Trần Thị Công");
  Query query;
  query.limit = 3;
  EXPECT_THAT(Ids(query), SizeIs(3));
  query.name = "cong";
  EXPECT_THAT(Ids(query), SizeIs(3));
}

TEST_F(LookupTest, ALimitOfZeroGivesAll) {
  for (int i = 0; i < 25; ++i) Person("Trần Thị Công");
  Query query;
  query.limit = 0;
  EXPECT_THAT(Ids(query), SizeIs(25));
}

TEST_F(LookupTest, ANameWithAccentsComesBeforeOthersThatFoldAlike) {
  const std::string dot = Person("Hạ");
  const std::string hook = Person("Hả");
  const std::string grave = Person("Hà");
  EXPECT_EQ(ByName("Hà").front(), grave);
  EXPECT_EQ(ByName("Hạ").front(), dot);
  EXPECT_EQ(ByName("Hả").front(), hook);
  EXPECT_THAT(ByName("Hả"), SizeIs(3));
}

TEST_F(LookupTest, ANameWithoutAccentsFindsThemAll) {
  const std::string plain = Person("Nguyễn Thị Hoa");
  const std::string grave = Person("Nguyễn Thị Hòa");
  Person("Nguyễn Văn Hoa");
  EXPECT_THAT(ByName("Nguyen Thi Hoa"), ElementsAre(plain, grave));
}

TEST_F(LookupTest, TheOldAndNewPlacingOfAToneAreOne) {
  const std::string id = Person("Nguyễn Thị Hòa");
  EXPECT_THAT(ByName("Nguyễn Thị Hoà"), ElementsAre(id));
}

TEST_F(LookupTest, AGivenNameAloneIsEnough) {
  const std::string id = Person("Trần Thị Công");
  Person("Lê Văn Chiến");
  EXPECT_THAT(ByName("công"), ElementsAre(id));
}

TEST_F(LookupTest, TheBeginningOfANameIsEnough) {
  const std::string id = Person("Trần Thị Công");
  EXPECT_THAT(ByName("Trần Th"), ElementsAre(id));
}

TEST_F(LookupTest, AWholeNameComesBeforeALongerOne) {
  const std::string longer = Person("Trần Thị Công Minh");
  const std::string whole = Person("Trần Thị Công");
  EXPECT_THAT(ByName("Trần Thị Công"), ElementsAre(whole, longer));
}

TEST_F(LookupTest, ExactAccentsInALongerNameComeBeforeFoldedOnes) {
  const std::string folded = Person("Ha Thị Mai");
  const std::string exact = Person("Hà Thị Lan");
  EXPECT_THAT(ByName("Hà"), ElementsAre(exact, folded));
}

TEST_F(LookupTest, APersonIsFoundInEveryRole) {
  const std::string id = Paper("giay_khai_sinh", {{"holder_name", "Lê An"}, {"mother_name", "H'Vi Êban"}});
  EXPECT_THAT(ByName("H'Vi Êban"), ElementsAre(id));
  EXPECT_THAT(ByName("h'vi eban"), ElementsAre(id));
}

TEST_F(LookupTest, ARecordWithTheNameTwiceIsOneHit) {
  const std::string id = Paper("giay_khai_sinh", {{"holder_name", "Lê Thị An"}, {"mother_name", "Trần Thị An"}});
  EXPECT_THAT(ByName("An"), ElementsAre(id));
}

TEST_F(LookupTest, AFirmIsFoundByAWordOfItsName) {
  const std::string id = Paper("giay_chung_nhan_ho_kinh_doanh", {{"business_name", "Hộ kinh doanh Cà phê Sương"}});
  EXPECT_THAT(ByName("cà phê"), ElementsAre(id));
}

TEST_F(LookupTest, ANumberIsFoundWithoutItsSymbol) {
  const std::string id = Paper("cong_van", {{"document_number", "7815/UBND-NC"}});
  Paper("cong_van", {{"document_number", "781/UBND-NC"}});
  EXPECT_THAT(ByNumber("7815"), ElementsAre(id));
}

TEST_F(LookupTest, ANumberIsFoundHoweverItIsTyped) {
  const std::string id = Paper("cong_van", {{"document_number", "07/QĐ-UBND"}});
  EXPECT_THAT(ByNumber("7/qd-ubnd"), ElementsAre(id));
  EXPECT_THAT(ByNumber("07 / QĐ-UBND"), ElementsAre(id));
}

TEST_F(LookupTest, TheNumberItselfComesBeforeLongerOnes) {
  const std::string longer = Paper("cong_van", {{"document_number", "1290/UBND"}});
  const std::string itself = Paper("cong_van", {{"document_number", "129/UBND"}});
  const std::string bare = Paper("cong_van", {{"document_number", "129"}});
  EXPECT_THAT(ByNumber("129"), ElementsAre(bare, itself, longer));
}

TEST_F(LookupTest, AnIdentifierIsFoundHoweverItIsSpaced) {
  const std::string id = Paper("giay_chung_nhan_quyen_su_dung_dat", {{"certificate_serial", "AB 123456"}});
  EXPECT_THAT(ById("ab123456"), ElementsAre(id));
  EXPECT_THAT(ById("AB 123456"), ElementsAre(id));
}

TEST_F(LookupTest, AnIdentifierItselfComesBeforeThoseThatBeginWithIt) {
  const std::string longer = Paper("khac", {{"owner_id", "0700820014"}});
  const std::string itself = Paper("khac", {{"personal_id", "070082001"}});
  EXPECT_THAT(ById("070082001"), ElementsAre(itself, longer));
}

TEST_F(LookupTest, APersonsValueIsFoundAndTheMachinesIsNot) {
  const std::string id = Person("Trần Thị Cong");
  Record next = *store_->Get(id);
  next.version = 2;
  next.person["holder_name"] = {"Trần Thị Kông", {}, "lan", "2026-11-25T00:00:00Z"};
  ASSERT_TRUE(store_->AddVersion(next, "lan").ok());
  EXPECT_THAT(ByName("Kông"), ElementsAre(id));
  EXPECT_THAT(ByName("Cong"), IsEmpty());
}

TEST_F(LookupTest, ATypeIsFoundByItsCodeAndByItsName) {
  const std::string id = Person("A");
  Paper("cong_van", {});
  Query query;
  query.type = "giay_khai_sinh";
  EXPECT_THAT(Ids(query), ElementsAre(id));
  query.type = "Giấy khai sinh";
  EXPECT_THAT(Ids(query), ElementsAre(id));
}

TEST_F(LookupTest, AnAgencyIsFoundByItsAbbreviation) {
  const std::string id = Paper("cong_van", {{"issuing_agency", "ỦY BAN NHÂN DÂN TỈNH ĐẮK NÔNG"}});
  Paper("cong_van", {{"issuing_agency", "ỦY BAN NHÂN DÂN HUYỆN ĐẮK MIL"}});
  Query query;
  query.agency = "UBND tỉnh Đắk Nông";
  EXPECT_THAT(Ids(query), ElementsAre(id));
  query.agency = "đắk nông";
  EXPECT_THAT(Ids(query), ElementsAre(id));
}

TEST_F(LookupTest, APlaceIsFoundHoweverItIsSpelled) {
  const std::string id = Paper("giay_khai_sinh", {{"place_of_birth", "xã Nhân Cơ, huyện Đắk R'Lấp, tỉnh Đắk Nông"}});
  EXPECT_THAT(ByPlace("Đắk R'Lấp"), ElementsAre(id));
  EXPECT_THAT(ByPlace("dak rlap"), ElementsAre(id));
  EXPECT_THAT(ByPlace("Huyện Đăk R’lấp"), ElementsAre(id));
  EXPECT_THAT(ByPlace("Đắk Mil"), IsEmpty());
}

TEST_F(LookupTest, AnAgencyOfAPlaceCountsLessThanThePlaceItself) {
  const std::string agency = Paper("cong_van", {{"issuing_agency", "ỦY BAN NHÂN DÂN HUYỆN ĐẮK MIL"}});
  const std::string place = Paper("giay_khai_sinh", {{"residence", "Đức Lập, Đắk Mil"}});
  EXPECT_THAT(ByPlace("Đắk Mil"), ElementsAre(place, agency));
}

TEST_F(LookupTest, DatesAreInclusiveAtBothEnds) {
  Paper("cong_van", {{"issue_date", "2023-12-19"}});
  const std::string first = Paper("cong_van", {{"issue_date", "2023-12-20"}});
  const std::string last = Paper("cong_van", {{"issue_date", "2023-12-31"}});
  Paper("cong_van", {{"issue_date", "2024-01-01"}});
  EXPECT_THAT(Between("2023-12-20", "2023-12-31"), UnorderedElementsAre(first, last));
  EXPECT_THAT(Between("20/12/2023", "31/12/2023"), UnorderedElementsAre(first, last));
}

TEST_F(LookupTest, ADateRangeMayBeOpen) {
  const std::string old = Paper("cong_van", {{"issue_date", "1999-01-01"}});
  const std::string young = Paper("cong_van", {{"issue_date", "2024-01-01"}});
  EXPECT_THAT(Between("2000-01-01", ""), ElementsAre(young));
  EXPECT_THAT(Between("", "1999-12-31"), ElementsAre(old));
}

TEST_F(LookupTest, AYearOrMonthIsABoundToo) {
  const std::string id = Paper("cong_van", {{"issue_date", "2023-12-31"}});
  Paper("cong_van", {{"issue_date", "2024-01-01"}});
  EXPECT_THAT(Between("2023", "2023"), ElementsAre(id));
  EXPECT_THAT(Between("2023-12", "2023-12"), ElementsAre(id));
}

TEST_F(LookupTest, ADateThatIsNoneIsSaid) {
  Query query;
  query.from = "soon";
  EXPECT_EQ(store_->Lookup(query).error().code, ErrorCode::kUsage);
}

TEST_F(LookupTest, OnlyTheIssueDateIsInTheRange) {
  Paper("giay_khai_sinh", {{"date_of_birth", "2023-12-20"}});
  EXPECT_THAT(Between("2023-12-20", "2023-12-20"), IsEmpty());
}

TEST_F(LookupTest, ADossierIsACriterion) {
  const std::string id = Paper("khac", {}, "H16.12-231220-0007");
  Paper("khac", {}, "H16.12-231220-0008");
  Query query;
  query.dossier = "H16.12-231220-0007";
  EXPECT_THAT(Ids(query), ElementsAre(id));
}

TEST_F(LookupTest, AllCriteriaMustFit) {
  const std::string both = Paper("giay_khai_sinh", {{"holder_name", "Trần Thị Công"}, {"residence", "Đắk Mil"}});
  Paper("giay_khai_sinh", {{"holder_name", "Trần Thị Công"}, {"residence", "Cư Jút"}});
  Paper("can_cuoc", {{"holder_name", "Trần Thị Công"}, {"residence", "Đắk Mil"}});
  Query query;
  query.name = "Trần Thị Công";
  query.place = "Đắk Mil";
  query.type = "giay_khai_sinh";
  EXPECT_THAT(Ids(query), ElementsAre(both));
}

TEST_F(LookupTest, NoHitWhenOneOfTheCriteriaFitsNothing) {
  Person("Trần Thị Công");
  Query query;
  query.name = "Trần Thị Công";
  query.id = "999999999999";
  EXPECT_THAT(Ids(query), IsEmpty());
}

TEST_F(LookupTest, ACriterionThatSaysNothingSearchableFitsNothing) {
  Person("Trần Thị Công");
  EXPECT_THAT(ById("---"), IsEmpty());
}

TEST_F(LookupTest, FreeTextFindsANumber) {
  const std::string id = Paper("cong_van", {{"document_number", "7815/UBND-NC"}});
  Person("A");
  EXPECT_THAT(ByText("7815/UBND-NC"), ElementsAre(id));
  EXPECT_THAT(ByText("7815"), ElementsAre(id));
}

TEST_F(LookupTest, FreeTextFindsAnIdentifierWithASpaceInIt) {
  const std::string id = Paper("giay_chung_nhan_quyen_su_dung_dat", {{"certificate_serial", "AB 123456"}});
  EXPECT_THAT(ByText("AB 123456"), ElementsAre(id));
}

TEST_F(LookupTest, FreeTextFindsAName) {
  const std::string id = Person("Trần Thị Công");
  EXPECT_THAT(ByText("trần thị công"), ElementsAre(id));
}

TEST_F(LookupTest, FreeTextFindsAPlaceAnAgencyAndAType) {
  const std::string place = Paper("khac", {{"residence", "xã Đức Lập"}});
  const std::string agency = Paper("cong_van", {{"issuing_agency", "SỞ TƯ PHÁP"}});
  EXPECT_THAT(ByText("Đức Lập"), ElementsAre(place));
  EXPECT_THAT(ByText("sở tư pháp"), ElementsAre(agency));
  EXPECT_THAT(ByText("công văn"), ElementsAre(agency));
}

TEST_F(LookupTest, FreeTextFindsADateOfAnyKind) {
  const std::string id = Paper("giay_khai_sinh", {{"date_of_birth", "1990-09-03"}});
  EXPECT_THAT(ByText("03/9/1990"), ElementsAre(id));
}

TEST_F(LookupTest, FreeTextFindsARecordByItsOwnId) {
  const std::string id = Person("A");
  Person("B");
  EXPECT_THAT(ByText(id), ElementsAre(id));
}

TEST_F(LookupTest, FreeTextFindsTheCodeOfADossier) {
  const std::string id = Paper("khac", {}, "H16.12-231220-0007");
  EXPECT_THAT(ByText("h16.12-231220-0007"), ElementsAre(id));
}

TEST_F(LookupTest, FreeTextMayJoinANameAndANumber) {
  const std::string id = Paper("khac", {{"holder_name", "Trần Thị Công"}, {"document_number", "45/2023"}});
  Paper("khac", {{"holder_name", "Trần Thị Công"}, {"document_number", "46/2023"}});
  EXPECT_THAT(ByText("Trần Thị Công 45/2023"), ElementsAre(id));
}

TEST_F(LookupTest, FreeTextMayJoinANameAndAPlace) {
  const std::string id = Paper("khac", {{"holder_name", "Trần Thị Công"}, {"residence", "Đắk Mil"}});
  Paper("khac", {{"holder_name", "Trần Thị Công"}, {"residence", "Cư Jút"}});
  EXPECT_THAT(ByText("Công Đắk Mil"), ElementsAre(id));
}

TEST_F(LookupTest, AnIdentifierRanksAboveANumber) {
  const std::string number = Paper("cong_van", {{"document_number", "125"}});
  const std::string identifier = Paper("khac", {{"parcel_number", "125"}});
  EXPECT_THAT(ByText("125"), ElementsAre(identifier, number));
}

TEST_F(LookupTest, ScoresFallWithTheRank) {
  Person("Hạ");
  Person("Hà");
  Query query;
  query.name = "Hà";
  const auto hits = store_->Lookup(query);
  ASSERT_TRUE(hits.ok());
  ASSERT_THAT(*hits, SizeIs(2));
  EXPECT_GT(hits->at(0).score, hits->at(1).score);
}

TEST_F(LookupTest, SeesWhatTheWriterCommitsMeanwhile) {
  const std::unique_ptr<Store> reader = OpenReader();
  ASSERT_NE(reader, nullptr);
  const std::string id = Person("Trần Thị Công");
  ASSERT_TRUE(reader->Refresh().ok());
  Query query;
  query.name = "Công";
  const auto hits = reader->Lookup(query);
  ASSERT_TRUE(hits.ok());
  ASSERT_THAT(*hits, SizeIs(1));
  EXPECT_EQ(hits->at(0).record.id, id);
}

}  // namespace
}  // namespace sohoa::store
