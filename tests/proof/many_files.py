#!/usr/bin/env python3
"""Very many files at once in the watched folder: nothing lost, nothing twice, and nothing held for each of them.

    many_files.py --sohoa PROGRAM --config DIR [--files 10000] [--papers 20] [--jobs N]

Puts --files files into the watched folder and its sub-folders, all at once: --papers different papers, the others copies
of them under other names, and here and there one that is no paper. A `watch` must move every file to the done or the
failed folder, with its bytes, store each paper once, hold no more than 200 descriptors at any time and no more than
64 MB and 3 KB a file. Linux, Python's standard library only.
"""
import collections
import os
import pathlib
import signal
import sys
import tempfile
import time

import papers
from program import Broken, Program, config_with, hash_of, parser_for

MOST_DESCRIPTORS = 200
MOST_HELD_KB, MOST_HELD_KB_A_FILE = 64 << 10, 3
PATIENCE = 3600


def put(inbox, arguments):
    """Makes the files; answers how often each content is there."""
    given = [papers.paper(number) for number in range(arguments.papers)]
    hashes = collections.Counter()
    for number in range(arguments.files):
        data = b'no paper' if number % 500 == 499 else given[number % arguments.papers]
        folder = inbox / f'{number % 50:02d}' if number % 2 else inbox
        folder.mkdir(exist_ok=True)
        (folder / f'{number:06d}.pdf').write_bytes(data)
        hashes[hash_of(data)] += 1
    return hashes


def held_kb(pid):
    with open(f'/proc/{pid}/status', encoding='ascii') as lines:
        for line in lines:
            if line.startswith('RssAnon:'):
                return int(line.split()[1])
    return 0


def left(inbox, settled):
    """How many files still wait."""
    return sum(len(names) for folder, names in ((at, files) for at, _, files in os.walk(inbox))
               if pathlib.Path(folder).relative_to(inbox).parts[:1] not in settled) \
        - sum(1 for name in os.listdir(inbox) if name.endswith('.csv'))


def watch_until_empty(run, inbox):
    """Waits until every file has left; answers the most descriptors and the most memory held, in KB."""
    settled, until = {('_da_xong',), ('_loi',)}, time.monotonic() + PATIENCE
    descriptors, most = 0, 0
    while left(inbox, settled) > 0:
        if run.poll() is not None:
            raise Broken(f'watch ended with {run.returncode}')
        if time.monotonic() > until:
            raise Broken(f'{left(inbox, settled)} files still wait after {PATIENCE} s')
        descriptors = max(descriptors, len(os.listdir(f'/proc/{run.pid}/fd')))
        most = max(most, held_kb(run.pid))
        time.sleep(0.2)
    return descriptors, most


def main():
    parser = parser_for(__doc__, seed=False)
    parser.add_argument('--files', type=int, default=10000)
    parser.add_argument('--papers', type=int, default=20)
    parser.add_argument('--jobs', type=int, default=2)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix='sohoa-many-') as name:
        folder = pathlib.Path(name)
        config = config_with(arguments.config.resolve(), folder / 'config', settle_seconds=1, dossier_seconds=1)
        program = Program(arguments.sohoa.resolve(), config, folder / 'kho')
        inbox = folder / 'inbox'
        inbox.mkdir()
        hashes = put(inbox, arguments)
        begun = time.monotonic()
        run = program.start('watch', 'inbox', '--jobs', arguments.jobs, cwd=folder)
        try:
            descriptors, most = watch_until_empty(run, inbox)
        finally:
            run.send_signal(signal.SIGINT)
            run.wait()
        seconds = time.monotonic() - begun
        moved = collections.Counter(hash_of(path.read_bytes()) for part in ('_da_xong', '_loi')
                                    for path in (inbox / part).rglob('*.pdf'))
        if moved != hashes:
            raise Broken(f'{sum((hashes - moved).values())} of {arguments.files} files are not where they should be')
        program.verify()
        stored = sum(map(len, program.records().values()))
        if stored != arguments.papers:
            raise Broken(f'{stored} records of {arguments.papers} papers')
        print(f'{arguments.files} files in {seconds:.0f} s, at most {descriptors} descriptors, '
              f'{most / 1024:.1f} MB')
        if descriptors > MOST_DESCRIPTORS:
            raise Broken(f'{descriptors} descriptors')
        if most > MOST_HELD_KB + MOST_HELD_KB_A_FILE * arguments.files:
            raise Broken(f'{most} KB held')
    return 0


if __name__ == '__main__':
    try:
        sys.exit(main())
    except Broken as broken:
        print(f'BROKEN: {broken}')
        sys.exit(1)
