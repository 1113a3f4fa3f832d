// `report`, `dossier` and the hand-over, run as people run them, over a store that was filled by the test.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "../cli/program.h"
#include "store/sha256.h"
#include "store/store.h"

namespace sohoa::flow {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::StartsWith;

constexpr const char* kBirth = "H36.45-260115-0001";       // receipt, component, result, a reuse
constexpr const char* kMarriage = "H36.45.2-260116-0002";  // a component alone
constexpr const char* kFebruary = "H36.45-260201-0003";

Field MakeField(const std::string& name, const std::string& value) {
  Field field;
  field.name = name;
  field.value = value;
  field.status = FieldStatus::kAccepted;
  field.confidence = 0.99;
  field.page = 1;
  return field;
}

class MonthFlow : public ::testing::Test {
 protected:
  MonthFlow() {
    auto opened = store::Store::Open(sandbox_.Path("kho"), store::OpenMode::kWrite);
    EXPECT_TRUE(opened.ok());
    store_ = std::move(*opened);
    Put(kBirth, "giay_tiep_nhan_ho_so",
        {{"procedure_name", "Thủ tục đăng ký khai sinh"},
         {"holder_name", "Trần Thị <Công>"},
         {"holder_id", "067190012345"},
         {"received_date", "2026-01-15"},
         {"due_date", "2026-01-20"}});
    Put(kBirth, "can_cuoc", {{"personal_id", "067190012345"}});
    result_ = Put(kBirth, "giay_khai_sinh",
                  {{"document_number", "12/2026"},
                   {"issue_date", "2026-01-16"},
                   {"issuing_agency", "ỦY BAN NHÂN DÂN XÃ ĐỨC LẬP"}});
    Put(kMarriage, "giay_chung_nhan_ket_hon", {{"issue_date", "2001-02-03"}});
    Put(kFebruary, "giay_khai_sinh", {});
    ReuseTaken reuse;
    reuse.dossier = kBirth;
    reuse.procedure = "1.001193";
    reuse.component = "ket_hon_cha_me";
    reuse.answer = ReuseAnswer::kReuse;
    reuse.record_id = "R0000000000000001";
    reuse.result_code = "SH-2026-0001";
    EXPECT_TRUE(store_->AddEvents({{store::NewEventId(), store::UtcNow(), "lan", reuse}}, "lan").ok());
    store_.reset();
  }

  std::string Put(const std::string& dossier, const std::string& type,
                  const std::vector<std::pair<std::string, std::string>>& values) {
    store::SourceCommit commit;
    commit.original = store::OriginalInMemory(dossier + type);
    commit.source.hash = store::Sha256Hex(dossier + type);
    commit.source.path = type + ".pdf";
    commit.source.dossier = dossier;
    commit.source.format = "pdf";
    commit.source.page_count = 1;
    commit.source.received_at = "2026-01-15T01:00:00Z";
    Record record;
    record.id = MakeRecordId(commit.source.hash, 1);
    record.made_at = commit.source.received_at;
    record.made_by = "machine";
    record.source_hash = commit.source.hash;
    record.source_path = commit.source.path;
    record.dossier = dossier;
    record.document.pages = {1};
    record.document.type = type;
    for (const auto& [name, value] : values) record.document.fields.push_back(MakeField(name, value));
    commit.records = {record};
    EXPECT_TRUE(store_->Commit(commit, "lan").ok());
    return record.id;
  }

  Answer Run(const std::vector<std::string>& arguments) const { return sandbox_.Run(arguments); }

  nlohmann::json FigureOf(const Answer& answer, const std::string& group, const std::string& id) const {
    for (const nlohmann::json& line : answer.Lines()) {
      if (line.value("group", "") == group && line.value("indicator", "") == id) return line;
    }
    return {};
  }

