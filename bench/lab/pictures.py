"""The worst pages as pictures: the program's own drawing of the page, with what is wrong, right or waiting marked on it.

Needs Pillow; without it the report has no pictures and says so.
"""
import pathlib
import tempfile

try:
    from PIL import Image, ImageDraw, ImageFont
except ImportError:
    Image = None

WIDTH = 900
WRONG, REVIEW, RIGHT = (200, 20, 20), (225, 140, 0), (0, 135, 60)
COLOURS = 96  # a page needs no more; a third of the bytes
TINT = 28  # of 255: how much of a mark's colour lies on the words


def colour_of(one):
    """Red: wrong, missed or where nothing stands; amber: right but waits for a person; green: right."""
    if one.outcome != 'hit':
        return WRONG
    return RIGHT if one.accepted else REVIEW


def draw(program, marked, target):
    """`marked`: [(number, outcome, cause)] of one page. Writes a PNG; returns whether it could."""
    record = next((one.record for _, one, _ in marked if one.record and one.record.get('record')), None)
    if Image is None or record is None:
        return False
    page = next((cause.page for _, _, cause in marked if cause and cause.page), marked[0][1].page)
    with tempfile.TemporaryDirectory() as folder:
        drawn = program.draw(record['record'], folder)
        if page not in drawn:
            return False
        image = Image.open(drawn[page]).convert('RGB')
    image = image.resize((WIDTH, round(image.height * WIDTH / image.width)), Image.LANCZOS)
    palette = _palette(image)
    for number, one, cause in sorted(marked, key=lambda entry: entry[1].outcome != 'hit'):
        _mark(image, number, one, cause, page)
    image.quantize(palette=palette, dither=Image.Dither.NONE).save(pathlib.Path(target), optimize=True)
    return True


def _palette(image):
    """The page's own colours and those of the marks, which few pixels have and a plain reduction would lose."""
    own = image.quantize(COLOURS).getpalette()[: 3 * COLOURS]
    for colour in (WRONG, REVIEW, RIGHT):
        own += colour
        own += [255 - (255 - level) * TINT // 255 for level in colour]
    palette = Image.new('P', (1, 1))
    palette.putpalette(own)
    return palette


def _mark(image, number, one, cause, page):
    """A thick frame where the value was found, a thin one where it stands when that is elsewhere."""
    colour = colour_of(one)
    places = [(one.box, 3)] if one.box and one.page == page else []
    if one.outcome != 'hit' and cause and cause.box and cause.page == page and cause.box != one.box:
        places.append((cause.box, 1))
    for box, thick in places:
        pen = ImageDraw.Draw(image, 'RGBA')
        x0, y0, x1, y1 = (side * full for side, full in zip(box, 2 * image.size))
        x0, y0, x1, y1 = x0 - 2, y0 - 2, max(x1 + 2, x0 + 4), max(y1 + 2, y0 + 4)
        pen.rectangle((x0, y0, x1, y1), fill=(*colour, TINT), outline=(*colour, 255), width=thick)
        font = ImageFont.load_default()
        text = str(number)
        left, top, right, bottom = pen.textbbox((0, 0), text, font=font)
        tag = (x1 - 1, y0 - 5, x1 + right - left + 6, y0 + bottom - top + 2)
        pen.rectangle(tag, fill=(*colour, 255))
        pen.text((tag[0] + 3, tag[1] + 1), text, fill='white', font=font)
