// What config/validity.yaml, config/result_codes.yaml and config/reuse_limits.yaml say: how long a paper counts, which
// paper ends another, which papers may be taken again and under which code. Immutable after loading; thread-safe.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "settings/yaml_reader.h"

namespace sohoa::reuse {

// A newer paper that takes the place of an older one.
struct SupersessionRule {
  std::vector<std::string> types;  // of the newer paper
  // Any one of these groups of fields must be equal, all of its members; first the older paper's field, then the
  // newer's.
  std::vector<std::vector<std::pair<std::string, std::string>>> same;
  std::string differs;  // a field that must not be equal (the serial of another sheet); may be empty
  // Dates, first the older paper's field, then the newer's: of each paper the first that it has counts, and the newer
  // paper's must be later.
  std::vector<std::pair<std::string, std::string>> later;
  // A field of the newer paper and words that it must hold; empty: nothing is asked.
  std::string when_field, when_holds;
  std::string legal_basis;
};

// The rule of one paper type in one period of the law.
struct TypeRule {
  std::string legal_basis, effective_from, effective_to;  // ISO dates, inclusive; empty: no bound
  int months = 0;                                         // 0: no term
  std::vector<std::string> from;                          // dates the term begins with: the first that is there
  std::string expiry;                                     // a field with the paper's own last day
  bool purpose_bound = false;
  bool ends_with_death = true;        // of the person whom `holders` name
  std::vector<std::string> holders;   // fields with the identifiers of those whom the paper is about
  std::vector<std::string> decisive;  // fields that must be sure before the paper is taken again
  std::string annotated_by;           // a field that is there when later changes are noted on the paper
  std::string death_of, death_on;     // of a paper that tells a death: fields with whose and when
  std::vector<SupersessionRule> superseded_by;
};

struct ResultCodes {
  std::string scheme;       // with {type}, {date}, {year}, {record}
  std::string other_types;  // the type code of what stands in neither list; empty: none is issued
  std::vector<std::string> without;
  std::map<std::string, std::string, std::less<>> types;
};

class ReuseRules {
 public:
  // Every mistake is added to *problems (may be null); what it concerns is left out. A file that is absent says
  // nothing.
  static ReuseRules Load(const std::string& config_dir, std::vector<settings::Problem>* problems);

  // The rule in force on the day the paper was issued (ISO; empty: unknown, the newest rule counts). Null: the type
  // has no rule.
  const TypeRule* Find(std::string_view type, std::string_view issued) const;
  const std::map<std::string, std::vector<TypeRule>, std::less<>>& All() const { return types_; }

  const ResultCodes& result_codes() const { return codes_; }
  bool IsDataCheckOnly(std::string_view type) const;
  bool IsNeverAutomatic(std::string_view type) const;
  bool requires_person() const { return requires_person_; }

 private:
  std::map<std::string, std::vector<TypeRule>, std::less<>> types_;  // the newest rule last
  ResultCodes codes_;
  std::vector<std::string> data_check_only_, never_;
  bool requires_person_ = false;
};

}  // namespace sohoa::reuse
