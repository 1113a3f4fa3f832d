#!/usr/bin/env python3
"""Reads a folder with truth, scores it and writes the report; bench/lab.sh calls this and says how.

    evaluate.py FOLDER --sohoa PROGRAM --out DIR [--pages N] [--found FILE]
    evaluate.py FOLDER --sohoa PROGRAM --out DIR --totals-only
"""
import argparse
import pathlib
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from lab import calibration, causes, outcomes, pictures, report, worst  # noqa: E402
from lab.program import Program  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
score = outcomes.score


def truth_of(folder):
    for place in (folder, folder.parent):
        if (place / 'truth.jsonl').is_file():
            return score.lines_of(place / 'truth.jsonl')
    raise SystemExit(f'error: no truth.jsonl in {folder} or above it')


def inputs_of(folder):
    """What stands directly in the folder, without the truth and what explains it."""
    return sorted(
        path for path in folder.iterdir() if path.name != 'truth.jsonl' and not path.name.startswith('README')
    )


def explain(counted, program):
    """(outcome, cause) of each value; the cause of a hit is None."""
    explained = []
    for one in counted:
        if one.outcome == 'hit':
            explained.append((one, None))
            continue
        words = program.words(one.record['record']) if one.record and one.record.get('record') else {}
        explained.append((one, causes.explain(one, words)))
    return explained


def about(program, folder, truth):
    version = subprocess.run([program.path, '--version'], capture_output=True, text=True).stdout.strip()
    commit = subprocess.run(
        ['git', 'describe', '--always', '--dirty'], cwd=ROOT, capture_output=True, text=True
    ).stdout.strip()
    return [f'{len(truth)} files of {folder}; {version or "sohoa"}, sources at {commit or "an unknown version"}.']


def print_totals(truth, found):
    """Tables without a single value in them: for the part that is never tuned to."""
    for by in ('scan', 'type'):
        result = score.score(truth, found, by).result()
        print(f'by {by}')
        for row in result['rows']:
            print(
                '{name:<38} n={fields:5d}  P {precision:.4f}  R {recall:.4f}  F1 {f1:.4f}  silent {silent:.4f}  '
                'through {through:.4f}'.format(**row)
            )
    print(
        'files {files}  documents {documents}  split right {split_right:.4f}  type right {typed:.4f}'.format(**result)
    )
    made = calibration.summary(outcomes.values_found(outcomes.collect(truth, found)))
    print(f'calibration error {made.error:.4f}  could pass at 0.5 % wrong {made.could:.4f}')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('folder', type=pathlib.Path)
    parser.add_argument('--sohoa', required=True)
    parser.add_argument('--out', type=pathlib.Path, required=True)
    parser.add_argument('--pages', type=int, default=12, help='how many of the worst pages are drawn')
    parser.add_argument('--again', action='store_true', help='report on what the last run found, without reading again')
    parser.add_argument('--totals-only', action='store_true', help='print totals, keep nothing else')
    arguments = parser.parse_args()
    folder, out = arguments.folder, arguments.out
    truth, found = truth_of(folder), out / 'found.ndjson'
    program = Program(arguments.sohoa, out / 'store')
    if not arguments.again:
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir(parents=True)
        code = program.ingest(inputs_of(folder), found)
        if code not in (0, 3):  # 3: some inputs were quarantined; the score shows them as missed
            print(f'error: ingest ended with {code}', file=sys.stderr)
            return 1
    records = score.lines_of(found)
    if arguments.totals_only:
        print_totals(truth, records)
        shutil.rmtree(out)
        return 0
    explained = explain(outcomes.collect(truth, records), program)
    facts = {
        'truth': truth,
        'found': records,
        'explained': explained,
        'threshold': calibration.configured_threshold(ROOT / 'config'),
        'pages': worst.pages(explained, arguments.pages),
        'drawer': lambda marked, path: pictures.draw(program, marked, path),
        'about': about(program, folder, truth),
    }
    report.make(out, f'Laboratory: {folder.resolve().name}', facts)
    print(out / 'report.html')
    return 0


if __name__ == '__main__':
    sys.exit(main())
