"""From a picture of a slot to pieces of ink that may be digits. The same steps stand in
extractors/handwriting/segments.cc: what is learnt here is what the program shows the net there. Needs numpy."""
import numpy as np

INK = .40            # darkness from which a pixel is ink, of the slot's dark end
SMALLEST = .16       # of print's height: what is smaller both ways is a dot
WIDE = .62           # of the digits' height: wider pieces may be two digits
EDGE = .20           # of the digits' height: no cut nearer to the edge of a piece or to another cut
THIN = .33           # of the digits' height: no cut through more ink than this in its column
MOST_CUTS = 3
MOST_ATOMS = 14
MOST_JOINED = 4
SIDE, BOX = 28, 22


def stretch(darkness):
    """Paper to 0, ink to 1: the slot's own range."""
    values = np.sort(darkness.ravel())
    paper = values[int(.5 * (len(values) - 1))]
    dark = values[int(.985 * (len(values) - 1))]
    return np.clip((darkness - paper) / max(.12, dark - paper), 0, 1)


def components(ink):
    """Labels from 1 of what hangs together, corners too."""
    labels = np.zeros(ink.shape, np.int32)
    parent = [0]

    def find(a):
        while parent[a] != a:
            parent[a] = parent[parent[a]]
            a = parent[a]
        return a

    before = []
    for y in range(ink.shape[0]):
        edges = np.flatnonzero(np.diff(np.concatenate([[0], ink[y].astype(np.int8), [0]])))
        runs = []
        for start, end in zip(edges[::2], edges[1::2]):
            label = 0
            for s, e, other in before:
                if s <= end and start <= e:
                    other = find(other)
                    if label == 0:
                        label = other
                    elif other != label:
                        low, high = min(label, other), max(label, other)
                        parent[high] = low
                        label = low
            if label == 0:
                label = len(parent)
                parent.append(label)
            labels[y, start:end] = label
            runs.append((start, end, label))
        before = runs
    roots = np.array([find(a) for a in range(len(parent))])
    return roots[labels]


def cuts_of(profile, reference):
    """Columns where a wide piece may be cut: the thinnest places of its ink."""
    edge = max(2, int(EDGE * reference))
    lows = []
    for x in range(edge, len(profile) - edge):
        near = profile[x - 2:x + 3]
        if profile[x] == near.min() and profile[x] != profile[x - 1] and profile[x] <= THIN * reference:
            lows.append((int(profile[x]), x))
    chosen = []
    for _, x in sorted(lows):
        if len(chosen) < MOST_CUTS and all(abs(x - other) >= edge for other in chosen):
            chosen.append(x)
    return sorted(chosen)


def digit_height(heights, print_height):
    """How tall the slot's digits are: what most of its pieces reach, within reason beside the print."""
    tall = sorted(h for h in heights if h >= .5 * print_height)
    if not tall:
        return print_height
    return min(max(tall[int(.7 * (len(tall) - 1) + .5)], .8 * print_height), 2.2 * print_height)


