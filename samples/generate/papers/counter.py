"""What the counter itself issues or sees: the receipt of a dossier, and identity cards."""
import datetime
import unicodedata

from papers import parts, places, stamps
from papers.canvas import Canvas, Style
from papers.codes import qr_matrix
from papers.look import draw_look
from papers.people import person
from papers.words import long_date, short_date

PROCEDURES = (
    'Đăng ký khai sinh',
    'Đăng ký kết hôn',
    'Cấp bản sao trích lục hộ tịch',
    'Cấp giấy phép xây dựng nhà ở riêng lẻ',
    'Đăng ký biến động quyền sử dụng đất',
    'Thành lập hộ kinh doanh',
    'Cấp Giấy xác nhận tình trạng hôn nhân',
    'Đăng ký khai tử',
    'Cấp Phiếu lý lịch tư pháp',
)
COMPONENTS = (
    'Tờ khai theo mẫu',
    'Bản chụp Căn cước công dân',
    'Giấy chứng sinh',
    'Bản sao Giấy chứng nhận kết hôn',
    'Giấy chứng nhận quyền sử dụng đất (bản gốc)',
    'Bản vẽ thiết kế',
)


def receipt(dice, all_places, holder=None, procedure=None, code=None, day=None):
    """What is not given is drawn."""
    day = day or dice.day(datetime.date(2019, 1, 7), datetime.date(2026, 8, 28))
    place, look = all_places.any(dice, day), draw_look(dice, by_hand=0.1)
    form = parts.Form(dice, look, left=27, right=190, top=15 + dice.real(0, 5))
    who = holder or person(dice, all_places, born=(1955, 2004))
    code = (
        code
        or f'{dice.pick(("H16", "H36", "H15", "H43", "G22", "H05"))}.{dice.number(1, 70)}{dice.pick(("", ".12"))}-{day:%y%m%d}-{dice.number(1, 9999):04d}'
    )
    procedure, due = procedure or dice.pick(PROCEDURES), day + datetime.timedelta(days=dice.number(1, 30))
    agency = places.Agency(
        ('BỘ PHẬN TIẾP NHẬN VÀ', 'TRẢ KẾT QUẢ'),
        'UBND ' + (place.district or place.commune).upper(),
        'MC',
        places.bare(place.district or place.commune),
        place.province,
        'CÔNG CHỨC',
    )
    if day >= places.TWO_LEVELS:
        agency = places.Agency(
            ('TRUNG TÂM PHỤC VỤ', 'HÀNH CHÍNH CÔNG'),
            'UBND ' + place.commune.upper(),
            'TTPVHCC',
            places.bare(place.commune),
            place.province,
            'GIÁM ĐỐC',
        )
    if dice.chance(0.6):
        form.canvas.modules(dice.pick((12, 176)), 10 if dice.chance(0.5) else 250, 22, qr_matrix(code))
    parts.header(form, agency, (code, ''), day, label=dice.pick(('Mã hồ sơ: ', 'Mã số hồ sơ: ', 'Số: ')), keep=False)
    parts.title(form, 'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ')
    _lines(form, dice, who, code, procedure, day, due)
    stamps_needed = dice.chance(0.5)
    middle = (form.left + form.right) / 2
    form.need(45)
    form.columns(
        lambda f: _signer(f, dice, 'NGƯỜI NỘP HỒ SƠ', who.name, False),
        lambda f: _signer(f, dice, 'NGƯỜI TIẾP NHẬN HỒ SƠ', person(dice, all_places).name, stamps_needed),
        edges=((form.left, middle), (middle, form.right)),
    )
    form.fields = dict(
        dossier_code=code,
        holder_name=who.name,
        holder_id=who.id,
        holder_address=who.address,
        phone=form.fields['phone'],
        procedure_name=procedure,
        received_date=day.isoformat(),
        due_date=due.isoformat(),
    )
    if 'document_number' in form.by_hand:
        form.by_hand = ['dossier_code']  # it stands where other papers have their number
    return form.finish('giay_tiep_nhan_ho_so')


