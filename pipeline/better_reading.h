// What a further scan of a paper gives to its record: the better reading of each field. Pure and thread-safe.
#pragma once

#include "model/record.h"

namespace sohoa::pipeline {

// Of each field the better reading stays in the record: one that was accepted before one that was not, then the more
// confident one; a field that the record lacks is added. Two readings that contradict each other, neither of which is
// clearly the better, put the field into review with a note that names the other value ("other_scan:VALUE"). Place and
// page of a field stay those of the record's own scan; what only the other scan
// shows has all of the first page. What a person
// said is never touched. True when something changed. The same scans in the same order give the same fields.
bool TakeBetterReading(const Document& scan, Record* record);
// The same for a document and the fields of a sighting.
bool TakeBetterFields(const std::vector<Field>& scan, const std::map<std::string, PersonValue>& person,
                      Document* document);

}  // namespace sohoa::pipeline
