// Agencies through time: a body ("Ủy ban nhân dân", "Sở Tài nguyên và Môi trường") of a unit, and which body took over
// from which (config/agencies/successions.yaml). Immutable once loaded and thread-safe.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/result.h"
#include "registry/units.h"
#include "registry/written_place.h"
#include "settings/yaml_reader.h"

namespace sohoa::registry {

struct BodySuccession {
  std::string from, to;          // names of bodies, without their unit
  std::string from_key, to_key;  // of them, as Body() gives
  Level level = Level::kProvince;
  Level to_level = Level::kProvince;
  bool whole = true;
  std::string date;  // ISO
  std::string basis;
  bool sure = true;  // the basis was seen in the text of the law
};

// An agency as it was written: its body, and the units it may be of.
struct WrittenAgency {
  std::string body;       // key; empty when only a place was written
  std::string body_name;  // as it is written out, where known, else as it was typed
  WrittenPlace place;
};

class Agencies {
 public:
  static Result<std::shared_ptr<const Agencies>> Load(const std::string& config_dir,
                                                      std::vector<settings::Problem>* problems);

  // Key of a body's name: abbreviations written out, letters and digits only.
  std::string BodyKey(const std::vector<std::string>& words) const;
  std::string BodyKey(std::string_view written) const;

  WrittenAgency Resolve(const Units& units, std::string_view written) const;

  const std::vector<BodySuccession>& Successions() const { return successions_; }
  // What went to another level than that at which the body's other work is found.
  const std::vector<BodySuccession>& Competence() const { return competence_; }

 private:
  std::unordered_map<std::string, std::string> abbreviations_;  // place key to body key
  std::unordered_map<std::string, std::string> names_;          // body key to its name
  std::vector<BodySuccession> successions_, competence_;
};

}  // namespace sohoa::registry
