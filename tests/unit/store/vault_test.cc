#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <set>
#include <string>

#include "store/encrypted_env.h"
#include "store/key_file.h"
#include "store/vault.h"
#include "unit/store/store_fixture.h"

namespace sohoa::store {
namespace {

namespace fs = std::filesystem;

constexpr const char* kKey = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
constexpr const char* kOtherKey = "ff0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

std::string FromHex(const std::string& digits) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
    bytes += static_cast<char>(std::stoi(digits.substr(i, 2), nullptr, 16));
  }
  return bytes;
}

class VaultTest : public ::testing::Test {
 protected:
  std::string KeyPath() const { return folder_.Under("key"); }
  std::shared_ptr<const Vault> Load(const std::string& text) const {
    std::ofstream(KeyPath()) << text;
    fs::permissions(KeyPath(), fs::perms::owner_read | fs::perms::owner_write);
    const auto vault = Vault::Load(KeyPath());
    return vault.ok() ? *vault : nullptr;
  }
  std::string Seal(const std::string& plain, const std::string& place) const {
    return vault_->Seal(plain, place).value_or("");
  }

  TemporaryFolder folder_;
  std::shared_ptr<const Vault> vault_ = Load(kKey);
};

TEST_F(VaultTest, OpensWhatItSealed) {
  EXPECT_EQ(vault_->Open(Seal("Trần Thị Công", "record R1"), "record R1"), "Trần Thị Công");
  EXPECT_EQ(vault_->Open(Seal("", "record R1"), "record R1"), "");
}

TEST_F(VaultTest, NeverSealsTheSameTwiceAlike) { EXPECT_NE(Seal("same", "place"), Seal("same", "place")); }

TEST_F(VaultTest, DoesNotOpenWhatWasChanged) {
  const std::string sealed = Seal("value", "place");
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    std::string changed = sealed;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    EXPECT_FALSE(vault_->Open(changed, "place").has_value()) << i;
  }
}

TEST_F(VaultTest, DoesNotOpenWhatWasCutOff) {
  const std::string sealed = Seal("value", "place");
  for (std::size_t size = 0; size < sealed.size(); ++size) {
    EXPECT_FALSE(vault_->Open(sealed.substr(0, size), "place").has_value()) << size;
  }
}

TEST_F(VaultTest, DoesNotOpenAValueInAnothersPlace) {
  EXPECT_FALSE(vault_->Open(Seal("value", "record R1"), "record R2").has_value());
}

TEST_F(VaultTest, DoesNotOpenWithAnotherKey) {
  EXPECT_FALSE(Load(kOtherKey)->Open(Seal("value", "place"), "place").has_value());
}

TEST_F(VaultTest, RunsThroughAFileInAnyPieces) {
  const std::string iv(Vault::kIvBytes, '\xff');  // the counter overflows
  std::string whole(1000, 'x');
  ASSERT_TRUE(vault_->RunThrough(iv, 0, whole.data(), whole.size()));
  EXPECT_NE(whole, std::string(1000, 'x'));
  std::string pieces(1000, 'x');
  for (std::size_t at = 0; at < pieces.size(); at += 37) {
    ASSERT_TRUE(vault_->RunThrough(iv, at, pieces.data() + at, std::min<std::size_t>(37, pieces.size() - at)));
  }
  EXPECT_EQ(pieces, whole);
}

TEST_F(VaultTest, NeverUsesABlockOfTheKeyStreamTwiceInAFile) {
  const std::string iv(Vault::kIvBytes, '\xff');
  std::string stream(16 * 1000, '\0');
  ASSERT_TRUE(vault_->RunThrough(iv, 0, stream.data(), stream.size()));
  std::set<std::string> blocks;
  for (std::size_t at = 0; at < stream.size(); at += 16) blocks.insert(stream.substr(at, 16));
  EXPECT_EQ(blocks.size(), 1000U);
}

// The format of stores that exist: what Python's hmac and cryptography and the openssl command make of the same key.
TEST_F(VaultTest, ItsCheckValueIsThatOfTheFormat) {
  EXPECT_EQ(vault_->CheckValue(), "ca01ef031a9ad4e36de42905a20bb5315b4c2c7cc4eada552ca65882b7108a9f");
}

TEST_F(VaultTest, ItsFilesAreThoseOfTheFormat) {
  std::string zeros(32, '\0');
  ASSERT_TRUE(vault_->RunThrough(std::string(Vault::kIvBytes, '\xff'), 0, zeros.data(), zeros.size()));
  EXPECT_EQ(zeros, FromHex("a96a004cf27769e99511b3f89ea08157614227c98ddd85241a477e5c88070ebc"));
}

