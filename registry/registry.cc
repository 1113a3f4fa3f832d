#include "registry/registry.h"

namespace sohoa::registry {

Result<std::shared_ptr<const Registry>> Registry::Load(const std::string& config_dir,
                                                       std::vector<settings::Problem>* problems) {
  Result<std::shared_ptr<const Units>> units = Units::Load(config_dir, problems);
  if (!units) return units.error();
  Result<std::shared_ptr<const Agencies>> agencies = Agencies::Load(config_dir, problems);
  if (!agencies) return agencies.error();
  const auto registry = std::make_shared<Registry>();
  registry->units_ = std::move(*units);
  registry->agencies_ = std::move(*agencies);
  return std::shared_ptr<const Registry>(registry);
}

}  // namespace sohoa::registry
