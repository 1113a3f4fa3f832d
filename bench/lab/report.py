"""The laboratory's report: report.html (one file that carries everything and prints well) and report.md (the same in words)."""
import base64
import collections
import html
import pathlib

from lab import calibration, charts, outcomes, worst
from lab.causes import CAUSES
from lab.outcomes import score

STYLE = """
@page{size:A4;margin:12mm}
body{font:14px/1.45 sans-serif;color:#222;max-width:1060px;margin:24px auto;padding:0 16px}
h1{font-size:22px} h2{font-size:18px;margin-top:34px;border-bottom:1px solid #ccc} h3{font-size:15px;margin:14px 0 4px}
table{border-collapse:collapse;margin:8px 0 14px;font-size:12.5px} th,td{padding:2px 9px;border-bottom:1px solid #e4e4e4;
text-align:right;vertical-align:top;white-space:nowrap} th{background:#f3f3f3} td.w,th.w{text-align:left;white-space:normal}
tr.all td{font-weight:bold} tr{break-inside:avoid}
.bad{color:#b3261e} .ok{color:#1b7f3b} .wait{color:#a86400} .soft{color:#777}
figure{display:inline-block;margin:6px 0;width:640px;max-width:100%} figure.small{width:49%} svg{width:100%;height:auto}
.page{break-inside:avoid;break-after:page;font-size:0} .page h3,.page table{font-size:11.5px}
.page div{display:inline-block;vertical-align:top;width:60%} .page div+div{width:38.5%;margin-left:1.5%}
.page img{width:100%;border:1px solid #bbb} .page h3{font-size:15px} .page table{margin-top:0} .page td,.page th{padding:1px 4px}
.page td.w{overflow-wrap:anywhere}
@media print{body{margin:0;padding:0;max-width:none;font-size:10px} table{font-size:8.5px} th,td{padding:1px 4px}
.many{columns:2} .page table{font-size:8px} h2{break-after:avoid} .pagebreak{break-before:page}}
"""


def _value(value):
    return '; '.join(map(str, value)) if isinstance(value, list) else '–' if value is None else str(value)


def _short(text, most=90):
    return text if len(text) <= most else text[: most - 1] + '…'


def _percent(share, digits=1):
    return f'{100 * share:.{digits}f} %'


class Report:
    """Collects blocks and writes them twice."""

    def __init__(self, title):
        self.html, self.markdown = [f'<h1>{html.escape(title)}</h1>'], [f'# {title}\n']

    def heading(self, words, fresh_page=False):
        cls = ' class="pagebreak"' if fresh_page else ''
        self.html.append(f'<h2{cls}>{html.escape(words)}</h2>')
        self.markdown.append(f'## {words}\n')

    def text(self, words):
        self.html.append(f'<p>{html.escape(words)}</p>')
        self.markdown.append(words + '\n')

    def table(self, head, rows, wide=(0,), last_bold=False, many=False):
        """`wide`: the columns that hold words; `many`: rows enough for two columns on paper."""
        cls = lambda column: ' class="w"' if column in wide else ''  # noqa: E731
        lines = [''.join(f'<th{cls(n)}>{html.escape(name)}</th>' for n, name in enumerate(head))]
        lines += [''.join(f'<td{cls(n)}>{html.escape(str(cell))}</td>' for n, cell in enumerate(row)) for row in rows]
        marks = [''] * (len(lines) - 1) + [' class="all"' if last_bold else '']
        body = ''.join(f'<tr{m}>{line}</tr>' for m, line in zip(marks, lines))
        self.html.append(f'<div class="many"><table>{body}</table></div>' if many else f'<table>{body}</table>')
        self.markdown.append(_markdown_table(head, rows, wide))

    def raw(self, html_part, markdown_part=''):
        self.html.append(html_part)
        self.markdown.append(markdown_part)

    def write(self, folder, title):
        page = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{html.escape(title)}</title><style>{STYLE}</style>'
        (folder / 'report.html').write_text(page + ''.join(self.html) + '</html>\n', encoding='utf-8')
        (folder / 'report.md').write_text('\n'.join(self.markdown), encoding='utf-8')


