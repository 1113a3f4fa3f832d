"""Digits written with a pen: skeletons of how they are written in Vietnam, hands that vary them, slots that hold them.

A skeleton is a list of strokes, a stroke a list of points (x to the right, y down, the digit's height is 1); a point
given twice is a corner, all others are passed through smoothly. Needs numpy and Pillow.
"""
import io
import math

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

SKELETONS = {
    '0': [
        [[(.30, .02), (.08, .22), (.02, .55), (.14, .90), (.32, .98), (.52, .80), (.58, .45), (.48, .12), (.28, .03)]],
        [[(.34, .00), (.12, .18), (.03, .55), (.12, .92), (.30, 1.0), (.48, .86), (.55, .50), (.50, .14), (.30, -.02),
          (.16, .06)]],
        [[(.16, .08), (.03, .40), (.06, .80), (.26, .99), (.50, .88), (.60, .50), (.56, .10)]],
        [[(.22, .02), (.05, .30), (.04, .72), (.16, .98), (.30, .80), (.34, .40), (.26, .05), (.16, .04)]],
        [[(.45, .08), (.62, .35), (.58, .78), (.36, 1.0), (.10, .86), (.02, .50), (.12, .14), (.36, .00), (.52, .10)]],
        [[(.35, .20), (.10, .30), (.02, .60), (.16, .90), (.40, .94), (.60, .74), (.60, .42), (.40, .20), (.24, .22)]],
    ],
    '1': [
        [[(.10, .00), (.08, 1.0)]],
        [[(.00, .28), (.00, .28), (.20, .00), (.20, .00), (.18, 1.0)]],
        [[(.00, .50), (.16, .26), (.34, .00), (.34, .00), (.28, .55), (.24, 1.0)]],
        [[(.00, .26), (.00, .26), (.22, .00), (.22, .00), (.22, .98), (.22, .98)], [(.02, .98), (.44, .97)]],
        [[(.00, .80), (.00, .80), (.40, .00), (.40, .00), (.36, 1.0)]],
        [[(.22, .00), (.12, .50), (.00, 1.0)]],
        [[(.00, .12), (.10, .10), (.18, .00), (.18, .00), (.18, .50), (.20, .92), (.28, 1.0)]],
    ],
    '2': [
        [[(.02, .26), (.12, .06), (.34, .01), (.50, .16), (.46, .42), (.24, .72), (.00, .98), (.00, .98), (.60, .97)]],
        [[(.00, .22), (.18, .02), (.42, .06), (.46, .30), (.30, .62), (.10, .92), (.02, .96), (.02, .84), (.14, .82),
          (.34, .94), (.60, .92)]],
        [[(.02, .10), (.02, .10), (.26, .02), (.48, .08), (.44, .34), (.00, .98), (.00, .98), (.56, .96)]],
        [[(.04, .32), (.04, .12), (.28, .00), (.46, .14), (.40, .46), (.16, .86), (.02, .98), (.16, .90), (.36, .96),
          (.62, .86)]],
        [[(.06, .30), (.10, .06), (.32, .02), (.40, .20), (.30, .50), (.06, .80), (.00, .92), (.12, .94), (.16, .82),
          (.06, .78), (.10, .90), (.44, .96)]],
        [[(.00, .30), (.16, .02), (.36, .06), (.38, .30), (.22, .66), (.00, 1.0), (.20, .86), (.44, .98)]],
        [[(.00, .36), (.10, .08), (.30, .00), (.46, .14), (.44, .44), (.28, .88), (.34, .98), (.58, .90)]],
        [[(.00, .22), (.20, .00), (.44, .10), (.42, .34), (.22, .70), (.08, .96), (.08, .96), (.40, .94)]],
        [[(.14, .30), (.04, .18), (.16, .02), (.40, .04), (.48, .26), (.34, .58), (.04, .98), (.04, .98), (.30, .94),
          (.56, .98)]],
    ],
    '3': [
        [[(.04, .12), (.24, .00), (.46, .10), (.44, .34), (.20, .46), (.20, .46), (.46, .54), (.54, .78), (.32, .99),
          (.02, .88)]],
        [[(.02, .03), (.02, .03), (.50, .02), (.50, .02), (.20, .42), (.20, .42), (.48, .52), (.52, .80), (.28, 1.0),
          (.00, .88)]],
        [[(.06, .16), (.20, .00), (.42, .04), (.44, .28), (.24, .46), (.16, .50), (.20, .42), (.44, .48), (.52, .72),
          (.36, .96), (.10, .98), (.00, .84)]],
        [[(.00, .14), (.26, .00), (.44, .18), (.30, .42), (.12, .48), (.12, .48), (.38, .60), (.36, .86), (.06, 1.0)]],
        [[(.00, .10), (.14, .00), (.36, .04), (.34, .24), (.16, .42), (.16, .42), (.40, .52), (.34, .86), (.08, .98)]],
        [[(.06, .22), (.14, .04), (.34, .00), (.42, .18), (.26, .40), (.26, .40), (.44, .56), (.40, .84), (.18, 1.0),
          (.02, .88)]],
        [[(.00, .00), (.24, .06), (.46, .02), (.46, .02), (.18, .36), (.18, .36), (.44, .46), (.44, .78), (.10, 1.0)]],
        [[(.08, .06), (.30, .00), (.48, .12), (.36, .36), (.16, .44), (.16, .44), (.40, .50), (.42, .74), (.20, .96),
          (-.10, 1.0)]],
    ],
    '4': [
        [[(.18, .00), (.06, .34), (.00, .62), (.00, .62), (.62, .60)], [(.44, .28), (.42, 1.0)]],
        [[(.42, 1.0), (.44, .00), (.44, .00), (.00, .66), (.00, .66), (.62, .66)]],
        [[(.08, .02), (.04, .30), (.08, .52), (.08, .52), (.30, .54), (.50, .50)], [(.50, .00), (.46, .52), (.46, 1.0)]],
        [[(.02, .04), (.02, .36), (.14, .52), (.36, .46), (.46, .10), (.46, .10), (.44, .50), (.38, 1.0)]],
        [[(.26, .00), (.10, .34), (.00, .58), (.00, .58), (.30, .60), (.60, .54)], [(.40, .36), (.34, .70), (.30, 1.0)]],
        [[(.05, .10), (.00, .62), (.00, .62), (.42, .44)], [(.44, .00), (.40, .50), (.36, 1.0)]],
        [[(.10, .00), (.02, .30), (.06, .56), (.22, .50), (.36, .30)], [(.42, .04), (.34, .50), (.36, 1.0)]],
        [[(.20, .10), (.00, .56), (.00, .56), (.40, .50)], [(.46, .14), (.36, .60), (.26, 1.0)]],
        [[(.06, .00), (.02, .56), (.02, .56), (.56, .56)], [(.50, .04), (.46, .60), (.48, 1.0)]],
        [[(.50, .02), (.50, .02), (.02, .60), (.10, .66), (.60, .60)], [(.50, .02), (.46, .50), (.38, 1.0)]],
    ],
    '5': [
        [[(.10, .04), (.06, .42), (.06, .42), (.32, .38), (.52, .60), (.44, .90), (.18, 1.0), (.00, .88)],
         [(.10, .04), (.52, .02)]],
        [[(.54, .02), (.54, .02), (.12, .04), (.12, .04), (.08, .42), (.08, .42), (.36, .38), (.50, .64), (.38, .94),
          (.02, .96)]],
        [[(.50, .04), (.22, .06), (.10, .26), (.26, .46), (.44, .62), (.40, .90), (.16, 1.0), (.00, .90)]],
        [[(.10, .10), (.08, .46), (.08, .46), (.30, .46), (.44, .64), (.36, .92), (.10, 1.0)], [(.14, .06), (.40, .06),
                                                                                               (.62, .00)]],
        [[(.14, .00), (.06, .46), (.06, .46), (.34, .44), (.46, .70), (.26, .98), (.00, .94)], [(.16, .02), (.48, .06)]],
    ],
    '6': [
        [[(.44, .00), (.18, .24), (.04, .60), (.10, .92), (.32, 1.0), (.50, .80), (.42, .56), (.22, .54), (.08, .72)]],
        [[(.30, .00), (.10, .40), (.02, .74), (.16, .98), (.38, .94), (.46, .74), (.34, .58), (.14, .66), (.06, .80)]],
        [[(.50, .08), (.30, .02), (.10, .28), (.04, .68), (.20, .98), (.46, .90), (.48, .62), (.28, .50), (.08, .66)]],
        [[(.24, .00), (.06, .44), (.02, .82), (.16, 1.0), (.34, .86), (.30, .66), (.16, .64), (.04, .78)]],
        [[(.40, .02), (.14, .22), (.00, .62), (.10, .94), (.36, .98), (.54, .78), (.44, .58), (.20, .60)]],
        [[(.34, .00), (.08, .45), (.04, .85), (.24, 1.0), (.50, .82), (.46, .62)]],
    ],
    '7': [
        [[(.00, .04), (.00, .04), (.54, .02), (.54, .02), (.36, .44), (.22, 1.0)]],
        [[(.00, .06), (.00, .06), (.52, .02), (.52, .02), (.30, .50), (.20, 1.0)], [(.12, .50), (.52, .46)]],
        [[(.02, .18), (.04, .04), (.04, .04), (.50, .06), (.50, .06), (.30, .54), (.24, 1.0)]],
        [[(.00, .12), (.16, .02), (.34, .08), (.54, .02), (.54, .02), (.38, .40), (.28, 1.0)], [(.16, .54), (.56, .50)]],
        [[(.02, .22), (.06, .02), (.06, .02), (.58, .04), (.58, .04), (.44, .50), (.40, 1.0)], [(.24, .52), (.62, .48)]],
        [[(.00, .04), (.30, .06), (.48, .04), (.40, .26), (.16, .64), (.04, 1.0)]],
    ],
    '8': [
        [[(.46, .12), (.24, .00), (.06, .16), (.18, .40), (.42, .60), (.46, .88), (.22, 1.0), (.02, .84), (.14, .58),
          (.40, .36), (.48, .14)]],
        [[(.26, .02), (.08, .16), (.12, .38), (.30, .46), (.48, .30), (.42, .06), (.26, .02)],
         [(.28, .46), (.04, .62), (.06, .92), (.30, 1.0), (.52, .86), (.48, .58), (.28, .46)]],
        [[(.52, .06), (.28, .02), (.10, .18), (.22, .42), (.36, .62), (.36, .90), (.16, 1.0), (.02, .84), (.16, .60),
          (.44, .34), (.56, .08)]],
        [[(.14, .04), (.06, .24), (.24, .46), (.44, .68), (.36, .96), (.10, .96), (.06, .70), (.28, .44), (.44, .18),
          (.36, .00), (.16, .04)]],
        [[(.40, .20), (.40, .02), (.14, .00), (.10, .24), (.30, .46), (.46, .66), (.42, .92), (.18, 1.0), (.02, .82),
          (.16, .60), (.32, .46), (.46, .22)]],
    ],
    '9': [
        [[(.48, .16), (.28, .00), (.06, .14), (.06, .40), (.26, .50), (.46, .36), (.50, .10), (.50, .10), (.46, .50),
          (.42, 1.0)]],
        [[(.50, .12), (.26, .00), (.04, .18), (.10, .44), (.32, .46), (.48, .24), (.50, .40), (.40, .78), (.12, 1.0)]],
        [[(.46, .14), (.24, .00), (.04, .20), (.10, .44), (.32, .44), (.46, .16), (.46, .16), (.46, .70), (.34, .98),
          (.08, .96), (.00, .84)]],
        [[(.42, .06), (.16, .04), (.02, .26), (.14, .46), (.36, .34), (.44, .06), (.44, .06), (.36, .54), (.24, 1.0)]],
        [[(.40, .06), (.20, .00), (.04, .16), (.06, .44), (.24, .46), (.38, .24), (.42, .04), (.42, .04), (.42, .50),
          (.34, 1.0)]],
        [[(.30, .40), (.08, .44), (.02, .18), (.20, .00), (.40, .08), (.42, .40), (.34, .80), (.10, 1.0), (.00, .92)]],
    ],
}
PRINT = [':', 'y', 'g', 't', 'n', 'h', '.', ',', '-', 'ày', 'ng', 'th', 'nă', ':', 'ố:', 'ố', 'S', 'ă']


