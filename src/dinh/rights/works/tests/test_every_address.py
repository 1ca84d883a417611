"""Every GET address of the room, public and desk, every step's form among them, opened with the demo year's rows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest
from django_scopes import scope
from tests.addresses import Rows, faults, signed_in

from dinh.ground.households.models import Household
from dinh.ground.households.models import Line as RegisterLine
from dinh.ground.places.models import Commune, ResidentialGroup
from dinh.house.demo.ward import found_ward
from dinh.rights.decide.models import Matter
from dinh.rights.works import demo
from dinh.rights.works.models import Due, Entry, Fault, Fund, Receipt, Statement, Voucher
from dinh.rights.works.views import pages

DAY = date(2026, 11, 22)
PEOPLE = ("to1", "tu", "binh", "thu", "mai")


@pytest.fixture
def year(db, settings, time_machine) -> Iterable[Commune]:
    """The demo's works; group 1 has its 132 households and has decided the road."""
    settings.ALLOWED_HOSTS = ["*"]
    time_machine.move_to(f"{DAY}T08:00+07:00", tick=False)
    commune = found_ward()
    with scope(commune=commune):
        group = ResidentialGroup.objects.order_by("code")[0]
        began, numbers = date(2025, 7, 1), [f"{at:03d}" for at in range(1, 133)]
        homes = Household.objects.bulk_create(
            Household(commune=commune, number=at, order=at, valid_from=began) for at in numbers
        )
        RegisterLine.objects.bulk_create(
            RegisterLine(
                commune=commune, household=one, group=group, representative=f"Trần Văn {one.number}", address="Ngõ 5",
                from_day=began, folded=one.number,
            ) for one in homes
        )  # fmt: skip
        decided = date(2026, 4, 6)
        Matter(
            commune=commune, ref="BQ-AAAA-AAAA", code="BQ1", group=group, title="Góp tiền làm đường", content="Góp.",
            proposer="head", proposed_by="Đinh Văn Ba", proposed_on=decided, tabled_on=decided, state="effect",
            decided_on=decided, effect_on=decided,
        ).save()  # fmt: skip
        demo.load(commune)
        yield commune


def rows_of() -> Rows:
    funds = [(one.ref,) for one in Fund.objects.all()]
    dues = [(one.fund.ref, one.pk) for one in Due.objects.select_related("fund").order_by("fund", "order")[:1]]
    receipts = [(one.fund.ref, one.pk) for one in Receipt.objects.select_related("fund")[:1]]
    vouchers = {one.state: (one.fund.ref, one.pk) for one in Voucher.objects.select_related("fund")}.values()
    faults_found = Fault.objects.select_related("acceptance__fund")
    still = [(one.ref,) for one in Fund.objects.filter(state="open")]
    return {
        **dict.fromkeys(("fund", "course", "dues", "receipts", "vouchers", "entries", "givers", "board"), funds),
        **dict.fromkeys(("edit", "estimate", "import", "draft"), still),
        "statement": [(one.fund.ref, one.year) for one in Statement.objects.select_related("fund")],
        "entry": [(one.fund.ref, one.seq) for one in Entry.objects.select_related("fund")[:3]],
        "due": dues, "due_act": [(*key, slug) for key in dues for slug in pages.ON_DUE],
        "receipt": receipts, "receipt_act": [(*key, slug) for key in receipts for slug in pages.ON_RECEIPT],
        "voucher": list(vouchers), "voucher_act": [(*key, slug) for key in vouchers for slug in pages.ON_VOUCHER],
        "fault_act": [(one.acceptance.fund.ref, one.pk, slug) for one in faults_found for slug in pages.ON_FAULT],
        "fund_act": [(*key, slug) for key in funds for slug in pages.ON_FUND],
    }  # fmt: skip


def test_every_address_opens_with_a_row_in_it(year):
    people, rows = signed_in(PEOPLE), rows_of()
    found = faults("works_desk", rows, people) + faults("works", rows, people)
    assert not found, "\n".join(found)
