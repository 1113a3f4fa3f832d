#include "exporters/nd30_metadata.h"

#include <algorithm>

#include "exporters/xml.h"
#include "text/vietnamese.h"

namespace sohoa::exporters {
namespace {

enum class Kind { kText, kCode };

class Nd30Writer {
 public:
  explicit Nd30Writer(Nd30Xml* out) : out_(out) {}

  void Open(const std::string& name) {
    Indent();
    out_->xml += "<" + name + ">\n";
    ++depth_;
  }
  void Close(const std::string& name) {
    --depth_;
    Indent();
    out_->xml += "</" + name + ">\n";
  }
  // An empty value is left out.
  void Element(const std::string& name, const std::string& value, std::size_t most, Kind kind) {
    const std::string kept = Fit(name, text::CollapseSpaces(value), most, kind);
    if (kept.empty()) return;
    Indent();
    out_->xml += "<" + name + ">" + XmlText(kept) + "</" + name + ">\n";
  }

 private:
  void Indent() { out_->xml.append(2 * depth_, ' '); }

  std::string Fit(const std::string& name, const std::string& value, std::size_t most, Kind kind) {
    std::u32string letters = text::ToCodePoints(value);
    if (letters.size() <= most) return value;
    out_->shortened.push_back(name + " (" + std::to_string(most) + ")");
    if (kind == Kind::kCode) return "";
    letters.resize(most);
    const std::size_t space = letters.rfind(U' ');
    if (space != std::u32string::npos && space > most / 2) letters.resize(space);
    return text::FromCodePoints(letters);
  }

  Nd30Xml* out_;
  std::size_t depth_ = 0;
};

// dd/MM/yyyy: the ten letters of IssuedDate.
std::string DayOf(const std::string& iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return "";
  return iso.substr(8, 2) + "/" + iso.substr(5, 2) + "/" + iso.substr(0, 4);
}

// The appendix's lengths stand at each element.
void WriteFileCode(Nd30Writer& writer, const std::string& organ_id, const std::string& year,
                   const std::string& notation) {
  if (organ_id.empty() && year.empty() && notation.empty()) return;
  writer.Open("FileCode");
  writer.Element("OrganId", organ_id, 13, Kind::kCode);
  writer.Element("FileCatalog", year, 4, Kind::kCode);
  writer.Element("FileNotation", notation, 20, Kind::kCode);
  writer.Close("FileCode");
}

void WriteDocument(Nd30Writer& writer, const Nd30Document& document, const std::string& file, int ordinal) {
  const std::size_t slash = document.code.find('/');
  const std::string number = document.code.substr(0, slash);
  const std::string notation = slash == std::string::npos ? "" : document.code.substr(slash + 1);
  writer.Open("Document");
  WriteFileCode(writer, document.organ_id, document.issued_on.substr(0, 4), file);
  writer.Element("DocOrdinal", std::to_string(ordinal), 3, Kind::kCode);
  writer.Element("TypeName", document.type_name, 100, Kind::kText);
  writer.Element("CodeNumber", number, 11, Kind::kCode);
  writer.Element("CodeNotation", notation, 30, Kind::kCode);
  writer.Element("IssuedDate", DayOf(document.issued_on), 10, Kind::kCode);
  writer.Element("OrganName", document.organ_name, 200, Kind::kText);
  writer.Element("Subject", document.subject, 500, Kind::kText);
  writer.Element("Language", "Tiếng Việt", 30, Kind::kText);
  if (document.pages > 0) writer.Element("PageAmount", std::to_string(document.pages), 3, Kind::kCode);
  writer.Element("Description", document.description, 500, Kind::kText);
  if (!document.position.empty() || !document.signer.empty()) {
    writer.Open("SignerInfo");
    writer.Element("Position", document.position, 100, Kind::kText);
    writer.Element("FullName", document.signer, 50, Kind::kText);
    writer.Close("SignerInfo");
  }
  for (const std::string& recipient : document.to) {
    writer.Open("To");
    writer.Element("OrganName", recipient, 200, Kind::kText);
    writer.Close("To");
  }
  writer.Close("Document");
}

Nd30Xml Begun() { return {"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", {}}; }

}  // namespace

Nd30Xml Nd30Of(const Nd30Document& document) {
  Nd30Xml out = Begun();
  Nd30Writer writer(&out);
  WriteDocument(writer, document, "", 1);
  return out;
}

Nd30Xml Nd30Of(const Nd30Dossier& dossier) {
  Nd30Xml out = Begun();
  Nd30Writer writer(&out);
  std::vector<const Nd30Document*> documents;
  int pages = 0;
  for (const Nd30Document& document : dossier.documents) {
    documents.push_back(&document);
    pages += document.pages;
  }
  std::stable_sort(documents.begin(), documents.end(),
                   [](const Nd30Document* a, const Nd30Document* b) { return a->issued_on < b->issued_on; });
  writer.Open("File");
  WriteFileCode(writer, dossier.organ_id, dossier.started_on.substr(0, 4), dossier.code);
  writer.Element("Title", dossier.title, 500, Kind::kText);
  writer.Element("Creator", dossier.creator, 30, Kind::kText);
  writer.Element("StartDate", DayOf(dossier.started_on), 10, Kind::kCode);
  writer.Element("EndDate", DayOf(dossier.ended_on), 10, Kind::kCode);
  writer.Element("DocTotal", std::to_string(documents.size()), 4, Kind::kCode);
  writer.Element("PageTotal", std::to_string(pages), 4, Kind::kCode);
  int ordinal = 0;
  for (const Nd30Document* document : documents) WriteDocument(writer, *document, dossier.code, ++ordinal);
  writer.Close("File");
  return out;
}

}  // namespace sohoa::exporters
