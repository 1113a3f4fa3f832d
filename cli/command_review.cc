// `review list|show|set|confirm`.
#include <algorithm>

#include "cli/commands.h"
#include "cli/dates.h"
#include "cli/draw_record.h"
#include "cli/record_json.h"
#include "cli/record_text.h"
#include "cli/table.h"
#include "reuse/consequences.h"
#include "store/ask_writer.h"
#include "text/vietnamese.h"

namespace sohoa::cli {
namespace {

std::vector<Field> WaitingFields(const Record& record) {
  std::vector<Field> fields = EffectiveFields(record);
  std::erase_if(fields, [](const Field& field) { return field.status != FieldStatus::kReview; });
  return fields;
}

Json WaitingJson(const Record& record, const Language language) {
  Json json;
  json["record"] = record.id;
  json["version"] = record.version;
  json["dossier"] = record.dossier.empty() ? Json(nullptr) : Json(record.dossier);
  json["source"] = record.source_path;
  json["type"] = record.document.type;
  json["waiting"] = Json::object();
  for (const Field& field : WaitingFields(record)) {
    Json one = FieldJson(field);
    one["notes"] = field.notes;
    one["why"] = WhyReview(field, language);
    json["waiting"][field.name] = std::move(one);
  }
  return json;
}

std::string WaitingSummary(const Context& context, const papers::PaperCatalog& catalog, const Record& record) {
  std::string text;
  for (const Field& field : WaitingFields(record)) {
    text += "    " + catalog.FieldTitle(record.document.type, field.name) + " (" + field.name +
            "): " + context.Listed(field) + " — " + WhyReview(field, context.language()) + "\n";
  }
  return text;
}

// The next version of a record with what a person said of some fields.
Record NextVersion(const Record& record, const std::string& by) {
  Record next = record;
  ++next.version;
  next.cause = VersionCause::kReview;
  next.made_at = store::UtcNow();
  next.made_by = by;
  return next;
}

// Writes the version, and those of other records that follow from it, in one batch. The store tells with kUsage that
// somebody made a version of one of them in between; when it was of another record, what follows is concluded anew.
int Commit(Context& context, store::Store& reader, Record& next, const std::string& by) {
  constexpr int kTries = 5;
  const Record said = next;
  for (int i = 0; i < kTries; ++i) {
    std::vector<Record> none;
    std::vector<Record> versions = {said};
    const Status followed = reuse::Consequences(reader, context.reuse_rules()).OfCommit(&none, &versions);
    if (!followed.ok()) return context.Fail(followed.error());
    const Status added = store::AddVersionsOrAsk(context.store_place(), versions, by, kWriterPatience, context.stop());
    if (added.ok()) {
      next = versions.front();
      return kDone;
    }
    if (added.error().code == ErrorCode::kStoreLocked) {
      context.Tell(Message::kReviewPending, {next.id, context.Hint("show " + next.id)});
      return kFailed;
    }
    if (added.error().code != ErrorCode::kUsage) return context.Fail(added.error());
    if (const Status fresh = reader.Refresh(); !fresh.ok()) return context.Fail(fresh.error());
    const Result<Record> newest = reader.Get(next.id);
    if (!newest.ok() || newest->version >= next.version) break;
  }
  context.Tell(Message::kReviewConflict, {next.id, context.Hint("show " + next.id)});
  return kFailed;
}

int TellUnknownField(Context& context, const papers::PaperCatalog& catalog, const std::string& type,
                     const std::string& field) {
  const std::vector<std::string> names = catalog.FieldNames(type);
  context.Tell(Message::kUnknownField, {field, catalog.Title(type)});
  const std::string near = settings::Nearest(field, {names.begin(), names.end()});
  if (!near.empty()) {
    context.Tell(Message::kUsageDidYouMean, {near});
  } else {
    std::string list;
    for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
    context.Tell(Message::kKnownFields, {list});
  }
  return kUsage;
}

bool HasField(const papers::PaperCatalog& catalog, const Record& record, const std::string& field) {
  const std::vector<std::string> names = catalog.FieldNames(record.document.type);
  return std::find(names.begin(), names.end(), field) != names.end() ||
         FindField(record.document.fields, field) != nullptr;
}

// A review command's record and what it is judged by.
struct Opened {
  Rules rules;
  std::unique_ptr<store::Store> store;
  Record record;
};

Result<Opened> Open(Context& context, const std::string& id) {
  Result<Rules> rules = context.LoadRulesLeniently();
  if (!rules.ok()) return rules.error();
  auto store = context.OpenStore(store::OpenMode::kRead);
  if (!store.ok()) return store.error();
  Result<Record> record = (*store)->Get(id);
  if (!record.ok()) return record.error();
  return Opened{*std::move(rules), *std::move(store), *std::move(record)};
}

void PrintRemaining(Context& context, const Record& record) {
  const std::size_t left = WaitingFields(record).size();
  if (left == 0) {
    context.Tell(Message::kReviewRecordDone, {record.id, std::to_string(record.version)});
  } else {
    context.Tell(Message::kReviewRecordLeft, {record.id, std::to_string(record.version), std::to_string(left)});
  }
}

}  // namespace

int Run(Context& context, const ReviewListArguments& arguments) {
  const Result<Rules> rules = context.LoadRulesLeniently();
  if (!rules.ok()) return context.Fail(rules.error());
  if (!arguments.type.empty() && !context.IsKnownType(*rules->catalog, arguments.type)) return kUsage;
  const auto store = context.OpenStore(store::OpenMode::kRead);
  if (!store.ok()) return context.Fail(store.error());
  constexpr int kAll = 0;
  Result<std::vector<Record>> waiting = (*store)->InReview(arguments.type.empty() ? arguments.limit : kAll);
  if (!waiting.ok()) return context.Fail(waiting.error());
  if (!arguments.type.empty()) {
    std::erase_if(*waiting, [&](const Record& record) { return record.document.type != arguments.type; });
  }
  if (arguments.limit > 0 && waiting->size() > static_cast<std::size_t>(arguments.limit)) {
    waiting->resize(static_cast<std::size_t>(arguments.limit));
  }

  for (const Record& record : *waiting) {
    if (context.json()) {
      context.out().Line(ToLine(WaitingJson(record, context.language())));
      continue;
    }
    const std::string headline = Headline(EffectiveFields(record));
    context.out().Line(record.id + "  " + rules->catalog->Title(record.document.type) +
                       (headline.empty() ? "" : " · " + context.Listed(headline)) + " · " +
                       context.Listed(record.source_path));
    context.out().Write(WaitingSummary(context, *rules->catalog, record));
  }
  if (waiting->empty()) {
    context.Tell(Message::kNothingWaits);
  } else {
    context.Tell(Message::kNextReviewShow, {context.Hint("review show " + waiting->front().id)});
  }
  return kDone;
}

int Run(Context& context, const ReviewShowArguments& arguments) {
  const Result<Opened> opened = Open(context, arguments.record);
  if (!opened.ok()) return context.Fail(opened.error());
  const Record& record = opened->record;
  const std::vector<Field> waiting = WaitingFields(record);
  if (context.json()) {
    context.out().Line(ToLine(WaitingJson(record, context.language())));
  } else if (waiting.empty() && NeedsReview(record)) {
    context.Tell(Message::kReviewNothingRead, {record.id, context.Hint("show " + record.id + " --draw DIR"),
                                               context.Hint("review set " + record.id + " …")});
  } else if (waiting.empty()) {
    context.Tell(Message::kReviewRecordDone, {record.id, std::to_string(record.version)});
  } else {
    Table table({{context.Text(Message::kColumnField)},
                 {context.Text(Message::kColumnFieldTitle), Align::kLeft, true},
                 {context.Text(Message::kColumnValue), Align::kLeft, true},
                 {context.Text(Message::kColumnRaw), Align::kLeft, true},
                 {context.Text(Message::kColumnConfidence), Align::kRight},
                 {context.Text(Message::kColumnPage), Align::kRight},
                 {context.Text(Message::kColumnWhy), Align::kLeft, true}});
    for (const Field& field : waiting) {
      table.AddRow({field.name, opened->rules.catalog->FieldTitle(record.document.type, field.name),
                    field.value.empty() ? context.Text(Message::kNoValue) : ValueForPeople(field),
                    text::CollapseSpaces(field.raw), FormatDecimal(field.confidence, 3, context.language()),
                    std::to_string(field.page), WhyReview(field, context.language())});
    }
    context.out().Line(opened->rules.catalog->Title(record.document.type) + " · " + record.id + " · " +
                       record.source_path);
    context.out().Write(table.ToString(context.out().Width()));
    context.Tell(Message::kNextReviewSettle,
                 {context.Hint("review set " + record.id + " " + waiting.front().name + " …"),
                  context.Hint("review confirm " + record.id)});
  }
  if (arguments.pictures_dir.empty()) return kDone;
  for (const Field& field : waiting) {
    const Result<std::string> picture =
        CutField(*opened->store, opened->rules.settings, record, field, arguments.pictures_dir);
    if (!picture.ok()) return context.Fail(picture.error());
    context.Tell(Message::kDrawn, {*picture});
  }
  return kDone;
}

int Run(Context& context, const ReviewSetArguments& arguments) {
  const Result<Opened> opened = Open(context, arguments.record);
  if (!opened.ok()) return context.Fail(opened.error());
  const Record& record = opened->record;
  const std::string& type = record.document.type;
  const papers::PaperCatalog& catalog = *opened->rules.catalog;
  if (!HasField(catalog, record, arguments.field)) return TellUnknownField(context, catalog, type, arguments.field);

  const std::string by = arguments.by.empty() ? Account() : arguments.by;
  Record next = NextVersion(record, by);
  PersonValue& said = next.person[arguments.field];
  said = {"", {}, by, next.made_at};
  if (!arguments.absent) {
    const std::optional<Field> typed = catalog.ReadTyped(type, arguments.field, arguments.value);
    if (!typed) {
      context.Tell(Message::kValueDoesNotFit, {arguments.value, catalog.FieldTitle(type, arguments.field)});
      return kUsage;
    }
    said.value = typed->value;
    said.items = typed->items;
  }
  if (const int failed = Commit(context, *opened->store, next, by); failed != kDone) return failed;
  if (context.json()) {
    context.out().Line(ToLine(RecordJson(next, context.ValidityNow(next))));
  } else {
    const std::string shown = arguments.absent ? context.Text(Message::kNoValue) : DateForPeople(said.value);
    context.out().Line(context.Text(Message::kReviewSet, {catalog.FieldTitle(type, arguments.field), shown, by}));
  }
  PrintRemaining(context, next);
  return kDone;
}

int Run(Context& context, const ReviewConfirmArguments& arguments) {
  const Result<Opened> opened = Open(context, arguments.record);
  if (!opened.ok()) return context.Fail(opened.error());
  const Record& record = opened->record;
  const std::string& type = record.document.type;
  const papers::PaperCatalog& catalog = *opened->rules.catalog;
  std::vector<std::string> names = arguments.fields;
  if (names.empty()) {
    for (const Field& field : WaitingFields(record)) {
      if (!field.value.empty()) names.push_back(field.name);
    }
  }
  if (names.empty()) {
    PrintRemaining(context, record);
    return kDone;
  }

  const std::string by = arguments.by.empty() ? Account() : arguments.by;
  Record next = NextVersion(record, by);
  const std::vector<Field> fields = EffectiveFields(record);
  for (const std::string& name : names) {
    if (!HasField(catalog, record, name)) return TellUnknownField(context, catalog, type, name);
    const Field* field = FindField(fields, name);
    if (field == nullptr || field->value.empty()) {
      context.Tell(Message::kNothingToConfirm, {name, context.Hint("review set " + record.id + " " + name + " …")});
      return kUsage;
    }
    next.person[name] = {field->value, field->items, by, next.made_at};
  }
  if (const int failed = Commit(context, *opened->store, next, by); failed != kDone) return failed;
  if (context.json()) {
    context.out().Line(ToLine(RecordJson(next, context.ValidityNow(next))));
  } else {
    for (const std::string& name : names) {
      const std::string shown = DateForPeople(next.person.at(name).value);
      context.out().Line(context.Text(Message::kReviewConfirmed, {catalog.FieldTitle(type, name), shown, by}));
    }
  }
  PrintRemaining(context, next);
  return kDone;
}

}  // namespace sohoa::cli
