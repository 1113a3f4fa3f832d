// The paper types as config/papers/*.yaml describes them. A catalog is immutable after loading and may be shared by
// threads. docs/paper-types.md describes the file format for people who add a type.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/field.h"
#include "model/page.h"
#include "model/result.h"
#include "settings/yaml_reader.h"

namespace sohoa::papers {

class PaperCatalog {
 public:
  // Loads CONFIG/papers/*.yaml and CONFIG/vocabulary/*. Every mistake is added to *problems; an error (kConfigInvalid)
  // only when nothing usable is left.
  static Result<std::shared_ptr<const PaperCatalog>> Load(const std::string& config_dir,
                                                          std::vector<settings::Problem>* problems);
  virtual ~PaperCatalog() = default;

  virtual std::vector<std::string> TypeNames() const = 0;
  virtual std::string Title(std::string_view type) const = 0;  // Vietnamese, for people: "Giấy khai sinh"
  virtual std::string FieldTitle(std::string_view type, std::string_view field) const = 0;  // "Họ, chữ đệm, tên"
  virtual std::vector<std::string> FieldNames(std::string_view type) const = 0;  // in the order of the configuration
  // The fields whose values make two papers the same legal result (domain.md 1.7); empty: the type has no such
  // identity.
  virtual std::vector<std::string> IdentityFields(std::string_view type) const = 0;
  // What the field's grammar makes of a text that a person typed: value and items are set; nothing when it does not
  // fit.
  virtual std::optional<Field> ReadTyped(std::string_view type, std::string_view field,
                                         std::string_view text) const = 0;
  virtual bool IsSensitive(std::string_view type) const = 0;
  // Changes whenever a rule changes: stored with each record, compared by `reprocess`.
  virtual std::string Fingerprint() const = 0;
};

// The title of each type, and nothing else of the rules: a fraction of what Load costs, for commands that only list.
std::map<std::string, std::string> TypeTitles(const std::string& config_dir);

// What was done with the pages of one source, in order: every page stands in exactly one document or in `blank`,
// `separators`.
struct SourceReading {
  std::vector<Document> documents;
  std::vector<int> blank;       // pages without content that belong to no document
  std::vector<int> separators;  // separator sheets
  std::string dossier_code;     // read from a receipt, a QR or a separator sheet; may be empty
};

// Splits the pages of one source into papers, types each, extracts and validates its fields. Pure and deterministic;
// `accept_threshold` is the least confidence of an accepted field.
SourceReading ExtractDocuments(const PaperCatalog& catalog, const std::vector<Page>& pages, double accept_threshold);

}  // namespace sohoa::papers
