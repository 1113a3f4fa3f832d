#!/usr/bin/python3
"""Scores what `ingest --json` made of further scans: rescans_found.py TRUTH RECORDS.

Of the files that truth.jsonl marks `rescan_of`, how many are duplicates (sheet or result) of the other's record; of those
marked `twin_of`, none may be; nor may any paper be a duplicate of a file that is not its other scan. Exits with 1 when
one is.
"""
import json
import pathlib
import sys


def main(truth_path, records_path):
    truth = [json.loads(line) for line in open(truth_path, encoding='utf-8')]
    other = {line['file']: line['rescan_of'] for line in truth if 'rescan_of' in line}
    twins = [line['file'] for line in truth if 'twin_of' in line]
    lines = [json.loads(line) for line in open(records_path, encoding='utf-8')]
    stored = {}
    duplicates = {}
    for line in lines:
        name = pathlib.PurePath(line['source']).name
        if line['outcome'] == 'stored':
            stored[line['record']] = name
        elif line['outcome'] == 'duplicate':
            duplicates[name] = line
    kinds, wrong, missed = {}, [], []
    for name, line in duplicates.items():
        first = stored.get(line['duplicate_of'])
        if other.get(name) == first or other.get(first) == name:
            kinds[line['duplicate_kind']] = kinds.get(line['duplicate_kind'], 0) + 1
        else:
            wrong.append((name, first))
    for again, first in other.items():
        if again not in duplicates and first not in duplicates:
            missed.append(again)
    found = sum(kinds.values())
    print(f'{found} of {len(other)} rescans found {kinds}; {len(wrong)} wrong merges; {len(twins)} twins')
    print('missed:', *missed)
    print('wrong:', *wrong)
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1], sys.argv[2]))
