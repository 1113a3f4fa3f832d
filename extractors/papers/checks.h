// Checks of a paper's fields against each other (domain.md 5): what agrees raises the confidence of both, what
// contradicts sends both to a person.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extractors/papers/card.h"
#include "extractors/papers/document_reader.h"
#include "extractors/papers/signature.h"

namespace sohoa::papers {

// Null when no draft is of the field. Adding a draft ends the pointer's life.
FieldDraft* FindDraft(std::vector<FieldDraft>& drafts, std::string_view name);

void RunChecks(const TypeRule& type, std::vector<FieldDraft>& drafts);

// What papers tell of had happened when they were issued: "2094" is a misread 2024. Until when something lasts or is
// due may lie ahead.
void CheckYears(int this_year, std::vector<FieldDraft>& drafts);

// Offices sign at the place whose name they bear: "XÃ NHƠN ÁI" confirms "Nhơn Ái" and doubts "Nhơh Ái". Who signs for
// the head (KT.) is not the head.
void CheckHeadAndSignature(const values::Vocabulary& vocabulary, std::vector<FieldDraft>& drafts);

// Numbers of persons, firms, certificates and telephones: most of their figures are pinned by no check, so one that was
// read with any doubt is doubtful unless something else on the paper repeats it.
void CheckIdentifiers(std::vector<FieldDraft>& drafts);

// A ministry's symbol begins with B (QĐ-BTP); another one belongs to an agency below it whose name was not found. A
// people's committee has no director: who signs as one without its order (TL., TUQ.) certified a copy.
void CheckOfficeAgainstAgency(std::vector<FieldDraft>& drafts);

// Name and office of a signer share their middle (NĐ 30/2020, Phụ lục I, ô 7). A name to the right of it may have lost
// its first word, which a pen or the seal hid, one to the left its last: it is doubtful. So is an office right of the
// authority's middle: "PHÓ". A name above which nothing could be read is doubtful, too.
void CheckSignerPlace(const Signature& signature, std::vector<FieldDraft>& drafts);

// A heading of which only the upper name was found, or one with a line that went into neither name, may be divided
// wrongly between the agency and the one above it.
void CheckHeadLines(const PageView& page, std::vector<FieldDraft>& drafts);

// Compares a card's printed values with the lines on its back for machines.
void CheckMachineLines(const MachineLines& lines, std::vector<FieldDraft>& drafts);

void NoteAgreement(FieldDraft& draft, const std::string& note);
void NoteContradiction(FieldDraft& draft, const std::string& note);

}  // namespace sohoa::papers
