"""Rows of names as a scan has them, and the picture that the net sees of one. Needs numpy and Pillow."""
import sys

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

import faces
import names

SEAL_FACE = '/usr/share/fonts/truetype/croscore/Arimo-Bold.ttf'
STAR_FACE = '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf'
SIDE = 40        # the picture's height
SPREAD = 5.0     # mean distance of ink from its middle height, in pixels of the picture
WIDEST = 640
NARROWEST = 24
MARGIN = 6       # paper at both ends of the picture
STEEPEST = 12     # hundredths of a pixel a pixel
FAR = 3.0        # ink further from the middle than this many spreads does not count for it
DARK = .8        # the darkness that this share of the row's ink does not exceed is full ink


def resampled(values, start, step, count):
    """Means over `count` steps from `start` along the first axis; beyond the ends there is paper."""
    size = len(values)
    sums = np.zeros((size + 1,) + values.shape[1:], np.float32)
    np.cumsum(values, 0, out=sums[1:])
    edges = np.clip(start + step * np.arange(count + 1), 0, size)
    whole = np.minimum(edges.astype(int), size - 1)
    part = (edges - whole).astype(np.float32)[:, None]
    at = sums[whole] * (1 - part) + sums[whole + 1] * part
    return np.diff(at, axis=0) / np.float32(step)


def slope_of(ys, xs, middle):
    """By how many pixels a pixel the row falls: where its lines hold their ink closest together."""
    best, most = 0., -1
    for i in range(-STEEPEST, STEEPEST + 1):
        levels = np.rint(ys - .01 * i * (xs - middle)).astype(int)
        ink = np.bincount(levels - levels.min())
        together = int((ink * ink).sum())
        if together > most:
            best, most = .01 * i, together
    return best


def picture(bits, grey):
    """The net's picture of a row: level, of one size, from paper (0) to the row's ink (1). `bits` are the row's own ink, which
    says where it stands and how large it is; `grey` the darkness of all that is there. None when there is no row to see. The
    same steps stand in extractors/lettering/row_picture.cc."""
    height, width = bits.shape
    ys, xs = np.nonzero(bits)
    if len(ys) < 20:
        return None
    slope = slope_of(ys, xs, width / 2)
    level = ys - slope * (xs - width / 2)
    middle = level.mean()
    spread = np.abs(level - middle).mean()
    near = level[np.abs(level - middle) < FAR * max(spread, 1)]
    middle = near.mean()
    spread = max(np.abs(near - middle).mean(), 1)
    step = spread / SPREAD  # pixels of the row in one of the picture
    x0 = xs.min() - MARGIN * step
    count = int(np.ceil((xs.max() + 1 - xs.min()) / step)) + 2 * MARGIN
    if not NARROWEST <= count <= WIDEST:
        return None
    paper = float(np.median(grey[~bits])) if not bits.all() else 0.
    full = float(np.quantile(grey[bits], DARK))
    moved = np.clip((grey - paper) / max(full - paper, .05), 0, 1).astype(np.float32)
    # Columns are moved up or down by whole pixels until the line is level.
    if slope:
        shift = np.rint(slope * (np.arange(width) - width / 2)).astype(int)
        rows = np.arange(height)[:, None] + shift[None, :]
        inside = (rows >= 0) & (rows < height)
        moved = np.where(inside, moved[np.clip(rows, 0, height - 1), np.arange(width)[None, :]], 0)
    low = resampled(moved, middle + .5 - step * SIDE / 2, step, SIDE)
    return np.ascontiguousarray(resampled(low.T, x0, step, count).T)


