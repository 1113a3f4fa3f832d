// The doors of this folder, bound to the real rules and the real recogniser.
#include "pipeline/ingest.h"

#include <string>
#include <utility>

#include "extractors/reading/page_reader.h"
#include "pipeline/runs.h"

namespace sohoa::pipeline {
namespace {

Surroundings Bind(store::Store& store, const papers::PaperCatalog& catalog, const settings::Settings& settings,
                  const std::string& actor, int jobs) {
  const double threshold = settings.accept_threshold;
  auto extract = [&catalog, threshold](const std::vector<Page>& pages) {
    return papers::ExtractDocuments(catalog, pages, threshold);
  };
  // The threshold decides which values are accepted, so it is part of what made a record.
  const std::string fingerprint = catalog.Fingerprint() + "@" + std::to_string(threshold);
  auto identity_fields = [&catalog](const std::string& type) { return catalog.IdentityFields(type); };
  return {
      store, settings, std::move(extract), {fingerprint, reading::EngineVersion(), actor, std::move(identity_fields)},
      "",    jobs};
}

}  // namespace

Result<IngestSummary> Ingest(store::Store& store, const papers::PaperCatalog& catalog,
                             const settings::Settings& settings, const IngestOptions& options, Observer& observer) {
  Surroundings around = Bind(store, catalog, settings, options.actor, options.jobs);
  around.dossier = options.dossier;
  return IngestWith(std::move(around), options, observer);
}

Result<IngestSummary> Watch(store::Store& store, const papers::PaperCatalog& catalog,
                            const settings::Settings& settings, const WatchOptions& options, Observer& observer) {
  Surroundings around = Bind(store, catalog, settings, options.actor, options.jobs);
  around.patient = true;
  return WatchWith(
      std::move(around), options, [&catalog](const std::string& type) { return catalog.Title(type); }, observer);
}

Result<ReprocessSummary> Reprocess(store::Store& store, const papers::PaperCatalog& catalog,
                                   const settings::Settings& settings, const ReprocessOptions& options,
                                   const std::function<void(const FieldChange&)>& on_change, Observer& observer) {
  return ReprocessWith(Bind(store, catalog, settings, options.actor, options.jobs), options, on_change, observer);
}

}  // namespace sohoa::pipeline
