"""Civil status: birth and death. Labels follow the forms of several years."""
import datetime

from papers import parts, places
from papers.look import draw_look
from papers.people import person
from papers.words import date_in_words, long_date, short_date

HOSPITALS = (
    'Bệnh viện Đa khoa tỉnh',
    'Trung tâm Y tế huyện',
    'Bệnh viện Từ Dũ, Thành phố Hồ Chí Minh',
    'Trạm Y tế xã',
    'Bệnh viện Phụ sản Trung ương',
)


def start(dice, all_places, first=2016, last=2026):
    """A commune that issues on a day, and a blank form."""
    day = dice.day(datetime.date(first, 1, 5), datetime.date(last, 8, 28))
    place = all_places.any(dice, day)
    look = draw_look(dice, form=True)
    form = parts.Form(dice, look, left=26 + dice.spread(3), right=190 + dice.spread(3), top=15 + dice.real(0, 8))
    return form, place, places.commune_committee(place, dice), day


def _words(dice, day):
    return date_in_words(day, dice.pick(('nghìn', 'ngàn')), dice.pick(('linh', 'lẻ')), dice.chance(0.7))


def committee_of(place):
    return 'Ủy ban nhân dân ' + place.full()


def sign(form, dice, agency, caption, all_places):
    """Who signs a civil status paper: named by the form's caption, without TM. or KT."""
    who = person(dice, all_places, born=(1962, 1988), family='Lê' if dice.chance(0.3) else None)
    parts.signature_block(form, '', dice.pick(('CHỦ TỊCH', 'PHÓ CHỦ TỊCH')), who.name, agency, caption=(caption,))


def _maybe_copy(form, dice, all_places, day, probability=0.15):
    if dice.chance(probability):
        place = all_places.any(dice)
        parts.certify_copy(
            form,
            dice,
            person(dice, all_places, born=(1965, 1988)).name,
            'UBND ' + place.commune,
            day + datetime.timedelta(days=dice.number(20, 900)),
        )


def _born_place(dice, place):
    hospital = dice.pick(HOSPITALS)
    if 'huyện' in hospital and place.district:
        return f'Trung tâm Y tế {place.district}, {place.province}'
    if 'xã' in hospital:
        return f'Trạm Y tế {place.full()}'
    return f'{hospital} {places.bare(place.province)}' if hospital.endswith('tỉnh') else hospital


def _family(dice, all_places, place, born):
    mother = person(dice, all_places, 'Nữ', (born.year - 42, born.year - 19), place)
    father = person(
        dice,
        all_places,
        'Nam',
        (born.year - 50, born.year - 20),
        place,
        family=dice.weighted({'Nguyễn': 5, 'Trần': 3, 'Phan': 1, 'Vũ': 1}),
    )
    child = person(dice, all_places, born=born, place=place, family=father.name.split()[0])
    return child, mother, father if dice.chance(0.9) else None


def _child_lines(form, dice, child, place, number_label):
    """The child's own lines; fills in its fields."""
    value, line = form.value, form.line
    label = dice.pick(('Họ, chữ đệm, tên: ', 'Họ và tên: ', 'Họ, chữ đệm, tên : '))
    born_place = _born_place(dice, place)
    origin = dice.pick((place.full(), place.full(), all_origin(dice)))
    line(label, value(child.upper(), bold=True), after=1.2)
    line(dice.pick(('Ngày, tháng, năm sinh: ', 'Sinh ngày: ')), value(short_date(child.born)), after=1.2)
    line(dice.pick(('Ghi bằng chữ: ', 'ghi bằng chữ: ', '(Bằng chữ): ')), value(_words(dice, child.born)), after=1.2)
    line(
        'Giới tính: ',
        value(child.sex),
        '     Dân tộc: ',
        value(child.people),
        '     Quốc tịch: ',
        value('Việt Nam'),
        after=1.2,
    )
    line('Nơi sinh: ', value(born_place), after=1.2)
    line('Quê quán: ', value(origin), after=1.2)
    form.fields.update(
        holder_name=child.name,
        date_of_birth=child.born.isoformat(),
        sex=child.sex,
        ethnicity=child.people,
        nationality='Việt Nam',
        place_of_birth=born_place,
        place_of_origin=origin,
    )
    if child.born.year >= 2016 or dice.chance(0.5):
        line(number_label, value(child.id), after=1.2)
        form.fields['personal_id'] = child.id


