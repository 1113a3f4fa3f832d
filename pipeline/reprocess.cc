// Reads stored sources again: their words with the rules of today, or their originals with the recogniser of today.
//
//   choose    a source with a record that was asked for and was not made by these very rules and this recogniser
//   read      its stored words, or its original through the workers
//   compare   each paper with the record that begins on the same page; every change is told
//   write     one commit for each source: new versions, and records for papers that were not seen before
#include <algorithm>
#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/better_reading.h"
#include "pipeline/file_reading.h"
#include "pipeline/ledger.h"
#include "pipeline/log.h"
#include "pipeline/memory_file.h"
#include "pipeline/record_diff.h"
#include "pipeline/runs.h"
#include "pipeline/worker_pool.h"

namespace sohoa::pipeline {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

// A source and what the store made of it.
struct StoredSource {
  store::SourceState state;
  std::vector<Record> records;         // that begin in this source
  std::set<int> pages_seen_elsewhere;  // first pages of papers that are sightings of other sources' records
};

bool IsFatal(const Status& status) {
  return !status.ok() && status.error().code != ErrorCode::kUsage && status.error().code != ErrorCode::kNotFound;
}

class Reprocessing {
 public:
  Reprocessing(const Surroundings& around, const ReprocessOptions& options,
               const std::function<void(const FieldChange&)>& on_change, Observer& observer)
      : around_(around),
        store_(around.store),
        options_(options),
        on_change_(on_change),
        observer_(observer),
        ledger_(around.store, around.ledger),
        pool_(PoolOptionsFrom(around.settings, around.jobs)) {}

  Result<ReprocessSummary> Run() {
    const Status status = options_.records.empty() ? VisitAll() : VisitNamed();
    while (status.ok() && in_work_ > 0 && !Ended()) Step();
    pool_.Stop();
    Report(true);
    if (!status.ok()) return status.error();
    if (fatal_) return *fatal_;
    return summary_;
  }

 private:
  bool Ended() const { return fatal_ || (options_.stop != nullptr && *options_.stop); }

  // ---- choose ----

  // What a checker settled while an original was read: compared is what the store holds when the reading is done.
  Status TakeLatest(StoredSource& source) {
    for (Record& record : source.records) {
      Result<Record> latest = store_.Get(record.id);
      if (!latest.ok()) return latest.error();
      record = std::move(*latest);
    }
    return {};
  }

  Status VisitAll() {
    if (const auto counts = store_.Count(); counts.ok()) progress_.files_found = counts->sources;
    return store_.ForEachSource([this](const store::SourceState& state) {
      store_.ServeRequests();  // nothing is half compared between two sources
      Take(state);
      return !Ended();
    });
  }

  Status VisitNamed() {
    std::set<std::string> hashes;
    for (const std::string& id : options_.records) {
      const Result<Record> record = store_.Get(id);
      if (!record.ok()) return record.error();
      hashes.insert(record->source_hash);
    }
    progress_.files_found = hashes.size();
    for (const std::string& hash : hashes) {
      const Result<store::SourceState> state = store_.FindSource(hash);
      if (!state.ok()) return state.error();
      Take(*state);
      if (Ended()) break;
    }
    return {};
  }

  bool IsAskedFor(const Record& record) const {
    const auto& ids = options_.records;
    if (!ids.empty()) return std::ranges::find(ids, record.id) != ids.end();
    return options_.type.empty() || record.document.type == options_.type;
  }

  // Made by these rules and this recogniser: reading it again would say the same. Named records are always read.
  bool IsCurrent(const Record& record) const {
    return options_.records.empty() && record.rules_fingerprint == around_.ledger.rules_fingerprint &&
           (!options_.from_ocr || record.engine == around_.ledger.engine);
  }

  void Take(const store::SourceState& state) {
    auto source = std::make_shared<StoredSource>();
    source->state = state;
    bool wanted = false;
    for (const std::string& id : state.record_ids) {
      Result<Record> record = store_.Get(id);
      if (!record.ok()) return Fail(*source, record.error());
      if (record->source_hash != state.source.hash) {
        for (const Sighting& seen : record->sightings) {
          if (seen.source_hash == state.source.hash && !seen.pages.empty()) {
            source->pages_seen_elsewhere.insert(seen.pages.front());
          }
        }
        continue;
      }
      if (IsAskedFor(*record)) {
        ++summary_.records;
        if (IsCurrent(*record)) ++summary_.unchanged;
        if (!IsCurrent(*record)) wanted = true;
      }
      source->records.push_back(std::move(*record));
    }
    if (!wanted) return Done();
    if (options_.from_ocr) {
      ReadOriginal(source);
    } else {
      ReadWords(source);
    }
  }

