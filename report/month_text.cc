#include "report/month_text.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "text/words.h"

namespace sohoa::report {
namespace {

struct RemarkWords {
  std::string_view name, vietnamese, english;
};

const RemarkWords& WordsOf(Remark remark) {
  static constexpr std::array<RemarkWords, 7> kWords = {{
      {"", "", ""},
      {"no_facts",
       "không tính được từ kho này: chưa ai khai VNeID, kênh và kết nối của các hồ sơ này (sohoa dossier set)",
       "cannot be computed from this store: nobody stated VNeID, channel and connections of these dossiers (sohoa "
       "dossier set)"},
      {"no_reuses",
       "không tính được từ kho này: chưa ghi nhận lần lấy lại nào; liên kết lên Kho dữ liệu cá nhân chỉ Cổng DVCQG "
       "biết",
       "cannot be computed from this store: no reuse was noted; links to the personal store are known to the national "
       "portal alone"},
      {"no_procedure_count",
       "không tính được từ kho này: chưa khai số thủ tục của công dân (citizen_procedures trong "
       "config/indicators.yaml)",
       "cannot be computed from this store: the number of procedures for citizens is not stated (citizen_procedures in "
       "config/indicators.yaml)"},
      {"not_by_procedure", "tính theo đơn vị, không theo từng thủ tục",
       "counts procedures: has no value for a single one"},
      {"at_least", "ít nhất: chưa kể kết nối chỉ Cổng DVCQG biết",
       "at least: connections that only the national portal knows are not counted"},
      {"unknown_procedures", "có hồ sơ chưa rõ thủ tục", "some dossiers are of unknown procedures"},
  }};
  return kWords.at(static_cast<std::size_t>(remark));
}

std::string Cell(std::string_view text) {
  std::string cell;
  if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos) cell = "'";
  cell += text;
  if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (const char letter : cell) quoted += letter == '"' ? "\"\"" : std::string(1, letter);
  return quoted + "\"";
}

std::string Row(const std::vector<std::string>& cells) {
  std::string row;
  for (const std::string& cell : cells)
    row += (row.empty() ? "" : ",") + (cell.empty() && row.empty() ? "\"\"" : Cell(cell));
  return row + "\r\n";
}

std::vector<std::string> CodesWith(const MonthReport& report, std::string_view indicator,
                                   std::vector<std::string> Standing::*ids) {
  std::vector<std::string> codes;
  for (const Standing& standing : report.standings) {
    const auto& of_dossier = standing.*ids;
    if (std::find(of_dossier.begin(), of_dossier.end(), indicator) != of_dossier.end()) {
      codes.push_back(standing.dossier->code);
    }
  }
  return codes;
}

std::string Number(const std::optional<std::int64_t>& number) { return number ? Hundredths(*number, '.') : ""; }

}  // namespace

std::string RemarkText(Remark remark, Language language) {
  const RemarkWords& words = WordsOf(remark);
  return std::string(language == Language::kVietnamese ? words.vietnamese : words.english);
}

std::string_view RemarkName(Remark remark) { return WordsOf(remark).name; }

std::string_view GroupKindName(GroupKind kind) {
  constexpr std::array<std::string_view, 3> kNames = {"all", "agency", "procedure"};
  return kNames.at(static_cast<std::size_t>(kind));
}

std::string GroupTitle(const Group& group, Language language) {
  const bool vietnamese = language == Language::kVietnamese;
  switch (group.kind) {
    case GroupKind::kAll:
      return vietnamese ? "Toàn bộ" : "All";
    case GroupKind::kAgency:
      return group.code;
    case GroupKind::kProcedure:
      break;
  }
  if (group.code.empty()) return vietnamese ? "Chưa rõ thủ tục" : "Unknown procedure";
  return group.code + " " + group.name;
}

std::string Hundredths(std::int64_t number, char point) {
  const std::string part = std::to_string(std::llabs(number) % 100);
  return std::to_string(number / 100) + point + (part.size() == 1 ? "0" : "") + part;
}

std::string HundredthsOr(const std::optional<std::int64_t>& number, char point) {
  return number ? Hundredths(*number, point) : "N/A";
}

std::string MonthForPeople(std::string_view month) {
  return std::string(month.substr(5)) + "/" + std::string(month.substr(0, 4));
}

std::string FiguresCsv(const MonthReport& report, Language language) {
  std::string csv = Row({"month", "group", "code", "name", "dossiers", "indicator", "title", "numerator", "denominator",
                         "percent", "score", "maximum", "remark"});
  for (const Group& group : report.groups) {
    const std::vector<std::string> head = {report.month, std::string(GroupKindName(group.kind)), group.code,
                                           GroupTitle(group, language), std::to_string(group.dossiers)};
    for (std::size_t i = 0; i < group.figures.size(); ++i) {
      const Figure& figure = group.figures[i];
      const Indicator& indicator = report.indicators[i];
      std::vector<std::string> cells = head;
      const auto count = [&](std::uint64_t n) { return figure.is_known ? std::to_string(n) : std::string(); };
      for (std::string cell :
           {indicator.id, indicator.title, count(figure.numerator), count(figure.denominator), Number(figure.ratio),
            Number(figure.score), Hundredths(indicator.maximum, '.'), RemarkText(figure.remark, language)}) {
        cells.push_back(std::move(cell));
      }
      csv += Row(cells);
    }
    std::vector<std::string> cells = head;
    for (std::string cell : {std::string("reuse"),
                             std::string(language == Language::kVietnamese ? "Tỷ lệ dùng lại thực" : "True reuse rate"),
                             std::to_string(group.reused), std::to_string(group.eligible), Number(group.reuse_ratio),
                             std::string(), std::string(), std::string()}) {
      cells.push_back(std::move(cell));
    }
    csv += Row(cells);
  }
  return csv;
}

std::string DossiersCsv(const MonthReport& report) {
  std::string csv = Row({"dossier", "agency", "procedure", "received_on", "counted_in", "missing_from"});
  for (const Standing& standing : report.standings) {
    const KnownDossier& dossier = *standing.dossier;
    csv += Row({dossier.code, dossier.agency, dossier.procedure == nullptr ? "" : dossier.procedure->code,
                dossier.received_on, text::JoinWords(standing.counted_in, " "),
                text::JoinWords(standing.missing_from, " ")});
  }
  return csv;
}

std::vector<std::string> CountedIn(const MonthReport& report, std::string_view indicator) {
  return CodesWith(report, indicator, &Standing::counted_in);
}

std::vector<std::string> MissingFrom(const MonthReport& report, std::string_view indicator) {
  return CodesWith(report, indicator, &Standing::missing_from);
}

}  // namespace sohoa::report
