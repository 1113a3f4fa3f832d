"""Certificates of trade and practice: household business, food safety, practising certificates, criminal record."""
import datetime

from papers import parts, places
from papers.look import draw_look
from papers.people import address, person
from papers.words import long_date, short_date, with_dots

TRADES = (
    'Bán lẻ lương thực, thực phẩm',
    'Dịch vụ ăn uống',
    'Sửa chữa xe máy',
    'May đo trang phục',
    'Bán buôn cà phê, hồ tiêu',
    'Cắt tóc, làm đầu',
    'Bán lẻ vật liệu xây dựng',
)
SHOPS = (
    'Tạp hóa',
    'Quán cơm',
    'Tiệm vàng',
    'Cửa hàng điện máy',
    'Nhà thuốc',
    'Garage',
    'Đại lý',
    'Tiệm may',
    'Quán ăn gia đình',
)


FACILITIES = (
    'Cơ sở sản xuất bún',
    'Hộ kinh doanh cà phê bột',
    'Công ty TNHH chế biến hạt điều',
    'Cơ sở nước đóng chai',
    'Hợp tác xã rau sạch',
)
PRODUCTS = (
    'Bún tươi, bánh phở',
    'Cà phê rang xay',
    'Nhân hạt điều',
    'Nước uống đóng chai',
    'Rau, củ các loại',
    'Mật ong',
    'Tinh bột nghệ',
)


def _blank(dice, all_places, first, last, by_hand=0.35):
    day = dice.day(datetime.date(first, 2, 1), datetime.date(last, 8, 28))
    place = all_places.any(dice, day)
    form = parts.Form(
        dice, draw_look(dice, by_hand, form=True), left=28 + dice.spread(2), right=191, top=15 + dice.real(0, 7)
    )
    return form, place, day


def household_business(dice, all_places, holder=None):
    form, place, day = _blank(dice, all_places, 2014, 2026, by_hand=0.1)
    owner = holder or person(dice, all_places, born=(1955, 2002))
    name = f'{dice.pick(SHOPS)} {owner.name.split()[-1]} {dice.pick(("Phát", "Hưng", "Thịnh", "Lợi", "Tâm", "Nguyên"))}'
    code = (
        owner.id
        if day.year >= 2025
        else f'{dice.number(10, 70)}{dice.pick("ABCDEFGH")}8{dice.digits(6)}'
        if dice.chance(0.7)
        else '8' + dice.digits(9) + '-001'
    )
    capital = dice.number(2, 90) * 10_000_000
    unit = (
        'PHÒNG KINH TẾ'
        if day >= places.TWO_LEVELS
        else dice.pick(('PHÒNG TÀI CHÍNH - KẾ HOẠCH', 'PHÒNG TÀI CHÍNH – KẾ HOẠCH', 'PHÒNG KINH TẾ'))
    )
    agency = places.Agency(
        (unit,), 'UBND ' + (place.district or place.commune).upper(), 'PKT', '', place.province, 'TRƯỞNG PHÒNG'
    )
    parts.header(form, agency)
    _household_heading(form, dice, code, day)
    where = address(dice, place)
    _household_lines(form, dice, owner, name, where, capital)
    form.fields.update(
        registration_code=code,
        first_registration_date=day.isoformat(),
        business_name=name,
        business_address=where,
        capital=str(capital),
        owner_name=owner.name,
        owner_date_of_birth=owner.born.isoformat(),
        owner_id=owner.id,
    )
    form.gap(3)
    authority, office = dice.pick((('', 'TRƯỞNG PHÒNG'), ('KT. TRƯỞNG PHÒNG', 'PHÓ TRƯỞNG PHÒNG')))
    parts.signature_block(form, authority, office, person(dice, all_places, born=(1968, 1990)).name, agency)
    return form.finish('giay_chung_nhan_ho_kinh_doanh')


