#!/usr/bin/env python3
"""Holds what the program found against what stands on the papers. Python's standard library only.

    score.py TRUTH.jsonl FOUND.ndjson [--by scan|type|field] [--only FILE...] [--errors N] [--json]
             [--least-f1 X] [--least-typed X] [--least-split X] [--most-silent X]

TRUTH   a line a file: {"file", "scan", "documents": [{"type", "pages", "fields", "by_hand"}]} (samples/generate makes it)
FOUND   what `sohoa ingest --json` prints

Per field of the truth:
  hit     right after normalisation; long free text is right at a similarity of 0.95
  wrong   another value                       missed  no value
  extra   a value for a field that this paper does not have, though other papers of its type do
precision = hit / (hit + wrong + extra); recall = hit / (hit + wrong + missed); F1 their harmonic mean
silent  = accepted values that are wrong or extra / accepted values: errors that nobody would look at
through = accepted right values / values of the truth: work that nobody has to do
What was written by hand has a row of its own and does not count in ALL.
Ends with 1 when a bar given with --least-... or --most-... is not reached.
"""
import argparse
import collections
import json
import re
import sys
import unicodedata

FREE_TEXT = {
    'subject',
    'place_of_birth',
    'place_of_origin',
    'registration_place',
    'last_residence',
    'residence',
    'wife_residence',
    'husband_residence',
    'holder_address',
    'business_address',
    'parcel_address',
    'facility_address',
    'purpose',
    'marital_status',
    'practice_scope',
    'issuing_agency',
    'parent_agency',
    'land_use_term',
}
QUANTITIES = {'area', 'construction_area', 'total_floor_area', 'capital', 'floors', 'parcel_number', 'map_sheet'}
ALIKE = 0.95
BY_HAND = 'written by hand'


def tone_pairs():
    """hoà -> hòa, khoẻ -> khỏe, thuỷ -> thủy: both ways of placing the tone are right."""
    marks = '\u0300\u0301\u0303\u0309\u0323'
    compose = lambda text: unicodedata.normalize('NFC', text)  # noqa: E731
    return [
        (compose(first + second + mark), compose(first + mark + second))
        for first, second in ('oa', 'oe', 'uy')
        for mark in marks
    ]


TONES = [(re.compile(f'(?<!q){new}(?!\\w)'), old) for new, old in tone_pairs()]


def normal(value):
    """What two writings of one value have in common: case, spaces, dashes, tone placement, UBND do not tell apart."""
    text = unicodedata.normalize('NFC', str(value)).replace('Ð', 'Đ').replace('ð', 'đ').lower()
    text = re.sub('[\u2010-\u2015\u2212]', '-', text)
    text = re.sub("[’‘`´ʼ]", "'", text)
    text = re.sub(r'\s*([/\-])\s*', r'\1', text)
    text = re.sub(r'\s+', ' ', text).strip(' .,;:-')
    for pattern, written in TONES:
        text = pattern.sub(written, text)
    return re.sub(r'\bubnd\b', 'ủy ban nhân dân', text)


def likeness(one, other):
    """1 - edit distance / longer length."""
    if one == other:
        return 1.0
    row = list(range(len(other) + 1))
    for number, sign in enumerate(one, 1):
        row, above = [number], row
        for column, its in enumerate(other, 1):
            row.append(min(above[column] + 1, row[-1] + 1, above[column - 1] + (sign != its)))
    return 1 - row[-1] / max(len(one), len(other))


def quantity(text, field):
    text = re.sub(r'\s*(m2|m²|đồng|vnđ).*$', '', text).replace('.', '' if field == 'capital' else ',')
    return re.sub(r'^0+(?=\d)', '', text)


def right(field, want, got):
    if isinstance(want, list):
        parts = got if isinstance(got, list) else re.split(r'[;\n]', str(got))
        parts = [normal(re.sub(r'^[-–\s]+', '', part)) for part in parts if str(part).strip()]
        return len(parts) == len(want) and all(
            any(likeness(normal(one), part) >= ALIKE for part in parts) for one in want
        )
    want, got = normal(want), normal(' '.join(map(str, got)) if isinstance(got, list) else got)
    if field in QUANTITIES:
        return quantity(want, field) == quantity(got, field)
    return want == got or (field in FREE_TEXT and likeness(want, got) >= ALIKE)


class Tally:
    """Counts of one row."""

    def __init__(self):
        self.count = collections.Counter()

    def add(self, outcome, accepted):
        self.count.update(
            [outcome]
            + ['accepted'] * accepted
            + ['silent'] * (accepted and outcome != 'hit')
            + ['through'] * (accepted and outcome == 'hit')
        )

    def row(self, name):
        c = self.count
        asked = c['hit'] + c['wrong'] + c['missed']
        precision = c['hit'] / max(1, c['hit'] + c['wrong'] + c['extra'])
        recall = c['hit'] / max(1, asked)
        return {
            'name': name,
            'fields': asked,
            'precision': round(precision, 4),
            'recall': round(recall, 4),
            'f1': round(2 * precision * recall / max(1e-9, precision + recall), 4),
            'silent': round(c['silent'] / max(1, c['accepted']), 4),
            'through': round(c['through'] / max(1, asked), 4),
        }


