"""The numbers of the register for reports, as of the last day of the period. Rows name a household by its number and
its group, never a person: whoever may read the register opens it."""

from __future__ import annotations

from collections import Counter
from operator import itemgetter

from django.db.models import Count
from django.urls import reverse

from dinh.ground.households import grouping, queries
from dinh.ground.households.grouping import Group
from dinh.ground.households.models import Line
from dinh.ground.households.queries import Listed
from dinh.ground.places.models import Commune
from dinh.ground.room import Row
from dinh.ground.tally import counted, standing
from dinh.law.periods import Period

Entered = tuple[int, Group, int]  # a commune's key, a group of it, how many households the register has there


def _listed(period: Period, body: int | None) -> list[tuple[str, Listed]]:
    """The households of each commune in scope with the title of their group on the day."""
    return [
        (known.title(each.group_id), each)
        for commune, known in grouping.of_each(period.end).items()
        for each in queries.on(Commune(pk=commune), period.end)
    ]


def _household_row(one: tuple[str, Listed]) -> Row:
    group, each = one
    return Row(f"Hộ {each.number}", reverse("households:household", args=[each.id]), None, (each.number, group))


def _standing(period: Period, body: int | None) -> list[Entered]:
    known = grouping.of_each(period.end)
    of_group = {group: commune for commune, each in known.items() for group in each.all()}
    entered: Counter[int] = Counter()
    lines = Line.objects.on(period.end).order_by().values_list("group_id").annotate(households=Count("pk"))
    for group, households in lines:
        entered[known[of_group[group]].of(group)] += households
    return [(commune, group, entered[group.id]) for commune, each in known.items() for group in each.standing]


def _agreeing(period: Period, body: int | None) -> list[Entered]:
    return [one for one in _standing(period, body) if one[2] == one[1].typed > 0]


def _group_row(one: Entered) -> Row:
    _commune, group, count = one
    return Row(group.title, f"{reverse('households:list')}?to={group.id}", None, (group.title, str(count)))


counted(
    "households.count", "Hộ gia đình trong sổ", "hộ",
    "Số hộ gia đình trong sổ hộ vào ngày cuối kỳ, kể cả hộ vắng mặt.", ("Số hộ", "Thôn, tổ dân phố"),
    _household_row, standing(lambda period, body: Line.objects.on(period.end)), shown=standing(_listed),
    source="Đình tự đặt; sổ hộ là mẫu số khi Nhân dân bàn, quyết định (Điều 21 Luật 10/2022/QH15).",
    formula="Đếm hộ còn trong sổ vào ngày cuối kỳ.",
    entered="Trưởng thôn, Tổ trưởng và cán bộ giữ sổ hộ ghi hộ mới, hộ chuyển đi.",
    adds=False,
)  # fmt: skip
counted(
    "households.groups_agree", "Thôn, tổ dân phố có sổ hộ khớp số hộ", "đơn vị",
    "Số thôn, tổ dân phố có số hộ trong sổ bằng số hộ đã khai, trên tổng số thôn, tổ dân phố, vào ngày cuối kỳ.",
    ("Thôn, tổ dân phố", "Số hộ"), _group_row, standing(_agreeing, commune=itemgetter(0)),
    standing(_standing, commune=itemgetter(0)),
    source="Đình tự đặt.",
    formula="Số thôn, tổ có số hộ trong sổ bằng số hộ đã khai ÷ số thôn, tổ vào ngày cuối kỳ.",
    entered="Cán bộ giữ sổ hộ; số hộ đã khai do cán bộ địa bàn ghi.",
    adds=False,
)  # fmt: skip
