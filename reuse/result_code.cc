#include "reuse/result_code.h"

#include <algorithm>
#include <string_view>

#include "reuse/validity.h"

namespace sohoa::reuse {
namespace {

void Replace(std::string* text, std::string_view place, std::string_view value) {
  for (std::size_t at = text->find(place); at != std::string::npos; at = text->find(place, at + value.size())) {
    text->replace(at, place.size(), value);
  }
}

}  // namespace

std::string TypeCode(std::string_view type, const ResultCodes& codes) {
  if (std::find(codes.without.begin(), codes.without.end(), type) != codes.without.end()) return "";
  const auto at = codes.types.find(type);
  return at == codes.types.end() ? codes.other_types : at->second;
}

std::string NewResultCode(const Record& record, const ResultCodes& codes) {
  const std::string type = TypeCode(record.document.type, codes);
  if (type.empty() || codes.scheme.empty() || !IsIsoDay(record.made_at.substr(0, record.made_at.find('T')))) return "";
  const std::string year = record.made_at.substr(0, 4);
  std::string code = codes.scheme;
  Replace(&code, "{type}", type);
  Replace(&code, "{date}", year.substr(2) + record.made_at.substr(5, 2) + record.made_at.substr(8, 2));
  Replace(&code, "{year}", year);
  Replace(&code, "{record}", record.id);
  return code;
}

}  // namespace sohoa::reuse
