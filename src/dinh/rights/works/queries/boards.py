"""What the boards that watch over works ask: which are open, one by its reference, who takes part."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from dinh.rights.works.models import Fund, Party, Work


@dataclass(frozen=True, slots=True)
class WorkLine:
    """A work as other rooms see it. `group_id` and `group` are of the residential group, None and the commune's title
    for a work of the whole commune; `state` in words; `url` its public page (it opens only once the work is public)."""

    ref: str
    title: str
    place: str
    group_id: int | None
    group: str
    state: str
    open: bool
    public: bool
    starts_on: date | None
    ends_on: date | None
    url: str


@dataclass(frozen=True, slots=True)
class Partner:
    """Someone who takes part in a work: `role` is a key (`contractor`), `title` it in words; `person` who speaks for an
    organisation, may be empty."""

    role: str
    title: str
    name: str
    person: str


def open_works() -> list[WorkLine]:
    """Works not yet accepted, the newest first. Call inside the commune's scope."""
    return [_line(each) for each in _works().filter(state__in=Work.OPEN)]


def work_by_ref(ref: str) -> WorkLine | None:
    """One work, also one accepted or not public yet; None where there is none."""
    found = _works().filter(fund__ref=ref.strip().upper()).first()
    return _line(found) if found else None


def parties(ref: str) -> list[Partner]:
    """Everyone who takes part in the work: investor, decision-maker, contractor, consultant, supervisor, supplier."""
    rows = Party.objects.filter(fund__ref=ref.strip().upper()).order_by("pk")
    return [Partner(each.role, str(each.get_role_display()), each.name, each.person) for each in rows]


def _works() -> QuerySet[Work]:
    rows: QuerySet[Work] = Work.objects.select_related("fund__group", "fund__commune")
    return rows.order_by("-fund__pk")


def _line(work: Work) -> WorkLine:
    fund: Fund = work.fund
    return WorkLine(
        fund.ref, fund.name, work.place, fund.group_id, fund.where, str(work.get_state_display()),
        work.state in Work.OPEN, fund.state != Fund.State.DRAFT, work.starts_on, work.ends_on, f"/p/{fund.ref}",
    )  # fmt: skip
