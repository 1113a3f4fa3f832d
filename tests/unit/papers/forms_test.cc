// Labelled forms: several labels on a line, values over lines, sections, columns, absent values.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/papers/page_builder.h"
#include "tests/unit/papers/shipped_rules.h"

namespace sohoa::papers {
namespace {

PageBuilder Card() {
  PageBuilder builder;
  builder.Centre("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM").Title("CĂN CƯỚC CÔNG DÂN").Text("Họ và tên: CHUNG TRƯỜNG SAN");
  return builder;
}

PageBuilder Form(std::string_view title) {
  PageBuilder builder;
  builder.Head("UBND HUYỆN KRÔNG NÔ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
      .Head("ỦY BAN NHÂN DÂN", "Độc lập - Tự do - Hạnh phúc")
      .Head("XÃ NÂM NUNG", "")
      .Gap()
      .Head("Số: 129", "")
      .Title(title)
      .Gap();
  return builder;
}

Page BirthCertificate() {
  return Form("GIẤY KHAI SINH")
      .Text("Họ, chữ đệm, tên: HỒ THỊ QUYỀN")
      .Text("Ngày, tháng, năm sinh: 24/11/2004")
      .Text("Ghi bằng chữ: Ngày hai mươi bốn, tháng mười một, năm hai nghìn không trăm linh")
      .Text("bốn")
      .Text("Giới tính: Nữ     Dân tộc: Kinh     Quốc tịch: Việt Nam")
      .Text("Nơi sinh: Trạm Y tế xã Nâm Nung, tỉnh Đắk Nông")
      .Text("Quê quán: xã Thanh Sơn, huyện Thanh Hà, tỉnh Hải Dương")
      .Text("Số định danh cá nhân: 067304932018")
      .Text("Họ, chữ đệm, tên người mẹ: BÙI TẤN MY")
      .Text("Năm sinh: 1966     Dân tộc: Mạ     Quốc tịch: Việt Nam")
      .Text("Nơi cư trú: Tổ dân phố 4, xã Đắk Wer, huyện Đắk R'Lấp, tỉnh Đắk Nông")
      .Text("Họ, chữ đệm, tên người cha: BÙI TẤN TƯỞNG")
      .Text("Năm sinh: 1982     Dân tộc: Kinh     Quốc tịch: Việt Nam")
      .Text("Nơi đăng ký khai sinh: Ủy ban nhân dân xã Nâm Nung, huyện Krông Nô, tỉnh Đắk")
      .Text("Nông")
      .Text("Ngày, tháng, năm đăng ký: 25/12/2004")
      .Gap()
      .Right("NGƯỜI KÝ GIẤY KHAI SINH")
      .Right("CHỦ TỊCH")
      .Gap(4)
      .Right("Huỳnh Tiểu Tấn")
      .Build();
}

TEST(Forms, ReadsSeveralLabelsOfOneLine) {
  const Document paper = ReadOne(BirthCertificate());
  EXPECT_EQ(ValueOf(paper, "sex"), "Nữ");
  EXPECT_EQ(ValueOf(paper, "ethnicity"), "Kinh");
  EXPECT_EQ(ValueOf(paper, "nationality"), "Việt Nam");
}

TEST(Forms, BindsRepeatedLabelsByTheirBlock) {
  const Document paper = ReadOne(BirthCertificate());
  EXPECT_EQ(ValueOf(paper, "holder_name"), "Hồ Thị Quyền");
  EXPECT_EQ(ValueOf(paper, "mother_name"), "Bùi Tấn My");
  EXPECT_EQ(ValueOf(paper, "mother_birth_year"), "1966");
  EXPECT_EQ(ValueOf(paper, "father_name"), "Bùi Tấn Tưởng");
  EXPECT_EQ(ValueOf(paper, "father_birth_year"), "1982");
}

TEST(Forms, ReadsAValueThatRunsOver) {
  EXPECT_EQ(ValueOf(ReadOne(BirthCertificate()), "registration_place"),
            "Ủy ban nhân dân xã Nâm Nung, huyện Krông Nô, tỉnh Đắk Nông");
}

TEST(Forms, ReadsThePlainNumberOfACertificate) {
  EXPECT_EQ(ValueOf(ReadOne(BirthCertificate()), "document_number"), "129");
}

TEST(Forms, TakesAWaitingHeadingBeforeTheOfficeForNoOffice) {
  const Document paper = ReadOne(BirthCertificate());
  EXPECT_EQ(ValueOf(paper, "signer_title"), "CHỦ TỊCH");
  EXPECT_EQ(ValueOf(paper, "signer_name"), "Huỳnh Tiểu Tấn");
}

TEST(Forms, LeavesAbsentValuesAbsent) {
  const Document paper = ReadOne(Form("GIẤY KHAI SINH")
                                     .Text("Họ, chữ đệm, tên: HỒ THỊ QUYỀN")
                                     .Text("Họ, chữ đệm, tên người mẹ: BÙI TẤN MY")
                                     .Text("Năm sinh: 1966")
                                     .Text("Họ, chữ đệm, tên người cha: ................................")
                                     .Text("Năm sinh: -/-")
                                     .Text("Nơi đăng ký khai sinh: Ủy ban nhân dân xã Nâm Nung")
                                     .Build());
  EXPECT_EQ(ValueOf(paper, "father_name"), "(none)");
  EXPECT_EQ(ValueOf(paper, "father_birth_year"), "(none)");
  EXPECT_EQ(ValueOf(paper, "mother_birth_year"), "1966");
}

TEST(Forms, ForgivesSlipsInLabels) {
  const Document paper = ReadOne(Form("GIẤY KHAI SINH")
                                     .Text("Ho, chữ đêm, tèn: HỒ THỊ QUYỀN")
                                     .Text("Ngảy, thàng, nãm sính: 24/11/2004")
                                     .Text("Giơí tinh : Nữ     Dăn tôc: Kinh")
                                     .Build());
  EXPECT_EQ(ValueOf(paper, "holder_name"), "Hồ Thị Quyền");
  EXPECT_EQ(ValueOf(paper, "date_of_birth"), "2004-11-24");
  EXPECT_EQ(ValueOf(paper, "sex"), "Nữ");
}

TEST(Forms, ReadsALabelWhoseColonWasLost) {
  EXPECT_EQ(
      ValueOf(ReadOne(Form("GIẤY KHAI SINH").Text("Quê quán xã Thanh Sơn, tỉnh Hải Dương").Build()), "place_of_origin"),
      "xã Thanh Sơn, tỉnh Hải Dương");
}

TEST(Forms, PartsTwoColumns) {
  const Document paper =
      ReadOne(Form("GIẤY CHỨNG NHẬN KẾT HÔN")
                  .TwoColumns("Họ, chữ đệm, tên vợ: ĐINH THỊ KHIÊM", "Họ, chữ đệm, tên chồng: NGUYỄN VĂN")
                  .TwoColumns("Ngày, tháng, năm sinh: 12/04/1980", "KHÔI")
                  .TwoColumns("Dân tộc: Nùng", "Ngày, tháng, năm sinh: 20/06/1999")
                  .TwoColumns("Nơi cư trú: Thôn 7, xã Đắk Sắk,", "Dân tộc: Dao")
                  .TwoColumns("huyện Đắk Mil, tỉnh Đắk Nông", "Nơi cư trú: Thôn 1, xã Nam Dong")
                  .TwoColumns("Giấy tờ tùy thân: CCCD số 067180625364", "Giấy tờ tùy thân: CCCD số 067099211197")
                  .Gap()
                  .Text("Nơi đăng ký kết hôn: Ủy ban nhân dân xã Đắk N'Dung, huyện Đắk Song")
                  .Text("Ngày, tháng, năm đăng ký: 09/11/2024")
                  .Build());
  EXPECT_EQ(ValueOf(paper, "wife_name"), "Đinh Thị Khiêm");
  EXPECT_EQ(ValueOf(paper, "wife_date_of_birth"), "1980-04-12");
  EXPECT_EQ(ValueOf(paper, "wife_residence"), "Thôn 7, xã Đắk Sắk, huyện Đắk Mil, tỉnh Đắk Nông");
  EXPECT_EQ(ValueOf(paper, "wife_id"), "067180625364");
  EXPECT_EQ(ValueOf(paper, "husband_name"), "Nguyễn Văn Khôi");
  EXPECT_EQ(ValueOf(paper, "husband_date_of_birth"), "1999-06-20");
  EXPECT_EQ(ValueOf(paper, "husband_id"), "067099211197");
  EXPECT_EQ(ValueOf(paper, "registration_date"), "2024-11-09");
}

TEST(Forms, ReadsNumberedLabels) {
  const Document paper = ReadOne(Form("GIẤY CHỨNG NHẬN ĐĂNG KÝ HỘ KINH DOANH")
                                     .Centre("Số: 63A8043855")
                                     .Centre("Đăng ký lần đầu, ngày 25 tháng 10 năm 2020")
                                     .Text("1. Tên hộ kinh doanh: CƠ KHÍ LAI THỨC")
                                     .Text("4. Vốn kinh doanh: 200.000.000 đồng")
                                     .Text("5. Họ và tên đại diện hộ kinh doanh: NGUYỄN THỊ LAI     Giới tính: Nữ")
                                     .Build());
  EXPECT_EQ(ValueOf(paper, "registration_code"), "63A8043855");
  EXPECT_EQ(ValueOf(paper, "first_registration_date"), "2020-10-25");
  EXPECT_EQ(ValueOf(paper, "capital"), "200000000");
  EXPECT_EQ(ValueOf(paper, "owner_name"), "Nguyễn Thị Lai");
}

TEST(Forms, KeepsALabelsWordsInsideAValue) {
  const Document paper = ReadOne(Form("GIẤY CHỨNG NHẬN CƠ SỞ ĐỦ ĐIỀU KIỆN AN TOÀN THỰC PHẨM")
                                     .Text("Cơ sở: Cơ sở sản xuất cà phê Lâm Hương")
                                     .Text("Địa chỉ: Thôn 7, xã Nâm Nung")
                                     .Build());
  EXPECT_EQ(ValueOf(paper, "facility_name"), "Cơ sở sản xuất cà phê Lâm Hương");
}

TEST(Forms, ReadsADateInsideASentence) {
  const Document paper = ReadOne(Form("GIẤY CHỨNG NHẬN CƠ SỞ ĐỦ ĐIỀU KIỆN AN TOÀN THỰC PHẨM")
                                     .Text("Giấy chứng nhận có hiệu lực đến ngày 20 tháng 12 năm 2023")
                                     .Build());
  EXPECT_EQ(ValueOf(paper, "expiry_date"), "2023-12-20");
}

TEST(Forms, TakesTheCodeOfACardBeforeItsPrint) {
  const Document paper =
      ReadOne(PageBuilder()
                  .Code("067090012345|245012345|Nguyễn Văn An|01011990|Nam|Thôn 1, Đắk Mil, Đắk Nông|15042021")
                  .Text("Số / No.: 067090012340")
                  .Text("Họ và tên / Full name:")
                  .Text("NGUYỄN VĂN Á")
                  .Build());
  EXPECT_EQ(ValueOf(paper, "personal_id"), "067090012345");
  EXPECT_EQ(ValueOf(paper, "holder_name"), "Nguyễn Văn An");
  EXPECT_EQ(ValueOf(paper, "date_of_birth"), "1990-01-01");
}

TEST(Forms, ReadsAValueBelowItsLabel) {
  const Document paper = ReadOne(PageBuilder()
                                     .Centre("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
                                     .Title("CĂN CƯỚC CÔNG DÂN")
                                     .Text("Họ và tên / Full name:")
                                     .Text("CHUNG TRƯỜNG SAN")
                                     .Build());
  EXPECT_EQ(ValueOf(paper, "holder_name"), "Chung Trường San");
}
TEST(Forms, ReadALabelInsideASentenceRightBehindAnotherLabel) {
  const Document paper = ReadOne(PageBuilder()
                                     .StandardHead("", "ỦY BAN NHÂN DÂN THÀNH PHỐ GIA NGHĨA", "Số: 512/GPXD",
                                                   "Gia Nghĩa, ngày 15 tháng 01 năm 2024")
                                     .Title("GIẤY PHÉP XÂY DỰNG")
                                     .Text("1. Cấp cho ông/bà: VÕ HỮU THẮNG")
                                     .Text("- Vị trí xây dựng: thửa đất số 666, tờ bản đồ số 131")
                                     .Build());
  EXPECT_EQ(ValueOf(paper, "parcel_number"), "666");
}
TEST(Forms, ReadADayOfWhichAFigureWasReadAsALetter) {
  const Document paper = ReadOne(PageBuilder()
                                     .StandardHead("", "ỦY BAN NHÂN DÂN XÃ NÂM NUNG", "Số: 129", "")
                                     .Title("TRÍCH LỤC KHAI SINH")
                                     .Text("Họ, chữ đệm, tên: HỒ THỊ QUYỀN")
                                     .Text("Đã đăng ký khai sinh tại: Ủy ban nhân dân xã Nâm Nung")
                                     .Text("Số: 276 ngày l6 tháng 9 năm 1984")
                                     .Build());
  EXPECT_EQ(ValueOf(paper, "registration_date"), "1984-09-16");
}
TEST(Forms, ReadAValueBelowItsLabelThoughAnotherColumnStandsBetween) {
  const Document paper = ReadOne(Card()
                                     .TwoColumns("Có giá trị đến:", "Nơi thường trú: Thôn 2, xã Nam Dong,", 0.5)
                                     .TwoColumns("05/11/2034", "huyện Cư Jút, tỉnh Đắk Nông", 0.5)
                                     .Build());
  EXPECT_EQ(ValueOf(paper, "expiry_date"), "2034-11-05");
}

// A photograph and its frame stand before the lines of a card; longer lines on its back say nothing of where one ends.
TEST(Forms, ReadAPlaceOnToTheUnitThatEndsIt) {
  Page page = Card()
                  .Text("Quê quán: Phường Xuân Khánh, Quận Ninh")
                  .Text("Kiều, Cần Thơ")
                  .Gap(3)
                  .Text("Đặc điểm nhân dạng / Personal identification: Sẹo chấm C:1,5cm trên trước đầu mày trái")
                  .Build();
  const auto beside =
      std::find_if(page.words.begin(), page.words.end(), [](const Word& w) { return w.text == "Kiều,"; });
  Word frame;
  frame.text = "_--Ì";
  frame.confidence = 0.28;
  frame.box = {beside->box.x0 - 0.04, beside->box.y0, beside->box.x0 - 0.01, beside->box.y1};
  frame.line = beside->line;
  page.words.push_back(frame);
  EXPECT_EQ(ValueOf(ReadOne(page), "place_of_origin"), "Phường Xuân Khánh, Quận Ninh Kiều, Cần Thơ");
}

// "Huyện Mỏ Cày" was a district, too: an address without its province goes on in a line that has one.
TEST(Forms, ReadAPlaceOnToItsProvince) {
  const Document paper = ReadOne(Card()
                                     .Text("Quê quán: Xã Định Thủy, Huyện Mỏ Cày", 0.15)
                                     .Text("Nam, Bến Tre", 0.17)
                                     .Gap(3)
                                     .Text("Đặc điểm nhân dạng / Personal identification: Sẹo chấm")
                                     .Build());
  EXPECT_EQ(ValueOf(paper, "place_of_origin"), "Xã Định Thủy, Huyện Mỏ Cày Nam, Bến Tre");
}

// "Nam, tỉnh" is one edit from "Năm sinh".
TEST(Forms, AProvinceBelowItsDistrictIsNoLabel) {
  const Document paper = ReadOne(Form("GIẤY KHAI SINH")
                                     .Text("Nơi đăng ký khai sinh: Uỷ ban nhân dân xã Định Thủy, huyện Mỏ Cày")
                                     .Text("Nam, tỉnh Bến Tre")
                                     .Text("Ngày, tháng, năm đăng ký: 18/08/2023")
                                     .Build());
  EXPECT_EQ(ValueOf(paper, "registration_place"), "Uỷ ban nhân dân xã Định Thủy, huyện Mỏ Cày Nam, tỉnh Bến Tre");
}

TEST(Forms, ReadANameOnBehindASpeck) {
  const Document paper = ReadOne(Form("GIẤY KHAI SINH").Text("Họ, chữ đệm, tên: LÊ NGỌC c TRANG").Build());
  EXPECT_EQ(ValueOf(paper, "holder_name"), "Lê Ngọc Trang");
  EXPECT_FALSE(IsAccepted(paper, "holder_name"));
}

TEST(Forms, NothingOfAnAddressStandsBehindItsProvince) {
  const Document paper = ReadOne(Form("GIẤY KHAI SINH")
                                     .Text("Nơi sinh: Bệnh viện Đa khoa tỉnh Nghệ An, thành phố Vinh, tỉnh Nghệ An")
                                     .Text("Quê quán: xã Kim Liên, huyện Nam Đàn, tỉnh Nghệ An")
                                     .Text("Người dân tự khai")
                                     .Build());
  EXPECT_EQ(ValueOf(paper, "place_of_origin"), "xã Kim Liên, huyện Nam Đàn, tỉnh Nghệ An");
  EXPECT_THAT(FindField(paper.fields, "place_of_origin")->notes, ::testing::Not(::testing::Contains("may_go_on")));
}

TEST(Forms, SpecksBeforeALabelAreNoLettersOfIt) {
  const Document paper = ReadOne(Form("GIẤY KHAI SINH").Text("''Họ, chữ đệm, tên: VŨ HỮU ĐẠT").Build());
  EXPECT_EQ(ValueOf(paper, "holder_name"), "Vũ Hữu Đạt");
}

// A stamp lies over the first lines: more of the labels is gone than a label may lose.
TEST(Forms, ReadBehindWhatMayBeALabelForAPersonToLookAt) {
  const Document paper =
      ReadOne(Form("GIẤY KHAI SINH").Text(":Rọi.chữ đậm, tên: VŨ HỮU ĐẠT").Text("Dân tộc: Kinh").Build());
  EXPECT_EQ(ValueOf(paper, "holder_name"), "Vũ Hữu Đạt");
  const Field* name = FindField(paper.fields, "holder_name");
  EXPECT_EQ(name->status, FieldStatus::kReview);
  EXPECT_THAT(name->notes, ::testing::Contains("label:spoilt"));
}

TEST(Forms, LeaveALineAsideThatEndsNoAddress) {
  const Document paper = ReadOne(Card()
                                     .Text("Quê quán: Xã Định Thủy, Huyện Mỏ Cày", 0.15)
                                     .Text("Nam nữ bình đẳng", 0.17)
                                     .Gap(3)
                                     .Text("Đặc điểm nhân dạng / Personal identification: Sẹo chấm")
                                     .Build());
  EXPECT_EQ(ValueOf(paper, "place_of_origin"), "Xã Định Thủy, Huyện Mỏ Cày");
  EXPECT_THAT(FindField(paper.fields, "place_of_origin")->notes, ::testing::Not(::testing::Contains("may_go_on")));
}

// The lines of the card's left column stand between the two in reading order.
TEST(Forms, ReadAnAddressOnBesideAnotherColumn) {
  const Document paper = ReadOne(Card()
                                     .TwoColumns("Có giá trị đến:", "Nơi thường trú: Buôn 12, Xã Chiềng", 0.5)
                                     .TwoColumns("14/10/2030", "Hắc, Huyện Mộc Châu, Sơn La", 0.5)
                                     .Build());
  EXPECT_EQ(ValueOf(paper, "residence"), "Buôn 12, Xã Chiềng Hắc, Huyện Mộc Châu, Sơn La");
}

// Small print: the colon of the label was not read, and another column stands beside it.
TEST(Forms, ReadADateBelowALabelThatStandsAlone) {
  const Document paper = ReadOne(Card()
                                     .TwoColumns("Có giá trị đến", "ởng trú / Thôn 2, xã Nam Dong,", 0.5)
                                     .TwoColumns("05/11/2034", "huyện Cư Jút, tỉnh Đắk Nông", 0.5)
                                     .Build());
  EXPECT_EQ(ValueOf(paper, "expiry_date"), "2034-11-05");
}

TEST(Forms, DoNotTakeTheNumberOfAPersonForThePapers) {
  const Document paper =
      ReadOne(PageBuilder()
                  .StandardHead("UBND HUYỆN ĐẮK MIL", "BỘ PHẬN TIẾP NHẬN VÀ TRẢ KẾT QUẢ",
                                "Mã số hồ sơ: H15.69-190905-7986", "Đắk Mil, ngày 05 tháng 9 năm 2019")
                  .Title("GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ")
                  .Text("Tiếp nhận hồ sơ của: VÕ BẢO HUY")
                  .Text("Số CCCD/MST: 024070357658")
                  .Build());
  EXPECT_EQ(ValueOf(paper, "holder_id"), "024070357658");
  EXPECT_EQ(ValueOf(paper, "document_number"), "(none)");
}

// The number was to be written in by hand and is not there.
TEST(Forms, DoNotTakeAnEmptyNumberForAnAgency) {
  const Document paper = ReadOne(PageBuilder()
                                     .Head("ỦY BAN NHÂN DÂN TỈNH LÀO CAI", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
                                     .Head("SỞ Y TẾ", "Độc lập - Tự do - Hạnh phúc")
                                     .Head("Số CCHN: JLCO-CCHN", "Lào Cai, ngày 07 tháng 8 năm 2025")
                                     .Gap()
                                     .Title("CHỨNG CHỈ HÀNH NGHỀ KHÁM BỆNH, CHỮA BỆNH")
                                     .Text("Họ và tên: NGUYỄN ĐÌNH LÂM")
                                     .Build());
  EXPECT_EQ(ValueOf(paper, "issuing_agency"), "SỞ Y TẾ");
  EXPECT_EQ(ValueOf(paper, "parent_agency"), "ỦY BAN NHÂN DÂN TỈNH LÀO CAI");
}

TEST(Forms, ReadAValueOnOverASpeckInTheMargin) {
  Page page =
      Form("GIẤY KHAI SINH").Text("Quê quán: thôn 7, xã Thanh Sơn,").Text("huyện Thanh Hà, tỉnh Hải Dương").Build();
  const Box last = page.words.back().box;
  Word speck;
  speck.text = "h";
  speck.box = {0.01, last.y0 - 0.007, 0.02, last.y0 + 0.001};
  speck.line = 99;
  page.words.push_back(speck);
  EXPECT_EQ(ValueOf(ReadOne(page), "place_of_origin"), "thôn 7, xã Thanh Sơn, huyện Thanh Hà, tỉnh Hải Dương");
}

PageBuilder LandCertificate() {
  PageBuilder builder;
  builder.Centre("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
      .Centre("Độc lập - Tự do - Hạnh phúc")
      .Gap()
      .Title("GIẤY CHỨNG NHẬN")
      .Title("QUYỀN SỬ DỤNG ĐẤT")
      .Text("Ông: Lê Văn Nam, năm sinh: 1974, CCCD: 067074012345")
      .Text("a) Thửa đất số: 902, tờ bản đồ số: 72")
      .Gap(8);
  return builder;
}

TEST(Certificates, HaveTheirDateAtTheEndOfThePageBeforeTheSignature) {
  const SourceReading reading = Read(
      {LandCertificate().Right("Đắk Nông, ngày 20 tháng 4 năm 2015").Build(), PageBuilder(2)
                                                                                  .Centre("2")
                                                                                  .Right("SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG")
                                                                                  .Right("TUQ. GIÁM ĐỐC")
                                                                                  .Right("CHÁNH VĂN PHÒNG")
                                                                                  .Gap(3)
                                                                                  .Right("Lê Văn Chiến")
                                                                                  .Build()});
  ASSERT_EQ(reading.documents.size(), 1U);
  EXPECT_EQ(ValueOf(reading.documents.front(), "issue_date"), "2015-04-20");
}

TEST(Certificates, NameTheirAgencyBelowTheDateThoughNoOfficeCanBeRead) {
  const Document paper = ReadOne(LandCertificate()
                                     .Right("Đắk Nông, ngày 20 tháng 4 năm 2015")
                                     .Right("SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG")
                                     .Right("s\\ p4 ©n")
                                     .Build());
  EXPECT_EQ(ValueOf(paper, "issue_date"), "2015-04-20");
  EXPECT_EQ(ValueOf(paper, "issuing_agency"), "SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG");
}

TEST(Certificates, ReadTheShortEndOfALongOffice) {
  const Document paper = ReadOne(LandCertificate()
                                     .Right("Đắk Nông, ngày 20 tháng 4 năm 2015")
                                     .Right("GIÁM ĐỐC VĂN PHÒNG ĐĂNG KÝ ĐẤT")
                                     .Right("ĐAI")
                                     .Gap(3)
                                     .Right("Lê Văn Chiến")
                                     .Build());
  EXPECT_EQ(ValueOf(paper, "signer_title"), "GIÁM ĐỐC VĂN PHÒNG ĐĂNG KÝ ĐẤT ĐAI");
}

TEST(Forms, TakeADateFromItsWordsWhereTheDigitsAreNone) {
  const Document paper =
      ReadOne(Form("GIẤY KHAI SINH")
                  .Text("Họ, chữ đệm, tên: HỒ THỊ QUYỀN")
                  .Text("Ngày, tháng, năm sinh: 24/1!/12OO4Z")
                  .Text("Ghi bằng chữ: Ngày hai mươi bốn, tháng mười một, năm hai nghìn không trăm linh bốn")
                  .Build());
  EXPECT_EQ(ValueOf(paper, "date_of_birth"), "2004-11-24");
  EXPECT_EQ(FindField(paper.fields, "date_of_birth")->status, FieldStatus::kReview);
}

void ExpectParcel(std::string_view line) {
  const Document paper = ReadOne(PageBuilder()
                                     .Title("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
                                     .Title("GIẤY CHỨNG NHẬN")
                                     .Title("QUYỀN SỬ DỤNG ĐẤT")
                                     .Text(line)
                                     .Text("Địa chỉ: xã Nâm Nung, huyện Krông Nô, tỉnh Đắk Nông")
                                     .Build());
  EXPECT_EQ(ValueOf(paper, "parcel_number"), "591") << line;
  EXPECT_EQ(ValueOf(paper, "map_sheet"), "30") << line;
}

TEST(Certificates, ReadParcelAndSheetWhoseLabelsRanTogether) {
  ExpectParcel("a) Thửa đất số:591,tờ bản đồ số:30");
  ExpectParcel("Thửa đất số: 591,tờ bản đồ số: 30;diện tích: 94,2 m²");
  ExpectParcel("Thửa đất số 591, tờ bản đồ số 30");
  ExpectParcel("Thửađất số: 591; tờbản đồ số: 30; diện tích: 94,2 m²");
}

TEST(Forms, ReadsACertificateOfDisability) {
  const Document paper = ReadOne(Form("GIẤY XÁC NHẬN KHUYẾT TẬT")
                                     .Text("Họ và tên: H'VI ÊBAN")
                                     .Text("Ngày sinh: 24/11/1984     Giới tính: Nữ")
                                     .Text("Nơi cư trú: Bon Bu Koh, xã Nâm Nung, huyện Krông Nô, tỉnh Đắk Nông")
                                     .Text("Dạng khuyết tật: Vận động")
                                     .Text("Mức độ khuyết tật: Nặng")
                                     .Gap()
                                     .Right("CHỦ TỊCH")
                                     .Gap(4)
                                     .Right("Huỳnh Tiểu Tấn")
                                     .Build());
  EXPECT_EQ(paper.type, "giay_xac_nhan_khuyet_tat");
  EXPECT_EQ(ValueOf(paper, "holder_name"), "H'Vi Êban");
  EXPECT_EQ(ValueOf(paper, "date_of_birth"), "1984-11-24");
  EXPECT_EQ(ValueOf(paper, "disability_type"), "Vận động");
  EXPECT_EQ(ValueOf(paper, "disability_level"), "Nặng");
}

TEST(Forms, AnApplicationForOneIsNone) {
  const Document paper =
      ReadOne(Form("ĐƠN ĐỀ NGHỊ XÁC ĐỊNH, XÁC ĐỊNH LẠI MỨC ĐỘ KHUYẾT TẬT VÀ CẤP GIẤY XÁC NHẬN KHUYẾT TẬT")
                  .Text("Họ và tên: H'VI ÊBAN")
                  .Text("Dạng khuyết tật: Vận động")
                  .Build());
  EXPECT_NE(paper.type, "giay_xac_nhan_khuyet_tat");
}

TEST(Forms, ReadsACertificateOfAPoorHousehold) {
  const Document paper = ReadOne(Form("GIẤY CHỨNG NHẬN HỘ NGHÈO, HỘ CẬN NGHÈO")
                                     .Text("Hộ gia đình ông/bà: HỒ THỊ QUYỀN     Dân tộc: Mạ")
                                     .Text("Số CCCD/CMND: 067304932018     Ngày cấp: 12/03/2021")
                                     .Text("Nơi thường trú: Tổ dân phố 4, xã Đắk Wer, huyện Đắk R'Lấp, tỉnh Đắk Nông")
                                     .Text("Là hộ nghèo năm 2024")
                                     .Build());
  EXPECT_EQ(paper.type, "giay_chung_nhan_ho_ngheo");
  EXPECT_EQ(ValueOf(paper, "holder_name"), "Hồ Thị Quyền");
  EXPECT_EQ(ValueOf(paper, "personal_id"), "067304932018");
}

TEST(Forms, ReadsALabelInWhichASpeckWasReadAsAColon) {
  const Document paper = ReadOne(Form("PHIẾU LÝ LỊCH TƯ PHÁP SỐ 2")
                                     .Text("3. Họ và tên: HỒ THỊ QUYỀN")
                                     .Text("9. Tình trạng ín.tí:h: Không có án tích")
                                     .Build());
  EXPECT_EQ(ValueOf(paper, "criminal_record_status"), "Không có án tích");
}

TEST(Forms, ReadsTheNumberOfACardWhoseShortLabelWasMisread) {
  const Document paper = ReadOne(PageBuilder()
                                     .Centre("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
                                     .Title("CĂN CƯỚC CÔNG DÂN")
                                     .Text("Sø/ no: 067304932018")
                                     .Text("Họ và tên: CHUNG TRƯỜNG SAN")
                                     .Build());
  EXPECT_EQ(ValueOf(paper, "personal_id"), "067304932018");
}

TEST(Forms, TakesTheNumberOfACardFromItsLineForMachines) {
  const Document paper = ReadOne(PageBuilder()
                                     .Centre("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
                                     .Title("CĂN CƯỚC CÔNG DÂN")
                                     .Text("Họ và tên: CHUNG TRƯỜNG SAN")
                                     .Text("T1DVNM2021493423067202149342<<0")
                                     .Build());
  EXPECT_EQ(ValueOf(paper, "personal_id"), "067202149342");
  EXPECT_THAT(FindField(paper.fields, "personal_id")->notes,
              ::testing::Not(::testing::Contains("agrees:machine_lines")));
}

TEST(Certificates, TheDayTheyLastUntilIsNotTheirs) {
  const Document paper = ReadOne(PageBuilder()
                                     .StandardHead("SỞ NÔNG NGHIỆP VÀ PTNT", "CHI CỤC QUẢN LÝ CHẤT LƯỢNG", "", "")
                                     .Title("GIẤY CHỨNG NHẬN")
                                     .Centre("Cơ sở đủ điều kiện an toàn thực phẩm:")
                                     .Text("Tên cơ sở: Hợp tác xã rau sạch Thị Hiền")
                                     .Text("Số: 253/2024/ATTP-CNĐK")
                                     .Text("Giấy chứng nhận có hiệu lực đến ngày 19 tháng 12 năm 2027")
                                     .TwoColumns("", "     CHI CỤC TRƯỞNG")
                                     .Gap(4)
                                     .TwoColumns("", "     Trần Thị Hương")
                                     .Build());
  EXPECT_EQ(paper.type, "giay_chung_nhan_an_toan_thuc_pham");
  EXPECT_EQ(ValueOf(paper, "issue_date"), "(none)");
  EXPECT_EQ(ValueOf(paper, "expiry_date"), "2027-12-19");
}

TEST(Certificates, TheSignBehindANumberPartsItFromTheNextLabel) {
  const Document paper = ReadOne(PageBuilder()
                                     .StandardHead("", "ỦY BAN NHÂN DÂN THÀNH PHỐ GIA NGHĨA", "Số: 512/GPXD",
                                                   "Gia Nghĩa, ngày 15 tháng 01 năm 2024")
                                     .Title("GIẤY PHÉP XÂY DỰNG")
                                     .Text("1. Cấp cho ông/bà: VÕ HỮU THẮNG")
                                     .Text("- Thửa đất số: 666; tờ bản đồ số: 131")
                                     .Build());
  EXPECT_EQ(ValueOf(paper, "parcel_number"), "666");
  EXPECT_EQ(FindField(paper.fields, "parcel_number")->status, FieldStatus::kAccepted);
}

}  // namespace
}  // namespace sohoa::papers
