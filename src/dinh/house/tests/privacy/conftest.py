"""The canary lives through the ward, by its acts: an account, a household, letters, requests, a dispute, money."""

from __future__ import annotations

import io
import os
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from docx import Document as Docx

from dinh.ground.alerts import actions as alerts
from dinh.ground.alerts.actions.following import Wish
from dinh.ground.files.actions import store, store_sent
from dinh.ground.households import actions as households
from dinh.ground.households.actions.common import Facts
from dinh.ground.people.actions import open_account
from dinh.ground.people.models import User
from dinh.ground.places.models import ResidentialGroup
from dinh.house.tests.privacy.canary import ADDRESS, MAIL, NAME, NUMBER, OTHER, PHONE, SPOKEN
from dinh.office.tasks import actions as tasks
from dinh.rights.benefit import actions as benefit
from dinh.rights.benefit.tests import build
from dinh.rights.consult import actions as consult
from dinh.rights.consult.actions import Said
from dinh.rights.consult.splitting import Piece
from dinh.rights.consult.tests.conftest import TEXT, plan_of
from dinh.rights.dialogue import actions as dialogues
from dinh.rights.dialogue.actions import Asked, Comer, Handled, Hours
from dinh.rights.information import actions as information
from dinh.rights.mediation import actions as mediation
from dinh.rights.mediation.actions import Candidate, Side
from dinh.rights.oversee.tests.conftest import *  # noqa: F403  # the fixture of a board, by its name
from dinh.rights.petitions.actions import Who
from dinh.rights.petitions.tests.petitioning import answered, sent
from dinh.rights.works.tests import world

VN = ZoneInfo("Asia/Ho_Chi_Minh")


def on(year: int, month: int, day: int) -> time_machine.travel:
    return time_machine.travel(datetime(year, month, day, 9, tzinfo=VN), tick=False)


def letter(words: str) -> bytes:
    """A .docx in which the name is cut by its formatting, as word processors do."""
    paper, out = Docx(), io.BytesIO()
    line = paper.add_paragraph("Tôi là ")
    for piece in (words[:5], words[5:]):
        line.add_run(piece).bold = len(piece) > 5
    paper.save(out)
    return out.getvalue()


@pytest.fixture
def officer(ward, time_machine):
    cache.clear()
    return ward.official("dao", "Mai Thị Đào", "UBND", "Phụ trách bảo vệ dữ liệu cá nhân", ["privacy.officer"])


@pytest.fixture
def canary(ward, officer, an, tu, binh, ba, lua, visitor, thu, settings, tmp_path) -> User:
    """Everything the canary did in 2026, all of it over."""
    settings.DINH_EMAIL_URL, settings.DINH_FILES = "console:", tmp_path
    group = ResidentialGroup.objects.get(code="to-1")
    with on(2026, 9, 1):
        user = open_account(by=an, username="zuong", full_name=NAME, email=MAIL, phone=PHONE)
        Client().force_login(user)
        _home(group, tu, visitor)
        _letters(tu, visitor)
        _talks(tu, binh, visitor)
        _dispute(group, tu, binh, ba)
        _opinions(tu, visitor)
        lead = ward.bodies["UBND"]
        day = tasks.PrintedDay(1, 12, 2026)
        tasks.assign(by=lua, order=tasks.Order(f"Gặp bà {NAME}", lead, f"Điện thoại {SPOKEN}", days=(day,)))
    _lists(tu, ba, thu)
    for path in tmp_path.rglob("*/*/*"):  # bytes put a moment ago wait a day: somebody may be about to name them
        os.utime(path, (0, 0))
    return user


def _home(group, tu, visitor):
    facts = Facts("0042", group.pk, NAME, ADDRESS, phone=PHONE, email=MAIL)
    home = households.add(by=tu, facts=facts, day=date(2025, 7, 2))
    households.correct(by=tu, household_id=home.pk, facts=Facts("0042", group.pk, NAME, ADDRESS, phone=SPOKEN))
    alerts.ask(by=visitor, channel="email", address=MAIL, wish=Wish("now", whole=True))


def _letters(tu, visitor):
    proof = store_sent(by=visitor, data=letter(NAME), name="don.docx")
    who = Who(NAME, ADDRESS, SPOKEN, MAIL, NUMBER)
    receipt = sent(visitor, f"Tôi là {NAME}, số {PHONE}: cống tắc.", who=who, files=[proof])
    answered(tu, receipt.petition)
    # somebody else writes about her: that letter stays theirs, without her
    about = sent(visitor, f"Nhà bà {NAME} ({PHONE}) đổ rác ra ngõ.", who=Who("Lò Thị Ngần", "Số 1", "0911222333"))
    answered(tu, about.petition)
    wanted = f"Xin biết quỹ thu, chi thế nào. {NAME}, {PHONE}."
    made = information.ask(
        by=visitor, key="k1", wanted=wanted, way="email", who=information.Who(NAME, ADDRESS, PHONE, MAIL, "")
    )
    asked = made.request
    asked = information.accept(by=tu, asked=asked, sort="complex", subject="Thu, chi quỹ", edition=asked.edition)
    asked = information.answer(by=tu, asked=asked, text=f"Gửi bà {NAME}.", uploads=(), edition=asked.edition)
    store(by=tu, data=letter(f"{NAME} {PHONE}"), name=f"{NAME}.docx")


