// The rules of config/identity.yaml: when two papers are one. Plain values; an IdentityRules may be shared by threads.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "settings/yaml_reader.h"

namespace sohoa::settings {

struct IdentityRules {
  // How values of a field are compared.
  enum class Compare { kNumber, kIdentifier, kDate, kName, kAgency, kText };
  // When values that differ forbid that two papers are one: whenever both were read, only when both readings were
  // accepted, or never. kPresence: always, and a person decides where only one of both has the field at all.
  enum class Forbids { kAlways, kAccepted, kNever, kPresence };
  struct FieldRule {
    std::string ending;  // of the field's name
    Compare compare = Compare::kText;
    Forbids forbids = Forbids::kNever;
    double weight = 0;  // of values that are equal
  };
  // All of these fields equal: two papers may be one. With `same_sheet` their fingerprints must say so too.
  struct Way {
    std::vector<std::string> fields;
    bool same_sheet = false;
  };

  std::vector<FieldRule> fields;                  // the first that fits counts
  std::map<std::string, std::vector<Way>> ways;   // by type; under "" those of all other types
  std::vector<std::string> copies_with_own_date;  // types whose copies carry the day on which they were made
  double least_weight = 0;                        // of all that is equal, to make two papers one
  double proposal_weight = 1e9;                   // to propose it to a person
  double least_confidence = 0.5;                  // below it a value says neither this nor that
  double least_resemblance = 1;                   // of the texts of one sheet, in [0,1]
  int most_picture_bits = 0;                      // of 64, that may differ between two pictures of one sheet

  const FieldRule* RuleOf(std::string_view field) const;
  const std::vector<Way>& WaysOf(const std::string& type) const;
};

// Reads CONFIG/identity.yaml. Mistakes are problems; without the file no two papers are one but by their legal
// identity.
IdentityRules LoadIdentityRules(const std::string& config_dir, std::vector<Problem>* problems);

}  // namespace sohoa::settings
