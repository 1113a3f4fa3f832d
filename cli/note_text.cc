#include "cli/note_text.h"

#include <algorithm>
#include <array>

#include "cli/messages.h"

namespace sohoa::cli {
namespace {

using enum Message;

struct NoteRow {
  std::string_view token;  // a whole note, or the beginning of a family of notes, ending in ':'
  bool is_doubt;
  Message message;
};

// The first that fits counts: whole notes stand before the families that they belong to.
constexpr std::array<NoteRow, 70> kNoteRows{{
    {"unread", true, kNoteUnread},
    {"maybe_same:", true, kNoteMaybeSame},
    {"other_scan:", true, kNoteOtherScan},
    {"handwritten", true, kNoteHandwritten},
    {"contradicts:id_sex", true, kNoteIdSex},
    {"contradicts:id_birth", true, kNoteIdBirth},
    {"contradicts:date_order", true, kNoteDateOrder},
    {"contradicts:different", true, kNoteDifferent},
    {"contradicts:future", true, kNoteFuture},
    {"contradicts:", true, kNoteContradicts},
    {"doubts:tax_code", true, kNoteTaxCode},
    {"doubts:machine_lines", true, kNoteMachineLines},
    {"doubts:boundary", true, kNoteBoundary},
    {"doubts:second_look", true, kNoteSecondLookDiffers},
    {"doubts:", true, kNoteContradicts},
    {"check:tax_code", true, kNoteTaxCode},
    {"check:leading_zero", true, kNoteLeadingZero},
    {"check:phone", true, kNotePhone},
    {"check:code_date", true, kNoteCodeDate},
    {"check:unit_parent", true, kNoteUnitParent},
    {"check:groups", true, kNoteGroups},
    {"check:padding", true, kNotePadding},
    {"check:like_year", true, kNoteLikeYear},
    {"check:", true, kNoteCheck},
    {"mended:unit", true, kNoteMendedUnit},
    {"mended:level", true, kNoteMendedUnit},
    {"mended:agency", true, kNoteMendedAgency},
    {"mended:list", true, kNoteMendedList},
    {"mended:digit", true, kNoteMendedDigit},
    {"mended:slash", true, kNoteMendedMark},
    {"mended:dash", true, kNoteMendedMark},
    {"mended:comma", true, kNoteMendedMark},
    {"mended:space", true, kNoteMendedSpace},
    {"mended:symbol", true, kNoteMendedSymbol},
    {"mended:prefix", true, kNoteMendedSymbol},
    {"mended:word", true, kNoteMendedWord},
    {"mended:", true, kNoteMended},
    {"title:", true, kNoteOffCentre},
    {"in_words:", true, kNoteInWords},
    {"unit:elsewhere", true, kNoteUnitElsewhere},
    {"unit:open", true, kNoteUnitOpen},
    {"unit:", true, kNoteUnitUnknown},
    {"address:", true, kNoteAddressPart},
    {"symbol:missing", true, kNoteSymbolMissing},
    {"symbol:", true, kNoteSymbolUnknown},
    {"name:one_word", true, kNoteOneWord},
    {"name:local_tone", true, kNoteLocalTone},
    {"name:off_centre", true, kNoteNameOffCentre},
    {"name:", true, kNoteNameUnknown},
    {"word:near_phrase", true, kNoteNearPhrase},
    {"word:", true, kNoteWordUnknown},
    {"letter:", true, kNoteStrangeSign},
    {"doubt:letter", true, kNoteStrangeSign},
    {"sign:", true, kNoteStrangeSign},
    {"several:dates", true, kNoteSeveralDates},
    {"left_over", true, kNoteLeftOver},
    {"left_over:below", true, kNoteOfficeBelow},
    {"left_over:", true, kNoteLeftOver},
    {"dropped:", true, kNoteDropped},
    {"second_look", true, kNoteSecondLook},
    {"may_go_on", true, kNoteMayGoOn},
    {"label:spoilt", true, kNoteLabelSpoilt},
    {"inferred:", true, kNoteInferred},
    {"number:cut", true, kNoteNumberCut},
    {"spelling:", true, kNoteSpelling},
    {"cut:", false, kNoteCut},
    {"kind:cmnd", false, kNoteOldIdentity},
    {"vocabulary:pairs", false, kNotePairs},
    {"vocabulary:", false, kNoteVocabulary},
    {"agrees:", false, kNoteAgrees},
}};

bool Fits(std::string_view token, std::string_view note) {
  return token.ends_with(':') ? note.starts_with(token) : note == token;
}

const NoteRow* RowOf(std::string_view note) {
  const auto* it =
      std::find_if(kNoteRows.begin(), kNoteRows.end(), [&](const NoteRow& row) { return Fits(row.token, note); });
  return it == kNoteRows.end() ? nullptr : it;
}

}  // namespace

bool IsDoubt(std::string_view note) {
  const NoteRow* row = RowOf(note);
  return row == nullptr || row->is_doubt;
}

std::string NoteForPeople(std::string_view note, Language language) {
  const NoteRow* row = RowOf(note);
  return Say(row == nullptr ? kNoteUnknown : row->message, language);
}

}  // namespace sohoa::cli
