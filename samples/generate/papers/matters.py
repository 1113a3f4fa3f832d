"""What administrative papers are about: types, subjects, sentences. All invented."""

# type -> (abbreviation in the symbol, title)
TYPES = {
    'cong_van': ('', ''),
    'quyet_dinh': ('QĐ', 'QUYẾT ĐỊNH'),
    'nghi_quyet': ('NQ', 'NGHỊ QUYẾT'),
    'chi_thi': ('CT', 'CHỈ THỊ'),
    'quy_che': ('QC', 'QUY CHẾ'),
    'quy_dinh': ('QyĐ', 'QUY ĐỊNH'),
    'thong_bao': ('TB', 'THÔNG BÁO'),
    'huong_dan': ('HD', 'HƯỚNG DẪN'),
    'chuong_trinh': ('CTr', 'CHƯƠNG TRÌNH'),
    'ke_hoach': ('KH', 'KẾ HOẠCH'),
    'phuong_an': ('PA', 'PHƯƠNG ÁN'),
    'de_an': ('ĐA', 'ĐỀ ÁN'),
    'bao_cao': ('BC', 'BÁO CÁO'),
    'bien_ban': ('BB', 'BIÊN BẢN'),
    'to_trinh': ('TTr', 'TỜ TRÌNH'),
    'cong_dien': ('CĐ', 'CÔNG ĐIỆN'),
    'giay_moi': ('GM', 'GIẤY MỜI'),
    'giay_gioi_thieu': ('GGT', 'GIẤY GIỚI THIỆU'),
    'phieu_gui': ('PG', 'PHIẾU GỬI'),
    'phieu_chuyen': ('PC', 'PHIẾU CHUYỂN'),
}

MATTERS = (
    'tăng cường ứng dụng chữ ký số trong gửi, nhận văn bản điện tử',
    'kiểm tra công tác văn thư, lưu trữ năm {year}',
    'rà soát danh mục tài liệu lưu trữ cần số hóa giai đoạn tiếp theo',
    'phân công nhiệm vụ thành viên Tổ chuyển đổi số cộng đồng',
    'tổ chức tập huấn nghiệp vụ tiếp nhận hồ sơ trực tuyến',
    'phối hợp xác minh nguồn gốc sử dụng đất',
    'chấn chỉnh việc thực hiện thời hạn giải quyết hồ sơ đất đai',
    'cử công chức tham gia lớp bồi dưỡng quý {quarter} năm {year}',
    'phê duyệt kết quả lựa chọn nhà thầu gói thầu số 02',
    'điều chỉnh dự toán chi ngân sách quý {quarter} năm {year}',
    'công bố danh mục dịch vụ công trực tuyến toàn trình trên địa bàn {province}',
    'khắc phục hậu quả mưa lũ và ổn định đời sống nhân dân',
    'thành lập Hội đồng thẩm định giá đất cụ thể năm {year}',
    'giao chỉ tiêu biên chế công chức năm {year}',
    'triển khai chiến dịch tiêm chủng mở rộng đợt 2 năm {year}',
    'trả lời kiến nghị của cử tri sau kỳ họp thường lệ giữa năm',
    'ban hành quy trình nội bộ giải quyết thủ tục hành chính lĩnh vực hộ tịch',
    'báo cáo tình hình thực hiện nhiệm vụ quý {quarter} năm {year}',
)

OPENING = (
    'Thực hiện Kế hoạch số {number}/KH-UBND ngày {date}, để bảo đảm tiến độ {matter}, cơ quan đề nghị các đơn vị quan tâm thực hiện một số nội dung như sau:',
    'Qua theo dõi cho thấy việc {matter} tại một số nơi còn chậm. Để khắc phục, yêu cầu các đơn vị tập trung:',
    'Căn cứ nhiệm vụ được giao tại Quyết định số {number}/QĐ-UBND ngày {date}, nội dung {matter} được thực hiện cụ thể như sau:',
    'Nhận được Phiếu chuyển số {number}/PC-VP ngày {date} về việc liên quan, sau khi xem xét, cơ quan có ý kiến như sau:',
)

TASKS = (
    'Phân công đầu mối theo dõi, cập nhật kết quả lên hệ thống trước ngày {date}; bố trí máy quét đạt độ phân giải từ 200 dpi trở lên.',
    'Rút ngắn ít nhất {percent}% thời gian luân chuyển giữa các bộ phận, không để hồ sơ tồn đọng quá hạn mà không có văn bản xin lỗi.',
    'Đối chiếu bản giấy với bản điện tử của {number} hồ sơ đã tiếp nhận từ ngày {date}; lập danh sách các trường hợp sai lệch để chỉnh lý.',
    'Công khai số điện thoại đường dây nóng, tiếp nhận và xử lý phản ánh, kiến nghị của tổ chức, cá nhân theo đúng thẩm quyền.',
    'Bố trí kinh phí trong dự toán đã giao; trường hợp phát sinh thì tổng hợp gửi cơ quan tài chính cùng cấp trước ngày {date}.',
    'Kiểm tra đột xuất tối thiểu {percent}% số đơn vị trực thuộc, xử lý nghiêm trường hợp yêu cầu người dân nộp thêm giấy tờ ngoài quy định.',
    'Hướng dẫn người dân tạo lập, sử dụng tài khoản định danh điện tử mức độ 2; phấn đấu đạt {percent}% trên tổng số dân đủ điều kiện.',
    'Gửi số liệu theo biểu mẫu kèm Công văn số {number}/VPCP-KSTT ngày {date}, đồng thời gửi bản mềm qua trục liên thông văn bản.',
)

CLOSING = (
    'Trong quá trình triển khai nếu có vướng mắc, đề nghị phản ánh kịp thời để xem xét, giải quyết',
    'Đề nghị các đơn vị nghiêm túc tổ chức thực hiện',
    'Trân trọng cảm ơn sự phối hợp của Quý cơ quan',
    'Yêu cầu Thủ trưởng các đơn vị chịu trách nhiệm về kết quả thực hiện nội dung này',
)
