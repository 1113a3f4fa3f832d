#include "cli/export_records.h"

#include <algorithm>
#include <array>
#include <utility>

#include "cli/national_settings.h"
#include "exporters/nd30_metadata.h"
#include "registry/procedures.h"
#include "report/completeness.h"

namespace sohoa::cli {
namespace {

std::string TitleOf(const papers::PaperCatalog* catalog, const std::string& type) {
  return catalog == nullptr ? type : catalog->Title(type);
}

// The component that a paper stands for; null when it fits none.
const report::ComponentLine* LineOf(const std::vector<report::ComponentLine>& lines, const std::string& record_id) {
  for (const report::ComponentLine& line : lines) {
    const auto& ids = line.record_ids;
    if (std::find(ids.begin(), ids.end(), record_id) != ids.end()) return &line;
  }
  return nullptr;
}

exporters::NationalFile ReusedFile(const ReuseTaken& reuse, const registry::Procedure& procedure,
                                   const NationalSettings& national) {
  const registry::Component* component = registry::FindComponent(procedure, reuse.component);
  exporters::NationalFile file;
  file.id = reuse.record_id;
  file.name = component == nullptr ? reuse.component : component->title;
  file.component = component == nullptr ? "" : component->code;
  file.link = national.link_prefix + reuse.record_id;
  file.is_digitised = true;
  // A compared paper is read, not replaced: the code of a result stands only for what took a paper's place.
  const bool is_replaced = reuse.answer == ReuseAnswer::kReuse && !reuse.result_code.empty();
  file.reuse = is_replaced ? exporters::NationalReuse::kReplaced : exporters::NationalReuse::kReused;
  if (is_replaced) file.replaced_by = reuse.result_code;
  file.is_from_national_store = reuse.from_national_store;
  return file;
}

exporters::NationalDossier NationalOf(const report::KnownDossier& dossier, const NationalSettings& national,
                                      const papers::PaperCatalog* catalog) {
  exporters::NationalDossier out;
  out.code = dossier.code;
  out.channel = static_cast<int>(dossier.channel);
  out.holder_id = dossier.subject;
  out.holder_name = dossier.subject_name;
  out.received_on = dossier.received_on;
  out.due_on = dossier.due_on;
  out.finished_on = dossier.finished_on;
  out.status = dossier.finished_on.empty() ? national.received_status : national.finished_status;
  out.agency = dossier.agency;
  out.by_vneid = dossier.by_vneid;
  if (dossier.procedure == nullptr) return out;  // what is missing is told by the check
  const registry::Procedure& procedure = *dossier.procedure;
  out.procedure = procedure.code;
  out.procedure_name = procedure.name;
  const auto kind = national.holder_kinds.find(procedure.subject);
  if (kind != national.holder_kinds.end()) out.holder_kind = kind->second;

  const std::vector<report::ComponentLine> lines = report::Completeness(dossier);
  for (const report::DossierPaper& paper : dossier.papers) {
    if (paper.is_receipt) continue;
    const std::string link = national.link_prefix + paper.record_id;
    if (paper.is_result) {
      out.results.push_back({paper.record_id, TitleOf(catalog, paper.type), "", link,
                             procedure.result_codes.empty() ? "" : procedure.result_codes.front()});
      continue;
    }
    const report::ComponentLine* line = LineOf(lines, paper.record_id);
    exporters::NationalFile file;
    file.id = paper.record_id;
    file.name = TitleOf(catalog, paper.type);
    file.component = line == nullptr ? "" : line->component->code;
    file.link = link;
    file.is_digitised = true;
    out.files.push_back(std::move(file));
  }
  for (const ReuseTaken& reuse : dossier.reuses) {
    if (reuse.answer != ReuseAnswer::kAsk) out.files.push_back(ReusedFile(reuse, procedure, national));
  }
  return out;
}

// The value as it is stored: dates in ISO.
std::string Raw(const std::vector<Field>& fields, std::string_view name) {
  const Field* field = FindField(fields, name);
  return field == nullptr ? "" : field->value;
}

// The name that belongs to an identifier on some paper of the store; empty when there is none.
std::string NameOf(store::Store& store, const std::string& id) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kPairs = {{{"personal_id", "holder_name"},
                                                                                    {"holder_id", "holder_name"},
                                                                                    {"owner_id", "owner_name"},
                                                                                    {"wife_id", "wife_name"},
                                                                                    {"husband_id", "husband_name"}}};
  if (id.empty()) return "";
  store::Query query;
  query.id = id;
  const Result<std::vector<store::Hit>> hits = store.Lookup(query);
  if (!hits.ok()) return "";
  for (const store::Hit& hit : *hits) {
    const std::vector<Field> fields = EffectiveFields(hit.record);
    for (const auto& [id_field, name_field] : kPairs) {
      const Field* name = FindField(fields, name_field);
      const bool is_sure = name != nullptr && name->status == FieldStatus::kAccepted && !name->value.empty();
      if (is_sure && Raw(fields, id_field) == id) return name->value;
    }
  }
  return "";
}

exporters::Nd30Document Nd30DocumentOf(const Record& record, const papers::PaperCatalog* catalog) {
  const std::vector<Field> fields = EffectiveFields(record);
  exporters::Nd30Document document;
  document.type_name = TitleOf(catalog, record.document.type);
  document.code = Raw(fields, "document_number");
  document.issued_on = Raw(fields, "issue_date");
  document.organ_name = Raw(fields, "issuing_agency");
  document.subject = Raw(fields, "subject");
  if (document.subject.empty()) document.subject = document.type_name + " " + Raw(fields, "holder_name");
  document.position = Raw(fields, "signer_title");
  document.signer = Raw(fields, "signer_name");
  if (const Field* recipients = FindField(fields, "recipients"); recipients != nullptr) document.to = recipients->items;
  document.pages = static_cast<int>(record.document.pages.size());
  if (!record.result_code.empty()) document.description = "Mã kết quả số hóa: " + record.result_code;
  return document;
}

}  // namespace

