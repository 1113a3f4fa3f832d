#include "cli/arguments.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "cli/dates.h"
#include "cli/help_formatter.h"
#include "cli/messages.h"
#include "cli/version.h"
#include "settings/yaml_reader.h"
#include "text/vietnamese.h"

namespace sohoa::cli {
namespace {

constexpr int kUsageExit = 2;
constexpr int kMaxJobs = 1024;
constexpr int kMaxLimit = 1'000'000'000;

// The language is needed before anything else is parsed.
Language LanguageOf(const std::vector<std::string>& arguments) {
  std::string requested;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i].starts_with("--lang=")) requested = arguments[i].substr(7);
    if (arguments[i] == "--lang" && i + 1 < arguments.size()) requested = arguments[i + 1];
  }
  return ChooseLanguage(requested);
}

std::string FromEnvironment(const char* name, const char* otherwise) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): no thread is started yet
  return value == nullptr || *value == '\0' ? otherwise : value;
}

class Parser {
 public:
  explicit Parser(Language language) : language_(language), app_(Text(Message::kHelpProgram), "sohoa") {
    globals_.language = language;
    globals_.store_dir = FromEnvironment("SOHOA_STORE", "sohoa-store");
    globals_.key_file = FromEnvironment("SOHOA_KEY", "");
    AddGlobals();
    AddIngest();
    AddWatch();
    AddReprocess();
    AddLookup();
    AddShow();
    AddExport();
    AddReview();
    AddReport();
    AddDossier();
    AddReuse();
    AddStatus();
    AddChecks();
  }

  std::variant<Invocation, Reply> Run(std::vector<std::string> arguments) {
    std::reverse(arguments.begin(), arguments.end());  // as CLI11 takes them
    try {
      app_.parse(std::move(arguments));
    } catch (const CLI::CallForHelp&) {
      return Reply{app_.help(), 0};
    } catch (const CLI::CallForVersion&) {
      return Reply{std::string(kVersion) + "\n", 0};
    } catch (const CLI::ParseError& error) {
      if (IsCommandMissing()) return Reply{Text(Message::kUsageCommandMissing) + "\n\n" + app_.help(), kUsageExit};
      return Mistake(Explain(error));
    }
    if (const auto* set = std::get_if<ReviewSetArguments>(&command_); set && set->absent != set->value.empty()) {
      return Mistake(Text(set->absent ? Message::kReviewAbsentWithValue : Message::kReviewValueMissing));
    }
    globals_.store_is_default = app_.count("--store") == 0;
    globals_.key_is_default = app_.count("--key") == 0;
    return Invocation{globals_, std::move(command_)};
  }

 private:
  std::string Text(Message message, std::initializer_list<std::string_view> arguments = {}) const {
    return Say(message, language_, arguments);
  }

  void AddGlobals() {
    auto formatter = std::make_shared<HelpFormatter>();
    formatter->label("Usage", Text(Message::kHelpUsage));
    formatter->label("OPTIONS", Text(Message::kHelpOptionsBadge));
    formatter->label("Positionals", Text(Message::kHelpPositionals));
    formatter->label("SUBCOMMAND", Text(Message::kHelpCommandBadge));
    app_.formatter(formatter);
    app_.option_defaults()->group(Text(Message::kHelpOptions));
    app_.set_help_flag("-h,--help", Text(Message::kHelpHelp));
    app_.set_version_flag("--version", std::string(kVersion), Text(Message::kHelpVersion));
    app_.footer(Text(Message::kHelpRootFooter));
    app_.require_subcommand(1);
    Option(&app_, "--store", globals_.store_dir, Message::kHelpStore, Message::kValueDir);
    Option(&app_, "--key", globals_.key_file, Message::kHelpKey, Message::kValueFile);
    Option(&app_, "--config", globals_.config_dir, Message::kHelpConfigDir, Message::kValueDir);
    CLI::Option* lang = app_.add_option("--lang", lang_, Text(Message::kHelpLang))->type_name("vi|en");
    Choices(lang, {"vi", "en"});
    app_.add_flag("--json", globals_.json, Text(Message::kHelpJson));
    app_.add_flag("--full", globals_.full, Text(Message::kHelpFull));
  }

