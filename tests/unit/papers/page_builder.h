// Pages made of lines of text, set like an A4 sheet at 12 points, for tests of what is understood of them.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/page.h"
#include "text/vietnamese.h"

namespace sohoa::papers {

// The page with a word that stands apart, in a line of its own.
inline Page WithStray(Page page, std::string_view text, const Box& box, double confidence) {
  constexpr int kOwnLine = 90;
  Word stray;
  stray.text = text;
  stray.confidence = confidence;
  stray.box = box;
  stray.line = kOwnLine;
  page.words.push_back(std::move(stray));
  return page;
}

class PageBuilder {
 public:
  explicit PageBuilder(int number = 1) {
    page_.number = number;
    page_.width = 1654;
    page_.height = 2339;
    page_.dpi = 200;
    y_ = 0.06;
  }

  // A row with text in the left column, the right column, or both, each centred in its column.
  PageBuilder& Head(std::string_view left, std::string_view right) {
    if (!left.empty()) AddCentred(left, 0.27, 1);
    if (!right.empty()) AddCentred(right, 0.70, 1);
    return Next();
  }
  PageBuilder& Title(std::string_view text) {
    AddCentred(text, 0.5, 1.3);
    return Next();
  }
  PageBuilder& Centre(std::string_view text) {
    AddCentred(text, 0.5, 1);
    return Next();
  }
  PageBuilder& Text(std::string_view text, double x = 0.15) {
    Add(text, x, 1);
    return Next();
  }
  // Two texts in one row, the second at x.
  PageBuilder& TwoColumns(std::string_view left, std::string_view right, double x = 0.55) {
    if (!left.empty()) Add(left, 0.15, 1);
    if (!right.empty()) Add(right, x, 1);
    return Next();
  }
  PageBuilder& Right(std::string_view text) {
    AddCentred(text, 0.72, 1);
    return Next();
  }
  // Written with a pen behind the left text of the Head row above, at x.
  PageBuilder& PennedBehindLeft(std::string_view text, double x) {
    const int line = line_;
    line_ -= 2;
    y_ -= kPitch;
    penned_ = true;
    Add(text, x, 1);
    penned_ = false;
    line_ = line;
    return Next();
  }
  // A line of its own on the row above, at x.
  PageBuilder& Beside(std::string_view text, double x) {
    y_ -= kPitch;
    Add(text, x, 1);
    return Next();
  }
  PageBuilder& Gap(int rows = 1) {
    y_ += rows * kPitch;
    return *this;
  }
  // Of the words that are added from here on.
  PageBuilder& Confidence(double confidence) {
    confidence_ = confidence;
    return *this;
  }
  PageBuilder& Penned(bool penned) {
    penned_ = penned;
    return *this;
  }
  PageBuilder& Code(std::string_view text) {
    page_.barcodes.push_back({"QRCode", std::string(text), {0.8, 0.05, 0.9, 0.12}});
    return *this;
  }
  Page Build() const { return page_; }

  // The head of a letter or decision: agency lines on the left, quốc hiệu and tiêu ngữ on the right.
  PageBuilder& StandardHead(std::string_view parent, std::string_view agency, std::string_view number,
                            std::string_view date) {
    Head(parent, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    Head(agency, "Độc lập - Tự do - Hạnh phúc");
    return Gap().Head(number, date).Gap();
  }

 private:
  static constexpr double kHeight = 0.014;
  static constexpr double kPitch = 0.023;
  static constexpr double kLetter = 0.0095;  // of the page's width
  static constexpr double kSpace = 0.006;

  static double WidthOf(std::string_view text, double scale) {
    double width = 0;
    for (const std::string& word : text::SplitWords(text)) {
      width += static_cast<double>(text::ToCodePoints(word).size()) * kLetter * scale + kSpace;
    }
    return width - kSpace;
  }
  void AddCentred(std::string_view text, double centre, double scale) {
    Add(text, centre - WidthOf(text, scale) / 2, scale);
  }
  // Five spaces in a row stand for the gap between two fields.
  void Add(std::string_view text, double x, double scale) {
    std::size_t at = 0;
    while (at < text.size()) {
      std::size_t spaces = 0;
      while (at < text.size() && text[at] == ' ') ++at, ++spaces;
      const std::size_t end = std::min(text.find(' ', at), text.size());
      if (end == at) break;
      x += static_cast<double>(spaces) * kSpace;
      const std::string word(text.substr(at, end - at));
      const double width = static_cast<double>(text::ToCodePoints(word).size()) * kLetter * scale;
      Word added;
      added.text = word;
      added.box = {x, y_, x + width, y_ + kHeight * scale};
      added.confidence = confidence_;
      added.line = line_;
      added.handwritten = penned_;
      page_.words.push_back(added);
      x += width;
      at = end;
    }
    ++line_;
  }
  PageBuilder& Next() {
    y_ += kPitch;
    return *this;
  }

  Page page_;
  double y_ = 0;
  int line_ = 0;
  double confidence_ = 0.96;
  bool penned_ = false;
};

}  // namespace sohoa::papers
