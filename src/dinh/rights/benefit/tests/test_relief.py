"""Relief: whatever is gathered, handed out and taken back, no kind of good is ever below nothing."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry as JournalEntry
from dinh.rights.benefit import actions, queries, reports
from dinh.rights.benefit.actions import Line
from dinh.rights.benefit.models import Entry
from dinh.rights.benefit.tests.build import at, group

DAY = date(2026, 10, 10)
WORDS = {"title": "Sau bão", "ground": "Lời kêu gọi số 3", "purpose": "Hộ tốc mái", "keeper": "Thủ quỹ"}


def opened(by):
    with at(10):
        return actions.open_drive(by=by, **WORDS)


def test_gathered_and_handed_out_line_by_line(ward, tu, ba):
    with pytest.raises(Refused), at(10):
        actions.open_drive(by=ba, **WORDS)
    drive = opened(tu)
    money = drive.goods.get()
    with at(10):
        rice = actions.add_good(by=tu, drive=drive, name="Gạo", unit="kg")
        with pytest.raises(ValidationError):
            actions.add_good(by=tu, drive=drive, name="Gạo", unit="kg")
        came = actions.gather(by=tu, drive=drive, line=Line(money, 1_000_000, DAY))
        actions.gather(by=tu, drive=drive, line=Line(rice, 50, DAY, "Chợ Mới"))
        out = Line(money, 700_000, DAY, "Bà Na", group(1))
        with pytest.raises(ValidationError, match="thôn, tổ nào"):
            actions.hand_out(by=tu, drive=drive, line=Line(money, 1, DAY, "Bà Na"))
        actions.hand_out(by=tu, drive=drive, line=out)
        with pytest.raises(ValidationError, match=r"Chỉ còn 300\.000 đồng"):
            actions.hand_out(by=tu, drive=drive, line=out)
        with pytest.raises(ValidationError, match="Chỉ còn"):
            actions.reverse_entry(by=tu, entry=came, reason="Ghi nhầm")
        wrong = actions.hand_out(by=tu, drive=drive, line=Line(rice, 20, DAY, "Ông Bưởi", group(2)))
        actions.reverse_entry(by=tu, entry=wrong, reason="Nhầm người")
        with pytest.raises(Refused, match="đã được hủy"):
            actions.reverse_entry(by=tu, entry=wrong, reason="Lần nữa")
        told = [(one.name, one.gathered, one.given, one.left) for one in queries.balances(drive)]
        assert told == [("Tiền mặt", 1_000_000, 700_000, 300_000), ("Gạo", 50, 0, 50)]
        with pytest.raises(ValidationError, match="xử lý thế nào"):
            actions.close_drive(by=tu, drive=drive, remainder="")
        drive = actions.close_drive(by=tu, drive=drive, remainder="Chuyển quỹ cứu trợ")
        with pytest.raises(Refused, match="đã kết thúc"):
            actions.gather(by=tu, drive=drive, line=Line(money, 1, DAY))
        assert reports.drive_report(drive)[:2] == b"PK"
    assert list(Entry.objects.values_list("number", flat=True)) == [1, 2, 3, 4, 5]
    assert JournalEntry.objects.filter(what="benefit.hand_out").count() == 2


STEPS = st.lists(
    st.tuples(st.sampled_from(["in", "out", "back"]), st.integers(0, 1), st.integers(1, 9)), min_size=15, max_size=30
)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_whatever_happens_the_lines_add_up_to_what_is_left(ward, tu, steps):
    """The sums of the lines equal what is left, nothing is below nothing, no line has changed."""
    with transaction.atomic():
        _play(tu, steps)
        transaction.set_rollback(True)


def _play(tu, steps):
    drive = opened(tu)
    with at(10):
        goods = [drive.goods.get(), actions.add_good(by=tu, drive=drive, name="Gạo", unit="kg")]
        written = {}
        for what, which, quantity in steps:
            try:
                if what == "in":
                    row = actions.gather(by=tu, drive=drive, line=Line(goods[which], quantity, DAY))
                elif what == "out":
                    line = Line(goods[which], quantity, DAY, "Bà Na", group(1))
                    row = actions.hand_out(by=tu, drive=drive, line=line)
                else:
                    entry = list(Entry.objects.filter(drive=drive))[quantity - 1 : quantity]
                    if not entry:
                        continue
                    row = actions.reverse_entry(by=tu, entry=entry[0], reason="Ghi nhầm")
            except (ValidationError, Refused):
                continue
            written[row.pk] = (row.way, row.quantity, row.good_id)
    now = {row.pk: (row.way, row.quantity, row.good_id) for row in Entry.objects.filter(drive=drive)}
    assert now == written
    for one in queries.balances(drive):
        assert one.left == one.gathered - one.given >= 0
