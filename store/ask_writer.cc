#include "store/ask_writer.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <system_error>
#include <thread>

#include "codec/codec.h"
#include "store/backup_answer.h"
#include "store/key_mark.h"
#include "store/requests.h"

namespace sohoa::store {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr auto kBetweenLooksForAnswer = milliseconds(50);
constexpr auto kBetweenTries = milliseconds(1000);  // to open the store: the writer may have ended

Result<RequestFolder> RequestFolderOf(const Place& place) {
  Result<std::shared_ptr<const Vault>> vault = VaultOfStore(place);
  if (!vault) return vault.error();
  return RequestFolder(place.dir, *vault);
}

// Asks, and waits until the request is answered, the store is free (`on_free` gets it), or patience ends.
Result<std::string> Ask(const Place& place, const RequestFolder& from, const Request& request, milliseconds patience,
                        const std::atomic<bool>& stop,
                        const std::function<Result<std::string>(Store& store, const std::string& id)>& on_free) {
  RequestFolder folder = from;
  std::string id;
  const auto begun = steady_clock::now();
  auto next_try = begun;
  for (;;) {
    if (steady_clock::now() >= next_try) {
      const auto store = Store::Open(place, OpenMode::kWrite);
      if (store) return on_free(**store, id);
      if (store.error().code != ErrorCode::kStoreLocked) return store.error();
      next_try = steady_clock::now() + kBetweenTries;
    }
    if (id.empty()) {
      Result<std::string> left = folder.Leave(request);
      if (!left) return left.error();
      id = *std::move(left);
    }
    if (std::optional<Answer> answer = folder.TakeAnswer(id)) {
      if (!answer->status) return answer->status.error();
      return std::move(answer->payload);
    }
    const bool waited = steady_clock::now() - begun > patience && !folder.IsTaken(id);
    if (waited || stop) {
      if (request.kind == RequestKind::kBackup) folder.Withdraw(id);
      return Error{
          .code = ErrorCode::kStoreLocked, .file = place.dir, .page = 0, .detail = "the writer has not answered"};
    }
    std::this_thread::sleep_for(kBetweenLooksForAnswer);
  }
}

// Something that is written once: by `write` when the store is free, else by the writer as the request says.
Status WriteOrAsk(const Place& place, const Request& request, milliseconds patience, const std::atomic<bool>& stop,
                  const std::function<Status(Store& store)>& write) {
  Result<RequestFolder> found = RequestFolderOf(place);
  if (!found) return found.error();
  RequestFolder& folder = *found;
  const Result<std::string> done =
      Ask(place, folder, request, patience, stop, [&](Store& store, const std::string& id) -> Result<std::string> {
        if (!id.empty()) {
          // What lay in the folder was carried out when the store was opened.
          const std::optional<Answer> answer = folder.TakeAnswer(id);
          if (answer && !answer->status) return answer->status.error();
          if (answer) return std::string();
          return Error{
              .code = ErrorCode::kInputOutput, .file = place.dir, .page = 0, .detail = "the request has no answer"};
        }
        if (Status written = write(store); !written) return written.error();
        return std::string();
      });
  return done ? Status() : done.error();
}

}  // namespace

Status AddVersionOrAsk(const Place& place, const Record& record, std::string_view actor, milliseconds patience,
                       const std::atomic<bool>& stop) {
  Record alone = record;
  alone.sightings.clear();  // the writer knows them better
  return WriteOrAsk(place, {RequestKind::kVersion, std::string(actor), codec::EncodeRecord(alone)}, patience, stop,
                    [&](Store& store) { return store.AddVersion(record, actor); });
}

Status AddVersionsOrAsk(const Place& place, const std::vector<Record>& records, std::string_view actor,
                        milliseconds patience, const std::atomic<bool>& stop) {
  std::vector<Record> alone = records;
  for (Record& record : alone) record.sightings.clear();
  return WriteOrAsk(place, {RequestKind::kVersions, std::string(actor), codec::EncodeRecords(alone)}, patience, stop,
                    [&](Store& store) { return store.AddVersions(records, actor); });
}

Status AddEventsOrAsk(const Place& place, const std::vector<Event>& events, std::string_view actor,
                      milliseconds patience, const std::atomic<bool>& stop) {
  return WriteOrAsk(place, {RequestKind::kEvents, std::string(actor), codec::EncodeEvents(events)}, patience, stop,
                    [&](Store& store) { return store.AddEvents(events, actor); });
}

Result<BackupReport> BackupOrAsk(const Place& place, const std::string& backup_dir, int keep, std::string_view actor,
                                 milliseconds patience, const std::atomic<bool>& stop) {
  std::error_code failed;
  if (!std::filesystem::is_directory(place.dir, failed)) {
    return Error{.code = ErrorCode::kStoreMissing, .file = place.dir, .page = 0, .detail = ""};
  }
  Result<RequestFolder> found = RequestFolderOf(place);
  if (!found) return found.error();
  RequestFolder& folder = *found;
  const std::string absolute = std::filesystem::absolute(backup_dir, failed).lexically_normal().string();
  const Request request{RequestKind::kBackup, std::string(actor), std::to_string(keep) + "\n" + absolute};
  const Result<std::string> done =
      Ask(place, folder, request, patience, stop, [&](Store& store, const std::string& id) -> Result<std::string> {
        if (!id.empty()) folder.Withdraw(id);
        const Result<BackupReport> report = store.Backup(absolute, keep);
        if (!report) return report.error();
        return EncodeBackupReport(*report);
      });
  if (!done) return done.error();
  return DecodeBackupReport(*done);
}

}  // namespace sohoa::store
