#include "model/error.h"

#include <cstddef>

namespace sohoa {
namespace {

struct Row {
  ErrorCode code;
  std::string_view name;
  ErrorKind kind;
  bool retryable;
  std::string_view what_vi;
  std::string_view remedy_vi;
  std::string_view what_en;
  std::string_view remedy_en;
};

using enum ErrorCode;
using enum ErrorKind;

constexpr std::array<Row, kErrorCodeCount> kRows{{
    {kFileEmpty, "file_empty", kQuarantine, false, "Tệp rỗng (0 byte)", "Quét hoặc chép lại tệp rồi đưa vào lần nữa.",
     "The file is empty (0 bytes)", "Scan or copy the file again and put it back."},
    {kFileUnreadable, "file_unreadable", kQuarantine, false, "Không mở được tệp",
     "Kiểm tra quyền đọc của tệp rồi đưa vào lại.", "The file cannot be opened",
     "Check that the file may be read, then put it back."},
    {kFileUnsupported, "file_unsupported", kQuarantine, false, "Loại tệp này không được hỗ trợ",
     "Chuyển sang PDF, TIFF, JPEG hoặc PNG rồi đưa vào lại.", "This kind of file is not supported",
     "Convert it to PDF, TIFF, JPEG or PNG and put it back."},
    {kFileDamaged, "file_damaged", kQuarantine, false, "Tệp bị hỏng hoặc chưa chép xong",
     "Quét lại, hoặc chép lại từ bản gốc rồi đưa vào lần nữa.", "The file is damaged or incomplete",
     "Scan it again, or copy it again from the original, and put it back."},
    {kFileEncrypted, "file_encrypted", kQuarantine, false, "Tệp có mật khẩu", "Gỡ mật khẩu của tệp rồi đưa vào lại.",
     "The file is protected by a password", "Remove the password and put the file back."},
    {kFileTooLarge, "file_too_large", kQuarantine, false, "Tệp vượt quá dung lượng cho phép",
     "Chia tệp nhỏ hơn hoặc quét ở 200-300 dpi; giới hạn nằm trong config/sohoa.yaml.",
     "The file is larger than the limit", "Split the file or scan at 200-300 dpi; the limit is in config/sohoa.yaml."},
    {kFileNoPages, "file_no_pages", kQuarantine, false, "Tệp không có trang nào", "Quét lại giấy tờ này.",
     "The file has no pages", "Scan the paper again."},
    {kTooManyPages, "too_many_pages", kQuarantine, false, "Tệp có quá nhiều trang",
     "Chia tệp thành nhiều tệp nhỏ; giới hạn nằm trong config/sohoa.yaml.", "The file has too many pages",
     "Split the file; the limit is in config/sohoa.yaml."},
    {kPageTooLarge, "page_too_large", kQuarantine, false, "Trang có kích thước ảnh quá lớn",
     "Quét lại ở 200-300 dpi; giới hạn nằm trong config/sohoa.yaml.", "A page has too many pixels",
     "Scan it again at 200-300 dpi; the limit is in config/sohoa.yaml."},
    {kArchiveTooDeep, "archive_too_deep", kQuarantine, false, "Tệp nén lồng nhau quá nhiều lớp",
     "Giải nén bớt các lớp rồi đưa vào lại.", "Archives are nested too deeply", "Unpack some layers and put it back."},
    {kArchiveExpandsTooMuch, "archive_expands_too_much", kQuarantine, false,
     "Tệp nén bung ra lớn bất thường, có thể là tệp phá hoại", "Kiểm tra nguồn gốc tệp; tự giải nén nếu tin cậy.",
     "The archive expands beyond the limit and may be hostile",
     "Check where it came from; unpack it by hand if trusted."},
    {kArchiveTooManyEntries, "archive_too_many_entries", kQuarantine, false, "Tệp nén chứa quá nhiều mục",
     "Chia thành nhiều tệp nén nhỏ hơn.", "The archive has too many entries", "Split it into smaller archives."},
    {kArchiveUnsafeEntry, "archive_unsafe_entry", kQuarantine, false,
     "Đây là liên kết, ống dẫn hoặc thiết bị chứ không phải tệp thường",
     "Chép chính tệp gốc vào, không dùng liên kết; nếu ở trong tệp nén, hãy kiểm tra nguồn gốc rồi nén lại.",
     "This is a link, a pipe or a device, not a plain file",
     "Copy the file itself, not a link to it; of an archive, check where it came from and pack it again."},
    {kWorkerCrashed, "worker_crashed", kQuarantine, true, "Chương trình đọc dừng đột ngột khi đọc tệp này",
     "Quét lại; nếu vẫn lỗi, gửi tệp cho người phụ trách kỹ thuật.", "The reader stopped unexpectedly on this file",
     "Scan it again; if it fails again, send the file to the operator."},
    {kWorkerTimedOut, "worker_timed_out", kQuarantine, true, "Đọc quá thời gian cho phép",
     "Quét lại rõ hơn hoặc tăng giới hạn trong config/sohoa.yaml.", "Reading took longer than the limit",
     "Scan it again more cleanly, or raise the limit in config/sohoa.yaml."},
    {kWorkerOutOfMemory, "worker_out_of_memory", kQuarantine, true, "Đọc tệp cần quá nhiều bộ nhớ",
     "Quét lại ở 200-300 dpi hoặc tăng giới hạn trong config/sohoa.yaml.", "Reading needed more memory than the limit",
     "Scan it again at 200-300 dpi, or raise the limit in config/sohoa.yaml."},
    {kStateSecret, "state_secret", kExclude, false, "Giấy tờ có dấu mật, không được đưa vào kho",
     "Chuyển cho người phụ trách tài liệu mật; không quét vào hệ thống này.", "The paper carries a secrecy mark",
     "Hand it to the officer for secret papers; do not scan it into this system."},
    {kBlankPages, "blank_pages", kExclude, false, "Trang trắng", "Không cần làm gì; nếu giấy có chữ, hãy quét lại.",
     "Blank page", "Nothing to do; if the paper is not blank, scan it again."},
    {kSeparatorSheet, "separator_sheet", kExclude, false, "Tờ phân cách", "Không cần làm gì.", "Separator sheet",
     "Nothing to do."},
    {kFormNotResult, "form_not_result", kExclude, false, "Biểu mẫu, không phải kết quả giải quyết", "Không cần làm gì.",
     "A form, not a result", "Nothing to do."},
    {kStoreLocked, "store_locked", kFail, true, "Kho đang được một chương trình khác ghi",
     "Chờ chương trình kia xong, hoặc dừng nó, rồi chạy lại.", "Another program is writing to the store",
     "Wait for it or stop it, then try again."},
    {kStoreDamaged, "store_damaged", kFail, false, "Kho dữ liệu bị hỏng",
     "Dừng ghi, chạy «sohoa verify» và khôi phục từ bản sao lưu.", "The store is damaged",
     "Stop writing, run `sohoa verify`, and restore from the backup."},
    {kStoreVersion, "store_version", kFail, false, "Kho được tạo bởi phiên bản khác",
     "Dùng đúng phiên bản chương trình đã ghi kho này.", "The store was made by another version",
     "Use the version of the program that wrote this store."},
    {kStoreMissing, "store_missing", kFail, false, "Chưa có kho ở thư mục này",
     "Chỉ đúng thư mục bằng --store, hoặc chạy «sohoa ingest» để tạo kho.", "There is no store in this folder",
     "Name the right folder with --store, or run `sohoa ingest` to make one."},
    {kStoreKey, "store_key", kFail, false, "Tệp khóa của kho thiếu hoặc không đúng",
     "Chỉ đúng tệp khóa của kho bằng --key hoặc SOHOA_KEY (kho không mã hóa thì bỏ đi); mất tệp khóa thì không ai mở "
     "được kho.",
     "The key file of the store is missing or wrong",
     "Name the store's key file with --key or SOHOA_KEY (none for a store without encryption); without its key file "
     "nobody can open a store."},
    {kDiskFull, "disk_full", kFail, true, "Hết chỗ trên đĩa",
     "Giải phóng chỗ trên đĩa rồi chạy lại; không mất giấy tờ nào.", "The disk is full",
     "Free some space and run again; no paper is lost."},
    {kInputOutput, "input_output", kFail, true, "Lỗi đọc hoặc ghi đĩa", "Kiểm tra ổ đĩa và đường mạng rồi chạy lại.",
     "Reading or writing the disk failed", "Check the disk and the network share, then run again."},
    {kConfigInvalid, "config_invalid", kFail, false, "Cấu hình có lỗi",
     "Sửa tệp được nêu rồi chạy «sohoa config check».", "The configuration has a mistake",
     "Mend the named file, then run `sohoa config check`."},
    {kEngineMissing, "engine_missing", kFail, false, "Thiếu bộ nhận dạng chữ tiếng Việt",
     "Cài gói tesseract-ocr-vie và tesseract-ocr-script-viet rồi chạy «sohoa doctor».",
     "The Vietnamese text recogniser is missing",
     "Install tesseract-ocr-vie and tesseract-ocr-script-viet, then run `sohoa doctor`."},
    {kWorkerProgram, "worker_program", kFail, false, "Thiếu chương trình đọc sohoa-worker, hoặc nó khác bản với sohoa",
     "Cài lại phần mềm: sohoa và sohoa-worker của cùng một bản phải nằm chung một thư mục.",
     "The reading program sohoa-worker is missing, or of another release than sohoa",
     "Install again: sohoa and sohoa-worker of one release must lie in one folder."},
    {kNotFound, "not_found", kFail, false, "Không tìm thấy", "Kiểm tra lại mã hoặc từ khóa.", "Not found",
     "Check the code or the words."},
    {kUsage, "usage", kFail, false, "Lệnh chưa đúng", "Xem hướng dẫn bằng --help.", "The command is not right",
     "See --help."},
    {kInternal, "internal", kFail, false, "Lỗi bên trong chương trình", "Gửi nhật ký cho người phụ trách kỹ thuật.",
     "Internal error", "Send the log to the operator."},
}};

const Row& RowOf(ErrorCode code) { return kRows.at(static_cast<std::size_t>(code)); }

}  // namespace

std::string_view ErrorName(ErrorCode code) { return RowOf(code).name; }

ErrorCode ErrorCodeFromName(std::string_view name) {
  for (const Row& row : kRows) {
    if (row.name == name) return row.code;
  }
  return kInternal;
}

ErrorKind KindOf(ErrorCode code) { return RowOf(code).kind; }

bool IsRetryable(ErrorCode code) { return RowOf(code).retryable; }

std::string Describe(const Error& error, Language language) {
  const bool vietnamese = language == Language::kVietnamese;
  const Row& row = RowOf(error.code);
  std::string text;
  if (!error.file.empty()) text += error.file + ": ";
  text += vietnamese ? row.what_vi : row.what_en;
  if (error.page > 0) text += (vietnamese ? ", trang " : ", page ") + std::to_string(error.page);
  if (!error.detail.empty()) text += " (" + error.detail + ")";
  return text;
}

std::string DescribeForPeople(Error error, Language language) {
  if (error.code != ErrorCode::kInternal) error.detail.clear();
  return Describe(error, language);
}

std::string Remedy(ErrorCode code, Language language) {
  const Row& row = RowOf(code);
  return std::string(language == Language::kVietnamese ? row.remedy_vi : row.remedy_en);
}

}  // namespace sohoa
