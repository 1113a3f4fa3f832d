#include "exporters/alto.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "exporters/xml.h"

namespace sohoa::exporters {
namespace {

constexpr std::string_view kStart =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<alto xmlns=\"http://www.loc.gov/standards/alto/ns-v4#\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n"
    "      xsi:schemaLocation=\"http://www.loc.gov/standards/alto/ns-v4# "
    "http://www.loc.gov/standards/alto/v4/alto-4-2.xsd\" SCHEMAVERSION=\"4.2\">\n";

std::string Attribute(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" + XmlText(value) + "\"";
}

std::string Attribute(std::string_view name, int value) { return Attribute(name, std::to_string(value)); }

std::string Place(const PixelArea& area) {
  return Attribute("HPOS", area.x0) + Attribute("VPOS", area.y0) + Attribute("WIDTH", area.x1 - area.x0) +
         Attribute("HEIGHT", area.y1 - area.y0);
}

std::string Share(double value) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%.2f", std::clamp(value, 0.0, 1.0));
  return text.data();
}

class AltoWriter {
 public:
  void WritePage(const PaperText& paper, const Page& page) {
    const std::string id = paper.id + "-p" + std::to_string(page.number);
    xml_ += "  <Page" + Attribute("ID", id) + Attribute("PAGECLASS", paper.type) + Attribute("HEIGHT", page.height) +
            Attribute("WIDTH", page.width) + Attribute("PHYSICAL_IMG_NR", page.number) +
            Attribute("PROCESSINGREFS", "reading") + ">\n   <PrintSpace" + Place({0, 0, page.width, page.height}) +
            ">\n";
    for (const TextBlock& block : BlocksOf(page)) {
      xml_ += "    <TextBlock" + Attribute("ID", "block-" + std::to_string(++blocks_)) +
              Place(InPixels(block.box, page)) + Attribute("LANG", "vi") + ">\n";
      for (const TextLine& line : block.lines) WriteLine(line, page);
      xml_ += "    </TextBlock>\n";
    }
    xml_ += "   </PrintSpace>\n  </Page>\n";
  }
  std::string Take() { return std::move(xml_); }

 private:
  void WriteLine(const TextLine& line, const Page& page) {
    xml_ += "     <TextLine" + Attribute("ID", "line-" + std::to_string(++lines_)) + Place(InPixels(line.box, page)) +
            ">\n";
    const Word* before = nullptr;
    for (const Word* word : line.words) {
      if (before != nullptr) WriteSpace(*before, *word, page);
      WriteWord(*word, page);
      before = word;
    }
    xml_ += "     </TextLine>\n";
  }

  void WriteSpace(const Word& before, const Word& after, const Page& page) {
    const PixelArea left = InPixels(before.box, page);
    const PixelArea right = InPixels(after.box, page);
    xml_ += "      <SP" + Attribute("WIDTH", std::max(0, right.x0 - left.x1)) + Attribute("HPOS", left.x1) +
            Attribute("VPOS", left.y0) + "/>\n";
  }

  void WriteWord(const Word& word, const Page& page) {
    xml_ += "      <String" + Attribute("ID", "word-" + std::to_string(++words_)) + Place(InPixels(word.box, page)) +
            Attribute("WC", Share(word.confidence)) + Attribute("CONTENT", word.text);
    if (word.alternatives.empty()) {
      xml_ += "/>\n";
      return;
    }
    xml_ += ">";
    for (const std::string& text : word.alternatives) xml_ += "<ALTERNATIVE>" + XmlText(text) + "</ALTERNATIVE>";
    xml_ += "</String>\n";
  }

  std::string xml_;
  int blocks_ = 0, lines_ = 0, words_ = 0;
};

std::string SourceOf(const std::vector<PaperText>& papers) {
  if (papers.empty()) return {};
  const bool one = std::all_of(papers.begin(), papers.end(),
                               [&](const PaperText& paper) { return paper.source == papers.front().source; });
  return one ? papers.front().source : std::string();
}

}  // namespace

std::string Alto(const std::vector<PaperText>& papers, std::string_view identifier, std::string_view tool,
                 std::string_view engine) {
  std::string xml(kStart);
  xml += " <Description>\n  <MeasurementUnit>pixel</MeasurementUnit>\n  <sourceImageInformation>\n";
  if (const std::string source = SourceOf(papers); !source.empty()) {
    xml += "   <fileName>" + XmlText(source) + "</fileName>\n";
  }
  xml += "   <documentIdentifier>" + XmlText(identifier) + "</documentIdentifier>\n  </sourceImageInformation>\n";
  xml +=
      "  <Processing ID=\"reading\">\n   <processingCategory>contentGeneration</processingCategory>\n"
      "   <processingStepDescription>" +
      XmlText(engine) +
      "</processingStepDescription>\n"
      "   <processingSoftware><softwareName>" +
      XmlText(tool) +
      "</softwareName></processingSoftware>\n"
      "  </Processing>\n </Description>\n <Layout>\n";
  AltoWriter writer;
  for (const PaperText& paper : papers) {
    for (const Page* page : paper.pages) writer.WritePage(paper, *page);
  }
  return xml + writer.Take() + " </Layout>\n</alto>\n";
}

}  // namespace sohoa::exporters
