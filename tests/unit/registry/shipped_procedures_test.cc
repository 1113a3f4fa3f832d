// What config/procedures says of the fourteen groups of procedures.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "registry/procedures.h"

namespace sohoa::registry {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

const ProcedureCatalog& Shipped() {
  static const ProcedureCatalog catalog = ProcedureCatalog::Load(SOHOA_SOURCE_DIR "/config", nullptr);
  return catalog;
}

std::string NamedCode(std::string_view name) {
  const Procedure* procedure = Shipped().FindByName(name);
  return procedure == nullptr ? "" : procedure->code;
}

TEST(ShippedProceduresTest, TheFilesHaveNoMistakes) {
  std::vector<settings::Problem> problems;
  ProcedureCatalog::Load(SOHOA_SOURCE_DIR "/config", &problems);
  std::vector<std::string> told;
  for (const settings::Problem& problem : problems) told.push_back(ToString(problem));
  EXPECT_THAT(told, IsEmpty());
}

class FourteenTest : public ::testing::TestWithParam<const char*> {};

TEST_P(FourteenTest, IsKnownTodayAndHasComponents) {
  const Procedure* procedure = Shipped().Find(GetParam(), "2026-11-24");
  ASSERT_NE(procedure, nullptr);
  EXPECT_FALSE(procedure->components.empty());
  EXPECT_FALSE(procedure->legal_basis.empty());
}

INSTANTIATE_TEST_SUITE_P(Codes, FourteenTest,
                         ::testing::Values("1.001193", "2.000986", "1.000894", "2.000806", "1.004873", "1.000656",
                                           "2.000635", "2.000908", "1.004859", "1.004884", "1.004746", "1.005461",
                                           "1.004222", "1.004194", "1.010038", "1.013831", "1.012787", "1.013992",
                                           "1.013225", "1.009122", "1.013226", "1.013227", "1.001612", "2.000720",
                                           "2.000575", "1.001266", "3.000333", "3.000334", "2.000488", "1.001776",
                                           "1.001699", "1.001731", "2.001827", "3.000347"));

TEST(ShippedProceduresTest, ALandCertificateIsNeverMoreThanADataCheck) {
  for (const Procedure& procedure : Shipped().All()) {
    for (const Component& component : procedure.components) {
      const auto& types = component.accepted_types;
      if (std::find(types.begin(), types.end(), "giay_chung_nhan_quyen_su_dung_dat") == types.end()) continue;
      EXPECT_EQ(component.use, ComponentUse::kDataCheck) << procedure.code << " " << component.id;
    }
  }
}

TEST(ShippedProceduresTest, AJudicialRecordIsNeverTakenFromTheStore) {
  for (const Procedure& procedure : Shipped().All()) {
    for (const Component& component : procedure.components) {
      EXPECT_THAT(component.accepted_types, Not(Contains("phieu_ly_lich_tu_phap"))) << procedure.code;
    }
  }
}

TEST(ShippedProceduresTest, TheParentsMarriageIsReusedForABirth) {
  const Procedure* procedure = Shipped().Find("1.001193", "");
  ASSERT_NE(procedure, nullptr);
  const Component* component = FindComponent(*procedure, "ket_hon_cha_me");
  ASSERT_NE(component, nullptr);
  EXPECT_EQ(component->use, ComponentUse::kReuse);
  EXPECT_THAT(component->result_codes, ElementsAre("KQ.G15.000032"));
}

TEST(ShippedProceduresTest, LocalAndServiceCodesLeadToTheirProcedure) {
  ASSERT_NE(Shipped().Find("1.001193.000.00.00.H36", ""), nullptr);
  ASSERT_NE(Shipped().Find("1.000894.01", ""), nullptr);
  EXPECT_EQ(Shipped().Find("1.000894.01", "")->code, "1.000894");
}

TEST(ShippedProceduresTest, AnOldCodeLeadsToTodaysProcedure) {
  ASSERT_NE(Shipped().Find("1.009122", ""), nullptr);
  EXPECT_EQ(Shipped().Find("1.009122", "")->code, "1.013225");
}

TEST(ShippedProceduresTest, ANameIsFoundWithoutItsMarksAndTheWordThuTuc) {
  EXPECT_EQ(NamedCode("dang ky khai sinh"), "1.001193");
  EXPECT_EQ(NamedCode("Đăng ký khai tử"), "1.000656");
  EXPECT_EQ(NamedCode("THỦ TỤC ĐĂNG KÝ KẾT HÔN (Cấp xã)"), "1.000894");
}

TEST(ShippedProceduresTest, AMisreadLetterIsForgiven) {
  EXPECT_EQ(NamedCode("Đăng ký khai sỉnh"), "1.001193");
  EXPECT_EQ(NamedCode("Đang ký thành iập hộ kinh doanh"), "1.001612");
}

TEST(ShippedProceduresTest, ALongNameThatIsCutOffIsFound) {
  EXPECT_EQ(NamedCode("Gia hạn giấy phép xây dựng đối với công trình cấp III, cấp IV (công trình Không theo tuyến"),
            "1.013227");
}

TEST(ShippedProceduresTest, LongNamesThatDifferInAFewWordsAreToldApart) {
  const Procedure* extension = Shipped().Find("1.013227", "");
  const Procedure* change = Shipped().Find("1.013226", "");
  EXPECT_EQ(NamedCode(extension->name), "1.013227");
  EXPECT_EQ(NamedCode(change->name), "1.013226");
}

TEST(ShippedProceduresTest, ANameThatGoesOnIsAnotherProcedure) {
  EXPECT_EQ(NamedCode("Đăng ký khai sinh có yếu tố nước ngoài"), "");
  EXPECT_EQ(NamedCode("Đăng ký kết hôn có yếu tố nước ngoài"), "2.000806");
  EXPECT_EQ(NamedCode("Đăng ký khai"), "");
  EXPECT_EQ(NamedCode(""), "");
}

}  // namespace
}  // namespace sohoa::registry
