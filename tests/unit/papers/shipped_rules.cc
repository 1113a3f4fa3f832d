#include "tests/unit/papers/shipped_rules.h"

namespace sohoa::papers {
namespace {

struct Loaded {
  std::vector<settings::Problem> problems;
  std::shared_ptr<const PaperCatalog> catalog;
};

const Loaded& Load() {
  static const Loaded loaded = [] {
    Loaded made;
    made.catalog = PaperCatalog::Load(SOHOA_SOURCE_DIR "/config", &made.problems).value();
    return made;
  }();
  return loaded;
}

}  // namespace

const PaperCatalog& ShippedRules() { return *Load().catalog; }
const std::vector<settings::Problem>& ShippedProblems() { return Load().problems; }

SourceReading Read(const std::vector<Page>& pages) { return ExtractDocuments(ShippedRules(), pages, 0.95); }

Document ReadOne(const Page& page) {
  SourceReading reading = Read({page});
  return reading.documents.empty() ? Document() : reading.documents.front();
}

std::string ValueOf(const Document& document, const std::string& field) {
  const Field* found = FindField(document.fields, field);
  return found == nullptr ? "(none)" : found->value;
}

bool IsAccepted(const Document& document, const std::string& field) {
  const Field* found = FindField(document.fields, field);
  return found != nullptr && found->status == FieldStatus::kAccepted;
}

}  // namespace sohoa::papers
