"""The numbers of mediation for reports, each with the rows behind it. No row names a party or tells the matter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Unpack

from django.urls import reverse
from django_scopes import scope

from dinh.ground.places.models import Commune
from dinh.ground.room import About, Indicator, Row, Value, indicator
from dinh.law.periods import Period
from dinh.rights.mediation import queries
from dinh.rights.mediation.models import Case
from dinh.rights.mediation.queries import Standing
from dinh.rights.mediation.statistics import NOT_DEFINED, kind_of

COLUMNS = ("Số", "Tổ hòa giải", "Lĩnh vực", "Ngày nhận", "Tình trạng", "Ngày có kết quả")
TEAM_COLUMNS = ("Tổ hòa giải", "Thôn, tổ dân phố", "Hòa giải viên", "Nữ", "Còn thiếu")
UNIT = "vụ, việc"
Count = Callable[[Commune, Period, int | None], Value]
Rows = Callable[[Commune, Period, int | None], list[Row]]


def _cases(period: Period, *kinds: str) -> list[Case]:
    """The cases that count in the period as one of `kinds`, by the day they came."""
    rows = queries.counted().select_related("team").order_by("received_on", "pk")
    return [case for case in rows if kind_of(case, period.start, period.end) in kinds]


def _received(period: Period) -> list[Case]:
    rows = queries.counted().select_related("team").filter(received_on__range=(period.start, period.end))
    return list(rows.order_by("received_on", "pk"))


def _row(case: Case) -> Row:
    cells = (
        case.label,
        case.team.name,
        case.get_field_display(),
        f"{case.received_on:%d/%m/%Y}",
        case.get_state_display(),
        f"{case.outcome_on:%d/%m/%Y}" if case.outcome_on else "",
    )
    url = reverse("mediation_desk:case", args=[case.ref])
    return Row(f"Vụ số {case.label}, {case.team}", url, case.received_on, cells)


def _team_row(one: Standing) -> Row:
    missing = "; ".join(finding.words for finding in one.findings)
    cells = (one.team.name, str(one.team.group), str(len(one.members)), str(one.women), missing)
    return Row(one.team.name, reverse("mediation_desk:team", args=[one.team.pk]), one.team.founded_on, cells)


def _counting(find: Callable[[Period], list[Case]], whole: Callable[[Period], list[Case]] | None = None) -> Count:
    def value(commune: Commune, period: Period, body: int | None) -> Value:
        with scope(commune=commune):
            return Value(len(find(period)), len(whole(period)) if whole else None)

    return value


def _listing(find: Callable[[Period], list[Case]]) -> Rows:
    def rows(commune: Commune, period: Period, body: int | None) -> list[Row]:
        with scope(commune=commune):
            return [_row(case) for case in find(period)]

    return rows


def _settled(period: Period) -> list[Case]:
    return _cases(period, "settled")


def _not_settled(period: Period) -> list[Case]:
    return _cases(period, "not_settled")


def _tried(period: Period) -> list[Case]:
    return _cases(period, "settled", "not_settled")


def _ended(period: Period) -> list[Case]:
    return _cases(period, "ended")


def _open(period: Period) -> list[Case]:
    return _cases(period, "still_open")


def _handled(period: Period) -> list[Case]:
    return _cases(period, "settled", "not_settled", "ended", "still_open")


def _standings(commune: Commune, period: Period) -> list[Standing]:
    """Teams as they stand now: a composition of the past is not kept."""
    with scope(commune=commune):
        return queries.standings(queries.teams(period.end), period.end)


def _teams_value(commune: Commune, period: Period, body: int | None) -> Value:
    found = _standings(commune, period)
    return Value(sum(one.complete for one in found), len(found))


def _teams_rows(commune: Commune, period: Period, body: int | None) -> list[Row]:
    return [_team_row(one) for one in _standings(commune, period) if one.complete]


def _declare(
    key: str, label: str, definition: str, find: Callable[[Period], list[Case]],
    whole: Callable[[Period], list[Case]] | None = None, **about: Unpack[About],
) -> None:  # fmt: skip
    indicator(
        Indicator(f"mediation.{key}", label, UNIT, definition, COLUMNS, _counting(find, whole), _listing(find), **about)
    )


_OUTSIDE = "Không tính việc ngoài phạm vi hòa giải ở cơ sở."
_LAW = "Luật Hòa giải ở cơ sở 35/2013/QH13"
_BOOK = "Tổ trưởng tổ hòa giải, hòa giải viên ghi sổ."
_declare(
    "received", "Vụ, việc hòa giải đã tiếp nhận", f"Vụ, việc vào sổ có ngày nhận trong kỳ. {_OUTSIDE}", _received,
    source=f"Khoản 4 Điều 21 {_LAW}.", formula="Đếm vụ, việc vào sổ có ngày nhận trong kỳ.", entered=_BOOK, adds=True,
)  # fmt: skip
_declare(
    "settled", "Vụ, việc hòa giải thành", "Vụ, việc có kết quả thành trong kỳ.", _settled,
    source=f"Điều 24 {_LAW}.", formula="Đếm vụ, việc có kết quả thành, ngày kết quả trong kỳ.", entered=_BOOK,
    adds=True,
)  # fmt: skip
_declare(
    "not_settled", "Vụ, việc hòa giải không thành", "Vụ, việc có kết quả không thành trong kỳ.", _not_settled,
    source=f"Điều 27 {_LAW}.", formula="Đếm vụ, việc có kết quả không thành, ngày kết quả trong kỳ.", entered=_BOOK,
    adds=True,
)  # fmt: skip
_declare(
    "ended", "Vụ, việc kết thúc hòa giải theo yêu cầu hoặc do hòa giải viên",
    f"Vụ, việc kết thúc trong kỳ theo khoản 2, khoản 3 Điều 23 {_LAW}.", _ended,
    source=f"Khoản 2, khoản 3 Điều 23 {_LAW}.", formula="Đếm vụ, việc kết thúc như vậy, ngày kết thúc trong kỳ.",
    entered=_BOOK, adds=True,
)  # fmt: skip
_declare(
    "open", "Vụ, việc hòa giải chưa xong", "Vụ, việc đã nhận, đến hết kỳ chưa có kết quả.", _open,
    source=f"Khoản 4 Điều 21 {_LAW}.", formula="Đếm vụ, việc đã nhận mà hết kỳ chưa có kết quả.", entered=_BOOK,
    adds=False,
)  # fmt: skip
_OURS = "Luật không định nghĩa tỷ lệ này; cách chia do Đình tự đặt."
_declare(
    "settled_of_tried", "Vụ, việc hòa giải thành trên số thành và không thành",
    f"Thành ÷ (thành + không thành), có kết quả trong kỳ. {NOT_DEFINED}", _settled, _tried,
    source=_OURS, formula="Thành ÷ (thành + không thành), ngày kết quả trong kỳ.", entered=_BOOK, adds=True,
)  # fmt: skip
_declare(
    "settled_of_all", "Vụ, việc hòa giải thành trên số phải giải quyết",
    f"Thành trong kỳ ÷ (tồn kỳ trước + tiếp nhận trong kỳ). {NOT_DEFINED}", _settled, _handled,
    source=_OURS, formula="Thành trong kỳ ÷ (tồn kỳ trước + tiếp nhận trong kỳ).", entered=_BOOK, adds=False,
)  # fmt: skip
indicator(
    Indicator(
        "mediation.teams_complete", "Tổ hòa giải đủ số lượng, thành phần", "tổ",
        "Tổ đang hoạt động có đủ hòa giải viên, có nữ, có người dân tộc thiểu số ở vùng phải có, có tổ trưởng được "
        "công nhận, trên tổng số tổ.",
        TEAM_COLUMNS, _teams_value, _teams_rows,
        source="Điều 12 và Điều 14 Luật Hòa giải ở cơ sở 35/2013/QH13.",
        formula="Số tổ đủ số lượng, thành phần ÷ số tổ đang hoạt động.",
        entered="Cán bộ tư pháp ghi hòa giải viên, quyết định công nhận.",
        adds=False,
    )
)  # fmt: skip
