#include "pipeline/structure.h"

#include <fcntl.h>
#include <gtest/gtest.h>

#include "pipeline/intake.h"
#include "tests/unit/pipeline/archive_maker.h"
#include "tests/unit/pipeline/temporary_folder.h"

namespace sohoa::pipeline {
namespace {

using namespace std::string_literals;

Structure Of(const std::string& bytes) {
  const TemporaryFolder folder;
  const auto opened = OpenRegularFile(folder.Write("file", bytes), false);
  EXPECT_TRUE(opened.ok());
  return StructureOf(opened->fd.get(), opened->size);
}

// Checks that a file is complete, and that it is not without its last bytes.
void ExpectEnds(const std::string& bytes, std::size_t last) {
  EXPECT_EQ(Of(bytes), Structure::kComplete);
  EXPECT_EQ(Of(bytes.substr(0, bytes.size() - last)), Structure::kIncomplete);
}

// A TIFF of one strip; its directory stands before the pixels, as scanners write it.
std::string Tiff(bool big_endian) {
  const auto number = [&](unsigned value, int bytes) {
    std::string text;
    for (int i = 0; i < bytes; ++i) {
      const int shift = 8 * (big_endian ? bytes - 1 - i : i);
      text += static_cast<char>((value >> shift) & 0xff);
    }
    return text;
  };
  const auto entry = [&](unsigned tag, unsigned value) {
    return number(tag, 2) + number(4, 2) + number(1, 4) + number(value, 4);
  };
  const unsigned directory = 8, pixels = directory + 2 + 2 * 12 + 4;
  return (big_endian ? "MM" : "II") + number(42, 2) + number(directory, 4) + number(2, 2) + entry(273, pixels) +
         entry(279, 100) + number(0, 4) + std::string(100, 'p');
}

TEST(Structure, PdfEndsWithItsTrailer) {
  ExpectEnds("%PDF-1.4\n" + std::string(5000, 'x') + "\nstartxref\n9\n%%EOF\n", 6);
}

// An end that could not be read is not a missing one: a single watch left such a file and said nothing.
TEST(Structure, WhatTheSystemDoesNotReadIsNeitherWholeNorHalf) {
  const TemporaryFolder folder;
  const UniqueFd unreadable(::open(folder.Write("file", "%PDF-1.4\n%%EOF\n").c_str(), O_WRONLY | O_CLOEXEC));
  EXPECT_EQ(StructureOf(unreadable.get(), 15), Structure::kUnreadable);
}

TEST(Structure, JpegEndsWithItsMarker) { ExpectEnds("\xFF\xD8\xFF\xE0" + std::string(9000, 'x') + "\xFF\xD9", 1); }

TEST(Structure, PngEndsWithItsLastChunk) {
  ExpectEnds("\x89PNG\r\n\x1a\n" + std::string(900, 'x') + "\0\0\0\0IEND\xAE\x42\x60\x82"s, 8);
}

TEST(Structure, TiffHoldsEveryStripThatItNames) {
  ExpectEnds(Tiff(false), 1);
  ExpectEnds(Tiff(true), 1);
  EXPECT_EQ(Of(Tiff(false).substr(0, 6)), Structure::kIncomplete) << "not even a whole header";
}

TEST(Structure, ATiffWhoseChainRunsInACircleEnds) {
  std::string tiff = Tiff(false);
  tiff.at(8 + 2 + 24) = 8;  // the next directory is the first one
  EXPECT_EQ(Of(tiff), Structure::kComplete);
}

TEST(Structure, ZipEndsWithItsDirectory) {
  ExpectEnds(MakeArchive(ArchiveKind::kZip, {{"a.pdf", std::string(500, 'x'), ""}}), 1);
}

TEST(Structure, SevenZipEndsWithItsHeader) {
  ExpectEnds(MakeArchive(ArchiveKind::k7z, {{"a.pdf", std::string(500, 'x'), ""}}), 1);
}

TEST(Structure, WebpAndBmpSayTheirLength) {
  ExpectEnds("RIFF\x10\0\0\0WEBPVP8 "s + std::string(8, 'x'), 1);
  ExpectEnds("BM\x20\0\0\0"s + std::string(26, 'x'), 1);
}

TEST(Structure, OtherKindsHaveNoEnd) {
  EXPECT_EQ(Of("some text"), Structure::kUnknown);
  EXPECT_EQ(Of(""), Structure::kUnknown);
}

}  // namespace
}  // namespace sohoa::pipeline
