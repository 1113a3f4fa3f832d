// What of a value nobody could know without looking at the paper: such a value is never accepted unseen. Pure;
// thread-safe.
#pragma once

#include <string_view>

#include "extractors/papers/finder.h"
#include "extractors/papers/rules.h"
#include "extractors/papers/span.h"
#include "extractors/values/value.h"

namespace sohoa::papers {

bool HasNote(const values::Value& value, std::string_view note);

// Offices leave a gap for number and day on the printed form and fill it in with a pen, whether or not the strokes were
// told from print: a number that is not one word (NĐ 30/2020 writes it without spaces), a date that had to be mended.
bool LooksFilledIn(Place place, const Span& span, const values::Value& value);

// Values that no later check can catch: a place that no list knows (cut short or misread), an office before which
// something was left over, a word of a name that nobody bears, a symbol or a unit that was mended to another.
bool IsDoubtful(values::Kind kind, const Span& span, const values::Value& value);

// A number without its symbol, which all papers but those from registers have (NĐ 30/2020, Phụ lục I): it may be cut.
bool LacksSymbol(values::Kind kind, const values::Value& value);

// Long text, in which a second look always differs in a letter somewhere.
bool IsProse(values::Kind kind);

// Text that may end in the middle: the line below may belong to it, and no grammar says where it ends.
bool MayBeCut(const Finding& finding, values::Kind kind);

}  // namespace sohoa::papers
