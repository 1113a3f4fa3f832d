"""Papers of no known type, which a counter gets every day: applications, contracts, invoices, notes of a hospital. Their type
is `khac`, never the nearest one; the truth holds only what the common rules can mean."""
import datetime

from papers import parts, stamps
from papers.look import draw_look
from papers.people import person
from papers.words import long_date, short_date, with_dots


def paper(dice, all_places):
    return dice.pick((_application, _contract, _invoice, _birth_note))(dice, all_places)


def _blank(dice, frame=False):
    day = dice.day(datetime.date(2015, 1, 5), datetime.date(2026, 8, 20))
    look = draw_look(dice, 0.2, form=frame)
    return parts.Form(dice, look, left=28 + dice.spread(2), right=190, top=16 + dice.real(0, 6)), day


def _nation(form):
    form.text((parts.NATION, {'bold': True}), align='centre', after=0)
    form.text((parts.MOTTO, {'bold': True}), align='centre', after=6)


def _application(dice, all_places):
    """A citizen's own letter: no agency, no number."""
    form, day = _blank(dice)
    who, place = person(dice, all_places), all_places.any(dice, day)
    _nation(form)
    what = dice.pick(('ĐƠN XIN XÁC NHẬN', 'ĐƠN ĐỀ NGHỊ', 'ĐƠN XIN NGHỈ PHÉP', 'BẢN CAM KẾT', 'BẢN TƯỜNG TRÌNH'))
    parts.title(form, what)
    form.text(f'Kính gửi: Ủy ban nhân dân {place.commune}', align='centre', after=4)
    form.line('Tôi tên là: ', form.value(who.name))
    form.line('Sinh ngày: ', form.value(short_date(who.born)))
    form.line('CCCD số: ', form.value(who.id))
    form.line('Địa chỉ: ', form.value(who.address))
    form.text(
        'Nay tôi làm đơn này kính mong quý cơ quan xem xét, xác nhận cho tôi để bổ sung hồ sơ. Tôi xin chịu trách nhiệm về '
        'nội dung đã trình bày.',
        align='justify',
        indent=10,
    )
    form.text('Xin chân thành cảm ơn!', indent=10, after=4)
    form.text((f'Ngày {long_date(day)}', {'italic': True}), align='centre', left=112, after=0)
    form.text(('Người làm đơn', {'bold': True}), align='centre', left=112, after=0)
    stamps.signature(form.canvas, dice, 138, form.y + 10, form.look.ink, 24)
    form.gap(22)
    form.text(who.name, align='centre', left=112)
    form.fields['issue_date'] = day.isoformat()
    return form.finish('khac')


def _contract(dice, all_places):
    form, day = _blank(dice)
    one, other = person(dice, all_places), person(dice, all_places)
    _nation(form)
    parts.title(form, dice.pick(('HỢP ĐỒNG THUÊ NHÀ', 'HỢP ĐỒNG MUA BÁN', 'HỢP ĐỒNG LAO ĐỘNG', 'GIẤY VAY TIỀN')))
    form.text(f'Hôm nay, ngày {long_date(day)}, chúng tôi gồm:', after=2)
    for side, who in (('BÊN A', one), ('BÊN B', other)):
        form.text((f'{side}: ', {'bold': True}), form.value(who.name))
        form.text(f'CCCD số: {who.id}      Điện thoại: 09{dice.digits(8)}')
        form.text('Địa chỉ: ' + who.address)
    price = with_dots(dice.number(2, 400) * 500_000)
    for number, words in enumerate(
        ('Đối tượng của hợp đồng', 'Giá và phương thức thanh toán', 'Cam kết của các bên'), 1
    ):
        form.text((f'Điều {number}. {words}', {'bold': True}))
        form.text(f'Hai bên thống nhất số tiền là {price} đồng, thanh toán trong {dice.number(5, 90)} ngày.', indent=10)
    form.gap(4)
    middle = (form.left + form.right) / 2
    form.need(40)
    form.columns(
        lambda f: _side(f, dice, 'ĐẠI DIỆN BÊN A', one.name),
        lambda f: _side(f, dice, 'ĐẠI DIỆN BÊN B', other.name),
        edges=((form.left, middle), (middle, form.right)),
    )
    form.fields['issue_date'] = day.isoformat()
    return form.finish('khac')


def _side(form, dice, caption, name):
    form.text((caption, {'bold': True}), align='centre', after=0)
    stamps.signature(form.canvas, dice, (form.left + form.right) / 2 - 10, form.y + 10, form.look.ink, 22)
    form.gap(20)
    form.text(name, align='centre')


def _invoice(dice, all_places):
    form, day = _blank(dice)
    who = person(dice, all_places)
    form.text((dice.pick(('CÔNG TY TNHH MTV ', 'CỬA HÀNG ', 'DOANH NGHIỆP TƯ NHÂN ')) + who.upper(), {'bold': True}))
    form.text(f'Địa chỉ: {who.address}')
    form.text(f'MST: {dice.digits(10)}      ĐT: 09{dice.digits(8)}', after=4)
    parts.title(form, dice.pick(('HÓA ĐƠN BÁN HÀNG', 'PHIẾU THU', 'BIÊN LAI THU TIỀN')))
    form.text(f'Ngày {long_date(day)}', align='centre', after=3)
    form.line('Họ tên người mua hàng: ', form.value(person(dice, all_places).name))
    for number in range(1, dice.number(3, 6)):
        goods = dice.pick(('Xi măng', 'Phân bón NPK', 'Sách giáo khoa', 'Ghế nhựa', 'Cà phê nhân'))
        form.text(
            f'{number}. {goods}      {dice.number(1, 40)} x {with_dots(dice.number(5, 900) * 1000)}', left=form.left + 6
        )
    form.text(('Cộng: ', {'bold': True}), with_dots(dice.number(100, 90000) * 1000) + ' đồng')
    form.gap(4)
    _side(form, dice, 'NGƯỜI LẬP PHIẾU', who.name)
    form.fields['issue_date'] = day.isoformat()
    return form.finish('khac')


def _birth_note(dice, all_places):
    """GIẤY CHỨNG SINH: much like a birth certificate, and none."""
    form, day = _blank(dice)
    mother, place = person(dice, all_places, 'Nữ', (1985, 2004)), all_places.any(dice, day)
    form.fields.update(parent_agency='SỞ Y TẾ ' + place.province.upper(), issuing_agency='BỆNH VIỆN ĐA KHOA')
    form.text(form.fields['parent_agency'], after=0)
    form.text((form.fields['issuing_agency'], {'bold': True}), after=3)
    _nation(form)
    parts.title(form, 'GIẤY CHỨNG SINH')
    form.line('Họ và tên mẹ/Người nuôi dưỡng: ', form.value(mother.upper()))
    form.line('Năm sinh: ', form.value(str(mother.born.year)))
    form.line('Nơi đăng ký thường trú, tạm trú: ', form.value(mother.address))
    form.line('Số CCCD/Hộ chiếu: ', form.value(mother.id))
    form.line(
        'Đã sinh con vào lúc: ',
        form.value(f'{dice.number(0, 23)} giờ {dice.number(0, 59)} phút, ngày {long_date(day)}'),
    )
    form.line(
        'Giới tính của con: ', form.value(dice.pick(('Nam', 'Nữ'))), f'   Cân nặng: {dice.number(24, 41) * 100} g'
    )
    form.gap(6)
    _side(form, dice, 'NGƯỜI ĐỠ ĐẺ', person(dice, all_places).name)
    return form.finish('khac')
