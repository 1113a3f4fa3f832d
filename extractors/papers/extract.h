// The way of a source's pages with what the confidence of each field was computed from: for measuring and fitting
// (bench/extract_pages, scripts/fit_confidence.py). Everybody else calls ExtractDocuments.
#pragma once

#include <vector>

#include "extractors/papers/evidence.h"
#include "extractors/papers/paper_catalog.h"

namespace sohoa::papers {

// As ExtractDocuments; `evidence` gets, for each document, one entry for each of its fields.
SourceReading ExtractWithEvidence(const PaperCatalog& catalog, const std::vector<Page>& pages, double accept_threshold,
                                  std::vector<std::vector<Evidence>>* evidence);

}  // namespace sohoa::papers