def curve(points, step=.03):
    """A smooth line through the points, with corners where a point is given twice (Catmull-Rom)."""
    parts = [[]]
    for i, point in enumerate(points):
        parts[-1].append(point)
        if 0 < i < len(points) - 1 and point == points[i - 1]:
            parts.append([point])
    line = []
    for part in parts:
        part = [p for i, p in enumerate(part) if i == 0 or p != part[i - 1]]
        if len(part) < 2:
            continue
        p = np.array([part[0]] + part + [part[-1]], float)
        for i in range(1, len(p) - 2):
            count = max(2, int(math.dist(p[i], p[i + 1]) / step))
            t = np.linspace(0, 1, count, endpoint=False)[:, None]
            line.append(.5 * (2 * p[i] + (p[i + 1] - p[i - 1]) * t +
                              (2 * p[i - 1] - 5 * p[i] + 4 * p[i + 1] - p[i + 2]) * t ** 2 +
                              (3 * p[i] - p[i - 1] - 3 * p[i + 1] + p[i + 2]) * t ** 3))
        line.append(p[-2:-1])
    return np.concatenate(line)


class Hand:
    """How one person writes: a way for each digit, slant, width, stroke, evenness."""

    def __init__(self, rng):
        self.way = {d: rng.integers(len(ways)) for d, ways in SKELETONS.items()}
        self.wander = rng.uniform(.012, .060)    # of a control point
        self.slant = rng.normal(.08, .20)
        self.aspect = float(np.exp(rng.normal(.12, .20)))
        self.stroke = rng.uniform(.055, .16)     # of the digit's height
        self.pressure = rng.uniform(0, .35)
        self.gap = rng.uniform(.02, .40)
        self.uneven = rng.uniform(.01, .09)
        self.old_style = rng.random() < .12      # as in old print: 0, 1, 2 low, 3, 4, 5, 7, 9 hanging
        self.habit = {d: [rng.normal(0, .050, (len(s), 2)) for s in SKELETONS[d][self.way[d]]] for d in SKELETONS}

    def write(self, digit, rng):
        """Strokes of one digit as lines of points, its left edge at 0, its foot at 1."""
        own = rng.random() < .9
        way = self.way[digit] if own else rng.integers(len(SKELETONS[digit]))
        strokes = []
        turn = rng.normal(0, .04)
        size = float(np.exp(rng.normal(0, self.uneven)))
        drop = 0
        if self.old_style:
            size *= .62 if digit in '0' else .8 if digit in '12' else 1
            drop = .3 if digit in '34579' else 0
        for index, skeleton in enumerate(SKELETONS[digit][way]):
            moved = []
            for i, (x, y) in enumerate(skeleton):
                if i > 0 and skeleton[i - 1] == (x, y):
                    moved.append(moved[-1])
                    continue
                dx, dy = rng.normal(0, self.wander, 2) + (self.habit[digit][index][i] if own else 0)
                moved.append((x + dx, y + dy))
            line = curve(moved)
            x = line[:, 0] * self.aspect + (.5 - line[:, 1]) * (self.slant + turn)
            y = 1 - (1 - line[:, 1]) * size + drop + rng.normal(0, .01)
            strokes.append(np.stack([x * size, y], 1))
        left = min(s[:, 0].min() for s in strokes)
        return [s - [left, 0] for s in strokes]