def all_origin(dice):
    return dice.pick(
        (
            'xã Nam Trung, huyện Tiền Hải, tỉnh Thái Bình',
            'Cao Bằng',
            'xã Hoằng Hà, huyện Hoằng Hóa, tỉnh Thanh Hóa',
            'tỉnh Quảng Ngãi',
        )
    )


def _parent_lines(form, dice, who, label, year_only, key):
    if who is None:
        form.line(label, parts.DOTS * 3, after=1.2)
        form.line('Năm sinh: ', parts.DOTS, '   Dân tộc: ', parts.DOTS, '   Quốc tịch: ', parts.DOTS, after=1.2)
        return
    form.line(label, form.value(who.upper() if dice.chance(0.7) else who.name), after=1.2)
    born = str(who.born.year) if year_only else short_date(who.born)
    form.line(
        'Năm sinh: ' if year_only else 'Ngày, tháng, năm sinh: ',
        form.value(born),
        '     Dân tộc: ',
        form.value(who.people),
        '     Quốc tịch: ',
        form.value('Việt Nam'),
        after=1.2,
    )
    form.line('Nơi cư trú: ', form.value(who.address), after=1.2)
    form.fields[key + '_name'] = who.name
    form.fields[key + '_birth_year'] = str(who.born.year)


def birth_certificate(dice, all_places):
    form, place, agency, day = start(dice, all_places)
    child, mother, father = _family(
        dice,
        all_places,
        place,
        day - datetime.timedelta(days=dice.number(3, 60) if dice.chance(0.7) else dice.number(300, 9000)),
    )
    digits = str(dice.number(1, 420)).zfill(2)
    parts.header(form, agency, (digits, dice.pick((f'/{day.year}', '', f'/{day.year}'))), keep=True)
    parts.title(form, 'GIẤY KHAI SINH', size=dice.pick((16, 18, 20)))
    _child_lines(form, dice, child, place, dice.pick(('Số định danh cá nhân: ', 'Mã số định danh cá nhân: ')))
    form.gap(1)
    _parent_lines(form, dice, mother, dice.pick(('Họ, chữ đệm, tên người mẹ: ', 'Họ và tên mẹ: ')), True, 'mother')
    form.gap(1)
    _parent_lines(form, dice, father, dice.pick(('Họ, chữ đệm, tên người cha: ', 'Họ và tên cha: ')), True, 'father')
    if dice.chance(0.5):
        form.gap(1)
        form.line('Họ, chữ đệm, tên người đi khai sinh: ', form.value((father or mother).name), after=1.2)
        form.line('Giấy tờ tùy thân: ', form.value(f'CCCD số {(father or mother).id}'), after=1.2)
    form.line(dice.pick(('Nơi đăng ký khai sinh: ', 'Đăng ký tại: ')), form.value(committee_of(place)), after=1.2)
    form.line('Ngày, tháng, năm đăng ký: ', form.value(short_date(day)), after=4)
    form.fields.update(registration_place=committee_of(place), registration_date=day.isoformat())
    sign(form, dice, agency, 'NGƯỜI KÝ GIẤY KHAI SINH', all_places)
    _maybe_copy(form, dice, all_places, day)
    return form.finish('giay_khai_sinh')


