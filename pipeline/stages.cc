// Every paper takes these stages in this order; each function ends by calling the next, or leaves by a side exit
// (SetAside, Settle, Leave), which closes the file and tells its outcome.
//
// clang-format off
//   Add / Refuse   an input is named              the inbox, a folder, a file
//   Claim          open it, hold it open          what is committed is what was opened, whatever happens to its name
//   CompareBytes   hash; known bytes end here     the same bytes again cost no recognition
//   Unpack         archives become files          in a worker, under limits of depth, size and number; back to Claim
//   ReadPages      pages become words             in workers, one queue for the pages of all files
//   MakeRecords    words become papers, fields    identity decides: a new record, or a known one seen again; one atomic
//                                                 commit, and the outcome is told once the disk has it
// clang-format on

#include "pipeline/stages.h"

#include <sys/resource.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <utility>

#include "codec/codec.h"
#include "pipeline/content_hash.h"
#include "pipeline/content_kind.h"
#include "pipeline/log.h"

namespace sohoa::pipeline {

using std::chrono::steady_clock;

struct Stages::Input {
  OnSettled on_settled;
  InputResult result;
  int open_items = 0;
};

struct Stages::Tree {
  long long bytes_left = 0;
  int entries_left = 0;
};

struct Stages::Item {
  FoundFile file;
  std::shared_ptr<Input> input;
  std::shared_ptr<Tree> tree;           // nothing for a file outside archives
  std::shared_ptr<SpoolFolder> folder;  // kept until the last member is closed
  int depth = 0;                        // archives around it
  int changes = 0;                      // how often its bytes changed while it was read
};

struct Stages::Paper {
  ItemPtr item;
  Source source;
  std::shared_ptr<const UniqueFd> file;
  std::uint64_t id = 0;
  int earlier_runs = 0;                // that tried it and could not read it
  std::vector<proto::Member> members;  // of an archive
  std::shared_ptr<SpoolFolder> members_folder;
};

namespace {

constexpr int kChangesBeforeGivingUp = 3;

// A small, mostly white bitmap packs several hundred to one; the ratio is asked only of what unpacks to more than this.
constexpr long long kExpansionAlwaysAllowed = 16LL << 20;

double CpuSecondsOfThisProcess() {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  constexpr double kMicro = 1e-6;
  return static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
         kMicro * static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec);
}

// Bytes that cannot be read have no hash; their failure is recorded under one made of the path.
std::string HashOfUnreadable(const std::string& path) { return HashOf("unreadable\n" + path); }

// A file that may read better another time says in its reason how many runs have tried it: "run 2". It survives a
// restart with the reason, where a number in memory would not.
constexpr std::string_view kRunMark = "run ";

int RunsOf(const std::string& detail) {
  const std::size_t at = detail.rfind(kRunMark);
  if (at == std::string::npos) return 1;
  return std::max(1, std::atoi(detail.c_str() + at + kRunMark.size()));  // NOLINT(cert-err34-c): our own number
}

// What ended workers, and what a passing fault of disk or share looks like to a parser.
bool MayReadBetter(ErrorCode code) {
  return (KindOf(code) == ErrorKind::kQuarantine && IsRetryable(code)) || code == ErrorCode::kFileDamaged ||
         code == ErrorCode::kFileUnsupported || code == ErrorCode::kFileNoPages;
}

std::string ShortHash(const std::string& hash) { return hash.substr(0, 12); }

}  // namespace

Stages::Stages(Surroundings surroundings, Observer& observer)
    : around_(std::move(surroundings)),
      observer_(observer),
      ledger_(around_.store, around_.ledger),
      spool_(Spool::Make()),
      pool_(PoolOptionsFrom(around_.settings, around_.jobs, spool_.ok() ? (*spool_)->path() : "")),
      started_(steady_clock::now()),
      reported_(started_),
      cpu_before_(CpuSecondsOfThisProcess()) {}

Stages::~Stages() { Stop(); }

