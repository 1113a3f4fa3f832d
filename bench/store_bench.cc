// How long lookups take in a store of many records: `store_bench [--records N] [--dir DIR]`.
//
// Fills a store with generated papers through the same Commit as everything else (without waiting for the disk at
// each), then asks questions of four kinds through a reader, as `sohoa lookup` does, and prints their p50 and p99. The
// names are drawn with the frequencies of Vietnamese family names, so that the common ones are as common as in an
// office.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <functional>
#include <memory>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "bench/generated_field.h"
#include "registry/registry.h"
#include "store/open.h"
#include "store/sha256.h"
#include "text/minhash.h"
#include "text/vietnamese.h"

namespace {

using sohoa::bench::AddField;

using sohoa::store::Query;
using Clock = std::chrono::steady_clock;

constexpr std::array kFamilies = {"Nguyễn", "Trần", "Lê",    "Phạm", "Hoàng", "Phan", "Vũ",   "Đặng", "Bùi", "Đỗ",
                                  "Hồ",     "Ngô",  "Dương", "Lý",   "K'",    "H'",   "Điểu", "Y",    "Thị", "Giàng"};
constexpr std::array kFamilyShares = {38.0, 11.0, 9.5, 7.0, 5.1, 4.5, 3.9, 2.1, 2.0, 1.4,
                                      1.3,  1.3,  1.0, 0.5, 1.0, 1.0, 1.0, 1.0, 0.5, 0.5};
constexpr std::array kMiddles = {"Văn",   "Thị",  "Hữu",  "Đức",  "Ngọc", "Minh",
                                 "Thanh", "Quốc", "Xuân", "Hoài", "Kim",  "Bá"};
constexpr std::array kGivens = {"Hà",   "Hạ",   "Hả",   "Hoa",   "Hòa", "Công", "Chiến", "Lan",  "Mai",   "Hương",
                                "Dũng", "Dung", "Tuấn", "Tú",    "Anh", "Bình", "Sơn",   "Tùng", "Trang", "Nhung",
                                "Nga",  "Ngà",  "Phúc", "Phước", "Quý", "Thảo", "Thủy",  "Thúy", "Vân",   "Xuyến"};
constexpr std::array kTypes = {"giay_khai_sinh",     "trich_luc_khai_tu", "giay_chung_nhan_ket_hon",
                               "giay_phep_xay_dung", "cong_van",          "quyet_dinh"};

class Generator {
 public:
  explicit Generator(const sohoa::registry::Units& units) : family_(kFamilyShares.begin(), kFamilyShares.end()) {
    const auto province = units.Find("dak_nong");
    for (const auto district : units.Children(province.value_or(0))) {
      for (const auto commune : units.Children(district)) {
        places_.push_back(units.FullName(commune));
        districts_.push_back(units.ShortName(district));
      }
    }
  }

  // Every paper is drawn by itself, so that any of them can be made again without those before it.
  void Begin(int serial) {
    random_.seed(static_cast<std::uint32_t>(serial) * 2654435761U + 7815U);
    family_.reset();
  }

  std::string Name() {
    std::string name = std::string(kFamilies.at(family_(random_))) + " " + Pick(kMiddles);
    if (Below(3) == 0) name += " " + Pick(kMiddles);
    return name + " " + Pick(kGivens);
  }
  std::string PersonalId() { return "0670" + Padded(Below(100'000'000), 8); }
  std::string Number() { return std::to_string(1 + Below(9999)) + "/UBND-NC"; }
  std::string Date() {
    return std::to_string(1990 + Below(36)) + "-" + Padded(1 + Below(12), 2) + "-" + Padded(1 + Below(28), 2);
  }
  std::string Place() { return "thôn " + std::to_string(1 + Below(9)) + ", " + places_.at(Below(Count())); }
  std::string Agency() { return "ỦY BAN NHÂN DÂN " + districts_.at(Below(Count())); }
  std::string Type() { return Pick(kTypes); }
  std::uint32_t Below(std::uint32_t n) { return std::uniform_int_distribution<std::uint32_t>(0, n - 1)(random_); }

 private:
  std::uint32_t Count() const { return static_cast<std::uint32_t>(places_.size()); }
  template <class A>
  std::string Pick(const A& choices) {
    return choices.at(Below(static_cast<std::uint32_t>(choices.size())));
  }
  static std::string Padded(std::uint32_t number, std::size_t width) {
    std::string digits = std::to_string(number);
    return std::string(width > digits.size() ? width - digits.size() : 0, '0') + digits;
  }

