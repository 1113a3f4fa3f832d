"""What is put on a paper after it was printed: seals, signatures, stamped names, incoming stamps, urgency boxes."""
import math

import cairo

from papers.canvas import INKS, MM, Style
from papers.words import short_date

SEAL_RADIUS = 17.5  # millimetres; the seals of administrative agencies are 35-36 mm wide


def seal(canvas, dice, x, y, ring, centre, ink='red', radius=SEAL_RADIUS):
    """A round seal with its middle at (x, y): `ring` runs around, `centre` are lines inside. Ink that covers unevenly."""
    context = canvas.context
    context.push_group()
    context.save()
    context.translate(x * MM, y * MM)
    context.rotate(dice.spread(0.35))
    context.translate(-x * MM, -y * MM)
    context.set_source_rgb(*INKS[ink])
    for size, thick in ((1.0, 0.9), (0.94, 0.3), (0.62, 0.45)):
        context.set_line_width(thick * MM)
        context.new_sub_path()
        context.arc(x * MM, y * MM, radius * size * MM, 0, 2 * math.pi)
        context.stroke()
    style = Style(size=7.6 * radius / SEAL_RADIUS, bold=True, family='Arimo', ink=ink)
    room = 2 * math.pi * radius * 0.72 * 0.86
    pitch = min(1.25, room / max(1.0, canvas.measure(ring, style)))
    canvas.around(x, y, radius * 0.72, ring, style, pitch=pitch)
    _star(context, x, y + radius * 0.78, radius * 0.07, ink)
    if centre:
        lines = _narrow(' '.join(centre).split(), 12)
        for number, line in enumerate(lines):
            size = min(8.0, 8.0 * radius * 1.05 / max(0.1, canvas.measure(line, style.but(size=8))))
            canvas.centred(x, y + 1.0 + (number - (len(lines) - 1) / 2) * 3.0, line, style.but(size=size))
    else:
        _star(context, x, y, radius * 0.30, ink)
    context.restore()
    seal_group = context.pop_group()
    _press(context, dice, seal_group, x, y, radius)


def _narrow(words, letters):
    """Words in lines of about so many letters, as a seal's centre holds them."""
    lines = ['']
    for word in words:
        fits = not lines[-1] or len(lines[-1]) + len(word) < letters
        lines[-1:] = [(lines[-1] + ' ' + word).strip()] if fits else [lines[-1], word]
    return lines


def _press(context, dice, group, x, y, radius):
    """Multiplies the seal onto the page, weaker on one side."""
    angle = dice.real(0, 2 * math.pi)
    dx, dy = math.cos(angle) * radius * MM, math.sin(angle) * radius * MM
    mask = cairo.LinearGradient(x * MM - dx, y * MM - dy, x * MM + dx, y * MM + dy)
    mask.add_color_stop_rgba(0, 0, 0, 0, dice.real(0.45, 0.95))
    mask.add_color_stop_rgba(1, 0, 0, 0, dice.real(0.8, 1.0))
    context.save()
    context.set_operator(cairo.OPERATOR_MULTIPLY)
    context.set_source(group)
    context.mask(mask)
    context.restore()


def _star(context, x, y, radius, ink):
    context.set_source_rgb(*INKS[ink])
    for point in range(10):
        length = radius if point % 2 == 0 else radius * 0.40
        angle = math.pi * point / 5 - math.pi / 2
        context.line_to((x + math.cos(angle) * length) * MM, (y + math.sin(angle) * length) * MM)
    context.close_path()
    context.fill()


def signature(canvas, dice, x, y, ink='blue', width=32.0):
    """A scrawl that starts near (x, y) and runs to the right."""
    context = canvas.context
    context.save()
    context.set_operator(cairo.OPERATOR_MULTIPLY)
    context.set_source_rgb(*INKS[ink])
    context.set_line_width(dice.real(0.35, 0.65) * MM)
    context.set_line_cap(cairo.LINE_CAP_ROUND)
    context.move_to(x * MM, y * MM)
    steps = dice.number(4, 8)
    for step in range(1, steps + 1):
        reach = x + width * step / steps * dice.real(0.6, 1.1)
        height = dice.real(3, 9) * (1 if step % 2 else -1)
        context.curve_to(
            (reach - dice.real(2, 10)) * MM,
            (y - height) * MM,
            (reach - dice.real(-4, 6)) * MM,
            (y + height) * MM,
            reach * MM,
            (y + dice.spread(4)) * MM,
        )
    context.stroke()
    if dice.chance(0.6):
        context.move_to((x - 3) * MM, (y + dice.real(1, 5)) * MM)
        context.curve_to(
            (x + 10) * MM,
            (y + 8) * MM,
            (x + 20) * MM,
            (y - 2) * MM,
            (x + width * dice.real(1.0, 1.5)) * MM,
            (y + dice.spread(4)) * MM,
        )
        context.stroke()
    context.restore()


