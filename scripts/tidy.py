#!/usr/bin/env python3
"""Runs clang-tidy over sources, and remembers which are clean.

    tidy.py BUILD_DIR [SOURCE...]     default: every source of the program that BUILD_DIR compiles

clang-tidy 14 asks every check of all that the standard library declares: ten processor seconds and more for each source,
an hour and a half for the whole house. So a source that was clean is asked again only when it, a header of ours that it
includes, .clang-tidy or clang-tidy itself has changed; that costs a second. What is clean stands in BUILD_DIR/tidy.
Exits with 1 when something was found.
"""
import concurrent.futures
import hashlib
import json
import os
import pathlib
import shlex
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
NOT_OURS = ('tests', 'bench', 'build')  # held to less


def fingerprint(entry, common):
    """Of all that decides about the findings in a source."""
    command = shlex.split(entry['command'])
    at = command.index('-o')
    compiler = next(i for i, word in enumerate(command) if word.endswith('c++'))
    rule = subprocess.run([*command[compiler:at], *command[at + 2:], '-MM', '-w'], cwd=entry['directory'], check=True,
                          capture_output=True, text=True).stdout
    files = sorted(set(rule.replace('\\\n', ' ').split(':', 1)[1].split()))
    digest = hashlib.sha256(common)
    for name in files:
        digest.update((pathlib.Path(entry['directory']) / name).read_bytes())
    return digest.hexdigest()


def look_at(build, entry, common):
    """What clang-tidy says of one source; empty when it is clean."""
    source = pathlib.Path(entry['file']).relative_to(ROOT)
    mark = build / 'tidy' / (str(source).replace('/', '.') + '.clean')
    now = fingerprint(entry, common)
    if mark.exists() and mark.read_text() == now:
        return ''
    done = subprocess.run(['clang-tidy', '-p', build, '--quiet', source], cwd=ROOT, capture_output=True, text=True,
                          check=False)
    if done.returncode == 0:
        mark.write_text(now)
        return ''
    return done.stdout or done.stderr


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    (build / 'tidy').mkdir(exist_ok=True)
    wanted = {(ROOT / name).resolve() for name in sys.argv[2:]}
    entries = [entry for entry in json.loads((build / 'compile_commands.json').read_text())
               if (pathlib.Path(entry['file']) in wanted if wanted
                   else pathlib.Path(entry['file']).relative_to(ROOT).parts[0] not in NOT_OURS)]
    version = subprocess.run(['clang-tidy', '--version'], capture_output=True, check=True).stdout
    common = version + (ROOT / '.clang-tidy').read_bytes()
    found = 0
    with concurrent.futures.ThreadPoolExecutor(int(os.environ.get('TIDY_JOBS') or os.cpu_count())) as pool:
        for entry, text in zip(entries, pool.map(lambda entry: look_at(build, entry, common), entries)):
            found += bool(text)
            print(f'{"FOUND" if text else "clean"} {pathlib.Path(entry["file"]).relative_to(ROOT)}\n{text}'.rstrip(),
                  flush=True)
    print(f'{len(entries)} sources, findings in {found}', flush=True)
    return 1 if found or not entries else 0


if __name__ == '__main__':
    sys.exit(main())
