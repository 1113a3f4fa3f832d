"""What may stand in the row below a signature: persons' names, often; syllables that make no name, so that the net reads
letters and does not recall names; offices in capitals, which it must not take for a name. Needs numpy."""
import functools
import os
import re
import unicodedata

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), '../..')
DEGREES = ('TS.', 'ThS.', 'Ths.', 'PGS.TS.', 'GS.TS.', 'BS.', 'KS.', 'CN.', 'BS.CKI.', 'LS.', 'TS.BS.', 'Th.S')
OFFICES = ('CHỦ TỊCH', 'PHÓ CHỦ TỊCH', 'GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC', 'CHÁNH VĂN PHÒNG', 'TRƯỞNG PHÒNG', 'CHI CỤC TRƯỞNG',
           'KT. CHỦ TỊCH', 'TM. ỦY BAN NHÂN DÂN', 'BỘ TRƯỞNG', 'THỨ TRƯỞNG', 'PHÓ TRƯỞNG PHÒNG', 'CÔNG CHỨNG VIÊN')
HIGHLAND_FAMILIES = ("Điểu", "Y", "Niê", "Êban", "Mlô", "Ayun", "Byă", "Kđăm", "Kbuôr", "Ksơr", "Lò", "Vàng", "Giàng", "Rơ",
                     "Siu", "Rahlan", "Kpă", "Nay", "Ka", "Ma", "Thị", "Sùng", "Thào", "Bing", "Hwing", "Bkrông", "Jưk", "Liêng",
                     "Cil", "Kră", "Kơ", "Đinh", "Bon", "Lơ", "Mu", "Pang", "Ting", "Wơn", "Fa")
HIGHLAND_STARTS = ("K'", "H'", "Y ", "R'", "M'", "N'", "B'", "")
HIGHLAND_ONSETS = ('Br', 'Bl', 'Kr', 'Kl', 'Ml', 'Pl', 'Pr', 'J', 'W', 'Mb', 'Nd', 'Dj', 'Gl', 'Hr', 'Y', 'Rc', 'Sr', 'Ch', 'D', 'T', 'S',
                   'R', 'L', 'N', 'M', 'V', 'Đ', 'Ng')
HIGHLAND_RIMES = ('êu', 'ang', 'ung', 'ơi', 'in', 'ep', 'ếp', 'uôn', 'ăm', 'ip', 'úk', 'ol', 'êl', 'ar', 'ưr', 'ôr', 'ing', 'ăng', 'iêng',
                  'ế', 'ô', 'a', 'yă', 'ah', 'uh', 'os', 'ơs', 'it', 'ơn', 'ai', 'oa', 'uê', 'al', 'el', 'uk', 'ak', 'ôm', 'er')
TONES = ('', '\u0300', '\u0301', '\u0309', '\u0303', '\u0323')


@functools.cache
def spelling():
    """Onsets and rimes of the program's own grammar of syllables."""
    with open(os.path.join(ROOT, 'extractors/reading/syllable.cc'), encoding='utf-8') as file:
        source = file.read()
    onsets = re.search(r'kOnsets = \{(.*?)\};', source, re.S).group(1)
    rimes = re.search(r'kRimes =(.*?);', source, re.S).group(1)
    return tuple(re.findall(r'U"([^"]*)"', onsets)), tuple(' '.join(re.findall(r'U"([^"]*)"', rimes)).split())


@functools.cache
def parts(kind):
    """Names of one part and how likely each is drawn: the common ones less than they are."""
    names, weights = [], []
    with open(os.path.join(ROOT, 'config/vocabulary/names.tsv'), encoding='utf-8') as file:
        for line in file:
            if line.startswith(kind + '\t'):
                _, name, count = line.rstrip('\n').split('\t')
                if set(name) <= set(alphabet()):
                    names.append(name)
                    weights.append(float(count) ** .5)
    total = sum(weights)
    return names, [w / total for w in weights]


def part(rng, kind):
    names, weights = parts(kind)
    return capital(names[rng.choice(len(names), p=weights)])


