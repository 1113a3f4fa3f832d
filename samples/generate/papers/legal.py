"""Circulars: legal documents stand outside NĐ 30, with the year in their number (12/2023/TT-BNV) and chapters of articles."""
import datetime

from papers import parts, places
from papers.look import draw_look
from papers.people import person

MINISTRIES = (
    ('BỘ NỘI VỤ', 'BNV'),
    ('BỘ TƯ PHÁP', 'BTP'),
    ('BỘ Y TẾ', 'BYT'),
    ('BỘ TÀI CHÍNH', 'BTC'),
    ('BỘ GIÁO DỤC VÀ ĐÀO TẠO', 'BGDĐT'),
    ('BỘ KHOA HỌC VÀ CÔNG NGHỆ', 'BKHCN'),
)
ABOUT = (
    'hướng dẫn công tác văn thư, lưu trữ đối với cơ quan cấp xã',
    'quy định thời hạn bảo quản hồ sơ, tài liệu trong hoạt động của ngành',
    'sửa đổi, bổ sung một số điều về chế độ báo cáo định kỳ',
    'quy định quy trình số hóa tài liệu lưu trữ vĩnh viễn',
    'quy định tiêu chuẩn dữ liệu thông tin đầu vào của tài liệu điện tử',
)
ARTICLES = (
    (
        'Phạm vi điều chỉnh',
        'Thông tư này quy định về trách nhiệm, quy trình và thời hạn thực hiện của cơ quan, tổ chức.',
    ),
    (
        'Đối tượng áp dụng',
        'Thông tư này áp dụng đối với cơ quan nhà nước, đơn vị sự nghiệp và tổ chức, cá nhân có liên quan.',
    ),
    ('Giải thích từ ngữ', 'Trong Thông tư này, các từ ngữ được hiểu theo quy định của Luật Lưu trữ.'),
    ('Tổ chức thực hiện', 'Thủ trưởng các cơ quan, đơn vị chịu trách nhiệm thi hành Thông tư này.'),
)


def legal(dice, all_places):
    day = dice.day(datetime.date(2014, 1, 6), datetime.date(2026, 7, 30))
    name, letters = dice.pick(MINISTRIES)
    agency = places.Agency((name,), '', letters, 'Hà Nội', 'Hà Nội', 'BỘ TRƯỞNG')
    form = parts.Form(dice, draw_look(dice, 0.3), left=30 + dice.spread(2), right=190, top=16 + dice.real(0, 5))
    parts.header(form, agency, (str(dice.number(1, 60)).zfill(2), f'/{day.year}/TT-{letters}'), day)
    subject = dice.pick(ABOUT)
    form.text(('THÔNG TƯ', {'bold': True, 'size': 14.5}), align='centre', after=0.4)
    title = subject[0].upper() + subject[1:]
    form.text((title, {'bold': True}), align='centre', left=form.left + 12, right=form.right - 12, after=4)
    form.fields['subject'] = title
    layout = {'align': 'justify', 'indent': 10, 'after': 1.8}
    form.text(
        (
            f'Căn cứ Nghị định số {dice.number(10, 160)}/{day.year - 1}/NĐ-CP của Chính phủ quy định chức năng, nhiệm vụ, quyền hạn của Bộ;',
            {'italic': True},
        ),
        **layout,
    )
    form.text(
        (f'Theo đề nghị của Vụ trưởng Vụ Pháp chế, Bộ trưởng ban hành Thông tư {subject}.', {'italic': True}), **layout
    )
    for number, (heading, sentence) in enumerate(ARTICLES, 1):
        form.text((f'Điều {number}. {heading}', {'bold': True}), **layout)
        form.text(sentence, **layout)
    form.text((f'Điều {len(ARTICLES) + 1}. Hiệu lực thi hành', {'bold': True}), **layout)
    later = day + datetime.timedelta(days=45)
    form.text(f'Thông tư này có hiệu lực kể từ ngày {later:%d} tháng {later.month:02d} năm {later.year}./.', **layout)
    form.gap(3)
    authority, office = dice.pick((('', 'BỘ TRƯỞNG'), ('KT. BỘ TRƯỞNG', 'THỨ TRƯỞNG')))
    signer = person(dice, all_places, born=(1958, 1978), family=dice.pick(('Nguyễn', 'Trần', 'Phạm', 'Lê')))
    notes = ('- Ban Bí thư Trung ương Đảng;', '- UBND các tỉnh, thành phố;', f'- Lưu: VT, PC ({dice.number(3, 9)}b).')
    parts.signature_block(form, authority, office, signer.name, agency, recipients=notes)
    return form.finish('thong_tu')
