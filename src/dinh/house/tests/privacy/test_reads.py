"""Who read what nobody reads without need: written before it is shown, sealed by the day, itself watched."""

from __future__ import annotations

import io

import pytest
from django.test import Client
from django.utils.translation import gettext, override
from openpyxl import load_workbook

from dinh.ground.clock import today
from dinh.ground.journal.models import Entry
from dinh.ground.privacy import listing, queries
from dinh.ground.privacy.models import Reading
from dinh.ground.privacy.planning import title_of
from dinh.ground.privacy.room import periodic
from dinh.house.tests.privacy.conftest import on
from dinh.rights.petitions import actions as petitions
from dinh.rights.petitions.tests.petitioning import sealed

pytestmark = pytest.mark.django_db
LOG = "/ban-lam-viec/du-lieu-ca-nhan/luot-doc"


def client_of(actor) -> Client:
    client = Client()
    client.force_login(actor.user)
    return client


def told() -> list[tuple[str, str]]:
    return list(Reading.objects.order_by("pk").values_list("kind", "about_label"))


def test_every_look_into_the_register_is_written_down(canary, tu):
    client, entries = client_of(tu), Entry.objects.count()
    with on(2026, 11, 16):
        client.get("/ban-lam-viec/ho-gia-dinh/")
        client.get("/ban-lam-viec/ho-gia-dinh/xuat.xlsx")
        home = Reading._meta.apps.get_model("households.Household").objects.get(number="0042")
        client.get(f"/ban-lam-viec/ho-gia-dinh/{home.pk}/")
    kinds = [kind for kind, _label in told()]
    assert kinds.count("household") == 1
    assert kinds.count("register") >= 1
    assert Entry.objects.count() == entries  # reading changes nothing of the commune
    assert Reading.objects.filter(about_kind="households.household", about_id=str(home.pk)).count() == 1


def test_lists_of_the_poor_and_the_denouncers_box(canary, tu, binh, visitor):
    with on(2026, 11, 16):
        ref = Reading._meta.apps.get_model("benefit.BeneficiaryList").objects.get().ref
        client_of(tu).get(f"/ban-lam-viec/thu-huong/dot/{ref}")
        receipt = sealed(visitor)
        petitions.open_identity(by=binh, petition=receipt.petition, reason="Xác minh danh tính")
    kinds = [kind for kind, _label in told()]
    assert "benefit" in kinds
    assert Reading.objects.get(kind="identity").why == "Xác minh danh tính"


def test_a_refused_page_is_no_read(canary, thu):
    assert client_of(thu).get("/ban-lam-viec/ho-gia-dinh/").status_code == 403
    assert not told()


def test_the_officer_filters_pages_and_takes_the_table_and_is_written_down_too(canary, officer, tu):
    with on(2026, 11, 16):
        for _time in range(30):
            client_of(tu).get("/ban-lam-viec/ho-gia-dinh/")
        client = client_of(officer)
        page = client.get(LOG, {"kind": "register"}).content.decode()
        assert "Dòng 1–25 trong tổng số 30" in page
        assert "Công chức Văn hóa" in page
        assert "Không có dòng nào khớp" in client.get(LOG, {"who": "không ai"}).content.decode()
        rows = list(load_workbook(io.BytesIO(client.get(LOG, {"xuat": "xlsx"}).content)).active.iter_rows())
    assert len(rows) > 30
    assert Reading.objects.filter(kind="log").count() == 3


def test_a_row_taken_out_of_a_sealed_day_shows(canary, tu, ward):
    with on(2026, 11, 16):
        for _time in range(3):
            client_of(tu).get("/ban-lam-viec/ho-gia-dinh/")
        day = today()
    with on(2026, 11, 17):
        assert periodic(ward.commune, today()) == 3
        assert periodic(ward.commune, today()) == 0
    sealed_day = Entry.objects.get(what="privacy.seal_reads").after
    count, digest = queries.digest_of(day)
    assert (count, digest) == (sealed_day["reads"], sealed_day["sha256"])
    Reading.objects.order_by("pk")[0].delete()
    assert queries.digest_of(day)[1] != sealed_day["sha256"]


def test_the_inventory_is_said_in_english_too(ward):
    """Every text of it has its translation; what is filed (a certificate's titles) stays the office's own."""
    vietnamese = list(listing.inventory())
    with override("en"):
        english = list(listing.inventory())
        for line in english:
            why = line.data.why
            for said in (why.whose, why.purpose, why.readers, line.basis.title, line.term):
                assert gettext(said) != said, said
            if line.kept:
                assert gettext(line.kept.title) != line.kept.title
        assert list(listing.inventory(words="denouncers"))
        assert title_of(english[0].data) == title_of(vietnamese[0].data)
    assert not {line.columns for line in vietnamese} & {line.columns for line in english}