  std::mt19937 random_;
  std::discrete_distribution<std::size_t> family_;
  std::vector<std::string> places_, districts_;  // of the 71 old communes
};

// What the questions will ask for.
struct Asked {
  std::vector<std::string> ids, names, numbers;
  std::vector<sohoa::Record> papers;
};

// Words as of a whole page: those of the form, which all papers of a type share, and those of the values.
std::vector<std::uint32_t> SignatureOf(const sohoa::Document& document) {
  constexpr int kWordsOfForm = 12;
  std::vector<std::string> words;
  for (int i = 0; i < kWordsOfForm; ++i) words.push_back(document.type + std::to_string(i));
  for (const sohoa::Field& field : document.fields) {
    for (std::string& word : sohoa::text::SplitWords(field.value)) words.push_back(std::move(word));
  }
  return sohoa::text::MinHash(words);
}

sohoa::store::SourceCommit Paper(int serial, Generator& make) {
  make.Begin(serial);
  sohoa::store::SourceCommit commit;
  const std::string original = "original " + std::to_string(serial);
  commit.original = sohoa::store::OriginalInMemory(original);
  commit.source.hash = sohoa::store::Sha256Hex(original);
  commit.source.path = "inbox/" + std::to_string(serial) + ".pdf";
  commit.source.dossier = "H16.12-231220-" + std::to_string(serial / 3);
  commit.source.bytes = original.size();
  commit.source.received_at =
      "20" + std::to_string(20 + serial % 6) + "-0" + std::to_string(1 + serial % 9) + "-11T06:11:16Z";
  sohoa::Record& record = commit.records.emplace_back();
  record.id = sohoa::MakeRecordId(commit.source.hash, 1);
  record.made_at = commit.source.received_at;
  record.made_by = "machine";
  record.source_hash = commit.source.hash;
  record.source_path = commit.source.path;
  record.dossier = commit.source.dossier;
  record.document.pages = {1};
  record.document.type = make.Type();
  const std::string id = make.PersonalId();
  const std::string name = make.Name();
  const std::string number = make.Number();
  AddField("document_number", number, &record);
  AddField("issue_date", make.Date(), &record);
  AddField("issuing_agency", make.Agency(), &record);
  AddField("parent_agency", "ỦY BAN NHÂN DÂN TỈNH ĐẮK NÔNG", &record);
  AddField("signer_name", make.Name(), &record);
  AddField("holder_name", name, &record);
  AddField("personal_id", id, &record);
  AddField("date_of_birth", make.Date(), &record);
  AddField("sex", make.Below(2) == 0 ? "Nam" : "Nữ", &record);
  AddField("place_of_birth", make.Place(), &record);
  AddField("mother_name", make.Name(), &record);
  AddField("father_name", make.Name(), &record);
  AddField("residence", make.Place(), &record);
  record.document.legal_identity = number + "|" + id;
  record.document.text_signature = SignatureOf(record.document);
  return commit;
}

std::string ValueOf(const sohoa::Record& record, std::string_view name) {
  const sohoa::Field* field = sohoa::FindField(record.document.fields, name);
  return field == nullptr ? std::string() : field->value;
}

Asked AskedOf(int records, int times, Generator& make) {
  Asked asked;
  for (int i = 0; i < times; ++i) {
    const auto serial = static_cast<int>(static_cast<long>(i) * 7919 % records);
    asked.papers.push_back(Paper(serial, make).records.front());
    const sohoa::Record& paper = asked.papers.back();
    asked.ids.push_back(ValueOf(paper, "personal_id"));
    asked.names.push_back(ValueOf(paper, "holder_name"));
    asked.numbers.push_back(ValueOf(paper, "document_number"));
  }
  return asked;
}

double ProcessorMilliseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double Percentile(std::vector<double> values, std::size_t percent) {
  std::sort(values.begin(), values.end());
  return values.at(std::min(values.size() - 1, values.size() * percent / 100));
}

// Waits until RocksDB has merged what was written faster than in any office.
void Settle(const std::string& dir) {
  std::size_t before = 0;
  for (int calm = 0; calm < 6;) {
    std::this_thread::sleep_for(std::chrono::milliseconds(500));
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(dir)) {
      files += entry.path().extension() == ".sst" ? 1 : 0;
    }
    calm = files == before ? calm + 1 : 0;
    before = files;
  }
  std::printf("%zu files\n", before);
}

