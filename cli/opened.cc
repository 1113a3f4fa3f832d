#include "cli/opened.h"

#include <chrono>

#include "store/ask_writer.h"

namespace sohoa::cli {

void LogOpened(Context& context, const papers::PaperCatalog& catalog, const std::vector<Record>& records,
               const std::string& purpose) {
  constexpr auto kPatience = std::chrono::seconds(2);  // the request stays; nobody waits longer to read
  std::vector<Event> events;
  for (const Record& record : records) {
    if (!catalog.IsSensitive(record.document.type)) continue;
    RecordOpened opened{record.id, record.version, {}, purpose, ""};
    for (const Field& field : EffectiveFields(record)) opened.fields.push_back(field.name);
    events.push_back({store::NewEventId(), store::UtcNow(), Account(), std::move(opened)});
  }
  if (events.empty()) return;
  const Status noted = store::AddEventsOrAsk(context.store_place(), events, Account(), kPatience, context.stop());
  if (noted.ok() || noted.error().code == ErrorCode::kStoreLocked) return;
  context.Tell(Message::kOpenedNotLogged, {Describe(noted.error(), context.language())});
}

}  // namespace sohoa::cli
