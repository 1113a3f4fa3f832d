#include "exporters/hocr.h"

#include <cmath>

#include "exporters/xml.h"

namespace sohoa::exporters {
namespace {

std::string BoxProperty(const PixelArea& area) {
  return "bbox " + std::to_string(area.x0) + " " + std::to_string(area.y0) + " " + std::to_string(area.x1) + " " +
         std::to_string(area.y1);
}

// Numbers the elements of the whole file, since ids may appear once.
class HocrWriter {
 public:
  void WritePaper(const PaperText& paper) {
    for (const Page* page : paper.pages) WritePage(paper, *page);
  }
  std::string Take() { return std::move(html_); }

 private:
  void WritePage(const PaperText& paper, const Page& page) {
    const std::string dpi = std::to_string(std::lround(page.dpi));
    Open("div", "ocr_page", "page", ++pages_,
         "image &quot;" + XmlText(paper.source) + "&quot;; " + BoxProperty({0, 0, page.width, page.height}) +
             "; ppageno " + std::to_string(page.number - 1) + "; scan_res " + dpi + " " + dpi,
         1, " data-record=\"" + XmlText(paper.id) + "\" data-type=\"" + XmlText(paper.type) + "\"");
    for (const TextBlock& block : BlocksOf(page)) {
      Open("div", "ocr_carea", "block", ++blocks_, BoxProperty(InPixels(block.box, page)), 2);
      Open("p", "ocr_par", "par", blocks_, BoxProperty(InPixels(block.box, page)), 3);
      for (const TextLine& line : block.lines) WriteLine(line, page);
      html_ += "   </p>\n  </div>\n";
    }
    html_ += " </div>\n";
  }

  void WriteLine(const TextLine& line, const Page& page) {
    constexpr double kPercent = 100;
    Open("span", "ocr_line", "line", ++lines_, BoxProperty(InPixels(line.box, page)), 4);
    for (const Word* word : line.words) {
      html_ += "     <span class='ocrx_word' id='word_" + std::to_string(++words_) + "' title='" +
               BoxProperty(InPixels(word->box, page)) + "; x_wconf " +
               std::to_string(std::lround(kPercent * word->confidence)) + "'>" + XmlText(word->text) + "</span>\n";
    }
    html_ += "    </span>\n";
  }

  void Open(const std::string& element, const std::string& kind, const std::string& id, int number,
            const std::string& properties, int indent, const std::string& more = "") {
    html_ += std::string(static_cast<std::size_t>(indent), ' ') + "<" + element + " class='" + kind + "' id='" + id +
             "_" + std::to_string(number) + "' title='" + properties + "'" + more + ">\n";
  }

  std::string html_;
  int pages_ = 0, blocks_ = 0, lines_ = 0, words_ = 0;
};

}  // namespace

std::string Hocr(const std::vector<PaperText>& papers, std::string_view title, std::string_view tool) {
  HocrWriter writer;
  for (const PaperText& paper : papers) writer.WritePaper(paper);
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n"
         "<html xmlns=\"http://www.w3.org/1999/xhtml\" xml:lang=\"vi\" lang=\"vi\">\n<head>\n <title>" +
         XmlText(title) + "</title>\n <meta charset=\"utf-8\"/>\n <meta name=\"ocr-system\" content=\"" +
         XmlText(tool) +
         "\"/>\n <meta name=\"ocr-capabilities\" content=\"ocr_page ocr_carea ocr_par ocr_line ocrx_word\"/>\n"
         "</head>\n<body>\n" +
         writer.Take() + "</body>\n</html>\n";
}

}  // namespace sohoa::exporters