Result<HandOver> NationalRecordOf(const Context& context, store::Store& store, const std::string& dossier) {
  std::vector<settings::Problem> problems;
  const NationalSettings national = LoadNationalSettings(context.config_dir(), &problems);
  if (!problems.empty()) {
    return Error{ErrorCode::kConfigInvalid, problems.front().file, 0, ToString(problems.front())};
  }
  const auto procedures = registry::ProcedureCatalog::Load(context.config_dir(), nullptr);
  const Result<report::KnownDossier> known = report::ReadDossier(store, procedures, dossier);
  if (!known.ok()) return known.error();
  const Result<Rules> rules = context.LoadRulesLeniently();
  exporters::NationalDossier out = NationalOf(*known, national, rules.ok() ? rules->catalog.get() : nullptr);
  if (out.holder_name.empty()) out.holder_name = NameOf(store, out.holder_id);
  HandOver hand_over;
  hand_over.missing = exporters::CheckNational(out, national.rules);
  hand_over.unknown = exporters::UnknownInNational(out);
  if (hand_over.missing.empty()) hand_over.bytes = exporters::NationalJson(out);
  return hand_over;
}

Result<HandOver> Nd30Of(const Context& context, store::Store& store, const std::string& dossier,
                        const std::vector<Record>& records) {
  const Result<Rules> rules = context.LoadRulesLeniently();
  const papers::PaperCatalog* catalog = rules.ok() ? rules->catalog.get() : nullptr;
  exporters::Nd30Xml made;
  if (dossier.empty()) {
    made = exporters::Nd30Of(Nd30DocumentOf(records.front(), catalog));
  } else {
    const auto procedures = registry::ProcedureCatalog::Load(context.config_dir(), nullptr);
    const Result<report::KnownDossier> known = report::ReadDossier(store, procedures, dossier);
    if (!known.ok()) return known.error();
    exporters::Nd30Dossier out;
    out.code = dossier;
    out.organ_id = known->agency;
    out.title = known->procedure == nullptr ? known->procedure_name : known->procedure->name;
    if (!known->subject_name.empty()) out.title += " – " + known->subject_name;
    out.started_on = known->received_on;
    out.ended_on = known->finished_on;
    for (const Record& record : records) out.documents.push_back(Nd30DocumentOf(record, catalog));
    made = exporters::Nd30Of(out);
  }
  return HandOver{std::move(made.xml), {}, std::move(made.shortened), {}};
}

}  // namespace sohoa::cli
