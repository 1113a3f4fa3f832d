#include "exporters/xmp.h"

#include "exporters/xml.h"

namespace sohoa::exporters {
namespace {

std::string Simple(std::string_view name, std::string_view value) {
  if (value.empty()) return {};
  return "   <" + std::string(name) + ">" + XmlText(value) + "</" + std::string(name) + ">\n";
}

std::string Listed(std::string_view name, std::string_view container, const std::vector<std::string>& values) {
  std::string items;
  for (const std::string& value : values) {
    if (!value.empty()) items += "<rdf:li>" + XmlText(value) + "</rdf:li>";
  }
  if (items.empty()) return {};
  return "   <" + std::string(name) + "><rdf:" + std::string(container) + ">" + items +
         "</rdf:" + std::string(container) + "></" + std::string(name) + ">\n";
}

std::string InDefaultLanguage(std::string_view name, std::string_view value) {
  return "   <" + std::string(name) + "><rdf:Alt><rdf:li xml:lang=\"x-default\">" + XmlText(value) +
         "</rdf:li></rdf:Alt></" + std::string(name) + ">\n";
}

std::string Uuid(std::string_view hex) {
  if (hex.size() < 32) return std::string(hex);
  const auto part = [&](std::size_t at, std::size_t count) { return std::string(hex.substr(at, count)); };
  return "uuid:" + part(0, 8) + "-" + part(8, 4) + "-" + part(12, 4) + "-" + part(16, 4) + "-" + part(20, 12);
}

}  // namespace

std::string XmpPacket(const CopyFacts& facts, std::string_view document_id) {
  std::string packet =
      "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "  <rdf:Description rdf:about=\"\"\n"
      "    xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
      "    xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
      "    xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
      "    xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
      "    xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\">\n";
  packet += Simple("pdfaid:part", "2") + Simple("pdfaid:conformance", "B");
  packet += Simple("dc:format", "application/pdf") + InDefaultLanguage("dc:title", facts.title);
  packet += Simple("dc:identifier", facts.identifier) + Listed("dc:type", "Bag", facts.types);
  packet += Listed("dc:creator", "Seq", {facts.agency}) + Listed("dc:date", "Seq", {facts.issued_on});
  packet += Listed("dc:language", "Bag", {"vi"}) + Simple("dc:source", facts.source);
  packet += Simple("xmp:CreatorTool", facts.tool) + Simple("pdf:Producer", facts.tool);
  packet += Simple("xmp:CreateDate", facts.made_at) + Simple("xmp:ModifyDate", facts.made_at) +
            Simple("xmp:MetadataDate", facts.made_at);
  packet += Simple("xmpMM:DocumentID", Uuid(document_id)) + Simple("xmpMM:InstanceID", Uuid(document_id));
  return packet + "  </rdf:Description>\n </rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>";
}

}  // namespace sohoa::exporters
