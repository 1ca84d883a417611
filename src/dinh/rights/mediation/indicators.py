"""The numbers of mediation for reports, each with the rows behind it. No row names a party or tells the matter."""

from __future__ import annotations

from typing import Unpack

from django.db.models import Q, QuerySet
from django.urls import reverse

from dinh.ground.room import About, Row
from dinh.ground.tally import Counted, counted, events, standing, within
from dinh.law.periods import Period
from dinh.rights.mediation import queries
from dinh.rights.mediation.models import Case
from dinh.rights.mediation.queries import Standing
from dinh.rights.mediation.statistics import NOT_DEFINED

COLUMNS = ("Số", "Tổ hòa giải", "Lĩnh vực", "Ngày nhận", "Tình trạng", "Ngày có kết quả")
TEAM_COLUMNS = ("Tổ hòa giải", "Thôn, tổ dân phố", "Hòa giải viên", "Nữ", "Còn thiếu")
UNIT = "vụ, việc"
State = Case.State


def _ended_as(*states: str) -> Counted:
    """The cases that came to one of these ends, on a day of the period."""

    def found(period: Period, body: int | None) -> QuerySet[Case]:
        rows = queries.counted().filter(outcome_on__range=(period.start, period.end), state__in=states)
        return rows.select_related("team").order_by("received_on", "pk")

    return events(found, "outcome_on")


def _received(period: Period, body: int | None) -> QuerySet[Case]:
    rows = queries.counted().select_related("team").filter(received_on__range=(period.start, period.end))
    return rows.order_by("received_on", "pk")


def _handled(period: Period, body: int | None) -> QuerySet[Case]:
    """Left from before the period, and received in it."""
    rows = queries.counted().filter(received_on__lte=period.end)
    rows = rows.filter(Q(outcome_on=None) | Q(outcome_on__gte=period.start))
    return rows.select_related("team").order_by("received_on", "pk")


def _open(period: Period, body: int | None) -> QuerySet[Case]:
    return _handled(period, body).filter(Q(outcome_on=None) | Q(outcome_on__gt=period.end))


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


def _standings(period: Period, body: int | None) -> list[Standing]:
    """Teams as they stand now: a composition of the past is not kept."""
    return queries.standings(queries.teams(period.end), period.end)


_TEAMS = standing(_standings, commune="team.commune_id")


def _declare(
    key: str, label: str, definition: str, part: Counted, whole: Counted | None = None, **about: Unpack[About]
) -> None:
    counted(f"mediation.{key}", label, UNIT, definition, COLUMNS, _row, part, whole, **about)


_settled, _not_settled = _ended_as(State.SETTLED), _ended_as(State.NOT_SETTLED)
_OUTSIDE = "Không tính việc ngoài phạm vi hòa giải ở cơ sở."
_LAW = "Luật Hòa giải ở cơ sở 35/2013/QH13"
_BOOK = "Tổ trưởng tổ hòa giải, hòa giải viên ghi sổ."
_declare(
    "received", "Vụ, việc hòa giải đã tiếp nhận", f"Vụ, việc vào sổ có ngày nhận trong kỳ. {_OUTSIDE}",
    events(_received, "received_on"),
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
    f"Vụ, việc kết thúc trong kỳ theo khoản 2, khoản 3 Điều 23 {_LAW}.",
    _ended_as(State.ENDED),
    source=f"Khoản 2, khoản 3 Điều 23 {_LAW}.", formula="Đếm vụ, việc kết thúc như vậy, ngày kết thúc trong kỳ.",
    entered=_BOOK, adds=True,
)  # fmt: skip
_declare(
    "open", "Vụ, việc hòa giải chưa xong", "Vụ, việc đã nhận, đến hết kỳ chưa có kết quả.", standing(_open),
    source=f"Khoản 4 Điều 21 {_LAW}.", formula="Đếm vụ, việc đã nhận mà hết kỳ chưa có kết quả.", entered=_BOOK,
    adds=False,
)  # fmt: skip
_OURS = "Luật không định nghĩa tỷ lệ này; cách chia do Đình tự đặt."
_declare(
    "settled_of_tried", "Vụ, việc hòa giải thành trên số thành và không thành",
    f"Thành ÷ (thành + không thành), có kết quả trong kỳ. {NOT_DEFINED}", _settled,
    _ended_as(State.SETTLED, State.NOT_SETTLED),
    source=_OURS, formula="Thành ÷ (thành + không thành), ngày kết quả trong kỳ.", entered=_BOOK, adds=True,
)  # fmt: skip
_declare(
    "settled_of_all", "Vụ, việc hòa giải thành trên số phải giải quyết",
    f"Thành trong kỳ ÷ (tồn kỳ trước + tiếp nhận trong kỳ). {NOT_DEFINED}", _settled, within(_handled),
    source=_OURS, formula="Thành trong kỳ ÷ (tồn kỳ trước + tiếp nhận trong kỳ).", entered=_BOOK, adds=False,
)  # fmt: skip
counted(
    "mediation.teams_complete", "Tổ hòa giải đủ số lượng, thành phần", "tổ",
    "Tổ đang hoạt động có đủ hòa giải viên, có nữ, có người dân tộc thiểu số ở vùng phải có, có tổ trưởng được "
    "công nhận, trên tổng số tổ.",
    TEAM_COLUMNS, _team_row, _TEAMS.that(lambda one: one.complete), _TEAMS,
    source="Điều 12 và Điều 14 Luật Hòa giải ở cơ sở 35/2013/QH13.",
    formula="Số tổ đủ số lượng, thành phần ÷ số tổ đang hoạt động.",
    entered="Cán bộ tư pháp ghi hòa giải viên, quyết định công nhận.",
    adds=False,
)  # fmt: skip
