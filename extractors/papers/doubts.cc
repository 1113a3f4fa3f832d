#include "extractors/papers/doubts.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "extractors/papers/phrase.h"

namespace sohoa::papers {
namespace {

using values::Kind;

constexpr double kPrintedDateFit = 0.95;
constexpr double kMostMendedLetters = 2;
constexpr std::size_t kMostDroppedLetters = 4;

// "_33/TLKT": what either look saw before the first figure may have been a figure.
bool HidesFigures(const Span& span) {
  const auto begins_with_mark = [](const std::string& text) {
    return !text.empty() && std::ispunct(static_cast<unsigned char>(text.front())) != 0;
  };
  if (span.words.empty()) return false;
  const Word& word = span.page->words[span.words.front()];
  return std::any_of(word.alternatives.begin(), word.alternatives.end(), begins_with_mark) &&
         !begins_with_mark(word.text);
}

// ";'1": a sign that is no point or colon may have been a figure. The one that parts the value from the next label is
// none ("Thửa đất số: 785; tờ bản đồ số: 75").
bool HasStraySign(std::string_view figures) {
  if (figures.ends_with(';')) figures.remove_suffix(1);
  return figures.find_first_of("';|!\"*?/\\") != std::string_view::npos;
}

}  // namespace

bool HasNote(const values::Value& value, std::string_view note) {
  return std::find(value.notes.begin(), value.notes.end(), note) != value.notes.end();
}

bool LooksFilledIn(Place place, const Span& span, const values::Value& value) {
  if (place == Place::kNumber) return span.words.size() > 1 || HidesFigures(span);
  if (place != Place::kDate) return false;
  // A printed day has two figures (NĐ 30/2020, Phụ lục I); of a written one often a single figure is read.
  static const RE2 kLoneFigure(R"((?i)ng\S{1,4}y\s*\d\s*th)");
  return value.fit < kPrintedDateFit || RE2::PartialMatch(span.text, kLoneFigure);
}

bool LacksSymbol(Kind kind, const values::Value& value) {
  return kind == Kind::kDocumentNumber && !value.value.empty() &&
         value.value.find_first_not_of("0123456789") == std::string::npos;
}

bool IsDoubtful(Kind kind, const Span& span, const values::Value& value) {
  static constexpr std::array<std::string_view, 31> kDoubts = {
      "unit:unknown",    "unit:missing",        "left_over:before",  "name:unknown_word",   "name:no_family",
      "mended:symbol",   "name:small_letter",   "check:like_year",   "spelling:apostrophe", "name:apostrophe",
      "word:open_end",   "dropped:inside",      "mended:dash",       "mended:word",         "name:no_given",
      "letter:foreign",  "word:no_syllable",    "name:mended_marks", "name:sign",           "name:plain_twin",
      "unit:unread",     "address:lone_number", "number:cut",        "sign:strange",        "name:letter_lost",
      "mended:prefix",   "word:unlisted",       "name:doubled",      "unit:open",           "name:local_tone",
      "word:near_phrase"};
  if (std::any_of(kDoubts.begin(), kDoubts.end(), [&](std::string_view note) { return HasNote(value, note); })) {
    return true;
  }
  if (kind == Kind::kPersonName && HasNote(value, "second_look")) return true;
  if (kind == Kind::kInteger && HasStraySign(span.text)) return true;
  // What tore the year apart lay on its figures.
  if (kind == Kind::kDate && HasNote(value, "mended:space")) return true;
  // The number of a house or a hamlet: nothing else tells whether it is right.
  if (kind == Kind::kAddress && HasNote(value, "mended:digit")) return true;
  // A place without its level may be mended to any other; an office behind which words were left over may be another.
  if (kind == Kind::kPlace && HasNote(value, "mended:unit")) return true;
  if (kind == Kind::kTitle && HasNote(value, "left_over")) return true;
  const std::string printed = MakeKey(span.text);
  const std::string mended = MakeKey(value.value);
  // Whole words of an agency's name were left out.
  if (kind == Kind::kAgency && printed.size() > mended.size() + kMostDroppedLetters) return true;
  // "~~ Lo CHỦ TỊCH": what a seal or a stroke left in the line may have been "PHÓ".
  if (kind == Kind::kTitle && values::HoldsStrangeSign(span.text)) return true;
  // "TRƯỞNG PHÒNG HÀ^-": the title went on.
  if (kind == Kind::kTitle && printed.size() > mended.size() + 1) return true;
  if (!HasNote(value, "mended:unit")) return false;
  const auto longer = static_cast<double>(std::max(printed.size(), mended.size()));
  return (1 - KeySimilarity(printed, mended)) * longer > kMostMendedLetters + 0.5;
}

bool IsProse(Kind kind) {
  return kind == Kind::kText || kind == Kind::kOrganisation || kind == Kind::kAddress || kind == Kind::kSubject ||
         kind == Kind::kRecipients || kind == Kind::kAgency;
}

bool MayBeCut(const Finding& finding, Kind kind) {
  if (finding.cut) return true;
  const bool prose = IsProse(kind) && kind != Kind::kRecipients;
  if (prose && !finding.span.text.empty() && finding.span.text.back() == ',') return true;
  // A list whose last receiver is not the last.
  if (kind == Kind::kRecipients && !finding.span.text.empty() && finding.span.text.back() == ';') return true;
  return !finding.more.empty() && (kind == Kind::kText || kind == Kind::kOrganisation || kind == Kind::kAddress ||
                                   kind == Kind::kPersonName || kind == Kind::kSubject);
}

}  // namespace sohoa::papers
