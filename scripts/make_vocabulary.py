#!/usr/bin/env python3
"""Makes the generated part of config/vocabulary from reference data. Python 3 standard library only.

    make_vocabulary.py DATA CONFIG/vocabulary

DATA holds   daknong_units_before_2025.csv   long_province,long_district,long_ward,ward_level
             units_merged_2025.csv           province, new commune, the communes it was merged from
             lamdong_units_since_2025.tsv    code, level and name, province code
             names_{family,middle,given}.tsv name, how often
             agencies.tsv                    name, how often
             procedures.tsv                  code, name, ...
             procedure_components.jsonl      "name" and "components_text" of a procedure
Writes       units.tsv     level, name, district, province, period
             names.tsv     part, name, how often
             agencies.tsv  name
             word_pairs.tsv  two words that follow one another, how often
Provinces, offices, symbols and the like are short and are kept by hand in the YAML files beside them.
"""
import collections
import csv
import json
import pathlib
import re
import sys
import unicodedata

LEVELS = ('Thị trấn', 'Thị xã', 'Thành phố', 'Đặc khu', 'Phường', 'Huyện', 'Quận', 'Xã', 'Tỉnh')
BEFORE, SINCE = 'until-2025', 'since-2025'
LETTERS = re.compile(r"[A-Za-zÀ-ỹĐđƠơƯưĂăÂâÊêÔô'’ .\-]+$")


def clean(text):
    text = unicodedata.normalize('NFC', text).replace('Ð', 'Đ').replace('’', "'")
    return re.sub(r'\s+', ' ', text).strip(' .,;')


def split_level(text):
    """("Thị trấn", "Kiến Đức") of "Thị trấn Kiến Đức"; no level when none is named."""
    for level in LEVELS:
        if text.lower().startswith(level.lower() + ' '):
            return level, text[len(level) + 1:].strip()
    return '', text


def old_communes(text):
    """Level, name and district of "Phường Một, Xã Hai (huyện Ba), phần còn lại của Xã Bốn"."""
    for item in re.split(r',(?![^(]*\))|;', text):
        district = ''
        inside = re.search(r'\(([^)]*)\)', item)
        if inside:
            district = split_level(clean(inside.group(1)))[1] if split_level(clean(inside.group(1)))[0] else ''
            item = item.replace(inside.group(0), ' ')
        match = re.search(r'\b(Thị trấn|Phường|Xã)\s+(.+)', clean(item), re.I)
        if match and LETTERS.match(match.group(2)):
            level = match.group(1).capitalize() if match.group(1).lower() != 'thị trấn' else 'Thị trấn'
            yield level, clean(match.group(2)), district


def units(data):
    rows = {}
    with open(data / 'daknong_units_before_2025.csv', encoding='utf-8') as file:
        for row in csv.DictReader(file):
            province = split_level(clean(row['long_province']))[1]
            level, district = split_level(clean(row['long_district']))
            if province != 'Đắk Nông':  # a commune of another province that is called so
                continue
            rows[(level, district, '', province, BEFORE)] = None
            rows[(row['ward_level'], split_level(clean(row['long_ward']))[1], district, province, BEFORE)] = None
    with open(data / 'lamdong_units_since_2025.tsv', encoding='utf-8') as file:
        levels = {}
        for line in file:
            level, name = split_level(clean(line.split('\t')[1]))
            levels[name.lower()] = level
            rows[(level, name, '', 'Lâm Đồng', SINCE)] = None
    known = {(key[0], key[1].lower()) for key in rows if key[3] == 'Đắk Nông'}
    with open(data / 'units_merged_2025.csv', encoding='utf-8') as file:
        for row in list(csv.reader(file))[1:]:
            if len(row) < 3 or not row[0].strip() or row[0].strip() == 'Tỉnh':
                continue
            province, (level, name) = clean(row[0]), split_level(clean(row[1]))
            province = 'Hồ Chí Minh' if province == 'TP HCM' else province
            if LETTERS.match(name) and not (province == 'Lâm Đồng' and name.lower() in levels):
                rows[(level, name, '', province, SINCE)] = None
            for old_level, old_name, district in old_communes(row[2]):
                if not (province == 'Lâm Đồng' and (old_level, old_name.lower()) in known):
                    rows[(old_level, old_name, district, province, BEFORE)] = None
    return sorted(rows)


