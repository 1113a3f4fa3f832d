#include "exporters/hidden_text.h"

#include <cstdlib>

namespace sohoa::exporters {
namespace {

constexpr int kInvisible = 3;  // ISO 32000-1, table 106
constexpr std::size_t kMostSaved = 256;

}  // namespace

void HiddenTextFilter::handleToken(QPDFTokenizer::Token const& token) {
  operands_.push_back(token.getRawValue());
  if (token.isInteger()) last_number_ = token.getValue();
  if (token.getType() == QPDFTokenizer::tt_word) {
    Operator(token.getValue());
  } else if (token.getType() == QPDFTokenizer::tt_inline_image) {
    handleEOF();
  }
}

void HiddenTextFilter::Operator(const std::string& name) {
  if (name == "q" && saved_modes_.size() < kMostSaved) saved_modes_.push_back(mode_);
  if (name == "Q" && !saved_modes_.empty()) {
    mode_ = saved_modes_.back();
    saved_modes_.pop_back();
  }
  if (name == "Tr") mode_ = std::atoi(last_number_.c_str());
  const bool next_line = name == "'" || name == "\"";
  if (next_line || name == "Tj" || name == "TJ") {
    (mode_ == kInvisible ? found_hidden_ : found_visible_) = true;
    if (mode_ == kInvisible) {
      operands_.clear();
      write(next_line ? "\nT*\n" : "\n");
      return;
    }
  }
  handleEOF();
}

void HiddenTextFilter::handleEOF() {
  for (const std::string& operand : operands_) write(operand);
  operands_.clear();
}

}  // namespace sohoa::exporters