class Atoms:
    """Pieces of ink from left to right, none of which holds two digits if the cuts are right. `window` (x0, y0, x1, y1):
    where the slot lies in the picture; ink that belongs to its surroundings is left out."""

    def __init__(self, darkness, print_height, window=None):
        self.darkness = stretch(darkness)
        labels = components(self.darkness > INK)
        pieces = []
        for label in np.unique(labels)[1:]:
            ys, xs = np.nonzero(labels == label)
            x0, x1, y0, y1 = xs.min(), xs.max() + 1, ys.min(), ys.max() + 1
            small = SMALLEST * print_height
            if y1 - y0 < small and (x1 - x0 < small or y1 - y0 < .5 * small):
                continue
            if window and not self.belongs(x0, y0, x1, y1, window):
                continue
            pieces.append((x0, x1, y0, y1, ys, xs))
        self.reference = digit_height([p[3] - p[2] for p in pieces], print_height)
        boxes = []
        for x0, x1, y0, y1, ys, xs in pieces:
            cuts = []
            if x1 - x0 > WIDE * self.reference:
                cuts = cuts_of(np.bincount(xs - x0, minlength=x1 - x0), self.reference)
            borders = [0] + cuts + [x1 - x0]
            for a, b in zip(borders, borders[1:]):
                part = (xs >= x0 + a) & (xs < x0 + b)
                if part.any():
                    boxes.append((x0 + a, ys[part].min(), x0 + b, ys[part].max() + 1, ys[part], xs[part]))
        boxes.sort(key=lambda b: (b[0] + b[2], b[1]))
        self.labels = np.zeros(labels.shape, np.int32)
        self.boxes = []
        for i, box in enumerate(boxes):
            self.labels[box[4], box[5]] = i + 1
            self.boxes.append(tuple(int(v) for v in box[:4]))

    @staticmethod
    def belongs(x0, y0, x1, y1, window):
        middle = x0 + x1
        inside_x = min(x1, window[2]) - max(x0, window[0])
        inside_y = min(y1, window[3]) - max(y0, window[1])
        return 2 * window[0] <= middle <= 2 * window[2] and 2 * inside_x > x1 - x0 and 3 * inside_y > y1 - y0

    def segments(self):
        """(first, past the last) of the atoms that may be one digit."""
        if len(self.boxes) > MOST_ATOMS:
            return []
        found = []
        for first in range(len(self.boxes)):
            for last in range(first + 1, min(len(self.boxes), first + MOST_JOINED) + 1):
                x0, y0, x1, y1 = self.box(first, last)
                tall, wide = (y1 - y0) / self.reference, (x1 - x0) / self.reference
                if .35 <= tall <= 1.8 and wide <= 1.3:
                    found.append((first, last))
        return found

    def box(self, first, last):
        boxes = np.array(self.boxes[first:last])
        return boxes[:, 0].min(), boxes[:, 1].min(), boxes[:, 2].max(), boxes[:, 3].max()

    def picture(self, first, last):
        """What the net sees: the ink of these atoms alone, its longer side BOX, in the middle of SIDE x SIDE."""
        x0, y0, x1, y1 = self.box(first, last)
        mine = (self.labels > first) & (self.labels <= last)
        free = np.pad(mine, 1)
        near = np.zeros(mine.shape, bool)
        h, w = mine.shape
        for dy in range(3):
            for dx in range(3):
                near |= free[dy:dy + h, dx:dx + w]
        shown = np.where(mine | (near & (self.labels == 0)), self.darkness, 0)[y0:y1, x0:x1]
        scale = BOX / max(x1 - x0, y1 - y0)
        w, h = max(1, round((x1 - x0) * scale)), max(1, round((y1 - y0) * scale))
        small = averages(h, y1 - y0) @ shown @ averages(w, x1 - x0).T
        out = np.zeros((SIDE, SIDE), np.float32)
        top, left = (SIDE - h) // 2, (SIDE - w) // 2
        out[top:top + h, left:left + w] = small
        return out

    def sizes(self, first, last):
        x0, y0, x1, y1 = self.box(first, last)
        return min(2, (y1 - y0) / self.reference) / 2, min(2, (x1 - x0) / self.reference) / 2


_averages = {}


def averages(to, old):
    """Rows: how much each old pixel gives to a new one, by the length they share."""
    if (to, old) not in _averages:
        edges = np.linspace(0, old, to + 1)
        rows = np.zeros((to, old), np.float32)
        for i in range(to):
            for j in range(int(edges[i]), min(old, int(np.ceil(edges[i + 1])))):
                rows[i, j] = max(0, min(edges[i + 1], j + 1) - max(edges[i], j))
        _averages[to, old] = rows / rows.sum(1, keepdims=True)
    return _averages[to, old]


def label_of(atoms, slot, first, last):
    """The digit that a segment shows, 10 for none, None where nobody could tell."""
    mine = (atoms.labels > first) & (atoms.labels <= last)
    rest = slot.owner[-1]
    shares = [float((ink * mine).sum() / max(1e-6, ink.sum())) for ink in slot.owner[:-1]]
    amounts = [float((ink * mine).sum()) for ink in slot.owner]
    total = sum(amounts)
    if total < 1:
        return 10
    best = int(np.argmax(amounts[:-1]))
    strange = (total - amounts[best]) / total
    if shares[best] > .86 and strange < .10:
        return int(slot.text[best])
    if shares[best] < .62 or strange > .3:
        return 10
    return None