void Stages::Add(FoundFile file, OnSettled on_settled) {
  auto input = std::make_shared<Input>();
  input->on_settled = std::move(on_settled);
  input->open_items = 1;
  auto item = std::make_shared<Item>();
  item->file = std::move(file);
  item->input = std::move(input);
  waiting_.push_back(std::move(item));
  ++progress_.files_found;
}

Status Stages::Refuse(const Error& error) {
  Source source;
  source.path = error.file;
  source.hash = HashOfUnreadable(error.file);
  source.received_at = store::UtcNow();
  Ledger::Outcomes outcomes = ledger_.SetAside(source, error, {});
  if (!outcomes.ok()) return outcomes.error();
  for (Outcome& outcome : *outcomes) Tell(nullptr, std::move(outcome));
  return {};
}

// ---- Claim ---------------------------------------------------------------------------------------------------------

// A window of open files: enough that no worker waits, no more. True when there is more to claim right away.
bool Stages::ClaimMore() {
  constexpr int kFilesPerWorker = 4;
  constexpr auto kAtMost = std::chrono::milliseconds(200);  // known bytes are settled right here; keep telling
  const auto until = steady_clock::now() + kAtMost;
  const auto workers = static_cast<std::size_t>(pool_.workers());
  while (!waiting_.empty() && open_ < kFilesPerWorker * pool_.workers() && pool_.queued() < 2 * workers &&
         unpacking_ < pool_.workers()) {
    if (steady_clock::now() >= until) return true;
    const ItemPtr item = std::move(waiting_.front());
    waiting_.pop_front();
    Claim(item);
  }
  return false;
}

void Stages::Claim(const ItemPtr& item) {
  progress_.current = item->file.display;
  auto paper = std::make_shared<Paper>();
  paper->item = item;
  paper->id = next_file_++;
  paper->source.path = item->file.display;
  paper->source.dossier = !around_.dossier.empty()      ? around_.dossier
                          : !item->file.dossier.empty() ? item->file.dossier
                                                        : DossierFromNames(item->file.trail);
  paper->source.received_at = store::UtcNow();
  paper->source.hash = HashOfUnreadable(item->file.display);
  ++open_;
  if (item->file.failure) return SetAside(paper, *item->file.failure);

  Result<Opened> opened = OpenRegularFile(item->file.path, item->file.follow_link);
  if (!opened.ok()) return SetAside(paper, opened.error());
  // Members of archives have one name; in the watched folder a second one may be somebody's way to a file not theirs.
  if (around_.patient && opened->has_other_names && item->depth == 0) {
    return SetAside(paper, NotAPlainFile(std::string(kSecondName)));
  }
  paper->source.bytes = static_cast<std::uint64_t>(opened->size);
  paper->file = std::make_shared<UniqueFd>(std::move(opened->fd));
  if (opened->size > around_.settings.max_file_bytes) return SetAside(paper, {ErrorCode::kFileTooLarge, "", 0, ""});
  CompareBytes(paper);
}

// ---- Same bytes? ---------------------------------------------------------------------------------------------------

void Stages::CompareBytes(const PaperPtr& paper) {
  Result<std::string> hash = HashFile(paper->file->get());
  if (!hash.ok()) return SetAside(paper, hash.error());
  paper->source.hash = std::move(*hash);
  if (paper->source.bytes == 0) return SetAside(paper, {ErrorCode::kFileEmpty, "", 0, ""});
  if (WaitsForTwin(paper)) return;
  if (const auto failed = set_aside_.find(paper->source.hash); failed != set_aside_.end()) {
    return SetAside(paper, failed->second);
  }
  const Result<store::SourceState> known = around_.store.FindSource(paper->source.hash);
  if (!known.ok() && known.error().code != ErrorCode::kNotFound) return Leave(paper, known.error());
  if (known.ok() && known->failure && MayReadBetter(known->failure->code)) {
    paper->earlier_runs = RunsOf(known->failure->detail);
  }
  if (known.ok() && (!known->failure || StaysSetAside(*paper, *known)))
    return Settle(paper, ledger_.RepeatBytes(paper->source, *known));

  switch (KindOfFile(paper->file->get())) {
    case ContentKind::kArchive:
      return Unpack(paper, false);
    case ContentKind::kCompressed:
      return Unpack(paper, true);
    case ContentKind::kOther:
      return ReadPages(paper);
  }
}