// `ask` does what is measured and says how many hits it had.
void MeasureCalls(const char* what, int times, const std::function<std::size_t(int)>& ask) {
  std::vector<double> clock;
  std::vector<double> processor;
  std::size_t hits = 0;
  for (int i = 0; i < times; ++i) {
    const double processor_begin = ProcessorMilliseconds();
    const auto begin = Clock::now();
    hits += ask(i);
    clock.push_back(std::chrono::duration<double, std::milli>(Clock::now() - begin).count());
    processor.push_back(ProcessorMilliseconds() - processor_begin);
  }
  std::printf("%-28s %8.3f %8.3f %8.3f %8.3f %10.1f\n", what, Percentile(clock, 50), Percentile(clock, 99),
              Percentile(processor, 50), Percentile(processor, 99), static_cast<double>(hits) / times);
}

void Measure(const char* what, sohoa::store::Store& store, int times, const std::function<Query(int)>& question) {
  std::vector<Query> queries;
  for (int i = 0; i < times; ++i) queries.push_back(question(i));
  MeasureCalls(what, times, [&](int i) {
    const auto found = store.Lookup(queries[static_cast<std::size_t>(i)]);
    return found.ok() ? found->size() : 0;
  });
}

// A stored paper scanned again, with a number and an identifier that were not read: every third has lost one, every
// second the other.
void MeasureCandidates(sohoa::store::Store& store, const Asked& asked, int times) {
  std::vector<sohoa::Record> scans;
  for (int i = 0; i < times; ++i) {
    sohoa::Record scan = asked.papers[static_cast<std::size_t>(i) % asked.papers.size()];
    std::erase_if(scan.document.fields, [&](const sohoa::Field& field) {
      return (i % 3 == 0 && field.name == "document_number") || (i % 2 == 0 && field.name == "personal_id");
    });
    if (i % 2 == 0 || i % 3 == 0) scan.document.legal_identity.clear();
    scan.document.text_signature = SignatureOf(scan.document);
    scans.push_back(std::move(scan));
  }
  std::size_t own = 0;
  MeasureCalls("candidates for a new paper", times, [&](int i) {
    const auto found = store.FindAlike(scans[static_cast<std::size_t>(i)], 24);
    if (!found.ok()) return std::size_t{0};
    own += std::ranges::find(*found, scans[static_cast<std::size_t>(i)].id) != found->end() ? 1 : 0;
    return found->size();
  });
  std::printf("%zu of %d papers have their own record among the candidates\n", own, times);
}

template <class Set>
Query With(std::string Query::*member, const Set& values, int i) {
  Query query;
  query.*member = values.at(static_cast<std::size_t>(i) % values.size());
  return query;
}

void Ask(sohoa::store::Store& store, const Asked& asked, int times) {
  std::printf("%-28s %17s %17s\n", "", "clock, ms", "processor, ms");
  std::printf("%-28s %8s %8s %8s %8s %10s\n", "lookup by", "p50", "p99", "p50", "p99", "hits");
  Measure("identifier", store, times, [&](int i) { return With(&Query::id, asked.ids, i); });
  Measure("identifier, absent", store, times, [&](int i) {
    Query query;
    query.id = "9990" + std::to_string(10'000'000 + i);
    return query;
  });
  Measure("number", store, times, [&](int i) { return With(&Query::number, asked.numbers, i); });
  Measure("full name", store, times, [&](int i) { return With(&Query::name, asked.names, i); });
  const std::vector<std::string> folded = {"nguyen thi hoa", "tran van ha", "nguyen van dung", "le thi mai"};
  Measure("full name, folded", store, times, [&](int i) { return With(&Query::name, folded, i); });
  const std::vector<std::string> given(kGivens.begin(), kGivens.end());
  Measure("given name", store, times, [&](int i) { return With(&Query::name, given, i); });
  const std::vector<std::string> families = {"nguyen", "Nguyễn", "tr", "Trần Văn"};
  Measure("family name or beginning", store, times, [&](int i) { return With(&Query::name, families, i); });
  Measure("free text: full name", store, times, [&](int i) { return With(&Query::text, asked.names, i); });
  Measure("name and type and place", store, times / 4, [&](int i) {
    Query query = With(&Query::name, given, i);
    query.type = "giay_khai_sinh";
    query.place = "Đức Lập";
    return query;
  });
  Measure("nothing: the newest", store, times, [](int) { return Query(); });
}

