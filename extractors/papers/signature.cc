#include "extractors/papers/signature.h"

#include <algorithm>
#include <cmath>

#include "extractors/papers/agency.h"
#include "extractors/papers/copy_certificate.h"
#include "extractors/papers/heading.h"
#include "extractors/papers/phrase.h"
#include "extractors/papers/spoilt_office.h"
#include "text/letters.h"
#include "text/vietnamese.h"

namespace sohoa::papers {
namespace {

constexpr double kOfficeSimilarity = 0.8;
constexpr double kSureOffice = 0.95;
constexpr std::size_t kMostHeadWords = 3;
constexpr double kSpoiltOffice = 0.65;
constexpr double kRowsAbove = 2.5;  // lines from "Nơi nhận" to the block's heading
constexpr double kRowsBelow = 3.5;
constexpr double kNameDepth = 0.30;   // the name stands at most this far below the office
constexpr double kNameOffset = 0.17;  // and its centre at most this far to the side

constexpr int kLeastNameLetters = 5;
constexpr std::size_t kMostAgencyLines = 4;
constexpr int kLongOffice = 4;  // words; a longer one may run over to a second line
constexpr std::size_t kMostOfficeWords = 12;

enum class Role { kNone, kMark, kAuthority, kOffice };

bool BeginsWith(const std::string& key, const std::vector<std::string>& starts) {
  return std::any_of(starts.begin(), starts.end(), [&](const std::string& start) {
    return MatchAt(key, 0, start, AllowedEdits(start.size())).has_value();
  });
}

// "KT. CHỦ TỊCH", also when the point was read as a comma or not at all, or a stroke before it as a sign.
bool HasAuthorityPrefix(std::string_view text, const CommonRules& rules) {
  std::u32string letters = text::ToCodePoints(text);
  letters.erase(letters.begin(), std::find_if(letters.begin(), letters.end(), text::IsLetter));
  const std::string upper = text::ToUpper(text::FromCodePoints(letters));
  for (const std::string& prefix : rules.authority_prefixes) {
    if (!upper.starts_with(prefix) || upper.size() <= prefix.size()) continue;
    const char next = upper[prefix.size()];
    if (next == '.' || next == ',' || next == ':' || next == ' ' || next == '/') return true;
  }
  return false;
}

// "K1. CHỦ TỊCH", "_kL CHỦ TỊCH": the abbreviation read with a slip, before an office that was read well.
bool HasSpoiltPrefix(const std::string& text, const RuleSet& rules) {
  constexpr int kLongestPrefix = 4;
  constexpr double kTrust = 0.7;
  const std::vector<std::string> words = text::SplitWords(text);
  if (words.size() < 2 || text::CountLetters(words.front()) > kLongestPrefix) return false;
  const auto authority = values::Parse(values::Kind::kAuthority, text, *rules.vocabulary);
  return authority && authority->fit >= kTrust;
}

// Of the line, or of what is left when what a seal put before or behind the words is taken off.
double OfficeSimilarity(const std::string& text, const RuleSet& rules) {
  std::vector<std::string> words = text::SplitWords(text);
  std::erase_if(words, [](const std::string& word) { return text::CountLetters(word) < 2; });
  double best = 0;
  for (std::size_t first = 0; first < std::min<std::size_t>(words.size(), 2); ++first) {
    std::string rest;
    for (std::size_t i = first; i < words.size(); ++i) rest += (rest.empty() ? "" : " ") + words[i];
    if (text::CountLetters(rest) < 4) break;
    const auto office = rules.vocabulary->Nearest(values::Vocabulary::List::kOffices, rest);
    if (office) best = std::max(best, office->similarity);
  }
  return best;
}

// "TRƯỞNG PHÒNG HÀNH CHÍNH TƯ PHÁP": an office, and where it is held.
bool BeginsWithOffice(const std::string& text, const RuleSet& rules) {
  const std::vector<std::string> words = text::SplitWords(text);
  std::string head;
  for (std::size_t i = 0; i < std::min<std::size_t>(words.size(), kMostHeadWords + 1); ++i) {
    if (i >= 2 && i < words.size()) {
      const auto office = rules.vocabulary->Nearest(values::Vocabulary::List::kOffices, head);
      if (office && office->similarity >= kSureOffice) return true;
    }
    head += (head.empty() ? "" : " ") + words[i];
  }
  return false;
}

Role RoleOf(const Line& line, const RuleSet& rules) {
  if (text::CountLetters(line.text) < 4 || !IsMostlyUpper(line.text, 0.75)) return Role::kNone;
  if (HasAuthorityPrefix(line.text, rules.common) || HasSpoiltPrefix(line.text, rules)) return Role::kAuthority;
  if (BeginsWith(MakeKey(line.text), rules.common.signing_marks)) return Role::kMark;
  if (OfficeSimilarity(line.text, rules) >= kOfficeSimilarity || BeginsWithOffice(line.text, rules)) {
    return Role::kOffice;
  }
  return Role::kNone;
}

// Of every line that may belong to the block; comparing with all known offices is not cheap.
std::vector<Role> RolesOf(const PageLayout& layout, const RuleSet& rules) {
  std::vector<Role> roles;
  for (const Line& line : layout.lines) {
    const bool aside = line.box.CenterX() < kSignatureEdge - kNameOffset || line.words.size() > kMostOfficeWords;
    roles.push_back(aside ? Role::kNone : RoleOf(line, rules));
  }
  return roles;
}

struct BlockLine {
  int line = -1;
  Role role = Role::kNone;
};

bool Belongs(const PageLayout& layout, const Line& above, const Line& line) {
  return line.row != above.row && line.box.y0 - above.box.y1 < 1.8 * layout.line_height &&
         line.box.CenterY() > above.box.CenterY() && std::abs(line.box.CenterX() - above.box.CenterX()) < 0.14;
}

int CountWords(const std::string& text) {
  const std::vector<std::string> words = text::SplitWords(text);
  return static_cast<int>(
      std::count_if(words.begin(), words.end(), [](const std::string& w) { return text::CountLetters(w) > 1; }));
}

bool IsLongOffice(const Line& line) { return CountWords(line.text) >= kLongOffice; }

// What may be an office where one is expected, however badly a seal has spoilt it.
bool IsSpoiltOffice(const PageLayout& layout, const Line& line, const RuleSet& rules) {
  if (line.words.size() > kMostOfficeWords) return false;
  if (IsMostlyUpper(line.text, 0.6) && OfficeSimilarity(line.text, rules) >= kSpoiltOffice) return true;
  return EndsLikeOffice(layout, line, rules) || values::OfficeBeginningWith(line.text, *rules.vocabulary).has_value();
}

// "GIÁM ĐỐC" above "láM ĐÓC".
bool EndAlike(const PageLayout& layout, const Line& above, const Line& line) {
  const auto last = [&](const Line& of) { return text::Fold(layout.page->words[of.words.back()].text); };
  const std::string end = last(above);
  return text::CountLetters(end) >= 3 && end == last(line);
}

// The lines of the block that begins at `first`: offices, authorities and the upper-case lines between them.
std::vector<BlockLine> Collect(const PageLayout& layout, int first, const std::vector<Role>& roles,
                               const RuleSet& rules, double bottom) {
  std::vector<BlockLine> block{{first, roles[first]}};
  for (int i = first + 1; i < static_cast<int>(layout.lines.size()); ++i) {
    const Line& line = layout.lines[i];
    if (line.box.y0 >= bottom) break;
    if (!Belongs(layout, layout.lines[block.back().line], line)) continue;
    Role next = roles[i];
    // Below "KT. CHỦ TỊCH" and "NGƯỜI KÝ" stands the signer's office, however badly the seal has spoilt it; the seal
    // may have hidden "KT.", too.
    const Line& above = layout.lines[block.back().line];
    const bool expected = block.back().role == Role::kAuthority || block.back().role == Role::kMark ||
                          (block.back().role == Role::kOffice && EndAlike(layout, above, line));
    if (next == Role::kNone && expected && IsSpoiltOffice(layout, line, rules)) next = Role::kOffice;
    // "ĐAI" may be the last word of a long office.
    const int least = block.back().role == Role::kOffice && IsLongOffice(layout.lines[block.back().line]) ? 2 : 4;
    if (next == Role::kNone && (text::CountLetters(line.text) < least || !IsMostlyUpper(line.text, 0.8))) continue;
    block.push_back({i, next});
  }
  return block;
}

bool HasRole(const std::vector<BlockLine>& block, Role role) {
  return std::any_of(block.begin(), block.end(), [&](const BlockLine& line) { return line.role == role; });
}

// The lowest line of a role; the end when the block has none.
std::vector<BlockLine>::const_reverse_iterator LastOf(const std::vector<BlockLine>& block, Role role) {
  return std::find_if(block.rbegin(), block.rend(), [&](const BlockLine& line) { return line.role == role; });
}

Line NameIn(const Page& page, const Line& line) {
  Line name = line;
  name.words = WithoutOuterSigns(page, std::move(name.words));
  Refresh(page, name);
  return name;
}

// Letters only, two to seven words, each beginning with a capital; or one local name.
double NameLikeness(const Page& page, const Line& line) {
  const std::vector<std::string> words = text::SplitWords(line.text);
  const bool local = words.size() == 1 && text::IsLocalName(words.front());
  const bool several = words.size() >= 2 && words.size() <= 7 && text::CountLetters(line.text) >= kLeastNameLetters;
  if (!local && !several) return 0;
  double capital = 0;
  for (const std::string& word : words) {
    if (std::any_of(word.begin(), word.end(), [](unsigned char c) { return c >= '0' && c <= '9'; })) return 0;
    const int letters = text::CountLetters(word);
    if (letters == 0) continue;
    const std::u32string code_points = text::ToCodePoints(word);
    const bool starts_upper = text::IsUpperText(text::FromCodePoints(code_points.substr(0, 1)));
    const bool all_upper = letters > 1 && text::IsUpperText(word);
    if (starts_upper) capital += all_upper ? 0.7 : 1.0;
  }
  return capital / static_cast<double>(words.size()) * (0.4 + 0.6 * MeanConfidence(page, line));
}

bool IsPlainName(const Line& line, const RuleSet& rules) {
  const auto name = values::Parse(values::Kind::kPersonName, line.text, *rules.vocabulary);
  return name && name->notes.empty();
}

std::optional<int> FindName(const PageLayout& layout, const Box& below, double bottom, const std::vector<Role>& roles,
                            const RuleSet& rules) {
  // A family's name in front says more than how well a line was read: "Và Công Nghệ" is the rest of an agency's.
  constexpr double kPlainName = 0.4;
  std::optional<int> best;
  double best_score = 0.45;
  for (int i = 0; i < static_cast<int>(layout.lines.size()); ++i) {
    const Line& line = layout.lines[i];
    if (line.box.y0 < below.y1 - 0.3 * layout.line_height || line.box.y1 > bottom) continue;
    if (line.box.y0 > below.y1 + kNameDepth) break;
    const double offset = std::abs(line.box.CenterX() - below.CenterX());
    if (offset > kNameOffset) continue;
    const std::string key = MakeKey(line.text);
    if (BeginsWith(key, rules.common.panel_marks) || BeginsWith(key, rules.common.copies_marks)) continue;
    if (roles[i] != Role::kNone) continue;
    const Line name = NameIn(*layout.page, line);
    double score = NameLikeness(*layout.page, name) - 1.2 * offset;
    if (score > 0 && IsPlainName(name, rules)) score += kPlainName;
    if (score > best_score) {
      best_score = score;
      best = i;
    }
  }
  return best;
}

// The line without the signs that a seal or a stroke left among its words.
Span SpanOfWords(const Page& page, const Line& line) {
  Line words = line;
  std::erase_if(words.words, [&](int word) { return text::CountLetters(page.words[word].text) < 2; });
  Refresh(page, words);
  return words.words.empty() ? Span() : SpanOf(page, words);
}

// Whether the office read so far is one that is listed as it stands: nothing of it is on the next line.
bool IsWholeOffice(const Span& title, const RuleSet& rules) {
  const auto office = rules.vocabulary->Nearest(values::Vocabulary::List::kOffices, title.text);
  return office && office->exact;
}

// "TM. ỦY BAN NHÂN DÂN": the body whose decision it is, whoever signs.
bool IsForBody(const Line& line, const RuleSet& rules) {
  const auto authority = values::Parse(values::Kind::kAuthority, line.text, *rules.vocabulary);
  return authority && authority->fit >= kSureOffice && authority->value.starts_with("TM.");
}

// "KT. CHỦ TỊCH": below it stands the office of who signs.
bool IsInPlaceOfHead(const Line& line, const RuleSet& rules) {
  const auto authority = values::Parse(values::Kind::kAuthority, line.text, *rules.vocabulary);
  return authority && authority->value.starts_with(kInPlaceOfHead);
}

void FillBlock(const PageLayout& layout, const std::vector<BlockLine>& block, const RuleSet& rules,
               Signature& signature) {
  const Page& page = *layout.page;
  bool in_authority = false;
  for (const BlockLine& entry : block) {
    const Line& line = layout.lines[entry.line];
    signature.lines.push_back(entry.line);
    if (entry.role == Role::kAuthority && signature.authority.empty()) {
      signature.authority = SpanOf(page, line);
      signature.last_authority = signature.authority;
      Append(signature.agency, signature.authority);
      in_authority = true;
    } else if (entry.role == Role::kAuthority && IsForBody(line, rules)) {
      // Stamped below the offices that were printed.
      signature.authority = SpanOf(page, line);
      in_authority = false;
    } else if (entry.role == Role::kAuthority && IsInPlaceOfHead(line, rules)) {
      signature.last_authority = SpanOf(page, line);
      signature.title = Span();
      in_authority = false;
    } else if (entry.role == Role::kOffice || entry.role == Role::kAuthority) {
      if (signature.authority.empty()) signature.head_above = signature.title;
      signature.title = SpanOf(page, line);
      in_authority = false;
    } else if (entry.role == Role::kNone && in_authority) {
      if (CountWords(line.text) >= 2) Append(signature.agency, SpanOf(page, line));
      in_authority = false;  // a name of an agency takes two lines at most
    } else if (entry.role == Role::kNone && CountWords(signature.title.text) >= kLongOffice &&
               !IsWholeOffice(signature.title, rules)) {
      Append(signature.title, SpanOfWords(page, line));  // "GIÁM ĐỐC VĂN PHÒNG ĐĂNG KÝ / ĐẤT ĐAI"
    }
  }
}

// Certificates name the agency above the authority, without "TM.": "SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG / TỈNH ĐẮK LẮK / TUQ.
// GIÁM ĐỐC". Taken from the highest line that begins like an agency's name down to the block: a second line may begin
// so too, when its mark is not seen ("ĐAI KHU VỰC 6" is not "ĐÀI ...").
void FindAgencyAbove(const PageLayout& layout, int front, const CommonRules& rules, Signature& signature) {
  if (!signature.agency.empty() && signature.agency.text.starts_with("TM")) return;
  std::vector<int> above;
  std::size_t named = 0;  // lines of `above` that the name takes
  const Line* below = &layout.lines[front];
  for (int i = front - 1; i >= 0 && above.size() < kMostAgencyLines; --i) {
    const Line& line = layout.lines[i];
    if (std::abs(line.box.CenterX() - below->box.CenterX()) > 0.14 && line.box.y1 > below->box.y0 - layout.pitch)
      continue;
    if (!Belongs(layout, line, *below) || text::CountLetters(line.text) < 2 || !IsMostlyUpper(line.text, 0.8)) break;
    above.push_back(i);
    below = &line;
    const std::vector<int> from_here(above.rbegin(), above.rend());
    if (!BeginsLikeAgency(layout, line, rules)) continue;
    signature.agency = Span();
    for (int index : from_here) Append(signature.agency, SpanOf(*layout.page, layout.lines[index]));
    signature.agency_above = true;
    signature.top = line.box.y0;
    named = above.size();
  }
  signature.lines.insert(signature.lines.end(), above.begin(), above.begin() + static_cast<std::ptrdiff_t>(named));
}

// No office was read, but "Nơi nhận" stands on a level with the block (NĐ 30/2020, cells 7 and 9): its heading is what
// stands to the right of it in capitals, however badly seal, pen and a second print over it have spoilt it.
std::optional<std::vector<BlockLine>> BesideReceivers(const PageLayout& layout, const RuleSet& rules, double bottom) {
  const Line* receivers = nullptr;
  for (const Line& line : layout.lines) {
    if (line.box.y0 < bottom && line.box.x0 < kSignatureEdge &&
        BeginsWith(MakeKey(line.text), rules.common.copies_marks)) {
      receivers = &line;
    }
  }
  if (receivers == nullptr) return std::nullopt;
  std::vector<BlockLine> block;
  for (int i = 0; i < static_cast<int>(layout.lines.size()); ++i) {
    const Line& line = layout.lines[i];
    const double below = (line.box.CenterY() - receivers->box.CenterY()) / layout.pitch;
    if (line.box.CenterX() < kSignatureEdge + 0.1 || below < -kRowsAbove || below > kRowsBelow) continue;
    const bool office = IsSpoiltOffice(layout, line, rules);
    if (!office && (text::CountLetters(line.text) < 4 || !IsMostlyUpper(line.text, 0.6))) continue;
    if (!block.empty() && !Belongs(layout, layout.lines[block.back().line], line)) continue;
    block.push_back({i, office ? Role::kOffice : Role::kNone});
  }
  if (block.empty()) return std::nullopt;
  return block;
}

// The last line right of the middle that ends like an office and holds little else.
std::optional<std::vector<BlockLine>> LegibleEnd(const PageLayout& layout, const RuleSet& rules, double bottom) {
  constexpr double kHighest = 0.3;
  constexpr double kRightHalf = 0.5;
  constexpr std::size_t kMostWords = 4;
  for (int i = static_cast<int>(layout.lines.size()) - 1; i >= 0; --i) {
    const Line& line = layout.lines[i];
    if (line.box.y0 >= bottom || line.box.y0 < kHighest || line.box.CenterX() < kRightHalf) continue;
    if (line.words.size() <= kMostWords && EndsLikeOffice(layout, line, rules)) {
      return std::vector<BlockLine>{{i, Role::kOffice}};
    }
  }
  return std::nullopt;
}

Span LineBelowAuthority(const PageLayout& layout, const std::vector<BlockLine>& block, double bottom) {
  const auto authority = LastOf(block, Role::kAuthority);
  const Line& above = layout.lines[authority->line];
  for (const Line& line : layout.lines) {
    if (line.box.y0 >= bottom || line.box.CenterY() <= above.box.y1 || text::CountLetters(line.text) < 2) continue;
    if (Belongs(layout, above, line)) return SpanOf(*layout.page, line);
  }
  return {};
}

// Whether each longer word of the line is like one of the office's.
bool HoldsOnlyWordsOf(const std::string& office, const Line& line) {
  constexpr int kLongWord = 3;
  constexpr double kAlike = 0.6;
  const std::vector<std::string> words = text::SplitWords(line.text);
  const std::vector<std::string> known = text::SplitWords(office);
  return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
    return text::CountLetters(word) < kLongWord || std::any_of(known.begin(), known.end(), [&](const std::string& of) {
             return KeySimilarity(MakeKey(word), MakeKey(of)) >= kAlike;
           });
  });
}

