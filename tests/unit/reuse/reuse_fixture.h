// A real store with invented papers, and the project's own rules.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "reuse/consequences.h"
#include "reuse/result_code.h"
#include "reuse/rules.h"
#include "unit/store/store_fixture.h"

namespace sohoa::reuse {

using store::Values;

constexpr const char* kDay = "2026-11-24";
constexpr const char* kId = "067090012345";
constexpr const char* kTwin = "067090012346";  // one digit from kId

inline const std::string& ConfigDir() {
  static const std::string dir = std::string(SOHOA_SOURCE_DIR) + "/config";
  return dir;
}

inline const ReuseRules& ProjectRules() {
  static const ReuseRules rules = ReuseRules::Load(ConfigDir(), nullptr);
  return rules;
}

// A paper without a store; fields named with a trailing '?' wait for a person.
inline Record PaperOf(const std::string& content, const std::string& type, Values values) {
  Record record = store::MakeRecord(store::Sha256Hex(content), 1, type, {});
  record.document.type_confidence = 0.99;
  for (auto& [name, value] : values) {
    const bool waits = name.ends_with("?");
    if (waits) name.pop_back();
    record.document.fields.push_back(
        store::MakeField(name, value, waits ? FieldStatus::kReview : FieldStatus::kAccepted));
  }
  return record;
}

class ReuseTest : public store::StoreTest {
 protected:
  // Stores a paper as the pipeline does, with what follows from it; its id.
  std::string Keep(const std::string& content, const std::string& type, const Values& values,
                   const std::string& dossier = "") {
    store::SourceCommit commit = store::MakeCommit(content);
    commit.records = {PaperOf(content, type, values)};
    if (!dossier.empty()) store::PutInDossier(dossier, &commit);
    const Status settled = Consequences(*store_, ProjectRules()).OfCommit(&commit.records, &commit.versions);
    EXPECT_TRUE(settled.ok()) << settled.error().detail;
    return Put(commit);
  }

  Record Get(const std::string& id) {
    Result<Record> record = store_->Get(id);
    EXPECT_TRUE(record.ok());
    return record.ok() ? *record : Record{};
  }
};

}  // namespace sohoa::reuse
