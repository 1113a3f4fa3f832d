#!/usr/bin/env python3
"""Makes config/units, the administrative units before and since 01/07/2025, from reference data. Standard library only.

    make_units.py DATA CONFIG

DATA holds   daknong_units_before_2025.csv   long_province,long_district,long_ward,ward_level
             units_merged_2025.csv           province, new commune, the communes it was merged from
             lamdong_units_since_2025.tsv    code, level and name, province code
CONFIG holds vocabulary/provinces.yaml       the provinces, and which were merged into which
Writes       CONFIG/units/units.tsv          id, level, kind, name, parent, from, to, code, other spellings, key
             CONFIG/units/successions.tsv    old unit, new unit, date, extent, basis (a key of bases.yaml)

What became of Đắk Nông stands below in full: it is what the records of this province turn on, and where the data differ
from the resolution, the list here counts.
"""
import csv
import pathlib
import re
import sys
import unicodedata

MERGER, LAST_DAY = '2025-07-01', '2025-06-30'
KINDS = ('Thị trấn', 'Thị xã', 'Thành phố', 'Đặc khu', 'Phường', 'Huyện', 'Quận', 'Xã', 'Tỉnh')

# Districts of Đắk Nông with their codes.
DISTRICTS = {'Gia Nghĩa': '660', 'Đắk Glong': '661', 'Cư Jút': '662', 'Đắk Mil': '663', 'Krông Nô': '664',
             'Đắk Song': '665', "Đắk R'Lấp": '666', 'Tuy Đức': '667'}
# NQ 1671/NQ-UBTVQH15: the new unit, and the communes of Đắk Nông that it was made of.
DAK_NONG = {
    'Xã Đắk Wil': ['Ea Pô', 'Đắk Wil'],
    'Xã Nam Dong': ["Đắk D'rông", 'Nam Dong'],
    'Xã Cư Jút': ["Ea T'ling", 'Trúc Sơn', 'Tâm Thắng', "Cư K'nia"],
    'Xã Thuận An': ['Đắk Lao', 'Thuận An'],
    'Xã Đức Lập': ['Đắk Mil', 'Đức Mạnh', 'Đức Minh'],
    'Xã Đắk Mil': ['Đắk Gằn', "Đắk N'Drót", "Đắk R'La"],
    'Xã Đắk Sắk': ['Nam Xuân', 'Long Sơn', 'Đắk Sắk'],
    'Xã Nam Đà': ['Buôn Choáh', 'Đắk Sôr', 'Nam Đà'],
    'Xã Krông Nô': ['Đắk Mâm', 'Tân Thành', 'Đắk Drô'],
    'Xã Nâm Nung': ["Nâm N'Đir", 'Nâm Nung'],
    'Xã Quảng Phú': ['Đức Xuyên', 'Đắk Nang', 'Quảng Phú'],
    'Xã Đắk Song': ['Đắk Môl', 'Đắk Hòa'],
    'Xã Đức An': ['Đức An', "Đắk N'Drung", 'Nam Bình'],
    'Xã Thuận Hạnh': ['Thuận Hà', 'Thuận Hạnh'],
    'Xã Trường Xuân': ["Nâm N'Jang", 'Trường Xuân'],
    'Xã Tà Đùng': ['Đắk Som', "Đắk R'Măng"],
    'Xã Quảng Khê': ['Đắk Plao', 'Quảng Khê'],
    'Xã Quảng Tân': ['Đắk Ngo', 'Quảng Tân'],
    'Xã Tuy Đức': ['Quảng Tâm', "Đắk R'Tíh", 'Đắk Búk So'],
    'Xã Kiến Đức': ['Kiến Đức', 'Đạo Nghĩa', 'Nghĩa Thắng', 'Kiến Thành'],
    'Xã Nhân Cơ': ['Nhân Đạo', 'Đắk Wer', 'Nhân Cơ'],
    'Xã Quảng Tín': ['Đắk Sin', 'Hưng Bình', 'Đắk Ru', 'Quảng Tín'],
    'Phường Bắc Gia Nghĩa': ['Quảng Thành', 'Nghĩa Thành', 'Nghĩa Đức', 'Đắk Ha'],
    'Phường Nam Gia Nghĩa': ['Nghĩa Phú', 'Nghĩa Tân', "Đắk R'Moan"],
    'Phường Đông Gia Nghĩa': ['Nghĩa Trung', 'Đắk Nia'],
    'Xã Quảng Hòa': ['Quảng Hòa'],
    'Xã Quảng Sơn': ['Quảng Sơn'],
    'Xã Quảng Trực': ['Quảng Trực'],
}
# Spellings whose key differs from that of the usual one.
SPELLINGS = {"Đắk N'Drung": ["Đắk N'Dung"], "Cư K'nia": ["Chư K'nia"], "Cư Jút": ["Chư Jút"], "Ea T'ling": ["Ea T'linh"]}


