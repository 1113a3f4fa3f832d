// Where values begin and end: at colons, titles and column edges, and what is not accepted when the end is in doubt.
#include <gtest/gtest.h>

#include "model/field.h"
#include "tests/unit/papers/page_builder.h"
#include "tests/unit/papers/shipped_rules.h"

namespace sohoa::papers {
namespace {

PageBuilder StandardForm(std::string_view title) {
  PageBuilder builder;
  builder.StandardHead("UBND HUYỆN KRÔNG NÔ", "UBND XÃ NÂM NUNG", "Số: 129", "").Title(title).Gap();
  return builder;
}

PageBuilder Decision(std::string_view agency, std::string_view date) {
  PageBuilder builder;
  builder.StandardHead("UBND HUYỆN ĐẮK SONG", agency, "Số: 12/QĐ-UBND", date).Title("QUYẾT ĐỊNH");
  return builder;
}

TEST(Borders, EndALabelAtItsColon) {
  const Document paper = ReadOne(PageBuilder()
                                     .Centre("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
                                     .Title("GIẤY CHỨNG NHẬN QUYỀN SỬ DỤNG ĐẤT")
                                     .Gap()
                                     .Text("a) Thửa đất số: 529     Tờ bản đồ số: 20")
                                     .Text("đ) Mục đích sử dụng: Đất rừng sản xuất")
                                     .Build());
  EXPECT_EQ(ValueOf(paper, "land_use_purpose"), "Đất rừng sản xuất");
}

TEST(Borders, TakeTheLastWordOfANameForNoLabel) {
  const Document paper = ReadOne(StandardForm("GIẤY CHỨNG NHẬN KẾT HÔN")
                                     .TwoColumns("Họ, chữ đệm, tên vợ: NGUYỄN THỊ", "Họ, chữ đệm, tên chồng: TÔ NGỌC")
                                     .TwoColumns("QUYÊN", "TÙNG")
                                     .TwoColumns("Dân tộc: Kinh", "Dân tộc: Kinh")
                                     .Build());
  EXPECT_EQ(ValueOf(paper, "wife_name"), "Nguyễn Thị Quyên");
  EXPECT_EQ(ValueOf(paper, "husband_name"), "Tô Ngọc Tùng");
}

TEST(Borders, SeekNoSpoiltLabelAcrossLines) {
  const Document paper = ReadOne(StandardForm("GIẤY KHAI SINH")
                                     .Text("Họ, chữ đệm, tên người mẹ: Nguyễn Ngọc Trang")
                                     .Text("Năm sinh: 2004     Dân tộc: Kinh")
                                     .Build());
  EXPECT_EQ(ValueOf(paper, "mother_name"), "Nguyễn Ngọc Trang");
  EXPECT_EQ(ValueOf(paper, "mother_birth_year"), "2004");
}

TEST(Borders, TakeATitleInSmallLettersForNoValue) {
  const Document paper = ReadOne(PageBuilder()
                                     .StandardHead("UBND TỈNH AN GIANG", "SỞ CÔNG THƯƠNG", "", "")
                                     .Title("GIẤY CHỨNG NHẬN")
                                     .Centre("Cơ sở đủ điều kiện an toàn thực phẩm")
                                     .Gap()
                                     .Text("Cơ sở: Cơ sở nước đóng chai Thanh Tuyết")
                                     .Text("Địa chỉ: Ấp 12, xã Kiến An")
                                     .Text("Chủ cơ sở: Nguyễn Thị Thanh Tuyết")
                                     .Text("Đủ điều kiện an toàn thực phẩm để sản xuất, kinh doanh:")
                                     .Text("1. Tinh bột nghệ")
                                     .Text("Số cấp: 237/GCN.ATTP")
                                     .Text("Giấy chứng nhận có hiệu lực đến ngày 21 tháng 6 năm 2021")
                                     .Build());
  EXPECT_EQ(ValueOf(paper, "facility_name"), "Cơ sở nước đóng chai Thanh Tuyết");
}

TEST(Borders, KeepTheYearThatStandsAloneInASubject) {
  const Document paper = ReadOne(Decision("UBND XÃ NHƠN ÁI", "Nhơn Ái, ngày 12 tháng 5 năm 2022")
                                     .Centre("Về việc triển khai chiến dịch tiêm chủng mở rộng đợt 2 năm")
                                     .Centre("2022")
                                     .Gap()
                                     .Text("Căn cứ Luật Tổ chức chính quyền địa phương ngày 05/04/2015;")
                                     .Build());
  EXPECT_EQ(ValueOf(paper, "subject"), "triển khai chiến dịch tiêm chủng mở rộng đợt 2 năm 2022");
}

TEST(Borders, KeepTheEndOfASubjectThatSoundsLikeABody) {
  const Document paper = ReadOne(Decision("UBND XÃ NHƠN ÁI", "Nhơn Ái, ngày 12 tháng 5 năm 2022")
                                     .Centre("Về việc rà soát danh mục tài liệu lưu trữ giai đoạn")
                                     .Centre("tiếp theo")
                                     .Gap()
                                     .Text("Căn cứ Luật Tổ chức chính quyền địa phương ngày 05/04/2015;")
                                     .Build());
  EXPECT_EQ(ValueOf(paper, "subject"), "rà soát danh mục tài liệu lưu trữ giai đoạn tiếp theo");
}

TEST(Borders, KeepTheShortLastLineOfAnAgency) {
  PageBuilder builder;
  builder.Head("ỦY BAN NHÂN DÂN TỈNH NGHỆ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
      .Head("AN", "Độc lập - Tự do - Hạnh phúc")
      .Head("SỞ TƯ PHÁP", "")
      .Head("Số: 12/QĐ-STP", "Nghệ An, ngày 12 tháng 5 năm 2022")
      .Gap()
      .Title("QUYẾT ĐỊNH");
  EXPECT_EQ(ValueOf(ReadOne(builder.Build()), "parent_agency"), "ỦY BAN NHÂN DÂN TỈNH NGHỆ AN");
}

TEST(Borders, TakeAnAddressForNoNumber) {
  const Document paper = ReadOne(PageBuilder()
                                     .StandardHead("SỞ Y TẾ", "CHI CỤC AN TOÀN THỰC PHẨM", "", "")
                                     .Title("GIẤY CHỨNG NHẬN CƠ SỞ ĐỦ ĐIỀU KIỆN AN TOÀN THỰC PHẨM")
                                     .Text("Địa chỉ: 67/15 đường Quang Trung, phường 9, thành phố Đà Lạt")
                                     .Build());
  EXPECT_EQ(ValueOf(paper, "facility_address"), "67/15 đường Quang Trung, phường 9, thành phố Đà Lạt");
}

TEST(Borders, SendAValueToReviewThatMayGoOnBelow) {
  const auto paper = [](std::string_view below) {
    return ReadOne(StandardForm("CHỨNG CHỈ HÀNH NGHỀ")
                       .Text("Họ và tên: NGUYỄN VĂN AN")
                       .Text("Phạm vi hành nghề: Khám bệnh, chữa bệnh đa khoa và")
                       .Text(below)
                       .Gap()
                       .Text("Trình độ chuyên môn: Bác sĩ Y học cổ truyền, chuyên khoa cấp một, tốt nghiệp")
                       .Build());
  };
  EXPECT_TRUE(IsAccepted(paper(""), "practice_scope"));
  EXPECT_FALSE(IsAccepted(paper("Xét nghiệm"), "practice_scope"));
}

TEST(Borders, ReadTheAgencyAboveTheAuthority) {
  const Document paper = ReadOne(PageBuilder()
                                     .Centre("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
                                     .Title("GIẤY CHỨNG NHẬN QUYỀN SỬ DỤNG ĐẤT")
                                     .Gap()
                                     .Text("a) Thửa đất số: 529     Tờ bản đồ số: 20")
                                     .Gap()
                                     .Right("Đắk Lắk, ngày 29 tháng 10 năm 2020")
                                     .Right("SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG")
                                     .Right("TỈNH ĐẮK LẮK")
                                     .Right("TUQ. GIÁM ĐỐC")
                                     .Right("GIÁM ĐỐC VĂN PHÒNG ĐĂNG KÝ")
                                     .Right("ĐẤT ĐAI")
                                     .Gap(4)
                                     .Right("Đặng Kim Anh")
                                     .Build());
  EXPECT_EQ(ValueOf(paper, "issuing_agency"), "SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG TỈNH ĐẮK LẮK");
  EXPECT_EQ(ValueOf(paper, "signer_title"), "GIÁM ĐỐC VĂN PHÒNG ĐĂNG KÝ ĐẤT ĐAI");
  EXPECT_EQ(ValueOf(paper, "signer_name"), "Đặng Kim Anh");
}

TEST(Borders, DoubtADayOfOneFigure) {
  EXPECT_TRUE(
      IsAccepted(ReadOne(Decision("UBND XÃ NHƠN ÁI", "Nhơn Ái, ngày 02 tháng 5 năm 2022").Build()), "issue_date"));
  EXPECT_FALSE(
      IsAccepted(ReadOne(Decision("UBND XÃ NHƠN ÁI", "Nhơn Ái, ngày 2 tháng 5 năm 2022").Build()), "issue_date"));
}

TEST(Borders, ConfirmThePlaceByTheAgency) {
  EXPECT_TRUE(
      IsAccepted(ReadOne(Decision("UBND XÃ NHƠN ÁI", "Nhơn Ái, ngày 12 tháng 5 năm 2022").Build()), "issue_place"));
  EXPECT_FALSE(
      IsAccepted(ReadOne(Decision("UBND XÃ NHƠN ÁI", "Nhơh Ái, ngày 12 tháng 5 năm 2022").Build()), "issue_place"));
}

TEST(Borders, DoubtADeputyWithTheHeadsOffice) {
  const auto signed_by = [](std::string_view office) {
    return ReadOne(Decision("UBND XÃ NHƠN ÁI", "Nhơn Ái, ngày 12 tháng 5 năm 2022")
                       .Gap(4)
                       .Right("KT. CHỦ TỊCH")
                       .Right(office)
                       .Gap(4)
                       .Right("Trần Văn Bình")
                       .Build());
  };
  EXPECT_TRUE(IsAccepted(signed_by("PHÓ CHỦ TỊCH"), "signer_title"));
  EXPECT_FALSE(IsAccepted(signed_by("CHỦ TỊCH"), "signer_title"));
}

TEST(Borders, KeepTheWordsBehindAKnownAgency) {
  const Document paper = ReadOne(PageBuilder()
                                     .Centre("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
                                     .Title("GIẤY CHỨNG NHẬN QUYỀN SỬ DỤNG ĐẤT")
                                     .Gap()
                                     .Text("Thửa đất số: 985; tờ bản đồ số: 12")
                                     .Gap()
                                     .Right("CHI NHÁNH VĂN PHÒNG ĐĂNG KÝ ĐẤT")
                                     .Right("ĐAI KHU VỰC 6")
                                     .Right("GIÁM ĐỐC")
                                     .Build());
  EXPECT_EQ(ValueOf(paper, "issuing_agency"), "CHI NHÁNH VĂN PHÒNG ĐĂNG KÝ ĐẤT ĐAI KHU VỰC 6");
}

TEST(Borders, ReadAnOfficeThatIsHeldSomewhere) {
  const Document paper = ReadOne(Decision("UBND XÃ NHƠN ÁI", "Nhơn Ái, ngày 12 tháng 5 năm 2022")
                                     .Gap(4)
                                     .Right("TL. GIÁM ĐỐC")
                                     .Right("TRƯỞNG PHÒNG HÀNH CHÍNH")
                                     .Right("TƯ PHÁP")
                                     .Gap(4)
                                     .Right("Trần Văn Bình")
                                     .Build());
  EXPECT_EQ(ValueOf(paper, "signer_title"), "TRƯỞNG PHÒNG HÀNH CHÍNH TƯ PHÁP");
}

TEST(Borders, MeasureNoLineByDirtBelowIt) {
  PageBuilder builder = StandardForm("CHỨNG CHỈ HÀNH NGHỀ");
  builder.Text("Phạm vi hành nghề: Theo quy định tại Thông tư liên tịch số")
      .Text("26/2015/TTLT-BYT-BNV")
      .Gap()
      .Text("Trình độ chuyên môn: Bác sĩ Y học cổ truyền, chuyên khoa cấp một")
      .Gap(4)
      .Confidence(0.2)
      .Text("mm ...... ...(n Ga. Gan mm ...... ....(.n Ga. Gan mm ...... ....(.n Ga. Gan mm");
  EXPECT_EQ(ValueOf(ReadOne(builder.Build()), "practice_scope"),
            "Theo quy định tại Thông tư liên tịch số 26/2015/TTLT-BYT-BNV");
}

}  // namespace
}  // namespace sohoa::papers
