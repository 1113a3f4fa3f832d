#include "reuse/decision.h"

#include <algorithm>
#include <map>
#include <utility>

#include "registry/dossier_code.h"
#include "reuse/consequences.h"
#include "reuse/people.h"
#include "reuse/validity.h"
#include "text/vietnamese.h"
#include "text/words.h"

namespace sohoa::reuse {
namespace {

// What a component accepts in this question: the papers of the kind that was asked for, where it has kinds.
struct Accepted {
  std::vector<std::string> types;
  std::string open_kinds;  // nobody said which of these is needed
};

Accepted AcceptedOf(const registry::Component& component, const Question& question) {
  if (component.kinds.empty()) return {component.accepted_types, ""};
  std::vector<std::string> all;
  std::vector<const registry::ComponentKind*> asked;
  for (const registry::ComponentKind& kind : component.kinds) {
    all.push_back(kind.id);
    if (text::Holds(question.kinds, kind.id)) asked.push_back(&kind);
  }
  if (asked.size() == 1) return {asked.front()->types, ""};
  return {component.accepted_types, text::JoinWords(all, ", ")};
}

class Decider {
 public:
  Decider(store::Store& store, const ReuseRules& rules, const Question& question)
      : store_(store), rules_(rules), question_(question) {}

  Result<Decision> Run() {
    Result<People> people = People::Find(store_, rules_, question_.id, question_.holders, question_.day);
    if (!people) return people.error();
    people_ = *std::move(people);
    Decision decision;
    decision.procedure = question_.procedure;
    for (const registry::Component* component : registry::ComponentsOn(*question_.procedure, question_.day)) {
      Result<ComponentDecision> one = DecideOn(*component);
      if (!one) return one.error();
      decision.components.push_back(*std::move(one));
    }
    decision.applicant = people_.Applicant();
    return decision;
  }

 private:
  Result<ComponentDecision> DecideOn(const registry::Component& component) {
    if (component.use == registry::ComponentUse::kCitizen || component.accepted_types.empty()) {
      ComponentDecision decision;
      decision.component = &component;
      decision.reasons.push_back(Because("from_citizen", "", component.legal_basis));
      return decision;
    }
    const Accepted accepted = AcceptedOf(component, question_);
    if (component.need != registry::HoldersNeed::kAny) return DecideForAll(component, accepted);
    return DecideOnMatches(component, accepted, people_.MatchesFor(component, accepted.types), component.holders);
  }

  // Each holder's paper is needed: the answer is the worst of theirs.
  Result<ComponentDecision> DecideForAll(const registry::Component& component, const Accepted& accepted) {
    ComponentDecision whole;
    whole.component = &component;
    bool is_first = true;
    for (const People::Needed& needed : people_.NeededOf(component)) {
      const std::vector<Match> matches =
          needed.is_known ? people_.MatchesOf(needed.holder, accepted.types) : std::vector<Match>{};
      Result<ComponentDecision> one = DecideOnMatches(component, accepted, matches, {needed.holder});
      if (!one) return one.error();
      if (!needed.is_known && people_.Of(needed.holder) != nullptr) {
        one->reasons.push_back(Because("holder_not_given", needed.holder));
      }
      whole.answer = is_first ? one->answer : std::max(whole.answer, one->answer);
      whole.reasons.insert(whole.reasons.end(), one->reasons.begin(), one->reasons.end());
      if (whole.candidates.empty()) {
        whole.candidates = std::move(one->candidates);
      } else if (!one->candidates.empty()) {
        whole.with.push_back(std::move(one->candidates.front()));
      }
      is_first = false;
    }
    return whole;
  }

