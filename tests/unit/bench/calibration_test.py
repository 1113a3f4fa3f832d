import pathlib
import tempfile
import unittest

from lab import calibration, charts

HALF_SURE = [(0.75, True, True), (0.75, False, True), (0.75, True, False), (0.75, False, False)]


class Bins(unittest.TestCase):
    def test_a_bin_states_its_mean_confidence_and_its_share_of_right_values(self):
        made = calibration.bins_of([(0.90, True, True), (0.94, False, True), (0.30, True, False)])
        self.assertEqual(
            [(b.low, b.count, round(b.stated, 3), b.right) for b in made], [(0.2, 1, 0.3, 1.0), (0.9, 2, 0.92, 0.5)]
        )

    def test_full_certainty_falls_into_the_last_bin(self):
        self.assertEqual(calibration.bins_of([(1.0, True, True)])[0].high, 1.0)

    def test_the_error_is_the_gap_weighted_by_the_values(self):
        bins = calibration.bins_of(HALF_SURE + [(1.0, True, True)] * 4)
        self.assertAlmostEqual(calibration.calibration_error(bins), 0.125)

    def test_nothing_found_is_no_error(self):
        self.assertEqual(calibration.calibration_error([]), 0.0)


class Coverage(unittest.TestCase):
    VALUES = [(0.99, True, True), (0.98, True, True), (0.97, False, True), (0.5, True, False)]

    def test_each_threshold_has_its_share_and_its_error(self):
        got = [(p.threshold, p.share, round(p.silent, 4)) for p in calibration.coverage(self.VALUES)]
        self.assertEqual(got, [(0.99, 0.25, 0.0), (0.98, 0.5, 0.0), (0.97, 0.75, 0.3333), (0.5, 1.0, 0.25)])

    def test_equal_confidences_pass_together(self):
        self.assertEqual(len(calibration.coverage(HALF_SURE)), 1)

    def test_the_threshold_marks_what_passes_it(self):
        self.assertEqual(calibration.point_at(calibration.coverage(self.VALUES), 0.975).share, 0.5)

    def test_a_threshold_that_nothing_reaches_marks_nothing(self):
        self.assertIsNone(calibration.point_at(calibration.coverage(self.VALUES), 0.999))

    def test_the_most_that_may_pass_keeps_to_the_error(self):
        self.assertEqual(calibration.most_at(calibration.coverage(self.VALUES), 0.3).share, 1.0)
        self.assertEqual(calibration.most_at(calibration.coverage(self.VALUES), 0.005).share, 0.5)

    def test_the_summary_counts_what_the_program_itself_accepted(self):
        made = calibration.summary(self.VALUES)
        self.assertEqual((made.accepted, round(made.silent, 4), made.right), (3, 0.3333, 0.75))


class Threshold(unittest.TestCase):
    def test_is_read_from_the_configuration(self):
        with tempfile.TemporaryDirectory() as folder:
            (pathlib.Path(folder) / 'sohoa.yaml').write_text('a:\n  accept_threshold: 0.97   # why\n', encoding='utf-8')
            self.assertEqual(calibration.configured_threshold(folder), 0.97)

    def test_a_configuration_without_one_is_an_error(self):
        with tempfile.TemporaryDirectory() as folder:
            (pathlib.Path(folder) / 'sohoa.yaml').write_text('a: 1\n', encoding='utf-8')
            self.assertRaises(ValueError, calibration.configured_threshold, folder)


class Charts(unittest.TestCase):
    def test_name_the_threshold_and_what_passes_it(self):
        drawing = charts.pair('all', Coverage.VALUES, 0.975)
        self.assertIn('threshold 0.975: 50.0 % accepted, 0.00 % of it wrong', drawing)

    def test_say_that_nothing_passes(self):
        self.assertIn('nothing reaches 0.999', charts.pair('all', Coverage.VALUES, 0.999))


if __name__ == '__main__':
    unittest.main()
