"""Places and agencies, of three levels until 30/06/2025 and of two since then."""
import dataclasses
import datetime
import pathlib

TWO_LEVELS = datetime.date(2025, 7, 1)


@dataclasses.dataclass(frozen=True)
class Place:
    era: str
    code: str
    province: str
    district: str
    commune: str

    def full(self):
        return ', '.join(part for part in (self.commune, self.district, self.province) if part)

    def capital(self):
        """With capitals, as identity cards write it."""
        return ', '.join(
            part[0].upper() + part[1:] for part in (self.commune, self.district, bare(self.province)) if part
        )


class Places:
    def __init__(self, folder=pathlib.Path(__file__).parent):
        self._all = _read(folder / 'places.tsv')
        self._more = self._all + _read(folder / 'places_more.tsv')

    def any(self, dice, day=None):
        """A place as it was called on `day`; without a day, one of the old."""
        era = 'new' if day and day >= TWO_LEVELS else 'old'
        return dice.pick([place for place in (self._more if dice.rich else self._all) if place.era == era])

    def at(self, era, commune, province=''):
        return next(p for p in self._all if p.era == era and p.commune == commune and province in p.province)


def _read(path):
    rows = [line.rstrip('\n').split('\t') for line in open(path, encoding='utf-8') if not line.startswith('#')]
    return [Place(*row) for row in rows]


def bare(name):
    """`huyện Đắk Mil` -> `Đắk Mil`; a numbered ward keeps its kind: `phường 9`."""
    for kind in ('thành phố ', 'đặc khu ', 'thị trấn ', 'thị xã ', 'phường ', 'huyện ', 'quận ', 'tỉnh ', 'xã '):
        if name.startswith(kind):
            rest = name[len(kind) :]
            return name[0].upper() + name[1:] if rest.isdigit() else rest
    return name


@dataclasses.dataclass(frozen=True)
class Agency:
    """Who issues: `parent` stands plain above the bold `lines`; `symbol` is its part of a document's symbol."""

    lines: tuple
    parent: str
    symbol: str
    place: str  # what stands before ", ngày ..."
    province: str
    head: str  # office of its head
    committee: bool = False  # decides as a body: signs TM.
    units: tuple = ('VP',)  # who drafts: the second part of a công văn's symbol

    def name(self):
        return ' '.join(self.lines)


COMMITTEE_UNITS = ('VP', 'KT', 'NC', 'TH', 'NN', 'VX', 'NCKSTT', 'TNMT', 'ĐTKH')
DEPARTMENTS = (
    ('SỞ Y TẾ', 'SYT', ('NVY', 'TCCB', 'VP')),
    ('SỞ TƯ PHÁP', 'STP', ('HCTP', 'XDKT', 'VP')),
    ('SỞ NỘI VỤ', 'SNV', ('CCHC', 'TCBC', 'VTLT')),
    ('SỞ TÀI CHÍNH', 'STC', ('QLNS', 'TTr')),
    ('SỞ XÂY DỰNG', 'SXD', ('QLXD', 'QHKT')),
    ('SỞ GIÁO DỤC VÀ ĐÀO TẠO', 'SGDĐT', ('GDTrH', 'TCCB')),
    ('SỞ KHOA HỌC VÀ CÔNG NGHỆ', 'SKHCN', ('CĐS', 'VP')),
    ('SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH', 'SVHTTDL', ('QLVH',)),
)


# What the departments were merged into in spring 2025.
MERGED = datetime.date(2025, 3, 1)
MERGED_DEPARTMENTS = (
    ('SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG', 'SNNMT', ('QLĐĐ', 'VP', 'TTr')),
    ('SỞ DÂN TỘC VÀ TÔN GIÁO', 'SDTTG', ('CSDT', 'VP')),
    ('SỞ CÔNG THƯƠNG', 'SCT', ('QLTM', 'QLNL')),
)


def department_of(dice, day):
    """A department that existed on that day."""
    choice = dice.pick(DEPARTMENTS)
    other = dice.sometimes(0.3, 'department') if day >= MERGED else None
    return other.pick(MERGED_DEPARTMENTS) if other else choice


def province_committee(place):
    return Agency(
        ('ỦY BAN NHÂN DÂN', place.province.upper()),
        '',
        'UBND',
        bare(place.province),
        place.province,
        'CHỦ TỊCH',
        True,
        COMMITTEE_UNITS,
    )


