"""How one paper looks: its fonts, its pens, its seal. Offices differ, so every paper draws its own."""
import dataclasses

from papers.canvas import PENS, Style

FAMILIES = {'Tinos': 80, 'FreeSerif': 9, 'Noto Serif': 4, 'Arimo': 7}
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

    def spell(self, text):
        if self.curly:
            text = text.replace("'", '’')
        if self.old_tones:
            for new, old in OLD_TONES:
                text = text.replace(new, old)
        return text


def draw_look(dice, by_hand=0.35, form=False):
    family = dice.weighted(FAMILIES)
    pen = dice.number(1, len(PENS)) if dice.chance(by_hand) and dice.pens else 0
    return Look(
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


def plain_look():
    """A paper straight from the printer: nothing by hand, nothing stamped."""
    return Look(Style(size=14), 1.1, True, False, 0, False, 'blue', 'black', True, True, False, False)