def smooth_noise(shape, cell, rng):
    h, w = shape
    small = rng.normal(0, 1, (max(2, h // cell + 1), max(2, w // cell + 1))).astype(np.float32)
    return np.asarray(Image.fromarray(small).resize((w, h), Image.BILINEAR))


def curve(rng, width, height):
    """A pen's stroke through the row."""
    n = rng.integers(3, 6)
    xs = np.linspace(rng.uniform(-.1, .6), rng.uniform(.4, 1.1), n) * width
    ys = rng.uniform(-.3, 1.3, n) * height
    t = np.linspace(0, n - 1, 30)
    k = np.clip(t.astype(int), 0, n - 2)
    f = t - k
    f = f * f * (3 - 2 * f)
    return list(zip(xs[k] * (1 - f) + xs[k + 1] * f, ys[k] * (1 - f) + ys[k + 1] * f))


def seal_letters(image, rng):
    """Capitals of a seal that hang on the row, mostly on its first words, turned as they stand along the ring."""
    w, h = image.size
    font = ImageFont.truetype(SEAL_FACE, int(h * rng.uniform(.14, .3)))
    turn = rng.uniform(-180, 180)
    x, y = w * rng.uniform(0, .5), h * rng.uniform(.1, .9)
    for _ in range(rng.integers(2, 9)):
        mask = font.getmask('ABCDEGHIKLMNOPQRSTUVXYĐƯƠÊÔ'[rng.integers(27)], mode='L')
        letter = Image.frombytes('L', mask.size, bytes(mask)).rotate(turn, expand=True)
        image.paste(255, (int(x), int(y)), letter)
        step = h * rng.uniform(.16, .3)
        x, y = x + step * np.cos(np.radians(turn)), y - step * np.sin(np.radians(turn))
        turn += rng.uniform(-14, -4)


def turned(image, text, font, x, y, turn):
    """Writes a letter about (x, y), turned by degrees."""
    if not (-font.size < x < image.width + font.size and -font.size < y < image.height + font.size):
        return
    mask = font.getmask(text, mode='L')
    if min(mask.size) == 0:
        return
    letter = Image.frombytes('L', mask.size, bytes(mask)).rotate(turn, expand=True, resample=Image.BILINEAR)
    image.paste(255, (int(x - letter.width / 2), int(y - letter.height / 2)), letter)


def seal(size, em, foot, rng):
    """A seal that lies over the row or beside it, as large as seals are beside letters of `em` pixels."""
    w, h = size
    image = Image.new('L', size)
    pen = ImageDraw.Draw(image)
    r = em * rng.uniform(3.2, 5)
    # Most names stand across the lower right of the ring.
    angle = np.radians(rng.normal(60, 50))
    over = rng.uniform(0, .8) * w
    cx, cy = over - r * np.cos(angle) * rng.uniform(.2, 1.1), foot - .3 * em - r * np.sin(angle) * rng.uniform(.3, 1.1)
    thick = max(1, r * rng.uniform(.012, .045))
    rings = [(1, thick), (rng.uniform(.88, .95), max(1, thick * rng.uniform(.3, .9)))]
    if rng.random() < .8:
        rings.append((rng.uniform(.56, .68), max(1, thick * rng.uniform(.3, .9))))
    for share, width in rings:
        q = r * share
        pen.ellipse((cx - q, cy - q, cx + q, cy + q), outline=255, width=int(round(width)))
    font = ImageFont.truetype(SEAL_FACE, max(6, int(r * rng.uniform(.13, .2))))
    text = names.seal_text(rng)
    middle = r * rng.uniform(.75, .83)
    reach = rng.uniform(200, 330)
    for i, letter in enumerate(text):
        at = np.radians(-90 - reach / 2 + reach * i / max(1, len(text) - 1))
        turned(image, letter, font, cx + middle * np.cos(at), cy + middle * np.sin(at), -90 - np.degrees(at))
    star = ImageFont.truetype(STAR_FACE, max(8, int(r * .15)))
    if rng.random() < .7:  # between the ends
        turned(image, '★', star, cx, cy + middle, 0)
    kind = rng.random()
    if kind < .4:
        points = [(cx + q * r * np.cos(a), cy + q * r * np.sin(a))
                  for k in range(10) for q, a in [(.3 if k % 2 == 0 else .12, np.radians(36 * k - 90))]]
        pen.polygon(points, fill=255)
    else:
        small = ImageFont.truetype(SEAL_FACE, max(6, int(r * rng.uniform(.11, .17))))
        lines = [names.seal_text(rng)[:rng.integers(5, 12)] for _ in range(rng.integers(1, 4))]
        for i, line in enumerate(lines):
            turned(image, line, small, cx, cy + (i - (len(lines) - 1) / 2) * r * .2, rng.normal(0, 3))
    if rng.random() < .4:
        image = image.rotate(rng.normal(0, 8), center=(cx, cy))
    # Stamped unevenly.
    wear = np.asarray(image, np.float32) * np.clip(1.1 - rng.uniform(0, .6) * (smooth_noise((h, w), 25, rng) + .3), 0, 1)
    return np.clip(wear, 0, 255) / 255


def strange_ink(image, rng, only):
    """What else the cut holds: strokes of a pen, what is left of a seal's ring, a rule, a neighbour row's tails, specks."""
    w, h = image.size
    pen = ImageDraw.Draw(image)
    if rng.random() < .24 or only:
        for _ in range(rng.integers(1, 3) + 3 * only):
            pen.line(curve(rng, w, h), 255, int(rng.integers(1, 5)), 'curve')
    if rng.random() < .26:
        r = h * rng.uniform(2, 6)
        cx, cy = rng.uniform(-.1, .7) * w + rng.choice((-1, 1)) * r * .8, h * rng.uniform(-1, 2)
        for turn in range(rng.integers(1, 3)):
            a = rng.uniform(0, 360)
            while a < 720:
                b = a + rng.uniform(3, 40)
                pen.arc((cx - r, cy - r, cx + r, cy + r), a, b, 255, int(rng.integers(1, 4)))
                a = b + rng.uniform(0, 25)
            r -= rng.uniform(4, 12)
    if rng.random() < .24:
        seal_letters(image, rng)
    if rng.random() < .05:
        y = h * rng.uniform(.62, .8)
        pen.line([(rng.uniform(0, .3) * w, y), (rng.uniform(.5, 1) * w, y + rng.normal(0, 2))], 255, int(rng.integers(1, 4)))
    if rng.random() < .15:
        for _ in range(rng.integers(1, 6)):
            x, up = rng.uniform(0, w), rng.random() < .6
            y0, y1 = (0, h * rng.uniform(.02, .16)) if up else (h * rng.uniform(.86, .98), h)
            pen.line([(x, y0), (x + rng.normal(0, 4), y1)], 255, int(rng.integers(2, 6)))
    if rng.random() < .2:
        for _ in range(rng.integers(1, 14)):
            x, y, r = rng.uniform(0, w), rng.uniform(0, h), rng.uniform(.6, 1.6)
            pen.ellipse((x - r, y - r, x + r, y + r), fill=255)


def scan(canvas, foot, rng, hard=1.0, only_strokes=False):
    """The row cut out of a scan: its own ink as bits, and the darkness of all that is there from 0 to 1."""
    em = rng.uniform(22, 62)  # pixels: 11 to 21 points at 150 to 300 dpi
    scale = em / faces.EM
    stretch = float(np.clip(rng.normal(1, .1), .75, 1.3))
    slant = rng.normal(0, .06)
    angle = float(np.clip(rng.normal(0, .012), -.06, .06))
    h, w = canvas.shape
    out_w, out_h = int(w * scale * stretch) + 8, int(h * scale + abs(angle) * w * scale) + 4
    # From a place in the result to one on the canvas.
    sx, sy = 1 / (scale * stretch), 1 / scale
    matrix = np.array([[sx, slant, 0], [0, sy, 0]]) @ np.array([[1, 0, 0], [-angle, 1, 0], [0, 0, 1]])
    centre = np.array([w / 2, h / 2]) - matrix[:, :2] @ np.array([out_w / 2, out_h / 2])
    image = Image.fromarray(canvas)
    if scale < .8:
        image = image.filter(ImageFilter.BoxBlur((1 / scale - 1) / 2))
    image = image.transform(
        (out_w, out_h), Image.AFFINE, (matrix[0, 0], matrix[0, 1], centre[0], matrix[1, 0], matrix[1, 1], centre[1]),
        Image.BILINEAR)
    weight = rng.random()
    if weight < .2:
        image = image.filter(ImageFilter.MaxFilter(3))
    elif weight < .25 and em > 40:
        image = image.filter(ImageFilter.MinFilter(3))
    if rng.random() < .3 + .7 * hard or only_strokes:
        strange_ink(image, rng, only_strokes)
    at_foot = out_h / 2 + (foot - h / 2) * scale
    own = np.asarray(image, np.float32) / 255
    every = own
    sealed = rng.random() < .45 * hard
    if sealed:
        tone = rng.choice((rng.uniform(.3, .8), rng.uniform(.8, 1)), p=(.6, .4))
        every = 1 - (1 - own) * (1 - tone * seal((out_w, out_h), em, at_foot, rng))
    kind = rng.random()
    two_level = kind < .32
    if kind < .1:  # a fax has half the lines
        low_h, low_w, back = out_h // 2, out_w, Image.NEAREST if rng.random() < .5 else Image.BILINEAR
    elif kind < .3 and hard > .5:
        f = rng.uniform(.5, .85)
        low_h, low_w, back = int(out_h * f), int(out_w * f), Image.BILINEAR
    else:
        low_h, low_w, back = out_h, out_w, None
    blur = rng.uniform(.2, 1.1)
    noise = hard * rng.choice((.02, .06, .12, .2), p=(.4, .3, .2, .1))
    pale = hard * rng.uniform(0, .4) * np.clip(smooth_noise(own.shape, 12, rng) - .2, 0, 2)
    threshold = rng.uniform(.25, .55)

    def worn(values):
        picture = Image.fromarray((values * 255).astype(np.uint8))
        if back is not None:
            picture = picture.resize((low_w, low_h), Image.BOX)
            if kind < .1:
                picture = picture.point(lambda v: 255 if v > 120 else 0)
            picture = picture.resize((out_w, out_h), back)
        return np.asarray(picture.filter(ImageFilter.GaussianBlur(blur)), np.float32) / 255 * (1 - pale)

    grey = worn(every) + noise * rng.normal(0, 1, own.shape).astype(np.float32)
    if rng.random() < .08 * hard:  # a lane without ink, or a bite out of it
        x = rng.integers(0, out_w)
        grey[:, x:x + rng.integers(1, 4)] = 0
    bits = specks_off(grey > threshold, rng)
    if two_level:
        grey = bits.astype(np.float32)
    else:
        grey = np.clip(grey * rng.uniform(.5, 1), 0, 1)  # a stamp may be pale as a whole
    if sealed and rng.random() < .85:  # the program took off most of the seal
        bits = bits & (np.asarray(Image.fromarray((worn(own) * 255).astype(np.uint8)).filter(ImageFilter.MaxFilter(3))) > 60)
    # What the program cuts away above and below the line.
    x_height = .42 * em
    lines = np.arange(out_h)[:, None] - angle * (np.arange(out_w)[None, :] - out_w / 2)
    keep = (lines > at_foot - rng.uniform(2.4, 3.2) * x_height) & (lines < at_foot + rng.uniform(.85, 1.5) * x_height)
    return bits & keep, np.where(keep, grey, np.median(grey) if not two_level else 0).astype(np.float32)


def specks_off(bits, rng):
    """Single pixels go, as in the program, mostly."""
    if rng.random() < .2:
        return bits
    wide = np.pad(bits, 1).astype(np.uint8)
    company = sum(wide[1 + dy:wide.shape[0] - 1 + dy, 1 + dx:wide.shape[1] - 1 + dx] for dy in (-1, 0, 1) for dx in (-1, 0, 1))
    return bits & (company > 2)


def make(all_faces, rng, hard=1.0):
    """(picture, text) of one row; `hard` from 0 to 1: how damaged, and how often a whole name."""
    shares = np.array([share for _, share in all_faces])
    while True:
        face = all_faces[rng.choice(len(all_faces), p=shares / shares.sum())][0]
        text = names.print_text(rng) if face.is_print else names.row_text(rng, short=rng.random() > hard)
        if not face.can(text):
            continue
        shown = text or names.person(rng)
        if face.is_print:
            shown = names.with_signs(shown, rng)
        canvas, foot = faces.set_row(face, shown, rng, compose=0 if face.is_print else .3)
        if not text:
            canvas = np.zeros_like(canvas)
        if not face.is_print and rng.random() < .4:  # stamps are cut bolder than the face
            canvas = np.asarray(Image.fromarray(canvas).filter(ImageFilter.MaxFilter(int(rng.choice((3, 5))))))
        seen = picture(*scan(canvas, foot, rng, hard * rng.choice((.15, .4, 1), p=(.3, .35, .35)), only_strokes=not text))
        if seen is not None:
            return seen, text


def main():
    """rows.py TEXT FACE SEED OUT: one row for tests, as two plain pictures: OUT.pbm its own ink, OUT.pgm the darkness of all."""
    text, face, seed, out = sys.argv[1:]
    rng = np.random.default_rng(int(seed))
    canvas, foot = faces.set_row(faces.Face(faces.find()[face]), text, rng)
    bits, grey = scan(canvas, foot, rng)
    ys, xs = np.nonzero(bits)
    part = np.s_[max(0, ys.min() - 2):ys.max() + 3, max(0, xs.min() - 8):xs.max() + 9]
    bits, grey = bits[part], np.rint(255 * grey[part]).astype(int)
    size = '%d %d\n' % bits.shape[::-1]
    for path, head, rows in ((out + '.pbm', 'P1\n' + size, bits.astype(int)), (out + '.pgm', 'P2\n' + size + '255\n', grey)):
        with open(path, 'w', encoding='ascii') as file:
            file.write(head)
            file.writelines(' '.join(map(str, line)) + '\n' for line in rows)
    seen = picture(bits, grey.astype(np.float32) / 255)
    print('picture %d wide, darkness %.3f' % (seen.shape[1], seen.sum()))


if __name__ == '__main__':
    main()