  // ---- read ----

  void ReadWords(const std::shared_ptr<StoredSource>& source) {
    Result<std::vector<Page>> pages = store_.Pages(source->state.source.hash);
    if (!pages.ok()) return Fail(*source, pages.error());
    Compare(*source, *pages);
  }

  void ReadOriginal(const std::shared_ptr<StoredSource>& source) {
    const Result<std::string> original = store_.Original(source->state.source.hash);
    if (!original.ok()) return Fail(*source, original.error());
    Result<UniqueFd> file = MemoryFile(*original);
    if (!file.ok()) return Fail(*source, file.error());
    ReadingCallbacks callbacks;
    callbacks.on_page_count = [this](int pages) { progress_.pages_found += static_cast<std::uint64_t>(pages); };
    callbacks.on_page = [this] { ++progress_.pages_done; };
    callbacks.on_done = [this, source](const Result<FileContent>& content) {
      --in_work_;
      if (!content.ok()) return Fail(*source, content.error());
      if (const Status latest = TakeLatest(*source); !latest.ok()) return Fail(*source, latest.error());
      Compare(*source, content->pages);
    };
    ++in_work_;
    ReadFile(pool_, around_.settings, ++file_, std::make_shared<UniqueFd>(std::move(*file)), std::move(callbacks));
    // Originals in work are in memory, so only a few are.
    while (in_work_ >= 2 * pool_.workers() && !Ended()) Step();
  }

  // ---- compare ----

  void Compare(const StoredSource& source, const std::vector<Page>& pages) {
    papers::SourceReading reading = around_.extract(pages);
    std::vector<Record> versions;
    std::set<std::string> met;
    for (Document& document : reading.documents) {
      const int first_page = document.pages.empty() ? 0 : document.pages.front();
      const auto record = std::ranges::find_if(source.records, [&](const Record& stored) {
        return !stored.document.pages.empty() && stored.document.pages.front() == first_page;
      });
      if (record != source.records.end()) {
        met.insert(record->id);
        CompareRecord(*record, std::move(document), &versions);
      } else if (!source.pages_seen_elsewhere.contains(first_page)) {
        AddNew(source, std::move(document), &versions);
      }
    }
    for (const Record& record : source.records) {
      if (met.contains(record.id) || !IsAskedFor(record) || IsCurrent(record)) continue;
      // The paper that begins here belongs to another now. Nothing is deleted: a person decides.
      on_change_({record.id, "document", record.document.type, "", false});
      ++summary_.changed;
    }
    Write(source, pages, std::move(versions));
  }

  void CompareRecord(const Record& record, Document document, std::vector<Record>* versions) {
    if (!IsAskedFor(record) || IsCurrent(record)) return;
    if (document.secret) {
      on_change_({record.id, "secret", "no", "yes", false});
      ++summary_.failed;
      return;
    }
    for (const Sighting& seen : record.sightings) TakeBetterFields(seen.fields, record.person, &document);
    if (const Status kept = ledger_.KeepProposals(record, &document); !kept.ok()) return void(failure_ = kept);
    const std::vector<FieldChange> changes = DifferencesOf(record, document);
    for (const FieldChange& change : changes) on_change_(change);
    const bool same_fingerprints = record.document.text_signature == document.text_signature &&
                                   record.document.picture_hashes == document.picture_hashes;
    if (changes.empty() && same_fingerprints) {
      ++summary_.unchanged;
      return;
    }
    ++summary_.changed;
    Record next = record;
    next.version = record.version + 1;
    next.cause = VersionCause::kReprocess;
    next.made_at = store::UtcNow();
    next.made_by = "machine";
    next.document = std::move(document);
    next.rules_fingerprint = around_.ledger.rules_fingerprint;
    if (options_.from_ocr) next.engine = around_.ledger.engine;
    versions->push_back(std::move(next));
  }

  void AddNew(const StoredSource& source, Document document, std::vector<Record>* versions) {
    const bool asked_for =
        options_.records.empty() && (options_.type.empty() || document.type == options_.type) && !document.secret;
    if (!asked_for) return;
    // It may be a further scan of a paper that the store has; a person decides.
    if (const Status asked = ledger_.ProposeKnown(&document); !asked.ok()) return void(failure_ = asked);
    Record record = ledger_.NewRecord(source.state.source, std::move(document));
    record.cause = VersionCause::kReprocess;
    on_change_({record.id, "document", "", record.document.type, false});
    ++summary_.records;
    ++summary_.changed;
    versions->push_back(std::move(record));
  }