def _lines(form, dice, who, code, procedure, day, due):
    value, line = form.value, form.line
    phone = '0' + dice.pick('3579') + dice.digits(8)
    line(
        dice.pick(('Tiếp nhận hồ sơ của ông/bà: ', 'Tiếp nhận hồ sơ của (ông/bà): ', 'Tiếp nhận hồ sơ của: ')),
        value(who.upper()),
    )
    if dice.chance(0.7):
        line(dice.pick(('CCCD/MST: ', 'Số CCCD/MST: ', 'Số định danh: ')), value(who.id))
        line('Địa chỉ: ', value(who.address, bold=False))
        line('Số điện thoại: ', value(phone))
    else:
        line('Địa chỉ: ', value(who.address, bold=False))
        form.text('Số điện thoại: ', value(phone), '     CCCD: ', value(who.id))
    line('Nội dung yêu cầu giải quyết: ', value(procedure))
    form.text('Thành phần hồ sơ nộp gồm:')
    for number, component in enumerate(dice.sample(COMPONENTS, dice.number(2, 4)), 1):
        form.text(f'{number}. {component}', left=form.left + 8, after=0.8)
    form.text(f'Số lượng hồ sơ: {dice.number(1, 2):02d} (bộ)')
    form.text(f'Thời gian giải quyết hồ sơ theo quy định là: {(due - day).days} ngày')
    form.text('Thời gian nhận hồ sơ: ', value(_moment(dice, day)))
    form.text('Thời gian trả kết quả giải quyết hồ sơ: ', value(_moment(dice, due)))
    form.text('Đăng ký nhận kết quả tại: Bộ phận Một cửa')
    form.gap(3)
    form.fields['phone'] = phone


def _moment(dice, day):
    clock = f'{dice.number(7, 16):02d} giờ {dice.number(0, 59):02d} phút'
    return f'{clock}, ngày {long_date(day)}' if dice.chance(0.7) else f'{clock} ngày {short_date(day)}'


def _signer(form, dice, caption, name, seal):
    form.text((caption, {'bold': True, 'size': 12.5}), align='centre', after=0)
    form.text(('(Ký và ghi rõ họ tên)', {'italic': True, 'size': 11.5}), align='centre', after=0)
    middle = (form.left + form.right) / 2
    stamps.signature(form.canvas, dice, middle - 12, form.y + 11, form.look.ink, 24)
    if seal:
        stamps.seal(form.canvas, dice, middle - 14, form.y + 9, 'TIẾP NHẬN VÀ TRẢ KẾT QUẢ', ('MỘT CỬA',), radius=14)
    form.gap(20)
    form.text(name, align='centre', after=0)


def identity_card(dice, all_places, holder=None):
    """Both sides of a card copied onto one sheet, as counters keep them."""
    who = holder or person(dice, all_places, born=(1955, 2008))
    new = dice.chance(0.35)
    issued = (
        dice.day(datetime.date(2024, 7, 5), datetime.date(2026, 8, 1))
        if new
        else dice.day(datetime.date(2021, 3, 1), datetime.date(2024, 6, 20))
    )
    home = all_places.any(dice, issued if new else None)
    origin = all_places.any(dice)
    expiry = _expiry(who.born, issued)
    canvas = Canvas(dice)
    left, top = 52 + dice.real(-15, 15), 38 + dice.real(-8, 20)
    card = _Card(canvas, left, top, Style(size=7, family='Arimo'))
    residence = f'{dice.pick(("Thôn", "Tổ dân phố", "Buôn"))} {dice.number(1, 12)}, {home.capital()}'
    code = qr_matrix(
        '|'.join(
            (
                who.id,
                dice.pick(('', '24' + dice.digits(7))),
                who.name,
                f'{who.born:%d%m%Y}',
                who.sex,
                residence,
                f'{issued:%d%m%Y}',
            )
        ),
        1,
    )
    card.front(new, who, origin.capital(), residence, expiry, None if new else code)
    card.back(new, who, issued, top + 70, residence, code if new else None)
    fields = dict(
        personal_id=who.id,
        holder_name=who.name,
        date_of_birth=who.born.isoformat(),
        sex=who.sex,
        nationality='Việt Nam',
        place_of_origin=origin.capital(),
        residence=residence,
        expiry_date=expiry.isoformat(),
    )
    if new:
        del fields['place_of_origin']
    return parts.Paper('can_cuoc', canvas.pages, fields, [], '\n'.join(canvas.printed))


def _expiry(born, issued):
    """Cards run out at 25, 40 and 60; one issued within two years of such a birthday runs to the next."""
    for age in (25, 40, 60):
        end = born.replace(year=born.year + age, day=min(born.day, 28))
        if (end - issued).days > 730:
            return end
    return born.replace(year=born.year + 90, day=min(born.day, 28))


