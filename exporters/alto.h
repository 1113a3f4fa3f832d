// Words as ALTO 4.2 XML (Library of Congress), the form that archives and libraries exchange. Places are pixels of the
// upright, level page. One file holds all pages of one export; a page's class is its paper's type. Pure; thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "exporters/page_text.h"

namespace sohoa::exporters {

// `identifier`: of the record or dossier. The file's name is said when all papers come from one file.
std::string Alto(const std::vector<PaperText>& papers, std::string_view identifier, std::string_view tool,
                 std::string_view engine);

}  // namespace sohoa::exporters
