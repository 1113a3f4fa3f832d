#include "extractors/reading/pdf_content.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace sohoa::reading {
namespace {

constexpr size_t kMaxSavedStates = 256;
constexpr int kInvisibleText = 3;  // ISO 32000, table 104

template <size_t N>
bool IsOneOf(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

constexpr std::array<std::string_view, 4> kShowText = {"Tj", "TJ", "'", "\""};
constexpr std::array<std::string_view, 10> kPaintPath = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh"};

}  // namespace

void ContentSurvey::handleObject(QPDFObjectHandle object, size_t /*offset*/, size_t /*length*/) {
  if (object.isOperator()) {
    Operator(object.getOperatorValue());
    operands_.clear();
  } else if (object.isInlineImage()) {
    drawn_over_ = true;
  } else {
    operands_.push_back(object);
  }
}

double ContentSurvey::Operand(size_t index) {
  return index < operands_.size() && operands_[index].isNumber() ? operands_[index].getNumericValue() : 0.0;
}

void ContentSurvey::Operator(const std::string& name) {
  if (name == "q") {
    if (saved_.size() < kMaxSavedStates) saved_.push_back(state_);
  } else if (name == "Q") {
    if (!saved_.empty()) {
      state_ = saved_.back();
      saved_.pop_back();
    }
  } else if (name == "cm") {
    state_.matrix.concat(QPDFMatrix(Operand(0), Operand(1), Operand(2), Operand(3), Operand(4), Operand(5)));
  } else if (name == "Tr") {
    state_.text_mode = static_cast<int>(Operand(0));
  } else if (name == "g") {
    state_.black_fill = Operand(0) < 0.2;
  } else if (name == "rg") {
    state_.black_fill = Operand(0) < 0.2 && Operand(1) < 0.2 && Operand(2) < 0.2;
  } else if (name == "k") {
    state_.black_fill = Operand(3) > 0.8;
  } else if (name == "sc" || name == "scn") {
    state_.black_fill = std::all_of(operands_.begin(), operands_.end(),
                                    [](QPDFObjectHandle o) { return o.isNumber() && o.getNumericValue() < 0.2; });
  } else if (name == "Do") {
    if (!operands_.empty() && operands_[0].isName()) {
      images_.push_back({operands_[0].getName(), state_.matrix, state_.black_fill});
    }
  } else if (IsOneOf(name, kShowText)) {
    (state_.text_mode == kInvisibleText ? hidden_text_ : visible_text_) = true;
  } else if (IsOneOf(name, kPaintPath)) {
    drawn_over_ = drawn_over_ || !images_.empty();
  }
}

}  // namespace sohoa::reading