// A line of the office's block, further down.
bool StandsBelow(const PageLayout& layout, const Line& office, const Line& line, double bottom) {
  return line.box.y0 < bottom && line.box.CenterY() > office.box.y1 && Belongs(layout, office, line);
}

// As offices are, however little of one can be read.
bool IsInCapitals(const Line& line) {
  constexpr int kFewestLetters = 4;
  return text::CountLetters(line.text) >= kFewestLetters && IsMostlyUpper(line.text, 0.8);
}

// "'RƯỞNG" right below "BỘ TRƯỞNG": what is left of the office of who signs, so that the one above is the head's, whose
// "KT." is hidden.
Span SpoiltOfficeBelow(const PageLayout& layout, const std::vector<BlockLine>& block, double bottom,
                       const RuleSet& rules) {
  const auto last = LastOf(block, Role::kOffice);
  if (last == block.rend()) return {};
  const Line& head = layout.lines[last->line];
  const auto office = values::Parse(values::Kind::kTitle, head.text, *rules.vocabulary);
  if (!office) return {};
  for (const Line& line : layout.lines) {
    if (!StandsBelow(layout, head, line, bottom)) continue;
    if (!IsInCapitals(line)) return {};
    const std::string deputy = DeputyOf(office->value);
    const std::vector<std::string> offices = values::OfficesEndingLike(line.text, *rules.vocabulary);
    const bool ends_so = std::find(offices.begin(), offices.end(), deputy) != offices.end();
    return ends_so && HoldsOnlyWordsOf(deputy, line) ? SpanOf(*layout.page, line) : Span();
  }
  return {};
}