void AskForPlaces(sohoa::store::Store& store, const std::shared_ptr<const sohoa::registry::Registry>& registry,
                  const Asked& asked, int times) {
  const auto query = [&](const std::string& place) {
    Query made;
    made.place = place;
    made.registry = registry;
    return made;
  };
  Measure("place of today", store, times, [&](int) { return query("xã Đức Lập, tỉnh Lâm Đồng"); });
  Measure("place of old", store, times, [&](int) { return query("xã Đức Minh, huyện Đắk Mil, tỉnh Đắk Nông"); });
  Measure("place of today and full name", store, times, [&](int i) {
    Query made = query("xã Đức Lập, tỉnh Lâm Đồng");
    made.name = asked.names[static_cast<std::size_t>(i) % asked.names.size()];
    return made;
  });
  Measure("agency of today", store, times, [&](int) {
    Query made = query("");
    made.agency = "UBND xã Đức Lập, tỉnh Lâm Đồng";
    return made;
  });
}

// Makes the store anew.
bool Fill(const sohoa::store::Place& place, int records, Generator& make) {
  std::filesystem::remove_all(place.dir);
  auto writer = sohoa::store::OpenWith(place, sohoa::store::OpenMode::kWrite, sohoa::store::Durability::kNextSync);
  if (!writer) return std::fprintf(stderr, "%s\n", writer.error().detail.c_str()), false;
  const auto begin = Clock::now();
  const auto seconds = [&] { return std::chrono::duration<double>(Clock::now() - begin).count(); };
  for (int i = 0; i < records; ++i) {
    const auto status = (*writer)->Commit(Paper(i, make), "bench");
    if (!status) return std::fprintf(stderr, "%s\n", status.error().detail.c_str()), false;
    if ((i + 1) % 100'000 == 0) std::fprintf(stderr, "%d records, %.0f s\n", i + 1, seconds());
  }
  writer->reset();
  const double filled = seconds();
  std::printf("%d records in %.1f s, %.0f a second (not waiting for the disk), %.0f s of processor\n", records, filled,
              records / filled, static_cast<double>(std::clock()) / CLOCKS_PER_SEC);
  // As it is opened otherwise, it merges its files.
  writer = sohoa::store::Store::Open(place, sohoa::store::OpenMode::kWrite);
  if (!writer) return std::fprintf(stderr, "%s\n", writer.error().detail.c_str()), false;
  Settle(place.dir);
  std::printf("at rest after %.0f s more, %.0f s of processor in all\n", seconds() - filled,
              static_cast<double>(std::clock()) / CLOCKS_PER_SEC);
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Measures lookups in a store of generated records");
  int records = 100'000;
  int times = 2000;
  std::string dir = (std::filesystem::temp_directory_path() / "sohoa-store-bench").string();
  app.add_option("--records", records, "how many; 1000000 takes long")->check(CLI::Range(100, 10'000'000));
  app.add_option("--times", times, "questions of each kind")->check(CLI::Range(100, 1'000'000));
  app.add_option("--dir", dir, "where the store is made; removed afterwards");
  bool use = false;
  app.add_flag("--use", use, "ask a store that --keep left, of as many records");
  std::string key;
  app.add_option("--key", key, "the store is encrypted with this key file");
  std::string config = "config";
  app.add_option("--config", config, "the configuration, for its units and agencies");
  bool keep = false;
  app.add_flag("--keep", keep, "leave the store where it is");
  CLI11_PARSE(app, argc, argv);

  std::vector<sohoa::settings::Problem> problems;
  const auto registry = sohoa::registry::Registry::Load(config, &problems);
  if (!registry.ok()) return std::fprintf(stderr, "no units and agencies in %s\n", config.c_str()), 1;
  const sohoa::store::Place place(dir, key);
  Generator make((*registry)->units());
  if (!use && !Fill(place, records, make)) return 1;
  const Asked asked = AskedOf(records, times, make);
  const auto begin = Clock::now();
  auto reader = sohoa::store::Store::Open(place, sohoa::store::OpenMode::kRead);
  if (!reader) return std::fprintf(stderr, "%s\n", reader.error().detail.c_str()), 1;
  std::printf("a reader opens in %.1f ms\n\n", std::chrono::duration<double, std::milli>(Clock::now() - begin).count());
  Ask(**reader, asked, times);
  MeasureCandidates(**reader, asked, times);
  AskForPlaces(**reader, *registry, asked, times / 10);
  std::uintmax_t bytes = 0;
  for (const auto& entry : std::filesystem::directory_iterator(dir)) bytes += entry.file_size();
  std::printf("\n%.0f MB, %.0f bytes a record\n", static_cast<double>(bytes) / 1e6,
              static_cast<double>(bytes) / records);
  reader->reset();
  if (!keep && !use) std::filesystem::remove_all(dir);
  return 0;
}