TEST_F(VaultTest, ItsValuesAreThoseOfTheFormat) {
  const std::string sealed =
      FromHex("000102030405060708090a0be5de747b6a39a44b00a2a5c60a2749514b6670a0f305f4ffcd14b174eb7354ae1d0f");
  EXPECT_EQ(vault_->Open(sealed, std::string("record\0R1", 9)), "Trần Thị Công");
}

TEST_F(VaultTest, TakesAKeyFileFromAnyEditor) {
  EXPECT_NE(Load(std::string(kKey) + "\n"), nullptr);
  EXPECT_NE(Load(std::string(kKey) + "\r\n"), nullptr);
}

TEST_F(VaultTest, RefusesAFileThatIsNoKey) {
  EXPECT_EQ(Load(""), nullptr);
  EXPECT_EQ(Load("0001"), nullptr);
  EXPECT_EQ(Load(std::string(64, 'z')), nullptr);
  EXPECT_EQ(Load(std::string(kKey) + "0"), nullptr);
  EXPECT_EQ(Load(std::string(kKey) + "\nmore"), nullptr);
}

TEST_F(VaultTest, RefusesAKeyThatOthersMayRead) {
  fs::permissions(KeyPath(), fs::perms::group_read, fs::perm_options::add);
  EXPECT_EQ(Vault::Load(KeyPath()).error().code, ErrorCode::kStoreKey);
}

TEST_F(VaultTest, RefusesAKeyFileThatIsNotThere) {
  EXPECT_EQ(Vault::Load(folder_.Under("none")).error().code, ErrorCode::kStoreKey);
}

TEST_F(VaultTest, AMadeKeyFileIsAKeyForItsOwnerAlone) {
  const std::string path = folder_.Under("new");
  ASSERT_TRUE(MakeKeyFile(path).ok());
  struct stat info {};
  ASSERT_EQ(stat(path.c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777U, 0600U);
  EXPECT_TRUE(Vault::Load(path).ok());
}

TEST_F(VaultTest, TwoMadeKeysDiffer) {
  ASSERT_TRUE(MakeKeyFile(folder_.Under("one")).ok());
  ASSERT_TRUE(MakeKeyFile(folder_.Under("two")).ok());
  EXPECT_NE((*Vault::Load(folder_.Under("one")))->CheckValue(), (*Vault::Load(folder_.Under("two")))->CheckValue());
}

// It may be the only key of a store.
TEST_F(VaultTest, AKeyFileIsNeverReplaced) {
  EXPECT_EQ(MakeKeyFile(KeyPath()).error().code, ErrorCode::kUsage);
  EXPECT_EQ((*Vault::Load(KeyPath()))->CheckValue(), vault_->CheckValue());
}

class EncryptedEnvTest : public VaultTest {
 protected:
  std::string Path() const { return folder_.Under("file"); }
  void Write(const std::string& text) const {
    std::unique_ptr<rocksdb::WritableFile> file;
    ASSERT_TRUE(env_->NewWritableFile(Path(), &file, {}).ok());
    ASSERT_TRUE(file->Append(text).ok());
    ASSERT_TRUE(file->Close().ok());
  }
  std::unique_ptr<rocksdb::SequentialFile> OpenFile() const {
    std::unique_ptr<rocksdb::SequentialFile> file;
    EXPECT_TRUE(env_->NewSequentialFile(Path(), &file, {}).ok());
    return file;
  }
  static std::string Read(rocksdb::SequentialFile& file) {
    char room[100];
    rocksdb::Slice got;
    EXPECT_TRUE(file.Read(sizeof(room), &got, room).ok());
    return got.ToString();
  }
  std::string Raw() const {
    std::ifstream in(Path(), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  std::unique_ptr<rocksdb::Env> env_ = MakeEncryptedEnv(vault_);
};

TEST_F(EncryptedEnvTest, GivesBackWhatWasWritten) {
  Write("Trần Thị Công");
  EXPECT_EQ(Read(*OpenFile()), "Trần Thị Công");
  EXPECT_EQ(Raw().find("Công"), std::string::npos);
}

TEST_F(EncryptedEnvTest, TheSameTextLooksDifferentInEveryFile) {
  Write("the same text");
  const std::string first = Raw();
  Write("the same text");
  EXPECT_NE(Raw().substr(4096), first.substr(4096));
}

// A reader that looks at a log which the writer is just making.
TEST_F(EncryptedEnvTest, AFileThatBeginsLaterIsReadFromItsBeginning) {
  std::ofstream(Path()).close();
  const auto file = OpenFile();
  ASSERT_EQ(Read(*file), "");
  Write("Trần Thị Công");
  EXPECT_EQ(Read(*file), "Trần Thị Công");
}

TEST_F(EncryptedEnvTest, AFileThatAPowerCutLeftWithoutItsBeginningIsEmpty) {
  std::ofstream(Path()) << "torn";
  EXPECT_EQ(Read(*OpenFile()), "");
}

}  // namespace
}  // namespace sohoa::store
