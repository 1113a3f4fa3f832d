#include "extractors/papers/card.h"

#include <re2/re2.h>

#include <algorithm>

#include "text/words.h"

namespace sohoa::papers {
namespace {

bool IsCardPayload(const std::vector<std::string>& parts) {
  static const RE2 kId(R"(^\d{12}$)");
  static const RE2 kDate(R"(^\d{8}$)");
  return parts.size() >= 5 && RE2::FullMatch(parts[0], kId) && RE2::FullMatch(parts[3], kDate);
}

// The machine's lines have their own typeface; the recogniser reads its '<' as all kinds of marks.
std::string Compact(const Page& page) {
  std::string all;
  for (const Word& word : page.words) {
    if (word.text.size() < 4) continue;
    all += word.text;
    all += ' ';
  }
  return all;
}

}  // namespace

std::optional<CardCode> FindCardCode(const std::vector<const Page*>& pages) {
  for (std::size_t i = 0; i < pages.size(); ++i) {
    for (const Barcode& barcode : pages[i]->barcodes) {
      CardCode code{text::SplitAt(barcode.text, '|'), static_cast<int>(i), barcode.box};
      if (IsCardPayload(code.parts)) return code;
    }
  }
  return std::nullopt;
}

std::optional<MachineLines> FindMachineLines(const std::vector<const Page*>& pages) {
  static const RE2 kFirst(R"([I1l|]DVNM\d{10}(\d{12})[<«(cCKk‹]{1,3})");
  static const RE2 kSecond(R"((\d{6})\d([MF])(\d{6})\dVNM)");
  for (const Page* page : pages) {
    const std::string text = Compact(*page);
    MachineLines lines;
    std::string sex;
    if (!RE2::PartialMatch(text, kFirst, &lines.personal_id)) continue;
    if (RE2::PartialMatch(text, kSecond, &lines.birth, &sex, &lines.expiry)) lines.sex = sex == "M" ? "Nam" : "Nữ";
    return lines;
  }
  return std::nullopt;
}

std::string FindDossierCode(const Page& page) {
  static const RE2 kCode(R"(\b((?:[A-Z]\d{2}(?:\.\d{1,3}){0,3}|\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2})-\d{6}-\d{4,6})\b)");
  for (const Barcode& barcode : page.barcodes) {
    std::string code;
    if (RE2::PartialMatch(barcode.text, kCode, &code)) return code;
  }
  return "";
}

}  // namespace sohoa::papers