def _markdown_table(head, rows, wide):
    cell = lambda value: str(value).replace('|', '\\|').replace('\n', ' ')  # noqa: E731
    rule = ['---' if number in wide else '---:' for number in range(len(head))]
    lines = [head, rule, *rows]
    return '\n'.join('| ' + ' | '.join(cell(value) for value in line) + ' |' for line in lines) + '\n'


def totals(report, truth, found):
    """The tables of bench/score.py."""
    report.heading('Totals')
    head = ('', 'values', 'precision', 'recall', 'F1', 'silent', 'through')
    keys = ('fields', 'precision', 'recall', 'f1', 'silent', 'through')
    for by in ('scan', 'type', 'field'):
        counted = score.score(truth, found, by)
        result = counted.result()
        if by == 'scan':
            words = 'files {files}, documents {documents}, split right {split_right:.4f}, type right {typed:.4f}'
            report.text(words.format(**result))
        rows = [[row['name'], *(row[key] for key in keys)] for row in result['rows']]
        report.table((f'by {by}', *head[1:]), rows, last_bold=True, many=by == 'field')


def confidence(report, counted, threshold, folder):
    report.heading('Is confidence a probability?', fresh_page=True)
    values = outcomes.values_found(counted)
    report.text(
        'Circles on the diagonal: what is stated is what is seen. Numbers under the axis: values in each bin. Coverage: what '
        f'would pass at each threshold, and how much of it would be wrong; red: the configured threshold {threshold:g}.'
    )
    _chart(report, folder, 'all', 'all fields', values, threshold)
    bins = [
        (f'{b.low:g} – {b.high:g}', b.count, f'{b.stated:.4f}', f'{b.right:.4f}', f'{b.right - b.stated:+.4f}')
        for b in calibration.bins_of(values)
    ]
    report.table(('confidence', 'values', 'stated', 'right', 'difference'), bins)
    kinds = {
        kind: outcomes.values_found(some) for kind, some in outcomes.grouped(counted, lambda one: one.kind).items()
    }
    rows = [_summary_row(kind, calibration.summary(some)) for kind, some in kinds.items() if some]
    rows.append(_summary_row('ALL', calibration.summary(values)))
    by_hand = outcomes.values_found(counted, by_hand=True)
    if by_hand:
        rows.insert(-1, _summary_row(score.BY_HAND, calibration.summary(by_hand)))
    head = ('kind of value', 'found', 'right', 'calibration error', 'accepted', 'silent', 'could pass at 0.5 % wrong')
    report.table(head, rows, last_bold=True)
    for kind, some in kinds.items():
        if some:
            _chart(report, folder, kind, kind, some, threshold, ' class="small"')


def _summary_row(name, s):
    accepted = _percent(s.accepted / max(1, s.count))
    return (name, s.count, _percent(s.right), f'{s.error:.4f}', accepted, _percent(s.silent, 2), _percent(s.could))


def _chart(report, folder, name, title, values, threshold, size=''):
    drawing = charts.pair(title, values, threshold)
    (folder / f'confidence-{name}.svg').write_text(drawing, encoding='utf-8')
    report.raw(f'<figure{size}>{drawing}</figure>', f'![{title}](confidence-{name}.svg)\n')


def worst_fields(report, explained, count=20):
    report.heading(f'The {count} worst fields, and why', fresh_page=True)
    report.text(
        'Loss: missed and wrong over the values on the papers, what was written by hand apart; few values are damped in the '
        'order. Causes are told from the words that were read on the page (bench/lab/causes.py).'
    )
    found = worst.fields(explained, count)
    rows = [
        (
            n,
            each.type,
            each.field,
            each.count,
            each.missed,
            each.wrong,
            each.silent,
            _percent(each.loss),
            ', '.join(f'{CAUSES[name]} {times}' for name, times in each.causes),
        )
        for n, each in enumerate(found, 1)
    ]
    report.table(('', 'type', 'field', 'n', 'missed', 'wrong', 'silent', 'loss', 'why'), rows, wide=(1, 2, 8))
    causes = collections.Counter(cause.name for one, cause in explained if cause and not one.by_hand)
    total = max(1, sum(causes.values()))
    report.text('All that is not right, by cause:')
    report.table(
        ('cause', 'values', 'share'), [(CAUSES[name], n, _percent(n / total)) for name, n in causes.most_common()]
    )
    report.text('Examples of the worst fields, errors that nobody would have looked at first:')
    rows = [_example(n, one, cause) for n, each in enumerate(found, 1) for one, cause in each.examples[:4]]
    head = ('', 'field', 'file', 'on the paper', 'found', 'confidence', 'why', 'nearest on the page')
    report.table(head, rows, wide=(1, 2, 3, 4, 6, 7))


