// A question as ranges of index keys: what each criterion may match, best first. Pure and thread-safe.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/store.h"

namespace sohoa::store {

// Keys with begin <= key < end. What is found there is worth `score`. Of a name, kWholeBonus more when it is the whole
// name and kExactBonus more when it begins with `exact`, accents included. Of an identifier or a number (`by_text`),
// `whole` when the text is `begin` and nothing else, `part` when a slash follows.
struct KeyRange {
  std::string begin;
  std::string end;
  double score = 0;
  double best = 0;  // the most that an entry of this range can be worth
  std::string exact;
  bool backwards = false;  // visit from the end
  bool by_text = false;
  double whole = 0;
  double part = 0;
  std::string_view how;  // Match::how of what is found here
  // The words alone do not tell: a record found here counts only when the criterion's expansion judges that it fits.
  bool judged = false;
  // Of what is judged: a place or an agency of any hit begins with this phrase from some word on; empty: with anything.
  // Without such a phrase in the whole index the range need not be read.
  std::string needs;
};
inline constexpr double kWholeBonus = 0.05;
inline constexpr double kExactBonus = 0.20;

// A record fits when any of its entries lies in any of the ranges. Ranges are ordered by `best`.
struct Criterion {
  std::vector<KeyRange> ranges;
  std::string_view name = "text";  // Match::criterion
  // What places and agencies were asked for, for the ranges that are judged; what a plain hit of them is worth.
  struct Judge {
    std::shared_ptr<const registry::Expansion> expansion;
    bool agencies_only = false;
    double score = 0;
  };
  std::vector<Judge> judges;
};

// How a record fits the expansions of a criterion.
struct Judged {
  double worth = 0;
  std::string field, value;
  const registry::Form* form = nullptr;  // of the criterion's expansion
};
std::optional<Judged> JudgeRecord(const Criterion& criterion, const Record& record);

// All must fit. Empty: everything, newest first.
using Plan = std::vector<Criterion>;

// The ways to understand a query, the strictest first: free text as a whole, then its numbers and codes apart from its
// words, then every word by itself. The first that finds anything counts. kUsage for a date that is none.
Result<std::vector<Plan>> PlansOf(const Query& query);

// What an entry is worth under a criterion; nothing when it is outside its ranges.
// Ranges that are judged are left to JudgeRecord.
std::optional<double> WorthOf(const Criterion& criterion, std::string_view key, std::string_view value);
double WorthIn(const KeyRange& range, std::string_view key, std::string_view value);

}  // namespace sohoa::store