// "“7⁄5 HƯỚNG" right below "CỤC TRƯỞNG", as wide as it: another office stands there, of which nothing can be made, so
// that the one above may be the head's.
bool HidesOfficeBelow(const PageLayout& layout, const Line& office, double bottom) {
  constexpr double kClose = 0.8;  // of the pitch
  constexpr double kAsWide = 0.8;
  return std::any_of(layout.lines.begin(), layout.lines.end(), [&](const Line& line) {
    return StandsBelow(layout, office, line, bottom) && line.box.y0 - office.box.y1 < kClose * layout.pitch &&
           line.box.Width() > kAsWide * office.box.Width() && IsInCapitals(line);
  });
}

// Nothing of an office could be read, but a certificate's date line stands above the block, and below it the agency.
std::optional<Signature> BelowDate(const PageLayout& layout, const RuleSet& rules, double bottom) {
  constexpr double kHighest = 0.35;
  constexpr std::size_t kMostLines = 3;
  const int count = static_cast<int>(layout.lines.size());
  for (int i = count - 1; i >= 0; --i) {
    const Line& date = layout.lines[i];
    if (date.box.y0 > bottom || date.box.y0 < kHighest || date.box.CenterX() < 0.5) continue;
    const auto parsed = ParseDateLine(layout, i);
    if (!parsed || parsed->place.empty()) continue;
    Signature signature;
    const Line* above = &date;
    for (int next = i + 1; next < count && signature.lines.size() < kMostLines; ++next) {
      const Line& line = layout.lines[next];
      if (!Belongs(layout, *above, line) || text::CountLetters(line.text) < 2 || !IsMostlyUpper(line.text, 0.7)) break;
      if (signature.lines.empty() && !BeginsLikeAgency(layout, line, rules.common)) break;
      Append(signature.agency, SpanOf(*layout.page, line));
      signature.lines.push_back(next);
      above = &line;
    }
    if (signature.lines.empty()) continue;
    signature.agency_above = true;
    signature.top = layout.lines[signature.lines.front()].box.y0;
    return signature;
  }
  return std::nullopt;
}

