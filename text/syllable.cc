#include "text/syllable.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "text/letters.h"
#include "text/vietnamese.h"

namespace sohoa::text {
namespace {

constexpr std::size_t kLongest = 7;  // nghiêng

// "gi" and "qu" are tried first: what follows them is a rhyme of its own (giếng apart).
constexpr std::array<std::u32string_view, 28> kBeginnings = {
    U"ngh", U"ch", U"gh", U"gi", U"kh", U"ng", U"nh", U"ph", U"qu", U"th", U"tr", U"b", U"c", U"d",
    U"đ",   U"g",  U"h",  U"k",  U"l",  U"m",  U"n",  U"p",  U"r",  U"s",  U"t",  U"v", U"x", U""};

const std::unordered_set<std::u32string>& Rhymes() {
  static const std::unordered_set<std::u32string> kRhymes = {
      U"a",    U"ac",   U"ach",  U"ai",   U"am",   U"an",  U"ang", U"anh",  U"ao",   U"ap",   U"at",   U"au",   U"ay",
      U"ăc",   U"ăm",   U"ăn",   U"ăng",  U"ăp",   U"ăt",  U"âc",  U"âm",   U"ân",   U"âng",  U"âp",   U"ât",   U"âu",
      U"ây",   U"e",    U"ec",   U"em",   U"en",   U"eng", U"eo",  U"ep",   U"et",   U"ê",    U"êch",  U"êm",   U"ên",
      U"ênh",  U"êp",   U"êt",   U"êu",   U"i",    U"ia",  U"ich", U"im",   U"in",   U"inh",  U"ip",   U"it",   U"iu",
      U"iêc",  U"iêm",  U"iên",  U"iêng", U"iêp",  U"iêt", U"iêu", U"o",    U"oc",   U"oi",   U"om",   U"on",   U"ong",
      U"op",   U"ot",   U"oa",   U"oac",  U"oach", U"oai", U"oam", U"oan",  U"oang", U"oanh", U"oao",  U"oap",  U"oat",
      U"oay",  U"oăc",  U"oăm",  U"oăn",  U"oăng", U"oăt", U"oe",  U"oen",  U"oeo",  U"oet",  U"ooc",  U"oong", U"ô",
      U"ôc",   U"ôi",   U"ôm",   U"ôn",   U"ông",  U"ôp",  U"ôt",  U"ơ",    U"ơi",   U"ơm",   U"ơn",   U"ơp",   U"ơt",
      U"u",    U"ua",   U"uc",   U"ui",   U"um",   U"un",  U"ung", U"up",   U"ut",   U"uân",  U"uâng", U"uât",  U"uây",
      U"uê",   U"uêch", U"uênh", U"uôc",  U"uôi",  U"uôm", U"uôn", U"uông", U"uôt",  U"uơ",   U"uy",   U"uya",  U"uych",
      U"uyên", U"uyêt", U"uynh", U"uyt",  U"uyn",  U"uyp", U"uyu", U"ư",    U"ưa",   U"ưc",   U"ưi",   U"ưm",   U"ưn",
      U"ưng",  U"ưt",   U"ưu",   U"ươc",  U"ươi",  U"ươm", U"ươn", U"ương", U"ươp",  U"ươt",  U"ươu",  U"y",    U"yêm",
      U"yên",  U"yêng", U"yêt",  U"yêu",  U"ynh",  U"yt",  U"êng", U"ơng"};
  return kRhymes;
}

// c, g, ng stand before back vowels; k, gh, ngh before i, e, ê, y.
bool Agree(std::u32string_view beginning, std::u32string_view rhyme) {
  if (rhyme.empty()) return false;
  const bool front = rhyme[0] == U'i' || rhyme[0] == U'e' || rhyme[0] == U'ê' || rhyme[0] == U'y';
  if (beginning == U"k") return front;
  if (beginning == U"gh" || beginning == U"ngh") return front && rhyme[0] != U'y';
  if (beginning == U"c" || beginning == U"ng") return !front;
  if (beginning == U"g") return !front && !rhyme.starts_with(U"uy");
  return true;
}

bool IsSyllableOf(std::u32string_view word) {
  if (word.empty() || word.size() > kLongest) return false;
  std::u32string plain;
  int tone = 0;
  for (const char32_t c : word) {
    const Untoned untoned = WithoutTone(Lower(c));
    if (untoned.tone != 0 && tone != 0) return false;
    if (untoned.tone != 0) tone = untoned.tone;
    plain.push_back(untoned.letter);
  }
  const char32_t last = plain.back();
  const bool stopped = last == U'c' || last == U'p' || last == U't' ||
                       (last == U'h' && plain.size() > 1 && plain[plain.size() - 2] == U'c');
  // A syllable that ends in a stop has the acute or the dot.
  if (stopped && tone != 2 && tone != 5) return false;
  const std::u32string_view whole = plain;
  for (const std::u32string_view beginning : kBeginnings) {
    if (!whole.starts_with(beginning)) continue;
    const std::u32string rhyme(whole.substr(beginning.size()));
    if (Agree(beginning, rhyme) && Rhymes().contains(rhyme)) return true;
    // gì, giếng: the i belongs to both.
    if (beginning == U"gi" && (rhyme.empty() || Rhymes().contains(U"i" + rhyme))) return true;
  }
  return false;
}

// The ways to part the word into exactly `count` syllables; the first is kept.
int CountPartings(std::u32string_view word, std::size_t count, std::vector<std::u32string_view>& parts,
                  std::vector<std::u32string_view>& first) {
  if (count == 0) {
    if (!word.empty()) return 0;
    if (first.empty()) first = parts;
    return 1;
  }
  int ways = 0;
  for (std::size_t size = 1; size <= word.size() && size <= kLongest; ++size) {
    if (!IsSyllableOf(word.substr(0, size))) continue;
    parts.push_back(word.substr(0, size));
    ways += CountPartings(word.substr(size), count - 1, parts, first);
    parts.pop_back();
  }
  return ways;
}

}  // namespace

Untoned WithoutTone(char32_t c) {
  static const std::unordered_map<char32_t, Untoned> kToned = [] {
    constexpr std::u32string_view kShapes = U"aăâeêioôơuưy";
    constexpr std::array<std::u32string_view, 12> kForms = {U"àáảãạ", U"ằắẳẵặ", U"ầấẩẫậ", U"èéẻẽẹ", U"ềếểễệ", U"ìíỉĩị",
                                                            U"òóỏõọ", U"ồốổỗộ", U"ờớởỡợ", U"ùúủũụ", U"ừứửữự", U"ỳýỷỹỵ"};
    std::unordered_map<char32_t, Untoned> table;
    for (std::size_t shape = 0; shape < kForms.size(); ++shape) {
      for (std::size_t tone = 0; tone < kForms.at(shape).size(); ++tone) {
        table[kForms.at(shape)[tone]] = {kShapes[shape], static_cast<int>(tone) + 1};
      }
    }
    return table;
  }();
  const auto found = kToned.find(c);
  return found == kToned.end() ? Untoned{c, 0} : found->second;
}

bool HasLostMarks(std::string_view word) {
  static const std::unordered_set<std::u32string> kPlainRhymes = [] {
    std::unordered_set<std::u32string> plain;
    for (const std::u32string& rhyme : Rhymes()) plain.insert(ToCodePoints(Fold(FromCodePoints(rhyme))));
    return plain;
  }();
  if (IsSyllable(word)) return false;
  const std::u32string plain = ToCodePoints(Fold(word));
  return std::any_of(kBeginnings.begin(), kBeginnings.end(), [&](std::u32string_view beginning) {
    return beginning != U"đ" && plain.starts_with(beginning) && kPlainRhymes.contains(plain.substr(beginning.size()));
  });
}

bool IsSyllable(std::string_view word) { return IsSyllableOf(ToCodePoints(word)); }

std::vector<std::string> PartSyllables(std::string_view word) {
  const std::u32string points = ToCodePoints(word);
  bool marked = false;
  for (const char32_t c : points) marked = marked || (c >= 0x80 && IsLetter(c));
  if (!marked || points.size() < 4 || points.size() > 4 * kLongest || IsSyllableOf(points)) return {std::string(word)};
  // The fewest words count: "tai nạn" before "ta in ạn".
  for (std::size_t count = 2; count <= 4; ++count) {
    std::vector<std::u32string_view> parts;
    std::vector<std::u32string_view> first;
    const int ways = CountPartings(points, count, parts, first);
    if (ways == 0) continue;
    if (ways > 1) break;
    std::vector<std::string> out;
    out.reserve(first.size());
    for (const std::u32string_view part : first) out.push_back(FromCodePoints(part));
    return out;
  }
  return {std::string(word)};
}

}  // namespace sohoa::text
