"""The parts that papers share: header, title, signature block, recipients, copy certification (layout of NĐ 30/2020)."""
import dataclasses
import datetime

from papers import copies, registry, stamps
from papers.flow import LINE, Flow
from papers.words import long_date, month

NATION = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'
MOTTO = 'Độc lập - Tự do - Hạnh phúc'
BODY = 'TM. ỦY BAN NHÂN DÂN'  # stands above KT. where a deputy signs for a body
DOTS = '……………'


@dataclasses.dataclass
class Paper:
    """A finished paper: pages as vectors, and its truth."""

    type: str
    pages: list
    fields: dict
    by_hand: list
    text: str
    size: tuple = (210.0, 297.0)
    back: bool = False  # the empty back of the sheet before it


class Form(Flow):
    """A flow that collects a paper's truth while it prints."""

    def __init__(self, dice, look, **flow):
        super().__init__(dice, look.style, spacing=look.spacing, **flow)
        self.look, self.fields, self.by_hand = look, {}, []
        self._frame()

    def _frame(self):
        if self.look.frame:
            stamps.border(self.canvas, self.look.frame)

    def break_page(self):
        super().break_page()
        self._frame()

    def runs(self, *parts):
        spelled = [
            self.look.spell(part) if isinstance(part, str) else (self.look.spell(part[0]), part[1]) for part in parts
        ]
        return super().runs(*spelled)

    def value(self, text, **style):
        """A form's filled-in value."""
        return (text, {'bold': self.look.values_bold, **style})

    def line(self, *parts, **layout):
        """A line of labels and values, over dots when the form has them."""
        if self.look.leader:
            first = self.runs(parts[0])[0]
            start = (layout.get('left') or self.left) + self.canvas.measure(first.text, first.style)
            below = self.y + self.style.size * LINE * self.spacing + 0.9
            self.canvas.rule(start, below, layout.get('right') or self.right, below, 0.2, 'grey', (0.01, 0.9))
        self.text(*parts, **layout)

    def finish(self, kind):
        """The paper, done; what offices put on finished papers comes now."""
        if self.dice.rich and 'issue_date' in self.fields:
            registry.receive(self)
        if self.dice.rich:
            copies.copy(self, kind)
        return Paper(kind, self.canvas.pages, self.fields, sorted(self.by_hand), '\n'.join(self.canvas.printed))


def header(form, agency, number=None, day=None, place=None, label='Số: ', under_number=(), keep=True):
    """The two columns at the top. `number` is (digits, rest of the symbol); without digits the number was left open.

    Fills in the fields of the header, but not number and day when they are not to `keep`.
    """
    dice, look = form.dice, form.look
    small = look.style.but(size=dice.pick((12, 12.5, 13)))
    middle_left, middle_right = 30 + dice.real(28, 32), 122 + dice.real(18, 22)
    top = form.y
    left = _agency_lines(form, agency, middle_left, small)
    right = _nation(form, middle_right, top, small)
    y = max(left, right) + dice.real(6.5, 9.5)
    if number:
        _number(form, middle_left, y, label, number, small)
        if keep and number[0]:
            form.fields['document_number'] = number[0] + number[1]
    if day:
        _place_and_day(form, middle_right, y, place or agency.place, day, small)
        if keep:
            form.fields.update(issue_date=day.isoformat(), issue_place=place or agency.place)
    form.y = y
    for words in under_number:
        form.text((words, {'size': 12}), align='centre', left=middle_left - 33, right=middle_left + 33, after=0)
    form.y = max(form.y, y) + dice.real(3, 7)
    form.fields['issuing_agency'] = agency.name()
    if agency.parent:
        form.fields['parent_agency'] = agency.parent


def _agency_lines(form, agency, middle, style):
    y = form.y
    for text, bold in [(agency.parent, False)] * bool(agency.parent) + [(line, True) for line in agency.lines]:
        for piece in _fit(form, text, style.but(bold=bold), 68):
            y += style.size * LINE * 1.15
            form.canvas.centred(middle, y, form.look.spell(piece), style.but(bold=bold))
            form.canvas.note(form.look.spell(piece))
    rule = form.dice.real(10, 14)
    form.canvas.rule(middle - rule, y + 1.6, middle + rule, y + 1.6)
    return y


