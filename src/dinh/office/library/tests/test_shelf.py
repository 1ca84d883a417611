"""The models of the house: each can be read, rests on known documents, and prints as a paper scribe has nothing
against."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dinh.ground.bodies.models import Body
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.room import INDICATORS
from dinh.law import documents
from dinh.office.library import differences, dossiers, filling, printing, queries, shelf, text
from dinh.office.library.tests.conftest import on
from dinh.scribe.decode import decode
from dinh.scribe.findings import check
from dinh.scribe.reading import read

TYPED = {
    "line": "chữ gõ tay",
    "number": "12",
    "day": "05/10/2026",
    "rows": (("1", "việc thứ nhất", "a", "b", "c", "d"),),
}


def every():
    return [sample for versions in shelf.models().values() for sample in versions]


def test_every_file_is_sound():
    """Known documents in force, no fault in the text, numbers from 1 without a gap, each newer version says why."""
    for versions in shelf.models().values():
        assert [one.number for one in versions] == list(range(1, len(versions) + 1))
        assert all(one.changed for one in versions[1:])
        assert [one.day for one in versions] == sorted({one.day for one in versions})
    for sample in every():
        assert len(sample.documents) == len(sample.grounds), sample.key
        for known in sample.documents:
            assert documents.status_of(known, date(2026, 11, 22)).state == "in_force", (sample.key, known.number)
        if sample.form == "dossier":
            assert dossiers.wanted(sample)
            keys = {key for line in dossiers.wanted(sample) for key in line.indicators}
            assert keys <= INDICATORS.keys(), keys - INDICATORS.keys()
        else:
            assert not text.faults(sample.body), (sample.key, text.faults(sample.body))
            assert text.blanks(sample.body)
    assert len([one for one in every() if one.form != "dossier"]) >= 12


def test_no_number_of_the_law_is_typed_in_a_model():
    """Days, shares and numbers of people come from the law by `luật …`."""
    for sample in every():
        for word in (" ngày làm việc", "2/3", "1/2", "quá nửa", "hai phần ba"):
            assert word not in sample.body, (sample.key, word)


def test_every_model_prints_as_a_paper_scribe_accepts(ward, office):
    """For each kind of unit, filled from records and by hand; blank too."""
    group = ResidentialGroup.objects.get(code="to-2")
    units = {each.kind: each for each in [*ward.bodies.values()]}
    shop = Body(
        commune=ward.commune, name="Công ty Giày", kind="enterprise", system="state", valid_from=date(2025, 7, 1)
    )
    watch = Body(commune=ward.commune, name="Ban Thanh tra nhân dân phường", symbol="BTTND", kind="board",
                 system="front", parent=ward.bodies["MTTQ-BTT"], valid_from=date(2025, 7, 1))  # fmt: skip
    shop.save()
    watch.save()
    units |= {"enterprise": shop, "board": watch, "group": group}
    day = date(2026, 10, 12)
    for sample in every():
        if sample.form == "dossier":
            continue
        unit = units[sample.fits[0].kind]
        whole = f"{sample.subject}\n{sample.body}"
        values = {blank.key: TYPED[blank.kind] for blank in text.blanks(whole)}
        values |= filling.known_values(whole, unit, day)
        data = printing.docx(sample, sample.body, unit, values, day, ward.commune)
        reading = read(decode(data, f"{sample.key}.docx"))
        found = [one for one in check(reading, today=day) if one.severity != "info"]
        if sample.form != "regulation" and not sample.type_abbr:
            found = [one for one in found if "số, ký hiệu" not in one.message]  # such a paper bears no number
        assert not found, (sample.key, found)
        assert "{{" not in reading.text
        assert "chữ gõ tay" in reading.text or "việc thứ nhất" in reading.text or sample.key.startswith("quy-che-ban")
        blank = printing.docx(sample, sample.body, None, {}, day, ward.commune)
        assert "{{" not in read(decode(blank, "mau.docx")).text


def test_a_new_version_counts_from_its_day():
    with on(date(2026, 9, 30)):
        assert shelf.newest("quy-che-dan-chu-co-quan").number == 1
    with on(date(2026, 10, 1)):
        assert shelf.newest("quy-che-dan-chu-co-quan").number == 2
    with on(date(2025, 8, 1)):
        assert shelf.newest("quy-che-dan-chu-co-quan").number == 1


def test_two_versions_are_compared_by_clause():
    one, two = shelf.models()["quy-che-dan-chu-co-quan"]
    found = differences.between(one.body, two.body)
    assert next(clause.title for clause in found) == "Điều 4. Hình thức, người chịu trách nhiệm"
    assert any(clause.title.startswith("Điều 7. Phục vụ") for clause in found)
    assert not differences.between(one.body, one.body)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("## Điều 2. Một", "phải bắt đầu từ Điều 1"),
        ("## Điều 1. Một\n## Điều 3. Ba", "phải là Điều 2"),
        ("Điều 1. Một", "phải có dấu #"),
        ("# Chuong I", "đề mục viết chưa đúng"),
        ("Có {{unit.nam}} đây", "không có chỗ điền «unit.nam»"),
        ("Có {{luật agency.quorom}}", "không có quy tắc «agency.quorom»"),
        ("Có {{? Ai: Ai}}", "viết chưa đúng"),
        ("Có {{unit.name", "không khớp"),
        ("| a | b |\n| 1 |", "có 1 ô, đầu bảng có 2 ô"),
        ("{{? a bảng: Các dòng}}", "để nó một mình"),
        ("{{? a: Một}} {{? a: Hai}}", "hai lời nhắc khác nhau"),
        ("", "chưa có chữ nào"),
    ],
)
def test_faults_are_named_with_their_line(written, words):
    found = text.faults(written)
    assert any(words in one.words for one in found), found


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("#|{}? Điều1.\n-aunit"), max_size=200))
def test_any_text_is_read(written):
    """Whatever is typed: lines, blanks and faults come out, and a text without faults can be filled."""
    made = text.parse(written)
    assert len(text.blanks(written)) <= written.count("{{")
    if not text.faults(written):
        assert made
        assert filling.filled(written, {}, date(2026, 10, 12))


def test_every_dossier_line_has_a_way(ward, office):
    for body in [*ward.bodies.values()]:
        for sample in dossiers.for_body(body):
            for line in dossiers.lines(sample, body, 2026, date(2026, 10, 12)):
                assert line.state in ("there", "missing", "not_owed")
    assert [one.key for one in dossiers.for_body(office)] == ["ho-so-co-quan-don-vi"]
    assert queries.units_for(shelf.newest("quy-che-dan-chu-co-quan"), date(2026, 10, 12)) == [office]
