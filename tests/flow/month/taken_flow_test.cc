// From a scanned paper to the month's figures: ingested, settled by a person, taken for another dossier, counted,
// handed over. The real program over the repository's samples.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "../cli/program.h"

namespace sohoa::flow {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::StartsWith;

constexpr const char* kHolder = "066192395651";
constexpr const char* kDossier = "H36.45-260310-0777";

class TakenFlow : public ::testing::Test {
 protected:
  TakenFlow() {
    record_ = Ingest("khai_sinh.jpg", "samples/scans/giay_khai_sinh_office.jpg", "H36.45-160627-0011");
    Ingest("cong_van.pdf", "samples/scans/cong_van_7815_UBND-NC.pdf", kDossier);
    EXPECT_EQ(sandbox_.Run({"review", "confirm", record_, "--by", "lan"}).exit_code, 0);
    EXPECT_EQ(sandbox_
                  .Run({"dossier", "set", kDossier, "--procedure", "1.004873", "--agency", "H36.45", "--received",
                        "10/03/2026", "--subject", kHolder, "--channel", "counter", "--vneid", "no"})
                  .exit_code,
              0);
  }

  std::string Ingest(const std::string& name, const std::string& sample, const std::string& dossier) const {
    sandbox_.Write(name, ReadFile(RepositoryFile(sample)));
    const Answer answer = sandbox_.Run({"ingest", "--json", "--jobs", "1", "--dossier", dossier, name});
    EXPECT_EQ(answer.exit_code, 0) << answer.err;
    return answer.Lines().empty() ? "" : answer.Lines().front().value("record", "");
  }

  std::vector<std::string> Taking(const std::string& id) const {
    return {"reuse",  "take",      "--procedure",       "1.004873",    "--id",      id,     "--dossier",
            kDossier, "--purpose", "xác nhận hôn nhân", "--component", "khai_sinh", "--by", "lan"};
  }
  Answer Take(const std::string& id, const std::vector<std::string>& more) const {
    std::vector<std::string> arguments = Taking(id);
    arguments.insert(arguments.end(), more.begin(), more.end());
    return sandbox_.Run(arguments);
  }

  nlohmann::json Reused() const {
    for (const nlohmann::json& line : sandbox_.Run({"report", "--month", "2026-03", "--json"}).Lines()) {
      if (line.value("group", "") == "all" && line.value("indicator", "") == "4.3") return line;
    }
    return {};
  }

  Sandbox sandbox_;
  std::string record_;
};

TEST_F(TakenFlow, APaperIsTakenCountedAndHandedOver) {
  EXPECT_EQ(Reused().at("numerator"), 0);

  const Answer taken = Take(kHolder, {"--json"});
  ASSERT_EQ(taken.exit_code, 0) << taken.err;
  const nlohmann::json receipt = taken.Lines().at(0);
  EXPECT_EQ(receipt.at("HoSoCoThanhPhanSoHoa"), 1);
  ASSERT_THAT(receipt.at("components"), SizeIs(1));
  const nlohmann::json component = receipt.at("components").at(0);
  EXPECT_EQ(component.at("answer"), "reuse") << component;
  EXPECT_EQ(component.at("record"), record_);
  EXPECT_EQ(component.at("DuocTaiSuDung"), 2);
  EXPECT_EQ(component.at("DuocSoHoa"), 1);
  EXPECT_EQ(component.at("DuocLayTuKhoDMQG"), 0);
  const std::string code = component.at("MaKetQuaThayThe");
  EXPECT_THAT(code, StartsWith("KQ.G15.000031-"));
  EXPECT_THAT(taken.out, Not(HasSubstr(kHolder))) << "identifiers in reasons are masked";

  EXPECT_EQ(Reused().at("numerator"), 1);
  EXPECT_EQ(Reused().at("denominator"), 1);
  EXPECT_EQ(Reused().at("score"), 2.0);

  const Answer national = sandbox_.Run({"export", kDossier, "--format", "dvcqg", "-o", "-"});
  ASSERT_EQ(national.exit_code, 0) << national.err;
  const nlohmann::json sent = nlohmann::json::parse(national.out);
  EXPECT_EQ(sent.at("HoSoCoThanhPhanSoHoa"), 1);
  EXPECT_EQ(sent.at("ChuHoSo"), "Nguyễn Thị Mai");
  const nlohmann::json file = sent.at("TaiLieuNop").back();
  EXPECT_EQ(file.at("DuocTaiSuDung"), 2);
  EXPECT_EQ(file.at("MaKetQuaThayThe"), code);
  EXPECT_THAT(national.err, HasSubstr("MaThanhPhanHoSo")) << "that no list gives the component's code is said";

  const Answer metadata = sandbox_.Run({"export", kDossier, "--format", "nd30", "-o", "-"});
  ASSERT_EQ(metadata.exit_code, 0) << metadata.err;
  EXPECT_THAT(metadata.out, HasSubstr("7815"));
  EXPECT_EQ(sandbox_.Run({"verify"}).exit_code, 0);
}

TEST_F(TakenFlow, AnotherPersonsPapersNeedAReason) {
  const Answer refused = Take("067090012345", {});
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_THAT(refused.err, HasSubstr("--reason"));
  EXPECT_THAT(refused.err, Not(HasSubstr(kHolder))) << "identifiers are masked";
  EXPECT_EQ(Reused().at("numerator"), 0) << "nothing was written";

  const Answer reasoned = Take("067090012345", {"--reason", "người được ủy quyền", "--json"});
  ASSERT_EQ(reasoned.exit_code, 0) << reasoned.err;
  const nlohmann::json reasons = reasoned.Lines().at(0).at("components").at(0).at("reasons");
  EXPECT_THAT(reasons.get<std::vector<std::string>>(), Contains("other_applicant:người được ủy quyền"));
}

}  // namespace
}  // namespace sohoa::flow
