#include "registry/dossier_code.h"

#include <algorithm>
#include <cctype>
#include <vector>

#include "text/words.h"

namespace sohoa::registry {
namespace {

bool IsDigits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](unsigned char letter) { return std::isdigit(letter) != 0; });
}

bool IsProvince(std::string_view part) {
  return part.size() == 3 && std::isupper(static_cast<unsigned char>(part[0])) != 0 && IsDigits(part.substr(1));
}

}  // namespace

std::string ModernAgency(std::string_view agency) {
  std::vector<std::string> parts = text::SplitAt(agency, '.');
  if (parts.size() < 2 || !IsProvince(parts.back()) || IsProvince(parts.front())) return std::string(agency);
  std::reverse(parts.begin(), parts.end());
  const auto is_empty = [](const std::string& part) { return part.find_first_not_of('0') == std::string::npos; };
  while (parts.size() > 1 && is_empty(parts.back())) parts.pop_back();
  std::string code = parts.front();
  for (std::size_t i = 1; i < parts.size(); ++i) code += "." + parts[i];
  return code;
}

DossierCode SplitDossierCode(std::string_view code) {
  constexpr std::size_t kDaySize = 6;
  const std::size_t last = code.rfind('-');
  if (last == std::string_view::npos || last < kDaySize + 1) return {};
  const std::string_view day = code.substr(last - kDaySize, kDaySize);
  if (code[last - kDaySize - 1] != '-' || !IsDigits(day) || !IsDigits(code.substr(last + 1))) return {};
  const std::string_view month = day.substr(2, 2);
  const std::string_view of_month = day.substr(4, 2);
  if (month < "01" || month > "12" || of_month < "01" || of_month > "31") return {};
  DossierCode parts;
  parts.agency = ModernAgency(code.substr(0, last - kDaySize - 1));
  parts.day = "20" + std::string(day.substr(0, 2)) + "-" + std::string(month) + "-" + std::string(of_month);
  return parts;
}

}  // namespace sohoa::registry
