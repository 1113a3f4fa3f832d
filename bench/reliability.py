#!/usr/bin/env python3
"""Is the stated confidence a probability? Python's standard library only.

    reliability.py TRUTH.jsonl FOUND.ndjson [--by kind|field|type|scan] [--svg OUT.svg] [--config DIR] [--by-hand] [--json]

Prints, over all values and per group: how many values were found, the share right, the expected calibration error, the
share accepted, the share of wrong among the accepted (silent), and what share could be accepted at 0.5 % of error.
--svg writes the reliability diagram and the coverage curve, with the threshold of config/sohoa.yaml marked.
"""
import argparse
import dataclasses
import json
import pathlib
import sys

from lab import calibration, charts, outcomes

KEYS = {
    'kind': lambda one: one.kind,
    'field': lambda one: one.field,
    'type': lambda one: one.type,
    'scan': lambda one: one.scan,
}
LINE = '{name:<38} n={count:5d}  right {right:.4f}  error {error:.4f}  accepted {share:.4f}  silent {silent:.4f}  could {could:.4f}'


def rows_of(counted, by, by_hand):
    """(name, summary) of each group and, last, of all."""
    groups = [*outcomes.grouped(counted, KEYS[by]).items(), ('ALL', counted)]
    made = [(name, outcomes.values_found(some, by_hand)) for name, some in groups]
    return [(name, calibration.summary(values)) for name, values in made if values]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('truth')
    parser.add_argument('found')
    parser.add_argument('--by', default='kind', choices=sorted(KEYS))
    parser.add_argument('--svg', type=pathlib.Path)
    parser.add_argument(
        '--config', type=pathlib.Path, default=pathlib.Path(__file__).resolve().parent.parent / 'config'
    )
    parser.add_argument('--by-hand', action='store_true', help='the values written by hand instead of the printed ones')
    parser.add_argument('--json', action='store_true')
    arguments = parser.parse_args()
    score = outcomes.score
    counted = outcomes.collect(score.lines_of(arguments.truth), score.lines_of(arguments.found))
    for name, row in rows_of(counted, arguments.by, arguments.by_hand):
        if arguments.json:
            print(json.dumps({'name': name, **dataclasses.asdict(row)}, ensure_ascii=False))
        else:
            print(LINE.format(name=name, share=row.accepted / row.count, **dataclasses.asdict(row)))
    if arguments.svg:
        threshold = calibration.configured_threshold(arguments.config)
        values = outcomes.values_found(counted, arguments.by_hand)
        arguments.svg.write_text(charts.pair('all fields', values, threshold), encoding='utf-8')
    return 0


if __name__ == '__main__':
    sys.exit(main())
