// What every command works with: the options of all commands, the two streams, and the doors to configuration and
// store. Not thread-safe; lives as long as the command.
#pragma once

#include <atomic>
#include <chrono>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/arguments.h"
#include "cli/machine.h"
#include "cli/messages.h"
#include "cli/output.h"
#include "extractors/papers/paper_catalog.h"
#include "model/result.h"
#include "reuse/rules.h"
#include "settings/settings.h"
#include "store/store.h"

namespace sohoa::cli {

// Exit codes of design.md 5.
inline constexpr int kDone = 0;
inline constexpr int kFailed = 1;
inline constexpr int kUsage = 2;
inline constexpr int kSomeQuarantined = 3;
inline constexpr int kNothingFound = 4;

// How long a command waits for the writer of the store to take what a person said.
inline constexpr std::chrono::seconds kWriterPatience{30};

// The configuration as a command needs it.
struct Rules {
  settings::Settings settings;
  std::shared_ptr<const papers::PaperCatalog> catalog;
};

class Context {
 public:
  Context(Globals globals, Output& out, Output& err, const std::atomic<bool>& stop)
      : globals_(std::move(globals)), out_(out), err_(err), stop_(stop) {}

  Language language() const { return globals_.language; }
  bool json() const { return globals_.json; }
  // A text of a listing: personal identifiers are masked unless --full asked for them.
  std::string Listed(std::string_view text) const;
  std::string Listed(const Field& field) const;
  const std::string& store_dir() const { return globals_.store_dir; }
  store::Place store_place() const { return {globals_.store_dir, globals_.key_file}; }
  std::string config_dir() const { return settings::FindConfigDir(globals_.config_dir); }
  Output& out() { return out_; }                           // data
  Output& err() { return err_; }                           // talk
  const std::atomic<bool>& stop() const { return stop_; }  // set when the person asked to end

  std::string Text(Message message, std::initializer_list<std::string_view> arguments = {}) const {
    return Say(message, globals_.language, arguments);
  }
  void Tell(Message message, std::initializer_list<std::string_view> arguments = {}) {
    err_.Line(Text(message, arguments));
  }

  // A command line to go on with, on the same store: "sohoa review list --store DIR".
  std::string Hint(std::string_view command) const;

  // Says which types there are, and the nearest, when the configuration has no such type.
  bool IsKnownType(const papers::PaperCatalog& catalog, const std::string& type);

  // Says what went wrong and what to do about it; answers the exit code that belongs to it.
  int Fail(const Error& error);

  Result<std::unique_ptr<store::Store>> OpenStore(store::OpenMode mode) const {
    if (mode == store::OpenMode::kWrite) ReturnLargeBlocks();
    return store::Store::Open(store_place(), mode);
  }

  // For commands that make values: any mistake in the configuration is told and ends in kConfigInvalid, since a half
  // understood rule would make wrong records.
  Result<Rules> LoadRules();
  // For commands that only show: mistakes are left to `config check`.
  Result<Rules> LoadRulesLeniently() const;
  // Of validity, result codes and reuse; read once. Mistakes are left to `config check`.
  const reuse::ReuseRules& reuse_rules() const;
  // reuse::StateName of a record today.
  std::string ValidityNow(const Record& record) const;

 private:
  Globals globals_;
  mutable std::optional<reuse::ReuseRules> reuse_rules_;
  Output& out_;
  Output& err_;
  const std::atomic<bool>& stop_;
};

// The account that the program runs under, for the audit log and as the default of --by.
std::string Account();

}  // namespace sohoa::cli
