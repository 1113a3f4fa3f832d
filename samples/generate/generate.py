#!/usr/bin/env python3
"""Makes a set of invented scans with their truth.

    generate.py --count N --seed S --out DIR

DIR gets the files and truth.jsonl, in the form that bench/score.py reads. The same seed makes the same set.
"""
import argparse
import datetime
import json
import pathlib
import subprocess
import sys

from papers import canvas, catalog, look, sheets
from papers.dice import Dice
from papers.people import person
from papers.places import Places
from papers.words import short_date
from scan import files, recipes

CLASSES = {'office': 26, 'low': 16, 'clean': 10, 'phone': 14, 'fax': 11, 'copier': 11, 'worn': 10, 'born-digital': 7}
ENDINGS = {
    'office': ('.pdf', '.jpg', '.tif'),
    'low': ('.pdf', '.jpg'),
    'clean': ('.pdf', '.png', '.jpg'),
    'phone': ('.jpg', '.pdf'),
    'fax': ('.tif', '.pdf'),
    'copier': ('.pdf', '.tif'),
    'worn': ('.jpg', '.pdf'),
    'born-digital': ('.pdf',),
}
BUNDLE = 0.15  # of the files hold several papers
NEW_KIND = 0.07  # of the papers are of a kind that came to the generator later
SIGNED = 0.10  # of the office PDFs carry an electronic signature as their only text
DUPLEX = ('office', 'low', 'copier', 'worn', 'clean', 'fax')  # machines with a feeder


def kinds_of(index, dice):
    """The types of the papers in file `index`: each type comes up in turn, one in three papers is administrative."""
    forms = list(catalog.FORMS)
    first = catalog.ADMINISTRATIVE if index % 3 == 0 else forms[(index - index // 3 - 1) % len(forms)]
    if not dice.chance(BUNDLE):
        return [first]
    return [first] + [dice.pick(forms + [catalog.ADMINISTRATIVE] * 4) for _ in range(dice.number(1, 4))]


def truth_line(name, scan_class, papers):
    documents, page = [], 1
    for paper in papers:
        numbers = list(range(page, page + len(paper.pages)))
        page += len(paper.pages)
        if paper.type is None:
            continue  # a separator or an empty back
        documents.append(
            {'type': paper.type, 'pages': numbers, 'fields': paper.fields, 'by_hand': paper.by_hand, 'text': paper.text}
        )
    return {'file': name, 'scan': scan_class, 'documents': documents}


def make_file(index, seed, places, out):
    dice = Dice(seed, index, rich=True)
    scan_class = dice.weighted(CLASSES)
    dice.pens = scan_class != 'born-digital'
    papers = [
        catalog.make(_newer(kind, dice, number), dice.child(kind, number), places, pages=2 if dice.chance(0.15) else 1)
        for number, kind in enumerate(kinds_of(index, dice))
    ]
    endings = [
        ending
        for ending in ENDINGS[scan_class]
        if ending in ('.pdf', '.tif') or sum(len(paper.pages) for paper in papers) == 1
    ]
    path = out / f'{index:04d}{dice.pick(endings)}'
    if path.suffix in ('.pdf', '.tif') and scan_class in DUPLEX:
        papers = sheets.interleave(papers, dice.aside('sheets'))
    if scan_class == 'born-digital':
        files.write_digital(papers, path)
    else:
        scanned = recipes.scan(papers, scan_class, dice.child('scan'))
        if path.suffix == '.pdf' and scan_class in ('office', 'clean') and dice.aside('signed').chance(SIGNED):
            scanned.signed_by = _signature(dice.aside('signature'), places)
        files.write(scanned, path)
    return truth_line(path.name, scan_class, papers)


def _newer(kind, dice, number):
    other = dice.sometimes(NEW_KIND, 'kind', number)
    return other.pick(list(catalog.MORE)) if other else kind


def _signature(dice, places):
    """What a clerk's signing program writes onto a scan: its name and time are not the paper's."""
    who, day = person(dice, places).name, dice.day(datetime.date(2021, 1, 4), datetime.date(2026, 8, 28))
    clock = f'{dice.number(7, 17):02d}:{dice.number(0, 59):02d}:{dice.number(0, 59):02d}'
    return (
        f'Người ký: {who}',
        f'Email: {dice.digits(4)}@vi.du',
        f'Thời gian ký: {short_date(day, ".")} {clock} +07:00',
    )


def warn_of_missing_fonts():
    """Cairo takes another face without a word when one is missing, and the same seed then looks otherwise."""
    listed = subprocess.run(['fc-list', ':', 'family'], capture_output=True, text=True).stdout
    installed = {name.strip() for line in listed.splitlines() for name in line.split(',')}
    wanted = {*canvas.PENS, *look.FAMILIES, *look.MORE_FAMILIES, *look.STAMP_FACES} - {''}
    missing = sorted(wanted - installed)
    if missing:
        print(f'warning: missing fonts: {", ".join(missing)} (scripts/install_packages.sh samples)', file=sys.stderr)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument('--count', type=int, default=30)
    arguments.add_argument('--seed', default='1')
    arguments.add_argument('--out', type=pathlib.Path, required=True)
    arguments = arguments.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    warn_of_missing_fonts()
    places = Places()
    with open(arguments.out / 'truth.jsonl', 'w', encoding='utf-8') as truth:
        for index in range(arguments.count):
            line = make_file(index, arguments.seed, places, arguments.out)
            truth.write(json.dumps(line, ensure_ascii=False) + '\n')
            print(f'{index + 1}/{arguments.count} {line["file"]} {line["scan"]}', flush=True)


if __name__ == '__main__':
    main()
