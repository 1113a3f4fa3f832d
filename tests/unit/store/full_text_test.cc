#include "store/key_layout.h"
#include "store/word_index.h"
#include "text/vietnamese.h"
#include "unit/store/damage_fixture.h"

namespace sohoa::store {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Page PageWith(int number, const std::string& text) {
  Page page;
  page.number = number;
  for (const std::string& each : text::SplitWords(text)) {
    Word word;
    word.text = each;
    page.words.push_back(word);
  }
  return page;
}

class FullTextTest : public DamageTest {
 protected:
  // A paper with one field and these words on its page.
  std::string PutPaper(const std::string& content, const std::string& text, const std::string& type = "khac",
                       const std::string& received = "2026-11-24T06:11:16Z") {
    SourceCommit commit = MakeCommit(content, type, {{"holder_name", "Lê Văn Chiến"}}, received);
    commit.pages = {PageWith(1, text)};
    return Put(commit);
  }

  std::vector<Hit> HitsOf(const Query& query) {
    Result<std::vector<Hit>> hits = store_->Lookup(query);
    EXPECT_TRUE(hits.ok()) << hits.error().detail;
    return hits.ok() ? std::move(*hits) : std::vector<Hit>();
  }

  std::vector<std::string> Find(const std::string& typed) {
    Query query;
    query.text = typed;
    std::vector<std::string> ids;
    for (const Hit& hit : HitsOf(query)) ids.push_back(hit.record.id);
    return ids;
  }

