#include "pipeline/record_diff.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace sohoa::pipeline {
namespace {

// Of a page's width or height: less is a trembling of the same words.
constexpr double kBoxTolerance = 0.02;

std::string PagesText(const std::vector<int>& pages) {
  std::string text;
  for (int page : pages) text += (text.empty() ? "" : ",") + std::to_string(page);
  return text;
}

bool SamePlace(const Field& a, const Field& b) {
  const auto near = [](double x, double y) { return std::abs(x - y) <= kBoxTolerance; };
  return a.page == b.page && near(a.box.x0, b.box.x0) && near(a.box.y0, b.box.y0) && near(a.box.x1, b.box.x1) &&
         near(a.box.y1, b.box.y1);
}

std::string BoxText(const Field& field) {
  constexpr double kPercent = 100;
  const auto percent = [](double part) { return std::to_string(std::lround(part * kPercent)) + "%"; };
  return std::to_string(field.page) + ": " + percent(field.box.x0) + " " + percent(field.box.y0) + " " +
         percent(field.box.x1) + " " + percent(field.box.y1);
}

class Comparison {
 public:
  explicit Comparison(const Record& before) : before_(before) {}

  void Compare(const std::string& what, const std::string& before, const std::string& after) {
    if (before == after) return;
    const std::string field = what.substr(0, what.find('.'));
    changes.push_back({before_.id, what, before, after, before_.person.contains(field)});
  }

  void CompareFields(const Field& before, const Field& after) {
    Compare(after.name, before.value, after.value);
    Compare(after.name + ".status", std::string(StatusName(before.status)), std::string(StatusName(after.status)));
    if (before.value == after.value && !SamePlace(before, after)) {
      Compare(after.name + ".box", BoxText(before), BoxText(after));
    }
  }

  std::vector<FieldChange> changes;

 private:
  const Record& before_;
};

}  // namespace

std::vector<FieldChange> DifferencesOf(const Record& before, const Document& after) {
  Comparison comparison(before);
  comparison.Compare("type", before.document.type, after.type);
  comparison.Compare("pages", PagesText(before.document.pages), PagesText(after.pages));
  comparison.Compare("legal_identity", before.document.legal_identity, after.legal_identity);
  for (const Field& field : before.document.fields) {
    const Field* now = FindField(after.fields, field.name);
    if (now == nullptr) {
      comparison.Compare(field.name, field.value, "");
    } else {
      comparison.CompareFields(field, *now);
    }
  }
  for (const Field& field : after.fields) {
    if (FindField(before.document.fields, field.name) == nullptr) comparison.Compare(field.name, "", field.value);
  }
  return std::move(comparison.changes);
}

}  // namespace sohoa::pipeline
