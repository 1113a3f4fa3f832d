"""More of what happens to paper: staples, filing holes, corners, feeders that slip, fax lines, drums that run dry.

Pictures are RGB or grey, 8 bits, or black and white where it says so; each function returns a new one.
"""
import math

import numpy
from PIL import Image, ImageDraw

from scan.damage import noise_source, to_array, to_image


def slip(image, dice):
    """A feeder that pulls unevenly: bands of the page are stretched or squeezed, and drift sideways."""
    height, width = image.height, image.width
    knots = dice.number(3, 7)
    speed = [1 + dice.spread(0.06) for _ in range(knots)]
    if dice.chance(0.4):
        speed[dice.number(0, knots - 1)] *= dice.pick((0.82, 1.18))  # it stuck once
    rows = numpy.interp(numpy.linspace(0, knots - 1, height), range(knots), speed)
    source = numpy.cumsum(rows)
    source = source / source[-1] * (height - 1)
    drift = numpy.interp(
        numpy.linspace(0, knots - 1, height), range(knots), [dice.spread(width * 0.004) for _ in speed]
    )
    array = numpy.asarray(image)
    low = source.astype(int)
    part = (source - low)[:, None, None] if array.ndim == 3 else (source - low)[:, None]
    blended = array[low] * (1 - part) + array[numpy.minimum(low + 1, height - 1)] * part
    moved = numpy.rint(drift).astype(int)
    for shift in set(moved.tolist()):
        lines = moved == shift
        blended[lines] = numpy.roll(blended[lines], shift, axis=1)
    return to_image(blended)


def filing_holes(image, dice, dots_per_mm, count):
    """Two or four holes at the left, ragged; the lid or the next sheet is seen through them."""
    image = image.copy()
    draw = ImageDraw.Draw(image)
    middle, x = image.height / 2 + dice.spread(8 * dots_per_mm), dice.real(8, 13) * dots_per_mm
    shade = dice.pick((20, 60, 130, 235))
    for number in range(count):
        y = middle + (number - (count - 1) / 2) * 80 * dots_per_mm
        radius = dots_per_mm * dice.real(2.6, 3.1)
        draw.ellipse(
            (x - radius, y - radius, x + radius, y + radius), fill=(shade,) * 3, outline=(max(0, shade - 40),) * 3
        )
    return image


def staple(image, dice, dots_per_mm, corner):
    """A staple in a corner with its shadow, or the two holes and the rust that it left."""
    image = image.copy()
    draw = ImageDraw.Draw(image)
    x = dice.real(7, 13) * dots_per_mm
    x, y = x if corner == 'left' else image.width - x, dice.real(6, 12) * dots_per_mm
    angle, half = dice.pick((0.0, math.pi / 4, -math.pi / 4)) + dice.spread(0.2), 5.5 * dots_per_mm
    dx, dy = math.cos(angle) * half, math.sin(angle) * half
    if dice.chance(0.6):
        thick = max(2, round(0.6 * dots_per_mm))
        draw.line((x - dx + thick, y - dy + thick, x + dx + thick, y + dy + thick), fill=(120,) * 3, width=thick)
        draw.line((x - dx, y - dy, x + dx, y + dy), fill=(dice.number(40, 90),) * 3, width=thick)
        return image
    for side in (-1, 1):
        radius = dots_per_mm * dice.real(0.4, 0.9)
        box = (x + side * dx - radius, y + side * dy - radius, x + side * dx + radius, y + side * dy + radius)
        draw.ellipse(box, fill=(60, 45, 35), outline=(170, 120, 80), width=max(1, round(dots_per_mm * 0.3)))
    return image


def turned_corner(image, dice, dots_per_mm):
    """A dog-ear: the corner's back lies on the page, what it covers is lost."""
    image = image.copy()
    size = dice.real(8, 17) * dots_per_mm
    draw = ImageDraw.Draw(image)
    right, bottom = dice.chance(0.6), dice.chance(0.5)
    x, y = (image.width if right else 0), (image.height if bottom else 0)
    sx, sy = (-1 if right else 1), (-1 if bottom else 1)
    other = size * dice.real(0.7, 1.3)
    draw.polygon([(x, y), (x + sx * size, y), (x, y + sy * other)], fill=(40, 40, 42))
    draw.polygon([(x + sx * size, y), (x, y + sy * other), (x + sx * size, y + sy * other)], fill=(228, 227, 222))
    draw.line([(x + sx * size, y), (x, y + sy * other)], fill=(150, 150, 148), width=max(1, round(dots_per_mm * 0.3)))
    return image


def low_toner(image, dice):
    """A drum that runs dry: bands along the page print thin and grainy."""
    array = to_array(image)
    width = array.shape[1]
    strength = numpy.ones(width, dtype=numpy.float32)
    for _ in range(dice.number(1, 3)):
        middle, reach = dice.real(0, width), dice.real(0.03, 0.12) * width
        strength -= dice.real(0.3, 0.62) * numpy.exp(-(((numpy.arange(width) - middle) / reach) ** 2))
    strength = numpy.clip(strength, 0.22, 1)[None, :]
    grains = noise_source(dice).random(array.shape[:2], dtype=numpy.float32)
    kept = strength + (1 - strength) * (grains - 0.5) * 0.7
    kept = kept[:, :, None] if array.ndim == 3 else kept
    return to_image(255 - (255 - array) * kept)


def fax_lines(page, dice):
    """A bad line: rows of the fax are lost, doubled or shifted. Works on black-and-white pages."""
    if not dice.chance(0.4):
        return page
    array = numpy.array(page)
    for _ in range(dice.number(2, 14)):
        row, tall = dice.number(0, array.shape[0] - 8), dice.number(1, 3)
        way = dice.pick(('lost', 'black', 'doubled', 'shifted'))
        if way == 'lost':
            array[row : row + tall] = array.max()
        elif way == 'black':
            start = dice.number(0, array.shape[1] - 1)
            array[row : row + 1, start : start + dice.number(60, 900)] = array.min()
        elif way == 'doubled':
            array[row : row + tall] = array[row - 1]
        else:
            array[row : row + tall] = numpy.roll(array[row : row + tall], dice.number(4, 40), axis=1)
    return Image.fromarray(array).convert(page.mode)
