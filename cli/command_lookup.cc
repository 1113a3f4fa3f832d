// `lookup`.
#include <algorithm>
#include <map>

#include "cli/commands.h"
#include "cli/dates.h"
#include "cli/record_json.h"
#include "cli/record_text.h"
#include "cli/table.h"
#include "registry/registry.h"
#include "store/next_page.h"

namespace sohoa::cli {
namespace {

std::string HitsTable(const Context& context, const std::map<std::string, std::string>& titles,
                      const std::vector<store::Hit>& hits, std::size_t width) {
  Table table({{context.Text(Message::kColumnRecord)},
               {context.Text(Message::kColumnType), Align::kLeft, true},
               {context.Text(Message::kColumnNumber)},
               {context.Text(Message::kColumnDate)},
               {context.Text(Message::kColumnAbout), Align::kLeft, true},
               {context.Text(Message::kColumnAgency), Align::kLeft, true},
               {context.Text(Message::kColumnReview), Align::kRight}});
  for (const store::Hit& hit : hits) {
    const std::vector<Field> fields = EffectiveFields(hit.record);
    const std::string& type = hit.record.document.type;
    const std::size_t waiting = CountFields(fields).review;
    const auto title = titles.find(type);
    table.AddRow({hit.record.id, title == titles.end() ? type : title->second,
                  context.Listed(ValueOf(fields, "document_number")), ValueOf(fields, "issue_date"),
                  context.Listed(Headline(fields)), ValueOf(fields, "issuing_agency"),
                  waiting == 0 ? "" : std::to_string(waiting)});
  }
  return table.ToString(width);
}

Message TextOfHow(const store::Match& match) {
  static const std::map<std::string_view, Message> texts = {{"identifier", Message::kHowIdentifier},
                                                            {"identifier_beginning", Message::kHowIdentifierBeginning},
                                                            {"number", Message::kHowNumber},
                                                            {"number_without_symbol", Message::kHowNumberWithoutSymbol},
                                                            {"number_beginning", Message::kHowNumberBeginning},
                                                            {"exact_accents", Message::kHowExactAccents},
                                                            {"folded", Message::kHowFolded},
                                                            {"beginning", Message::kHowBeginning},
                                                            {"beginning_exact_accents", Message::kHowBeginningExact},
                                                            {"type", Message::kHowType},
                                                            {"date", Message::kHowDate},
                                                            {"dossier", Message::kHowDossier},
                                                            {"page_words", Message::kHowPageWords},
                                                            {"page_words_apart", Message::kHowPageWordsApart},
                                                            {"same_unit", Message::kHowSameUnit},
                                                            {"succession", Message::kHowSuccession}};
  if (match.relation == "part_of") return Message::kHowPartOf;
  const auto found = texts.find(match.how);
  return found == texts.end() ? Message::kHowAsTyped : found->second;
}

// Why each hit was found; without --explain only what was found through a succession or by the words of a page.
void WriteMatches(Context& context, const std::vector<store::Hit>& hits) {
  for (const store::Hit& hit : hits) {
    if (hit.matches.empty()) continue;
    context.out().Line(hit.record.id);
    for (const store::Match& match : hit.matches) {
      std::string how = context.Text(TextOfHow(match));
      if (!match.through.empty()) how += " (" + match.through + ")";
      const std::string field =
          match.page > 0 ? context.Text(Message::kPageOfMatch, {std::to_string(match.page)}) : match.field;
      context.out().Line(context.Text(Message::kMatchLine, {match.criterion, field, context.Listed(match.value), how}));
    }
  }
}

Json MatchesJson(const std::vector<store::Match>& matches) {
  Json list = Json::array();
  for (const store::Match& match : matches) {
    Json json;
    json["criterion"] = match.criterion;
    json["field"] = match.field;
    json["value"] = match.value;
    if (match.page > 0) json["page"] = match.page;
    json["how"] = match.how;
    if (!match.relation.empty()) json["relation"] = match.relation;
    if (!match.through.empty()) json["through"] = match.through;
    list.push_back(std::move(json));
  }
  return list;
}

// Only a lookup that may name a place or an agency needs to know what they were called before.
bool AsksForPlaces(const store::Query& query) {
  const bool has_letters = std::any_of(query.text.begin(), query.text.end(), [](char c) { return c < '0' || c > '9'; });
  return !query.place.empty() || !query.agency.empty() || has_letters;
}

int TellNothingFound(Context& context, const store::Query& query) {
  context.Tell(Message::kNothingFound);
  if (query.type.empty()) return kNothingFound;
  const Result<Rules> rules = context.LoadRulesLeniently();
  const bool mistyped = rules.ok() && !context.IsKnownType(*rules->catalog, query.type);
  return mistyped ? kUsage : kNothingFound;
}

}  // namespace

int Run(Context& context, const LookupArguments& arguments) {
  const auto store = context.OpenStore(store::OpenMode::kRead);
  if (!store.ok()) return context.Fail(store.error());
  store::Query query = arguments.query;
  const auto asked = static_cast<std::size_t>(query.limit);
  if (AsksForPlaces(query)) {
    std::vector<settings::Problem> problems;  // left to `config check`
    auto registry = registry::Registry::Load(context.config_dir(), &problems);
    if (registry.ok()) query.registry = std::move(*registry);
  }
  // One more than is shown tells whether there are more.
  if (query.limit > 0) ++query.limit;
  Result<std::vector<store::Hit>> found = (*store)->Lookup(query);
  if (!found.ok()) return context.Fail(found.error());
  std::vector<store::Hit>& hits = *found;
  if (hits.empty()) return TellNothingFound(context, query);
  const bool has_more = asked > 0 && hits.size() > asked;
  if (has_more) hits.resize(asked);

  if (context.json()) {
    for (const store::Hit& hit : hits) {
      Json json = RecordJson(hit.record, context.ValidityNow(hit.record));
      if (query.explain || !hit.matches.empty()) json["explain"] = MatchesJson(hit.matches);
      context.out().Line(ToLine(json));
    }
  } else {
    // The titles alone: all rules would take longer than the search.
    const auto titles = papers::TypeTitles(context.config_dir());
    context.out().Write(HitsTable(context, titles, hits, context.out().Width()));
    WriteMatches(context, hits);
  }
  if (has_more) {
    const Result<store::Counts> counts = (*store)->Count();
    if (!counts.ok()) return context.Fail(counts.error());
    context.Tell(Message::kMoreHits, {std::to_string(asked), store::NextPage(query, hits.back().record.id, *counts)});
  }
  return kDone;
}

}  // namespace sohoa::cli