def clean(text):
    text = unicodedata.normalize('NFC', text).replace('Ð', 'Đ')
    text = re.sub('[’‘`´]', "'", text)
    return re.sub(r'\s+', ' ', text).strip(' .,;')


def split_kind(text):
    """("thị trấn", "Kiến Đức") of "Thị trấn Kiến Đức"; no kind when none is named."""
    for kind in KINDS:
        if text.lower().startswith(kind.lower() + ' '):
            return kind.lower(), text[len(kind) + 1:].strip()
    return '', text


def key_of(name):
    """The same as text::PlaceKey: a test compares the two."""
    folded = unicodedata.normalize('NFD', name.lower().replace('đ', 'd'))
    folded = ''.join(c for c in folded if not unicodedata.combining(c))
    words = [re.sub("['-]", '', word) for word in folded.split()]
    return ''.join('dak' if word == 'dac' else word for word in words)


def slug(text):
    return re.sub(r'[^a-z0-9]+', '_', ' '.join(key_of(word) for word in text.split())).strip('_')


class Units:
    def __init__(self):
        self.rows, self.links = {}, {}

    def add(self, unit, level, kind, name, parent, begin='', end='', code=''):
        if unit not in self.rows:
            self.rows[unit] = [level, kind, name, parent, begin, end, code, '|'.join(SPELLINGS.get(name, [])), key_of(name)]
        return unit

    def link(self, old, new, extent, basis):
        self.links[(old, new)] = [MERGER, extent, basis]


def provinces(config, units):
    """For each name the unit before the merger and the one since."""
    before, since, merged = {}, {}, set()
    rows = []
    for line in (config / 'vocabulary' / 'provinces.yaml').read_text(encoding='utf-8').splitlines():
        row = dict(re.findall(r'(name|level|code|into): "?([^,"}]+)"?', line)) if line.startswith('  - {') else None
        if row:
            rows.append(row)
            merged.update([row['into'], row['name']] if 'into' in row else [])
    for row in rows:
        name, kind, code = row['name'], row.get('level', 'Tỉnh').lower(), row['code'][-2:]
        if name == 'Thừa Thiên Huế' or 'into' not in row and name != 'Huế' or name in merged and name != 'Huế':
            stays = name not in merged
            before[name] = units.add(slug(name), 'province', kind, name, '', '', '' if stays else LAST_DAY, code)
            if stays:
                since[name] = before[name]
        if 'into' not in row and name not in since:
            since[name] = units.add(slug(name) + '.2025', 'province', kind, name, '', MERGER, '', code)
    before['Huế'] = before['Thừa Thiên Huế']
    for row in rows:
        into = row.get('into', row['name'])
        if row['name'] in before and before[row['name']] != since.get(into):
            units.link(before[row['name']], since[into], 'whole', 'provinces')
    # Huế became a city of the centre half a year before the mergers.
    units.rows[before['Huế']][5] = '2024-12-31'
    units.rows[since['Huế']][4] = '2025-01-01'
    units.links[(before['Huế'], since['Huế'])] = ['2025-01-01', 'whole', 'hue']
    return before, since


def dak_nong(data, units, before, since):
    """The old communes by name; those of two districts never share one."""
    old = {}
    usual = {key_of(name): name for names in DAK_NONG.values() for name in names}
    usual |= {key_of(other): name for name, others in SPELLINGS.items() for other in others}
    province = before['Đắk Nông']
    with open(data / 'daknong_units_before_2025.csv', encoding='utf-8') as file:
        for row in csv.DictReader(file):
            if split_kind(clean(row['long_province']))[1] != 'Đắk Nông':  # a commune elsewhere that is called so
                continue
            kind, name = split_kind(clean(row['long_district']))
            name = next(usual_name for usual_name in DISTRICTS if key_of(usual_name) == key_of(name))
            district = units.add(f'{province}/{slug(name)}', 'district', kind, name, province, '', LAST_DAY, DISTRICTS[name])
            kind, name = split_kind(clean(row['long_ward']))
            name = usual[key_of(name)]
            old[name] = units.add(f'{district}/{slug(kind)}_{slug(name)}', 'commune', kind, name, district, '', LAST_DAY)
    assert len(old) == 71 and sum(map(len, DAK_NONG.values())) == 71
    for new, olds in DAK_NONG.items():
        kind, name = split_kind(new)
        for one in olds:
            units.link(old[one], f"{since['Lâm Đồng']}/{slug(kind)}_{slug(name)}", 'whole', 'lam_dong')


