#include "tests/flow/pipeline/bad_files.h"

#include <cstdint>
#include <memory>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

#include "tests/flow/cli/program.h"
#include "tests/unit/pipeline/archive_maker.h"

namespace sohoa::flow {
namespace {

std::string Written(QPDFWriter& writer) {
  writer.setOutputMemory();
  writer.write();
  const std::shared_ptr<Buffer> buffer(writer.getBuffer());
  return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

std::string BigEndian(std::uint32_t number) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>((number >> shift) & 0xff);
  return bytes;
}

std::string Chunk(const std::string& type, const std::string& data) {
  const std::string body = type + data;
  return BigEndian(static_cast<std::uint32_t>(data.size())) + body + BigEndian(pipeline::Crc32(body));
}

// A zlib stream of so many zero bytes: gzip's, in another wrapping.
std::string ZlibOfZeros(std::size_t count) {
  constexpr std::size_t kGzipHeader = 10, kGzipTrailer = 8, kAdlerPrime = 65521;
  const std::string gzip = pipeline::Gzip(std::string(count, '\0'));
  const auto adler = static_cast<std::uint32_t>((count % kAdlerPrime) << 16 | 1);
  return "\x78\x9c" + gzip.substr(kGzipHeader, gzip.size() - kGzipHeader - kGzipTrailer) + BigEndian(adler);
}

// `depth` is the bits of a sample and the kind of colour, `row` the bytes of a row.
std::string BlackPng(unsigned size, const std::string& depth, std::size_t row) {
  const std::string header = BigEndian(size) + BigEndian(size) + depth + std::string(3, '\0');
  return "\x89PNG\r\n\x1a\n" + Chunk("IHDR", header) + Chunk("IDAT", ZlibOfZeros(row * size)) + Chunk("IEND", "");
}

}  // namespace

std::string Letter() { return ReadFile(RepositoryFile("samples/scans/cong_van_7815_UBND-NC.pdf")); }

std::string EncryptedPdf() {
  const std::string letter = Letter();
  QPDF pdf;
  pdf.processMemoryFile("letter", letter.data(), letter.size());
  QPDFWriter writer(pdf);
  writer.setR6EncryptionParameters("secret", "owner", true, true, true, true, true, true, qpdf_r3p_full, true);
  return Written(writer);
}

std::string PdfWithoutPages() {
  QPDF pdf;
  pdf.emptyPDF();
  QPDFWriter writer(pdf);
  return Written(writer);
}

std::string HugePng(unsigned size) { return BlackPng(size, std::string("\x01\x00", 2), 1 + (size + 7) / 8); }

std::string ColourPng(unsigned size) { return BlackPng(size, "\x08\x02", 1 + std::size_t{3} * size); }

}  // namespace sohoa::flow
