// Reads stored sources again: their words with the rules of today, or their originals with the recogniser of today.
//
//   choose    a source with a record that was asked for and was not made by these very rules and this recogniser
//   read      its stored words, or its original through the workers
//   compare   each paper with the record that begins on the same page; every change is told
//   exclude   a source in which a secrecy mark is found now: it leaves the store, as ingest would not have kept it
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
  std::vector<Record> records;                   // that begin in this source
  std::map<int, std::string> records_elsewhere;  // by first page: of papers that are sightings of these records
  bool lacks_records = false;                    // its papers were sightings of records that are excluded
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
    if (options_.from_ocr) {
      Result<std::string> engine = EngineOf(pool_, around_.settings);
      if (!engine.ok()) return engine.error();
      engine_ = *std::move(engine);
    }
    Status status = options_.records.empty() ? VisitAll() : VisitNamed();
    while (status.ok() && !Ended() && (in_work_ > 0 || !orphans_.empty())) {
      if (in_work_ > 0) {
        Step();
      } else {
        Take(orphans_.extract(orphans_.begin()).value(), true);
      }
    }
    pool_.Stop();
    Report(true);
    if (!status.ok()) return status.error();
    if (fatal_) return *fatal_;
    return summary_;
  }

 private:
  bool Ended() const { return fatal_ || (options_.stop != nullptr && *options_.stop); }

  // ---- choose ----

  Status VisitAll() {
    if (const auto counts = store_.Count(); counts.ok()) progress_.files_found = counts->sources;
    return store_.ForEachSource([this](const store::SourceState& state) {
      store_.ServeRequests();  // nothing is half compared between two sources
      Take(state.source.hash, false);
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
      Take(hash, false);
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
           (!options_.from_ocr || record.engine == engine_);
  }

  // What the store holds of a source at this moment.
  Status Load(const std::string& hash, StoredSource* source) {
    Result<store::SourceState> state = store_.FindSource(hash);
    if (!state.ok()) return state.error();
    source->state = std::move(*state);
    source->records.clear();
    source->records_elsewhere.clear();
    for (const std::string& id : source->state.record_ids) {
      Result<Record> record = store_.Get(id);
      if (!record.ok()) return record.error();
      if (record->source_hash == hash) {
        source->records.push_back(std::move(*record));
        continue;
      }
      for (const Sighting& seen : record->sightings) {
        if (seen.source_hash == hash && !seen.pages.empty()) source->records_elsewhere[seen.pages.front()] = id;
      }
    }
    return {};
  }

  void Take(const std::string& hash, bool lacks_records) {
    auto source = std::make_shared<StoredSource>();
    source->lacks_records = lacks_records;
    if (const Status loaded = Load(hash, source.get()); !loaded.ok()) return Fail(*source, loaded.error());
    // A source that was read and has no record lost it to an exclusion, in a run that ended before it came to this one.
    if (source->state.record_ids.empty() && !source->state.failure) source->lacks_records = true;
    bool wanted = source->lacks_records && !source->state.failure;
    for (const Record& record : source->records) {
      if (!IsAskedFor(record)) continue;
      ++summary_.records;
      if (IsCurrent(record)) ++summary_.unchanged;
      if (!IsCurrent(record)) wanted = true;
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
      // A checker may have settled something meanwhile, and a twin with a secrecy mark may have taken it out.
      if (const Status latest = Load(source->state.source.hash, source.get()); !latest.ok()) {
        return Fail(*source, latest.error());
      }
      Compare(*source, content->pages);
    };
    ++in_work_;
    ReadFile(pool_, around_.settings, ++file_, std::make_shared<UniqueFd>(std::move(*file)), std::move(callbacks));
    // Originals in work are in memory, so only a few are.
    while (in_work_ >= 2 * pool_.workers() && !Ended()) Step();
  }

  // ---- compare ----

  void Compare(const StoredSource& source, const std::vector<Page>& pages) {
    if (excluded_.contains(source.state.source.hash)) return Done();
    papers::SourceReading reading = around_.extract(pages);
    if (std::ranges::any_of(reading.documents, &Document::secret)) return Exclude(source, reading.documents);
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
      } else if (!source.records_elsewhere.contains(first_page)) {
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
    if (options_.from_ocr) next.engine = engine_;
    versions->push_back(std::move(next));
  }

  void AddNew(const StoredSource& source, Document document, std::vector<Record>* versions) {
    const bool asked_for =
        source.lacks_records || (options_.records.empty() && (options_.type.empty() || document.type == options_.type));
    if (!asked_for) return;
    // It may be a further scan of a paper that the store has; a person decides.
    if (const Status asked = ledger_.ProposeKnown(&document); !asked.ok()) return void(failure_ = asked);
    Record record = ledger_.NewRecord(source.state.source, std::move(document), EngineOfWords(source));
    record.cause = VersionCause::kReprocess;
    on_change_({record.id, "document", "", record.document.type, false});
    ++summary_.records;
    ++summary_.changed;
    versions->push_back(std::move(record));
  }

  // What read the words that are compared: by now, or when the records beside this one were made; empty: unknown.
  std::string EngineOfWords(const StoredSource& source) const {
    if (options_.from_ocr) return engine_;
    return source.records.empty() ? "" : source.records.front().engine;
  }

  // ---- exclude ----

  // Every other source with a scan of a paper that bears the mark goes with it: the mark is the paper's, and what was
  // read better there stands in one record. Sources whose harmless papers have their record in one of these are read
  // again, so that they get their own.
  void Exclude(const StoredSource& source, const std::vector<Document>& documents) {
    std::map<std::string, int> first_pages{{source.state.source.hash, 0}};  // by source; 0: the mark was not seen there
    std::set<std::string> marked;
    for (const Document& document : documents) {
      if (!document.secret || document.pages.empty()) continue;
      int& first_page = first_pages[source.state.source.hash];
      if (first_page == 0) first_page = document.pages.front();
      if (const auto id = RecordOn(source, document.pages.front())) marked.insert(*id);
    }
    for (const std::string& id : marked) {
      const Result<Record> record = store_.Get(id);
      if (!record.ok()) return Fail(source, record.error());
      first_pages.try_emplace(record->source_hash, 0);
      for (const Sighting& seen : record->sightings) first_pages.try_emplace(seen.source_hash, 0);
    }
    std::vector<store::Exclusion> exclusions;
    std::vector<Outcome> outcomes;
    for (const auto& [hash, page] : first_pages) {
      StoredSource excluded;
      if (const Status loaded = Load(hash, &excluded); !loaded.ok()) return Fail(source, loaded.error());
      TellRecordsOf(excluded, marked);
      for (const Record& record : excluded.records) {
        for (const Sighting& seen : record.sightings) {
          if (!first_pages.contains(seen.source_hash)) orphans_.insert(seen.source_hash);
        }
      }
      const Error reason{ErrorCode::kStateSecret, "", page, ""};
      excluded_.insert(hash);
      exclusions.push_back({hash, reason});
      outcomes.push_back(
          FailedOutcome(excluded.state.source, reason, page > 0 ? std::vector{page} : std::vector<int>{}));
    }
    summary_.excluded += exclusions.size();
    if (options_.dry_run) {
      orphans_.clear();
    } else if (const Status done = store_.Exclude(exclusions, options_.hand_over, options_.actor); !done.ok()) {
      if (IsFatal(done)) fatal_ = done.error();
      return Fail(source, done.error());
    }
    for (const Outcome& outcome : outcomes) observer_.OnOutcome(outcome);
    Done();
  }

  static std::optional<std::string> RecordOn(const StoredSource& source, int first_page) {
    const auto own = std::ranges::find_if(source.records, [&](const Record& record) {
      return !record.document.pages.empty() && record.document.pages.front() == first_page;
    });
    if (own != source.records.end()) return own->id;
    const auto other = source.records_elsewhere.find(first_page);
    return other == source.records_elsewhere.end() ? std::nullopt : std::optional(other->second);
  }

  void TellRecordsOf(const StoredSource& excluded, const std::set<std::string>& marked) {
    for (const Record& record : excluded.records) {
      if (marked.contains(record.id)) on_change_({record.id, "secret", "no", "yes", false});
      on_change_({record.id, "document", record.document.type, "", false});
    }
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
    observer_.OnOutcome(FailedOutcome(source.state.source, error, {}));
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
  std::string engine_;  // of its workers; asked only when they read
  ReprocessSummary summary_;
  Progress progress_;
  std::optional<Error> fatal_;
  std::set<std::string> excluded_,
      orphans_;     // sources; orphans_: whose papers had their record in a source that was excluded
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
