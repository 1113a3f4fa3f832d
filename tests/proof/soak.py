#!/usr/bin/env python3
"""Whether memory stays flat over many pages: the last pages of a run against its first.

    soak.py --sohoa PROGRAM --config DIR [--pages 10000] [--each 10] [--kilobytes 200] [--jobs N] [--within 0.05]
            [PAPER...]

Makes PDFs of --each pages and --kilobytes a page, as scans have (or takes the PAPERs in turn, each time with other bytes
behind their end) until --pages are together, reads them with one `ingest`, and asks the kernel four times a second what
the supervisor and its workers hold (resident set, without files that are mapped: RssAnon). Compared are two windows of a
tenth of the pages (1000 of 10,000): the first behind the first fiftieth, when everything is warm, and the last. What the
supervisor holds goes up and down like a saw while the store's write buffers fill (tens of megabytes) and are written, so
that a median depends on where in a stroke a window ends: compared is what 19 looks of 20 stay below; medians are printed.
Exits with 1 when the last is larger by more than --within. Papers of a few kilobytes would show the first stroke of the
saw alone. Linux, Python's standard library only.
"""
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import papers
from program import Broken, Program, children_of, config_with, parser_for


def held_mb(pid):
    """Anonymous resident memory of a process; None when it is gone."""
    try:
        with open(f'/proc/{pid}/status', encoding='ascii') as lines:
            for line in lines:
                if line.startswith('RssAnon:'):
                    return int(line.split()[1]) / 1024
    except OSError:
        pass
    return None


def make_folder(folder, arguments):
    """The papers; answers how many pages lie there (of given papers it is not known: a file counts as one)."""
    folder.mkdir()
    given = [path.read_bytes() for path in arguments.papers]
    each = 1 if given else arguments.each
    for number in range(-(-arguments.pages // each)):
        data = given[number % len(given)] + b'\n%% %d\n' % number if given else papers.padded(
            papers.paper(number, arguments.each), arguments.kilobytes * arguments.each / 1024, number)
        (folder / f'{number:06d}.pdf').write_bytes(data)
    return -(-arguments.pages // each) * each


def watch_memory(run, told):
    """[(papers told, supervisor MB, [worker MB, ...]), ...] until the run ends."""
    seen = []
    while run.poll() is None:
        own = held_mb(run.pid)
        workers = [held for held in map(held_mb, children_of(run.pid)) if held]
        if own and workers:
            with open(told, 'rb') as lines:
                seen.append((sum(1 for _ in lines), own, workers))
        time.sleep(0.25)
    return seen


def compare(name, first, last, within):
    if len(first) < 2 or len(last) < 2:
        raise Broken(f'{name}: too few pages to look at')
    begin, end = (statistics.quantiles(window, n=20)[-1] for window in (first, last))
    growth = end / begin - 1
    print(f'{name}: {begin:.1f} MB at first, {end:.1f} MB at last, {growth:+.1%} (medians '
          f'{statistics.median(first):.1f} and {statistics.median(last):.1f}, at most {max(first + last):.1f} MB)')
    return growth <= within


def main():
    parser = parser_for(__doc__, seed=False)
    parser.add_argument('papers', nargs='*', type=pathlib.Path)
    parser.add_argument('--pages', type=int, default=10000)
    parser.add_argument('--each', type=int, default=10)
    parser.add_argument('--kilobytes', type=int, default=200)
    parser.add_argument('--jobs', type=int, default=2)
    parser.add_argument('--within', type=float, default=0.05)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix='sohoa-soak-') as name:
        folder = pathlib.Path(name)
        config = config_with(arguments.config, folder / 'config')
        program = Program(arguments.sohoa, config, folder / 'kho', patience=3600)
        pages = make_folder(folder / 'in', arguments)
        told = folder / 'told.ndjson'
        with open(told, 'wb') as out:
            run = program.start('ingest', 'in', '--json', '--jobs', arguments.jobs, cwd=folder, out=out,
                                err=subprocess.DEVNULL)
        seen = watch_memory(run, told)
        if run.returncode != 0:
            raise Broken(f'ingest ended with {run.returncode}')
        program.verify()
        files = seen[-1][0] if seen else 0
        first = [one for one in seen if files / 50 <= one[0] <= files / 50 + files / 10]
        last = [one for one in seen if one[0] >= files - files / 10]
        print(f'{pages} pages in {len(list((folder / "in").iterdir()))} files, {len(seen)} looks')
        flat = [compare('supervisor', [one[1] for one in first], [one[1] for one in last], arguments.within),
                compare('a worker', [held for one in first for held in one[2]],
                        [held for one in last for held in one[2]], arguments.within)]
    return 0 if all(flat) else 1


if __name__ == '__main__':
    try:
        sys.exit(main())
    except Broken as broken:
        print(f'BROKEN: {broken}')
        sys.exit(1)
