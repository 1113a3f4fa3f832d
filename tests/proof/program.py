"""Runs the real program for the proofs of this folder, and holds what it stored against what was given to it.

The oracle knows every paper by the hash of its bytes. A paper is where it should be when it is stored once, or still lies
where it was put; anything else is a Broken.
"""
import argparse
import hashlib
import json
import os
import pathlib
import re
import subprocess

ENGLISH = {'LANG': 'en_US.UTF-8', 'LC_ALL': '', 'LC_MESSAGES': ''}


class Broken(Exception):
    """A promise of docs/reliability.md does not hold."""


def resolved(text):
    return pathlib.Path(text).resolve()


def parser_for(description, seed=True):
    """A parser of what all proofs are told: the program, its configuration, and most of them a seed."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--sohoa', required=True, type=resolved)
    parser.add_argument('--config', required=True, type=resolved)
    if seed:
        parser.add_argument('--seed', type=int, default=1)
    return parser


def hash_of(data):
    return hashlib.sha256(data).hexdigest()


def config_with(config, folder, **options):
    """A copy of a configuration in which `key: number` lines have other numbers; where a key has no line its default stands."""
    folder.mkdir(parents=True)
    for path in sorted(pathlib.Path(config).rglob('*')):
        target = folder / path.relative_to(config)
        if path.is_dir():
            target.mkdir()
        else:
            target.write_bytes(path.read_bytes())
    text = (folder / 'sohoa.yaml').read_text(encoding='utf-8')
    for key, value in options.items():
        text, found = re.subn(rf'(?m)^(\s+{key}:\s*)\S+', rf'\g<1>{value}', text)
        if found > 1:
            raise ValueError(f'the configuration has several lines for {key}')
    (folder / 'sohoa.yaml').write_text(text, encoding='utf-8')
    return folder


class Program:
    """The program with one store. Every answer is awaited for a limited time: a run that hangs is a finding."""

    def __init__(self, binary, config, store, patience=300):
        self.binary, self.store, self.patience = str(binary), pathlib.Path(store), patience
        self.environment = {**os.environ, **ENGLISH, 'SOHOA_STORE': str(store), 'SOHOA_CONFIG': str(config),
                            'SOHOA_LOG': 'off'}

    def start(self, *arguments, cwd, out=subprocess.DEVNULL, err=subprocess.DEVNULL, **environment):
        return subprocess.Popen([self.binary, *map(str, arguments)], cwd=cwd, stdout=out, stderr=err,
                                stdin=subprocess.DEVNULL, env={**self.environment, **environment})

    def run(self, *arguments, cwd=None, **environment):
        try:
            return subprocess.run([self.binary, *map(str, arguments)], cwd=cwd, timeout=self.patience, check=False,
                                  stdin=subprocess.DEVNULL, capture_output=True,
                                  env={**self.environment, **environment})
        except subprocess.TimeoutExpired:
            raise Broken(f'{arguments} did not end within {self.patience} s') from None

    def has_store(self):
        """False also for a store that was being made when its maker died: the next run makes it whole."""
        if not (self.store / 'CURRENT').exists():
            return False
        done = self.run('status', '--json')
        return done.returncode == 0 or b'There is no store in this folder' not in done.stderr

    def verify(self):
        done = self.run('verify', '--json')
        if done.returncode != 0:
            raise Broken(f'verify: {done.stdout.decode()[:800]} {done.stderr.decode()[:300]}')
        found = json.loads(done.stdout)
        if found['findings']:
            raise Broken(f'verify: {found["findings"][:5]}')

    def records(self):
        """{path of the source: [record, ...]} of everything stored."""
        done = self.run('lookup', '--limit', '0', '--json')
        if done.returncode not in (0, 4):
            raise Broken(f'lookup: exit {done.returncode} {done.stderr.decode()[:300]}')
        found = {}
        for line in done.stdout.splitlines():
            record = json.loads(line)
            found.setdefault(record['source'], []).append(record['record'])
        return found

    def original_hash(self, record):
        done = self.run('export', record, '--format', 'original', '-o', '-')
        if done.returncode != 0:
            raise Broken(f'the original of {record}: exit {done.returncode} {done.stderr.decode()[:300]}')
        return hash_of(done.stdout)

    def status(self):
        done = self.run('status', '--json')
        if done.returncode != 0:
            raise Broken(f'status: exit {done.returncode} {done.stderr.decode()[:300]}')
        return json.loads(done.stdout)


class Oracle:
    """What was given to the program: the path that it is told by, and the hash of its bytes. One record each."""

    def __init__(self):
        self.given = {}

    def give(self, source, data):
        if source in self.given:
            raise ValueError(f'{source} was given before')
        self.given[source] = hash_of(data)

    def check_no_stranger(self, program):
        """Everything stored was given, and once. Answers the stored hashes."""
        return {self.given[source] for source in self._records_once(program)}

    def _records_once(self, program):
        records = program.records()
        for source, ids in records.items():
            if source not in self.given:
                raise Broken(f'{source} was never given, and is stored as {ids}')
            if len(ids) != 1:
                raise Broken(f'{source} is stored {len(ids)} times: {ids}')
        return records

    def check_all_stored(self, program, bytes_too=True, sources_too=True):
        """Every paper given is stored, once, with the bytes it had."""
        records = self._records_once(program)
        missing = sorted(set(self.given) - set(records))
        if missing:
            raise Broken(f'{len(missing)} papers are lost: {missing[:5]}; last set aside: '
                         f'{program.status()["last_quarantined"][:2]}')
        if sources_too and program.status()['sources'] != len(self.given):
            raise Broken(f'{program.status()["sources"]} sources stand for {len(self.given)} papers')
        for source, ids in records.items():
            if bytes_too and program.original_hash(ids[0]) != self.given[source]:
                raise Broken(f'{source}: the original of {ids[0]} has other bytes than were given')


def children_of(pid):
    """The direct children of a process, as the kernel lists them."""
    found = []
    try:
        for task in os.listdir(f'/proc/{pid}/task'):
            with open(f'/proc/{pid}/task/{task}/children', encoding='ascii') as listed:
                found += [int(word) for word in listed.read().split()]
    except OSError:
        pass
    return found
