"""The fields and the pages that were read worst."""
import collections
import dataclasses

DAMPING = 3  # values: a field that was lost once out of once is no worse than one lost in half of twenty


@dataclasses.dataclass
class Field:
    type: str
    field: str
    count: int  # on the papers
    missed: int
    wrong: int
    silent: int
    causes: list  # (name, how often), the most frequent first
    examples: list  # (outcome, cause), the silent ones first

    @property
    def loss(self):
        return (self.missed + self.wrong) / max(1, self.count)


def fields(explained, count=20):
    """`explained`: (outcome, cause or None) of every value, printed and by hand. The worst fields, worst first."""
    groups = collections.defaultdict(list)
    for one, cause in explained:
        if not one.by_hand:
            groups[one.type, one.field].append((one, cause))
    made = [_field(key, some) for key, some in groups.items()]
    lost = [each for each in made if each.missed + each.wrong]
    return sorted(lost, key=lambda each: (-(each.missed + each.wrong) / (each.count + DAMPING), each.type, each.field))[
        :count
    ]


def _field(key, some):
    outcomes = collections.Counter(one.outcome for one, _ in some)
    failed = [(one, cause) for one, cause in some if one.lost]
    return Field(
        *key,
        count=sum(one.want is not None for one, _ in some),
        missed=outcomes['missed'],
        wrong=outcomes['wrong'],
        silent=sum(one.silent for one, _ in some),
        causes=collections.Counter(cause.name for _, cause in failed).most_common(),
        examples=sorted(failed, key=lambda pair: (not pair[0].silent, pair[0].file)),
    )


def pages(explained, count):
    """[(file, page, [(outcome, cause)])], worst first: a silent error weighs as three lost values."""
    groups = collections.defaultdict(list)
    for one, cause in explained:
        groups[one.file, cause.page if cause and cause.page else one.page].append((one, cause))

    def badness(some):
        return sum(3 * one.silent + one.lost + (one.outcome == 'extra') for one, _ in some if not one.by_hand)

    ranked = sorted(groups.items(), key=lambda item: (-badness(item[1]), item[0]))
    return [(*key, some) for key, some in ranked[:count] if badness(some)]
