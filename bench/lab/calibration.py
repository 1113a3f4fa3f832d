"""Is confidence a probability? Reliability (stated against seen) and coverage (how much may pass at what error).

A value is (confidence, right, accepted). Expected calibration error: the mean over the values of |stated - seen| per bin
(Naeini, Cooper, Hauskrecht 2015). The coverage curve is the risk-coverage curve of selective classification (El-Yaniv,
Wiener 2010). Bins are narrow at the top, for the threshold lies there.
"""
import dataclasses
import pathlib
import re

EDGES = (0.0, 0.2, 0.4, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 1.0)


@dataclasses.dataclass(frozen=True)
class Bin:
    low: float
    high: float
    count: int
    stated: float  # mean confidence
    right: float  # share of right values


@dataclasses.dataclass(frozen=True)
class Point:
    """What would be accepted if the threshold were `threshold`."""

    threshold: float
    share: float  # of all values found
    silent: float  # wrong among the accepted


def bins_of(values, edges=EDGES):
    """The bins that hold a value; the last one includes its upper edge."""
    bins = []
    for low, high in zip(edges, edges[1:]):
        inside = [(c, right) for c, right, _ in values if low <= c < high or (high == edges[-1] and c == high)]
        if inside:
            count = len(inside)
            bins.append(Bin(low, high, count, sum(c for c, _ in inside) / count, sum(r for _, r in inside) / count))
    return bins


def calibration_error(bins):
    total = sum(each.count for each in bins)
    return sum(each.count * abs(each.stated - each.right) for each in bins) / total if total else 0.0


def coverage(values):
    """A point for each threshold at which more values pass, the strictest first."""
    ordered = sorted(values, key=lambda value: -value[0])
    points, wrong = [], 0
    for number, (confidence, right, _) in enumerate(ordered, 1):
        wrong += not right
        if number == len(ordered) or ordered[number][0] != confidence:
            points.append(Point(confidence, number / len(ordered), wrong / number))
    return points


def point_at(points, threshold):
    """The point of the lowest threshold that is not below `threshold`; None when nothing passes."""
    passing = [point for point in points if point.threshold >= threshold]
    return passing[-1] if passing else None


def most_at(points, silent):
    """The point with the largest share whose error is at most `silent`; None when there is none."""
    allowed = [point for point in points if point.silent <= silent]
    return max(allowed, key=lambda point: point.share, default=None)


def configured_threshold(config):
    """`accept_threshold` of the program's own configuration."""
    text = (pathlib.Path(config) / 'sohoa.yaml').read_text(encoding='utf-8')
    found = re.search(r'^\s*accept_threshold:\s*([0-9.]+)', text, re.MULTILINE)
    if not found:
        raise ValueError(f'{config}/sohoa.yaml has no accept_threshold')
    return float(found.group(1))


@dataclasses.dataclass(frozen=True)
class Summary:
    count: int
    right: float
    error: float  # expected calibration error
    accepted: int  # by the program's own word, which also heeds checks and not the threshold alone
    silent: float
    could: float  # the share that could be accepted at 0.5 % of error


BAR = 0.005  # of the accepted may be wrong


def summary(values):
    accepted = [right for _, right, accepted in values if accepted]
    most = most_at(coverage(values), BAR)
    return Summary(
        count=len(values),
        right=sum(right for _, right, _ in values) / max(1, len(values)),
        error=calibration_error(bins_of(values)),
        accepted=len(accepted),
        silent=accepted.count(False) / max(1, len(accepted)),
        could=most.share if most else 0.0,
    )
