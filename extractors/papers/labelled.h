// Labelled forms: where the labels of a type stand, and what is written behind each. Labels may repeat in sections
// (mother, father), stand several on a line, or in two columns (wife, husband); values may run over lines. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/papers/layout.h"
#include "extractors/papers/phrase.h"
#include "extractors/papers/rules.h"
#include "extractors/papers/span.h"

namespace sohoa::papers {

// What was found behind a label.
struct LabelledValue {
  Span value;             // lines joined with '\n'; empty when nothing is written there
  Span more;              // a line below that may belong to it; empty for none
  bool aside = false;     // that line begins left or right of the one above it
  int page = -1;          // index into the layouts given
  double similarity = 0;  // of the label
  bool colon = false;     // a colon stood behind it
};

class LabelledForm {
 public:
  // `used` names, for each page, the lines that belong to head, signature or a copy's certification and carry no
  // values.
  LabelledForm(std::vector<PageLayout> layouts, const TypeRule& type, const std::vector<std::vector<int>>& used);

  // The values behind the labels of a way, in reading order.
  std::vector<LabelledValue> Find(const Way& way) const;

  // Looks for what FindSpoilt gives values of; whoever only counts labels does not need it.
  void SeekSpoiltLabels();

  // The values behind what may be a label of the way, though a stamp or a stain has spoilt more of it than a label may
  // lose: words from the beginning of a line to a colon, more like a label of this way than of any other.
  std::vector<LabelledValue> FindSpoilt(const Way& way) const;

  // The value of the first of these labels on the line of `near` or up to four lines below it.
  std::vector<LabelledValue> FindNear(const std::vector<Label>& labels, const Span& near, int page) const;

  // How many different labels of the type stand on the paper.
  int distinct_labels() const;

 private:
  static constexpr std::size_t kPlainLabel = 6;  // letters: may do without a colon at the beginning of a line
  static constexpr std::size_t kLongLabel = 8;

  struct LineRef {
    int page = 0;
    int line = 0;
    int column = 0;  // 0: the whole width; 1, 2: of two sections side by side
  };
  struct Token {
    int line = 0;  // index into order_
    int word = 0;  // position within Line::words
  };
  struct Hit {
    PhraseHit match;
    std::string_view key;   // of the label
    bool anywhere = false;  // the label may stand inside a sentence
    bool colon = false;
    int value_token = 0;  // where the value begins
    int value_byte = 0;
    std::string section;
  };
  struct KnownLabel {
    std::string_view key;
    bool anywhere = false;
  };

  void CollectLabels();
  void MakeOrder(const std::vector<std::vector<int>>& used);
  void MakeStream();
  void FindHits();
  void DropHitsInValues();
  void AssignSections();
  bool ArrangeColumns();
  void ReorderColumns(const LineRef& left, const LineRef& right, double border, int end);

  const Line& LineOf(const LineRef& ref) const { return layouts_[ref.page].lines[ref.line]; }
  const Word& WordOf(const Token& token) const;
  bool AtLineStart(int token) const;
  bool AfterGap(int token) const;
  void FindColon(Hit& hit) const;
  bool CrossesColon(const Hit& hit) const;
  bool CrossesComma(const Hit& hit) const;
  bool Accepts(const Hit& hit, bool anywhere) const;
  const Section* SectionOfAnchor(std::string_view key) const;
  bool BelongsTo(const std::string& section, std::string_view key) const;
  std::optional<Hit> SpoiltHitOn(int first_token, int end_token) const;
  LabelledValue ValueOf(const Hit& hit, const Hit* next, int max_lines) const;
  const Hit* HitBehind(std::size_t index) const { return index + 1 < hits_.size() ? &hits_[index + 1] : nullptr; }
  Span ValueBelow(std::size_t hit) const;
  bool HoldsLabel(int line) const;
  Span AlignedBelow(int line) const;
  enum class Next { kEnds, kMayGoOnAside, kMayGoOn, kGoesOn };
  Next Continues(int line, int next, const Span& so_far) const;
  bool IsStrayPiece(int line, int next) const;
  bool IsSpoiltBullet(int token, int end_token) const;
  Span RestOfLine(int token, int end_token, int end_byte) const;
  double MeanTrust(const LineRef& ref) const;
  double RightEdge(const LineRef& ref) const;
  Box BoxOf(const Hit& hit) const;

  std::vector<PageLayout> layouts_;
  const TypeRule& type_;
  std::vector<KnownLabel> labels_;
  std::vector<LineRef> order_;  // the lines that carry values, in reading order
  std::vector<Token> tokens_;
  KeyText stream_;  // its words are tokens_
  std::vector<Hit> hits_;
  std::vector<Hit> spoilt_;  // none of them ends the value of another
};

}  // namespace sohoa::papers
