from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError

from dinh.ground.bodies import actions
from dinh.ground.bodies.models import Body, PartyTerm
from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry

DAY = date(2026, 11, 21)
CLINIC = {"kind": "unit", "system": "state", "name": "Trạm Y tế phường Đình Minh", "symbol": "TYT", "valid_from": DAY}


def last_entry() -> Entry:
    return Entry.objects.order_by("-seq")[0]


def test_a_manager_adds_a_body_and_the_journal_says_so(an):
    body = actions.add_body(by=an, fields=CLINIC, ground="QĐ 5/QĐ-UBND")

    assert Body.objects.get(name="Trạm Y tế phường Đình Minh") == body
    entry = last_entry()
    assert (entry.what, entry.ground, entry.after["symbol"]) == ("bodies.add", "QĐ 5/QĐ-UBND", "TYT")


@pytest.mark.parametrize("who", ["lua", "hung", "lan", "visitor"])
def test_nobody_else_adds_a_body(request, ward, who):
    person = request.getfixturevalue(who)
    with pytest.raises(Refused):
        actions.add_body(by=person, fields=CLINIC)
    assert not Entry.objects.exists()


def test_a_manager_of_another_commune_cannot_touch_a_body_here(ward, khanh):
    with pytest.raises(Refused, match="đơn vị hành chính khác"):
        actions.edit_body(by=khanh, body_id=ward.bodies["UBND"].pk, fields={"symbol": "X"})


def test_two_bodies_cannot_begin_with_the_same_name_on_the_same_day(an):
    actions.add_body(by=an, fields=CLINIC)
    with pytest.raises(ValidationError):
        actions.add_body(by=an, fields=CLINIC)


def test_a_change_keeps_what_stood_before(an, ward):
    actions.edit_body(by=an, body_id=ward.bodies["UBND"].pk, fields={"aliases": "UBND\nỦy ban phường"})
    entry = last_entry()
    assert (entry.what, entry.about_id) == ("bodies.edit", str(ward.bodies["UBND"].pk))
    assert entry.before["aliases"] != entry.after["aliases"]


def test_a_body_cannot_stand_under_itself_or_under_what_stands_under_it(an, ward):
    party, board = ward.bodies["ĐU"], ward.bodies["BXDĐ"]
    actions.edit_body(by=an, body_id=board.pk, fields={"parent": party})
    with pytest.raises(ValidationError, match="trực thuộc chính nó"):
        actions.edit_body(by=an, body_id=party.pk, fields={"parent": board})


def test_a_body_with_someone_in_it_cannot_end(an, tu, ward):
    with pytest.raises(ValidationError, match="Còn 2 người"):
        actions.end_body(by=an, body_id=ward.bodies["UBND"].pk, valid_to=DAY)


def test_an_empty_body_ends_and_can_be_brought_back(an, ward):
    school = ward.bodies["THĐM"].pk
    assert actions.end_body(by=an, body_id=school, valid_to=DAY).valid_to == DAY
    assert actions.end_body(by=an, body_id=school, valid_to=None).valid_to is None
    assert Entry.objects.filter(what="bodies.end").count() == 2


def test_a_body_cannot_end_before_it_began(an, ward):
    with pytest.raises(ValidationError):
        actions.end_body(by=an, body_id=ward.bodies["THĐM"].pk, valid_to=date(2020, 1, 1))


def test_terms_of_a_party_body_may_not_overlap(an, ward):
    party = ward.bodies["ĐU"].pk  # has the open term 2025-2030
    with pytest.raises(ValidationError, match="trùng ngày"):
        actions.add_term(by=an, body_id=party, label="2030-2035", begins=date(2030, 7, 1))

    PartyTerm.objects.filter(body_id=party).update(ends=date(2030, 6, 30))
    term = actions.add_term(by=an, body_id=party, label="2030-2035", begins=date(2030, 7, 1))
    assert str(term) == "Đảng ủy phường Đình Minh, nhiệm kỳ 2030-2035"


@time_machine.travel(DAY)
def test_the_list_finds_without_diacritics_and_counts_posts_in_few_queries(
    client, an, lua, tu, django_assert_max_num_queries
):
    client.force_login(an.user)
    with django_assert_max_num_queries(12):
        page = client.get("/ban-lam-viec/don-vi/", {"q": "uy ban nhan dan"}).content.decode()

    assert "Ủy ban nhân dân phường Đình Minh" in page
    assert "Trường Tiểu học" not in page
    assert "2/2" in page


def test_ended_bodies_are_listed_only_when_asked_for(client, an, ward):
    actions.end_body(by=an, body_id=ward.bodies["THĐM"].pk, valid_to=date(2026, 1, 1))
    client.force_login(an.user)
    assert "Trường Tiểu học" not in client.get("/ban-lam-viec/don-vi/").content.decode()
    assert "hết ngày 01/01/2026" in client.get("/ban-lam-viec/don-vi/?ended=on").content.decode()


def test_a_wrong_form_keeps_what_was_typed_and_says_what_is_wrong(client, an):
    client.force_login(an.user)
    response = client.post("/ban-lam-viec/don-vi/them/", {"name": "Trạm Y tế", "kind": "unit", "order": "100"})
    page = response.content.decode()
    assert response.status_code == 200
    assert 'value="Trạm Y tế"' in page
    assert 'href="#id_valid_from"' in page
    assert not Entry.objects.exists()


def test_the_pages_of_bodies_are_closed_to_others_with_the_reason(client, lua):
    client.force_login(lua.user)
    response = client.get("/ban-lam-viec/don-vi/")
    assert response.status_code == 403
    assert "không được giao quyền “Quản trị cơ quan" in response.content.decode()
