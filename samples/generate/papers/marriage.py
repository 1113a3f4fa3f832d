"""Marriage certificates, in two columns, and confirmations of marital status."""
import datetime

from papers import parts, stamps
from papers.civil_status import committee_of, sign, start
from papers.people import address, person
from papers.words import long_date, short_date


def _spouse(form, dice, who, role, variant):
    """One column of a marriage certificate."""
    value, text = form.value, form.text
    text(f'Họ, chữ đệm, tên {role}: ' if variant else f'Họ và tên {role}: ', value(who.upper(), bold=True), after=1.6)
    text('Ngày, tháng, năm sinh: ' if variant else 'Sinh ngày: ', value(short_date(who.born)), after=1.6)
    text('Dân tộc: ', value(who.people), after=1.6)
    text('Quốc tịch: ', value('Việt Nam'), after=1.6)
    text('Nơi cư trú: ' if variant else 'Nơi thường trú/tạm trú: ', value(who.address), after=1.6)
    kind = 'CCCD số ' if variant else 'Căn cước công dân số '
    text('Giấy tờ tùy thân: ', value(kind + who.id), after=1.6)
    form.fields.update(
        {
            f'{KEY[role]}_name': who.name,
            f'{KEY[role]}_date_of_birth': who.born.isoformat(),
            f'{KEY[role]}_id': who.id,
            f'{KEY[role]}_residence': who.address,
        }
    )


KEY = {'vợ': 'wife', 'chồng': 'husband'}


def marriage_certificate(dice, all_places):
    form, place, agency, day = start(dice, all_places)
    wife = person(dice, all_places, 'Nữ', (1970, 2003))
    husband = person(dice, all_places, 'Nam', (1965, 2001), place)
    parts.header(form, agency, (str(dice.number(1, 300)).zfill(2), dice.pick((f'/{day.year}', f'/{day.year}', ''))))
    parts.title(form, 'GIẤY CHỨNG NHẬN KẾT HÔN', size=dice.pick((15, 17, 19)))
    variant, middle = dice.chance(0.7), (form.left + form.right) / 2 + dice.spread(3)
    form.need(120)
    form.columns(
        lambda f: _spouse(f, dice, wife, 'vợ', variant),
        lambda f: _spouse(f, dice, husband, 'chồng', variant),
        edges=((form.left, middle - 3), (middle + 2, form.right)),
    )
    if dice.chance(0.25):
        form.canvas.rule(middle - 0.5, form.y - 60, middle - 0.5, form.y, 0.2)
    form.gap(2)
    form.text('Nơi đăng ký kết hôn: ', form.value(committee_of(place)))
    form.text('Ngày, tháng, năm đăng ký: ', form.value(short_date(day)))
    form.fields.update(registration_place=committee_of(place), registration_date=day.isoformat())
    if dice.chance(0.6):
        form.text(
            'Giấy chứng nhận kết hôn này có giá trị kể từ ngày ký, cấp.'
            if dice.chance(0.5)
            else 'Giấy này có giá trị kể từ ngày đăng ký.'
        )
    form.gap(3)
    if dice.chance(0.5):
        form.need(80)
        form.columns(
            lambda f: _spouse_signs(f, dice, 'Vợ', wife),
            lambda f: _spouse_signs(f, dice, 'Chồng', husband),
            edges=((form.left, middle), (middle, form.right)),
        )
    sign(form, dice, agency, 'NGƯỜI KÝ GIẤY CHỨNG NHẬN KẾT HÔN', all_places)
    return form.finish('giay_chung_nhan_ket_hon')


def _spouse_signs(form, dice, role, who):
    form.text((role, {'bold': True}), align='centre', after=0)
    form.text(('(Ký, ghi rõ họ, chữ đệm, tên)', {'italic': True, 'size': 11.5}), align='centre', after=0)
    stamps.signature(form.canvas, dice, (form.left + form.right) / 2 - 8, form.y + 9, form.look.ink, 18)
    form.gap(16)
    form.text(who.name, align='centre', after=1)


def marital_status(dice, all_places, holder=None):
    form, place, agency, day = start(dice, all_places)
    holder = holder or person(dice, all_places, born=(1960, 2003), place=place if dice.chance(0.6) else None)
    value, line = form.value, form.line
    parts.header(
        form,
        agency,
        (str(dice.number(1, 400)).zfill(2), dice.pick(('/UBND-XNTTHN', '/XNTTHN', f'/{day.year}/UBND-XNTTHN'))),
        day,
    )
    parts.title(form, 'GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN')
    if dice.chance(0.7):
        form.text((agency.name(), {'bold': True}), align='centre')
    other = person(dice, all_places) if dice.chance(0.2) else holder
    form.text(
        f'Xét đề nghị của ông/bà: {other.name}{dice.pick((";", f", về việc cấp Giấy xác nhận tình trạng hôn nhân cho {holder.name},", ","))}'
    )
    form.text(('XÁC NHẬN:', {'bold': True}), align='centre')
    status = dice.pick(
        (
            'Chưa đăng ký kết hôn với ai',
            'Hiện tại chưa đăng ký kết hôn với ai',
            'Hiện tại đang có vợ là bà ' + person(dice, all_places, 'Nữ').name,
            'Có đăng ký kết hôn, nhưng đã ly hôn theo Bản án số 12/2019/HNGĐ-ST; hiện tại chưa đăng ký kết hôn với ai',
        )
    )
    purpose = dice.pick(
        (
            'Làm thủ tục đăng ký kết hôn',
            'Mua bán nhà đất',
            'Bổ túc hồ sơ vay vốn tại ngân hàng',
            'Làm thủ tục nhận con nuôi',
            'Chuyển nhượng quyền sử dụng đất',
        )
    )
    line('Họ, chữ đệm, tên: ', value(holder.upper(), bold=True))
    line('Ngày, tháng, năm sinh: ', value(short_date(holder.born)))
    line('Giới tính: ', value(holder.sex), '    Dân tộc: ', value(holder.people), '    Quốc tịch: ', value('Việt Nam'))
    line(
        'Giấy tờ tùy thân: ', value(f'{dice.pick(("Căn cước công dân số", "CCCD số", "Thẻ Căn cước số"))} {holder.id}')
    )
    line(dice.pick(('Nơi cư trú: ', 'Nơi thường trú: ')), value(holder.address))
    form.fields.update(
        holder_name=holder.name,
        date_of_birth=holder.born.isoformat(),
        sex=holder.sex,
        personal_id=holder.id,
        residence=holder.address,
    )
    if dice.chance(0.5):
        since = dice.day(datetime.date(2005, 1, 1), datetime.date(2015, 1, 1))
        form.text(
            f'Trong thời gian cư trú tại: {address(dice, place)}, từ ngày {long_date(since)} đến ngày {long_date(day)}'
        )
    line('Tình trạng hôn nhân: ', value(status))
    line(dice.pick(('Giấy này được sử dụng để: ', 'Giấy này được cấp để: ')), value(purpose))
    form.text('Giấy này có giá trị sử dụng trong thời hạn 6 tháng, kể từ ngày cấp.')
    form.gap(3)
    form.fields.update(marital_status=status, purpose=purpose)
    authority, office = dice.pick(
        (
            ('TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'),
            ('KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'),
            ('TUQ. CHỦ TỊCH', 'CÔNG CHỨC TƯ PHÁP - HỘ TỊCH'),
        )
    )
    parts.signature_block(form, authority, office, person(dice, all_places, born=(1965, 1988)).name, agency)
    return form.finish('giay_xac_nhan_tinh_trang_hon_nhan')
