// What a paper does to other papers in law: a correction or a re-issue supersedes, a death extract marks the papers of
// the deceased. Only values that are accepted or that a person gave may change another record; others are open
// questions for a person. It does not matter which paper came first. Uses a store; as thread-safe as the store is.
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

  // Of the new records of one commit, on each other and on stored ones. *records may gain changes of validity;
  // *versions gains the next versions of stored records, to be written in the same commit (a version that stands there
  // already is completed). Errors are the store's.
  Status OfNew(std::vector<Record>* records, std::vector<Record>* versions);

  // Of a stored record that is about to get the version *next: further versions of other records as above. What
  // `before` did and *next does no more is taken back.
  Status OfChange(const Record& before, Record* next, std::vector<Record>* versions);

  // What would follow if values that wait for a person were right: reasons that name the other paper.
  Result<std::vector<Reason>> OpenQuestions(const Record& record);

 private:
  Result<std::vector<Record>> Related(const Record& record);
  Status Find(const std::string& type, const std::vector<const Field*>& values, std::vector<Record>* found);
  Result<Record*> Editable(const std::string& id, std::vector<Record>* records, std::vector<Record>* versions);
  Status Act(const std::string& older_id, const ValidityChange& change, std::vector<Record>* records,
             std::vector<Record>* versions);

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
