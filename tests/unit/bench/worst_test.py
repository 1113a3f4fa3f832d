import unittest

from lab import worst
from lab.causes import Cause
from samples import outcome


def several(field, hits, missed):
    good = [(outcome(field, 'An', 'An'), None)] * hits
    return good + [(outcome(field, 'An'), Cause('not read'))] * missed


class Worst(unittest.TestCase):
    def test_loss_is_missed_and_wrong_over_what_stands_on_the_papers(self):
        made = worst.fields(several('signer_name', 3, 1))[0]
        self.assertEqual((made.field, made.count, made.missed, made.loss), ('signer_name', 4, 1, 0.25))

    def test_half_of_twenty_is_worse_than_one_of_one(self):
        made = worst.fields(several('subject', 0, 1) + several('signer_name', 10, 10))
        self.assertEqual([each.field for each in made], ['signer_name', 'subject'])

    def test_a_field_without_loss_is_not_listed(self):
        self.assertEqual(worst.fields(several('subject', 4, 0)), [])

    def test_what_was_written_by_hand_is_not_listed(self):
        self.assertEqual(worst.fields([(outcome('subject', 'An', by_hand=True), Cause('handwritten'))]), [])

    def test_a_silent_error_makes_a_page_worse_than_two_misses(self):
        silent = outcome('signer_name', 'An', 'Ân', status='accepted')
        silent.file = 'b.pdf'
        pages = worst.pages([(silent, Cause('slips'))] + several('subject', 0, 2), 5)
        self.assertEqual([page[0] for page in pages], ['b.pdf', 'a.pdf'])

    def test_a_page_without_error_is_not_drawn(self):
        self.assertEqual(worst.pages(several('subject', 3, 0), 5), [])


if __name__ == '__main__':
    unittest.main()