def draw_strokes(size, strokes, width, pressure, rng, over=3):
    """Ink of strokes (pixels) on an empty picture, 0 to 1."""
    image = Image.new('L', (size[0] * over, size[1] * over), 0)
    pen = ImageDraw.Draw(image)
    for line in strokes:
        phase, speed = rng.uniform(0, 6), rng.uniform(.03, .12)
        for i in range(len(line)):
            r = over * width / 2 * (1 + pressure * math.sin(phase + speed * i))
            x, y = line[i] * over
            pen.ellipse((x - r, y - r, x + r, y + r), fill=255)
            if i > 0:
                pen.line((line[i - 1][0] * over, line[i - 1][1] * over, x, y), fill=255, width=max(1, int(2 * r)))
    return np.asarray(image.reduce(over), np.float32) / 255


def draw_print(size, text, font, x, foot):
    image = Image.new('L', size, 0)
    ImageDraw.Draw(image).text((x, foot), text, font=font, fill=255, anchor='ls')
    return np.asarray(image, np.float32) / 255


class Slot:
    """A picture of a filled-in slot. `darkness`: 0 paper to 1 ink; `owner`: the ink of each digit alone, and of the rest
    (print, dots) last; `text`: the digits; `reference`: height of print in pixels, as far as the reader knows it;
    `window`: where the reader takes the slot to be."""

    def __init__(self, text, darkness, owner, reference, window):
        self.text, self.darkness, self.owner, self.reference = text, darkness, owner, reference
        self.window = window


