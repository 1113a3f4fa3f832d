// `show`.
#include <algorithm>
#include <utility>

#include "cli/commands.h"
#include "cli/dates.h"
#include "cli/draw_record.h"
#include "cli/opened.h"
#include "cli/record_json.h"
#include "cli/record_text.h"
#include "cli/table.h"
#include "reuse/validity.h"

namespace sohoa::cli {
namespace {

std::string BoxText(const Box& box, Language language) {
  if (box.IsEmpty()) return "";
  std::string text;
  for (double edge : {box.x0, box.y0, box.x1, box.y1}) {
    text += (text.empty() ? "" : " ") + FormatDecimal(100 * edge, 1, language);
  }
  return text;
}

class Sheet {
 public:
  Sheet(Context& context, const papers::PaperCatalog* catalog) : context_(context), catalog_(catalog) {}

  void Print(const Record& record) const {
    Output& out = context_.out();
    const std::string& type = record.document.type;
    out.Line(catalog_ == nullptr ? type : catalog_->Title(type));
    out.Write(Facts(record));
    out.Write("\n" + FieldsTable(record));
    for (const Sighting& sighting : record.sightings) {
      out.Line(context_.Text(Message::kSeenAgain, {sighting.path, PageList(sighting.pages), sighting.seen_at}));
    }
  }

  void PrintHistory(const std::vector<Record>& versions) const {
    for (std::size_t i = 0; i < versions.size(); ++i) {
      const Record& version = versions[i];
      context_.out().Line(
          context_.Text(Message::kHistoryLine,
                        {std::to_string(version.version), CauseText(version.cause), version.made_at, version.made_by}));
      if (i > 0) PrintDifferences(Differences(versions[i - 1], version));
    }
  }

 private:
  std::string CauseText(VersionCause cause) const {
    switch (cause) {
      case VersionCause::kIngest:
        return context_.Text(Message::kCauseIngest);
      case VersionCause::kReview:
        return context_.Text(Message::kCauseReview);
      case VersionCause::kReprocess:
        return context_.Text(Message::kCauseReprocess);
      case VersionCause::kValidity:
        return context_.Text(Message::kCauseValidity);
    }
    return "";
  }

  void PrintDifferences(const std::vector<Difference>& differences) const {
    const auto shown = [&](const std::string& value) {
      return value.empty() ? context_.Text(Message::kNoValue) : value;
    };
    for (const Difference& difference : differences) {
      std::string line = "  " + difference.field + ": ";
      line += difference.now_settled ? context_.Text(Message::kHistoryConfirmed, {difference.after})
                                     : shown(difference.before) + " → " + shown(difference.after);
      context_.out().Line(line);
    }
  }

  std::string Facts(const Record& record) const {
    Table table({{""}, {""}});
    const auto add = [&](Message name, const std::string& value) {
      if (!value.empty()) table.AddRow({context_.Text(name), value});
    };
    add(Message::kFactRecord, record.id);
    add(Message::kFactVersion, std::to_string(record.version) + " (" + CauseText(record.cause) + ", " + record.made_at +
                                   ", " + record.made_by + ")");
    add(Message::kFactDossier, record.dossier);
    add(Message::kFactSource, record.source_path);
    add(Message::kFactPages, PageList(record.document.pages));
    add(Message::kFactTypeConfidence, FormatDecimal(record.document.type_confidence, 3, context_.language()));
    std::string name = context_.Text(Message::kFactValidity);
    for (const reuse::Reason& reason : reuse::ValidityOn(record, context_.reuse_rules(), Today()).reasons) {
      table.AddRow({std::exchange(name, ""), reuse::ReasonForPeople(reason, context_.language())});
    }
    add(Message::kFactResultCode, record.result_code);
    add(Message::kFactVerifiedBy, VerifiedBy(record));
    add(Message::kFactEngine, record.engine);
    return table.ToString(0);
  }

