// `report`.
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/progress_line.h"
#include "cli/record_json.h"
#include "cli/table.h"
#include "report/month_text.h"

namespace sohoa::cli {
namespace {

using report::Figure;
using report::Group;
using report::GroupKind;
using report::MonthReport;

Json Decimal(const std::optional<std::int64_t>& hundredths) {
  constexpr double kHundred = 100;
  return hundredths ? Json(static_cast<double>(*hundredths) / kHundred) : Json();
}

Json FigureJson(const MonthReport& report, const Group& group, std::size_t number) {
  const Figure& figure = group.figures[number];
  const report::Indicator& indicator = report.indicators[number];
  Json json;
  json["month"] = report.month;
  json["group"] = report::GroupKindName(group.kind);
  json["code"] = group.code;
  json["dossiers"] = group.dossiers;
  json["indicator"] = indicator.id;
  json["api_code"] = indicator.api_code;
  json["title"] = indicator.title;
  json["known"] = figure.is_known;
  json["numerator"] = figure.is_known ? Json(figure.numerator) : Json();
  json["denominator"] = figure.is_known ? Json(figure.denominator) : Json();
  json["percent"] = Decimal(figure.ratio);
  json["score"] = Decimal(figure.score);
  json["maximum"] = Decimal(indicator.maximum);
  json["remark"] = figure.remark == report::Remark::kNone ? Json() : Json(report::RemarkName(figure.remark));
  return json;
}

void PrintJson(Context& context, const MonthReport& report) {
  for (const Group& group : report.groups) {
    for (std::size_t i = 0; i < group.figures.size(); ++i) context.out().Line(ToLine(FigureJson(report, group, i)));
    Json json;
    json["month"] = report.month;
    json["group"] = report::GroupKindName(group.kind);
    json["code"] = group.code;
    json["dossiers"] = group.dossiers;
    json["indicator"] = "reuse";
    json["numerator"] = group.reused;
    json["denominator"] = group.eligible;
    json["percent"] = Decimal(group.reuse_ratio);
    context.out().Line(ToLine(json));
  }
  for (const report::Standing& standing : report.standings) {
    const report::KnownDossier& dossier = *standing.dossier;
    Json json;
    json["dossier"] = dossier.code;
    json["agency"] = dossier.agency;
    json["procedure"] = dossier.procedure == nullptr ? Json() : Json(dossier.procedure->code);
    json["received_on"] = dossier.received_on;
    json["counted_in"] = standing.counted_in;
    json["missing_from"] = standing.missing_from;
    context.out().Line(ToLine(json));
  }
}

void PrintFigures(Context& context, const MonthReport& report, const Group& group) {
  const char point = context.language() == Language::kVietnamese ? ',' : '.';
  Table table({{""},
               {context.Text(Message::kColumnIndicator), Align::kLeft, true},
               {context.Text(Message::kColumnNumerator), Align::kRight},
               {context.Text(Message::kColumnDenominator), Align::kRight},
               {context.Text(Message::kColumnRatio), Align::kRight},
               {context.Text(Message::kColumnScore), Align::kRight},
               {context.Text(Message::kColumnMaximum), Align::kRight},
               {context.Text(Message::kColumnRemark), Align::kLeft, true}});
  for (std::size_t i = 0; i < group.figures.size(); ++i) {
    const Figure& figure = group.figures[i];
    const auto shown = [&](std::string text) { return figure.is_known ? std::move(text) : std::string("–"); };
    table.AddRow({figure.indicator, report.indicators[i].title, shown(std::to_string(figure.numerator)),
                  shown(std::to_string(figure.denominator)), shown(report::HundredthsOr(figure.ratio, point)),
                  shown(report::HundredthsOr(figure.score, point)),
                  report::Hundredths(report.indicators[i].maximum, point),
                  report::RemarkText(figure.remark, context.language())});
  }
  table.AddRow({"", context.Text(Message::kReportTrueReuse), std::to_string(group.reused),
                std::to_string(group.eligible), report::HundredthsOr(group.reuse_ratio, point)});
  context.out().Write(table.ToString(context.out().Width()));
}

// One row a group: the ratios, for comparing.
void PrintGroups(Context& context, const MonthReport& report, GroupKind kind) {
  const char point = context.language() == Language::kVietnamese ? ',' : '.';
  std::vector<Table::Column> columns = {{context.Text(Message::kColumnGroup), Align::kLeft, true},
                                        {context.Text(Message::kColumnDossiers), Align::kRight}};
  for (const report::Indicator& indicator : report.indicators) columns.push_back({indicator.id, Align::kRight});
  columns.push_back({context.Text(Message::kColumnReuse), Align::kRight});
  Table table(columns);
  constexpr std::size_t kNameWidth = 70;
  bool has_rows = false;
  for (const Group& group : report.groups) {
    if (group.kind != kind) continue;
    has_rows = true;
    std::vector<std::string> cells = {Shorten(report::GroupTitle(group, context.language()), kNameWidth),
                                      std::to_string(group.dossiers)};
    for (const Figure& figure : group.figures) {
      cells.push_back(figure.is_known ? report::HundredthsOr(figure.ratio, point) : "–");
    }
    cells.push_back(report::HundredthsOr(group.reuse_ratio, point));
    table.AddRow(std::move(cells));
  }
  if (!has_rows) return;
  context.out().Line("");
  context.out().Write(table.ToString(context.out().Width()));
}

void PrintLists(Context& context, const MonthReport& report) {
  std::vector<std::string> ids;
  for (const report::Indicator& indicator : report.indicators) {
    if (indicator.formula != report::Formula::kCitizenProcedures) ids.push_back(indicator.id);
  }
  ids.emplace_back("reuse");
  for (const std::string& id : ids) {
    const auto print = [&](Message message, const std::vector<std::string>& codes) {
      std::string joined;
      for (const std::string& code : codes) joined += (joined.empty() ? "" : ", ") + code;
      context.out().Line(context.Text(message, {id, std::to_string(codes.size()), joined}));
    };
    context.out().Line("");
    print(Message::kReportCounted, report::CountedIn(report, id));
    print(Message::kReportMissing, report::MissingFrom(report, id));
  }
}

void PrintTables(Context& context, const MonthReport& report, bool with_lists) {
  context.out().Line(context.Text(
      Message::kReportHead, {report::MonthForPeople(report.month), std::to_string(report.groups.front().dossiers)}));
  PrintFigures(context, report, report.groups.front());
  PrintGroups(context, report, GroupKind::kAgency);
  PrintGroups(context, report, GroupKind::kProcedure);
  if (with_lists) PrintLists(context, report);
}

}  // namespace

int Run(Context& context, const ReportArguments& arguments) {
  if (!report::IsMonth(arguments.month)) {
    context.Tell(Message::kBadMonth, {arguments.month});
    return kUsage;
  }
  std::vector<settings::Problem> problems;
  const report::IndicatorRules rules = report::LoadIndicators(context.config_dir(), &problems);
  if (!problems.empty()) {
    return context.Fail({ErrorCode::kConfigInvalid, problems.front().file, 0, ToString(problems.front())});
  }
  const auto procedures = registry::ProcedureCatalog::Load(context.config_dir(), nullptr);
  const auto store = context.OpenStore(store::OpenMode::kRead);
  if (!store.ok()) return context.Fail(store.error());
  ProgressLine progress(context.err());
  progress.Update(context.Text(Message::kReportReading));
  const auto dossiers = report::CollectDossiers(**store, procedures, arguments.month);
  progress.Clear();
  if (!dossiers.ok()) return context.Fail(dossiers.error());
  const MonthReport report = report::ComputeMonth(*dossiers, rules, arguments.month, arguments.agency);

  if (context.json()) {
    PrintJson(context, report);
  } else if (arguments.csv) {
    context.out().Write(arguments.list ? report::DossiersCsv(report) : report::FiguresCsv(report, context.language()));
  } else {
    PrintTables(context, report, arguments.list);
  }
  if (!arguments.html.empty()) {
    const Status written = WriteWholeFile(arguments.html, report::MonthHtml(report, context.language()));
    if (!written.ok()) return context.Fail(written.error());
  }
  if (report.without_procedure > 0) {
    context.Tell(Message::kReportNoProcedure, {std::to_string(report.without_procedure)});
  }
  if (report.without_day > 0) context.Tell(Message::kReportNoDay, {std::to_string(report.without_day)});
  return kDone;
}

}  // namespace sohoa::cli