def damage(darkness, rng):
    """What copying and scanning do to it."""
    kind = rng.choice(['fine', 'jpeg', 'two-level', 'pale', 'noisy'], p=[.25, .25, .2, .15, .15])
    if rng.random() < .3:  # ink that flowed unevenly, or was taken apart from print unevenly
        h, w = darkness.shape
        coarse = Image.fromarray(rng.integers(0, 255, (h // 6 + 2, w // 6 + 2)).astype(np.uint8))
        patches = np.asarray(coarse.resize((w, h), Image.BICUBIC), np.float32) / 255
        darkness = darkness * (1 - rng.uniform(.2, .8) * patches)
    elif rng.random() < .12:  # strokes darker at their edges
        soft = Image.fromarray((255 * darkness).astype(np.uint8)).filter(ImageFilter.GaussianBlur(1.6))
        darkness = np.clip(darkness - rng.uniform(.3, .7) * np.asarray(soft, np.float32) / 255 * darkness, 0, 1)
    grey = 1 - darkness * rng.uniform(.55, 1)
    if kind == 'pale':
        grey = 1 - (1 - grey) * rng.uniform(.35, .7)
    image = Image.fromarray((255 * grey).clip(0, 255).astype(np.uint8))
    image = image.filter(ImageFilter.GaussianBlur(rng.uniform(.2, 1.5 if darkness.shape[0] > 50 else 1)))
    grey = np.asarray(image, np.float32)
    grey += rng.normal(0, rng.uniform(0, 18 if kind == 'noisy' else 5), grey.shape)
    if kind == 'two-level':
        grey += rng.normal(0, 14, grey.shape)
        grey = np.where(grey < rng.uniform(120, 215), 0, 255).astype(np.float32)
    if rng.random() < .15:
        spots = rng.random(grey.shape) < rng.uniform(.0005, .004)
        grey[spots] = rng.uniform(0, 120)
    if kind == 'jpeg':
        file = io.BytesIO()
        Image.fromarray(grey.clip(0, 255).astype(np.uint8)).save(file, 'JPEG', quality=int(rng.integers(25, 80)))
        grey = np.asarray(Image.open(file), np.float32)
    return 1 - grey.clip(0, 255) / 255


def make_slot(text, hand, fonts, rng):
    height = rng.uniform(20, 46)
    gap = hand.gap * height
    x = 0
    placed = []
    lift = 0
    for digit in text:
        strokes = [s * height for s in hand.write(digit, rng)]
        lift += rng.normal(0, .05) * height
        strokes = [s + [x, lift] for s in strokes]
        placed.append(strokes)
        x = max(s[:, 0].max() for s in strokes) + gap * rng.uniform(.3, 1.6) - rng.uniform(0, .05) * height
    if len(text) > 1 and rng.random() < .18:  # the pen was not lifted between two digits
        i = rng.integers(len(text) - 1)
        a, b = placed[i][-1][-1], placed[i + 1][0][0]
        if math.dist(a, b) < .9 * height:
            placed[i].append(np.array([a + (b - a) * t for t in np.linspace(0, 1, 12)]))
    points = np.concatenate([s for d in placed for s in d])
    margin = rng.uniform(.15, .7, 4) * height
    width = int(np.ptp(points[:, 0]) + margin[0] + margin[1]) + 6
    tall = int(np.ptp(points[:, 1]) + margin[2] + margin[3]) + 6
    shift = [margin[0] - points[:, 0].min() + 3, margin[2] - points[:, 1].min() + 3]
    stroke = max(1.6, hand.stroke * height)
    owner = [draw_strokes((width, tall), [s + shift for s in d], stroke, hand.pressure, rng) for d in placed]
    rest = np.zeros((tall, width), np.float32)
    foot = shift[1] + height * rng.uniform(.85, 1.1)
    reference = height / rng.uniform(.8, 1.75)
    if fonts:
        font = ImageFont.truetype(fonts[rng.integers(len(fonts))], int(reference * 1.5))
        right = points[:, 0].max() + shift[0]
        left = points[:, 0].min() + shift[0]
        if rng.random() < .5:
            word = PRINT[rng.integers(len(PRINT))]
            rest = np.maximum(rest, draw_print((width, tall), word, font, int(right + reference * rng.uniform(.1, .5)), foot))
        if rng.random() < .5:
            word = PRINT[rng.integers(len(PRINT))]
            back = font.getlength(word) + reference * rng.uniform(.1, .45)
            rest = np.maximum(rest, draw_print((width, tall), word, font, int(left - back), foot))
    line = rng.random()
    if line < .25:  # dots to write on
        pen = Image.new('L', (width, tall), 0)
        y, r = foot + rng.uniform(-.1, .3) * reference, rng.uniform(.7, 1.6)
        for px in np.arange(rng.uniform(0, 4), width, reference * rng.uniform(.15, .3)):
            ImageDraw.Draw(pen).ellipse((px - r, y - r, px + r, y + r), fill=230)
        rest = np.maximum(rest, np.asarray(pen, np.float32) / 255)
    elif line < .31:  # a rule; the reader takes whole ones off, pieces stay
        y = int(min(tall - 2, foot + rng.uniform(0, .3) * reference))
        start = int(rng.uniform(0, width * .7))
        rest[y:y + int(rng.integers(1, 3)), start:start + int(rng.uniform(.1, .4) * width)] = .8
    total = np.maximum(np.max(owner, 0), rest * rng.uniform(.7, 1))
    left, right = points[:, 0].min() + shift[0], points[:, 0].max() + shift[0]
    window = (int(left - reference * rng.uniform(-.05, .5)), 0, int(right + reference * rng.uniform(-.05, .5)), tall)
    return Slot(text, damage(total, rng), owner + [rest], reference, window)


def random_text(rng):
    kind = rng.random()
    if kind < .3:
        day = rng.integers(1, 32)
        return '%02d' % day if day < 10 and rng.random() < .85 else str(day)
    if kind < .5:
        month = rng.integers(1, 13)
        return '%02d' % month if rng.random() < .5 else str(month)
    return ''.join(str(rng.integers(10)) for _ in range(rng.integers(1, 6)))
