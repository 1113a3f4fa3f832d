#include "extractors/reading/slots.h"

#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>
#include <utility>

#include "extractors/reading/median.h"
#include "text/vietnamese.h"

namespace sohoa::reading {
namespace {

constexpr double kWidestSlotInches = 1.3;
constexpr double kUsualDigitInches = 0.125;  // 13 to 14 points, NĐ 30/2020
constexpr double kDigitHeight = 0.66;        // of the font's size, in Times
constexpr double kSureWord = 0.7;
constexpr double kLoose = 1.05;  // print may run wider than Times
constexpr double kSlack = 0.1;   // of the font's size

// Width of a character in parts of the font's size, as in Times, which NĐ 30/2020 prescribes.
double CharacterWidth(char32_t c) {
  const std::string folded = text::Fold(text::FromCodePoints(std::u32string(1, c)));
  const char base = folded.size() == 1 ? folded[0] : 'n';
  const bool upper = text::IsUpperText(text::FromCodePoints(std::u32string(1, c)));
  if (upper) return base == 'i' || base == 'j' ? 0.36 : base == 's' || base == 'p' ? 0.56 : base == 'm' ? 0.9 : 0.68;
  static constexpr std::string_view kNarrow = "ijlt/:.,;'|!\\";
  static constexpr std::string_view kSlim = "fr()[]-s";
  if (kNarrow.find(base) != std::string_view::npos) return 0.28;
  if (kSlim.find(base) != std::string_view::npos) return 0.35;
  return base == 'm' || base == 'w' ? 0.76 : 0.49;
}

double TextWidth(std::string_view s) {
  double width = 0;
  for (const char32_t c : text::ToCodePoints(s)) width += CharacterWidth(c);
  return width;
}

// Bytes of the first `count` characters.
size_t BytesOf(const std::string& s, size_t count) {
  const std::u32string all = text::ToCodePoints(s);
  return std::min(s.size(),
                  text::FromCodePoints(std::u32string_view(all).substr(0, std::min(count, all.size()))).size());
}

bool IsYear(std::string_view s) {
  return (s.starts_with("19") || s.starts_with("20")) && s.size() >= 4 &&
         std::all_of(s.begin(), s.begin() + 4, [](char c) { return c >= '0' && c <= '9'; });
}

// Where the slash stands that a symbol or a year follows ("/UBND", "/2019/NNPTNT-ĐNO"), or npos.
size_t SlashBeforeSymbol(const std::string& s, size_t from) {
  for (size_t at = s.find('/', from); at != std::string::npos; at = s.find('/', at + 1)) {
    const std::string_view behind = std::string_view(s).substr(at + 1);
    const unsigned char next = behind.empty() ? ' ' : static_cast<unsigned char>(behind[0]);
    if (std::isupper(next) != 0 || next >= 0x80 || IsYear(behind)) return at;
  }
  return std::string::npos;
}

class LineSlots {
 public:
  LineSlots(const Draft& draft, size_t first, size_t last, double dpi)
      : draft_(draft), first_(first), last_(last), widest_(static_cast<int>(dpi * kWidestSlotInches)) {
    std::vector<double> sizes;
    for (size_t i = first; i < last; ++i) {
      const ReadWord& word = Word(i);
      const std::string folded = text::Fold(word.text);
      const auto letters = std::count_if(folded.begin(), folded.end(), [](char c) { return c >= 'a' && c <= 'z'; });
      if (letters < 3 || letters < static_cast<std::ptrdiff_t>(folded.size()) - 2 || word.confidence < kSureWord)
        continue;
      sizes.push_back(word.box.Width() / TextWidth(word.text));
    }
    if (sizes.empty()) {
      print_height_ = dpi * kUsualDigitInches;
      return;
    }
    font_size_ = UpperMedian(std::move(sizes));
    print_height_ = std::clamp(font_size_ * kDigitHeight, 0.6 * dpi * kUsualDigitInches, 1.6 * dpi * kUsualDigitInches);
  }

