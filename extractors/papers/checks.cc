#include "extractors/papers/checks.h"

#include <re2/re2.h>

#include <algorithm>
#include <charconv>

#include "extractors/papers/doubts.h"
#include "text/vietnamese.h"

namespace sohoa::papers {
namespace {

// Whatever its confidence.
void SendToPerson(FieldDraft& draft, const char* note) {
  draft.doubtful = true;
  draft.notes.emplace_back(note);
}

using values::Check;

Check Compare(CheckKind kind, const std::string& first, const std::string& second) {
  switch (kind) {
    case CheckKind::kIdSex:
      return values::CheckIdAgainstSex(first, second);
    case CheckKind::kIdBirth:
      return values::CheckIdAgainstBirthDate(first, second);
    case CheckKind::kDateOrder:
      return values::CheckDateOrder(first, second);
    case CheckKind::kDifferent:
      return text::Fold(first) == text::Fold(second) ? Check::kContradicts : Check::kUnknown;
    case CheckKind::kTaxCode:
      return values::CheckTaxCode(first);
    case CheckKind::kCardExpiry:
      return values::CheckCardExpiry(first, second);
    case CheckKind::kThreeYears:
      return values::CheckThreeYears(first, second);
  }
  return Check::kUnknown;
}

std::string NoteOf(CheckKind kind) {
  switch (kind) {
    case CheckKind::kIdSex:
      return "id_sex";
    case CheckKind::kIdBirth:
      return "id_birth";
    case CheckKind::kDateOrder:
      return "date_order";
    case CheckKind::kDifferent:
      return "different";
    case CheckKind::kTaxCode:
      return "tax_code";
    case CheckKind::kCardExpiry:
      return "card_expiry";
    case CheckKind::kThreeYears:
      return "three_years";
  }
  return "";
}

// An order of dates that holds proves little: most wrong dates keep it, too. So does a sex that is one of two, and a
// year of birth, which is two of an identifier's twelve figures and says nothing of day and month.
bool ProvesMuch(CheckKind kind) { return kind == CheckKind::kTaxCode || kind == CheckKind::kCardExpiry; }

// The unit at the end of an agency's name: "NAM GIA NGHĨA" of "ỦY BAN NHÂN DÂN PHƯỜNG NAM GIA NGHĨA"; empty without
// one.
std::string UnitAtEnd(const std::string& agency) {
  static const RE2 kUnit(
      R"((?i)^(?:.*\s)?(?:TỈNH|HUYỆN|QUẬN|XÃ|PHƯỜNG|THÀNH PHỐ|THỊ XÃ|THỊ TRẤN|TP\.?|TX\.?|TT\.?)\s+(\S.*)$)");
  std::string unit;
  return RE2::FullMatch(agency, kUnit, &unit) ? unit : "";
}

// Holds the place of the date line against the unit that the agency is named for; true when they tell of each other.
bool ComparePlace(const values::Vocabulary& vocabulary, const std::string& unit, FieldDraft& place) {
  constexpr double kNear = 0.74;
  if (unit.empty()) return false;
  const std::string printed = place.value.value;
  const std::string unit_upper = text::ToUpper(unit);
  const std::string upper = text::ToUpper(printed);
  const bool unknown = HasNote(place.value, "unit:unknown");
  if (upper == unit_upper) {
    NoteAgreement(place, "agency");
    // The same slip may stand in both ("Chiêng Hắc"): what no list knows is looked at all the same.
    place.doubtful = unknown;
    return true;
  }
  // "Gia Hòa" of Gia Hòa 1: what follows a place on its line is taken for the day.
  static const RE2 kNumber(R"( \d{1,2})");
  const bool numbered = unit_upper.starts_with(upper) && RE2::FullMatch(unit_upper.substr(upper.size()), kNumber);
  if (numbered) place.value.value = text::ToTitle(unit);
  const std::string key = text::PlaceKey(unit);
  const bool alike = numbered || text::PlaceKey(printed) == key;
  // "Sông Hình" was mended to the wrong one of two names; what was read tells which.
  const bool read_alike = !alike && text::PlaceKey(place.span.text.substr(0, place.span.text.find(','))) == key;
  const bool cut = unit_upper.ends_with(" " + upper);
  if (!alike && !read_alike && !cut && text::Similarity(upper, unit_upper) < kNear) return false;
  // One of them was misread or cut, so a person looks; the one that a list knows is shown.
  SendToPerson(place, "doubts:agency");
  const auto listed = vocabulary.Nearest(values::Vocabulary::List::kUnits, unit);
  // An apostrophe is lost in reading, never found (Ea Tling, EA T'LING).
  const bool lost_sign = alike && unit.find('\'') != std::string::npos && printed.find('\'') == std::string::npos;
  if ((unknown || lost_sign || read_alike) && !cut && listed && listed->exact) {
    place.value.value = text::ToTitle(unit);
    place.notes.emplace_back("mended:agency");
  }
  return true;
}

}  // namespace

FieldDraft* FindDraft(std::vector<FieldDraft>& drafts, std::string_view name) {
  auto it =
      std::find_if(drafts.begin(), drafts.end(), [&](const FieldDraft& draft) { return draft.rule->name == name; });
  return it == drafts.end() ? nullptr : &*it;
}

void NoteAgreement(FieldDraft& draft, const std::string& note) {
  draft.evidence[Feature::kAgreement] = 1;
  draft.notes.push_back("agrees:" + note);
}

void NoteContradiction(FieldDraft& draft, const std::string& note) {
  draft.evidence[Feature::kContradiction] = 1;
  draft.notes.push_back("contradicts:" + note);
}

void RunChecks(const TypeRule& type, std::vector<FieldDraft>& drafts) {
  for (const CheckRule& check : type.checks) {
    FieldDraft* first = FindDraft(drafts, check.first);
    FieldDraft* second = FindDraft(drafts, check.second);
    if (first == nullptr || second == nullptr) continue;
    const Check answer = Compare(check.kind, first->value.value, second->value.value);
    if (answer == Check::kUnknown) continue;
    const std::string note = NoteOf(check.kind);
    for (FieldDraft* draft : {first, second}) {
      if (answer == Check::kContradicts && check.kind == CheckKind::kTaxCode) {
        draft->notes.push_back("doubts:" + note);  // a warning only (domain.md 5.3)
      } else if (answer == Check::kContradicts) {
        NoteContradiction(*draft, note);
      } else if (ProvesMuch(check.kind)) {
        NoteAgreement(*draft, note);
      } else if (draft->evidence[Feature::kAgreement] < 1) {
        draft->evidence[Feature::kAgreement] = 0.5;
      }
      if (first == second) break;
    }
  }
}

void CheckYears(int this_year, std::vector<FieldDraft>& drafts) {
  for (FieldDraft& draft : drafts) {
    const bool ahead = draft.rule->name == "expiry_date" || draft.rule->name == "due_date";
    const std::string& date = draft.value.value;
    int year = 0;
    if (ahead || draft.rule->kind != values::Kind::kDate || date.size() < 4) continue;
    if (std::from_chars(date.data(), date.data() + 4, year).ec == std::errc() && year > this_year) {
      NoteContradiction(draft, "future");
    }
  }
}

void CheckHeadAndSignature(const values::Vocabulary& vocabulary, std::vector<FieldDraft>& drafts) {
  if (FieldDraft* place = FindDraft(drafts, "issue_place")) {
    for (const char* name : {"issuing_agency", "parent_agency"}) {
      const FieldDraft* agency = FindDraft(drafts, name);
      if (agency != nullptr && ComparePlace(vocabulary, UnitAtEnd(agency->value.value), *place)) break;
    }
  }
  const FieldDraft* authority = FindDraft(drafts, "signing_authority");
  FieldDraft* title = FindDraft(drafts, "signer_title");
  // A notary signs copies of papers, and a certification whose heading was lost is taken for the paper's own block.
  if (title != nullptr && title->value.value == "CÔNG CHỨNG VIÊN") {
    for (FieldDraft* draft : {title, FindDraft(drafts, "signer_name")}) {
      if (draft == nullptr) continue;
      SendToPerson(*draft, "doubts:copy");
    }
  }
  if (authority != nullptr && title != nullptr && authority->value.value == "KT. " + title->value.value) {
    NoteContradiction(*title, "deputy");
  }
}

void CheckIdentifiers(std::vector<FieldDraft>& drafts) {
  constexpr double kUnsure = 0.15;
  using values::Kind;
  for (FieldDraft& draft : drafts) {
    const Kind kind = draft.rule->kind;
    const bool identifier = kind == Kind::kPersonalId || kind == Kind::kBusinessCode || kind == Kind::kSerial ||
                            kind == Kind::kRegisterNumber || kind == Kind::kPhone || kind == Kind::kDossierCode;
    const bool proven = draft.evidence[Feature::kAgreement] >= 1;
    if (identifier && !proven && draft.evidence[Feature::kWorstDoubt] >= kUnsure) draft.doubtful = true;
  }
}

void CheckOfficeAgainstAgency(std::vector<FieldDraft>& drafts) {
  FieldDraft* agency = FindDraft(drafts, "issuing_agency");
  if (agency == nullptr) return;
  const std::string name = text::Fold(agency->value.value);
  const FieldDraft* number = FindDraft(drafts, "document_number");
  if (number != nullptr && name.starts_with("bo ")) {
    const std::string symbol = text::Fold(number->value.value);
    const bool has_groups = symbol.find('-') != std::string::npos;
    if (has_groups && symbol.find("-b") == std::string::npos && symbol.find("/b") == std::string::npos) {
      SendToPerson(*agency, "doubts:symbol");
    }
  }
  FieldDraft* title = FindDraft(drafts, "signer_title");
  // The head of a CHI CỤC is its CHI CỤC TRƯỞNG: of "CỤC TRƯỞNG" the first word was lost.
  const std::string office = title == nullptr ? "" : text::Fold(title->value.value);
  if (name.starts_with("chi cuc") && office.ends_with("cuc truong") && office.find("chi cuc") == std::string::npos) {
    title->value.value.insert(title->value.value.find("CỤC"), "CHI ");
    SendToPerson(*title, "inferred:agency");
  }
  const bool council = name.starts_with("uy ban nhan dan") || name.starts_with("ubnd");
  if (!council || title == nullptr || FindDraft(drafts, "signing_authority") != nullptr) return;
  if (text::Fold(title->value.value).find("giam doc") == std::string::npos) return;
  for (const char* field : {"signer_title", "signer_name"}) {
    FieldDraft* draft = FindDraft(drafts, field);
    if (draft == nullptr) continue;
    SendToPerson(*draft, "doubts:agency");
  }
}

namespace {

// Of the page's width: lines of a signature block are centred on each other. What stands further to the right has lost
// its first word to the seal, which lies on the block's left: "PHÓ" of "PHÓ CHỦ TỊCH".
constexpr double kOffCentre = 0.015;

bool StandsOffCentre(const FieldDraft& line, const FieldDraft& above) {
  return line.page == above.page && line.span.box.CenterX() - above.span.box.CenterX() >= kOffCentre;
}

// What stands further to the left has lost its last word: "Hải" of "Vũ Công Hải".
bool StandsLeftOfCentre(const FieldDraft& line, const FieldDraft& above) { return StandsOffCentre(above, line); }

}  // namespace

void CheckSignerPlace(const Signature& signature, std::vector<FieldDraft>& drafts) {
  FieldDraft* title = FindDraft(drafts, "signer_title");
  FieldDraft* name = FindDraft(drafts, "signer_name");
  const FieldDraft* authority = FindDraft(drafts, "signing_authority");
  if (title != nullptr && authority != nullptr && StandsOffCentre(*title, *authority)) {
    SendToPerson(*title, "title:off_centre");
  }
  if (title != nullptr && signature.hides_office) {
    SendToPerson(*title, "left_over:below");
  }
  if (name == nullptr) return;
  if (signature.name_alone || (title == nullptr && authority != nullptr)) {
    // Below "KT. GIÁM ĐỐC" an office was printed: what spoilt it may have spoilt the name below it, too.
    SendToPerson(*name, "doubts:office");
    return;
  }
  if (title == nullptr) return;
  if (!StandsOffCentre(*name, *title) && !StandsLeftOfCentre(*name, *title)) return;
  SendToPerson(*name, "name:off_centre");
}

void CheckHeadLines(const PageView& page, std::vector<FieldDraft>& drafts) {
  FieldDraft* agency = FindDraft(drafts, "issuing_agency");
  FieldDraft* parent = FindDraft(drafts, "parent_agency");
  if (parent == nullptr) return;
  const auto in_neither = [&](int line) {
    const double middle = page.layout.lines[static_cast<std::size_t>(line)].box.CenterY();
    return std::none_of(drafts.begin(), drafts.end(), [&](const FieldDraft& draft) {
      return (&draft == agency || &draft == parent) && draft.span.box.y0 < middle && middle < draft.span.box.y1;
    });
  };
  const std::vector<int>& lines = page.heading.agency_lines;
  if (agency != nullptr && std::none_of(lines.begin(), lines.end(), in_neither)) return;
  for (FieldDraft* draft : {agency, parent}) {
    if (draft != nullptr) draft->doubtful = true;
  }
}

namespace {

// Whether the value was taken from the lines for machines themselves: then they prove nothing of it.
bool IsOfMachineLines(const FieldDraft& draft) {
  return std::ranges::any_of(draft.span.words, [&](int word) {
    return draft.span.page->words[static_cast<std::size_t>(word)].text.find("DVNM") != std::string::npos;
  });
}

}  // namespace

void CheckMachineLines(const MachineLines& lines, std::vector<FieldDraft>& drafts) {
  const auto compare = [&](const std::string& field, const std::string& machine, const std::string& printed) {
    FieldDraft* draft = FindDraft(drafts, field);
    if (draft == nullptr || machine.empty() || IsOfMachineLines(*draft)) return;
    if (machine == printed) {
      NoteAgreement(*draft, "machine_lines");
    } else {
      draft->notes.emplace_back("doubts:machine_lines");
    }
  };
  const auto short_date = [&](const std::string& field) {
    FieldDraft* draft = FindDraft(drafts, field);
    if (draft == nullptr || draft->value.value.size() != 10) return std::string();
    const std::string& iso = draft->value.value;
    return iso.substr(2, 2) + iso.substr(5, 2) + iso.substr(8, 2);
  };
  const auto plain = [&](const std::string& field) {
    FieldDraft* draft = FindDraft(drafts, field);
    return draft == nullptr ? std::string() : draft->value.value;
  };
  compare("personal_id", lines.personal_id, plain("personal_id"));
  compare("sex", lines.sex, plain("sex"));
  compare("date_of_birth", lines.birth, short_date("date_of_birth"));
  compare("expiry_date", lines.expiry, short_date("expiry_date"));
}

}  // namespace sohoa::papers
