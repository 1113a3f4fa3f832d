// The way of the pages of one source, stage by stage.
#include "extractors/papers/extract.h"

#include <algorithm>

#include "extractors/papers/arrival.h"
#include "extractors/papers/card.h"
#include "extractors/papers/catalog.h"
#include "extractors/papers/copy_certificate.h"
#include "extractors/papers/document_reader.h"
#include "extractors/papers/fingerprint.h"
#include "extractors/papers/splitter.h"

namespace sohoa::papers {
namespace {

std::vector<PageView> ViewPages(const std::vector<Page>& pages, const RuleSet& rules) {
  std::vector<PageView> views;
  views.reserve(pages.size());
  for (const Page& page : pages) {
    PageView view;
    view.layout = BuildLayout(page);
    TakeOffArrivalStamp(view.layout, rules.common);
    view.heading = ReadHeading(view.layout, rules);
    view.copy_top = CopyCertificateTop(view.layout, rules.common);
    view.card_code = FindCardCode({&page}).has_value();
    views.push_back(std::move(view));
  }
  return views;
}

std::string DossierCode(const SourceReading& reading, const std::vector<Page>& pages) {
  for (const Page& page : pages) {
    std::string code = FindDossierCode(page);
    if (!code.empty()) return code;
  }
  for (const Document& document : reading.documents) {
    const Field* field = FindField(document.fields, "dossier_code");
    if (field != nullptr) return field->value;
  }
  return "";
}

// A page may belong to the paper beside it, and with it any of the fields.
void Doubt(Document& document) {
  for (Field& field : document.fields) {
    field.status = FieldStatus::kReview;
    field.notes.emplace_back("doubts:boundary");
  }
}

}  // namespace

SourceReading ExtractDocuments(const PaperCatalog& catalog, const std::vector<Page>& pages, double accept_threshold) {
  std::vector<std::vector<Evidence>> unused;
  return ExtractWithEvidence(catalog, pages, accept_threshold, &unused);
}

SourceReading ExtractWithEvidence(const PaperCatalog& catalog, const std::vector<Page>& pages, double accept_threshold,
                                  std::vector<std::vector<Evidence>>* evidence) {
  SourceReading reading;
  // Load() makes no other kind of catalog.
  const RuleSet& rules = static_cast<const RuleCatalog&>(catalog).rules();
  const std::vector<PageView> views = ViewPages(pages, rules);
  const std::vector<PageDecision> decisions = DecidePages(views, rules);
  struct Group {
    std::vector<const PageView*> pages;
    double split_confidence = 1;
  };
  std::vector<Group> groups;
  for (std::size_t i = 0; i < views.size(); ++i) {
    const PageDecision& decision = decisions[i];
    if (decision.role == PageRole::kBlank) {
      reading.blank.push_back(pages[i].number);
      continue;
    }
    if (decision.role == PageRole::kSeparator) {
      reading.separators.push_back(pages[i].number);
      continue;
    }
    if (decision.role == PageRole::kStart) groups.emplace_back();
    groups.back().pages.push_back(&views[i]);
    groups.back().split_confidence = std::min(groups.back().split_confidence, decision.confidence);
    // A doubtful beginning is a doubtful end of the paper before it.
    if (decision.role == PageRole::kStart && groups.size() > 1) {
      Group& before = groups[groups.size() - 2];
      before.split_confidence = std::min(before.split_confidence, decision.confidence);
    }
  }
  for (const Group& group : groups) {
    DocumentReading read = ReadDocument(group.pages, rules, accept_threshold);
    read.document.split_confidence = group.split_confidence;
    if (group.split_confidence < kSureBoundary) Doubt(read.document);
    std::vector<const Page*> own_pages;
    for (const PageView* view : group.pages) own_pages.push_back(view->layout.page);
    TakeFingerprints(own_pages, &read.document);
    reading.documents.push_back(std::move(read.document));
    evidence->push_back(std::move(read.evidence));
  }
  reading.dossier_code = DossierCode(reading, pages);
  return reading;
}

}  // namespace sohoa::papers
