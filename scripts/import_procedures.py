#!/usr/bin/env python3
"""Turns a list of procedures with their components into drafts for config/procedures.

    scripts/import_procedures.py FILE.jsonl --out config/procedures/drafts [--names FILE.tsv] [--code 1.001010 ...]

FILE.jsonl has a line for each procedure: code, name, level, field, components_text (the table of the national portal as
running text). FILE.tsv (code, name, level, field, authority) wins for names and levels. A draft says `draft: true` and is never used
for a decision: a person decides which components the store may answer, names holders and types, takes the mark away and
moves the file up to config/procedures. Drafts that exist are left alone unless --force.
"""
import argparse
import csv
import json
import pathlib
import re
import sys

CODE = re.compile(r"[1-6]\.\d{6}")
HEADING = re.compile(r"Tên giấy tờ\s*Mẫu đơn, tờ khai\s*Số lượng")
COUNT = re.compile(r"\d+\s*bản chính(?:\s*,\s*\d+\s*bản sao)?|\d+\s*bản sao")
FORM_FILE = re.compile(r"[;.]\S*\.(?:docx?|pdf|xlsx?)$|\.(?:docx?|pdf|xlsx?)$", re.IGNORECASE)  # glued to the title
# What a title may stand for; the person who takes the draft over decides.
HINTS = [
    (r"khai sinh", "giay_khai_sinh, trich_luc_khai_sinh"),
    (r"kết hôn", "giay_chung_nhan_ket_hon, trich_luc_ket_hon"),
    (r"khai tử|chứng tử", "trich_luc_khai_tu"),
    (r"quyền sử dụng đất", "giay_chung_nhan_quyen_su_dung_dat (chỉ data_check)"),
    (r"giấy phép xây dựng", "giay_phep_xay_dung"),
    (r"đăng ký hộ kinh doanh", "giay_chung_nhan_ho_kinh_doanh"),
    (r"đăng ký doanh nghiệp", "giay_chung_nhan_dang_ky_doanh_nghiep"),
    (r"căn cước|chứng minh nhân dân", "can_cuoc"),
    (r"chứng chỉ hành nghề", "chung_chi_hanh_nghe"),
]


def components(text):
    """The titles of the components: each stands before its number of copies."""
    titles = []
    for part in HEADING.split(text)[1:] or [text]:
        for piece in COUNT.split(part)[:-1]:
            title = FORM_FILE.sub("", " ".join(piece.split())).strip(" -–+*;:.")
            if title and title not in titles:
                titles.append(title)
    return titles


def hint(title):
    if re.match(r"(tờ khai|đơn|giấy đề nghị)\b", title.lower()):
        return ""
    return "; ".join(types for pattern, types in HINTS if re.search(pattern, title.lower()))


def quoted(text):
    return json.dumps(text, ensure_ascii=False)


def draft(procedure):
    lines = [
        "# Bản nháp lấy từ danh mục; chưa ai duyệt và không được dùng để quyết định.",
        "draft: true",
        "legal_basis: ''",
        "sure: false",
        "effective_from: ''",
        "procedures:",
        f"  - code: '{procedure['code']}'",
        f"    name: {quoted(procedure['name'])}",
        f"    field: {quoted(procedure['field'])}",
        f"    level: {quoted(procedure['level'])}",
        "    subject: citizen",
        "components:",
    ]
    titles = components(procedure["components_text"])
    for number, title in enumerate(titles, 1):
        if hint(title):
            lines.append(f"  # Có thể có trong kho: {hint(title)}")
        lines.append(f"  thanh_phan_{number}: {{title: {quoted(title)}, use: citizen}}")
    if not titles:
        lines[-1] = "components: {}"
    return "\n".join(lines) + "\n"


def read_names(path):
    with open(path, encoding="utf-8", newline="") as file:
        return {row["code"]: row for row in csv.DictReader(file, delimiter="\t")}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", metavar="FILE.jsonl")
    parser.add_argument("--out", required=True, metavar="DIR")
    parser.add_argument("--names", metavar="FILE.tsv")
    parser.add_argument("--code", action="append", default=[], help="only these procedures")
    parser.add_argument("--force", action="store_true", help="replace drafts that exist")
    arguments = parser.parse_args()
    names = read_names(arguments.names) if arguments.names else {}
    out = pathlib.Path(arguments.out)
    out.mkdir(parents=True, exist_ok=True)
    written = kept = wrong = 0
    with open(arguments.file, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
                procedure = {key: str(row[key] or "") for key in ("code", "name", "level", "field", "components_text")}
            except (ValueError, KeyError, TypeError) as error:
                print(f"{arguments.file}:{number}: {error}", file=sys.stderr)
                wrong += 1
                continue
            if not CODE.fullmatch(procedure["code"]):
                print(f"{arguments.file}:{number}: no code of a procedure: {procedure['code']!r}", file=sys.stderr)
                wrong += 1
                continue
            if arguments.code and procedure["code"] not in arguments.code:
                continue
            known = names.get(procedure["code"], {})
            procedure.update({key: known[key] for key in ("name", "level", "field") if known.get(key)})
            path = out / (procedure["code"] + ".yaml")
            if path.exists() and not arguments.force:
                kept += 1
                continue
            path.write_text(draft(procedure), encoding="utf-8")
            written += 1
    print(f"{written} drafts written, {kept} left as they are, {wrong} lines not understood", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
