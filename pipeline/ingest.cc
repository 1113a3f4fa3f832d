// The doors of this folder, bound to the real rules and the real recogniser.
#include "pipeline/ingest.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <ctime>
#include <string>
#include <utility>

#include "pipeline/file_reading.h"
#include "pipeline/runs.h"
#include "reuse/consequences.h"

namespace sohoa::pipeline {
namespace {

// The recipe of Document::text_signature: another one makes records be read again.
constexpr const char* kWordsOfFingerprint = "+minhash1";

// When a program was put here; a newer one may read what an older one could not.
std::int64_t PutThereAt(const std::string& program) {
  struct stat status {};
  if (::stat(program.c_str(), &status) != 0) return 0;
  return std::max<std::int64_t>(status.st_mtim.tv_sec, status.st_ctim.tv_sec);
}

std::string Iso(std::int64_t since_epoch) {
  const std::time_t time = since_epoch;
  std::tm utc{};
  ::gmtime_r(&time, &utc);
  std::array<char, 32> text{};
  return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc)};
}

Surroundings Bind(store::Store& store, const papers::PaperCatalog& catalog, const settings::Settings& settings,
                  const std::string& actor, int jobs, const reuse::ReuseRules* rules) {
  const double threshold = settings.accept_threshold;
  auto extract = [&catalog, threshold](const std::vector<Page>& pages) {
    return papers::ExtractDocuments(catalog, pages, threshold);
  };
  // The threshold decides which values are accepted, so it is part of what made a record.
  const std::string fingerprint = catalog.Fingerprint() + "@" + std::to_string(threshold) + kWordsOfFingerprint;
  auto identity_fields = [&catalog](const std::string& type) { return catalog.IdentityFields(type); };
  LedgerOptions ledger{fingerprint, actor, std::move(identity_fields), settings.identity};
  if (rules != nullptr) {
    ledger.consequences = [&store, rules](std::vector<Record>* records, std::vector<Record>* versions) {
      return reuse::Consequences(store, *rules).OfCommit(records, versions);
    };
  }
  return {store,
          settings,
          std::move(extract),
          std::move(ledger),
          "",
          jobs,
          false,
          Iso(std::max({settings.changed_at, PutThereAt("/proc/self/exe"), PutThereAt(settings.worker_program)}))};
}

}  // namespace

Result<IngestSummary> Ingest(store::Store& store, const papers::PaperCatalog& catalog,
                             const settings::Settings& settings, const IngestOptions& options, Observer& observer) {
  Surroundings around = Bind(store, catalog, settings, options.actor, options.jobs, options.reuse);
  around.dossier = options.dossier;
  return IngestWith(std::move(around), options, observer);
}

Result<IngestSummary> Watch(store::Store& store, const papers::PaperCatalog& catalog,
                            const settings::Settings& settings, const WatchOptions& options, Observer& observer) {
  Surroundings around = Bind(store, catalog, settings, options.actor, options.jobs, options.reuse);
  around.patient = true;
  return WatchWith(
      std::move(around), options, [&catalog](const std::string& type) { return catalog.Title(type); }, observer);
}

Result<ReprocessSummary> Reprocess(store::Store& store, const papers::PaperCatalog& catalog,
                                   const settings::Settings& settings, const ReprocessOptions& options,
                                   const std::function<void(const FieldChange&)>& on_change, Observer& observer) {
  return ReprocessWith(Bind(store, catalog, settings, options.actor, options.jobs, options.reuse), options, on_change,
                       observer);
}

Result<std::string> Engine(const settings::Settings& settings) {
  WorkerPool pool(PoolOptionsFrom(settings, 1));
  return EngineOf(pool, settings);
}

}  // namespace sohoa::pipeline
