// The one vocabulary of what can go wrong, shared by every module, the store, the JSON output and the clerks' messages.
//
// An Error says what happened (code), to which file and page, with a technical detail for the log. DescribeForPeople()
// and Remedy() turn it into what a clerk reads. Values are plain data: copyable, thread-compatible, no ownership.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace sohoa {

enum class Language { kVietnamese, kEnglish };

enum class ErrorCode {
  // The input itself: the file is set aside (quarantined) with this reason.
  kFileEmpty,
  kFileUnreadable,
  kFileUnsupported,
  kFileDamaged,
  kFileEncrypted,
  kFileTooLarge,
  kFileNoPages,
  kTooManyPages,
  kPageTooLarge,
  kArchiveTooDeep,
  kArchiveExpandsTooMuch,
  kArchiveTooManyEntries,
  kArchiveUnsafeEntry,
  kWorkerCrashed,
  kWorkerTimedOut,
  kWorkerOutOfMemory,
  // Not a result to keep: excluded, with this reason.
  kStateSecret,
  kBlankPages,
  kSeparatorSheet,
  kFormNotResult,
  // The surroundings: the run or the command fails, the input stays where it is.
  kStoreLocked,
  kStoreDamaged,
  kStoreVersion,
  kStoreMissing,
  kStoreKey,
  kDiskFull,
  kInputOutput,
  kConfigInvalid,
  kEngineMissing,
  kWorkerProgram,
  kNotFound,
  kUsage,
  kInternal,
};

enum class ErrorKind { kQuarantine, kExclude, kFail };

// Every code, in the order of the enum; tests walk it.
inline constexpr int kErrorCodeCount = static_cast<int>(ErrorCode::kInternal) + 1;

struct Error {
  ErrorCode code = ErrorCode::kInternal;
  std::string file;    // as the user gave it; archive members stand behind '/'; empty when no file is concerned
  int page = 0;        // from 1; 0 when the whole file is concerned
  std::string detail;  // English, for logs and --json; may be empty
};

// The stable name used in JSON, the store and docs/errors.md, e.g. "file_damaged".
std::string_view ErrorName(ErrorCode code);

// The inverse of ErrorName; kInternal for a name that this version does not know.
ErrorCode ErrorCodeFromName(std::string_view name);

ErrorKind KindOf(ErrorCode code);

// Whether the same input may succeed later without anybody changing it (a full disk, a locked store, a dead worker).
bool IsRetryable(ErrorCode code);

// One sentence: what happened, to which file and page.
std::string Describe(const Error& error, Language language);

// The same without the detail, which is for logs and --json. An error of the program itself keeps it: it is the
// operator who will read that.
std::string DescribeForPeople(Error error, Language language);

// One sentence: what the person can do about it.
std::string Remedy(ErrorCode code, Language language);

}  // namespace sohoa