  CLI::App* Add(CLI::App* parent, const std::string& name, Message description) {
    CLI::App* command = parent->add_subcommand(name, Text(description));
    command->group(Text(Message::kHelpCommands));
    command->set_help_flag("-h,--help", Text(Message::kHelpHelp))->group(Text(Message::kHelpOptions));
    command->fallthrough();
    command->footer(Text(Message::kHelpGlobalFooter));
    return command;
  }

  // A command that runs when it is chosen: its arguments are taken over once all of them are read.
  template <class Arguments>
  CLI::App* AddRunnable(CLI::App* parent, const std::string& name, Message description, Arguments* arguments) {
    CLI::App* command = Add(parent, name, description);
    command->final_callback([this, arguments] { command_ = *arguments; });
    return command;
  }

  template <class T>
  CLI::Option* Option(CLI::App* command, const std::string& names, T& target, Message description, Message value) {
    return command->add_option(names, target, Text(description))->type_name(Text(value));
  }

  template <class T>
  CLI::Option* Positional(CLI::App* command, const std::string& name, T& target, Message description) {
    return command->add_option(name, target, Text(description))->type_name("");
  }

  void Choices(CLI::Option* option, const std::vector<std::string>& words) {
    option->check([this, option, words](const std::string& given) -> std::string {
      if (std::find(words.begin(), words.end(), given) != words.end()) return "";
      std::string list;
      for (const std::string& word : words) list += (list.empty() ? "" : ", ") + word;
      return mistake_ = Text(Message::kUsageBadChoice, {option->get_name(), list});
    });
  }

  CLI::Option* Number(CLI::App* command, const std::string& name, int& target, Message description, int least,
                      int most) {
    CLI::Option* option = Option(command, name, target, description, Message::kValueNumber);
    option->check([this, option, least, most](const std::string& given) -> std::string {
      int number = 0;
      const auto [end, failed] = std::from_chars(given.data(), given.data() + given.size(), number);
      const bool is_number = failed == std::errc() && end == given.data() + given.size();
      if (is_number && number >= least && number <= most) return "";
      return mistake_ =
                 Text(Message::kUsageBadNumber, {option->get_name(), std::to_string(least), std::to_string(most)});
    });
    return option;
  }

  void Date(CLI::App* command, const std::string& name, std::string& target, Message description,
            std::optional<std::string> (*parse)(std::string_view)) {
    const auto take = [this, &target, parse](const std::string& given) {
      const std::optional<std::string> date = parse(given);
      if (!date) throw CLI::ValidationError(mistake_ = Text(Message::kUsageBadDate, {given}));
      target = *date;
    };
    command->add_option_function<std::string>(name, take, Text(description))->type_name(Text(Message::kValueDate));
  }

  void AddIngest() {
    CLI::App* command = AddRunnable(&app_, "ingest", Message::kHelpIngest, &ingest_);
    Positional(command, "PATH", ingest_.paths, Message::kHelpPaths)->required();
    Option(command, "--dossier", ingest_.dossier, Message::kHelpDossier, Message::kValueCode);
    Number(command, "--jobs", ingest_.jobs, Message::kHelpJobs, 0, kMaxJobs);
  }

  void AddWatch() {
    CLI::App* command = AddRunnable(&app_, "watch", Message::kHelpWatch, &watch_);
    Positional(command, "INBOX", watch_.inbox, Message::kHelpInbox)->required();
    command->add_flag("--once", watch_.once, Text(Message::kHelpOnce));
    Number(command, "--jobs", watch_.jobs, Message::kHelpJobs, 0, kMaxJobs);
  }

  void AddReprocess() {
    CLI::App* command = AddRunnable(&app_, "reprocess", Message::kHelpReprocess, &reprocess_);
    const auto take = [this](const std::string& from) { reprocess_.from_ocr = from == "ocr"; };
    CLI::Option* from = command->add_option_function<std::string>("--from", take, Text(Message::kHelpFrom));
    Choices(from->type_name("ocr|extract"), {"ocr", "extract"});
    Option(command, "--type", reprocess_.type, Message::kHelpTypeFilter, Message::kValueType);
    Option(command, "--record", reprocess_.records, Message::kHelpRecordFilter, Message::kValueCode);
    command->add_flag("--dry-run", reprocess_.dry_run, Text(Message::kHelpDryRun));
    Number(command, "--jobs", reprocess_.jobs, Message::kHelpJobs, 0, kMaxJobs);
  }

