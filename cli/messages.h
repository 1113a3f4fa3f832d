// Every sentence that a person reads from the program, in both languages: messages_help.def holds the texts of --help
// and of mistakes in a command line, messages_talk.def what the commands say. Commands hold no untranslated sentence.
// Pure and thread-safe.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "model/error.h"

namespace sohoa::cli {

enum class Message {
#define SOHOA_MESSAGE(name, vietnamese, english) name,
#include "cli/messages_help.def"
#include "cli/messages_talk.def"
#undef SOHOA_MESSAGE
  kMessageCount
};

// The text itself; "{0}", "{1}" ... stand where arguments go.
std::string_view Pattern(Message message, Language language);

// The text with its arguments in their places.
std::string Say(Message message, Language language, std::initializer_list<std::string_view> arguments = {});

// Vietnamese unless `requested` ("vi" or "en") or the first of LC_ALL, LC_MESSAGES and LANG that is set says English.
// The C and POSIX locales say nothing about a person, so they leave Vietnamese.
Language ChooseLanguage(std::string_view requested);

// Figures as the language writes them: a decimal comma in Vietnamese, 1.234 or 1,234 for thousands.
std::string FormatCount(unsigned long long number, Language language);
std::string FormatDecimal(double number, int digits, Language language);
std::string FormatBytes(unsigned long long bytes, Language language);
std::string FormatDuration(double seconds);  // "0:07", "12:30", "2:05:00"

}  // namespace sohoa::cli
