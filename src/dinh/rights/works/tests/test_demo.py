"""The demo year of the room plays, on whatever day, and its books are right."""

from __future__ import annotations

from datetime import date

from django_scopes import scope

from dinh.rights.works import demo
from dinh.rights.works.models import Fund, Voucher
from dinh.rights.works.queries import ledger
from dinh.rights.works.tests.world import group, households, matter, on


def test_the_demo_plays_through_the_real_acts(ward, tu, binh, thu, client):
    from dinh.ground.places.models import ResidentialGroup

    for number in range(4, 8):
        ResidentialGroup(commune=ward.commune, code=f"to-{number}", name=str(number), label="tổ dân phố", households=9,
                         valid_from=date(2025, 7, 1)).save()  # fmt: skip
    households(ward.commune, 132)
    matter(ward.commune, title="Góp tiền bê tông hóa ngõ 5")
    with on(date(2026, 11, 22)), scope(commune=ward.commune):
        demo.load(ward.commune)
        assert group() is not None
        for fund in Fund.objects.all():
            assert sum(ledger.trial(fund).values()) == 0
            days = list(fund.entries.order_by("seq").values_list("on", flat=True))
            assert days == sorted(days)
        assert sorted(Fund.objects.values_list("state", flat=True)) == ["closed", "open", "open"]
        assert set(Voucher.objects.values_list("state", flat=True)) == {"drafted", "approved", "paid", "reversed"}
        assert client.get("/cong-trinh/").status_code == 200
