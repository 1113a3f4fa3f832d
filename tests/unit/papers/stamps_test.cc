// What stands on a paper beside its own text: the receiver's stamp, and a signature block that stamps have spoilt.
#include <gtest/gtest.h>

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

}  // namespace
}  // namespace sohoa::papers
