"""Every paper the generator knows, by the name of its type."""
from papers import administrative, business, civil_status, counter, land, legal, marriage, other

FORMS = {
    'giay_khai_sinh': civil_status.birth_certificate,
    'trich_luc_khai_sinh': civil_status.birth_extract,
    'trich_luc_khai_tu': civil_status.death_extract,
    'giay_chung_nhan_ket_hon': marriage.marriage_certificate,
    'giay_xac_nhan_tinh_trang_hon_nhan': marriage.marital_status,
    'giay_phep_xay_dung': land.building_permit,
    'giay_chung_nhan_quyen_su_dung_dat': land.land_certificate,
    'giay_chung_nhan_ho_kinh_doanh': business.household_business,
    'giay_chung_nhan_an_toan_thuc_pham': business.food_safety,
    'chung_chi_hanh_nghe': business.practice_certificate,
    'phieu_ly_lich_tu_phap': business.criminal_record,
    'giay_tiep_nhan_ho_so': counter.receipt,
    'can_cuoc': counter.identity_card,
}
# Since the generator grew: kinds that take the place of another now and then, so that the others keep their turns.
MORE = {'khac': other.paper, 'thong_tu': legal.legal}
ADMINISTRATIVE = 'administrative'  # one of NĐ 30's types, drawn by administrative.py


def make(kind, dice, places, pages=1):
    """A paper of a form's type, of a type of NĐ 30, or ADMINISTRATIVE for any of those."""
    if kind in MORE:
        return MORE[kind](dice, places)
    if kind in FORMS:
        return FORMS[kind](dice, places)
    return administrative.administrative(dice, places, None if kind == ADMINISTRATIVE else kind, pages)
