#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "codec/codec.h"

namespace sohoa::codec {
namespace {

using ::testing::ElementsAre;

Event Reuse() {
  ReuseTaken reuse;
  reuse.dossier = "H16.12-231220-0007";
  reuse.procedure = "1.001193";
  reuse.component = "ket_hon_cha_me";
  reuse.answer = ReuseAnswer::kDataCheck;
  reuse.record_id = "R0123456789abcdef";
  reuse.version = 3;
  reuse.subject = "067090012345";
  reuse.purpose = "Đăng ký khai sinh";
  reuse.fields = {"wife_name", "husband_name"};
  reuse.reasons = {"type", "holder"};
  reuse.result_code = "KQ.G15.000032-1";
  reuse.from_national_store = true;
  return {"E0123456789abcdef", "2026-11-24T06:11:16Z", "lan", reuse};
}

TEST(EventCodecTest, AReuseComesBackWhole) {
  const Result<Event> back = DecodeEvent(EncodeEvent(Reuse()));
  ASSERT_TRUE(back.ok());
  EXPECT_EQ(back->id, "E0123456789abcdef");
  EXPECT_EQ(back->at, "2026-11-24T06:11:16Z");
  EXPECT_EQ(back->by, "lan");
  const auto& reuse = std::get<ReuseTaken>(back->what);
  EXPECT_EQ(reuse.dossier, "H16.12-231220-0007");
  EXPECT_EQ(reuse.procedure, "1.001193");
  EXPECT_EQ(reuse.component, "ket_hon_cha_me");
  EXPECT_EQ(reuse.answer, ReuseAnswer::kDataCheck);
  EXPECT_EQ(reuse.record_id, "R0123456789abcdef");
  EXPECT_EQ(reuse.version, 3);
  EXPECT_EQ(reuse.subject, "067090012345");
  EXPECT_EQ(reuse.purpose, "Đăng ký khai sinh");
  EXPECT_THAT(reuse.fields, ElementsAre("wife_name", "husband_name"));
  EXPECT_THAT(reuse.reasons, ElementsAre("type", "holder"));
  EXPECT_EQ(reuse.result_code, "KQ.G15.000032-1");
  EXPECT_TRUE(reuse.from_national_store);
}

TEST(EventCodecTest, AnOpeningComesBackWhole) {
  const Event event{"E1", "2026-11-24T06:11:16Z", "lan",
                    RecordOpened{"R1", 2, {"criminal_record_status"}, "LLTP", "H1"}};
  const Result<Event> back = DecodeEvent(EncodeEvent(event));
  ASSERT_TRUE(back.ok());
  const auto& opened = std::get<RecordOpened>(back->what);
  EXPECT_EQ(opened.record_id, "R1");
  EXPECT_EQ(opened.version, 2);
  EXPECT_THAT(opened.fields, ElementsAre("criminal_record_status"));
  EXPECT_EQ(opened.purpose, "LLTP");
  EXPECT_EQ(opened.dossier, "H1");
}

TEST(EventCodecTest, ADecisionOnASubjectComesBackWhole) {
  const Event event{"E1", "2026-11-24T06:11:16Z", "lan", SubjectDecision{"R1", "holder_name", "067090012345", true}};
  const Result<Event> back = DecodeEvent(EncodeEvent(event));
  ASSERT_TRUE(back.ok());
  const auto& decision = std::get<SubjectDecision>(back->what);
  EXPECT_EQ(decision.record_id, "R1");
  EXPECT_EQ(decision.role, "holder_name");
  EXPECT_EQ(decision.subject, "067090012345");
  EXPECT_TRUE(decision.same);
}

TEST(EventCodecTest, FactsOfADossierComeBackWhole) {
  DossierFacts facts{"H16.12-231220-0007", "1.001193",     "H16.12",         "2023-12-20", "2023-12-25",
                     "2023-12-24",         "067090012345", Channel::kOnline, true};
  const Result<Event> back = DecodeEvent(EncodeEvent({"E1", "2026-11-24T06:11:16Z", "lan", facts}));
  ASSERT_TRUE(back.ok());
  const auto& said = std::get<DossierFacts>(back->what);
  EXPECT_EQ(said.dossier, facts.dossier);
  EXPECT_EQ(said.procedure, facts.procedure);
  EXPECT_EQ(said.agency, facts.agency);
  EXPECT_EQ(said.received_on, facts.received_on);
  EXPECT_EQ(said.due_on, facts.due_on);
  EXPECT_EQ(said.finished_on, facts.finished_on);
  EXPECT_EQ(said.subject, facts.subject);
  EXPECT_EQ(said.channel, Channel::kOnline);
  EXPECT_TRUE(said.by_vneid);
}

TEST(EventCodecTest, SeveralKeepTheirOrder) {
  Event second = Reuse();
  second.id = "E2";
  const auto back = DecodeEvents(EncodeEvents({Reuse(), second}));
  ASSERT_TRUE(back.ok());
  ASSERT_EQ(back->size(), 2U);
  EXPECT_EQ((*back)[0].id, "E0123456789abcdef");
  EXPECT_EQ((*back)[1].id, "E2");
}

TEST(EventCodecTest, BytesThatAreNoneAreDamage) {
  const Result<Event> back = DecodeEvent("\xff\xff");
  ASSERT_FALSE(back.ok());
  EXPECT_EQ(back.error().code, ErrorCode::kStoreDamaged);
}

}  // namespace
}  // namespace sohoa::codec
