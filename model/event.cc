#include "model/event.h"

namespace sohoa {

std::string_view ReuseAnswerName(ReuseAnswer answer) {
  switch (answer) {
    case ReuseAnswer::kReuse:
      return "reuse";
    case ReuseAnswer::kDataCheck:
      return "data_check";
    case ReuseAnswer::kAsk:
      return "ask";
  }
  return "";
}

EventKind KindOf(const Event& event) { return static_cast<EventKind>(event.what.index()); }

const std::string& AboutOf(const Event& event) {
  struct About {
    const std::string& operator()(const ReuseTaken& what) const { return what.dossier; }
    const std::string& operator()(const RecordOpened& what) const { return what.record_id; }
    const std::string& operator()(const SubjectDecision& what) const { return what.record_id; }
    const std::string& operator()(const DossierFacts& what) const { return what.dossier; }
  };
  return std::visit(About{}, event.what);
}

}  // namespace sohoa
