// What stands on a paper beside its own text: the receiver's stamp, and a signature block that stamps have spoilt.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/unit/papers/page_builder.h"
#include "tests/unit/papers/shipped_rules.h"

namespace sohoa::papers {
namespace {

PageBuilder Head() {
  PageBuilder builder;
  builder.Head("ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
      .Head("TỈNH ĐẮK NÔNG", "Độc lập - Tự do - Hạnh phúc")
      .Gap();
  return builder;
}

TEST(ArrivalStamp, ItsNumberIsNotThePapersWhereThatWasWrittenByHand) {
  const Document paper = ReadOne(Head()
                                     .Head("", "Đắk Nông, ngày 04 tháng 8 năm 2022")
                                     .Head("CÔNG VĂN ĐẾN", "")
                                     .Head("Số: 4417", "")
                                     .Head("Ngày 09/8/2022", "")
                                     .Centre("Kính gửi: Các Sở, Ban, ngành.")
                                     .Build());
  EXPECT_EQ(ValueOf(paper, "document_number"), "(none)");
  EXPECT_EQ(ValueOf(paper, "issue_date"), "2022-08-04");
}

TEST(ArrivalStamp, OnTheLastLineOfASubjectSendsItToAPerson) {
  PageBuilder builder;
  builder.StandardHead("UBND TỈNH ĐẮK NÔNG", "SỞ Y TẾ", "Số: 8444/SYT-TCCB", "Đắk Nông, ngày 11 tháng 5 năm 2018")
      .Text("V/v: phê duyệt kết quả lựa chọn nhà", 0.12)
      .Text("VĂN PHÒNG", 0.1)
      .Text("ĐẾN Số: 1798 thầu gói thầu xây lắp", 0.05)
      .Gap()
      .Centre("Kính gửi: Các Sở, ban, ngành.");
  Page page = builder.Build();
  // The stamp's lines stand closer than the paper's.
  const double mark = std::ranges::find(page.words, "VĂN", &Word::text)->box.y0;
  for (Word& word : page.words) {
    const double up = word.box.y0 > mark ? 0.016 : word.box.y0 == mark ? 0.006 : 0;
    word.box.y0 -= up;
    word.box.y1 -= up;
  }
  EXPECT_THAT(FindField(ReadOne(page).fields, "subject")->notes, ::testing::Contains("may_go_on"));
}

// What a recogniser makes of the stamp's frame and its first words stands in one line with the subject.
TEST(ArrivalStamp, ItsWordsBeforeACentredSubjectAreNotItsFirst) {
  const Document paper = ReadOne(
      PageBuilder()
          .StandardHead("UBND TỈNH QUẢNG BÌNH", "SỞ Y TẾ", "Số: 5312/BC-SYT", "Quảng Bình, ngày 07 tháng 11 năm 2012")
          .Title("BÁO CÁO")
          .TwoColumns("vănpHòNne", "Về việc thành lập Hội đồng thẩm định giá đất", 0.255)
          .Gap()
          .Text("Thực hiện chỉ đạo của Ủy ban nhân dân tỉnh, Sở Y tế báo cáo như sau:")
          .Build());
  EXPECT_EQ(ValueOf(paper, "subject"), "thành lập Hội đồng thẩm định giá đất");
  EXPECT_FALSE(IsAccepted(paper, "subject"));
}

TEST(ArrivalStamp, BesideASubjectDoesNotEndIt) {
  PageBuilder builder;
  builder.StandardHead("ỦY BAN NHÂN DÂN", "QUẬN CẦU GIẤY", "Số: 20/BC-UBND", "Cầu Giấy, ngày 17 tháng 4 năm 2020")
      .Title("BÁO CÁO")
      .Centre("Về việc ban hành quy trình nội bộ giải quyết thủ tục hành chính")
      .Text("VĂN PHÒNG UBND TỈNH", 0.08)
      .Centre("lĩnh vực hộ tịch")
      .Gap()
      .Text("Nhận được Phiếu chuyển số 334/PC-VP ngày 11 tháng 6 năm 2019, cơ quan có ý kiến như sau:");
  Page page = builder.Build();
  // The stamp's line stands between two of the subject's.
  const double first = std::ranges::find(page.words, "Về", &Word::text)->box.y0;
  for (Word& word : page.words) {
    const bool stamp = word.box.x0 < 0.3 && word.text != "Về" && word.box.y0 > first && word.box.y0 < first + 0.03;
    const double up = stamp ? 0.005 : word.box.y0 > first ? 0.018 : 0;
    word.box.y0 -= up;
    word.box.y1 -= up;
  }
  EXPECT_EQ(ValueOf(ReadOne(page), "subject"),
            "ban hành quy trình nội bộ giải quyết thủ tục hành chính lĩnh vực hộ tịch");
}

TEST(ArrivalStamp, ASubjectThatStandsLeftOfTheMiddleKeepsItsFirstWords) {
  const Document paper = ReadOne(
      PageBuilder()
          .StandardHead("UBND TỈNH QUẢNG BÌNH", "SỞ Y TẾ", "Số: 5312/BC-SYT", "Quảng Bình, ngày 07 tháng 11 năm 2012")
          .Title("BÁO CÁO")
          .Text("Về việc thành lập Hội đồng thẩm định giá đất cụ thể năm 2012", 0.14)
          .Gap()
          .Text("Thực hiện chỉ đạo của Ủy ban nhân dân tỉnh, Sở Y tế báo cáo như sau:")
          .Build());
  EXPECT_EQ(ValueOf(paper, "subject"), "thành lập Hội đồng thẩm định giá đất cụ thể năm 2012");
}

TEST(ArrivalStamp, AStampAboveTheHeadChangesNothing) {
  const Document paper = ReadOne(PageBuilder()
                                     .Head("SỞ TƯ PHÁP", "")
                                     .Head("ĐẾN", "")
                                     .Head("Số: 4417", "")
                                     .Head("Ngày: 09/8/2022", "")
                                     .Head("ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
                                     .Head("TỈNH ĐẮK NÔNG", "Độc lập - Tự do - Hạnh phúc")
                                     .Gap()
                                     .Head("Số: 982/UBND-NC", "Đắk Nông, ngày 04 tháng 8 năm 2022")
                                     .Gap()
                                     .Centre("Kính gửi: Các Sở, Ban, ngành.")
                                     .Build());
  EXPECT_EQ(ValueOf(paper, "document_number"), "982/UBND-NC");
  EXPECT_EQ(ValueOf(paper, "issue_date"), "2022-08-04");
  EXPECT_EQ(ValueOf(paper, "issuing_agency"), "ỦY BAN NHÂN DÂN TỈNH ĐẮK NÔNG");
}

// A stamp over the quốc hiệu left its number and a word beside the agency's lines: the agency goes on below its first
// line.
TEST(ArrivalStamp, WhatItLeavesBesideTheAgencyDoesNotEndIt) {
  Page page = PageBuilder()
                  .Head("UBND THỊ XÃ SA PA", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
                  .Head("ỦY BAN NHÂN DÂN", "Độc lập - Tự do - Hạnh phúc")
                  .Head("PHƯỜNG PHAN SI PĂNG", "")
                  .Gap()
                  .Head("Số: 566/TLKS", "Phan Si Păng, ngày 15 tháng 3 năm 2021")
                  .Centre("TRÍCH LỤC KHAI SINH")
                  .Build();
  const auto first = std::ranges::find(page.words, "CỘNG", &Word::text);
  const auto second = first + 1;
  first->text = "Số,";
  second->text = "_";
  for (const auto word : {first, second}) {
    word->box.y0 += 0.008;
    word->box.y1 += 0.008;
    word->line = 900;
    word->block = 900;
  }
  const Document paper = ReadOne(std::move(page));
  EXPECT_EQ(ValueOf(paper, "issuing_agency"), "ỦY BAN NHÂN DÂN PHƯỜNG PHAN SI PĂNG");
}

TEST(ArrivalStamp, ThePapersNumberRightBelowTheMarkStays) {
  const Document paper = ReadOne(Head()
                                     .Head("CÔNG VĂN ĐẾN", "")
                                     .Head("Số: 982/UBND-NC", "Đắk Nông, ngày 04 tháng 8 năm 2022")
                                     .Gap()
                                     .Centre("Kính gửi: Các Sở, Ban, ngành.")
                                     .Build());
  EXPECT_EQ(ValueOf(paper, "document_number"), "982/UBND-NC");
}

TEST(SignatureBlock, TheNameIsFoundBelowAHeadingThatCannotBeRead) {
  const Document paper = ReadOne(Head()
                                     .Head("Số: 982/UBND-NC", "Đắk Nông, ngày 04 tháng 8 năm 2022")
                                     .Gap()
                                     .Centre("Kính gửi: Các Sở, Ban, ngành.")
                                     .Text("Yêu cầu các đơn vị thực hiện./.")
                                     .Gap()
                                     .TwoColumns("Nơi nhận:", "     PHÓG SIẢMĐÓE")
                                     .Text("- Như trên;")
                                     .Gap(4)
                                     .TwoColumns("", "     Lê Văn Chiến")
                                     .Build());
  EXPECT_EQ(ValueOf(paper, "signer_name"), "Lê Văn Chiến");
}

PageBuilder SignedDecision() {
  PageBuilder builder = Head();
  builder.Head("Số: 982/QĐ-UBND", "Đắk Nông, ngày 04 tháng 8 năm 2022")
      .Gap()
      .Title("QUYẾT ĐỊNH")
      .Text("Điều 1. Quyết định này có hiệu lực kể từ ngày ký./.")
      .Gap()
      .TwoColumns("Nơi nhận:", "     KT. CHỦ TỊCH")
      .TwoColumns("- Như trên;", "     PHÓ CHỦ TỊCH")
      .Gap(4)
      .TwoColumns("", "     Lê Văn Chiến");
  return builder;
}

TEST(CopyCertificate, BeginsAtTheTopOfALaterPage) {
  const SourceReading reading = Read({SignedDecision().Build(), PageBuilder(2)
                                                                    .Centre("2")
                                                                    .Gap()
                                                                    .Centre("BẢN SAO ĐÚNG VỚI BẢN CHÍNH")
                                                                    .Centre("CHỦ TỊCH UBND XÃ ĐẮK WER")
                                                                    .Gap(3)
                                                                    .Centre("Trang Hải Trọng")
                                                                    .Build()});
  ASSERT_EQ(reading.documents.size(), 1U);
  EXPECT_EQ(ValueOf(reading.documents.front(), "signer_name"), "Lê Văn Chiến");
}

// A copy's date and signer are none of the paper's, though two small lines of the stamp were read as one.
TEST(CopyCertificate, IsKnownByTheCapitalsAmongTheWordsOfAnotherLine) {
  const SourceReading reading = Read(
      {SignedDecision().Build(), PageBuilder(2)
                                     .Centre("CHỨNG Số chứng THỰC thực: BẢN 4653 SAO Quyển ĐÚNG số: VỚI 07 BẢN CHÍNH")
                                     .Centre("PHÓ CHỦ TỊCH")
                                     .Gap(3)
                                     .Centre("Trang Hải Trọng")
                                     .Build()});
  EXPECT_EQ(ValueOf(reading.documents.front(), "signer_name"), "Lê Văn Chiến");
}

TEST(CopyCertificate, IsKnownByItsRegister) {
  const SourceReading reading = Read({SignedDecision().Build(), PageBuilder(2)
                                                                    .Centre("€HÚNG †HựC B")
                                                                    .Centre("Số chứng thực: 4653 Quyển số: 07-SCT/BS")
                                                                    .Centre("PHÓ CHỦ TỊCH")
                                                                    .Gap(3)
                                                                    .Centre("Trang Hải Trọng")
                                                                    .Build()});
  EXPECT_EQ(ValueOf(reading.documents.front(), "signer_name"), "Lê Văn Chiến");
}

TEST(CopyCertificate, IsKnownByARegisterThatWasReadWithSlips) {
  const Document paper = ReadOne(SignedDecision()
                                     .Gap()
                                     .Right("BẢN SAO ng TẾ Da II")
                                     .Right("Số. 10856 Quyến số 19/2026 SCT/RS")
                                     .Right("PHÓ CHỦ TỊCH")
                                     .Gap(3)
                                     .Right("Trang Hải Trọng")
                                     .Build());
  EXPECT_EQ(ValueOf(paper, "signer_name"), "Lê Văn Chiến");
}

TEST(CopyCertificate, TheNameBelowANotaryGoesToAPerson) {
  const Document paper = ReadOne(Head()
                                     .Head("Số: 982/UBND-NC", "Đắk Nông, ngày 04 tháng 8 năm 2022")
                                     .Gap()
                                     .Centre("Kính gửi: Các Sở, Ban, ngành.")
                                     .Gap()
                                     .Right("CÔNG CHỨNG VIÊN")
                                     .Gap(4)
                                     .Right("Nguyễn Đức Tuấn")
                                     .Build());
  EXPECT_THAT(FindField(paper.fields, "signer_name")->notes, ::testing::Contains("doubts:copy"));
}

TEST(CopyCertificate, IsKnownWhenItsFirstWordsWereLost) {
  const Document paper = ReadOne(
      SignedDecision().Gap().Centre("ÚNG VỚI BẢN CHÍNH").Right("PHÓ CHỦ TỊCH").Gap(3).Right("Trang Hải Trọng").Build());
  EXPECT_EQ(ValueOf(paper, "signer_name"), "Lê Văn Chiến");
}

TEST(SignatureBlock, ANameBelowAnOfficeThatCannotBeReadGoesToAPerson) {
  const Document paper = ReadOne(Head()
                                     .Head("Số: 982/UBND-NC", "Đắk Nông, ngày 04 tháng 8 năm 2022")
                                     .Gap()
                                     .Centre("Kính gửi: Các Sở, Ban, ngành.")
                                     .Gap()
                                     .TwoColumns("Nơi nhận:", "     KT. CHỦ TỊCH")
                                     .Gap(4)
                                     .TwoColumns("", "     Lê Văn Chiến")
                                     .Build());
  EXPECT_EQ(FindField(paper.fields, "signer_name")->status, FieldStatus::kReview);
}

// A seal on "KT. CỤC TRƯỞNG / PHÓ CỤC TRƯỞNG" may leave the head's office alone.
TEST(SignatureBlock, AnOfficeAboveAnotherThatCannotBeReadGoesToAPerson) {
  const Document paper = ReadOne(Head()
                                     .Head("Số: 982/UBND-NC", "Đắk Nông, ngày 04 tháng 8 năm 2022")
                                     .Gap()
                                     .Centre("Kính gửi: Các Sở, Ban, ngành.")
                                     .Gap()
                                     .TwoColumns("Nơi nhận:", "     CỤC TRƯỞNG")
                                     .TwoColumns("- Như trên;", "    “7⁄5  CNR HƯỚNG")
                                     .Gap(4)
                                     .TwoColumns("", "     Lê Văn Chiến")
                                     .Build());
  EXPECT_EQ(ValueOf(paper, "signer_title"), "CỤC TRƯỞNG");
  EXPECT_FALSE(IsAccepted(paper, "signer_title"));
}

TEST(ArrivalStamp, BesideTheReceiversDoesNotEndTheirList) {
  const Document paper = ReadOne(Head()
                                     .Head("Số: 982/UBND-NC", "Đắk Nông, ngày 04 tháng 8 năm 2022")
                                     .Head("V/v kiểm tra hồ sơ", "")
                                     .Gap()
                                     .Text("Kính gửi:", 0.3)
                                     .Text("- Sở Nội vụ;", 0.4)
                                     .TwoColumns("TIẾP DÂN", "- Sở Tư pháp.", 0.4)
                                     .Gap()
                                     .Text("Yêu cầu các đơn vị thực hiện./.")
                                     .Build());
  EXPECT_EQ(ValueOf(paper, "recipients"), "Sở Nội vụ; Sở Tư pháp");
}

TEST(CopyCertificate, IsKnownByTheBeginningOfItsMark) {
  PageBuilder builder = Head();
  builder.Head("Số: 982/UBND-NC", "Đắk Nông, ngày 04 tháng 8 năm 2022")
      .Centre("Kính gửi: Các Sở.")
      .Gap(12)
      .TwoColumns("Nơi nhận:", "     GIÁM ĐỐC")
      .Gap(4)
      .TwoColumns("", "     Vũ Thị Hà")
      .Gap(2)
      .TwoColumns("", "BẢN SAO ĐÚNG VỚI BẢ")
      .TwoColumns("", "CÔNG CHỨNG VIÊN")
      .Gap(4)
      .TwoColumns("", "Trần Văn Bình");
  const Document paper = ReadOne(builder.Build());
  EXPECT_EQ(ValueOf(paper, "signer_title"), "GIÁM ĐỐC");
  EXPECT_EQ(ValueOf(paper, "signer_name"), "Vũ Thị Hà");
}

}  // namespace
}  // namespace sohoa::papers
