// `export`.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "cli/commands.h"
#include "cli/dates.h"
#include "cli/export_records.h"
#include "cli/files.h"
#include "cli/opened.h"
#include "cli/record_json.h"
#include "cli/version.h"
#include "exporters/alto.h"
#include "exporters/hocr.h"
#include "pipeline/archive_writer.h"
#include "pipeline/content_hash.h"
#include "pipeline/searchable_copy.h"

namespace sohoa::cli {
namespace {

// The records that a record's id or a dossier's code names.
struct Named {
  std::string dossier;  // empty: a single record was named
  std::vector<Record> records;
};

Result<Named> Find(store::Store& store, const std::string& id) {
  Result<Record> record = store.Get(id);
  if (record.ok()) return Named{"", {*std::move(record)}};
  if (record.error().code != ErrorCode::kNotFound) return record.error();
  const Result<std::vector<std::string>> ids = store.DossierRecords(id);
  if (!ids.ok()) return ids.error();
  if (ids->empty()) return record.error();
  Named named{id, {}};
  for (const std::string& each : *ids) {
    Result<Record> member = store.Get(each);
    if (!member.ok()) return member.error();
    named.records.push_back(*std::move(member));
  }
  return named;
}

// The record whole: what it says, how it came to say it, and every word of its pages.
Result<Json> WholeRecord(const Context& context, store::Store& store, const Record& record) {
  Json json = RecordJson(record, context.ValidityNow(record));
  json["sightings"] = SightingsJson(record);
  const Result<store::SourceState> source = store.FindSource(record.source_hash);
  if (!source.ok()) return source.error();
  json["original"] = {{"sha256", source->source.hash},
                      {"format", source->source.format},
                      {"bytes", source->source.bytes},
                      {"received_at", source->source.received_at}};
  json["engine"] = record.engine;
  json["rules"] = record.rules_fingerprint;

  const Result<std::vector<Record>> versions = store.History(record.id);
  if (!versions.ok()) return versions.error();
  json["versions"] = Json::array();
  for (const Record& version : *versions) {
    json["versions"].push_back({{"version", version.version},
                                {"cause", CauseName(version.cause)},
                                {"made_at", version.made_at},
                                {"made_by", version.made_by},
                                {"fields", FieldsJson(EffectiveFields(version))}});
  }

  const Result<std::vector<Page>> pages = store.Pages(record.source_hash);
  if (!pages.ok()) return pages.error();
  const std::set<int> own(record.document.pages.begin(), record.document.pages.end());
  json["words"] = Json::array();
  for (const Page& page : *pages) {
    if (own.contains(page.number)) json["words"].push_back(PageJson(page));
  }
  return json;
}

Result<std::string> JsonOf(const Context& context, store::Store& store, const Named& named) {
  constexpr int kIndent = 2;
  Json whole;
  whole["dossier"] = named.dossier;
  whole["records"] = Json::array();
  for (const Record& record : named.records) {
    Result<Json> json = WholeRecord(context, store, record);
    if (!json.ok()) return json.error();
    if (named.dossier.empty()) {
      whole = *std::move(json);
    } else {
      whole["records"].push_back(*std::move(json));
    }
  }
  return whole.dump(kIndent, ' ', false, Json::error_handler_t::replace) + "\n";
}

// The bytes as they came, and only those: they are hashed again before they leave the house.
Result<std::string> OriginalOf(store::Store& store, const Record& record) {
  Result<std::string> original = store.Original(record.source_hash);
  if (!original.ok()) return original.error();
  if (pipeline::HashOf(*original) != record.source_hash) {
    return Error{ErrorCode::kStoreDamaged, record.source_path, 0, "the original's hash does not fit"};
  }
  return original;
}

std::string BaseName(const std::string& path) { return path.substr(path.find_last_of('/') + 1); }

// Records of one file share its original; two files of one name are told apart by the beginning of their hash.
Result<std::string> ZipOf(const Context& context, store::Store& store, const Named& named) {
  constexpr std::size_t kHashBeginning = 8;
  std::vector<pipeline::PackedFile> files;
  std::set<std::string> packed_sources;
  std::set<std::string> names;
  for (const Record& record : named.records) {
    if (!packed_sources.insert(record.source_hash).second) continue;
    Result<std::string> original = OriginalOf(store, record);
    if (!original.ok()) return original.error();
    std::string name = BaseName(record.source_path);
    if (!names.insert(name).second) name.insert(0, record.source_hash.substr(0, kHashBeginning) + "-");
    files.push_back({"originals/" + name, *std::move(original)});
  }
  Result<std::string> json = JsonOf(context, store, named);
  if (!json.ok()) return json.error();
  files.push_back({"records.json", *std::move(json)});
  return pipeline::PackZip(files);
}

// As the papers lie in their files: by file, then by page.
void SortByPlace(std::vector<Record>* records) {
  const auto place = [](const Record& record) {
    return std::tuple(record.source_path, record.source_hash,
                      record.document.pages.empty() ? 0 : record.document.pages.front());
  };
  std::ranges::sort(*records, {}, place);
}

// "Giấy khai sinh 45/2023 – Trần Thị Công": what a paper is called in a list of papers.
std::string PaperTitle(const Record& record, const std::string& type) {
  const std::vector<Field> fields = EffectiveFields(record);
  std::string title = type;
  if (const Field* number = FindField(fields, "document_number"); number != nullptr) title += " " + number->value;
  if (const Field* holder = FindField(fields, "holder_name"); holder != nullptr) title += " – " + holder->value;
  return title;
}

std::string TypeForPeople(const papers::PaperCatalog* catalog, const Record& record) {
  return catalog == nullptr ? record.document.type : catalog->Title(record.document.type);
}

Result<std::string> PdfOf(store::Store& store, const Rules& rules, Named named) {
  SortByPlace(&named.records);
  pipeline::CopyOrder order;
  order.dossier = named.dossier;
  order.tool = std::string(kVersion);
  for (Record& record : named.records) {
    const std::string type = TypeForPeople(rules.catalog.get(), record);
    std::string title = PaperTitle(record, type);
    order.papers.push_back({std::move(record), std::move(title), type});
  }
  return pipeline::SearchableCopy(store, rules.settings, order);
}

// The words of all papers as one hOCR or ALTO file.
Result<std::string> WordsOf(store::Store& store, const Rules& rules, Named named, ExportFormat format) {
  SortByPlace(&named.records);
  std::map<std::string, std::vector<Page>> pages;  // by source
  std::vector<exporters::PaperText> papers;
  for (const Record& record : named.records) {
    if (!pages.contains(record.source_hash)) {
      Result<std::vector<Page>> read = store.Pages(record.source_hash);
      if (!read.ok()) return read.error();
      pages.emplace(record.source_hash, *std::move(read));
    }
    exporters::PaperText paper{record.id, TypeForPeople(rules.catalog.get(), record), BaseName(record.source_path), {}};
    const std::set<int> own(record.document.pages.begin(), record.document.pages.end());
    for (const Page& page : pages.at(record.source_hash)) {
      if (own.contains(page.number)) paper.pages.push_back(&page);
    }
    papers.push_back(std::move(paper));
  }
  const std::string tool(kVersion);
  const Record& first = named.records.front();
  if (format == ExportFormat::kAlto) {
    return exporters::Alto(papers, named.dossier.empty() ? first.id : named.dossier, tool, first.engine);
  }
  return exporters::Hocr(papers, named.dossier.empty() ? PaperTitle(first, papers.front().type) : named.dossier, tool);
}

Result<std::string> BytesOf(const Context& context, store::Store& store, const Named& named, ExportFormat format) {
  if (format == ExportFormat::kJson) return JsonOf(context, store, named);
  if (format == ExportFormat::kZip) return ZipOf(context, store, named);
  if (format == ExportFormat::kOriginal) return OriginalOf(store, named.records.front());
  // The others name papers as people do, and open originals under the limits of the configuration.
  const Result<Rules> rules = context.LoadRulesLeniently();
  if (!rules.ok()) return rules.error();
  return format == ExportFormat::kPdf ? PdfOf(store, *rules, named) : WordsOf(store, *rules, named, format);
}

int Write(Context& context, const std::string& output, const std::string& bytes) {
  if (output == "-") {
    context.out().Write(bytes);
    return kDone;
  }
  if (const Status written = WriteWholeFile(output, bytes); !written.ok()) return context.Fail(written.error());
  context.Tell(Message::kExported, {output, FormatBytes(bytes.size(), context.language())});
  return kDone;
}

int WriteHandOver(Context& context, const ExportArguments& arguments, const Result<HandOver>& hand_over) {
  if (!hand_over.ok()) return context.Fail(hand_over.error());
  for (const std::string& problem : hand_over->missing) context.err().Line(problem);
  if (!hand_over->missing.empty()) {
    context.Tell(Message::kHandOverRefused, {arguments.id, std::to_string(hand_over->missing.size()),
                                             context.Hint("dossier set " + arguments.id + " …")});
    return kFailed;
  }
  for (const std::string& note : hand_over->notes) context.Tell(Message::kHandOverShortened, {note});
  for (const std::string& unknown : hand_over->unknown) context.err().Line(unknown);
  return Write(context, arguments.output, hand_over->bytes);
}

bool IsText(ExportFormat format) {
  return format == ExportFormat::kJson || format == ExportFormat::kHocr || format == ExportFormat::kAlto;
}

bool HasOneSource(const Named& named) {
  std::set<std::string> sources;
  for (const Record& record : named.records) sources.insert(record.source_hash);
  return sources.size() == 1;
}

}  // namespace

int Run(Context& context, const ExportArguments& arguments) {
  const auto store = context.OpenStore(store::OpenMode::kRead);
  if (!store.ok()) return context.Fail(store.error());
  if (arguments.format == ExportFormat::kDvcqg) {  // of a dossier that may have no paper at all
    return WriteHandOver(context, arguments, NationalRecordOf(context, **store, arguments.id));
  }
  const Result<Named> named = Find(**store, arguments.id);
  if (!named.ok()) return context.Fail(named.error());
  if (arguments.format == ExportFormat::kNd30) {
    return WriteHandOver(context, arguments, Nd30Of(context, **store, named->dossier, named->records));
  }
  if (arguments.format == ExportFormat::kOriginal && !HasOneSource(*named)) {
    context.Tell(Message::kExportNeedsZip, {arguments.id});
    return kUsage;
  }
  const Result<Rules> rules = context.LoadRulesLeniently();
  if (rules.ok()) LogOpened(context, *rules->catalog, named->records, arguments.purpose);
  const bool to_stdout = arguments.output == "-";
  if (to_stdout && !IsText(arguments.format) && context.out().IsTerminal()) {
    context.Tell(Message::kExportNotToTerminal);
    return kUsage;
  }

  const Result<std::string> bytes = BytesOf(context, **store, *named, arguments.format);
  if (!bytes.ok()) return context.Fail(bytes.error());
  return Write(context, arguments.output, *bytes);
}

}  // namespace sohoa::cli