// Whether a failure of an earlier run still stands. Neither of an archive, some members of which may have been left,
// nor of a file that could not be opened, nor when the program or its options have changed since.
bool Stages::StaysSetAside(const Paper& paper, const store::SourceState& known) const {
  const ErrorCode code = known.failure->code;
  if (KindOf(code) == ErrorKind::kExclude) return true;
  if (code == ErrorCode::kFileUnreadable || known.source.received_at <= around_.changed_at) return false;
  if (KindOfFile(paper.file->get()) != ContentKind::kOther) return false;
  return !MayReadBetter(code) || paper.earlier_runs >= around_.settings.input_tries;
}

// Of several files with the same bytes in one run the first is read; the others wait, closed, and then find it known.
bool Stages::WaitsForTwin(const PaperPtr& paper) {
  const auto [twins, first] = twins_.try_emplace(paper->source.hash);
  if (first) return false;
  twins->second.push_back(paper->item);
  --open_;
  return true;
}

// ---- Archives become files -----------------------------------------------------------------------------------------

void Stages::Unpack(const PaperPtr& paper, bool single_stream) {
  const settings::Settings& limits = around_.settings;
  Item& item = *paper->item;
  if (item.depth >= limits.max_archive_depth) return SetAside(paper, {ErrorCode::kArchiveTooDeep, "", 0, ""});
  if (!item.tree) {
    const auto expanded = limits.max_archive_expansion * static_cast<double>(paper->source.bytes);
    const auto allowed = std::max(kExpansionAlwaysAllowed, static_cast<long long>(std::min(expanded, 1e15)));
    item.tree = std::make_shared<Tree>(
        Tree{std::min<long long>(limits.max_archive_bytes, allowed), limits.max_archive_entries});
  }
  if (!spool_.ok()) return Leave(paper, spool_.error());
  Result<std::shared_ptr<SpoolFolder>> folder = (*spool_)->NewFolder();
  if (!folder.ok()) return Leave(paper, folder.error());
  paper->members_folder = std::move(*folder);

  Task task;
  task.file = paper->file;
  task.limit = std::chrono::seconds(limits.file_seconds);
  task.request.set_file(paper->id);
  proto::Unpack& unpack = *task.request.mutable_unpack();
  unpack.set_folder(paper->members_folder->path());
  unpack.set_single_stream(single_stream);
  unpack.set_stem(WithoutArchiveEnding(item.file.trail.file));
  unpack.set_max_bytes(item.tree->bytes_left);
  unpack.set_max_entries(item.tree->entries_left);
  task.on_part = [paper](const proto::Reply& reply) { paper->members.push_back(reply.member()); };
  task.on_done = [this, paper](const Result<proto::Reply>& reply) {
    --unpacking_;
    TakeMembers(paper, reply.ok() ? Status() : Status(reply.error()));
  };
  ++unpacking_;
  pool_.Submit(std::move(task));
}

