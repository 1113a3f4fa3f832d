"""Công văn and the named types of NĐ 30/2020, and the letter 7815/UBND-NC."""
import datetime

from papers import parts, places, stamps
from papers.look import draw_look
from papers.matters import CLOSING, MATTERS, OPENING, TASKS, TYPES
from papers.people import person
from papers.words import month


def signer(dice, agency):
    """(authority, office) of whoever signs for the agency."""
    head = agency.head
    deputy = 'PHÓ ' + head
    if agency.committee:
        choices = {('TM. ỦY BAN NHÂN DÂN', head): 4, (f'KT. {head}', deputy): 5, (f'TL. {head}', 'CHÁNH VĂN PHÒNG'): 1}
    elif head.startswith('BỘ TRƯỞNG'):
        choices = {('KT. BỘ TRƯỞNG', 'THỨ TRƯỞNG'): 4, ('TL. BỘ TRƯỞNG', 'VỤ TRƯỞNG'): 2, ('', 'BỘ TRƯỞNG'): 1}
    else:
        choices = {
            ('', head): 4,
            (f'KT. {head}', deputy): 4,
            (f'TL. {head}', 'CHÁNH VĂN PHÒNG'): 1,
            (f'TUQ. {head}', 'TRƯỞNG PHÒNG'): 1,
        }
    return dice.weighted(choices)


def administrative(dice, all_places, kind=None, pages=1):
    """A paper of the type `kind` (a key of TYPES; None draws one)."""
    kind = kind or dice.weighted(
        {name: 6 if name in ('cong_van', 'quyet_dinh') else 2 if name in COMMON else 1 for name in TYPES}
    )
    day = dice.day(datetime.date(2011, 1, 4), datetime.date(2026, 8, 28))
    agency = places.any_agency(dice, all_places, day)
    look = draw_look(dice)
    form = parts.Form(dice, look, left=30 + dice.spread(2), right=190 + dice.spread(3), top=16 + dice.real(0, 6))
    abbreviation, name = TYPES[kind]
    matter = dice.pick(MATTERS).format(year=day.year, quarter=dice.pick(('I', 'II', 'III')), province=agency.province)
    digits = str(
        dice.weighted(
            {dice.number(1, 9): 1, dice.number(10, 99): 3, dice.number(100, 999): 5, dice.number(1000, 9500): 4}
        )
    ).zfill(2)
    if dice.chance(0.03):
        digits = ''  # a draft, or a registry that forgot
    if kind == 'cong_van':
        _letter(form, agency, (digits, f'/{agency.symbol}-{dice.pick(agency.units)}'), day, matter)
    else:
        _named(form, agency, (digits, f'/{abbreviation}-{agency.symbol}'), day, kind, name, matter)
    _stamps_on_top(form, dice, day)
    _body(form, agency, kind, day, matter, pages)
    authority, office = signer(dice, agency)
    who = person(dice, all_places, born=(1960, 1985), family=dice.pick(('Nguyễn', 'Trần', 'Lê', 'Phạm', 'Đỗ', 'Vũ')))
    drafting = dice.pick(agency.units)
    notes = [
        '- Như trên;' if kind == 'cong_van' else dice.pick(('- Như Điều 3;', '- Như trên;', '- Lãnh đạo cơ quan;'))
    ]
    if dice.chance(0.6):
        notes.append(
            dice.pick(('- Trang thông tin điện tử;', '- TT. HĐND, UBND (để b/c);', '- Các phòng, ban trực thuộc;'))
        )
    notes.append(f'- Lưu: VT, {drafting}.' if dice.chance(0.8) else '- Lưu: VT.')
    parts.signature_block(form, authority, office, who.name, agency, recipients=notes)
    return form.finish(kind)


COMMON = ('thong_bao', 'bao_cao', 'to_trinh', 'ke_hoach', 'giay_moi', 'chi_thi', 'huong_dan', 'nghi_quyet')


def _letter(form, agency, number, day, matter):
    mark = form.dice.pick(('V/v ', 'V/v: ', 'Về việc '))
    parts.header(form, agency, number, day, under_number=(mark + matter,))
    form.fields['subject'] = matter
    receivers = form.dice.sample(RECEIVERS, form.dice.weighted({1: 5, 2: 3, 3: 2}))
    form.fields['recipients'] = receivers
    addressed(form, receivers)


RECEIVERS = (
    'Các Sở, ban, ngành',
    'Công an tỉnh',
    'UBND các xã, phường',
    'UBND các huyện, thành phố',
    'Văn phòng UBND tỉnh',
    'Sở Nội vụ',
    'Sở Tư pháp',
    'Trung tâm Phục vụ hành chính công',
    'Các phòng, đơn vị trực thuộc',
    'Bảo hiểm xã hội tỉnh',
    'Viện Kiểm sát nhân dân tỉnh',
    'Thuế tỉnh',
)


def addressed(form, receivers):
    if len(receivers) == 1:
        form.text(f'Kính gửi: {receivers[0]}.', align='centre', after=4)
        return
    form.text('Kính gửi:', left=form.left + 22, after=1)
    for number, receiver in enumerate(receivers):
        form.text(f'- {receiver}{"." if number == len(receivers) - 1 else ";"}', left=form.left + 42, after=1)
    form.gap(3)


