"""Truth and findings for the tests, small enough to count by hand."""
from lab import outcomes


def truth(fields, by_hand=(), file='a.pdf', type='cong_van', pages=(1,)):
    document = {'type': type, 'pages': list(pages), 'fields': fields, 'by_hand': list(by_hand)}
    return {'file': file, 'scan': 'fax', 'documents': [document]}


def found(fields, file='in/a.pdf', type='cong_van', pages=(1,)):
    """`fields`: {name: (value, confidence, status)} or a whole field."""
    made = {
        name: its if isinstance(its, dict) else dict(zip(('value', 'confidence', 'status'), its))
        for name, its in fields.items()
    }
    return {'outcome': 'stored', 'record': 'R1', 'source': file, 'type': type, 'pages': list(pages), 'fields': made}


def outcome(field, want, got=None, **its):
    """One value of a paper that holds nothing else."""
    type = its.pop('found_type', 'cong_van')
    by_hand = [field] if its.pop('by_hand', False) else []
    fields = {} if got is None else {field: {'value': got, 'confidence': 0.9, 'status': 'review', 'page': 1, **its}}
    return outcomes.collect([truth({field: want}, by_hand)], [found(fields, type=type)])[0]


def words(text, top=0.1, **its):
    """Words of a line, side by side."""
    return [
        {'text': word, 'box': [0.1 * n, top, 0.1 * n + 0.08, top + 0.02], **its} for n, word in enumerate(text.split())
    ]
