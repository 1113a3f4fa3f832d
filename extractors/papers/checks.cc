#include "extractors/papers/checks.h"

#include <algorithm>

#include "text/vietnamese.h"

namespace sohoa::papers {
namespace {

using values::Check;

FieldDraft* Find(std::vector<FieldDraft>& drafts, const std::string& name) {
  auto it =
      std::find_if(drafts.begin(), drafts.end(), [&](const FieldDraft& draft) { return draft.rule->name == name; });
  return it == drafts.end() ? nullptr : &*it;
}

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
  }
  return "";
}

// An order of dates that holds proves little: most wrong dates keep it, too. So does a sex that is one of two.
bool ProvesMuch(CheckKind kind) { return kind == CheckKind::kIdBirth || kind == CheckKind::kTaxCode; }

}  // namespace

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
    FieldDraft* first = Find(drafts, check.first);
    FieldDraft* second = Find(drafts, check.second);
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

void CheckHeadAndSignature(std::vector<FieldDraft>& drafts) {
  FieldDraft* place = Find(drafts, "issue_place");
  for (const char* name : {"issuing_agency", "parent_agency"}) {
    const FieldDraft* agency = Find(drafts, name);
    if (place == nullptr || agency == nullptr) continue;
    const std::string words = " " + text::ToUpper(place->value.value);
    if ((" " + text::ToUpper(agency->value.value)).ends_with(words)) {
      NoteAgreement(*place, "agency");
      place->doubtful = false;
      break;
    }
    if ((" " + text::Fold(agency->value.value)).ends_with(" " + text::Fold(place->value.value))) {
      place->doubtful = true;
      place->notes.emplace_back("doubts:agency");
    }
  }
  const FieldDraft* authority = Find(drafts, "signing_authority");
  FieldDraft* title = Find(drafts, "signer_title");
  if (authority != nullptr && title != nullptr && authority->value.value == "KT. " + title->value.value) {
    NoteContradiction(*title, "deputy");
  }
}

void CheckMachineLines(const MachineLines& lines, std::vector<FieldDraft>& drafts) {
  const auto compare = [&](const std::string& field, const std::string& machine, const std::string& printed) {
    FieldDraft* draft = Find(drafts, field);
    if (draft == nullptr || machine.empty()) return;
    if (machine == printed) {
      NoteAgreement(*draft, "machine_lines");
    } else {
      draft->notes.push_back("doubts:machine_lines");
    }
  };
  const auto short_date = [&](const std::string& field) {
    FieldDraft* draft = Find(drafts, field);
    if (draft == nullptr || draft->value.value.size() != 10) return std::string();
    const std::string& iso = draft->value.value;
    return iso.substr(2, 2) + iso.substr(5, 2) + iso.substr(8, 2);
  };
  const auto plain = [&](const std::string& field) {
    FieldDraft* draft = Find(drafts, field);
    return draft == nullptr ? std::string() : draft->value.value;
  };
  compare("personal_id", lines.personal_id, plain("personal_id"));
  compare("sex", lines.sex, plain("sex"));
  compare("date_of_birth", lines.birth, short_date("date_of_birth"));
  compare("expiry_date", lines.expiry, short_date("expiry_date"));
}

}  // namespace sohoa::papers
