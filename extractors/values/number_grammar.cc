// Number and symbol of a paper: "7815/UBND-NC", "143/TLKS-BS", "45/2023", "76/2020/NNPTNT-ĐNO", "129" (NĐ 30/2020, Phụ
// lục I; domain.md 1.3).
#include <algorithm>
#include <optional>

#include "extractors/values/cleaning.h"
#include "extractors/values/grammars.h"
#include "text/letters.h"
#include "text/vietnamese.h"

namespace sohoa::values {
namespace {

constexpr std::size_t kLongestNumber = 6;

bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }

// "Số:", "Số", "Sô", "No." and what a recogniser makes of them, off the front.
std::u32string_view WithoutLabel(std::u32string_view s) {
  // Any label ends in a colon before the first digit: "Số giấy phép: 15".
  const std::size_t colon = s.find(U':');
  if (colon != std::u32string_view::npos &&
      std::none_of(s.begin(), s.begin() + static_cast<std::ptrdiff_t>(colon), IsDigit)) {
    s.remove_prefix(std::min(s.find_first_not_of(U": .", colon), s.size()));
  }
  const auto is_sign = [](char32_t c) { return c == U':' || c == U'.' || c == U';' || c == U' ' || c == U','; };
  std::size_t end = 0;
  // "S0: 15": the vowel read as a digit.
  const bool digit_vowel = s.size() > 2 && text::Base(s[0]) == U's' && (s[1] == U'0' || s[1] == U'6') && is_sign(s[2]);
  if (digit_vowel) {
    end = 2;
  } else {
    while (end < s.size() && end < 3 && text::IsLetter(s[end])) ++end;
    const std::string label = text::Fold(text::FromCodePoints(s.substr(0, end)));
    const bool is_label =
        label == "so" || label == "s" || label == "no" || label == "sd" || label == "sb" || label == "se";
    if (!is_label || (end < s.size() && text::IsLetter(s[end]))) return s;
  }
  while (end < s.size() && is_sign(s[end])) ++end;
  return s.substr(end);
}

// Signs made '/' and '-', and no space beside them.
std::u32string TidyNumber(std::string_view clean) {
  std::u32string out;
  const std::u32string points = text::ToCodePoints(clean);
  for (std::size_t i = 0; i < points.size(); ++i) {
    char32_t c = points[i];
    // "TLKT:BS": a dash read as a colon.
    const bool inside = i > 1 && i + 1 < points.size() && text::IsLetter(points[i - 1]) &&
                        text::IsLetter(points[i + 1]) && out.find(U'/') != std::u32string::npos;
    if (c == U':' && inside) c = U'-';
    if (c == U'_' || c == U'~' || c == U'=') c = U'-';
    if (c == U'\\' || c == 0x2044 || c == 0x2215) c = U'/';
    const bool sign = c == U'/' || c == U'-';
    if (sign) {
      while (!out.empty() && out.back() == U' ') out.pop_back();
    }
    const bool after_sign = !out.empty() && (out.back() == U'/' || out.back() == U'-');
    if (c == U' ' && after_sign) continue;
    out.push_back(c);
  }
  return out;
}

struct Head {
  std::string number;  // with its suffix: "15a"
  std::u32string_view rest;
  Mends mends;
  bool torn = false;  // spaces stood inside the number
};

// The number at the front: digits, and letters that stand for digits when a separator or an end follows them.
std::optional<Head> ReadHead(std::u32string_view s, const Confusions& confusions) {
  std::size_t end = 0;
  while (end < s.size() && (IsDigit(s[end]) || confusions.Digit(s[end]) ||
                            (s[end] == U' ' && end > 0 && end + 1 < s.size() && IsDigit(s[end + 1])))) {
    ++end;
  }
  const bool closed = end == s.size() || (end > 0 && end + 1 < s.size() && s[end + 1] == U'/' && s[end] >= U'a') ||
                      s[end] == U'/' || s[end] == U' ' || s[end] == U',' || s[end] == U';';
  if (!closed) {
    // Letters follow at once: only the leading digits are the number, the separator was lost.
    end = 0;
    while (end < s.size() && IsDigit(s[end])) ++end;
  }
  // "15a/QĐ-UBND": a number that was put between two others.
  const bool suffixed = end > 0 && end + 1 < s.size() && s[end] >= U'a' && s[end] <= U'e' && s[end + 1] == U'/';
  // Before a slash nothing but a number can stand: "I2I/TLKT".
  const bool holds_digit = std::any_of(s.begin(), s.begin() + static_cast<std::ptrdiff_t>(end), IsDigit);
  const Trust trust = holds_digit && end < s.size() && s[end] == U'/' ? Trust::kOnlyDigits : Trust::kMixed;
  std::u32string run(s.substr(0, end));
  const auto spaces = std::erase(run, U' ');
  const std::optional<Digits> digits = ReadDigits(text::FromCodePoints(run), confusions, trust);
  if (!digits || digits->digits.size() > kLongestNumber) return std::nullopt;
  if (!suffixed) return Head{digits->digits, s.substr(end), digits->mends, spaces > 0};
  const std::string number = digits->digits + static_cast<char>(s[end]);
  return Head{number, s.substr(end + 1), digits->mends, spaces > 0};
}

// A slash that was lost or read as a letter or a dot between the number and its symbol: "7815UBND-NC", "7815lUBND-NC",
// "7815.UBND-NC".
struct Joint {
  std::string number;
  std::u32string_view symbol;
  bool doubtful = false;
};
std::optional<Joint> OpenJoint(const Head& head, const Lists& lists) {
  std::u32string_view symbol = head.rest;
  const auto begins_known = [&](std::u32string_view s) {
    std::size_t end = 0;
    while (end < s.size() && text::IsLetter(s[end])) ++end;
    if (end < 2) return false;
    return lists.known_symbols.contains(text::FromCodePoints(s.substr(0, end)));
  };
  Joint joint{head.number, symbol, false};
  constexpr std::u32string_view kLikeSlash = U"lIJ|!jfi.";
  const bool like_slash = symbol.size() > 2 && kLikeSlash.find(symbol[0]) != std::u32string_view::npos;
  if (like_slash && begins_known(symbol.substr(1))) {
    joint.symbol = symbol.substr(1);
    return joint;
  }
  if (!begins_known(symbol)) return std::nullopt;
  // A slash is also read as 1; a five-digit number is rarer than that.
  if (joint.number.size() >= 2 && joint.number.back() == '1') joint.doubtful = true;
  if (joint.number.size() >= 5 && joint.number.back() == '1') joint.number.pop_back();
  return joint;
}

bool IsPlainSymbol(const std::u32string& piece) {
  return std::all_of(piece.begin(), piece.end(), [](char32_t c) {
    return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || c == U'Đ' || c == U'Ư' || c == U'Ô' || c == U'Ơ' ||
           c == U'Â' || c == U'Ê' || c == U'đ' || c == U'&' || IsDigit(c);
  });
}

bool IsUpperPiece(const std::u32string& piece) {
  return std::all_of(piece.begin(), piece.end(), [](char32_t c) { return text::Upper(c) == c; });
}

// The known abbreviations that differ from the piece only in marks, or in letters read as digits; empty unless just
// one.
std::string OnlyLookalike(const std::u32string& piece, const Lists& lists) {
  const auto marks = lists.symbols_by_fold.find(text::Fold(text::FromCodePoints(piece)));
  if (marks != lists.symbols_by_fold.end()) return marks->second.size() == 1 ? marks->second.front() : "";
  std::string only;
  for (std::size_t i = 0; i < piece.size(); ++i) {
    if (!IsDigit(piece[i])) continue;
    for (const char32_t letter : lists.confusions.LettersFor(static_cast<char>(piece[i]))) {
      std::u32string candidate = piece;
      candidate[i] = text::Upper(letter);
      const std::string symbol = text::FromCodePoints(candidate);
      if (!lists.known_symbols.contains(symbol) || symbol == only) continue;
      if (!only.empty()) return "";
      only = symbol;
    }
  }
  return only;
}

// One abbreviation of a symbol, mended to a known one when it is clearly meant.
std::string MendPiece(const std::u32string& piece, const Lists& lists, Value& value) {
  std::string printed = text::FromCodePoints(piece);
  if (lists.known_symbols.contains(printed)) return printed;
  std::string upper = text::ToUpper(printed);
  if (lists.known_symbols.contains(upper)) {
    Note(value, "mended:symbol", 0.97);
    return upper;
  }
  // A letter read twice ("ĐĐNO").
  for (std::size_t i = 1; i < piece.size(); ++i) {
    std::u32string single = piece;
    if (single[i] == single[i - 1]) single.erase(i, 1);
    std::string once = text::FromCodePoints(single);
    if (single.size() == piece.size() || !lists.known_symbols.contains(once)) continue;
    Note(value, "mended:symbol", 0.93);
    return once;
  }
  if (std::string lookalike = OnlyLookalike(piece, lists); !lookalike.empty()) {
    Note(value, "mended:symbol", 0.95);
    return lookalike;
  }
  const std::optional<Nearness> nearness = lists.symbols.Find(printed, lists.confusions);
  const std::size_t length = piece.size();
  // Two letters leave no room for a guess unless one of them is no letter of a symbol.
  const bool strange = !IsPlainSymbol(piece) || std::any_of(piece.begin(), piece.end(), IsDigit);
  // An abbreviation that no list has may be right as it stands: of plain capitals only marks are mended.
  const bool plausible = length > 2 && !strange && IsUpperPiece(piece);
  const double allowed = length <= 2 ? (strange ? 0.55 : 0.25) : plausible ? 0.3 : 0.2 * static_cast<double>(length);
  if (nearness && nearness->cost <= allowed && nearness->second - nearness->cost >= 0.25) {
    Note(value, "mended:symbol", nearness->cost <= 0.3 ? 0.93 : 0.8);
    return lists.symbols.Form(nearness->index);
  }
  if (IsPlainSymbol(piece) && IsUpperPiece(piece)) {
    Note(value, "symbol:unknown", 0.93);
  } else {
    Note(value, "symbol:strange", 0.6);
  }
  return IsPlainSymbol(piece) ? printed : upper;
}

// "QĐUBND" for QĐ-UBND: two known abbreviations without their dash, the first of a type of paper or both long.
std::optional<std::string> OpenDash(const std::u32string& piece, const Lists& lists) {
  for (std::size_t cut = 2; cut + 2 <= piece.size(); ++cut) {
    const std::string left = text::FromCodePoints(std::u32string_view(piece).substr(0, cut));
    const std::string right = text::FromCodePoints(std::u32string_view(piece).substr(cut));
    const bool safe = lists.paper_symbols.contains(left) || (cut >= 3 && piece.size() - cut >= 3);
    if (safe && lists.known_symbols.contains(left) && lists.known_symbols.contains(right))
      return std::string(left).append("-").append(right);
  }
  return std::nullopt;
}

std::optional<std::string> ReadSymbol(std::u32string_view s, const Lists& lists, Value& value) {
  std::string out;
  std::u32string piece;
  int letters = 0;
  const auto flush = [&] {
    if (piece.empty()) return;
    const bool known = lists.known_symbols.contains(text::FromCodePoints(piece));
    // Only the first abbreviation is of a type of paper ("QĐUBND"); a later one may be one long word (KHNV).
    const auto opened = known || !out.empty() ? std::nullopt : OpenDash(piece, lists);
    if (opened) Note(value, "mended:dash", 0.9);
    out += opened ? *opened : MendPiece(piece, lists, value);
    piece.clear();
  };
  std::size_t i = 0;
  for (; i < s.size(); ++i) {
    const char32_t c = s[i];
    if (c == U'-' || c == U'.' || c == U'/') {
      if (piece.empty() || i + 1 == s.size()) break;
      flush();
      text::Append(out, c);
    } else if (text::IsLetter(c) || IsDigit(c) || c == U'&') {
      letters += text::IsLetter(c) ? 1 : 0;
      piece.push_back(c);
    } else {
      break;
    }
  }
  flush();
  while (!out.empty() && (out.back() == '-' || out.back() == '.' || out.back() == '/')) out.pop_back();
  if (letters == 0 || out.empty() || text::ToCodePoints(out).size() > 40) return std::nullopt;
  if (i < s.size() && s[i] != U' ' && s[i] != U',' && s[i] != U';') Note(value, "left_over", 0.9);
  return out;
}

// The year after the first slash ("45/2023", "76/2020/NNPTNT-ĐNO"), and what follows it.
std::optional<Head> ReadYear(std::u32string_view s) {
  std::size_t end = 0;
  while (end < s.size() && IsDigit(s[end])) ++end;
  if (end != 4) return std::nullopt;
  const std::string year = text::FromCodePoints(s.substr(0, 4));
  if (ToInt(year) < 1900 || ToInt(year) > 2100) return std::nullopt;
  return Head{year, s.substr(end), {}, false};
}

// "2015/GPXD", "2022": what was read as the number may be the year of "699/2015/GPXD".
bool IsLikeYear(std::string_view value) {
  const std::string_view number = value.substr(0, value.find('/'));
  if (number.size() != 4 || !IsDigits(number) || ToInt(number) < 1990 || ToInt(number) > 2040) return false;
  const std::size_t next = number.size() + 1;
  return next >= value.size() || !IsDigits(value.substr(next, 1));
}

std::optional<Value> ReadDocumentNumber(std::string_view text, const Lists& lists) {
  const std::string plain = text::CollapseSpaces(text::Normalize(text));
  // A slash with nothing behind it: the symbol was not read.
  if (!plain.empty() && Trim(plain, " .,;:-").ends_with('/')) return std::nullopt;
  const std::u32string tidy = TidyNumber(Clean(text));
  const std::u32string_view body = WithoutLabel(tidy);
  const std::optional<Head> head = ReadHead(body, lists.confusions);
  if (!head) return std::nullopt;
  Value value;
  value.value = head->number;
  NoteDigits(value, head->mends);
  if (head->torn) Note(value, "mended:space", 0.85);
  std::u32string_view rest = head->rest;
  if (rest.empty() || rest.front() == U' ' || rest.front() == U',' || rest.front() == U';') {
    if (!rest.empty()) Note(value, "left_over", 0.9);
    return value;
  }
  if (rest.front() != U'/') {
    const std::optional<Joint> joint = OpenJoint(*head, lists);
    if (!joint) return std::nullopt;
    value.value = joint->number;
    Note(value, "mended:slash", joint->doubtful ? 0.4 : 0.85);
    rest = joint->symbol;
  } else {
    while (!rest.empty() && rest.front() == U'/') rest.remove_prefix(1);
    if (const std::optional<Head> year = ReadYear(rest)) {
      value.value += "/" + year->number;
      rest = year->rest;
      const bool lost = rest.size() > 1 && text::IsLetter(rest.front());
      if (lost) Note(value, "mended:slash", 0.85);
      if (!lost && (rest.empty() || rest.front() != U'/')) return value;
      if (!lost) rest.remove_prefix(1);
    }
  }
  const std::optional<std::string> symbol = ReadSymbol(rest, lists, value);
  if (!symbol) return std::nullopt;
  value.value += "/" + *symbol;
  return value;
}

}  // namespace

std::optional<Value> ParseDocumentNumber(std::string_view text, const Lists& lists) {
  std::optional<Value> value = ReadDocumentNumber(text, lists);
  if (value && IsLikeYear(value->value)) Note(*value, "check:like_year", 0.9);
  return value;
}

}  // namespace sohoa::values
