// Reads config/papers/*.yaml and config/confidence.yaml into a RuleSet, reporting every mistake with file and line.
#pragma once

#include <string>
#include <vector>

#include "extractors/papers/rules.h"
#include "settings/yaml_reader.h"

namespace sohoa::papers {

RuleSet LoadRules(const std::string& config_dir, std::vector<settings::Problem>* problems);

// The parts of it, each in its own file.
CommonRules ReadCommon(const settings::Node& root);
std::vector<FieldRule> ReadFields(const settings::Node& node);
std::vector<Label> ReadLabels(const settings::Node& node, bool anywhere);
std::vector<TypeRule> ReadTypes(const settings::Node& root, const std::vector<FieldRule>& common_fields);
ConfidenceRules ReadConfidence(const settings::Node& root);

}  // namespace sohoa::papers
