"""Facts stated on an `.edxml` envelope fill the gaps of the text, never overrule it."""

from __future__ import annotations

from dinh.scribe.envelope import STATED, with_envelope
from dinh.scribe.facts import Reading
from dinh.scribe.reading import read_text
from dinh.scribe.tests.decode_samples import LETTER

HEADER = {
    "number": "99/KH-UBND", "date": "2026-03-09", "place": "Lam Giang", "signer": "Trần Thị Lan", "due": "2026-06-15",
    "recipients": "Như trên\nLưu: VT", "type": "Công văn",
}  # fmt: skip


def test_what_the_text_says_wins() -> None:
    reading = with_envelope(read_text(LETTER), HEADER)
    assert reading.number
    assert reading.number.value == "12/KH-UBND"
    assert reading.issued
    assert reading.issued.value == "2026-03-05"


def test_what_the_text_leaves_out_comes_from_the_envelope() -> None:
    reading = with_envelope(Reading(text="Mời họp."), HEADER)
    assert reading.number
    assert (reading.number.value, reading.number.confidence) == ("99/KH-UBND", STATED)
    assert (reading.number.start, reading.number.end) == (0, 0)
    assert [fact.value for fact in reading.recipients] == ["Như trên", "Lưu: VT"]
    assert [deadline.iso for deadline in reading.deadlines] == ["2026-06-15"]
    assert reading.subject is None


def test_a_due_day_the_text_has_too_is_not_doubled() -> None:
    text = LETTER + "2. Trạm Y tế báo cáo kết quả trước ngày 15/6/2026.\n"
    days = [deadline.iso for deadline in with_envelope(read_text(text), HEADER).deadlines]
    assert days.count("2026-06-15") == 1


def test_a_day_that_is_none_is_not_taken() -> None:
    reading = with_envelope(Reading(text="Mời họp."), {"date": "2026-13-45", "due": "sớm nhất có thể"})
    assert reading.issued is None
    assert reading.deadlines == ()


def test_without_an_envelope_nothing_changes() -> None:
    reading = read_text(LETTER)
    assert with_envelope(reading, {}) is reading
