#include "store/search_keys.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <utility>

#include "text/minhash.h"
#include "text/vietnamese.h"
#include "text/words.h"

namespace sohoa::store {
namespace {

constexpr std::size_t kMaxNameWords = 12;    // of a firm; of a person never more than 8
constexpr std::size_t kMaxPhraseWords = 24;  // of an address

struct FieldRule {
  std::string_view ending;  // of the field's name; a name that is equal ends so too
  std::vector<IndexKind> kinds;
};

// The first rule that fits counts, so exceptions stand before what they are exceptions of.
const std::vector<FieldRule>& FieldRules() {
  using enum IndexKind;
  static const std::vector<FieldRule> rules = {
      {"procedure_name", {}},
      {"_name", {kName}},
      {"issuing_agency", {kAgency}},
      {"parent_agency", {kAgency}},
      {"issue_date", {kIssueDate, kAnyDate}},
      {"_date", {kAnyDate}},
      {"date_of_birth", {kAnyDate}},
      {"date_of_death", {kAnyDate}},
      {"register_number", {kIdentifier}},
      {"parcel_number", {kIdentifier}},
      {"_number", {kNumber}},
      {"_id", {kIdentifier}},
      {"_code", {kIdentifier}},
      {"_serial", {kIdentifier}},
      {"phone", {kIdentifier}},
      {"address", {kPlace}},
      {"residence", {kPlace}},
      {"_place", {kPlace}},
      {"place_of_birth", {kPlace}},
      {"place_of_origin", {kPlace}},
      {"place_of_death", {kPlace}},
  };
  return rules;
}

// Abbreviations in the names of agencies and places, folded.
constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kAbbreviations{{
    {"ubnd", "uy ban nhan dan"},
    {"hdnd", "hoi dong nhan dan"},
    {"tp", "thanh pho"},
    {"tp.", "thanh pho"},
    {"tx", "thi xa"},
    {"tx.", "thi xa"},
    {"p.", "phuong"},
    {"vpcp", "van phong chinh phu"},
}};

bool IsAsciiAlnum(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

// Words without what stands at their edges in running text.
std::vector<std::string> Words(std::string_view folded) {
  std::vector<std::string> words = text::SplitWords(folded);
  for (std::string& word : words) {
    while (!word.empty() && std::string_view(",;:()").find(word.back()) != std::string_view::npos) word.pop_back();
    while (!word.empty() && std::string_view(",;:()-").find(word.front()) != std::string_view::npos) word.erase(0, 1);
  }
  std::erase(words, "");
  return words;
}

// Place keys of the words; that of a phrase is theirs, joined.
std::vector<std::string> PhraseWords(std::string_view value) {
  std::vector<std::string> keys;
  for (const std::string& word : Words(text::Fold(value))) {
    const auto* row = std::find_if(kAbbreviations.begin(), kAbbreviations.end(),
                                   [&](const auto& pair) { return pair.first == word; });
    if (row == kAbbreviations.end()) {
      keys.push_back(Clean(text::PlaceKey(word)));
    } else {
      for (std::string& written_out : text::SplitWords(row->second)) keys.push_back(std::move(written_out));
    }
  }
  return keys;
}

bool IsDay(const std::string& year, const std::string& month, const std::string& day) {
  using namespace std::chrono;
  const auto number = [](const std::string& digits) { return static_cast<unsigned>(std::stoul(digits)); };
  return year_month_day{std::chrono::year(static_cast<int>(number(year))), std::chrono::month(number(month)),
                        std::chrono::day(number(day))}
      .ok();
}

std::string PhraseText(const std::vector<std::string>& keys, std::size_t from) {
  std::string phrase;
  for (std::size_t i = from; i < keys.size() && phrase.size() < kPhraseBytes; ++i) phrase += keys[i];
  return phrase.substr(0, kPhraseBytes);
}

}  // namespace

std::vector<IndexKind> KindsOfField(std::string_view field_name) {
  for (const FieldRule& rule : FieldRules()) {
    if (field_name.ends_with(rule.ending)) return rule.kinds;
  }
  return {};
}

std::string NumberText(std::string_view value) {
  std::string number = Clean(text::Fold(value));
  std::erase(number, ' ');
  const std::size_t first = number.find_first_not_of('0');
  return first == std::string::npos ? number : number.substr(first);
}

std::string IdentifierText(std::string_view value) {
  std::string identifier = text::Fold(value);
  std::erase_if(identifier, [](char c) { return !IsAsciiAlnum(c); });
  return identifier;
}

std::string TypeText(std::string_view value) {
  std::string type = Clean(text::Fold(value));
  std::replace(type.begin(), type.end(), ' ', '_');
  return type;
}

std::vector<NameText> NameTexts(std::string_view value) {
  const std::vector<std::string> exact = Words(Clean(text::NameKey(value)));
  std::vector<std::string> folded;
  folded.reserve(exact.size());
  for (const std::string& word : exact) folded.push_back(Clean(text::Fold(word)));
  std::vector<NameText> texts;
  for (std::size_t i = 0; i < std::min(exact.size(), kMaxNameWords); ++i) {
    texts.push_back({text::JoinWords(folded, " ", i), text::JoinWords(exact, " ", i)});
  }
  return texts;
}

NameText WholeNameText(std::string_view typed) {
  std::vector<NameText> texts = NameTexts(typed);
  return texts.empty() ? NameText{} : texts.front();
}

std::vector<std::string> PhraseTexts(std::string_view value) {
  const std::vector<std::string> words = PhraseWords(value);
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < std::min(words.size(), kMaxPhraseWords); ++i) {
    std::string from_here = PhraseText(words, i);
    if (!from_here.empty()) texts.push_back(std::move(from_here));
  }
  return texts;
}

std::string WholePhraseText(std::string_view typed) { return PhraseText(PhraseWords(typed), 0); }

std::string SamePaperText(const Record& record) {
  constexpr std::size_t kYearDigits = 4;
  std::string number;
  std::string year;
  for (const Field& field : EffectiveFields(record)) {
    if (field.name == "document_number") number = NumberText(field.value);
    if (field.name == "issue_date") year = field.value.substr(0, kYearDigits);
  }
  if (number.empty()) return "";
  return TypeText(record.document.type) + kExactMark + number + kExactMark + Clean(year);
}

std::string SamePaperPrefix(std::string_view same_paper_text) {
  const std::size_t mark = same_paper_text.rfind(kExactMark);
  return mark == std::string_view::npos ? std::string() : std::string(same_paper_text.substr(0, mark + 1));
}

std::vector<std::string> BandTexts(const Document& document) {
  return text::SignatureBands(document.text_signature, document.type);
}

std::optional<std::string> DayText(std::string_view typed) {
  std::vector<std::string> parts(1);
  for (char c : text::CollapseSpaces(typed)) {
    if (c == '-' || c == '/' || c == '.') {
      parts.emplace_back();
    } else if (c >= '0' && c <= '9') {
      parts.back() += c;
    } else {
      return std::nullopt;
    }
  }
  if (parts.size() != 3) return std::nullopt;
  if (parts[2].size() == 4) std::swap(parts[0], parts[2]);
  if (parts[0].size() != 4) return std::nullopt;
  for (std::size_t i : {1, 2}) {
    if (parts[i].empty() || parts[i].size() > 2) return std::nullopt;
    parts[i].insert(0, 2 - parts[i].size(), '0');
  }
  return IsDay(parts[0], parts[1], parts[2]) ? std::optional(parts[0] + "-" + parts[1] + "-" + parts[2]) : std::nullopt;
}

}  // namespace sohoa::store
