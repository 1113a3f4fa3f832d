// Takes the invisible text (rendering mode 3) that another recogniser once laid over a scan out of a page's content, so
// that its words do not stand beside ours. Internal to the qpdf files. Not thread-safe.
#pragma once

#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFTokenizer.hh>

#include <string>
#include <vector>

namespace sohoa::exporters {

class HiddenTextFilter final : public QPDFObjectHandle::TokenFilter {
 public:
  void handleToken(QPDFTokenizer::Token const& token) override;
  void handleEOF() override;

  bool found_hidden() const { return found_hidden_; }
  bool found_visible() const { return found_visible_; }

 private:
  void Operator(const std::string& name);

  std::vector<std::string> operands_;  // tokens since the last operator, white space included
  std::string last_number_;
  std::vector<int> saved_modes_;
  int mode_ = 0;
  bool found_hidden_ = false;
  bool found_visible_ = false;
};

}  // namespace sohoa::exporters
