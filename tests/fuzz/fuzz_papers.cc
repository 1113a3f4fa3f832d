// Heads of papers, their titles, numbers, dates and marks: any words at any place. The input is text: a line is a row
// of the page, a tabulator moves to the right column, a form feed begins a new page.
#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "extractors/papers/paper_catalog.h"
#include "tests/fuzz/target.h"
#include "text/vietnamese.h"

namespace {

using sohoa::Page;
using sohoa::Word;
using sohoa::fuzz::Demand;

const sohoa::papers::PaperCatalog& Catalog() {
  static std::vector<sohoa::settings::Problem> problems;
  static const auto catalog = sohoa::papers::PaperCatalog::Load(SOHOA_SOURCE_DIR "/config", &problems);
  Demand(catalog.ok(), "the configuration loads");
  return **catalog;
}

class Typist {
 public:
  std::vector<Page> Type(std::string_view text) {
    Begin();
    for (char c : text) {
      if (c == '\n' || c == '\t' || c == '\f' || c == ' ') EndWord();
      if (c == '\n') EndLine();
      if (c == '\t') x_ = std::max(x_, kRightColumn);
      if (c == '\f' && pages_.size() < kMostPages) Begin();
      if (c > ' ' || c < 0) word_ += c;
    }
    EndWord();
    return std::move(pages_);
  }

 private:
  static constexpr double kLeft = 0.1, kRightColumn = 0.5, kLetter = 0.011, kRow = 0.02;
  static constexpr std::size_t kMostPages = 4;

  void Begin() {
    Page page;
    page.number = static_cast<int>(pages_.size()) + 1;
    page.width = 1654;
    page.height = 2339;
    page.dpi = 200;
    pages_.push_back(page);
    y_ = 0.05;
    x_ = kLeft;
    line_ = 0;
  }
  void EndLine() {
    ++line_;
    y_ = y_ > 0.95 ? 0.05 : y_ + kRow;
    x_ = kLeft;
  }
  void EndWord() {
    const std::string text = sohoa::text::Normalize(std::exchange(word_, ""));
    if (text.empty() || text.find(' ') != std::string::npos) return;
    const double width = kLetter * static_cast<double>(std::min<std::size_t>(text.size(), 40));
    if (x_ + width > 0.97) EndLine();
    Word word;
    word.text = text;
    word.box = {x_, y_, x_ + width, y_ + 0.014};
    word.confidence = 0.9;
    word.line = line_;
    pages_.back().words.push_back(word);
    x_ += width + kLetter;
  }

  std::vector<Page> pages_;
  std::string word_;
  double x_ = kLeft, y_ = 0.05;
  int line_ = 0;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kMost = 8000;  // bytes: four full pages
  const std::vector<Page> pages = Typist().Type(sohoa::fuzz::BytesOf(data, std::min(size, kMost)));
  const auto reading = sohoa::papers::ExtractDocuments(Catalog(), pages, 0.97);
  std::multiset<int> seen(reading.blank.begin(), reading.blank.end());
  seen.insert(reading.separators.begin(), reading.separators.end());
  for (const sohoa::Document& document : reading.documents) {
    seen.insert(document.pages.begin(), document.pages.end());
    for (const auto& field : document.fields) {
      Demand(field.confidence >= 0 && field.confidence <= 1, "a confidence is a probability");
    }
  }
  Demand(seen.size() == pages.size(), "every page stands in exactly one place");
  return 0;
}
