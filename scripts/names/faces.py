"""Letters of a face, one by one; what a face lacks of Vietnamese is put together from its base letter and drawn marks.
Needs numpy and Pillow."""
import functools
import glob
import os
import unicodedata

import numpy as np
from PIL import Image, ImageDraw, ImageFont

EM = 64  # pixels

# (file below the fonts' folders, how often): faces of name stamps. Chorus and Z003 are cuts of one design.
SCRIPTS = (
    ('texgyrechorus-mediumitalic.otf', 4), ('Z003-MediumItalic.otf', 2), ('DancingScript-Regular.otf', 2),
    ('DancingScript-Bold.otf', 1), ('KaushanScript-Regular.otf', 2), ('lobster.otf', 1), ('LobsterTwo-Italic.otf', 1),
    ('LobsterTwo-BoldItalic.otf', 1), ('Kristi.ttf', .5), ('Havana-Regular.otf', .7), ('LeckerliOne-Regular.ttf', .7),
    ('Ecolier-court.ttf', .7), ('alex-brush-latin-400-normal.woff', 1), ('allura-latin-400-normal.woff', 1),
    ('courgette-latin-400-normal.woff', 1), ('great-vibes-latin-400-normal.woff', 1.5), ('italianno-latin-400-normal.woff', 1),
    ('montecarlo-latin-400-normal.woff', 1), ('pacifico-latin-400-normal.woff', 1), ('parisienne-latin-400-normal.woff', 1),
    ('satisfy-latin-400-normal.woff', 1), ('tangerine-latin-400-normal.woff', 1.5),
) + tuple((name + '-latin-400-normal.woff', .5) for name in (
    'arizonia', 'berkshire-swash', 'bilbo-swash-caps', 'birthstone', 'carattere', 'charm', 'charmonman',
    'clicker-script', 'cookie', 'corinthia', 'damion', 'engagement', 'ephesis', 'euphoria-script',
    'gwendolyn', 'herr-von-muellerhoff', 'imperial-script', 'luxurious-script', 'marck-script', 'merienda', 'monsieur-la-doulaise',
    'niconne', 'norican', 'oleo-script-swash-caps', 'petit-formal-script', 'pinyon-script', 'playball', 'qwigley',
    'redressed', 'rochester', 'romanesco', 'rouge-script', 'ruthie', 'sacramento', 'sofia',
    'windsong', 'yesteryear',
))
# Faces of print: italics of old style come near to a script; the others are what offices write.
PRINTS = (
    ('EBGaramond12-Italic.otf', 1.5), ('GentiumPlus-Italic.ttf', 1), ('texgyrepagella-italic.otf', 1.5),
    ('texgyrepagella-bolditalic.otf', .7), ('LinLibertine_RI.otf', 1), ('LindenHill-Italic.otf', .7), ('P052-Italic.otf', .7),
    ('URWBookman-LightItalic.otf', .5), ('C059-Italic.otf', .5), ('Tinos-Regular.ttf', 1), ('Tinos-Bold.ttf', 2),
    ('Tinos-BoldItalic.ttf', 1), ('Arimo-Bold.ttf', 1), ('Arimo-Regular.ttf', .5), ('texgyrebonum-bold.otf', .7),
    ('FreeSerifBold.ttf', .7), ('FreeSerif.ttf', .7), ('FreeSerifItalic.ttf', .5), ('Carlito-Bold.ttf', .5), ('Carlito-Regular.ttf', .5),
    ('texgyreschola-bold.otf', .5), ('texgyretermes-regular.otf', 1), ('texgyretermes-bold.otf', 2), ('texgyretermes-italic.otf', 1),
    ('Tinos-Italic.ttf', 1), ('LinLibertine_R.otf', .7), ('LinLibertine_RB.otf', .7), ('NotoSerif-Regular.ttf', .7),
    ('NotoSerif-Bold.ttf', 1), ('NotoSerif-Italic.ttf', .5), ('NotoSans-Bold.ttf', .5), ('DejaVuSerif.ttf', .5),
    ('DejaVuSerif-Bold.ttf', .5), ('texgyrepagella-bold.otf', .5), ('texgyreheros-bold.otf', .5),
)
SCRIPT_SHARE = .28
FOLDERS = ('/usr/share/fonts', '/usr/share/texmf/fonts/opentype')
MARKS = {'\u0300': 'grave', '\u0301': 'acute', '\u0302': 'circumflex', '\u0303': 'tilde', '\u0306': 'breve', '\u0309': 'hook',
         '\u031b': 'horn', '\u0323': 'dot'}


