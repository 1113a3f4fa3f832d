#include "extractors/reading/signer_block.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "extractors/reading/median.h"
#include "extractors/reading/name_vote.h"
#include "text/letters.h"
#include "text/vietnamese.h"

namespace sohoa::reading {
namespace {

constexpr double kLeftEdge = 0.42;   // of the page's width: the heading's middle lies to the right of it
constexpr double kUpperShare = 0.7;  // of a heading's letters
constexpr double kLegible = 0.80;    // confidence of a word that is no piece of a signature
constexpr int kFewestHeadingLetters = 4;
constexpr double kInsideSeal = 0.9;  // radii
constexpr double kSmallPrint = 0.7;  // of the height of the page's words
constexpr size_t kMostWords = 10;
constexpr size_t kMostSignerWords = 7;
// Inches.
constexpr double kColumnGap = 0.28;
constexpr double kRoom = 0.30;        // without a legible word below the heading
constexpr double kLeastDepth = 0.55;  // signature and name need as much
constexpr double kDepth = 3.0;        // from the heading to the name at most
constexpr double kReach = 1.75;       // from the heading's middle to the name's ends at most
constexpr double kLineStep = 0.3;
constexpr double kHeadingAside = 1.1;  // between the middles of lines of one heading

struct Segment {
  std::vector<size_t> words;
  PixelBox box;
  int line = 0;
  double confidence = 0;  // mean
  int letters = 0;
  int upper = 0;
};

void Add(const DraftWord& word, size_t index, Segment* segment) {
  segment->words.push_back(index);
  segment->box = Join(segment->box, word.read.box);
  segment->line = word.line;
  for (const char32_t c : text::ToCodePoints(word.read.text)) {
    if (!text::IsLetter(c)) continue;
    ++segment->letters;
    segment->upper += text::Upper(c) == c ? 1 : 0;
  }
}

// Lines cut at gaps that are too wide for running text: a block's line may hold a piece of the receivers' list.
std::vector<Segment> Segments(const Draft& draft, double dpi) {
  std::vector<Segment> segments;
  for (size_t i = 0; i < draft.words.size(); ++i) {
    const DraftWord& word = draft.words[i];
    const bool follows = !segments.empty() && segments.back().line == word.line &&
                         word.read.box.x0 - segments.back().box.x1 < kColumnGap * dpi;
    if (!follows) segments.emplace_back();
    Add(word, i, &segments.back());
  }
  for (Segment& segment : segments) {
    for (const size_t word : segment.words) segment.confidence += draft.words[word].read.confidence;
    segment.confidence /= static_cast<double>(segment.words.size());
  }
  return segments;
}

double Middle(const PixelBox& box) { return (box.x0 + box.x1) / 2.0; }

bool IsHeading(const Segment& segment, int width) {
  return segment.letters >= kFewestHeadingLetters && segment.upper >= kUpperShare * segment.letters &&
         segment.words.size() <= kMostWords && Middle(segment.box) > kLeftEdge * width && segment.confidence > 0.3;
}

bool IsLegible(const DraftWord& word) {
  return word.read.confidence >= kLegible && text::ToCodePoints(word.read.text).size() >= 3;
}

// Lines right below that belong to the heading: "Chánh Văn phòng" below "TL. GIÁM ĐỐC".
void TakeLower(const std::vector<Segment>& segments, double dpi, PixelBox* box, int* line) {
  for (bool grown = true; grown;) {
    grown = false;
    for (const Segment& next : segments) {
      if (next.box.y1 <= box->y1) continue;  // taken already, or as flat as a dash: each line taken leads further down
      if (next.box.y0 < box->y1 - 0.06 * dpi || next.box.y0 > box->y1 + kLineStep / 2 * dpi) continue;
      if (next.words.size() > kMostWords || next.confidence < 0.5 || next.letters < kFewestHeadingLetters) continue;
      if (std::abs(Middle(next.box) - Middle(*box)) > kHeadingAside * dpi || next.box.Width() > 3.6 * dpi) continue;
      *box = Join({std::min(box->x0, next.box.x0), next.box.y0, std::max(box->x1, next.box.x1), next.box.y1}, *box);
      *line = next.line;
      grown = true;
    }
  }
}

// The agency's name inside a seal is no line of the paper.
bool InsideSeal(const PixelBox& box, const std::vector<Circle>& seals) {
  return std::any_of(seals.begin(), seals.end(), [&](const Circle& seal) {
    return seal.FromMiddle(Middle(box), (box.y0 + box.y1) / 2.0) < kInsideSeal * seal.radius;
  });
}

// Words lower than this are small print, as an electronic signature puts it over the place of the name; 0 where no word
// was read well.
double SmallPrint(const Draft& draft) {
  std::vector<int> heights;
  for (const DraftWord& word : draft.words) {
    if (IsLegible(word)) heights.push_back(word.read.box.Height());
  }
  return heights.empty() ? 0 : kSmallPrint * UpperMedian(std::move(heights));
}

// The lines of an electronic signature, each a label with its colon ("Thời gian ký:"). Without it "Cơ quan" is print.
std::set<int> PanelLines(const Draft& draft) {
  constexpr size_t kLongestLabel = 3;
  std::map<int, std::vector<ReadWord>> lines;
  for (const DraftWord& word : draft.words) lines[word.line].push_back(word.read);
  std::set<int> panel;
  for (const auto& [line, words] : lines) {
    const auto label_end = words.begin() + static_cast<std::ptrdiff_t>(std::min(words.size(), kLongestLabel));
    const bool colon = std::any_of(words.begin(), label_end,
                                   [](const ReadWord& word) { return word.text.find(':') != std::string::npos; });
    if (colon && IsOfSignaturePanel(words)) panel.insert(line);
  }
  return panel;
}

// No word of print stands right below the heading; what is no higher than `small` takes no room, nor does a panel.
bool HasRoom(const Draft& draft, const std::set<int>& panel, const std::vector<Circle>& seals, const PixelBox& heading,
             double small, double dpi) {
  const double middle = Middle(heading);
  return std::none_of(draft.words.begin(), draft.words.end(), [&](const DraftWord& word) {
    const PixelBox& box = word.read.box;
    return IsLegible(word) && box.Height() > small && !panel.contains(word.line) && !InsideSeal(box, seals) &&
           box.y1 > heading.y1 + 0.05 * dpi && box.y0 < heading.y1 + kRoom * dpi && box.y0 > heading.y1 - 0.02 * dpi &&
           box.x0 < middle + 0.5 * dpi && box.x1 > middle - 0.5 * dpi;
  });
}

bool IsRunning(const Segment& segment) {
  return segment.words.size() > kMostSignerWords && segment.confidence > kLegible;
}

// Lines lower than this are small print, as above.
double SmallLine(const std::vector<Segment>& segments) {
  std::vector<int> heights;
  for (const Segment& segment : segments) {
    if (IsRunning(segment)) heights.push_back(segment.box.Height());
  }
  return heights.empty() ? 0 : kSmallPrint * UpperMedian(std::move(heights));
}

// Where running text goes on below the heading, a panel and lines of small print apart; `height` when nowhere.
int TextBelow(const std::vector<Segment>& segments, const std::set<int>& panel, const PixelBox& heading, double dpi,
              int height) {
  const double small = SmallLine(segments);
  int top = height;
  for (const Segment& segment : segments) {
    const bool below = segment.box.y0 > heading.y1 && segment.box.x0 < Middle(heading) + 0.5 * dpi &&
                       segment.box.x1 > Middle(heading) - 0.5 * dpi;
    const bool running = IsRunning(segment) && segment.box.Height() > small && !panel.contains(segment.line);
    if (below && running) top = std::min(top, segment.box.y0);
  }
  return top;
}

}  // namespace

std::vector<SignerBlock> FindSignerBlocks(const Draft& draft, const std::vector<Circle>& seals, int width, int height,
                                          double dpi) {
  const std::vector<Segment> segments = Segments(draft, dpi);
  const double small = SmallPrint(draft);
  const std::set<int> panel = PanelLines(draft);
  std::vector<SignerBlock> blocks;
  for (const Segment& segment : segments) {
    if (!IsHeading(segment, width)) continue;
    PixelBox heading = segment.box;
    SignerBlock block;
    block.line = segment.line;
    TakeLower(segments, dpi, &heading, &block.line);
    if (!HasRoom(draft, panel, seals, heading, small, dpi)) continue;
    const int text = TextBelow(segments, panel, heading, dpi, height);
    if (text < heading.y1 + kLeastDepth * dpi) continue;
    block.middle = Middle(heading);
    block.below = {std::max(0, static_cast<int>(block.middle - kReach * dpi)), heading.y1,
                   std::min(width, static_cast<int>(block.middle + kReach * dpi)),
                   std::min(text, static_cast<int>(heading.y1 + kDepth * dpi))};
    if (block.below.IsEmpty()) continue;
    const bool known = std::any_of(blocks.begin(), blocks.end(), [&](const SignerBlock& other) {
      return std::abs(other.middle - block.middle) < kHeadingAside * dpi &&
             std::abs(other.below.y0 - block.below.y0) < kLineStep * dpi;
    });
    if (!known) blocks.push_back(block);
  }
  std::stable_sort(blocks.begin(), blocks.end(),
                   [](const SignerBlock& a, const SignerBlock& b) { return a.below.y0 < b.below.y0; });
  return blocks;
}

}  // namespace sohoa::reading
