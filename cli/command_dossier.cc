// `dossier set`, `dossier import` and `dossier show`.
#include <algorithm>
#include <chrono>
#include <fstream>
#include <map>
#include <sstream>
#include <thread>

#include "cli/commands.h"
#include "cli/dates.h"
#include "cli/dossier_csv.h"
#include "cli/record_json.h"
#include "cli/record_text.h"
#include "cli/table.h"
#include "report/completeness.h"
#include "store/ask_writer.h"

namespace sohoa::cli {
namespace {

Message StateMessage(report::ComponentState state) {
  switch (state) {
    case report::ComponentState::kPresent:
      return Message::kStatePresent;
    case report::ComponentState::kReused:
      return Message::kStateReused;
    case report::ComponentState::kDataChecked:
      return Message::kStateDataChecked;
    case report::ComponentState::kAsked:
      return Message::kStateAsked;
    case report::ComponentState::kMissing:
      return Message::kStateMissing;
    case report::ComponentState::kUnseen:
      break;
  }
  return Message::kStateUnseen;
}

std::string_view ChannelName(Channel channel) {
  switch (channel) {
    case Channel::kCounter:
      return "counter";
    case Channel::kOnline:
      return "online";
    case Channel::kPost:
      return "post";
    case Channel::kUnknown:
      break;
  }
  return "";
}

// The facts of each dossier as they stand in the store, which need not exist yet, with what is said now.
struct Merged {
  std::map<std::string, DossierFacts> facts;  // by dossier: a file may name one twice
  std::string newest_at;                      // of the facts that stood in the store
};

Result<Merged> MergeAll(const Context& context, const std::vector<SaidFacts>& said) {
  Merged merged;
  const auto store = context.OpenStore(store::OpenMode::kRead);
  if (!store.ok() && store.error().code != ErrorCode::kStoreMissing) return store.error();
  for (const SaidFacts& one : said) {
    const auto [it, is_new] = merged.facts.try_emplace(one.facts.dossier);
    if (is_new && store.ok()) {
      const Result<std::vector<Event>> events = (*store)->Events(EventKind::kDossier, one.facts.dossier);
      if (!events.ok()) return events.error();
      if (!events->empty()) {
        it->second = std::get<DossierFacts>(events->back().what);
        merged.newest_at = std::max(merged.newest_at, events->back().at);
      }
    }
    it->second = Merge(it->second, one);
  }
  return merged;
}

// Events are ordered by the second; of two within one nobody could tell the newer.
std::string TimeAfter(const std::string& newest_at) {
  constexpr int kMostWaits = 20;
  constexpr auto kWait = std::chrono::milliseconds(100);
  for (int i = 0; i < kMostWaits && store::UtcNow() <= newest_at; ++i) std::this_thread::sleep_for(kWait);
  return store::UtcNow();
}

// One atomic act for each thousand.
int Note(Context& context, const std::vector<SaidFacts>& said, const std::string& given_by) {
  constexpr std::size_t kAtOnce = 1000;
  const std::string by = given_by.empty() ? Account() : given_by;
  const Result<Merged> merged = MergeAll(context, said);
  if (!merged.ok()) return context.Fail(merged.error());
  const std::string now = TimeAfter(merged->newest_at);
  std::vector<Event> events;
  std::size_t left = merged->facts.size();
  for (const auto& [code, facts] : merged->facts) {
    events.push_back({store::NewEventId(), now, by, facts});
    if (--left > 0 && events.size() < kAtOnce) continue;
    const Status added = store::AddEventsOrAsk(context.store_place(), events, by, kWriterPatience, context.stop());
    if (!added.ok() && added.error().code == ErrorCode::kStoreLocked) {
      context.Tell(Message::kDossierPending);
      return kFailed;
    }
    if (!added.ok()) return context.Fail(added.error());
    events.clear();
  }
  context.Tell(Message::kDossierSaid, {std::to_string(merged->facts.size())});
  return kDone;
}

bool IsKnownProcedure(Context& context, const registry::ProcedureCatalog& catalog, const std::string& code) {
  if (code.empty() || catalog.Find(code, "") != nullptr) return true;
  context.Tell(Message::kUnknownProcedure, {code});
  return false;
}

Json DossierJson(const report::KnownDossier& dossier, const std::vector<report::ComponentLine>& lines) {
  Json json;
  json["dossier"] = dossier.code;
  json["procedure"] = dossier.procedure == nullptr ? Json() : Json(dossier.procedure->code);
  json["procedure_name"] = dossier.procedure == nullptr ? dossier.procedure_name : dossier.procedure->name;
  json["agency"] = dossier.agency;
  json["received_on"] = dossier.received_on;
  json["due_on"] = dossier.due_on;
  json["finished_on"] = dossier.finished_on;
  json["subject"] = dossier.subject;
  json["channel"] = ChannelName(dossier.channel);
  json["vneid"] = dossier.has_facts ? Json(dossier.by_vneid) : Json();
  json["papers"] = Json::array();
  for (const report::DossierPaper& paper : dossier.papers) {
    json["papers"].push_back({{"record", paper.record_id},
                              {"type", paper.type},
                              {"document_number", paper.number},
                              {"issue_date", paper.issue_date},
                              {"result", paper.is_result}});
  }
  json["components"] = Json::array();
  for (const report::ComponentLine& line : lines) {
    json["components"].push_back({{"id", line.component->id},
                                  {"title", line.component->title},
                                  {"use", registry::ComponentUseName(line.component->use)},
                                  {"required", line.component->required},
                                  {"state", report::ComponentStateName(line.state)},
                                  {"records", line.record_ids}});
  }
  return json;
}

void PrintPapers(Context& context, const papers::PaperCatalog* catalog, const report::KnownDossier& dossier) {
  Table table({{context.Text(Message::kColumnRecord)},
               {context.Text(Message::kColumnType), Align::kLeft, true},
               {context.Text(Message::kColumnNumber)},
               {context.Text(Message::kColumnDate)},
               {""}});
  for (const report::DossierPaper& paper : dossier.papers) {
    table.AddRow({paper.record_id, catalog == nullptr ? paper.type : catalog->Title(paper.type),
                  context.Listed(paper.number), DateForPeople(paper.issue_date),
                  paper.is_result ? context.Text(Message::kDossierIsResult) : ""});
  }
  if (!dossier.papers.empty()) context.out().Write(table.ToString(context.out().Width()));
}

void PrintComponents(Context& context, const std::vector<report::ComponentLine>& lines) {
  Table table({{context.Text(Message::kColumnComponent), Align::kLeft, true},
               {""},
               {context.Text(Message::kColumnState)},
               {context.Text(Message::kColumnPapers)}});
  for (const report::ComponentLine& line : lines) {
    std::string records;
    for (const std::string& id : line.record_ids) records += (records.empty() ? "" : " ") + id;
    table.AddRow({line.component->title,
                  context.Text(line.component->required ? Message::kRequired : Message::kInSomeCases),
                  context.Text(StateMessage(line.state)), records});
  }
  context.out().Write(table.ToString(context.out().Width()));
}

}  // namespace

int Run(Context& context, const DossierSetArguments& arguments) {
  const auto catalog = registry::ProcedureCatalog::Load(context.config_dir(), nullptr);
  if (!IsKnownProcedure(context, catalog, arguments.procedure)) return kUsage;
  SaidFacts said;
  said.facts = {arguments.code,          arguments.procedure,   arguments.agency,  arguments.received_on,
                arguments.due_on,        arguments.finished_on, arguments.subject, ChannelOf(arguments.channel),
                arguments.vneid == "yes"};
  said.says_vneid = !arguments.vneid.empty();
  const bool says_something = said.says_vneid || !arguments.channel.empty() ||
                              !(arguments.procedure + arguments.agency + arguments.received_on + arguments.due_on +
                                arguments.finished_on + arguments.subject)
                                   .empty();
  if (!says_something) {
    context.Tell(Message::kDossierNothingSaid, {arguments.code});
    return kUsage;
  }
  return Note(context, {said}, arguments.by);
}

int Run(Context& context, const DossierImportArguments& arguments) {
  std::ifstream file(arguments.file, std::ios::binary);
  std::ostringstream text;
  if (!file || !(text << file.rdbuf())) return context.Fail({ErrorCode::kNotFound, arguments.file, 0, ""});
  DossierCsv csv = ReadDossierCsv(text.str());
  const auto catalog = registry::ProcedureCatalog::Load(context.config_dir(), nullptr);
  for (const CsvMistake& mistake : csv.mistakes) {
    const std::string first = mistake.arguments.empty() ? "" : mistake.arguments.front();
    const std::string last = mistake.arguments.empty() ? "" : mistake.arguments.back();
    context.Tell(Message::kCsvMistake, {std::to_string(mistake.line), context.Text(mistake.message, {first, last})});
  }
  std::size_t mistakes = csv.mistakes.size();
  for (const SaidFacts& said : csv.said) mistakes += IsKnownProcedure(context, catalog, said.facts.procedure) ? 0 : 1;
  if (mistakes > 0) {
    context.Tell(Message::kCsvNothing, {std::to_string(mistakes)});
    return kUsage;
  }
  if (csv.said.empty()) return kDone;
  return Note(context, csv.said, arguments.by);
}

int Run(Context& context, const DossierShowArguments& arguments) {
  const auto store = context.OpenStore(store::OpenMode::kRead);
  if (!store.ok()) return context.Fail(store.error());
  const auto procedures = registry::ProcedureCatalog::Load(context.config_dir(), nullptr);
  const Result<report::KnownDossier> dossier = report::ReadDossier(**store, procedures, arguments.code);
  if (!dossier.ok()) return context.Fail(dossier.error());
  const std::vector<report::ComponentLine> lines = report::Completeness(*dossier);
  if (context.json()) {
    context.out().Line(ToLine(DossierJson(*dossier, lines)));
    return kDone;
  }
  const Result<Rules> rules = context.LoadRulesLeniently();
  const auto shown = [](const std::string& text) { return text.empty() ? std::string("?") : text; };
  const std::string name = dossier->procedure == nullptr ? dossier->procedure_name
                                                         : dossier->procedure->code + " " + dossier->procedure->name;
  context.out().Line(
      context.Text(Message::kDossierHead,
                   {dossier->code, shown(name), shown(dossier->agency), shown(DateForPeople(dossier->received_on)),
                    shown(DateForPeople(dossier->due_on)), shown(DateForPeople(dossier->finished_on))}));
  PrintPapers(context, rules.ok() ? rules->catalog.get() : nullptr, *dossier);
  if (dossier->procedure == nullptr) {
    context.Tell(Message::kDossierNoProcedure, {context.Hint("dossier set " + dossier->code + " --procedure …")});
    return kDone;
  }
  PrintComponents(context, lines);
  return kDone;
}

}  // namespace sohoa::cli