def _fit(form, text, style, width):
    """Cuts a long name into lines of at most `width`."""
    lines = ['']
    for word in text.split():
        tried = (lines[-1] + ' ' + word).strip()
        if lines[-1] and form.canvas.measure(tried, style) > width:
            lines.append(word)
        else:
            lines[-1] = tried
    return lines


def _nation(form, middle, top, style):
    y = top + style.size * LINE * 1.15
    nation = form.look.spell(NATION)
    form.canvas.centred(middle, y, nation, style.but(bold=True, size=min(style.size, 12.5)))
    y += style.size * LINE * 1.15
    form.canvas.centred(middle, y, MOTTO, style.but(bold=True, size=style.size + 0.5))
    half = form.canvas.measure(MOTTO, style.but(bold=True, size=style.size + 0.5)) / 2
    form.canvas.rule(middle - half, y + 1.6, middle + half, y + 1.6)
    form.canvas.note(nation)
    form.canvas.note(MOTTO)
    return y


def _number(form, middle, y, label, number, style):
    digits, rest = number[0] or form.dice.pick(('        ', '.......', '……')), number[1]
    pen = form.look.number_pen if number[0] else 0
    form.canvas.note(f'{label}{digits}{" " if pen else ""}{rest}')
    if not pen:
        form.canvas.centred(middle, y, label + digits + rest, style)
        return
    form.by_hand.append('document_number')
    hand = style.but(pen=pen, ink=form.look.ink)
    room = max(9.0, form.canvas.measure(digits, hand) + 1.5)
    x = middle - (form.canvas.measure(label + rest, style) + room) / 2
    x += form.canvas.draw(x, y, label.rstrip(' '), style) + 0.6
    form.canvas.draw(x, y - form.dice.real(0, 1.2), digits, hand)
    form.canvas.draw(x + room, y, rest, style)


def _place_and_day(form, middle, y, place, day, style):
    italic = style.but(italic=True, size=style.size + 0.5)
    place = form.look.spell(place)
    form.canvas.note(f'{place}, ngày {long_date(day)}')
    if not form.look.number_pen:
        form.canvas.centred(middle, y, f'{place}, ngày {long_date(day)}', italic)
        return
    form.by_hand.append('issue_date')
    hand = italic.but(pen=form.look.number_pen, ink=form.look.ink)
    parts = [
        (f'{place}, ngày ', italic),
        (f'{day.day:02d}', hand),
        (' tháng ', italic),
        (month(day), hand if form.look.month_pen else italic),
        (f' năm {day.year}', italic),
    ]
    width = sum(form.canvas.measure(text, style) for text, style in parts)
    x = middle - width / 2
    for text, part_style in parts:
        lift = form.dice.real(0, 1.2) if part_style.pen else 0
        x += form.canvas.draw(x, y - lift, text, part_style)


def title(form, *lines, size=15, after=3.0):
    """Centred bold lines; the first is the largest."""
    for number, line in enumerate(lines):
        form.text(
            (line, {'bold': True, 'size': size if number == 0 else max(13, size - 1.5)}), align='centre', after=0.6
        )
    form.gap(after)


def signature_block(form, authority, office, name, agency, left=112.0, recipients=(), keep=True, caption=()):
    """`authority` like `KT. CHỦ TỊCH` (or ''), then the signer's own office, seal, signature and name."""
    look, dice = form.look, form.dice
    if look.all_levels and agency.committee and authority == f'KT. {agency.head}':
        caption = (*caption, BODY)
    form.need(52 + 5.5 * len(caption))
    top, middle = form.y, (left + form.right) / 2
    bold = {'bold': True, 'size': look.style.size}
    for words in (*caption, *_offices(form, authority, office, middle)):
        if words:
            form.text((words, bold), align='centre', left=left, right=form.right, after=0)
    y = form.y + dice.real(20, 27)
    if look.seal:
        ring, centre = _seal_words(agency)
        x, height = middle - dice.real(12, 20), y - dice.real(9, 13) + look.seal_drop
        stamps.seal(form.canvas, dice, x + abs(look.seal_drop) / 2, height, ring, centre)
    if look.signed_online and 'issue_date' in form.fields:
        signed_at = datetime.date.fromisoformat(form.fields['issue_date']) + datetime.timedelta(days=dice.number(0, 2))
        stamps.online_signature(form.canvas, dice, middle - 22, y - 12, agency.name().title(), signed_at)
    elif look.signed:
        stamps.signature(form.canvas, dice, middle - dice.real(4, 14), y - dice.real(9, 13), look.ink)
    if look.name_ink == 'red':
        stamps.stamped_name(
            form.canvas, dice, middle + dice.spread(3), y, look.spell(name), look.style, look.stamp_face
        )
    else:
        form.canvas.centred(middle, y, look.spell(name), look.style.but(bold=True))
    if recipients:
        _recipients(form, top, recipients)
    form.canvas.note(look.spell(name))
    form.y = max(form.y, y + 4)
    if keep:
        form.fields.update(signer_name=name, signer_title=office)
        if authority:
            form.fields['signing_authority'] = BODY if caption[-1:] == (BODY,) else authority


