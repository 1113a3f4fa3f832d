#include "extractors/papers/body.h"

#include <algorithm>
#include <cmath>

#include "extractors/papers/phrase.h"
#include "extractors/papers/wording.h"
#include "text/letters.h"
#include "text/vietnamese.h"

namespace sohoa::papers {
namespace {

constexpr int kMostSubjectLines = 8;
constexpr double kFartherThanPitch = 1.6;  // times the distance of a subject's lines: what stands there is none
constexpr int kMostReceivers = 30;

const std::string& FirstWord(const PageLayout& layout, const Line& line) {
  return layout.page->words[line.words.front()].text;
}

Line WithoutFirst(const Line& line, std::size_t count) {
  Line rest = line;
  rest.words.erase(rest.words.begin(), rest.words.begin() + static_cast<std::ptrdiff_t>(count));
  return rest;
}

// "- Căn cứ ...": running text though a dash, or a speck read as one, stands before it.
bool StartsBodyBehindDash(const PageLayout& layout, const Line& line, const CommonRules& rules) {
  if (line.words.size() < 2 || !BeginsWithDash(FirstWord(layout, line))) return false;
  return BeginsWithMark(layout, WithoutFirst(line, 1), rules.body_starts).has_value();
}

// "Sử: Số. + Căn cứ nhiệm vụ ...": running text behind what was read of a stamp in the margin.
bool StartsBodyBehindStamp(const PageLayout& layout, const Line& line, const CommonRules& rules) {
  constexpr std::size_t kMostStamped = 5;  // words
  constexpr double kReadBadly = 0.65;      // their mean confidence
  double confidence = 0;
  for (std::size_t skipped = 1; skipped <= kMostStamped && skipped < line.words.size(); ++skipped) {
    confidence += layout.page->words[line.words[skipped - 1]].confidence;
    const Line rest = WithoutFirst(line, skipped);
    if (confidence > kReadBadly * static_cast<double>(skipped)) continue;
    if (StartsUpper(FirstWord(layout, rest)) && BeginsWithMark(layout, rest, rules.body_starts)) return true;
  }
  return false;
}

bool StartsBody(const PageLayout& layout, const Line& line, const CommonRules& rules) {
  static const RE2 kEnumerator(R"(^(?:[IVX]{1,4}|\d{1,2}|[A-Z])[.)]$)");
  if (BeginsWithDash(FirstWord(layout, line)) || RE2::FullMatch(FirstWord(layout, line), kEnumerator)) return true;
  // "tiếp theo" in small letters is the end of a subject.
  return (!StartsLower(FirstWord(layout, line)) && BeginsWithMark(layout, line, rules.body_starts)) ||
         BeginsWithMark(layout, line, rules.receiver_marks) || StartsBodyBehindStamp(layout, line, rules);
}

// "sửy Sô 9/38 Kính gửi: ...": the mark behind what was read of a stamp in the margin, told by its capital and its
// colon.
std::optional<MarkEnd> MarkBehindStamp(const PageLayout& layout, const Line& line,
                                       const std::vector<std::string>& marks) {
  for (std::size_t begin = 1; begin < line.words.size(); ++begin) {
    const Line rest = WithoutFirst(line, begin);
    if (!StartsUpper(FirstWord(layout, rest))) continue;
    const std::optional<MarkEnd> mark = BeginsWithMark(layout, rest, marks);
    if (!mark) continue;
    const std::string& last = layout.page->words[rest.words[static_cast<std::size_t>(mark->word)]].text;
    if (last.find(':', static_cast<std::size_t>(mark->byte)) == std::string::npos) continue;
    return MarkEnd{mark->word + static_cast<int>(begin), mark->byte};
  }
  return std::nullopt;
}

// "+v Về việc ...": without what a frame or a seal left before the line.
Line WithoutSpecksBefore(const PageLayout& layout, const Line& line) {
  std::size_t specks = 0;
  while (specks + 1 < line.words.size() && IsSpeckOfFrame(layout.page->words[line.words[specks]])) ++specks;
  if (specks == 0) return line;
  Line rest = WithoutFirst(line, specks);
  Refresh(*layout.page, rest);
  return rest;
}

// "VĂN PHÒNG", "ĐẾN", "vănpHòNne": in capitals, or in capitals among small letters.
bool LooksStamped(const std::string& word) {
  const std::u32string letters = text::ToCodePoints(word);
  const auto capital = [](char32_t c) { return text::IsLetter(c) && text::Lower(c) != c; };
  // "Về" is half in capitals, too.
  if (text::CountLetters(word) < 3) return false;
  return IsMostlyUpper(word, 0.75) || std::any_of(letters.begin() + 1, letters.end(), capital);
}

// A stamp in the margin may run into a centred line, so that it reaches much further from the middle to the left than
// to the right: what begins there in a stamp's letters is left out.
Line WithoutStampBefore(const PageLayout& layout, const Line& line, double centre) {
  constexpr std::size_t kMostWords = 4;
  constexpr std::size_t kFewestLeft = 4;
  const double left = 2 * centre - line.box.x1 - 2 * layout.LineHeightInX();
  std::size_t stamped = 0;
  while (stamped < line.words.size() && layout.page->words[line.words[stamped]].box.x0 < left) ++stamped;
  if (stamped == 0 || stamped > kMostWords || line.words.size() < stamped + kFewestLeft) return line;
  if (!LooksStamped(layout.page->words[line.words.front()].text)) return line;
  Line rest = WithoutFirst(line, stamped);
  Refresh(*layout.page, rest);
  return IsMostlyUpper(rest.text, 0.5) ? line : rest;
}

// A line of a stamp beside a centred text, which it may touch: in a stamp's letters, and it ends before the middle.
bool IsStampBeside(const PageLayout& layout, const Line& line, double centre) {
  return line.box.x1 < centre - layout.LineHeightInX() && LooksStamped(FirstWord(layout, line)) &&
         IsMostlyUpper(line.text, 0.75);
}

// A full line of justified text reaches the right margin; a centred one keeps away from it on both sides alike.
bool IsCentredOn(const PageLayout& layout, const Line& line, double centre) {
  return std::abs(line.box.CenterX() - centre) < 0.035 || line.box.Width() > 0.8 * layout.text_area.Width();
}

// Whether words of running text stand right below the span: on a stamp's line, which ended it, or in none, because they
// were taken off with the stamp beside them.
bool GoesOnInStamp(const PageLayout& layout, const Span& span, bool ended_by_stamp) {
  constexpr std::ptrdiff_t kFewestWords = 2;
  constexpr double kRead = 0.6;
  std::vector<bool> held(layout.page->words.size());
  for (const Line& line : layout.lines) {
    for (const int word : line.words) held[static_cast<std::size_t>(word)] = !ended_by_stamp;
  }
  std::ptrdiff_t words = 0;
  for (std::size_t i = 0; i < held.size(); ++i) {
    const Word& word = layout.page->words[i];
    const bool below = word.box.CenterY() > span.box.y1 &&
                       word.box.CenterY() < span.box.y1 + 2.2 * layout.line_height && word.box.x0 > span.box.x0 &&
                       word.box.x1 < span.box.x1 + 0.05;
    const bool running = text::CountLetters(word.text) > 1 && StartsLower(word.text) && word.confidence >= kRead;
    if (!held[i] && below && running) ++words;
  }
  return words >= kFewestWords;
}

// A year alone on the last line of a subject is no dirt, nor a number that the words before it ask for ("gói thầu số /
// 02").
bool IsSpeck(const Line& line, std::string_view before) {
  static const RE2 kYear(R"(\b(?:19|20)\d\d\b)");
  static const RE2 kNumber(R"(\W{0,2}\d{1,4}\W{0,2})");
  static const RE2 kAsks(R"((?i)\s(?:số|năm|quý|tháng|ngày|thứ)\s*$)");
  if (text::CountLetters(line.text) >= 2 || RE2::PartialMatch(line.text, kYear)) return false;
  return !RE2::FullMatch(line.text, kNumber) || !RE2::PartialMatch(re2::StringPiece(before), kAsks);
}

}  // namespace

std::optional<MarkEnd> BeginsWithMark(const PageLayout& layout, const Line& line,
                                      const std::vector<std::string>& marks) {
  const KeyText key = KeyOf(layout, line);
  for (const std::string& mark : marks) {
    const int edits = mark.size() < 7 ? 0 : static_cast<int>(mark.size()) / 6;
    const auto hit = MatchAt(key.key(), 0, mark, edits);
    // Whole words only: "Để", not "Đề nghị".
    const std::vector<int>& starts = key.starts();
    if (!hit || (hit->end < static_cast<int>(key.key().size()) &&
                 std::find(starts.begin(), starts.end(), hit->end) == starts.end())) {
      continue;
    }
    const KeyText::Place last = key.places()[hit->end - 1];
    return MarkEnd{last.word, last.end};
  }
  return std::nullopt;
}

Subject FindLetterSubject(const PageLayout& layout, const Heading& heading, const CommonRules& rules) {
  Subject subject;
  const double border = heading.nation ? heading.nation->x0 + 0.03 : 0.5;
  double top = 0;
  if (heading.number) {
    top = heading.number->number.box.CenterY();
  } else if (!heading.agency_lines.empty()) {
    top = layout.lines[heading.agency_lines.back()].box.CenterY();
  } else if (heading.nation) {
    top = heading.nation->CenterY();
  }
  const Line* above = nullptr;
  bool ended_by_stamp = false;
  for (int i = 0; i < static_cast<int>(layout.lines.size()); ++i) {
    const Line& line = layout.lines[i];
    if (line.box.CenterY() <= top + 0.4 * layout.line_height || (heading.number && i == heading.number->line)) continue;
    if (line.box.y0 > top + 16 * layout.line_height || line.box.y0 > 0.5) break;
    if (line.box.CenterX() > border || line.box.x0 > 0.4 || IsSpeck(line, subject.text.text)) continue;
    const bool marked = BeginsWithMark(layout, line, rules.subject_starts).has_value();
    if (above == nullptr) {
      // Without its mark only what stands where a subject stands, near the number and inside the left column.
      const bool near = line.box.y0 - top < 4 * layout.line_height && line.box.x1 < border + 0.06;
      if (!marked && (!near || !heading.number || text::CountLetters(line.text) < 8 || IsMostlyUpper(line.text)))
        continue;
      if (BeginsWithMark(layout, line, rules.receiver_marks)) break;
      subject.marked = marked;
    } else {
      if (line.row == above->row) continue;
      const bool gap = line.box.y0 - above->box.y1 > 1.3 * layout.line_height;
      const bool aside = line.box.x1 < above->box.x0 || line.box.x0 > above->box.x1;
      if (gap || aside || line.box.x1 > border + 0.12 || BeginsWithMark(layout, line, rules.receiver_marks)) break;
      // A stamp's mark ("VĂN PHÒNG"), or the receivers behind one.
      const bool stamp = IsMostlyUpper(line.text, 0.85) && !IsMostlyUpper(subject.text.text, 0.5);
      ended_by_stamp = stamp || MarkBehindStamp(layout, line, rules.receiver_marks);
      if (ended_by_stamp) break;
    }
    Append(subject.text, SpanOf(*layout.page, line));
    above = &line;
  }
  subject.cut = !subject.text.empty() && GoesOnInStamp(layout, subject.text, ended_by_stamp);
  return subject;
}

Subject FindTitleSubject(const PageLayout& layout, const Heading& heading, const CommonRules& rules) {
  Subject subject;
  if (!heading.title) return subject;
  Line above = layout.lines[heading.title->last_line];
  const double centre = above.box.CenterX();
  bool upper = false;
  int lines = 0;
  double pitch = 0;  // of the subject's own lines; a text layer's boxes are higher than that
  for (int i = heading.title->last_line + 1; i < static_cast<int>(layout.lines.size()); ++i) {
    const Line whole = WithoutSpecksBefore(layout, layout.lines[i]);
    const Line line = WithoutStampBefore(layout, whole, centre);
    if (line.row == above.row || IsSpeck(line, subject.text.text)) continue;
    // What a seal or a stamp left beside the subject.
    if (line.box.Width() < 0.15 && std::abs(line.box.CenterX() - centre) > 0.15) continue;
    if (lines > 0 && IsStampBeside(layout, line, centre)) continue;
    const double gap = line.box.y0 - above.box.y1;
    if (gap > (lines == 0 ? 2.4 : 1.35) * layout.line_height || lines >= kMostSubjectLines) break;
    const double step = line.box.y0 - above.box.y0;
    if (pitch > 0 && step > kFartherThanPitch * pitch) break;
    const bool marked = BeginsWithMark(layout, line, rules.subject_starts).has_value();
    if (!marked && (StartsBody(layout, line, rules) || !IsCentredOn(layout, line, centre))) break;
    const bool line_upper = IsMostlyUpper(line.text, 0.85);
    // "QUYẾT ĐỊNH / Về việc ... / CHỦ TỊCH ỦY BAN NHÂN DÂN": the office that decides is no part of the subject.
    if (lines > 0 && line_upper && !upper) break;
    if (lines == 0) {
      if (line_upper && BeginsWithMark(layout, line, rules.agency_heads)) break;
      upper = line_upper;
      subject.marked = marked;
    } else if (!marked && gap > 0.9 * layout.line_height && line.box.x1 > layout.text_area.x1 - 0.02 &&
               line.box.CenterX() > centre + 0.01) {
      break;  // an indented first line of the body
    }
    if (lines > 0) pitch = pitch > 0 ? std::min(pitch, step) : step;
    Append(subject.text, SpanOf(*layout.page, line));
    subject.cut = subject.cut || line.words.size() < whole.words.size();
    above = line;
    ++lines;
  }
  return subject;
}

Span FindRecipients(const PageLayout& layout, const CommonRules& rules) {
  Span list;
  int first = -1;
  std::optional<MarkEnd> mark;
  for (const auto find : {BeginsWithMark, MarkBehindStamp}) {
    for (int i = 0; i < static_cast<int>(layout.lines.size()) && first < 0; ++i) {
      if (layout.lines[i].box.y0 > 0.65) break;
      mark = find(layout, layout.lines[i], rules.receiver_marks);
      if (mark) first = i;
    }
  }
  if (first < 0) return list;
  const Line& head = layout.lines[first];
  Span rest = SpanFrom(*layout.page, head, mark->word, mark->byte);
  if (text::CountLetters(rest.text) >= 3) Append(list, rest);
  const Line* above = &head;
  double item_left = list.empty() ? -1 : rest.box.x0;
  int count = 0;
  for (int i = first + 1; i < static_cast<int>(layout.lines.size()) && count < kMostReceivers; ++i) {
    const Line& line = layout.lines[i];
    if (IsSpeck(line, list.text) || line.box.CenterY() < head.box.CenterY() - layout.line_height) continue;
    const bool same_row = line.row == head.row && line.box.x0 > head.box.x0;
    if (line.row == above->row && !same_row) continue;
    const bool dash = BeginsWithDash(FirstWord(layout, line));
    const double gap = line.box.y0 - above->box.y1;
    if (!same_row) {
      // What lies wholly to the left of the list is a stamp put beside it.
      if (item_left >= 0 && line.box.x1 < item_left && line.box.x1 < head.box.x1) continue;
      if (gap > 2.0 * layout.line_height) break;
      // What began with dashes ends with the first line further left that has none; a single receiver ends with its
      // stop.
      if (!dash && item_left >= 0 && line.box.x0 < item_left - 0.015) break;
      if (!dash && item_left < 0 && line.box.x0 < head.box.x0 + 0.02) break;
      if (!dash && !list.empty() && (list.text.back() == '.' || gap > 1.3 * layout.line_height)) break;
      if ((StartsBody(layout, line, rules) && !dash) || StartsBodyBehindDash(layout, line, rules)) break;
    }
    if (item_left < 0) item_left = line.box.x0;
    Append(list, SpanOf(*layout.page, line), dash || list.empty() ? '\n' : ' ');
    above = &line;
    ++count;
  }
  return list;
}

}  // namespace sohoa::papers
