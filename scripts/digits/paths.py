"""From the net's opinion of each segment to the strings that a slot may hold. The same steps stand in
extractors/handwriting/paths.cc. Needs numpy."""
import math

SKIP = -2.5        # for each atom taken for print or dirt, besides the net's log probability of "no digit"
MOST_STRINGS = 48  # kept at each place
LONGEST = 6        # digits


def add(a, b):
    high, low = max(a, b), min(a, b)
    return high + math.log1p(math.exp(low - high))


def allowed(kind, text):
    """What can stand in the slot. `kind`: day, month, number."""
    if kind == 'number':
        return 1 <= len(text) <= LONGEST and text.strip('0') != ''
    if not 1 <= len(text) <= 2:
        return False
    return 1 <= int(text) <= (31 if kind == 'day' else 12)


def strings(atom_count, segments, logs):
    """Log weights of all digit strings, summed over the ways to cut the slot."""
    places = [dict() for _ in range(atom_count + 1)]
    places[0][''] = 0.0
    at = {segment: row for segment, row in zip(segments, logs)}
    for place in range(atom_count):
        kept = sorted(places[place].items(), key=lambda item: (-item[1], item[0]))[:MOST_STRINGS]
        for text, weight in kept:
            row = at.get((place, place + 1))
            skip = weight + SKIP + (row[10] if row is not None else 0)
            there = places[place + 1]
            there[text] = add(there[text], skip) if text in there else skip
            for last in range(place + 1, atom_count + 1):
                row = at.get((place, last))
                if row is None or len(text) >= LONGEST:
                    continue
                there = places[last]
                for digit in range(10):
                    if row[digit] < -9:
                        continue
                    longer = text + str(digit)
                    now = weight + row[digit]
                    there[longer] = add(there[longer], now) if longer in there else now
    return places[atom_count]


def ranked(kind, weights, temperature):
    """The allowed strings with their probabilities, best first. What is not allowed ("", 45 as a day) keeps its share:
    a slot that seems to say so is misread."""
    if not weights:
        return []
    top = max(weights.values())
    total = sum(math.exp((w - top) / temperature) for w in weights.values())
    found = [(math.exp((w - top) / temperature) / total, text) for text, w in weights.items() if allowed(kind, text)]
    return sorted(found, key=lambda item: (-item[0], item[1]))
