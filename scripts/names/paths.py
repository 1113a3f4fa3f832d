"""From the probabilities of letters along a row to its words, as extractors/lettering/letter_paths.cc does it."""
import math
import unicodedata

import names

BEAM = 16
LEAST_LETTER = -7.0
MISSPELT = -1.5
NEVER = -math.inf
TONES = '\u0300\u0301\u0303\u0309\u0323'


def add(a, b):
    if a == NEVER:
        return b
    if b == NEVER:
        return a
    return max(a, b) + math.log1p(math.exp(-abs(a - b)))


def can_be_spelt(word):
    """As JudgeSpelling in extractors/reading/syllable.cc."""
    onsets, rimes = names.spelling()
    plain, tones = '', ''
    for c in unicodedata.normalize('NFD', word.lower()):
        if c in TONES:
            tones += c
        else:
            plain += c
    plain = unicodedata.normalize('NFC', plain)
    if len(tones) > 1:
        return False
    for onset in onsets:
        rime = plain[len(onset):]
        if plain.startswith(onset) and rime in rimes:
            if not rime.endswith(('c', 'p', 't', 'ch')) or tones in ('\u0301', '\u0323'):
                return True
    return False


def follow(logs):
    """[(letters, logarithm)] of the likeliest texts of (places, letters) logarithms."""
    beam = {(): (0., NEVER)}
    for at in logs:
        likely = [(i, float(at[i])) for i in range(1, len(at)) if at[i] >= LEAST_LETTER]
        blank = float(at[0])
        texts = {}
        for letters, (ended, opened) in beam.items():
            e, o = texts.get(letters, (NEVER, NEVER))
            e = add(e, add(ended, opened) + blank)
            if letters:
                o = add(o, opened + float(at[letters[-1]]))
            texts[letters] = e, o
        for letters, (ended, opened) in beam.items():
            both = add(ended, opened)
            for i, log in likely:
                ways = ended if letters and letters[-1] == i else both
                if ways == NEVER:
                    continue
                longer = letters + (i,)
                e, o = texts.get(longer, (NEVER, NEVER))
                texts[longer] = e, add(o, ways + log)
        best = sorted(texts.items(), key=lambda item: -add(*item[1]))[:BEAM]
        beam = dict(best)
    return [(letters, add(*ways)) for letters, ways in beam.items()]


def words_of(followed, temperature):
    """[(word, probability)] of the likeliest text."""
    alphabet = names.alphabet()
    candidates = []
    for letters, log in followed:
        words = ''.join(alphabet[i - 1] for i in letters).split()
        weight = log / temperature
        weight += sum(MISSPELT for w in words if not set(w) & set(".'-") and not can_be_spelt(w))
        candidates.append((weight, words))
    candidates.sort(key=lambda c: -c[0])
    top = candidates[0][0]
    shares = [math.exp(weight - top) for weight, _ in candidates]
    best = candidates[0][1]
    result = []
    for i, word in enumerate(best):
        there = sum(s for s, (_, words) in zip(shares, candidates) if len(words) == len(best) and words[i] == word)
        result.append((word, there / sum(shares)))
    return result
