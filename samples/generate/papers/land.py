"""Land use right certificates (the pink form of 2014 and the form with a QR code of 2025) and building permits."""
import datetime

from papers import parts, places
from papers.codes import qr_matrix
from papers.look import draw_look
from papers.people import address, person
from papers.words import area, long_date

PURPOSES = (
    'Đất ở tại nông thôn',
    'Đất ở tại đô thị',
    'Đất trồng cây lâu năm',
    'Đất trồng cây hàng năm khác',
    'Đất chuyên trồng lúa nước',
    'Đất rừng sản xuất',
)


def _serial(dice, digits):
    return dice.pick(('AP', 'BC', 'BK', 'BX', 'CA', 'CĐ', 'CP', 'CS', 'DA', 'DD', 'DK')) + ' ' + dice.digits(digits)


def _term(dice, purpose, day):
    return (
        'Lâu dài'
        if purpose.startswith('Đất ở')
        else f'Đến ngày {dice.number(1, 28):02d}/{dice.number(1, 12):02d}/{day.year + dice.number(15, 49)}'
    )


def land_certificate(dice, all_places):
    return new_certificate(dice, all_places) if dice.chance(0.35) else pink_certificate(dice, all_places)


def pink_certificate(dice, all_places):
    day = dice.day(datetime.date(2010, 2, 1), datetime.date(2024, 12, 20))
    place, look = all_places.any(dice), draw_look(dice, by_hand=0.15, form=True)
    form = parts.Form(dice, look, left=26, right=190, top=18 + dice.real(0, 6))
    owner = person(dice, all_places, born=(1945, 1990))
    form.text((parts.NATION, {'bold': True}), align='centre', after=0)
    form.text((parts.MOTTO, {'bold': True}), align='centre', after=4)
    parts.title(
        form, 'GIẤY CHỨNG NHẬN', 'QUYỀN SỬ DỤNG ĐẤT', 'QUYỀN SỞ HỮU NHÀ Ở VÀ TÀI SẢN KHÁC GẮN LIỀN VỚI ĐẤT', size=17
    )
    _owner_lines(form, dice, owner)
    facts = _parcel_lines(form, dice, place, day)
    office = dice.pick(('committee', 'department'))
    if dice.chance(0.4):
        form.break_page()
    where = places.bare(place.district if office == 'committee' else place.province)
    form.gap(2)
    form.text((f'{where}, ngày {long_date(day)}', {'italic': True}), align='centre', left=105, after=0)
    _land_signature(form, dice, place, office, all_places)
    register = dice.pick(('CH', 'CS', 'CT')) + ' ' + dice.digits(5)
    serial = _serial(dice, 6)
    form.text(dice.pick(('Số vào sổ cấp GCN: ', 'Số vào sổ cấp Giấy chứng nhận: ')) + register)
    form.text(
        (serial, {'bold': True, 'size': 16, 'ink': 'red' if dice.chance(0.7) else 'black'}), align='centre', left=105
    )
    form.fields.update(certificate_serial=serial, register_number=register, issue_date=day.isoformat(), **facts)
    return form.finish('giay_chung_nhan_quyen_su_dung_dat')


def _owner_lines(form, dice, owner):
    form.text(('I. Người sử dụng đất, chủ sở hữu nhà ở và tài sản khác gắn liền với đất', {'bold': True}))
    title = 'Ông: ' if owner.sex == 'Nam' else 'Bà: '
    form.text(
        title,
        form.value(owner.name, bold=True),
        f', năm sinh: {owner.born.year}, {dice.pick(("CCCD số: ", "CMND số: ", "CCCD: "))}',
        form.value(owner.id),
    )
    form.text(dice.pick(('Địa chỉ thường trú: ', 'Địa chỉ: ', 'Thường trú tại: ')) + owner.address)
    form.fields.update(holder_name=owner.name, holder_id=owner.id, holder_address=owner.address)


