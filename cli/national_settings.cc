#include "cli/national_settings.h"

namespace sohoa::cli {

NationalSettings LoadNationalSettings(const std::string& config_dir, std::vector<settings::Problem>* problems) {
  NationalSettings national;
  const settings::Node root = settings::LoadYaml(config_dir + "/national_record.yaml", problems);
  if (!root.IsDefined()) return national;
  root.AllowOnly({"legal_basis", "effective_from", "effective_to", "required", "patterns", "status", "holder_kinds",
                  "link_prefix"});
  national.rules.required = root.Require("required").Strings();
  for (const auto& [key, node] : root.Require("patterns").Entries()) national.rules.patterns[key] = node.String();
  const settings::Node status = root.Require("status");
  status.AllowOnly({"received", "finished"});
  national.received_status = status.Get("received").String();
  national.finished_status = status.Get("finished").String();
  const settings::Node kinds = root.Get("holder_kinds");
  kinds.AllowOnly({"citizen", "firm", "both"});
  for (const auto& [kind, node] : kinds.Entries()) national.holder_kinds[kind] = node.String();
  national.link_prefix = root.Get("link_prefix").String();
  return national;
}

}  // namespace sohoa::cli
