// The signature block at the end of a paper: authority, office, name (NĐ 30/2020, cells 7a-7c).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/papers/layout.h"
#include "extractors/papers/rules.h"
#include "extractors/papers/span.h"

namespace sohoa::papers {

// Of the page's width: the block's centre lies to the right of this, "Nơi nhận" begins to the left.
constexpr double kSignatureEdge = 0.4;

// What an authority begins with when a deputy signs for the head.
inline constexpr std::string_view kInPlaceOfHead = "KT. ";

struct Signature {
  int page = -1;  // index into the layouts given
  Span authority;
  Span last_authority;        // of several lines: "TM. UBND", "KT. CHỦ TỊCH"
  Span agency;                // behind "TM.", over one or two lines
  bool agency_above = false;  // it stands above the authority instead, without "TM."
  Span title;
  Span head_above;            // a head's office right above the signer's: an authority whose "KT." cannot be read
  bool hides_office = false;  // what stands right below the title may be another office
  bool deputy_below = false;  // what is left of the signer's office speaks for that head's deputy
  Span below_authority;       // the line where the signer's office stands though it could not be read
  std::string
      likely_title;         // the office that the legible part of its line and the line's width speak for; may be empty
  Span name;                // empty when nothing there reads like one
  Box name_place;           // where the name was looked for; empty when there is no room for one
  double top = 1;           // of the block on its page
  std::vector<int> lines;   // all that belong to the block, into PageLayout::lines
  bool name_alone = false;  // no office nor authority could be read above the name
};

// Looks at the pages from the last to the first. The name may be missing (under a seal) while the office was read.
std::optional<Signature> FindSignature(const std::vector<PageLayout>& layouts, const RuleSet& rules);

}  // namespace sohoa::papers
