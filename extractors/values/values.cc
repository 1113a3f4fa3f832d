#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "extractors/values/cleaning.h"
#include "extractors/values/grammars.h"
#include "extractors/values/value.h"
#include "text/letters.h"
#include "text/syllable.h"
#include "text/vietnamese.h"

namespace sohoa::values {
namespace {

struct Named {
  Kind kind;
  std::string_view name;
};

constexpr std::array<Named, 26> kKinds = {{{Kind::kText, "text"},
                                           {Kind::kPersonName, "person_name"},
                                           {Kind::kOrganisation, "organisation"},
                                           {Kind::kAgency, "agency"},
                                           {Kind::kAddress, "address"},
                                           {Kind::kPlace, "place"},
                                           {Kind::kDate, "date"},
                                           {Kind::kDateInWords, "date_in_words"},
                                           {Kind::kYear, "year"},
                                           {Kind::kDocumentNumber, "document_number"},
                                           {Kind::kPersonalId, "personal_id"},
                                           {Kind::kSex, "sex"},
                                           {Kind::kEthnicity, "ethnicity"},
                                           {Kind::kNationality, "nationality"},
                                           {Kind::kInteger, "integer"},
                                           {Kind::kArea, "area"},
                                           {Kind::kMoney, "money"},
                                           {Kind::kPhone, "phone"},
                                           {Kind::kDossierCode, "dossier_code"},
                                           {Kind::kSerial, "serial"},
                                           {Kind::kRegisterNumber, "register_number"},
                                           {Kind::kBusinessCode, "business_code"},
                                           {Kind::kSubject, "subject"},
                                           {Kind::kRecipients, "recipients"},
                                           {Kind::kTitle, "title"},
                                           {Kind::kAuthority, "authority"}}};

}  // namespace

std::optional<Kind> KindFromName(std::string_view name) {
  for (const Named& named : kKinds) {
    if (named.name == name) return named.kind;
  }
  return std::nullopt;
}

std::string_view KindName(Kind kind) {
  for (const Named& named : kKinds) {
    if (named.kind == kind) return named.name;
  }
  return "";
}

namespace {

// "Thôn ó,": a small letter with a tone, alone where a number or a name stands.
bool HoldsLoneVowel(std::string_view value) {
  static const RE2 kLone(R"(\s[àáảãạăâèéẻẽẹêìíỉĩịòóỏõọôơùúủũụưỳýỷỹỵ](?:[,;]|$))");
  return RE2::PartialMatch(re2::StringPiece(value.data(), value.size()), kLone);
}

// "t Ỉ j xã Sa Pa": a small letter alone, or one with a tone; capitals are parts of names ("Hậu Mỹ Bắc A").
bool HoldsLoneLetter(std::string_view value) {
  const std::vector<std::string> words = text::SplitWords(value);
  return std::any_of(words.begin(), words.end(), [](const std::string& word) {
    const std::u32string letters = text::ToCodePoints(word);
    return letters.size() == 1 && text::IsLetter(letters[0]) &&
           (text::Lower(letters[0]) == letters[0] || text::WithoutTone(text::Lower(letters[0])).tone != 0);
  });
}

// What no name, place, office or agency is written with.
bool HoldsStrange(Kind kind, std::string_view value) {
  switch (kind) {
    case Kind::kPersonName:
    case Kind::kOrganisation:
    case Kind::kAgency:
    case Kind::kTitle:
    case Kind::kAuthority:
    case Kind::kText:
      return HoldsStrangeSign(value) || HoldsLoneVowel(value);
    case Kind::kAddress:
    case Kind::kPlace:
      return HoldsStrangeSign(value) || HoldsLoneVowel(value) || HoldsLoneLetter(value);
    default:
      return false;
  }
}

std::optional<Value> ParseAs(Kind kind, std::string_view text, const Vocabulary& vocabulary) {
  const Lists& lists = vocabulary.lists();
  switch (kind) {
    case Kind::kText:
      return ParseText(text, lists);
    case Kind::kPersonName:
      return ParsePersonName(text, lists);
    case Kind::kOrganisation:
      return ParseOrganisation(text, lists);
    case Kind::kAgency:
      return ParseAgency(text, lists);
    case Kind::kAddress:
      return ParseAddress(text, lists);
    case Kind::kPlace:
      return ParsePlace(text, lists);
    case Kind::kDate:
      return ParseDate(text, lists);
    case Kind::kDateInWords:
      return ParseDateInWords(text);
    case Kind::kYear:
      return ParseYear(text, lists);
    case Kind::kDocumentNumber:
      return ParseDocumentNumber(text, lists);
    case Kind::kPersonalId:
      return ParsePersonalId(text, lists);
    case Kind::kSex:
      return ParseSex(text);
    case Kind::kEthnicity:
      return ParseListed(text, lists.ethnic_groups, lists);
    case Kind::kNationality:
      return ParseListed(text, lists.nationalities, lists);
    case Kind::kInteger:
      return ParseInteger(text, lists);
    case Kind::kArea:
      return ParseArea(text, lists);
    case Kind::kMoney:
      return ParseMoney(text, lists);
    case Kind::kPhone:
      return ParsePhone(text, lists);
    case Kind::kDossierCode:
      return ParseDossierCode(text, lists);
    case Kind::kSerial:
      return ParseSerial(text, lists);
    case Kind::kRegisterNumber:
      return ParseRegisterNumber(text, lists);
    case Kind::kBusinessCode:
      return ParseBusinessCode(text, lists);
    case Kind::kSubject:
      return ParseSubject(text, lists);
    case Kind::kRecipients:
      return ParseRecipients(text, lists);
    case Kind::kTitle:
      return ParseTitle(text, lists);
    case Kind::kAuthority:
      return ParseAuthority(text, lists);
  }
  return std::nullopt;
}

}  // namespace

bool HoldsStrangeSign(std::string_view text) {
  return text.find_first_of("*^<>|{}[]\\~=_$#") != std::string_view::npos || text.find("®") != std::string_view::npos ||
         text.find("©") != std::string_view::npos;
}

std::optional<Value> Parse(Kind kind, std::string_view text, const Vocabulary& vocabulary) {
  std::optional<Value> value = ParseAs(kind, text, vocabulary);
  if (value && HoldsStrange(kind, value->value)) Note(*value, "sign:strange", 0.4);
  return value;
}

}  // namespace sohoa::values
