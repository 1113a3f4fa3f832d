import unittest

from lab import outcomes
from samples import found, outcome, truth


class Outcomes(unittest.TestCase):
    def test_tells_hits_wrong_missed_and_extra_apart(self):
        papers = [
            truth({'issue_date': '2020-01-05', 'signer_name': 'Lê An', 'subject': 'họp'}),
            truth({'issue_place': 'Gia Nghĩa'}, file='b.pdf'),
        ]
        read = [
            found(
                {
                    'issue_date': ('2020-01-05', 0.99, 'accepted'),
                    'signer_name': ('Lê Ân', 0.97, 'accepted'),
                    'issue_place': ('Huế', 0.5, 'review'),
                }
            )
        ]
        got = {(one.file, one.field): one.outcome for one in outcomes.collect(papers, read)}
        self.assertEqual(
            got,
            {
                ('a.pdf', 'issue_date'): 'hit',
                ('a.pdf', 'signer_name'): 'wrong',
                ('a.pdf', 'subject'): 'missed',
                ('a.pdf', 'issue_place'): 'extra',
                ('b.pdf', 'issue_place'): 'missed',
            },
        )

    def test_a_wrong_value_that_is_accepted_is_silent(self):
        self.assertTrue(outcome('signer_name', 'Lê An', 'Lê Ân', status='accepted').silent)

    def test_a_wrong_value_that_waits_for_a_person_is_not_silent(self):
        self.assertFalse(outcome('signer_name', 'Lê An', 'Lê Ân').silent)

    def test_a_field_that_no_paper_of_the_type_has_does_not_count(self):
        read = [found({'issue_date': ('2020-01-05', 0.9, 'review'), 'urgency': ('KHẨN', 0.9, 'review')})]
        self.assertEqual(len(outcomes.collect([truth({'issue_date': '2020-01-05'})], read)), 1)

    def test_values_by_hand_are_kept_apart_from_printed_ones(self):
        one = outcome('issue_date', '2020-01-05', '2020-01-05', by_hand=True)
        self.assertEqual(outcomes.values_found([one]), [])
        self.assertEqual(outcomes.values_found([one], by_hand=True), [(0.9, True, False)])

    def test_knows_the_kind_of_a_value_by_its_field(self):
        kinds = {
            'issuing_agency': 'agency',
            'signer_title': 'office',
            'mother_name': 'person',
            'facility_name': 'text',
            'date_of_birth': 'date',
            'personal_id': 'number',
            'parcel_number': 'number',
            'total_floor_area': 'quantity',
            'husband_residence': 'place',
            'sex': 'choice',
            'subject': 'text',
        }
        self.assertEqual({field: outcomes.kind_of(field) for field in kinds}, kinds)


if __name__ == '__main__':
    unittest.main()
