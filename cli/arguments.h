// A command line as plain values. Parse() knows every command and option of docs/commands.md; the one place that
// touches CLI11.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "model/error.h"
#include "store/store.h"

namespace sohoa::cli {

// What every command takes.
struct Globals {
  std::string store_dir;
  std::string key_file;          // of an encrypted store; empty: none
  bool key_is_default = true;    // found without --key
  bool store_is_default = true;  // found without --store
  std::string config_dir;
  Language language = Language::kVietnamese;
  bool json = false;
  bool full = false;  // listings show personal identifiers whole
};

struct IngestArguments {
  std::vector<std::string> paths;
  std::string dossier;
  int jobs = 0;
};

struct WatchArguments {
  std::string inbox;
  bool once = false;
  int jobs = 0;
};

struct ReprocessArguments {
  bool from_ocr = false;
  std::string type;
  std::vector<std::string> records;
  bool dry_run = false;
  int jobs = 0;
};

struct LookupArguments {
  store::Query query;  // dates in ISO; limit as given, 0 for no limit
};

struct ShowArguments {
  std::string record;
  bool history = false;
  std::string draw_dir;  // empty: no pictures
  std::string purpose;   // of opening a sensitive record
};

enum class ExportFormat { kJson, kPdf, kHocr, kAlto, kOriginal, kZip, kDvcqg, kNd30 };

struct ExportArguments {
  std::string id;  // of a record or a dossier
  ExportFormat format = ExportFormat::kJson;
  std::string output;   // "-": standard output
  std::string purpose;  // of opening sensitive records
};

struct ReviewListArguments {
  int limit = 50;  // 0: all
  std::string type;
};

struct ReviewShowArguments {
  std::string record;
  std::string pictures_dir;  // empty: no pictures
};

struct ReviewSetArguments {
  std::string record;
  std::string field;
  std::string value;
  bool absent = false;  // the field is not on the paper
  std::string by;       // empty: the account logged in
};

struct ReviewConfirmArguments {
  std::string record;
  std::vector<std::string> fields;  // empty: all that wait
  std::string by;
};

// The month's index.
struct ReportArguments {
  std::string month;   // YYYY-MM
  std::string agency;  // code (stands for all below it) or name; empty: all
  bool csv = false;
  bool list = false;  // the dossiers behind each figure, too
  std::string html;   // file to write; empty: none
};

// What is said of a dossier; empty: nothing is said.
struct DossierSetArguments {
  std::string code;
  std::string procedure, agency, received_on, due_on, finished_on, subject;  // dates in ISO
  std::string channel;                                                       // "counter", "online", "post"
  std::string vneid;                                                         // "yes", "no"
  std::string by;                                                            // empty: the account logged in
};

struct DossierShowArguments {
  std::string code;
};

struct DossierImportArguments {
  std::string file;
  std::string by;
};

// A person ends the validity of a record, or takes such an end back.
struct ReviewValidityArguments {
  std::string record;
  bool restore = false;
  std::string reason;
  std::string from;  // ISO; empty: today, or everything for a restoring
  std::string by;
};

// A person says whether somebody on a paper is the subject.
struct ReviewLinkArguments {
  std::string record;
  std::string role;  // the field that names the person
  std::string subject;
  bool is_not = false;
  std::string by;
};

struct ReuseArguments {
  bool take = false;
  std::string procedure;
  std::string id;
  std::string dossier;
  std::string purpose;
  std::vector<std::string> components;  // empty: all
  std::vector<std::string> holders;     // "deceased=067…"
  std::vector<std::string> kinds;       // "khai_sinh"
  std::string reason;                   // why another person's papers are taken; empty: they are the applicant's
  std::string by;
};

struct StatusArguments {
  std::string inbox;  // empty: none is asked for
};

struct VerifyArguments {
  bool repair = false;
};
struct BackupArguments {
  std::string dir;
  int keep = 0;  // 0: all
};

struct RestoreArguments {
  std::string dir;
  int number = 0;  // 0: the newest
};

// Of a key file that is to be made.
struct KeyArguments {
  std::string file;
};

struct ConfigCheckArguments {};
struct DoctorArguments {};

using Command =
    std::variant<IngestArguments, WatchArguments, ReprocessArguments, LookupArguments, ShowArguments, ExportArguments,
                 ReviewListArguments, ReviewShowArguments, ReviewSetArguments, ReviewConfirmArguments,
                 ReviewValidityArguments, ReviewLinkArguments, ReuseArguments, ReportArguments, DossierSetArguments,
                 DossierShowArguments, DossierImportArguments, StatusArguments, VerifyArguments, BackupArguments,
                 RestoreArguments, KeyArguments, ConfigCheckArguments, DoctorArguments>;

struct Invocation {
  Globals globals;
  Command command;
};

// What is said instead of running anything: a help text or the version (exit code 0, for stdout), or what is wrong with
// the command line and how to go on (exit code 2, for stderr).
struct Reply {
  std::string text;
  int exit_code = 0;
};

// `arguments` without the program's name. The language is found first, so that mistakes are told in it.
std::variant<Invocation, Reply> Parse(const std::vector<std::string>& arguments);

}  // namespace sohoa::cli
