// The typed grammars of values: from words as they were read to a normalised value, mending the recogniser's slips
// where the grammar leaves no doubt (domain.md 1.3, 5). Pure and thread-safe; a Vocabulary is immutable after loading.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/result.h"
#include "settings/yaml_reader.h"

namespace sohoa::values {

struct Lists;  // this folder's own view of the vocabulary

// What a field may be, as papers/*.yaml names it (KindFromName): the grammar that reads it.
enum class Kind {
  kText,            // "text": free text, spaces and edge punctuation cleaned
  kPersonName,      // "person_name": Title Case; never corrected to a list
  kOrganisation,    // "organisation": firm or facility name, case as printed
  kAgency,          // "agency": upper case bold name, mended against the list of agencies and units
  kAddress,         // "address": place names as printed, mended against the list of units
  kPlace,           // "place": the place of a date line ("Gia Nghĩa")
  kDate,            // "date": digits or "ngày dd tháng mm năm yyyy"; ISO out
  kDateInWords,     // "date_in_words": "Ngày hai mươi bốn, tháng mười một, năm hai nghìn ..."; ISO out
  kYear,            // "year": yyyy, or the year of a full date
  kDocumentNumber,  // "document_number": 7815/UBND-NC, 143/TLKS-BS, 45/2023, 129
  kPersonalId,      // "personal_id": 12 digits, or 9 of an old CMND
  kSex,             // "sex": Nam, Nữ
  kEthnicity,       // "ethnicity": of the list
  kNationality,     // "nationality"
  kInteger,         // "integer": parcel, sheet, floors
  kArea,            // "area": number with decimal comma, without unit
  kMoney,           // "money": digits only, without dots and unit
  kPhone,           // "phone"
  kDossierCode,     // "dossier_code": H16.41-230402-7301
  kSerial,          // "serial": land certificate AB 123456
  kRegisterNumber,  // "register_number": CT 01234
  kBusinessCode,    // "business_code": 63D8012345, 10 or 12 digits, 10-3
  kSubject,         // "subject": without V/v, Về việc
  kRecipients,      // "recipients": list
  kTitle,           // "title": upper-case office of a signer ("PHÓ CHỦ TỊCH"), mended against the list
  kAuthority,       // "authority": "KT. CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN"
};
std::optional<Kind> KindFromName(std::string_view name);
std::string_view KindName(Kind kind);

struct Value {
  std::string value;
  std::vector<std::string> items;  // of a list
  double rarity =
      0;  // of a name: how much commoner its letters are under other marks (Vị, Vi); 0: not at all, 1: 100 times
  double fit = 1;  // 1: the text obeys the grammar exactly; less, the more had to be mended or was left over
  std::vector<std::string> notes;  // "mended:slash", "mended:digit", "vocabulary:unit", "check:place_code_unknown", ...
};

// Names that the state writes: units before and after 2025, agencies, offices, ethnic groups, symbols.
class Vocabulary {
 public:
  // Reads CONFIG/vocabulary/*.yaml and *.tsv.
  static std::shared_ptr<const Vocabulary> Load(const std::string& config_dir,
                                                std::vector<settings::Problem>* problems);
  virtual ~Vocabulary() = default;

  // The listed form nearest to `text` under the recogniser's confusion costs, when it is clearly nearer than any other.
  enum class List { kUnits, kAgencies, kOffices, kAuthorities, kEthnicGroups, kNationalities, kSymbols };
  struct Match {
    std::string form;
    double similarity = 0;  // [0,1]
    bool exact = false;
  };
  virtual std::optional<Match> Nearest(List list, std::string_view text) const = 0;

  virtual const Lists& lists() const = 0;
};

// Reads `text` (lines joined by a space, or by '\n' where the kind is a list) as a value of the kind. Nothing when the
// grammar does not fit at all.
std::optional<Value> Parse(Kind kind, std::string_view text, const Vocabulary& vocabulary);

// Listed offices that end like the text, of which one letter may be lost or misread ("'PỊCH" for TỊCH): where a seal or
// the signature hid the words before it.
std::vector<std::string> OfficesEndingLike(std::string_view text, const Vocabulary& vocabulary);
// The one listed office that begins with the text and lacks its last word ("CÔNG CHỨC TƯ PHÁP - HỘ"); nothing when the
// text is no such beginning, or one of several.
std::optional<std::string> OfficeBeginningWith(std::string_view text, const Vocabulary& vocabulary);

// Whether the address goes as far as its province ("..., tỉnh Đắk Nông", "..., Đắk Nông").
bool EndsWithProvince(std::string_view address, const Vocabulary& vocabulary);

// Whether the text holds a sign that no name, place, office or agency is written with: what a seal, a stroke or a
// pattern left in the words.
bool HoldsStrangeSign(std::string_view text);

// The name of a person with the marks that were surely lost in reading ("Nguyên" for Nguyễn, "Hblăm" for H'Blăm), and a
// note that says so ("name:mended_marks", "name:apostrophe"): a proposal, which a person must confirm. For names that
// were read from a paper, never for what a person typed.
Value WithLikelyMarks(Value name, const Vocabulary& vocabulary);

// Cross-checks of domain.md 5. Each answers kUnknown when a part is missing or not well formed.
enum class Check { kAgrees, kContradicts, kUnknown };
Check CheckIdAgainstSex(std::string_view id, std::string_view sex);
Check CheckIdAgainstBirthDate(std::string_view id, std::string_view iso_date_or_year);
Check CheckIdPlaceCode(std::string_view id);
Check CheckDateOrder(std::string_view earlier_iso, std::string_view later_iso);
Check CheckDateNotAfter(std::string_view iso, std::string_view today_iso);
// A citizen's card is valid until the birthday of 14, 25, 40 or 60 years (Law on Identification 2023, Article 21; so
// was the law of 2014 from 25 on).
Check CheckCardExpiry(std::string_view birth_iso, std::string_view expiry_iso);
// Whether the second day lies at most three years, and a few days of grace, behind the first: a food safety certificate
// is valid for three years (Law on Food Safety 2010, Article 37).
Check CheckThreeYears(std::string_view from_iso, std::string_view until_iso);
Check CheckTaxCode(std::string_view code);  // domain.md 5.3; a contradiction is only a warning

}  // namespace sohoa::values
