"""National elections: three publications to begin with, and nothing to vote on."""

from __future__ import annotations

from django.test import Client

from dinh.ground.journal.models import Entry

PAGE = "/ban-lam-viec/ban-va-quyet-dinh/bau-cu-quoc-hoi"


def test_a_draft_opens_in_the_room_of_publications(ward, tu, ba):
    client = Client()
    client.force_login(tu.user)
    page = client.get(PAGE).content.decode()
    assert "Không bỏ phiếu trên hệ thống này" in page
    for number, which in enumerate(("diem", "cu-tri", "hoi-nghi"), start=1):
        paper = f"{number}/TB-UBND"
        sent = client.post(PAGE, {"which": which, "decided": "2026-02-10", "paper_number": paper}, follow=True)
        assert sent.status_code == 200
        assert paper in sent.content.decode()
    assert Entry.objects.filter(what="publish.start").count() == 3
    client.force_login(ba.user)
    assert client.get(PAGE).status_code == 403


def test_nothing_chosen_is_said(ward, tu):
    client = Client()
    client.force_login(tu.user)
    assert client.post(PAGE, {"decided": "2026-02-10"}).status_code == 400