  void AddLookup() {
    CLI::App* command = Add(&app_, "lookup", Message::kHelpLookup);
    store::Query& query = lookup_.query;
    query.limit = -1;
    Positional(command, "TEXT", lookup_words_, Message::kHelpText);
    Option(command, "--number", query.number, Message::kHelpNumber, Message::kValueText);
    Option(command, "--name", query.name, Message::kHelpName, Message::kValueName);
    Option(command, "--id", query.id, Message::kHelpId, Message::kValueText);
    Option(command, "--type", query.type, Message::kHelpTypeFilter, Message::kValueType);
    Option(command, "--agency", query.agency, Message::kHelpAgency, Message::kValueText);
    Option(command, "--place", query.place, Message::kHelpPlace, Message::kValueText);
    Date(command, "--from", query.from, Message::kHelpDateFrom, &ParseRangeStart);
    Date(command, "--to", query.to, Message::kHelpDateTo, &ParseRangeEnd);
    Option(command, "--dossier", query.dossier, Message::kHelpDossierFilter, Message::kValueCode);
    Number(command, "--limit", query.limit, Message::kHelpLimit, 0, kMaxLimit);
    Number(command, "--offset", query.offset, Message::kHelpOffset, 0, kMaxLimit);
    Option(command, "--after", query.after, Message::kHelpAfter, Message::kValueCode);
    command->add_flag("--explain", query.explain, Text(Message::kHelpExplain));
    command->final_callback([this] { TakeLookup(); });
  }

  // A lookup without criteria lists everything; one with criteria stops at a screenful.
  void TakeLookup() {
    constexpr int kScreenful = 20;
    store::Query& query = lookup_.query;
    for (const std::string& word : lookup_words_) query.text += (query.text.empty() ? "" : " ") + word;
    const bool has_criterion = !(query.text.empty() && query.number.empty() && query.name.empty() && query.id.empty() &&
                                 query.type.empty() && query.agency.empty() && query.place.empty() &&
                                 query.from.empty() && query.to.empty() && query.dossier.empty());
    if (query.limit < 0) query.limit = has_criterion ? kScreenful : 0;
    command_ = lookup_;
  }

  void AddShow() {
    CLI::App* command = AddRunnable(&app_, "show", Message::kHelpShow, &show_);
    Positional(command, "RECORD", show_.record, Message::kHelpRecord)->required();
    command->add_flag("--history", show_.history, Text(Message::kHelpHistory));
    Option(command, "--draw", show_.draw_dir, Message::kHelpDraw, Message::kValueDir);
    Option(command, "--purpose", show_.purpose, Message::kHelpPurpose, Message::kValueText);
  }

  void AddExport() {
    CLI::App* command = AddRunnable(&app_, "export", Message::kHelpExport, &export_);
    Positional(command, "RECORD|DOSSIER", export_.id, Message::kHelpRecordOrDossier)->required();
    static const std::map<std::string, ExportFormat> formats = {
        {"json", ExportFormat::kJson},   {"pdf", ExportFormat::kPdf},           {"hocr", ExportFormat::kHocr},
        {"alto", ExportFormat::kAlto},   {"original", ExportFormat::kOriginal}, {"zip", ExportFormat::kZip},
        {"dvcqg", ExportFormat::kDvcqg}, {"nd30", ExportFormat::kNd30}};
    const auto take = [this](const std::string& format) { export_.format = formats.at(format); };
    CLI::Option* format = command->add_option_function<std::string>("--format", take, Text(Message::kHelpFormat));
    Choices(format->required()->type_name("json|pdf|hocr|alto|original|zip|dvcqg|nd30"),
            {"json", "pdf", "hocr", "alto", "original", "zip", "dvcqg", "nd30"});
    Option(command, "-o,--output", export_.output, Message::kHelpOutput, Message::kValueFile)->required();
    Option(command, "--purpose", export_.purpose, Message::kHelpPurpose, Message::kValueText);
  }

