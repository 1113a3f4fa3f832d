// `status`.
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <optional>

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/record_json.h"
#include "cli/record_text.h"
#include "cli/table.h"

namespace sohoa::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kQuarantinedShown = 5;

// The process that holds RocksDB's lock on the store; nothing when nobody writes. Asks without taking the lock, so that
// a writer that starts at this moment is not turned away.
std::optional<pid_t> Writer(const std::string& store_dir) {
  const int fd = open((store_dir + "/LOCK").c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return std::nullopt;
  struct flock lock = {};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  const bool asked = fcntl(fd, F_GETLK, &lock) == 0;
  close(fd);
  if (!asked || lock.l_type == F_UNLCK) return std::nullopt;
  return lock.l_pid;
}

// Sources that were set aside as a whole, the newest first.
Result<std::vector<store::SourceState>> LastQuarantined(store::Store& store) {
  std::vector<store::SourceState> failed;
  const Status visited = store.ForEachSource([&](const store::SourceState& state) {
    if (state.failure && KindOf(state.failure->code) == ErrorKind::kQuarantine) failed.push_back(state);
    return true;
  });
  if (!visited.ok()) return visited.error();
  std::sort(failed.begin(), failed.end(),
            [](const auto& a, const auto& b) { return a.source.received_at > b.source.received_at; });
  if (failed.size() > kQuarantinedShown) failed.resize(kQuarantinedShown);
  return failed;
}

// Files in the watched folder that were neither done nor set aside. Names that begin with a dot are somebody's
// temporary files.
std::uint64_t WaitingFiles(const std::string& inbox, const settings::Settings& settings) {
  std::uint64_t waiting = 0;
  std::error_code failed;
  for (fs::recursive_directory_iterator it(inbox, fs::directory_options::skip_permission_denied, failed), end;
       !failed && it != end; it.increment(failed)) {
    const std::string name = it->path().filename().string();
    const bool is_result = it.depth() == 0 && (name == settings.done_folder || name == settings.failed_folder);
    std::error_code gone;
    if (is_result || name.starts_with(".")) {
      it.disable_recursion_pending();
    } else if (it->is_regular_file(gone)) {
      ++waiting;
    }
  }
  return waiting;
}

struct Situation {
  store::Counts counts;
  std::vector<store::SourceState> quarantined;
  std::uint64_t store_bytes = 0;
  std::optional<pid_t> writer;
  std::optional<std::uint64_t> waiting_files;
};

Json ToJson(const Situation& now, const std::string& store_dir, Language language) {
  const store::Counts& counts = now.counts;
  Json json;
  json["store"] = store_dir;
  json["records"] = counts.records;
  json["versions"] = counts.versions;
  json["in_review"] = counts.in_review;
  json["duplicates"] = counts.duplicates;
  json["quarantined"] = counts.quarantined;
  json["sources"] = counts.sources;
  json["pages"] = counts.pages;
  json["dossiers"] = counts.dossiers;
  json["audit_entries"] = counts.audit_entries;
  json["original_bytes"] = counts.original_bytes;
  json["store_bytes"] = now.store_bytes;
  json["writer_pid"] = now.writer ? Json(*now.writer) : Json(nullptr);
  json["waiting_files"] = now.waiting_files ? Json(*now.waiting_files) : Json(nullptr);
  json["last_quarantined"] = Json::array();
  for (const store::SourceState& state : now.quarantined) {
    Error reason = state.failure.value_or(Error{});
    reason.file.clear();
    json["last_quarantined"].push_back({{"source", state.source.path},
                                        {"received_at", state.source.received_at},
                                        {"reason", ErrorName(reason.code)},
                                        {"message", DescribeForPeople(reason, language)}});
  }
  return json;
}

void Print(Context& context, const Situation& now) {
  const store::Counts& counts = now.counts;
  Table table({{""}, {"", Align::kRight}});
  const auto add = [&](Message name, std::uint64_t number) {
    table.AddRow({context.Text(name), FormatCount(number, context.language())});
  };
  add(Message::kStatusRecords, counts.records);
  add(Message::kStatusInReview, counts.in_review);
  add(Message::kStatusVersions, counts.versions);
  add(Message::kStatusDossiers, counts.dossiers);
  add(Message::kRowFiles, counts.sources);
  add(Message::kRowPages, counts.pages);
  add(Message::kRowDuplicates, counts.duplicates);
  add(Message::kRowQuarantined, counts.quarantined);
  add(Message::kStatusAudit, counts.audit_entries);
  table.AddRow({context.Text(Message::kStatusOriginals), FormatBytes(counts.original_bytes, context.language())});
  table.AddRow({context.Text(Message::kStatusStoreSize), FormatBytes(now.store_bytes, context.language())});
  if (now.waiting_files) add(Message::kStatusWaitingFiles, *now.waiting_files);
  context.out().Write(table.ToString(0));
  context.out().Line(now.writer ? context.Text(Message::kStatusWriter, {std::to_string(*now.writer)})
                                : context.Text(Message::kStatusNoWriter));
  if (!now.quarantined.empty()) context.out().Line("\n" + context.Text(Message::kStatusLastQuarantined));
  for (const store::SourceState& state : now.quarantined) {
    Error reason = state.failure.value_or(Error{});
    reason.file = context.Listed(state.source.path);
    context.out().Line("  ✗ " + DescribeForPeople(reason, context.language()));
    context.out().Line("    → " + Remedy(reason.code, context.language()));
  }
  if (counts.in_review > 0) {
    context.Tell(Message::kNextReview,
                 {FormatCount(counts.in_review, context.language()), context.Hint("review list")});
  }
}

}  // namespace

int Run(Context& context, const StatusArguments& arguments) {
  const auto store = context.OpenStore(store::OpenMode::kRead);
  if (!store.ok()) return context.Fail(store.error());
  Situation now;
  const Result<store::Counts> counts = (*store)->Count();
  if (!counts.ok()) return context.Fail(counts.error());
  now.counts = *counts;
  if (now.counts.quarantined > 0) {
    auto quarantined = LastQuarantined(**store);
    if (!quarantined.ok()) return context.Fail(quarantined.error());
    now.quarantined = *std::move(quarantined);
  }
  now.store_bytes = FolderBytes(context.store_dir());
  now.writer = Writer(context.store_dir());
  if (!arguments.inbox.empty()) {
    std::error_code failed;
    if (!fs::is_directory(arguments.inbox, failed)) {
      context.Tell(Message::kInboxMissing, {arguments.inbox});
      return kNothingFound;
    }
    std::vector<settings::Problem> left_to_config_check;
    now.waiting_files =
        WaitingFiles(arguments.inbox, settings::LoadSettings(context.config_dir(), &left_to_config_check));
  }
  if (context.json()) {
    context.out().Line(ToLine(ToJson(now, context.store_dir(), context.language())));
  } else {
    Print(context, now);
  }
  return kDone;
}

}  // namespace sohoa::cli
