#include "reuse/decision.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "reuse/consequences.h"
#include "reuse/roles.h"
#include "reuse/validity.h"
#include "text/vietnamese.h"

namespace sohoa::reuse {
namespace {

bool Holds(const std::vector<std::string>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::string Joined(const std::vector<std::string>& list) {
  std::string text;
  for (const std::string& each : list) text += (text.empty() ? "" : ", ") + each;
  return text;
}

// A paper whose holder may be who the component asks for.
struct Match {
  const SubjectRecord* linked = nullptr;
  std::string holder;      // role that the component names
  bool guessed = false;    // nobody named the holder
  bool is_unsure = false;  // the guess may be of another
};

class Decider {
 public:
  Decider(store::Store& store, const ReuseRules& rules, const Question& question)
      : store_(store), rules_(rules), question_(question) {}

  Result<Decision> Run() {
    if (Status status = FindSubjects(); !status) return status.error();
    Decision decision;
    decision.procedure = question_.procedure;
    for (const registry::Component* component : registry::ComponentsOn(*question_.procedure, question_.day)) {
      Result<ComponentDecision> one = DecideOn(*component);
      if (!one) return one.error();
      decision.components.push_back(*std::move(one));
    }
    decision.applicant = subjects_.at("applicant");
    return decision;
  }

 private:
  Status FindSubjects() {
    Result<Subject> applicant = FindSubject(store_, question_.id);
    if (!applicant) return applicant.error();
    subjects_["applicant"] = *std::move(applicant);
    for (const auto& [role, id] : question_.holders) {
      Result<Subject> subject = FindSubject(store_, id);
      if (!subject) return subject.error();
      subjects_[role] = *std::move(subject);
    }
    if (subjects_.find("spouse") == subjects_.end()) return FindSpouse();
    return {};
  }

  // The other side of a marriage that is certain, in force or ended by death.
  Status FindSpouse() {
    std::set<std::string> ids;
    for (const SubjectRecord& linked : subjects_.at("applicant").records) {
      const bool wife = linked.role == "wife";
      if (!wife && linked.role != "husband") continue;
      const State state = ValidityOn(linked.record, rules_, question_.day).state;
      if (state != State::kInForce && state != State::kHolderDeceased) continue;
      const std::vector<Field> fields = EffectiveFields(linked.record);
      const Field* other = CertainField(fields, wife ? "husband_id" : "wife_id");
      if (other != nullptr) ids.insert(other->value);
    }
    // Of several marriages nobody knows which one lasts: divorces are not in the store.
    if (ids.size() != 1) return {};
    Result<Subject> spouse = FindSubject(store_, *ids.begin());
    if (!spouse) return spouse.error();
    subjects_["spouse"] = *std::move(spouse);
    return {};
  }

  // Papers of the subject that stands for a role of the component. Where nobody named it, a child's papers are those on
  // which the applicant is named as a parent, a parcel's and a firm's the applicant's own, and one who died may be the
  // applicant's spouse: guesses, which decide nothing unless there is one paper only, and never of the dead.
  std::vector<Match> MatchesFor(const registry::Component& component) const {
    std::vector<Match> matches;
    const auto take = [&](const Subject& subject, const std::string& holder, bool guessed, const auto& fits) {
      for (const auto* list : {&subject.records, &subject.proposals}) {
        for (const SubjectRecord& linked : *list) {
          const bool listed = std::any_of(matches.begin(), matches.end(), [&](const Match& match) {
            return match.linked->record.id == linked.record.id;
          });
          if (!listed && Holds(component.accepted_types, linked.record.document.type) && fits(linked)) {
            matches.push_back({&linked, holder, guessed});
          }
        }
      }
    };
    const auto own = [](const SubjectRecord& linked) { return linked.is_own; };
    for (const std::string& holder : component.holders) {
      const auto subject = subjects_.find(holder);
      const Subject& applicant = subjects_.at("applicant");
      if (subject != subjects_.end()) {
        // Of an applicant with several parcels or firms the one that was named is meant.
        if (holder == "applicant" && NamesThing(component)) continue;
        take(subject->second, holder, false, own);
      } else if (holder == "child") {
        take(applicant, holder, true, [](const SubjectRecord& linked) { return !linked.is_own; });
      } else if (holder == "firm" || holder == "parcel") {
        take(applicant, holder, true, own);
      } else if (holder == "deceased") {
        take(applicant, holder, true, [&](const SubjectRecord& linked) { return linked.is_own && IsDead(applicant); });
        const auto spouse = subjects_.find("spouse");
        if (spouse != subjects_.end() && IsDead(spouse->second)) take(spouse->second, holder, true, own);
      }
    }
    for (Match& match : matches) {
      const auto as_guessed = std::count_if(matches.begin(), matches.end(), [&](const Match& other) {
        return other.guessed && other.holder == match.holder;
      });
      match.is_unsure = match.guessed && (as_guessed > 1 || match.holder == "deceased");
    }
    return matches;
  }

  // Whether the component is about a parcel or a firm that somebody named.
  bool NamesThing(const registry::Component& component) const {
    return std::any_of(component.holders.begin(), component.holders.end(), [&](const std::string& holder) {
      return (holder == "parcel" || holder == "firm") && subjects_.count(holder) > 0;
    });
  }

  static bool IsDead(const Subject& subject) {
    return std::any_of(subject.records.begin(), subject.records.end(), [](const SubjectRecord& linked) {
      return linked.record.document.type == "trich_luc_khai_tu" && linked.is_own;
    });
  }

  Result<ComponentDecision> DecideOn(const registry::Component& component) {
    ComponentDecision decision;
    decision.component = &component;
    if (component.use == registry::ComponentUse::kCitizen || component.accepted_types.empty()) {
      decision.reasons.push_back(Because("from_citizen", "", component.legal_basis));
      return decision;
    }
    for (const Match& match : MatchesFor(component)) {
      Result<Candidate> candidate = Judge(component, match);
      if (!candidate) return candidate.error();
      decision.candidates.push_back(*std::move(candidate));
    }
    std::stable_sort(decision.candidates.begin(), decision.candidates.end(),
                     [](const Candidate& a, const Candidate& b) { return IsBetter(a, b); });
    if (decision.candidates.empty()) {
      decision.reasons = Proof(component);
      return decision;
    }
    decision.answer = decision.candidates.front().answer;
    decision.reasons = decision.candidates.front().reasons;
    return decision;
  }

  static bool IsBetter(const Candidate& a, const Candidate& b) {
    if (a.answer != b.answer) return a.answer < b.answer;
    if (a.Against() != b.Against()) return a.Against() < b.Against();
    const auto checked = [](const Candidate& each) {
      return std::any_of(each.reasons.begin(), each.reasons.end(),
                         [](const Reason& reason) { return reason.token == "verified"; });
    };
    if (checked(a) != checked(b)) return checked(a);
    return a.issued > b.issued;
  }

  // What was looked for, so that asking the citizen can be accounted for.
  std::vector<Reason> Proof(const registry::Component& component) const {
    std::vector<Reason> reasons;
    std::string looked = "types=" + Joined(component.accepted_types);
    std::vector<std::string> unknown;
    for (const std::string& holder : component.holders) {
      const auto subject = subjects_.find(holder);
      if (subject == subjects_.end()) {
        unknown.push_back(holder);
        continue;
      }
      looked += "; " + holder + "=";
      std::vector<std::string> ids;
      for (const KnownIdentifier& known : subject->second.identifiers) ids.push_back(known.value);
      looked += Joined(ids) + " (" + std::to_string(subject->second.records.size()) + ")";
    }
    reasons.push_back(Because("not_found", looked + "; " + question_.day, component.legal_basis));
    if (!unknown.empty()) reasons.push_back(Because("holder_not_given", Joined(unknown)));
    return reasons;
  }

  Result<Candidate> Judge(const registry::Component& component, const Match& match) {
    const Record& record = match.linked->record;
    fields_ = EffectiveFields(record);
    candidate_ = {};
    candidate_.record_id = record.id;
    candidate_.version = record.version;
    candidate_.type = record.document.type;
    candidate_.result_code = record.result_code;
    candidate_.role = match.linked->role;
    const Field* issued = CertainField(fields_, "issue_date");
    if (issued != nullptr) candidate_.issued = issued->value;
    const TypeRule* rule = rules_.Find(candidate_.type, candidate_.issued);

    CheckType(component, record);
    Add(match.linked->reason.token == "holder_matches"
            ? Because("holder_matches", match.holder + " = " + match.linked->reason.detail)
        : match.linked->link == LinkKind::kProposed ? Because("holder_proposed", match.linked->reason.token)
                                                    : match.linked->reason);
    if (match.is_unsure) Add(Because("holder_not_given", match.holder));
    bool only_data = CheckValidity(match, record);
    CheckQuality(record, rule);
    CheckPurpose(component, rule);
    if (rules_.IsNeverAutomatic(candidate_.type)) Add(Because("never_automatic"));
    if (!question_.dossier.empty() && record.dossier == question_.dossier) Add(Because("of_this_dossier"));
    if (component.use == registry::ComponentUse::kDataCheck || rules_.IsDataCheckOnly(candidate_.type)) {
      only_data = true;
      Add(Because("data_check_only"));
    }
    if (!component.legal_basis.empty()) Add(Because("legal_basis", component.legal_basis));
    if (Status asked = CheckOpenQuestions(record); !asked) return asked.error();
    if (candidate_.Against() == 0) candidate_.answer = only_data ? ReuseAnswer::kDataCheck : ReuseAnswer::kReuse;
    for (const Field& field : fields_) candidate_.fields.push_back(field.name);
    return std::move(candidate_);
  }

  void Add(Reason reason) { candidate_.reasons.push_back(std::move(reason)); }

  void CheckType(const registry::Component& component, const Record& record) {
    constexpr double kSureOfType = 0.9;
    const bool sure = record.document.type_confidence >= kSureOfType || !record.person.empty();
    Add(sure ? Because("type_matches", candidate_.type) : Because("type_uncertain"));
    const bool coded = !component.result_codes.empty() && !record.result_code.empty();
    const bool accepted = std::any_of(component.result_codes.begin(), component.result_codes.end(),
                                      [&](const auto& c) { return record.result_code.starts_with(c); });
    const bool has_type_code = rules_.result_codes().types.count(candidate_.type) > 0;
    if (coded && has_type_code && !accepted) Add(Because("code_not_accepted", record.result_code));
  }

  // Whether the paper may be used for comparing only.
  bool CheckValidity(const Match& match, const Record& record) {
    const Validity validity = ValidityOn(record, rules_, question_.day);
    if (validity.state == State::kUnruled) Add(Because("no_rule"));
    const bool of_deceased = match.holder == "deceased";
    for (Reason reason : validity.reasons) {
      if (reason.token == "holder_deceased" && of_deceased) {
        Add(Because("holder_deceased_asked", reason.detail, reason.basis));
      } else if (reason.token == "annotated") {
        // The data are still worth comparing; the paper itself no longer says all.
        reason.speaks_for = true;
        Add(std::move(reason));
      } else {
        Add(std::move(reason));
      }
    }
    return validity.state == State::kAnnotated;
  }

  void CheckQuality(const Record& record, const TypeRule* rule) {
    bool certain = true;
    for (const std::string& name : rule == nullptr ? std::vector<std::string>{} : rule->decisive) {
      const Field* field = FindField(fields_, name);
      if (CertainField(fields_, name) != nullptr) continue;
      certain = false;
      Add(Because(field == nullptr ? "field_missing" : "field_uncertain", name));
    }
    if (certain) Add(Because("fields_certain"));
    const std::string by = VerifiedBy(record);
    if (!by.empty()) {
      Add(Because("verified", by));
    } else {
      Reason reason = Because("not_verified");
      reason.speaks_for = !rules_.requires_person();
      Add(std::move(reason));
    }
  }

  void CheckPurpose(const registry::Component& component, const TypeRule* rule) {
    if (rule == nullptr || !rule->purpose_bound) return;
    const Field* purpose = CertainField(fields_, "purpose");
    if (purpose == nullptr) return Add(Because("purpose_unknown"));
    const std::string said = text::Fold(purpose->value);
    const auto says = [&](std::string_view words) { return said.find(text::Fold(words)) != std::string::npos; };
    const bool refuses = says("không có giá trị") || says("không phải") || says("không để") || says("không dùng");
    const bool fits = !refuses && std::any_of(component.purposes.begin(), component.purposes.end(), says);
    // A named partner is compared by a person.
    if (fits && says("kết hôn với")) return Add(Because("purpose_unknown", purpose->value));
    Add(Because(fits ? "purpose_matches" : "purpose_differs", purpose->value));
  }

  Status CheckOpenQuestions(const Record& record) {
    Result<std::vector<Reason>> open = Consequences(store_, rules_).OpenQuestions(record);
    if (!open) return open.error();
    for (Reason& reason : *open) Add(std::move(reason));
    return {};
  }

  store::Store& store_;
  const ReuseRules& rules_;
  const Question& question_;
  std::map<std::string, Subject> subjects_;
  std::vector<Field> fields_;
  Candidate candidate_;
};

}  // namespace

int Candidate::Against() const {
  return static_cast<int>(
      std::count_if(reasons.begin(), reasons.end(), [](const Reason& reason) { return !reason.speaks_for; }));
}

Result<Decision> Decide(store::Store& store, const ReuseRules& rules, const Question& question) {
  return Decider(store, rules, question).Run();
}

}  // namespace sohoa::reuse
