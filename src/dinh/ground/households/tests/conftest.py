"""The register of the tests: a few households in groups 1 and 2, since the ward began."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date

import pytest
from openpyxl import Workbook
from tests import people

from dinh.ground.actor import Actor
from dinh.ground.households import actions
from dinh.ground.households.actions import Facts
from dinh.ground.households.models import Household
from dinh.ground.places.models import ResidentialGroup

BEGAN = people.BEGAN
Adding = Callable[..., Household]
HEADER = ["Số hộ", "Tổ dân phố", "Đại diện hộ", "Chủ hộ", "Địa chỉ", "Điện thoại", "Email"]


def xlsx(*rows: list, merged: tuple[str, ...] = ()) -> bytes:
    """A workbook of one sheet."""
    book = Workbook()
    page = book.active
    for row in rows:
        page.append(row)
    for cells in merged:
        page.merge_cells(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.fixture
def today(time_machine) -> date:
    """21/11/2026, a Saturday, at ten in Vietnam."""
    time_machine.move_to("2026-11-21T10:00:00+07:00", tick=False)
    return date(2026, 11, 21)


@pytest.fixture
def groups(ward: people.Ward) -> list[ResidentialGroup]:
    return list(ResidentialGroup.objects.order_by("code"))


@pytest.fixture
def adding(tu: Actor, today: date, groups: list[ResidentialGroup]) -> Adding:
    """Tư writes a household into a group (1 to 3), by default from the day the ward began."""

    def add(number: str, name: str, group: int = 1, address: str = "", day: date = BEGAN, **more: str) -> Household:
        facts = Facts(number, groups[group - 1].pk, name, address, **more)
        return actions.add(by=tu, facts=facts, day=day)

    return add


@pytest.fixture
def homes(adding: Adding) -> list[Household]:
    """Four households of group 1, one of group 2."""
    return [
        adding("01-002", "Lê Thị Bảy", address="hẻm 12", phone="0905 111 222"),
        adding("01-010", "Ngô Văn Chín", address="hẻm 14"),
        adding("01-001", "Trần Thị Dung", address="số 5 đường Đình Làng"),
        adding("01-003", "Võ Văn Giàu", head="Võ Thị Lành"),
        adding("02-001", "Phạm Văn Hai", group=2),
    ]
