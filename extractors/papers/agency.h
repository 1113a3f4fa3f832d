// Which of the upper-case lines at the top left belong to which agency (domain.md 1.2, cell 2).
#pragma once

#include <string_view>
#include <vector>

#include "extractors/papers/layout.h"
#include "extractors/papers/rules.h"
#include "extractors/papers/span.h"

namespace sohoa::papers {

struct AgencyNames {
  Span parent;  // the plain line above; may be empty
  Span agency;  // the whole bold name, its lines joined
};

// "UBND THÀNH PHỐ HỒ CHÍ MINHCỘNG": the first word of the quốc hiệu beside it was read as part of the last word.
bool EndsWithGluedNation(std::string_view text);

// A line that begins as names of agencies begin ("SỞ", "ỦY BAN NHÂN DÂN") opens a name, any other continues the one
// above.
AgencyNames ReadAgencyNames(const PageLayout& layout, const std::vector<int>& lines, const CommonRules& rules);

// Whether the line opens the name of an agency.
bool BeginsLikeAgency(const PageLayout& layout, const Line& line, const CommonRules& rules);

// "TM. ỦY BAN NHÂN DÂN HUYỆN ĐẮK SONG" without "TM."; empty when it begins with another prefix.
Span WithoutAuthorityPrefix(const Span& authority);

}  // namespace sohoa::papers