def birth_extract(dice, all_places):
    form, place, agency, day = start(dice, all_places, 2017)
    born = day - datetime.timedelta(days=dice.number(400, 16000))
    child, mother, father = _family(dice, all_places, place, born)
    registered = born + datetime.timedelta(days=dice.number(5, 80))
    digits = str(dice.number(1, 600)).zfill(2)
    symbol = dice.pick(('/TLKS-BS', f'/{day.year}/TLKS-BS', '/TLKS'))
    parts.header(form, agency, (digits, symbol), day)
    parts.title(
        form,
        *dice.pick(
            (('TRÍCH LỤC KHAI SINH', '(BẢN SAO)'), ('TRÍCH LỤC', 'KHAI SINH (BẢN SAO)'), ('TRÍCH LỤC KHAI SINH',))
        ),
    )
    _child_lines(form, dice, child, place, 'Số định danh cá nhân: ')
    _parent_lines(form, dice, mother, 'Họ, chữ đệm, tên người mẹ: ', dice.chance(0.7), 'mother')
    _parent_lines(form, dice, father, 'Họ, chữ đệm, tên người cha: ', dice.chance(0.7), 'father')
    where = committee_of(place)
    form.line(
        dice.pick(('Đăng ký khai sinh tại: ', 'Nơi đăng ký khai sinh: ', 'Đã đăng ký tại: ')),
        form.value(where),
        after=1.2,
    )
    form.line('Số: ', form.value(str(dice.number(3, 300))), f'     ngày {long_date(registered)}', after=4)
    form.fields.update(registration_place=where, registration_date=registered.isoformat())
    sign(form, dice, agency, 'NGƯỜI KÝ TRÍCH LỤC', all_places)
    return form.finish('trich_luc_khai_sinh')


def death_extract(dice, all_places):
    form, place, agency, day = start(dice, all_places, 2017)
    died = day - datetime.timedelta(days=dice.number(1, 700))
    dead = person(dice, all_places, born=(1928, 1995))
    value, line = form.value, form.line
    parts.header(
        form, agency, (str(dice.number(1, 500)).zfill(2), dice.pick(('/TLKT-BS', f'/{day.year}/TLKT-BS', '/TLKT'))), day
    )
    parts.title(form, *dice.pick((('TRÍCH LỤC KHAI TỬ', '(BẢN SAO)'), ('TRÍCH LỤC KHAI TỬ',))))
    where = dice.pick(
        (
            'Tại nhà',
            dead.address,
            'Bệnh viện Đa khoa vùng Tây Nguyên',
            'Bệnh viện Chợ Rẫy, Thành phố Hồ Chí Minh',
            'Tại nơi cư trú',
        )
    )
    cause = dice.pick(('Bệnh', 'Già yếu', 'Tai nạn lao động', 'Đột quỵ', 'Suy tim', 'Ung thư gan', 'Đuối nước'))
    line(dice.pick(('Họ, chữ đệm, tên: ', 'Họ, chữ đệm, tên người chết: ')), value(dead.upper(), bold=True), after=1.4)
    line('Ngày, tháng, năm sinh: ', value(short_date(dead.born)), after=1.4)
    line(
        'Giới tính: ',
        value(dead.sex),
        '    Dân tộc: ',
        value(dead.people),
        '    Quốc tịch: ',
        value('Việt Nam'),
        after=1.4,
    )
    line(dice.pick(('Nơi cư trú cuối cùng: ', 'Nơi thường trú/tạm trú cuối cùng: ')), value(dead.address), after=1.4)
    line(
        dice.pick(('Số định danh cá nhân/Giấy tờ tùy thân: ', 'Giấy tờ tùy thân: ', 'Số định danh cá nhân: ')),
        value(dead.id),
        after=1.4,
    )
    line(
        'Đã chết vào lúc: ',
        value(f'{dice.number(0, 23):02d} giờ {dice.number(0, 59):02d} phút, ngày {long_date(died)}'),
        after=1.4,
    )
    line('Ghi bằng chữ: ', value(_words(dice, died)), after=1.4)
    line('Nơi chết: ', value(where), after=1.4)
    line('Nguyên nhân chết: ', value(cause), after=1.4)
    line(dice.pick(('Đăng ký khai tử tại: ', 'Nơi đăng ký khai tử: ')), value(committee_of(place)), after=1.4)
    form.text(
        'Số: ',
        value(str(dice.number(1, 200))),
        f'    ngày {long_date(day - datetime.timedelta(days=dice.number(0, 3)))}',
        after=4,
    )
    form.fields.update(
        holder_name=dead.name,
        date_of_birth=dead.born.isoformat(),
        sex=dead.sex,
        personal_id=dead.id,
        last_residence=dead.address,
        date_of_death=died.isoformat(),
        place_of_death=where,
        cause_of_death=cause,
    )
    sign(form, dice, agency, 'NGƯỜI KÝ TRÍCH LỤC', all_places)
    _maybe_copy(form, dice, all_places, day, 0.1)
    return form.finish('trich_luc_khai_tu')
