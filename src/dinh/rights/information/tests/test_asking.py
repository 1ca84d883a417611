"""Asking: by a visitor, by an official for someone; the receipt; completing, doubting, withdrawing with the PIN."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django_scopes import scopes_disabled

from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.rights.information import actions, queries
from dinh.rights.information.models import Asker, InformationRequest
from dinh.rights.information.tests.conftest import NEW_LAW, OLD_LAW, WANTED, WHO, on


def test_anyone_asks_and_takes_home_a_reference_and_a_pin(ask, visitor):
    receipt = ask()
    asked = receipt.request
    assert asked.ref.startswith("TT-")
    assert len(receipt.pin) == 6
    assert receipt.pin not in asked.pin_hash
    assert queries.open_with_pin(asked.ref, receipt.pin) == asked
    assert queries.open_with_pin(f" {asked.ref.lower()} ", f"{receipt.pin[:3]} {receipt.pin[3:]}") == asked
    assert queries.open_with_pin(asked.ref, "000000" if receipt.pin != "000000" else "111111") is None
    assert queries.open_with_pin("TT-XXXX-XXXX", receipt.pin) is None


def test_the_journal_knows_of_the_request_and_only_beside_the_chain_of_the_person(ask):
    ask()
    entry = Entry.objects.get(what="information.receive")
    sealed = f"{entry.after} {entry.before} {entry.about_label} {entry.ground}"
    for private in (WHO.name, WHO.address, WHO.phone, WHO.email, WANTED):
        assert private not in sealed
    assert entry.personal.data["name"] == WHO.name


def test_the_same_form_sent_twice_is_one_request_with_one_pin(ask):
    first, second = ask(key="mot-lan"), ask(key="mot-lan")
    assert second.request == first.request
    assert second.again
    assert second.pin == first.pin
    assert InformationRequest.objects.count() == 1


def test_numbers_run_by_year_without_gaps(ask, ward):
    with on(date(2026, 12, 31)):
        numbers = [ask().request.number for _ in range(3)]
        with pytest.raises(ValidationError):
            ask(way="khói")
        numbers.append(ask().request.number)
    with on(date(2027, 1, 4)):
        assert (ask().request.number, InformationRequest.objects.first().year) == (1, 2027)
    assert numbers == [1, 2, 3, 4]


@pytest.mark.parametrize(("change", "way", "field"), [
    ({"name": " "}, "view", "name"), ({"address": ""}, "post", "address"), ({"email": ""}, "email", "email"),
    ({"email": "lan"}, "view", "email"), ({"fax": ""}, "fax", "fax"), ({"name": "a" * 121}, "view", "name"),
    ({}, "bồ câu", "way"),
])  # fmt: skip
def test_what_the_way_needs_is_asked_for_by_name(ask, change, way, field):
    with pytest.raises(ValidationError) as refused:
        ask(way=way, who=replace(WHO, **change))
    assert field in refused.value.message_dict
    assert not Asker.objects.exists()


@pytest.mark.parametrize("wanted", ["", "   ", "gì?", "x" * 4001])
def test_a_question_is_long_enough_and_not_too_long(ask, wanted):
    with pytest.raises(ValidationError) as refused:
        ask(wanted=wanted)
    assert "wanted" in refused.value.message_dict


def test_an_official_writes_down_what_came_on_paper_and_the_clock_counts_from_that_day(tu):
    with on(date(2026, 8, 6)):
        asked = actions.enter(
            by=tu, key="k", wanted=WANTED, way="post", who=WHO, channel="post", received_on=OLD_LAW
        ).request  # fmt: skip
    assert (asked.received_on, asked.valid_on, asked.channel) == (OLD_LAW, OLD_LAW, "post")
    assert asked.steps.get().by.startswith("Công chức Văn hóa")


def test_not_from_tomorrow_and_not_by_the_web(tu):
    common = {"by": tu, "wanted": WANTED, "way": "view", "who": WHO}
    with on(OLD_LAW):
        with pytest.raises(ValidationError, match="sau hôm nay"):
            actions.enter(key="a", channel="desk", received_on=date(2026, 8, 4), **common)
        with pytest.raises(ValidationError, match="bằng cách nào"):
            actions.enter(key="b", channel="web", received_on=OLD_LAW, **common)


@pytest.mark.parametrize("who", ["visitor", "lan", "mai", "an", "hung", "ba"])
def test_only_those_entrusted_enter_for_others(request, ward, who):
    with pytest.raises(Refused):
        actions.enter(
            by=request.getfixturevalue(who), key="k", wanted=WANTED, way="view", who=WHO, channel="desk",
            received_on=OLD_LAW,
        )  # fmt: skip


def test_completing_restarts_the_clock(ask, tu, visitor):
    with on(OLD_LAW):
        asked = ask(way="view").request
        asked = actions.clarify(by=tu, asked=asked, words="Năm nào?", edition=asked.edition)
    with on(date(2026, 8, 10)):
        with pytest.raises(Refused):
            actions.complete(by=visitor, asked=asked, words="Năm 2025")
        asked = actions.complete(by=visitor, asked=asked, words="Năm 2025", proven=True)
    assert (asked.state, asked.valid_on) == ("new", date(2026, 8, 10))
    assert Entry.objects.filter(what="information.complete").count() == 1


def test_only_what_was_asked_back_can_be_completed(ask, visitor):
    asked = ask().request
    with pytest.raises(Refused, match="mới nhận"):
        actions.complete(by=visitor, asked=asked, words="Thêm", proven=True)


def test_an_asker_of_another_commune_proves_nothing_here(ask, khanh):
    asked = ask().request
    with pytest.raises(Refused, match="đơn vị hành chính khác"):
        actions.withdraw(by=khanh, asked=asked, proven=True)


def test_withdrawing_ends_it_once(ask, visitor):
    asked = ask().request
    asked = actions.withdraw(by=visitor, asked=asked, proven=True)
    assert asked.state == "closed"
    with pytest.raises(Refused):
        actions.withdraw(by=visitor, asked=asked, proven=True)


def test_a_doubt_about_the_facts_opens_a_term_and_one_about_the_outcome_does_not(answered, visitor):
    with on(OLD_LAW):
        asked = answered()
        asked = actions.doubt(by=visitor, asked=asked, words="Sai số chi", wrong=True, proven=True)
    assert (asked.state, asked.doubt, asked.doubt_on) == ("review", "wrong", OLD_LAW)


def test_an_open_request_is_not_doubted(ask, visitor):
    asked = ask().request
    with pytest.raises(Refused):
        actions.doubt(by=visitor, asked=asked, words="Lâu quá", wrong=False, proven=True)


def test_each_commune_has_its_own_book(ask, khanh):
    from django_scopes import scope

    ask()
    with scope(commune=khanh.commune):
        number = actions.ask(
            by=replace(khanh, user=None, holding=None), key="khac", wanted=WANTED, way="email", who=WHO
        ).request.number  # fmt: skip
        assert InformationRequest.objects.count() == 1
    assert number == 1
    with scopes_disabled():
        assert InformationRequest.objects.count() == 2


def test_the_live_case_waits_for_a_day(ask):
    with on(NEW_LAW):
        line = queries.line(ask().request, NEW_LAW)
    assert (line.tone, line.words) == ("soon", "Chưa ghi hạn")
