#include "pipeline/identity.h"

#include <algorithm>
#include <bit>
#include <optional>
#include <string_view>

#include "text/minhash.h"
#include "text/vietnamese.h"

namespace sohoa::pipeline {
namespace {

using settings::IdentityRules;

// Of readings of one text: as much of it may be lost in a bad scan.
constexpr double kSimilarText = 0.8;
constexpr double kOtherText = 0.5;
constexpr double kNearAgency = 0.85;
constexpr int kLettersForEachEdit = 6;
constexpr std::string_view kMaybeSame = "maybe_same:";

std::string LettersAndDigits(std::string_view value) {
  std::string bare = text::Fold(value);
  std::erase_if(bare, [](char c) { return !((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')); });
  return bare;
}

std::string NumberKey(std::string_view value) {
  std::string number = text::Fold(value);
  std::erase(number, ' ');
  const std::size_t first = number.find_first_not_of('0');
  return first == std::string::npos ? number : number.substr(first);
}

std::string AgencyKey(std::string_view value) {
  std::string key;
  for (const std::string& word : text::SplitWords(text::Fold(value))) {
    if (word == "ubnd") {
      key += "uybannhandan";
    } else if (word == "tp" || word == "tp.") {
      key += "thanhpho";
    } else {
      key += text::PlaceKey(word);
    }
  }
  return key;
}

std::string KeyOf(const std::string& value, IdentityRules::Compare compare) {
  switch (compare) {
    case IdentityRules::Compare::kNumber:
      return NumberKey(value);
    case IdentityRules::Compare::kIdentifier:
      return LettersAndDigits(value);
    case IdentityRules::Compare::kName:
      return text::NameKey(value);
    case IdentityRules::Compare::kAgency:
      return AgencyKey(value);
    case IdentityRules::Compare::kDate:
    case IdentityRules::Compare::kText:
      return text::Fold(value);
  }
  return value;
}

int EditsOf(const std::string& a, const std::string& b, int limit) {
  return text::EditDistance(text::ToCodePoints(a), text::ToCodePoints(b), limit);
}

// Whether a careless eye takes one for the other.
bool IsNear(const std::string& a, const std::string& b, IdentityRules::Compare compare) {
  constexpr std::size_t kYearDigits = 4;
  switch (compare) {
    case IdentityRules::Compare::kName: {
      const std::string folded_a = text::Fold(a);
      const std::string folded_b = text::Fold(b);
      const int most = static_cast<int>(std::min(folded_a.size(), folded_b.size())) / kLettersForEachEdit;
      return folded_a == folded_b || EditsOf(folded_a, folded_b, most) <= most;
    }
    case IdentityRules::Compare::kDate:
      return a.size() == b.size() && a.substr(0, kYearDigits) == b.substr(0, kYearDigits) && EditsOf(a, b, 1) == 1;
    case IdentityRules::Compare::kAgency:
      return text::Similarity(a, b) >= kNearAgency;
    case IdentityRules::Compare::kText:
      return text::Similarity(a, b) >= kSimilarText;
    case IdentityRules::Compare::kNumber:
    case IdentityRules::Compare::kIdentifier:
      return false;  // the next number is another paper
  }
  return false;
}

// "33611/stp" and "3361/stp": a pen's slash was read as a 1, too. Of three digits and more nobody writes both numbers
// on one day; of "1" and "11" somebody may.
bool IsSlashReadAsOne(const std::string& a, const std::string& b) {
  constexpr std::size_t kFewestDigits = 3;
  const std::string& longer = a.size() > b.size() ? a : b;
  const std::string& shorter = a.size() > b.size() ? b : a;
  const std::size_t slash = shorter.find('/');
  if (slash == std::string::npos || slash < kFewestDigits) return false;
  const bool digits = std::all_of(shorter.begin(), shorter.begin() + static_cast<std::ptrdiff_t>(slash),
                                  [](char c) { return c >= '0' && c <= '9'; });
  return digits && longer == shorter.substr(0, slash) + "1" + shorter.substr(slash);
}

// What the fields of two papers say in sum.
struct Evidence {
  double weight = 0;
  int near = 0;
  int doubtful = 0;
  int contradictions = 0;
  std::vector<std::string> agreeing;

  // How many of the fields do not agree.
  long Lacks(const std::vector<std::string>& fields) const {
    return std::ranges::count_if(
        fields, [&](const std::string& name) { return std::ranges::find(agreeing, name) == agreeing.end(); });
  }
};

bool Decides(const IdentityRules::FieldRule& rule, const Field& a, const Field& b) {
  const bool accepted = a.status == FieldStatus::kAccepted && b.status == FieldStatus::kAccepted;
  return rule.forbids == IdentityRules::Forbids::kAlways || rule.forbids == IdentityRules::Forbids::kPresence ||
         (rule.forbids == IdentityRules::Forbids::kAccepted && accepted);
}

// Fields that one of both lacks and that say by being there that it is another paper.
int MissingIn(const std::vector<Field>& fields, const std::vector<Field>& others, const IdentityRules& rules) {
  return static_cast<int>(std::ranges::count_if(others, [&](const Field& other) {
    const IdentityRules::FieldRule* rule = rules.RuleOf(other.name);
    return rule != nullptr && rule->forbids == IdentityRules::Forbids::kPresence &&
           FindField(fields, other.name) == nullptr;
  }));
}

Evidence Weigh(const Document& document, const std::vector<Field>& stored, const IdentityRules& rules) {
  const bool own_date =
      std::ranges::find(rules.copies_with_own_date, document.type) != rules.copies_with_own_date.end();
  Evidence evidence;
  for (const Field& field : document.fields) {
    const IdentityRules::FieldRule* rule = rules.RuleOf(field.name);
    const Field* other = FindField(stored, field.name);
    if (rule == nullptr || other == nullptr) continue;
    switch (CompareField(field, *other, *rule, rules.least_confidence)) {
      case Agreement::kUnknown:
        break;
      case Agreement::kAgree:
        evidence.weight += rule->weight;
        evidence.agreeing.push_back(field.name);
        break;
      case Agreement::kNear:
        evidence.near += Decides(*rule, field, *other) ? 1 : 0;
        break;
      case Agreement::kDoubtful:
      case Agreement::kDiffer: {
        if (!Decides(*rule, field, *other) || (own_date && field.name == "issue_date")) break;
        const bool doubtful = field.status == FieldStatus::kReview || other->status == FieldStatus::kReview;
        evidence.doubtful += doubtful ? 1 : 0;
        evidence.contradictions += doubtful ? 0 : 1;
        break;
      }
    }
  }
  evidence.doubtful += MissingIn(document.fields, stored, rules) + MissingIn(stored, document.fields, rules);
  return evidence;
}

// Every page of the shorter paper has a page of the other that looks like it, each used once.
bool LookAlike(const std::vector<std::uint64_t>& a, std::vector<std::uint64_t> b, int most_bits) {
  for (const std::uint64_t page : a) {
    const auto nearest =
        std::ranges::min_element(b, {}, [&](std::uint64_t other) { return std::popcount(page ^ other); });
    if (nearest == b.end() || std::popcount(page ^ *nearest) > most_bits) return false;
    b.erase(nearest);
  }
  return true;
}

bool HasPictures(const Document& document) {
  return !document.picture_hashes.empty() &&
         std::ranges::find(document.picture_hashes, 0U) == document.picture_hashes.end();
}

}  // namespace

bool IdentityIsCertain(const Document& document, const std::vector<std::string>& identity_fields) {
  if (document.legal_identity.empty() || identity_fields.empty()) return false;
  return std::ranges::all_of(identity_fields, [&](const std::string& name) {
    const Field* field = FindField(document.fields, name);
    return field != nullptr && field->status == FieldStatus::kAccepted;
  });
}

Agreement CompareField(const Field& a, const Field& b, const IdentityRules::FieldRule& rule, double least_confidence) {
  if (a.value.empty() || b.value.empty()) return Agreement::kUnknown;
  const std::string key_a = KeyOf(a.value, rule.compare);
  const std::string key_b = KeyOf(b.value, rule.compare);
  if (key_a == key_b) return Agreement::kAgree;
  if (rule.compare == IdentityRules::Compare::kText) {
    const double similarity = text::Similarity(key_a, key_b);
    if (similarity >= kSimilarText) return Agreement::kAgree;
    return similarity >= kOtherText ? Agreement::kUnknown : Agreement::kDiffer;
  }
  const bool both_wait = a.status == FieldStatus::kReview && b.status == FieldStatus::kReview;
  if (rule.compare == IdentityRules::Compare::kNumber && both_wait && IsSlashReadAsOne(key_a, key_b)) {
    return Agreement::kAgree;
  }
  if (std::min(a.confidence, b.confidence) < least_confidence) return Agreement::kUnknown;
  const bool waits = a.status == FieldStatus::kReview || b.status == FieldStatus::kReview;
  if (waits && IsNear(key_a, key_b, rule.compare)) return Agreement::kNear;
  return waits ? Agreement::kDoubtful : Agreement::kDiffer;
}

bool IsSameSheet(const Document& a, const Document& b, const IdentityRules& rules) {
  if (text::Resemblance(a.text_signature, b.text_signature) < rules.least_resemblance) return false;
  if (a.pages.size() != b.pages.size()) return false;
  if (!HasPictures(a) || !HasPictures(b)) return true;
  return LookAlike(a.picture_hashes, b.picture_hashes, rules.most_picture_bits);
}

Likeness Compare(const Document& document, const Record& record, const std::vector<std::string>& identity_fields,
                 const IdentityRules& rules) {
  Likeness likeness;
  if (document.type != record.document.type) return likeness;
  const Evidence evidence = Weigh(document, EffectiveFields(record), rules);
  likeness.weight = evidence.weight;
  if (evidence.contradictions > 0) return likeness;
  likeness.same_sheet = IsSameSheet(document, record.document, rules);
  const bool words_alike =
      text::Resemblance(document.text_signature, record.document.text_signature) >= rules.least_resemblance;
  const bool same_identity =
      IdentityIsCertain(document, identity_fields) && document.legal_identity == record.document.legal_identity;
  const auto& ways = rules.WaysOf(document.type);
  const bool has_way = std::ranges::any_of(ways, [&](const IdentityRules::Way& way) {
    return evidence.Lacks(way.fields) == 0 && (words_alike || !way.same_sheet);
  });
  const bool nearly_has_way =
      std::ranges::any_of(ways, [&](const IdentityRules::Way& way) { return evidence.Lacks(way.fields) <= 1; });
  const bool enough = has_way && evidence.weight >= rules.least_weight;
  if (evidence.doubtful == 0 && evidence.near <= 1 && (same_identity || enough)) {
    likeness.verdict = Verdict::kSame;
  } else if (evidence.doubtful <= 1 && nearly_has_way && evidence.weight >= rules.proposal_weight) {
    likeness.verdict = Verdict::kUnsure;
  }
  return likeness;
}

void ProposeSame(const std::string& record_id, Document* document) {
  if (document->fields.empty()) return;
  Field& field = document->fields.front();
  field.status = FieldStatus::kReview;
  const std::string note = std::string(kMaybeSame) + record_id;
  if (std::ranges::find(field.notes, note) == field.notes.end()) field.notes.push_back(note);
}

std::vector<std::string> ProposedIn(const Field& field) {
  std::vector<std::string> ids;
  for (const std::string& note : field.notes) {
    if (note.starts_with(kMaybeSame)) ids.push_back(note.substr(kMaybeSame.size()));
  }
  return ids;
}

}  // namespace sohoa::pipeline
