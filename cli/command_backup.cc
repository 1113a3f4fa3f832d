// `backup` and `restore`.
#include <filesystem>

#include "cli/commands.h"
#include "cli/progress_line.h"
#include "cli/record_json.h"
#include "store/ask_writer.h"

namespace sohoa::cli {
namespace {

// How long a writer may take to begin with it; it looks between two commits.
constexpr auto kBackupPatience = std::chrono::seconds(60);

}  // namespace

int Run(Context& context, const BackupArguments& arguments) {
  context.Tell(Message::kBackupBegins, {context.store_dir(), arguments.dir});
  const Result<store::BackupReport> report = store::BackupOrAsk(context.store_place(), arguments.dir, arguments.keep,
                                                                Account(), kBackupPatience, context.stop());
  if (!report.ok()) return context.Fail(report.error());
  if (context.json()) {
    Json json;
    json["backup"] = report->number;
    json["folder"] = arguments.dir;
    json["bytes"] = report->bytes;
    json["files"] = report->files;
    json["kept"] = report->kept;
    json["outdated"] = report->outdated;
    context.out().Line(ToLine(json));
  } else {
    context.out().Line(context.Text(Message::kBackupDone,
                                    {std::to_string(report->number), FormatBytes(report->bytes, context.language()),
                                     FormatCount(report->files, context.language()), std::to_string(report->kept)}));
    if (report->outdated > 0) context.Tell(Message::kBackupsOutdated, {std::to_string(report->outdated)});
  }
  return kDone;
}

int Run(Context& context, const RestoreArguments& arguments) {
  ProgressLine progress(context.err());
  const Result<store::VerifyReport> report =
      store::RestoreStore(arguments.dir, context.store_place(), arguments.number, [&](std::uint64_t checked) {
        progress.Update(context.Text(Message::kProgressVerify, {FormatCount(checked, context.language())}));
      });
  progress.Clear();
  if (!report.ok()) return context.Fail(report.error());
  if (context.json()) {
    Json json;
    json["ok"] = report->findings.empty();
    json["store"] = context.store_dir();
    json["records"] = report->records;
    json["originals"] = report->originals;
    json["findings"] = report->findings.size();
    context.out().Line(ToLine(json));
  } else {
    context.out().Line(
        context.Text(Message::kRestoreDone, {context.store_dir(), FormatCount(report->records, context.language()),
                                             FormatCount(report->originals, context.language())}));
  }
  if (report->findings.empty()) return kDone;
  context.Tell(Message::kRestoreFindings,
               {FormatCount(report->findings.size(), context.language()), context.Hint("verify")});
  return kFailed;
}

}  // namespace sohoa::cli