  // Verify names wrong entries of the words, and nothing is wrong after a repair.
  void ExpectFoundAndRepaired() {
    ASSERT_NE(store_, nullptr);
    EXPECT_THAT(Findings(), ElementsAre(Finding("family word", "entries")));
    store_.reset();
    ASSERT_TRUE(Store::Repair(Dir(), "lan", {}).ok());
    Reopen();
    EXPECT_THAT(Findings(), IsEmpty());
  }
};

TEST_F(FullTextTest, FindsWordsThatStandInNoField) {
  const std::string id = PutPaper("a", "về việc bàn giao máy phát điện");
  EXPECT_THAT(Find("máy phát điện"), ElementsAre(id));
}

TEST_F(FullTextTest, FindsWordsWithoutTheirAccents) {
  const std::string id = PutPaper("a", "bàn giao máy phát điện");
  EXPECT_THAT(Find("may phat dien"), ElementsAre(id));
}

TEST_F(FullTextTest, FindsOneWord) {
  const std::string id = PutPaper("a", "trạm Quảng Trực");
  EXPECT_THAT(Find("trực"), ElementsAre(id));
}

TEST_F(FullTextTest, FindsWordsThatStandApartBehindThoseInOrder) {
  const std::string in_order = PutPaper("a", "máy phát điện", "khac", "2026-11-20T06:11:16Z");
  const std::string apart = PutPaper("b", "điện lực phát hai máy", "khac", "2026-11-24T06:11:16Z");
  EXPECT_THAT(Find("máy phát điện"), ElementsAre(in_order, apart));
}

TEST_F(FullTextTest, PairsInThreePlacesAreNoPhrase) {
  const std::string apart = PutPaper("a", "máy phát lúa phát điện");
  Query query;
  query.text = "máy phát điện";
  const std::vector<Hit> hits = HitsOf(query);
  ASSERT_THAT(hits, SizeIs(1));
  EXPECT_EQ(hits[0].record.id, apart);
  EXPECT_EQ(hits[0].matches.at(0).how, "page_words_apart");
}

TEST_F(FullTextTest, AllWordsMustStandOnOnePage) {
  SourceCommit commit = MakeCommit("a");
  commit.pages = {PageWith(1, "máy bơm"), PageWith(2, "trạm điện")};
  commit.records[0].document.pages = {1, 2};
  Put(commit);
  EXPECT_THAT(Find("bơm điện"), IsEmpty());
}

TEST_F(FullTextTest, AHitByFieldStandsAbove) {
  const std::string by_words = PutPaper("a", "có Trần Thị Công làm chứng");
  EXPECT_THAT(Find("trần thị công"), ElementsAre(id_, by_words));
}

TEST_F(FullTextTest, ThePaperThatCameLastStandsFirst) {
  const std::string first = PutPaper("a", "máy phát điện");
  const std::string second = PutPaper("b", "máy phát điện");
  EXPECT_THAT(Find("phát điện"), ElementsAre(second, first));
}

TEST_F(FullTextTest, OtherCriteriaMustHoldToo) {
  PutPaper("a", "máy phát điện", "cong_van");
  const std::string fits = PutPaper("b", "máy phát điện", "quyet_dinh");
  Query query;
  query.text = "phát điện";
  query.type = "quyet_dinh";
  const std::vector<Hit> hits = HitsOf(query);
  ASSERT_THAT(hits, SizeIs(1));
  EXPECT_EQ(hits[0].record.id, fits);
}

TEST_F(FullTextTest, TellsThePageAndTheWordsAsPrinted) {
  SourceCommit commit = MakeCommit("a");
  commit.pages = {PageWith(1, "trang đầu"), PageWith(2, "bàn giao MÁY PHÁT, điện")};
  commit.records[0].document.pages = {1, 2};
  Put(commit);
  Query query;
  query.text = "may phat";
  query.explain = true;
  const std::vector<Hit> hits = HitsOf(query);
  ASSERT_THAT(hits, SizeIs(1));
  const Match& match = hits[0].matches.at(0);
  EXPECT_EQ(match.field, "page");
  EXPECT_EQ(match.page, 2);
  EXPECT_EQ(match.value, "MÁY PHÁT,");
  EXPECT_EQ(match.how, "page_words");
}

TEST_F(FullTextTest, APageOfNoPaperFindsNothing) {
  SourceCommit commit = MakeCommit("a");
  commit.pages = {PageWith(1, "trang đầu"), PageWith(2, "máy phát điện")};
  Put(commit);  // its record is page 1
  EXPECT_THAT(Find("máy phát điện"), IsEmpty());
}

TEST_F(FullTextTest, WordsOfAFurtherScanFindItsRecord) {
  SourceCommit commit = MakeCommit("a");
  commit.records.clear();
  commit.pages = {PageWith(1, "máy phát điện")};
  Sighting sighting;
  sighting.pages = {1};
  commit.sightings = {{id_, sighting}};
  Put(commit);
  EXPECT_THAT(Find("máy phát điện"), ElementsAre(id_));
}

TEST_F(FullTextTest, ANewReadingReplacesTheWords) {
  const std::string id = PutPaper("a", "máy phát điện");
  ASSERT_TRUE(store_->ReplacePages(store_->Get(id)->source_hash, {PageWith(1, "trạm bơm nước")}, {}, "lan").ok());
  EXPECT_THAT(Find("máy phát điện"), IsEmpty());
  EXPECT_THAT(Find("trạm bơm"), ElementsAre(id));
  EXPECT_THAT(Findings(), IsEmpty());
}

TEST_F(FullTextTest, PagesBehindARecordGoOnInTheSameOrder) {
  std::vector<std::string> all;
  for (int i = 0; i < 7; ++i) all.push_back(PutPaper("paper " + std::to_string(i), "máy phát điện"));
  Query query;
  query.text = "máy phát điện";
  query.limit = 3;
  std::vector<std::string> seen;
  for (std::vector<Hit> hits = HitsOf(query); !hits.empty(); hits = HitsOf(query)) {
    for (const Hit& hit : hits) seen.push_back(hit.record.id);
    query.after = seen.back();
    PutPaper("meanwhile " + std::to_string(seen.size()), "máy phát điện");
  }
  std::reverse(all.begin(), all.end());
  EXPECT_EQ(seen, all);
}

TEST_F(FullTextTest, FindsARarePairAmongManyPapersWithItsParts) {
  for (int i = 0; i < 1500; ++i) PutPaper("p" + std::to_string(i), i % 2 == 0 ? "máy phát lúa" : "cột phát điện");
  const std::string id = PutPaper("last", "máy phát điện");
  PutPaper("newer", "máy phát lúa");
  Query query;
  query.text = "máy phát điện";
  query.limit = 1;
  const std::vector<Hit> hits = HitsOf(query);
  ASSERT_THAT(hits, SizeIs(1));
  EXPECT_EQ(hits[0].record.id, id);
}

TEST_F(FullTextTest, AnEntryThatIsMissingIsFoundAndRepaired) {
  const std::string id = PutPaper("a", "máy phát điện");
  Tamper([](const Database& database, Batch& batch) {
    const Status scanned = database.ScanPrefix(Family::kWord, WordPrefix("may phat"), [&](std::string_view key, auto) {
      batch.Delete(Family::kWord, key);
      return true;
    });
    ASSERT_TRUE(scanned.ok());
  });
  ExpectFoundAndRepaired();
  EXPECT_THAT(Find("máy phát"), ElementsAre(id));
}

TEST_F(FullTextTest, AnEntryTooManyIsFoundAndRepaired) {
  Tamper([](const Database&, Batch& batch) {
    batch.Put(Family::kWord, WordPrefix("may phat") + EncodeWordPlace({1, 1}), "");
  });
  ExpectFoundAndRepaired();
}

TEST_F(FullTextTest, AStoreOfTheThirdFormatGetsItFromAWriter) {
  const std::string id = PutPaper("a", "máy phát điện");
  TamperAndClose([](const Database& database, Batch& batch) {
    batch.Put(Family::kMeta, kFormatKey, "3");
    const Status scanned = database.Scan(Family::kWord, "", "", [&](std::string_view key, auto) {
      batch.Delete(Family::kWord, key);
      return true;
    });
    ASSERT_TRUE(scanned.ok());
  });
  EXPECT_THAT(ReaderFindings(), IsEmpty());
  Reopen();
  EXPECT_THAT(Find("máy phát"), ElementsAre(id));
  EXPECT_THAT(Findings(), IsEmpty());
}

TEST(WordPlaceTest, NewerSourcesStandFirstAndPagesInTheirOrder) {
  EXPECT_LT(EncodeWordPlace({8, 1}), EncodeWordPlace({7, 1}));
  EXPECT_LT(EncodeWordPlace({7, 1}), EncodeWordPlace({7, 300}));
}

TEST(WordPlaceTest, IsReadBack) {
  const std::optional<WordPlace> place = DecodeWordPlace(EncodeWordPlace({70'000, 513}));
  ASSERT_TRUE(place.has_value());
  EXPECT_EQ(place->source, 70'000U);
  EXPECT_EQ(place->page, 513);
}

}  // namespace
}  // namespace sohoa::store
