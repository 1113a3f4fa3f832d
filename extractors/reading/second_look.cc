#include "extractors/reading/second_look.h"

#include <algorithm>
#include <string>
#include <utility>

#include "extractors/reading/cleaning.h"
#include "extractors/reading/syllable.h"
#include "text/vietnamese.h"

namespace sohoa::reading {
namespace {

constexpr double kMostInches = 12;     // of text read again on a page: what bounds the cost
constexpr double kShortInches = 2.5;   // a line up to this long is read whole
constexpr double kKeptTogether = 0.5;  // two weak words with less than this between them are read in one piece
constexpr double kSecondDpi = 300;
constexpr double kWeak = 0.80;
constexpr double kSurelyRead = 0.93;  // an odd spelling is believed from here on
constexpr double kHopeless = 0.35;
constexpr double kLeastBadness = 0.45;
constexpr double kLeastSpanBadness = 0.15;
constexpr double kDisagreement = 0.75;  // a word's confidence is multiplied by this where two readings differ
constexpr double kSpellingBonus = 0.15;

// Words of one line that stand side by side.
struct Span {
  size_t first = 0, last = 0;  // words [first, last)
  PixelBox box;
  double badness = 0;
};

PixelBox BoxOf(const Draft& draft, size_t first, size_t last) {
  PixelBox box = draft.words[first].read.box;
  for (size_t i = first + 1; i < last; ++i) box = Join(box, draft.words[i].read.box);
  return box;
}

// How little a word can be believed, weighed by what it holds.
double Doubt(const DraftWord& word) {
  if (word.handwritten) return 0;
  const double doubt = std::max(0.0, kWeak - word.read.confidence);
  // The highlands' names ("Đắk", "Krông") are spelt as no Vietnamese syllable is, and mostly read well.
  const bool odd = word.read.confidence < kSurelyRead && JudgeSpelling(word.read.text) == Spelling::kForeign;
  const double length = std::min<double>(static_cast<double>(word.read.text.size()), 8) / 8;
  return (doubt + (odd ? 0.3 : 0)) * (0.3 + length);
}

bool HasDigit(const std::string& s) {
  return std::any_of(s.begin(), s.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool IsLabel(const std::string& word) {
  const std::string folded = text::Fold(word);
  return folded == "ngay" || folded == "thang" || folded.starts_with("so");
}

// Whether the line carries the number or the date in the page's first third: digits right behind a label for them.
bool IsDecisive(const Draft& draft, const Span& line, int page_height) {
  constexpr size_t kBetween = 2;  // words: "số" "hồ" "sơ:" ...
  if (line.box.y1 >= page_height * 0.33) return false;
  size_t reach = line.first;  // words before it may be meant by a label
  for (size_t i = line.first; i < line.last; ++i) {
    const DraftWord& word = draft.words[i];
    if (word.handwritten) continue;
    const bool label = IsLabel(word.read.text);
    if (HasDigit(word.read.text) && (label || i < reach)) return true;
    if (label) reach = i + 2 + kBetween;
  }
  return false;
}

// Scribbles stay scribbles.
bool IsHopeless(const Draft& draft, const Span& line) {
  double confidence = 0;
  size_t bytes = 0;
  for (size_t i = line.first; i < line.last; ++i) {
    if (draft.words[i].handwritten) continue;
    confidence += draft.words[i].read.confidence * static_cast<double>(draft.words[i].read.text.size());
    bytes += draft.words[i].read.text.size();
  }
  return bytes < 3 || confidence < kHopeless * static_cast<double>(bytes);
}

// The weak words of a long line, each with its neighbours: the engine reads a word better in company.
void AddWeakSpans(const Draft& draft, const Span& line, double dpi, std::vector<Span>* spans) {
  std::vector<Span> weak;
  for (size_t i = line.first; i < line.last; ++i) {
    const double doubt = Doubt(draft.words[i]);
    if (doubt <= 0) continue;
    const PixelBox& box = draft.words[i].read.box;
    if (!weak.empty() && box.x0 - weak.back().box.x1 < kKeptTogether * dpi) {
      weak.back().last = i + 1;
      weak.back().box = Join(weak.back().box, box);
      weak.back().badness += doubt;
    } else {
      weak.push_back({i, i + 1, box, doubt});
    }
  }
  for (Span& span : weak) {
    if (span.first > line.first) --span.first;
    if (span.last < line.last) ++span.last;
    span.box = BoxOf(draft, span.first, span.last);
    // The line as a whole was bad enough; a single slip in it is worth a look only when it is one.
    if (span.badness >= kLeastSpanBadness) spans->push_back(span);
  }
}

std::vector<Span> ChooseSpans(const Draft& draft, double dpi, int page_height) {
  std::vector<Span> spans;
  for (size_t i = 0; i < draft.words.size();) {
    Span line{i, i, {}, 0};
    while (line.last < draft.words.size() && draft.words[line.last].line == draft.words[i].line) {
      line.badness += Doubt(draft.words[line.last]);
      ++line.last;
    }
    line.box = BoxOf(draft, line.first, line.last);
    i = line.last;
    if (IsHopeless(draft, line)) continue;
    const bool decisive = IsDecisive(draft, line, page_height);
    if (decisive) line.badness += 0.6;
    // The signer stands last, and short.
    if (line.box.y0 > page_height * 0.35 && line.last - line.first <= 5) line.badness += 0.2;
    if (line.badness < kLeastBadness) continue;
    if (decisive || line.box.Width() <= kShortInches * dpi) {
      spans.push_back(line);
    } else {
      AddWeakSpans(draft, line, dpi, &spans);
    }
  }
  std::stable_sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) { return a.badness > b.badness; });
  double inches = 0;
  const auto enough = std::find_if(spans.begin(), spans.end(), [&](const Span& span) {
    inches += span.box.Width() / dpi;
    return inches > kMostInches;
  });
  spans.erase(enough, spans.end());
  return spans;
}

// The line at 300 dpi: from the scan itself where it is finer than the sheet, else the sheet's own pixels made larger.
PixPtr PrepareLine(const Sheet& sheet, const PixelBox& area, bool red) {
  PixPtr fine = red ? nullptr : FineCrop(sheet, area, kSecondDpi);
  if (fine) {
    // The crop is mostly print: the paper is its lightest tenth.
    PixPtr even(pixBackgroundNorm(fine.get(), nullptr, nullptr, 24, 24, 80, 80, 250, 1, 1));
    return even ? std::move(even) : std::move(fine);
  }
  const PixPtr part = Clip(sheet.grey.get(), area);
  return part ? ScaleGrey(part.get(), kSecondDpi / sheet.dpi) : nullptr;
}

double Score(const std::string& word, double confidence) {
  const Spelling spelling = JudgeSpelling(word);
  return confidence + (spelling == Spelling::kSyllable ? kSpellingBonus : 0);
}

void AddOnce(std::vector<std::string>* readings, const std::string& reading) {
  if (std::find(readings->begin(), readings->end(), reading) == readings->end()) readings->push_back(reading);
}

void Reconcile(DraftWord* word, const ReadWord& second) {
  ReadWord& first = word->read;
  if (second.text == first.text) {
    const double doubt = (1 - first.confidence) * (1 - second.confidence);
    first.confidence = std::max({first.confidence, second.confidence, 1 - std::max(doubt, 0.03)});
    word->alternatives = second.alternatives;
    return;
  }
  const bool better = Score(second.text, second.confidence) > Score(first.text, first.confidence);
  const ReadWord& kept = better ? second : first;
  const ReadWord& other = better ? first : second;
  std::vector<std::string> readings = {other.text};
  for (const std::string& reading : second.alternatives) AddOnce(&readings, reading);
  std::erase(readings, kept.text);
  const double confidence = kept.confidence * kDisagreement;
  first.text = kept.text;
  first.confidence = confidence;
  word->alternatives = std::move(readings);
}

bool Overlaps(const PixelBox& a, const PixelBox& b) {
  const int common = std::min(a.x1, b.x1) - std::max(a.x0, b.x0);
  return common * 2 > std::min(a.Width(), b.Width());
}

// Pairs words that stand in the same place alone on both sides.
void Compare(Draft* draft, const Span& line, const std::vector<ReadWord>& second) {
  for (size_t i = line.first; i < line.last; ++i) {
    DraftWord& word = draft->words[i];
    if (word.handwritten) continue;
    const ReadWord* match = nullptr;
    int matches = 0;
    for (const ReadWord& other : second) {
      if (!Overlaps(word.read.box, other.box)) continue;
      match = &other;
      ++matches;
    }
    if (matches != 1) continue;
    const auto rivals = std::count_if(draft->words.begin() + static_cast<std::ptrdiff_t>(line.first),
                                      draft->words.begin() + static_cast<std::ptrdiff_t>(line.last),
                                      [&](const DraftWord& w) { return Overlaps(w.read.box, match->box); });
    if (rivals == 1) Reconcile(&word, *match);
  }
}

}  // namespace

void LookAgain(Recogniser* recogniser, const Sheet& sheet, Draft* draft) {
  const int w = pixGetWidth(sheet.grey.get());
  const int h = pixGetHeight(sheet.grey.get());
  for (const Span& line : ChooseSpans(*draft, sheet.dpi, h)) {
    const PixelBox area = Grow(line.box, static_cast<int>(sheet.dpi * 0.02), w, h);
    const PixPtr picture = PrepareLine(sheet, area, draft->words[line.first].ink == Ink::kRed);
    if (!picture) continue;
    const PixelBox all{0, 0, pixGetWidth(picture.get()), pixGetHeight(picture.get())};
    std::vector<ReadWord> second = recogniser->Read(picture.get(), all, kSecondDpi, Layout::kLine, Rivals::kKept);
    const double back = static_cast<double>(area.Width()) / std::max(1, all.Width());
    for (ReadWord& word : second) {
      word.box = {area.x0 + static_cast<int>(word.box.x0 * back), area.y0 + static_cast<int>(word.box.y0 * back),
                  area.x0 + static_cast<int>(word.box.x1 * back), area.y0 + static_cast<int>(word.box.y1 * back)};
    }
    Compare(draft, line, second);
  }
}

}  // namespace sohoa::reading
