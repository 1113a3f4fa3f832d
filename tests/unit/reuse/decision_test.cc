#include "reuse/decision.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "reuse/receipt.h"
#include "unit/reuse/reuse_fixture.h"

namespace sohoa::reuse {
namespace {

using testing::Contains;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

constexpr const char* kWife = "067190012345";
constexpr const char* kHusband = "067088000077";
constexpr const char* kDossier = "H36.45-261120-0001";

Values MaritalStatus(const std::string& id, const std::string& purpose = "Để đăng ký kết hôn") {
  return {{"document_number", "12/UBND-XNTTHN"},
          {"holder_name", "Trần Thị Công"},
          {"personal_id", id},
          {"marital_status", "Chưa đăng ký kết hôn với ai"},
          {"issue_date", "2026-10-10"},
          {"purpose", purpose}};
}
Values Card(const std::string& id, const std::string& name) {
  return {{"personal_id", id}, {"holder_name", name}, {"date_of_birth", "1990-01-02"}, {"expiry_date", "2035-01-02"}};
}
Values Marriage(const std::string& registered) {
  return {{"wife_name", "Trần Thị Công"},    {"wife_id", kWife},
          {"husband_name", "Y Khoa Niê"},    {"husband_id", kHusband},
          {"registration_date", registered}, {"issue_date", "2026-11-20"}};
}
Values Birth(const std::string& id, const std::string& name) {
  return {{"personal_id", id}, {"holder_name", name}, {"date_of_birth", "2020-01-02"}, {"issue_date", "2020-02-02"}};
}

class DecisionTest : public ReuseTest {
 protected:
  const ComponentDecision& On(const std::string& procedure, const std::string& component) {
    static const auto catalog = registry::ProcedureCatalog::Load(ConfigDir(), nullptr);
    question_.procedure = catalog.Find(procedure, kDay);
    question_.day = kDay;
    if (question_.id.empty()) question_.id = kWife;
    Result<Decision> decided = Decide(*store_, ProjectRules(), question_);
    EXPECT_TRUE(decided.ok());
    decision_ = *std::move(decided);
    for (const ComponentDecision& each : decision_.components) {
      if (each.component->id == component) return each;
    }
    ADD_FAILURE() << component;
    return decision_.components.front();
  }

  static std::vector<std::string> Tokens(const ComponentDecision& decision) {
    std::vector<std::string> tokens;
    for (const Reason& reason : decision.reasons) tokens.push_back(reason.token);
    return tokens;
  }

  void Take(const ComponentDecision& decision, const std::string& dossier) {
    const ComponentDecision* refused = nullptr;
    const auto events =
        EventsOf(decision_, question_, {dossier, "kết hôn", "lan", {decision.component->id}, ""}, &refused);
    ASSERT_TRUE(events.ok());
    ASSERT_TRUE(store_->AddEvents(*events, "lan").ok());
  }