def _named(form, agency, number, day, kind, name, matter):
    parts.header(form, agency, number, day)
    about = form.dice.pick(('Về việc ', 'Về việc ', 'V/v ', ''))
    subject = matter if about else matter[0].upper() + matter[1:]
    form.text((name, {'bold': True, 'size': 14.5}), align='centre', after=0.4)
    form.text(
        (about + subject, {'bold': True, 'size': 13.5}),
        align='centre',
        left=form.left + 14,
        right=form.right - 14,
        after=0.5,
    )
    middle = (form.left + form.right) / 2
    form.canvas.rule(middle - 16, form.y + 1.2, middle + 16, form.y + 1.2)
    form.gap(5)
    form.fields['subject'] = subject
    if kind in ('to_trinh', 'bao_cao', 'giay_moi') and form.dice.chance(0.5):
        receiver = form.dice.pick(('Ủy ban nhân dân tỉnh', 'Thường trực Hội đồng nhân dân tỉnh', 'Sở Nội vụ'))
        form.fields['recipients'] = [receiver]
        form.text(f'Kính gửi: {receiver}.', align='centre', after=4)


def _stamps_on_top(form, dice, day):
    if dice.chance(0.12):
        stamps.urgency(form.canvas, dice, 62, form.y + 1)
    if dice.chance(0.12):
        stamps.incoming(
            form.canvas,
            dice,
            8 + dice.real(0, 3),
            52 + dice.real(0, 8),
            'VĂN PHÒNG',
            day + datetime.timedelta(days=dice.number(1, 6)),
            dice.pick(('red', 'blue')),
        )


def _body(form, agency, kind, day, matter, pages):
    dice, layout = form.dice, {'align': 'justify', 'indent': 10, 'after': 1.8}
    if kind in ('quyet_dinh', 'nghi_quyet', 'quy_che', 'quy_dinh'):
        _articles(form, agency, kind, day, matter, layout)
    else:
        form.text(
            dice.pick(OPENING).format(
                agency=agency.name().title(), matter=matter, date=_some_day(dice, day), number=dice.number(10, 900)
            ),
            **layout,
        )
        for number, task in enumerate(dice.sample(TASKS, dice.number(2, 4)), 1):
            form.text(
                f'{number}. '
                + task.format(date=_some_day(dice, day), percent=dice.number(60, 100), number=dice.number(20, 900)),
                **layout,
            )
    if dice.chance(0.18):
        _table(form, dice)
    while form.page() < pages:
        form.text(
            dice.pick(TASKS).format(
                date=_some_day(dice, day), percent=dice.number(60, 100), number=dice.number(20, 900)
            ),
            **layout,
        )
    form.text(dice.pick(CLOSING) + './.', **layout)
    form.gap(3)


def _articles(form, agency, kind, day, matter, layout):
    dice = form.dice
    form.text(
        (agency.name() if agency.committee else f'{agency.head} {agency.name()}', {'bold': True}),
        align='centre',
        after=3,
    )
    for law in dice.sample(LAWS, dice.number(2, 3)):
        form.text((law.format(date=_some_day(dice, day)) + ';', {'italic': True}), **layout)
    form.text(
        (
            f'Xét đề nghị của Trưởng phòng chuyên môn tại Tờ trình số {dice.number(10, 300)}/TTr ngày {_some_day(dice, day)}.',
            {'italic': True},
        ),
        **layout,
    )
    form.text(('QUYẾT NGHỊ:' if kind == 'nghi_quyet' else 'QUYẾT ĐỊNH:', {'bold': True}), align='centre', after=2)
    for number, article in enumerate(
        (
            f'Ban hành kèm theo văn bản này nội dung {matter}.',
            'Văn bản này có hiệu lực thi hành kể từ ngày ký ban hành.',
            'Chánh Văn phòng, Thủ trưởng các đơn vị liên quan và các tổ chức, cá nhân có liên quan căn cứ nội dung trên thi hành.',
        ),
        1,
    ):
        form.text((f'Điều {number}. ', {'bold': True}), article, **layout)


LAWS = (
    'Căn cứ Luật Tổ chức chính quyền địa phương ngày {date}',
    'Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư',
    'Căn cứ Luật Lưu trữ ngày {date}',
    'Căn cứ Quyết định số 06/QĐ-TTg ngày 06 tháng 01 năm 2022 của Thủ tướng Chính phủ',
)


def _some_day(dice, day):
    other = dice.day(day - datetime.timedelta(days=700), day)
    return (
        f'{other.day:02d}/{other.month:02d}/{other.year}'
        if dice.chance(0.4)
        else f'{other.day:02d} tháng {month(other)} năm {other.year}'
    )


def _table(form, dice):
    """A small ruled table, as reports have them."""
    rows = [('TT', 'Tên đơn vị', 'Hồ sơ tiếp nhận', 'Đã số hóa')]
    rows += [
        (
            f'{n:02d}',
            dice.pick(('Phòng Kinh tế', 'Bộ phận Một cửa', 'Công an xã', 'Phòng Nội vụ')),
            str(dice.number(20, 900)),
            str(dice.number(5, 500)),
        )
        for n in range(1, dice.number(3, 5))
    ]
    form.need(8 * len(rows) + 4)
    edges = [form.left, form.left + 12, form.left + 75, form.left + 115, form.right]
    for number, row in enumerate(rows):
        top = form.y
        for text, left, right in zip(row, edges, edges[1:]):
            form.y = top
            form.text(
                (text, {'bold': number == 0, 'size': 12}), align='centre', left=left + 1, right=right - 1, after=0
            )
            form.canvas.box(left, top, right - left, 7)
        form.y = top + 7
    form.gap(3)
