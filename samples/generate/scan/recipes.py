"""Scan classes: what becomes of a clean page in each kind of office. A recipe returns pictures and their resolution."""
import dataclasses

import cairo
import numpy
from PIL import Image, ImageFilter

from scan import damage, wear

CLASSES = ('clean', 'office', 'low', 'fax', 'copier', 'worn', 'phone')


@dataclasses.dataclass
class Scan:
    pages: list  # PIL pictures
    dpi: int
    quality: int  # of JPEG; 0 means that the pages are black and white
    signed_by: tuple = ()  # lines of an electronic signature, the only text that a PDF of this scan then has


def render(paper, dpi):
    """A paper's pages as clean pictures."""
    return [render_page(page, paper.size, dpi) for page in paper.pages]


def render_page(surface, size, dpi):
    width, height = (round(side / 25.4 * dpi) for side in size)
    image = cairo.ImageSurface(cairo.FORMAT_RGB24, width, height)
    context = cairo.Context(image)
    context.set_source_rgb(1, 1, 1)
    context.paint()
    context.scale(dpi / 72, dpi / 72)
    context.set_source_surface(surface)
    context.paint()
    image.flush()
    pixels = numpy.ndarray((height, image.get_stride() // 4, 4), numpy.uint8, bytes(image.get_data()))[:, :width]
    return Image.fromarray(numpy.ascontiguousarray(pixels[:, :, 2::-1]))


def scan(papers, kind, dice):
    """All pages of `papers` through one machine of the class `kind`: one drawer of paper, one setting."""
    dpi = {
        'clean': 300,
        'office': dice.pick((200, 240, 300)),
        'low': dice.pick((150, 200)),
        'fax': 200,
        'copier': dice.pick((200, 300)),
        'worn': dice.pick((200, 240)),
        'phone': dice.pick((170, 200, 230)),
    }[kind]
    pages = [page for paper in papers for page in render(paper, dpi)]
    if dice.rich:
        pages = _more_wear(pages, _blanks(papers), kind, dice.aside('wear'), dpi)
    recipe = {
        'clean': _clean,
        'office': _office,
        'low': _low,
        'fax': _fax,
        'copier': _copier,
        'worn': _worn,
        'phone': _phone,
    }[kind]
    back = pages[-1] if len(pages) > 1 else None
    machine = dice.child('machine').number(0, 10**6)
    done = [
        _turn(recipe(page, dice.child('page', number), dpi, back if number + 1 < len(pages) else None, machine), dice)
        for number, page in enumerate(pages)
    ]
    if dice.rich and kind == 'fax':
        done = [wear.fax_lines(page, dice.aside('line', number)) for number, page in enumerate(done)]
    quality = {
        'clean': 88,
        'office': dice.number(60, 85),
        'low': dice.number(28, 50),
        'worn': dice.number(50, 75),
        'phone': dice.number(55, 80),
        'copier': 60,
    }.get(kind, 0)
    return Scan(done, dpi, 0 if done[0].mode == '1' else quality)


def _blanks(papers):
    """For each page, whether it is an empty back."""
    return [paper.back for paper in papers for _ in paper.pages]


def _more_wear(pages, blanks, kind, dice, dpi):
    """What happened to the sheets before or while they were scanned: staples, holes, corners, a feeder that slips."""
    dots_per_mm = dpi / 25.4
    stapled, holes = dice.chance(0.25), dice.weighted({0: 8, 2: 1, 4: 1})
    corner = dice.pick(('left', 'right'))
    worn = []
    for number, page in enumerate(pages):
        if blanks[number]:
            page = damage.show_through(page, pages[number - 1], dice.real(0.06, 0.16))
        if kind not in ('clean', 'phone') and dice.chance(0.15):
            page = wear.slip(page, dice)
        if holes:
            page = wear.filing_holes(page, dice, dots_per_mm, holes)
        if stapled:
            page = wear.staple(page, dice, dots_per_mm, corner)
        if kind in ('office', 'worn', 'copier') and dice.chance(0.08):
            page = wear.turned_corner(page, dice, dots_per_mm)
        if kind in ('copier', 'fax', 'low') and dice.chance(0.15):
            page = wear.low_toner(page, dice)
        worn.append(page)
    return worn


def _turn(page, dice):
    """Now and then a sheet lies the wrong way round in the feeder."""
    turn = dice.weighted({0: 92, 90: 3, 180: 2, 270: 3})
    return page.rotate(turn, expand=True) if turn else page


def _paper_colour(machine):
    return ((255, 255, 255), (250, 249, 244), (246, 240, 226), (240, 243, 236), (244, 236, 238), (238, 240, 246))[
        machine % 6
    ]


def _clean(page, dice, dpi, back, machine):
    return damage.grain(page, dice, 1.5)


def _office(page, dice, dpi, back, machine):
    page = damage.tint(page, _paper_colour(machine))
    if back is not None and machine % 3 == 0:
        page = damage.show_through(page, back, 0.10)
    if dice.chance(0.25):
        page = damage.bulge(page, dice, dice.real(0.003, 0.010), _paper_colour(machine))
    page = damage.skew(page, dice, 1.6, _paper_colour(machine)).filter(ImageFilter.GaussianBlur(dice.real(0.3, 0.8)))
    page = damage.uneven_light(page, dice, dice.real(0.02, 0.08))
    if dice.chance(0.3):
        page = damage.punch_holes(page, dice, dpi / 25.4)
    if dice.chance(0.35):
        page = damage.dark_edges(page, dice, dpi // 12)
    return damage.grain(page, dice, dice.real(2, 5))


def _low(page, dice, dpi, back, machine):
    page = damage.tint(page, _paper_colour(machine))
    page = damage.skew(page, dice, 2.0, _paper_colour(machine)).filter(ImageFilter.GaussianBlur(dice.real(0.5, 0.9)))
    if machine % 3 == 1:
        page = page.convert('L')
    return damage.grain(damage.uneven_light(page, dice, 0.08), dice, dice.real(5, 10))


def _fax(page, dice, dpi, back, machine):
    page = damage.skew(page.convert('L'), dice, 1.2, 255).filter(ImageFilter.GaussianBlur(0.6))
    page = damage.specks(page, dice, dice.number(20, 220))
    if dice.chance(0.4):
        page = damage.streaks(page, dice, dice.number(1, 3))
    return damage.threshold(page, dice, level=135 + machine % 50, roughness=dice.real(6, 20))


def _copier(page, dice, dpi, back, machine):
    page = damage.skew(page.convert('L'), dice, 1.4, 255)
    page = damage.fade(page, dice, dice.real(0.55, 0.9)).filter(ImageFilter.GaussianBlur(dpi / 300))
    page = page.point(lambda level: max(0, min(255, int((level - 110) * 1.9 + 90))))
    page = damage.specks(page, dice, dice.number(80, 700))
    page = damage.dark_edges(page, dice, dpi // 10)
    if dice.chance(0.5):
        page = damage.streaks(page, dice, dice.number(1, 4))
    return damage.threshold(page, dice, 140, 8) if machine % 2 else damage.grain(page, dice, 4)


def _worn(page, dice, dpi, back, machine):
    page = damage.tint(
        damage.fade(page, dice, dice.real(0.45, 0.8)), ((238, 228, 204), (232, 222, 196), (240, 236, 222))[machine % 3]
    )
    page = damage.stains(page, dice, dice.number(0, 2))
    page = damage.folds(page, dice, dice.number(1, 3))
    if dice.chance(0.4):
        page = damage.bulge(page, dice, dice.real(0.004, 0.012), (225, 215, 195))
    page = damage.skew(page, dice, 1.8, (225, 215, 195)).filter(ImageFilter.GaussianBlur(dice.real(0.5, 1.0)))
    page = damage.specks(page, dice, dice.number(50, 400), (30, 140))
    return damage.grain(damage.uneven_light(page, dice, 0.12), dice, dice.real(4, 9))


def _phone(page, dice, dpi, back, machine):
    page = damage.tint(page, _paper_colour(machine))
    if dice.chance(0.6):
        page = damage.bulge(page, dice, dice.real(0.003, 0.012), (235, 235, 235))
    page = damage.photograph(page, dice).filter(ImageFilter.GaussianBlur(dice.real(0.5, 1.1)))
    return damage.grain(page, dice, dice.real(3, 7))
