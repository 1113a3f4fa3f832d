#include "extractors/reading/recogniser.h"

#include <omp.h>
#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "extractors/reading/engine_calls.h"
#include "extractors/reading/quiet.h"
#include "text/vietnamese.h"

namespace sohoa::reading {
namespace {

constexpr int kPaddingPixels = 10;
constexpr float kRivalShare = 0.08F;  // of the network's belief at the letter's place: less is noise
constexpr size_t kMostRivals = 3;

// What the network saw for each letter of a word: at each step along the line, texts with their probabilities. The
// blank between letters is an empty text.
using Step = std::vector<std::pair<const char*, float>>;
using LetterSteps = std::vector<std::vector<Step>>;

struct Letter {
  std::string text;
  std::vector<std::pair<float, std::string>> rivals;  // the share of belief, and what it would be
};

bool IsInk(const char* text) { return text != nullptr && *text != '\0' && *text != ' '; }

// Reads the step at which the network was surest that there is a letter.
Letter LetterOf(const std::vector<Step>& steps) {
  const Step* clearest = nullptr;
  float most = 0;
  for (const Step& step : steps) {
    float ink = 0;
    for (const auto& [text, belief] : step) ink += IsInk(text) ? belief : 0;
    if (ink > most) {
      most = ink;
      clearest = &step;
    }
  }
  Letter letter;
  if (clearest == nullptr) return letter;
  float best = 0;
  for (const auto& [text, belief] : *clearest) {
    if (!IsInk(text)) continue;
    if (belief > best) {
      best = belief;
      letter.text = text;
    }
    if (belief >= kRivalShare * most) letter.rivals.emplace_back(belief / most, text);
  }
  std::erase_if(letter.rivals, [&](const auto& rival) { return rival.second == letter.text; });
  return letter;
}

// The word with one letter changed to what the network held for possible. Empty when its letters cannot be matched with
// the text, which the beam search may have joined otherwise.
std::vector<std::string> NearReadings(const LetterSteps& steps, const std::string& word) {
  std::vector<Letter> letters;
  std::string joined;
  for (const std::vector<Step>& of_letter : steps) {
    letters.push_back(LetterOf(of_letter));
    joined += letters.back().text;
  }
  if (text::Normalize(joined) != word) return {};
  std::vector<std::pair<float, std::string>> readings;
  for (size_t at = 0; at < letters.size(); ++at) {
    for (const auto& [share, rival] : letters[at].rivals) {
      std::string reading;
      for (size_t i = 0; i < letters.size(); ++i) reading += i == at ? rival : letters[i].text;
      readings.emplace_back(share, text::Normalize(reading));
    }
  }
  std::stable_sort(readings.begin(), readings.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  if (readings.size() > kMostRivals) readings.resize(kMostRivals);
  std::vector<std::string> texts;
  for (auto& reading : readings) texts.push_back(std::move(reading.second));
  return texts;
}

class TesseractRecogniser final : public Recogniser {
 public:
  bool Start(const std::string& tessdata_dir, const std::string& language) {
    const char* path = tessdata_dir.empty() ? nullptr : tessdata_dir.c_str();
    if (api_.Init(path, language.c_str(), tesseract::OEM_LSTM_ONLY) != 0) return false;
    api_.SetVariable("debug_file", "/dev/null");
    // Lines of low confidence would be read a second time as white on black, which forms and letters do not have.
    api_.SetVariable("invert_threshold", "0.0");
    // Typewriters' fixed pitch matters to the old engine alone; looking for it takes a fiftieth of the time.
    api_.SetVariable("textord_all_prop", "1");
    // Near readings come from the network's steps; what more rounds of the beam search find is not asked for.
    api_.SetVariable("lstm_choice_iterations", "0");
    return true;
  }

  std::vector<ReadWord> Read(Pix* grey, const PixelBox& area, double dpi, Layout layout, Rivals rivals) override {
    std::vector<ReadWord> words;
    const PixPtr part = Clip(grey, area);
    if (!part) return words;
    const PixPtr padded(pixAddBorder(part.get(), kPaddingPixels, 255));
    if (!padded) return words;
    api_.SetPageSegMode(layout == Layout::kBlock  ? tesseract::PSM_SINGLE_BLOCK
                        : layout == Layout::kLine ? tesseract::PSM_SINGLE_LINE
                                                  : tesseract::PSM_SINGLE_WORD);
    api_.SetVariable("lstm_choice_mode", rivals == Rivals::kKept ? "1" : "0");
    api_.SetImage(padded.get());
    api_.SetSourceResolution(static_cast<int>(std::lround(dpi)));
    const PackingLoosely cheaply;
    if (api_.Recognize(nullptr) == 0) Collect(area, rivals, &words);
    api_.Clear();
    return words;
  }

 private:
  void Collect(const PixelBox& area, Rivals rivals, std::vector<ReadWord>* words) {
    const std::unique_ptr<tesseract::ResultIterator> it(api_.GetIterator());
    if (!it) return;
    int line = -1;
    do {
      if (it->Empty(tesseract::RIL_WORD)) continue;
      if (it->IsAtBeginningOf(tesseract::RIL_TEXTLINE)) ++line;
      const std::unique_ptr<char[]> text(it->GetUTF8Text(tesseract::RIL_WORD));
      PixelBox box;
      if (!text || !it->BoundingBox(tesseract::RIL_WORD, &box.x0, &box.y0, &box.x1, &box.y1)) continue;
      ReadWord word{
          text::Normalize(text.get()), it->Confidence(tesseract::RIL_WORD) / 100.0, box, std::max(line, 0), {}};
      std::erase(word.text, ' ');
      if (word.text.empty()) continue;
      const LetterSteps* steps = rivals == Rivals::kKept ? it->GetRawLSTMTimesteps() : nullptr;
      if (steps != nullptr) word.alternatives = NearReadings(*steps, word.text);
      word.box.x0 = std::clamp(box.x0 - kPaddingPixels, 0, area.Width()) + area.x0;
      word.box.x1 = std::clamp(box.x1 - kPaddingPixels, 0, area.Width()) + area.x0;
      word.box.y0 = std::clamp(box.y0 - kPaddingPixels, 0, area.Height()) + area.y0;
      word.box.y1 = std::clamp(box.y1 - kPaddingPixels, 0, area.Height()) + area.y0;
      words->push_back(std::move(word));
    } while (it->Next(tesseract::RIL_WORD));
  }

  tesseract::TessBaseAPI api_;
};

}  // namespace

Result<std::unique_ptr<Recogniser>> Recogniser::Create(const std::string& tessdata_dir, const std::string& language) {
  // One thread a page and more pages: two threads cost 15 % more for 25 % less time. Tesseract asks for four by name,
  // so that only forbidding parallel regions altogether holds it back. See engine_calls.h, which does the same where
  // the program's own functions are found first.
  omp_set_max_active_levels(0);
  auto recogniser = std::make_unique<TesseractRecogniser>();
  StderrCapture capture;
  const bool started = recogniser->Start(tessdata_dir, language);
  const std::string said = capture.Finish();
  if (!started) return Error{ErrorCode::kEngineMissing, "", 0, "tesseract '" + language + "': " + said};
  return std::unique_ptr<Recogniser>(std::move(recogniser));
}

std::string RecogniserVersion() { return std::string("tesseract ") + tesseract::TessBaseAPI::Version(); }

}  // namespace sohoa::reading