def _household_heading(form, dice, code, day):
    parts.title(
        form,
        *dice.pick((('GIẤY CHỨNG NHẬN', 'ĐĂNG KÝ HỘ KINH DOANH'), ('GIẤY CHỨNG NHẬN ĐĂNG KÝ HỘ KINH DOANH',))),
        after=1,
    )
    form.text(
        dice.pick(('Số: ', 'Mã số hộ kinh doanh: ', 'Mã số: ')), (code, {'bold': True}), align='centre', after=0.5
    )
    form.text(
        (
            f'Đăng ký lần đầu, ngày {long_date(day)}'
            if dice.chance(0.6)
            else f'Đăng ký lần đầu: ngày {long_date(day)}',
            {'italic': True},
        ),
        align='centre',
        after=0.5,
    )
    if dice.chance(0.25):
        later = day + datetime.timedelta(days=dice.number(100, 900))
        form.text((f'Đăng ký thay đổi lần thứ: 1, ngày {long_date(later)}', {'italic': True}), align='centre', after=2)


def _household_lines(form, dice, owner, name, where, capital):
    value, line = form.value, form.line
    form.gap(2)
    line(
        '1. Tên hộ kinh doanh: ' if dice.chance(0.7) else '1. Tên hộ kinh doanh (ghi bằng chữ in hoa): ',
        value(name.upper(), bold=True),
    )
    line(
        dice.pick(('2. Địa điểm kinh doanh: ', '2. Địa chỉ trụ sở: ', '2. Địa chỉ trụ sở hộ kinh doanh: ')),
        value(where, bold=False),
    )
    form.text(f'Điện thoại: 0{dice.number(3, 9)}{dice.digits(8)}     Email: ')
    line('3. Ngành, nghề kinh doanh: ', value(dice.pick(TRADES), bold=False))
    line('4. Vốn kinh doanh: ', value(with_dots(capital) + dice.pick((' đồng', ' VNĐ', ' đồng'))))
    line(
        dice.pick(
            ('5. Họ và tên đại diện hộ kinh doanh: ', '5. Chủ hộ kinh doanh: ', '5. Họ và tên chủ hộ kinh doanh: ')
        ),
        value(owner.upper(), bold=True),
        f'     Giới tính: {owner.sex}',
    )
    form.text('Sinh ngày: ', value(short_date(owner.born)), f'     Dân tộc: {owner.people}     Quốc tịch: Việt Nam')
    form.text(
        dice.pick(('Số CCCD: ', 'Loại giấy tờ pháp lý: CCCD      Số giấy tờ: ', 'Số định danh cá nhân: ')),
        value(owner.id),
    )
    form.text('Nơi thường trú: ' + owner.address)


def _food_agency(dice, place):
    return dice.pick(
        (
            places.Agency(
                ('CHI CỤC QUẢN LÝ CHẤT LƯỢNG', 'NÔNG LÂM SẢN VÀ THỦY SẢN'),
                'SỞ NÔNG NGHIỆP VÀ PTNT',
                'CCQLCL',
                places.bare(place.province),
                place.province,
                'CHI CỤC TRƯỞNG',
            ),
            places.Agency(
                ('CHI CỤC AN TOÀN VỆ SINH THỰC PHẨM',),
                'SỞ Y TẾ',
                'ATTP',
                places.bare(place.province),
                place.province,
                'CHI CỤC TRƯỞNG',
            ),
            places.department(place, ('SỞ CÔNG THƯƠNG', 'SCT', ('QLTM',)), dice),
        )
    )


def food_safety(dice, all_places):
    form, place, day = _blank(dice, all_places, 2015, 2026)
    agency = _food_agency(dice, place)
    number = dice.pick(
        (
            f'{dice.number(1, 400):02d}/{day.year}/GCN-ATTP',
            f'{dice.number(1, 400):02d}/{day.year}/ATTP-CNĐK',
            f'{dice.number(1, 300):02d}/GCN.ATTP',
        )
    )
    owner = person(dice, all_places)
    facility = dice.pick(FACILITIES) + ' ' + ' '.join(owner.name.split()[-2:])
    where, expiry = address(dice, place), day.replace(year=day.year + 3, day=min(day.day, 28))
    product = dice.pick(PRODUCTS)
    parts.header(form, agency, day=day)
    parts.title(
        form,
        'GIẤY CHỨNG NHẬN',
        dice.pick(('CƠ SỞ ĐỦ ĐIỀU KIỆN AN TOÀN THỰC PHẨM', 'Cơ sở đủ điều kiện an toàn thực phẩm')),
    )
    _food_lines(form, dice, agency, owner, (facility, where, product, number, expiry))
    form.gap(3)
    form.fields.update(
        document_number=number,
        facility_name=facility,
        facility_address=where,
        product=product,
        expiry_date=expiry.isoformat(),
    )
    authority, office = dice.pick((('', agency.head), (f'KT. {agency.head}', f'PHÓ {agency.head}')))
    parts.signature_block(form, authority, office, person(dice, all_places, born=(1965, 1988)).name, agency)
    return form.finish('giay_chung_nhan_an_toan_thuc_pham')