// A seal may leave nothing of the offices that can be told: then the last line in the right half of the page is the
// signer's name when it reads like one and what could be read above it, with room for a signature, is in capitals.
std::optional<Signature> NameAlone(const PageLayout& layout, const RuleSet& rules, double bottom) {
  constexpr double kHighest = 0.35;
  constexpr double kRightHalf = 0.5;
  constexpr double kReadWell = 0.9;
  constexpr double kLegible = 0.5;
  constexpr double kLeastRoom = 1.5;  // pitches
  const Page& page = *layout.page;
  const auto last = std::find_if(layout.lines.rbegin(), layout.lines.rend(), [&](const Line& line) {
    return line.box.CenterX() >= kRightHalf && line.box.y1 <= bottom && MeanConfidence(page, line) >= kLegible;
  });
  if (last == layout.lines.rend()) return std::nullopt;
  const Line& name = *last;
  if (name.box.y0 < kHighest || IsMostlyUpper(name.text, 0.8)) return std::nullopt;
  if (NameLikeness(page, name) < kReadWell || !IsPlainName(name, rules)) return std::nullopt;
  const auto above = std::find_if(last + 1, layout.lines.rend(), [&](const Line& line) {
    return line.box.y1 < name.box.y0 && std::abs(line.box.CenterX() - name.box.CenterX()) < kNameOffset &&
           MeanConfidence(page, line) >= kLegible;
  });
  if (above == layout.lines.rend() || text::CountLetters(above->text) < 4 || !IsMostlyUpper(above->text, 0.8)) {
    return std::nullopt;
  }
  const double room = name.box.y0 - above->box.y1;
  if (room < kLeastRoom * layout.pitch || room > kNameDepth) return std::nullopt;
  Signature signature;
  signature.name = SpanOf(page, name);
  signature.name_alone = true;
  signature.top = name.box.y0;
  signature.lines = {static_cast<int>(&name - layout.lines.data())};
  return signature;
}

