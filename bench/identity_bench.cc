// Whether look-alike papers stay apart and further scans find their own: `identity_bench CONFIG_DIR STORE_DIR [N]`.
//
// Fills an empty store with N (20,000) birth certificates and letters that look alike: families of one surname on one
// day at one agency, twins, siblings, fathers and sons of one name, numbers used again in other years. Each value may
// wait for a person, be misread or be missing, as in a bad scan. Then every paper is scanned again with other faults
// and judged against its candidates. Prints wrong merges (with another's record), found, proposed, and the time of
// FindAlike. Exits with 1 when there is a wrong merge.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "pipeline/identity.h"
#include "settings/identity_rules.h"
#include "store/store.h"
#include "text/minhash.h"

namespace {

using sohoa::Document;
using sohoa::Record;
using Clock = std::chrono::steady_clock;

const std::vector<std::string> kBirthIdentity{"document_number", "issuing_agency", "holder_name", "date_of_birth"};
const std::vector<std::string> kLetterIdentity{"document_number", "issuing_agency", "issue_date"};
const std::vector<std::string> kGivens{"An",  "Ân",   "Hà",   "Hạ",   "Hoàng", "Hoàn", "Công", "Cống", "Minh", "Mịnh",
                                       "Lan", "Loan", "Dũng", "Dung", "Tuấn",  "Tuân", "Thảo", "Thạo", "Vân",  "Văn"};

class Generator {
 public:
  int Below(int n) { return std::uniform_int_distribution<int>(0, n - 1)(random_); }
  bool Chance(double p) { return std::uniform_real_distribution<double>(0, 1)(random_) < p; }

  // A paper as it is. Papers of one family stand together: ten children of one house.
  Document Paper(int index) {
    const int family = index / 10;
    const int child = index % 10;
    const std::string year = std::to_string(2000 + (family / 100) % 20);
    Document paper;
    paper.pages = {1};
    paper.type = index % 5 == 4 ? "cong_van" : "giay_khai_sinh";
    const std::string agency = "ỦY BAN NHÂN DÂN XÃ ĐẮK " + std::string(1, static_cast<char>('A' + family % 20));
    Add(&paper, "issuing_agency", agency);
    if (paper.type == "cong_van") {
      // The same numbers and subjects every year.
      Add(&paper, "document_number", std::to_string(family % 50 * 2 + child / 5 + 1) + "/UBND-NC");
      Add(&paper, "issue_date", std::to_string(1900 + index / 100) + "-05-05");
      Add(&paper, "subject", "báo cáo kết quả giải quyết hồ sơ quý " + std::to_string(child % 4 + 1));
      AddAside(&paper, "agency-" + std::to_string(family % 20) + "-" + std::to_string(child));
      return paper;
    }
    // Numbers restart each year; one family's stand one behind the other.
    Add(&paper, "document_number", std::to_string(index % 1000 + 1) + "/" + year);
    Add(&paper, "issue_date", year + "-03-05");
    Add(&paper, "holder_name", "Nguyễn Văn " + kGivens[(family + child) % kGivens.size()]);
    const bool twin = child % 2 == 1;
    Add(&paper, "date_of_birth",
        std::to_string(1930 + (family / 100) % 20 + (twin ? child - 1 : child) * 3) + "-02-20");
    Add(&paper, "personal_id", "0670" + std::to_string(10000000 + index));
    // The father has the name of his first son.
    Add(&paper, "father_name", "Nguyễn Văn " + kGivens[family % kGivens.size()]);
    Add(&paper, "mother_name", "Trần Thị " + kGivens[(family + 3) % kGivens.size()]);
    Add(&paper, "registration_date", year + "-03-05");
    return paper;
  }

  // As a scan shows it.
  Document Scan(Document paper) {
    std::vector<std::string> words;
    for (sohoa::Field& field : paper.fields) {
      Spoil(&field);
      words.push_back(field.name + field.value);
    }
    paper.legal_identity = paper.type;
    for (const std::string& name : paper.type == "cong_van" ? kLetterIdentity : kBirthIdentity) {
      const sohoa::Field* field = sohoa::FindField(paper.fields, name);
      if (field == nullptr || field->value.empty() || field->confidence < 0.5) {
        paper.legal_identity.clear();
        break;
      }
      paper.legal_identity += "|" + field->value;
    }
    for (int i = 0; i < 10; ++i) words.push_back("form" + std::to_string(i));  // what all papers on the form share
    paper.text_signature = sohoa::text::MinHash(words);
    paper.picture_hashes = {0x123456789abcdef0ULL ^ (1ULL << static_cast<unsigned>(Below(64)))};
    return paper;
  }