  void Find(std::vector<Slot>* slots) const {
    for (size_t i = first_; i < last_; ++i) {
      const std::string folded = text::Fold(Word(i).text);
      // Inside a sentence "số" names another paper.
      const bool opens = i <= first_ + 1;
      if (opens && (folded == "so" || folded.starts_with("so:") || folded.starts_with("so.") || folded == "s6:"))
        Number(i, slots);
      // "Ngày, tháng, năm sinh:" is a label.
      if (folded.ends_with(',')) continue;
      // "Nông,ngày", "12tháng": what was written close to the print is read as one word with it.
      const size_t day = folded.find("ngay");
      if (day == 0 || (day != std::string::npos && std::ispunct(static_cast<unsigned char>(folded[day - 1])) != 0))
        Date(i, day + 4, "thang", handwriting::SlotKind::kDay, slots);
      const size_t month = folded.find("thang");
      if (month != std::string::npos) Date(i, month + 5, "nam", handwriting::SlotKind::kMonth, slots);
    }
  }

 private:
  const ReadWord& Word(size_t i) const { return draft_.words[i].read; }

  // Where a character of a word stands, counted from the end of the word that is print: the digits between label and
  // symbol are often read as more or fewer than they are.
  int CharacterX(size_t word, size_t bytes, bool print_before) const {
    const std::string& s = Word(word).text;
    const PixelBox& box = Word(word).box;
    const double before = TextWidth(std::string_view(s).substr(0, bytes));
    const double behind = TextWidth(std::string_view(s).substr(bytes));
    const double share = before + behind > 0 ? before / (before + behind) : 0;
    double x = box.x0 + box.Width() * share;
    if (font_size_ > 0) x = print_before ? box.x0 + before * font_size_ : box.x1 - behind * font_size_;
    return std::clamp(static_cast<int>(x), box.x0, box.x1);
  }

  // A word's box may take in the first or last of the strokes beside it.
  int EndOfPrint(size_t word) const {
    const PixelBox& box = Word(word).box;
    if (font_size_ <= 0) return box.x1;
    return std::min(box.x1, box.x0 + static_cast<int>(font_size_ * (TextWidth(Word(word).text) * kLoose + kSlack)));
  }
  int StartOfPrint(size_t word) const {
    const PixelBox& box = Word(word).box;
    if (font_size_ <= 0) return box.x0;
    return std::max(box.x0, box.x1 - static_cast<int>(font_size_ * (TextWidth(Word(word).text) * kLoose + kSlack)));
  }

  // Both edges inside words or between them.
  void Add(handwriting::SlotKind kind, SlotEdge begin, SlotEdge end, const PixelBox& reference,
           std::vector<Slot>* slots) const {
    const bool joined_left = begin.bytes < Word(begin.word).text.size();
    const int x0 = joined_left ? CharacterX(begin.word, begin.bytes, true) : EndOfPrint(begin.word);
    const int x1 = end.bytes > 0 ? CharacterX(end.word, end.bytes, false) : StartOfPrint(end.word);
    if (x1 - x0 < 4 || x1 - x0 > widest_ || reference.IsEmpty()) return;
    const size_t from = joined_left ? begin.word : begin.word + 1;
    const size_t to = end.bytes > 0 ? end.word + 1 : end.word;
    Slot slot;
    slot.kind = kind;
    slot.begin = begin;
    slot.end = end;
    slot.reference = reference;
    slot.print_height = print_height_;
    const PixelBox& start = from < to ? Word(from).box : Word(begin.word).box;
    slot.box = {x0, start.y0, x1, start.y1};
    for (size_t i = from; i < to; ++i) {
      const PixelBox& box = Word(i).box;
      if (box.x1 > x0 && box.x0 < x1) slot.words.push_back(i);
      slot.box.y0 = std::min(slot.box.y0, box.y0);
      slot.box.y1 = std::max(slot.box.y1, box.y1);
    }
    slots->push_back(slot);
  }

