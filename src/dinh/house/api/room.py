"""What open data tells the house: the daily round, a link on the portal."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy
from django_scopes import scope

from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.places.models import Commune
from dinh.ground.places.queries import GATHERING
from dinh.ground.room import DEMO, DESK_LINKS, PORTAL_LINKS, RING, DeskLink, PortalLink
from dinh.house.api import actions, permissions, queries
from dinh.house.api.actions.noting import changed
from dinh.house.api.actions.reckoning import due_months


def daily(commune: Commune, day: date) -> int:
    """The months of the indicators first: they are a data set too. Where nobody acted nothing is compared. Returns how
    many things were written."""
    by, done = Actor(commune=commune), 0
    if commune.gathers:
        return _daily_of_office(commune)
    if months := due_months(commune, day):
        done += actions.reckon_months(by=by, months=months)
    if queries.noted() < queries.last_act(commune) and (found := changed(commune)):
        done += len(actions.note_changes(by=by, found=found))
    return done


def _daily_of_office(office: Commune) -> int:
    """An office takes the months of the communes that moved; the country's reads what the provinces' have taken."""
    moved, by = queries.units_moved(office), Actor(commune=office)
    if not moved and not (office.kind == Commune.Kind.COUNTRY and queries.noted_below()):
        return 0
    done = actions.reckon_units(by=by, moved=moved) if moved else 0
    found = changed(office)
    return done + (len(actions.note_changes(by=by, found=found)) if found else 0)


AT_FIRST = 2  # months of the demo ward


def load(commune: Commune) -> None:
    """The demo ward: its last two months, and every data set noted once; the offices above it, the country's last."""
    by = Actor(commune=commune)
    if months := due_months(commune, today())[-AT_FIRST:]:
        actions.reckon_months(by=by, months=months)
    actions.note_changes(by=by, found=changed(commune))
    offices = Commune.objects.filter(kind__in=GATHERING)
    for office in sorted(offices, key=lambda office: office.kind == Commune.Kind.COUNTRY):
        with scope(commune=office):
            _daily_of_office(office)


DESK_LINKS.append(
    DeskLink("house", 950, gettext_lazy("Phần mềm được ghi dữ liệu"), "api_desk:index", permissions.MANAGE)  # type: ignore[arg-type]
)
RING.append(daily)
DEMO.append((990, load))
PORTAL_LINKS.append(
    PortalLink(
        900,
        gettext_lazy("Dữ liệu mở"),  # type: ignore[arg-type]
        "api:catalogue",
        gettext_lazy("Tải số liệu công khai về máy: Excel, CSV, JSON; ai cũng dùng được, có giấy phép."),  # type: ignore[arg-type]
    )
)
