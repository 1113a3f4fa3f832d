#include "tests/unit/reading/sample_files.h"

#include <stdlib.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

namespace sohoa::reading {
namespace {

std::string Stream(const std::string& keys, const std::string& data) {
  return "<< " + keys + " /Length " + std::to_string(data.size()) + " >>\nstream\n" + data + "\nendstream";
}

}  // namespace

TempFolder::TempFolder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "reading_test_XXXXXX").string();
  path_ = mkdtemp(pattern.data());
}

TempFolder::~TempFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string TempFolder::Write(const std::string& name, const std::string& bytes) const {
  std::ofstream(PathOf(name), std::ios::binary) << bytes;
  return PathOf(name);
}

PixPtr WhitePix(int width, int height, int depth) {
  PixPtr pix(pixCreate(width, height, depth));
  if (depth == 1) return pix;
  pixSetAll(pix.get());
  return pix;
}

void FillRect(Pix* pix, const PixelBox& box, l_uint32 value) {
  for (int y = box.y0; y < box.y1; ++y) {
    for (int x = box.x0; x < box.x1; ++x) pixSetPixel(pix, x, y, value);
  }
}

l_uint32 PixelAt(const PixPtr& pix, int x, int y) {
  l_uint32 value = 0;
  pixGetPixel(pix.get(), x, y, &value);
  return value;
}

std::string Encode(Pix* pix, int format) {
  l_uint8* bytes = nullptr;
  size_t size = 0;
  if (pixWriteMem(&bytes, &size, pix, format) != 0) return {};
  std::string encoded(reinterpret_cast<const char*>(bytes), size);
  lept_free(bytes);
  return encoded;
}

std::string MakePdf(const std::vector<std::string>& objects) {
  std::string pdf = "%PDF-1.4\n";
  std::vector<size_t> offsets;
  for (size_t i = 0; i < objects.size(); ++i) {
    offsets.push_back(pdf.size());
    pdf += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const size_t xref = pdf.size();
  pdf += "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n";
  for (const size_t offset : offsets) {
    char line[32];
    std::snprintf(line, sizeof line, "%010zu 00000 n \n", offset);
    pdf += line;
  }
  pdf += "trailer\n<< /Size " + std::to_string(objects.size() + 1) + " /Root 1 0 R >>\nstartxref\n" +
         std::to_string(xref) + "\n%%EOF\n";
  return pdf;
}

std::string MakeImagePdf(const std::string& samples, int w, int h, const std::string& content,
                         const std::string& page_keys) {
  const std::string image_keys = "/Type /XObject /Subtype /Image /Width " + std::to_string(w) + " /Height " +
                                 std::to_string(h) + " /ColorSpace /DeviceGray /BitsPerComponent 8";
  return MakePdf({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                  "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 300] /Contents 4 0 R " + page_keys +
                      " /Resources << /XObject << /Im 5 0 R >> >> >>",
                  Stream("", content), Stream(image_keys, samples)});
}

std::string MakeTextPdf(const std::vector<std::string>& lines) {
  std::string content = "BT /F 24 Tf 72 700 Td 34 TL\n";
  for (const std::string& line : lines) content += "(" + line + ") Tj T*\n";
  content += "ET";
  return MakePdf(
      {"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
       "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F 5 0 R "
       ">> >> >>",
       Stream("", content), "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"});
}

}  // namespace sohoa::reading
