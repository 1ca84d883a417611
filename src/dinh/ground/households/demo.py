"""The register of phường Đình Minh: brought in from one table when the ward began, and what has happened since."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dinh.ground.actor import Actor
from dinh.ground.bodies.queries import holders_of
from dinh.ground.clock import pretend, today
from dinh.ground.households import actions, permissions
from dinh.ground.households.actions import Facts
from dinh.ground.households.demo_names import address_of, name_of, phone_of
from dinh.ground.households.models import Household
from dinh.ground.households.reading import Row
from dinh.ground.places.models import Commune, ResidentialGroup
from dinh.ground.places.queries import groups_on

VN = ZoneInfo("Asia/Ho_Chi_Minh")
# How many more or fewer households a group began with than it has now, by the number in its code.
BEFORE = {2: +1, 3: -1, 5: -1, 7: +1}

AWAY = {"01-044": 60, "06-010": 75, "08-005": 45, "10-090": 20}
SPOKEN_OF = {"04-012", "03-020", "07-033", "07-034", "02-050", "09-077", *AWAY}


def load(commune: Commune) -> None:
    """Every group as many households as its page says, but for one that left group 9 and is still counted there.

    Call inside the commune's scope, after its groups exist; by someone who keeps the register of the whole commune.
    """
    by = _keeper(commune)
    groups = list(groups_on(today()))
    began = max(group.valid_from for group in groups)
    with _at(began):
        run = actions.try_table(by=by, file_name="so-ho-phuong-dinh-minh.xlsx", rows=list(_rows(groups)), day=began)
        actions.take_in(by=by, run_id=run.pk)
    _since(by, began, {group.code: group.pk for group in groups})


def _keeper(commune: Commune) -> Actor:
    holdings = [one for one in holders_of(permissions.WRITER, today()) if one.post.group_id is None]
    return Actor(commune=commune, user=holdings[0].user, holding=holdings[0])


def _at(day: date) -> AbstractContextManager[None]:
    return pretend(datetime.combine(day, time(9), VN))


def _rows(groups: list[ResidentialGroup]) -> Iterator[Row]:
    counted = 0
    for group in groups:
        number = int(group.code.rpartition("-")[2])
        for place in range(1, group.households + BEFORE.get(number, 0) + 1):
            cells = {
                "number": f"{number:02d}-{place:03d}", "group": group.code, "representative": name_of(counted),
                "address": address_of(number, place), "phone": phone_of(counted),
            }  # fmt: skip
            counted += 1
            yield Row(counted + 1, cells)


def _since(by: Actor, began: date, groups: dict[str, int]) -> None:
    """A new representative, a household split, two that became one, one that moved within the ward, one that left, some
    that are away."""

    def ago(days: int) -> date:
        return max(today() - timedelta(days=days), began + timedelta(days=1))

    homes = {home.number: home for home in Household.objects.filter(number__in=SPOKEN_OF)}
    if len(homes) < len(SPOKEN_OF):
        return  # a ward with other groups: the table alone
    with _at(ago(200)):
        home = homes["04-012"]
        actions.represent(by=by, household_id=home.pk, representative="Cao Thị Lựu", day=today())
    with _at(ago(160)):
        home = homes["03-020"]
        parts = [
            Facts(home.number, groups["tdp-03"], home.representative, home.address, phone=home.phone),
            Facts("03-141", groups["tdp-03"], "Ngô Đức Thuận", f"{home.address} (nhà sau)"),
        ]
        actions.split(by=by, household_id=home.pk, parts=parts, day=today())
    with _at(ago(120)):
        one, other = homes["07-033"], homes["07-034"]
        into = Facts(one.number, groups["tdp-07"], one.representative, one.address, phone=one.phone)
        actions.merge(by=by, household_ids=[one.pk, other.pk], into=into, day=today())
    with _at(ago(90)):
        moved = homes["02-050"]
        actions.move(
            by=by, household_id=moved.pk, group_id=groups["tdp-05"], address="số 9A, đường Chợ Mới", day=today()
        )
    for number, days in AWAY.items():
        with _at(ago(days)):
            actions.leave(by=by, household_id=homes[number].pk, day=today())
    with _at(ago(30)):
        actions.come_back(by=by, household_id=homes["06-010"].pk, day=today())
    with _at(ago(19)):
        actions.end(by=by, household_id=homes["09-077"].pk, day=today(), why=Household.Ended.MOVED)