def _talks(tu, binh, visitor):
    hours = Hours(kind="chair", receiver=binh.post, starts=time(8),
                  ends=time(11), place="Trụ sở UBND")  # fmt: skip
    day = dialogues.post_days(by=tu, receptions=dialogues.add_days(by=tu, days=[date(2026, 9, 15)], hours=hours))[0]
    words = dialogues.Words(leader=binh.post, topic="Rác thải", invited="Người dân", day=date(2026, 9, 15),
                            starts=hours.starts, place="Nhà văn hóa tổ 1")  # fmt: skip
    told = dialogues.publish_dialogue(by=tu, dialogue=dialogues.draft_dialogue(by=tu, words=words))
    dialogues.ask(by=visitor, dialogue=told, key="k2", asked=Asked(f"Tôi là {NAME}, hỏi về rác.", NAME, PHONE))
    with on(2026, 9, 15):
        comer = Comer("proposal", NAME, ADDRESS, NUMBER, PHONE, "Cống tắc")
        dialogues.hold_day(by=tu, reception=day, received_by=binh.post)
        visit = dialogues.enter_visit(by=tu, reception=day, key="k3", comer=comer)
        dialogues.receive(by=tu, visit=visit, comer=comer, handled=Handled(competent=True))
        line = dialogues.Line("Rác thu mấy giờ?", "Lúc 18 giờ.")
        dialogues.write_line(by=tu, dialogue=told, line=line)
        dialogues.close_minutes(by=tu, dialogue=told, people=12, women=6, secretary="")


def _dispute(group, tu, binh, ba):
    team = mediation.found_team(
        by=tu, group=group, seats=3, name="Tổ hòa giải 1", decision="45", founded_on=date(2026, 1, 5)
    )
    people = [Candidate(name, 80, woman=not at) for at, name in enumerate(("Bùi Thị Sen", "Lê Quang Vinh", "Vũ Lâm"))]
    mediation.elect(
        by=tu, team=team, held_on=date(2026, 1, 6), method="open", households=101, seats=3, candidates=people
    )
    mediation.recognise(by=binh, members=team.members.all(), decision="46", on=date(2026, 1, 7))
    case = mediation.enter(
        by=ba, team=team, trigger="asked", field="neighbours", received_on=date(2026, 9, 1),
        content=f"{NAME} và {OTHER} to tiếng.", sides=(Side(NAME, "62 tuổi", PHONE), Side(OTHER, "số 7")),
    )  # fmt: skip
    case = mediation.assign(by=ba, case=case, members=[team.members.first()], on=date(2026, 9, 1), edition=case.edition)
    case = mediation.hold_session(
        by=ba, case=case, held_on=date(2026, 9, 1), words=f"Bà {NAME} nói trước.", edition=case.edition
    )  # fmt: skip
    mediation.settle(by=ba, case=case, on=date(2026, 9, 1), agreed=f"{NAME} tỉa cành.", edition=case.edition)


def _opinions(tu, visitor):
    one = consult.plan(by=tu, plan=plan_of(until=date(2026, 10, 20)))
    draft = consult.add_draft(by=tu, consultation=one, text=TEXT)
    pieces = [Piece(each.label, each.text) for each in draft.clauses.all()]
    consult.confirm_split(by=tu, draft=draft, pieces=pieces)
    one.refresh_from_db()
    one = consult.send_plan(
        by=tu, consultation=one, council_on=date(2026, 9, 1), front_on=date(2026, 9, 1), edition=one.edition
    )
    one = consult.publish(by=tu, consultation=one, edition=one.edition)
    said = Said(f"Mức đóng góp cao. Tôi là {NAME}.", stance="change", name=NAME, contact=f"{PHONE}, {MAIL}")
    consult.opine(by=visitor, consultation=one, key="k4", said=said)
    one.refresh_from_db()
    consult.stop(by=tu, consultation=one, reason="Hoãn", edition=one.edition)


def _lists(tu, ba, thu):
    world.households(tu.commune, 3)
    fund = world.opened(ba)
    world.pay(thu, fund, 1)
    found = build.opened(tu, (1, NAME, 20_000_000))
    with build.at(6):
        benefit.record_review(by=tu, found=found, group=build.group(1), held=build.held(found, 1, present=3, yes=3))
    with build.at(7):
        found = benefit.post_list(by=tu, found=found, comments_until=date(2026, 10, 14))
    with build.at(8):
        benefit.comment(by=tu, found=found, text=f"Bà {NAME} ({PHONE}) có nhà mới.", channel="desk")