def names(data):
    for part in ('family', 'middle', 'given'):
        with open(data / f'names_{part}.tsv', encoding='utf-8') as file:
            for line in file:
                name, count = line.rstrip('\n').split('\t')
                name = clean(name)
                # Names once broken by a wrong encoding carry letters that no Vietnamese name has.
                if LETTERS.match(name) and len(name.rstrip('-')) > 1:
                    yield part, name, count


def agencies(data):
    heads = ('Bộ ', 'Cục ', 'Chi cục ', 'Sở ', 'Văn phòng ', 'Trung tâm ', 'Ủy ban ', 'Công an ', 'Cảng vụ ', 'Ngân hàng ',
             'Bảo hiểm ', 'Tòa án ', 'Ban ', 'Hội đồng ', 'Chi nhánh ', 'Tổng cục ')
    found = set()
    with open(data / 'agencies.tsv', encoding='utf-8') as file:
        for line in file:
            name = re.split(r' - |\(', clean(line.split('\t')[0]))[0].strip()
            name = re.sub(r'^Uỷ ban', 'Ủy ban', name)
            name = re.sub(r'\bcấp (tỉnh|huyện|xã)\b', '', name, flags=re.I)
            # The source cuts long names at commas and "và"; a name without its end is no name.
            if name.endswith(('và phòng', 'về trật tự', 'Chất lượng', 'Chính sách', 'Đo đạc')) or name.startswith('Bộ trưởng'):
                continue
            if name.startswith(heads) and len(name) <= 90 and LETTERS.match(name):
                found.add(clean(name))
    return sorted(found)


def word_pairs(data):
    """Pairs of small words in the names and components of procedures. Names of people and places begin with capitals and
    are left out, but for the first word of a sentence."""
    least = 3
    texts = []
    with open(data / 'procedures.tsv', encoding='utf-8') as file:
        texts += [line.split('\t')[1] for line in list(file)[1:] if '\t' in line]
    with open(data / 'procedure_components.jsonl', encoding='utf-8') as file:
        for line in file:
            procedure = json.loads(line)
            texts += [procedure['name'], procedure.get('components_text') or '']
    counts = collections.Counter()
    for text in texts:
        for clause in re.split(r'[^\w\s]|\d|_', unicodedata.normalize('NFC', text)):
            before = None
            for word in clause.split():
                small = word.isalpha() and word[1:] == word[1:].lower() and (before is None or word == word.lower())
                if small and before:
                    counts[before, word] += 1
                before = word.lower() if small else None
    return ((first, second, str(count)) for (first, second), count in sorted(counts.items()) if count >= least)


def write(path, comment, rows):
    with open(path, 'w', encoding='utf-8', newline='\n') as file:
        file.write(f'# {comment}\n# Generated by scripts/make_vocabulary.py; change the data, not this file.\n')
        for row in rows:
            file.write('\t'.join(row) + '\n')


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    data, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    write(out / 'units.tsv', 'level, name, district, province (the one it belongs to since 2025, but for Đắk Nông), period',
          units(data))
    write(out / 'names.tsv', 'part of a person\'s name, name, how often it was met', names(data))
    write(out / 'word_pairs.tsv', 'two small words that follow one another in the national list of procedures, how often',
          word_pairs(data))
    write(out / 'agencies.tsv', 'agencies named by the national list of procedures', ([name] for name in agencies(data)))


if __name__ == '__main__':
    main()
