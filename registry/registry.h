// What law and the province lay down about places and agencies, and how they changed: the front door of this folder.
// Loaded from the configuration; immutable and thread-safe afterwards.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/result.h"
#include "registry/agencies.h"
#include "registry/expansion.h"
#include "registry/units.h"
#include "settings/yaml_reader.h"

namespace sohoa::registry {

class Registry {
 public:
  // Reads CONFIG/units and CONFIG/agencies (a few milliseconds: call it when something needs it). Mistakes are
  // problems; kConfigInvalid when a file is missing altogether.
  static Result<std::shared_ptr<const Registry>> Load(const std::string& config_dir,
                                                      std::vector<settings::Problem>* problems);

  const Units& units() const { return *units_; }
  const Agencies& agencies() const { return *agencies_; }

  // Every form under which a written place, or an agency, is or was found.
  Expansion ExpandPlace(std::string_view written) const { return Expansion::OfPlace(units_, agencies_, written); }
  Expansion ExpandAgency(std::string_view written) const { return Expansion::OfAgency(units_, agencies_, written); }

 private:
  std::shared_ptr<const Units> units_;
  std::shared_ptr<const Agencies> agencies_;
};

}  // namespace sohoa::registry
