// Whose papers a component may take: the applicant, and the others that a question names or the store knows, each with
// the papers that are linked to them. As thread-safe as the store.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/result.h"
#include "registry/procedures.h"
#include "reuse/rules.h"
#include "reuse/subjects.h"
#include "store/store.h"

namespace sohoa::reuse {

// A paper whose holder may be who the component asks for.
struct Match {
  const SubjectRecord* linked = nullptr;
  std::string holder;      // role that the component names
  bool guessed = false;    // nobody named the holder
  bool is_unsure = false;  // the guess may be of another, or several were named and one is meant
};

class People {
 public:
  // `named` gives identifiers by role. A spouse that nobody named is the other side of the applicant's one marriage
  // that is certain and in force, or ended by death. Errors are the store's.
  static Result<People> Find(store::Store& store, const ReuseRules& rules, const std::string& applicant,
                             const std::map<std::string, std::string>& named, const std::string& day);

  const Subject& Applicant() const { return subjects_.at("applicant"); }
  const Subject* Of(std::string_view role) const;  // null: not known

  // Papers of `types` for a component that is settled by any one of its holders. Where nobody named it, a child's
  // papers are those on which the applicant is named as a parent, a parcel's and a firm's the applicant's own, and one
  // who died may be the applicant's spouse: guesses, which decide nothing unless there is one paper only, and never of
  // the dead. Of a component that asks for one registered event, only whom the question names counts, else the
  // applicant.
  std::vector<Match> MatchesFor(const registry::Component& component, const std::vector<std::string>& types) const;
  // The own papers of one holder alone.
  std::vector<Match> MatchesOf(const std::string& holder, const std::vector<std::string>& types) const;

  // Of a component that needs the papers of several holders: the holders of whom one is needed, and whether who that is
  // may be taken as known. Where all are needed, nobody is guessed: a marriage on file says nothing of the next one.
  struct Needed {
    std::string holder;
    bool is_known = false;
  };
  std::vector<Needed> NeededOf(const registry::Component& component) const;

 private:
  Status FindSpouse(store::Store& store, const ReuseRules& rules, const std::string& day);
  bool NamesThing(const registry::Component& component) const;
  std::vector<std::string> HoldersOf(const registry::Component& component) const;

  std::map<std::string, Subject, std::less<>> subjects_;
  std::vector<std::string> named_;  // roles that the question names
};

}  // namespace sohoa::reuse
