// `doctor`.
#include <string_view>
#include <vector>

#include "cli/commands.h"
#include "cli/machine.h"
#include "cli/record_json.h"
#include "pipeline/file_confinement.h"
#include "pipeline/ingest.h"

namespace sohoa::cli {
namespace {

constexpr std::uint64_t kGigabyte = 1ULL << 30;
constexpr std::uint64_t kLeastDisk = 1 * kGigabyte;
constexpr std::uint64_t kGoodDisk = 20 * kGigabyte;
constexpr std::uint64_t kSupervisorMemory = 300ULL << 20;  // design: 300 MB and 200 MB a worker
constexpr std::uint64_t kWorkerMemory = 200ULL << 20;
constexpr std::uint64_t kGoodInotifyWatches = 8192;

enum class Verdict { kOk, kWarn, kFail };

std::string_view VerdictName(Verdict verdict) {
  switch (verdict) {
    case Verdict::kOk:
      return "ok";
    case Verdict::kWarn:
      return "warn";
    case Verdict::kFail:
      return "fail";
  }
  return "";
}

std::string_view Glyph(Verdict verdict) {
  switch (verdict) {
    case Verdict::kOk:
      return "✓";
    case Verdict::kWarn:
      return "!";
    case Verdict::kFail:
      return "✗";
  }
  return "";
}

struct Check {
  std::string_view name;  // stable, for --json
  Verdict verdict = Verdict::kOk;
  std::string found;
  std::string remedy;  // what to do about it, when all is not well
};

class Doctor {
 public:
  explicit Doctor(Context& context) : context_(context) {}

  std::vector<Check> Examine() {
    CheckEngine();
    CheckConfig();
    CheckStore();
    CheckDisk();
    CheckMemory();
    CheckSandbox();
    CheckInotify();
    return std::move(checks_);
  }

 private:
  void Add(std::string_view name, Verdict verdict, std::string found, Message remedy) {
    checks_.push_back({name, verdict, std::move(found), verdict == Verdict::kOk ? "" : context_.Text(remedy)});
  }

  std::string Bytes(std::uint64_t bytes) const { return FormatBytes(bytes, context_.language()); }

  void CheckEngine() {
    const Result<std::string> engine = pipeline::Engine(settings::LoadSettings(context_.config_dir(), nullptr));
    if (engine.ok()) {
      Add("engine", Verdict::kOk, *engine, Message::kDoctorEngineRemedy);
    } else {
      Add("engine", Verdict::kFail, Describe(engine.error(), context_.language()), Message::kDoctorEngineRemedy);
    }
  }

  void CheckConfig() {
    const std::string dir = context_.config_dir();
    std::vector<settings::Problem> problems;
    settings::LoadSettings(dir, &problems);
    const auto catalog = papers::PaperCatalog::Load(dir, &problems);
    const bool fine = catalog.ok() && problems.empty();
    const std::size_t types = catalog.ok() ? (*catalog)->TypeNames().size() : 0;
    Add("config", fine ? Verdict::kOk : Verdict::kFail,
        context_.Text(Message::kDoctorConfig, {dir, std::to_string(types), std::to_string(problems.size())}),
        Message::kDoctorConfigRemedy);
  }

  void CheckStore() {
    const std::string& dir = context_.store_dir();
    if (!CanWriteIn(dir)) {
      Add("store", Verdict::kFail, context_.Text(Message::kDoctorStoreReadOnly, {dir}), Message::kDoctorStoreRemedy);
      return;
    }
    const auto store = context_.OpenStore(store::OpenMode::kRead);
    if (store.ok()) {
      Add("store", Verdict::kOk, context_.Text(Message::kDoctorStoreFine, {dir}), Message::kDoctorStoreRemedy);
    } else if (store.error().code == ErrorCode::kStoreMissing) {
      Add("store", Verdict::kOk, context_.Text(Message::kDoctorStoreNew, {dir}), Message::kDoctorStoreRemedy);
    } else {
      checks_.push_back({"store", Verdict::kFail, Describe(store.error(), context_.language()),
                         Remedy(store.error().code, context_.language())});
    }
  }

  void CheckDisk() {
    const std::uint64_t free = FreeDiskBytes(context_.store_dir()).value_or(0);
    const Verdict verdict = free < kLeastDisk ? Verdict::kFail : free < kGoodDisk ? Verdict::kWarn : Verdict::kOk;
    Add("disk", verdict, context_.Text(Message::kDoctorDisk, {Bytes(free)}), Message::kDoctorDiskRemedy);
  }

  void CheckMemory() {
    const std::uint64_t needed = kSupervisorMemory + Cores() * kWorkerMemory;
    const std::uint64_t available = AvailableMemoryBytes();
    Add("memory", available >= needed ? Verdict::kOk : Verdict::kWarn,
        context_.Text(Message::kDoctorMemory,
                      {Bytes(MemoryBytes()), Bytes(available), std::to_string(Cores()), Bytes(needed)}),
        Message::kDoctorMemoryRemedy);
  }

  void CheckSandbox() {
    Add("seccomp", HasSeccompFilter() ? Verdict::kOk : Verdict::kWarn,
        context_.Text(HasSeccompFilter() ? Message::kDoctorSeccomp : Message::kDoctorNoSeccomp),
        Message::kDoctorSandboxRemedy);
    const int landlock = pipeline::LandlockVersion();
    Add("landlock", landlock > 0 ? Verdict::kOk : Verdict::kWarn,
        landlock > 0 ? context_.Text(Message::kDoctorLandlock, {std::to_string(landlock)})
                     : context_.Text(Message::kDoctorNoLandlock),
        Message::kDoctorSandboxRemedy);
  }

  void CheckInotify() {
    const std::uint64_t watches = InotifyWatches();
    Add("inotify", watches >= kGoodInotifyWatches ? Verdict::kOk : Verdict::kWarn,
        context_.Text(Message::kDoctorInotify, {std::to_string(watches)}), Message::kDoctorInotifyRemedy);
  }

  Context& context_;
  std::vector<Check> checks_;
};

}  // namespace

int Run(Context& context, const DoctorArguments& /*arguments*/) {
  bool failed = false;
  for (const Check& check : Doctor(context).Examine()) {
    failed = failed || check.verdict == Verdict::kFail;
    if (context.json()) {
      Json json;
      json["check"] = check.name;
      json["status"] = VerdictName(check.verdict);
      json["found"] = check.found;
      json["remedy"] = check.remedy.empty() ? Json(nullptr) : Json(check.remedy);
      context.out().Line(ToLine(json));
      continue;
    }
    context.out().Line(std::string(Glyph(check.verdict)) + " " + check.found);
    if (!check.remedy.empty()) context.out().Line("  → " + check.remedy);
  }
  context.Tell(failed ? Message::kDoctorFailed : Message::kDoctorFine);
  return failed ? kFailed : kDone;
}

}  // namespace sohoa::cli
