#include "pipeline/archive_reader.h"

#include <gmock/gmock.h>

#include "tests/unit/pipeline/archive_maker.h"
#include "tests/unit/pipeline/temporary_folder.h"

namespace sohoa::pipeline {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class UnpackTest : public testing::Test {
 protected:
  Status Run(const std::string& bytes, bool single_stream = false) {
    const std::string path = archives_.Write("archive", bytes);
    return Unpack(path, single_stream, "stem.pdf", out_.path(), options_,
                  [this](Member member) { members_.push_back(std::move(member)); });
  }
  std::vector<std::string> Names() const {
    std::vector<std::string> names;
    for (const Member& member : members_) names.push_back(member.name);
    return names;
  }

  TemporaryFolder archives_, out_;
  UnpackOptions options_{1 << 20, 100, 1, {}};
  std::vector<Member> members_;
};

TEST_F(UnpackTest, ReadsEveryKindOfArchive) {
  for (ArchiveKind kind : {ArchiveKind::kZip, ArchiveKind::k7z, ArchiveKind::kTar, ArchiveKind::kTarGz,
                           ArchiveKind::kTarXz, ArchiveKind::kTarZst}) {
    members_.clear();
    options_.first_number += 10;
    const bool stream = kind == ArchiveKind::kTarGz || kind == ArchiveKind::kTarXz || kind == ArchiveKind::kTarZst;
    ASSERT_TRUE(Run(MakeArchive(kind, {{"hồ sơ/một.pdf", "eins", ""}, {"hai.pdf", "zwei", ""}}), stream).ok());
    ASSERT_THAT(Names(), ElementsAre("hồ sơ/một.pdf", "hai.pdf"));
    EXPECT_EQ(ReadText(members_.at(0).path), "eins");
    EXPECT_EQ(ReadText(members_.at(1).path), "zwei");
  }
}

TEST_F(UnpackTest, ReadsBothFormatsOfRar) {
  ASSERT_TRUE(Run(Rar4("four.pdf", "vier")).ok());
  options_.first_number = 10;
  ASSERT_TRUE(Run(Rar5("hồ sơ/five.pdf", "fünf")).ok());
  ASSERT_THAT(Names(), ElementsAre("four.pdf", "hồ sơ/five.pdf"));
  EXPECT_EQ(ReadText(members_.at(0).path), "vier");
  EXPECT_EQ(ReadText(members_.at(1).path), "fünf");
}

TEST_F(UnpackTest, ReadsASingleCompressedFile) {
  ASSERT_TRUE(Run(Gzip("content"), true).ok());
  ASSERT_THAT(Names(), ElementsAre("stem.pdf"));
  EXPECT_EQ(ReadText(members_.front().path), "content");
}

TEST_F(UnpackTest, WritesNothingOutsideItsFolder) {
  ASSERT_TRUE(Run(MakeArchive(ArchiveKind::kTar, {{"../../evil.pdf", "x", ""}, {"/etc/evil.pdf", "y", ""}})).ok());
  EXPECT_THAT(Names(), ElementsAre("evil.pdf", "etc/evil.pdf"));
  for (const Member& member : members_) EXPECT_TRUE(member.path.starts_with(out_.path() + "/")) << member.path;
}

TEST_F(UnpackTest, RefusesLinksAndGoesOn) {
  ASSERT_TRUE(Run(MakeArchive(ArchiveKind::kTar, {{"link.pdf", "", "/etc/passwd"}, {"good.pdf", "x", ""}})).ok());
  ASSERT_THAT(Names(), ElementsAre("link.pdf", "good.pdf"));
  ASSERT_TRUE(members_.front().failure.has_value());
  EXPECT_EQ(members_.front().failure->code, ErrorCode::kArchiveUnsafeEntry);
  EXPECT_THAT(members_.front().path, IsEmpty());
}

TEST_F(UnpackTest, ReadsLegacyNames) {
  ASSERT_TRUE(Run(ZipWithRawName("H\xF4\xCC s\xF5.pdf", "x")).ok());
  EXPECT_THAT(Names(), ElementsAre("Hồ sơ.pdf"));
}

TEST_F(UnpackTest, SaysThatAPasswordIsAskedFor) {
  const Status status = Run(MakeArchive(ArchiveKind::kZip, {{"a.pdf", "x", ""}}, "geheim"));
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().code, ErrorCode::kFileEncrypted);
  EXPECT_THAT(members_, IsEmpty());
}

