// How long lookups take in a store of many records: `store_bench [--records N] [--dir DIR]`.
//
// Fills a store with generated papers through the same Commit as everything else (without waiting for the disk at
// each), then asks questions through a reader, as `sohoa lookup` does, and prints their p50 and p99.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

#include "bench/generated_papers.h"
#include "registry/registry.h"
#include "store/open.h"
#include "text/vietnamese.h"

namespace {

using sohoa::bench::Generator;
using sohoa::bench::Paper;
using sohoa::bench::ValueOf;
using sohoa::store::Query;
using Clock = std::chrono::steady_clock;

// What the questions will ask for.
struct Asked {
  std::vector<std::string> ids, names, names_folded, givens, numbers;
  std::vector<std::string> pairs, sentences;  // of two and of four words from the end of a page; none without words
  std::vector<sohoa::Record> papers;
};

// The last words of a page, one behind the other.
std::string LastWords(const sohoa::Page& page, std::size_t count) {
  std::string words;
  for (std::size_t i = page.words.size() - count; i < page.words.size(); ++i) {
    words += (words.empty() ? "" : " ") + page.words[i].text;
  }
  return words;
}

Asked AskedOf(int records, int words, int times, Generator& make) {
  Asked asked;
  for (int i = 0; i < times; ++i) {
    const auto serial = static_cast<int>(static_cast<long>(i) * 7919 % records);
    const sohoa::store::SourceCommit commit = Paper(serial, words, make);
    if (words > 0) {
      asked.pairs.push_back(LastWords(commit.pages.front(), 2));
      asked.sentences.push_back(LastWords(commit.pages.front(), 4));
    }
    asked.papers.push_back(commit.records.front());
    const sohoa::Record& paper = asked.papers.back();
    asked.ids.push_back(ValueOf(paper, "personal_id"));
    asked.names.push_back(ValueOf(paper, "holder_name"));
    asked.names_folded.push_back(sohoa::text::Fold(asked.names.back()));
    asked.givens.push_back(sohoa::text::SplitWords(asked.names.back()).back());
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

std::uintmax_t BytesIn(const std::string& dir, std::size_t* tables) {
  std::uintmax_t bytes = 0;
  *tables = 0;
  for (const auto& entry : std::filesystem::directory_iterator(dir)) {
    std::error_code gone;
    const std::uintmax_t size = entry.is_regular_file(gone) ? entry.file_size(gone) : 0;
    bytes += gone ? 0 : size;
    *tables += entry.path().extension() == ".sst" ? 1 : 0;
  }
  return bytes;
}

// Waits until RocksDB has merged what was written faster than in any office: until nothing has moved for ten seconds.
void Settle(const std::string& dir) {
  std::size_t tables = 0;
  std::uintmax_t before = 0;
  for (int calm = 0; calm < 20;) {
    std::this_thread::sleep_for(std::chrono::milliseconds(500));
    const std::uintmax_t bytes = BytesIn(dir, &tables);
    calm = bytes == before ? calm + 1 : 0;
    before = bytes;
  }
  std::printf("%zu files\n", tables);
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
    scan.document.text_signature = sohoa::bench::SignatureOf(scan.document);
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
  Measure("full name, no accents", store, times, [&](int i) { return With(&Query::name, asked.names_folded, i); });
  Measure("given name", store, times, [&](int i) { return With(&Query::name, asked.givens, i); });
  const std::vector<std::string> families = {"nguyen", "Nguyễn", "tr", "Trần Văn"};
  Measure("family name or beginning", store, times, [&](int i) { return With(&Query::name, families, i); });
  Measure("free text: full name", store, times, [&](int i) { return With(&Query::text, asked.names, i); });
  Measure("name and type and place", store, times / 4, [&](int i) {
    Query query = With(&Query::name, asked.givens, i);
    query.type = "giay_khai_sinh";
    query.place = "Đức Lập";
    return query;
  });
  Measure("nothing: the newest", store, times, [](int) { return Query(); });
}

void AskForWords(sohoa::store::Store& store, const Asked& asked, int times) {
  Measure("two words of a page", store, times, [&](int i) { return With(&Query::text, asked.pairs, i); });
  Measure("four words of a page", store, times, [&](int i) { return With(&Query::text, asked.sentences, i); });
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
bool Fill(const sohoa::store::Place& place, int records, int words, Generator& make) {
  std::filesystem::remove_all(place.dir);
  auto writer = sohoa::store::OpenWith(place, sohoa::store::OpenMode::kWrite, sohoa::store::Durability::kNextSync);
  if (!writer) return std::fprintf(stderr, "%s\n", writer.error().detail.c_str()), false;
  const auto begin = Clock::now();
  const auto seconds = [&] { return std::chrono::duration<double>(Clock::now() - begin).count(); };
  for (int i = 0; i < records; ++i) {
    const auto status = (*writer)->Commit(Paper(i, words, make), "bench");
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
  int words = 0;
  int times = 2000;
  std::string dir = (std::filesystem::temp_directory_path() / "sohoa-store-bench").string();
  app.add_option("--records", records, "how many; 1000000 takes long")->check(CLI::Range(100, 10'000'000));
  app.add_option("--words", words, "of the page of each paper; 0: pages are not kept")->check(CLI::Range(0, 5000));
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
  if (!use && !Fill(place, records, words, make)) return 1;
  const Asked asked = AskedOf(records, words, times, make);
  const auto begin = Clock::now();
  auto reader = sohoa::store::Store::Open(place, sohoa::store::OpenMode::kRead);
  if (!reader) return std::fprintf(stderr, "%s\n", reader.error().detail.c_str()), 1;
  std::printf("a reader opens in %.1f ms\n\n", std::chrono::duration<double, std::milli>(Clock::now() - begin).count());
  Ask(**reader, asked, times);
  MeasureCandidates(**reader, asked, times);
  if (words > 0) AskForWords(**reader, asked, times);
  AskForPlaces(**reader, *registry, asked, times / 10);
  std::size_t tables = 0;
  const std::uintmax_t bytes = BytesIn(dir, &tables);
  std::printf("\n%.0f MB in %zu tables, %.0f bytes a record\n", static_cast<double>(bytes) / 1e6, tables,
              static_cast<double>(bytes) / records);
  const auto sizes = sohoa::store::SizesOf(place);
  if (!sizes.ok()) return std::fprintf(stderr, "%s\n", sizes.error().detail.c_str()), 1;
  for (const auto& size : *sizes) {
    std::printf("  %-10s %8.1f MB in %3zu tables, %7.1f bytes a record\n", size.family.c_str(),
                static_cast<double>(size.bytes) / 1e6, size.tables, static_cast<double>(size.bytes) / records);
  }
  reader->reset();
  if (!keep && !use) std::filesystem::remove_all(dir);
  return 0;
}
