"""Reports on their way from a commune to its province: what was asked, what can be sent, who has sent, who is late.

Each function works in one commune's scope at a time; what belongs to the other side is asked for by name.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django_scopes import scope

from dinh.account.province import permissions
from dinh.account.province.models import Asked, SentUp
from dinh.account.province.queries import communes
from dinh.account.reports import output
from dinh.account.reports import queries as reports
from dinh.ground.actor import Actor
from dinh.ground.gate import require
from dinh.ground.places.models import Commune
from dinh.law.periods import Period


@dataclass(frozen=True, slots=True)
class Line:
    """A commune's part in a report asked for. `late`: days past the last day, sent or not; 0 in time."""

    unit: Commune
    sent: SentUp | None
    late: int


def lines(asked: Asked, office: Commune, today: date) -> list[Line]:
    """Every commune below the office; those that have not sent first, the others by how it stands with them."""
    known = {one.unit_id: one for one in SentUp.objects.filter(asked=asked, replaced=False).select_related("unit")}
    found = [_line(asked, unit, known.get(unit.pk), today) for unit in communes(office, Period.parse(asked.period))]
    return sorted(found, key=lambda line: (line.sent is not None, line.sent.state if line.sent else "", line.unit.code))


def _line(asked: Asked, unit: Commune, sent: SentUp | None, today: date) -> Line:
    came = timezone.localdate(sent.at) if sent else today
    return Line(unit, sent, max(0, (came - asked.due).days))


@dataclass(frozen=True, slots=True)
class Wanted:
    """A report that an office above asks of the scope's commune, and what it has sent."""

    office: Commune
    asked: Asked
    sent: SentUp | None


def offices_above(unit: Commune) -> list[Commune]:
    """The offices that may ask a commune for reports: its province's."""
    if unit.gathers:
        return []
    return list(Commune.objects.filter(kind=Commune.Kind.PROVINCE, province=unit.province_id).order_by("pk"))


def wanted_of(unit: Commune) -> list[Wanted]:
    """What the offices above ask of a commune, each read in the office's own scope; nothing of other communes."""
    found = []
    for office in offices_above(unit):
        with scope(commune=office):
            sent = {one.asked_id: one for one in SentUp.objects.filter(unit=unit, replaced=False)}
            found += [Wanted(office, one, sent.get(one.pk)) for one in Asked.objects.all()]
    return found


def sendable(period: Period) -> list[reports.Signed]:
    """The scoped commune's signed reports of the same period, or of the same days, the newest first."""
    return [one for one in reports.signed() if one.written == str(period) or _days(one.period) == _days(period)]


def _days(period: Period) -> tuple[date, date]:
    return period.start, period.end


def file_of(by: Actor, sent: SentUp, kind: str) -> bytes:
    """The report as its commune signed it, .docx or PDF, for who reads at the office it was sent to. Raises Refused."""
    require(by, permissions.READ_SENT, by.commune)
    with scope(commune=sent.unit):
        report = reports.find(sent.ref).get()
        return output.docx(report) if kind == "docx" else output.pdf(report)