 private:
  static void Add(Document* paper, const std::string& name, const std::string& value) {
    sohoa::Field& field = paper->fields.emplace_back();
    field.name = name;
    field.value = value;
  }
  static void AddAside(Document* paper, const std::string& place) { Add(paper, "recipients", place); }

  void Spoil(sohoa::Field* field) {
    field->confidence = 0.99;
    field->status = sohoa::FieldStatus::kAccepted;
    if (Chance(0.05)) {
      field->value.clear();
      field->confidence = 0;
    } else if (Chance(0.25)) {
      field->confidence = 0.5 + 0.045 * Below(10);
      // A digit or a letter that was taken for another.
      if (Chance(0.2)) field->value.back() = field->value.back() == '1' ? '7' : field->value.back() == 'n' ? 'm' : '1';
    }
    if (field->confidence < 0.98) field->status = sohoa::FieldStatus::kReview;
  }

  std::mt19937 random_{7};
};

Record RecordOf(int index, Document document) {
  Record record;
  record.source_hash = "source" + std::to_string(index / 100);
  record.id = sohoa::MakeRecordId(record.source_hash, index % 100 + 1);
  document.pages = {index % 100 + 1};
  record.document = std::move(document);
  return record;
}

bool Fill(sohoa::store::Store& store, const std::vector<Record>& records) {
  for (std::size_t at = 0; at < records.size(); at += 100) {
    sohoa::store::SourceCommit commit;
    commit.source.hash = records[at].source_hash;
    commit.source.path = commit.source.hash;
    commit.source.received_at = "2026-11-24T06:11:16Z";
    commit.records.assign(records.begin() + static_cast<long>(at),
                          records.begin() + static_cast<long>(std::min(records.size(), at + 100)));
    if (!store.Commit(commit, "bench").ok()) return false;
  }
  return true;
}

struct Score {
  int found = 0, wrong = 0, proposed = 0, wrongly_proposed = 0, no_candidate = 0;
};

void Judge(sohoa::store::Store& store, const sohoa::settings::IdentityRules& rules, const Record& own,
           const Document& scan, std::vector<double>* times, Score* score) {
  Record probe;
  probe.document = scan;
  const auto started = Clock::now();
  const auto ids = store.FindAlike(probe, 24);
  times->push_back(std::chrono::duration<double, std::milli>(Clock::now() - started).count());
  if (!ids.ok()) std::exit(2);
  if (std::ranges::find(*ids, own.id) == ids->end()) ++score->no_candidate;
  for (const std::string& id : *ids) {
    const auto record = store.Get(id);
    if (!record.ok()) std::exit(2);
    const auto& identity = scan.type == "cong_van" ? kLetterIdentity : kBirthIdentity;
    const auto verdict = sohoa::pipeline::Compare(scan, *record, identity, rules).verdict;
    const bool same = id == own.id;
    if (verdict == sohoa::pipeline::Verdict::kSame) ++(same ? score->found : score->wrong);
    if (verdict == sohoa::pipeline::Verdict::kUnsure) ++(same ? score->proposed : score->wrongly_proposed);
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: identity_bench CONFIG_DIR STORE_DIR [N]\n");
    return 2;
  }
  const int count = argc > 3 ? std::atoi(argv[3]) : 20000;  // NOLINT(cert-err34-c): a number for ourselves
  std::vector<sohoa::settings::Problem> problems;
  const auto rules = sohoa::settings::LoadIdentityRules(argv[1], &problems);
  for (const auto& problem : problems) std::fprintf(stderr, "%s\n", sohoa::settings::ToString(problem).c_str());
  auto store = sohoa::store::Store::Open(std::string(argv[2]), sohoa::store::OpenMode::kWrite);
  if (!store.ok() || !problems.empty()) return 2;

  Generator generator;
  std::vector<Document> papers;
  std::vector<Record> records;
  for (int i = 0; i < count; ++i) papers.push_back(generator.Paper(i));
  for (int i = 0; i < count; ++i) records.push_back(RecordOf(i, generator.Scan(papers[i])));
  if (!Fill(**store, records)) return 2;

  Score score;
  std::vector<double> times;
  for (int i = 0; i < count; ++i) {
    Judge(**store, rules, records[i], generator.Scan(papers[i]), &times, &score);
  }
  std::ranges::sort(times);
  const auto percentile = [&](double p) { return times[static_cast<std::size_t>(p * (times.size() - 1))]; };
  std::printf(
      "%d papers, each scanned twice: %d wrong merges, %d found, %d proposed to a person, %d proposals of "
      "another's paper, %d without their own record among the candidates\n",
      count, score.wrong, score.found, score.proposed, score.wrongly_proposed, score.no_candidate);
  std::printf("candidates: p50 %.3f ms, p99 %.3f ms\n", percentile(0.5), percentile(0.99));
  return score.wrong > 0 ? 1 : 0;
}
