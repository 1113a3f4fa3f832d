"""Reliability diagram and coverage curve as SVG, drawn by hand so that the report needs nothing from outside."""
import html

from lab import calibration

INK, SOFT, LINE, BLUE, RED, GREEN = '#222', '#777', '#ddd', '#1f5fa8', '#b3261e', '#1b7f3b'
SIDE, LEFT, TOP = 230, 58, 34  # of a plot, in pixels
WIDTH, HEIGHT = LEFT + SIDE + 18, TOP + SIDE + 74


def pair(name, values, threshold):
    """One SVG: the reliability diagram on the left, the coverage curve on the right."""
    bins, points = calibration.bins_of(values), calibration.coverage(values)
    gap = 22
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {2 * WIDTH + gap} {HEIGHT}" width="{2 * WIDTH + gap}" '
        f'height="{HEIGHT}" font-family="sans-serif" font-size="11" fill="{INK}">'
        f'<rect width="100%" height="100%" fill="white"/>{_reliability(name, bins)}'
        f'<g transform="translate({WIDTH + gap},0)">{_coverage(name, values, points, threshold)}</g></svg>'
    )


def _text(x, y, words, anchor='start', **style):
    extra = ''.join(f' {key.replace("_", "-")}="{value}"' for key, value in style.items())
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{extra}>{html.escape(str(words))}</text>'


def _frame(title, under, beside, ticks_x, ticks_y):
    """Axes; ticks are (place 0..1, words)."""
    parts = [_text(LEFT, 16, title, font_weight='bold', font_size=12)]
    for place, words in ticks_x:
        x = LEFT + place * SIDE
        parts.append(f'<line x1="{x:.1f}" y1="{TOP}" x2="{x:.1f}" y2="{TOP + SIDE}" stroke="{LINE}"/>')
        parts.append(_text(x, TOP + SIDE + 13, words, 'middle', font_size=10, fill=SOFT))
    for place, words in ticks_y:
        y = TOP + (1 - place) * SIDE
        parts.append(f'<line x1="{LEFT}" y1="{y:.1f}" x2="{LEFT + SIDE}" y2="{y:.1f}" stroke="{LINE}"/>')
        parts.append(_text(LEFT - 5, y + 3.5, words, 'end', font_size=10, fill=SOFT))
    parts.append(f'<rect x="{LEFT}" y="{TOP}" width="{SIDE}" height="{SIDE}" fill="none" stroke="{SOFT}"/>')
    parts.append(_text(LEFT + SIDE / 2, TOP + SIDE + 28, under, 'middle', fill=SOFT))
    middle = TOP + SIDE / 2
    parts.append(f'<g transform="rotate(-90 11 {middle})">{_text(11, middle, beside, "middle", fill=SOFT)}</g>')
    return ''.join(parts)


def _reliability(name, bins):
    tenths = [(step / 5, f'{step / 5:.1f}') for step in range(6)]
    error, total = calibration.calibration_error(bins), sum(each.count for each in bins)
    parts = [_frame(f'{name}: reliability', 'stated confidence', 'share right', tenths, tenths)]
    parts.append(
        f'<line x1="{LEFT}" y1="{TOP + SIDE}" x2="{LEFT + SIDE}" y2="{TOP}" stroke="{SOFT}" stroke-dasharray="4 3"/>'
    )
    most = max((each.count for each in bins), default=1)
    places = [(LEFT + each.stated * SIDE, TOP + (1 - each.right) * SIDE) for each in bins]
    if len(places) > 1:
        way = ' '.join(f'{x:.1f},{y:.1f}' for x, y in places)
        parts.append(f'<polyline points="{way}" fill="none" stroke="{BLUE}" stroke-width="1.5"/>')
    for each, (x, y) in zip(bins, places):
        words = f'{each.low:g}–{each.high:g}: {each.count} values, stated {each.stated:.3f}, right {each.right:.3f}'
        parts.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{2.5 + 5 * (each.count / most) ** 0.5:.1f}" fill="{BLUE}" '
            f'fill-opacity="0.75"><title>{words}</title></circle>'
        )
    parts.append(_text(LEFT + 7, TOP + 15, f'calibration error {error:.4f}', font_weight='bold'))
    parts.append(_text(LEFT + 7, TOP + 29, f'{total} values', fill=SOFT))
    parts.append(_counts(bins))
    return ''.join(parts)


def _counts(bins):
    """How many values stand behind the circles, under the axis; neighbours that would overlap give way."""
    parts, free = [], -1.0
    for each in bins:
        x = LEFT + each.stated * SIDE
        if x >= free:
            parts.append(_text(x, TOP + SIDE + 44, f'{each.count}', 'middle', font_size=9, fill=BLUE))
            free = x + 8 + 5.5 * len(str(each.count))
    parts.append(_text(LEFT - 5, TOP + SIDE + 44, 'n', 'end', font_size=9, fill=BLUE))
    return ''.join(parts)


def _coverage(name, values, points, threshold):
    top = next(limit for limit in (0.02, 0.05, 0.1, 0.2, 0.5, 1.0) if limit >= min(1, _highest(points)))
    ticks_y = [(step / 4, f'{100 * top * step / 4:g} %') for step in range(5)]
    ticks_x = [(step / 5, f'{20 * step} %') for step in range(6)]
    parts = [
        _frame(f'{name}: coverage', 'share accepted of the values found', 'wrong among the accepted', ticks_x, ticks_y)
    ]
    height = lambda silent: TOP + (1 - min(silent, top) / top) * SIDE  # noqa: E731
    bar = height(calibration.BAR)
    parts.append(
        f'<line x1="{LEFT}" y1="{bar:.1f}" x2="{LEFT + SIDE}" y2="{bar:.1f}" stroke="{GREEN}" stroke-dasharray="4 3"/>'
    )
    parts.append(_text(LEFT + SIDE - 4, bar - 3, '0.5 %', 'end', font_size=10, fill=GREEN))
    way = ' '.join(f'{LEFT + point.share * SIDE:.1f},{height(point.silent):.1f}' for point in points)
    parts.append(f'<polyline points="{way}" fill="none" stroke="{BLUE}" stroke-width="1.5"/>')
    at = calibration.point_at(points, threshold)
    if at:
        x, y = LEFT + at.share * SIDE, height(at.silent)
        parts.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.5" fill="{RED}"/>'
            f'<line x1="{x:.1f}" y1="{TOP}" x2="{x:.1f}" y2="{TOP + SIDE}" stroke="{RED}" stroke-width="0.7"/>'
        )
    words = (
        f'threshold {threshold:g}: {100 * at.share:.1f} % accepted, {100 * at.silent:.2f} % of it wrong' if at else ''
    )
    parts.append(_text(LEFT, TOP + SIDE + 44, words or f'nothing reaches {threshold:g}', font_size=10, fill=RED))
    own = calibration.summary(values)
    words = f'the program accepts {100 * own.accepted / max(1, own.count):.1f} %, {100 * own.silent:.2f} % of it wrong'
    parts.append(_text(LEFT, TOP + SIDE + 58, words, font_size=10, fill=SOFT))
    return ''.join(parts)


def _highest(points):
    """The curve's highest error once a tenth has passed: the first few values alone say nothing."""
    return max((point.silent for point in points if point.share >= 0.1), default=0.0)