class _Card:
    WIDTH, HEIGHT = 98.0, 62.0  # a little enlarged, as copiers do with cards

    def __init__(self, canvas, left, top, style):
        self.canvas, self.left, self.top, self.style = canvas, left, top, style

    def line(self, x, y, label, value='', size=7.4, bold=False):
        self.canvas.note(label + value)
        end = self.canvas.draw(self.left + x, self.top + y, label, self.style)
        self.canvas.draw(self.left + x + end, self.top + y, value, self.style.but(size=size, bold=bold))

    def two_lines(self, x, y, label, value, room):
        """A label, then its value on that line and the next where it does not fit."""
        self.canvas.note(label + value)
        start, words = self.canvas.draw(self.left + x, self.top + y, label, self.style), value.split(' ')
        first = []
        while words and start + self.canvas.measure(' '.join(first + words[:1]), self.style) < room:
            first.append(words.pop(0))
        self.canvas.draw(self.left + x + start, self.top + y, ' '.join(first), self.style)
        self.canvas.draw(self.left + x, self.top + y + 3.6, ' '.join(words), self.style)

    def front(self, new, who, origin, residence, expiry, code):
        self.canvas.box(self.left, self.top, self.WIDTH, self.HEIGHT, 0.3, fill=(0.86, 0.93, 0.93))
        self.canvas.box(self.left + 4, self.top + 24, 22, 29, 0.2, 'grey', fill=(0.72, 0.76, 0.80))
        bold = self.style.but(bold=True)
        for y, text, style in (
            (6, parts.NATION, bold.but(size=7)),
            (9.6, parts.MOTTO, bold.but(size=6.5)),
            (13.2, 'SOCIALIST REPUBLIC OF VIET NAM', self.style.but(size=5.5)),
            (18.5, 'CĂN CƯỚC' if new else 'CĂN CƯỚC CÔNG DÂN', bold.but(size=11, ink='red')),
            (21.6, 'IDENTITY CARD' if new else 'Citizen Identity Card', self.style.but(size=6)),
        ):
            self.canvas.centred(self.left + 46, self.top + y, text, style)
            self.canvas.note(text)
        if code:
            self.canvas.modules(self.left + 81, self.top + 2, 15, code)
        self.line(
            29,
            27,
            'Số định danh cá nhân / Personal identification number: ' if new else 'Số / No.: ',
            '' if new else who.id,
            10,
            True,
        )
        if new:
            self.line(29, 31, '', who.id, 9.5, True)
        self.line(29, 34.5, 'Họ, chữ đệm và tên khai sinh / Full name:' if new else 'Họ và tên / Full name:')
        self.line(29, 38, '', who.upper(), 8.5, True)
        self.line(
            29,
            41.8,
            'Ngày, tháng, năm sinh / Date of birth: ' if new else 'Ngày sinh / Date of birth: ',
            short_date(who.born),
        )
        self.line(29, 45.4, 'Giới tính / Sex: ', f'{who.sex}     Quốc tịch / Nationality: Việt Nam')
        if not new:
            self.two_lines(29, 49, 'Quê quán / Place of origin: ', origin, self.WIDTH - 31)
            self.two_lines(29, 56.2, 'Nơi thường trú / Place of residence: ', residence, self.WIDTH - 31)
            self.line(3, 57.5, 'Có giá trị đến: ', '', 6.0)
            self.line(3, 60.5, '', short_date(expiry), 6.6)
        else:
            self.line(29, 50, 'Ngày, tháng, năm hết hạn / Date of expiry: ', short_date(expiry))

    def back(self, new, who, issued, top, residence, code):
        self.top = top
        self.canvas.box(self.left, top, self.WIDTH, self.HEIGHT, 0.3, fill=(0.90, 0.94, 0.93))
        y = 7.0
        if new:
            self.two_lines(6, y, 'Nơi cư trú / Place of residence: ', residence, 62)
            self.line(6, 17, 'Ngày, tháng, năm cấp / Date of issue: ', short_date(issued))
            self.canvas.modules(self.left + 78, top + 5, 16, code)
            self.line(6, 26, 'BỘ CÔNG AN')
        else:
            self.line(
                6,
                y,
                'Đặc điểm nhân dạng / Personal identification: ',
                self.canvas.dice.pick(('Nốt ruồi C:1cm sau cánh mũi phải', 'Sẹo chấm C:1,5cm trên trước đầu mày trái')),
            )
            self.line(6, 12, 'Ngày, tháng, năm / Date, month, year: ', short_date(issued))
            self.line(6, 17, 'CỤC TRƯỞNG CỤC CẢNH SÁT')
            self.line(6, 20.6, 'QUẢN LÝ HÀNH CHÍNH VỀ TRẬT TỰ XÃ HỘI')
        machine = Style(size=9.5, family='Cousine')
        plain = f'IDVNM{who.id[3:]}{self.canvas.dice.number(0, 9)}{who.id}<<{self.canvas.dice.number(0, 9)}'
        letters = ''.join(c for c in _ascii(who.name.upper()).replace(' ', '<') if c.isalpha() or c == '<')
        for number, line in enumerate(
            (
                plain[:30],
                f'{who.born:%y%m%d}4{"M" if who.sex == "Nam" else "F"}400101{"7VNM":<14}'.replace(' ', '<')[:29] + '6',
                (letters + '<' * 30)[:30],
            )
        ):
            self.canvas.draw(self.left + 6, top + 46 + number * 5, line, machine)
            self.canvas.note(line)


def _ascii(text):
    return ''.join(c for c in unicodedata.normalize('NFD', text.replace('Đ', 'D')) if not unicodedata.combining(c))
