// What a month's report costs in a store of many dossiers: `month_bench [--dossiers N] [--months N] [--dir DIR]`.
//
// Fills a store with dossiers of a receipt, a component and a result each, spread over the months, half of them with
// facts and a third with a reuse, and computes the report of one month through a reader, as `sohoa report` does. Prints
// seconds, and the memory that the process held at most before and after; `--keep`, then `--reuse` in a process of its
// own, tells the memory of the report alone.
#include <sys/resource.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "bench/generated_field.h"
#include "report/month.h"
#include "store/open.h"
#include "store/sha256.h"

namespace {

using sohoa::bench::AddField;

using Clock = std::chrono::steady_clock;
using sohoa::Record;

std::string Padded(int number, std::size_t width) {
  const std::string digits = std::to_string(number);
  return std::string(width > digits.size() ? width - digits.size() : 0, '0') + digits;
}

struct Day {
  std::string iso, in_code;
};

Day DayOf(int dossier, int months) {
  const int month = dossier % months;
  const std::string year = std::to_string(2026 - month / 12);
  const std::string of_year = Padded(1 + month % 12, 2);
  const std::string day = Padded(1 + dossier / months % 28, 2);
  return {year + "-" + of_year + "-" + day, year.substr(2) + of_year + day};
}

Record Paper(const std::string& dossier, const std::string& type, const std::string& hash, int page,
             const std::string& day) {
  Record record;
  record.id = sohoa::MakeRecordId(hash, page);
  record.made_at = day + "T06:11:16Z";
  record.made_by = "machine";
  record.source_hash = hash;
  record.source_path = dossier + "/scan.pdf";
  record.dossier = dossier;
  record.document.pages = {page};
  record.document.type = type;
  record.document.text_signature.assign(128, static_cast<std::uint32_t>(page));
  record.result_code = "KQ.G15.000031-" + record.id;
  AddField("document_number", std::to_string(page) + "/2026", &record);
  AddField("issue_date", day, &record);
  AddField("issuing_agency", "ỦY BAN NHÂN DÂN XÃ ĐỨC LẬP", &record);
  for (const char* name : {"holder_name", "signer_name", "mother_name", "father_name"}) {
    AddField(name, "Trần Thị Công", &record);
  }
  for (const char* name : {"sex", "ethnicity", "nationality", "land_use_purpose"})
    AddField(name, "Đất ở tại nông thôn", &record);
  return record;
}

sohoa::store::SourceCommit Dossier(int number, int months) {
  const Day day = DayOf(number, months);
  const std::string code = "H36." + std::to_string(1 + number % 124) + "-" + day.in_code + "-" +
                           Padded(number % 10000, 4) + std::to_string(number / 10000);
  sohoa::store::SourceCommit commit;
  commit.original = sohoa::store::OriginalInMemory("dossier " + std::to_string(number));
  commit.source.hash = sohoa::store::Sha256Hex("dossier " + std::to_string(number));
  commit.source.path = code + ".zip";
  commit.source.dossier = code;
  commit.source.received_at = day.iso + "T06:11:16Z";
  commit.records = {Paper(code, "giay_tiep_nhan_ho_so", commit.source.hash, 1, day.iso),
                    Paper(code, "can_cuoc", commit.source.hash, 2, "2021-01-01"),
                    Paper(code, "giay_khai_sinh", commit.source.hash, 3, day.iso)};
  AddField("received_date", day.iso, &commit.records[0]);
  AddField("procedure_name", "Thủ tục đăng ký khai sinh", &commit.records[0]);
  return commit;
}

void AddEvents(int number, const std::string& dossier, std::vector<sohoa::Event>* events) {
  if (number % 2 == 0) {
    sohoa::DossierFacts facts;
    facts.dossier = dossier;
    facts.procedure = "1.001193";
    facts.channel = sohoa::Channel::kOnline;
    events->push_back({sohoa::store::NewEventId(), "2026-11-24T06:11:16Z", "lan", facts});
  }
  if (number % 3 != 0) return;
  sohoa::ReuseTaken reuse;
  reuse.dossier = dossier;
  reuse.procedure = "1.001193";
  reuse.component = "ket_hon_cha_me";
  reuse.answer = sohoa::ReuseAnswer::kReuse;
  reuse.fields = {"wife_name", "husband_name", "registration_date"};
  reuse.reasons = {"type_matches:giay_chung_nhan_ket_hon", "holder_matches:applicant = wife_id 067190012345",
                   "in_force", "fields_certain", "not_verified"};
  events->push_back({sohoa::store::NewEventId(), "2026-11-24T06:11:16Z", "lan", reuse});
}

struct Cost {
  long megabytes = 0;  // held at most
  double seconds = 0;  // of the processor
};

Cost CostSoFar() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return {usage.ru_maxrss / 1024, seconds(usage.ru_utime) + seconds(usage.ru_stime)};
}