class Face:
    def __init__(self, path):
        self.font = ImageFont.truetype(path, EM, layout_engine=ImageFont.Layout.BASIC)
        self.name = os.path.basename(path)
        self.absent = self._bits('\ue7f3')
        stem = np.asarray(self.font.getmask('l')).reshape(self.font.getmask('l').size[::-1])
        self.stroke = float(np.clip(np.median((stem > 127).sum(1)), 3, 10))
        self.cache = {}
        self.is_print = self.name in {name for name, _ in PRINTS}

    def _bits(self, letter):
        mask = self.font.getmask(letter)
        return mask.size, bytes(mask)

    @functools.cache
    def has(self, letter):
        bits = self._bits(letter)
        return bits != self.absent and bits[0][0] > 0 and any(bits[1])

    @functools.cache
    def advance(self, before, letter):
        """From the pen's place before a letter to that behind it, with kerning."""
        return self.font.getlength(before + letter) - self.font.getlength(before) if before else self.font.getlength(letter)

    def _drawn(self, letter):
        """Darkness, and where its upper left lies from the pen."""
        if letter not in self.cache:
            mask, offset = self.font.getmask2(letter, mode='L', anchor='ls')
            pixels = np.asarray(mask, np.uint8).reshape(mask.size[::-1]) if min(mask.size) else np.zeros((1, 1), np.uint8)
            self.cache[letter] = pixels, offset[0], offset[1]
        return self.cache[letter]

    def can(self, text):
        """Whether every base letter is there."""
        return all(c == ' ' or self.has(c) or self.has(base_of(c)[0]) for c in text)

    def letter(self, letter, rng, compose):
        """(darkness, x, y, advance's letter): as the face has it, or put together."""
        base, marks = base_of(letter)
        if not marks or (self.has(letter) and not compose):
            return self._drawn(letter) + (letter,)
        if base == 'i' and self.has('ı') and any(m != 'dot' for m in marks):
            pixels, x, y = self._drawn('ı')
        else:
            pixels, x, y = self._drawn(base)
        return self._with_marks(pixels, x, y, base, marks, rng) + (base,)

    def _with_marks(self, pixels, x, y, base, marks, rng):
        margin = int(.55 * EM)
        side = int(.3 * EM)
        height, width = pixels.shape
        image = Image.new('L', (width + 2 * side, height + margin + side))
        image.paste(Image.fromarray(pixels), (side, margin))
        pen = ImageDraw.Draw(image)
        u = .42 * EM * rng.uniform(.85, 1.15)  # a mark's unit, about the height of small letters
        stroke = max(2, int(self.stroke * rng.uniform(.7, 1.1)))
        ink = np.argwhere(pixels[:max(1, height // 3)].max(0) > 100)
        middle = side + (float(ink.mean()) if len(ink) and base not in 'dhbl' else width / 2)
        top = margin + (0 if base.isupper() or base not in 'bdhlk' else height * .3) - .1 * u
        if base in 'dD' and 'bar' in marks:
            bar = margin + height * (rng.uniform(.14, .28) if base == 'd' else rng.uniform(.45, .58))
            start, end = (middle, side + width + .12 * u) if base == 'd' else (side - .15 * u, side + .45 * width)
            if base == 'd':
                start = side + width * .45
            pen.line([(start, bar), (end, bar)], 255, max(2, stroke - 1))
        if 'horn' in marks:
            hx, hy = side + width - .05 * u, margin + height * .06
            pen.line([(hx - .1 * u, hy + .1 * u), (hx + .12 * u, hy + .02 * u), (hx + .16 * u, hy - .18 * u)], 255, stroke, 'curve')
        tones = [m for m in marks if m in ('grave', 'acute', 'hook', 'tilde')]
        cap = [m for m in marks if m in ('circumflex', 'breve')]
        lean = .1 * u
        if cap:
            r, h = .3 * u, .24 * u
            if cap[0] == 'circumflex':
                points = [(middle - r, top), (middle + lean / 2, top - h), (middle + r, top)]
            else:
                points = [(middle + r * np.cos(a), top - h + h * np.sin(a)) for a in np.linspace(np.pi, 0, 9)]
            pen.line(points, 255, stroke, 'curve')
            beside = bool(tones) and tones[0] != 'tilde' and rng.random() < .5
            if beside:  # the tone to the right of the roof, as most faces set it
                middle, top = middle + .42 * u, top - .16 * u
            else:
                top -= h + .12 * u
        if tones:
            h = .26 * u
            if tones[0] in ('acute', 'grave'):
                d = .14 * u if tones[0] == 'acute' else -.14 * u
                pen.line([(middle - d + lean, top), (middle + d + lean, top - h)], 255, stroke + 1)
            elif tones[0] == 'tilde':
                w = .3 * u
                points = [(middle + lean + t * w, top - h / 2 - .09 * u * np.sin(np.pi * t)) for t in np.linspace(-1, 1, 11)]
                pen.line(points, 255, stroke, 'curve')
            else:
                points = [(middle + lean - .1 * u, top - h), (middle + lean + .02 * u, top - 1.15 * h),
                          (middle + lean + .12 * u, top - .85 * h), (middle + lean + .02 * u, top - .5 * h),
                          (middle + lean, top - .1 * h)]
                pen.line(points, 255, stroke, 'curve')
        if 'dot' in marks:
            r = stroke * rng.uniform(.55, .8)
            cx, cy = side + width / 2 + rng.uniform(-.12, .06) * u, margin + height + r + .1 * u
            if base in 'yY':
                cx += .3 * u
                cy = margin - y + r + .1 * u
            pen.ellipse((cx - r, cy - r, cx + r, cy + r), fill=255)
        return np.asarray(image), x - side, y - margin


@functools.cache
def base_of(letter):
    """The plain letter and the names of its marks."""
    if letter in 'đĐ':
        return ('d' if letter == 'đ' else 'D'), ('bar',)
    plain = unicodedata.normalize('NFD', letter)
    return plain[0], tuple(MARKS[m] for m in plain[1:])


def find(more=None):
    """All faces' files by name."""
    found = {}
    for folder in FOLDERS + ((more,) if more else ()):
        for path in glob.glob(os.path.join(folder, '**', '*'), recursive=True):
            found.setdefault(os.path.basename(path), path)
    return found


def load(more=None, without=()):
    """[(face, how often)], and the names of those that the machine lacks."""
    files = find(more)
    faces, missing = [], []
    for group, share in ((SCRIPTS, SCRIPT_SHARE), (PRINTS, 1 - SCRIPT_SHARE)):
        there = [(n, w) for n, w in group if n in files and n not in without]
        missing += [n for n, _ in group if n not in files]
        total = sum(w for _, w in there)
        faces += [(Face(files[n]), share * w / total) for n, w in there]
    return faces, missing


def set_row(face, text, rng, compose=.3):
    """Darkness of a row of text at EM, and the height of its foot from the top."""
    above, below = int(1.5 * EM), int(.8 * EM)
    spacing = EM * rng.normal(0, .012) if rng.random() < .6 else EM * rng.uniform(-.02, .1)
    word_space = rng.uniform(.7, 1.6)
    placed, at, before = [], .5 * EM, ''
    put_together = rng.random() < compose
    for letter in text:
        if letter == ' ':
            at += max(.14 * EM, face.font.getlength(' ') * word_space)
            before = ''
            continue
        pixels, dx, dy, used = face.letter(letter, rng, put_together)
        placed.append((pixels, int(round(at + dx)), above + dy))
        at += face.advance(before, used) + spacing
        before = used
    canvas = np.zeros((above + below, int(at + .8 * EM)), np.uint8)
    for pixels, x, y in placed:
        h, w = pixels.shape
        x0, y0, x1, y1 = max(x, 0), max(y, 0), min(x + w, canvas.shape[1]), min(y + h, canvas.shape[0])
        if x0 < x1 and y0 < y1:
            area = canvas[y0:y1, x0:x1]
            np.maximum(area, pixels[y0 - y:y1 - y, x0 - x:x1 - x], area)
    return canvas, above
