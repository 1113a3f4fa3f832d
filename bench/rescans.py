#!/usr/bin/python3
"""Makes pairs of scans of one invented sheet: NNNN.* and NNNN_rescan.*, with truth.jsonl (`rescan_of`).

    rescans.py --count N --seed S --out DIR

Both scans are of the same drawn paper, each by another machine of samples/generate (fax, phone, copier, worn, office).
"""
import argparse
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'samples' / 'generate'))

import generate  # noqa: E402
from papers import catalog  # noqa: E402
from papers.dice import Dice  # noqa: E402
from papers.places import Places  # noqa: E402
from scan import files, recipes  # noqa: E402

FIRST = ('office', 'clean', 'low', 'copier')
AGAIN = ('fax', 'phone', 'copier', 'worn', 'office', 'low')


def make_pair(index, seed, places, out):
    dice = Dice(seed, 'rescan', index, rich=True)
    kind = generate.kinds_of(index, dice)[0]
    paper = catalog.make(kind, dice.child(kind, 0), places, pages=1)
    first, again = FIRST[index % len(FIRST)], AGAIN[index % len(AGAIN)]
    lines = []
    for suffix, scan_class in (('', first), ('_rescan', again)):
        ending = generate.ENDINGS[scan_class][0]
        path = out / f'{index:04d}{suffix}{ending}'
        files.write(recipes.scan([paper], scan_class, dice.child('scan' + suffix)), path)
        lines.append(generate.truth_line(path.name, scan_class, [paper]))
    lines[1]['rescan_of'] = lines[0]['file']
    return lines


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument('--count', type=int, default=100)
    arguments.add_argument('--seed', default='1')
    arguments.add_argument('--out', type=pathlib.Path, required=True)
    arguments = arguments.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    places = Places()
    with open(arguments.out / 'truth.jsonl', 'w', encoding='utf-8') as truth:
        for index in range(arguments.count):
            for line in make_pair(index, arguments.seed, places, arguments.out):
                truth.write(json.dumps(line, ensure_ascii=False) + '\n')


if __name__ == '__main__':
    main()
