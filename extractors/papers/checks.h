// Checks of a paper's fields against each other (domain.md 5): what agrees raises the confidence of both, what
// contradicts sends both to a person.
#pragma once

#include <optional>
#include <vector>

#include "extractors/papers/card.h"
#include "extractors/papers/document_reader.h"

namespace sohoa::papers {

void RunChecks(const TypeRule& type, std::vector<FieldDraft>& drafts);

// Offices sign at the place whose name they bear: "XÃ NHƠN ÁI" confirms "Nhơn Ái" and doubts "Nhơh Ái". Who signs for
// the head (KT.) is not the head.
void CheckHeadAndSignature(const values::Vocabulary& vocabulary, std::vector<FieldDraft>& drafts);

// A heading of which only the upper name was found, or one with a line that went into neither name, may be divided
// wrongly between the agency and the one above it.
void CheckHeadLines(const PageView& page, std::vector<FieldDraft>& drafts);

// Compares a card's printed values with the lines on its back for machines.
void CheckMachineLines(const MachineLines& lines, std::vector<FieldDraft>& drafts);

void NoteAgreement(FieldDraft& draft, const std::string& note);
void NoteContradiction(FieldDraft& draft, const std::string& note);

}  // namespace sohoa::papers
