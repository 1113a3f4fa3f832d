// Pictures of a record's pages for people's eyes: the whole page with every word and field framed, or the place of one
// field cut out.
#pragma once

#include <string>
#include <vector>

#include "model/record.h"
#include "model/result.h"
#include "settings/settings.h"
#include "store/store.h"

namespace sohoa::cli {

// Writes DIR/<record>-p<page>.png for each page of the record: words framed thinly in grey, fields in green (accepted),
// orange (waits for a person) or blue (a person's), with their names. Answers the paths.
Result<std::vector<std::string>> DrawRecord(store::Store& store, const settings::Settings& settings,
                                            const Record& record, const std::string& dir);

// Writes DIR/<record>-<field>.png: the field's place, framed, with some of what is around it; the whole page when the
// field has no place. Answers the path.
Result<std::string> CutField(store::Store& store, const settings::Settings& settings, const Record& record,
                             const Field& field, const std::string& dir);

}  // namespace sohoa::cli
