// What is gathered of dossiers from a store with papers, facts and reuses.
#include "report/dossiers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "../store/store_fixture.h"
#include "registry/dossier_code.h"
#include "report_data.h"

namespace sohoa::report {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

class DossiersTest : public store::StoreTest {
 protected:
  static const registry::ProcedureCatalog& Catalog() {
    static const auto catalog = registry::ProcedureCatalog::Load(SOHOA_SOURCE_DIR "/config", nullptr);
    return catalog;
  }

  std::string PutPaper(const std::string& dossier, const std::string& content, const std::string& type,
                       const store::Values& values) {
    store::SourceCommit commit = store::MakeCommit(content, type, values);
    store::PutInDossier(dossier, &commit);
    return Put(commit);
  }

  void Say(const std::vector<std::variant<ReuseTaken, RecordOpened, SubjectDecision, DossierFacts>>& what) {
    int second = 10;
    for (const auto& one : what) {
      const std::string at = "2026-03-01T00:00:" + std::to_string(second++) + "Z";
      ASSERT_TRUE(store_->AddEvents({{store::NewEventId(), at, "lan", one}}, "lan").ok());
    }
  }

  KnownDossier Read(const std::string& code) {
    Result<KnownDossier> dossier = ReadDossier(*store_, Catalog(), code);
    EXPECT_TRUE(dossier.ok());
    return dossier.ok() ? *std::move(dossier) : KnownDossier();
  }

