// The fourteen groups of procedures over a real store, component by component: papers that are valid, expired,
// superseded, another person's, or not certain.
#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <set>

#include "reuse/decision.h"
#include "reuse/receipt.h"
#include "unit/reuse/reuse_fixture.h"

namespace sohoa::reuse {
namespace {

constexpr const char* kApplicant = "067090012345";
constexpr const char* kSpouse = "067088000077";
constexpr const char* kDeceased = "067060000001";
constexpr const char* kFirm = "8116645121";

struct Scenario {
  std::string name;
  std::string procedure;
  std::map<std::string, std::string> answers;  // of every component that is looked up, with valid papers on file
};

const std::vector<Scenario>& Scenarios() {
  const std::string reuse = "reuse";
  const std::string data = "data_check";
  static const std::vector<Scenario> scenarios = {
      {"Birth", "1.001193", {{"ket_hon_cha_me", reuse}, {"giay_to_tuy_than_cha_me", data}}},
      {"Marriage",
       "1.000894",
       {{"giay_to_tuy_than", data}, {"tinh_trang_hon_nhan", data}, {"khai_tu_vo_chong", reuse}}},
      // A certificate that was issued for one purpose is not used for another, nor for issuing the next one.
      {"MaritalStatus", "1.004873", {{"giay_xac_nhan_cu", "ask"}}},
      {"Death",
       "1.000656",
       {{"giay_to_nguoi_chet", data},
        {"khai_sinh_nguoi_chet", reuse},
        {"ket_hon_nguoi_chet", reuse},
        {"giay_to_nguoi_khai", data}}},
      {"Extract", "2.000635", {{"giay_to_tuy_than", data}, {"su_kien_ho_tich", reuse}}},
      {"Correction", "1.004859", {{"giay_to_tuy_than", data}, {"khai_sinh", reuse}, {"ket_hon", reuse}}},
      {"Residence", "1.004222", {{"cho_o_hop_phap", data}, {"khai_sinh", reuse}, {"ket_hon", reuse}}},
      {"LandTransfer",
       "1.013831",
       {{"giay_chung_nhan", data},
        {"giay_to_tuy_than", data},
        {"ket_hon", reuse},
        {"khai_sinh", reuse},
        {"khai_tu", reuse}}},
      {"ConstructionExtension", "1.013227", {{"giay_phep_cu", reuse}}},
      {"BusinessChange", "2.000720", {{"giay_to_tuy_than", data}, {"giay_chung_nhan_cu", reuse}}},
      {"CriminalRecord", "3.000333", {{"giay_to_tuy_than", data}, {"cu_tru", data}}},
      {"FuneralAllowance", "1.001731", {}},
      // The state of a poor household is looked at anew each year: nothing says how long its certificate counts.
      {"SocialAllowance",
       "1.001776",
       {{"xac_nhan_khuyet_tat", reuse}, {"khai_sinh", reuse}, {"khai_tu", reuse}, {"ho_ngheo", "ask"}}},
      {"FoodSafety", "2.001827", {{"dang_ky_kinh_doanh", reuse}, {"giay_chung_nhan_cu", data}}},
      {"DrivingLicence", "3.000347", {{"giay_phep_cu", reuse}, {"giay_to_tuy_than", data}}},
  };
  return scenarios;
}

enum class Flaw { kNone, kExpired, kSuperseded, kUncertain };

bool HasTerm(const std::string& type) {
  for (const char* with : {"can_cuoc", "giay_xac_nhan_tinh_trang_hon_nhan", "giay_phep_xay_dung", "giay_phep_lai_xe",
                           "giay_chung_nhan_an_toan_thuc_pham", "chung_chi_hanh_nghe"}) {
    if (type == with) return true;
  }
  return false;
}

Values PaperValues(const std::string& type, const std::string& id, bool expired) {
  const std::string issued = expired ? "2019-01-10" : "2026-10-10";
  Values values = {{"issue_date", issued}, {"document_number", "12/2026"}};
  const auto add = [&](const Values& more) { values.insert(values.end(), more.begin(), more.end()); };
  if (type == "giay_chung_nhan_ket_hon" || type == "trich_luc_ket_hon") {
    add({{"wife_name", "Trần Thị Công"},
         {"wife_id", id},
         {"wife_date_of_birth", "1990-01-02"},
         {"husband_name", "Y Khoa Niê"}});
  } else if (type == "giay_chung_nhan_quyen_su_dung_dat") {
    add({{"holder_name", "Trần Thị Công"}, {"holder_id", id}, {"certificate_serial", "AB 123456"}});
  } else if (type == "giay_chung_nhan_ho_kinh_doanh" || type == "giay_chung_nhan_dang_ky_doanh_nghiep") {
    add({{"registration_code", id == kApplicant ? kFirm : "0402230476"},
         {"business_name", "Hộ Kinh Doanh Hoa"},
         {"owner_name", "Trần Thị Công"},
         {"owner_id", id}});
  } else if (type == "giay_chung_nhan_an_toan_thuc_pham") {
    add({{"facility_name", "Hộ Kinh Doanh Hoa"}});
  } else {
    add({{"holder_name", "Trần Thị Công"}});
    const bool bears_id = type != "giay_phep_xay_dung" && type != "giay_phep_lai_xe";
    if (bears_id) add({{"personal_id", id}});
    if (type != "giay_phep_xay_dung") add({{"date_of_birth", "1990-01-02"}});
  }
  if (type == "giay_xac_nhan_khuyet_tat") add({{"disability_level", "Nặng"}});
  if (type == "trich_luc_khai_tu") add({{"date_of_death", "2026-09-01"}});
  if (type == "giay_xac_nhan_tinh_trang_hon_nhan") {
    add({{"marital_status", "Chưa đăng ký kết hôn với ai"}, {"purpose", "Để đăng ký kết hôn"}});
  }
  const bool has_expiry = HasTerm(type) && type != "giay_phep_xay_dung" && type != "giay_xac_nhan_tinh_trang_hon_nhan";
  if (has_expiry) add({{"expiry_date", expired ? "2024-01-10" : "2030-10-10"}});
  return values;
}

const registry::ProcedureCatalog& Catalog() {
  static const auto catalog = registry::ProcedureCatalog::Load(ConfigDir(), nullptr);
  return catalog;
}

class ScenarioTest : public ReuseTest, public testing::WithParamInterface<Scenario> {
 protected:
  void SetUp() override {
    ReuseTest::SetUp();
    question_.procedure = Catalog().Find(GetParam().procedure, kDay);
    ASSERT_NE(question_.procedure, nullptr) << GetParam().procedure;
    question_.id = kApplicant;
    question_.holders = {{"deceased", kDeceased}, {"firm", kFirm}};
    if (GetParam().name == "Marriage") question_.holders["spouse"] = kSpouse;
    if (GetParam().name == "Extract") {
      question_.holders.clear();
      question_.kinds = {"khai_sinh"};
    }
    question_.day = kDay;
  }