  Sandbox sandbox_;
  std::unique_ptr<store::Store> store_;
  std::string result_;
};

TEST_F(MonthFlow, TheMonthAsJsonHasFiguresAndTheDossiersBehindThem) {
  const Answer answer = Run({"report", "--month", "2026-01", "--json"});
  ASSERT_EQ(answer.exit_code, 0) << answer.err;
  const nlohmann::json digitised = FigureOf(answer, "all", "4.2");
  EXPECT_EQ(digitised.at("numerator"), 1);
  EXPECT_EQ(digitised.at("denominator"), 2);
  EXPECT_EQ(digitised.at("percent"), 50.0);
  EXPECT_EQ(digitised.at("score"), 2.0);
  EXPECT_EQ(FigureOf(answer, "all", "4.3").at("score"), 1.25);  // 50 / 80 of 2
  EXPECT_EQ(FigureOf(answer, "all", "4.1").at("denominator"), 1);
  const nlohmann::json last = answer.Lines().back();
  EXPECT_EQ(last.at("dossier"), kMarriage);
  EXPECT_THAT(last.at("missing_from").dump(), HasSubstr("4.2"));
}

TEST_F(MonthFlow, TheFilterTakesAnAgencyWithItsChildren) {
  EXPECT_EQ(
      FigureOf(Run({"report", "--month", "2026-01", "--agency", "H36.45", "--json"}), "all", "4.2").at("dossiers"), 2);
  EXPECT_EQ(
      FigureOf(Run({"report", "--month", "2026-01", "--agency", "H36.45.2", "--json"}), "all", "4.2").at("dossiers"),
      1);
}

TEST_F(MonthFlow, TheMonthAsCsvHasOneLineAGroupAndIndicator) {
  const Answer answer = Run({"report", "--month", "2026-01", "--csv"});
  EXPECT_EQ(answer.exit_code, 0) << answer.err;
  EXPECT_THAT(answer.out, HasSubstr("2026-01,all,,All,2,4.2,"));
  EXPECT_THAT(answer.out, HasSubstr(",1,2,50.00,2.00,4.00,"));
}

TEST_F(MonthFlow, TheTableSaysWhatCannotBeKnown) {
  const Answer answer = sandbox_.RunScript("\"$SOHOA\" report --month 2026-01 --list");
  EXPECT_EQ(answer.exit_code, 0) << answer.err;
  EXPECT_THAT(answer.out, HasSubstr("Tháng 01/2026: 2 hồ sơ"));
  EXPECT_THAT(answer.out, HasSubstr("50,00"));
  EXPECT_THAT(answer.out, HasSubstr("không tính được từ kho này"));
  EXPECT_THAT(answer.out, HasSubstr(std::string("4.2 còn thiếu (1): ") + kMarriage));
}

TEST_F(MonthFlow, ThePageIsWellFormedAndNeedsNothingElse) {
  ASSERT_EQ(Run({"report", "--month", "2026-01", "--html", "thang.html"}).exit_code, 0);
  const std::string html = sandbox_.Read("thang.html");
  EXPECT_THAT(html, StartsWith("<!DOCTYPE html>"));
  EXPECT_THAT(html, HasSubstr("<svg"));
  EXPECT_THAT(html, Not(HasSubstr("<script")));
  EXPECT_EQ(sandbox_.RunScript("python3 -c 'import xml.dom.minidom as m; m.parse(\"thang.html\")'").exit_code, 0);
}

TEST_F(MonthFlow, WhatIsNoMonthIsAMistakeOfTheCommandLine) {
  EXPECT_EQ(Run({"report", "--month", "01/2026"}).exit_code, 2);
}

TEST_F(MonthFlow, FactsThatWereSaidChangeTheFigures) {
  ASSERT_EQ(Run({"dossier", "set", kFebruary, "--received", "31/01/2026", "--vneid", "yes"}).exit_code, 0);
  const Answer answer = Run({"report", "--month", "2026-01", "--json"});
  EXPECT_EQ(FigureOf(answer, "all", "4.5b").at("numerator"), 1);
  EXPECT_EQ(FigureOf(answer, "all", "4.5b").at("denominator"), 3);
}

TEST_F(MonthFlow, WhatIsNotSaidAgainStays) {
  ASSERT_EQ(Run({"dossier", "set", kFebruary, "--procedure", "1.001193"}).exit_code, 0);
  ASSERT_EQ(Run({"dossier", "set", kFebruary, "--channel", "online"}).exit_code, 0);
  const nlohmann::json shown = Run({"dossier", "show", kFebruary, "--json"}).Lines().at(0);
  EXPECT_EQ(shown.at("procedure"), "1.001193");
  EXPECT_EQ(shown.at("channel"), "online");
}

TEST_F(MonthFlow, ADossierShowsWhatIsThereReusedAndMissing) {
  const nlohmann::json shown = Run({"dossier", "show", kBirth, "--json"}).Lines().at(0);
  std::map<std::string, std::string> states;
  for (const nlohmann::json& component : shown.at("components")) {
    states[component.at("id")] = component.at("state");
  }
  EXPECT_EQ(states["giay_to_tuy_than_cha_me"], "present");
  EXPECT_EQ(states["ket_hon_cha_me"], "reused");
  EXPECT_EQ(states["giay_chung_sinh"], "unseen");
}

TEST_F(MonthFlow, AFileWithAMistakeChangesNothing) {
  sandbox_.Write("a.csv", "dossier,procedure,received_on\nA-1,1.001193,2026-01-05\nA-2,1.001193,32/01/2026\n");
  const Answer answer = Run({"dossier", "import", "a.csv"});
  EXPECT_EQ(answer.exit_code, 2);
  EXPECT_THAT(answer.err, HasSubstr("Line 3"));
  EXPECT_EQ(Run({"dossier", "show", "A-1"}).exit_code, 4);
}

TEST_F(MonthFlow, AFileOfManyDossiersIsTakenWhole) {
  sandbox_.Write("a.csv",
                 "\xEF\xBB\xBF"
                 "received_on;dossier;channel\n05/01/2026;A-1;2\n2026-01-06;A-2;post\n");
  ASSERT_EQ(Run({"dossier", "import", "a.csv"}).exit_code, 0);
  EXPECT_EQ(Run({"dossier", "show", "A-1", "--json"}).Lines().at(0).at("received_on"), "2026-01-05");
  EXPECT_EQ(Run({"dossier", "show", "A-2", "--json"}).Lines().at(0).at("channel"), "post");
}

TEST_F(MonthFlow, AnUnknownProcedureIsRefused) {
  EXPECT_EQ(Run({"dossier", "set", kFebruary, "--procedure", "9.999999"}).exit_code, 2);
}

TEST_F(MonthFlow, ADossierThatLacksSomethingDoesNotLeave) {
  const Answer answer = Run({"export", kBirth, "--format", "dvcqg", "-o", "out.json"});
  EXPECT_EQ(answer.exit_code, 1);
  EXPECT_THAT(answer.err, HasSubstr("Thiếu KenhThucHien"));
  EXPECT_FALSE(std::filesystem::exists(sandbox_.Path("out.json")));
}

TEST_F(MonthFlow, ADossierLeavesAsTheNationalPortalsRecord) {
  ASSERT_EQ(Run({"dossier", "set", kBirth, "--channel", "counter", "--received", "2026-01-15", "--procedure",
                 "1.001193", "--subject", "067190012345"})
                .exit_code,
            0);
  const Answer answer = Run({"export", kBirth, "--format", "dvcqg", "-o", "out.json"});
  ASSERT_EQ(answer.exit_code, 0) << answer.err;
  const nlohmann::json json = nlohmann::json::parse(sandbox_.Read("out.json"));
  EXPECT_EQ(json.at("MaHoSo"), kBirth);
  EXPECT_EQ(json.at("NgayTiepNhan"), "15/01/2026 00:00:00");
  EXPECT_EQ(json.at("DinhDanhCHS").at(0).at("LoaiDinhDanh"), 1);
  ASSERT_THAT(json.at("TaiLieuNop"), SizeIs(2));
  EXPECT_EQ(json.at("TaiLieuNop").at(0).at("DuocTaiSuDung"), 0);
  EXPECT_EQ(json.at("TaiLieuNop").at(1).at("DuocTaiSuDung"), 2);
  EXPECT_EQ(json.at("TaiLieuNop").at(1).at("MaKetQuaThayThe"), "SH-2026-0001");
  EXPECT_EQ(json.at("DanhSachGiayToKetQua").at(0).at("GiayToId"), result_);
  EXPECT_EQ(json.at("DanhSachGiayToKetQua").at(0).at("MaGiayToKetQua"), "KQ.G15.000031");
}

TEST_F(MonthFlow, ARecordAndADossierLeaveAsMetadataOfNd30) {
  ASSERT_EQ(Run({"export", result_, "--format", "nd30", "-o", "one.xml"}).exit_code, 0);
  const std::string one = sandbox_.Read("one.xml");
  EXPECT_THAT(one, HasSubstr("<CodeNumber>12</CodeNumber>"));
  EXPECT_THAT(one, HasSubstr("<IssuedDate>16/01/2026</IssuedDate>"));
  ASSERT_EQ(Run({"export", kBirth, "--format", "nd30", "-o", "all.xml"}).exit_code, 0);
  EXPECT_THAT(sandbox_.Read("all.xml"), HasSubstr("<DocTotal>3</DocTotal>"));
  EXPECT_THAT(sandbox_.Read("all.xml"), HasSubstr("Trần Thị &lt;Công&gt;"));
  EXPECT_EQ(sandbox_.RunScript("python3 -c 'import xml.dom.minidom as m; m.parse(\"all.xml\")'").exit_code, 0);
}

}  // namespace
}  // namespace sohoa::flow
