#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tests/unit/papers/shipped_rules.h"

namespace sohoa::papers {
namespace {

namespace fs = std::filesystem;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// The shipped configuration with one more paper type, in a folder of its own that goes with the test.
class RulesWith {
 public:
  explicit RulesWith(const std::string& type_yaml) {
    std::string pattern = (fs::temp_directory_path() / "sohoa_papers_XXXXXX").string();
    const char* made = mkdtemp(pattern.data());
    dir_ = made == nullptr ? "" : made;
    fs::copy(SOHOA_SOURCE_DIR "/config", dir_, fs::copy_options::recursive | fs::copy_options::overwrite_existing);
    std::ofstream(dir_ + "/papers/thu.yaml") << type_yaml;
    auto loaded = PaperCatalog::Load(dir_, &problems_);
    if (loaded) catalog_ = *loaded;
  }
  RulesWith(const RulesWith&) = delete;
  RulesWith& operator=(const RulesWith&) = delete;
  ~RulesWith() {
    std::error_code ignored;
    if (!dir_.empty()) fs::remove_all(dir_, ignored);
  }

  // What is wrong with it, as people read it.
  std::string Problems() const {
    std::string all;
    for (const auto& problem : problems_) all += settings::ToString(problem) + "\n";
    return all;
  }
  const PaperCatalog& catalog() const { return *catalog_; }