  static bool IsLookedUp(const registry::Component& component) {
    return component.use != registry::ComponentUse::kCitizen && !component.accepted_types.empty();
  }

  // Whose paper of the type the component wants.
  static std::string HolderOf(const registry::Component& component, const std::string& type) {
    const auto wants = [&](const char* role) {
      return std::find(component.holders.begin(), component.holders.end(), role) != component.holders.end();
    };
    if (wants("deceased") && (type == "trich_luc_khai_tu" || !wants("applicant"))) return kDeceased;
    return kApplicant;
  }

  // A paper for each component and each holder that it needs, of the first type that it accepts; `owner` instead of
  // whom it should belong to.
  void PutPapers(Flaw flaw, const std::string& owner = "") {
    for (const registry::Component* component : registry::ComponentsOn(*question_.procedure, kDay)) {
      if (!IsLookedUp(*component)) continue;
      const std::string& type = component->accepted_types.front();
      PutPaper(type, flaw, owner.empty() ? HolderOf(*component, type) : owner, owner.empty());
      if (component->need == registry::HoldersNeed::kAll && owner.empty()) PutPaper(type, flaw, kSpouse, true);
    }
  }

  void PutPaper(const std::string& type, Flaw flaw, const std::string& id, bool is_linked) {
    if (!put_.insert(type + id).second) return;
    Values values = PaperValues(type, id, flaw == Flaw::kExpired);
    if (flaw == Flaw::kUncertain) MakeUncertain(type, &values);
    const std::string record = Keep(type + id, type, values);
    if (flaw == Flaw::kSuperseded) Supersede(record);
    if (is_linked) Link(record, type);
  }

  static void MakeUncertain(const std::string& type, Values* values) {
    const TypeRule* rule = ProjectRules().Find(type, "");
    if (rule == nullptr) return;
    const std::string& decisive = rule->decisive.front();
    for (auto& [name, value] : *values) name += name == decisive ? "?" : "";
  }

  void Supersede(const std::string& id) {
    Record next = Get(id);
    ++next.version;
    next.validity.push_back({ValidityState::kSuperseded, "2026-11-01", "Rnewer", "machine", "", "luật"});
    ASSERT_TRUE(store_->AddVersion(next, "machine").ok());
  }

  // Papers that bear no identifier are the person's because a person said so.
  void Link(const std::string& record, const std::string& type) {
    std::string role;
    std::string subject = kApplicant;
    if (type == "giay_phep_xay_dung" || type == "giay_phep_lai_xe") role = "holder_name";
    if (type == "giay_chung_nhan_an_toan_thuc_pham") {
      role = "facility_name";
      subject = kFirm;
    }
    if (role.empty()) return;
    const Event event{store::NewEventId(), store::UtcNow(), "lan", SubjectDecision{record, role, subject, true}};
    ASSERT_TRUE(store_->AddEvents({event}, "lan").ok());
  }

