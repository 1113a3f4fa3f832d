"""Draws a paper once, as vectors: the same pages become scans (pixels) and born-digital PDFs (text).

Lengths are millimetres on the sheet, font sizes are points. A Canvas keeps what it printed, line by line, because the truth
of a sample says what stands on the paper.
"""
import dataclasses
import math

import cairo

MM = 72 / 25.4  # points in a millimetre
INKS = {
    'black': (0.07, 0.07, 0.08),
    'grey': (0.45, 0.45, 0.45),
    'red': (0.80, 0.12, 0.16),
    'blue': (0.12, 0.17, 0.55),
    'purple': (0.38, 0.14, 0.50),
    'dark_blue': (0.08, 0.09, 0.30),
    'pink': (0.86, 0.45, 0.52),
    'green': (0.30, 0.58, 0.46),
}
# Hands found in Debian; each has the digits, none has all Vietnamese letters, so pens write only digits and signs.
PENS = (
    'dkgBook',
    'Breip',
    'Rufscript',
    'Kristi',
    # Since the generator grew; earlier seeds draw from the first FIRST_PENS.
    'Because We Build',
    'Because We Connect',
    'Because We Create',
    'Because We Learn',
    'Because We Mentor',
    'Because We Organize',
    'Humor Sans',
)
FIRST_PENS = 4


@dataclasses.dataclass(frozen=True)
class Style:
    """How a run of text looks. `pen` is 0 for print, else the number of a hand (1 and up)."""

    size: float = 13.5
    bold: bool = False
    italic: bool = False
    family: str = 'Tinos'
    ink: str = 'black'
    pen: int = 0
    underline: bool = False

    def but(self, **changes):
        return dataclasses.replace(self, **changes)


@dataclasses.dataclass(frozen=True)
class Run:
    text: str
    style: Style


class Canvas:
    def __init__(self, dice, width=210.0, height=297.0):
        self.dice, self.width, self.height = dice, width, height
        self.pages, self.contexts, self.printed = [], [], []
        self.new_page()

    def new_page(self):
        """Starts a page; what came before stays as it is."""
        surface = cairo.RecordingSurface(
            cairo.CONTENT_COLOR_ALPHA, cairo.Rectangle(0, 0, self.width * MM, self.height * MM)
        )
        self.pages.append(surface)
        self.context = cairo.Context(surface)
        self.contexts.append(self.context)
        options = cairo.FontOptions()
        options.set_hint_style(cairo.HINT_STYLE_NONE)
        options.set_hint_metrics(cairo.HINT_METRICS_OFF)
        self.context.set_font_options(options)

    def note(self, text):
        """Records a printed line for the truth."""
        if text.strip():
            self.printed.append(' '.join(text.split(' ')).strip())

    # Text ------------------------------------------------------------------------------------------------------------
    def _use(self, style):
        family = PENS[style.pen - 1] if style.pen else style.family
        slant = cairo.FONT_SLANT_ITALIC if style.italic and not style.pen else cairo.FONT_SLANT_NORMAL
        weight = cairo.FONT_WEIGHT_BOLD if style.bold and not style.pen else cairo.FONT_WEIGHT_NORMAL
        self.context.select_font_face(family, slant, weight)
        self.context.set_font_size(style.size * (1.35 if style.pen else 1.0))
        self.context.set_source_rgb(*INKS[style.ink])

    def measure(self, text, style):
        self._use(style)
        return self.context.text_extents(text).x_advance / MM

    def draw(self, x, y, text, style):
        """Draws `text` with its baseline at y; returns its width."""
        self._use(style)
        width = self.context.text_extents(text).x_advance
        if style.pen:
            self._write(x * MM, y * MM, text)
        else:
            self.context.move_to(x * MM, y * MM)
            self.context.show_text(text)
        if style.underline:
            self.rule(x, y + 0.8, x + width / MM, y + 0.8, 0.25)
        return width / MM

    def _write(self, x, y, text):
        """A pen's line: each sign a little higher, larger, more oblique than the last."""
        for sign in text:
            advance = self.context.text_extents(sign).x_advance
            self.context.save()
            self.context.set_operator(cairo.OPERATOR_MULTIPLY)
            self.context.translate(x, y + self.dice.spread(0.9))
            self.context.rotate(self.dice.spread(0.10))
            scale = 1 + self.dice.spread(0.08)
            self.context.scale(scale, 1 + self.dice.spread(0.08))
            self.context.move_to(0, 0)
            self.context.show_text(sign)
            self.context.restore()
            x += advance * scale + self.dice.spread(0.5)

    def centred(self, x, y, text, style):
        self.draw(x - self.measure(text, style) / 2, y, text, style)

    # Lines and shapes ------------------------------------------------------------------------------------------------
    def rule(self, x0, y0, x1, y1, thick=0.3, ink='black', dash=None):
        self.context.save()
        self.context.set_source_rgb(*INKS[ink])
        self.context.set_line_width(thick * MM)
        if dash:
            self.context.set_dash([d * MM for d in dash])
            self.context.set_line_cap(cairo.LINE_CAP_ROUND)
        self.context.move_to(x0 * MM, y0 * MM)
        self.context.line_to(x1 * MM, y1 * MM)
        self.context.stroke()
        self.context.restore()

    def box(self, x, y, width, height, thick=0.3, ink='black', fill=None):
        self.context.save()
        self.context.rectangle(x * MM, y * MM, width * MM, height * MM)
        if fill:
            self.context.set_source_rgb(*fill)
            self.context.fill_preserve()
        self.context.set_source_rgb(*INKS[ink])
        self.context.set_line_width(thick * MM)
        self.context.stroke()
        self.context.restore()

    def modules(self, x, y, size, matrix):
        """A QR code's squares; `size` is the side of the whole."""
        side = size / len(matrix) * MM
        self.context.set_source_rgb(0, 0, 0)
        for row, cells in enumerate(matrix):
            for column, dark in enumerate(cells):
                if dark:
                    self.context.rectangle(x * MM + column * side, y * MM + row * side, side * 1.02, side * 1.02)
        self.context.fill()

    def around(self, cx, cy, radius, text, style, middle=-math.pi / 2, pitch=None):
        """Text along a circle, its middle at the angle `middle` (-pi/2 is the top)."""
        widths = [self.measure(sign, style) * (pitch or 1.0) for sign in text]
        angle = middle - sum(widths) / radius / 2
        for sign, width in zip(text, widths):
            self.context.save()
            self.context.translate(cx * MM, cy * MM)
            self.context.rotate(angle + width / radius / 2 + math.pi / 2)
            self.context.translate(0, -radius * MM)
            self._use(style)
            self.context.move_to(-width * MM / 2, 0)
            self.context.show_text(sign)
            self.context.restore()
            angle += width / radius
