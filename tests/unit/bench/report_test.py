import pathlib
import tempfile
import unittest

from lab import causes, outcomes, report, worst
from samples import found, truth, words

TRUTH = [truth({'signer_name': 'Lê Văn <An>', 'issue_place': 'Huế'})]
FOUND = [
    found(
        {
            'signer_name': {'value': 'Lê Văn Ân', 'confidence': 0.98, 'status': 'accepted', 'page': 1},
            'issue_place': ('Huế', 0.6, 'review'),
        }
    )
]


class Report(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder, pages = pathlib.Path(folder.name), {1: words('Lê Văn Ân Huế')}
        explained = [
            (one, None if one.outcome == 'hit' else causes.explain(one, pages))
            for one in outcomes.collect(TRUTH, FOUND)
        ]
        facts = {
            'truth': TRUTH,
            'found': FOUND,
            'explained': explained,
            'threshold': 0.95,
            'pages': worst.pages(explained, 3),
            'drawer': lambda marked, path: path.write_bytes(b'a picture') > 0,
            'about': ['one file'],
        }
        report.make(self.folder, 'Laboratory: test', facts)
        self.html = (self.folder / 'report.html').read_text(encoding='utf-8')
        self.markdown = (self.folder / 'report.md').read_text(encoding='utf-8')

    def test_lists_the_lost_field_with_its_cause(self):
        self.assertIn('| 1 | cong_van | signer_name | 1 | 0 | 1 | 1 | 100.0 % | read with slips 1 |', self.markdown)

    def test_marks_an_error_that_nobody_would_look_at(self):
        self.assertIn('wrong, ACCEPTED: read with slips', self.html)

    def test_carries_its_pictures_and_charts_inside(self):
        self.assertIn('src="data:image/png;base64,YSBwaWN0dXJl"', self.html)
        self.assertIn('<svg', self.html)
        self.assertNotIn('src="a.pdf', self.html)

    def test_values_cannot_break_the_page(self):
        self.assertNotIn('Lê Văn <An>', self.html)
        self.assertIn('Lê Văn &lt;An&gt;', self.html)


if __name__ == '__main__':
    unittest.main()
