#include "tests/unit/pipeline/paper_reader.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <sstream>
#include <thread>

#include "tests/unit/pipeline/white_png.h"

namespace sohoa::pipeline {
namespace {

constexpr std::string_view kFirstLine = "PAPERS";

// The answer to whether a system call is let through; nothing lasting is done when it is.
bool IsAllowed(const std::string& what) {
  if (what == "socket") return ::socket(AF_INET, SOCK_STREAM, 0) >= 0;
  if (what == "exec") {
    ::execl("/bin/true", "true", nullptr);
    return false;  // had it been allowed, this process would be another now
  }
  if (what == "fork") {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(0);
    return child > 0;
  }
  return ::kill(::getppid(), 0) == 0;
}

// The same for files: "OPEN:/a/file", "LIST:/a/folder", "MAKE:/a/file"; nothing for other words.
std::optional<bool> MayTouch(const std::string& word) {
  const std::string path = word.size() > 5 ? word.substr(5) : "";
  if (word.starts_with("OPEN:")) return std::ifstream(path).is_open();
  if (word.starts_with("MAKE:")) return std::ofstream(path).is_open();
  std::error_code failed;
  if (word.starts_with("LIST:")) return std::filesystem::directory_iterator(path, failed), !failed;
  return std::nullopt;
}

class PaperReader : public reading::PageReader {
 public:
  Result<reading::FileInfo> Inspect(const std::string& path) override {
    auto pages = Load(path);
    if (!pages.ok()) return pages.error();
    return reading::FileInfo{reading::FileFormat::kPdf, static_cast<int>(pages->size())};
  }

  Result<Page> Read(const std::string& path, int number) override {
    const auto pages = Load(path);
    if (!pages.ok()) return pages.error();
    std::istringstream words(pages->at(static_cast<std::size_t>(number - 1)));
    Page page;
    page.number = number;
    for (std::string word; words >> word;) {
      if (word == "DAMAGED") return Error{ErrorCode::kFileDamaged, "", 0, ""};
      Obey(word);
      page.words.emplace_back().text = word;
      if (const auto may = MayTouch(word)) page.words.emplace_back().text = *may ? "allowed" : "denied";
      if (word.starts_with("TRY:")) page.words.emplace_back().text = IsAllowed(word.substr(4)) ? "allowed" : "denied";
    }
    return page;
  }

  Result<std::string> RenderPng(const std::string& path, int number, const Page&, const Box&, int max_width) override {
    const auto pages = Load(path);
    if (!pages.ok()) return pages.error();
    const std::string& page = pages->at(static_cast<std::size_t>(number - 1));
    return page == "PICTURE" ? WhitePng() : page + " at " + std::to_string(max_width);
  }

  Result<std::string> PictureFile(const std::string& path, int number) override {
    return Error{ErrorCode::kFileUnsupported, path, number, "papers of plain text have no picture"};
  }

 private:
  static Result<std::vector<std::string>> Load(const std::string& path) {
    std::ifstream file(path);
    std::string line;
    std::vector<std::string> pages;
    if (!std::getline(file, line) || line != kFirstLine) return Error{ErrorCode::kFileUnsupported, "", 0, ""};
    while (std::getline(file, line)) pages.push_back(line);
    return pages;
  }

  static void Obey(const std::string& word) {
    if (word == "CRASH") std::raise(SIGSEGV);
    if (word.starts_with("UNLESS:") && ::getenv(word.substr(7).c_str()) != nullptr) std::raise(SIGSEGV);
    if (word == "HANG") std::this_thread::sleep_for(std::chrono::hours(1));
    if (word == "EAT") {
      std::vector<std::string> eaten;
      for (;;) eaten.emplace_back(std::size_t{16} << 20, 'x');
    }
    if (word.starts_with("ONCE:")) {
      const std::string mark = word.substr(5);
      if (::access(mark.c_str(), F_OK) == 0) return;
      std::ofstream(mark) << "was here";
      std::raise(SIGSEGV);
    }
  }
};

void Understand(const std::string& word, const Page& page, papers::SourceReading* reading) {
  if (word.starts_with("paper:")) {
    Document& document = reading->documents.emplace_back();
    document.type = word.substr(6);
    document.type_confidence = 1;
  }
  if (word.starts_with("dossier:")) reading->dossier_code = word.substr(8);
  if (reading->documents.empty()) return;
  Document& document = reading->documents.back();
  if (word == "SECRET") document.secret = true;
  if (word.starts_with("identity:")) document.legal_identity = word.substr(9);
  const std::size_t sign = word.find_first_of("=?");
  if (sign == std::string::npos) return;
  Field field;
  field.name = word.substr(0, sign);
  field.value = field.raw = word.substr(sign + 1);
  field.status = word.at(sign) == '=' ? FieldStatus::kAccepted : FieldStatus::kReview;
  field.confidence = field.status == FieldStatus::kAccepted ? 0.99 : 0.5;
  field.page = page.number;
  field.box = {0.1, 0.1, 0.2, 0.2};
  field.rule = document.type + "/" + field.name;
  document.fields.push_back(field);
}

}  // namespace

Result<std::unique_ptr<reading::PageReader>> MakePaperReader(const reading::ReaderOptions&) {
  return std::unique_ptr<reading::PageReader>(std::make_unique<PaperReader>());
}

papers::SourceReading ExtractPapers(const std::vector<Page>& pages) {
  papers::SourceReading reading;
  for (const Page& page : pages) {
    if (page.words.empty()) {
      reading.blank.push_back(page.number);
      continue;
    }
    if (page.words.front().text == "SEPARATOR") {
      reading.separators.push_back(page.number);
      continue;
    }
    for (const Word& word : page.words) Understand(word.text, page, &reading);
    if (!reading.documents.empty()) reading.documents.back().pages.push_back(page.number);
  }
  return reading;
}

std::string Papers(const std::vector<std::string>& pages) {
  std::string file = std::string(kFirstLine) + "\n";
  for (const std::string& page : pages) file += page + "\n";
  return file;
}

}  // namespace sohoa::pipeline
