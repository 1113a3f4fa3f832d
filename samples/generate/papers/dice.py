"""Chance, from a seed: the same seed draws the same papers on every machine."""
import datetime
import random


class Dice:
    def __init__(self, *seed, pens=True, rich=False):
        """`pens`: whether a paper drawn with these dice may be filled in by hand (a born-digital one may not). `rich`:
        whether what came to the generator after the committed samples may appear."""
        self.pens, self.rich = pens, rich
        self._seed = '/'.join(str(part) for part in seed)
        self._random = random.Random(self._seed)

    def child(self, *name):
        """An own source for a part, so that a change in one part does not reshuffle the others."""
        return Dice(self._random.random(), *name, pens=self.pens, rich=self.rich)

    def aside(self, *name):
        """A source that takes nothing from this one: what is added with it leaves everything else as it was drawn before.
        The same name gives the same chances again."""
        return Dice(self._seed, 'aside', *name, pens=self.pens, rich=self.rich)

    def sometimes(self, probability, *name):
        """An aside when the generator may be rich and chance wills it, else None."""
        other = self.aside(*name) if self.rich else None
        return other if other and other.chance(probability) else None

    def pick(self, choices):
        return choices[self._random.randrange(len(choices))]

    def weighted(self, weights):
        """`weights`: {choice: weight}."""
        names = list(weights)
        return self._random.choices(names, [weights[name] for name in names])[0]

    def sample(self, choices, count):
        return self._random.sample(list(choices), count)

    def chance(self, probability):
        return self._random.random() < probability

    def number(self, low, high):
        return self._random.randint(low, high)

    def real(self, low, high):
        return self._random.uniform(low, high)

    def spread(self, width):
        """A small deviation, -width..width."""
        return self._random.uniform(-width, width)

    def digits(self, count):
        return ''.join(str(self._random.randrange(10)) for _ in range(count))

    def day(self, first, last):
        return first + datetime.timedelta(days=self._random.randrange((last - first).days + 1))
