// The options of config/sohoa.yaml: limits of design.md 8 and thresholds, each with unit, default and range.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "settings/identity_rules.h"
#include "settings/yaml_reader.h"

namespace sohoa::settings {

// The program that reads papers: sohoa-worker in the folder of this one.
std::string WorkerProgram();

struct Settings {
  // Limits on input.
  std::int64_t max_file_bytes = 512LL << 20;
  int max_pages = 3000;                        // of one file
  std::int64_t max_page_pixels = 120'000'000;  // of one page
  int max_archive_depth = 10;
  double max_archive_expansion = 100;          // unpacked bytes over packed bytes
  std::int64_t max_archive_bytes = 4LL << 30;  // unpacked, of one archive with all that is nested in it
  int max_archive_entries = 20000;
  // Limits on work.
  int page_seconds = 60;        // wall clock; then the worker is killed
  int file_seconds = 60;        // inspecting or unpacking one file
  int worker_memory_mb = 1500;  // address space a worker may use beyond what the warm engine takes
  int page_tries = 2;
  int input_tries = 3;  // runs that may try a file which ends its readers; then it is not read again until it changes
  int jobs = 0;         // workers; 0: one per core
  std::vector<std::string>
      passwords;  // tried one after the other on a PDF (behind the empty one) or ZIP that asks for one
  // Watched folder.
  int settle_seconds = 3;   // a file is taken when it has not changed for this long
  int rescan_seconds = 10;  // a full look at the folder, whether or not events came
  int dossier_seconds =
      10;  // a sub-folder is closed, and taken as one dossier, when nothing in it changed for this long
  int give_up_seconds = 300;  // a file that is not whole is told as damaged when it has not changed for this long
  // Fields.
  double accept_threshold = 0.98;  // a field of at least this confidence needs no person
  // Folders of the watched folder, visible to clerks.
  std::string done_folder = "_da_xong";
  std::string failed_folder = "_loi";
  std::string secret_folder = "_co_dau_mat";  // papers with a secrecy mark, which a person must take away
  IdentityRules identity;                     // of config/identity.yaml
  std::string worker_program = WorkerProgram();
  // When the options were last changed, in seconds since 1970: what failed before that is tried again. 0: unknown.
  std::int64_t changed_at = 0;
};

// Reads CONFIG/sohoa.yaml, and CONFIG/identity.yaml where the folder holds paper rules. Unknown keys and values out of
// range are problems; defaults stand for what is absent.
Settings LoadSettings(const std::string& config_dir, std::vector<Problem>* problems);

// The configuration folder: the one given, else $SOHOA_CONFIG, else ./config, else the one installed beside the
// program.
std::string FindConfigDir(const std::string& given);

}  // namespace sohoa::settings