def _example(number, one, cause):
    sure = '' if one.confidence is None else f'{one.confidence:.2f}{" accepted" if one.accepted else ""}'
    near = f'{_short(cause.nearest, 60)} ({cause.likeness:.2f})' if cause.nearest else ''
    where = f'{one.file} ({one.scan})'
    return (number, one.field, where, _short(_value(one.want)), _short(_value(one.got)), sure, CAUSES[cause.name], near)


def worst_pages(report, pages, folder, drawer):
    """`drawer(marked, path)` draws a page; False when it cannot."""
    report.heading(f'The {len(pages)} worst pages', fresh_page=True)
    report.text(
        'Red: wrong, missed or where nothing stands (thin frame: where the value does stand). Amber: right, but waits for a '
        'person. Green: right and accepted.'
    )
    for file, page, some in pages:
        marked = [(n, one, cause) for n, (one, cause) in enumerate(some, 1)]
        name = f'{file.replace("/", "_")}-p{page}.png'
        drawn = drawer(marked, folder / name)
        _page(
            report, f'{file}, page {page} ({some[0][0].scan}, {some[0][0].type})', name if drawn else '', folder, marked
        )


def _page(report, title, picture, folder, marked):
    rows = [(n, one.field, _value(one.want), _value(one.got), *_state(one, cause)) for n, one, cause in marked]
    lines = ''.join(
        f'<tr><td>{n}</td><td class="w">{field}</td><td class="w">{html.escape(want)}<br>'
        f'<span class="{cls}">{html.escape(got)}</span></td><td class="w {cls}">{html.escape(state)}</td></tr>'
        for n, field, want, got, state, cls in rows
    )
    image = '<p class="soft">no picture: nothing of this page is stored, or Pillow (python3-pil) is missing</p>'
    if picture:
        data = base64.b64encode((folder / picture).read_bytes()).decode()
        image = f'<img alt="{html.escape(picture)}" src="data:image/png;base64,{data}">'
    report.raw(
        f'<section class="page"><h3>{html.escape(title)}</h3><div>{image}</div><div><table><tr><th></th><th class="w">field'
        f'</th><th class="w">on the paper / found</th><th class="w"></th></tr>{lines}</table></div></section>',
        f'### {title}\n\n' + (f'![{title}]({picture})\n' if picture else ''),
    )
    plain = [(n, field, _short(want), _short(got), state) for n, field, want, got, state, _ in rows]
    report.markdown.append(_markdown_table(('', 'field', 'on the paper', 'found', ''), plain, (1, 2, 3, 4)))


def _state(one, cause):
    pen = ' (by hand)' if one.by_hand else ''
    if one.outcome == 'hit':
        return ('right' + pen, 'ok') if one.accepted else ('right, waits' + pen, 'wait')
    silent = ', ACCEPTED' if one.silent else ''
    return f'{one.outcome}{silent}{pen}: {CAUSES[cause.name]}', 'bad'


def make(folder, title, facts):
    """Writes both reports into `folder`. `facts`: truth, found, explained, threshold, pages, drawer, about (lines of text)."""
    folder = pathlib.Path(folder)
    report = Report(title)
    for line in facts['about']:
        report.text(line)
    totals(report, facts['truth'], facts['found'])
    confidence(report, [one for one, _ in facts['explained']], facts['threshold'], folder)
    worst_fields(report, facts['explained'])
    worst_pages(report, facts['pages'], folder, facts['drawer'])
    report.write(folder, title)
