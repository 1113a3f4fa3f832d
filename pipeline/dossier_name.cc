#include "pipeline/dossier_name.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace sohoa::pipeline {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLetter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
char Upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

// Reads a code from the beginning of a text, piece by piece; each step answers whether the piece was there.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  std::size_t position() const { return position_; }
  char Peek(std::size_t ahead = 0) const {
    return position_ + ahead < text_.size() ? text_.at(position_ + ahead) : '\0';
  }
  bool Take(char wanted) {
    if (Peek() != wanted) return false;
    ++position_;
    return true;
  }
  bool TakeLetter() {
    if (!IsLetter(Peek())) return false;
    ++position_;
    return true;
  }
  // Exactly `least` digits up to `most`, as many as there are.
  bool TakeDigits(int least, int most) {
    int count = 0;
    while (count < most && IsDigit(Peek())) {
      ++position_;
      ++count;
    }
    return count >= least;
  }
  int Number(std::size_t offset_back, std::size_t length) const {
    int value = 0;
    for (char c : text_.substr(position_ - offset_back, length)) value = value * 10 + (c - '0');
    return value;
  }

 private:
  std::string_view text_;
  std::size_t position_ = 0;
};

bool TakeAgency(Scanner& scanner) {
  if (!scanner.TakeLetter() || !scanner.TakeDigits(2, 2)) return false;
  for (int group = 0; group < 3 && scanner.Peek() == '.' && IsDigit(scanner.Peek(1)); ++group) {
    scanner.Take('.');
    scanner.TakeDigits(1, 3);
  }
  return true;
}

bool TakeOldAgency(Scanner& scanner) {
  return scanner.TakeDigits(3, 3) && scanner.Take('.') && scanner.TakeDigits(2, 2) && scanner.Take('.') &&
         scanner.TakeDigits(2, 2) && scanner.Take('.') && scanner.TakeLetter() && scanner.TakeDigits(2, 2);
}

bool TakeDayAndNumber(Scanner& scanner) {
  if (!scanner.Take('-') || !scanner.TakeDigits(6, 6)) return false;
  const int month = scanner.Number(4, 2);
  const int day = scanner.Number(2, 2);
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  return scanner.Take('-') && scanner.TakeDigits(4, 6) && !IsDigit(scanner.Peek()) && !IsLetter(scanner.Peek());
}

// The length of the code that begins here, or 0.
std::size_t CodeLength(std::string_view text) {
  for (auto* agency : {&TakeOldAgency, &TakeAgency}) {
    Scanner scanner(text);
    if (agency(scanner) && TakeDayAndNumber(scanner)) return scanner.position();
  }
  return 0;
}

}  // namespace

std::string FindDossierCode(std::string_view name) {
  for (std::size_t start = 0; start < name.size(); ++start) {
    const char before = start == 0 ? ' ' : name.at(start - 1);
    if (IsDigit(before) || IsLetter(before) || before == '.') continue;
    const std::size_t length = CodeLength(name.substr(start));
    if (length == 0) continue;
    std::string code(name.substr(start, length));
    std::transform(code.begin(), code.end(), code.begin(), Upper);
    return code;
  }
  return "";
}

std::string DossierFromNames(const NameTrail& trail) {
  for (const std::string& container : trail.containers) {
    if (std::string code = FindDossierCode(container); !code.empty()) return code;
  }
  if (std::string code = FindDossierCode(trail.file); !code.empty()) return code;
  if (!trail.containers.empty()) return trail.containers.front();
  return FindDossierCode(trail.given);
}

std::string WithoutArchiveEnding(std::string_view name) {
  constexpr std::array<std::string_view, 11> kEndings{".zip", ".7z", ".rar", ".tar", ".tgz", ".tbz2",
                                                      ".txz", ".gz", ".bz2", ".xz",  ".zst"};
  std::string lower(name);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  std::size_t length = name.size();
  for (bool cut = true; cut;) {
    cut = false;
    for (std::string_view ending : kEndings) {
      if (length > ending.size() && std::string_view(lower).substr(0, length).ends_with(ending)) {
        length -= ending.size();
        cut = true;
        break;
      }
    }
  }
  return std::string(name.substr(0, length));
}

}  // namespace sohoa::pipeline
