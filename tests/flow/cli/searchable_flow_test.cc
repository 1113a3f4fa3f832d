// The searchable copy, made by the real program and looked at with the tools that people have: qpdf and poppler-utils.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "tests/flow/cli/program.h"

namespace sohoa::flow {
namespace {

using ::testing::HasSubstr;
using ::testing::IsSupersetOf;
using ::testing::SizeIs;
using ::testing::StartsWith;

constexpr const char* kDossier = "H36.45-260115-0001";

std::vector<std::string> WordsIn(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  std::sort(words.begin(), words.end());
  return words;
}

// One store for all tests: the letter as it was born, and a fax, in one dossier.
class SearchableFlow : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    sandbox_ = new Sandbox();
    for (const char* name : {"cong_van_7815_UBND-NC.pdf", "trich_luc_khai_tu_fax.tif"}) {
      sandbox_->Write(std::string("ho_so/") + name, ReadFile(RepositoryFile(std::string("samples/scans/") + name)));
    }
    const Answer answer = sandbox_->Run({"ingest", "--json", "ho_so", "--jobs", "2", "--dossier", kDossier});
    for (const auto& line : answer.Lines()) {
      (line.at("source").get<std::string>().ends_with(".tif") ? fax_ : letter_) = line.at("record");
    }
  }
  static void TearDownTestSuite() {
    delete sandbox_;
    sandbox_ = nullptr;
  }

  static void Export(const std::string& what, const std::string& format, const std::string& file) {
    const Answer answer = sandbox_->Run({"export", what, "--format", format, "-o", file});
    ASSERT_EQ(answer.exit_code, 0) << answer.err;
  }

  static std::vector<std::string> StoredWords(const std::string& record) {
    const Answer answer = sandbox_->Run({"export", record, "--format", "json", "-o", "-"});
    const nlohmann::json whole = nlohmann::json::parse(answer.out);
    std::vector<std::string> words;
    for (const auto& page : whole.at("words")) {
      for (const auto& word : page.at("words")) words.push_back(word.at("text"));
    }
    std::sort(words.begin(), words.end());
    return words;
  }

  static inline Sandbox* sandbox_ = nullptr;
  static inline std::string letter_, fax_;
};

TEST_F(SearchableFlow, QpdfFindsTheCopiesWhole) {
  for (const std::string& what : {letter_, fax_, std::string(kDossier)}) {
    Export(what, "pdf", "copy.pdf");
    const Answer check = sandbox_->RunScript("qpdf --check copy.pdf");
    EXPECT_EQ(check.exit_code, 0) << what << ": " << check.out << check.err;
  }
}

TEST_F(SearchableFlow, PdftotextGivesTheWordsOfAScan) {
  Export(fax_, "pdf", "copy.pdf");
  const std::vector<std::string> words = StoredWords(fax_);
  ASSERT_GT(words.size(), 100U);
  const std::vector<std::string> found = WordsIn(sandbox_->RunScript("pdftotext -raw copy.pdf -").out);
  std::vector<std::string> common;
  std::set_intersection(words.begin(), words.end(), found.begin(), found.end(), std::back_inserter(common));
  // Specks that were read as letters on the page's rim may lie outside it.
  EXPECT_GE(common.size(), words.size() * 98 / 100);
}

TEST_F(SearchableFlow, TheFaxsOwnCodingIsKept) {
  Export(fax_, "pdf", "copy.pdf");
  EXPECT_THAT(sandbox_->RunScript("pdfimages -list copy.pdf").out, HasSubstr("ccitt"));
}

TEST_F(SearchableFlow, EveryFontIsEmbedded) {
  Export(kDossier, "pdf", "copy.pdf");
  const Answer fonts = sandbox_->RunScript("pdffonts copy.pdf | tail -n +3 | awk '{ print $(NF-4) }' | sort -u");
  EXPECT_EQ(fonts.out, "yes\n");
}

TEST_F(SearchableFlow, ABornDigitalPaperKeepsItsTextAlone) {
  Export(letter_, "pdf", "copy.pdf");
  const std::string before = sandbox_->RunScript("pdftotext ho_so/cong_van_7815_UBND-NC.pdf -").out;
  EXPECT_EQ(sandbox_->RunScript("pdftotext copy.pdf -").out, before);
}

TEST_F(SearchableFlow, ADossierIsOneFileWithABookmarkForEachPaper) {
  Export(kDossier, "pdf", "copy.pdf");
  EXPECT_EQ(sandbox_->RunScript("qpdf --show-npages copy.pdf").out, "3\n");
  const Answer outlines = sandbox_->RunScript("qpdf --json --json-key=outlines copy.pdf");
  const auto bookmarks = nlohmann::json::parse(outlines.out).at("outlines");
  ASSERT_THAT(bookmarks, SizeIs(2));
  EXPECT_THAT(bookmarks.at(0).at("title").get<std::string>(), StartsWith("Công văn 7815/UBND-NC"));
  EXPECT_EQ(bookmarks.at(1).at("destpageposfrom1"), 3);
}

TEST_F(SearchableFlow, TheSameRecordGivesTheSameCopy) {
  Export(fax_, "pdf", "first.pdf");
  Export(fax_, "pdf", "second.pdf");
  EXPECT_TRUE(sandbox_->Read("first.pdf") == sandbox_->Read("second.pdf"));
}

TEST_F(SearchableFlow, TheOriginalStaysAsItWas) {
  Export(fax_, "pdf", "copy.pdf");
  Export(fax_, "original", "original.tif");
  EXPECT_TRUE(sandbox_->Read("original.tif") == sandbox_->Read("ho_so/trich_luc_khai_tu_fax.tif"));
}

TEST_F(SearchableFlow, HocrHoldsEveryWord) {
  const Answer answer = sandbox_->Run({"export", fax_, "--format", "hocr", "-o", "-"});
  ASSERT_EQ(answer.exit_code, 0) << answer.err;
  std::size_t words = 0;
  for (std::size_t at = answer.out.find("ocrx_word'"); at != std::string::npos;
       at = answer.out.find("ocrx_word'", at + 1)) {
    ++words;
  }
  EXPECT_EQ(words, StoredWords(fax_).size());
}

TEST_F(SearchableFlow, AltoHoldsAllPapersOfADossier) {
  Export(kDossier, "alto", "words.xml");
  const std::string xml = sandbox_->Read("words.xml");
  EXPECT_THAT(xml, HasSubstr("<Page ID=\"" + letter_ + "-p2\""));
  EXPECT_THAT(xml, HasSubstr("<Page ID=\"" + fax_ + "-p1\""));
}

TEST_F(SearchableFlow, AnUnknownPaperWritesNoCopy) {
  EXPECT_EQ(sandbox_->Run({"export", "R0000000000000000", "--format", "pdf", "-o", "none.pdf"}).exit_code, 4);
  EXPECT_FALSE(std::filesystem::exists(sandbox_->Path("none.pdf")));
}

}  // namespace
}  // namespace sohoa::flow
