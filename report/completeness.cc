#include "report/completeness.h"

#include <algorithm>

namespace sohoa::report {
namespace {

bool Fits(const registry::Component& component, const DossierPaper& paper) {
  const auto& types = component.accepted_types;
  return !paper.is_receipt && !paper.is_result && std::find(types.begin(), types.end(), paper.type) != types.end();
}

ComponentState StateOf(const ReuseTaken& reuse) {
  switch (reuse.answer) {
    case ReuseAnswer::kReuse:
      return ComponentState::kReused;
    case ReuseAnswer::kDataCheck:
      return ComponentState::kDataChecked;
    case ReuseAnswer::kAsk:
      break;
  }
  return ComponentState::kAsked;
}

ComponentLine LineOf(const KnownDossier& dossier, const registry::Component& component) {
  ComponentLine line;
  line.component = &component;
  for (const DossierPaper& paper : dossier.papers) {
    if (Fits(component, paper)) line.record_ids.push_back(paper.record_id);
  }
  const auto reuse = std::find_if(dossier.reuses.begin(), dossier.reuses.end(),
                                  [&](const ReuseTaken& one) { return one.component == component.id; });
  if (reuse != dossier.reuses.end() && reuse->answer != ReuseAnswer::kAsk) {
    line.state = StateOf(*reuse);
    if (!reuse->record_id.empty()) line.record_ids = {reuse->record_id};
  } else if (!line.record_ids.empty()) {
    line.state = ComponentState::kPresent;
  } else if (reuse != dossier.reuses.end()) {
    line.state = ComponentState::kAsked;
  } else {
    line.state = component.accepted_types.empty() ? ComponentState::kUnseen : ComponentState::kMissing;
  }
  return line;
}

}  // namespace

std::string_view ComponentStateName(ComponentState state) {
  switch (state) {
    case ComponentState::kPresent:
      return "present";
    case ComponentState::kReused:
      return "reused";
    case ComponentState::kDataChecked:
      return "data_checked";
    case ComponentState::kAsked:
      return "asked";
    case ComponentState::kMissing:
      return "missing";
    case ComponentState::kUnseen:
      break;
  }
  return "unseen";
}

std::vector<ComponentLine> Completeness(const KnownDossier& dossier) {
  std::vector<ComponentLine> lines;
  if (dossier.procedure == nullptr) return lines;
  for (const registry::Component* component : registry::ComponentsOn(*dossier.procedure, dossier.received_on)) {
    lines.push_back(LineOf(dossier, *component));
  }
  return lines;
}

}  // namespace sohoa::report