def _food_lines(form, dice, agency, owner, facts):
    facility, where, product, number, expiry = facts
    value, line = form.value, form.line
    if dice.chance(0.4):
        form.text(agency.name(), align='centre')
        form.text('CHỨNG NHẬN', align='centre')
    line(dice.pick(('Cơ sở: ', 'Tên cơ sở: ')), value(facility))
    line(dice.pick(('Địa chỉ: ', 'Địa chỉ sản xuất: ')), value(where, bold=False))
    line('Chủ cơ sở: ', value(owner.name, bold=False))
    form.text(f'Điện thoại: 0{dice.number(3, 9)}{dice.digits(8)}      Fax: ')
    form.text(
        dice.pick(
            (
                'Đủ điều kiện an toàn thực phẩm để sản xuất, kinh doanh sản phẩm:',
                'Đủ điều kiện an toàn thực phẩm để sản xuất, kinh doanh:',
            )
        )
    )
    form.text(dice.pick(('1. ', '- ')), value(product))
    line(dice.pick(('Số cấp: ', 'Số: ')), value(number))
    form.text(
        dice.pick(('Giấy chứng nhận có hiệu lực đến ngày ', 'Có hiệu lực đến ngày ')),
        value(long_date(expiry)),
        ' (*)' if dice.chance(0.3) else '',
    )


def practice_certificate(dice, all_places):
    form, place, day = _blank(dice, all_places, 2012, 2025)
    agency = places.department(place, ('SỞ Y TẾ', 'SYT', ('NVY',)), dice)
    letters = ''.join(word[0] for word in places.bare(place.province).split()).upper()
    holder = person(dice, all_places, born=(1960, 1998))
    qualification = dice.pick(
        (
            'Bác sĩ chuyên khoa I Nội khoa',
            'Y sĩ',
            'Cử nhân Điều dưỡng',
            'Bác sĩ Y học cổ truyền',
            'Cao đẳng Hộ sinh',
            'Kỹ thuật viên xét nghiệm',
        )
    )
    scope = dice.pick(
        (
            'Khám bệnh, chữa bệnh đa khoa',
            'Khám bệnh, chữa bệnh bằng y học cổ truyền',
            'Theo quy định tại Thông tư liên tịch số 26/2015/TTLT-BYT-BNV',
            'Chuyên khoa Răng Hàm Mặt',
            'Tham gia sơ cứu ban đầu, khám bệnh, chữa bệnh thông thường',
        )
    )
    parts.header(form, agency, (dice.digits(6), f'/{letters}O-CCHN'), day, label=dice.pick(('Số: ', 'Số CCHN: ')))
    parts.title(
        form,
        *dice.pick((('CHỨNG CHỈ HÀNH NGHỀ', 'KHÁM BỆNH, CHỮA BỆNH'), ('CHỨNG CHỈ', 'HÀNH NGHỀ KHÁM BỆNH, CHỮA BỆNH'))),
        size=17,
    )
    value, line = form.value, form.line
    if dice.chance(0.5):
        form.text(f'GIÁM ĐỐC {agency.name()}', align='centre')
        form.text('CẤP CHỨNG CHỈ HÀNH NGHỀ CHO', align='centre')
    line(dice.pick(('Họ và tên: ', 'Ông/bà: ')), value(holder.upper(), bold=True))
    line(dice.pick(('Ngày, tháng, năm sinh: ', 'Ngày sinh: ', 'Sinh ngày: ')), value(short_date(holder.born)))
    line(
        dice.pick(('Giấy chứng minh nhân dân/CCCD số: ', 'Số CMND/CCCD: ', 'Số định danh cá nhân/CCCD: ')),
        value(holder.id),
    )
    if dice.chance(0.5):
        form.text(f'Ngày cấp: {short_date(day)}      Nơi cấp: Cục CSQLHC về TTXH')
    line(dice.pick(('Chỗ ở hiện nay: ', 'Địa chỉ cư trú: ', 'Nơi cư trú: ')), value(holder.address, bold=False))
    line(dice.pick(('Văn bằng chuyên môn: ', 'Trình độ chuyên môn: ')), value(qualification))
    line(dice.pick(('Phạm vi hoạt động chuyên môn: ', 'Phạm vi hành nghề: ')), value(scope))
    form.gap(4)
    form.fields.update(
        holder_name=holder.name,
        date_of_birth=holder.born.isoformat(),
        personal_id=holder.id,
        residence=holder.address,
        qualification=qualification,
        practice_scope=scope,
    )
    authority, office = dice.pick((('', 'GIÁM ĐỐC'), ('KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC')))
    parts.signature_block(form, authority, office, person(dice, all_places, born=(1960, 1985)).name, agency)
    return form.finish('chung_chi_hanh_nghe')


