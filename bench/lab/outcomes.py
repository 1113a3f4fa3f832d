"""Every value of a measured set, one by one: what the paper says, what was found, and how sure the program was.

The verdicts are those of bench/score.py, so that the laboratory and the tables never disagree.
"""
import collections
import dataclasses
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import score  # noqa: E402

KINDS = (  # the first whose test holds; fields of types that nobody has thought of yet end as text
    ('agency', lambda f: f.endswith('_agency') or f == 'registration_place'),
    ('office', lambda f: f in ('signer_title', 'signing_authority')),
    ('text', lambda f: f in ('facility_name', 'business_name', 'procedure_name')),
    ('person', lambda f: f.endswith('_name')),
    ('date', lambda f: 'date' in f or f.endswith('_year')),
    ('number', lambda f: f.endswith(('_id', '_number', '_code', '_serial')) or f in ('phone', 'map_sheet')),
    ('quantity', lambda f: f in score.QUANTITIES or f.endswith('_area')),
    ('place', lambda f: f.endswith(('residence', 'address')) or 'place' in f),
    ('choice', lambda f: f in ('sex', 'ethnicity', 'nationality', 'criminal_record_status')),
)


def kind_of(field):
    """What kind of value a field holds."""
    return next((kind for kind, holds in KINDS if holds(field)), 'text')


@dataclasses.dataclass
class Outcome:
    """One value. `outcome` is hit, wrong, missed or extra (bench/score.py says what these mean)."""

    file: str
    scan: str
    type: str
    field: str
    outcome: str
    want: object
    got: object
    raw: str
    confidence: float  # None when nothing was found
    accepted: bool
    by_hand: bool
    page: int  # where it was found, else the first page of the document
    box: list  # where it was found: x0, y0, x1, y1 as fractions of the upright page; None
    document: dict  # of the truth
    record: dict  # what the program made of these pages; None

    @property
    def kind(self):
        return kind_of(self.field)

    @property
    def silent(self):
        """Wrong, and nobody is asked to look at it."""
        return self.accepted and self.outcome != 'hit'

    @property
    def lost(self):
        return self.outcome in ('wrong', 'missed')


def collect(truth, found):
    """Outcomes of all documents of `truth` (lines of truth.jsonl) in `found` (lines of `sohoa ingest --json`)."""
    known, records = collections.defaultdict(set), collections.defaultdict(list)
    for line in truth:
        for document in line['documents']:
            known[document['type']] |= set(document['fields'])
    for record in found:
        records[score.last_name(record['source'])].append(record)
    outcomes = []
    for line in truth:
        left = list(records.get(score.last_name(line['file']), []))
        for document in line['documents']:
            match = score.best_match(document, left)
            if match is not None:
                left.remove(match)
            outcomes += _document(line, document, match, known[document['type']])
    return outcomes


def _document(line, document, match, known):
    want, got = document['fields'], (match or {}).get('fields') or {}
    for field in sorted(set(want) | set(got)):
        its = got.get(field) or {}
        value = its.get('value')
        there = value not in (None, '', [])
        if field not in want and not (there and field in known):
            continue
        yield Outcome(
            file=line['file'],
            scan=line['scan'],
            type=document['type'],
            field=field,
            outcome=_verdict(field, want, value, there),
            want=want.get(field),
            got=value if there else None,
            raw=its.get('raw') or '',
            confidence=its.get('confidence') if there else None,
            accepted=there and its.get('status') == 'accepted',
            by_hand=field in document.get('by_hand', []),
            page=its.get('page') or document['pages'][0],
            box=its.get('box') if there else None,
            document=document,
            record=match,
        )


def _verdict(field, want, value, there):
    if field not in want:
        return 'extra'
    if not there:
        return 'missed'
    return 'hit' if score.right(field, want[field], value) else 'wrong'


def values_found(outcomes, by_hand=False):
    """(confidence, right, accepted) of each value that was found; those by hand apart from the printed ones."""
    return [
        (one.confidence, one.outcome == 'hit', one.accepted)
        for one in outcomes
        if one.confidence is not None and one.by_hand == by_hand
    ]


def grouped(outcomes, key):
    """{key(outcome): outcomes}, in the order of the names."""
    groups = collections.defaultdict(list)
    for one in outcomes:
        groups[key(one)].append(one)
    return dict(sorted(groups.items()))
