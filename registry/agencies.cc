#include "registry/agencies.h"

#include <algorithm>
#include <utility>

#include "text/vietnamese.h"

namespace sohoa::registry {
namespace {

void KeepLettersAndDigits(std::string* key) {
  std::erase_if(*key, [](char c) { return (c < 'a' || c > 'z') && (c < '0' || c > '9'); });
}

std::string Squeezed(std::string_view words) {
  std::string key;
  for (const std::string& word : text::SplitWords(words)) key += text::PlaceKey(word);
  KeepLettersAndDigits(&key);
  return key;
}

Level LevelIn(const settings::Node& node, Level fallback) {
  if (!node.IsDefined()) return fallback;
  const std::optional<Level> level = LevelOf(node.String());
  if (!level) node.AddProblem("not a level: province, district or commune");
  return level.value_or(fallback);
}

// The text before the first word that begins the unit's name, as it was typed: what is told of a body that the
// configuration does not name.
std::string TypedBody(std::string_view written, std::size_t words) {
  std::string typed;
  for (const std::string& word : text::SplitWords(text::Normalize(written))) {
    if (words-- == 0) break;
    typed += (typed.empty() ? "" : " ") + word;
  }
  return typed;
}

WrittenPlace WithoutUnit(std::string_view written) {
  WrittenPlace place;
  for (const WrittenPart& part : PartsOf(written)) {
    place.rest.insert(place.rest.end(), part.words.begin(), part.words.end());
  }
  return place;
}

}  // namespace

Result<std::shared_ptr<const Agencies>> Agencies::Load(const std::string& config_dir,
                                                       std::vector<settings::Problem>* problems) {
  const auto agencies = std::make_shared<Agencies>();
  const settings::Node root = settings::LoadYaml(config_dir + "/agencies/successions.yaml", problems);
  if (!root.IsDefined()) {
    return Error{ErrorCode::kConfigInvalid, config_dir + "/agencies", 0, "successions.yaml cannot be read"};
  }
  root.AllowOnly({"abbreviations", "successions", "competence"});
  for (const auto& [abbreviation, node] : root.Get("abbreviations").Entries()) {
    agencies->abbreviations_[Squeezed(abbreviation)] = Squeezed(node.String());
    agencies->names_[Squeezed(node.String())] = node.String();
  }
  const auto read = [&](const settings::Node& list, std::vector<BodySuccession>* successions) {
    for (const settings::Node& node : list.Items()) {
      node.AllowOnly({"from", "to", "level", "to_level", "extent", "date", "basis", "sure"});
      BodySuccession one;
      one.from = node.Require("from").String();
      one.to = node.Require("to").String();
      one.from_key = agencies->BodyKey(one.from);
      one.to_key = agencies->BodyKey(one.to);
      one.level = LevelIn(node.Require("level"), Level::kProvince);
      one.to_level = LevelIn(node.Get("to_level"), one.level);
      one.whole = node.Get("extent").String("whole") == "whole";
      one.date = node.Require("date").String();
      one.basis = node.Require("basis").String();
      one.sure = node.Get("sure").Bool(true);
      agencies->names_[one.from_key] = one.from;
      agencies->names_[one.to_key] = one.to;
      successions->push_back(std::move(one));
    }
  };
  read(root.Get("successions"), &agencies->successions_);
  read(root.Get("competence"), &agencies->competence_);
  return std::shared_ptr<const Agencies>(agencies);
}

std::string Agencies::BodyKey(const std::vector<std::string>& words) const {
  std::string key;
  for (std::string word : words) {
    KeepLettersAndDigits(&word);
    const auto written_out = abbreviations_.find(word);
    key += written_out == abbreviations_.end() ? word : written_out->second;
  }
  return key;
}

std::string Agencies::BodyKey(std::string_view written) const {
  std::vector<std::string> words;
  for (const std::string& word : text::SplitWords(text::Fold(written))) words.push_back(text::PlaceKey(word));
  return BodyKey(words);
}

WrittenAgency Agencies::Resolve(const Units& units, std::string_view written) const {
  WrittenAgency agency;
  std::vector<WrittenPart> parts = PartsOf(written);
  const bool names_kind =
      std::any_of(parts.begin(), parts.end(), [](const WrittenPart& part) { return !part.kind.empty(); });
  agency.place = ResolveParts(units, std::move(parts));
  // Without a word of kind only a province or a district is taken for the end of a body's name ("Sở Tư pháp Đắk Nông");
  // too many communes are called as something else is.
  if (!names_kind && BodyKey(agency.place.rest) != "uybannhandan") {
    std::erase_if(agency.place.units, [&](UnitNumber number) { return units.At(number).level == Level::kCommune; });
    if (agency.place.units.empty()) agency.place = WithoutUnit(written);
  }
  agency.body = BodyKey(agency.place.rest);
  const auto name = names_.find(agency.body);
  agency.body_name = name != names_.end() ? name->second : TypedBody(written, agency.place.rest.size());
  return agency;
}

}  // namespace sohoa::registry
