// The printed page of a month's report.
#include <algorithm>

#include "report/month_text.h"

namespace sohoa::report {
namespace {

constexpr std::size_t kMostListed = 200;  // dossiers of one list on paper; the rest is in --csv --list

constexpr std::string_view kStyle = R"(
@page { size: A4; margin: 15mm }
body { font: 10pt/1.35 "Times New Roman", "Liberation Serif", serif; color: #111; margin: 0 auto; max-width: 180mm }
h1 { font-size: 15pt; text-align: center; margin: 0 0 2mm } h2 { font-size: 12pt; margin: 7mm 0 2mm; break-after: avoid }
p { margin: 1mm 0 } .sub { text-align: center }
table { border-collapse: collapse; width: 100% } thead { display: table-header-group } tr { break-inside: avoid }
th, td { border: 0.3mm solid #777; padding: 0.8mm 1.5mm; vertical-align: top; text-align: left }
th { background: #eee } td.n, th.n { text-align: right; white-space: nowrap } td.r { font-size: 8pt; color: #444 }
svg { width: 100%; height: auto; display: block; margin: 2mm 0 } .codes { font-size: 8pt; line-height: 1.25 }
)";

std::string Escaped(std::string_view text) {
  std::string escaped;
  for (const char letter : text) {
    switch (letter) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      default:
        // Control characters have no place in a page.
        escaped += static_cast<unsigned char>(letter) < ' ' ? ' ' : letter;
    }
  }
  return escaped;
}

// Names of procedures can be six hundred letters long.
std::string Beginning(const std::string& title) {
  constexpr std::size_t kMostBytes = 160;
  if (title.size() <= kMostBytes) return title;
  const std::size_t space = title.rfind(' ', kMostBytes);
  return title.substr(0, space == std::string::npos ? 0 : space) + " …";
}

class Page {
 public:
  Page(const MonthReport& report, Language language)
      : report_(report), is_vietnamese_(language == Language::kVietnamese), language_(language) {}

  std::string Write() {
    const std::string title =
        Words("Chỉ số số hóa hồ sơ tháng ", "Digitisation of dossiers, ") + MonthForPeople(report_.month);
    html_ = "<!DOCTYPE html>\n<html lang=\"" + Words("vi", "en") + "\"><head><meta charset=\"utf-8\"/><title>" +
            Escaped(title) + "</title><style>" + std::string(kStyle) + "</style></head><body>\n<h1>" + Escaped(title) +
            "</h1>\n";
    WriteScope();
    WriteFigures(report_.groups.front());
    WriteChart(report_.groups.front());
    WriteGroups(GroupKind::kAgency, Words("Theo cơ quan (cấp trên gồm cả cấp dưới): tỷ lệ, điểm",
                                          "By agency (with those below it): ratio, score"));
    WriteGroups(GroupKind::kProcedure, Words("Theo thủ tục: tỷ lệ, điểm", "By procedure: ratio, score"));
    WriteLists();
    return html_ + "</body></html>\n";
  }

 private:
  std::string Words(std::string_view vietnamese, std::string_view english) const {
    return std::string(is_vietnamese_ ? vietnamese : english);
  }
  char Point() const { return is_vietnamese_ ? ',' : '.'; }
  std::string Percent(const std::optional<std::int64_t>& ratio) const {
    return ratio ? Hundredths(*ratio, Point()) + " %" : "N/A";
  }

  void Paragraph(const std::string& text, const std::string& name = "") {
    html_ += (name.empty() ? "<p>" : "<p class=\"" + name + "\">") + Escaped(text) + "</p>\n";
  }
  void Heading(const std::string& text) { html_ += "<h2>" + Escaped(text) + "</h2>\n"; }
  void Cell(const std::string& text, const std::string& name = "", const std::string& tag = "td") {
    html_ += "<" + tag + (name.empty() ? "" : " class=\"" + name + "\"") + ">" + Escaped(text) + "</" + tag + ">";
  }

  void WriteScope() {
    const Group& all = report_.groups.front();
    if (!report_.agency.empty()) Paragraph(Words("Cơ quan: ", "Agency: ") + report_.agency, "sub");
    Paragraph(Words("Hồ sơ tiếp nhận trong tháng: ", "Dossiers received in the month: ") + std::to_string(all.dossiers),
              "sub");
    if (!report_.indicators.empty())
      Paragraph(Words("Căn cứ: ", "Basis: ") + report_.indicators.front().legal_basis, "sub");
    if (report_.without_procedure > 0) {
      Paragraph(Words("Hồ sơ chưa rõ thủ tục: ", "Dossiers of unknown procedures: ") +
                std::to_string(report_.without_procedure));
    }
    if (report_.without_day > 0) {
      Paragraph(Words("Hồ sơ không rõ ngày tiếp nhận (không tính vào tháng nào): ",
                      "Dossiers without a known day of reception (in no month): ") +
                std::to_string(report_.without_day));
    }
  }

  void WriteFigures(const Group& group) {
    html_ += "<table><thead><tr>";
    Cell(Words("Mã", "Code"), "", "th");
    Cell(Words("Chỉ số", "Indicator"), "", "th");
    for (const auto& title : {Words("Tử số", "Numerator"), Words("Mẫu số", "Denominator"), Words("Tỷ lệ", "Ratio"),
                              Words("Điểm", "Score"), Words("Tối đa", "Maximum")}) {
      Cell(title, "n", "th");
    }
    html_ += "</tr></thead><tbody>\n";
    for (std::size_t i = 0; i < group.figures.size(); ++i) WriteFigure(group.figures[i], report_.indicators[i]);
    html_ += "<tr>";
    Cell("");
    Cell(Words("Tỷ lệ dùng lại thực: hồ sơ có dùng lại / hồ sơ có thể dùng lại",
               "True reuse rate: dossiers that reused / dossiers that could"));
    Cell(std::to_string(group.reused), "n");
    Cell(std::to_string(group.eligible), "n");
    Cell(Percent(group.reuse_ratio), "n");
    Cell("", "n");
    Cell("", "n");
    html_ += "</tr></tbody></table>\n";
  }

  void WriteFigure(const Figure& figure, const Indicator& indicator) {
    html_ += "<tr>";
    Cell(indicator.id);
    const std::string remark = RemarkText(figure.remark, language_);
    html_ += "<td>" + Escaped(indicator.title);
    if (figure.is_known && !remark.empty()) html_ += "<br/><small>" + Escaped(remark) + "</small>";
    html_ += "</td>";
    if (figure.is_known) {
      Cell(std::to_string(figure.numerator), "n");
      Cell(std::to_string(figure.denominator), "n");
      Cell(Percent(figure.ratio), "n");
      Cell(HundredthsOr(figure.score, Point()), "n");
    } else {
      html_ += "<td class=\"r\" colspan=\"4\">" + Escaped(remark) + "</td>";
    }
    Cell(Hundredths(indicator.maximum, Point()), "n");
    html_ += "</tr>\n";
  }

  // A bar for each indicator; lengths in hundredths of a percent.
  void WriteChart(const Group& group) {
    constexpr int kRow = 22;
    constexpr int kLeft = 50;
    constexpr int kFull = 480;
    const int height = kRow * (static_cast<int>(group.figures.size()) + 1) + 6;
    html_ += "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 620 " + std::to_string(height) +
             "\" role=\"img\" font-family=\"sans-serif\" font-size=\"12\">\n";
    int y = 4;
    const auto bar = [&](const std::string& name, bool is_known, const std::optional<std::int64_t>& ratio) {
      const std::int64_t length = ratio ? *ratio * kFull / 10000 : 0;
      html_ += "<text x=\"" + std::to_string(kLeft - 6) + "\" y=\"" + std::to_string(y + 13) +
               "\" text-anchor=\"end\">" + Escaped(name) + "</text><rect x=\"" + std::to_string(kLeft) + "\" y=\"" +
               std::to_string(y) + "\" width=\"" + std::to_string(kFull) +
               "\" height=\"16\" fill=\"#eee\" stroke=\"#999\"/>";
      if (length > 0) {
        html_ += "<rect x=\"" + std::to_string(kLeft) + "\" y=\"" + std::to_string(y) + "\" width=\"" +
                 std::to_string(length) + "\" height=\"16\" fill=\"#2c6e49\"/>";
      }
      html_ += "<text x=\"" + std::to_string(kLeft + kFull + 8) + "\" y=\"" + std::to_string(y + 13) + "\">" +
               Escaped(is_known ? Percent(ratio) : "—") + "</text>\n";
      y += kRow;
    };
    for (const Figure& figure : group.figures) bar(figure.indicator, figure.is_known, figure.ratio);
    bar(Words("thực", "true"), true, group.reuse_ratio);
    html_ += "</svg>\n";
  }

  void WriteGroups(GroupKind kind, const std::string& title) {
    if (std::none_of(report_.groups.begin(), report_.groups.end(),
                     [&](const Group& one) { return one.kind == kind; })) {
      return;
    }
    Heading(title);
    html_ += "<table><thead><tr>";
    Cell(kind == GroupKind::kAgency ? Words("Cơ quan", "Agency") : Words("Thủ tục", "Procedure"), "", "th");
    Cell(Words("Hồ sơ", "Dossiers"), "n", "th");
    for (const Indicator& indicator : report_.indicators) Cell(indicator.id, "n", "th");
    Cell(Words("Dùng lại thực", "True reuse"), "n", "th");
    html_ += "</tr></thead><tbody>\n";
    for (const Group& group : report_.groups) {
      if (group.kind != kind) continue;
      html_ += "<tr>";
      Cell(Beginning(GroupTitle(group, language_)));
      Cell(std::to_string(group.dossiers), "n");
      for (const Figure& figure : group.figures) {
        html_ += "<td class=\"n\">" + Escaped(figure.is_known ? Percent(figure.ratio) : "—");
        if (figure.score) html_ += "<br/><small>" + Escaped(HundredthsOr(figure.score, Point())) + "</small>";
        html_ += "</td>";
      }
      Cell(Percent(group.reuse_ratio), "n");
      html_ += "</tr>\n";
    }
    html_ += "</tbody></table>\n";
  }

  void WriteList(const std::string& id, const std::string& title) {
    const std::vector<std::string> codes = MissingFrom(report_, id);
    if (codes.empty()) return;
    Paragraph(title + ": " + std::to_string(codes.size()));
    std::string line;
    for (std::size_t i = 0; i < std::min(codes.size(), kMostListed); ++i) line += (i == 0 ? "" : ", ") + codes[i];
    if (codes.size() > kMostListed) {
      line += Words(" … và ", " … and ") + std::to_string(codes.size() - kMostListed) +
              Words(" hồ sơ nữa (sohoa report --csv --list)", " more (sohoa report --csv --list)");
    }
    Paragraph(line, "codes");
  }

  void WriteLists() {
    Heading(Words("Hồ sơ chưa được tính", "Dossiers that are not counted"));
    const Group& all = report_.groups.front();
    for (std::size_t i = 0; i < report_.indicators.size(); ++i) {
      if (!all.figures[i].is_known) continue;
      WriteList(report_.indicators[i].id, report_.indicators[i].id + " " + report_.indicators[i].title);
    }
    WriteList("reuse", Words("Có thể dùng lại mà chưa dùng", "Could have reused and did not"));
  }

  const MonthReport& report_;
  bool is_vietnamese_;
  Language language_;
  std::string html_;
};

}  // namespace

std::string MonthHtml(const MonthReport& report, Language language) { return Page(report, language).Write(); }

}  // namespace sohoa::report
