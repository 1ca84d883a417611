"""The numbers of deciding for reports, each with the rows behind it. No row names a household or an answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, Unpack

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from dinh.ground.places.queries import groups_on
from dinh.ground.room import About, Row
from dinh.ground.tally import Counted, counted, events, standing, within
from dinh.law.matters import DECIDED
from dinh.law.periods import Period
from dinh.rights.decide.models import Convention, Matter, Round, YearlyMeeting
from dinh.rights.decide.queries import conventions, elections, outcome, votings, yearly

UNIT = "việc"
COLUMNS = ("Mã", "Việc", "Tên việc", "Phạm vi", "Ngày biểu quyết", "Tình trạng")
ROUND_COLUMNS = ("Việc", "Thôn, tổ dân phố", "Hình thức", "Ngày", "Số hộ tham gia", "Tổng số hộ")
GROUP_COLUMNS = ("Thôn, tổ dân phố", "Ghi chú")


def _decided(period: Period, body: int | None) -> QuerySet[Matter]:
    return outcome.decided().filter(decided_on__range=(period.start, period.end))


def _decided_as(**wanted: object) -> Counted:
    return events(lambda period, body: _decided(period, body).filter(**wanted), "decided_on")


def _passed(period: Period, body: int | None) -> QuerySet[Matter]:
    return _decided(period, body).exclude(state=Matter.State.FAILED)


def _owed(period: Period, body: int | None) -> list[outcome.Line]:
    """Decisions whose last day to be sent lies in the period."""
    return [each for each in _lines() if period.start <= each.term.due <= period.end]


def _lines() -> list[outcome.Line]:
    rows = outcome.counted().exclude(matter__state=Matter.State.FAILED)
    found = [outcome.line(each, date.max) for each in rows if not votings.fell_short(each)]
    return [each for each in found if each.passed or each.round.matter.scope == Matter.Scope.COMMUNE]


def _in_time(line: outcome.Line) -> bool:
    return line.sent and all(each.sent_on <= line.term.due for each in (line.committee, line.front) if each)


def _said(period: Period, body: int | None) -> list[outcome.Outcome]:
    """Matters recognised or refused in the period."""
    rows = Matter.objects.filter(verdicts__kind__in=outcome.SAYING, verdicts__on__range=(period.start, period.end))
    return [outcome.outcome(each, period.end) for each in rows.select_related("group", "commune").distinct()]


_SAID = within(_said, commune="matter.commune_id")


def _row(matter: Matter) -> Row:
    decided = f"{matter.decided_on:%d/%m/%Y}" if matter.decided_on else ""
    cells = (matter.ref, matter.code, matter.title, matter.where, decided, matter.get_state_display())
    return Row(matter.title, reverse("decide_desk:outcome", args=[matter.ref]), matter.decided_on, cells)


def _declare(
    key: str, label: str, definition: str, row: Callable[[Any], Row], part: Counted, whole: Counted | None = None,
    **about: Unpack[About],
) -> None:  # fmt: skip
    counted(f"decide.{key}", label, UNIT, definition, COLUMNS, row, part, whole, **about)


_DECIDED = _decided_as()


_TO_SEND = events(_owed, lambda line: line.term.due, commune="round.commune_id")
_declare(
    "decided",
    "Việc Nhân dân đã bàn và quyết định",
    "Việc có kết quả biểu quyết trong kỳ.",
    _row,
    _DECIDED,
    source="Điều 15 Luật 10/2022/QH15.",
    formula="Đếm việc có ngày quyết định trong kỳ.",
    entered="Người giữ biên bản ghi kết quả biểu quyết.",
    adds=True,
)
for _kind in DECIDED:
    _declare(
        f"decided_{_kind.code.lower()}", f"Việc đã quyết định: {_kind.code}. {_kind.title}",
        f"Việc {_kind.code} ({_kind.cite}) có kết quả biểu quyết trong kỳ.", _row,
        _decided_as(code=_kind.code),
        source=f"{str(_kind.cite)[:1].upper()}{str(_kind.cite)[1:]}.",
        formula="Đếm việc thuộc nội dung này có ngày quyết định trong kỳ.",
        entered="Người giữ biên bản ghi kết quả biểu quyết.",
        adds=True,
    )  # fmt: skip
_declare(
    "passed",
    "Việc được thông qua",
    "Trong số việc có kết quả biểu quyết trong kỳ: được thông qua.",
    _row,
    events(_passed, "decided_on"),
    _DECIDED,
    source="Điều 21 Luật 10/2022/QH15.",
    formula="Số việc được thông qua ÷ số việc có kết quả trong kỳ.",
    entered="Người giữ biên bản ghi kết quả biểu quyết.",
    adds=True,
)
_declare(
    "failed",
    "Việc không được thông qua",
    "Việc có kết quả trong kỳ mà không đủ số hộ tán thành.",
    _row,
    _decided_as(state=Matter.State.FAILED),
    source="Điều 21 Luật 10/2022/QH15.",
    formula="Đếm việc có kết quả trong kỳ mà không đủ hộ tán thành.",
    entered="Người giữ biên bản ghi kết quả biểu quyết.",
    adds=True,
)
_declare(
    "said_in_time", "Công nhận, trả lời không công nhận đúng hạn",
    "Trong số việc được công nhận hoặc trả lời không công nhận trong kỳ: chậm nhất vào ngày hạn.",
    lambda one: _row(one.matter), _SAID.that(lambda one: bool(one.recognise) and not one.said_late), _SAID,
    source="Khoản 2 Điều 21 Luật 10/2022/QH15.",
    formula="Số việc được trả lời đúng hạn ÷ số việc được trả lời trong kỳ.",
    entered="UBND, Ủy ban MTTQ ghi văn bản công nhận hoặc không công nhận.",
    adds=True,
)  # fmt: skip


counted(
    "decide.sent_in_time", "Quyết định của cộng đồng gửi UBND và Ủy ban MTTQ đúng hạn", "quyết định",
    "Trong số quyết định có hạn gửi nằm trong kỳ: đã gửi cả hai nơi chậm nhất vào ngày hạn.", COLUMNS,
    lambda line: _row(line.round.matter), _TO_SEND.that(_in_time), _TO_SEND,
    source="Khoản 3 Điều 20 Luật 10/2022/QH15.",
    formula="Số quyết định gửi đủ hai nơi đúng hạn ÷ số quyết định có hạn gửi trong kỳ.",
    entered="Trưởng thôn, Tổ trưởng ghi ngày gửi.",
    adds=True,
)  # fmt: skip


def _rounds(period: Period, body: int | None) -> list[Round]:
    """Counted votings about matters, meetings that fell short included: people took part in them too."""
    return [each for each in outcome.counted() if period.start <= votings.day_of(each) <= period.end]


def _round_row(round: Round) -> Row:
    day = votings.day_of(round)
    cells = (
        round.matter.title, str(round.group), round.get_form_display(), f"{day:%d/%m/%Y}", str(round.present or 0),
        str(round.total or 0),
    )  # fmt: skip
    return Row(round.matter.title, reverse("decide_desk:round", args=[round.pk]), day, cells)


counted(
    "decide.turnout", "Lượt hộ tham gia biểu quyết", "lượt hộ",
    "Cộng số hộ tham gia các lần biểu quyết có kết quả trong kỳ ÷ cộng tổng số hộ của các lần đó. Mỗi dòng là một "
    "lần biểu quyết.",
    ROUND_COLUMNS, _round_row, events(_rounds, votings.day_of, "present"), events(_rounds, votings.day_of, "total"),
    source="Mẫu số theo Điều 21 Luật 10/2022/QH15: tổng số hộ.",
    formula="Cộng số hộ tham gia ÷ cộng tổng số hộ, của các lần biểu quyết trong kỳ.",
    entered="Người giữ biên bản ghi kết quả biểu quyết.",
    adds=True,
)  # fmt: skip


def _with_convention(period: Period, body: int | None) -> list[Convention]:
    """One of each group that has any in force."""
    after = period.end + timedelta(days=1)
    rows = conventions.conventions().filter(in_force_on__lte=period.end)
    first: dict[int, Convention] = {}
    for each in rows:
        if each.ended_on is None or each.ended_on >= after:
            first.setdefault(each.group_id, each)
    return list(first.values())


def _convention_row(one: Convention) -> Row:
    url = reverse("decide_desk:convention", args=[one.pk])
    return Row(one.title, url, one.in_force_on, (str(one.group), one.title))


def _in_term(period: Period, body: int | None) -> list[elections.Standing]:
    return [one for one in elections.standings(period.end) if one.key in ("ok", "ending")]


def _term_row(one: elections.Standing) -> Row:
    url = reverse("decide_desk:term", args=[one.group.pk])
    return Row(str(one.group), url, one.until, (str(one.group), str(one.head or "")))


def _met(period: Period, body: int | None) -> list[YearlyMeeting]:
    """The last meeting of each group that met in the period."""
    held = yearly.meetings().filter(present__isnull=False, group__in=groups_on(period.end))
    met: dict[int, YearlyMeeting] = {}
    for each in held.order_by("-meets_at"):
        if period.start <= timezone.localdate(each.meets_at) <= period.end:
            met.setdefault(each.group_id, each)
    return list(met.values())


def _meeting_row(one: YearlyMeeting) -> Row:
    day = timezone.localdate(one.meets_at)
    cells = (str(one.group), f"{day:%d/%m/%Y}: {one.present}/{one.total} hộ dự")
    return Row(str(one), reverse("decide_desk:yearly_one", args=[one.pk]), day, cells)


def _groups(
    name: str, label: str, definition: str, row: Callable[[Any], Row], part: Counted, **about: Unpack[About]
) -> None:
    """A number of groups out of all groups that exist at the end of the period."""
    whole = standing(lambda period, body: groups_on(period.end))
    counted(f"decide.{name}", label, "thôn, tổ dân phố", definition, GROUP_COLUMNS, row, part, whole, **about)


_groups(
    "conventions", "Thôn, tổ dân phố có hương ước, quy ước đang thực hiện",
    "Có ít nhất một bản đã được công nhận, chưa bị bãi bỏ, thay thế vào ngày cuối kỳ.", _convention_row,
    standing(_with_convention),
    source="Khoản 3 Điều 15 Luật 10/2022/QH15; Nghị định 61/2023/NĐ-CP.",
    formula="Số thôn, tổ có hương ước, quy ước đang thực hiện ÷ số thôn, tổ vào ngày cuối kỳ.",
    entered="Cán bộ ghi quyết định công nhận, bãi bỏ.",
    adds=False,
)  # fmt: skip
_groups(
    "heads_in_term", "Thôn, tổ dân phố có người đứng đầu đang trong nhiệm kỳ",
    "Vào ngày cuối kỳ có Trưởng thôn, Tổ trưởng được bầu, được công nhận, chưa hết nhiệm kỳ; không tính phụ trách tạm "
    "thời và nơi chưa ghi nhiệm kỳ.", _term_row, standing(_in_term, commune="group.commune_id"),
    source="Nghị định 185/2026/NĐ-CP về nhiệm kỳ Trưởng thôn, Tổ trưởng.",
    formula="Số thôn, tổ có người đứng đầu còn nhiệm kỳ ÷ số thôn, tổ vào ngày cuối kỳ.",
    entered="Cán bộ ghi quyết định công nhận kết quả bầu.",
    adds=False,
)  # fmt: skip
_groups(
    "yearly_meetings", "Thôn, tổ dân phố đã họp hội nghị định kỳ",
    "Có hội nghị định kỳ của cộng đồng dân cư (Điều 33) đã họp trong kỳ.", _meeting_row, within(_met),
    source="Điều 33 Luật 10/2022/QH15.",
    formula="Số thôn, tổ đã họp trong kỳ ÷ số thôn, tổ vào ngày cuối kỳ.",
    entered="Trưởng thôn, Tổ trưởng ghi hội nghị.",
    adds=False,
)  # fmt: skip
