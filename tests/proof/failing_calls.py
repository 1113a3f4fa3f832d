#!/usr/bin/env python3
"""Lets the 1st, 2nd, … n-th outside call of a run fail, and holds the store against the oracle after each.

    failing_calls.py --sohoa PROGRAM --config DIR --library LIBRARY [--most N] [--rounds N] [--seed N] [--only GROUP,...]
                     [--command ingest|watch] [--process supervisor|worker] [--how ERRNO|kill|power|short]
                     [--whole] [--parallel N] [--sample N]

A plan is a group of calls (open, read, write, sync, rename, …), how it fails (an errno, a write that takes half, for
once or from then on, SIGKILL in front of the call, or a power cut there, which takes what was not synced), in which process (supervisor, worker), and during which command
(ingest, watch --once). Calls on the store's own files are the same in both: of a watch they count with --whole alone.
For every plan n counts up until a run ends without having met an n-th call, or to --most; --rounds draws that many of
all (plan, n <= most) instead; --sample counts the calls of a plan first and tries that many of them, evenly over all.
--parallel plans run at a time: a watch waits more than it works. After each failure:

  - the process ended by itself, not by a signal (but for a kill), and within its time;
  - what it had told as stored is stored, after a kill and after a power cut;
  - when it says 0, everything is stored; else it has said why: a line with a reason, or a sentence to people;
  - nothing is stored that was not given, and no paper twice;
  - a run without failure heals: it ends with 0, `verify` finds nothing, every paper is stored once with its bytes.

The library is failing_calls.cc, preloaded: the program is the one that people run. Linux, Python's standard library.
"""
import concurrent.futures
import json
import pathlib
import random
import shutil
import sys
import tempfile

import papers
from program import Broken, Oracle, Program, config_with, parser_for, resolved

FILES = ('EIO', 'ENOSPC')
GROUPS = {
    'open': ('EIO', 'EMFILE'), 'read': ('EIO',), 'write': (*FILES, 'short'), 'sync': ('EIO',), 'truncate': ('ENOSPC',),
    'rename': FILES, 'unlink': ('EACCES',), 'mkdir': ('ENOSPC',), 'stat': ('EIO',), 'list': ('EIO',), 'lock': ('EIO',),
    'send': ('EPIPE',), 'receive': ('ECONNRESET',), 'spawn': ('EMFILE',), 'memory': ('ENOMEM',),
}
COMMANDS = ('ingest', 'watch')
CUT_BEFORE = ('write', 'sync', 'truncate', 'rename', 'unlink')
OF_A_WORKER = ('open', 'write', 'send', 'receive', 'mkdir', 'unlink')


def plans(commands, groups):
    """(command, process, group, how, sticks) of everything that can fail."""
    found = []
    for command in commands:
        for group, ways in GROUPS.items():
            if group not in groups:
                continue
            found += [(command, 'supervisor', group, how, False) for how in (*ways, 'kill')]
            if group in CUT_BEFORE:
                found.append((command, 'supervisor', group, 'power', False))
            if 'ENOSPC' in ways:
                found.append((command, 'supervisor', group, 'ENOSPC', True))
            if group in OF_A_WORKER:
                found += [(command, 'worker', group, how, False) for how in (*ways, 'kill')]
    return found