def _offices(form, authority, office, middle):
    """Authority and office as lines to print; what was stamped is put there at once and leaves its line empty."""
    look, dice = form.look, form.dice
    if look.office_ink == 'black' or not authority:
        return authority, office
    size = look.style.size
    bold = look.style.but(bold=True)
    for number, words in enumerate((authority, office)):
        y, other, at = form.y + (number + 1) * size * LINE * form.spacing, dice.aside('stamped', number), middle
        form.canvas.note(words)
        if number == 0 and authority.startswith('KT. ') and other.chance(0.5):
            # Only KT. was stamped, before the head's office that the form had in print.
            words, printed = 'KT.', authority[4:]
            form.canvas.centred(middle, y, printed, bold)
            at = middle - form.canvas.measure(printed, bold) / 2 - form.canvas.measure(words, bold) / 2 - 2.5
        stamps.stamped(form.canvas, other, at, y, words, look.style, look.office_ink)
    form.y += 2 * size * LINE * form.spacing
    return ()


def _seal_words(agency):
    if agency.committee:
        return f'ỦY BAN NHÂN DÂN {agency.lines[-1]}', ()
    return f'C.H.X.H.C.N VIỆT NAM - {(agency.parent or agency.province).upper()}', agency.lines[:2]


def _recipients(form, top, recipients):
    saved, form.y = form.y, top
    form.text(('Nơi nhận:', {'bold': True, 'italic': True, 'size': 12}), left=form.left, right=105, after=0)
    for line in recipients:
        form.text((line, {'size': 11}), left=form.left, right=105, after=0)
    form.y = max(form.y, saved)


def certify_copy(form, dice, person_name, place_name, day):
    """The block that certifies a copy. Its number, day and signer are the copy's, not the paper's."""
    form.need(56)
    form.gap(4)
    red = dice.chance(0.5)
    ink = 'red' if red else 'black'
    left = form.left + dice.real(0, 40)
    style = {'ink': ink, 'size': 11.5}
    lines = [
        dice.pick(('CHỨNG THỰC BẢN SAO ĐÚNG VỚI BẢN CHÍNH', 'SAO Y BẢN CHÍNH', 'BẢN SAO ĐÚNG VỚI BẢN CHÍNH')),
        f'Số chứng thực: {dice.number(100, 9999)}   Quyển số: {dice.number(1, 9):02d}/{day.year}-SCT/BS',
        f'Ngày {long_date(day)}',
        f'{dice.pick(("PHÓ CHỦ TỊCH", "CHỦ TỊCH", "CÔNG CHỨNG VIÊN"))} {place_name.upper()}',
    ]
    for number, line in enumerate(lines):
        form.text((line, {**style, 'bold': number in (0, 3)}), align='centre', left=left, right=left + 100, after=0)
    y = form.y + 22
    stamps.seal(form.canvas, dice, left + 38, y - 10, f'ỦY BAN NHÂN DÂN {place_name.upper()}', ())
    stamps.signature(form.canvas, dice, left + 42, y - 10, form.look.ink)
    form.canvas.centred(left + 52, y, person_name, form.look.style.but(bold=True, size=12))
    form.canvas.note(person_name)
    form.y = y + 4