class Score:
    def __init__(self, by):
        self.by = by
        self.all, self.rows = Tally(), collections.defaultdict(Tally)
        self.files = self.split = self.documents = self.typed = 0
        self.errors = []

    def file(self, truth, found, fields_of_type):
        self.files += 1
        self.split += [sorted(d['pages']) for d in truth['documents']] == sorted(
            sorted(r.get('pages', [])) for r in found
        )
        left = list(found)
        for document in truth['documents']:
            match = best_match(document, left)
            if match is not None:
                left.remove(match)
            self.documents += 1
            self.typed += match is not None and match.get('type') == document['type']
            self.document(truth, document, (match or {}).get('fields') or {}, fields_of_type[document['type']])

    def document(self, truth, document, got, known):
        want = document['fields']
        for field in sorted(set(want) | set(got)):
            its = got.get(field) or {}
            value = its.get('value')
            there = value not in (None, '', [])
            if field not in want and not (there and field in known):
                continue
            outcome = (
                'extra'
                if field not in want
                else 'missed'
                if not there
                else 'hit'
                if right(field, want[field], value)
                else 'wrong'
            )
            accepted = there and its.get('status') == 'accepted'
            if field in document.get('by_hand', []):
                self.rows[BY_HAND].add(outcome, accepted)
            else:
                self.all.add(outcome, accepted)
                self.rows[{'scan': truth['scan'], 'type': document['type'], 'field': field}[self.by]].add(
                    outcome, accepted
                )
            if outcome != 'hit':
                self.errors.append(
                    (
                        truth['file'],
                        truth['scan'],
                        document['type'],
                        field,
                        outcome,
                        want.get(field),
                        value,
                        its.get('confidence'),
                        accepted,
                    )
                )

    def result(self):
        return {
            'files': self.files,
            'documents': self.documents,
            'split_right': round(self.split / max(1, self.files), 4),
            'typed': round(self.typed / max(1, self.documents), 4),
            'rows': [tally.row(name) for name, tally in sorted(self.rows.items())] + [self.all.row('ALL')],
        }


def best_match(document, found):
    """The found document that shares most pages; the type decides between equals. None when no page is shared."""
    shared = lambda one: len(set(one.get('pages', [])) & set(document['pages']))  # noqa: E731
    best = max(found, key=lambda one: (shared(one), one.get('type') == document['type']), default=None)
    return best if best is not None and shared(best) else None


def lines_of(path):
    with open(path, encoding='utf-8') as lines:
        return [json.loads(line) for line in lines if line.strip()]


def last_name(path):
    return path.replace('\\', '/').rsplit('/', 1)[-1]


def score(truth, records, by):
    fields_of_type, found = collections.defaultdict(set), collections.defaultdict(list)
    for line in truth:
        for document in line['documents']:
            fields_of_type[document['type']] |= set(document['fields'])
    for record in records:
        found[last_name(record['source'])].append(record)
    result = Score(by)
    for line in truth:
        result.file(line, found.get(last_name(line['file']), []), fields_of_type)
    return result


def short_of(result, bars):
    """The bars that were not reached, as sentences."""
    last = result['rows'][-1]
    checks = (
        ('F1', last['f1'], bars.least_f1, 1),
        ('type right', result['typed'], bars.least_typed, 1),
        ('split right', result['split_right'], bars.least_split, 1),
        ('silent', last['silent'], bars.most_silent, -1),
    )
    return [
        f'{name} {value} is {"below" if sign > 0 else "above"} {bar}'
        for name, value, bar, sign in checks
        if bar is not None and sign * value < sign * bar
    ]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('truth')
    parser.add_argument('found')
    parser.add_argument('--by', default='scan', choices=['scan', 'type', 'field'])
    parser.add_argument('--only', nargs='+', metavar='FILE', help='these files of the truth alone')
    parser.add_argument('--errors', type=int, default=0, metavar='N', help='list the first N values that are not hits')
    parser.add_argument('--json', action='store_true')
    for bar in ('--least-f1', '--least-typed', '--least-split', '--most-silent'):
        parser.add_argument(bar, type=float)
    arguments = parser.parse_args()
    truth = [line for line in lines_of(arguments.truth) if not arguments.only or line['file'] in arguments.only]
    counted = score(truth, lines_of(arguments.found), arguments.by)
    result = counted.result()
    if arguments.json:
        print(json.dumps(result, ensure_ascii=False))
    else:
        for row in result['rows']:
            print(
                '{name:<38} n={fields:5d}  P {precision:.4f}  R {recall:.4f}  F1 {f1:.4f}  silent {silent:.4f}  through {through:.4f}'.format(
                    **row
                )
            )
        print(
            'files {files}  documents {documents}  split right {split_right:.4f}  type right {typed:.4f}'.format(
                **result
            )
        )
    for error in counted.errors[: arguments.errors]:
        print('\t'.join(map(str, error)))
    failed = short_of(result, arguments)
    for sentence in failed:
        print(f'error: {sentence}', file=sys.stderr)
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
