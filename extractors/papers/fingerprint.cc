#include "extractors/papers/fingerprint.h"

#include <algorithm>

#include "text/minhash.h"
#include "text/vietnamese.h"

namespace sohoa::papers {
namespace {

constexpr std::size_t kLeastDigits = 3;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Letters and digits alone: stops, quotes and slashes are what recognition loses first.
std::string Bare(const std::string& word) {
  std::string bare = text::Fold(word);
  std::erase_if(bare, [](char c) { return !IsDigit(c) && !(c >= 'a' && c <= 'z'); });
  return bare;
}

bool BeginsWithCapital(const std::string& word) {
  const std::u32string letters = text::ToCodePoints(word);
  if (letters.empty()) return false;
  const std::string first = text::FromCodePoints(letters.substr(0, 1));
  return text::IsUpperText(first);
}

}  // namespace

std::vector<std::string> PeculiarWords(const std::vector<const Page*>& pages) {
  std::vector<std::string> peculiar;
  for (const Page* page : pages) {
    std::string before;  // the word before, when it begins with a capital letter on the same line
    int line = -1;
    for (const Word& word : page->words) {
      const std::string bare = word.handwritten ? std::string() : Bare(word.text);
      const bool capital = !bare.empty() && BeginsWithCapital(word.text);
      if (static_cast<std::size_t>(std::ranges::count_if(bare, IsDigit)) >= kLeastDigits) peculiar.push_back(bare);
      if (capital && !before.empty() && word.line == line) peculiar.push_back(before + " " + bare);
      before = capital ? bare : std::string();
      line = word.line;
    }
  }
  return peculiar;
}

void TakeFingerprints(const std::vector<const Page*>& pages, Document* document) {
  document->picture_hashes.clear();
  for (const Page* page : pages) document->picture_hashes.push_back(page->picture_hash);
  document->text_signature = text::MinHash(PeculiarWords(pages));
}

}  // namespace sohoa::papers