def stamped(canvas, dice, x, y, words, style, ink):
    """Words from a rubber stamp: askew, a little off their place, the ink uneven."""
    context = canvas.context
    context.push_group()
    context.save()
    context.translate((x + dice.spread(2.0)) * MM, (y + dice.spread(0.8)) * MM)
    context.rotate(dice.spread(0.025))
    size = style.size * dice.real(0.95, 1.08)
    canvas.centred(0, 0, words, style.but(ink=ink, bold=True, size=size))
    context.restore()
    _press(context, dice, context.pop_group(), x, y, max(6.0, canvas.measure(words, style) / 2))


def stamped_name(canvas, dice, x, y, name, style, face=''):
    """A name stamp: red, a little askew. `face`: a font of its own; script-like ones are cut larger."""
    if face:
        style = style.but(family=face, size=style.size * (1.25 if 'Chorus' in face else 1.0))
    context = canvas.context
    context.save()
    context.set_operator(cairo.OPERATOR_MULTIPLY)
    context.translate(x * MM, y * MM)
    context.rotate(dice.spread(0.03))
    context.translate(-x * MM, -y * MM)
    canvas.centred(x, y, name, style.but(ink='red', bold=True, size=style.size * dice.real(0.95, 1.1)))
    context.restore()


def incoming(canvas, dice, x, y, agency, day, ink='red'):
    """The box that a registry stamps on what comes in. Its number and date are not the paper's."""
    style = Style(size=9.5, family='Arimo', ink=ink)
    canvas.box(x, y, 46, 21, 0.4, ink)
    canvas.centred(x + 23, y + 5, agency, style.but(bold=True, size=8))
    canvas.draw(x + 3, y + 10.5, 'ĐẾN', style.but(bold=True))
    canvas.draw(x + 15, y + 10.5, 'Số: ', style)
    canvas.draw(x + 24, y + 10.5, str(dice.number(100, 9000)), style.but(pen=dice.number(1, 4), ink='blue', size=12))
    canvas.draw(x + 15, y + 16, 'Ngày: ', style)
    canvas.draw(x + 26, y + 16, short_date(day), style.but(pen=dice.number(1, 4), ink='blue', size=9))


def urgency(canvas, dice, x, y):
    word, width = dice.pick((('HỎA TỐC', 30), ('THƯỢNG KHẨN', 40), ('KHẨN', 20)))
    canvas.box(x - width / 2, y, width, 8, 0.6, 'red')
    canvas.centred(x, y + 5.8, word, Style(size=13, bold=True, ink='red'))
    canvas.note(word)


def border(canvas, ink):
    """A certificate's printed frame, over fine waves of the same ink that fill the page."""
    context = canvas.context
    context.save()
    context.set_source_rgba(*INKS[ink], 0.22)
    context.set_line_width(0.12 * MM)
    for row in range(14, int(canvas.height) - 12, 3):
        context.move_to(12 * MM, row * MM)
        for x in range(12, int(canvas.width) - 20, 12):
            context.curve_to((x + 4) * MM, (row - 3) * MM, (x + 8) * MM, (row + 3) * MM, (x + 12) * MM, row * MM)
        context.stroke()
    context.restore()
    for inset, thick in ((8, 0.9), (10, 0.3)):
        canvas.box(inset, inset, canvas.width - 2 * inset, canvas.height - 2 * inset, thick, ink)


def online_signature(canvas, dice, x, y, agency, day):
    """What a signing program prints beside an electronic signature; its time is not the paper's date."""
    style = Style(size=7, family='Arimo', ink=dice.pick(('black', 'red')))
    lines = (
        f'Ký bởi: {agency}',
        f'Cơ quan: {agency}',
        f'Thời gian ký: {short_date(day, dice.pick(("/", "-", ".")))} {dice.number(7, 18):02d}:{dice.number(0, 59):02d}:41 +07:00',
    )
    for number, line in enumerate(lines):
        canvas.draw(x, y + number * 3, line[:60], style)
        canvas.note(line[:60])
