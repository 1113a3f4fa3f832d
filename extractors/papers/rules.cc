#include "extractors/papers/rules.h"

#include <algorithm>
#include <utility>

namespace sohoa::papers {
namespace {

constexpr std::array<std::pair<std::string_view, Place>, 14> kPlaces{{
    {"label", Place::kLabel},
    {"pattern", Place::kPattern},
    {"number", Place::kNumber},
    {"date", Place::kDate},
    {"date_place", Place::kDatePlace},
    {"agency", Place::kAgency},
    {"parent_agency", Place::kParentAgency},
    {"signature_agency", Place::kSignatureAgency},
    {"signer", Place::kSigner},
    {"signer_title", Place::kSignerTitle},
    {"signing_authority", Place::kSigningAuthority},
    {"subject", Place::kSubject},
    {"recipients", Place::kRecipients},
    {"card_code", Place::kCardCode},
}};

}  // namespace

std::optional<Place> PlaceFromName(std::string_view name) {
  for (const auto& [known, place] : kPlaces) {
    if (known == name) return place;
  }
  return std::nullopt;
}

std::string_view PlaceName(Place place) {
  for (const auto& [name, known] : kPlaces) {
    if (known == place) return name;
  }
  return "";
}

const std::vector<std::string_view>& PlaceNames() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> made;
    for (const auto& [name, place] : kPlaces) made.push_back(name);
    return made;
  }();
  return names;
}

const TypeRule* RuleSet::Find(std::string_view type) const {
  auto it = std::find_if(types.begin(), types.end(), [&](const TypeRule& rule) { return rule.name == type; });
  return it == types.end() ? nullptr : &*it;
}

}  // namespace sohoa::papers
