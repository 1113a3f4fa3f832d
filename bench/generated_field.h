// A field of a record that a bench makes: accepted, on the first page, as the machine would have read it.
#pragma once

#include <string>

#include "model/record.h"

namespace sohoa::bench {

inline void AddField(const std::string& name, const std::string& value, Record* record) {
  Field field;
  field.name = name;
  field.value = field.raw = value;
  field.confidence = 0.98;
  field.status = FieldStatus::kAccepted;
  field.page = 1;
  field.rule = record->document.type + "/" + name;
  field.box = {0.31, 0.22, 0.62, 0.24};
  record->document.fields.push_back(field);
}

}  // namespace sohoa::bench
