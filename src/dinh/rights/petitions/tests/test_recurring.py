"""The same at the same place, after it was answered: the old matter opens with its history."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from dinh.law import rules
from dinh.law.due import due
from dinh.rights.petitions.models import Petition
from dinh.rights.petitions.tests.desking import DESK, fresh, read, seen
from dinh.rights.petitions.tests.walking import START

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ward")]


def closed(walk) -> Petition:
    walk.send("2026-11-02", "reflection")
    walk.do("2026-11-03", "accept")
    walk.do("2026-11-05", "answer")
    phone, letter = Client(), walk.letters[0]
    phone.post(f"{START}theo-doi", {"ref": letter.ref, "pin": walk.pin})
    phone.post(f"{START}theo-doi/{letter.ref}/{walk.petition.ref}/nhan-xet", {"word": "met", "words": ""})
    assert fresh(walk.petition).ending == "confirmed"
    return walk.petition


def test_it_opens_the_old_matter_with_its_history_and_a_term_of_its_own(walk):
    old = closed(walk)
    new = walk.send("2026-11-18", "reflection", "Đèn đường hẻm 12 lại tắt, tối om.")
    offered = read(walk.clerk.get(f"{DESK}{new.ref}"))
    assert "Tái diễn: mở lại việc ấy" in offered
    walk.on("2026-11-20")
    typed = seen(new, into=old.ref)
    assert walk.clerk.post(f"{DESK}{new.ref}/gop", typed).status_code == 302
    now = fresh(old)
    assert (now.state, now.ending, now.ended_on, now.answered_on) == ("accepted", "", None, None)
    assert [step.kind for step in now.steps.all()] == ["received", "accept", "answer", "word", "recurred"]
    assert now.answers.count() == 1
    found = due("feedback.answer", date(2026, 11, 18))  # from the day of the new letter, not of the joining
    assert found.due == date(2026, 12, 3)
    assert "03/12/2026" in walk.line(rules.get("feedback.answer").title)
    assert "Tái diễn của" in read(walk.clerk.get(f"{DESK}{new.ref}"))
    walk.do("2026-11-23", "answer")
    assert fresh(old).askings.filter(word="").count() == 2  # both are asked anew


def test_what_came_before_the_answer_only_joins(walk):
    walk.send("2026-11-02", "reflection")
    new = walk.send("2026-11-04", "reflection", "Đèn đường hẻm 12 tắt, tối om.")
    walk.do("2026-11-05", "answer")
    walk.clerk.post(f"{DESK}{new.ref}/gop", seen(new, into=walk.petition.ref))
    assert fresh(walk.petition).state == "answered"
    assert fresh(new).recurs is None
