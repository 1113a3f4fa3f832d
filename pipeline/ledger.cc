#include "pipeline/ledger.h"

#include <algorithm>
#include <utility>

#include "pipeline/better_reading.h"
#include "pipeline/identity.h"

namespace sohoa::pipeline {
namespace {

// Papers of the store that a new one is compared with.
constexpr int kMostCandidates = 24;

Outcome OutcomeOf(const Source& source, OutcomeKind kind) {
  Outcome outcome;
  outcome.kind = kind;
  outcome.source_path = source.path;
  outcome.dossier = source.dossier;
  return outcome;
}

Sighting SightingOf(const Source& source, DuplicateKind kind) {
  Sighting sighting;
  sighting.source_hash = source.hash;
  sighting.path = source.path;
  sighting.dossier = source.dossier;
  sighting.kind = kind;
  sighting.seen_at = store::UtcNow();
  return sighting;
}

// The pages of a source that a record stands on, as first scan or as a further one.
std::vector<int> PagesIn(const Record& record, const std::string& hash) {
  if (record.source_hash == hash) return record.document.pages;
  const auto sighting = std::ranges::find_if(record.sightings, [&](const Sighting& seen) {
    return seen.source_hash == hash && seen.kind != DuplicateKind::kBytes;
  });
  return sighting == record.sightings.end() ? std::vector<int>{} : sighting->pages;
}

std::vector<Error> ExclusionsOf(const papers::SourceReading& reading) {
  std::vector<Error> exclusions;
  for (int page : reading.blank) exclusions.push_back({ErrorCode::kBlankPages, "", page, ""});
  for (int page : reading.separators) exclusions.push_back({ErrorCode::kSeparatorSheet, "", page, ""});
  return exclusions;
}

}  // namespace

Outcome FailedOutcome(const Source& source, const Error& reason, std::vector<int> pages) {
  Outcome outcome = OutcomeOf(
      source, KindOf(reason.code) == ErrorKind::kExclude ? OutcomeKind::kExcluded : OutcomeKind::kQuarantined);
  outcome.pages = std::move(pages);
  outcome.reason = reason;
  outcome.reason->file = source.path;
  return outcome;
}

Ledger::Outcomes Ledger::RepeatBytes(const Source& source, const store::SourceState& known) {
  std::vector<Outcome> outcomes;
  if (known.failure) {
    const int page = known.failure->page;
    outcomes.push_back(FailedOutcome(source, *known.failure, page > 0 ? std::vector<int>{page} : std::vector<int>{}));
  }
  for (const std::string& id : known.record_ids) {
    Result<Record> record = store_.Get(id);
    if (!record.ok()) return record.error();
    Outcome outcome = OutcomeOf(source, OutcomeKind::kDuplicate);
    outcome.duplicate_kind = DuplicateKind::kBytes;
    outcome.duplicate_of = id;
    outcome.pages = PagesIn(*record, source.hash);
    outcome.record = std::move(*record);
    outcomes.push_back(std::move(outcome));
  }
  const Sighting sighting = SightingOf(source, DuplicateKind::kBytes);
  if (Status status = store_.AddBytesSighting(source.hash, sighting, options_.actor); !status.ok()) {
    return status.error();
  }
  return outcomes;
}

Ledger::Outcomes Ledger::SetAside(const Source& source, const Error& reason, const std::vector<int>& pages) {
  store::SourceCommit commit;
  commit.source = source;
  commit.failure = reason;
  if (Status status = store_.Commit(commit, options_.actor); !status.ok()) return status.error();
  return std::vector<Outcome>{FailedOutcome(source, reason, pages)};
}

Ledger::Outcomes Ledger::ExcludeSecret(const Source& source, const std::vector<Document>& documents) {
  std::vector<int> pages;
  for (const Document& document : documents) {
    if (document.secret) pages.insert(pages.end(), document.pages.begin(), document.pages.end());
  }
  const Error reason{ErrorCode::kStateSecret, "", pages.empty() ? 0 : pages.front(), ""};
  return SetAside(source, reason, pages);
}

Ledger::Outcomes Ledger::Keep(Source source, store::ReadOriginal original, FileContent content,
                              papers::SourceReading reading) {
  source.format = content.format;
  source.page_count = static_cast<int>(content.pages.size());
  if (source.dossier.empty()) source.dossier = reading.dossier_code;
  if (std::ranges::any_of(reading.documents, &Document::secret)) return ExcludeSecret(source, reading.documents);

  store::SourceCommit commit;
  commit.source = source;
  commit.original = std::move(original);
  commit.pages = std::move(content.pages);
  commit.exclusions = ExclusionsOf(reading);
  std::vector<Outcome> outcomes;
  for (Document& document : reading.documents) {
    const Result<Known> known = FindKnown(document, commit);
    if (!known.ok()) return known.error();
    const bool is_known = known->likeness.verdict == Verdict::kSame;
    Outcome outcome = OutcomeOf(source, is_known ? OutcomeKind::kDuplicate : OutcomeKind::kStored);
    outcome.pages = document.pages;
    if (known->likeness.verdict == Verdict::kUnsure) ProposeSame(known->id, &document);
    outcome.record = NewRecord(source, std::move(document), content.engine);
    if (is_known) {
      outcome.duplicate_of = known->id;
      outcome.duplicate_kind = known->likeness.same_sheet ? DuplicateKind::kSheet : DuplicateKind::kResult;
      Sighting sighting = SightingOf(source, outcome.duplicate_kind);
      sighting.pages = outcome.pages;
      sighting.fields = outcome.record.document.fields;
      commit.sightings.push_back({known->id, std::move(sighting)});
      if (Status joined = Join(known->id, outcome.record.document, &commit); !joined.ok()) return joined.error();
    } else {
      commit.records.push_back(outcome.record);
    }
    outcomes.push_back(std::move(outcome));
  }
  if (outcomes.empty()) {
    const bool separators_only = reading.blank.empty() && !reading.separators.empty();
    commit.failure = Error{separators_only ? ErrorCode::kSeparatorSheet : ErrorCode::kBlankPages, "", 0, ""};
    std::vector<int> pages = reading.blank;
    pages.insert(pages.end(), reading.separators.begin(), reading.separators.end());
    std::ranges::sort(pages);
    outcomes.push_back(FailedOutcome(source, *commit.failure, std::move(pages)));
  }
  if (options_.consequences) {
    if (Status status = options_.consequences(&commit.records, &commit.versions); !status.ok()) return status.error();
  }
  if (Status status = store_.Commit(commit, options_.actor); !status.ok()) return status.error();
  return outcomes;
}

Result<Ledger::Known> Ledger::FindKnown(const Document& document, const store::SourceCommit& commit) {
  const std::vector<std::string> identity_fields = options_.identity_fields(document.type);
  Known known;
  const auto consider = [&](const Record& record) {
    const Likeness likeness = Compare(document, record, identity_fields, options_.identity);
    if (likeness.verdict > known.likeness.verdict ||
        (likeness.verdict == known.likeness.verdict && likeness.weight > known.likeness.weight)) {
      known = {likeness, record.id};
    }
  };
  for (const Record& record : commit.records) consider(record);
  Record probe;
  probe.document = document;
  const auto ids = store_.FindAlike(probe, kMostCandidates);
  if (!ids.ok()) return ids.error();
  for (const std::string& id : *ids) {
    const Result<Record> record = store_.Get(id);
    if (!record.ok()) return record.error();
    consider(*record);
  }
  return known;
}

Status Ledger::ProposeKnown(Document* document) {
  const Result<Known> known = FindKnown(*document, {});
  if (!known.ok()) return known.error();
  if (known->likeness.verdict != Verdict::kDifferent) ProposeSame(known->id, document);
  return {};
}

Status Ledger::KeepProposals(const Record& record, Document* document) const {
  const std::vector<std::string> identity_fields = options_.identity_fields(document->type);
  for (const Field& field : record.document.fields) {
    if (record.person.contains(field.name)) continue;
    for (const std::string& id : ProposedIn(field)) {
      const Result<Record> other = store_.Get(id);
      if (!other.ok() && other.error().code == ErrorCode::kNotFound) continue;
      if (!other.ok()) return other.error();
      const Likeness likeness = Compare(*document, *other, identity_fields, options_.identity);
      if (likeness.verdict != Verdict::kDifferent) ProposeSame(id, document);
    }
  }
  return {};
}

Status Ledger::Join(const std::string& id, const Document& document, store::SourceCommit* commit) {
  const auto named = [&](const Record& record) { return record.id == id; };
  for (std::vector<Record>* pending : {&commit->records, &commit->versions}) {
    const auto here = std::ranges::find_if(*pending, named);
    if (here == pending->end()) continue;
    TakeBetterReading(document, &*here);
    return {};
  }
  Result<Record> stored = store_.Get(id);
  if (!stored.ok()) return stored.error();
  if (!TakeBetterReading(document, &*stored)) return {};
  ++stored->version;
  stored->cause = VersionCause::kIngest;
  stored->made_at = store::UtcNow();
  stored->made_by = "machine";
  commit->versions.push_back(*std::move(stored));
  return {};
}

Record Ledger::NewRecord(const Source& source, Document document, const std::string& engine) const {
  Record record;
  record.id = MakeRecordId(source.hash, document.pages.empty() ? 1 : document.pages.front());
  record.cause = VersionCause::kIngest;
  record.made_at = store::UtcNow();
  record.made_by = "machine";
  record.source_hash = source.hash;
  record.source_path = source.path;
  record.dossier = source.dossier;
  record.document = std::move(document);
  record.rules_fingerprint = options_.rules_fingerprint;
  record.engine = engine;
  return record;
}

}  // namespace sohoa::pipeline
