// `lookup`.
#include "cli/commands.h"
#include "cli/dates.h"
#include "cli/record_json.h"
#include "cli/record_text.h"
#include "cli/table.h"

namespace sohoa::cli {
namespace {

std::string HitsTable(const Context& context, const papers::PaperCatalog* catalog, const std::vector<store::Hit>& hits,
                      std::size_t width) {
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
    table.AddRow({hit.record.id, catalog == nullptr ? type : catalog->Title(type),
                  context.Listed(ValueOf(fields, "document_number")), ValueOf(fields, "issue_date"),
                  context.Listed(Headline(fields)), ValueOf(fields, "issuing_agency"),
                  waiting == 0 ? "" : std::to_string(waiting)});
  }
  return table.ToString(width);
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
  // One more than is shown tells whether there are more.
  if (query.limit > 0) ++query.limit;
  Result<std::vector<store::Hit>> found = (*store)->Lookup(query);
  if (!found.ok()) return context.Fail(found.error());
  std::vector<store::Hit>& hits = *found;
  if (hits.empty()) return TellNothingFound(context, query);
  const bool has_more = asked > 0 && hits.size() > asked;
  if (has_more) hits.resize(asked);

  if (context.json()) {
    for (const store::Hit& hit : hits)
      context.out().Line(ToLine(RecordJson(hit.record, context.ValidityNow(hit.record))));
  } else {
    const Result<Rules> rules = context.LoadRulesLeniently();
    const papers::PaperCatalog* catalog = rules.ok() ? rules->catalog.get() : nullptr;
    context.out().Write(HitsTable(context, catalog, hits, context.out().Width()));
  }
  if (has_more) context.Tell(Message::kMoreHits, {std::to_string(asked)});
  return kDone;
}

}  // namespace sohoa::cli
