// A dossier held against the components of its procedure. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/dossiers.h"

namespace sohoa::report {

// kUnseen: the component is nothing that the store can tell by itself (a declaration, a drawing): it may be there.
enum class ComponentState { kPresent, kReused, kDataChecked, kAsked, kMissing, kUnseen };
std::string_view ComponentStateName(ComponentState state);  // "present", "reused", …

struct ComponentLine {
  const registry::Component* component = nullptr;
  ComponentState state = ComponentState::kUnseen;
  std::vector<std::string> record_ids;  // that fit it
};

// In the order of the procedure; empty when the procedure is unknown. A paper that fits several components stands at
// each.
std::vector<ComponentLine> Completeness(const KnownDossier& dossier);

}  // namespace sohoa::report
