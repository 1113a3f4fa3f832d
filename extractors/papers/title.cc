#include "extractors/papers/title.h"

#include <algorithm>
#include <cmath>

#include "extractors/papers/agency.h"
#include "extractors/papers/phrase.h"
#include "text/vietnamese.h"

namespace sohoa::papers {
namespace {

constexpr double kDeepestTitle = 0.55;  // a title stands above this
constexpr int kMostLines = 4;
constexpr double kWholeName = 0.8;
constexpr int kLeastLetters = 4;  // "ĐỀ ÁN"
constexpr double kLeastScore = 0.72;
constexpr double kLeastEnd = 0.6;   // similarity of a title's last words
constexpr double kTallText = 0.95;  // of the page's median height

// Lines that follow one another, upper case, over the same centre.
struct Block {
  int first = 0;
  std::vector<int> lines;
  KeyText key;
  std::vector<int> ends;  // key length after each line
  bool agency = false;    // its first line begins as agencies' names do
};

bool CanBeTitle(const PageLayout& layout, const Line& line) {
  return text::CountLetters(line.text) >= kLeastLetters && IsMostlyUpper(line.text, 0.75) &&
         line.height >= kTallText * 0.8 * layout.line_height;
}

Block MakeBlock(const PageLayout& layout, int first) {
  Block block;
  block.first = first;
  for (int i = first; i < static_cast<int>(layout.lines.size()) && static_cast<int>(block.lines.size()) < kMostLines;
       ++i) {
    const Line& line = layout.lines[i];
    if (!block.lines.empty()) {
      const Line& above = layout.lines[block.lines.back()];
      if (line.row == above.row) continue;
      const bool close = line.box.y0 - above.box.y1 < 2.0 * std::max(above.height, layout.line_height);
      const bool centred = std::abs(line.box.CenterX() - above.box.CenterX()) < 0.09;
      if (!close || !centred || !CanBeTitle(layout, line)) break;
    }
    for (int word : line.words) block.key.Add(layout.page->words[word].text);
    block.lines.push_back(i);
    block.ends.push_back(static_cast<int>(block.key.key().size()));
  }
  return block;
}

int LineOfEnd(const Block& block, int end) {
  for (std::size_t i = 0; i < block.ends.size(); ++i) {
    if (end <= block.ends[i]) return static_cast<int>(i);
  }
  return static_cast<int>(block.ends.size()) - 1;
}

// The share of the touched lines that the variant explains: "QUYẾT ĐỊNH" alone on its line is a title, at the beginning
// of a long line it hardly is.
double Coverage(const Block& block, const PhraseHit& hit) {
  const int last = block.ends[LineOfEnd(block, hit.end)];
  return static_cast<double>(hit.end - hit.begin) / std::max(1, last);
}

// Titles differ in their last words ("GIẤY CHỨNG NHẬN ĐĂNG KÝ ..."): those must fit, whatever came before, and end with
// a word.
bool EndFits(const KeyText& text, const PhraseHit& hit, const std::string& title) {
  const std::string& key = text.key();
  const bool at_word = hit.end + 1 >= static_cast<int>(key.size()) ||
                       std::any_of(text.starts().begin(), text.starts().end(),
                                   [&](int start) { return std::abs(start - hit.end) <= 1; });
  if (!at_word) return false;
  const std::size_t length = std::min<std::size_t>(std::max<std::size_t>(7, title.size() / 3), title.size());
  const std::size_t begin = static_cast<std::size_t>(std::max(hit.begin, hit.end - static_cast<int>(length)));
  return KeySimilarity(std::string_view(key).substr(begin, static_cast<std::size_t>(hit.end) - begin),
                       std::string_view(title).substr(title.size() - length)) >= kLeastEnd;
}

std::optional<TitleMatch> MatchBlock(const Block& block, const TypeRule& type,
                                     const std::vector<TitleVariant>& titles) {
  std::optional<TitleMatch> best;
  for (const TitleVariant& title : titles) {
    const int limit = std::min(8, std::max(1, static_cast<int>(title.key.size()) * 22 / 100));
    for (int start : block.key.starts()) {
      if (start > 4) break;  // a speck or the edge of a seal before the title
      const auto hit = MatchAt(block.key.key(), start, title.key, limit);
      if (!hit || !EndFits(block.key, *hit, title.key)) continue;
      // "PHÒNG TƯ PHÁP" is not "THÔNG TƯ" with a slip.
      if (block.agency && hit->distance > 0 && Coverage(block, *hit) < kWholeName) continue;
      TitleMatch match;
      match.type = &type;
      match.first_line = block.first;
      match.last_line = block.lines[LineOfEnd(block, hit->end)];
      match.similarity = hit->similarity;
      match.score =
          hit->similarity * (0.75 + 0.25 * Coverage(block, *hit)) + 0.002 * static_cast<double>(title.key.size());
      if (!best || match.score > best->score) best = match;
    }
  }
  return best;
}

// How much a place on the page looks like a title's place.
double PlaceFactor(const PageLayout& layout, const Line& line, double from) {
  const double off_centre = std::abs(line.box.CenterX() - 0.5);
  double factor = off_centre < 0.12 ? 1.0 : off_centre < 0.25 ? 0.95 : 0.85;
  if (line.box.y0 < from) factor *= 0.8;
  if (line.height > 1.15 * layout.line_height) factor *= 1.02;
  return factor;
}

bool IsUnknownTitle(const PageLayout& layout, const Block& block, double from, const CommonRules& common) {
  const Line& line = layout.lines[block.first];
  if (line.box.y0 < from + 1.5 * layout.line_height || line.box.y0 > 0.4) return false;
  if (std::abs(line.box.CenterX() - 0.5) > 0.1 || line.height < 1.05 * layout.line_height) return false;
  if (text::CountLetters(line.text) < 6) return false;
  const std::string& key = block.key.key();
  const auto begins = [&](const std::string& start) { return MatchAt(key, 0, start, AllowedEdits(start.size())); };
  return !begins(common.nation_key) && std::none_of(common.agency_heads.begin(), common.agency_heads.end(),
                                                    [&](const std::string& head) { return begins(head).has_value(); });
}

// "GIẤY XÁC NHẬN TÌNH TRẠNG HÔN :": most of a title, whose end was lost.
bool IsCutTitle(const std::string& key, const std::vector<TitleVariant>& titles) {
  constexpr std::size_t kFewestLetters = 16;
  constexpr double kLeastShare = 0.75;
  constexpr double kLeastSimilarity = 0.87;
  return key.size() >= kFewestLetters && std::any_of(titles.begin(), titles.end(), [&](const TitleVariant& title) {
           return key.size() < title.key.size() &&
                  static_cast<double>(key.size()) >= kLeastShare * static_cast<double>(title.key.size()) &&
                  KeySimilarity(std::string_view(title.key).substr(0, key.size()), key) >= kLeastSimilarity;
         });
}

// The title of one type alone, of which a line in a title's place has all but the end.
std::optional<TitleMatch> FindCutTitle(const PageLayout& layout, const RuleSet& rules, double from) {
  for (int i = 0; i < static_cast<int>(layout.lines.size()); ++i) {
    const Line& line = layout.lines[i];
    if (line.box.y0 > kDeepestTitle) break;
    if (line.box.y0 < from || !CanBeTitle(layout, line)) continue;
    const std::string key = MakeKey(line.text);
    const TypeRule* only = nullptr;
    int types = 0;
    for (const TypeRule& type : rules.types) {
      if (!IsCutTitle(key, type.titles) && !IsCutTitle(key, type.not_titles)) continue;
      only = &type;
      ++types;
    }
    if (types == 1 && IsCutTitle(key, only->titles)) return TitleMatch{only, i, i, kLeastScore, kLeastScore};
  }
  return std::nullopt;
}

}  // namespace

std::optional<TitleMatch> FindTitle(const PageLayout& layout, const RuleSet& rules, double from) {
  std::optional<TitleMatch> best;
  std::optional<TitleMatch> unknown;
  for (int i = 0; i < static_cast<int>(layout.lines.size()); ++i) {
    const Line& line = layout.lines[i];
    if (line.box.y0 > kDeepestTitle) break;
    if (!CanBeTitle(layout, line)) continue;
    Block block = MakeBlock(layout, i);
    block.agency = BeginsLikeAgency(layout, line, rules.common);
    const double factor = PlaceFactor(layout, line, from);
    double foreign = 0;
    std::optional<TitleMatch> here;
    for (const TypeRule& type : rules.types) {
      const auto match = MatchBlock(block, type, type.titles);
      if (match && (!here || match->score > here->score)) here = match;
      if (const auto other = MatchBlock(block, type, type.not_titles)) foreign = std::max(foreign, other->score);
    }
    if (here && here->score > foreign && here->score * factor >= kLeastScore) {
      here->score *= factor;
      // The first good one is the title; the same words come again above "Điều 1".
      if (!best || here->score > best->score + 0.1) best = here;
    } else if (!unknown && IsUnknownTitle(layout, block, from, rules.common)) {
      unknown = TitleMatch{nullptr, i, block.lines.back(), 0, 0};
    }
  }
  if (!best) best = FindCutTitle(layout, rules, from);
  return best ? best : unknown;
}

}  // namespace sohoa::papers
