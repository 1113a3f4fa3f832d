// Letters, decisions and the like: head, subject, receivers, signature.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/papers/page_builder.h"
#include "tests/unit/papers/shipped_rules.h"

namespace sohoa::papers {
namespace {

using ::testing::ElementsAre;

PageBuilder Letter() {
  PageBuilder builder;
  builder.Head("ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
      .Head("TỈNH ĐẮK NÔNG", "Độc lập - Tự do - Hạnh phúc")
      .Gap()
      .Head("Số: 982/UBND-NC", "Đắk Nông, ngày 04 tháng 8 năm 2022")
      .Head("V/v tiếp tục đẩy mạnh", "")
      .Head("phân cấp thủ tục", "")
      .Gap();
  return builder;
}

PageBuilder Signed(PageBuilder builder) {
  builder.Gap()
      .TwoColumns("Nơi nhận:", "     KT. CHỦ TỊCH")
      .TwoColumns("- Như trên;", "     PHÓ CHỦ TỊCH")
      .Text("- Lưu: VT.")
      .Gap(4)
      .TwoColumns("", "     Lê Văn Chiến");
  return builder;
}

TEST(Administrative, ReadsADateThatRunsOverItsLine) {
  PageBuilder builder;
  builder.Head("SỞ NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
      .Head("", "Độc lập - Tự do - Hạnh phúc")
      .Gap()
      .Head("Số: 982/SNV-TC", "Thành phố Hồ Chí Minh, ngày 04 tháng 8")
      .Head("", "năm 2022")
      .Gap()
      .Centre("Kính gửi: Các Sở.")
      .Text("Yêu cầu thực hiện./.");
  const Document paper = ReadOne(Signed(builder).Build());
  EXPECT_EQ(ValueOf(paper, "issue_date"), "2022-08-04");
  EXPECT_EQ(ValueOf(paper, "issue_place"), "Thành phố Hồ Chí Minh");
}

TEST(Administrative, ReadsADateOfWhichTheYearAloneRunsOverItsLine) {
  PageBuilder builder;
  builder.Head("SỞ NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
      .Head("", "Độc lập - Tự do - Hạnh phúc")
      .Gap()
      .Head("Số: 982/SNV-TC", "Buôn Ma Thuột, ngày 11 tháng 11 năm")
      .Head("", "2023")
      .Gap()
      .Centre("Kính gửi: Các Sở.")
      .Text("Yêu cầu thực hiện./.");
  EXPECT_EQ(ValueOf(ReadOne(Signed(builder).Build()), "issue_date"), "2023-11-11");
}

TEST(Administrative, AYearThatWasTornApartWaitsForAPerson) {
  PageBuilder builder;
  builder.StandardHead("UBND TỈNH PHÚ YÊN", "SỞ XÂY DỰNG", "Số: 500/QĐ-SXD", "Phú Yên, ngày 16 tháng 01 năm 201 2")
      .Title("QUYẾT ĐỊNH");
  EXPECT_EQ(FindField(ReadOne(builder.Build()).fields, "issue_date")->status, FieldStatus::kReview);
}

TEST(Administrative, ANumberWithoutItsSymbolWaitsForAPerson) {
  PageBuilder builder;
  builder.StandardHead("", "SỞ NỘI VỤ", "Số: 862", "Đắk Nông, ngày 04 tháng 8 năm 2022")
      .Centre("Kính gửi: Các Sở.")
      .Text("Yêu cầu thực hiện./.");
  const Document paper = ReadOne(Signed(builder).Build());
  EXPECT_EQ(ValueOf(paper, "document_number"), "862");
  EXPECT_FALSE(IsAccepted(paper, "document_number"));
}

TEST(Administrative, ATitleWhoseLastWordsWereLostWaitsForAPerson) {
  PageBuilder builder = Letter();
  builder.Centre("Kính gửi: Các Sở.")
      .Text("Yêu cầu thực hiện./.")
      .Gap()
      .TwoColumns("Nơi nhận:", "     TL. GIÁM ĐỐC")
      .TwoColumns("- Như trên;", "     TRƯỞNG PHÒNG HÀ^-:-")
      .Text("- Lưu: VT.")
      .Gap(4)
      .TwoColumns("", "     Lê Văn Chiến");
  const Document paper = ReadOne(builder.Build());
  EXPECT_EQ(ValueOf(paper, "signer_title"), "TRƯỞNG PHÒNG");
  EXPECT_FALSE(IsAccepted(paper, "signer_title"));
}

// A pen's stroke crosses "KT.": a quotation mark before it, and the box of that mark alone.
TEST(Administrative, KnowsAnAuthorityThatAStrokeCrosses) {
  PageBuilder builder = Letter();
  builder.Centre("Kính gửi: Các Sở.")
      .Text("Yêu cầu thực hiện./.")
      .Gap()
      .TwoColumns("Nơi nhận:", "     “KT. GIÁM ĐỐC")
      .TwoColumns("- Như trên;", "     PHÓ GIÁM ĐỐC")
      .Text("- Lưu: VT.")
      .Gap(4)
      .TwoColumns("", "     Lê Văn Chiến");
  Page page = builder.Build();
  for (Word& word : page.words) {
    if (word.text != "“KT.") continue;
    word.confidence = 0.22;
    word.box = {word.box.x0 - 0.016, word.box.y1 - 0.002, word.box.x0 - 0.007, word.box.y1};
  }
  const Document paper = ReadOne(page);
  EXPECT_EQ(ValueOf(paper, "signing_authority"), "KT. GIÁM ĐỐC");
  EXPECT_EQ(ValueOf(paper, "signer_title"), "PHÓ GIÁM ĐỐC");
}

// The seal has spoilt both lines of the office; the name below, with room for a signature above it, was read.
TEST(Administrative, ShowsANameAboveWhichTheOfficeCannotBeRead) {
  PageBuilder builder = Letter();
  builder.Centre("Kính gửi: Các Sở.")
      .Text("Yêu cầu thực hiện./.")
      .Gap()
      .Right("ÔN PHÒNG HÀNH CHÍNH TƯ PHÁP")
      .Gap(4)
      .Right("Đặng Thị Ngọc Nga");
  const Document paper = ReadOne(builder.Build());
  EXPECT_EQ(ValueOf(paper, "signer_name"), "Đặng Thị Ngọc Nga");
  EXPECT_FALSE(IsAccepted(paper, "signer_name"));
}

TEST(Administrative, ANameRightBelowRunningTextIsNoSigner) {
  PageBuilder builder = Letter();
  builder.Centre("Kính gửi: Các Sở.").Text("Yêu cầu thực hiện./.").Gap().Right("Đặng Thị Ngọc Nga");
  EXPECT_EQ(ValueOf(ReadOne(builder.Build()), "signer_name"), "(none)");
}

TEST(Administrative, AHoleInTheMarginEndsNoAgency) {
  PageBuilder builder;
  builder.Head("SỞ Y TẾ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
      .Head("CHI CỤC AN TOÀN VỆ SINH", "Độc lập - Tự do - Hạnh phúc")
      .Gap()
      .Head("Số: 982/CC-TC", "Đắk Nông, ngày 04 tháng 8 năm 2022")
      .Gap()
      .Centre("Kính gửi: Các Sở.")
      .Text("Yêu cầu thực hiện./.");
  const Document paper = ReadOne(WithStray(Signed(builder).Build(), "lộ", {0.03, 0.075, 0.05, 0.09}, 0.5));
  EXPECT_EQ(ValueOf(paper, "parent_agency"), "SỞ Y TẾ");
  EXPECT_EQ(ValueOf(paper, "issuing_agency"), "CHI CỤC AN TOÀN VỆ SINH");
}

// What a recogniser makes of the pattern along a certificate's edge.
TEST(Administrative, AFramesPatternIsNoAgency) {
  PageBuilder builder;
  builder.StandardHead("SỞ Y TẾ", "CHI CỤC AN TOÀN VỆ SINH", "Số: 982/CC-TC", "Đắk Nông, ngày 04 tháng 8 năm 2022")
      .Centre("Kính gửi: Các Sở.")
      .Text("Yêu cầu thực hiện./.");
  const Document paper = ReadOne(WithStray(Signed(builder).Build(), "NHI", {0.2, 0.025, 0.25, 0.029}, 0.5));
  EXPECT_EQ(ValueOf(paper, "parent_agency"), "SỞ Y TẾ");
  EXPECT_EQ(ValueOf(paper, "issuing_agency"), "CHI CỤC AN TOÀN VỆ SINH");
}

// A letter whose signature block ends with the office.
PageBuilder WithoutName() {
  PageBuilder builder = Letter();
  builder.Centre("Kính gửi: Các Sở.")
      .Text("Yêu cầu thực hiện./.")
      .Gap()
      .TwoColumns("Nơi nhận:", "     KT. CHỦ TỊCH")
      .TwoColumns("- Như trên;", "     PHÓ CHỦ TỊCH")
      .Text("- Lưu: VT.");
  return builder;
}

PageBuilder SignedWithTitle(std::string_view title) {
  PageBuilder builder = Letter();
  builder.Centre("Kính gửi: Các Sở.")
      .Text("Yêu cầu thực hiện./.")
      .Gap()
      .TwoColumns("Nơi nhận:", "TM. ỦY BAN NHÂN DÂN")
      .TwoColumns("- Như trên;", title)
      .Text("- Lưu: VT.");
  return builder;
}

// The seal has taken "PHÓ": what is left of the line stands right of the block's middle.
TEST(Administrative, DoubtsATitleThatStandsOffTheBlocksMiddle) {
  const Document letter = ReadOne(SignedWithTitle("               CHỦ TỊCH").Build());
  const Field* title = FindField(letter.fields, "signer_title");
  ASSERT_NE(title, nullptr);
  EXPECT_THAT(title->notes, ::testing::Contains("title:off_centre"));
}

// A seal has taken the beginning of the chairman's line.
TEST(Administrative, ShowsWhoSignsForACommitteeWhereHisOfficeCannotBeRead) {
  const Document letter = ReadOne(SignedWithTitle("             ỊCH").Build());
  EXPECT_EQ(ValueOf(letter, "signer_title"), "CHỦ TỊCH");
  EXPECT_FALSE(IsAccepted(letter, "signer_title"));
}

TEST(Administrative, ShowsNobodyWhereNothingIsPrintedBelowTheAuthority) {
  EXPECT_EQ(ValueOf(ReadOne(SignedWithTitle("").Build()), "signer_title"), "(none)");
}

TEST(Administrative, BelievesATitleBelowTheBlocksMiddle) {
  const Document letter = ReadOne(SignedWithTitle("        CHỦ TỊCH").Build());
  const Field* title = FindField(letter.fields, "signer_title");
  ASSERT_NE(title, nullptr);
  EXPECT_THAT(title->notes, ::testing::Not(::testing::Contains("title:off_centre")));
}

TEST(Administrative, ReadsNumberDatePlaceAndAgency) {
  const Document letter = ReadOne(Letter().Centre("Kính gửi: Các Sở, Ban, ngành.").Build());
  EXPECT_EQ(ValueOf(letter, "document_number"), "982/UBND-NC");
  EXPECT_EQ(ValueOf(letter, "issue_date"), "2022-08-04");
  EXPECT_EQ(ValueOf(letter, "issue_place"), "Đắk Nông");
  EXPECT_EQ(ValueOf(letter, "issuing_agency"), "ỦY BAN NHÂN DÂN TỈNH ĐẮK NÔNG");
  EXPECT_EQ(ValueOf(letter, "parent_agency"), "(none)");
}

// A long place begins left of the right column; between its words, however widely they are set, no columns part.
TEST(Administrative, ReadsAPlaceThatBeginsInTheLeftColumn) {
  const Document letter = ReadOne(PageBuilder()
                                      .Head("UBND THÀNH PHỐ HỒ CHÍ MINH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
                                      .Head("SỞ TƯ PHÁP", "Độc lập - Tự do - Hạnh phúc")
                                      .Gap()
                                      .Text("Thành  phố  Hồ  Chí  Minh,  ngày  11  tháng  02  năm  2026", 0.42)
                                      .Gap()
                                      .Title("THÔNG BÁO")
                                      .Text("Sở Tư pháp thông báo lịch tiếp công dân năm 2026 như sau.")
                                      .Build());
  EXPECT_EQ(ValueOf(letter, "issue_place"), "Thành phố Hồ Chí Minh");
}

TEST(Administrative, LeavesWhatWasWrittenIntoAStampOutOfTheAgency) {
  const Document paper = ReadOne(PageBuilder()
                                     .Head("UBND TỈNH GIA LAI", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
                                     .PennedBehindLeft("Ko", 0.38)
                                     .Head("SỞ Y TẾ", "Độc lập - Tự do - Hạnh phúc")
                                     .Head("Số: 14/BC-SYT", "Gia Lai, ngày 12 tháng 7 năm 2013")
                                     .Gap()
                                     .Title("BÁO CÁO")
                                     .Text("Sở Y tế báo cáo tình hình thực hiện như sau.")
                                     .Build());
  EXPECT_EQ(ValueOf(paper, "parent_agency"), "UBND TỈNH GIA LAI");
}

// One slip may stand in both places.
TEST(Administrative, AsksAPersonForAPlaceThatNoListKnowsThoughTheAgencyIsNamedForIt) {
  const auto paper = [](std::string_view commune, std::string_view date) {
    return ReadOne(PageBuilder()
                       .Head("ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
                       .Head(commune, "Độc lập - Tự do - Hạnh phúc")
                       .Head("Số: 14/TB-UBND", date)
                       .Gap()
                       .Title("THÔNG BÁO")
                       .Text("Ủy ban nhân dân xã thông báo lịch tiếp công dân năm 2013 như sau.")
                       .Build());
  };
  EXPECT_EQ(FindField(paper("XÃ NHÂN CƠ", "Nhân Cơ, ngày 12 tháng 7 năm 2013").fields, "issue_place")->status,
            FieldStatus::kAccepted);
  EXPECT_EQ(FindField(paper("XÃ CHIÊNG HẨC", "Chiêng Hẩc, ngày 12 tháng 7 năm 2013").fields, "issue_place")->status,
            FieldStatus::kReview);
}

TEST(Administrative, ReadsASubjectBehindASpeck) {
  Page page = PageBuilder()
                  .Head("UBND TỈNH CÀ MAU", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
                  .Head("SỞ NỘI VỤ", "Độc lập - Tự do - Hạnh phúc")
                  .Head("Số: 14/QĐ-SNV", "Cà Mau, ngày 12 tháng 7 năm 2013")
                  .Gap()
                  .Title("QUYẾT ĐỊNH")
                  .Centre("+v Về việc triển khai chiến dịch tiêm chủng mở rộng")
                  .Gap()
                  .Text("Căn cứ Luật Tổ chức chính quyền địa phương;")
                  .Build();
  for (Word& word : page.words) {
    if (word.text == "+v") word.confidence = 0.45;
  }
  EXPECT_EQ(ValueOf(ReadOne(page), "subject"), "triển khai chiến dịch tiêm chủng mở rộng");
}

TEST(Administrative, ReadsTheNumberOnTheLastLineOfASubject) {
  const auto paper = [](std::string_view last) {
    return ReadOne(PageBuilder()
                       .Head("UBND TỈNH CÀ MAU", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
                       .Head("SỞ NỘI VỤ", "Độc lập - Tự do - Hạnh phúc")
                       .Head("Số: 14/GGT-SNV", "Cà Mau, ngày 12 tháng 7 năm 2013")
                       .Gap()
                       .Title("GIẤY GIỚI THIỆU")
                       .Centre("Về việc phê duyệt kết quả lựa chọn nhà thầu gói thầu số")
                       .Centre(last)
                       .Gap()
                       .Text("Sở Nội vụ giới thiệu ông Lê Văn Chiến đến làm việc.")
                       .Build());
  };
  EXPECT_EQ(ValueOf(paper("02"), "subject"), "phê duyệt kết quả lựa chọn nhà thầu gói thầu số 02");
  EXPECT_THAT(FindField(paper("").fields, "subject")->notes, ::testing::Contains("word:open_end"));
}

// The last word of the agency and the first of the quốc hiệu stand so close that they are read as one.
TEST(Administrative, ReadsAnAgencyThatTouchesTheNationBesideIt) {
  const Document paper = ReadOne(PageBuilder()
                                     .Text("ỦY BAN NHÂN DÂN THÀNH PHỐCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 0.16)
                                     .Head("SẦM SƠN", "Độc lập - Tự do - Hạnh phúc")
                                     .Head("ỦY BAN NHÂN DÂN", "")
                                     .Head("PHƯỜNG TRUNG SƠN", "")
                                     .Head("Số: 35/TB-UBND", "Trung Sơn, ngày 11 tháng 02 năm 2022")
                                     .Gap()
                                     .Title("THÔNG BÁO")
                                     .Text("Ủy ban nhân dân phường thông báo lịch tiếp công dân năm 2022 như sau.")
                                     .Build());
  EXPECT_EQ(ValueOf(paper, "parent_agency"), "ỦY BAN NHÂN DÂN THÀNH PHỐ SẦM SƠN");
  EXPECT_EQ(ValueOf(paper, "issuing_agency"), "ỦY BAN NHÂN DÂN PHƯỜNG TRUNG SƠN");
}

TEST(Administrative, ReadsASubjectBesideTheNumberOverLines) {
  EXPECT_EQ(ValueOf(ReadOne(Letter().Centre("Kính gửi: Các Sở, Ban, ngành.").Build()), "subject"),
            "tiếp tục đẩy mạnh phân cấp thủ tục");
}

TEST(Administrative, ReadsAListOfReceivers) {
  const Document letter = ReadOne(Letter()
                                      .Centre("Kính gửi:")
                                      .Text("- Các Sở, Ban, ngành;", 0.4)
                                      .Text("- UBND các huyện, thành phố.", 0.4)
                                      .Gap()
                                      .Text("Thực hiện Công văn số 100 của Tổ công tác.", 0.2)
                                      .Build());
  const Field* receivers = FindField(letter.fields, "recipients");
  ASSERT_NE(receivers, nullptr);
  EXPECT_THAT(receivers->items, ElementsAre("Các Sở, Ban, ngành", "UBND các huyện, thành phố"));
}

TEST(Administrative, ReadsTheSignatureAndNotTheCopiesBesideIt) {
  const Document letter = ReadOne(Signed(Letter().Centre("Kính gửi: Các Sở.").Text("Yêu cầu thực hiện./.")).Build());
  EXPECT_EQ(ValueOf(letter, "signing_authority"), "KT. CHỦ TỊCH");
  EXPECT_EQ(ValueOf(letter, "signer_title"), "PHÓ CHỦ TỊCH");
  EXPECT_EQ(ValueOf(letter, "signer_name"), "Lê Văn Chiến");
}

TEST(Administrative, ReadsASignerOfTheHighlandsWithOneNameForAPersonToSee) {
  const Document letter = ReadOne(WithoutName().Gap().Text("K'Brêu", 0.62).Build());
  const Field* name = FindField(letter.fields, "signer_name");
  ASSERT_NE(name, nullptr);
  EXPECT_EQ(name->value, "K'Brêu");
  EXPECT_EQ(name->status, FieldStatus::kReview);
}

TEST(Administrative, AsksForANameThatNobodyCouldRead) {
  const Document letter = ReadOne(WithoutName().Build());
  const Field* name = FindField(letter.fields, "signer_name");
  ASSERT_NE(name, nullptr);
  EXPECT_EQ(name->value, "");
  EXPECT_EQ(name->status, FieldStatus::kReview);
  EXPECT_THAT(name->notes, ElementsAre("unread"));
  const Field* title = FindField(letter.fields, "signer_title");
  ASSERT_NE(title, nullptr);
  EXPECT_GE(name->box.y0, title->box.y1);
  EXPECT_GT(name->box.x1, title->box.CenterX());
}

TEST(Administrative, AsksForADateThatIsNone) {
  const Document paper = ReadOne(PageBuilder()
                                     .Head("UBND TỈNH ĐẮK NÔNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
                                     .Head("SỞ TƯ PHÁP", "Độc lập - Tự do - Hạnh phúc")
                                     .Gap()
                                     .Head("Số: 12/KH-STP", "Đắk Nông, ngày ¿! tháng 8 năm 2020")
                                     .Title("KẾ HOẠCH")
                                     .Build());
  const Field* date = FindField(paper.fields, "issue_date");
  ASSERT_NE(date, nullptr);
  EXPECT_EQ(date->value, "");
  EXPECT_EQ(date->status, FieldStatus::kReview);
}

TEST(Administrative, TellsTheParentFromTheAgency) {
  const Document paper = ReadOne(PageBuilder()
                                     .Head("UBND HUYỆN CƯ JÚT", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
                                     .Head("ỦY BAN NHÂN DÂN", "Độc lập - Tự do - Hạnh phúc")
                                     .Head("XÃ NAM DONG", "")
                                     .Gap()
                                     .Head("Số: 12/TB-UBND", "Nam Dong, ngày 17 tháng 8 năm 2020")
                                     .Title("THÔNG BÁO")
                                     .Centre("Về việc nghỉ lễ")
                                     .Build());
  EXPECT_EQ(ValueOf(paper, "parent_agency"), "UBND HUYỆN CƯ JÚT");
  EXPECT_EQ(ValueOf(paper, "issuing_agency"), "ỦY BAN NHÂN DÂN XÃ NAM DONG");
}

TEST(Administrative, JoinsANameOfAnAgencyOverTwoLines) {
  const Document paper = ReadOne(PageBuilder()
                                     .Head("UBND TỈNH ĐẮK NÔNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
                                     .Head("SỞ TÀI NGUYÊN VÀ MÔI", "Độc lập - Tự do - Hạnh phúc")
                                     .Head("TRƯỜNG", "")
                                     .Gap()
                                     .Head("Số: 12/KH-STNMT", "Đắk Nông, ngày 17 tháng 8 năm 2020")
                                     .Title("KẾ HOẠCH")
                                     .Build());
  EXPECT_EQ(ValueOf(paper, "parent_agency"), "UBND TỈNH ĐẮK NÔNG");
  EXPECT_EQ(ValueOf(paper, "issuing_agency"), "SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG");
}

TEST(Administrative, ReadsTheSubjectUnderATitle) {
  const Document paper = ReadOne(
      PageBuilder()
          .StandardHead("", "ỦY BAN NHÂN DÂN TỈNH ĐẮK NÔNG", "Số: 1/QĐ-UBND", "Đắk Nông, ngày 05 tháng 01 năm 2022")
          .Title("QUYẾT ĐỊNH")
          .Centre("Về việc công bố danh mục thủ tục hành chính")
          .Gap()
          .Centre("ỦY BAN NHÂN DÂN TỈNH ĐẮK NÔNG")
          .Text("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;", 0.2)
          .Build());
  EXPECT_EQ(ValueOf(paper, "subject"), "công bố danh mục thủ tục hành chính");
}

TEST(Administrative, KeepsTheCertificationOfACopyApart) {
  const Document paper = ReadOne(Signed(Letter().Centre("Kính gửi: Các Sở.").Text("Yêu cầu thực hiện./."))
                                     .Gap(2)
                                     .Centre("CHỨNG THỰC BẢN SAO ĐÚNG VỚI BẢN CHÍNH")
                                     .Text("Số chứng thực: 7200     Quyển số: 07-SCT/BS")
                                     .Right("PHÓ CHỦ TỊCH UBND XÃ ĐẮK WER")
                                     .Gap(3)
                                     .Right("Trang Hải Trọng")
                                     .Build());
  EXPECT_EQ(ValueOf(paper, "signer_name"), "Lê Văn Chiến");
  EXPECT_EQ(ValueOf(paper, "document_number"), "982/UBND-NC");
}

TEST(Administrative, TakesTheDateOfAPaperMentionedInTheBodyForNone) {
  const Document paper =
      ReadOne(PageBuilder()
                  .Head("ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
                  .Head("TỈNH ĐẮK NÔNG", "Độc lập - Tự do - Hạnh phúc")
                  .Head("Số: 5/UBND-NC", "")
                  .Head("V/v rà soát", "")
                  .Centre("Kính gửi: Các Sở.")
                  .Text("Thực hiện Công văn số 832/VPCP-KSTT ngày 16 tháng 01 năm 2024 của Văn phòng")
                  .Build());
  EXPECT_EQ(ValueOf(paper, "issue_date"), "(none)");
}

TEST(Administrative, NamesTheRuleThatFoundAValue) {
  const Document letter = ReadOne(Letter().Centre("Kính gửi: Các Sở.").Build());
  EXPECT_EQ(FindField(letter.fields, "document_number")->rule, "common/document_number");
  EXPECT_EQ(FindField(letter.fields, "subject")->rule, "cong_van/subject");
}

TEST(Administrative, MakesALegalIdentityOfNumberAgencyAndDate) {
  const Document letter = ReadOne(Letter().Centre("Kính gửi: Các Sở.").Build());
  EXPECT_EQ(letter.legal_identity, "cong_van|982/ubnd-nc|uy ban nhan dan tinh dak nong|2022-08-04");
}

TEST(Administrative, HasNoLegalIdentityWithoutItsNumber) {
  const Document paper =
      ReadOne(PageBuilder()
                  .StandardHead("", "ỦY BAN NHÂN DÂN TỈNH ĐẮK NÔNG", "", "Đắk Nông, ngày 05 tháng 01 năm 2022")
                  .Title("THÔNG BÁO")
                  .Build());
  EXPECT_EQ(paper.legal_identity, "");
}

TEST(Administrative, ReadsTheSubjectUnderATitleOfFourLetters) {
  const Document paper = ReadOne(
      PageBuilder()
          .StandardHead("UBND TỈNH ĐẮK NÔNG", "SỞ NỘI VỤ", "Số: 12/ĐA-SNV", "Đắk Nông, ngày 04 tháng 8 năm 2022")
          .Title("ĐỀ ÁN")
          .Centre("Về việc sắp xếp kho lưu trữ")
          .Gap(2)
          .Text("Căn cứ nhiệm vụ được giao trong năm, cơ quan trình như sau:")
          .Build());
  EXPECT_EQ(ValueOf(paper, "subject"), "sắp xếp kho lưu trữ");
}

std::string DateOf(std::string_view line) {
  return ValueOf(ReadOne(PageBuilder()
                             .StandardHead("UBND TỈNH ĐẮK NÔNG", "SỞ NỘI VỤ", "Số: 12/SNV-VP", line)
                             .Text("Kính gửi: Sở Tư pháp.")
                             .Build()),
                 "issue_date");
}

TEST(DateLine, IsKnownThoughTheWordForDayWasMisread) {
  EXPECT_EQ(DateOf("Đắk Nông, nsàu 14 tháng 3 năm 2023"), "2023-03-14");
}

TEST(DateLine, IsKnownThoughTheWordForYearWasMisread) {
  EXPECT_EQ(DateOf("Nghệ An, ngày 23 tháng 12 ụm 2019"), "2019-12-23");
}

TEST(DateLine, IsKnownThoughTheWordForMonthWasMisread) {
  EXPECT_EQ(DateOf("Nghĩa Tân, ngày 29 thung 7 năm 2019"), "2019-07-29");
}

TEST(Administrative, ShowsTheDeputysOfficeWhereTheLineBelowTheAuthorityCannotBeRead) {
  const Document paper = ReadOne(Letter()
                                     .Centre("Kính gửi: Các Sở.")
                                     .Gap()
                                     .TwoColumns("Nơi nhận:", "     KT. CHỦ TỊCH")
                                     .TwoColumns("- Như trên;", "     HQƑ ĐIẢ XU")
                                     .Gap(4)
                                     .TwoColumns("", "     Lê Văn Chiến")
                                     .Build());
  EXPECT_EQ(ValueOf(paper, "signer_title"), "PHÓ CHỦ TỊCH");
  EXPECT_EQ(FindField(paper.fields, "signer_title")->status, FieldStatus::kReview);
}

TEST(Administrative, ProposesTheOfficeOfABranchsHeadWhereItsFirstWordWasLost) {
  PageBuilder builder;
  builder.Head("CHI CỤC AN TOÀN VỆ SINH THỰC PHẨM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
      .Head("", "Độc lập - Tự do - Hạnh phúc")
      .Gap()
      .Head("Số: 98/ATTP-NV", "Đắk Nông, ngày 04 tháng 8 năm 2022")
      .Head("V/v kiểm tra cơ sở", "")
      .Gap()
      .Centre("Kính gửi: Các cơ sở.")
      .Gap()
      .TwoColumns("Nơi nhận:", "     CỤC TRƯỞNG")
      .Gap(4)
      .TwoColumns("- Như trên;", "     Lê Văn Chiến");
  const Document paper = ReadOne(builder.Build());
  EXPECT_EQ(ValueOf(paper, "signer_title"), "CHI CỤC TRƯỞNG");
  EXPECT_EQ(FindField(paper.fields, "signer_title")->status, FieldStatus::kReview);
}

// A stroke in the margin beside the first line, and what is left of a hole beside the second.
TEST(Administrative, ReadsTheAgencyOnBesideStrokesInTheMargin) {
  Page page = Letter().Centre("Kính gửi: Các Sở.").Build();
  const auto word = [&](std::string_view text) {
    return *std::find_if(page.words.begin(), page.words.end(), [&](const Word& w) { return w.text == text; });
  };
  const Word above = word("ỦY");
  const Word below = word("TỈNH");
  const auto add = [&](const char* text, double y0, double y1, int line) {
    Word stroke;
    stroke.text = text;
    stroke.confidence = 0.9;
    stroke.box = {0.12, y0, 0.125, y1};
    stroke.line = line;
    page.words.insert(page.words.begin(), stroke);
  };
  add("lỉ", below.box.y0, below.box.y1, 900);
  add("|", above.box.y0 - 0.03, above.box.y1, above.line);
  EXPECT_EQ(ValueOf(ReadOne(page), "issuing_agency"), "ỦY BAN NHÂN DÂN TỈNH ĐẮK NÔNG");
}

// What was read of a receiver's stamp in the margin stands on the lines behind the subject.
TEST(Administrative, TheSubjectEndsBeforeAStampInTheMargin) {
  PageBuilder builder;
  builder.StandardHead("", "ỦY BAN NHÂN DÂN HUYỆN LỆ THỦY", "Số: 982/UBND-NV", "Lệ Thủy, ngày 04 tháng 8 năm 2022")
      .Head("V/v tổ chức tập huấn", "")
      .Head("nhận hồ sơ trực tuyến", "")
      .Head(": VĂN VĂN PHÒNG HÒNG", "")
      .Text("Thực hiện kế hoạch.");
  EXPECT_EQ(ValueOf(ReadOne(builder.Build()), "subject"), "tổ chức tập huấn nhận hồ sơ trực tuyến");
}

TEST(Administrative, TheBodyBeginsBehindWhatAStampLeftOnItsLine) {
  PageBuilder builder;
  builder.StandardHead("ỦY BAN NHÂN DÂN", "THÀNH PHỐ CẦN THƠ", "Số: 03/TTr-UBND", "Cần Thơ, ngày 23 tháng 01 năm 2024")
      .Title("TỜ TRÌNH")
      .Centre("Về việc phối hợp xác minh nguồn gốc sử dụng đất")
      .Text("Sử: Sổ. Căn cứ nhiệm vụ được giao tại Quyết định số 519/QĐ-UBND ngày 04 tháng 10 năm 2023");
  Page page = builder.Build();
  for (Word& word : page.words) {
    if (word.text == "Sử:" || word.text == "Sổ.") word.confidence = 0.3;
  }
  EXPECT_EQ(ValueOf(ReadOne(page), "subject"), "phối hợp xác minh nguồn gốc sử dụng đất");
}

TEST(DateLine, ItsPlaceIsWholeThoughItsLastWordRunsIntoTheDay) {
  PageBuilder builder;
  builder.StandardHead("ỦY BAN NHÂN DÂN", "HUYỆN ĐÔNG ANH", "Số: 940/GM-UBND", "Đông Anh,.ngày 14 tháng 10 năm 2012")
      .Title("GIẤY MỜI");
  const Document paper = ReadOne(builder.Build());
  EXPECT_EQ(ValueOf(paper, "issue_place"), "Đông Anh");
  EXPECT_EQ(ValueOf(paper, "issue_date"), "2012-10-14");
}

PageBuilder SignedBy(const char* office, const char* below) {
  PageBuilder builder = Letter();
  builder.Centre("Kính gửi: Các Sở.")
      .Gap()
      .TwoColumns("Nơi nhận:", std::string("     ") + office)
      .TwoColumns("- Như trên;", std::string("     ") + below)
      .Gap(4)
      .TwoColumns("", "     Lê Thu Lan");
  return builder;
}

TEST(Administrative, ASpoiltOfficeBelowAHeadsIsItsDeputys) {
  const Document paper = ReadOne(SignedBy("BỘ TRƯỞNG", "'RƯỞNG").Build());
  EXPECT_EQ(ValueOf(paper, "signer_title"), "THỨ TRƯỞNG");
  EXPECT_EQ(ValueOf(paper, "signing_authority"), "KT. BỘ TRƯỞNG");
  EXPECT_EQ(FindField(paper.fields, "signer_title")->status, FieldStatus::kReview);
}

TEST(Administrative, ANotarySignsCopiesOnly) {
  const Document paper = ReadOne(SignedBy("CÔNG CHỨNG VIÊN", "").Build());
  EXPECT_EQ(FindField(paper.fields, "signer_title")->status, FieldStatus::kReview);
}

TEST(DateLine, ItsPlaceHasTheNumberOfTheAgencysUnit) {
  PageBuilder builder;
  builder.StandardHead("ỦY BAN NHÂN DÂN", "XÃ GIA HÒA 1", "Số: 940/GM-UBND", "Gia Hòa 1, ngày 14 tháng 10 năm 2012")
      .Title("GIẤY MỜI");
  EXPECT_EQ(ValueOf(ReadOne(builder.Build()), "issue_place"), "Gia Hòa 1");
}

TEST(DateLine, ItsPlaceHasTheApostropheOfTheAgencysUnit) {
  PageBuilder builder;
  builder
      .StandardHead("ỦY BAN NHÂN DÂN", "THỊ TRẤN EA T'LING", "Số: 940/GM-UBND", "Ea Tling, ngày 14 tháng 10 năm 2012")
      .Title("GIẤY MỜI");
  const Document paper = ReadOne(builder.Build());
  EXPECT_EQ(ValueOf(paper, "issue_place"), "Ea T'Ling");
  EXPECT_EQ(FindField(paper.fields, "issue_place")->status, FieldStatus::kReview);
}

TEST(DateLine, ItsPlaceIsTheAgencysUnitWhereReadingAndUnitDifferInMarksAlone) {
  PageBuilder builder;
  builder.StandardHead("UBND HUYỆN SÔNG HINH", "PHÒNG TƯ PHÁP", "Số: 64/PG-PTP", "Sông Hình, ngày 22 tháng 6 năm 2024")
      .Title("PHIẾU GỬI");
  const Document paper = ReadOne(builder.Build());
  EXPECT_EQ(ValueOf(paper, "issue_place"), "Sông Hinh");
  EXPECT_EQ(FindField(paper.fields, "issue_place")->status, FieldStatus::kReview);
}

TEST(Administrative, AStampAboveACentredHeadIsNoAgency) {
  const Document paper = ReadOne(PageBuilder()
                                     .Text("BẢN PHÔ TÔ")
                                     .Title("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
                                     .Title("GIẤY CHỨNG NHẬN")
                                     .Title("QUYỀN SỬ DỤNG ĐẤT")
                                     .Text("a) Thửa đất số: 591, tờ bản đồ số: 30")
                                     .Gap(8)
                                     .Right("Đắk Nông, ngày 20 tháng 4 năm 2015")
                                     .Right("SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG")
                                     .Right("GIÁM ĐỐC")
                                     .Build());
  EXPECT_EQ(ValueOf(paper, "issuing_agency"), "SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG");
}

TEST(Administrative, AWordOfAStampBesideTheHeadDoesNotEndIt) {
  PageBuilder builder;
  builder.Head("ỦY BAN NHÂN DÂN THÀNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
      .Head("PHỐ HÀ NỘI", "Độc lập - Tự do - Hạnh phúc")
      .Beside("Chuyến:", 0.38)
      .Head("SỞ Y TẾ", "")
      .Head("Số: 16/QĐ-SYT", "Hà Nội, ngày 18 tháng 9 năm 2016")
      .Title("QUYẾT ĐỊNH");
  EXPECT_EQ(ValueOf(ReadOne(builder.Build()), "issuing_agency"), "SỞ Y TẾ");
}

TEST(Administrative, WhatIsReadOfTheTableLeftOfTheSheetDoesNotEndTheAgency) {
  PageBuilder builder;
  builder.Head("CÔNG AN TỈNH ĐẮK LẮK", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
      .Head("PHÒNG HỒ SƠ NGHIỆP VỤ", "Độc lập - Tự do - Hạnh phúc")
      .Beside("Nộ tạo,", 0.01)
      .Head("Số: 6443/CAT-PV06", "Đắk Lắk, ngày 16 tháng 01 năm 2026")
      .Title("PHIẾU LÝ LỊCH TƯ PHÁP SỐ 1");
  EXPECT_EQ(ValueOf(ReadOne(builder.Build()), "issuing_agency"), "PHÒNG HỒ SƠ NGHIỆP VỤ");
}

TEST(DateLine, IsNotCutWhereTheNumberStandsBesideIt) {
  PageBuilder builder;
  builder.Head("UBND THÀNH PHỐ HỒ CHÍ MINH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
      .Head("SỞ TƯ PHÁP", "Độc lập - Tự do - Hạnh phúc")
      .Text("Số: 3770/STP-LLTP", 0.2)
      .Beside("Thành phố Hồ Chí  Minh, ngày 22 tháng 02 năm 2017", 0.44)
      .Title("PHIẾU LÝ LỊCH TƯ PHÁP SỐ 1");
  EXPECT_EQ(ValueOf(ReadOne(builder.Build()), "issue_place"), "Thành phố Hồ Chí Minh");
}

TEST(Administrative, ASubjectEndsWhereItsLinesStandFurtherApart) {
  PageBuilder builder;
  builder.StandardHead("ỦY BAN NHÂN DÂN", "THỊ XÃ KỲ ANH", "Số: 76/BC-UBND", "Kỳ Anh, ngày 23 tháng 11 năm 2022")
      .Title("BÁO CÁO")
      .Centre("Về việc ban hành quy trình nội bộ giải quyết thủ tục")
      .Centre("hành chính lĩnh vực hộ tịch")
      .Gap()
      .Centre("Sau khi xem xét nội dung phiếu chuyển cơ quan có ý kiến sau");
  Page page = builder.Build();
  // Boxes of a text layer are as high as the distance of its lines.
  for (Word& word : page.words) word.box.y1 = word.box.y0 + 0.023;
  EXPECT_EQ(ValueOf(ReadOne(page), "subject"),
            "ban hành quy trình nội bộ giải quyết thủ tục hành chính lĩnh vực hộ tịch");
}

TEST(DateLine, KeepsItsPlaceWhereDayAndMonthCannotBeRead) {
  PageBuilder builder;
  builder.StandardHead("UBND TỈNH PHÚ YÊN", "SỞ XÂY DỰNG", "Số: 500/GPXD-SXD", "Phú Yên, ngày - tù thúng ñ - năm 2018")
      .Title("GIẤY PHÉP XÂY DỰNG");
  const Document paper = ReadOne(builder.Build());
  EXPECT_EQ(ValueOf(paper, "issue_place"), "Phú Yên");
  ASSERT_NE(FindField(paper.fields, "issue_date"), nullptr);
  EXPECT_EQ(FindField(paper.fields, "issue_date")->value, "");
  EXPECT_EQ(FindField(paper.fields, "issue_date")->status, FieldStatus::kReview);
}

TEST(Administrative, ADayInYearsToComeWaitsForAPerson) {
  PageBuilder builder;
  builder.StandardHead("ỦY BAN NHÂN DÂN", "HUYỆN ĐÔNG ANH", "Số: 940/GM-UBND", "Đông Anh, ngày 29 tháng 6 năm 2094")
      .Title("GIẤY MỜI");
  const Document paper = ReadOne(builder.Build());
  EXPECT_EQ(ValueOf(paper, "issue_date"), "2094-06-29");
  EXPECT_EQ(FindField(paper.fields, "issue_date")->status, FieldStatus::kReview);
}

}  // namespace
}  // namespace sohoa::papers
