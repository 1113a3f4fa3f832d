"""Why a value was lost or wrong, told from what the recogniser read on the paper's pages.

The causes, in the order in which they are tried:
  no record           the file was quarantined, excluded or is missing from what was found
  wrong type / split  the document was cut or named otherwise than it is, so other rules ran
  handwritten         by the truth, or the words at the value's place were recognised as handwriting
  nothing there       a value was given for a field that this paper does not have
  mended wrong        what was read is right or nearer to the truth than the value made of it
  cut wrong           the value stands on the page as it should, and the one found is a part of it or holds more than it
  another value       the value stands on the page as it should, and a different one was taken
  not found           the value stands on the page as it should, and the rules found nothing
  slips               something at least 0.6 alike stands on the page, nothing that is right
  not read            nothing alike stands on the page
"""
import dataclasses
import re

from lab.outcomes import score

ALIKE_AT_ALL = 0.6
CAUSES = {
    'no record': 'no record',
    'wrong type': 'wrong document or split: type',
    'wrong split': 'wrong document or split: pages',
    'handwritten': 'handwritten',
    'nothing there': 'a value where nothing stands',
    'mended wrong': 'mended wrong',
    'cut wrong': 'found but cut wrong',
    'another value': 'read, but another value was taken',
    'not found': 'read, but not found by the rules',
    'slips': 'read with slips',
    'not read': 'not read',
}


@dataclasses.dataclass
class Cause:
    name: str  # a key of CAUSES
    nearest: str = ''  # the words on the page that are most alike
    likeness: float = 0.0
    page: int = 0  # where they stand
    box: list = None


def spellings(field, want):
    """How a value of the truth may stand on the paper."""
    if isinstance(want, list):
        return [str(part) for part in want]
    text = str(want)
    date = re.fullmatch(r'(\d{4})-(\d\d)-(\d\d)', text)
    if date:
        year, month, day = date.groups()
        padded = month if int(month) < 3 else str(int(month))
        return [
            f'{day}/{month}/{year}',
            f'{day} tháng {padded} năm {year}',
            f'{day}-{month}-{year}',
            f'{day}.{month}.{year}',
        ]
    if text.isdigit() and field in score.QUANTITIES:
        return [text, f'{int(text):,}'.replace(',', '.'), text.zfill(2)]
    return [text]


def nearest(want, words):
    """(likeness, words) of the run of words most alike to `want`. Semi-global alignment: where in the page it starts and
    ends costs nothing (Sellers 1980); a run is widened to whole words."""
    needle = score.normal(want)
    text, owners = '', []
    for number, word in enumerate(words):
        piece = score.normal(word['text']) or word['text'].lower()
        gap = ' ' if text else ''
        text += gap + piece
        owners += [number] * (len(gap) + len(piece))
    if not needle or not text:
        return 0.0, []
    whole = re.search(rf'(?<!\w){re.escape(needle)}(?!\w)', text)
    if whole:
        return 1.0, _run(words, owners, *whole.span())
    if len(needle) < 3:
        return 0.0, []  # something alike to one or two signs stands on every page
    row, starts = [0] * (len(text) + 1), list(range(len(text) + 1))
    for count, sign in enumerate(needle, 1):
        above, above_starts = row, starts
        row, starts = [count], [0]
        for column, its in enumerate(text, 1):
            swapped, dropped, added = above[column - 1] + (sign != its), above[column] + 1, row[-1] + 1
            least = min(swapped, dropped, added)
            row.append(least)
            starts.append(
                above_starts[column - 1]
                if least == swapped
                else above_starts[column]
                if least == dropped
                else starts[-1]
            )
    end = min(range(len(row)), key=row.__getitem__)
    run = _run(words, owners, starts[end], end)
    return max(0.0, 1 - row[end] / len(needle)), run


def _run(words, owners, start, end):
    return words[owners[start] : owners[end - 1] + 1] if end > start else []


def around(words):
    """The box around words; None without words."""
    boxes = [word['box'] for word in words]
    if not boxes:
        return None
    return [min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)]


def explain(one, pages):
    """The cause of an outcome that is not a hit. `pages`: {number: words} of the document's pages."""
    if one.record is None or (one.record.get('outcome') not in (None, 'stored', 'duplicate')):
        return Cause('no record')
    best = _best_place(one, pages)
    name = _name(one, best, pages)
    return dataclasses.replace(best, name=name)


def _best_place(one, pages):
    best = Cause('not read')
    if one.want is None:
        return best
    for spelling in spellings(one.field, one.want):
        for number, words in pages.items():
            alike, run = nearest(spelling, words)
            if alike > best.likeness:
                best = Cause('', ' '.join(word['text'] for word in run), alike, number, around(run))
    return best


def _name(one, best, pages):
    if one.record.get('type') != one.document['type']:
        return 'wrong type'
    if sorted(one.record.get('pages', [])) != sorted(one.document['pages']):
        return 'wrong split'
    if one.by_hand or _pen_at(best.box or one.box, pages.get(best.page or one.page, [])):
        return 'handwritten'
    if one.outcome == 'extra':
        return 'nothing there'
    want = one.want[0] if isinstance(one.want, list) else one.want
    if one.outcome == 'wrong' and _mended(one, want):
        return 'mended wrong'
    read = best.likeness == 1.0 or (one.field in score.FREE_TEXT and best.likeness >= score.ALIKE)
    if read and one.outcome == 'missed':
        return 'not found'
    if read:
        return _taken(score.normal(want), score.normal(_joined(one.got)))
    return 'slips' if best.likeness >= ALIKE_AT_ALL else 'not read'


def _joined(value):
    return ' '.join(map(str, value)) if isinstance(value, list) else str(value)


def _mended(one, want):
    """Whether the words as read agree with the truth better than the value made of them."""
    got, raw = score.normal(_joined(one.got)), score.normal(one.raw)
    alike = [
        max(score.likeness(score.normal(form), text) for form in spellings(one.field, want)) for text in (raw, got)
    ]
    if score.normal(want) == raw:
        return True
    # A date is always written anew (ISO), so there only what was read counts.
    return alike[0] > alike[1] and not re.fullmatch(r'\d{4}-\d\d-\d\d', str(want)) and alike[0] > 0.9


def _taken(want, got):
    """What became of a value that stands on the page as it should."""
    if want in got or got in want:
        return 'cut wrong'
    return 'mended wrong' if score.likeness(want, got) >= ALIKE_AT_ALL else 'another value'


def _pen_at(box, words):
    """Whether most of the words at the place were recognised as handwriting."""
    if not box:
        return False
    inside = [
        word
        for word in words
        if box[0] <= (word['box'][0] + word['box'][2]) / 2 <= box[2]
        and box[1] <= (word['box'][1] + word['box'][3]) / 2 <= box[3]
    ]
    return bool(inside) and 2 * sum(bool(word.get('handwritten')) for word in inside) > len(inside)
