"""The letter that asked for this work: Công văn 7815/UBND-NC of 20/12/2023, UBND tỉnh Đắk Nông, set as NĐ 30/2020 has it."""
import dataclasses
import datetime
import pathlib

from papers import parts
from papers.administrative import addressed
from papers.look import plain_look
from papers.places import COMMITTEE_UNITS, Agency

AGENCY = Agency(
    ('ỦY BAN NHÂN DÂN', 'TỈNH ĐẮK NÔNG'), '', 'UBND', 'Đắk Nông', 'tỉnh Đắk Nông', 'CHỦ TỊCH', True, COMMITTEE_UNITS
)
SUBJECT = 'tiếp tục đẩy mạnh, phân cấp thủ tục hành chính và cắt giảm, đơn giản hóa thủ tục hành chính'
RECEIVERS = ['Các Sở, Ban, ngành', 'UBND các huyện, thành phố']
COPIES = (
    '- Như trên;',
    '- CT, các PCT UBND tỉnh;',
    '- CVP, các PCVP UBND tỉnh;',
    '- Cổng thông tin điện tử tỉnh;',
    '- Lưu: VT, TTPVHCC, NC(S).',
)


def letter(dice, pen=0, stamped=True):
    """`pen`: the hand that filled in number and day, 0 for print. `stamped`: with seal and signature."""
    look = dataclasses.replace(plain_look(), number_pen=pen, seal=stamped, signed=stamped)
    form = parts.Form(dice, look, left=30, right=190, top=18)
    parts.header(form, AGENCY, ('7815', '/UBND-NC'), datetime.date(2023, 12, 20), under_number=('V/v ' + SUBJECT,))
    form.fields.update(subject=SUBJECT, recipients=RECEIVERS)
    addressed(form, RECEIVERS)
    for paragraph in pathlib.Path(__file__).with_suffix('.txt').read_text(encoding='utf-8').splitlines():
        form.text(paragraph, align='justify', indent=10, after=1.8)
    form.gap(2)
    parts.signature_block(form, 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH', 'Lê Văn Chiến', AGENCY, recipients=COPIES)
    return form.finish('cong_van')