def _parcel_lines(form, dice, place, day):
    purpose = dice.pick(PURPOSES)
    size = area(dice.real(80, 900) if purpose.startswith('Đất ở') else dice.real(900, 24000))
    number, sheet, term = str(dice.number(1, 990)), str(dice.number(1, 160)), _term(dice, purpose, day)
    where = place.full() if dice.chance(0.5) else address(dice, place)
    value, text = form.value, form.text
    text(('II. Thửa đất, nhà ở và tài sản khác gắn liền với đất', {'bold': True}))
    text('1. Thửa đất:')
    text(
        'a) Thửa đất số: ',
        value(number),
        ',   tờ bản đồ số: ' if dice.chance(0.6) else '     Tờ bản đồ số: ',
        value(sheet),
    )
    text('b) Địa chỉ: ' if dice.chance(0.6) else 'b) Địa chỉ thửa đất: ', value(where, bold=False))
    text('c) Diện tích: ', value(size), ' m²')
    text(
        f'd) Hình thức sử dụng: riêng: {size} m²; chung: Không m²'
        if dice.chance(0.5)
        else 'd) Hình thức sử dụng: Sử dụng riêng'
    )
    text('đ) Mục đích sử dụng: ' if dice.chance(0.4) else 'đ) Mục đích sử dụng đất: ', value(purpose))
    text('e) Thời hạn sử dụng: ' if dice.chance(0.4) else 'e) Thời hạn sử dụng đất: ', value(term))
    text(
        'g) Nguồn gốc sử dụng: '
        + dice.pick(
            (
                'Nhận chuyển nhượng đất được Nhà nước giao đất có thu tiền',
                'Công nhận QSDĐ như giao đất không thu tiền sử dụng đất',
                'Nhận tặng cho',
            )
        )
    )
    for line in (
        '2. Nhà ở: -/-',
        '3. Công trình xây dựng khác: -/-',
        '4. Rừng sản xuất là rừng trồng: -/-',
        '5. Cây lâu năm: -/-',
        '6. Ghi chú: Không',
    ):
        text(line)
    return dict(
        parcel_number=number,
        map_sheet=sheet,
        parcel_address=where,
        area=size,
        land_use_purpose=purpose,
        land_use_term=term,
    )


def _land_signature(form, dice, place, office, all_places):
    """Who grants the certificate stands in its signature block, so the block gives the agency."""
    who = person(dice, all_places, born=(1960, 1985))
    if office == 'committee':
        agency = places.district_committee(place)
        caption, title = ('TM. ỦY BAN NHÂN DÂN', place.district.upper()), dice.pick(('CHỦ TỊCH', 'PHÓ CHỦ TỊCH'))
        if title.startswith('PHÓ'):
            caption = caption + ('KT. CHỦ TỊCH',)
    else:
        agency = places.Agency(
            ('SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG', place.province.upper()), '', 'STNMT', '', place.province, 'GIÁM ĐỐC'
        )
        caption, title = agency.lines + ('TUQ. GIÁM ĐỐC',), 'GIÁM ĐỐC VĂN PHÒNG ĐĂNG KÝ ĐẤT ĐAI'
    parts.signature_block(form, '', title, who.name, agency, left=100, caption=caption)
    form.fields['issuing_agency'] = agency.name()


