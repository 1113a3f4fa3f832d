// `verify` and `config check`.
#include <filesystem>

#include "cli/commands.h"
#include "cli/national_settings.h"
#include "cli/progress_line.h"
#include "cli/record_json.h"
#include "registry/procedures.h"
#include "registry/registry.h"
#include "report/indicators.h"

namespace sohoa::cli {
namespace {

namespace fs = std::filesystem;

Json ReportJson(const store::VerifyReport& report) {
  Json json;
  json["ok"] = report.findings.empty();
  json["originals"] = report.originals;
  json["pages"] = report.pages;
  json["records"] = report.records;
  json["index_entries"] = report.index_entries;
  json["audit_entries"] = report.audit_entries;
  json["audit_hash"] = report.audit_hash;
  const auto list = [&](const char* key, const std::vector<store::VerifyFinding>& findings) {
    json[key] = Json::array();
    for (const store::VerifyFinding& finding : findings) {
      json[key].push_back({{"where", finding.where}, {"what", finding.what}});
    }
  };
  list("findings", report.findings);
  list("repaired", report.repaired);
  return json;
}

// Without repair nothing is written, and a store that is too damaged for everything else is looked at all the same.
Result<store::VerifyReport> CheckStore(const Context& context, bool repair,
                                       const std::function<void(std::uint64_t)>& progress) {
  if (repair) return store::Store::Repair(context.store_place(), Account(), progress);
  const auto store = context.OpenStore(store::OpenMode::kInspect);
  if (!store.ok()) return store.error();
  return (*store)->Verify(progress);
}

// What was read of a configuration.
struct Extent {
  std::size_t types = 0;
  std::size_t fields = 0;
  std::size_t lists = 0;
  std::size_t procedures = 0;
};

Extent Measure(const papers::PaperCatalog& catalog, const std::string& config_dir) {
  Extent extent;
  for (const std::string& type : catalog.TypeNames()) {
    ++extent.types;
    extent.fields += catalog.FieldNames(type).size();
  }
  std::error_code failed;
  for (fs::directory_iterator it(config_dir + "/vocabulary", failed), end; !failed && it != end; it.increment(failed)) {
    const fs::path extension = it->path().extension();
    if (extension == ".yaml" || extension == ".tsv") ++extent.lists;
  }
  return extent;
}

Json ProblemsJson(const std::vector<settings::Problem>& problems, const Extent& extent, const std::string& config_dir) {
  Json json;
  json["ok"] = problems.empty();
  json["config"] = config_dir;
  json["types"] = extent.types;
  json["fields"] = extent.fields;
  json["lists"] = extent.lists;
  json["procedures"] = extent.procedures;
  json["problems"] = Json::array();
  for (const settings::Problem& problem : problems) {
    json["problems"].push_back({{"file", problem.file},
                                {"line", problem.line},
                                {"message", problem.message},
                                {"suggestion", problem.suggestion}});
  }
  return json;
}

}  // namespace

int Run(Context& context, const VerifyArguments& arguments) {
  ProgressLine progress(context.err());
  const auto count = [&](std::uint64_t number) { return FormatCount(number, context.language()); };
  const auto tell = [&](std::uint64_t checked) {
    progress.Update(context.Text(Message::kProgressVerify, {count(checked)}));
  };
  const Result<store::VerifyReport> report = CheckStore(context, arguments.repair, tell);
  progress.Clear();
  if (!report.ok()) return context.Fail(report.error());
  if (context.json()) {
    context.out().Line(ToLine(ReportJson(*report)));
  } else {
    for (const store::VerifyFinding& finding : report->repaired) {
      context.out().Line("✓ " + finding.where + ": " + finding.what);
    }
    for (const store::VerifyFinding& finding : report->findings) {
      context.out().Line("✗ " + finding.where + ": " + finding.what);
    }
    context.out().Line(
        context.Text(Message::kVerified, {count(report->originals), count(report->pages), count(report->records),
                                          count(report->index_entries), count(report->audit_entries)}));
    context.out().Line(context.Text(Message::kVerifyAudit, {count(report->audit_entries), report->audit_hash}));
  }
  if (!report->repaired.empty()) context.Tell(Message::kRepaired, {count(report->repaired.size())});
  if (report->findings.empty()) {
    context.Tell(Message::kVerifyFine);
    return kDone;
  }
  const std::string found = count(report->findings.size());
  if (arguments.repair) {
    context.Tell(Message::kRepairLeft, {found});
  } else {
    context.Tell(Message::kVerifyFindings, {found, context.Hint("verify --repair")});
  }
  return kFailed;
}

int Run(Context& context, const ConfigCheckArguments& /*arguments*/) {
  const std::string dir = context.config_dir();
  std::vector<settings::Problem> problems;
  settings::LoadSettings(dir, &problems);
  const auto registry = registry::Registry::Load(dir, &problems);
  if (!registry.ok()) problems.push_back({registry.error().file, 0, registry.error().detail, ""});
  const auto catalog = papers::PaperCatalog::Load(dir, &problems);
  reuse::ReuseRules::Load(dir, &problems);
  if (!catalog.ok() && problems.empty()) return context.Fail(catalog.error());
  const auto procedures = registry::ProcedureCatalog::Load(dir, &problems);
  report::LoadIndicators(dir, &problems);
  LoadNationalSettings(dir, &problems);
  Extent extent = catalog.ok() ? Measure(**catalog, dir) : Extent{};
  extent.procedures = procedures.All().size();
  if (context.json()) {
    context.out().Line(ToLine(ProblemsJson(problems, extent, dir)));
  } else {
    for (const settings::Problem& problem : problems) context.out().Line(ToString(problem));
    context.out().Line(
        context.Text(Message::kConfigRead, {dir, std::to_string(extent.types), std::to_string(extent.fields),
                                            std::to_string(extent.lists), std::to_string(extent.procedures)}));
  }
  if (problems.empty()) {
    context.Tell(Message::kConfigFine);
    return kDone;
  }
  context.Tell(Message::kConfigProblems, {std::to_string(problems.size())});
  return kFailed;
}

}  // namespace sohoa::cli
