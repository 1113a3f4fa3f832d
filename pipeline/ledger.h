// Writes what became of a source into the store, one atomic commit for each, and says it as outcomes. Knows nothing of
// files, workers or order. Not thread-safe.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "extractors/papers/paper_catalog.h"
#include "model/record.h"
#include "model/result.h"
#include "pipeline/file_reading.h"
#include "pipeline/identity.h"
#include "settings/identity_rules.h"
#include "store/store.h"

namespace sohoa::pipeline {

struct LedgerOptions {
  std::string rules_fingerprint;
  std::string actor;
  // Of a paper type: the fields that make its legal identity.
  std::function<std::vector<std::string>(const std::string& type)> identity_fields;
  settings::IdentityRules identity = {};
  // What new records and next versions do to the validity of others and of each other, and their digitisation-result
  // codes (reuse/consequences.h): completes both, and adds the versions of stored records that belong into the same
  // commit. Empty: nothing.
  std::function<Status(std::vector<Record>* records, std::vector<Record>* versions)> consequences = {};
};

// What is told of a source that was set aside: excluded or quarantined, as the reason's kind says.
Outcome FailedOutcome(const Source& source, const Error& reason, std::vector<int> pages);

class Ledger {
 public:
  Ledger(store::Store& store, LedgerOptions options) : store_(store), options_(std::move(options)) {}

  // Every function answers the outcomes of what it committed, or the store's error when nothing was committed.
  using Outcomes = Result<std::vector<Outcome>>;

  // The same bytes met again: a line for each record they made, nothing is read.
  Outcomes RepeatBytes(const Source& source, const store::SourceState& known);

  // A source that gives no document as a whole, with the reason; quarantined or excluded as the reason's kind says.
  Outcomes SetAside(const Source& source, const Error& reason, const std::vector<int>& pages);

  // A source that was read, with all that came of it:
  // - a paper with a secrecy mark: the whole source is excluded and nothing of its content is kept, for its original
  //   cannot be kept in part;
  // - a paper that is one that the store has (identity.h): a further sighting of that record, with this scan's own
  //   fields; where it was read better, or otherwise, the record gets a new version in the same commit
  //   (better_reading.h);
  // - every other paper: a new record;
  // - blank pages and separator sheets between papers: noted with the source. Only a source that holds nothing else
  // gets
  //   an outcome of its own for them.
  Outcomes Keep(Source source, store::ReadOriginal original, FileContent content, papers::SourceReading reading);

  // Of a paper that was read again: the questions whether it is another record's paper stay, where a person has not
  // settled the field that bears them and the papers are still alike.
  Status KeepProposals(const Record& record, Document* document) const;
  // Of a paper that was found by reading again: asks a person whether it is a record's paper, where it is like one.
  Status ProposeKnown(Document* document);

  // Version 1 of a record of this source, as the machine makes it now of what `engine` read.
  Record NewRecord(const Source& source, Document document, const std::string& engine) const;

 private:
  Outcomes ExcludeSecret(const Source& source, const std::vector<Document>& documents);
  // The record that this paper is once more, among those of the commit and in the store; or one that it may be.
  struct Known {
    Likeness likeness;
    std::string id;  // empty: none
  };
  Result<Known> FindKnown(const Document& document, const store::SourceCommit& commit);
  // Brings what a further scan says into the record, in the commit.
  Status Join(const std::string& id, const Document& document, store::SourceCommit* commit);

  store::Store& store_;
  LedgerOptions options_;
};

}  // namespace sohoa::pipeline
