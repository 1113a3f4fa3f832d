#include "pipeline/member_name.h"

#include <iconv.h>

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "text/vietnamese.h"

namespace sohoa::pipeline {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool IsUtf8(std::string_view bytes) {
  if (bytes.find("\xEF\xBF\xBD") != std::string_view::npos) return true;  // a replacement that was there before
  return text::ToCodePoints(bytes).find(kReplacement) == std::u32string::npos;
}

// The C library's own converter; nothing when it lacks the code page or a byte has no meaning there.
std::optional<std::string> Convert(const char* code_page, std::string_view bytes) {
  const iconv_t converter = iconv_open("UTF-8", code_page);
  // NOLINTNEXTLINE(performance-no-int-to-ptr): how POSIX answers that there is no converter
  if (converter == reinterpret_cast<iconv_t>(-1)) return std::nullopt;
  std::string input(bytes);
  std::string output(bytes.size() * 6 + 16, '\0');
  char* from = input.data();
  char* to = output.data();
  std::size_t from_left = input.size();
  std::size_t to_left = output.size();
  const bool converted = iconv(converter, &from, &from_left, &to, &to_left) != static_cast<std::size_t>(-1) &&
                         iconv(converter, nullptr, nullptr, &to, &to_left) != static_cast<std::size_t>(-1);
  iconv_close(converter);
  if (!converted) return std::nullopt;
  output.resize(output.size() - to_left);
  return text::Normalize(output);
}

bool IsIn(char32_t c, const std::u32string& letters) { return letters.find(c) != std::u32string::npos; }

bool IsToned(char32_t c) {
  static const std::u32string kLetters = text::ToCodePoints(
      "àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
      "ÀÁẢÃẠẰẮẲẴẶẦẤẨẪẬÈÉẺẼẸỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌỒỐỔỖỘỜỚỞỠỢÙÚỦŨỤỪỨỬỮỰỲÝỶỸỴ");
  return IsIn(c, kLetters);
}

bool IsVietnameseLetter(char32_t c) {
  static const std::u32string kUntoned = text::ToCodePoints("ăâêôơưđĂÂÊÔƠƯĐ");
  return IsToned(c) || IsIn(c, kUntoned);
}

// How much like Vietnamese a reading looks: its letters, less everything else beyond ASCII, less what no syllable has,
// a second tone or a capital in the middle. The last two tell the code pages apart: TCVN makes a letter of every byte.
int VietnameseScore(const std::string& name) {
  constexpr int kImpossible = 4;
  int score = 0;
  int tones = 0;
  bool after_small_letter = false;
  for (char32_t c : text::ToCodePoints(name)) {
    const std::string letter = text::FromCodePoints(std::u32string(1, c));
    const bool is_letter = c < 0x80 ? (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') : IsVietnameseLetter(c);
    if (c >= 0x80) score += is_letter ? 1 : -1;
    if (!is_letter) tones = 0;
    if (IsToned(c) && ++tones > 1) score -= kImpossible;
    const bool is_capital = is_letter && text::IsUpperText(letter);
    if (is_capital && after_small_letter) score -= kImpossible;
    after_small_letter = is_letter && !is_capital;
  }
  return score;
}

bool IsDriveLetter(std::string_view part) {
  return part.size() == 2 && part.at(1) == ':' &&
         ((part.front() >= 'A' && part.front() <= 'Z') || (part.front() >= 'a' && part.front() <= 'z'));
}

}  // namespace

std::string DecodeName(std::string_view bytes) {
  // Nothing but bytes that nobody sees (NUL, zero-width space) is still a name.
  const auto visible = [&](std::string name) {
    if (name.empty() && !bytes.empty()) name = "_";
    return name;
  };
  if (IsUtf8(bytes)) return visible(text::Normalize(bytes));
  std::optional<std::string> best;
  int best_score = 0;
  for (const char* code_page : {"CP1258", "TCVN5712-1", "CP437"}) {
    std::optional<std::string> name = Convert(code_page, bytes);
    if (!name) continue;
    const int score = VietnameseScore(*name);
    if (!best || score > best_score) {
      best_score = score;
      best = std::move(name);
    }
  }
  return visible(best ? *best : text::Normalize(bytes));
}

std::string SafeRelativeName(std::string_view name) {
  std::string safe;
  std::string part;
  const auto finish_part = [&] {
    const bool drop = part.empty() || part == "." || part == ".." || (safe.empty() && IsDriveLetter(part));
    if (!drop) safe += (safe.empty() ? "" : "/") + part;
    part.clear();
  };
  for (char c : name) {
    if (c == '/' || c == '\\') {
      finish_part();
    } else {
      part += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? '_' : c;
    }
  }
  finish_part();
  return safe;
}

}  // namespace sohoa::pipeline
