"""Sheets that belong to no paper: separators between the papers of a bundle, empty backs of a duplex scan.

They have no type, and the truth names no document for their pages.
"""
import datetime

from papers import parts
from papers.canvas import Canvas, Style
from papers.codes import qr_matrix

WORDS = ('TỜ PHÂN CÁCH', 'TRANG PHÂN CÁCH', 'TỜ NGĂN CÁCH')


def interleave(papers, dice):
    """The papers with separators or empty backs between them, or as they were."""
    way = dice.weighted({'as they are': 70, 'separators': 14, 'backs': 16})
    if way == 'separators' and len(papers) > 1:
        day = dice.day(datetime.date(2019, 1, 7), datetime.date(2026, 8, 28))
        code = f'{dice.pick(("H16.12", "H36.45", "H15", "H40.227"))}-{day:%y%m%d}-{dice.number(1, 9999):04d}'
        sheets = [separator(dice, code, number) for number in range(1, len(papers))]
        return [papers[0]] + [sheet for pair in zip(sheets, papers[1:]) for sheet in pair]
    if way == 'backs':
        return [sheet for paper in papers for sheet in ([paper, back(dice)] if dice.chance(0.7) else [paper])]
    return papers


def separator(dice, code, number):
    """Large words, a code for machines, the dossier's code for people."""
    canvas = Canvas(dice)
    words = dice.pick(WORDS)
    canvas.centred(105, 110, words, Style(size=40, bold=True, family=dice.pick(('Arimo', 'Tinos'))))
    canvas.modules(85, 130, 40, qr_matrix(f'SEPARATOR|{code}|{number}'))
    canvas.centred(105, 185, f'Hồ sơ: {code}', Style(size=16))
    canvas.box(15, 15, 180, 267, 2.0)
    return parts.Paper(None, canvas.pages, {}, [], '\n'.join((words, code)))


def back(dice):
    return parts.Paper(None, Canvas(dice).pages, {}, [], '', back=True)
