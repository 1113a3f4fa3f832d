#include "exporters/national_record.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sohoa::exporters {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

NationalRules Rules() {
  return {{"MaHoSo", "TenTepDinhKem"}, {{"MaHoSo", R"([A-Z]\d{2}(\.\d{1,3}){0,3}-\d{6}-\d{4,6})"}}};
}

NationalDossier Whole() {
  NationalDossier dossier;
  dossier.code = "H36.45-260115-0042";
  NationalFile file;
  file.name = "Giấy khai sinh";
  dossier.files = {file};
  return dossier;
}

TEST(NationalRecordTest, AWholeDossierMayLeave) { EXPECT_THAT(CheckNational(Whole(), Rules()), IsEmpty()); }

TEST(NationalRecordTest, AMissingKeyIsNamed) {
  NationalDossier dossier = Whole();
  dossier.code.clear();
  EXPECT_THAT(CheckNational(dossier, Rules()), ElementsAre("Thiếu MaHoSo."));
}

TEST(NationalRecordTest, AMissingKeyOfAFileIsNamedWithItsPlace) {
  NationalDossier dossier = Whole();
  dossier.files.push_back({});
  EXPECT_THAT(CheckNational(dossier, Rules()), ElementsAre("Thiếu TaiLieuNop[2].TenTepDinhKem."));
}

TEST(NationalRecordTest, ACodeMustMatchItsPatternWhole) {
  NationalDossier dossier = Whole();
  dossier.code += "x";
  EXPECT_THAT(CheckNational(dossier, Rules()), ElementsAre(HasSubstr("không đúng mẫu")));
}

TEST(NationalRecordTest, AReplacementNeedsItsCode) {
  NationalDossier dossier = Whole();
  dossier.files[0].reuse = NationalReuse::kReplaced;
  EXPECT_THAT(CheckNational(dossier, Rules()), SizeIs(1));
  dossier.files[0].replaced_by = "SH-1";
  EXPECT_THAT(CheckNational(dossier, Rules()), IsEmpty());
}

TEST(NationalRecordTest, APatternThatIsNoneIsNamed) {
  NationalRules rules = Rules();
  rules.patterns["MaHoSo"] = "(";
  EXPECT_THAT(CheckNational(Whole(), rules), ElementsAre(HasSubstr("trong cấu hình không đúng")));
}

TEST(NationalRecordTest, FlagsAreNumbers) {
  NationalDossier dossier = Whole();
  dossier.files[0].is_digitised = true;
  const std::string json = NationalJson(dossier);
  EXPECT_THAT(json, HasSubstr("\"HoSoCoThanhPhanSoHoa\": 1"));
  EXPECT_THAT(json, HasSubstr("\"DuocSoHoa\": 1"));
  EXPECT_THAT(json, HasSubstr("\"DuocTaiSuDung\": 0"));
}

TEST(NationalRecordTest, ADayIsWrittenWithItsTime) {
  EXPECT_EQ(NationalTime("2026-01-15"), "15/01/2026 00:00:00");
  EXPECT_EQ(NationalTime(""), "");
}

TEST(NationalRecordTest, CodesThatNobodyKnowsAreNamed) {
  NationalDossier dossier;
  dossier.code = "H36.45-260115-0001";
  dossier.field_code = "G15-HT01";
  dossier.files.push_back({.id = "R1", .name = "Giấy khai sinh", .component = "", .link = "", .replaced_by = ""});
  dossier.files.push_back({.id = "R2", .name = "Căn cước", .component = "KQ004767", .link = "", .replaced_by = ""});
  EXPECT_THAT(UnknownInNational(dossier), testing::ElementsAre("Chưa biết MaThanhPhanHoSo của: Giấy khai sinh."));
}

}  // namespace
}  // namespace sohoa::exporters
