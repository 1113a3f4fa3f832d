#include "extractors/reading/syllable.h"

#include <algorithm>
#include <array>
#include <string>

#include "text/vietnamese.h"

namespace sohoa::reading {
namespace {

enum class Tone { kLevel, kGrave, kAcute, kHook, kTilde, kDot };

// Every vowel with its tones, level first.
constexpr std::array<std::u32string_view, 12> kVowels = {U"aàáảãạ", U"ăằắẳẵặ", U"âầấẩẫậ", U"eèéẻẽẹ",
                                                         U"êềếểễệ", U"iìíỉĩị", U"oòóỏõọ", U"ôồốổỗộ",
                                                         U"ơờớởỡợ", U"uùúủũụ", U"ưừứửữự", U"yỳýỷỹỵ"};

constexpr std::array<std::u32string_view, 28> kOnsets = {
    U"ngh", U"ch", U"gh", U"gi", U"kh", U"ng", U"nh", U"ph", U"qu", U"th", U"tr", U"b", U"c", U"d",
    U"đ",   U"g",  U"h",  U"k",  U"l",  U"m",  U"n",  U"p",  U"r",  U"s",  U"t",  U"v", U"x", U""};

constexpr std::u32string_view kRimes =
    U" a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê "
    U"êch "
    U"êm ên ênh êp êt êu i ich im in inh ip it iu ia iêc iêm iên iêng iêp iêt iêu o oc oi om on ong op ot oa oac oach "
    U"oai "
    U"oan oang oanh oao oat oay oăc oăm oăn oăng oăt oe oen oeo oet oong ooc ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt "
    U"u uc "
    U"ui um un ung up ut ua uôc uôi uôm uôn uông uôt uân uâng uât uây uê uêch uênh uơ uy uych uynh uyt uyu uya uyên "
    U"uyêt "
    U"ư ưa ưc ưi ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu ynh ";

bool IsPunctuation(char32_t c) { return c < 0x80 && !(c >= U'a' && c <= U'z') && !(c >= U'0' && c <= U'9'); }

// The letter without its tone, and the tone.
char32_t TakeTone(char32_t c, Tone* tone) {
  for (const std::u32string_view forms : kVowels) {
    const size_t at = forms.find(c);
    if (at == std::u32string_view::npos || at == 0) continue;
    *tone = static_cast<Tone>(at);
    return forms[0];
  }
  return c;
}

bool IsStopped(std::u32string_view rime) {
  return rime.ends_with(U'c') || rime.ends_with(U'p') || rime.ends_with(U't') || rime.ends_with(U"ch");
}

bool IsRime(std::u32string_view rime) {
  if (rime.empty()) return false;
  const std::u32string padded = U" " + std::u32string(rime) + U" ";
  return kRimes.find(padded) != std::u32string_view::npos;
}

}  // namespace

Spelling JudgeSpelling(std::string_view word) {
  std::u32string letters = text::ToCodePoints(text::ToLower(word));
  while (!letters.empty() && IsPunctuation(letters.back())) letters.pop_back();
  letters.erase(0,
                static_cast<size_t>(std::find_if_not(letters.begin(), letters.end(), IsPunctuation) - letters.begin()));
  const bool has_digit = std::any_of(letters.begin(), letters.end(), [](char32_t c) { return c >= U'0' && c <= U'9'; });
  const bool inner_mark = std::any_of(letters.begin(), letters.end(), IsPunctuation);
  if (letters.empty() || has_digit || inner_mark) return Spelling::kNone;
  Tone tone = Tone::kLevel;
  int tones = 0;
  for (char32_t& c : letters) {
    const char32_t plain = TakeTone(c, &tone);
    tones += plain != c ? 1 : 0;
    c = plain;
  }
  if (tones > 1) return Spelling::kForeign;
  for (const std::u32string_view onset : kOnsets) {
    if (!letters.starts_with(onset)) continue;
    const std::u32string_view rime = std::u32string_view(letters).substr(onset.size());
    // "gì" is g with i, "giữ" is gi with ư; "qu" keeps its u.
    if (!IsRime(rime)) continue;
    if (IsStopped(rime) && tone != Tone::kAcute && tone != Tone::kDot) continue;
    return Spelling::kSyllable;
  }
  return Spelling::kForeign;
}

}  // namespace sohoa::reading
