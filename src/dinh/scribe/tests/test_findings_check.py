"""The whole of the checks: the table of codes, order, places, and time on hostile text."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from dinh.scribe import findings
from dinh.scribe.facts import Reading
from dinh.scribe.findings import CODES, check
from dinh.scribe.reading import read_text
from dinh.scribe.tests.findings_papers import paper

FOLDER = Path(findings.__file__).parent
MISTAKES = """Số: 45/BC-UBND

Đình Minh, ngày 08 tháng 12 năm 2025

BÁO CÁO

Kết quả thực hiện quy chế dân chủ ở cơ sở năm 2025

I. KẾT QUẢ THỰC HIỆN

1. Phường thực hiện Pháp lệnh 34/2007/PL-UBTVQH11 và Quy định số 11-QĐ/TW ngày 18/02/2019 của Bộ Chính trị.

2. Ban Chỉ đạo thực hiện quy chế dân chủ ở cơ sở năm 2024.

3. Gia đình văn hóa 1847/1.903 đạt tỷ lệ 97.05%; bảo hiểm y tế 98,2%.

4. Báo cáo UBND huyện để để tổng hợp./.

Nơi nhận:

- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Đỗ Minh An
"""


def test_a_report_with_planted_mistakes_shows_them_all_in_the_order_of_the_text():
    reading = read_text(MISTAKES)
    codes = [finding.code for finding in check(reading)]
    assert codes == [
        "citation.dead",
        "citation.symbol",
        "year.carried_over",
        "number.thousands",
        "ratio.arithmetic",
        "number.decimal_mark",
        "level.abolished",
        "typo.likely",
    ]


def test_places_are_exact_whatever_the_marks_around():
    reading = paper("**Thực hiện** *Pháp lệnh* số **34/2007/PL-UBTVQH11**, đạt kết quả.")
    (dead,) = (finding for finding in check(reading) if finding.code == "citation.dead")
    assert reading.text[dead.start : dead.end] == "34/2007/PL-UBTVQH11"


def test_every_code_in_the_modules_is_in_the_table_and_every_code_of_the_table_is_used():
    source = "".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.py") if path.name != "codes.py")
    families = "|".join({code.split(".")[0] for code in CODES})
    used = set(re.findall(rf'"((?:{families})\.\w+)"', source))
    assert used == set(CODES)


def test_every_code_explains_itself():
    for code in CODES.values():
        assert code.title
        assert code.explanation.endswith((".", ")"))
        assert code.source


@pytest.mark.parametrize("text", ["", " ", "\n", "Số:", "%", "/", "34/2007", "năm năm 2024", "căn cứ luật"])
def test_scraps_of_text_give_no_error(text):
    assert check(Reading(text=text), style=True) == check(Reading(text=text), style=True)


@pytest.mark.parametrize(
    "piece",
    ["\n", " ", "căn cứ luật ", "Số 34/2007/PL-UBTVQH11 ", "12/3 ", "gồm 3 ", "xã, phường, thị trấn ", ". .", "và, A",
     "thưc", "ĐứcMạnh ", "I. \n", "95.13% ", "(", "nơi nhận\n", "UBND huyện ", "nămnăm2024", "𝔘ủy", "a.B"],
)  # fmt: skip
def test_time_grows_with_the_text_and_not_with_its_square(piece):
    started = time.process_time()
    check(paper(piece * (200_000 // len(piece))), style=True)
    assert time.process_time() - started < 20


def test_the_same_paper_gives_the_same_findings():
    reading = read_text(MISTAKES)
    assert check(reading) == check(reading)
