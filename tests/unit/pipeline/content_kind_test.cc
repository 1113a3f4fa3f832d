#include "pipeline/content_kind.h"

#include <gtest/gtest.h>

#include "tests/unit/pipeline/archive_maker.h"

namespace sohoa::pipeline {
namespace {

ContentKind KindOfHead(const std::string& bytes) { return KindOfContent(std::string_view(bytes).substr(0, 512)); }

TEST(KindOfContent, KnowsArchivesByTheirBytes) {
  const std::vector<ArchiveMember> members{{"a.pdf", "x", ""}};
  EXPECT_EQ(KindOfHead(MakeArchive(ArchiveKind::kZip, members)), ContentKind::kArchive);
  EXPECT_EQ(KindOfHead(MakeArchive(ArchiveKind::k7z, members)), ContentKind::kArchive);
  EXPECT_EQ(KindOfHead(MakeArchive(ArchiveKind::kTar, members)), ContentKind::kArchive);
  EXPECT_EQ(KindOfHead(MakeArchive(ArchiveKind::kTarGz, members)), ContentKind::kCompressed);
  EXPECT_EQ(KindOfHead(MakeArchive(ArchiveKind::kTarXz, members)), ContentKind::kCompressed);
  EXPECT_EQ(KindOfHead(MakeArchive(ArchiveKind::kTarZst, members)), ContentKind::kCompressed);
  EXPECT_EQ(KindOfHead("Rar!\x1A\x07\x01\x00"), ContentKind::kArchive);
}

TEST(KindOfContent, LeavesPapersToThePageReader) {
  EXPECT_EQ(KindOfHead("%PDF-1.4"), ContentKind::kOther);
  EXPECT_EQ(KindOfHead("\xFF\xD8\xFF\xE0"), ContentKind::kOther);
  EXPECT_EQ(KindOfHead(""), ContentKind::kOther);
  EXPECT_EQ(KindOfHead(std::string(512, '\0')), ContentKind::kOther);
}

TEST(KindOfContent, DoesNotUnpackOfficeDocuments) {
  EXPECT_EQ(KindOfHead(MakeArchive(ArchiveKind::kZip, {{"[Content_Types].xml", "<x/>", ""}})), ContentKind::kOther);
}

}  // namespace
}  // namespace sohoa::pipeline
