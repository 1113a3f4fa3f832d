#include "extractors/papers/heading.h"

#include <algorithm>
#include <cmath>

#include "extractors/papers/agency.h"
#include "extractors/papers/phrase.h"
#include "extractors/papers/title.h"
#include "extractors/papers/wording.h"
#include "text/vietnamese.h"

namespace sohoa::papers {
namespace {

constexpr double kHeadDepth = 0.5;  // the quốc hiệu stands in the upper part of the page
constexpr double kHeadRows = 14;    // from it to the number and the date, in line heights
constexpr double kWideGap = 1.1;    // of a line's height: parts the columns of the head
constexpr double kNarrowGap = 0.4;
constexpr double kWiderThanUsual = 1.3;  // times: a narrow gap that parts columns is wider than those between words
constexpr double kLeastColumn = 0.03;    // of the page: what reaches less into the left column does not begin there
constexpr std::size_t kMostNumberWords = 4;
constexpr int kNationEdits = 8;
constexpr int kMottoEdits = 4;
constexpr double kLongestNation = 1.8;  // of the tiêu ngữ's width

struct Anchor {
  int line = -1;
  Box box;
};

Box BoxOfHit(const PageLayout& layout, const Line& line, const KeyText& key, const PhraseHit& hit) {
  Box box;
  for (int at = hit.begin; at < hit.end; ++at) {
    box = Union(box, layout.page->words[line.words[key.places()[at].word]].box);
  }
  return box;
}

std::optional<Anchor> FindAnchor(const PageLayout& layout, const std::string& phrase, int limit) {
  std::optional<Anchor> best;
  int least = limit + 1;
  for (int i = 0; i < static_cast<int>(layout.lines.size()); ++i) {
    const Line& line = layout.lines[i];
    if (line.box.y0 > kHeadDepth) break;
    const KeyText key = KeyOf(layout, line);
    const auto hit = FindPhrase(key, phrase, least - 1);
    if (!hit) continue;
    least = hit->distance;
    best = Anchor{i, BoxOfHit(layout, line, key, *hit)};
    if (least == 0) break;
  }
  return best;
}

// Whether the words from `from` on are a date line: then a narrow gap before them parts the columns, too.
bool BeginsDate(const PageLayout& layout, const Line& line, std::size_t from) {
  std::string key;
  for (std::size_t i = from; i < line.words.size(); ++i) key += MakeKey(layout.page->words[line.words[i]].text);
  const std::size_t day = key.find("ngay");
  return day != std::string::npos && day < 30 && key.find("thang", day) != std::string::npos;
}

// Between the word and the next one, in heights of the line.
double GapBehind(const PageLayout& layout, const Line& line, std::size_t word) {
  const Box& left = layout.page->words[line.words[word]].box;
  const Box& right = layout.page->words[line.words[word + 1]].box;
  return (right.x0 - left.x1) / (line.height * layout.x_per_y);
}

double UsualGap(const PageLayout& layout, const Line& line) {
  std::vector<double> gaps;
  for (std::size_t i = 0; i + 1 < line.words.size(); ++i) gaps.push_back(GapBehind(layout, line, i));
  if (gaps.empty()) return 0;
  const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
  std::nth_element(gaps.begin(), middle, gaps.end());
  return *middle;
}

// The word of the line with which one of the boxes begins, -1 when it is the first or none is on this line.
int CutBefore(const PageLayout& layout, const Line& line, const std::vector<Box>& boxes) {
  for (const Box& box : boxes) {
    if (box.x0 < 0.35) continue;
    for (std::size_t i = 1; i < line.words.size(); ++i) {
      const Box& word = layout.page->words[line.words[i]].box;
      const bool beside = word.CenterY() > box.y0 && word.CenterY() < box.y1;
      if (beside && std::abs(word.x0 - box.x0) < 0.002) return static_cast<int>(i);
    }
  }
  return -1;
}

// Whether a line stands on the row of another, to its right.
bool StandsBehind(const Line& line, const Line& other) {
  return line.box.x0 > other.box.x1 && line.box.CenterY() > other.box.y0 && line.box.CenterY() < other.box.y1;
}

// Whether a line may hold something of both columns: no item of a list does, nor what has a line of the left column
// beside it.
bool MaySpanHead(const PageLayout& layout, const Line& line) {
  if (BeginsWithDash(layout.page->words[static_cast<std::size_t>(line.words.front())].text)) return false;
  return std::none_of(layout.lines.begin(), layout.lines.end(), [&](const Line& other) {
    return StandsBehind(line, other) && text::CountLetters(other.text) > 2;
  });
}

// Lines of the head that run from the left column into the right one are cut where a real gap lies near the border; a
// centred title or subject has none there and stays whole.
// `mottos`: boxes of quốc hiệu and tiêu ngữ, which begin the right column whatever the gap.
void CutHeadColumns(PageLayout& layout, double border, double top, double bottom, const std::vector<Box>& mottos) {
  std::vector<bool> may_span;
  for (const Line& line : layout.lines) may_span.push_back(MaySpanHead(layout, line));
  std::vector<Line> result;
  for (std::size_t number = 0; number < layout.lines.size(); ++number) {
    Line& line = layout.lines[number];
    int cut = CutBefore(layout, line, mottos);
    if (cut < 0 && may_span[number] && line.box.CenterY() > top && line.box.CenterY() < bottom &&
        line.box.x0 < border - kLeastColumn && line.box.x1 > border) {
      double nearest = 0.12;
      const double usual = UsualGap(layout, line);
      for (std::size_t i = 0; i + 1 < line.words.size(); ++i) {
        const double left = layout.page->words[line.words[i]].box.x1;
        const double right = layout.page->words[line.words[i + 1]].box.x0;
        const double distance = border < left ? left - border : border > right ? border - right : 0;
        const double gap = GapBehind(layout, line, i);
        if (distance >= nearest || gap < kNarrowGap) continue;
        if (gap < kWideGap && (gap < kWiderThanUsual * usual || !BeginsDate(layout, line, i + 1))) continue;
        nearest = distance;
        cut = static_cast<int>(i) + 1;
      }
    }
    if (cut < 0) {
      result.push_back(std::move(line));
      continue;
    }
    Line right = line;
    right.words.erase(right.words.begin(), right.words.begin() + cut);
    // "MINHCỘNG": a word of both columns is kept in both.
    const bool shared = EndsWithGluedNation(layout.page->words[line.words[static_cast<std::size_t>(cut)]].text);
    line.words.erase(line.words.begin() + cut + (shared ? 1 : 0), line.words.end());
    Refresh(*layout.page, line);
    Refresh(*layout.page, right);
    if (shared) line.box.x1 = std::min(line.box.x1, border);
    result.push_back(std::move(line));
    result.push_back(std::move(right));
  }
  layout.lines = std::move(result);
}

// "Số:", "Số CCHN:": also where the figures behind it were written by hand and cannot be read.
bool BeginsNumber(const std::string& text) {
  static const RE2 kNumber(R"(^\W{0,2}[Ss][ốỐôổồộ](?:\s+\p{Lu}{2,5})?\s*[:.;])");
  return RE2::PartialMatch(text, kNumber);
}

// "Số: 15/QĐ-BNV": what stands behind the label, when it looks like a number at all.
std::optional<NumberLine> ParseNumberLine(const PageLayout& layout, int index) {
  static const RE2 kSymbol(R"(\d\s*/\s*[\p{L}\d]|/\s*\p{Lu}{2})");
  const Line& line = layout.lines[index];
  const KeyText key = KeyOf(layout, line);
  NumberLine number;
  number.line = index;
  // "S6" and "$ố" are what the label is most often misread as.
  static const RE2 kLabel(R"(^\W{0,2}(?:[SŠ$][ốôồổỗộõòóọỏơớoO0ö6éêế]{1,2}|SỐ|SÓ|SÔ)\s*[:.;,]?\s*)");
  re2::StringPiece rest(line.text);
  number.labelled = RE2::Consume(&rest, kLabel);
  const std::string behind(rest.data(), rest.size());
  // Without its label a number is short; "67/15 đường Quang Trung" is an address.
  if (!number.labelled && (line.words.size() > kMostNumberWords || !RE2::PartialMatch(line.text, kSymbol))) {
    return std::nullopt;
  }
  if (number.labelled && !RE2::PartialMatch(behind, R"(^\W{0,3}[\dlIOoZSB]|/)")) return std::nullopt;
  // "Số CCCD/MST: 067066899606" is the label of another number; "Số CCHN: 004527/ĐNO-CCHN" is the paper's.
  static const RE2 kOtherLabel(R"(^\p{L}[^:\d]*:)");
  re2::StringPiece figures(behind);
  if (RE2::Consume(&figures, kOtherLabel) && !RE2::PartialMatch(figures, "/")) return std::nullopt;
  int word = 0;
  int skip = static_cast<int>(line.text.size() - behind.size());
  while (word < static_cast<int>(line.words.size())) {
    const int length = static_cast<int>(layout.page->words[line.words[word]].text.size());
    if (skip < length) break;
    skip -= length + 1;
    ++word;
  }
  number.number = SpanFrom(*layout.page, line, word, std::max(skip, 0));
  if (number.number.empty()) return std::nullopt;
  return number;
}

void FindNumber(const PageLayout& layout, double border, double top, double bottom, Heading& heading) {
  std::optional<NumberLine> found;
  for (int i = 0; i < static_cast<int>(layout.lines.size()); ++i) {
    const Line& line = layout.lines[i];
    if (line.box.CenterY() < top || line.box.CenterY() > bottom) continue;
    if (line.box.CenterX() > border + 0.15) continue;
    auto number = ParseNumberLine(layout, i);
    if (!number) continue;
    if (!found || (number->labelled && !found->labelled)) found = std::move(number);
  }
  heading.number = std::move(found);
}

void FindDate(const PageLayout& layout, double border, double top, double bottom, Heading& heading) {
  for (int i = 0; i < static_cast<int>(layout.lines.size()); ++i) {
    const Line& line = layout.lines[i];
    if (line.box.CenterY() < top || line.box.CenterY() > bottom || line.box.CenterX() < border - 0.05) continue;
    if (auto date = ParseDateLine(layout, i)) {
      heading.date = std::move(date);
      return;
    }
  }
}

// Where the first word with a letter begins: a stroke in the margin may stand before it.
double LeftOfLetters(const PageLayout& layout, const Line& line) {
  for (const int word : line.words) {
    if (text::CountLetters(layout.page->words[word].text) > 0) return layout.page->words[word].box.x0;
  }
  return line.box.x0;
}

bool IsStamp(const Line& line, const CommonRules& rules) {
  constexpr double kAlike = 0.8;
  const std::string key = MakeKey(line.text);
  const auto alike = [&](const std::string& mark) { return KeySimilarity(key, mark) >= kAlike; };
  return std::any_of(rules.stamp_marks.begin(), rules.stamp_marks.end(), alike) ||
         std::any_of(rules.copy_marks.begin(), rules.copy_marks.end(), alike);
}

void FindAgency(const PageLayout& layout, const CommonRules& rules, double border, double top, double bottom,
                Heading& heading) {
  constexpr double kLowestPrint = 0.5;
  double last_y = -1;
  double right = 0;
  for (int i = 0; i < static_cast<int>(layout.lines.size()); ++i) {
    const Line& line = layout.lines[i];
    // The pattern of a frame is read as letters, far lower than print.
    if (line.box.CenterY() < top || line.box.Height() < kLowestPrint * layout.line_height) continue;
    if (line.box.CenterY() > bottom || heading.agency_lines.size() >= 6) break;
    if (line.box.CenterX() > border || line.box.x1 > border + 0.08) continue;
    if (heading.number && i >= heading.number->line) break;
    // What begins right of the name's first lines is another column: a stamp, or a piece of the quốc hiệu.
    if (!heading.agency_lines.empty() && line.box.x0 > right) continue;
    // Lines of a name stand below one another. What ends left of the first is a hole in the margin, or the table that
    // a photographed sheet lies on.
    const bool in_margin = !heading.agency_lines.empty() &&
                           line.box.x1 < LeftOfLetters(layout, layout.lines[heading.agency_lines.front()]);
    if (in_margin) continue;
    // "AN" may be the last word of a name, but nothing begins with so little.
    if (text::CountLetters(line.text) < (heading.agency_lines.empty() ? 3 : 2)) continue;
    if (BeginsNumber(line.text)) break;
    if (IsStamp(line, rules)) continue;
    if (!IsMostlyUpper(line.text, 0.6)) {
      if (heading.agency_lines.empty()) continue;
      break;
    }
    // Far below the lines before it stands something else: a stamp, a title.
    if (last_y > 0 && line.box.y0 - last_y > 2.2 * layout.line_height) break;
    heading.agency_lines.push_back(i);
    last_y = line.box.y1;
    right = std::max(right, line.box.x1);
  }
}

// Some forms have agency and parent at the top left and quốc hiệu centred below them ("SỞ Y TẾ / BỆNH VIỆN ĐA KHOA").
void FindAgencyAboveHead(const PageLayout& layout, const CommonRules& rules, Heading& heading) {
  constexpr double kBorder = 0.55;
  FindAgency(layout, rules, kBorder, 0, heading.nation->y0 - 0.3 * layout.line_height, heading);
  const bool named =
      !heading.agency_lines.empty() && BeginsLikeAgency(layout, layout.lines[heading.agency_lines.front()], rules);
  if (!named) heading.agency_lines.clear();
}

bool HasPageNumber(const PageLayout& layout) {
  static const RE2 kBareNumber(R"(^[-–—\s.]*\d{1,3}[-–—\s.]*$)");
  if (layout.lines.empty()) return false;
  const Line& line = layout.lines.front();
  return line.box.y0 < 0.1 && line.box.CenterX() > 0.35 && line.box.CenterX() < 0.65 &&
         RE2::FullMatch(line.text, kBareNumber);
}

// Where "tháng" ends behind the day, less three letters; also where it was misread between the numbers and "năm" ("29
// thung 7 năm 2019").
std::size_t FindMonth(std::string_view key) {
  const std::size_t month = key.find("ang");
  if (month != std::string_view::npos) return month;
  static const RE2 kSpoilt(R"(^([0-9oil]{1,2}t[a-z]{3,5})[0-9oil]{1,2}nam(?:19|20|i9|l9|2o))");
  re2::StringPiece before;
  if (!RE2::PartialMatch(re2::StringPiece(key.data(), key.size()), kSpoilt, &before)) return std::string_view::npos;
  return before.size() - 3;
}

// Where "năm" stands behind "tháng", or three letters before a year what was read of it ("tháng 12 ụm 2019").
std::size_t FindYear(std::string_view key, std::size_t month) {
  if (month == std::string_view::npos) return month;
  const std::size_t year = key.find("nam", month);
  static const RE2 kSpoilt(R"(^ang[0-9oil]{1,2}[a-z]{1,3}(?:19|20|i9|l9|2o)[0-9oil]{2}$)");
  const std::string_view rest = key.substr(month);
  if (year != std::string_view::npos || !RE2::PartialMatch(re2::StringPiece(rest.data(), rest.size()), kSpoilt)) {
    return year;
  }
  return key.size() - 4 - 3;
}

// "nsàu 14 tháng 3 năm 2023": two slips in "ngày", where day, month and year stand behind it.
std::optional<PhraseHit> SpoiltDay(const KeyText& key) {
  static const RE2 kBehind(R"(^[0-9oil]{1,2}thang[0-9oil]{1,2}nam[0-9oil]{4})");
  for (int start : key.starts()) {
    const auto hit = MatchAt(key.key(), start, "ngay", 2);
    const std::string_view rest = std::string_view(key.key()).substr(hit ? static_cast<std::size_t>(hit->end) : 0);
    if (start > 0 && hit && RE2::PartialMatch(re2::StringPiece(rest.data(), rest.size()), kBehind)) return hit;
  }
  return std::nullopt;
}

// "Giấy chứng nhận có hiệu lực đến ngày ...": a day that something lasts until, or begins with, is not the paper's.
bool IsSpanOfTime(const PageLayout& layout, const Line& line, int day_word) {
  if (day_word < 2) return false;
  const std::string& before =
      layout.page->words[static_cast<std::size_t>(line.words[static_cast<std::size_t>(day_word) - 1])].text;
  const std::string folded = text::Fold(before);
  return StartsLower(before) && (folded == "den" || folded == "tu" || folded == "truoc" || folded == "sau");
}

// "Phú Yên, ngày - tù thúng ñ - năm 2018": a place before the day and a year at the end are a date line, whatever was
// read of what was written into it.
bool IsSpoiltDateLine(const std::string& line) {
  constexpr std::size_t kLongest = 100;  // bytes
  static const RE2 kSpoilt(R"(\p{Lu}[\p{L}' ]+[,.]\s*ngày\b.+\bnăm\s+(?:19|20)\d\d\W*)");
  return line.size() <= kLongest && RE2::FullMatch(line, kSpoilt);
}

std::optional<DateLine> ParseAsDate(const PageLayout& layout, const Line& line, int index) {
  const KeyText key = KeyOf(layout, line);
  const std::string& letters = key.key();
  std::optional<PhraseHit> day;
  for (int start : key.starts()) {
    if (auto hit = MatchAt(letters, start, "ngay", start == 0 ? 0 : 1)) {
      if (!day || hit->distance < day->distance) day = hit;
    }
  }
  if (!day) day = SpoiltDay(key);
  if (!day) return std::nullopt;
  const std::string_view behind = std::string_view(letters).substr(day->end);
  const std::size_t month = FindMonth(behind);
  const std::size_t year = FindYear(behind, month);
  const bool lost = month == std::string_view::npos || year == std::string_view::npos || month > 9 || year > month + 8;
  if (lost && !IsSpoiltDateLine(line.text)) return std::nullopt;
  if (!lost && behind.size() > year + 3 + 7) return std::nullopt;  // a sentence that goes on
  const KeyText::Place place = key.places()[day->begin];
  if (place.word > 7 || IsSpanOfTime(layout, line, place.word)) return std::nullopt;
  DateLine date;
  date.line = index;
  date.date = SpanFrom(*layout.page, line, place.word, place.begin);
  date.place = SpanUpTo(*layout.page, line, place.word, place.begin);
  return date;
}

// The line below that holds what of a date had no room: "Thành phố Hồ Chí Minh, ngày 10 tháng 01", "năm 2026".
const Line* RestOfDate(const PageLayout& layout, const Line& line) {
  static const RE2 kCutShort(R"(ngay\W*[0-9oil]{1,2}(?:\s*thang\W*(?:[0-9oil]{1,2})?)?(?:\s*nam)?\W*$)");
  static const RE2 kRest(R"(^(?:(?:thang\s*)?[0-9oil]{1,2}\s*)?(?:nam\s*)?(?:19|20)[0-9oil]{2}\W*$)");
  if (!RE2::PartialMatch(text::Fold(line.text), kCutShort)) return nullptr;
  for (const Line& next : layout.lines) {
    const double gap = next.box.y0 - line.box.y1;
    const bool below = gap > -0.5 * layout.line_height && gap < layout.line_height && next.box.CenterY() > line.box.y1;
    const bool same_column = next.box.x0 < line.box.x1 && line.box.x0 < next.box.x1;
    if (below && same_column && RE2::FullMatch(text::Fold(next.text), kRest)) return &next;
  }
  return nullptr;
}

struct HeadAnchors {
  std::optional<Anchor> nation;
  std::optional<Anchor> motto;
};

// "CỘNG HÒA XÃ HỘI CHL" over "Độc lập - Tự do - !": where the ends of both were lost, their beginnings will do, one
// below the other.
HeadAnchors FindBeginnings(const PageLayout& layout, const CommonRules& common) {
  constexpr std::size_t kNationBegins = 12;  // letters: "cộng hòa xã hội"
  constexpr std::size_t kMottoBegins = 10;   // "độc lập tự do"
  const auto nation = FindAnchor(layout, common.nation_key.substr(0, kNationBegins), 1);
  const auto motto = FindAnchor(layout, common.motto_key.substr(0, kMottoBegins), 1);
  if (!nation || !motto) return {};
  const double down = motto->box.y0 - nation->box.y1;
  const bool below = down > -0.5 * layout.line_height && down < 2 * layout.line_height;
  return below && motto->box.x0 < nation->box.x1 ? HeadAnchors{nation, motto} : HeadAnchors{};
}

HeadAnchors FindHeadAnchors(const PageLayout& layout, const CommonRules& common) {
  HeadAnchors anchors{FindAnchor(layout, common.nation_key, kNationEdits),
                      FindAnchor(layout, common.motto_key, kMottoEdits)};
  return anchors.nation || anchors.motto ? anchors : FindBeginnings(layout, common);
}

}  // namespace

std::optional<DateLine> ParseDateLine(const PageLayout& layout, int index) {
  const Line& line = layout.lines[index];
  const Line* rest = RestOfDate(layout, line);
  if (rest == nullptr) return ParseAsDate(layout, line, index);
  Line whole = line;
  whole.words.insert(whole.words.end(), rest->words.begin(), rest->words.end());
  Refresh(*layout.page, whole);
  return ParseAsDate(layout, whole, index);
}

Heading ReadHeading(PageLayout& layout, const RuleSet& rules) {
  Heading heading;
  heading.page_number = HasPageNumber(layout);
  const double lh = layout.line_height;
  HeadAnchors anchors = FindHeadAnchors(layout, rules.common);
  const std::optional<Anchor>& nation = anchors.nation;
  const std::optional<Anchor>& motto = anchors.motto;
  double border = 0.45;
  double top = 0;
  double bottom = std::min(0.35, layout.text_area.y0 + kHeadRows * lh);
  if (nation || motto) {
    // The two lines are centred over each other; the tiêu ngữ is shorter by about a sixth on each side. Far longer than
    // that, the quốc hiệu holds the end of the line beside it ("ĐƯỚCCỘNG HÒA ...").
    const bool whole = nation && (!motto || nation->box.Width() < kLongestNation * motto->box.Width());
    const Box& anchor = whole ? nation->box : motto->box;
    border = whole ? anchor.x0 - 0.01 : anchor.x0 - 0.25 * anchor.Width();
    top = anchor.y0 - 3.5 * lh;
    bottom = anchor.y1 + kHeadRows * lh;
    std::vector<Box> mottos;
    if (nation) mottos.push_back(nation->box);
    if (motto) mottos.push_back(motto->box);
    CutHeadColumns(layout, border, top, bottom, mottos);
    anchors = FindHeadAnchors(layout, rules.common);
  }
  if (nation) heading.nation = nation->box;
  if (motto) heading.motto = motto->box;
  heading.title = FindTitle(layout, rules, heading.nation ? heading.nation->y0 : 0);
  if (heading.title && heading.title->type != nullptr) {
    // Some forms print their number under the title, none below the first lines of the body.
    bottom = std::min(bottom, layout.lines[heading.title->last_line].box.y1 + 3 * lh);
  }
  const bool centred_head = nation && nation->box.x0 < 0.35;  // a land certificate: nothing stands beside it
  if (!centred_head) {
    FindNumber(layout, border, top, bottom, heading);
    const double agency_bottom =
        heading.title && heading.title->type != nullptr ? layout.lines[heading.title->first_line].box.y0 : bottom;
    FindAgency(layout, rules.common, border, top, std::min(bottom, agency_bottom), heading);
  }
  if (centred_head) FindAgencyAboveHead(layout, rules.common, heading);
  // Below the title other dates begin.
  const bool titled = heading.title && heading.title->type != nullptr && heading.nation;
  const double date_bottom = titled ? layout.lines[heading.title->first_line].box.y1 : bottom;
  FindDate(layout, centred_head ? 0.3 : border, top, std::min(bottom, date_bottom), heading);
  for (const std::optional<Box>& box : {heading.nation, heading.motto}) {
    if (box) heading.bottom = std::max(heading.bottom, box->y1);
  }
  for (int line : heading.agency_lines) heading.bottom = std::max(heading.bottom, layout.lines[line].box.y1);
  if (heading.number) heading.bottom = std::max(heading.bottom, heading.number->number.box.y1);
  if (heading.date) heading.bottom = std::max(heading.bottom, heading.date->date.box.y1);
  return heading;
}

}  // namespace sohoa::papers
