#include "cli/context.h"

#include <pwd.h>
#include <unistd.h>

#include <algorithm>

#include "cli/dates.h"
#include "cli/record_text.h"
#include "reuse/validity.h"

namespace sohoa::cli {
namespace {

constexpr std::size_t kProblemsTold = 5;

Result<Rules> Load(const std::string& dir, std::vector<settings::Problem>* problems) {
  Rules rules;
  rules.settings = settings::LoadSettings(dir, problems);
  auto catalog = papers::PaperCatalog::Load(dir, problems);
  if (!catalog.ok()) return catalog.error();
  rules.catalog = *catalog;
  return rules;
}

}  // namespace

std::string Context::Hint(std::string_view command) const {
  std::string line = "sohoa " + std::string(command);
  if (!globals_.store_is_default) line += " --store " + globals_.store_dir;
  if (!globals_.key_is_default) line += " --key " + globals_.key_file;
  return line;
}

std::string Context::Listed(std::string_view text) const {
  return globals_.full ? std::string(text) : MaskIdentifiers(text);
}

std::string Context::Listed(const Field& field) const {
  return globals_.full ? ValueForPeople(field) : MaskedValue(field);
}

bool Context::IsKnownType(const papers::PaperCatalog& catalog, const std::string& type) {
  const std::vector<std::string> names = catalog.TypeNames();
  if (std::find(names.begin(), names.end(), type) != names.end()) return true;
  Tell(Message::kUnknownType, {type});
  const std::string near = settings::Nearest(type, {names.begin(), names.end()});
  if (!near.empty()) Tell(Message::kUsageDidYouMean, {near});
  return false;
}

int Context::Fail(const Error& error) {
  err_.Line(Describe(error, language()));
  err_.Line(Remedy(error.code, language()));
  if (error.code == ErrorCode::kUsage) return kUsage;
  return error.code == ErrorCode::kNotFound ? kNothingFound : kFailed;
}

Result<Rules> Context::LoadRules() {
  std::vector<settings::Problem> problems;
  Result<Rules> rules = Load(config_dir(), &problems);
  for (std::size_t i = 0; i < std::min(problems.size(), kProblemsTold); ++i) err_.Line(ToString(problems[i]));
  if (problems.size() > kProblemsTold) Tell(Message::kMoreProblems, {std::to_string(problems.size() - kProblemsTold)});
  if (rules.ok() && !problems.empty()) return Error{ErrorCode::kConfigInvalid, config_dir(), 0, ""};
  return rules;
}

Result<Rules> Context::LoadRulesLeniently() const {
  std::vector<settings::Problem> problems;
  return Load(config_dir(), &problems);
}

const reuse::ReuseRules& Context::reuse_rules() const {
  if (!reuse_rules_) reuse_rules_ = reuse::ReuseRules::Load(config_dir(), nullptr);
  return *reuse_rules_;
}

std::string Context::ValidityNow(const Record& record) const {
  return std::string(reuse::StateName(reuse::ValidityOn(record, reuse_rules(), Today()).state));
}

std::string Account() {
  const passwd* entry = getpwuid(geteuid());  // NOLINT(concurrency-mt-unsafe): asked before any thread is started
  return entry == nullptr ? std::to_string(geteuid()) : entry->pw_name;
}

}  // namespace sohoa::cli
