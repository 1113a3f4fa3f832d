#!/usr/bin/env python3
"""Makes the committed samples: samples/scans/ and samples/truth.jsonl. Run it again after a change of the generator."""
import datetime
import json
import pathlib
import shutil
import tempfile

from generate import truth_line
from papers import business, catalog, counter, marriage
from papers.dice import Dice
from papers.letter_7815 import letter
from papers.people import person
from papers.places import Places
from scan import files, recipes

SAMPLES = pathlib.Path(__file__).resolve().parent.parent
SCANS = SAMPLES / 'scans'
DOSSIER = 'H36.45-260115-0042'
LONE = (  # name, type, class, seed, what the file keeps of the colour
    ('giay_khai_sinh_office.jpg', 'giay_khai_sinh', 'office', 'a3', 'colour'),
    ('trich_luc_khai_tu_fax.tif', 'trich_luc_khai_tu', 'fax', 'b', 'colour'),
    ('giay_chung_nhan_ket_hon_phone.jpg', 'giay_chung_nhan_ket_hon', 'phone', 'c', 'colour'),
    ('giay_chung_nhan_quyen_su_dung_dat_copier.pdf', 'giay_chung_nhan_quyen_su_dung_dat', 'copier', 'd', 'black'),
    ('giay_phep_xay_dung_sideways.pdf', 'giay_phep_xay_dung', 'fax', 'e', 'turned'),
    ('phieu_ly_lich_tu_phap_worn.jpg', 'phieu_ly_lich_tu_phap', 'worn', 'f', 'colour'),
    ('chung_chi_hanh_nghe_low.jpg', 'chung_chi_hanh_nghe', 'low', 'g', 'grey'),
    (
        'giay_chung_nhan_an_toan_thuc_pham_born_digital.pdf',
        'giay_chung_nhan_an_toan_thuc_pham',
        'born-digital',
        'h',
        'colour',
    ),
)


class Writer:
    def __init__(self):
        self.places, self.truth = Places(), []

    def scan(self, path, papers, kind, seed, keep='colour', name=None):
        """Scans `papers` into `path`; its truth goes under `name`."""
        if kind == 'born-digital':
            files.write_digital(papers, path)
        else:
            made = recipes.scan(papers, kind, Dice('scan', seed))
            made = _small(made, keep)
            files.write(made, path)
        self.truth.append(truth_line(name or path.name, kind, papers))

    def lone_papers(self):
        for name, kind, scan_class, seed, keep in LONE:
            dice = Dice('sample', seed, pens=scan_class != 'born-digital')
            self.scan(SCANS / name, [catalog.make(kind, dice, self.places)], scan_class, seed, keep)

    def letters(self):
        name = 'cong_van_7815_UBND-NC'
        self.scan(SCANS / f'{name}.pdf', [letter(Dice('letter'), stamped=False)], 'born-digital', 0)
        self.scan(SCANS / f'{name}_scan.pdf', [letter(Dice('letter'))], 'office', 'letter')
        self.scan(SCANS / f'{name}_pen.tif', [letter(Dice('letter'), pen=1)], 'fax', 'pen')

    def bundle(self):
        dice = Dice('bundle')
        kinds = ('giay_tiep_nhan_ho_so', 'trich_luc_khai_sinh', 'giay_xac_nhan_tinh_trang_hon_nhan')
        papers = [catalog.make(kind, dice.child(kind), self.places) for kind in kinds]
        papers.append(catalog.make('quyet_dinh', dice.child('decision'), self.places, pages=2))
        self.scan(SCANS / 'bundle_four_papers.pdf', papers, 'copier', 'bundle', 'black')

    def dossier(self):
        """An archive as a counter sends it: one person's receipt, card, certificate and confirmation."""
        dice = Dice('dossier')
        holder = person(dice, self.places, 'Nữ', (1988, 1992), self.places.at('new', 'xã Nhân Cơ'), family='Trần')
        day = datetime.date(2026, 1, 15)
        parts = {
            'phieu_tiep_nhan.pdf': (
                counter.receipt(dice.child(1), self.places, holder, 'Thành lập hộ kinh doanh', DOSSIER, day),
                'copier',
                'black',
            ),
            'can_cuoc.jpg': (counter.identity_card(dice.child(2), self.places, holder), 'office', 'colour'),
            'giay_chung_nhan.tif': (business.household_business(dice.child(3), self.places, holder), 'fax', 'black'),
            'xac_nhan_tthn.jpg': (marriage.marital_status(dice.child(4), self.places, holder), 'office', 'grey'),
        }
        with tempfile.TemporaryDirectory() as folder:
            members = {name: pathlib.Path(folder) / name for name in parts}
            for name, (paper, kind, keep) in parts.items():
                self.scan(members[name], [paper], kind, name, keep, f'{DOSSIER}.zip/{name}')
            files.write_zip(members, SCANS / f'{DOSSIER}.zip')


def _small(made, keep):
    """Samples are committed, so they are kept small: 200 dpi at most, modest JPEG."""
    factor = 200 / made.dpi if made.dpi > 200 else 1
    pages = [
        page
        if factor == 1 or page.mode == '1'
        else page.resize((round(page.width * factor), round(page.height * factor)))
        for page in made.pages
    ]
    if keep == 'turned':
        pages = [page.rotate(90, expand=True) for page in pages]
    if keep == 'black':
        pages = [
            page if page.mode == '1' else page.convert('L').point(lambda level: 255 if level > 150 else 0).convert('1')
            for page in pages
        ]
    if keep == 'grey':
        pages = [page if page.mode == '1' else page.convert('L') for page in pages]
    return recipes.Scan(pages, min(made.dpi, 200), min(made.quality, 42) if made.quality else 0)


def main():
    shutil.rmtree(SCANS, ignore_errors=True)
    SCANS.mkdir()
    writer = Writer()
    writer.letters()
    writer.lone_papers()
    writer.bundle()
    writer.dossier()
    with open(SAMPLES / 'truth.jsonl', 'w', encoding='utf-8') as truth:
        for line in sorted(writer.truth, key=lambda line: line['file']):
            truth.write(json.dumps(line, ensure_ascii=False) + '\n')


if __name__ == '__main__':
    main()