  Result<ComponentDecision> DecideOnMatches(const registry::Component& component, const Accepted& accepted,
                                            const std::vector<Match>& matches,
                                            const std::vector<std::string>& holders) {
    ComponentDecision decision;
    decision.component = &component;
    for (const Match& match : matches) {
      Result<Candidate> candidate = Judge(component, accepted, match);
      if (!candidate) return candidate.error();
      decision.candidates.push_back(*std::move(candidate));
    }
    std::stable_sort(decision.candidates.begin(), decision.candidates.end(),
                     [](const Candidate& a, const Candidate& b) { return IsBetter(a, b); });
    if (decision.candidates.empty()) {
      decision.reasons = Proof(component, accepted, holders);
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
  std::vector<Reason> Proof(const registry::Component& component, const Accepted& accepted,
                            const std::vector<std::string>& holders) const {
    std::vector<Reason> reasons;
    std::string looked = "types=" + text::JoinWords(accepted.types, ", ");
    std::vector<std::string> unknown;
    for (const std::string& holder : holders) {
      const Subject* subject = people_.Of(holder);
      if (subject == nullptr) {
        unknown.push_back(holder);
        continue;
      }
      looked += "; " + holder + "=";
      std::vector<std::string> ids;
      for (const KnownIdentifier& known : subject->identifiers) ids.push_back(known.value);
      looked += text::JoinWords(ids, ", ") + " (" + std::to_string(subject->records.size()) + ")";
    }
    reasons.push_back(Because("not_found", looked + "; " + question_.day, component.legal_basis));
    if (!unknown.empty()) reasons.push_back(Because("holder_not_given", text::JoinWords(unknown, ", ")));
    if (!accepted.open_kinds.empty()) reasons.push_back(Because("kind_not_given", accepted.open_kinds));
    return reasons;
  }

  Result<Candidate> Judge(const registry::Component& component, const Accepted& accepted, const Match& match) {
    const Record& record = match.linked->record;
    fields_ = EffectiveFields(record);
    candidate_ = {};
    candidate_.record_id = record.id;
    candidate_.version = record.version;
    candidate_.type = record.document.type;
    candidate_.result_code = record.result_code;
    candidate_.role = match.linked->role;
    candidate_.holder = match.holder;
    const Field* issued = CertainField(fields_, "issue_date");
    if (issued != nullptr) candidate_.issued = issued->value;
    const TypeRule* rule = rules_.Find(candidate_.type, candidate_.issued);

    CheckType(component, record);
    if (!accepted.open_kinds.empty()) Add(Because("kind_not_given", accepted.open_kinds));
    Add(match.linked->reason.token == "holder_matches"
            ? Because("holder_matches", match.holder + " = " + match.linked->reason.detail)
        : match.linked->link == LinkKind::kProposed ? Because("holder_proposed", match.linked->reason.token)
                                                    : match.linked->reason);
    if (match.is_unsure) Add(Because("holder_not_given", match.holder));
    bool only_data = CheckValidity(match, record);
    CheckQuality(record, rule);
    CheckPurpose(component, rule);
    if (Status used = CheckUse(record, rule); !used) return used.error();
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

  // A paper for one purpose that was taken for another dossier, or came with one that did not issue it.
  Status CheckUse(const Record& record, const TypeRule* rule) {
    if (rule == nullptr || !rule->purpose_bound) return {};
    Result<std::vector<Event>> opened = store_.Events(EventKind::kOpened, record.id);
    if (!opened) return opened.error();
    std::vector<std::string> dossiers;
    const auto add = [&](const std::string& dossier) {
      const bool other = !dossier.empty() && dossier != question_.dossier;
      if (other && !text::Holds(dossiers, dossier)) dossiers.push_back(dossier);
    };
    for (const Event& event : *opened) add(std::get<RecordOpened>(event.what).dossier);
    const auto came_with = [&](const std::string& dossier) {
      const std::string day = registry::SplitDossierCode(dossier).day;
      const bool issued_by_it = !day.empty() && !candidate_.issued.empty() && day <= candidate_.issued;
      if (!issued_by_it) add(dossier);
    };
    came_with(record.dossier);
    for (const Sighting& sighting : record.sightings) came_with(sighting.dossier);
    for (const std::string& dossier : dossiers) Add(Because("purpose_used", dossier));
    return {};
  }

  // The same paper may be a candidate of several components.
  Status CheckOpenQuestions(const Record& record) {
    auto known = open_questions_.find(record.id);
    if (known == open_questions_.end()) {
      Result<std::vector<Reason>> open = Consequences(store_, rules_).OpenQuestions(record);
      if (!open) return open.error();
      known = open_questions_.emplace(record.id, *std::move(open)).first;
    }
    for (const Reason& reason : known->second) Add(reason);
    return {};
  }

  store::Store& store_;
  const ReuseRules& rules_;
  const Question& question_;
  People people_;
  std::map<std::string, std::vector<Reason>> open_questions_;  // by record
  std::vector<Field> fields_;
  Candidate candidate_;
};

}  // namespace

int Candidate::Against() const {
  return static_cast<int>(
      std::count_if(reasons.begin(), reasons.end(), [](const Reason& reason) { return !reason.speaks_for; }));
}

std::vector<const Candidate*> ComponentDecision::Used() const {
  std::vector<const Candidate*> used;
  if (answer == ReuseAnswer::kAsk || candidates.empty()) return used;
  used.push_back(&candidates.front());
  for (const Candidate& other : with) used.push_back(&other);
  return used;
}

Result<Decision> Decide(store::Store& store, const ReuseRules& rules, const Question& question) {
  return Decider(store, rules, question).Run();
}

}  // namespace sohoa::reuse