def lam_dong(data, units, since):
    """Kind and id of each commune of today, by key."""
    known = {}
    with open(data / 'lamdong_units_since_2025.tsv', encoding='utf-8') as file:
        for line in file:
            code, name, _ = line.rstrip('\n').split('\t')
            kind, name = split_kind(clean(name))
            name = {'Quảng Hoà': 'Quảng Hòa', 'Hoà Thắng': 'Hòa Thắng', 'Hoà Ninh': 'Hòa Ninh', 'Hoà Bắc': 'Hòa Bắc',
                    'Phú Thuỷ': 'Phú Thủy', 'Sông Luỹ': 'Sông Lũy'}.get(name, name)
            province = since['Lâm Đồng']
            unit = units.add(f'{province}/{slug(kind)}_{slug(name)}', 'commune', kind, name, province, MERGER, '', code)
            known[key_of(name)] = (unit, code)
    return known


def parts(text):
    """Kind, name, district and whether it is a part only, of "Phường Một, Xã Hai (huyện Ba), phần còn lại của Xã Bốn"."""
    for item in re.split(r',(?![^(]*\))|;', text):
        partly = re.search(r'một phần|phần còn lại', item, re.I) is not None
        district = ''
        for inside in re.findall(r'\(([^)]*)\)', item):
            if split_kind(clean(inside))[0] in ('huyện', 'quận', 'thị xã', 'thành phố'):
                district = clean(inside)
        item = clean(re.sub(r'\([^)]*\)', ' ', item))
        match = re.search(r'\b(Thị trấn|Phường|Xã|Đặc khu)\s+(.+)', item, re.I)
        if match:
            yield match.group(1).lower(), clean(match.group(2)), district, partly


def old_province(name, code, before, since):
    """Of an old commune: known where nothing was merged, and in Lâm Đồng, where codes were given province by province."""
    if name == 'Lâm Đồng':
        return before['Bình Thuận' if code < '24000' else 'Lâm Đồng']
    return before[name] if before.get(name) == since[name] else since[name]


def elsewhere(data, units, before, since, known):
    with open(data / 'units_merged_2025.csv', encoding='utf-8') as file:
        rows = [row for row in csv.reader(file) if len(row) == 3 and row[0].strip() != 'Tỉnh']
    links = []
    for row in rows:
        province = {'TP HCM': 'Hồ Chí Minh'}.get(clean(row[0]), clean(row[0]))
        kind, name = split_kind(clean(row[1]))
        code = ''
        if province == 'Lâm Đồng':
            numbered = re.match(r'^(\d) (.+)$', name)
            key = key_of(name)
            if key not in known:
                sys.exit(f'{name} of {numbered} is no unit of Lâm Đồng')
            new, code = known[key]
            if new.rsplit('/', 1)[1] in {'_'.join(map(slug, split_kind(one))) for one in DAK_NONG}:
                continue
        else:
            new = f'{slug(province)}.2025/{slug(kind + " " + name)}'
            units.add(new, 'commune', kind, name, since[province], MERGER)
        top = old_province(province, code, before, since)
        olds = list(parts(row[2])) or ([('', name, '', False)] if 'không sáp nhập' in row[2].lower() else [])
        for old_kind, old_name, district, partly in olds:
            parent = top
            if district:
                district_kind, district_name = split_kind(district)
                parent = units.add(f'{top}/{slug(district)}', 'district', district_kind, district_name, top, '', LAST_DAY)
            old = f'{parent}/{"" if district else "-/"}{slug(old_kind + " " + old_name)}'
            units.add(old, 'commune', old_kind, old_name, parent, '', LAST_DAY)
            links.append((old, new, partly, 'lam_dong' if province == 'Lâm Đồng' else 'communes'))
    times = {}
    for old, *_ in links:
        times[old] = times.get(old, 0) + 1
    for old, new, partly, basis in links:
        units.link(old, new, 'part' if partly or times[old] > 1 else 'whole', basis)


def write(path, comment, rows):
    with open(path, 'w', encoding='utf-8', newline='\n') as file:
        file.write(f'# {comment}\n# Generated by scripts/make_units.py; change the data, not this file.\n')
        for row in rows:
            file.write('\t'.join(row) + '\n')


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    data, config = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    units = Units()
    before, since = provinces(config, units)
    known = lam_dong(data, units, since)
    dak_nong(data, units, before, since)
    elsewhere(data, units, before, since, known)
    assert all(new in units.rows and old in units.rows for old, new in units.links)
    out = config / 'units'
    write(out / 'units.tsv', 'id, level, kind, name, parent, from, to, code, other spellings, key',
          [[unit, *row] for unit, row in sorted(units.rows.items())])
    write(out / 'successions.tsv', 'old unit, new unit, date, extent, basis (a key of bases.yaml)',
          [[*pair, *row] for pair, row in sorted(units.links.items())])


if __name__ == '__main__':
    main()