def with_tone(rime, tone, old_style):
    """The rime with its tone where it is written: on the vowel with a mark of its own, else before the last consonant."""
    vowels = [i for i, c in enumerate(rime) if unicodedata.normalize('NFD', c)[0] in 'aeiouy']
    marked = [i for i in vowels if rime[i] in 'ăâêôơư']
    if marked:
        at = marked[-1]
    elif vowels[-1] + 1 < len(rime) or len(vowels) == 1 or (len(vowels) == 2 and rime[:2] in ('oa', 'oe', 'uy') and not old_style):
        at = vowels[-1]
    else:
        at = vowels[len(vowels) // 2 if len(vowels) == 3 else 0]
    return unicodedata.normalize('NFC', rime[:at + 1] + tone + rime[at + 1:])


def syllable(rng):
    onsets, rimes = spelling()
    while True:
        onset, rime = onsets[rng.integers(len(onsets))], rimes[rng.integers(len(rimes))]
        if onset.endswith(('u', 'i')) and rime[0] in 'uưi':
            continue
        stopped = rime.endswith(('c', 'p', 't', 'ch'))
        tone = TONES[rng.choice((2, 5)) if stopped else rng.integers(6)]
        return capital(onset + with_tone(rime, tone, rng.random() < .5))


def capital(word):
    return word[:1].upper() + word[1:]


def highland(rng):
    def given():
        return HIGHLAND_ONSETS[rng.integers(len(HIGHLAND_ONSETS))] + HIGHLAND_RIMES[rng.integers(len(HIGHLAND_RIMES))]
    start = HIGHLAND_STARTS[rng.integers(len(HIGHLAND_STARTS))]
    family = HIGHLAND_FAMILIES[rng.integers(len(HIGHLAND_FAMILIES))]
    return start + given() + ' ' + family if rng.random() < .5 else family + ' ' + start + given()


def person(rng):
    middle = [part(rng, 'middle') for _ in range(rng.choice((0, 1, 2), p=(.15, .65, .2)))]
    return ' '.join([part(rng, 'family')] + middle + [part(rng, 'given')])


def row_text(rng, short=False):
    """`short`: one syllable or two, from which letters are learnt first."""
    if short:
        return ' '.join(syllable(rng) for _ in range(rng.integers(1, 3)))
    kind = rng.random()
    if kind < .03:
        return OFFICES[rng.integers(len(OFFICES))]
    if kind < .05:
        return ' '.join(syllable(rng) for _ in range(rng.integers(2, 5))).upper()
    if kind < .07:
        return ''  # only strokes of a pen
    if kind < .15:
        name = highland(rng)
    elif kind < .47:
        name = ' '.join(syllable(rng) for _ in range(rng.choice((1, 2, 3, 4), p=(.05, .35, .45, .15))))
    else:
        name = person(rng)
    if rng.random() < .06:
        return DEGREES[rng.integers(len(DEGREES))] + (' ' if rng.random() < .6 else '') + name
    return name


SEAL_WORDS = ('ỦY BAN NHÂN DÂN', 'CỘNG HÒA X.H.C.N VIỆT NAM', 'SỞ TƯ PHÁP', 'VĂN PHÒNG', 'C.H.X.H.C.N', 'HUYỆN', 'TỈNH', 'BỘ Y TẾ',
              'CHI CỤC', 'THÀNH PHỐ', 'PHƯỜNG', 'XÃ')


def seal_text(rng):
    """What stands along a seal's ring."""
    return ' '.join([SEAL_WORDS[rng.integers(len(SEAL_WORDS))]] + [syllable(rng).upper() for _ in range(rng.integers(2, 5))])


@functools.cache
def places():
    """Words of the names of units."""
    words = set()
    with open(os.path.join(ROOT, 'config/vocabulary/units.tsv'), encoding='utf-8') as file:
        for line in file:
            words.update(w for w in re.split(r"[\t ,()\-]+", line.strip()) if len(w) > 1 and set(w) <= set(alphabet()) and w[0].isupper())
    return sorted(words | {'Đắk', 'Đăk', 'Đak', 'Đắc', 'Đăc'})


def print_text(rng):
    """What print has where names and places stand, in title case or in capitals."""
    kind = rng.random()
    if kind < .02:
        return ''
    if kind < .06:
        return OFFICES[rng.integers(len(OFFICES))]
    if kind < .14:
        text = ' '.join(places()[rng.integers(len(places()))] for _ in range(rng.integers(1, 4)))
    elif kind < .2:
        text = highland(rng)
    elif kind < .6:
        text = ' '.join(syllable(rng) for _ in range(rng.choice((1, 2, 3, 4, 5), p=(.1, .25, .35, .2, .1))))
    else:
        text = person(rng)
    if rng.random() < .04:
        text = DEGREES[rng.integers(len(DEGREES))] + ' ' + text
    style = rng.random()
    if style < .33:
        return text.upper()
    if style < .38:
        return text.lower()
    return text


def with_signs(text, rng):
    """Signs beside the words, which are no letters and are not to be read."""
    if rng.random() < .1:
        text += str(rng.choice((',', ';', ':', ' ,')))
    if rng.random() < .05:
        text = str(rng.choice((': ', '( ', '“'))) + text
    return text


@functools.cache
def alphabet():
    """Every letter that a row may hold, the space first. The order is that of the net's outputs, after the blank."""
    vowels = 'aăâeêioôơuưy'
    toned = ''.join(unicodedata.normalize('NFC', v + t) for v in vowels for t in TONES)
    consonants = 'bcdđfghjklmnpqrstvwx'
    small = toned + consonants
    return " '.-" + small + small.upper()
