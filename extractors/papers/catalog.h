// The catalog as this folder sees it: the rules behind the front door.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "extractors/papers/paper_catalog.h"
#include "extractors/papers/rules.h"

namespace sohoa::papers {

class RuleCatalog final : public PaperCatalog {
 public:
  explicit RuleCatalog(RuleSet rules) : rules_(std::move(rules)) {}

  std::vector<std::string> TypeNames() const override;
  std::string Title(std::string_view type) const override;
  std::string FieldTitle(std::string_view type, std::string_view field) const override;
  std::vector<std::string> FieldNames(std::string_view type) const override;
  std::vector<std::string> IdentityFields(std::string_view type) const override;
  std::optional<Field> ReadTyped(std::string_view type, std::string_view field, std::string_view text) const override;
  bool IsSensitive(std::string_view type) const override;
  std::string Fingerprint() const override { return rules_.fingerprint; }

  const RuleSet& rules() const { return rules_; }

 private:
  const FieldRule* FindRule(std::string_view type, std::string_view field) const;

  RuleSet rules_;
};

}  // namespace sohoa::papers
