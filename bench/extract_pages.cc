// Runs the rules over page readings that read_pages cached, without reading again: one line of JSON for each document,
// in the form of `sohoa ingest --json`, so that rules can be measured in a second.
//
//   extract_pages CONFIG_DIR READINGS_DIR [--threshold P] [--features] [--text]
//
// --features adds what the confidence of each field was computed from (scripts/fit_confidence.py reads it); --text
// writes the lines of each page as they were understood instead of documents.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "codec/codec.h"
#include "extractors/papers/extract.h"
#include "extractors/papers/layout.h"
#include "extractors/papers/paper_catalog.h"

namespace {

using nlohmann::json;
using sohoa::Page;

std::vector<Page> LoadPages(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(stream), {});
  std::vector<Page> pages;
  std::size_t at = 0;
  while (at + 4 <= bytes.size()) {
    std::uint32_t length = 0;
    for (int i = 0; i < 4; ++i)
      length |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
    at += 4;
    if (length > bytes.size() - at) break;
    auto page = sohoa::codec::DecodePage(std::string_view(bytes).substr(at, length));
    if (page) pages.push_back(std::move(page).value());
    at += length;
  }
  return pages;
}

json ToJson(const sohoa::Field& field) {
  json out;
  if (field.items.empty()) {
    out["value"] = field.value;
  } else {
    out["value"] = field.items;
  }
  out["raw"] = field.raw;
  out["confidence"] = field.confidence;
  out["status"] = sohoa::StatusName(field.status);
  out["page"] = field.page;
  out["box"] = {field.box.x0, field.box.y0, field.box.x1, field.box.y1};
  out["rule"] = field.rule;
  return out;
}

void PrintText(const std::string& name, const std::vector<Page>& pages) {
  for (const Page& page : pages) {
    std::printf("== %s page %d, %zu words, %zu barcodes\n", name.c_str(), page.number, page.words.size(),
                page.barcodes.size());
    for (const sohoa::papers::Line& line : sohoa::papers::BuildLayout(page).lines) {
      std::printf("%3d [%.3f %.3f %.3f %.3f] %.4f  %s\n", line.row, line.box.x0, line.box.y0, line.box.x1, line.box.y1,
                  line.height, line.text.c_str());
    }
  }
}

struct Options {
  double threshold = 0.95;
  bool features = false;
  bool text = false;
};

void PrintDocuments(const sohoa::papers::PaperCatalog& catalog, const std::string& name, const std::vector<Page>& pages,
                    const Options& options) {
  std::vector<std::vector<sohoa::papers::Evidence>> evidence;
  const auto reading = sohoa::papers::ExtractWithEvidence(catalog, pages, options.threshold, &evidence);
  for (std::size_t d = 0; d < reading.documents.size(); ++d) {
    const sohoa::Document& document = reading.documents[d];
    json line;
    line["outcome"] = document.secret ? "excluded" : "stored";
    line["source"] = name;
    line["pages"] = document.pages;
    line["dossier"] = reading.dossier_code;
    line["type"] = document.type;
    line["type_confidence"] = document.type_confidence;
    line["split_confidence"] = document.split_confidence;
    line["identity"] = document.legal_identity;
    line["fields"] = json::object();
    for (std::size_t f = 0; f < document.fields.size(); ++f) {
      json field = ToJson(document.fields[f]);
      field["notes"] = document.fields[f].notes;
      if (options.features) {
        field["features"] = evidence[d][f].features;
        field["group"] = evidence[d][f].group;
      }
      line["fields"][document.fields[f].name] = std::move(field);
    }
    std::printf("%s\n", line.dump(-1, ' ', false, json::error_handler_t::replace).c_str());
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: extract_pages CONFIG_DIR READINGS_DIR [--threshold P] [--features] [--text]\n");
    return 2;
  }
  Options options;
  for (int i = 3; i < argc; ++i) {
    const std::string word = argv[i];
    if (word == "--features") options.features = true;
    if (word == "--text") options.text = true;
    if (word == "--threshold" && i + 1 < argc) options.threshold = std::atof(argv[++i]);
  }
  std::vector<sohoa::settings::Problem> problems;
  const auto catalog = sohoa::papers::PaperCatalog::Load(argv[1], &problems);
  for (const auto& problem : problems) std::fprintf(stderr, "%s\n", sohoa::settings::ToString(problem).c_str());
  if (!catalog) {
    std::fprintf(stderr, "%s\n", sohoa::Describe(catalog.error(), sohoa::Language::kEnglish).c_str());
    return 1;
  }
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(argv[2])) {
    if (entry.path().extension() == ".pages") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::size_t page_count = 0;
  double seconds = 0;
  for (const auto& file : files) {
    const std::vector<Page> pages = LoadPages(file);
    const auto start = std::chrono::steady_clock::now();
    if (options.text) {
      PrintText(file.stem().string(), pages);
    } else {
      PrintDocuments(**catalog, file.stem().string(), pages, options);
    }
    seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    page_count += pages.size();
  }
  std::fprintf(stderr, "%zu files, %zu pages, %.2f ms a page\n", files.size(), page_count,
               page_count == 0 ? 0 : 1000 * seconds / static_cast<double>(page_count));
  return 0;
}
