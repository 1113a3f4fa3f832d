// What a paper does to other papers in law: a correction or a re-issue supersedes, a death extract marks the papers of
// the deceased. Only values that are accepted or that a person gave may change another record; others are open
// questions for a person. It does not matter which paper came first. The one place for every way in which a version is
// written: a paper that is new, scanned again, read again, or settled by a person. Uses a store; as thread-safe as the
// store is.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/record.h"
#include "model/result.h"
#include "reuse/reasons.h"
#include "reuse/rules.h"
#include "store/store.h"

namespace sohoa::reuse {

class Consequences {
 public:
  Consequences(store::Store& store, const ReuseRules& rules) : store_(store), rules_(rules) {}

  // Completes what is about to be written in one batch: *records are new, *versions the next ones of stored records.
  // Both get their digitisation-result codes, and what they do to each other and to stored records. *versions gains the
  // next versions of those. What a stored record did by values that it no longer bears is taken back; what has become
  // uncertain stays as it was noted, until a person looks. Errors are the store's.
  Status OfCommit(std::vector<Record>* records, std::vector<Record>* versions);

  // What would follow if values that wait for a person were right: reasons that name the other paper.
  Result<std::vector<Reason>> OpenQuestions(const Record& record);

 private:
  Result<std::vector<Record>> Related(const Record& record);
  Status Find(const std::string& type, const std::vector<const Field*>& values, std::vector<Record>* found);
  // The records that the batch may change: as they stand in it, else the next version of the stored one, put there.
  struct Batch {
    std::vector<Record>* records;
    std::vector<Record>* versions;
    Record* Find(const std::string& id) const;
  };
  Result<Record*> Editable(const std::string& id, const Batch& batch);
  // What `newer` does to `older`, or did and does no more.
  Status Settle(const std::string& newer, const Record& stored_newer, const std::string& older,
                const Record& stored_older, const Batch& batch);

  store::Store& store_;
  const ReuseRules& rules_;
};

// What `newer` does to `older`: a change when all values are certain; nothing in `change` but `is_open` when it
// would need values that wait for a person.
struct Deed {
  std::optional<ValidityChange> change;
  bool is_open = false;
  std::string token;  // of the open question
};
Deed DeedOf(const Record& newer, const Record& older, const ReuseRules& rules);

}  // namespace sohoa::reuse
