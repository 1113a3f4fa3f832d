#include "extractors/values/word_pairs.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "extractors/values/cleaning.h"
#include "text/letters.h"
#include "text/vietnamese.h"

namespace sohoa::values {
namespace {

// A mend must explain the words so many times better: pairs met twenty times, or two of four times each.
const double kChange = std::log(20.0);

struct Piece {
  std::string before;  // signs
  std::string word;
  std::string behind;
};

Piece Part(const std::string& text) {
  constexpr std::string_view kSigns = ".,;:()\"'!?“”…";
  const std::string_view word = Trim(text, kSigns);
  const std::size_t at = word.empty() ? text.size() : text.find(word);
  return {text.substr(0, at), std::string(word), word.empty() ? "" : text.substr(at + word.size())};
}

bool IsOfLetters(const std::string& word) {
  const std::u32string points = text::ToCodePoints(word);
  return !points.empty() && std::all_of(points.begin(), points.end(), text::IsLetter);
}

// No letter is a capital, but for the first one of the text's first word.
bool IsSmall(const std::string& word, bool first) {
  const std::u32string points = text::ToCodePoints(word);
  return std::all_of(points.begin() + (first ? 1 : 0), points.end(), [](char32_t c) { return text::Lower(c) == c; });
}

std::string WithCaseOf(const std::string& read, const std::string& form) {
  const bool capital = text::ToLower(read) != read;
  return capital ? text::ToTitle(form) : form;
}

// A form of a word, and the best way to it.
struct Step {
  std::string form;
  double score = 0;
  std::size_t from = 0;
};

}  // namespace

void WordPairs::Add(const std::string& first, const std::string& second, int count) {
  counts_[first + " " + second] = count;
  for (const std::string& word : {first, second}) {
    std::vector<std::string>& forms = forms_[text::Fold(word)];
    if (std::find(forms.begin(), forms.end(), word) == forms.end()) forms.push_back(word);
  }
}

int WordPairs::Count(const std::string& first, const std::string& second) const {
  const auto found = counts_.find(first + " " + second);
  return found == counts_.end() ? 0 : found->second;
}

std::vector<std::string> WordPairs::MendRun(const std::vector<std::string>& read,
                                            const std::vector<bool>& small) const {
  std::vector<std::vector<Step>> steps(read.size());
  for (std::size_t i = 0; i < read.size(); ++i) {
    const bool met =
        (i > 0 && Count(read[i - 1], read[i]) > 0) || (i + 1 < read.size() && Count(read[i], read[i + 1]) > 0);
    steps[i].push_back({read[i]});
    const auto forms = forms_.find(text::Fold(read[i]));
    if (small[i] && !met && forms != forms_.end()) {
      for (const std::string& form : forms->second) {
        if (form != read[i]) steps[i].push_back({form, -kChange});
      }
    }
    if (i == 0) continue;
    for (Step& step : steps[i]) {
      double best = -std::numeric_limits<double>::infinity();
      for (std::size_t from = 0; from < steps[i - 1].size(); ++from) {
        const Step& left = steps[i - 1][from];
        const double score = left.score + std::log1p(Count(left.form, step.form));
        if (score <= best) continue;
        best = score;
        step.from = from;
      }
      step.score += best;
    }
  }
  std::vector<std::string> words(read.size());
  const auto last = std::max_element(steps.back().begin(), steps.back().end(),
                                     [](const Step& a, const Step& b) { return a.score < b.score; });
  auto at = static_cast<std::size_t>(last - steps.back().begin());
  for (std::size_t i = read.size(); i-- > 0;) {
    words[i] = steps[i][at].form;
    at = steps[i][at].from;
  }
  return words;
}

std::string WordPairs::Mend(std::string_view text, int* mended) const {
  std::vector<Piece> pieces;
  for (const std::string& word : text::SplitWords(text)) pieces.push_back(Part(word));
  *mended = 0;
  for (std::size_t i = 0; i < pieces.size();) {
    std::vector<std::string> run;
    std::vector<bool> small;
    std::size_t end = i;
    while (end < pieces.size() && IsOfLetters(pieces[end].word)) {
      if (end > i && (!pieces[end].before.empty() || !pieces[end - 1].behind.empty())) break;
      run.push_back(text::ToLower(text::NormalizeTone(pieces[end].word)));
      small.push_back(IsSmall(pieces[end].word, end == 0));
      ++end;
    }
    if (run.size() > 1) {
      const std::vector<std::string> words = MendRun(run, small);
      for (std::size_t k = 0; k < words.size(); ++k) {
        if (words[k] == run[k]) continue;
        pieces[i + k].word = WithCaseOf(pieces[i + k].word, words[k]);
        ++*mended;
      }
    }
    i = std::max(end, i + 1);
  }
  std::string out;
  for (const Piece& piece : pieces) out += (out.empty() ? "" : " ") + piece.before + piece.word + piece.behind;
  return out;
}

}  // namespace sohoa::values
