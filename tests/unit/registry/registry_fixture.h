// The registry of this repository's own configuration, loaded once.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "registry/registry.h"

namespace sohoa::registry {

inline std::shared_ptr<const Registry> LoadedRegistry() {
  static const std::shared_ptr<const Registry> loaded = [] {
    std::vector<settings::Problem> problems;
    auto registry = Registry::Load(SOHOA_SOURCE_DIR "/config", &problems);
    for (const settings::Problem& problem : problems) ADD_FAILURE() << ToString(problem);
    return registry.ok() ? *registry : nullptr;
  }();
  return loaded;
}

inline const Units& LoadedUnits() { return LoadedRegistry()->units(); }

// The number of a unit that must be there.
inline UnitNumber U(std::string_view id) {
  const auto number = LoadedUnits().Find(id);
  EXPECT_TRUE(number.has_value()) << id;
  return number.value_or(0);
}

inline std::vector<std::string> Ids(const std::vector<UnitNumber>& numbers) {
  std::vector<std::string> ids;
  for (const UnitNumber number : numbers) ids.emplace_back(LoadedUnits().At(number).id);
  return ids;
}

}  // namespace sohoa::registry