  void AddReview() {
    CLI::App* review = Add(&app_, "review", Message::kHelpReview);
    review->require_subcommand(1);

    CLI::App* list = AddRunnable(review, "list", Message::kHelpReviewList, &review_list_);
    Number(list, "--limit", review_list_.limit, Message::kHelpLimit, 0, kMaxLimit);
    Option(list, "--type", review_list_.type, Message::kHelpTypeFilter, Message::kValueType);

    CLI::App* show = AddRunnable(review, "show", Message::kHelpReviewShow, &review_show_);
    Positional(show, "RECORD", review_show_.record, Message::kHelpRecord)->required();
    Option(show, "--pictures", review_show_.pictures_dir, Message::kHelpPictures, Message::kValueDir);

    CLI::App* set = AddRunnable(review, "set", Message::kHelpReviewSet, &review_set_);
    Positional(set, "RECORD", review_set_.record, Message::kHelpRecord)->required();
    Positional(set, "FIELD", review_set_.field, Message::kHelpField)->required();
    Positional(set, "VALUE", review_set_.value, Message::kHelpValue);
    set->add_flag("--absent", review_set_.absent, Text(Message::kHelpAbsent));
    Option(set, "--by", review_set_.by, Message::kHelpBy, Message::kValueName);

    CLI::App* confirm = AddRunnable(review, "confirm", Message::kHelpReviewConfirm, &review_confirm_);
    Positional(confirm, "RECORD", review_confirm_.record, Message::kHelpRecord)->required();
    Positional(confirm, "FIELD", review_confirm_.fields, Message::kHelpFields);
    Option(confirm, "--by", review_confirm_.by, Message::kHelpBy, Message::kValueName);
    AddReviewOfStanding(review);
  }

  void AddReviewOfStanding(CLI::App* review) {
    restore_validity_.restore = true;
    const auto add = [&](const std::string& name, Message help, ReviewValidityArguments& arguments) {
      CLI::App* command = AddRunnable(review, name, help, &arguments);
      Positional(command, "RECORD", arguments.record, Message::kHelpRecord)->required();
      Option(command, "--reason", arguments.reason, Message::kHelpReason, Message::kValueText)->required();
      Date(command, "--from", arguments.from, Message::kHelpValidFrom, &ParseDate);
      Option(command, "--by", arguments.by, Message::kHelpBy, Message::kValueName);
    };
    add("revoke", Message::kHelpReviewRevoke, revoke_);
    add("restore", Message::kHelpReviewRestore, restore_validity_);

    CLI::App* link = AddRunnable(review, "link", Message::kHelpReviewLink, &link_);
    Positional(link, "RECORD", link_.record, Message::kHelpRecord)->required();
    Positional(link, "ROLE", link_.role, Message::kHelpRole)->required();
    Positional(link, "SUBJECT", link_.subject, Message::kHelpLinkSubject)->required();
    link->add_flag("--not", link_.is_not, Text(Message::kHelpLinkNot));
    Option(link, "--by", link_.by, Message::kHelpBy, Message::kValueName);
  }

  void AddReuse() {
    CLI::App* reuse = Add(&app_, "reuse", Message::kHelpReuse);
    reuse->require_subcommand(1);
    reuse_take_.take = true;
    for (ReuseArguments* arguments : {&reuse_check_, &reuse_take_}) {
      CLI::App* command = AddRunnable(reuse, arguments->take ? "take" : "check",
                                      arguments->take ? Message::kHelpReuseTake : Message::kHelpReuseCheck, arguments);
      Option(command, "--procedure", arguments->procedure, Message::kHelpProcedure, Message::kValueCode)->required();
      Option(command, "--id", arguments->id, Message::kHelpReuseId, Message::kValueText)->required();
      Option(command, "--holder", arguments->holders, Message::kHelpHolder, Message::kValueText);
      Option(command, "--kind", arguments->kinds, Message::kHelpKind, Message::kValueCode);
      CLI::Option* dossier =
          Option(command, "--dossier", arguments->dossier, Message::kHelpReuseDossier, Message::kValueCode);
      if (!arguments->take) continue;
      dossier->required();
      Option(command, "--purpose", arguments->purpose, Message::kHelpPurpose, Message::kValueText)->required();
      Option(command, "--component", arguments->components, Message::kHelpComponent, Message::kValueCode);
      Option(command, "--reason", arguments->reason, Message::kHelpReuseReason, Message::kValueText);
      Option(command, "--by", arguments->by, Message::kHelpBy, Message::kValueName);
    }
  }

