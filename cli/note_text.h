// The notes that the extractors leave on a field, as a checker reads them. Pure and thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "model/error.h"

namespace sohoa::cli {

// Whether the note gives a reason to look, rather than to trust; a note that is not known does.
bool IsDoubt(std::string_view note);

// A short phrase without the token, for a note that is not known, too.
std::string NoteForPeople(std::string_view note, Language language);

}  // namespace sohoa::cli