  static constexpr auto kCode = "H36.45-260115-0042";
};

TEST_F(DossiersTest, TheCodeTellsAgencyAndDay) {
  EXPECT_EQ(registry::SplitDossierCode(kCode).agency, "H36.45");
  EXPECT_EQ(registry::SplitDossierCode(kCode).day, "2026-01-15");
  EXPECT_EQ(registry::SplitDossierCode("000.00.12.H16-231220-0007").agency, "H16.12");
  EXPECT_EQ(registry::SplitDossierCode("H36.45-261399-0042").day, "");
  EXPECT_EQ(registry::SplitDossierCode("hồ sơ của bà Lan").agency, "");
}

TEST_F(DossiersTest, TheReceiptTellsProcedureAndApplicant) {
  PutPaper(kCode, "a", "giay_tiep_nhan_ho_so",
           {{"procedure_name", "Đăng ký khai sinh"}, {"received_date", "2026-01-16"}, {"holder_id", "067090012345"}});
  const KnownDossier dossier = Read(kCode);
  ASSERT_NE(dossier.procedure, nullptr);
  EXPECT_EQ(dossier.procedure->code, "1.001193");
  EXPECT_EQ(dossier.received_on, "2026-01-16");
  EXPECT_EQ(dossier.subject, "067090012345");
  EXPECT_FALSE(dossier.HasComponent());
}

TEST_F(DossiersTest, WhatWasSaidStandsAboveTheReceipt) {
  PutPaper(kCode, "a", "giay_tiep_nhan_ho_so",
           {{"procedure_name", "Đăng ký khai sinh"}, {"received_date", "2026-01-16"}});
  DossierFacts facts;
  facts.dossier = kCode;
  facts.procedure = "1.000656";
  facts.received_on = "2026-01-14";
  facts.agency = "000.00.45.H36";
  Say({facts});
  const KnownDossier dossier = Read(kCode);
  EXPECT_EQ(dossier.procedure->code, "1.000656");
  EXPECT_EQ(dossier.received_on, "2026-01-14");
  EXPECT_EQ(dossier.agency, "H36.45");
}

TEST_F(DossiersTest, AResultIsOfTheProceduresTypeAndNotOlderThanTheReception) {
  DossierFacts facts;
  facts.dossier = kCode;
  facts.procedure = "1.004859";
  Say({facts});
  const std::string old = PutPaper(kCode, "old", "giay_khai_sinh", {{"issue_date", "2001-05-06"}});
  const std::string fresh = PutPaper(kCode, "new", "giay_khai_sinh", {{"issue_date", "2026-01-15"}});
  PutPaper(kCode, "undated", "giay_khai_sinh", {});
  const KnownDossier dossier = Read(kCode);
  ASSERT_THAT(dossier.papers, SizeIs(3));
  for (const DossierPaper& paper : dossier.papers) EXPECT_EQ(paper.is_result, paper.record_id == fresh);
  EXPECT_TRUE(dossier.HasComponent());
}

TEST_F(DossiersTest, OfSeveralReusesOfAComponentTheNewestCounts) {
  ReuseTaken taken = MakeReuse("ket_hon_cha_me", ReuseAnswer::kReuse);
  taken.dossier = kCode;
  taken.procedure = "1.001193";
  ReuseTaken asked = taken;
  asked.answer = ReuseAnswer::kAsk;
  Say({taken, asked});
  const KnownDossier dossier = Read(kCode);
  ASSERT_THAT(dossier.reuses, SizeIs(1));
  EXPECT_FALSE(dossier.IsReused());
  EXPECT_EQ(dossier.procedure->code, "1.001193");
}

TEST_F(DossiersTest, AllDossiersAtOnceAreThoseReadOneByOne) {
  PutPaper(kCode, "a", "giay_khai_sinh", {});
  PutPaper("H36.45-260116-0001", "b", "giay_khai_sinh", {});
  DossierFacts facts;
  facts.dossier = "H36.45-260117-0001";
  Say({facts});
  const Result<std::vector<KnownDossier>> all = CollectDossiers(*store_, Catalog(), "");
  ASSERT_TRUE(all.ok());
  ASSERT_THAT(*all, SizeIs(3));
  EXPECT_EQ((*all)[0].code, kCode);
  EXPECT_EQ((*all)[2].code, "H36.45-260117-0001");
  EXPECT_THAT((*all)[0].papers, SizeIs(1));
}

TEST_F(DossiersTest, OfAMonthAreThoseWhoseDayIsInItWhateverSaysTheDay) {
  const std::string by_code = kCode;
  const std::string said_otherwise = "H36.45-260116-0001";
  const std::string said_to_be = "H36.45-260216-0001";
  const std::string by_receipt = "H36.45-260217-0001";
  const std::string without_form = "hồ sơ 12";
  const std::string without_day = "hồ sơ 13";
  const std::string elsewhere = "H36.45-260218-0001";
  for (const std::string& code :
       {by_code, said_otherwise, said_to_be, by_receipt, without_form, without_day, elsewhere}) {
    PutPaper(code, code + "a", "giay_khai_sinh", {});
  }
  PutPaper(by_receipt, "r", "giay_tiep_nhan_ho_so", {{"received_date", "2026-01-20"}});
  PutPaper(without_form, "s", "giay_tiep_nhan_ho_so", {{"received_date", "2026-01-21"}});
  DossierFacts february;
  february.dossier = said_otherwise;
  february.received_on = "2026-02-01";
  DossierFacts january;
  january.dossier = said_to_be;
  january.received_on = "2026-01-31";
  Say({february, january});
  std::vector<std::string> found;
  const Result<std::vector<KnownDossier>> dossiers = CollectDossiers(*store_, Catalog(), "2026-01");
  ASSERT_TRUE(dossiers.ok());
  for (const KnownDossier& dossier : *dossiers) {
    EXPECT_THAT(dossier.papers, Not(IsEmpty())) << dossier.code;
    if (dossier.received_on.starts_with("2026-01-")) found.push_back(dossier.code);
    EXPECT_NE(dossier.code, elsewhere) << "what is of another month is not held";
  }
  EXPECT_THAT(found, UnorderedElementsAre(by_code, said_to_be, by_receipt, without_form));
  EXPECT_THAT(*dossiers, Contains(testing::Field(&KnownDossier::code, without_day)))
      << "it is told that nobody knows its month";
}

TEST_F(DossiersTest, ADossierOfWhichNothingIsKnownIsNotFound) {
  const Result<KnownDossier> dossier = ReadDossier(*store_, Catalog(), "H36.45-260115-9999");
  ASSERT_FALSE(dossier.ok());
  EXPECT_EQ(dossier.error().code, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace sohoa::report
