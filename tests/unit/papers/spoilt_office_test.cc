// Signers' offices and names of which a seal or a signature left a part.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/papers/page_builder.h"
#include "tests/unit/papers/shipped_rules.h"

namespace sohoa::papers {
namespace {

constexpr double kMiddle = 0.72;  // of the block, as PageBuilder::Right sets it
constexpr double kLetter = 0.0095;

PageBuilder Letter() {
  PageBuilder builder;
  builder
      .StandardHead("ỦY BAN NHÂN DÂN TỈNH ĐẮK NÔNG", "SỞ Y TẾ", "Số: 982/SYT-NV", "Đắk Nông, ngày 04 tháng 8 năm 2022")
      .Centre("Kính gửi: Các Sở, Ban, ngành.")
      .Text("Yêu cầu các đơn vị thực hiện./.")
      .Gap(14);
  return builder;
}

// The last word of an office that stands in the block's middle and is as long as so many common capitals.
PageBuilder& AddEnd(PageBuilder* builder, std::string_view word, double letters) {
  const auto length = static_cast<double>(text::ToCodePoints(word).size());
  return builder->TwoColumns("", word, kMiddle + (letters / 2 - length) * kLetter);
}

Document SignedBelow(PageBuilder builder) { return ReadOne(builder.Gap(3).Right("Lê Văn Chiến").Build()); }

void ExpectProposed(const Document& paper, std::string_view office) {
  EXPECT_EQ(ValueOf(paper, "signer_title"), office);
  EXPECT_FALSE(IsAccepted(paper, "signer_title"));
  EXPECT_EQ(ValueOf(paper, "signer_name"), "Lê Văn Chiến");
}

TEST(SpoiltOffice, IsToldByItsLastWordAndByItsLength) {
  PageBuilder head = Letter();
  AddEnd(&head, "ĐỐC", 7.1);
  ExpectProposed(SignedBelow(head), "GIÁM ĐỐC");
  PageBuilder deputy = Letter();
  AddEnd(&deputy, "ĐỐC", 10.4);
  ExpectProposed(SignedBelow(deputy), "PHÓ GIÁM ĐỐC");
}

TEST(SpoiltOffice, MayHaveLostALetterOfItsLastWord) {
  PageBuilder builder = Letter();
  AddEnd(&builder, "ỊCH", 6.9);
  ExpectProposed(SignedBelow(builder), "CHỦ TỊCH");
}

// "ĐỒNG" is the end of CHỦ TỊCH HỘI ĐỒNG, and SONG nearly so; HUYỆN belongs to no office.
TEST(SpoiltOffice, IsNoLineWithLegibleWordsThatNoOfficeHas) {
  const Document paper = SignedBelow(Letter().Right("TM. ỦY BAN NHÂN DÂN").Right("HUYỆN ĐẮK SONG").Right("CHỦ TỊCH"));
  EXPECT_EQ(ValueOf(paper, "signer_title"), "CHỦ TỊCH");
  EXPECT_EQ(ValueOf(paper, "signing_authority"), "TM. ỦY BAN NHÂN DÂN");
}

// Of CHÁNH a seal left the end, read as surely as print.
TEST(SpoiltOffice, MayHaveLostTheBeginningOfItsFirstWord) {
  ExpectProposed(SignedBelow(Letter().Right("TL. CHỦ TỊCH").Right("$NH VĂN PHÒNG")), "CHÁNH VĂN PHÒNG");
}

// The two upper lines were printed, the third stamped below them.
TEST(SpoiltOffice, ABodyBelowTheOfficesIsTheAuthority) {
  const Document paper = SignedBelow(Letter().Right("KT. CHỦ TỊCH").Right("PHÓ CHỦ TỊCH").Right("TM. ỦY BAN NHÂN DÂN"));
  EXPECT_EQ(ValueOf(paper, "signing_authority"), "TM. ỦY BAN NHÂN DÂN");
}

TEST(SpoiltOffice, IsToldByItsBeginningWhenOnlyOneBeginsSo) {
  PageBuilder builder = Letter();
  builder.Right("TUQ. CHỦ TỊCH").Right("CÔNG CHỨC TƯ PHÁP - HỘ");
  ExpectProposed(SignedBelow(builder), "CÔNG CHỨC TƯ PHÁP - HỘ TỊCH");
}

TEST(SpoiltOffice, OfADeputyIsToldByTheLineAboveThoughAnotherAuthorityComesFirst) {
  PageBuilder builder = Letter();
  builder.Right("TM. ỦY BAN NHÂN DÂN").Right("KT. CHỦ TỊCH").Confidence(0.3).Right("HQƑ XU").Confidence(0.96);
  ExpectProposed(SignedBelow(builder), "PHÓ CHỦ TỊCH");
}

TEST(SpoiltOffice, OfADeputyIsNotTheHeadsWhenTheDeputysWordIsSpoilt) {
  PageBuilder builder = Letter();
  builder.Right("KT. GIÁM ĐỐC").Right("ZW# GIÁM ĐỐC");
  ExpectProposed(SignedBelow(builder), "PHÓ GIÁM ĐỐC");
}

// The seal has taken "KT." and "PHÓ": one office twice is a head's and his deputy's.
TEST(SpoiltOffice, BelowTheSameOfficeIsTheDeputys) {
  const Document paper = SignedBelow(Letter().Right("GIÁM ĐỐC").Right("láM ĐÓC"));
  ExpectProposed(paper, "PHÓ GIÁM ĐỐC");
  EXPECT_EQ(ValueOf(paper, "signing_authority"), "KT. GIÁM ĐỐC");
  EXPECT_FALSE(IsAccepted(paper, "signing_authority"));
}

TEST(SpoiltName, IsKnownBesideASignThatTheSealLeft) {
  Page page =
      Letter().Right("KT. CHỦ TỊCH").Right("PHÓ CHỦ TỊCH").Gap(3).Confidence(0.4).Right("Võ Ngọc Thuyết").Build();
  Word sign = page.words.back();
  sign.text = "&";
  sign.confidence = 0.05;
  sign.box.x0 = sign.box.x1 + kLetter;
  sign.box.x1 = sign.box.x0 + kLetter;
  page.words.push_back(sign);
  EXPECT_EQ(ValueOf(ReadOne(page), "signer_name"), "Võ Ngọc Thuyết");
}

}  // namespace
}  // namespace sohoa::papers