class Round:
    """One run in which one call fails, and the run that heals."""

    def __init__(self, folder, arguments):
        self.folder, self.library, self.whole = folder, arguments.library, arguments.whole
        self.folder.mkdir()
        (self.folder / 'in').mkdir()
        (self.folder / 'tmp').mkdir()
        self.program = Program(arguments.sohoa, arguments.quick_config, folder / 'kho', patience=120)
        self.program.environment['TMPDIR'] = str(folder / 'tmp')
        self.oracle = Oracle()
        self._put('a.pdf', papers.paper(1), None)
        members = {'x/1.pdf': papers.paper(2), '2.pdf': papers.paper(3)}
        self._put('b.zip', papers.archive(members), members)
        self.mark = folder / 'mark'

    def _put(self, name, data, members):
        (self.folder / 'in' / name).write_bytes(data)
        for member, inner in (members or {'': data}).items():
            self.oracle.give(f'in/{name}' + (f'/{member}' if member else ''), inner)

    def command(self, plan):
        once = ['--once'] if plan[0] == 'watch' else []
        return (plan[0], 'in', '--json', '--jobs', '1', *once)

    def run_with(self, plan, number, **others):
        _, process, group, how, sticks = plan
        return self.program.run(
            *self.command(plan), cwd=self.folder, LD_PRELOAD=str(self.library), SOHOA_FAIL=f'{group}:{number}:{how}',
            SOHOA_FAIL_IN=process, SOHOA_FAIL_MARK=str(self.mark), SOHOA_FAIL_STICKS='1' if sticks else '',
            SOHOA_FAIL_UNDER=f'{self.folder}:in/' if plan[0] == 'ingest' or self.whole or how == 'power' else
            f'{self.folder}/in:{self.folder}/tmp:in/', **others)

    def count(self, plan):
        """How many such calls a run makes, in the process that makes the most; no call fails."""
        counted = self.folder / 'count'
        counted.write_bytes(bytes(8))
        done = self.run_with(plan, 0, SOHOA_FAIL_COUNT=str(counted))
        if done.returncode != 0:
            raise Broken(f'a run without a failed call ended with {done.returncode}: {done.stderr[-300:]}')
        return int.from_bytes(counted.read_bytes(), sys.byteorder)

    def fail(self, plan, number):
        """True when there was an n-th call."""
        _, process, _, how, _ = plan
        done = self.run_with(plan, number)
        if not self.mark.exists() or not self.mark.stat().st_size:
            if done.returncode != 0:
                raise Broken(f'a run without a failed call ended with {done.returncode}: {done.stderr[-300:]}')
            return False
        if how in ('kill', 'power') and process == 'supervisor':
            if done.returncode != -9:
                raise Broken(f'it was killed and ended with {done.returncode}')
            self.check_told(done.stdout)
        elif done.returncode not in (0, 1, 3):
            raise Broken(f'it ended with {done.returncode}: {done.stderr.decode()[-500:]}')
        elif done.returncode != 0 and not done.stderr.strip() and b'"reason":"' not in done.stdout:
            raise Broken(f'it ended with {done.returncode} and said nothing')
        elif done.returncode == 0:
            self.oracle.check_all_stored(self.program, bytes_too=False, sources_too=False)
        return True

    def check_told(self, told):
        """What was told as stored is stored, whatever went with the process."""
        lines = [json.loads(line) for line in told.splitlines() if line.endswith(b'}')]
        sources = {line['source'] for line in lines if line.get('outcome') == 'stored'}
        if sources and (not self.program.has_store() or sources - set(self.program.records())):
            raise Broken(f'told as stored, and lost: {sorted(sources)}')

    def heal(self, plan):
        done = self.program.run(*self.command(plan), cwd=self.folder)
        inbox = [path for path in (self.folder / 'in').rglob('*') if path.is_file()]
        if done.returncode != 0:
            raise Broken(f'the next run ended with {done.returncode}: {done.stderr.decode()[-500:]}'
                         f' {done.stdout.decode()[-500:]}')
        self.program.verify()
        # What was set aside in the watched folder waits there for a person, who puts it back.
        failed = [path for path in inbox if '_loi' in path.parts and path.suffix != '.txt']
        if failed:
            for path in failed:
                path.rename(self.folder / 'in' / path.name)
            again = self.program.run(*self.command(plan), cwd=self.folder)
            if again.returncode != 0:
                raise Broken(f'a file put back ended with {again.returncode}: {again.stderr.decode()[-500:]}')
        self.oracle.check_all_stored(self.program, sources_too=False)


