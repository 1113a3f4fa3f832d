// `review revoke`, `review restore`, `review link`: what a person says of a record's standing.
#include <chrono>

#include "cli/commands.h"
#include "cli/dates.h"
#include "cli/record_json.h"
#include "reuse/result_code.h"
#include "store/ask_writer.h"

namespace sohoa::cli {
namespace {

int FailToWrite(Context& context, const Error& error, const std::string& record) {
  if (error.code == ErrorCode::kStoreLocked) {
    context.Tell(Message::kReviewPending, {record, context.Hint("show " + record)});
    return kFailed;
  }
  if (error.code != ErrorCode::kUsage) return context.Fail(error);
  context.Tell(Message::kReviewConflict, {record, context.Hint("show " + record)});
  return kFailed;
}

}  // namespace

int Run(Context& context, const ReviewValidityArguments& arguments) {
  const auto store = context.OpenStore(store::OpenMode::kRead);
  if (!store.ok()) return context.Fail(store.error());
  Result<Record> record = (*store)->Get(arguments.record);
  if (!record.ok()) return context.Fail(record.error());
  const std::string by = arguments.by.empty() ? Account() : arguments.by;
  Record next = *std::move(record);
  ++next.version;
  next.cause = VersionCause::kValidity;
  next.made_at = store::UtcNow();
  next.made_by = by;
  if (next.result_code.empty()) next.result_code = reuse::NewResultCode(next, context.reuse_rules().result_codes());
  ValidityChange change;
  change.state = arguments.restore ? ValidityState::kInForce : ValidityState::kRevoked;
  change.since = arguments.from.empty() && !arguments.restore ? Today() : arguments.from;
  change.by = by;
  change.at = next.made_at;
  change.basis = arguments.reason;
  next.validity.push_back(change);
  const Status added = store::AddVersionOrAsk(context.store_place(), next, by, kWriterPatience, context.stop());
  if (!added.ok()) return FailToWrite(context, added.error(), next.id);
  if (context.json()) {
    context.out().Line(ToLine(RecordJson(next, context.ValidityNow(next))));
  } else if (arguments.restore) {
    context.out().Line(context.Text(Message::kRestored, {next.id}));
  } else {
    context.out().Line(context.Text(Message::kRevoked, {next.id, DateForPeople(change.since)}));
  }
  return kDone;
}

int Run(Context& context, const ReviewLinkArguments& arguments) {
  const auto store = context.OpenStore(store::OpenMode::kRead);
  if (!store.ok()) return context.Fail(store.error());
  const Result<Record> record = (*store)->Get(arguments.record);
  if (!record.ok()) return context.Fail(record.error());
  const std::vector<Field> fields = EffectiveFields(*record);
  if (FindField(fields, arguments.role) == nullptr) {
    context.Tell(Message::kUnknownField, {arguments.role, record->document.type});
    return kUsage;
  }
  const std::string by = arguments.by.empty() ? Account() : arguments.by;
  const Event event{store::NewEventId(), store::UtcNow(), by,
                    SubjectDecision{arguments.record, arguments.role, arguments.subject, !arguments.is_not}};
  const Status added = store::AddEventsOrAsk(context.store_place(), {event}, by, kWriterPatience, context.stop());
  if (!added.ok()) return FailToWrite(context, added.error(), arguments.record);
  if (context.json()) {
    Json json;
    json["record"] = arguments.record;
    json["role"] = arguments.role;
    json["subject"] = arguments.subject;
    json["same"] = !arguments.is_not;
    json["by"] = by;
    context.out().Line(ToLine(json));
  } else {
    context.out().Line(context.Text(arguments.is_not ? Message::kNotLinked : Message::kLinked,
                                    {arguments.role, arguments.record, context.Listed(arguments.subject)}));
  }
  return kDone;
}

}  // namespace sohoa::cli