  // ---- write ----

  // Adds what follows from the versions, new records among them, for other records, and tells it.
  Status Follow(std::vector<Record>* versions) {
    if (!around_.ledger.consequences || versions->empty()) return {};
    std::vector<Record> news;
    std::vector<Record> nexts;
    std::map<std::string, std::size_t> noted;  // changes of validity before
    for (Record& record : *versions) {
      noted[record.id] = record.validity.size();
      (record.version == 1 ? news : nexts).push_back(std::move(record));
    }
    if (Status followed = around_.ledger.consequences(&news, &nexts); !followed.ok()) return followed;
    versions->clear();
    for (std::vector<Record>* list : {&news, &nexts}) {
      for (Record& record : *list) {
        if (Status told = TellValidity(record, noted); !told.ok()) return told;
        versions->push_back(std::move(record));
      }
    }
    return {};
  }

  Status TellValidity(const Record& record, const std::map<std::string, std::size_t>& noted) {
    std::size_t before = 0;
    if (const auto own = noted.find(record.id); own != noted.end()) {
      before = own->second;
    } else {
      const Result<Record> stored = store_.Get(record.id);
      if (!stored.ok()) return stored.error();
      before = stored->validity.size();
    }
    for (std::size_t i = before; i < record.validity.size(); ++i) {
      const ValidityChange& change = record.validity[i];
      on_change_(
          {record.id, "validity", "", std::string(ValidityStateName(change.state)) + " " + change.by_record, false});
    }
    return {};
  }

  void Write(const StoredSource& source, const std::vector<Page>& pages, std::vector<Record> versions) {
    Status status = std::exchange(failure_, Status());
    if (status.ok()) status = Follow(&versions);
    if (status.ok() && !options_.dry_run && (options_.from_ocr || !versions.empty())) {
      status = store_.ReplacePages(source.state.source.hash, pages, versions, options_.actor);
    }
    if (IsFatal(status)) fatal_ = status.error();
    if (!status.ok()) return Fail(source, status.error());
    Done();
  }

  void Done() {
    ++progress_.files_done;
    Report(false);
  }

  void Fail(const StoredSource& source, const Error& error) {
    for (const Record& record : source.records) summary_.failed += IsAskedFor(record) ? 1 : 0;
    LogWarning("reprocess " + source.state.source.hash.substr(0, 12) + ": " + std::string(ErrorName(error.code)) + " " +
               error.detail);
    Outcome outcome;
    outcome.kind = OutcomeKind::kQuarantined;
    outcome.source_path = source.state.source.path;
    outcome.dossier = source.state.source.dossier;
    outcome.reason = error;
    outcome.reason->file = outcome.source_path;
    observer_.OnOutcome(outcome);
    if (KindOf(error.code) == ErrorKind::kFail && error.code != ErrorCode::kNotFound) fatal_ = error;
    Done();
  }

  void Step() {
    constexpr auto kWait = milliseconds(200);
    store_.ServeRequests();
    pool_.Step(kWait);
    Report(false);
  }

  void Report(bool at_once) {
    constexpr auto kBetween = milliseconds(500);
    const auto now = steady_clock::now();
    if (!at_once && now - reported_ < kBetween) return;
    reported_ = now;
    progress_.seconds = std::chrono::duration<double>(now - started_).count();
    observer_.OnProgress(progress_);
  }

  const Surroundings& around_;
  store::Store& store_;
  const ReprocessOptions& options_;
  const std::function<void(const FieldChange&)>& on_change_;
  Observer& observer_;
  Ledger ledger_;
  WorkerPool pool_;
  ReprocessSummary summary_;
  Progress progress_;
  std::optional<Error> fatal_;
  Status failure_;  // while the papers of a source are compared
  int in_work_ = 0;
  std::uint64_t file_ = 0;
  steady_clock::time_point started_ = steady_clock::now(), reported_ = started_;
};

}  // namespace

Result<ReprocessSummary> ReprocessWith(const Surroundings& around, const ReprocessOptions& options,
                                       const std::function<void(const FieldChange&)>& on_change, Observer& observer) {
  return Reprocessing(around, options, on_change, observer).Run();
}

}  // namespace sohoa::pipeline