// Of an office that was not read whole. Authority, office and name share their middle.
std::string LikelyTitle(const PageLayout& layout, const std::vector<BlockLine>& block, const Span& title,
                        const Span& name, const RuleSet& rules) {
  const auto office = LastOf(block, Role::kOffice);
  if (office == block.rend() || IsWholeOffice(title, rules)) return "";
  std::optional<double> middle;
  if (!name.empty()) middle = name.box.CenterX();
  for (const BlockLine& entry : block) {
    if (entry.role == Role::kAuthority || entry.role == Role::kMark) {
      middle = layout.lines[entry.line].box.CenterX();
    }
  }
  return LikelyOffice(layout, layout.lines[office->line], middle, rules);
}

std::optional<Signature> OnPage(const PageLayout& layout, const RuleSet& rules) {
  const double bottom = CopyCertificateTop(layout, rules.common);
  const std::vector<Role> roles = RolesOf(layout, rules);
  std::optional<std::vector<BlockLine>> chosen;
  for (int i = 0; i < static_cast<int>(layout.lines.size()); ++i) {
    const Line& line = layout.lines[i];
    if (line.box.y0 >= bottom) break;
    if (line.box.CenterX() < kSignatureEdge) continue;
    const Role role = roles[i];
    if (role == Role::kNone) continue;
    std::vector<BlockLine> block = Collect(layout, i, roles, rules, bottom);
    // A later block counts unless it is only the rest of the one already found.
    const bool inside =
        chosen && std::any_of(chosen->begin(), chosen->end(), [&](const BlockLine& entry) { return entry.line == i; });
    if (!inside) chosen = std::move(block);
  }
  const bool spoilt = !chosen.has_value();
  if (spoilt) chosen = BesideReceivers(layout, rules, bottom);
  const bool beside_receivers = spoilt && chosen;
  const auto without_office = [&] {
    auto below_date = BelowDate(layout, rules, bottom);
    return below_date ? below_date : NameAlone(layout, rules, bottom);
  };
  if (!chosen) chosen = LegibleEnd(layout, rules, bottom);
  if (!chosen) return without_office();
  Signature signature;
  FillBlock(layout, *chosen, rules, signature);
  signature.top = layout.lines[chosen->front().line].box.y0;
  FindAgencyAbove(layout, chosen->front().line, rules.common, signature);
  if (!signature.authority.empty() && signature.title.empty()) {
    signature.below_authority = LineBelowAuthority(layout, *chosen, bottom);
  }
  if (signature.authority.empty() && !signature.title.empty() && signature.head_above.empty()) {
    Span below = SpoiltOfficeBelow(layout, *chosen, bottom, rules);
    signature.deputy_below = !below.empty();
    if (signature.deputy_below) signature.head_above = std::exchange(signature.title, std::move(below));
    const auto office = LastOf(*chosen, Role::kOffice);
    signature.hides_office = !signature.deputy_below && office != chosen->rend() &&
                             HidesOfficeBelow(layout, layout.lines[office->line], bottom);
  }
  const Box below = layout.lines[chosen->back().line].box;
  signature.name_place = {std::max(0.0, below.CenterX() - kNameOffset), below.y1,
                          std::min(1.0, below.CenterX() + kNameOffset), std::min(bottom, below.y1 + kNameDepth)};
  if (const auto name = FindName(layout, below, bottom, roles, rules)) {
    signature.name = SpanOf(*layout.page, NameIn(*layout.page, layout.lines[*name]));
    signature.lines.push_back(*name);
  }
  if (spoilt && signature.name.empty() && !beside_receivers) return without_office();
  if (spoilt && signature.name.empty() && !HasRole(*chosen, Role::kOffice)) return std::nullopt;
  signature.likely_title = LikelyTitle(layout, *chosen, signature.title, signature.name, rules);
  const bool only_mark = !HasRole(*chosen, Role::kAuthority) && !HasRole(*chosen, Role::kOffice);
  if (only_mark && signature.name.empty()) return std::nullopt;
  return signature;
}

}  // namespace

std::optional<Signature> FindSignature(const std::vector<PageLayout>& layouts, const RuleSet& rules) {
  for (int page = static_cast<int>(layouts.size()) - 1; page >= 0; --page) {
    auto signature = OnPage(layouts[page], rules);
    if (!signature) continue;
    signature->page = page;
    return signature;
  }
  return std::nullopt;
}

}  // namespace sohoa::papers
