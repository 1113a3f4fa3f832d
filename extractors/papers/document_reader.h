// Reads the fields of one paper: finds them by their rules, parses, checks them against each other, weighs them.
#pragma once

#include <vector>

#include "extractors/papers/classifier.h"
#include "extractors/papers/evidence.h"
#include "extractors/papers/rules.h"
#include "model/field.h"

namespace sohoa::papers {

// A field on its way: what was read, and what speaks for it.
struct FieldDraft {
  const FieldRule* rule = nullptr;
  int way = 0;
  Span span;
  int page = 0;  // index into the paper's pages
  values::Value value;
  Evidence evidence;
  std::vector<std::string> notes;
  bool doubtful = false;  // never accepted unseen, however sure the rest looks
  bool disputed = false;  // a second look read another value; only what else the paper says can settle it
};

// `pages` are the paper's, in order; at least one.
struct DocumentReading {
  Document document;
  std::vector<Evidence> evidence;  // of each of its fields, in the same order
};

DocumentReading ReadDocument(const std::vector<const PageView*>& pages, const RuleSet& rules, double accept_threshold);

}  // namespace sohoa::papers