def criminal_record(dice, all_places):
    form, place, day = _blank(dice, all_places, 2014, 2026)
    agency = places.department(place, ('SỞ TƯ PHÁP', 'STP', ('LLTP',)), dice)
    symbol = '/STP-LLTP'
    if day >= datetime.date(2025, 3, 1):
        agency = places.Agency(
            ('PHÒNG HỒ SƠ NGHIỆP VỤ',),
            f'CÔNG AN {place.province.upper()}',
            'CAT',
            places.bare(place.province),
            place.province,
            'TRƯỞNG PHÒNG',
        )
        symbol = '/CAT-PV06'
    who = person(dice, all_places, born=(1958, 2004))
    sort = dice.pick(('1', '1', '2'))
    born_at = dice.pick((place.province, place.full(), 'tỉnh Hà Tĩnh', 'Thành phố Hồ Chí Minh'))
    status = dice.pick(('Không có án tích', 'Không có án tích', 'Không có án tích.', 'Có án tích'))
    parts.header(form, agency, (str(dice.number(20, 9000)), symbol), day)
    parts.title(form, f'PHIẾU LÝ LỊCH TƯ PHÁP SỐ {sort}')
    value, line = form.value, form.line
    if dice.chance(0.4):
        form.text('Căn cứ Luật Lý lịch tư pháp ngày 17 tháng 6 năm 2009;', indent=10)
        form.text(('XÁC NHẬN:', {'bold': True}), align='centre')
    line(dice.pick(('1. Họ và tên: ', '1. Họ và tên khai sinh: ')), value(who.upper(), bold=True))
    line('2. Giới tính: ', value(who.sex))
    line(dice.pick(('3. Ngày, tháng, năm sinh: ', '3. Sinh ngày: ')), value(short_date(who.born)))
    line('4. Nơi sinh: ', value(born_at))
    line('5. Quốc tịch: ', value('Việt Nam'))
    line(dice.pick(('6. Nơi thường trú: ', '6. Nơi cư trú: ')), value(who.address))
    line('7. Nơi tạm trú: ', value(dice.pick((parts.DOTS, 'Không'))))
    form.text(
        dice.pick(('8. Giấy CMND/Hộ chiếu: ', '8. Giấy tờ tùy thân: ')),
        value('Căn cước công dân'),
        '   Số: ',
        value(who.id),
    )
    form.text(
        f'Cấp ngày {long_date(dice.day(datetime.date(2021, 1, 1), datetime.date(2024, 6, 1)))} tại: Cục Cảnh sát QLHC về TTXH'
    )
    line(dice.pick(('9. Tình trạng án tích: ', '9. Án tích: ')), value(status))
    if sort == '2' or dice.chance(0.3):
        form.text('10. Thông tin về cấm đảm nhiệm chức vụ, thành lập, quản lý doanh nghiệp, hợp tác xã: Không.')
    form.gap(3)
    form.fields.update(
        holder_name=who.name,
        sex=who.sex,
        date_of_birth=who.born.isoformat(),
        place_of_birth=born_at,
        residence=who.address,
        personal_id=who.id,
        criminal_record_status=status,
    )
    head = agency.head
    authority, office = dice.pick(
        (('', head), (f'KT. {head}', f'PHÓ {head}'), (f'TL. {head}', 'TRƯỞNG PHÒNG HÀNH CHÍNH TƯ PHÁP'))
    )
    parts.signature_block(form, authority, office, person(dice, all_places, born=(1965, 1988)).name, agency)
    return form.finish('phieu_ly_lich_tu_phap')