def new_certificate(dice, all_places):
    """The two-page form issued since 2025, with a QR code."""
    day = dice.day(datetime.date(2025, 1, 6), datetime.date(2026, 8, 28))
    place, look = all_places.any(dice, day), draw_look(dice, by_hand=0.0)
    form = parts.Form(dice, look, left=28, right=190, top=20)
    owner = person(dice, all_places, born=(1950, 1995))
    serial, register = _serial(dice, 8), dice.pick(('CN', 'VP', 'CH')) + ' ' + dice.digits(5)
    form.canvas.modules(168, 14, 24, qr_matrix(f'{serial.replace(" ", "")}|{register}|{day:%d%m%Y}'))
    form.text((parts.NATION, {'bold': True}), align='centre', right=165, after=0)
    form.text((parts.MOTTO, {'bold': True}), align='centre', right=165, after=6)
    parts.title(form, 'GIẤY CHỨNG NHẬN', 'QUYỀN SỬ DỤNG ĐẤT, QUYỀN SỞ HỮU TÀI SẢN GẮN LIỀN VỚI ĐẤT', size=16)
    facts = _new_lines(form, dice, owner, place, day)
    form.gap(2)
    form.text(
        (f'{places.bare(place.province)}, ngày {long_date(day)}', {'italic': True}), align='centre', left=105, after=0
    )
    agency = places.Agency(
        ('CHI NHÁNH VĂN PHÒNG ĐĂNG KÝ ĐẤT ĐAI', f'KHU VỰC {dice.number(1, 9)}'),
        '',
        'CNVPĐK',
        '',
        place.province,
        'GIÁM ĐỐC',
    )
    parts.signature_block(
        form,
        '',
        dice.pick(('GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC')),
        person(dice, all_places, born=(1965, 1988)).name,
        agency,
        left=100,
        caption=agency.lines,
    )
    form.text('Số phát hành Giấy chứng nhận: ', (serial, {'bold': True}))
    form.text('Số vào sổ cấp Giấy chứng nhận: ' + register)
    form.fields.update(
        certificate_serial=serial,
        register_number=register,
        issue_date=day.isoformat(),
        issuing_agency=agency.name(),
        holder_name=owner.name,
        holder_id=owner.id,
        holder_address=owner.address,
        **facts,
    )
    return form.finish('giay_chung_nhan_quyen_su_dung_dat')


def _new_lines(form, dice, owner, place, day):
    """Owner and parcel; the parcel's fields."""
    purpose = dice.pick(PURPOSES)
    size, number, sheet, term = (
        area(dice.real(90, 9000)),
        str(dice.number(1, 990)),
        str(dice.number(1, 160)),
        _term(dice, purpose, day),
    )
    where = place.full()
    value = form.value
    form.text(('1. Người sử dụng đất, chủ sở hữu tài sản gắn liền với đất:', {'bold': True}))
    form.text(
        'Ông: ' if owner.sex == 'Nam' else 'Bà: ', value(owner.name, bold=True), ', CCCD số: ', value(owner.id), '.'
    )
    form.text('Địa chỉ: ' + owner.address + '.')
    form.text(('2. Thông tin thửa đất:', {'bold': True}))
    form.text('Thửa đất số: ', value(number), ';  tờ bản đồ số: ', value(sheet), ';  diện tích: ', value(size), ' m²')
    form.text(
        'Loại đất: ',
        value(purpose),
        ';  thời hạn: ' if dice.chance(0.5) else '; Thời hạn sử dụng đất: ',
        value(term),
        '.',
    )
    form.text('Hình thức sử dụng đất: Sử dụng riêng.')
    form.text('Địa chỉ: ', value(where, bold=False), '.')
    form.text('Nguồn gốc sử dụng: Nhận chuyển nhượng quyền sử dụng đất.')
    form.text(('3. Thông tin tài sản gắn liền với đất: ', {'bold': True}), '-/-')
    form.text(('4. Ghi chú: ', {'bold': True}), 'Không.')
    return dict(
        parcel_number=number,
        map_sheet=sheet,
        parcel_address=where,
        area=size,
        land_use_purpose=purpose,
        land_use_term=term,
    )


