// The indicators of Quyết định 766/QĐ-TTg, group 3 (digitisation), as CONFIG/indicators.yaml states them, and the rules
// by which a ratio becomes a score. Plain values; thread-compatible.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "settings/yaml_reader.h"

namespace sohoa::report {

// The formulas that the program knows; what the law may change of them (title, maximum, scoring, dates) is configured.
enum class Formula { kResult, kDigitised, kReused, kShared, kCitizenProcedures, kCitizenDossiers };

// linear: ratio × maximum. cap80: the maximum from `cap` percent on, ratio × maximum / cap below.
enum class Scoring { kLinear, kCap80 };

struct Indicator {
  std::string id;        // "4.1", "4.5a"
  std::string api_code;  // the national portal's name, ORIGINAL_RESULT_AVAILABLE
  Formula formula = Formula::kResult;
  std::string title;         // Vietnamese
  std::int64_t maximum = 0;  // score in hundredths: 600 is 6 points
  Scoring scoring = Scoring::kLinear;
  int cap = 80;  // percent, of kCap80
  std::string legal_basis, effective_from, effective_to;
};

// An agency whose dossiers count for another one as well, from a day of reception on: its code outlived it.
struct AgencySuccession {
  std::string from, to;  // codes, "H16" and "H36"
  std::string since;     // ISO
  std::string legal_basis;
  bool sure = false;  // whether the code was seen in the law, or is only concluded
};

struct IndicatorRules {
  std::vector<Indicator> indicators;  // in the order of the file
  // Denominator of 4.5a: how many procedures for citizens an agency has. "all" stands for the whole report.
  std::map<std::string, std::uint64_t> citizen_procedures;
  std::vector<AgencySuccession> successions;
};

// Mistakes are added to *problems; what they concern is left out.
IndicatorRules LoadIndicators(const std::string& config_dir, std::vector<settings::Problem>* problems);

// Those that hold on that day (ISO).
std::vector<Indicator> IndicatorsOn(const IndicatorRules& rules, std::string_view date);

// numerator / denominator in hundredths of a percent (6286 is 62.86 %), halves rounded up. The denominator is not 0.
std::int64_t Ratio(std::uint64_t numerator, std::uint64_t denominator);
// In hundredths of a point, out of the exact ratio. The denominator is not 0.
std::int64_t Score(const Indicator& indicator, std::uint64_t numerator, std::uint64_t denominator);

}  // namespace sohoa::report
