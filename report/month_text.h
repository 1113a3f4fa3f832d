// A month's report as people and programs read it: words for remarks and groups, CSV, and a page that prints on A4.
// Vietnamese or English. Pure; thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/error.h"
#include "report/month.h"

namespace sohoa::report {

std::string RemarkText(Remark remark, Language language);  // "" for kNone
std::string_view RemarkName(Remark remark);                // "no_facts": stable, for JSON and CSV
std::string GroupTitle(const Group& group, Language language);
std::string_view GroupKindName(GroupKind kind);  // "all", "agency", "procedure"

// 6286 as "62.86", or "62,86" for Vietnamese readers.
std::string Hundredths(std::int64_t number, char point);
// The same, "N/A" for nothing.
std::string HundredthsOr(const std::optional<std::int64_t>& number, char point);

// "2025-07" as "07/2025".
std::string MonthForPeople(std::string_view month);

// Lines of RFC 4180 with a heading; decimal points; a cell that a spreadsheet would take for a formula gets an
// apostrophe.
std::string FiguresCsv(const MonthReport& report, Language language);
std::string DossiersCsv(const MonthReport& report);

// The dossiers in the indicator's numerator, and those missing from it ("reuse": the true reuse rate).
std::vector<std::string> CountedIn(const MonthReport& report, std::string_view indicator);
std::vector<std::string> MissingFrom(const MonthReport& report, std::string_view indicator);

// One file without scripts and foreign parts: styles for A4, charts as inline SVG, everything from papers escaped.
std::string MonthHtml(const MonthReport& report, Language language);

}  // namespace sohoa::report
