// What config/papers/*.yaml and config/confidence.yaml say, checked and compiled. Filled by rule_loader.cc once, then
// immutable. docs/paper-types.md describes the files.
#pragma once

#include <re2/re2.h>

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/values/value.h"
#include "model/geometry.h"

namespace sohoa::papers {

// Where on a paper a field stands.
enum class Place {
  kLabel,             // behind a printed label
  kPattern,           // wherever the pattern fits
  kNumber,            // the number line under the agency
  kDate,              // the date line: the date
  kDatePlace,         // the date line: the place
  kAgency,            // the bold name at the top left
  kParentAgency,      // the plain line above it
  kSignatureAgency,   // behind "TM." in the signature block
  kSigner,            // the name under the signature
  kSignerTitle,       // the signer's own office
  kSigningAuthority,  // the first line of the signature block
  kSubject,           // "V/v" under the number, or the lines below the title
  kRecipients,        // "Kính gửi"
  kCardCode,          // a part of the căn cước's QR payload
};
std::optional<Place> PlaceFromName(std::string_view name);
std::string_view PlaceName(Place place);
const std::vector<std::string_view>& PlaceNames();

struct Label {
  std::string text;
  std::string key;        // MakeKey(text)
  bool anywhere = false;  // stands inside a sentence: needs neither a colon nor the beginning of a line
  int line = 0;           // in its file, for problems
};

// One way to find a field.
struct Way {
  Place place = Place::kLabel;
  std::vector<Label> labels;
  std::string section;                 // empty: outside all sections
  Box region;                          // of the page; empty: anywhere
  std::shared_ptr<const RE2> pattern;  // what to take: group 1, or the whole match
  int part = 0;                        // of the QR payload, for kCardCode
  int lines = 3;                       // a value runs over at most this many lines
};

struct FieldRule {
  std::string name;
  std::string title;  // Vietnamese, for people
  values::Kind kind = values::Kind::kText;
  std::vector<Way> ways;        // in order of preference
  std::vector<Label> in_words;  // labels of the same date in words
  bool sensitive = false;
  int line = 0;
};

// A block of a form in which labels repeat (mother, father; wife, husband).
struct Section {
  std::string name;
  std::vector<Label> anchors;
  std::vector<Label> holds;  // labels that belong to it and give no field
};

enum class CheckKind { kIdSex, kIdBirth, kDateOrder, kDifferent, kTaxCode, kCardExpiry, kThreeYears };
struct CheckRule {
  CheckKind kind = CheckKind::kIdSex;
  std::string first;
  std::string second;
};

struct TitleVariant {
  std::string text;
  std::string key;
};

struct TypeRule {
  std::string name;
  std::string title;
  std::vector<TitleVariant> titles;
  std::vector<TitleVariant> not_titles;  // titles of other papers that begin alike
  std::vector<std::string> symbols;      // in the number; a leading '-' means not in the first group
  int labels_needed = 0;                 // that many labels tell the type when the title cannot be read; 0: never
  bool letter = false;                   // a công văn: known by what it has not
  bool card = false;                     // a small card, front and back
  bool plain_number = false;             // its number may have no symbol (registers of civil status)
  bool needs_head = false;               // only with an agency or a number: private contracts bear its title, too
  bool sensitive = false;
  std::vector<FieldRule> fields;
  std::vector<Section> sections;
  std::vector<Label> stops;  // labels that end a value and give no field
  std::vector<CheckRule> checks;
  std::vector<std::string> identity;
  std::string legal_basis;
  std::string effective_from;
  std::string effective_to;
};

// Headings and words that are the same on every paper.
struct CommonRules {
  std::string nation_key;                       // quốc hiệu
  std::string motto_key;                        // tiêu ngữ
  std::vector<std::string> agency_heads;        // keys: words with which the name of an agency begins
  std::vector<std::string> agency_head_texts;   // the same as printed
  std::vector<std::string> agency_tails;        // keys: a line of one of these continues the line above it
  std::vector<std::string> copy_marks;          // keys: headings of a copy's certification
  std::vector<std::string> stamp_marks;         // keys: stamps of a line of their own
  std::vector<std::string> arrival_marks;       // keys: headings of the receiver's stamp
  std::vector<std::string> secrecy_marks;       // keys
  std::vector<std::string> bare_titles;         // keys: of papers that bear no quốc hiệu
  std::vector<std::string> separator_marks;     // keys: what a separator sheet says
  std::vector<std::string> body_starts;         // keys: words with which running text begins
  std::vector<std::string> subject_starts;      // keys: "Về việc", "V/v"
  std::vector<std::string> receiver_marks;      // keys: "Kính gửi"
  std::vector<std::string> copies_marks;        // keys: "Nơi nhận"
  std::vector<std::string> signing_marks;       // keys: "NGƯỜI KÝ ..."
  std::vector<std::string> authority_prefixes;  // as printed: "TM", "KT", ...
  std::vector<std::string> panel_marks;         // keys: lines of a digital signature's panel
  std::vector<std::string> absent_values;       // what is written where there is nothing
};

// Weights of the logistic function that turns what was seen into a probability (config/confidence.yaml).
inline constexpr int kFeatureCount = 18;
struct ConfidenceRules {
  std::map<std::string, std::array<double, kFeatureCount>> weights;  // by group; "default" always there
  std::map<values::Kind, std::string> groups;
};

struct RuleSet {
  CommonRules common;
  std::vector<FieldRule> common_fields;
  std::vector<TypeRule> types;  // in the order of the files' names; "khac" always there
  ConfidenceRules confidence;
  std::shared_ptr<const values::Vocabulary> vocabulary;
  std::string fingerprint;
  int this_year = 0;  // when the rules were loaded: nothing was issued after it

  const TypeRule* Find(std::string_view type) const;
};

}  // namespace sohoa::papers
