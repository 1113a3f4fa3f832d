#include "tests/unit/pipeline/fake_store.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace sohoa::pipeline {
namespace {

Error Missing() { return {ErrorCode::kNotFound, "", 0, ""}; }

void AddOnce(std::vector<std::string>* list, const std::string& text) {
  if (std::ranges::find(*list, text) == list->end()) list->push_back(text);
}

}  // namespace

Result<store::SourceState> FakeStore::FindSource(std::string_view hash) {
  const auto at = sources.find(hash);
  if (at == sources.end()) return Missing();
  return at->second.state;
}

Result<Record> FakeStore::Get(std::string_view record_id) {
  const auto at = records.find(record_id);
  if (at == records.end()) return Missing();
  return at->second.back();
}

Result<Record> FakeStore::GetVersion(std::string_view record_id, int version) {
  const auto at = records.find(record_id);
  if (at == records.end() || version < 1 || version > static_cast<int>(at->second.size())) return Missing();
  return at->second.at(static_cast<std::size_t>(version - 1));
}

Result<std::vector<Record>> FakeStore::History(std::string_view record_id) {
  const auto at = records.find(record_id);
  if (at == records.end()) return Missing();
  return at->second;
}

Result<std::vector<Page>> FakeStore::Pages(std::string_view source_hash) {
  const auto at = sources.find(source_hash);
  if (at == sources.end()) return Missing();
  return at->second.pages;
}

Result<std::string> FakeStore::Original(std::string_view source_hash) {
  const auto at = sources.find(source_hash);
  if (at == sources.end() || at->second.original.empty()) return Missing();
  return at->second.original;
}

Result<std::vector<std::string>> FakeStore::FindByLegalIdentity(std::string_view identity) {
  std::vector<std::string> ids;
  for (const auto& [id, versions] : records) {
    if (versions.back().document.legal_identity == identity) ids.push_back(id);
  }
  return ids;
}

Result<std::vector<std::string>> FakeStore::FindAlike(const Record& /*paper*/, int /*limit*/) {
  std::vector<std::string> ids;  // all: who asks must judge
  for (const auto& [id, versions] : records) ids.push_back(id);
  return ids;
}

Status FakeStore::ForEachSource(const std::function<bool(const store::SourceState&)>& visit) {
  for (const auto& [hash, kept] : sources) {
    if (!visit(kept.state)) break;
  }
  return {};
}

Result<store::Counts> FakeStore::Count() {
  store::Counts counts;
  counts.sources = sources.size();
  counts.records = records.size();
  return counts;
}

Status FakeStore::Commit(const store::SourceCommit& commit, std::string_view /*actor*/) {
  if (fail_writes) return *fail_writes;
  ++writes;
  std::string original;
  if (commit.original) {
    const Result<std::string> bytes = commit.original(0, std::numeric_limits<std::size_t>::max());
    if (!bytes.ok()) return bytes.error();
    original = *bytes;
  }
  Kept& kept = sources[commit.source.hash];
  kept.state.source = commit.source;
  kept.state.failure = commit.failure;
  kept.state.exclusions = commit.exclusions;
  kept.original = std::move(original);
  kept.pages = commit.pages;
  for (const Record& record : commit.records) {
    records[record.id].push_back(record);
    AddOnce(&kept.state.record_ids, record.id);
  }
  for (const Record& record : commit.versions) records[record.id].push_back(record);
  for (const auto& [record_id, sighting] : commit.sightings) {
    records[record_id].back().sightings.push_back(sighting);
    AddOnce(&kept.state.record_ids, record_id);
  }
  return {};
}

Status FakeStore::AddBytesSighting(std::string_view hash, const Sighting& sighting, std::string_view /*actor*/) {
  if (fail_writes) return *fail_writes;
  const auto at = sources.find(hash);
  if (at == sources.end()) return Missing();
  store::SourceState& state = at->second.state;
  if (state.source.path == sighting.path) return {};
  ++writes;
  AddOnce(&state.further_paths, sighting.path);
  return {};
}

Status FakeStore::AddVersions(const std::vector<Record>& versions, std::string_view /*actor*/) {
  if (fail_writes) return *fail_writes;
  ++writes;
  for (const Record& record : versions) records[record.id].push_back(record);
  return {};
}

Status FakeStore::ReplacePages(std::string_view hash, const std::vector<Page>& pages,
                               const std::vector<Record>& versions, std::string_view /*actor*/) {
  if (fail_writes) return *fail_writes;
  const auto at = sources.find(hash);
  if (at == sources.end()) return Missing();
  ++writes;
  at->second.pages = pages;
  for (const Record& record : versions) {
    records[record.id].push_back(record);
    AddOnce(&at->second.state.record_ids, record.id);
  }
  return {};
}

Status FakeStore::Exclude(const std::vector<store::Exclusion>& exclusions, const std::string& /*hand_over*/,
                          std::string_view /*actor*/) {
  if (fail_writes) return *fail_writes;
  ++writes;
  for (const auto& [hash, reason] : exclusions) {
    const auto at = sources.find(hash);
    if (at == sources.end()) return Missing();
    at->second.original.clear();
    at->second.pages.clear();
    at->second.state.failure = reason;
    for (const std::string& id : std::exchange(at->second.state.record_ids, {})) {
      const auto record = records.find(id);
      if (record == records.end()) continue;
      std::erase_if(record->second.back().sightings, [&](const Sighting& seen) { return seen.source_hash == hash; });
      if (record->second.back().source_hash != hash) continue;
      records.erase(record);
      for (auto& [other, kept] : sources) std::erase(kept.state.record_ids, id);
    }
  }
  return {};
}

}  // namespace sohoa::pipeline
