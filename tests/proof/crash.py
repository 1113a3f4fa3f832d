#!/usr/bin/env python3
"""Kills the program with SIGKILL at random moments and looks for papers that were lost or stored twice.

    crash.py --sohoa PROGRAM --config DIR [--kills 200] [--seed N] [--way ingest|watch|both] [--keep DIR]

A round puts some new papers (PDFs, some of them in a ZIP, now and then one so large that the store takes it in pieces)
into the folder, starts `ingest FOLDER` or `watch FOLDER`, waits for a random moment, kills the supervisor or (one time in
four) a worker, and holds the store against the oracle:

  - `verify` finds nothing;
  - nothing is stored that was not given, and no paper twice;
  - every paper is stored, or still lies where it was put; what lies in the watched folder's done folder is stored.

After every twentieth kill one run is left to end: then every paper must be stored once with its bytes, a further ingest
must find all of them known, and a new store is begun. Exits with 1 and keeps the folder when a promise breaks; the same
seed makes the same papers and draws the same moments. Python's standard library only; Linux.
"""
import os
import pathlib
import random
import shutil
import signal
import sys
import tempfile
import time

import papers
from program import Broken, Oracle, Program, children_of, config_with, hash_of, parser_for

KILLS_A_STORE = 20
DONE = '_da_xong'
LARGE = 37  # megabytes: an original in three pieces, of which two are written ahead of its commit


class Scene:
    """One store, one folder, one oracle."""

    def __init__(self, folder, arguments, way, rng):
        self.folder, self.way, self.rng = folder, way, rng
        self.inbox = folder / 'in'
        self.inbox.mkdir(parents=True)
        self.program = Program(arguments.sohoa, arguments.quick_config, folder / 'kho')
        self.oracle, self.number = Oracle(), 0
        self.longest = 3.0  # seconds that a run takes: the latest moment of a kill
        self.hashes_of_files = {}
        self.has_told = False

    def add_papers(self, count):
        for _ in range(count):
            self.number += 1
            kind = self.rng.random()
            if kind < 0.1:
                self._add_archive()
            else:
                self._put(f'{self.number}.pdf', papers.paper(self.number))

    def add_large_paper(self):
        self.number += 1
        self._put(f'{self.number}.pdf', papers.padded(papers.paper(self.number), LARGE, self.number))

    def _put(self, name, data, members=None):
        # Written beside and moved in whole: a file that is being written is another test's matter.
        (self.folder / 'new').write_bytes(data)
        os.rename(self.folder / 'new', self.inbox / name)
        for member, inner in (members or {'': data}).items():
            self.oracle.give(f'in/{name}' + (f'/{member}' if member else ''), inner)
        self.hashes_of_files[hash_of(data)] = {hash_of(inner) for inner in (members or {'': data}).values()}

    def _add_archive(self):
        members = {f'{self.number}_{i}.pdf': papers.paper(1_000_000 + 10 * self.number + i) for i in range(3)}
        self._put(f'{self.number}.zip', papers.archive(members), members)

    def command(self, **others):
        return self.program.start(self.way, 'in', '--json', '--jobs', '2', cwd=self.folder, **others)

    def crash(self):
        """One killed run; answers who was killed, or None when the run ended before its moment came."""
        told = self.folder / 'told.ndjson'
        with open(told, 'wb') as out:
            run = self.command(out=out)
        moment = time.monotonic() + self.rng.uniform(0, self.longest)
        # Half of the kills come right behind a commit, where there is most to break.
        lines = self.rng.randint(1, 6) if self.rng.random() < 0.5 else None
        while time.monotonic() < moment and run.poll() is None:
            if lines and told.read_bytes().count(b'\n') >= lines:
                time.sleep(self.rng.uniform(0, 0.05))
                break
            time.sleep(0.005)
        victim = 'supervisor'
        workers = children_of(run.pid)
        if workers and self.rng.random() < 0.25:
            victim = 'worker'
            _kill(self.rng.choice(workers))
            time.sleep(self.rng.uniform(0, 1))
            if run.poll() is not None and run.returncode != 0:
                raise Broken(f'the supervisor ended with {run.returncode} when a worker was killed')
        ended = run.poll() is not None
        run.kill()
        run.wait()
        self.has_told = self.has_told or told.stat().st_size > 0
        return victim if victim == 'worker' or not ended else None

    def check(self):
        if not self.has_told and not self.program.has_store():
            return
        self.program.verify()
        stored = self.oracle.check_no_stranger(self.program)
        here = {hash_of(path.read_bytes()): path for path in self.inbox.rglob('*') if path.is_file()}
        for file_hash, papers_of in self.hashes_of_files.items():
            if file_hash not in here:
                raise Broken('a file is nowhere in the folder any more')
            waits = DONE not in here[file_hash].parts
            if not waits and not papers_of <= stored:
                raise Broken(f'{here[file_hash].name} is called done and is not stored')

    def finish(self):
        """One run that is not killed; then everything must be there."""
        began = time.monotonic()
        once = ['--once'] if self.way == 'watch' else []
        done = self.program.run(self.way, 'in', '--json', *once, '--jobs', '2', cwd=self.folder)
        if done.returncode != 0:
            raise Broken(f'the last run ended with {done.returncode}: {done.stderr.decode()[-500:]}')
        self.program.verify()
        self.oracle.check_all_stored(self.program)
        again = self.program.run('ingest', 'in', '--json', cwd=self.folder)
        if again.returncode != 0 or b'"outcome":"stored"' in again.stdout:
            raise Broken('a further run stored a paper again')
        return time.monotonic() - began


def _kill(pid):
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        pass


def crash_often(folder, arguments, way, kills, rng):
    counts = {'supervisor': 0, 'worker': 0, 'ended before': 0}
    papers_given, stores = 0, 0
    while counts['supervisor'] + counts['worker'] < kills:
        stores += 1
        scene = Scene(folder / f'{way}-{stores}', arguments, way, rng)
        scene.add_papers(7)
        scene.add_large_paper()
        here = 0
        while here < KILLS_A_STORE and counts['supervisor'] + counts['worker'] < kills:
            victim = scene.crash()
            counts[victim or 'ended before'] += 1
            here += 1 if victim else 0
            scene.check()
            scene.add_papers(rng.randint(0, 3) if victim else 4)
            if rng.random() < 0.1:
                scene.add_large_paper()
        scene.finish()
        papers_given += len(scene.oracle.given)
        print(f'{way}: {counts}, {papers_given} papers, {stores} stores: nothing lost, nothing twice', flush=True)
        shutil.rmtree(scene.folder)


def main():
    parser = parser_for(__doc__)
    parser.add_argument('--kills', type=int, default=200)
    parser.add_argument('--way', choices=('ingest', 'watch', 'both'), default='both')
    arguments = parser.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix='sohoa-crash-'))
    # A killed run says nothing about the paper it was at: here, being killed often must not set a good paper aside.
    arguments.quick_config = config_with(arguments.config, folder / 'config', settle_seconds=0,
                                         rescan_seconds=1, dossier_seconds=0, input_tries=1000)
    ways = ('ingest', 'watch') if arguments.way == 'both' else (arguments.way,)
    try:
        for place, way in enumerate(ways):
            share = arguments.kills // len(ways) + (place < arguments.kills % len(ways))
            crash_often(folder, arguments, way, share, random.Random(f'{arguments.seed} {way}'))
    except Broken as broken:
        print(f'BROKEN (seed {arguments.seed}; kept: {folder}): {broken}')
        return 1
    shutil.rmtree(folder)
    return 0


if __name__ == '__main__':
    sys.exit(main())
