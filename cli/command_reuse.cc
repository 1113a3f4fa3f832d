// `reuse check`, `reuse take`.
#include <algorithm>
#include <chrono>
#include <map>
#include <optional>
#include <utility>

#include "cli/commands.h"
#include "cli/dates.h"
#include "cli/record_json.h"
#include "report/dossiers.h"
#include "reuse/receipt.h"
#include "store/ask_writer.h"
#include "text/words.h"

namespace sohoa::cli {
namespace {

Message AnswerMessage(ReuseAnswer answer) {
  switch (answer) {
    case ReuseAnswer::kReuse:
      return Message::kAnswerReuse;
    case ReuseAnswer::kDataCheck:
      return Message::kAnswerDataCheck;
    case ReuseAnswer::kAsk:
      return Message::kAnswerAsk;
  }
  return Message::kAnswerAsk;
}

// Reasons name identifiers of people, so they are masked here as in listings.
Json ReasonsJson(const Context& context, const std::vector<reuse::Reason>& reasons) {
  Json json = Json::array();
  for (const reuse::Reason& reason : reasons) {
    json.push_back({{"token", reason.token},
                    {"for", reason.speaks_for},
                    {"detail", context.Listed(reason.detail)},
                    {"legal_basis", reason.basis},
                    {"text", context.Listed(reuse::ReasonForPeople(reason, context.language()))}});
  }
  return json;
}

Json CandidateJson(const Context& context, const reuse::Candidate& candidate) {
  Json json;
  json["record"] = candidate.record_id;
  json["version"] = candidate.version;
  json["type"] = candidate.type;
  json["role"] = candidate.role;
  json["holder"] = candidate.holder;
  json["answer"] = ReuseAnswerName(candidate.answer);
  json["reasons"] = ReasonsJson(context, candidate.reasons);
  return json;
}

Json ComponentJson(const Context& context, const reuse::ComponentDecision& decision) {
  Json json;
  json["component"] = decision.component->id;
  json["title"] = decision.component->title;
  json["required"] = decision.component->required;
  json["code"] = decision.component->code.empty() ? Json(nullptr) : Json(decision.component->code);
  json["answer"] = ReuseAnswerName(decision.answer);
  const reuse::Candidate* best = decision.Best();
  json["record"] = best == nullptr ? Json(nullptr) : Json(best->record_id);
  json["version"] = best == nullptr ? Json(nullptr) : Json(best->version);
  json["type"] = best == nullptr ? Json(nullptr) : Json(best->type);
  json["result_code"] = best == nullptr || best->result_code.empty() ? Json(nullptr) : Json(best->result_code);
  json["reasons"] = ReasonsJson(context, decision.reasons);
  json["with"] = Json::array();
  for (const reuse::Candidate& other : decision.with) json["with"].push_back(CandidateJson(context, other));
  json["others"] = Json::array();
  for (std::size_t i = 1; i < decision.candidates.size(); ++i) {
    json["others"].push_back(CandidateJson(context, decision.candidates[i]));
  }
  return json;
}

void PrintComponent(Context& context, const reuse::ComponentDecision& decision, int number) {
  const registry::Component& component = *decision.component;
  context.out().Line(context.Text(Message::kReuseComponent, {std::to_string(number), component.title, component.id,
                                                             context.Text(AnswerMessage(decision.answer))}));
  const reuse::Candidate* best = decision.Best();
  if (best != nullptr) {
    context.out().Line(
        context.Text(Message::kReuseRecord, {best->record_id, std::to_string(best->version), best->type}));
  }
  for (const reuse::Candidate& other : decision.with) {
    context.out().Line(
        context.Text(Message::kReuseWith, {other.holder, other.record_id, std::to_string(other.version), other.type}));
  }
  for (const reuse::Reason& reason : decision.reasons) {
    context.out().Line(std::string(reason.speaks_for ? "   + " : "   - ") +
                       context.Listed(reuse::ReasonForPeople(reason, context.language())));
  }
  std::string others;
  for (std::size_t i = 1; i < decision.candidates.size(); ++i) {
    others += (others.empty() ? "" : ", ") + decision.candidates[i].record_id;
  }
  if (!others.empty()) context.out().Line(context.Text(Message::kReuseOthers, {others}));
  if (!component.note.empty()) context.out().Line(context.Text(Message::kReuseNote, {component.note}));
}

void PrintReceipt(Context& context, const reuse::Decision& decision, const reuse::Taking& taking,
                  const std::vector<Event>& events) {
  const std::string at = events.empty() ? store::UtcNow() : events.front().at;
  context.out().Line(context.Text(Message::kReceiptTitle));
  context.out().Line(context.Text(Message::kReceiptHead, {taking.dossier, decision.procedure->code,
                                                          decision.procedure->name, taking.by, at, taking.purpose}));
  if (!taking.reason.empty()) context.out().Line(context.Text(Message::kReceiptReason, {taking.reason}));
  int number = 0;
  const auto bit = [](bool set) { return set ? "1" : "0"; };
  for (const Event& event : events) {
    if (KindOf(event) != EventKind::kReuse) continue;
    const auto& taken = std::get<ReuseTaken>(event.what);
    for (const reuse::ComponentDecision& each : decision.components) {
      if (each.component->id == taken.component) PrintComponent(context, each, ++number);
    }
    const reuse::Flags flags = reuse::FlagsOf(taken);
    context.out().Line(context.Text(Message::kReceiptFlags, {std::to_string(flags.reused), flags.replaced_by,
                                                             bit(flags.from_national_store), bit(flags.digitised)}));
  }
  context.out().Line(context.Text(Message::kReceiptEnd, {bit(reuse::HasDigitised(events))}));
}

Json ReceiptJson(const Context& context, const reuse::Decision& decision, const reuse::Taking& taking,
                 const std::vector<Event>& events) {
  Json json;
  json["dossier"] = taking.dossier;
  json["procedure"] = decision.procedure->code;
  json["by"] = taking.by;
  json["at"] = events.empty() ? store::UtcNow() : events.front().at;
  json["purpose"] = taking.purpose;
  json["HoSoCoThanhPhanSoHoa"] = reuse::HasDigitised(events) ? 1 : 0;
  json["components"] = Json::array();
  for (const Event& event : events) {
    if (KindOf(event) != EventKind::kReuse) continue;
    const auto& taken = std::get<ReuseTaken>(event.what);
    Json reasons = Json::array();
    for (const std::string& reason : taken.reasons) reasons.push_back(context.Listed(reason));
    const reuse::Flags flags = reuse::FlagsOf(taken);
    json["components"].push_back({{"event", event.id},
                                  {"component", taken.component},
                                  {"answer", ReuseAnswerName(taken.answer)},
                                  {"record", taken.record_id.empty() ? Json(nullptr) : Json(taken.record_id)},
                                  {"version", taken.version},
                                  {"fields", taken.fields},
                                  {"reasons", std::move(reasons)},
                                  {"DuocTaiSuDung", flags.reused},
                                  {"MaKetQuaThayThe", flags.replaced_by},
                                  {"DuocLayTuKhoDMQG", flags.from_national_store ? 1 : 0},
                                  {"DuocSoHoa", flags.digitised ? 1 : 0}});
  }
  return json;
}

int TellRefused(Context& context, const Error& error, const reuse::ComponentDecision* refused) {
  if (refused == nullptr) {
    if (error.code != ErrorCode::kUsage) return context.Fail(error);
    context.Tell(Message::kUnknownComponent, {error.detail});
    return kUsage;
  }
  context.Tell(Message::kReuseRefused, {refused->component->id});
  for (const reuse::Reason& reason : refused->reasons) {
    if (!reason.speaks_for)
      context.err().Line("  - " + context.Listed(reuse::ReasonForPeople(reason, context.language())));
  }
  return kFailed;
}

int Take(Context& context, const ReuseArguments& arguments, const reuse::Decision& decision,
         const reuse::Question& question, bool is_other) {
  const reuse::Taking taking{arguments.dossier, arguments.purpose, arguments.by.empty() ? Account() : arguments.by,
                             arguments.components, is_other ? arguments.reason : ""};
  const reuse::ComponentDecision* refused = nullptr;
  const Result<std::vector<Event>> events = reuse::EventsOf(decision, question, taking, &refused);
  if (!events.ok()) return TellRefused(context, events.error(), refused);
  if (!events->empty()) {
    const Status added =
        store::AddEventsOrAsk(context.store_place(), *events, taking.by, kWriterPatience, context.stop());
    if (!added.ok() && added.error().code != ErrorCode::kStoreLocked) return context.Fail(added.error());
    if (!added.ok()) context.Tell(Message::kReusePending);
  }
  if (context.json()) {
    context.out().Line(ToLine(ReceiptJson(context, decision, taking, *events)));
  } else {
    PrintReceipt(context, decision, taking, *events);
  }
  return kDone;
}

// Whom the dossier is of, when it is another than who was asked for; nothing when it is the same, or nobody knows.
Result<std::optional<std::string>> OtherApplicant(store::Store& store, const registry::ProcedureCatalog& catalog,
                                                  const reuse::Subject& asked, const std::string& dossier) {
  if (dossier.empty()) return std::optional<std::string>();
  const Result<report::KnownDossier> known = report::ReadDossier(store, catalog, dossier);
  if (!known.ok() && known.error().code == ErrorCode::kNotFound) return std::optional<std::string>();
  if (!known.ok()) return known.error();
  if (reuse::CompareApplicant(asked, known->subject, known->subject_name) != reuse::SameApplicant::kOther) {
    return std::optional<std::string>();
  }
  return std::optional<std::string>(known->subject.empty() ? known->subject_name : known->subject);
}

// Whether every kind that was named is one of the procedure's; else says which there are.
bool AreKinds(Context& context, const registry::Procedure& procedure, const std::vector<std::string>& named) {
  std::vector<std::string> known;
  for (const registry::Component& component : procedure.components) {
    for (const registry::ComponentKind& kind : component.kinds) known.push_back(kind.id);
  }
  for (const std::string& kind : named) {
    if (std::find(known.begin(), known.end(), kind) != known.end()) continue;
    context.Tell(Message::kUnknownKind, {kind, text::JoinWords(known, ", ")});
    return false;
  }
  return true;
}

// The roles of --holder; nothing when one is not understood, which is told.
std::optional<std::map<std::string, std::string>> HoldersOf(Context& context, const std::vector<std::string>& given) {
  std::map<std::string, std::string> holders;
  for (const std::string& each : given) {
    const std::size_t at = each.find('=');
    const std::string role = each.substr(0, at);
    bool known = false;
    for (const std::string_view one : {"spouse", "mother", "father", "deceased", "child", "parcel", "firm"}) {
      known = known || role == one;
    }
    if (!known || at == std::string::npos || at + 1 == each.size()) {
      context.Tell(Message::kBadHolder, {each});
      return std::nullopt;
    }
    holders[role] = each.substr(at + 1);
  }
  return holders;
}

}  // namespace

int Run(Context& context, const ReuseArguments& arguments) {
  const auto catalog = registry::ProcedureCatalog::Load(context.config_dir(), nullptr);
  reuse::Question question;
  question.day = Today();
  question.procedure = catalog.Find(arguments.procedure, question.day);
  if (question.procedure == nullptr) {
    context.Tell(Message::kUnknownProcedure, {arguments.procedure});
    return kNothingFound;
  }
  question.id = arguments.id;
  question.dossier = arguments.dossier;
  auto holders = HoldersOf(context, arguments.holders);
  if (!holders) return kUsage;
  question.holders = *std::move(holders);
  if (!AreKinds(context, *question.procedure, arguments.kinds)) return kUsage;
  question.kinds = arguments.kinds;
  const auto store = context.OpenStore(store::OpenMode::kRead);
  if (!store.ok()) return context.Fail(store.error());
  // What is taken is decided again at that moment: nobody carries an old answer here.
  const Result<reuse::Decision> decision = reuse::Decide(**store, context.reuse_rules(), question);
  if (!decision.ok()) return context.Fail(decision.error());
  const auto other = OtherApplicant(**store, catalog, decision->applicant, question.dossier);
  if (!other.ok()) return context.Fail(other.error());
  if (*other && arguments.reason.empty()) {
    context.Tell(Message::kReuseOtherApplicant,
                 {question.dossier, context.Listed(**other), context.Listed(question.id)});
    if (arguments.take) return kFailed;
  }
  if (arguments.take) return Take(context, arguments, *decision, question, other->has_value());
  int number = 0;
  for (const reuse::ComponentDecision& each : decision->components) {
    if (context.json()) {
      context.out().Line(ToLine(ComponentJson(context, each)));
    } else {
      PrintComponent(context, each, ++number);
    }
  }
  return kDone;
}

}  // namespace sohoa::cli
