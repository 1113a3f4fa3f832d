// Which components of a procedure the store can give, and why or why not (rule set of domain: type, holder, validity,
// quality, purpose, sensitivity, law). docs/reuse.md lists the tokens. As thread-safe as the store.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/event.h"
#include "model/result.h"
#include "registry/procedures.h"
#include "reuse/reasons.h"
#include "reuse/rules.h"
#include "reuse/subjects.h"
#include "store/store.h"

namespace sohoa::reuse {

struct Question {
  const registry::Procedure* procedure = nullptr;
  std::string id;                              // of the applicant: a personal identifier, or a firm's code
  std::map<std::string, std::string> holders;  // identifiers of others, by role: {"deceased", "067…"}
  std::vector<std::string> kinds;              // of components that ask for one of several things: "khai_sinh"
  std::string dossier;                         // may be empty
  std::string day;                             // ISO
};

// A paper that was looked at for a component.
struct Candidate {
  std::string record_id;
  int version = 0;
  std::string type;
  std::string result_code;
  std::string issued;  // ISO, may be empty
  std::string role;    // in which the subject stands on it
  std::string holder;  // whose paper the component wants: "applicant", "spouse", …
  ReuseAnswer answer = ReuseAnswer::kAsk;
  std::vector<Reason> reasons;      // every one, for and against
  std::vector<std::string> fields;  // that a reuse opens

  int Against() const;
};

struct ComponentDecision {
  const registry::Component* component = nullptr;
  ReuseAnswer answer = ReuseAnswer::kAsk;
  std::vector<Candidate> candidates;  // the best first; empty: the lookup failed, or nothing is looked up
  // Of a component that needs the papers of several holders: the best one of each further holder. `candidates` are
  // those of the first holder who has one.
  std::vector<Candidate> with;
  std::vector<Reason> reasons;  // those of the best candidates, or the proof that the lookup failed

  const Candidate* Best() const { return candidates.empty() ? nullptr : &candidates.front(); }
  std::vector<const Candidate*> Used() const;  // by a reuse or a comparison; empty: the citizen is asked
};

struct Decision {
  const registry::Procedure* procedure = nullptr;
  Subject applicant;
  std::vector<ComponentDecision> components;  // in force on the day, in the order of the procedure
};

// Errors are the store's.
Result<Decision> Decide(store::Store& store, const ReuseRules& rules, const Question& question);

}  // namespace sohoa::reuse