TEST_F(UnpackTest, OpensMembersWithThePasswordOfTheListThatFits) {
  options_.passwords = {"wrong", "geheim", "also wrong"};
  for (const ZipEncryption encryption : {ZipEncryption::kAes, ZipEncryption::kTraditional}) {
    members_.clear();
    options_.first_number += 10;
    ASSERT_TRUE(Run(MakeArchive(ArchiveKind::kZip, {{"a.pdf", "eins", ""}}, "geheim", encryption)).ok());
    ASSERT_THAT(Names(), ElementsAre("a.pdf"));
    EXPECT_EQ(ReadText(members_.front().path), "eins");
  }
}

TEST_F(UnpackTest, IsNotLedAstrayByAWrongPasswordThatLooksRight) {
  // The old encryption checks one byte: of some hundred wrong passwords one or the other passes.
  for (int number = 0; number < 600; ++number) options_.passwords.push_back("wrong " + std::to_string(number));
  options_.passwords.emplace_back("geheim");
  ASSERT_TRUE(Run(MakeArchive(ArchiveKind::kZip, {{"a.pdf", "eins", ""}}, "geheim", ZipEncryption::kTraditional)).ok());
  ASSERT_THAT(Names(), ElementsAre("a.pdf"));
  EXPECT_EQ(ReadText(members_.front().path), "eins");
}

TEST_F(UnpackTest, SaysThatNoPasswordOfTheListFits) {
  options_.passwords = {"wrong"};
  for (const ZipEncryption encryption : {ZipEncryption::kAes, ZipEncryption::kTraditional}) {
    options_.first_number += 10;
    const Status status = Run(MakeArchive(ArchiveKind::kZip, {{"a.pdf", "x", ""}}, "geheim", encryption));
    ASSERT_FALSE(status.ok());
    EXPECT_EQ(status.error().code, ErrorCode::kFileEncrypted);
    EXPECT_THAT(members_, IsEmpty());
  }
}

TEST_F(UnpackTest, StopsAtTheLimitOfBytes) {
  options_.max_bytes = 1000;
  const Status status =
      Run(MakeArchive(ArchiveKind::kZip, {{"a", std::string(900, 'x'), ""}, {"b", std::string(900, 'x'), ""}}));
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().code, ErrorCode::kArchiveExpandsTooMuch);
  EXPECT_THAT(Names(), ElementsAre("a"));
}

TEST_F(UnpackTest, StopsAtTheLimitOfEntries) {
  options_.max_entries = 2;
  const Status status = Run(MakeArchive(ArchiveKind::kZip, {{"a", "x", ""}, {"b", "x", ""}, {"c", "x", ""}}));
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().code, ErrorCode::kArchiveTooManyEntries);
}

TEST_F(UnpackTest, KeepsWhatCameOutBeforeTheDamage) {
  std::string tar = MakeArchive(ArchiveKind::kTar, {{"a.pdf", "good", ""}, {"b.pdf", std::string(5000, 'x'), ""}});
  tar.resize(2048);
  const Status status = Run(tar);
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().code, ErrorCode::kFileDamaged);
  ASSERT_THAT(Names(), ElementsAre("a.pdf"));
  EXPECT_EQ(ReadText(members_.front().path), "good");
}

TEST_F(UnpackTest, IsNotHinderedByWhatAnotherProcessLeft) {
  const std::string zip = MakeArchive(ArchiveKind::kZip, {{"a.pdf", "good", ""}});
  const pid_t other = ::fork();
  if (other == 0) ::_exit(Run(zip).ok() ? 0 : 1);
  int status = 0;
  ASSERT_EQ(::waitpid(other, &status, 0), other);
  ASSERT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
  ASSERT_TRUE(Run(zip).ok());
  EXPECT_EQ(ReadText(members_.front().path), "good");
}

TEST_F(UnpackTest, SetsAsideAMemberWhoseChecksumIsWrong) {
  std::string zip = ZipWithRawName("a.pdf", "content");
  zip.at(zip.find("content")) = 'C';
  ASSERT_TRUE(Run(zip).ok());
  ASSERT_THAT(Names(), ElementsAre("a.pdf"));
  ASSERT_TRUE(members_.front().failure.has_value());
  EXPECT_EQ(members_.front().failure->code, ErrorCode::kFileDamaged);
}

}  // namespace
}  // namespace sohoa::pipeline
