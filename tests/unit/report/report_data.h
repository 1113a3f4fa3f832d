// Procedures and dossiers made for tests.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "report/dossiers.h"
#include "report/indicators.h"

namespace sohoa::report {

inline registry::Component MakeComponent(const std::string& id, registry::ComponentUse use, const std::string& type) {
  registry::Component component;
  component.id = id;
  component.title = id;
  component.use = use;
  if (!type.empty()) component.accepted_types = {type};
  return component;
}

inline registry::Procedure MakeProcedure(const std::string& code, bool requires_result, bool can_reuse) {
  registry::Procedure procedure;
  procedure.code = code;
  procedure.name = "Thủ tục " + code;
  procedure.subject = "citizen";
  procedure.requires_result = requires_result;
  procedure.result_types = {"ket_qua"};
  procedure.components = {MakeComponent("to_khai", registry::ComponentUse::kCitizen, "")};
  if (can_reuse) {
    procedure.components.push_back(MakeComponent("giay_cu", registry::ComponentUse::kReuse, "giay_khai_sinh"));
  }
  return procedure;
}

inline DossierPaper MakePaper(const std::string& type, bool is_result) {
  DossierPaper paper;
  paper.record_id = "R" + type;
  paper.type = type;
  paper.is_result = is_result;
  return paper;
}

inline ReuseTaken MakeReuse(const std::string& component, ReuseAnswer answer, bool from_national_store = false) {
  ReuseTaken reuse;
  reuse.component = component;
  reuse.answer = answer;
  reuse.from_national_store = from_national_store;
  return reuse;
}

inline IndicatorRules ShippedRules() {
  std::vector<settings::Problem> problems;
  return LoadIndicators(SOHOA_SOURCE_DIR "/config", &problems);
}

}  // namespace sohoa::report
