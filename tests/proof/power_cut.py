#!/usr/bin/env python3
"""Holds the power cut of failing_calls.cc against a program whose syncs are known: a proof that takes nothing proves nothing.

    power_cut.py --library LIBRARY

Bytes behind a sync are gone, those before it are there; a name that was changed since its folder was synced is what it was,
with the file that it had; one that was changed before it is what it became.
"""
import argparse
import os
import pathlib
import subprocess
import sys
import tempfile

WRITER = '''
import os, sys
os.chdir(sys.argv[1])
def put(name, *pieces):
    fd = os.open(name, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
    for piece in pieces:
        os.fsync(fd) if piece == 'sync' else os.write(fd, piece.encode())
    os.close(fd)
def sync_folder():
    fd = os.open('.', os.O_RDONLY)
    os.fsync(fd)
    os.close(fd)
put('log', 'kept', 'sync', 'lost')
put('first', 'one', 'sync')
os.rename('first', 'renamed')
sync_folder()
put('current', 'old', 'sync')
put('next', 'new', 'sync')
os.rename('next', 'current')
os.unlink('no such file')
'''
EXPECTED = {'log': 'kept', 'renamed': 'one', 'current': 'old', 'next': 'new'}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--library', required=True, type=pathlib.Path)
    library = parser.parse_args().library.resolve()
    with tempfile.TemporaryDirectory(prefix='sohoa-power-') as name:
        disk = pathlib.Path(name) / 'disk'
        disk.mkdir()
        done = subprocess.run(
            [sys.executable, '-c', WRITER, str(disk)], check=False, capture_output=True,
            env={**os.environ, 'LD_PRELOAD': str(library), 'SOHOA_FAIL': 'unlink:1:power', 'SOHOA_FAIL_IN': 'supervisor',
                 'SOHOA_FAIL_UNDER': f'{disk}:no such', 'SOHOA_FAIL_MARK': f'{name}/mark'})
        found = {path.name: path.read_text() for path in disk.iterdir()}
    if done.returncode != -9 or found != EXPECTED:
        print(f'ended with {done.returncode}, and the disk holds {found}, not {EXPECTED}: {done.stderr.decode()[-300:]}')
        return 1
    print(f'the disk holds {found}')
    return 0


if __name__ == '__main__':
    sys.exit(main())
