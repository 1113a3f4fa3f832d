"""What paper, scanners, copiers and telephones do to a picture of a page. Pictures are RGB or grey, 8 bits.

Each function takes a picture and returns a new one; chance comes from the Dice given.
"""
import math

import numpy
from PIL import Image, ImageChops, ImageDraw, ImageFilter


def noise_source(dice):
    return numpy.random.default_rng(dice.number(0, 2**31))


def to_array(image):
    return numpy.asarray(image, dtype=numpy.float32)


def to_image(array):
    return Image.fromarray(numpy.clip(array, 0, 255).astype(numpy.uint8))


def tint(image, colour):
    """Paper that is not white."""
    return ImageChops.multiply(image, Image.new('RGB', image.size, tuple(colour)))


def grain(image, dice, amount):
    array = to_array(image)
    spots = noise_source(dice).standard_normal(array.shape[:2], dtype=numpy.float32) * amount
    return to_image(array + (spots[:, :, None] if array.ndim == 3 else spots))


def clouds(size, dice, cells):
    """A smooth random field, 0..1."""
    coarse = noise_source(dice).random((cells + 2, cells + 2), dtype=numpy.float32)
    return to_array(Image.fromarray((coarse * 255).astype(numpy.uint8)).resize(size, Image.BICUBIC)) / 255


def uneven_light(image, dice, strength):
    field = 1 - strength * clouds(image.size, dice, 3)
    array = to_array(image)
    return to_image(array * (field[:, :, None] if array.ndim == 3 else field))


def skew(image, dice, degrees, fill):
    return image.rotate(dice.spread(degrees), Image.BICUBIC, fillcolor=fill)


def specks(image, dice, count, dark=(0, 90), size=2):
    image = image.copy()
    draw = ImageDraw.Draw(image)
    for _ in range(count):
        x, y, radius = dice.number(0, image.width), dice.number(0, image.height), dice.number(0, size)
        level = dice.number(*dark)
        draw.ellipse((x, y, x + radius, y + radius), fill=level if image.mode == 'L' else (level,) * 3)
    return image