bool Fill(const sohoa::store::Place& place, int dossiers, int months) {
  auto writer = sohoa::store::OpenWith(place, sohoa::store::OpenMode::kWrite, sohoa::store::Durability::kNextSync);
  if (!writer) return false;
  std::vector<sohoa::Event> events;
  for (int i = 0; i < dossiers; ++i) {
    const sohoa::store::SourceCommit commit = Dossier(i, months);
    if (!(*writer)->Commit(commit, "bench")) return false;
    AddEvents(i, commit.source.dossier, &events);
    if (events.size() < 1000 && i + 1 < dossiers) continue;
    if (!(*writer)->AddEvents(events, "bench")) return false;
    events.clear();
  }
  return true;
}

int Report(const sohoa::store::Place& place, const std::string& config, const std::string& month) {
  std::vector<sohoa::settings::Problem> problems;
  const auto rules = sohoa::report::LoadIndicators(config, &problems);
  const auto procedures = sohoa::registry::ProcedureCatalog::Load(config, &problems);
  const Cost before = CostSoFar();
  const auto begin = Clock::now();
  auto store = sohoa::store::Store::Open(place, sohoa::store::OpenMode::kRead);
  if (!store) return std::fprintf(stderr, "%s\n", store.error().detail.c_str()), 1;
  const auto dossiers = sohoa::report::CollectDossiers(**store, procedures, month);
  if (!dossiers) return std::fprintf(stderr, "%s\n", dossiers.error().detail.c_str()), 1;
  const auto report = sohoa::report::ComputeMonth(*dossiers, rules, month, "");
  const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
  const Cost after = CostSoFar();
  std::printf("report of %s: %llu dossiers in %.2f s, %.2f s of the processor, at most %ld MB (%ld MB before)\n",
              month.c_str(), static_cast<unsigned long long>(report.groups.front().dossiers), seconds,
              after.seconds - before.seconds, after.megabytes, before.megabytes);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Measures the month's report in a store of generated dossiers");
  int dossiers = 100'000;
  int months = 36;
  std::string dir = (std::filesystem::temp_directory_path() / "sohoa-month-bench").string();
  std::string config = "config";
  std::string month = "2026-03";
  bool keep = false;
  bool reuse = false;
  app.add_option("--dossiers", dossiers, "how many, of three papers each")->check(CLI::Range(10, 10'000'000));
  app.add_option("--months", months, "over which they are spread")->check(CLI::Range(1, 120));
  app.add_option("--month", month, "whose report is made");
  app.add_option("--dir", dir, "where the store is made; removed afterwards");
  app.add_option("--config", config, "the configuration");
  app.add_flag("--keep", keep, "leave the store where it is");
  app.add_flag("--reuse", reuse, "a store that was kept");
  CLI11_PARSE(app, argc, argv);
  const sohoa::store::Place place(dir);
  if (!reuse) {
    std::filesystem::remove_all(dir);
    const auto begin = Clock::now();
    if (!Fill(place, dossiers, months)) return std::fprintf(stderr, "the store could not be filled\n"), 1;
    std::printf("%d dossiers in %.1f s\n", dossiers, std::chrono::duration<double>(Clock::now() - begin).count());
  }
  const int code = Report(place, config, month);
  if (!keep) std::filesystem::remove_all(dir);
  return code;
}