def district_committee(place):
    return Agency(
        ('ỦY BAN NHÂN DÂN', place.district.upper()),
        '',
        'UBND',
        bare(place.district),
        place.province,
        'CHỦ TỊCH',
        True,
        ('VP', 'NV', 'TNMT', 'TCKH'),
    )


def commune_committee(place, dice=None):
    above = place.district or place.province
    short = dice is None or dice.chance(0.75)
    parent = ('UBND ' if short else 'ỦY BAN NHÂN DÂN ') + above.upper()
    return Agency(
        ('ỦY BAN NHÂN DÂN', place.commune.upper()),
        parent,
        'UBND',
        bare(place.commune),
        place.province,
        'CHỦ TỊCH',
        True,
        ('VP', 'VHXH', 'KT'),
    )


def department(place, choice, dice):
    name, symbol, units = choice
    parent = dice.pick(('UBND ', 'ỦY BAN NHÂN DÂN ')) + place.province.upper()
    return Agency((name,), parent, symbol, bare(place.province), place.province, 'GIÁM ĐỐC', False, units)


def any_agency(dice, places, day):
    """An issuer of administrative papers on that day."""
    place = places.any(dice, day)
    level = dice.weighted(
        {
            'province': 4,
            'department': 5,
            'district': 0 if not place.district else 3,
            'commune': 3,
            'ministry': 1,
            'unit': 2,
        }
    )
    if level == 'department':
        return department(place, department_of(dice, day), dice)
    if level == 'ministry':
        return dice.pick(
            (
                Agency(('BỘ NỘI VỤ',), '', 'BNV', 'Hà Nội', 'Hà Nội', 'BỘ TRƯỞNG', False, ('CCHC', 'VTLTNN')),
                Agency(
                    ('VĂN PHÒNG CHÍNH PHỦ',),
                    '',
                    'VPCP',
                    'Hà Nội',
                    'Hà Nội',
                    'BỘ TRƯỞNG, CHỦ NHIỆM',
                    False,
                    ('KSTT', 'CN'),
                ),
                Agency(
                    ('CỤC HÀNH CHÍNH TƯ PHÁP',), 'BỘ TƯ PHÁP', 'HCTP', 'Hà Nội', 'Hà Nội', 'CỤC TRƯỞNG', False, ('HT',)
                ),
            )
        )
    if level == 'unit':
        return _unit(dice, place, day)
    return {'province': province_committee, 'district': district_committee, 'commune': commune_committee}[level](place)


def _unit(dice, place, day):
    province = bare(place.province)
    if day >= TWO_LEVELS:
        return dice.pick(
            (
                Agency(
                    ('TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG',),
                    'UBND ' + place.commune.upper(),
                    'TTPVHCC',
                    bare(place.commune),
                    place.province,
                    'GIÁM ĐỐC',
                ),
                Agency(
                    ('PHÒNG VĂN HÓA - XÃ HỘI',),
                    'UBND ' + place.commune.upper(),
                    'PVHXH',
                    bare(place.commune),
                    place.province,
                    'TRƯỞNG PHÒNG',
                ),
            )
        )
    return dice.pick(
        (
            Agency(
                ('TRUNG TÂM Y TẾ', place.district.upper()),
                'SỞ Y TẾ ' + place.province.upper(),
                'TTYT',
                bare(place.district),
                place.province,
                'GIÁM ĐỐC',
                units=('KHNV', 'TCHC'),
            ),
            Agency(
                ('BỆNH VIỆN ĐA KHOA TỈNH',),
                'SỞ Y TẾ ' + place.province.upper(),
                'BVĐK',
                province,
                place.province,
                'GIÁM ĐỐC',
                units=('KHTH',),
            ),
            Agency(
                ('PHÒNG TƯ PHÁP',),
                'UBND ' + place.district.upper(),
                'PTP',
                bare(place.district),
                place.province,
                'TRƯỞNG PHÒNG',
            ),
            Agency(
                ('TRƯỜNG ĐẠI HỌC KINH TẾ', 'VÀ CÔNG NGHỆ'),
                'BỘ GIÁO DỤC VÀ ĐÀO TẠO',
                'ĐHKTCN',
                province,
                place.province,
                'HIỆU TRƯỞNG',
                units=('ĐT', 'TCHC'),
            ),
        )
    )