 private:
  std::string dir_;
  std::vector<settings::Problem> problems_;
  std::shared_ptr<const PaperCatalog> catalog_;
};

TEST(TypeTitlesTest, AreThoseOfTheCatalog) {
  const auto titles = TypeTitles(SOHOA_SOURCE_DIR "/config");
  for (const std::string& type : ShippedRules().TypeNames()) {
    ASSERT_TRUE(titles.contains(type)) << type;
    EXPECT_EQ(titles.at(type), ShippedRules().Title(type));
  }
  EXPECT_EQ(titles.size(), ShippedRules().TypeNames().size());
}

TEST(Catalog, TheShippedRulesAreFreeOfMistakes) {
  std::string all;
  for (const auto& problem : ShippedProblems()) all += settings::ToString(problem) + "\n";
  EXPECT_EQ(all, "");
}

TEST(Catalog, KnowsEveryTypeOfTheDesign) {
  for (const char* type : {"cong_van",
                           "nghi_quyet",
                           "quyet_dinh",
                           "chi_thi",
                           "quy_che",
                           "quy_dinh",
                           "thong_cao",
                           "thong_bao",
                           "huong_dan",
                           "chuong_trinh",
                           "ke_hoach",
                           "phuong_an",
                           "de_an",
                           "du_an",
                           "bao_cao",
                           "bien_ban",
                           "to_trinh",
                           "hop_dong",
                           "cong_dien",
                           "ban_ghi_nho",
                           "ban_thoa_thuan",
                           "giay_uy_quyen",
                           "giay_moi",
                           "giay_gioi_thieu",
                           "giay_nghi_phep",
                           "phieu_gui",
                           "phieu_chuyen",
                           "phieu_bao",
                           "thu_cong",
                           "thong_tu",
                           "nghi_dinh",
                           "giay_khai_sinh",
                           "trich_luc_khai_sinh",
                           "trich_luc_khai_tu",
                           "trich_luc_ket_hon",
                           "giay_chung_nhan_ket_hon",
                           "giay_xac_nhan_tinh_trang_hon_nhan",
                           "giay_phep_xay_dung",
                           "giay_chung_nhan_ho_kinh_doanh",
                           "giay_chung_nhan_dang_ky_doanh_nghiep",
                           "giay_chung_nhan_quyen_su_dung_dat",
                           "phieu_ly_lich_tu_phap",
                           "chung_chi_hanh_nghe",
                           "giay_chung_nhan_an_toan_thuc_pham",
                           "giay_tiep_nhan_ho_so",
                           "can_cuoc",
                           "giay_phep_lai_xe",
                           "khac"}) {
    EXPECT_THAT(ShippedRules().TypeNames(), Contains(type));
  }
}

TEST(Catalog, NamesTypesAndFieldsForPeople) {
  EXPECT_EQ(ShippedRules().Title("giay_khai_sinh"), "Giấy khai sinh");
  EXPECT_EQ(ShippedRules().FieldTitle("giay_khai_sinh", "mother_name"), "Họ, chữ đệm, tên người mẹ");
}

TEST(Catalog, ReadsWhatAPersonTypedThroughTheFieldsGrammar) {
  const auto field = ShippedRules().ReadTyped("giay_khai_sinh", "date_of_birth", "24/11/2004");
  ASSERT_TRUE(field);
  EXPECT_EQ(field->value, "2004-11-24");
}

TEST(Catalog, RefusesATypedValueThatDoesNotFit) {
  EXPECT_FALSE(ShippedRules().ReadTyped("giay_khai_sinh", "date_of_birth", "hôm qua"));
}

TEST(Catalog, TakesANewTypeFromAFile) {
  const RulesWith rules("type: giay_thu\ntitle: Giấy thử\nrecognise: {titles: [GIẤY THỬ NGHIỆM]}\n");
  EXPECT_EQ(rules.Problems(), "");
  EXPECT_THAT(rules.catalog().TypeNames(), Contains("giay_thu"));
}

TEST(Catalog, ReportsAnUnknownKeyWithLineAndSuggestion) {
  const RulesWith rules("type: giay_thu\ntitel: Giấy thử\ntitle: Giấy thử\n");
  EXPECT_THAT(rules.Problems(), HasSubstr("thu.yaml:2: unknown key «titel» (did you mean «title»?)"));
}

TEST(Catalog, ReportsAnUnknownKindWithASuggestion) {
  const RulesWith rules("type: giay_thu\ntitle: x\nfields:\n  name:\n    kind: person_nam\n    labels: [Họ tên]\n");
  EXPECT_THAT(rules.Problems(), HasSubstr("unknown kind of value «person_nam» (did you mean «person_name»?)"));
}

TEST(Catalog, ReportsAPatternThatDoesNotCompile) {
  const RulesWith rules(
      "type: giay_thu\ntitle: x\nfields:\n  code:\n    kind: text\n    from: pattern\n    pattern: '('\n");
  EXPECT_THAT(rules.Problems(), HasSubstr("thu.yaml:7: this is not a regular expression"));
}

TEST(Catalog, ReportsAnIdentityThatNamesNoField) {
  const RulesWith rules("type: giay_thu\ntitle: x\nidentity: [issuing_agenci]\n");
  EXPECT_THAT(rules.Problems(), HasSubstr("did you mean «issuing_agency»?"));
}

TEST(Catalog, ReportsACheckOfAFieldThatIsNot) {
  const RulesWith rules("type: giay_thu\ntitle: x\nchecks:\n  - {date_order: [issue_date, end_date]}\n");
  EXPECT_THAT(rules.Problems(), HasSubstr("has no field «end_date»"));
}

TEST(Catalog, ReportsALabelThatTwoFieldsWaitFor) {
  const RulesWith rules(
      "type: giay_thu\ntitle: x\nfields:\n  a: {kind: text, labels: [Nơi ở]}\n  b: {kind: text, labels: [NƠI Ở]}\n");
  EXPECT_THAT(rules.Problems(), HasSubstr("belongs to «a» already"));
}

TEST(Catalog, ReportsATypeThatIsDescribedTwice) {
  const RulesWith rules("type: giay_khai_sinh\ntitle: x\n");
  EXPECT_THAT(rules.Problems(), HasSubstr("described in another file already"));
}

TEST(Catalog, ReportsASectionThatIsNot) {
  const RulesWith rules(
      "type: giay_thu\ntitle: x\nsections:\n  mother: {anchors: [Mẹ]}\n"
      "fields:\n  a: {kind: text, labels: [Nơi ở], section: mothr}\n");
  EXPECT_THAT(rules.Problems(), HasSubstr("unknown section «mothr» (did you mean «mother»?)"));
}

TEST(Catalog, HasAnotherFingerprintWhenARuleChanges) {
  const RulesWith rules("type: giay_thu\ntitle: x\n");
  EXPECT_NE(rules.catalog().Fingerprint(), ShippedRules().Fingerprint());
}

TEST(Catalog, FailsWhereNoTypesAre) {
  std::vector<settings::Problem> problems;
  const auto loaded = PaperCatalog::Load("no/such/folder", &problems);
  ASSERT_FALSE(loaded.ok());
  EXPECT_EQ(loaded.error().code, ErrorCode::kConfigInvalid);
}

}  // namespace
}  // namespace sohoa::papers
