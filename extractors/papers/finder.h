// Finds the words of each field of a paper by the places that its rule names. The parts of the paper that all fields
// share (head, signature, labels) are found once.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "extractors/papers/body.h"
#include "extractors/papers/card.h"
#include "extractors/papers/classifier.h"
#include "extractors/papers/labelled.h"
#include "extractors/papers/signature.h"

namespace sohoa::papers {

struct Finding {
  Span span;
  Span more;                    // a line below that may belong to it; empty for none
  bool aside = false;           // that line is not aligned: it belongs to an address that ends with it, and to no other
  int page = 0;                 // index into the paper's pages
  double label_similarity = 1;  // of the label or mark by which it was found
  bool cut = false;             // it goes on where nothing could be taken from
  bool certain = false;         // read by a machine from a machine's writing (a QR code)
  bool spoilt_label = false;    // by what may have been its label
};

class Finder {
 public:
  Finder(const std::vector<const PageView*>& pages, const TypeRule& type, const RuleSet& rules);

  // What stands at the place that `way` names, in order of preference.
  const std::optional<Signature>& signature() const { return signature_; }
  std::vector<Finding> Find(const Way& way, values::Kind kind) const;

  // What stands behind words that may be the way's label, spoilt. For where no way leads to a value.
  std::vector<Finding> FindSpoilt(const Way& way, values::Kind kind) const;

  // Where the paper has something at the place that `way` names, though no way to a value led there: the words that
  // were found, or for a signer the room below the office, without words. Nullopt when there is nothing.
  std::optional<Finding> FindUnread(const Way& way, values::Kind kind) const;

  // The words of the date that `near` gives in digits.
  std::vector<LabelledValue> FindInWords(const std::vector<Label>& labels, const Finding& near) const {
    return form_->FindNear(labels, near.span, near.page);
  }

 private:
  std::vector<std::vector<int>> UsedLines() const;
  void FindDate();
  void FindDateOnPageBefore(int page);
  std::vector<Finding> FindingsOf(std::vector<LabelledValue> values, values::Kind kind) const;
  std::vector<Finding> FindPattern(const Way& way) const;
  std::vector<Finding> FindAgency(bool parent) const;
  std::vector<Finding> FindCardPart(int part, values::Kind kind) const;

  const std::vector<const PageView*>& pages_;
  const TypeRule& type_;
  const RuleSet& rules_;
  std::vector<PageLayout> layouts_;  // without the certification of a copy
  std::optional<Signature> signature_;
  std::optional<DateLine> date_;
  int date_page_ = 0;
  std::optional<CardCode> card_;
  std::unique_ptr<LabelledForm> form_;
};

}  // namespace sohoa::papers
