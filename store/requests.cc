#include "store/requests.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <system_error>
#include <utility>

#include "store/durable_file.h"
#include "store/sha256.h"
#include "text/words.h"

namespace sohoa::store {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kRequestMagic = "sohoa-request-1";
// In the order of RequestKind.
constexpr std::array<std::string_view, 4> kKindWords = {"version", "backup", "events", "versions"};
constexpr std::string_view kOk = "ok";
constexpr std::string_view kRequestEnding = ".request";
constexpr std::string_view kTakenEnding = ".taken";
constexpr std::string_view kAnswerEnding = ".answer";
constexpr std::string_view kDamagedEnding = ".damaged";
constexpr auto kAnswersLast = std::chrono::hours(24);

std::string Digits(std::uint64_t number, int width) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string text(static_cast<std::size_t>(width), '0');
  for (auto it = text.rbegin(); it != text.rend(); ++it, number >>= 4) *it = kHex[number & 0xf];
  return text;
}

// Time, process and a number: sorts by time, and no two requests share one.
std::string NewId() {
  static std::atomic<unsigned> counter = 0;
  const auto now =
      std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::system_clock::now().time_since_epoch());
  return Digits(static_cast<std::uint64_t>(now.count()), 16) + "-" + Digits(static_cast<std::uint64_t>(getpid()), 8) +
         "-" + Digits(counter++, 4);
}

// One line of `text`, taken off its front; nothing when there is no line feed.
std::optional<std::string> TakeLine(std::string_view* text) {
  const std::size_t end = text->find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  std::string line(text->substr(0, end));
  text->remove_prefix(end + 1);
  return line;
}

}  // namespace

RequestFolder::RequestFolder(const std::string& store_dir, std::shared_ptr<const Vault> vault)
    : dir_(store_dir + "/requests"), vault_(std::move(vault)) {}

std::string RequestFolder::Path(const std::string& id, std::string_view ending) const {
  return dir_ + "/" + id + std::string(ending);
}

Status RequestFolder::WriteSealed(const std::string& id, std::string_view ending, const std::string& text) const {
  const std::optional<std::string> bytes = vault_ ? vault_->Seal(text, id + std::string(ending)) : text;
  if (!bytes) return Error{ErrorCode::kInternal, dir_, 0, "AES-256-GCM is not available"};
  return WriteDurably(Path(id, ending), *bytes);
}

std::optional<std::string> RequestFolder::ReadSealed(const std::string& id, std::string_view ending) const {
  const std::optional<std::string> bytes = ReadSmallFile(Path(id, ending));
  if (!bytes || !vault_) return bytes;
  return vault_->Open(*bytes, id + std::string(ending)).value_or("");
}

Result<std::string> RequestFolder::Leave(const Request& request) {
  if (mkdir(dir_.c_str(), S_IRWXU) != 0 && errno != EEXIST) return SystemError(dir_, errno);
  const std::string_view kind = kKindWords.at(static_cast<std::size_t>(request.kind));
  const std::string text = std::string(kRequestMagic) + '\n' + std::string(kind) + '\n' + text::OneLine(request.actor) +
                           '\n' + Sha256Hex(request.payload) + '\n' + request.payload;
  const std::string id = NewId();
  if (Status written = WriteSealed(id, kRequestEnding, text); !written) return written.error();
  return id;
}

void RequestFolder::Withdraw(const std::string& id) {
  for (const std::string_view ending : {kRequestEnding, kTakenEnding, kAnswerEnding}) unlink(Path(id, ending).c_str());
}

bool RequestFolder::IsTaken(const std::string& id) const { return access(Path(id, kTakenEnding).c_str(), F_OK) == 0; }

bool RequestFolder::IsWaiting(const std::string& id) const {
  return access(Path(id, kRequestEnding).c_str(), F_OK) == 0;
}

std::optional<Answer> RequestFolder::TakeAnswer(const std::string& id) {
  const std::string path = Path(id, kAnswerEnding);
  const std::optional<std::string> bytes = ReadSealed(id, kAnswerEnding);
  if (!bytes) return std::nullopt;
  std::string_view text = *bytes;
  const std::optional<std::string> word = TakeLine(&text);
  const std::optional<std::string> detail = word ? TakeLine(&text) : std::nullopt;
  unlink(path.c_str());
  if (!detail) return Answer{Error{ErrorCode::kInputOutput, path, 0, "an answer that does not decode"}, ""};
  if (*word == kOk) return Answer{Status(), std::string(text)};
  return Answer{Error{ErrorCodeFromName(*word), "", 0, *detail}, std::string(text)};
}

std::vector<std::string> RequestFolder::Waiting() const {
  std::vector<std::string> ids;
  std::error_code failed;
  for (fs::directory_iterator it(dir_, failed), end; !failed && it != end; it.increment(failed)) {
    if (it->path().extension() == kRequestEnding) ids.push_back(it->path().stem().string());
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

std::optional<Request> RequestFolder::Read(const std::string& id) {
  const std::optional<std::string> bytes = ReadSealed(id, kRequestEnding);
  if (!bytes) return std::nullopt;
  std::string_view text = *bytes;
  const std::optional<std::string> magic = TakeLine(&text);
  const std::optional<std::string> kind = TakeLine(&text);
  const std::optional<std::string> actor = TakeLine(&text);
  const std::optional<std::string> digest = TakeLine(&text);
  const auto* const word = std::find(kKindWords.begin(), kKindWords.end(), kind.value_or(""));
  if (magic != kRequestMagic || word == kKindWords.end() || !actor || digest != Sha256Hex(text)) {
    rename(Path(id, kRequestEnding).c_str(), Path(id, kDamagedEnding).c_str());
    return std::nullopt;
  }
  return Request{static_cast<RequestKind>(word - kKindWords.begin()), *actor, std::string(text)};
}

void RequestFolder::Take(const std::string& id) {
  // Only the one who waits looks at it, so it need not survive anything.
  const int fd = open(Path(id, kTakenEnding).c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (fd >= 0) close(fd);
}

Status RequestFolder::Settle(const std::string& id, const Answer& answer) {
  const std::string text = answer.status.ok() ? std::string(kOk) + "\n\n"
                                              : std::string(ErrorName(answer.status.error().code)) + "\n" +
                                                    text::OneLine(answer.status.error().detail) + "\n";
  if (Status written = WriteSealed(id, kAnswerEnding, text + answer.payload); !written) return written;
  unlink(Path(id, kTakenEnding).c_str());
  if (unlink(Path(id, kRequestEnding).c_str()) != 0 && errno != ENOENT) return SystemError(dir_, errno);
  return SyncFolder(dir_);
}

bool RequestFolder::IsAskerAlive(const std::string& id) {
  const std::size_t begin = id.find('-');
  unsigned process = 0;
  if (begin == std::string::npos) return false;
  const char* from = id.data() + begin + 1;
  const auto [end, failed] = std::from_chars(from, id.data() + id.size(), process, 16);
  return failed == std::errc() && (::kill(static_cast<pid_t>(process), 0) == 0 || errno == EPERM);
}

void RequestFolder::Tidy() {
  const auto now = fs::file_time_type::clock::now();
  std::error_code failed;
  for (fs::directory_iterator it(dir_, failed), end; !failed && it != end; it.increment(failed)) {
    const fs::path& path = it->path();
    std::error_code gone;
    const bool passing = path.extension() == kAnswerEnding || path.extension() == ".tmp";
    if (passing && now - fs::last_write_time(path, gone) > kAnswersLast && !gone) fs::remove(path, gone);
  }
}

}  // namespace sohoa::store
