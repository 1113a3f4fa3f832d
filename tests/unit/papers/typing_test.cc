#include <gtest/gtest.h>

#include "tests/unit/papers/page_builder.h"
#include "tests/unit/papers/shipped_rules.h"

namespace sohoa::papers {
namespace {

PageBuilder Headed(std::string_view number) {
  PageBuilder builder;
  builder.StandardHead("UBND HUYỆN CƯ JÚT", "ỦY BAN NHÂN DÂN XÃ NAM DONG", number,
                       "Nam Dong, ngày 17 tháng 8 năm 2020");
  return builder;
}

TEST(Typing, KnowsAPaperByItsTitle) {
  const Document document = ReadOne(Headed("Số: 431/TLKT-BS").Title("TRÍCH LỤC KHAI TỬ").Centre("(BẢN SAO)").Build());
  EXPECT_EQ(document.type, "trich_luc_khai_tu");
  EXPECT_GT(document.type_confidence, 0.95);
}

TEST(Typing, ForgivesSlipsInATitle) {
  EXPECT_EQ(ReadOne(Headed("Số: 12").Title("GlẤY XÁC NHẬN TÌNII TRẠNG HÔN NHẤN").Build()).type,
            "giay_xac_nhan_tinh_trang_hon_nhan");
}

// A stripe without toner took the title's last word: KHAI TỬ is nearer to the rest than KHAI SINH.
TEST(Typing, BelievesNumberAndLabelsAgainstATitleThatWasCut) {
  const Page page = Headed("Số: 358/TLKS-BS")
                        .Title("TRÍCH LỤC KHAI -")
                        .Centre("(BẢN SAOy -")
                        .Text("Họ và tên: NGUYỄN THỊ UYÊN")
                        .Text("Ngày, tháng, năm sinh: 18/06/1992")
                        .Text("Nơi sinh: Bệnh viện Phụ sản Trung ương")
                        .Text("Quê quán: xã Hoằng Hà, huyện Hoằng Hóa, tỉnh Thanh Hóa")
                        .Text("Họ, chữ đệm, tên người mẹ: LÊ THỊ THỦY")
                        .Text("Họ, chữ đệm, tên người cha: NGUYỄN BẢO GIANG")
                        .Build();
  EXPECT_EQ(ReadOne(page).type, "trich_luc_khai_sinh");
}

TEST(Typing, KnowsACardByItsCodeThoughItsTitleIsLikeAnothers) {
  const Page page = PageBuilder()
                        .Code("067090012345|245012345|Nguyễn Văn A|01011990|Nam|Thôn 1, Đắk Mil, Đắk Nông|15042021")
                        .Centre("- ': HOI CHỦ NGHĨA VIỆT NAM")
                        .Centre("ị - lụ đo - Hanh phúc")
                        .Title("THƯ CÔN")
                        .Centre("020159955573")
                        .Text("Quốc tịch: Việt Nam")
                        .Build();
  EXPECT_EQ(ReadOne(page).type, "can_cuoc");
}

TEST(Typing, ReadsATitleOverTwoLines) {
  const Page page = PageBuilder()
                        .Centre("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
                        .Centre("Độc lập - Tự do - Hạnh phúc")
                        .Gap()
                        .Title("GIẤY CHỨNG NHẬN")
                        .Title("QUYỀN SỬ DỤNG ĐẤT,")
                        .Title("QUYỀN SỞ HỮU NHÀ Ở VÀ TÀI SẢN KHÁC GẮN LIỀN VỚI ĐẤT")
                        .Build();
  EXPECT_EQ(ReadOne(page).type, "giay_chung_nhan_quyen_su_dung_dat");
}

TEST(Typing, KnowsALetterByWhatItHasNot) {
  const Page page = Headed("Số: 982/UBND-NC")
                        .Head("V/v rà soát thủ tục hành chính", "")
                        .Gap()
                        .Centre("Kính gửi: Các Sở, Ban, ngành.")
                        .Text("Căn cứ Quyết định số 791/QĐ-TTg ngày 02 tháng 9 năm 2021;")
                        .Build();
  EXPECT_EQ(ReadOne(page).type, "cong_van");
}

TEST(Typing, TakesAPaperMentionedInTheBodyForNoTitle) {
  const Page page = Headed("Số: 33/UBND-NC")
                        .Head("V/v cấp bản sao", "")
                        .Gap()
                        .Centre("Kính gửi: Phòng Tư pháp.")
                        .Text("Đề nghị cấp lại Giấy khai sinh và Giấy chứng nhận kết hôn.")
                        .Build();
  EXPECT_EQ(ReadOne(page).type, "cong_van");
}

TEST(Typing, NeverTakesTheNearestTypeForAnUnknownTitle) {
  const Page page =
      Headed("Số: 77").Title("GIẤY CHỨNG NHẬN ĐĂNG KÝ XE MÁY CHUYÊN DÙNG").Text("Biển số: 48LA-0012").Build();
  EXPECT_EQ(ReadOne(page).type, "khac");
}

TEST(Typing, TellsADeathNoticeFromAnExtract) {
  EXPECT_EQ(ReadOne(Headed("Số: 7").Title("GIẤY BÁO TỬ").Text("Họ, chữ đệm, tên: NGUYỄN VĂN A").Build()).type, "khac");
}

TEST(Typing, KnowsACardByItsCode) {
  const Page page = PageBuilder()
                        .Code("067090012345|245012345|Nguyễn Văn A|01011990|Nam|Thôn 1, Đắk Mil, Đắk Nông|15042021")
                        .Text("Họ và tên / Full name:")
                        .Build();
  EXPECT_EQ(ReadOne(page).type, "can_cuoc");
}

TEST(Typing, KnowsAnUnreadableTitleByTheNumber) {
  EXPECT_EQ(ReadOne(Headed("Số: 15/QĐ-UBND").Text("Căn cứ Luật Tổ chức chính quyền địa phương;").Build()).type,
            "quyet_dinh");
}

TEST(Typing, SeesASecrecyMark) {
  const Page page =
      PageBuilder()
          .StandardHead("", "ỦY BAN NHÂN DÂN TỈNH ĐẮK NÔNG", "Số: 5/UBND-NC", "Đắk Nông, ngày 05 tháng 01 năm 2022")
          .Head("TỐI MẬT", "")
          .Text("Kính gửi: Công an tỉnh.")
          .Build();
  EXPECT_TRUE(ReadOne(page).secret);
}

TEST(Typing, SeesASecrecyMarkThatWasMisreadInALetter) {
  EXPECT_TRUE(ReadOne(Headed("Số: 5/UBND-NC").Head("TUYẸT NẬT", "").Text("Kính gửi: Công an tỉnh.").Build()).secret);
}

TEST(Typing, TakesNoOtherShortWordInCapitalsForASecrecyMark) {
  EXPECT_FALSE(ReadOne(Headed("Số: 5/UBND-NC").Head("MỘT", "").Text("Kính gửi: Công an tỉnh.").Build()).secret);
}

TEST(Typing, TakesNoWordInASentenceForASecrecyMark) {
  EXPECT_FALSE(ReadOne(Headed("Số: 1/UBND-NC").Text("Yêu cầu bảo vệ BÍ MẬT NHÀ NƯỚC theo quy định.").Build()).secret);
}

TEST(Typing, TakesAnAgencyThatSoundsLikeATitleForNone) {
  const Page page =
      PageBuilder()
          .StandardHead("UBND HUYỆN CƯ JÚT", "PHÒNG TƯ PHÁP", "Số: 31/PTP-VP", "Cư Jút, ngày 17 tháng 8 năm 2020")
          .Text("Kính gửi: Ủy ban nhân dân các xã.")
          .Build();
  EXPECT_EQ(ReadOne(page).type, "cong_van");
}

PageBuilder PrivateContract() {
  PageBuilder builder;
  builder.Title("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
      .Centre("Độc lập - Tự do - Hạnh phúc")
      .Gap()
      .Title("HỢP ĐỒNG THUÊ NHÀ")
      .Text("Hôm nay, ngày 12 tháng 5 năm 2023, chúng tôi gồm:")
      .Text("BÊN A: Lê Thị Hoa");
  return builder;
}

TEST(Typing, TakesAContractOfPrivatePeopleForNoPaperOfAnAgency) {
  EXPECT_EQ(ReadOne(PrivateContract().Build()).type, "khac");
}

TEST(Typing, KnowsAContractOfAnAgency) {
  EXPECT_EQ(ReadOne(Headed("Số: 05/HĐ-UBND").Title("HỢP ĐỒNG THUÊ ĐẤT").Build()).type, "hop_dong");
}

TEST(UnknownPapers, GiveTheDateWithWhichALineBegins) {
  EXPECT_EQ(ValueOf(ReadOne(PrivateContract().Build()), "issue_date"), "2023-05-12");
}

TEST(UnknownPapers, GiveNoDateFromWithinASentence) {
  const Page page = PageBuilder()
                        .Title("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
                        .Title("ĐƠN XIN XÁC NHẬN")
                        .Text("Cháu sinh vào lúc 5 giờ, ngày 12 tháng 5 năm 2023 tại nhà")
                        .Build();
  EXPECT_EQ(ValueOf(ReadOne(page), "issue_date"), "(none)");
}

TEST(UnknownPapers, GiveTheAgencyAboveACentredHead) {
  const Page page = PageBuilder()
                        .Text("SỞ Y TẾ TỈNH ĐẮK NÔNG")
                        .Text("BỆNH VIỆN ĐA KHOA")
                        .Gap()
                        .Title("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
                        .Centre("Độc lập - Tự do - Hạnh phúc")
                        .Gap()
                        .Title("GIẤY CHỨNG SINH")
                        .Build();
  EXPECT_EQ(ValueOf(ReadOne(page), "issuing_agency"), "BỆNH VIỆN ĐA KHOA");
  EXPECT_EQ(ValueOf(ReadOne(page), "parent_agency"), "SỞ Y TẾ TỈNH ĐẮK NÔNG");
}

// It has receivers like an office's letter, but neither number nor agency.
TEST(Typing, ACitizensApplicationIsNoLetterOfAnOffice) {
  const Document paper = ReadOne(PageBuilder()
                                     .Title("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
                                     .Centre("Độc lập - Tự do - Hạnh phúc")
                                     .Gap()
                                     .Title("ĐƠN XIN XÁC NHẬN")
                                     .Centre("Kính gửi: Ủy ban nhân dân xã Đăng Hà")
                                     .Text("Tôi tên là: Trần Thị Thanh Hiền")
                                     .Text("Nay tôi làm đơn này kính mong quý cơ quan xem xét, xác nhận.")
                                     .Right("Ngày 06 tháng 9 năm 2021")
                                     .Right("Người làm đơn")
                                     .Build());
  EXPECT_EQ(paper.type, "khac");
  EXPECT_EQ(ValueOf(paper, "recipients"), "(none)");
}

// A stripe without toner took the ends of quốc hiệu, tiêu ngữ and title.
TEST(Typing, APaperIsKnownByTheBeginningsOfItsHead) {
  const Document paper = ReadOne(PageBuilder()
                                     .Head("ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHL")
                                     .Head("XÃ NÂM NUNG", "Độc lập - Tự do - !:")
                                     .Gap()
                                     .Title("GIẤY XÁC NHẬN TÌNH TRẠNG HÔN")
                                     .Text("Xét đề nghị của ông/bà: HỒ THỊ QUYỀN")
                                     .Build());
  EXPECT_EQ(paper.type, "giay_xac_nhan_tinh_trang_hon_nhan");
}

TEST(Typing, TheBeginningOfSeveralTitlesIsNone) {
  const Document paper = ReadOne(
      PageBuilder().StandardHead("", "ỦY BAN NHÂN DÂN XÃ NÂM NUNG", "", "").Title("GIẤY CHỨNG NHẬN ĐĂNG KÝ").Build());
  EXPECT_EQ(paper.type, "khac");
}

}  // namespace
}  // namespace sohoa::papers
