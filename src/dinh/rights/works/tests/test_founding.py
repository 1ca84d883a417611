"""A fund begins from what the people decided: which matters carry it, who owes, what the estimate may come to."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from dinh.ground.gate import Refused
from dinh.rights.works import actions, queries
from dinh.rights.works.actions import Deciding, Item, Planned, Taking
from dinh.rights.works.models import Due, Fund
from dinh.rights.works.tests.world import (
    DAY,
    DECIDED,
    LEVEL,
    LIMIT,
    LINES,
    due,
    founding,
    households,
    line,
    matter,
    on,
    pay,
    spending,
)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"state": "passed"}, "chưa dùng làm căn cứ được"),
        ({"code": "BQ6"}, "không phải việc đóng góp"),
        ({"number": 2}, "là việc của Tổ dân phố 2"),
    ],
)
def test_only_a_matter_of_money_in_effect_of_that_group_carries_a_fund(ward, ba, changes, said):
    matter(ward.commune, **changes)
    with on(DAY), pytest.raises(ValidationError, match=said):
        actions.found(by=ba, founding=founding())


def test_without_a_matter_a_ground_is_stated_and_a_work_has_a_bound(ward, ba, tam, thanh):
    with on(DAY):
        with pytest.raises(ValidationError, match="ghi căn cứ khác"):
            actions.found(by=ba, founding=founding(deciding=Deciding(DECIDED, limit=LIMIT)))
        with pytest.raises(ValidationError, match="tổng số được chi"):
            actions.found(by=ba, founding=founding(deciding=Deciding(DECIDED, ground="Biên bản họp")))
        with pytest.raises(ValidationError, match="thôn, tổ dân phố mình"):
            actions.found(by=tam, founding=founding(deciding=Deciding(DECIDED, ground="x", limit=LIMIT)))
        with pytest.raises(Refused, match="không được giao quyền"):
            actions.found(by=thanh, founding=founding())


def test_who_owes_is_frozen_on_the_day_of_the_decision_and_boards_are_told_of_the_work(road, ba, tu):
    assert Due.objects.filter(fund=road, owed=LEVEL).count() == 10
    households(ba.commune, 3, 2)
    with on(DAY):
        actions.edit(
            by=ba, fund=road, name=road.name, purpose=road.purpose, show_names=False, place="Ngõ 5",
            sources=[Planned("people", 10 * LEVEL)],
            parties=[Taking("contractor", "Tổ thợ Thành Công", "Bùi Văn Thành")],
        )  # fmt: skip
    assert Due.objects.filter(fund=road).count() == 10
    with on(DAY), pytest.raises(ValidationError, match="đã là căn cứ thu, chi của “Đường ngõ 5”"):
        actions.found(by=ba, founding=founding())
    (one,) = queries.open_works()
    assert (one.ref, one.title, one.group_id, one.open, one.url) == (
        road.ref, "Đường ngõ 5", road.group_id, True, f"/p/{road.ref}"
    )  # fmt: skip
    assert queries.work_by_ref(road.ref.lower()) == one
    assert queries.work_by_ref("CT-KHON-GCOO") is None
    assert [(each.role, each.name, each.person) for each in queries.parties(road.ref)] == [
        ("contractor", "Tổ thợ Thành Công", "Bùi Văn Thành")
    ]


def test_over_the_decision_a_new_decision_is_asked_for(road, ba, tam):
    with on(DAY):
        lines = [Item(title, amount, line(road, at).pk) for at, (title, amount) in enumerate(LINES, start=1)]
        more = [*lines, Item("Biển báo", 1_000_000)]
        with pytest.raises(ValidationError, match="bà con phải quyết định lại"):
            actions.estimate(by=ba, fund=road, items=more, why="thêm biển báo")
        again = Deciding(DAY, "BQ-AAAA-AAAA", level=LEVEL, limit=14_000_000)
        with pytest.raises(ValidationError, match="cần một quyết định mới"):
            actions.decide_anew(by=ba, fund=road, deciding=again)
        matter(ba.commune, ref="BQ-BBBB-BBBB", title="Góp thêm làm biển báo")
        with pytest.raises(Refused):
            actions.decide_anew(by=tam, fund=road, deciding=again)
        actions.decide_anew(
            by=ba, fund=road, deciding=Deciding(DAY, "BQ-BBBB-BBBB", level=LEVEL + 100_000, limit=14_000_000)
        )
        road = Fund.objects.get(pk=road.pk)
        with pytest.raises(ValidationError, match="vì sao sửa"):
            actions.estimate(by=ba, fund=road, items=more)
        made = actions.estimate(by=ba, fund=road, items=more, why="thêm biển báo")
    assert (made.number, made.total, due(road).owed) == (2, 13_000_000, LEVEL + 100_000)
    assert road.decided.number == 2


def test_a_line_with_spending_is_neither_dropped_nor_lowered_below_it(road, ba):
    pay(ba, road)
    with on(DAY):
        actions.draft_voucher(by=ba, fund=road, line=line(road), spending=spending(900_000))
        rest = [Item(title, amount, line(road, at).pk) for at, (title, amount) in enumerate(LINES, start=1)]
        with pytest.raises(ValidationError, match="Không bỏ được khoản"):
            actions.estimate(by=ba, fund=road, items=rest[1:], why="bớt")
        with pytest.raises(ValidationError, match="không hạ xuống"):
            actions.estimate(by=ba, fund=road, items=[Item("x", 800_000, line(road).pk), *rest[1:]], why="bớt")


def test_nothing_comes_in_by_a_decision_that_was_annulled(road, ba):
    found = actions.founding.matters.matters.find("BQ-AAAA-AAAA")
    found.state = "annulled"
    found.save()
    with pytest.raises(ValidationError, match="đã bị hủy bỏ"):
        pay(ba, road)
