#include "cli/dossier_csv.h"

#include <algorithm>
#include <array>
#include <optional>

#include "cli/dates.h"

namespace sohoa::cli {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::array<std::string_view, 9> kColumns = {"dossier",     "procedure", "agency",  "received_on", "due_on",
                                                      "finished_on", "subject",   "channel", "vneid"};

struct CsvLine {
  int number = 0;
  std::vector<std::string> cells;
};

// Takes a CSV text apart. Quoted cells may hold separators, quotes and line breaks.
class Cutter {
 public:
  explicit Cutter(std::string_view text) : text_(text) {
    if (text_.starts_with(kByteOrderMark)) text_.remove_prefix(kByteOrderMark.size());
    const std::string_view heading = text_.substr(0, text_.find('\n'));
    separator_ = heading.find(',') == std::string_view::npos && heading.find(';') != std::string_view::npos ? ';' : ',';
  }

  std::vector<CsvLine> Cut(std::vector<CsvMistake>* mistakes) {
    StartLine();
    for (at_ = 0; at_ < text_.size(); ++at_) Take(text_[at_]);
    if (in_quotes_) mistakes->push_back({line_.number, Message::kCsvQuote, {}});
    if (!line_.cells.empty() || !cell_.empty()) EndLine();
    return std::move(lines_);
  }

 private:
  void Take(char letter) {
    if (letter == '\n') ++row_;
    if (in_quotes_) {
      if (letter != '"') {
        cell_ += letter;
      } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        cell_ += text_[++at_];
      } else {
        in_quotes_ = false;
      }
    } else if (letter == '"' && cell_.empty()) {
      in_quotes_ = true;
    } else if (letter == separator_) {
      EndCell();
    } else if (letter == '\n') {
      EndLine();
    } else if (letter != '\r') {
      cell_ += letter;
    }
  }

  void StartLine() { line_ = {row_, {}}; }
  void EndCell() {
    const std::size_t first = cell_.find_first_not_of(" \t");
    const std::size_t last = cell_.find_last_not_of(" \t");
    line_.cells.push_back(first == std::string::npos ? "" : cell_.substr(first, last - first + 1));
    cell_.clear();
  }
  void EndLine() {
    EndCell();
    const bool is_blank =
        std::all_of(line_.cells.begin(), line_.cells.end(), [](const std::string& cell) { return cell.empty(); });
    if (!is_blank) lines_.push_back(std::move(line_));
    StartLine();
  }

  std::string_view text_;
  char separator_ = ',';
  std::size_t at_ = 0;
  int row_ = 1;
  bool in_quotes_ = false;
  std::string cell_;
  CsvLine line_;
  std::vector<CsvLine> lines_;
};

std::optional<bool> YesOrNo(std::string_view word) {
  if (word == "yes" || word == "true" || word == "1") return true;
  if (word == "no" || word == "false" || word == "0") return false;
  return std::nullopt;
}

// Whether the cell fits the column.
bool TakeCell(std::string_view column, const std::string& cell, SaidFacts* said) {
  DossierFacts& facts = said->facts;
  if (cell.empty()) return true;
  const auto date = [&](std::string& target) {
    const std::optional<std::string> day = ParseDate(cell);
    if (day) target = *day;
    return day.has_value();
  };
  if (column == "received_on") return date(facts.received_on);
  if (column == "due_on") return date(facts.due_on);
  if (column == "finished_on") return date(facts.finished_on);
  if (column == "channel") {
    facts.channel = ChannelOf(cell);
    return facts.channel != Channel::kUnknown;
  }
  if (column == "vneid") {
    const std::optional<bool> is_so = YesOrNo(cell);
    said->says_vneid = is_so.has_value();
    facts.by_vneid = is_so.value_or(false);
    return said->says_vneid;
  }
  (column == "dossier"
       ? facts.dossier
       : (column == "procedure" ? facts.procedure : (column == "agency" ? facts.agency : facts.subject))) = cell;
  return true;
}

bool CheckHeading(const CsvLine& heading, std::vector<CsvMistake>* mistakes) {
  const std::size_t before = mistakes->size();
  for (const std::string& name : heading.cells) {
    if (std::find(kColumns.begin(), kColumns.end(), name) == kColumns.end()) {
      mistakes->push_back({heading.number, Message::kCsvUnknownColumn, {name}});
    }
  }
  if (std::find(heading.cells.begin(), heading.cells.end(), "dossier") == heading.cells.end()) {
    mistakes->push_back({heading.number, Message::kCsvNoDossierColumn, {}});
  }
  return mistakes->size() == before;
}

}  // namespace

Channel ChannelOf(std::string_view word) {
  if (word == "counter" || word == "1") return Channel::kCounter;
  if (word == "online" || word == "2") return Channel::kOnline;
  if (word == "post" || word == "3") return Channel::kPost;
  return Channel::kUnknown;
}

DossierCsv ReadDossierCsv(std::string_view text) {
  DossierCsv csv;
  const std::vector<CsvLine> lines = Cutter(text).Cut(&csv.mistakes);
  const CsvLine heading = lines.empty() ? CsvLine{1, {}} : lines.front();
  if (!CheckHeading(heading, &csv.mistakes)) return csv;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const CsvLine& line = lines[i];
    if (line.cells.size() != heading.cells.size()) {
      csv.mistakes.push_back(
          {line.number, Message::kCsvCells, {std::to_string(line.cells.size()), std::to_string(heading.cells.size())}});
      continue;
    }
    SaidFacts said;
    for (std::size_t j = 0; j < line.cells.size(); ++j) {
      if (TakeCell(heading.cells[j], line.cells[j], &said)) continue;
      csv.mistakes.push_back({line.number, Message::kCsvBadValue, {line.cells[j], heading.cells[j]}});
    }
    if (said.facts.dossier.empty()) csv.mistakes.push_back({line.number, Message::kCsvNoDossier, {}});
    csv.said.push_back(std::move(said));
  }
  return csv;
}

DossierFacts Merge(DossierFacts current, const SaidFacts& said) {
  const DossierFacts& facts = said.facts;
  current.dossier = facts.dossier;
  for (const auto member : {&DossierFacts::procedure, &DossierFacts::agency, &DossierFacts::received_on,
                            &DossierFacts::due_on, &DossierFacts::finished_on, &DossierFacts::subject}) {
    if (!(facts.*member).empty()) current.*member = facts.*member;
  }
  if (facts.channel != Channel::kUnknown) current.channel = facts.channel;
  if (said.says_vneid) current.by_vneid = facts.by_vneid;
  return current;
}

}  // namespace sohoa::cli
