// Follows a PDF page's content operators far enough to know whether the page is one scan. Internal to the qpdf files.
#pragma once

#include <qpdf/QPDFMatrix.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include <string>
#include <vector>

namespace sohoa::reading {

class ContentSurvey final : public QPDFObjectHandle::ParserCallbacks {
 public:
  struct PaintedImage {
    std::string name;
    QPDFMatrix matrix;
    bool black_fill = true;  // for image masks
  };

  void handleObject(QPDFObjectHandle object, size_t offset, size_t length) override;
  void handleEOF() override {}

  const std::vector<PaintedImage>& images() const { return images_; }
  bool visible_text() const { return visible_text_; }
  bool hidden_text() const { return hidden_text_; }
  bool drawn_over() const { return drawn_over_; }  // paths, shadings or inline images after the first image

 private:
  struct State {
    QPDFMatrix matrix;
    int text_mode = 0;
    bool black_fill = true;
  };

  void Operator(const std::string& name);
  double Operand(size_t index);

  State state_;
  std::vector<State> saved_;
  std::vector<QPDFObjectHandle> operands_;
  std::vector<PaintedImage> images_;
  bool visible_text_ = false;
  bool hidden_text_ = false;
  bool drawn_over_ = false;
};

}  // namespace sohoa::reading