  void AddReport() {
    CLI::App* command = AddRunnable(&app_, "report", Message::kHelpReport, &report_);
    Option(command, "--month", report_.month, Message::kHelpMonth, Message::kValueMonth)->required();
    Option(command, "--agency", report_.agency, Message::kHelpReportAgency, Message::kValueCode);
    CLI::Option* csv = command->add_flag("--csv", report_.csv, Text(Message::kHelpCsv));
    command->add_flag("--list", report_.list, Text(Message::kHelpReportList));
    Option(command, "--html", report_.html, Message::kHelpHtml, Message::kValueFile)->excludes(csv);
  }

  void AddDossier() {
    CLI::App* dossier = Add(&app_, "dossier", Message::kHelpDossierCommand);
    dossier->require_subcommand(1);
    CLI::App* show = AddRunnable(dossier, "show", Message::kHelpDossierShow, &dossier_show_);
    Positional(show, "CODE", dossier_show_.code, Message::kHelpDossierCode)->required();
    CLI::App* set = AddRunnable(dossier, "set", Message::kHelpDossierSet, &dossier_set_);
    Positional(set, "CODE", dossier_set_.code, Message::kHelpDossierCode)->required();
    Option(set, "--procedure", dossier_set_.procedure, Message::kHelpProcedure, Message::kValueCode);
    Option(set, "--agency", dossier_set_.agency, Message::kHelpDossierAgency, Message::kValueCode);
    Date(set, "--received", dossier_set_.received_on, Message::kHelpReceived, &ParseDate);
    Date(set, "--due", dossier_set_.due_on, Message::kHelpDue, &ParseDate);
    Date(set, "--finished", dossier_set_.finished_on, Message::kHelpFinished, &ParseDate);
    Option(set, "--subject", dossier_set_.subject, Message::kHelpSubject, Message::kValueText);
    Choices(set->add_option("--channel", dossier_set_.channel, Text(Message::kHelpChannel)),
            {"counter", "online", "post"});
    Choices(set->add_option("--vneid", dossier_set_.vneid, Text(Message::kHelpVneid)), {"yes", "no"});
    Option(set, "--by", dossier_set_.by, Message::kHelpSaidBy, Message::kValueName);
    CLI::App* import = AddRunnable(dossier, "import", Message::kHelpDossierImport, &dossier_import_);
    Positional(import, "FILE.csv", dossier_import_.file, Message::kHelpDossierFile)->required();
    Option(import, "--by", dossier_import_.by, Message::kHelpSaidBy, Message::kValueName);
  }

  void AddStatus() {
    CLI::App* command = AddRunnable(&app_, "status", Message::kHelpStatus, &status_);
    Option(command, "--inbox", status_.inbox, Message::kHelpStatusInbox, Message::kValueDir);
  }

  void AddChecks() {
    CLI::App* verify = AddRunnable(&app_, "verify", Message::kHelpVerify, &verify_);
    verify->add_flag("--repair", verify_.repair, Text(Message::kHelpRepair));
    CLI::App* backup = AddRunnable(&app_, "backup", Message::kHelpBackup, &backup_);
    Positional(backup, "DIR", backup_.dir, Message::kHelpBackupDir)->required();
    Number(backup, "--keep", backup_.keep, Message::kHelpKeep, 0, kMaxLimit);
    CLI::App* restore = AddRunnable(&app_, "restore", Message::kHelpRestore, &restore_);
    Positional(restore, "DIR", restore_.dir, Message::kHelpBackupDir)->required();
    Number(restore, "--number", restore_.number, Message::kHelpBackupNumber, 0, kMaxLimit);
    CLI::App* key = AddRunnable(&app_, "key", Message::kHelpKeyCommand, &key_);
    Positional(key, "FILE", key_.file, Message::kHelpKeyFile)->required();
    CLI::App* config = Add(&app_, "config", Message::kHelpConfig);
    config->require_subcommand(1);
    AddRunnable(config, "check", Message::kHelpConfigCheck, &config_check_);
    AddRunnable(&app_, "doctor", Message::kHelpDoctor, &doctor_);
  }