def numbers_of(folder, arguments, plan):
    """Which calls of a plan shall fail: all up to --most, or some of all, as --sample says."""
    if not arguments.sample:
        return range(1, arguments.most + 1)
    counting = folder / f'count-{"-".join(map(str, plan))}'
    total = Round(counting, arguments).count(plan)
    shutil.rmtree(counting)
    step = max(1, total / arguments.sample)
    numbers = sorted({round(1 + step * at) for at in range(min(total, arguments.sample))})
    print(f'{" ".join(map(str, plan))}: {len(numbers)} of {total} calls are tried', flush=True)
    return numbers


def try_one(folder, arguments, plan, number):
    """What became of it: 'met' or 'no such call'; a Broken goes through with the plan in its text."""
    round_folder = folder / f'round-{"-".join(map(str, plan))}'
    one = Round(round_folder, arguments)
    try:
        met = one.fail(plan, number)
        if met:
            one.heal(plan)
    except Broken as broken:
        kept = folder / f'broken-{"-".join(map(str, plan))}-{number}'
        round_folder.rename(kept)
        hit = (kept / 'mark').read_text() if (kept / 'mark').exists() and (kept / 'mark').stat().st_size else 'no call'
        raise Broken(f'{plan} number {number} ({hit}): {broken}') from None
    shutil.rmtree(round_folder)
    return met


def count_up(folder, arguments, plan, numbers=None):
    """(calls that failed, promises that broke) of one plan, told in a line."""
    met = broken_count = 0
    for number in numbers or numbers_of(folder, arguments, plan):
        try:
            if not try_one(folder, arguments, plan, number):
                break
        except Broken as broken:
            print(f'BROKEN (kept under {folder}): {broken}', flush=True)
            broken_count += 1
        met += 1
    else:
        if not arguments.rounds and not arguments.sample:
            print(f'{" ".join(map(str, plan))}: there may be more than {arguments.most}', flush=True)
    if met or not arguments.rounds:
        print(f'{" ".join(map(str, plan))}: {met} calls failed', flush=True)
    return met, broken_count


def main():
    parser = parser_for(__doc__)
    parser.add_argument('--library', required=True, type=resolved)
    parser.add_argument('--most', type=int, default=400)
    parser.add_argument('--rounds', type=int, default=0)
    parser.add_argument('--only', default=','.join(GROUPS))
    parser.add_argument('--command', choices=COMMANDS)
    parser.add_argument('--process', choices=('supervisor', 'worker'))
    parser.add_argument('--how')
    parser.add_argument('--whole', action='store_true')
    parser.add_argument('--parallel', type=int, default=1)
    parser.add_argument('--sample', type=int, default=0)
    arguments = parser.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix='sohoa-fail-'))
    arguments.quick_config = config_with(arguments.config, folder / 'config', settle_seconds=0,
                                         rescan_seconds=1, dossier_seconds=0, input_tries=1000)
    rng = random.Random(arguments.seed)
    todo = plans((arguments.command,) if arguments.command else COMMANDS, arguments.only.split(','))
    todo = [plan for plan in todo if arguments.process in (None, plan[1]) and arguments.how in (None, plan[3])]
    if arguments.rounds:
        arguments.parallel = 1  # a plan may be drawn twice
        work = [(plan, [rng.randint(1, arguments.most)]) for plan in rng.choices(todo, k=arguments.rounds)]
    else:
        work = [(plan,) for plan in todo]
    with concurrent.futures.ThreadPoolExecutor(arguments.parallel) as pool:
        done = list(pool.map(lambda one: count_up(folder, arguments, *one), work))
    met, broken = (sum(counts) for counts in zip(*done))
    print(f'{met} failed calls, {broken} broken promises', flush=True)
    if broken:
        return 1
    shutil.rmtree(folder)
    return 0 if met else 1


if __name__ == '__main__':
    sys.exit(main())
