// A signer's office of which a seal or the signature left only the end or the beginning legible. Pure; thread-safe.
#pragma once

#include <optional>
#include <string>

#include "extractors/papers/layout.h"
#include "extractors/papers/rules.h"

namespace sohoa::papers {

// Whether the line ends, in capitals, like a listed office: "~--ILÁM ĐỐC", "ỊCH".
bool EndsLikeOffice(const PageLayout& layout, const Line& line, const RuleSet& rules);

// The listed office that the line is likely to be, for a person to confirm; empty when nothing speaks for one. An
// office stands in the middle of its block (NĐ 30/2020, Phụ lục I, ô 7a): its legible right end and that `middle`, a
// part of the page's width, tell how long it is. Where the middle is not known the line's own left end counts, which
// strokes may have moved.
std::string LikelyOffice(const PageLayout& layout, const Line& line, std::optional<double> middle,
                         const RuleSet& rules);

// The office of a head's deputy.
std::string DeputyOf(const std::string& head);

}  // namespace sohoa::papers