// What came out is read, even of an archive that turned out damaged half-way.
void Stages::TakeMembers(const PaperPtr& archive, const Status& status) {
  std::vector<ItemPtr> items;
  const Item& outer = *archive->item;
  for (const proto::Member& member : archive->members) {
    const std::filesystem::path name(member.name());
    if (std::any_of(name.begin(), name.end(), [](const auto& part) { return IsLitter(part.string()); })) continue;
    auto item = std::make_shared<Item>();
    item->file.display = outer.file.display + "/" + member.name();
    item->file.path = member.path();
    item->file.trail = outer.file.trail;
    item->file.dossier = outer.file.dossier;
    item->file.trail.containers.push_back(WithoutArchiveEnding(outer.file.trail.file));
    for (const auto& part : name.parent_path()) item->file.trail.containers.push_back(part.string());
    item->file.trail.file = name.filename().string();
    item->input = outer.input;
    item->tree = outer.tree;
    item->folder = archive->members_folder;
    item->depth = outer.depth + 1;
    if (!member.failure().empty()) item->file.failure = codec::DecodeError(member.failure());
    std::error_code ignored;
    const auto bytes = std::filesystem::file_size(member.path(), ignored);
    if (!ignored) item->tree->bytes_left -= static_cast<long long>(bytes);
    items.push_back(std::move(item));
  }
  outer.tree->entries_left -= static_cast<int>(archive->members.size());
  std::ranges::stable_sort(items, {}, [](const ItemPtr& item) { return item->file.display; });
  outer.input->open_items += static_cast<int>(items.size());
  progress_.files_found += items.size();
  // In front: an archive's files are settled, and its unpacked bytes gone, before the next archive is begun.
  waiting_.insert(waiting_.begin(), items.begin(), items.end());

  if (!status.ok()) return SetAside(archive, status.error());
  if (items.empty()) return SetAside(archive, {ErrorCode::kFileNoPages, "", 0, "an archive without files"});
  Close(archive);
}

// ---- Pages become words --------------------------------------------------------------------------------------------

void Stages::ReadPages(const PaperPtr& paper) {
  ReadingCallbacks callbacks;
  callbacks.on_page_count = [this](int pages) { progress_.pages_found += static_cast<std::uint64_t>(pages); };
  callbacks.on_page = [this] { ++progress_.pages_done; };
  callbacks.on_done = [this, paper](Result<FileContent> content) {
    if (!content.ok()) return SetAside(paper, content.error());
    MakeRecords(paper, std::move(*content));
  };
  ReadFile(pool_, around_.settings, paper->id, paper->file, std::move(callbacks));
}

// ---- Words become records ------------------------------------------------------------------------------------------

void Stages::MakeRecords(const PaperPtr& paper, FileContent content) {
  if (ChangedMeanwhile(paper)) return;
  papers::SourceReading reading = around_.extract(content.pages);
  const auto original = [file = paper->file](std::uint64_t at, std::size_t most) {
    return ReadPiece(file->get(), at, most);
  };
  Ledger::Outcomes outcomes = ledger_.Keep(paper->source, original, std::move(content), std::move(reading));
  // The store refuses what was written to in this very moment.
  if (!outcomes.ok() && ChangedMeanwhile(paper)) return;
  Settle(paper, std::move(outcomes));
}

// A file that was written to while it was read is read again: its pages may be of one writing and its bytes of another.
bool Stages::ChangedMeanwhile(const PaperPtr& paper) {
  const Result<std::string> hash = HashFile(paper->file->get());
  if (hash.ok() && *hash == paper->source.hash) return false;
  if (++paper->item->changes < kChangesBeforeGivingUp) {
    ++paper->item->input->open_items;
    waiting_.push_back(paper->item);
    Close(paper);
    --progress_.files_done;
  } else {
    SetAside(paper, {ErrorCode::kInputOutput, "", 0, "the file kept changing while it was read"});
  }
  return true;
}

// ---- Side exits ----------------------------------------------------------------------------------------------------

void Stages::SetAside(const PaperPtr& paper, Error reason) {
  reason.file = paper->item->file.display;
  if (KindOf(reason.code) == ErrorKind::kFail) {
    const bool of_the_file = reason.code == ErrorCode::kInputOutput || reason.code == ErrorCode::kNotFound;
    if (around_.patient || !of_the_file) return Leave(paper, reason);
    reason.code = ErrorCode::kFileUnreadable;
  }
  if (MayPass(*paper, reason)) return Leave(paper, reason);
  if (MayReadBetter(reason.code) && !set_aside_.contains(paper->source.hash)) {
    reason.detail +=
        (reason.detail.empty() ? "" : ", ") + std::string(kRunMark) + std::to_string(paper->earlier_runs + 1);
  }
  LogInfo("set aside " + ShortHash(paper->source.hash) + ": " + std::string(ErrorName(reason.code)));
  Ledger::Outcomes outcomes =
      ledger_.SetAside(paper->source, reason, reason.page > 0 ? std::vector<int>{reason.page} : std::vector<int>{});
  if (outcomes.ok()) set_aside_.emplace(paper->source.hash, reason);
  Settle(paper, std::move(outcomes));
}