  // A person's own note beats the machine's: whose value it is, and what the machine had read.
  std::string NoteOf(const Record& record, const Field& field) const {
    const auto said = record.person.find(field.name);
    if (said != record.person.end()) {
      const Field* machine = FindField(record.document.fields, field.name);
      const bool differs = machine != nullptr && machine->value != field.value;
      return differs ? context_.Text(Message::kNotePersonOver, {said->second.by, machine->value})
                     : context_.Text(Message::kNotePerson, {said->second.by});
    }
    std::string notes;
    for (const std::string& phrase : NotesForPeople(field, context_.language())) {
      notes += (notes.empty() ? "" : "; ") + phrase;
    }
    return notes;
  }

  std::string FieldsTable(const Record& record) const {
    const Language language = context_.language();
    Table table({{context_.Text(Message::kColumnField)},
                 {context_.Text(Message::kColumnFieldTitle), Align::kLeft, true},
                 {context_.Text(Message::kColumnValue), Align::kLeft, true},
                 {context_.Text(Message::kColumnStatus)},
                 {context_.Text(Message::kColumnConfidence), Align::kRight},
                 {context_.Text(Message::kColumnPage), Align::kRight},
                 {context_.Text(Message::kColumnBox)},
                 {context_.Text(Message::kColumnRule), Align::kLeft, true},
                 {context_.Text(Message::kColumnNotes), Align::kLeft, true}});
    for (const Field& field : EffectiveFields(record)) {
      const bool accepted = field.status == FieldStatus::kAccepted;
      table.AddRow({field.name, catalog_ == nullptr ? "" : catalog_->FieldTitle(record.document.type, field.name),
                    ValueForPeople(field), context_.Text(accepted ? Message::kStatusAccepted : Message::kStatusReview),
                    FormatDecimal(field.confidence, 3, language), std::to_string(field.page),
                    BoxText(field.box, language), field.rule, NoteOf(record, field)});
    }
    return table.ToString(context_.out().Width());
  }

  Context& context_;
  const papers::PaperCatalog* catalog_;
};

void PrintJson(Context& context, const Record& record) {
  Json json = RecordJson(record, context.ValidityNow(record));
  json["sightings"] = SightingsJson(record);
  context.out().Line(ToLine(json));
}

void PrintHistoryJson(Context& context, const std::vector<Record>& versions) {
  for (const Record& version : versions) {
    Json json = RecordJson(version, context.ValidityNow(version));
    json["cause"] = CauseName(version.cause);
    json["made_at"] = version.made_at;
    json["made_by"] = version.made_by;
    context.out().Line(ToLine(json));
  }
}

}  // namespace

int Run(Context& context, const ShowArguments& arguments) {
  const auto store = context.OpenStore(store::OpenMode::kRead);
  if (!store.ok()) return context.Fail(store.error());
  const Result<Record> record = (*store)->Get(arguments.record);
  if (!record.ok()) return context.Fail(record.error());
  Result<std::vector<Record>> versions = std::vector<Record>{};
  if (arguments.history) versions = (*store)->History(arguments.record);
  if (!versions.ok()) return context.Fail(versions.error());

  const Result<Rules> rules = context.LoadRulesLeniently();
  if (rules.ok()) LogOpened(context, *rules->catalog, {*record}, arguments.purpose);
  const Sheet sheet(context, rules.ok() ? rules->catalog.get() : nullptr);
  if (context.json()) {
    arguments.history ? PrintHistoryJson(context, *versions) : PrintJson(context, *record);
  } else {
    sheet.Print(*record);
    if (arguments.history) context.out().Write("\n");
    sheet.PrintHistory(*versions);
  }
  if (arguments.draw_dir.empty()) return kDone;

  const settings::Settings settings = rules.ok() ? rules->settings : settings::Settings{};
  const Result<std::vector<std::string>> pictures = DrawRecord(**store, settings, *record, arguments.draw_dir);
  if (!pictures.ok()) return context.Fail(pictures.error());
  for (const std::string& path : *pictures) context.Tell(Message::kDrawn, {path});
  return kDone;
}

}  // namespace sohoa::cli
