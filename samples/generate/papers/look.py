"""How one paper looks: its fonts, its pens, its seal. Offices differ, so every paper draws its own."""
import dataclasses

from papers.canvas import FIRST_PENS, PENS, Style

FAMILIES = {'Tinos': 80, 'FreeSerif': 9, 'Noto Serif': 4, 'Arimo': 7}
# Faces of offices that did not keep to Times: older machines, other word processors, web forms.
MORE_FAMILIES = {
    'TeX Gyre Termes': 5,
    'TeX Gyre Pagella': 2,
    'TeX Gyre Schola': 1,
    'TeX Gyre Heros': 2,
    'Linux Libertine O': 2,
    'Carlito': 2,
    'Noto Sans': 1,
}
# Faces of name stamps: '' is the paper's own.
STAMP_FACES = {'': 5, 'TeX Gyre Chorus': 4, 'TeX Gyre Bonum': 1, 'Arimo': 1}
FRAMES = ('pink', 'green', 'grey', 'red')
OLD_TONES = (
    ('ỦY BAN', 'UỶ BAN'),
    ('Ủy ban', 'Uỷ ban'),
    ('ủy ban', 'uỷ ban'),
    ('CỘNG HÒA', 'CỘNG HOÀ'),
    ('số hóa', 'số hoá'),
    ('hòa giải', 'hoà giải'),
)


@dataclasses.dataclass(frozen=True)
class Look:
    style: Style
    spacing: float  # between lines
    values_bold: bool  # of a form's values
    leader: bool  # a dotted line runs under a form's values
    number_pen: int  # the hand that filled in number and day, 0 when they are printed
    month_pen: bool  # the same hand wrote the month
    ink: str  # of pen and signature
    name_ink: str  # of the signer's name: red when it was stamped
    seal: bool
    signed: bool
    old_tones: bool  # UỶ, HOÀ
    curly: bool  # Đắk R’Lấp
    frame: str = ''  # the ink of a certificate's border and pattern, '' for plain paper
    signed_online: bool = False  # an electronic signature's lines stand beside the seal
    stamp_face: str = ''  # of a stamped name, '' for the paper's own
    office_ink: str = 'black'  # of authority and office: red or blue when they were stamped over what was printed
    seal_drop: float = (
        0.0  # millimetres that the seal sits lower (on the name) or higher (on the office) than it should
    )
    all_levels: bool = False  # a deputy signs under TM., KT. and his own office, in three lines

    def spell(self, text):
        if self.curly:
            text = text.replace("'", '’')
        if self.old_tones:
            for new, old in OLD_TONES:
                text = text.replace(new, old)
        return text


def draw_look(dice, by_hand=0.35, form=False):
    family = dice.weighted(FAMILIES)
    pen = dice.number(1, FIRST_PENS) if dice.chance(by_hand) and dice.pens else 0
    look = Look(
        style=Style(size=dice.pick((12.5, 13, 13.5, 14)), family=family),
        spacing=dice.pick((1.0, 1.1, 1.2, 1.3)),
        values_bold=dice.chance(0.6),
        leader=form and dice.chance(0.2),
        number_pen=pen,
        month_pen=bool(pen) and dice.chance(0.5),
        ink='blue' if dice.chance(0.8) else 'dark_blue',
        name_ink='red' if dice.chance(0.15) else 'black',
        seal=dice.chance(0.85),
        signed=dice.chance(0.9),
        old_tones=dice.chance(0.2),
        curly=dice.chance(0.3),
        frame=dice.pick(FRAMES) if form and dice.chance(0.35) else '',
        signed_online=dice.chance(0.12 if dice.pens else 0.7),
    )
    return _richer(look, dice.aside('look')) if dice.rich else look


def _richer(look, dice):
    """More faces, hands, inks and ways of stamping."""
    changes = {}
    if dice.chance(0.25):
        changes['style'] = dataclasses.replace(look.style, family=dice.weighted(MORE_FAMILIES))
    if look.number_pen:
        changes['number_pen'] = dice.number(1, len(PENS))
        changes['ink'] = dice.weighted({look.ink: 7, 'black': 3})
    if dice.pens and dice.chance(0.12):
        changes['name_ink'] = 'red'
    changes['stamp_face'] = dice.weighted(STAMP_FACES)
    if dice.pens and dice.chance(0.06):
        changes['office_ink'] = dice.pick(('red', 'red', 'blue'))
    if dice.chance(0.25):
        changes['seal_drop'] = dice.real(-9, 7)
    changes['all_levels'] = dice.chance(0.4)
    return dataclasses.replace(look, **changes)


def plain_look():
    """A paper straight from the printer: nothing by hand, nothing stamped."""
    return Look(Style(size=14), 1.1, True, False, 0, False, 'blue', 'black', True, True, False, False)
