#include "reuse/reasons.h"

#include <algorithm>
#include <array>

namespace sohoa::reuse {
namespace {

struct Row {
  std::string_view token;
  bool speaks_for;
  std::string_view vietnamese;
  std::string_view english;
};

constexpr std::array<Row, 49> kRows{{
    // Validity.
    {"in_force", true, "Còn hiệu lực", "In force"},
    {"in_force_until", true, "Còn hiệu lực đến hết ngày {0}", "In force until {0}"},
    {"expired", false, "Hết hiệu lực sau ngày {0}", "Expired after {0}"},
    {"superseded", false, "Đã được thay thế bởi {0}", "Superseded by {0}"},
    {"revoked", false, "Đã bị thu hồi, hủy bỏ: {0}", "Revoked: {0}"},
    {"annotated", false, "Có nội dung biến động sau khi cấp: {0}", "Changes are noted on it: {0}"},
    {"holder_deceased", false, "Người đứng tên đã chết: {0}", "The holder is deceased: {0}"},
    {"holder_deceased_asked", true, "Giấy tờ của người đã chết, đúng yêu cầu của thành phần",
     "A paper of the deceased, as the component asks"},
    {"date_unknown", false, "Chưa rõ hiệu lực: {0} chưa đọc được hoặc đang chờ kiểm tra",
     "Validity unknown: {0} was not read or waits for a person"},
    {"no_rule", false, "Chưa có quy định về hiệu lực của loại giấy tờ này", "No rule says how long this type counts"},
    {"purpose_bound", true, "Chỉ dùng cho mục đích ghi trên giấy", "Counts only for the purpose it states"},
    {"may_be_superseded", false, "Có thể đã được thay thế bởi {0}, cần kiểm tra",
     "May be superseded by {0}; to be checked"},
    {"holder_may_be_deceased", false, "Có trích lục khai tử có thể của người này, cần kiểm tra: {0}",
     "A death extract may be this person's; to be checked: {0}"},
    {"restored", true, "Đã được khôi phục hiệu lực: {0}", "Restored: {0}"},
    // The decision.
    {"type_matches", true, "Đúng loại giấy tờ: {0}", "Type fits: {0}"},
    {"holder_matches", true, "Đúng người hoặc đối tượng: {0}", "Holder fits: {0}"},
    {"holder_confirmed", true, "Người kiểm tra đã xác nhận đúng người: {0}", "A person confirmed the holder: {0}"},
    {"holder_uncertain", false, "Số định danh trên giấy chưa chắc chắn: {0}", "The identifier is not certain: {0}"},
    {"holder_name_differs", false, "Số định danh trùng nhưng họ tên khác: {0}", "Same identifier, another name: {0}"},
    {"holder_proposed", false, "Chỉ trùng họ tên và ngày sinh, cần người xác nhận: {0}",
     "Only name and birth date agree; a person must confirm: {0}"},
    {"holder_other_role", false, "Người này có trên giấy nhưng không phải vai trò cần: {0}",
     "The person is on the paper in another role: {0}"},
    {"fields_certain", true, "Các thông tin quyết định đã chắc chắn", "The decisive fields are certain"},
    {"field_uncertain", false, "Thông tin chưa chắc chắn, cần kiểm tra: {0}", "A field waits for a person: {0}"},
    {"field_missing", false, "Thiếu thông tin: {0}", "A field is missing: {0}"},
    {"type_uncertain", false, "Loại giấy tờ chưa chắc chắn", "The type is not certain"},
    {"verified", true, "Đã được {0} kiểm tra", "Checked by {0}"},
    {"not_verified", false, "Chưa có người kiểm tra", "No person has checked it"},
    {"purpose_matches", true, "Đúng mục đích: {0}", "Purpose fits: {0}"},
    {"purpose_differs", false, "Giấy được cấp cho mục đích khác: {0}", "Issued for another purpose: {0}"},
    {"purpose_unknown", false, "Mục đích trên giấy chưa rõ", "Its purpose is not known"},
    {"purpose_used", false, "Giấy chỉ dùng cho một mục đích và đã dùng cho hồ sơ {0}",
     "It counts for one purpose and was used for dossier {0}"},
    {"kind_not_given", false, "Chưa biết người dân cần loại nào: {0}", "It is not known which of these is needed: {0}"},
    {"other_applicant", false, "Chủ hồ sơ là người khác, lý do khai thác: {0}",
     "The dossier is another person's; reason given: {0}"},
    {"never_automatic", false, "Loại giấy tờ nhạy cảm, không được lấy lại", "A sensitive type, never taken again"},
    {"data_check_only", true, "Chỉ đối chiếu dữ liệu, vẫn phải nộp bản gốc",
     "Data are compared; the original is still handed in"},
    {"of_this_dossier", false, "Giấy này nằm trong chính hồ sơ đang xét", "It belongs to this very dossier"},
    {"code_not_accepted", false, "Mã loại kết quả không được thành phần này chấp nhận: {0}",
     "Its result code is not accepted here: {0}"},
    {"legal_basis", true, "Căn cứ: {0}", "Legal basis: {0}"},
    {"not_in_effect", false, "Thành phần không áp dụng vào ngày {0}", "The component does not apply on {0}"},
    {"from_citizen", false, "Thành phần do người dân nộp, kho không có", "Always from the citizen"},
    {"not_found", false, "Đã tra cứu, kho không có giấy tờ phù hợp: {0}", "Looked up, nothing fits: {0}"},
    {"holder_not_given", false, "Chưa biết số định danh của: {0}", "The identifier is not known of: {0}"},
    {"better_candidate", true, "Có giấy tờ khác phù hợp hơn: {0}", "Another paper fits better: {0}"},
    // Acts.
    {"not_chosen", false, "Không được chọn", "Not chosen"},
    {"purpose_of_use", true, "Mục đích khai thác: {0}", "Purpose of use: {0}"},
    {"same_parcel", true, "Cùng số thửa, tờ bản đồ và địa chỉ", "Same parcel number, map sheet and place"},
    {"same_name_and_birth", true, "Trùng họ tên và ngày sinh", "Same name and birth date"},
    {"same_name", false, "Trùng họ tên, không có ngày sinh để đối chiếu", "Same name, no birth date to compare"},
    {"similar_name", false, "Họ tên chỉ giống khi bỏ dấu", "Names agree only without accents"},
}};

const Row* Find(std::string_view token) {
  const auto* row = std::find_if(kRows.begin(), kRows.end(), [&](const Row& each) { return each.token == token; });
  return row == kRows.end() ? nullptr : row;
}

}  // namespace

Reason Because(std::string_view token, std::string detail, std::string basis) {
  const Row* row = Find(token);
  return {std::string(token), std::move(detail), std::move(basis), row != nullptr && row->speaks_for};
}

std::string ReasonForPeople(const Reason& reason, Language language) {
  const Row* row = Find(reason.token);
  if (row == nullptr) return reason.token;
  std::string text(language == Language::kVietnamese ? row->vietnamese : row->english);
  constexpr std::string_view kPlace = "{0}";
  const std::size_t at = text.find(kPlace);
  if (at != std::string::npos) text.replace(at, kPlace.size(), reason.detail);
  if (!reason.basis.empty()) text += " (" + reason.basis + ")";
  return text;
}

bool IsReasonToken(std::string_view token) { return Find(token) != nullptr; }

}  // namespace sohoa::reuse
