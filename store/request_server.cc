#include "store/request_server.h"

#include <charconv>
#include <utility>

#include "codec/codec.h"
#include "store/backup_answer.h"

namespace sohoa::store {
namespace {

constexpr auto kBetweenLooksForRequests = std::chrono::milliseconds(100);

// What trying again may mend: the request stays, and nobody is told yet.
bool IsPassing(const Status& status) {
  return !status.ok() &&
         (status.error().code == ErrorCode::kDiskFull || status.error().code == ErrorCode::kInputOutput);
}

Result<std::vector<Record>> RecordsIn(const Request& request) {
  if (request.kind == RequestKind::kVersions) return codec::DecodeRecords(request.payload);
  Result<Record> record = codec::DecodeRecord(request.payload);
  if (!record) return record.error();
  return std::vector<Record>{std::move(*record)};
}

}  // namespace

RequestServer::RequestServer(RequestFolder folder, Database& database, Writer& writer)
    : database_(database), writer_(writer), folder_(std::move(folder)) {
  folder_.Tidy();
  writer_.ForgetRequests([&](const std::string& id) { return folder_.IsWaiting(id); }).ok();
}

RequestServer::~RequestServer() {
  if (!backup_.joinable()) return;
  database_.StopBackup();
  backup_.join();
}

void RequestServer::Serve() {
  const std::scoped_lock lock(serving_);
  const auto now = std::chrono::steady_clock::now();
  if (now < next_look_) return;
  next_look_ = now + kBetweenLooksForRequests;
  if (backup_done_.exchange(false)) {
    backup_.join();
    backup_id_.clear();
  }
  for (const std::string& id : folder_.Waiting()) {
    if (id == backup_id_) continue;
    const std::optional<Request> request = folder_.Read(id);
    if (!request) continue;
    switch (request->kind) {
      case RequestKind::kVersion:
      case RequestKind::kVersions:
        ServeVersions(id, *request);
        break;
      case RequestKind::kEvents:
        ServeEvents(id, *request);
        break;
      case RequestKind::kBackup:
        ServeBackup(id, *request);
        break;
    }
  }
}

void RequestServer::ServeVersions(const std::string& id, const Request& request) {
  const Result<std::vector<Record>> records = RecordsIn(request);
  const Status done = records ? writer_.AddRequestedVersions(*records, request.actor, id) : Status(records.error());
  // When answering fails, the id in the store keeps the versions from being written twice.
  if (!IsPassing(done)) folder_.Settle(id, {done, ""}).ok();
}

void RequestServer::ServeEvents(const std::string& id, const Request& request) {
  const Result<std::vector<Event>> events = codec::DecodeEvents(request.payload);
  const Status done = events ? writer_.AddRequestedEvents(*events, request.actor, id) : Status(events.error());
  if (!IsPassing(done)) folder_.Settle(id, {done, ""}).ok();
}

void RequestServer::ServeBackup(const std::string& id, const Request& request) {
  if (!RequestFolder::IsAskerAlive(id)) return folder_.Withdraw(id);
  if (!backup_id_.empty()) return;
  const std::size_t line = request.payload.find('\n');
  int keep = 0;
  const auto read = std::from_chars(request.payload.data(), request.payload.data() + request.payload.size(), keep);
  if (line == std::string::npos || read.ec != std::errc()) {
    folder_.Settle(id, {Error{ErrorCode::kUsage, "", 0, "a backup without a folder"}, ""}).ok();
    return;
  }
  backup_id_ = id;
  folder_.Take(id);
  backup_ = std::thread([this, id, keep, dir = request.payload.substr(line + 1)] {
    const Result<BackupReport> report = database_.Backup(dir, keep);
    folder_.Settle(id, report ? Answer{Status(), EncodeBackupReport(*report)} : Answer{report.error(), ""}).ok();
    backup_done_ = true;
  });
}

}  // namespace sohoa::store
