"""Sets text on a canvas: lines that wrap, columns, page ends."""
from papers.canvas import Canvas, Run, Style

LINE = 0.3528 * 1.22  # millimetres a point of font size takes from baseline to baseline, single spaced


class Flow:
    """A cursor that moves down the page; `left` and `right` are the sides of the text."""

    def __init__(self, dice, style=Style(), left=30.0, right=192.0, top=20.0, bottom=277.0, spacing=1.15):
        self.dice, self.style, self.spacing = dice, style, spacing
        self.left, self.right, self.top, self.bottom = left, right, top, bottom
        self.canvas = Canvas(dice)
        self.y = top

    def page(self):
        return len(self.canvas.pages)

    def break_page(self):
        self.canvas.new_page()
        number = str(self.page())
        self.canvas.note(number)
        self.canvas.centred((self.left + self.right) / 2, 15, number, self.style.but(size=13, bold=False, italic=False))
        self.y = self.top + 4

    def need(self, height):
        """Starts a new page when less than `height` millimetres are left."""
        if self.y + height > self.bottom:
            self.break_page()

    def gap(self, height):
        self.y += height

    def runs(self, *parts):
        """('plain', ('bold', {'bold': True}), ...) -> runs in this flow's style."""
        made = []
        for part in parts:
            text, changes = (part, {}) if isinstance(part, str) else part
            made.append(Run(text, self.style.but(**changes)))
        return made

    def text(self, *parts, align='left', indent=0.0, hanging=0.0, after=1.6, left=None, right=None, note=True):
        """A paragraph. `align`: left, centre, justify. Returns the baseline of its last line."""
        left, right = self.left if left is None else left, self.right if right is None else right
        runs = self.runs(*parts)
        if note:
            self.canvas.note(''.join(run.text for run in runs))
        lines = self.wrap(runs, right - left, indent, hanging)
        size = max(run.style.size for run in runs)
        baseline = self.y
        for number, line in enumerate(lines):
            self.need(size * LINE * self.spacing)
            self.y += size * LINE * self.spacing
            start = left + (indent if number == 0 else hanging)
            self._line(line, start, right, align, last=number == len(lines) - 1)
            baseline = self.y
        self.y += after
        return baseline

    def wrap(self, runs, width, indent=0.0, hanging=0.0):
        """Lines of (word, style, space before it)."""
        lines, line, used = [], [], indent
        for word, style in _words(runs):
            gap = self.canvas.measure(' ', style) * (len(word) - len(word.lstrip(' '))) if line else 0.0
            bare = word.strip(' ')
            size = self.canvas.measure(bare, style)
            if line and word.startswith(' ') and used + gap + size > width:
                lines.append(line)
                line, used, gap = [], hanging, 0.0
            line.append((bare, style, gap))
            used += gap + size
        return lines + [line] if line else lines

    def _line(self, line, start, right, align, last):
        length = sum(gap + self.canvas.measure(word, style) for word, style, gap in line)
        stretch = 0.0
        if align == 'centre':
            start = (start + right - length) / 2
        elif align == 'justify' and not last:
            spaces = sum(1 for _, _, gap in line if gap > 0)
            stretch = min(4.0, (right - start - length) / spaces) if spaces else 0.0
        for word, style, gap in line:
            start += gap + (stretch if gap > 0 else 0.0)
            start += self.canvas.draw(start, self.y, word, style)

    def columns(self, *blocks, edges):
        """Each block (a function of this flow) between its edges, all from one height; goes on below the longest."""
        top, page, left, right = self.y, self.page(), self.left, self.right
        ends = []
        for block, (start, end) in zip(blocks, edges):
            self.y, self.left, self.right = top, start, end
            block(self)
            ends.append(self.y)
        assert page == self.page(), 'a block of columns must fit on its page: call need() first'
        self.y, self.left, self.right = max(ends), left, right


def _words(runs):
    """Words with the spaces before them; a word that changes its style inside is cut there without a space."""
    spaces = ''
    for run in runs:
        word, spaces = spaces, ''
        for sign in run.text:
            if sign == ' ' and word.strip(' '):
                yield word, run.style
                word = ''
            word += sign
        if word.strip(' '):
            yield word, run.style
        else:
            spaces = word  # a trailing space belongs to the next run's first word