  Question question_;
  Decision decision_;
};

// ---- a paper for one purpose ----

class MaritalStatusTest : public DecisionTest {
 protected:
  const ComponentDecision& Check() {
    question_.holders = {{"spouse", kHusband}};
    return On("1.000894", "tinh_trang_hon_nhan");
  }
};

TEST_F(MaritalStatusTest, OneThatWasTakenForAnotherDossierIsAskedFor) {
  Keep("a", "giay_xac_nhan_tinh_trang_hon_nhan", MaritalStatus(kWife));
  Keep("b", "giay_xac_nhan_tinh_trang_hon_nhan", MaritalStatus(kHusband));
  const ComponentDecision& first = Check();
  ASSERT_EQ(first.answer, ReuseAnswer::kDataCheck);
  Take(first, "H36.45-261101-0009");
  question_.dossier = kDossier;
  const ComponentDecision& second = Check();
  EXPECT_EQ(second.answer, ReuseAnswer::kAsk);
  EXPECT_THAT(Tokens(second), Contains("purpose_used"));
}

TEST_F(MaritalStatusTest, OneThatWasTakenForThisDossierMayBeTakenAgain) {
  Keep("a", "giay_xac_nhan_tinh_trang_hon_nhan", MaritalStatus(kWife));
  Keep("b", "giay_xac_nhan_tinh_trang_hon_nhan", MaritalStatus(kHusband));
  question_.dossier = kDossier;
  Take(Check(), kDossier);
  EXPECT_EQ(Check().answer, ReuseAnswer::kDataCheck);
}

TEST_F(MaritalStatusTest, OneThatCameWithAnotherDossierAfterItWasIssuedIsUsed) {
  Keep("a", "giay_xac_nhan_tinh_trang_hon_nhan", MaritalStatus(kWife), "H36.45-261101-0009");
  EXPECT_THAT(Tokens(Check()), Contains("purpose_used"));
}

TEST_F(MaritalStatusTest, TheDossierThatIssuedItDidNotUseIt) {
  Keep("a", "giay_xac_nhan_tinh_trang_hon_nhan", MaritalStatus(kWife), "H36.45-261008-0009");
  EXPECT_THAT(Tokens(Check()), Not(Contains("purpose_used")));
}

TEST_F(MaritalStatusTest, ALaterMarriageSupersedesIt) {
  Keep("a", "giay_xac_nhan_tinh_trang_hon_nhan", MaritalStatus(kWife));
  Keep("m", "giay_chung_nhan_ket_hon", Marriage("2026-11-15"));
  EXPECT_THAT(Tokens(Check()), Contains("superseded"));
}

TEST_F(MaritalStatusTest, AnEarlierMarriageWithALateExtractDoesNot) {
  Keep("a", "giay_xac_nhan_tinh_trang_hon_nhan", MaritalStatus(kWife));
  Keep("m", "trich_luc_ket_hon", Marriage("2015-03-04"));
  EXPECT_THAT(Tokens(Check()), Not(Contains("superseded")));
}

// ---- papers of several holders ----

TEST_F(MaritalStatusTest, OfBothIsNeeded) {
  Keep("a", "giay_xac_nhan_tinh_trang_hon_nhan", MaritalStatus(kWife));
  const ComponentDecision& one = Check();
  EXPECT_EQ(one.answer, ReuseAnswer::kAsk);
  EXPECT_THAT(Tokens(one), Contains("not_found"));
  Keep("b", "giay_xac_nhan_tinh_trang_hon_nhan", MaritalStatus(kHusband));
  const ComponentDecision& both = Check();
  EXPECT_EQ(both.answer, ReuseAnswer::kDataCheck);
  ASSERT_THAT(both.with, SizeIs(1));
  EXPECT_EQ(both.with.front().holder, "spouse");
}

TEST_F(MaritalStatusTest, TakingOpensBothRecords) {
  const std::string mine = Keep("a", "giay_xac_nhan_tinh_trang_hon_nhan", MaritalStatus(kWife));
  const std::string theirs = Keep("b", "giay_xac_nhan_tinh_trang_hon_nhan", MaritalStatus(kHusband));
  Take(Check(), kDossier);
  EXPECT_THAT(store_->Events(EventKind::kOpened, mine).value(), SizeIs(1));
  EXPECT_THAT(store_->Events(EventKind::kOpened, theirs).value(), SizeIs(1));
}

TEST_F(DecisionTest, ASpouseByAnEarlierMarriageIsNotTheOneToBeMarried) {
  Keep("m", "giay_chung_nhan_ket_hon", Marriage("2015-03-04"));
  Keep("a", "can_cuoc", Card(kWife, "Trần Thị Công"));
  Keep("b", "can_cuoc", Card(kHusband, "Y Khoa Niê"));
  const ComponentDecision& decision = On("1.000894", "giay_to_tuy_than");
  EXPECT_EQ(decision.answer, ReuseAnswer::kAsk);
  EXPECT_THAT(Tokens(decision), Contains("holder_not_given"));
}

TEST_F(DecisionTest, AKnownSpousesCardIsNeededForLand) {
  Keep("a", "can_cuoc", Card(kWife, "Trần Thị Công"));
  EXPECT_EQ(On("1.013831", "giay_to_tuy_than").answer, ReuseAnswer::kDataCheck);
  Keep("m", "giay_chung_nhan_ket_hon", Marriage("2015-03-04"));
  EXPECT_EQ(On("1.013831", "giay_to_tuy_than").answer, ReuseAnswer::kAsk);
  Keep("b", "can_cuoc", Card(kHusband, "Y Khoa Niê"));
  EXPECT_EQ(On("1.013831", "giay_to_tuy_than").answer, ReuseAnswer::kDataCheck);
}

// ---- a component that asks for one of several events ----

TEST_F(DecisionTest, AnExtractOfAnUnnamedEventIsAskedFor) {
  Keep("a", "giay_khai_sinh", Birth(kWife, "Trần Thị Công"));
  const ComponentDecision& decision = On("2.000635", "su_kien_ho_tich");
  EXPECT_EQ(decision.answer, ReuseAnswer::kAsk);
  EXPECT_THAT(Tokens(decision), Contains("kind_not_given"));
}

TEST_F(DecisionTest, AnExtractTakesThePaperOfItsEventAlone) {
  Keep("a", "giay_khai_sinh", Birth(kWife, "Trần Thị Công"));
  const std::string marriage = Keep("m", "giay_chung_nhan_ket_hon", Marriage("2015-03-04"));
  question_.kinds = {"ket_hon"};
  const ComponentDecision& decision = On("2.000635", "su_kien_ho_tich");
  EXPECT_EQ(decision.answer, ReuseAnswer::kReuse);
  ASSERT_THAT(decision.candidates, SizeIs(1));
  EXPECT_EQ(decision.Best()->record_id, marriage);
}

TEST_F(DecisionTest, AnExtractIsOfWhomTheQuestionNames) {
  Keep("a", "giay_khai_sinh", Birth(kWife, "Trần Thị Công"));
  const std::string child = Keep("c", "giay_khai_sinh", Birth("067220000001", "Y Nam Niê"));
  question_.kinds = {"khai_sinh"};
  question_.holders = {{"child", "067220000001"}};
  const ComponentDecision& decision = On("2.000635", "su_kien_ho_tich");
  ASSERT_THAT(decision.candidates, SizeIs(1));
  EXPECT_EQ(decision.Best()->record_id, child);
}

// ---- whose dossier it is ----

TEST_F(DecisionTest, TheDossiersApplicantIsComparedByEveryIdentifierOfThePerson) {
  Values card = Card(kWife, "Trần Thị Công");
  card.push_back({"previous_id", "245012345"});
  Keep("a", "can_cuoc", card);
  const Subject subject = *FindSubject(*store_, kWife);
  EXPECT_EQ(CompareApplicant(subject, "245012345", ""), SameApplicant::kSame);
  EXPECT_EQ(CompareApplicant(subject, kHusband, "Trần Thị Công"), SameApplicant::kOther);
}

TEST_F(DecisionTest, WithoutAnIdentifierTheDossiersApplicantIsComparedByName) {
  Keep("a", "can_cuoc", Card(kWife, "Trần Thị Công"));
  const Subject subject = *FindSubject(*store_, kWife);
  EXPECT_EQ(CompareApplicant(subject, "", "TRẦN THỊ CÔNG"), SameApplicant::kSame);
  EXPECT_EQ(CompareApplicant(subject, "", "Y Khoa Niê"), SameApplicant::kOther);
  EXPECT_EQ(CompareApplicant(subject, "", ""), SameApplicant::kUnknown);
}

TEST_F(DecisionTest, TheOwnerOfTheFirmMayBeTheDossiersApplicant) {
  Keep("a", "giay_chung_nhan_ho_kinh_doanh",
       {{"registration_code", "8116645121"}, {"business_name", "Quán Hoa"}, {"owner_id", kWife}});
  EXPECT_EQ(CompareApplicant(*FindSubject(*store_, "8116645121"), kWife, ""), SameApplicant::kSame);
}

TEST_F(DecisionTest, TheReasonForAnotherPersonsPapersIsWrittenDown) {
  Keep("a", "giay_khai_sinh", Birth(kWife, "Trần Thị Công"));
  question_.kinds = {"khai_sinh"};
  On("2.000635", "su_kien_ho_tich");
  const ComponentDecision* refused = nullptr;
  const auto events = EventsOf(decision_, question_, {kDossier, "x", "lan", {"su_kien_ho_tich"}, "ủy quyền"}, &refused);
  ASSERT_TRUE(events.ok());
  EXPECT_THAT(std::get<ReuseTaken>(events->front().what).reasons, Contains("other_applicant:ủy quyền"));
}

}  // namespace
}  // namespace sohoa::reuse
