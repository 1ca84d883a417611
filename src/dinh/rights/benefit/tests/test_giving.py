"""Giving what was approved: in part, reversed, never too much; and whether it came, with its case and clock."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.law.due import due
from dinh.rights.benefit import actions, queries
from dinh.rights.benefit.actions import Given
from dinh.rights.benefit.models import Case, Payment
from dinh.rights.benefit.tests.build import approved, at, first, paid, posted

DAY = date(2026, 10, 16)


def figures(found):
    return queries.figures([found])[found.pk]


def test_money_is_given_in_parts_and_never_too_much(ward, tu, binh, ba):
    found = approved(tu, binh, (1, "Nguyễn Thị Na", 20_000_000), goods="1 bộ tôn lợp")
    person = first(found)
    with at(17):
        with pytest.raises(Refused):
            actions.pay(by=ba, people=[person], given=Given("cash", DAY))
        with pytest.raises(ValidationError, match="từ ngày duyệt"):
            actions.pay(by=tu, people=[person], given=Given("cash", date(2026, 10, 1)))
        part = actions.pay(by=tu, people=[person], given=Given("cash", DAY, amount=12_000_000))[0]
        with pytest.raises(ValidationError, match=r"còn được nhận 8\.000\.000"):
            actions.pay(by=tu, people=[person], given=Given("cash", DAY, amount=9_000_000))
        rest = actions.pay(by=tu, people=[person], given=Given("bank", DAY))[0]
        assert (rest.amount, rest.goods) == (8_000_000, "1 bộ tôn lợp")
        with pytest.raises(ValidationError, match="đã nhận đủ"):
            actions.pay(by=tu, people=[person], given=Given("cash", DAY))
        with pytest.raises(ValidationError, match="vì sao hủy"):
            actions.reverse_payment(by=tu, payment=part, reason="")
        actions.reverse_payment(by=tu, payment=part, reason="Ghi nhầm ngày")
        with pytest.raises(Refused, match="đã được hủy"):
            actions.reverse_payment(by=tu, payment=part, reason="Lần nữa")
    assert figures(found).paid == 8_000_000
    assert Payment.objects.count() == 3
    assert not queries.has_all(queries.people(found).get())
    assert Entry.objects.filter(what="benefit.pay").count() == 2


def test_nothing_is_given_before_approval(ward, tu, binh):
    found = posted(tu)
    with at(16), pytest.raises(Refused, match="lấy ý kiến"):
        actions.pay(by=tu, people=[first(found)], given=Given("cash", DAY))


def test_who_has_not_received_opens_a_case_with_a_clock(ward, tu, binh, ba, visitor):
    found = paid(tu, binh)
    person = first(found)
    with at(20):
        actions.say_received(by=visitor, person=queries.by_code(person.printed_code.lower()), said="no", channel="slip")
        actions.say_received(by=ba, person=person, said="partly", channel="head")
        case = Case.objects.get()
        assert case.due_on == due("feedback.answer", date(2026, 10, 20)).due
        with pytest.raises(Refused):
            actions.say_received(by=ba, person=found.people.order_by("pk")[1], said="yes", channel="head")
        with pytest.raises(ValidationError, match="Chưa thấy lần chi"):
            actions.settle_case(by=tu, case=case, found="given", words="Đã mang đến nhà.")
        with pytest.raises(Refused):
            actions.settle_case(by=ba, case=case, found="shown", words="Đã nhận.")
        actions.settle_case(by=tu, case=case, found="shown", words="Con trai nhận thay, đã xem phiếu cùng bà.")
        with pytest.raises(Refused, match="đã xong"):
            actions.settle_case(by=tu, case=case, found="shown", words="Lần nữa")
        actions.say_received(by=ba, person=person, said="yes", channel="head")
    told = figures(found)
    assert (told.people, told.paid_people, told.asked, told.yes) == (2, 2, 1, 1)
    assert person.answers.count() == 3
    slip = Entry.objects.filter(what="benefit.say_received").order_by("seq")[0]
    assert (slip.user_id, slip.post_label) == (None, "")


def test_a_code_opens_only_what_was_approved(ward, tu, binh):
    found = posted(tu)
    assert queries.by_code(first(found).code) is None
    assert queries.by_code("") is None


def test_asking_by_message_names_nobody(ward, tu, binh):
    from dinh.ground.alerts.models import Announcement

    found = paid(tu, binh)
    with at(20):
        actions.ask_by_message(by=tu, found=found)
        actions.ask_by_message(by=tu, found=found)  # the same day again tells nobody twice
    told = Announcement.objects.filter(key__startswith="benefit:").get()
    assert "Na" not in told.summary.split()
    assert {group.code for group in told.groups.all()} == {"to-1", "to-2"}
