#include "reuse/receipt.h"

#include <algorithm>

#include "store/store.h"

namespace sohoa::reuse {
namespace {

std::string TokenOf(const Reason& reason) {
  return reason.detail.empty() ? reason.token : reason.token + ":" + reason.detail;
}

Error Usage(std::string detail) {
  return {.code = ErrorCode::kUsage, .file = "", .page = 0, .detail = std::move(detail)};
}

Event OpeningOf(const Candidate& candidate, const Taking& taking) {
  return {store::NewEventId(), store::UtcNow(), taking.by,
          RecordOpened{candidate.record_id, candidate.version, candidate.fields, taking.purpose, taking.dossier}};
}

Event EventOf(const ComponentDecision& decision, const Question& question, const Taking& taking) {
  ReuseTaken taken;
  taken.dossier = taking.dossier;
  taken.procedure = question.procedure->code;
  taken.component = decision.component->id;
  taken.answer = decision.answer;
  taken.subject = question.id;
  taken.purpose = taking.purpose;
  for (const Reason& reason : decision.reasons) taken.reasons.push_back(TokenOf(reason));
  if (!taking.reason.empty()) taken.reasons.push_back(TokenOf(Because("other_applicant", taking.reason)));
  const Candidate* best = decision.Best();
  if (best != nullptr && decision.answer != ReuseAnswer::kAsk) {
    taken.record_id = best->record_id;
    taken.version = best->version;
    taken.fields = best->fields;
    taken.result_code = best->result_code;
  }
  return {store::NewEventId(), store::UtcNow(), taking.by, std::move(taken)};
}

}  // namespace

Flags FlagsOf(const ReuseTaken& taken) {
  Flags flags;
  flags.from_national_store = taken.from_national_store;
  if (taken.answer == ReuseAnswer::kAsk) return flags;
  flags.digitised = true;
  flags.reused = 1;
  if (taken.answer == ReuseAnswer::kReuse && !taken.result_code.empty()) {
    flags.reused = 2;
    flags.replaced_by = taken.result_code;
  }
  return flags;
}

bool HasDigitised(const std::vector<Event>& events) {
  return std::any_of(events.begin(), events.end(), [](const Event& event) {
    const auto* taken = std::get_if<ReuseTaken>(&event.what);
    return taken != nullptr && FlagsOf(*taken).digitised;
  });
}

Result<std::vector<Event>> EventsOf(const Decision& decision, const Question& question, const Taking& taking,
                                    const ComponentDecision** refused) {
  *refused = nullptr;
  std::vector<Event> events;
  for (const std::string& id : taking.components) {
    const auto at = std::find_if(decision.components.begin(), decision.components.end(),
                                 [&](const ComponentDecision& each) { return each.component->id == id; });
    if (at == decision.components.end()) return Usage("component " + id);
    // A paper is there and may not be used: refused. None is there: the failed look-up is what is written down.
    if (at->answer == ReuseAnswer::kAsk && (at->Best() != nullptr || at->component->accepted_types.empty())) {
      *refused = &*at;
      return Usage("component " + id + " may not be taken");
    }
  }
  for (const ComponentDecision& each : decision.components) {
    const bool looked_up =
        each.component->use != registry::ComponentUse::kCitizen && !each.component->accepted_types.empty();
    const bool chosen = taking.components.empty() || std::find(taking.components.begin(), taking.components.end(),
                                                               each.component->id) != taking.components.end();
    if (!looked_up || !chosen) continue;
    events.push_back(EventOf(each, question, taking));
    for (const Candidate* candidate : each.Used()) events.push_back(OpeningOf(*candidate, taking));
  }
  return events;
}

}  // namespace sohoa::reuse
