"""Invented persons. Any likeness to a living one is chance: names are drawn part by part."""
import dataclasses
import datetime

from papers.dice import Dice

FAMILIES = {
    'Nguyễn': 30,
    'Trần': 11,
    'Lê': 9,
    'Phạm': 7,
    'Hoàng': 5,
    'Phan': 5,
    'Vũ': 4,
    'Võ': 4,
    'Đặng': 4,
    'Bùi': 4,
    'Đỗ': 3,
    'Hồ': 3,
    'Ngô': 2,
    'Dương': 2,
    'Lý': 2,
    'Đinh': 2,
    'Mai': 1,
    'Tạ': 1,
    'Quách': 1,
    'Lương': 2,
    'Tô': 1,
    'Thái': 1,
    'Cao': 1,
    'Khổng': 1,
}
MIDDLES = {
    'Nam': ('Văn', 'Hữu', 'Đức', 'Minh', 'Quốc', 'Xuân', 'Công', 'Thành', 'Đình', 'Ngọc', 'Bảo', ''),
    'Nữ': ('Thị', 'Thị', 'Thị', 'Thị Ngọc', 'Ngọc', 'Thu', 'Thị Thanh', 'Mỹ', 'Kim', 'Phương', 'Thị Hồng'),
}
GIVEN = {
    'Nam': (
        'An',
        'Bình',
        'Cường',
        'Dũng',
        'Đạt',
        'Giang',
        'Hải',
        'Hiếu',
        'Huy',
        'Khánh',
        'Lâm',
        'Long',
        'Mạnh',
        'Nghĩa',
        'Phúc',
        'Quân',
        'Sơn',
        'Tài',
        'Thắng',
        'Tiến',
        'Toàn',
        'Trọng',
        'Tuấn',
        'Tùng',
        'Việt',
        'Vinh',
        'Thuyết',
        'Khuê',
    ),
    'Nữ': (
        'Anh',
        'Chi',
        'Diễm',
        'Dung',
        'Đào',
        'Hà',
        'Hạnh',
        'Hiền',
        'Hoa',
        'Huệ',
        'Hương',
        'Lan',
        'Liên',
        'Loan',
        'Mai',
        'Nga',
        'Ngân',
        'Nhung',
        'Oanh',
        'Phượng',
        'Quyên',
        'Tâm',
        'Thảo',
        'Thủy',
        'Trang',
        'Tuyết',
        'Uyên',
        'Xuân',
        'Yến',
    ),
}
HIGHLAND = {
    'Nam': (
        "K'Brêu",
        "Y Bhăm Niê",
        "Điểu K'Rang",
        'Y Thịnh Mlô',
        "K'Sếp",
        'Ma Văn Páo',
        'Lò Văn Inh',
        'Điểu Nhơn',
        'Giàng A Sính',
    ),
    'Nữ': (
        "H'Blăm Êban",
        "H'Mai Byă",
        "Thị K'Lơi",
        "H'Nguôn Ayun",
        'Lò Thị Ún',
        'Vàng Thị Mỷ',
        "Ka Dịu",
        "H'Yer Niê Kđăm",
    ),
}
PEOPLES = {'Kinh': 78, 'Tày': 4, 'Nùng': 4, "M'nông": 4, 'Ê-đê': 3, 'Mạ': 1, 'Thái': 2, 'Mông': 2, 'Hoa': 1, 'Khmer': 1}
STREETS = (
    'Nguyễn Tất Thành',
    'Trần Hưng Đạo',
    'Lê Duẩn',
    'Phan Bội Châu',
    'Quang Trung',
    'Hai Bà Trưng',
    'Tôn Đức Thắng',
    '30 tháng 4',
    'Y Jút',
)


@dataclasses.dataclass(frozen=True)
class Person:
    name: str
    sex: str
    born: datetime.date
    id: str
    people: str
    address: str

    def upper(self):
        return self.name.upper()


def person(dice: Dice, places, sex=None, born=None, place=None, family=None):
    """`born` is a day or a range of years; the personal number agrees with sex, year and place of registration."""
    sex = sex or dice.pick(('Nam', 'Nữ'))
    if not isinstance(born, datetime.date):
        first, last = born or (1950, 2003)
        born = dice.day(datetime.date(first, 1, 1), datetime.date(last, 12, 28))
    place = place or places.any(dice)
    people = dice.weighted(PEOPLES)
    if people in ('Kinh', 'Tày', 'Nùng', 'Hoa', 'Thái') or family:
        parts = (family or dice.weighted(FAMILIES), dice.pick(MIDDLES[sex]), dice.pick(GIVEN[sex]))
        name = ' '.join(part for part in parts if part)
    else:
        name = dice.pick(HIGHLAND[sex])
    century = {19: 0, 20: 2}[born.year // 100] + (sex == 'Nữ')
    number = f'{place.code}{century}{born.year % 100:02d}{dice.digits(6)}'
    return Person(name, sex, born, number, people, address(dice, place))


def address(dice, place):
    house = dice.weighted({'hamlet': 5, 'block': 3, 'bon': 1, 'street': 4, 'none': 1})
    if place.commune.startswith('xã') and house in ('block', 'street'):
        house = 'hamlet'
    start = {
        'hamlet': lambda: dice.pick(('Thôn', 'thôn', 'Ấp')) + f' {dice.number(1, 14)}, ',
        'block': lambda: dice.pick(('Tổ dân phố', 'Tổ', 'Khối phố')) + f' {dice.number(1, 12)}, ',
        'bon': lambda: dice.pick(("Bon N'Jriêng", 'Buôn Ea Kmar', 'Bon Bu Koh', "Buôn K'Bu", 'bon U2')) + ', ',
        'street': lambda: dice.pick((f'Số {dice.number(1, 320)}', f'{dice.number(1, 300)}/{dice.number(1, 40)}'))
        + f' đường {dice.pick(STREETS)}, ',
        'none': lambda: '',
    }[house]()
    return start + place.full()
