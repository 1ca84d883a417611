"""The demo year of this room plays through its acts: lists of every state, a drive that ended, two quarters, files."""

from __future__ import annotations

from dinh.rights.benefit import demo, queries_service
from dinh.rights.benefit.models import Beneficiary, BeneficiaryList, Case, Drive, Good, Survey
from dinh.rights.benefit.tests.build import at


def test_the_demo_has_one_of_each(ward, tu, binh):
    with at(22, 11):
        demo.load(ward.commune)
        assert set(BeneficiaryList.objects.values_list("state", flat=True)) == {"approved", "posted", "review"}
        assert Case.objects.filter(closed_on=None).exists()
        assert Case.objects.filter(found="given").exists()
        assert Drive.objects.get().closed_on
        assert not Good.objects.filter(left__lt=0).exists()
        assert Survey.objects.filter(closed_on__isnull=False).count() == 2
        assert queries_service.years() == [2026]
    assert not Beneficiary.objects.filter(name="").exists()


def test_the_totals_of_the_home_open_the_lists_they_add_up(client, ward, tu, binh):
    with at(22, 11):
        demo.load(ward.commune)
        home, page = (client.get(f"/chinh-sach/{path}") for path in ("", "danh-sach"))
    assert "/chinh-sach/danh-sach" in home.content.decode()
    assert page.context["whole"] == home.context["whole"]
    assert page.context["whole"].people == sum(figures.people for _one, figures in page.context["lists"]) > 0
    assert all(one.path in page.content.decode() for one, _figures in page.context["lists"])


def test_without_officials_there_is_nothing_to_play(ward):
    demo.load(ward.commune)
    assert not BeneficiaryList.objects.exists()
