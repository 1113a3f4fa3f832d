import unittest

from lab import causes
from samples import outcome, words


def cause(one, text='', **its):
    return causes.explain(one, {1: words(text, **its)})


class Nearest(unittest.TestCase):
    def test_finds_words_that_stand_there(self):
        alike, run = causes.nearest('Lê Văn An', words('CHỦ TỊCH Lê Văn An Nơi nhận'))
        self.assertEqual((alike, [word['text'] for word in run]), (1.0, ['Lê', 'Văn', 'An']))

    def test_finds_the_words_that_are_most_alike(self):
        alike, run = causes.nearest('Đỗ Quốc Trọng', words('CHỦ TỊCH Đồ Quôc Trọng Nơi nhận'))
        self.assertEqual([word['text'] for word in run], ['Đồ', 'Quôc', 'Trọng'])
        self.assertAlmostEqual(alike, 1 - 2 / 13)

    def test_a_short_number_inside_a_longer_one_is_not_it(self):
        self.assertEqual(causes.nearest('1', words('số 3112'))[0], 0.0)

    def test_the_box_holds_all_words(self):
        placed = [{'box': [0.1, 0.2, 0.3, 0.4]}, {'box': [0.25, 0.1, 0.5, 0.3]}]
        self.assertEqual(causes.around(placed), [0.1, 0.1, 0.5, 0.4])


class Causes(unittest.TestCase):
    def test_nothing_alike_was_not_read(self):
        self.assertEqual(cause(outcome('signer_name', 'Lê Văn An'), 'xyz 123 ???').name, 'not read')

    def test_something_alike_was_read_with_slips(self):
        made = cause(outcome('signer_name', 'Đỗ Quốc Trọng'), 'Đồ Quôc Trọng')
        self.assertEqual((made.name, made.nearest), ('slips', 'Đồ Quôc Trọng'))

    def test_what_stands_there_and_was_missed_was_not_found_by_the_rules(self):
        self.assertEqual(cause(outcome('signer_name', 'Lê Văn An'), 'CHỦ TỊCH Lê Văn An').name, 'not found')

    def test_a_date_is_found_however_it_is_written(self):
        self.assertEqual(cause(outcome('issue_date', '2020-03-05'), 'Huế, ngày 05 tháng 3 năm 2020').name, 'not found')

    def test_a_quantity_is_found_padded(self):
        self.assertEqual(cause(outcome('floors', '2'), 'Số tầng: 02').name, 'not found')

    def test_a_part_of_the_value_was_cut_wrong(self):
        self.assertEqual(
            cause(outcome('subject', 'họp giao ban quý I', 'họp giao'), 'V/v họp giao ban quý I').name, 'cut wrong'
        )

    def test_a_value_from_elsewhere_is_another_value(self):
        one = outcome('signer_name', 'Lê Văn An', 'Trần Thị Bích')
        self.assertEqual(cause(one, 'Lê Văn An Trần Thị Bích').name, 'another value')

    def test_right_words_with_a_changed_value_were_mended_wrong(self):
        one = outcome('parent_agency', 'UBND HUYỆN KRÔNG PẮC', 'UBND HUYỆN KRÔNG NÔ', raw='UBND HUYỆN KRÔNG PẮC')
        self.assertEqual(cause(one, 'UBND HUYỆN KRÔNG PẮC').name, 'mended wrong')

    def test_a_truth_written_by_hand_is_handwriting(self):
        self.assertEqual(cause(outcome('document_number', '12/UBND', by_hand=True), 'x').name, 'handwritten')

    def test_words_recognised_as_handwriting_are_handwriting(self):
        made = cause(outcome('document_number', '12/UBND'), '12/UBND', handwritten=True)
        self.assertEqual(made.name, 'handwritten')

    def test_a_wrong_type_comes_before_all_else(self):
        self.assertEqual(cause(outcome('subject', 'họp', found_type='khac'), 'họp').name, 'wrong type')

    def test_a_paper_without_record_has_no_cause_in_its_words(self):
        one = outcome('subject', 'họp')
        one.record = None
        self.assertEqual(cause(one).name, 'no record')


if __name__ == '__main__':
    unittest.main()
