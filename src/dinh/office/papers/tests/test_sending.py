"""An issued paper leaves as `.edxml`, and is read back as what it was."""

from __future__ import annotations

import pytest
from django.test import Client

from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.office.papers import actions
from dinh.scribe.decode import decode
from dinh.scribe.edxml_write import Organ
from dinh.scribe.reading import read

SENDER = Organ("H29.3.1", "Ủy ban nhân dân phường Đình Minh")
TO = [Organ("H29.3", "Ủy ban nhân dân tỉnh Lam Giang"), Organ("H29.3.9", "Sở Nội vụ tỉnh Lam Giang")]


def test_what_is_packed_is_read_back(lua, draft, issue):
    paper = issue(draft())
    data = actions.pack(by=lua, paper=paper, sender=SENDER, to=TO)
    decoded = decode(data, name="gui-di.edxml")
    found = read(decoded)
    assert (found.number.value, found.issued.value, found.subject.value) == (
        paper.number,
        f"{paper.issued}",
        paper.subject,
    )
    assert decoded.header["to"].splitlines() == [organ.name for organ in TO]
    assert (decoded.header["signer"], decoded.header["document_id"]) == (paper.signer, paper.ref)
    entry = Entry.objects.get(what="papers.pack")
    assert entry.after["to"] == ["H29.3", "H29.3.9"]


def test_a_party_paper_keeps_its_own_kind_of_number(lua, draft, issue):
    paper = issue(draft("ĐU"), authority=("T/M BAN THƯỜNG VỤ",), signer_title="PHÓ BÍ THƯ")
    decoded = decode(actions.pack(by=lua, paper=paper, sender=SENDER, to=TO), name="a.edxml")
    assert decoded.header["number"] == paper.number
    assert decoded.header["signer_competence"] == "T/M"


def test_a_draft_is_not_packed(lua, draft):
    with pytest.raises(Refused, match="đã ban hành"):
        actions.pack(by=lua, paper=draft(), sender=SENDER, to=TO)


def test_without_a_receiver_it_says_what_is_missing(lua, draft, issue):
    with pytest.raises(Refused, match="nơi nhận"):
        actions.pack(by=lua, paper=issue(draft()), sender=SENDER, to=[])
    assert not Entry.objects.filter(what="papers.pack").exists()


class TestPage:
    @pytest.fixture
    def browser(self, lua):
        client = Client()
        client.force_login(lua.user)
        return client

    def test_codes_that_are_known_stand_there_and_the_rest_is_asked_for(self, browser, draft, issue, ward):
        body = ward.bodies["MTTQ-BTT"]
        body.organ_code = "H29.3.1.7"
        body.save()
        paper = issue(draft())
        paper.recipients = [body.short_name, "Các hội quần chúng"]
        paper.save()
        page = browser.get(f"/ban-lam-viec/van-ban/{paper.ref}/edxml").content.decode()
        assert f"H29.3.1.7 {body.name}" in page
        assert "<li>Các hội quần chúng</li>" in page

    def test_a_line_without_a_code_is_named_and_nothing_typed_is_lost(self, browser, draft, issue):
        paper = issue(draft())
        typed = {"sender": "H29.3.1", "receivers": "H29.3 UBND tỉnh\nSở Nội vụ"}
        page = browser.post(f"/ban-lam-viec/van-ban/{paper.ref}/edxml", typed).content.decode()
        assert "Dòng 2 “Sở Nội vụ”" in page
        assert "H29.3 UBND tỉnh" in page

    def test_it_comes_as_a_file(self, browser, draft, issue):
        paper = issue(draft())
        typed = {"sender": "H29.3.1", "receivers": "H29.3 UBND tỉnh"}
        response = browser.post(f"/ban-lam-viec/van-ban/{paper.ref}/edxml", typed)
        assert ".edxml" in response["Content-Disposition"]
        assert response.content.startswith(b"<?xml")