  // "Số: 123/UBND", with or without spaces.
  void Number(size_t label, std::vector<Slot>* slots) const {
    SlotEdge begin{label, Word(label).text.size()};
    const size_t mark = Word(label).text.find_first_of(":.");
    if (mark != std::string::npos) begin.bytes = mark + 1;
    const bool joined = begin.bytes < Word(label).text.size();
    const size_t first = joined ? label : label + 1;
    // Strokes of the pen are read as slashes, too: one before a symbol goes before the others.
    for (const bool symbol : {true, false}) {
      for (size_t i = first; i < last_ && i <= label + 4; ++i) {
        const std::string& s = Word(i).text;
        const size_t from = i == label ? begin.bytes : 0;
        const size_t slash = symbol ? SlashBeforeSymbol(s, from) : s.find('/', from);
        if (slash == std::string::npos) {
          if (i > label && s.ends_with(':')) begin = {i, s.size()};  // "Số cấp: 12/..."
          continue;
        }
        PixelBox reference = Word(i).box;
        reference.x0 = CharacterX(i, slash + 1, false);
        if (i + 1 < last_) reference = Join(reference, Word(i + 1).box);
        Add(handwriting::SlotKind::kNumber, begin, {i, slash}, reference, slots);
        return;
      }
    }
  }

  // `characters` of the label's word stand before the slot.
  void Date(size_t label, size_t characters, std::string_view next, handwriting::SlotKind kind,
            std::vector<Slot>* slots) const {
    const SlotEdge begin{label, BytesOf(Word(label).text, characters)};
    for (size_t i = label; i < last_ && i <= label + 4; ++i) {
      const std::string folded = text::Fold(Word(i).text);
      const size_t at = folded.find(next, i == label ? characters : 0);
      if (at == std::string::npos) continue;
      Add(kind, begin, {i, BytesOf(Word(i).text, at)}, Year(label), slots);
      return;
    }
  }

  // The printed year of the line, "2023": digits of the print's own size. Empty without one.
  PixelBox Year(size_t from) const {
    for (size_t i = from; i < last_; ++i) {
      const std::string& s = Word(i).text;
      const size_t at = std::min(s.find("20"), s.find("19"));
      if (at == std::string::npos || at + 4 > s.size()) continue;
      PixelBox box = Word(i).box;
      box.x0 = CharacterX(i, at, false);
      return box;
    }
    return {};
  }

  const Draft& draft_;
  size_t first_;
  size_t last_;
  int widest_;
  double font_size_ = 0;  // pixels; 0 when no word of the line tells
  double print_height_ = 0;
};

}  // namespace

std::string TextIn(const Draft& draft, const Slot& slot) {
  std::string text;
  for (const size_t i : slot.words) {
    std::string part = draft.words[i].read.text;
    if (i == slot.end.word && slot.end.bytes > 0) part.resize(slot.end.bytes);
    if (i == slot.begin.word) part.erase(0, slot.begin.bytes);
    text += part;
  }
  return text;
}

bool HoldsLetters(const std::string& text) {
  const std::string folded = text::Fold(text);
  return std::adjacent_find(folded.begin(), folded.end(), [](char a, char b) {
           return a >= 'a' && a <= 'z' && b >= 'a' && b <= 'z';
         }) != folded.end();
}

bool MayHold(const Slot& slot, const std::string& text) {
  const bool digits = std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return !text.empty() && digits && handwriting::IsAllowed(slot.kind, text);
}

std::vector<Slot> FindSlots(const Draft& draft, double dpi) {
  std::vector<Slot> slots;
  for (size_t first = 0; first < draft.words.size();) {
    size_t last = first;
    while (last < draft.words.size() && draft.words[last].line == draft.words[first].line) ++last;
    LineSlots(draft, first, last, dpi).Find(&slots);
    first = last;
  }
  return slots;
}

}  // namespace sohoa::reading
