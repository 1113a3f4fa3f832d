#include "cli/messages.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <cstdlib>

namespace sohoa::cli {
namespace {

struct Texts {
  std::string_view vietnamese;
  std::string_view english;
};

constexpr std::array<Texts, static_cast<std::size_t>(Message::kMessageCount)> kTexts{{
#define SOHOA_MESSAGE(name, vietnamese, english) {vietnamese, english},
#include "cli/messages_help.def"
#include "cli/messages_talk.def"
#undef SOHOA_MESSAGE
}};

std::string Environment(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): read before any thread is started
  return value == nullptr ? "" : value;
}

std::string GroupThousands(std::string digits, char separator) {
  for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, 1, separator);
  return digits;
}

}  // namespace

std::string_view Pattern(Message message, Language language) {
  const Texts& row = kTexts.at(static_cast<std::size_t>(message));
  return language == Language::kVietnamese ? row.vietnamese : row.english;
}

std::string Say(Message message, Language language, std::initializer_list<std::string_view> arguments) {
  const std::string_view pattern = Pattern(message, language);
  std::string text;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool is_place = i + 2 < pattern.size() && pattern[i] == '{' && pattern[i + 2] == '}' &&
                          pattern[i + 1] >= '0' && static_cast<std::size_t>(pattern[i + 1] - '0') < arguments.size();
    if (!is_place) {
      text += pattern[i];
      continue;
    }
    text += *(arguments.begin() + (pattern[i + 1] - '0'));
    i += 2;
  }
  return text;
}

Language ChooseLanguage(std::string_view requested) {
  if (requested == "en") return Language::kEnglish;
  if (requested == "vi") return Language::kVietnamese;
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const std::string locale = Environment(name);
    if (locale.empty()) continue;
    return locale.starts_with("en") ? Language::kEnglish : Language::kVietnamese;
  }
  return Language::kVietnamese;
}

std::string FormatCount(unsigned long long number, Language language) {
  return GroupThousands(std::to_string(number), language == Language::kVietnamese ? '.' : ',');
}

std::string FormatDecimal(double number, int digits, Language language) {
  std::array<char, 64> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%.*f", digits, number);
  std::string text = buffer.data();
  const std::size_t point = text.find('.');
  if (point != std::string::npos && language == Language::kVietnamese) text[point] = ',';
  return text;
}

std::string FormatBytes(unsigned long long bytes, Language language) {
  constexpr std::array<std::string_view, 5> kUnits{"B", "KB", "MB", "GB", "TB"};
  auto amount = static_cast<double>(bytes);
  std::size_t unit = 0;
  while (amount >= 1024 && unit + 1 < kUnits.size()) {
    amount /= 1024;
    ++unit;
  }
  return FormatDecimal(amount, unit == 0 || amount >= 100 ? 0 : 1, language) + " " + std::string(kUnits.at(unit));
}

std::string FormatDuration(double seconds) {
  const auto whole = static_cast<long long>(std::llround(seconds < 0 ? 0 : seconds));
  std::array<char, 64> buffer{};
  if (whole >= 3600) {
    std::snprintf(buffer.data(), buffer.size(), "%lld:%02lld:%02lld", whole / 3600, whole / 60 % 60, whole % 60);
  } else {
    std::snprintf(buffer.data(), buffer.size(), "%lld:%02lld", whole / 60, whole % 60);
  }
  return buffer.data();
}

}  // namespace sohoa::cli