  // Started by the pipeline, never by a person: stands in no list.

  CLI::App* Chosen() {
    CLI::App* chosen = &app_;
    while (!chosen->get_subcommands().empty()) chosen = chosen->get_subcommands().back();
    return chosen;
  }

  std::string CommandPath() {
    std::string path = app_.get_name();
    for (const CLI::App* at = &app_; !at->get_subcommands().empty();) {
      at = at->get_subcommands().back();
      path += " " + at->get_name();
    }
    return path;
  }

  std::string NearestCommand(std::string_view word) {
    std::vector<std::string> names;
    for (const CLI::App* command :
         Chosen()->get_subcommands([](const CLI::App* c) { return !c->get_group().empty(); })) {
      names.push_back(command->get_name());
    }
    return settings::Nearest(word, {names.begin(), names.end()});
  }

  std::string NearestOption(std::string_view word) {
    std::vector<std::string> names;
    for (const CLI::App* command : {static_cast<const CLI::App*>(Chosen()), static_cast<const CLI::App*>(&app_)}) {
      for (const CLI::Option* option : command->get_options()) {
        for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
      }
    }
    return settings::Nearest(word, {names.begin(), names.end()});
  }

  bool IsCommandMissing() {
    return mistake_.empty() && !Chosen()->get_subcommands({}).empty() && app_.remaining(true).empty();
  }

  std::string Explain(const CLI::ParseError& error) {
    if (!mistake_.empty()) return mistake_;
    const std::vector<std::string> left = app_.remaining(true);
    const bool command_missing = !Chosen()->get_subcommands({}).empty();
    if (!left.empty()) {
      const std::string& word = left.front();
      const bool is_option = word.starts_with("-");
      const std::string near = is_option || !command_missing ? NearestOption(word) : NearestCommand(word);
      std::string text =
          Text(is_option || !command_missing ? Message::kUsageUnknownArgument : Message::kUsageUnknownCommand, {word});
      if (!near.empty()) text += " " + Text(Message::kUsageDidYouMean, {near});
      return text;
    }
    const std::string what = error.what();
    if (error.get_name() == "RequiredError") return Text(Message::kUsageMissing, {what.substr(0, what.find(' '))});
    if (error.get_name() == "ArgumentMismatch")
      return Text(Message::kUsageValueMissing, {what.substr(0, what.find(':'))});
    return Text(Message::kUsageBadValue, {what.substr(0, what.find(':'))});
  }

  Reply Mistake(const std::string& explanation) {
    return {explanation + "\n" + Text(Message::kUsageSeeHelp, {CommandPath()}) + "\n", kUsageExit};
  }

  Language language_;
  std::string mistake_;  // what a validator found, in the person's language
  Globals globals_;
  Command command_;
  std::string lang_;
  IngestArguments ingest_;
  WatchArguments watch_;
  ReprocessArguments reprocess_;
  LookupArguments lookup_;
  std::vector<std::string> lookup_words_;
  ShowArguments show_;
  ExportArguments export_;
  ReviewListArguments review_list_;
  ReviewShowArguments review_show_;
  ReviewSetArguments review_set_;
  ReviewConfirmArguments review_confirm_;
  ReportArguments report_;
  DossierSetArguments dossier_set_;
  DossierShowArguments dossier_show_;
  DossierImportArguments dossier_import_;
  ReviewValidityArguments revoke_;
  ReviewValidityArguments restore_validity_;
  ReviewLinkArguments link_;
  ReuseArguments reuse_check_;
  ReuseArguments reuse_take_;
  StatusArguments status_;
  VerifyArguments verify_;
  BackupArguments backup_;
  RestoreArguments restore_;
  KeyArguments key_;
  ConfigCheckArguments config_check_;
  DoctorArguments doctor_;
  CLI::App app_;
};

}  // namespace

std::variant<Invocation, Reply> Parse(const std::vector<std::string>& arguments) {
  return Parser(LanguageOf(arguments)).Run(arguments);
}

}  // namespace sohoa::cli
