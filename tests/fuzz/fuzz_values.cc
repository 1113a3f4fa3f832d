// The grammars of values: numbers, dates, names, places. The first byte chooses the grammar, the others are the words.
#include <cmath>
#include <string>

#include "extractors/values/value.h"
#include "tests/fuzz/target.h"

namespace {

using sohoa::fuzz::Demand;
using sohoa::values::Kind;

const sohoa::values::Vocabulary& Words() {
  static std::vector<sohoa::settings::Problem> problems;
  static const auto words = sohoa::values::Vocabulary::Load(SOHOA_SOURCE_DIR "/config", &problems);
  return *words;
}

bool IsIsoDate(const std::string& text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  for (std::size_t i : {0, 1, 2, 3, 5, 6, 8, 9}) {
    if (text[i] < '0' || text[i] > '9') return false;
  }
  const int month = std::stoi(text.substr(5, 2));
  const int day = std::stoi(text.substr(8));
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  constexpr int kKinds = static_cast<int>(Kind::kAuthority) + 1;
  const Kind kind = static_cast<Kind>(data[0] % kKinds);
  const auto value = sohoa::values::Parse(kind, sohoa::fuzz::BytesOf(data + 1, size - 1), Words());
  if (!value) return 0;
  Demand(value->fit >= 0 && value->fit <= 1 && !std::isnan(value->fit), "a fit is a share");
  Demand(!value->value.empty() || !value->items.empty(), "a value says something");
  if (kind == Kind::kDate || kind == Kind::kDateInWords) Demand(IsIsoDate(value->value), "a date is a day");
  const auto same = sohoa::values::Parse(kind, sohoa::fuzz::BytesOf(data + 1, size - 1), Words());
  Demand(same && same->value == value->value, "the same words give the same value");
  return 0;
}
