// The rules that ship with the program, loaded once for all tests of this folder, and shorthands to use them.
#pragma once

#include <string>
#include <vector>

#include "extractors/papers/paper_catalog.h"

namespace sohoa::papers {

const PaperCatalog& ShippedRules();
const std::vector<settings::Problem>& ShippedProblems();

SourceReading Read(const std::vector<Page>& pages);

// The only document of a single page.
Document ReadOne(const Page& page);

// The value of a field; "(none)" when it is absent.
std::string ValueOf(const Document& document, const std::string& field);

// Whether the field is there and nobody needs to look at it.
bool IsAccepted(const Document& document, const std::string& field);

}  // namespace sohoa::papers
