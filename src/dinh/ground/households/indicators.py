"""The numbers of the register for reports, as of the last day of the period. Rows name a household by its number and
its group, never a person: whoever may read the register opens it."""

from __future__ import annotations

from django.urls import reverse
from django_scopes import scope

from dinh.ground.households import grouping, queries
from dinh.ground.households.grouping import Group
from dinh.ground.households.queries import Listed
from dinh.ground.places.models import Commune
from dinh.ground.room import Indicator, Row, Value, indicator
from dinh.law.periods import Period


def _households(commune: Commune, period: Period, body: int | None) -> Value:
    with scope(commune=commune):
        return Value(sum(queries.counts_on(commune, period.end).values()))


def _household_rows(commune: Commune, period: Period, body: int | None) -> list[Row]:
    with scope(commune=commune):
        known = grouping.on(commune, period.end)
        return [_row(each, known.title(each.group_id)) for each in queries.on(commune, period.end)]


def _row(each: Listed, group: str) -> Row:
    return Row(f"Hộ {each.number}", reverse("households:household", args=[each.id]), None, (each.number, group))


def _agreeing(commune: Commune, period: Period) -> tuple[list[tuple[Group, int]], int]:
    known = grouping.on(commune, period.end)
    counted = queries.counts_on(commune, period.end, known)
    return [(group, group.typed) for group in known.standing if counted[group.id] == group.typed > 0], len(
        known.standing
    )


def _agree(commune: Commune, period: Period, body: int | None) -> Value:
    with scope(commune=commune):
        agreeing, whole = _agreeing(commune, period)
        return Value(len(agreeing), whole)


def _agree_rows(commune: Commune, period: Period, body: int | None) -> list[Row]:
    with scope(commune=commune):
        url = reverse("households:list")
        return [
            Row(group.title, f"{url}?to={group.id}", None, (group.title, str(count)))
            for group, count in _agreeing(commune, period)[0]
        ]


indicator(
    Indicator(
        "households.count", "Hộ gia đình trong sổ", "hộ",
        "Số hộ gia đình trong sổ hộ vào ngày cuối kỳ, kể cả hộ vắng mặt.", ("Số hộ", "Thôn, tổ dân phố"), _households,
        _household_rows,
        source="Đình tự đặt; sổ hộ là mẫu số khi Nhân dân bàn, quyết định (Điều 21 Luật 10/2022/QH15).",
        formula="Đếm hộ còn trong sổ vào ngày cuối kỳ.",
        entered="Trưởng thôn, Tổ trưởng và cán bộ giữ sổ hộ ghi hộ mới, hộ chuyển đi.",
        adds=False,
    )
)  # fmt: skip
indicator(
    Indicator(
        "households.groups_agree", "Thôn, tổ dân phố có sổ hộ khớp số hộ", "đơn vị",
        "Số thôn, tổ dân phố có số hộ trong sổ bằng số hộ đã khai, trên tổng số thôn, tổ dân phố, vào ngày cuối kỳ.",
        ("Thôn, tổ dân phố", "Số hộ"), _agree, _agree_rows,
        source="Đình tự đặt.",
        formula="Số thôn, tổ có số hộ trong sổ bằng số hộ đã khai ÷ số thôn, tổ vào ngày cuối kỳ.",
        entered="Cán bộ giữ sổ hộ; số hộ đã khai do cán bộ địa bàn ghi.",
        adds=False,
    )
)  # fmt: skip
