import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

SCRIPT = os.environ['SOHOA_IMPORTER']
HEADING = 'Tên giấy tờMẫu đơn, tờ khaiSố lượng'


def procedure(code, text):
    return {'code': code, 'name': 'Thủ tục bịa', 'level': 'Cấp xã', 'field': 'Thử', 'components_text': text}


class ImportProcedures(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.dir = pathlib.Path(folder.name)

    def run_on(self, rows, *options):
        source = self.dir / 'list.jsonl'
        source.write_text('\n'.join(json.dumps(row, ensure_ascii=False) for row in rows), encoding='utf-8')
        return subprocess.run([sys.executable, SCRIPT, str(source), '--out', str(self.dir / 'out'), *options],
                              capture_output=True, text=True)

    def draft(self, code):
        return (self.dir / 'out' / (code + '.yaml')).read_text(encoding='utf-8')

    def test_each_component_is_one_entry_without_its_count_and_form(self):
        self.run_on([procedure('1.000001', '* Phải nộp:' + HEADING + '- Đơn xin thường trú;Mau-1.doc1 bản chính'
                               'Giấy khai sinh của trẻ.0 bản chính,1 bản sao')])
        made = self.draft('1.000001')
        self.assertIn('thanh_phan_1: {title: "Đơn xin thường trú", use: citizen}', made)
        self.assertIn('thanh_phan_2: {title: "Giấy khai sinh của trẻ", use: citizen}', made)
        self.assertNotIn('thanh_phan_3', made)

    def test_a_draft_is_marked(self):
        self.run_on([procedure('1.000001', '')])
        self.assertIn('\ndraft: true\n', self.draft('1.000001'))

    def test_what_the_store_may_have_is_only_a_hint(self):
        self.run_on([procedure('1.000001', HEADING + 'Giấy khai sinh1 bản chính')])
        self.assertIn('# Có thể có trong kho: giay_khai_sinh', self.draft('1.000001'))

    def test_the_table_of_names_wins(self):
        names = self.dir / 'names.tsv'
        names.write_text('code\tname\tlevel\tfield\tauthority\n1.000001\tTên đúng\tCấp tỉnh\t\t\n', encoding='utf-8')
        self.run_on([procedure('1.000001', '')], '--names', str(names))
        self.assertIn('name: "Tên đúng"', self.draft('1.000001'))
        self.assertIn('field: "Thử"', self.draft('1.000001'))

    def test_a_draft_that_somebody_worked_on_stays(self):
        self.run_on([procedure('1.000001', '')])
        path = self.dir / 'out' / '1.000001.yaml'
        path.write_text('mine', encoding='utf-8')
        self.run_on([procedure('1.000001', '')])
        self.assertEqual(path.read_text(encoding='utf-8'), 'mine')

    def test_a_line_without_a_code_is_named_and_the_rest_goes_on(self):
        done = self.run_on([procedure('../../x', ''), procedure('1.000002', '')])
        self.assertEqual(done.returncode, 1)
        self.assertIn(':1: ', done.stderr)
        self.assertIn('draft: true', self.draft('1.000002'))


if __name__ == '__main__':
    unittest.main()
