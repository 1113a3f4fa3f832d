#!/usr/bin/env python3
"""Runs a command and says what it cost, children included: one line of JSON on the file named first.

    measure.py RESULT COMMAND [ARGUMENT...]

CPU seconds are user + system; peak_mb is the resident set of the largest single process, as the kernel counts it.
"""
import json
import resource
import subprocess
import sys
import time


def main():
    result, command = sys.argv[1], sys.argv[2:]
    started = time.monotonic()
    status = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    with open(result, 'w', encoding='utf-8') as out:
        json.dump({'cpu': used.ru_utime + used.ru_stime, 'wall': time.monotonic() - started,
                   'peak_mb': used.ru_maxrss / 1024, 'status': status.returncode}, out)
    if status.returncode not in (0, 3):
        sys.stderr.write(status.stderr[-2000:])
        sys.exit(status.returncode)


if __name__ == '__main__':
    main()