  Decision Check() {
    Result<Decision> decision = Decide(*store_, ProjectRules(), question_);
    EXPECT_TRUE(decision.ok());
    return decision.ok() ? *decision : Decision{};
  }

  static bool Says(const ComponentDecision& decision, const std::string& token) {
    return std::any_of(decision.reasons.begin(), decision.reasons.end(),
                       [&](const Reason& reason) { return reason.token == token; });
  }

  static std::string Told(const ComponentDecision& decision) {
    std::string told = decision.component->id + ":";
    for (const Reason& reason : decision.reasons) told += " " + reason.token + "(" + reason.detail + ")";
    return told;
  }

  Question question_;
  std::set<std::string> put_;
};

TEST_P(ScenarioTest, ValidPapersAreAnsweredAsTheComponentSays) {
  PutPapers(Flaw::kNone);
  const Decision decision = Check();
  for (const auto& [id, answer] : GetParam().answers) {
    EXPECT_NE(registry::FindComponent(*question_.procedure, id), nullptr) << id;
  }
  for (const ComponentDecision& each : decision.components) {
    const auto expected = GetParam().answers.find(each.component->id);
    if (!IsLookedUp(*each.component)) {
      EXPECT_EQ(each.answer, ReuseAnswer::kAsk) << Told(each);
      EXPECT_TRUE(Says(each, "from_citizen"));
    } else if (expected != GetParam().answers.end()) {
      EXPECT_EQ(ReuseAnswerName(each.answer), expected->second) << Told(each);
    } else {
      EXPECT_NE(each.answer, ReuseAnswer::kAsk) << Told(each);
    }
  }
}

TEST_P(ScenarioTest, ExpiredPapersAreNotUsed) {
  PutPapers(Flaw::kExpired);
  for (const ComponentDecision& each : Check().components) {
    if (!IsLookedUp(*each.component) || !HasTerm(each.component->accepted_types.front())) continue;
    EXPECT_EQ(each.answer, ReuseAnswer::kAsk) << Told(each);
    EXPECT_TRUE(Says(each, "expired")) << Told(each);
  }
}

TEST_P(ScenarioTest, SupersededPapersAreNotUsed) {
  PutPapers(Flaw::kSuperseded);
  for (const ComponentDecision& each : Check().components) {
    if (!IsLookedUp(*each.component)) continue;
    EXPECT_EQ(each.answer, ReuseAnswer::kAsk) << Told(each);
    EXPECT_TRUE(Says(each, "superseded")) << Told(each);
  }
}

TEST_P(ScenarioTest, PapersOfATwinAreNeverOffered) {
  PutPapers(Flaw::kNone, kTwin);
  for (const ComponentDecision& each : Check().components) {
    EXPECT_EQ(each.answer, ReuseAnswer::kAsk) << Told(each);
    EXPECT_EQ(each.Best(), nullptr) << Told(each);
    if (IsLookedUp(*each.component)) {
      EXPECT_TRUE(Says(each, "not_found")) << Told(each);
    }
  }
}

TEST_P(ScenarioTest, UncertainPapersWaitForAPerson) {
  PutPapers(Flaw::kUncertain);
  for (const ComponentDecision& each : Check().components) {
    if (!IsLookedUp(*each.component)) continue;
    EXPECT_EQ(each.answer, ReuseAnswer::kAsk) << Told(each);
    EXPECT_NE(each.Best(), nullptr) << Told(each);
  }
}

TEST_P(ScenarioTest, TakingWritesDownEveryLookUp) {
  PutPapers(Flaw::kNone);
  const Decision decision = Check();
  const ComponentDecision* refused = nullptr;
  const auto events =
      EventsOf(decision, question_, {"H16.12-261124-0001", "giải quyết hồ sơ", "lan", {}, ""}, &refused);
  ASSERT_TRUE(events.ok());
  std::size_t looked_up = 0;
  std::size_t opened = 0;
  for (const ComponentDecision& each : decision.components) {
    looked_up += IsLookedUp(*each.component) ? 1 : 0;
    opened += each.Used().size();
  }
  const auto taken = std::count_if(events->begin(), events->end(),
                                   [](const Event& event) { return KindOf(event) == EventKind::kReuse; });
  EXPECT_EQ(static_cast<std::size_t>(taken), looked_up);
  EXPECT_EQ(events->size(), looked_up + opened) << "and that each record was opened";
  EXPECT_EQ(HasDigitised(*events), looked_up > 0);
  ASSERT_TRUE(events->empty() || store_->AddEvents(*events, "lan").ok());
}

INSTANTIATE_TEST_SUITE_P(Procedures, ScenarioTest, testing::ValuesIn(Scenarios()),
                         [](const auto& tested) { return tested.param.name; });

}  // namespace
}  // namespace sohoa::reuse
