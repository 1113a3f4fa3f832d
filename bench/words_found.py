#!/usr/bin/env python3
"""Share of the words printed on papers that stand in texts that were read from them.

    words_found.py TRUTH.jsonl FOLDER     texts are FOLDER/<file's name without its end>.txt

The truth's "text" of each document is what was set on the paper. Words are compared after NFC and without case, each as often as it
stands there; their order does not count.
"""
import collections
import json
import pathlib
import sys
import unicodedata


def words(text):
    return collections.Counter(unicodedata.normalize('NFC', text).lower().split())


def main():
    truth, folder = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    wanted = found = 0
    for line in truth.read_text(encoding='utf-8').splitlines():
        paper = json.loads(line)
        read = folder / (pathlib.Path(paper['file']).stem + '.txt')
        if not read.exists():
            continue
        want = words('\n'.join(document.get('text', '') for document in paper['documents']))
        wanted += want.total()
        found += (want & words(read.read_text(encoding='utf-8'))).total()
    print(f'{found / wanted:.3f}' if wanted else '-')


if __name__ == '__main__':
    main()
