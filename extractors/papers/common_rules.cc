#include "extractors/papers/phrase.h"
#include "extractors/papers/rule_loader.h"

namespace sohoa::papers {
namespace {

std::vector<std::string> Keys(const settings::Node& node) {
  std::vector<std::string> keys;
  for (const std::string& text : node.Strings()) {
    std::string key = MakeKey(text);
    if (key.empty()) {
      node.AddProblem("«" + text + "» has neither letters nor digits");
    } else {
      keys.push_back(std::move(key));
    }
  }
  return keys;
}

}  // namespace

CommonRules ReadCommon(const settings::Node& root) {
  root.AllowOnly({"nation", "motto", "agency_heads", "agency_tails", "copy_marks", "stamp_marks", "arrival_marks",
                  "secrecy_marks", "bare_titles", "separator_marks", "body_starts", "subject_starts", "receiver_marks",
                  "copies_marks", "signing_marks", "authority_prefixes", "panel_marks", "absent_values", "fields"});
  CommonRules rules;
  rules.nation_key = MakeKey(root.Require("nation").String());
  rules.motto_key = MakeKey(root.Require("motto").String());
  rules.agency_heads = Keys(root.Require("agency_heads"));
  rules.agency_head_texts = root.Get("agency_heads").Strings();
  rules.agency_tails = Keys(root.Get("agency_tails"));
  rules.copy_marks = Keys(root.Get("copy_marks"));
  rules.stamp_marks = Keys(root.Get("stamp_marks"));
  rules.arrival_marks = Keys(root.Get("arrival_marks"));
  rules.secrecy_marks = Keys(root.Require("secrecy_marks"));
  rules.bare_titles = Keys(root.Get("bare_titles"));
  rules.separator_marks = Keys(root.Get("separator_marks"));
  rules.body_starts = Keys(root.Get("body_starts"));
  rules.subject_starts = Keys(root.Get("subject_starts"));
  rules.receiver_marks = Keys(root.Get("receiver_marks"));
  rules.copies_marks = Keys(root.Get("copies_marks"));
  rules.signing_marks = Keys(root.Get("signing_marks"));
  rules.authority_prefixes = root.Get("authority_prefixes").Strings();
  rules.panel_marks = Keys(root.Get("panel_marks"));
  rules.absent_values = root.Get("absent_values").Strings();
  return rules;
}

}  // namespace sohoa::papers