def building_permit(dice, all_places):
    day = dice.day(datetime.date(2014, 2, 1), datetime.date(2026, 8, 28))
    place, look = all_places.any(dice, day), draw_look(dice)
    form = parts.Form(dice, look, left=28, right=190, top=16 + dice.real(0, 5))
    agency = places.district_committee(place) if place.district else places.commune_committee(place, dice)
    if dice.chance(0.25):
        agency = places.department(place, ('SỞ XÂY DỰNG', 'SXD', ('QLXD',)), dice)
    symbol = '/GPXD-SXD' if agency.symbol == 'SXD' else dice.pick(('/GPXD', '/GPXD-UBND', f'/{day.year}/GPXD'))
    owner = person(dice, all_places, born=(1950, 1996))
    parts.header(form, agency, (str(dice.number(1, 700)).zfill(2), symbol), day)
    parts.title(
        form,
        'GIẤY PHÉP XÂY DỰNG',
        dice.pick(('(Sử dụng cho nhà ở riêng lẻ)', 'Nhà ở riêng lẻ', '(Dùng cho công trình nhà ở riêng lẻ)')),
    )
    _permit_lines(form, dice, owner, place, day)
    authority, office = (
        ('KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH')
        if agency.committee
        else dice.pick((('', 'GIÁM ĐỐC'), ('KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC')))
    )
    if agency.committee and dice.chance(0.3):
        authority, office = 'TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'
    parts.signature_block(
        form,
        authority,
        office,
        person(dice, all_places, born=(1960, 1987)).name,
        agency,
        recipients=('- Như trên;', '- Lưu: VT, QLĐT.'),
    )
    return form.finish('giay_phep_xay_dung')


def _permit_lines(form, dice, owner, place, day):
    floors = dice.number(1, 5)
    ground = round(dice.real(55, 260), 1)
    built, total = area(ground), area(round(ground * floors * dice.real(0.9, 1.0), 1))
    number, sheet = str(dice.number(1, 900)), str(dice.number(1, 140))
    value, text = form.value, form.text
    text('1. Cấp cho: ' if dice.chance(0.3) else '1. Cấp cho ông/bà: ', value(owner.upper(), bold=True))
    text(dice.pick(('- Địa chỉ: ', 'Địa chỉ thường trú: ', 'Địa chỉ: ')), value(owner.address, bold=False))
    text('2. Được phép xây dựng công trình: Nhà ở riêng lẻ theo những nội dung sau:')
    text('- Theo thiết kế có ký hiệu: KT-01 đến KT-12.')
    if dice.chance(0.5):
        text(
            '- Vị trí xây dựng: thửa đất số ', value(number), ', tờ bản đồ số ', value(sheet), f', tại {place.full()}.'
        )
    else:
        text('- Lô đất: Thửa đất số: ', value(number), '    Tờ bản đồ số: ', value(sheet))
    text(
        dice.pick(('- Diện tích xây dựng tầng một: ', '- Diện tích xây dựng: ', '- Diện tích xây dựng tầng 1: ')),
        value(built + ' m²'),
    )
    text(dice.pick(('- Tổng diện tích sàn: ', '- Tổng diện tích sàn xây dựng: ')), value(total + ' m²'))
    text(
        '- Chiều cao công trình: ',
        value(area(dice.real(3.5, 19)) + ' m'),
        ';  số tầng: ' if dice.chance(0.5) else '     Số tầng: ',
        value(str(floors) if dice.chance(0.4) else f'{floors:02d}'),
    )
    text('- Cốt nền xây dựng công trình: +0,45 m so với mặt đường; mật độ xây dựng: ' + area(dice.real(40, 95)) + '%.')
    text(
        f'3. Giấy tờ về quyền sử dụng đất: Giấy chứng nhận số {_serial(dice, 6)} do UBND {place.district or place.province} cấp.'
    )
    text(
        '4. Giấy phép này có hiệu lực khởi công xây dựng trong thời hạn 12 tháng kể từ ngày cấp; quá thời hạn trên thì phải đề nghị gia hạn giấy phép xây dựng.',
        align='justify',
    )
    form.gap(3)
    form.fields.update(
        holder_name=owner.name,
        holder_address=owner.address,
        parcel_number=number,
        map_sheet=sheet,
        construction_area=built,
        total_floor_area=total,
        floors=str(floors),
    )