def streaks(image, dice, count, level=40):
    """Lines that a dirty scanner glass or a worn drum draws down the page."""
    image = image.copy()
    draw = ImageDraw.Draw(image)
    for _ in range(count):
        x, wide = dice.number(0, image.width), dice.number(1, 2)
        top = dice.number(0, image.height // 2)
        shade = level + dice.number(0, 120)
        draw.line(
            (x, top, x + dice.number(-2, 2), image.height),
            fill=shade if image.mode == 'L' else (shade,) * 3,
            width=wide,
        )
    return image


def dark_edges(image, dice, widest):
    """The lid's shadow: black or grey bands at some sides."""
    image = image.copy()
    draw = ImageDraw.Draw(image)
    for side in range(4):
        if dice.chance(0.5):
            wide, level = dice.number(3, widest), dice.number(0, 70)
            box = (
                (0, 0, wide, image.height),
                (image.width - wide, 0, image.width, image.height),
                (0, 0, image.width, wide),
                (0, image.height - wide, image.width, image.height),
            )[side]
            draw.rectangle(box, fill=level if image.mode == 'L' else (level,) * 3)
    return image


def folds(image, dice, count):
    """Creases: a light line beside a dark one, right across."""
    array = to_array(image)
    for _ in range(count):
        upright = dice.chance(0.4)
        length = array.shape[1] if upright else array.shape[0]
        at = int(length * dice.pick((0.33, 0.5, 0.66)) + dice.spread(length * 0.03))
        for offset in range(-6, 7):
            change = (26 if offset < 0 else -30) * math.exp(-abs(offset) / 2.2)
            line = min(max(at + offset, 0), length - 1)
            if upright:
                array[:, line] += change
            else:
                array[line] += change
    return to_image(array)


def stains(image, dice, count):
    """Coffee and damp."""
    for _ in range(count):
        radius = dice.number(image.width // 16, image.width // 6)
        x, y = dice.number(0, image.width), dice.number(0, image.height)
        layer = Image.new('RGB', image.size, 'white')
        draw = ImageDraw.Draw(layer)
        draw.ellipse(
            (x - radius, y - radius, x + radius, y + radius),
            fill=(236, 222, 190),
            outline=(205, 176, 128),
            width=max(2, radius // 14),
        )
        image = ImageChops.multiply(image.convert('RGB'), layer.filter(ImageFilter.GaussianBlur(3)))
    return image


def fade(image, dice, least):
    """Toner that thins out over parts of the page."""
    array = to_array(image)
    strength = least + (1 - least) * clouds(image.size, dice, 4)
    strength = strength[:, :, None] if array.ndim == 3 else strength
    return to_image(255 - (255 - array) * strength)


def show_through(image, back, strength):
    """The other side, mirrored, pale and blurred."""
    behind = (
        back.convert('RGB').resize(image.size).transpose(Image.FLIP_LEFT_RIGHT).filter(ImageFilter.GaussianBlur(2.2))
    )
    pale = to_image(255 - (255 - to_array(behind)) * strength)
    return ImageChops.multiply(image.convert('RGB'), pale)


def punch_holes(image, dice, dots_per_mm):
    image = image.copy()
    draw = ImageDraw.Draw(image)
    x, radius = int(9 * dots_per_mm), int(2.9 * dots_per_mm)
    middle = image.height // 2 + dice.number(-20, 20)
    shade = dice.number(10, 90)
    for y in (middle - int(40 * dots_per_mm), middle + int(40 * dots_per_mm)):
        draw.ellipse(
            (x - radius, y - radius, x + radius, y + radius), fill=shade if image.mode == 'L' else (shade,) * 3
        )
    return image


def bulge(image, dice, strength, fill):
    """A page that does not lie flat: its lines bend, as near a binding."""
    columns, rows = 8, 10
    width, height = image.size
    amount, phase = strength * height * dice.pick((1, -1)), dice.real(0, 0.6)

    def moved(x, y):
        return x, y + amount * math.sin(math.pi * (x / width * 0.9 + phase)) * (0.4 + 0.6 * y / height)

    mesh = []
    for row in range(rows):
        for column in range(columns):
            x0, x1 = width * column // columns, width * (column + 1) // columns
            y0, y1 = height * row // rows, height * (row + 1) // rows
            corners = [moved(x0, y0), moved(x0, y1), moved(x1, y1), moved(x1, y0)]
            mesh.append(((x0, y0, x1, y1), [value for corner in corners for value in corner]))
    return image.transform(image.size, Image.MESH, mesh, Image.BICUBIC, fillcolor=fill)


def photograph(image, dice):
    """A telephone's picture: the sheet on a table, seen askew, lit from a side, a little soft."""
    width, height = image.size
    frame = int(width * 1.12), int(height * 1.10)
    table = grain(
        Image.new('RGB', frame, dice.pick(((92, 66, 44), (58, 58, 62), (120, 116, 108), (40, 52, 60)))), dice, 7
    )
    inset = [(dice.real(0.01, 0.07) * frame[0], dice.real(0.01, 0.06) * frame[1]) for _ in range(4)]
    corners = [
        (inset[0][0], inset[0][1]),
        (frame[0] - inset[1][0], inset[1][1]),
        (frame[0] - inset[2][0], frame[1] - inset[2][1]),
        (inset[3][0], frame[1] - inset[3][1]),
    ]
    weights = _perspective(corners, [(0, 0), (width, 0), (width, height), (0, height)])
    sheet = image.convert('RGB').transform(frame, Image.PERSPECTIVE, weights, Image.BICUBIC)
    mask = Image.new('L', image.size, 255).transform(frame, Image.PERSPECTIVE, weights, Image.BILINEAR)
    table.paste(sheet, (0, 0), mask)
    return _shade(table, dice)


def _shade(image, dice):
    """Light that falls off to one side, and sometimes the shadow of the hand that holds the telephone."""
    width, height = image.size
    across, down = numpy.meshgrid(
        numpy.linspace(-1, 1, width, dtype=numpy.float32), numpy.linspace(-1, 1, height, dtype=numpy.float32)
    )
    angle = dice.real(0, 2 * math.pi)
    light = 0.88 + 0.13 * (across * math.cos(angle) + down * math.sin(angle))
    if dice.chance(0.5):
        edge = dice.real(-0.2, 0.7)
        light -= dice.real(0.12, 0.3) / (1 + numpy.exp(-(down + across * dice.spread(0.6) - edge) * 9))
    warmth = numpy.array([1.0, dice.real(0.95, 1.0), dice.real(0.86, 1.0)], dtype=numpy.float32)
    return to_image(to_array(image) * light[:, :, None] * warmth)


def _perspective(target, source):
    """The eight numbers that PIL wants: from the picture's corners back to the sheet's."""
    rows, values = [], []
    for (x, y), (u, v) in zip(target, source):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    return numpy.linalg.solve(numpy.array(rows), numpy.array(values)).tolist()


def threshold(image, dice, level=150, roughness=14):
    """Black and white, with the ragged edges of a cheap scanner."""
    array = to_array(image.convert('L'))
    rough = noise_source(dice).standard_normal(array.shape, dtype=numpy.float32) * roughness
    return Image.fromarray(((array + rough) > level).astype(numpy.uint8) * 255).convert('1')
