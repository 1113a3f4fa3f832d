"""Copies: the blocks at the foot that certify one, and the stamps that only say so (NĐ 23/2015 for people, NĐ 30/2020 for
offices). Number, place, day, agency and signer of a copy are the copy's, never the paper's, so they stay out of the truth.
"""
import datetime

from papers import people, places, stamps
from papers.canvas import Style
from papers.words import long_date

SKIP = ('can_cuoc', 'giay_tiep_nhan_ho_so')  # a card is copied as it is; a receipt is the counter's own
COPIERS = (
    ('VĂN PHÒNG', 'CHÁNH VĂN PHÒNG'),
    ('PHÒNG TƯ PHÁP', 'TRƯỞNG PHÒNG'),
    ('PHÒNG NỘI VỤ', 'PHÓ TRƯỞNG PHÒNG'),
    ('TRUNG TÂM PVHCC', 'GIÁM ĐỐC'),
)


def copy(form, kind):
    """Now and then makes a copy of a finished form."""
    dice = form.dice.sometimes(0.12, 'copies')
    if dice is None or kind in SKIP or not form.dice.pens:
        return
    way = dice.weighted({'commune': 4, 'notary': 2, 'office': 3, 'mark': 2})
    if way == 'mark':
        _mark(form, dice)
        return
    if form.y + 62 > form.bottom and dice.chance(0.7):
        return  # no room below; seldom is a copy certified on its back
    form.need(62)
    form.gap(dice.real(2, 8))
    {'commune': _commune, 'notary': _notary, 'office': _office}[way](form, dice)


def _when(form, dice):
    day = datetime.date.fromisoformat(
        form.fields.get('issue_date') or form.fields.get('registration_date') or '2023-05-10'
    )
    return min(day + datetime.timedelta(days=dice.number(10, 1200)), datetime.date(2026, 10, 30))


def _signer(form, dice):
    return people.person(dice, ALL_PLACES, born=(1962, 1990)).name


def _commune(form, dice):
    """Chứng thực bản sao của một UBND xã, phường."""
    day, place = _when(form, dice), ALL_PLACES.any(dice)
    lines = (
        ('CHỨNG THỰC BẢN SAO ĐÚNG VỚI BẢN CHÍNH', True),
        (f'Số chứng thực: {dice.number(20, 9999)}   Quyển số: {dice.number(1, 9):02d}-SCT/BS', False),
        (f'Ngày {long_date(day)}', False),
        (dice.pick(('TM. ỦY BAN NHÂN DÂN', 'UBND ' + place.commune.upper())), True),
        (dice.pick(('PHÓ CHỦ TỊCH', 'CHỦ TỊCH')), True),
    )
    _block(form, dice, lines, f'ỦY BAN NHÂN DÂN {place.commune.upper()}')


def _notary(form, dice):
    """The same by a notary, in another order."""
    day = _when(form, dice)
    office = 'VĂN PHÒNG CÔNG CHỨNG ' + dice.pick(('TÂY NGUYÊN', 'NGUYỄN THỊ MAI', 'GIA NGHĨA', 'SÔNG HẬU', 'ĐÔNG ĐÔ'))
    lines = (
        ('BẢN SAO ĐÚNG VỚI BẢN CHÍNH', True),
        (f'Số: {dice.number(100, 20000)}   Quyển số {dice.number(1, 30):02d}/{day.year} SCT/BS', False),
        (f'Ngày: {day.day:02d}-{day.month:02d}-{day.year}', False),
        ('CÔNG CHỨNG VIÊN', True),
    )
    _block(form, dice, lines, office)


def _block(form, dice, lines, ring):
    """Mostly one stamp in red, sometimes print; name and hand below."""
    ink, left = dice.pick(('red', 'red', 'black', 'blue')), form.left + dice.real(-4, 62)
    style = Style(size=dice.real(10, 12), family=dice.pick(('Tinos', 'Arimo')), ink=ink)
    top = form.y
    for words, bold in lines:
        form.y += style.size * 0.43
        form.canvas.centred(left + 48, form.y, words, style.but(bold=bold))
        form.canvas.note(words)
    if ink == 'red' and dice.chance(0.4):
        form.canvas.box(left, top - 2, 96, form.y - top + 5, 0.5, ink)
    y = form.y + dice.real(17, 22)
    stamps.seal(form.canvas, dice, left + 33, y - 9, ring, ())
    stamps.signature(form.canvas, dice, left + 38, y - 9, dice.pick(('blue', 'dark_blue', 'black')))
    name = _signer(form, dice)
    if dice.chance(0.5):
        stamps.stamped_name(
            form.canvas, dice, left + 50, y, name, style.but(size=12.5), dice.pick(('', 'TeX Gyre Chorus'))
        )
    else:
        form.canvas.centred(left + 50, y, name, style.but(bold=True, ink='black', size=12.5))
    form.canvas.note(name)
    form.y = y + 4


def _office(form, dice):
    """SAO Y of NĐ 30/2020: under a rule over the whole width the copying agency, number and day, its own signature block."""
    day, place = _when(form, dice), ALL_PLACES.any(dice)
    form.canvas.rule(form.left, form.y, form.right, form.y, 0.3)
    form.gap(1.5)
    top, style, middle = form.y, Style(size=12.5), form.left + 34
    (unit, chief), kind = dice.pick(COPIERS), dice.pick(('SY', 'SY', 'TrS', 'SL'))
    above = 'UBND ' + (place.district or place.province).upper()
    right = (form.left + form.right) / 2 + 36
    for number, (words, bold) in enumerate(
        ((above, False), (unit, True), (f'Số: {dice.number(1, 400):02d}/{kind}-{_letters(unit)}', False))
    ):
        form.canvas.centred(middle, top + 5.4 * (number + 1), words, style.but(bold=bold))
        form.canvas.note(words)
    heading = {'SY': 'SAO Y', 'TrS': 'TRÍCH SAO', 'SL': 'SAO LỤC'}[kind]
    form.canvas.centred(right, top + 5.4, heading, style.but(bold=True))
    dated = f'{places.bare(place.district or place.province)}, ngày {long_date(day)}'
    form.canvas.centred(right, top + 10.8, dated, style.but(italic=True))
    form.canvas.centred(right, top + 18, chief, style.but(bold=True))
    y = top + 40
    stamps.seal(form.canvas, dice, right - 15, y - 10, above, (unit,))
    stamps.signature(form.canvas, dice, right - 10, y - 10)
    name = _signer(form, dice)
    form.canvas.centred(right, y, name, style.but(bold=True))
    for words in (heading, dated, chief, name):
        form.canvas.note(words)
    form.y = y + 4


def _mark(form, dice):
    """A lone stamp that says BẢN SAO, somewhere near the top."""
    last, form.canvas.context = form.canvas.context, form.canvas.contexts[0]
    words, ink = dice.pick(('BẢN SAO', 'SAO Y BẢN CHÍNH', 'BẢN PHÔ TÔ', 'ĐÃ ĐỐI CHIẾU BẢN CHÍNH')), dice.pick(
        ('red', 'blue', 'purple')
    )
    style = Style(size=dice.real(11, 16), family='Arimo', bold=True, ink=ink)
    wide = form.canvas.measure(words, style) + 6
    x, y = dice.real(30, 190 - wide), dice.real(4, 14)
    form.canvas.box(x, y, wide, 9, 0.6, ink)
    form.canvas.centred(x + wide / 2, y + 6.2, words, style)
    form.canvas.note(words)
    form.canvas.context = last


def _letters(unit):
    return ''.join(word[0] for word in unit.split())


ALL_PLACES = places.Places()
