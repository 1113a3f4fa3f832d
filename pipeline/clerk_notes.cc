#include "pipeline/clerk_notes.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <ctime>
#include <string_view>
#include <utility>

#include "pipeline/inbox.h"
#include "pipeline/log.h"
#include "pipeline/unique_fd.h"

namespace sohoa::pipeline {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kLineEnd = "\r\n";  // office programs on Windows read these

struct Words {
  std::array<std::string_view, 8> columns;
  std::string_view stored, stored_review, repeated, failed, excluded, waiting, check, file, time, put_back;
};

constexpr Words kVietnamese{
    {"Thời gian", "Tệp", "Kết quả", "Loại giấy tờ", "Số, ký hiệu", "Họ tên / tên gọi", "Mã bản ghi", "Việc cần làm"},
    "Đã lưu",
    "Đã lưu, cần kiểm tra",
    "Đã có trong kho",
    "Không xử lý được",
    "Không đưa vào kho",
    "Chưa chép xong, để lại",
    "Kiểm tra các giá trị chưa chắc (sohoa review)",
    "Tệp",
    "Lúc",
    "Sau khi sửa, chép tệp trở lại thư mục nhận hồ sơ; tệp này có thể xóa."};

constexpr Words kEnglish{{"Time", "File", "Result", "Type of paper", "Number", "Holder", "Record", "What to do"},
                         "Stored",
                         "Stored, to be checked",
                         "Already in the store",
                         "Could not be processed",
                         "Left out",
                         "Not complete, left",
                         "Check the values that are not sure (sohoa review)",
                         "File",
                         "Time",
                         "When it is mended, copy the file back into the watched folder; this text may be deleted."};

const Words& WordsOf(Language language) { return language == Language::kVietnamese ? kVietnamese : kEnglish; }

std::string Now(const char* format) {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  ::localtime_r(&now, &local);
  std::array<char, 64> text{};
  const std::size_t length = std::strftime(text.data(), text.size(), format, &local);
  return {text.data(), length};
}

// A cell as RFC 4180 has it. Text that a spreadsheet would take for a formula gets an apostrophe: file names and papers
// come from strangers.
std::string Cell(std::string text) {
  constexpr std::string_view kFormulaStarts = "=+-@\t\r";
  if (!text.empty() && kFormulaStarts.find(text.front()) != std::string_view::npos) text.insert(0, "'");
  std::string cell = "\"";
  for (char c : text) {
    if (c == '"') cell += '"';
    cell += c;
  }
  return cell + "\"";
}

void WriteAll(int fd, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(fd, text.data(), text.size());
    if (written <= 0) return LogWarning("a note for the clerk could not be written");
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::string ValueOf(const std::vector<Field>& fields, std::initializer_list<std::string_view> names) {
  for (std::string_view name : names) {
    if (const Field* field = FindField(fields, name); field != nullptr && !field->value.empty()) return field->value;
  }
  return "";
}

}  // namespace

ClerkNotes::ClerkNotes(std::string inbox, Language language, std::function<std::string(const std::string&)> title)
    : inbox_(std::move(inbox)), language_(language), title_(std::move(title)) {
  while (inbox_.size() > 1 && inbox_.ends_with('/')) inbox_.pop_back();
}

std::string ClerkNotes::Relative(const std::string& path) const {
  return path.starts_with(inbox_ + "/") ? path.substr(inbox_.size() + 1) : path;
}

void ClerkNotes::AddResult(const Outcome& outcome) {
  const Words& words = WordsOf(language_);
  const std::string file = Relative(outcome.source_path);
  if (outcome.reason) {
    Error reason = *outcome.reason;
    reason.file.clear();
    const bool excluded = outcome.kind == OutcomeKind::kExcluded;
    return Append({file,
                   std::string(excluded ? words.excluded : words.failed) + ": " + DescribeForPeople(reason, language_),
                   "", "", "", "", Remedy(reason.code, language_)});
  }
  const std::vector<Field> fields = EffectiveFields(outcome.record);
  const bool stored = outcome.kind == OutcomeKind::kStored;
  const bool unsure = stored && NeedsReview(outcome.record);
  const std::string_view result = !stored ? words.repeated : unsure ? words.stored_review : words.stored;
  Append({file, std::string(result), title_(outcome.record.document.type), ValueOf(fields, {"document_number"}),
          ValueOf(fields, {"holder_name", "business_name", "facility_name", "owner_name", "wife_name", "subject"}),
          stored ? outcome.record.id : outcome.duplicate_of, std::string(unsure ? words.check : "")});
}

void ClerkNotes::AddWaiting(const std::string& file) {
  Append({Relative(file), std::string(WordsOf(language_).waiting), "", "", "", "", ""});
}

void ClerkNotes::Append(const std::vector<std::string>& cells) {
  const std::string path = inbox_ + "/" + std::string(kResultFilePrefix) + Now("_%Y-%m-%d.csv");
  const UniqueFd file(::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0644));
  if (!file) return LogWarning("the clerk's table of results could not be opened");
  struct stat status {};
  std::string text;
  if (::fstat(file.get(), &status) == 0 && status.st_size == 0) {
    text = kByteOrderMark;
    for (std::string_view column : WordsOf(language_).columns) text += Cell(std::string(column)) + ",";
    text.back() = kLineEnd.front();
    text += kLineEnd.back();
  }
  text += Cell(Now("%Y-%m-%d %H:%M:%S"));
  for (const std::string& cell : cells) text += "," + Cell(cell);
  text += kLineEnd;
  WriteAll(file.get(), text);  // in one piece, at the end: a reader never sees half a line
}

void ClerkNotes::WriteFailure(const std::string& file, const std::string& moved_to,
                              const std::vector<Outcome>& outcomes) {
  const Words& words = WordsOf(language_);
  std::string text = std::string(kByteOrderMark) + std::string(kNoteFirstLine) + std::string(kLineEnd);
  text += std::string(words.file) + ": " + Relative(file) + std::string(kLineEnd);
  text += std::string(words.time) + ": " + Now("%d/%m/%Y %H:%M") + std::string(kLineEnd) + std::string(kLineEnd);
  for (const Outcome& outcome : outcomes) {
    if (!outcome.reason) continue;
    Error reason = *outcome.reason;
    reason.file = outcome.source_path == file ? "" : Relative(outcome.source_path);
    text += "- " + DescribeForPeople(reason, language_) + "." + std::string(kLineEnd);
    text += "  → " + Remedy(reason.code, language_) + std::string(kLineEnd);
  }
  const bool secret = std::ranges::any_of(outcomes, [](const Outcome& outcome) {
    return outcome.reason && outcome.reason->code == ErrorCode::kStateSecret;
  });
  if (!secret) text += std::string(kLineEnd) + std::string(words.put_back) + std::string(kLineEnd);
  const UniqueFd note(::open(NoteName(moved_to).c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0644));
  if (!note) return LogWarning("the text beside a failed file could not be written");
  WriteAll(note.get(), text);
}

}  // namespace sohoa::pipeline
