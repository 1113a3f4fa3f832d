#!/usr/bin/env python3
"""Damages good files in thousands of ways and lets the program read them: each must end in a named outcome.

    damage.py --sohoa PROGRAM --config DIR [--count 2000] [--batch 50] [--seed N] [--largest BYTES] GOOD...

GOOD are files or folders of files (PDF, JPEG, PNG, TIFF, ZIP, …), to which small ones of the same kinds are added, made
here, that cost little to read. A damaged file is a good one with flipped bits, a piece
cut out, its end cut off, a piece doubled, a piece of another file set in, or numbers replaced by extremes. A batch goes
through the real `ingest --json` at once, workers and their limits included, and then

  - the program ended by itself with 0 or 3, within its time;
  - every file has an outcome (for an archive: one of its own or one of a member), and every failure a reason that is known;
  - `verify` finds nothing.

A line a batch says what came out. Exits with 1 when a promise breaks and keeps the batch. Standard library only.
"""
import collections
import json
import pathlib
import random
import re
import shutil
import sys
import tempfile

import papers
from program import Broken, Program, config_with, parser_for

ENDINGS = ('.pdf', '.png', '.jpg', '.jpeg', '.tif', '.tiff', '.zip', '.webp', '.bmp', '.gif')
EXTREMES = (b'\x00', b'\xff', b'\x7f\xff\xff\xff', b'\xff\xff\xff\xff', b'\x00\x00\x00\x00', b'\x80\x00\x00\x00',
            b'99999999', b'-1', b'4294967295')


def flip(rng, data, _):
    out = bytearray(data)
    for _ in range(rng.choice((1, 1, 4, 32))):
        out[rng.randrange(len(out))] ^= 1 << rng.randrange(8)
    return bytes(out)


def flip_in_head(rng, data, _):
    out = bytearray(data)
    for _ in range(rng.choice((1, 2, 8))):
        out[rng.randrange(min(len(out), 256))] = rng.randrange(256)
    return bytes(out)


def cut_end(rng, data, _):
    return data[:rng.randrange(1, len(data))]


def cut_out(rng, data, _):
    at = rng.randrange(len(data))
    return data[:at] + data[at + rng.randrange(1, 1 + max(1, len(data) // 4)):] or b'x'


def double(rng, data, _):
    at = rng.randrange(len(data))
    piece = data[at:at + rng.randrange(1, 1 + max(1, len(data) // 4))]
    return data[:at] + piece * rng.choice((2, 2, 5)) + data[at:]


def splice(rng, data, other):
    at, place = rng.randrange(len(data)), rng.randrange(len(other))
    piece = other[place:place + rng.randrange(1, 4096)]
    return data[:at] + piece + data[at + rng.choice((0, len(piece))):]


def extreme(rng, data, _):
    out = bytearray(data)
    for _ in range(rng.choice((1, 3))):
        value = rng.choice(EXTREMES)
        at = rng.randrange(len(out))
        out[at:at + len(value)] = value
    return bytes(out)


def extreme_number(rng, data, _):
    """In a PDF, numbers are words: one of them becomes another."""
    words = [at for at in range(1, min(len(data), 20000)) if data[at - 1:at] == b' ' and data[at:at + 1].isdigit()]
    if not words:
        return extreme(rng, data, None)
    at = rng.choice(words)
    end = at
    while data[end:end + 1].isdigit():
        end += 1
    return data[:at] + rng.choice((b'0', b'-1', b'65536', b'2147483648', b'99999999999')) + data[end:]


DAMAGES = (flip, flip, flip_in_head, cut_end, cut_out, double, splice, extreme, extreme_number)


def good_files(places, largest):
    found = []
    for place in places:
        inside = sorted(place.rglob('*')) if place.is_dir() else [place]
        found += [(path.suffix.lower(), path.read_bytes()) for path in inside
                  if path.suffix.lower() in ENDINGS and 0 < path.stat().st_size <= largest]
    made = [('.pdf', papers.paper(n, pages=1 + n % 3)) for n in range(1, 9)]
    made += [('.png', papers.png(n)) for n in range(1, 4)] + [('.pdf', papers.picture_pdf(n)) for n in range(4, 8)]
    made += [('.tif', papers.tiff(range(n, 2 * n))) for n in range(1, 4)]
    made += [('.zip', papers.archive({'a/1.pdf': papers.paper(n), 'b.png': papers.png(n)})) for n in range(20, 23)]
    return found + made


def known_reasons(source):
    """The stable names of all failures, where model/error.cc lists them."""
    text = (source / 'model' / 'error.cc').read_text(encoding='utf-8')
    return set(re.findall(r'\{k\w+, "(\w+)"', text))


def run_batch(program, folder, names, reasons):
    done = program.run('ingest', 'in', '--json', '--jobs', '2', cwd=folder)
    if done.returncode not in (0, 3):
        raise Broken(f'ingest ended with {done.returncode}: {done.stderr.decode(errors="replace")[-500:]}')
    outcomes = collections.Counter()
    told = set()
    for line in done.stdout.splitlines():
        outcome = json.loads(line)
        told.add('/'.join(outcome['source'].split('/')[:2]))
        name = outcome['reason'] or outcome['outcome']
        if outcome['outcome'] in ('quarantined', 'excluded') and outcome['reason'] not in reasons:
            raise Broken(f'{outcome["source"]}: an unknown reason {outcome["reason"]}')
        if name == 'internal':
            raise Broken(f'{outcome["source"]}: {outcome["detail"]}')
        outcomes[name] += 1
    silent = sorted({f'in/{name}' for name in names} - told)
    if silent:
        raise Broken(f'nothing was said about {silent[:5]}')
    program.verify()
    return outcomes


def main():
    parser = parser_for(__doc__)
    parser.add_argument('good', nargs='*', type=pathlib.Path)
    parser.add_argument('--count', type=int, default=2000)
    parser.add_argument('--batch', type=int, default=50)
    parser.add_argument('--largest', type=int, default=400_000)
    arguments = parser.parse_args()
    reasons = known_reasons(pathlib.Path(__file__).resolve().parents[2])
    good, rng = good_files(arguments.good, arguments.largest), random.Random(arguments.seed)
    folder = pathlib.Path(tempfile.mkdtemp(prefix='sohoa-damage-'))
    config = config_with(arguments.config, folder / 'config', page_seconds=20, file_seconds=20)
    everything = collections.Counter()
    made = 0
    while made < arguments.count:
        scene = folder / f'batch-{made}'
        (scene / 'in').mkdir(parents=True)
        names = []
        for number in range(made, min(made + arguments.batch, arguments.count)):
            ending, data = rng.choice(good)
            for _ in range(rng.choice((1, 1, 2))):
                data = rng.choice(DAMAGES)(rng, data, rng.choice(good)[1]) or b'x'
            names.append(f'{number}{ending}')
            (scene / 'in' / names[-1]).write_bytes(data)
        try:
            outcomes = run_batch(Program(arguments.sohoa, config, scene / 'kho', patience=1800), scene, names, reasons)
        except Broken as broken:
            print(f'BROKEN (seed {arguments.seed}; kept: {scene}): {broken}')
            return 1
        made += len(names)
        everything += outcomes
        print(f'{made}: {dict(everything.most_common())}', flush=True)
        shutil.rmtree(scene)
    shutil.rmtree(folder)
    return 0


if __name__ == '__main__':
    sys.exit(main())
