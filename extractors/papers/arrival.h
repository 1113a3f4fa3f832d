// The stamp of the office that received a paper: "ĐẾN / Số: ... / Ngày: ... / Chuyển: ..." (NĐ 30/2020, Phụ lục IV,
// dấu "ĐẾN"). Its number, its day and its agency are the receiver's and none of the paper's. Pure.
#pragma once

#include "extractors/papers/layout.h"
#include "extractors/papers/rules.h"

namespace sohoa::papers {

// Takes the stamp's lines out of the layout: the mark ("CÔNG VĂN ĐẾN") and what a stamp says right below or beside it.
// The words stay on the page.
void TakeOffArrivalStamp(PageLayout& layout, const CommonRules& rules);

}  // namespace sohoa::papers