// A machine that is out of memory may have some later: the file waits, but not for ever.
bool Stages::MayPass(const Paper& paper, const Error& reason) {
  if (!around_.patient || reason.code != ErrorCode::kWorkerOutOfMemory || reason.detail != kKilledBySystem)
    return false;
  return ++out_of_memory_[paper.source.hash] < around_.settings.input_tries;
}

void Stages::Settle(const PaperPtr& paper, Ledger::Outcomes outcomes) {
  if (!outcomes.ok()) {
    const ErrorCode code = outcomes.error().code;
    if (code == ErrorCode::kDiskFull || code == ErrorCode::kInputOutput) store_failure_ = outcomes.error();
    return Leave(paper, outcomes.error());
  }
  for (Outcome& outcome : *outcomes) Tell(paper->item->input.get(), std::move(outcome));
  Close(paper);
}

void Stages::Leave(const PaperPtr& paper, const Error& reason) {
  LogWarning("left " + ShortHash(paper->source.hash) + ": " + std::string(ErrorName(reason.code)) + " " +
             reason.detail);
  if (!paper->item->input->result.left) paper->item->input->result.left = reason;
  Close(paper);
}

void Stages::Close(const PaperPtr& paper) {
  --open_;
  ++progress_.files_done;
  if (const auto twins = twins_.find(paper->source.hash); twins != twins_.end()) {
    waiting_.insert(waiting_.begin(), twins->second.begin(), twins->second.end());
    twins_.erase(twins);
  }
  Release(paper->item->input);
}

void Stages::Release(const std::shared_ptr<Input>& input) {
  if (--input->open_items == 0 && input->on_settled) input->on_settled(input->result);
}

void Stages::Tell(Input* input, Outcome outcome) {
  switch (outcome.kind) {
    case OutcomeKind::kStored:
      ++progress_.stored;
      break;
    case OutcomeKind::kDuplicate:
      ++progress_.duplicates;
      break;
    case OutcomeKind::kQuarantined:
      ++progress_.quarantined;
      break;
    case OutcomeKind::kExcluded:
      ++progress_.excluded;
      break;
  }
  observer_.OnOutcome(outcome);
  if (input != nullptr) input->result.outcomes.push_back(std::move(outcome));
}

// ---- The machine ---------------------------------------------------------------------------------------------------

void Stages::Step(std::chrono::milliseconds wait, int wake) {
  around_.store.ServeRequests();  // checkers settle fields while papers come in
  const bool more_to_claim = ClaimMore();
  pool_.Step(more_to_claim ? std::chrono::milliseconds(0) : wait, wake);
  if (idle()) set_aside_.clear();
  Report(false);
}

void Stages::Stop() {
  pool_.Stop();
  waiting_.clear();
  twins_.clear();
  open_ = 0;
  unpacking_ = 0;
  if (spool_.ok()) spool_->reset();
}

void Stages::Report(bool at_once) {
  constexpr auto kBetween = std::chrono::milliseconds(500);
  const auto now = steady_clock::now();
  if (!at_once && now - reported_ < kBetween) return;
  reported_ = now;
  progress_.seconds = std::chrono::duration<double>(now - started_).count();
  observer_.OnProgress(progress_);
}

IngestSummary Stages::Summary() const {
  IngestSummary summary;
  summary.totals = progress_;
  summary.totals.seconds = std::chrono::duration<double>(steady_clock::now() - started_).count();
  summary.cpu_seconds = CpuSecondsOfThisProcess() - cpu_before_ + pool_.usage().cpu_seconds;
  summary.peak_worker_kb = pool_.usage().peak_kb;
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  summary.peak_supervisor_kb = used.ru_maxrss;
  return summary;
}

}  // namespace sohoa::pipeline
