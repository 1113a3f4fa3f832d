#!/usr/bin/env python3
"""Makes a set of invented scans with their truth.

    generate.py --count N --seed S --out DIR

DIR gets the files and truth.jsonl, in the form that bench/score.py reads. The same seed makes the same set.
"""
import argparse
import json
import pathlib

from papers import catalog
from papers.dice import Dice
from papers.places import Places
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
        documents.append(
            {'type': paper.type, 'pages': numbers, 'fields': paper.fields, 'by_hand': paper.by_hand, 'text': paper.text}
        )
    return {'file': name, 'scan': scan_class, 'documents': documents}


def make_file(index, seed, places, out):
    dice = Dice(seed, index)
    scan_class = dice.weighted(CLASSES)
    dice.pens = scan_class != 'born-digital'
    papers = [
        catalog.make(kind, dice.child(kind, number), places, pages=2 if dice.chance(0.15) else 1)
        for number, kind in enumerate(kinds_of(index, dice))
    ]
    endings = [
        ending
        for ending in ENDINGS[scan_class]
        if ending in ('.pdf', '.tif') or sum(len(paper.pages) for paper in papers) == 1
    ]
    path = out / f'{index:04d}{dice.pick(endings)}'
    if scan_class == 'born-digital':
        files.write_digital(papers, path)
    else:
        files.write(recipes.scan(papers, scan_class, dice.child('scan')), path)
    return truth_line(path.name, scan_class, papers)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument('--count', type=int, default=30)
    arguments.add_argument('--seed', default='1')
    arguments.add_argument('--out', type=pathlib.Path, required=True)
    arguments = arguments.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    places = Places()
    with open(arguments.out / 'truth.jsonl', 'w', encoding='utf-8') as truth:
        for index in range(arguments.count):
            line = make_file(index, arguments.seed, places, arguments.out)
            truth.write(json.dumps(line, ensure_ascii=False) + '\n')
            print(f'{index + 1}/{arguments.count} {line["file"]} {line["scan"]}', flush=True)


if __name__ == '__main__':
    main()
