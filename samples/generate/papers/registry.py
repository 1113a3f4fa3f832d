"""The stamp of a registry on what comes in, as large as life: CÔNG VĂN ĐẾN, number, date and who gets it, filled in by hand.

Nothing of it belongs to the paper's truth: its number and date are the receiver's.
"""
import datetime

import cairo

from papers.canvas import MM, PENS, Style
from papers.words import short_date

OFFICES = (
    ('UBND XÃ', 'CÔNG VĂN ĐẾN'),
    ('VĂN PHÒNG UBND TỈNH', 'ĐẾN'),
    ('SỞ NỘI VỤ', 'CÔNG VĂN ĐẾN'),
    ('', 'CÔNG VĂN ĐẾN'),
    ('TRUNG TÂM PHỤC VỤ HCC', 'VĂN BẢN ĐẾN'),
    ('PHÒNG TƯ PHÁP', 'ĐẾN'),
)
WIDTH, HEIGHT = 50.0, 25.0
CORNERS = {'left': 5, 'under': 3, 'right': 2, 'middle': 2, 'foot': 1}


def receive(form):
    """Now and then stamps the first page of a finished form."""
    dice = form.dice.sometimes(0.10, 'registry')
    if dice is None or not form.dice.pens:
        return
    last, form.canvas.context = form.canvas.context, form.canvas.contexts[0]
    x, y = {
        'left': lambda: (dice.real(4, 10), dice.real(46, 66)),
        'under': lambda: (dice.real(24, 40), dice.real(44, 54)),
        'right': lambda: (dice.real(140, 152), dice.real(42, 56)),
        'middle': lambda: (dice.real(78, 92), dice.real(2, 12)),
        'foot': lambda: (dice.real(20, 60), dice.real(255, 266)),
    }[dice.weighted(CORNERS)]()
    day = datetime.date.fromisoformat(form.fields['issue_date']) + datetime.timedelta(days=dice.number(1, 9))
    _stamp(form.canvas, dice, x, y, day, dice.pick(('red', 'blue', 'purple', 'red')))
    form.canvas.context = last


def _stamp(canvas, dice, x, y, day, ink):
    context = canvas.context
    context.save()
    context.set_operator(cairo.OPERATOR_MULTIPLY)
    context.translate(x * MM, y * MM)
    context.rotate(dice.spread(0.06))
    agency, title = dice.pick(OFFICES)
    print_, pen = Style(size=9, family=dice.pick(('Arimo', 'Tinos')), ink=ink), dice.number(1, len(PENS))
    hand = Style(size=10, pen=pen, ink=dice.pick(('blue', 'black', 'dark_blue')))
    canvas.box(0, 0, WIDTH, HEIGHT, 0.45, ink)
    if agency:
        canvas.centred(WIDTH / 2, 4.2, agency, print_.but(bold=True, size=8))
    canvas.centred(WIDTH / 2, 8.4, title, print_.but(bold=True, size=10))
    for row, (label, written) in enumerate(
        (('Số: ', str(dice.number(11, 9800))), ('Ngày: ', _day(dice, day)), ('Chuyển: ', ''))
    ):
        height = 13 + 4.6 * row
        end = 3 + canvas.draw(3, height, label, print_)
        canvas.rule(end, height + 0.6, WIDTH - 3, height + 0.6, 0.2, ink, (0.01, 0.8))
        if written and dice.chance(0.92):
            canvas.draw(end + dice.real(1, 5), height - dice.real(-0.4, 0.8), written, hand)
    context.restore()


def _day(dice, day):
    return dice.pick((short_date(day), f'{day.day}/{day.month}', short_date(day, '-')))
