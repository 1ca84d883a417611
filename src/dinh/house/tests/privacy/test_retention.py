"""What is past its term goes by itself, and only that; what is held stays; a round that was killed goes on."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client

from dinh.ground.clock import today
from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.ground.journal.queries import verify
from dinh.ground.lapsing import LAPSES, lapses
from dinh.ground.personal import BLANK, INVENTORY, MASK, ROW
from dinh.ground.privacy import actions, jobs, lapsed, papers, rounds
from dinh.ground.privacy.actions import letting
from dinh.ground.privacy.models import Hold, Run, Term
from dinh.ground.privacy.room import periodic
from dinh.house.tests.privacy import canary as c
from dinh.house.tests.privacy.conftest import on
from dinh.law.retention import RETENTION

pytestmark = pytest.mark.django_db
DESK = "/ban-lam-viec/du-lieu-ca-nhan/thoi-han"


@pytest.fixture
def terms(canary, officer):
    """Every kind has its shortest term, set in September, when the canary's matters ended."""
    with on(2026, 9, 2):
        for key, law in RETENTION.items():
            actions.set_term(by=officer, key=key, amount=law.least, reason="Không còn cần")
    return officer


def client_of(actor) -> Client:
    client = Client()
    client.force_login(actor.user)
    return client


def test_every_kind_is_declared_and_none_that_must_be_archived():
    assert set(LAPSES) == set(RETENTION)
    for lapse in LAPSES.values():
        assert lapse.data in INVENTORY[lapse.data.model]
        assert lapse.data.fate in (ROW, BLANK)
        assert not lapse.data.kept
        assert len(lapse.cleaned) >= len(lapse.texts)
        assert all(data.fate == MASK for data, _path in lapse.cleaned)
        assert lapse.law.least <= lapse.law.amount <= lapse.law.most
        assert lapse.law.custom  # no text that was read gives one


def test_what_must_be_archived_cannot_be_declared():
    with pytest.raises(ValueError, match="papers"):
        lapses("consult-senders", "papers.Paper", since="arrived")


def test_nothing_goes_before_a_term_is_set(canary, ward):
    with on(2036, 1, 5):
        assert rounds.let_go(ward.commune, today()) == 0
        assert not Run.objects.exists()
        assert "petitions.Sender.name" in c.in_tables()


def test_what_is_past_its_term_is_gone_from_everywhere_it_stood(terms, ward, django_capture_on_commit_callbacks):
    with on(2026, 12, 15), django_capture_on_commit_callbacks(execute=True):
        keys = {due.lapse.key: due.rows for due in rounds.look(today())}
        assert keys["consult-senders"] == 1
        assert keys["dialogue-askers"] == 0  # closed on 15/09: kept to the end of this day
        assert rounds.let_go(ward.commune, today()) == 1
    with on(2026, 12, 16), django_capture_on_commit_callbacks(execute=True):
        assert rounds.let_go(ward.commune, today()) == 1
    hits = set(c.in_tables())
    for gone in ("consult.Sender", "consult.Opinion", "consult.Part", "dialogue.Question"):
        assert not [column for column in hits if column.startswith(gone)], gone
    assert "petitions.Sender.name" in hits  # a year at least
    assert "households.Household.phone" in hits  # the household is in the register
    assert "dialogue.Visit.name" in hits  # the book of receptions is archived
    own = Entry.objects.filter(what__startswith="privacy.").values_list("after", flat=True)
    assert not any(c.found(json.dumps(each, ensure_ascii=False)) for each in own)
    assert verify(ward.commune)[1] == []
    for run in Run.objects.all():
        assert not c.found(json.dumps(run.certificate, ensure_ascii=False))
        assert not c.found(papers.run_report(run))
        assert jobs.check_run.func(ward.commune.pk, run.pk) == 0
        run.refresh_from_db()
        assert run.chain["faults"] == 0
        assert Entry.objects.filter(what="privacy.run_ended", after__certificate=run.digest).count() == 1


def test_what_the_journal_kept_beside_an_opinion_goes_with_its_sender(terms, ward):
    from dinh.ground.journal.models import Personal

    def of_consult() -> list[str]:
        beside = Personal.objects.filter(entry__what__startswith="consult.")
        return [each.entry.what for each in beside if c.found(json.dumps(each.data, ensure_ascii=False))]

    before = of_consult()
    with on(2026, 12, 15):
        rounds.let_go(ward.commune, today())
    assert before
    assert not of_consult()


def test_after_years_letters_and_requests_too_but_never_a_complaint(terms, ward, tu, visitor):
    from dinh.rights.petitions.models import Sender
    from dinh.rights.petitions.tests.petitioning import sent

    with on(2026, 9, 3):
        open_one = sent(visitor, "Chưa ai trả lời.")
    with on(2026, 12, 20):
        call_command("ring")  # what was answered and nobody spoke of again is closed
    with on(2029, 1, 5):
        rounds.let_go(ward.commune, today())
    hits = c.in_tables()
    assert "petitions.Sender.name" not in hits
    assert (
        len(hits["petitions.Letter.words"]) == 1
    )  # what somebody else wrote about her; her own words are hers no more
    assert "information.Asker.name" not in hits
    assert Sender.objects.filter(letter__askings__petition=open_one.petition).exists()
    kinds = {asking.petition.kind for sender in Sender.objects.all() for asking in sender.letter.askings.all()}
    assert kinds <= {"reflection"}


def test_a_complaint_is_never_past_its_term(terms, ward):
    from dinh.rights.petitions.models import Petition

    Petition.objects.update(kind="complaint")
    with on(2046, 1, 5):
        assert not lapsed.records(LAPSES["petition-senders"], today())


def test_held_until_lifted_or_over(terms, ward, officer):
    kind = LAPSES["consult-senders"]
    with on(2026, 12, 1):
        [record] = lapsed.records(kind, today())
        held = actions.hold(
            by=officer, key=kind.key, about_id=record.about_id, reason="Khiếu nại KN-1", until=date(2027, 1, 31)
        )
        with pytest.raises(ValidationError, match="giữ lại rồi"):
            actions.hold(by=officer, key=kind.key, about_id=record.about_id, reason="Nữa", until=date(2027, 1, 31))
        with pytest.raises(ValidationError, match="Hãy chọn ngày"):
            actions.hold(by=officer, key=kind.key, about_id="", reason="Mãi", until=date(2036, 1, 31))
    with on(2026, 12, 20):
        assert lapsed.going(kind, today()) == ([], 0)
        actions.lift(by=officer, held=held)
        assert len(lapsed.going(kind, today())[0]) == 1
        actions.hold(by=officer, key=kind.key, about_id="", reason="Thanh tra", until=date(2026, 12, 31))
        assert lapsed.going(kind, today()) == ([], 0)
    with on(2027, 1, 1):
        assert len(lapsed.going(kind, today())[0]) == 1
        again = actions.hold(by=officer, key=kind.key, about_id="", reason="Thanh tra", until=date(2027, 1, 31))
        assert Hold.objects.get(lifted_on=None) == again


def test_terms_keep_their_bounds_and_what_shortens_waits_a_week(canary, officer, tu):
    with on(2026, 11, 2):
        with pytest.raises(ValidationError, match="từ 3 đến 60 tháng"):
            actions.set_term(by=officer, key="consult-senders", amount=2, reason="Ngắn")
        with pytest.raises(Refused):
            actions.set_term(by=tu, key="consult-senders", amount=6, reason="Không phải việc của mình")
        actions.set_term(by=officer, key="consult-senders", amount=12, reason="Một năm")
        assert lapsed.amount_on("consult-senders", date(2026, 11, 8)) is None
        assert lapsed.amount_on("consult-senders", date(2026, 11, 9)) == 12
    with on(2026, 11, 10):
        actions.set_term(by=officer, key="consult-senders", amount=24, reason="Lâu hơn")
        assert lapsed.amount_on("consult-senders", today()) == 24
        actions.set_term(by=officer, key="consult-senders", amount=3, reason="Ngắn lại")
        actions.set_term(by=officer, key="consult-senders", amount=None, reason="Thôi")
        assert lapsed.amount_on("consult-senders", date(2027, 11, 10)) is None  # what was pending never comes
    assert Term.objects.count() == Entry.objects.filter(what="privacy.set_term").count() == 4


def test_killed_half_way_it_goes_on_and_twice_does_nothing(terms, ward, tu, monkeypatch):
    from dinh.rights.consult.models import Sender
    from dinh.rights.dialogue.models import Question

    question = Question.objects.get()
    for number in range(5):
        question.pk, question.ref, question.key, question.name = (
            None,
            f"DT-{number}",
            f"x{number}",
            f"Lê Văn Số {number}",
        )
        question.save(force_insert=True)
    monkeypatch.setattr(letting, "LOT", 2)
    monkeypatch.setattr(rounds, "LOT", 2)
    done = letting.carry_out
    lots = []

    def killed(line, matcher):
        done(line, matcher)
        lots.append(line)
        if len(lots) == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr(letting, "carry_out", killed)
    with on(2026, 12, 20):
        with pytest.raises(KeyboardInterrupt):
            rounds.let_go(ward.commune, today())
        run = Run.objects.get()
        assert run.ended_at is None
        counted = sum(run.totals["went"].values())
        gone = (not Sender.objects.exclude(name="").exists()) + Question.objects.filter(name="").count()
        assert 0 < counted == gone < 7
        monkeypatch.setattr(letting, "carry_out", done)
        rounds.let_go(ward.commune, today())
        entries = Entry.objects.count()
        assert rounds.let_go(ward.commune, today()) == 0
        assert Entry.objects.count() == entries
    run.refresh_from_db()
    assert sum(run.totals["went"].values()) == 7
    assert run.ended_at
    assert verify(ward.commune)[1] == []


def test_the_daily_work_and_the_command_do_it(terms, ward, capsys):
    with on(2026, 12, 20):
        call_command("retention", "--check")
        assert "người góp ý: họ tên, liên hệ: 1 mục sẽ bỏ" in capsys.readouterr().out
        assert "consult.Sender.name" in c.in_tables()
        call_command("retention")
        assert "đã bỏ 2 mục" in capsys.readouterr().out
        assert "consult.Sender.name" not in c.in_tables()
        periodic(ward.commune, today())
        assert Run.objects.count() == 1


def test_the_pages(terms, ward, officer, tu):
    with on(2026, 12, 1):
        client = client_of(officer)
        [record] = lapsed.records(LAPSES["consult-senders"], today())
        assert client_of(tu).get(DESK).status_code == 403
        page = client.get(DESK).content.decode()
        assert "Người góp ý: họ tên, liên hệ" in page
        page = client.get(f"{DESK}/consult-senders").content.decode()
        assert record.url in page
        assert c.NAME not in page
        assert "Không có hồ sơ nào khớp" in client.get(f"{DESK}/consult-senders", {"ma": "zz"}).content.decode()
        assert client.get(f"{DESK}/khong-co").status_code == 404
        answer = client.post(f"{DESK}/consult-senders/dat", {"amount": "1", "reason": "x"})
        assert answer.status_code == 400
        assert "từ 3 đến 60" in answer.content.decode()
        address = f"{DESK}/consult-senders/giu-lai?hs={record.about_id}"
        assert client.post(address, {"reason": "KN-1", "until": "2027-01-31"}).status_code == 302
        assert "KN-1" in client.get(f"{DESK}/consult-senders", {"xem": "held"}).content.decode()
        assert "Sắp hết hạn giữ lại" not in client.get("/ban-lam-viec/").content.decode()
        held = Hold.objects.get()
    with on(2027, 1, 20):
        client = client_of(officer)
        assert "Sắp hết hạn giữ lại" in client.get("/ban-lam-viec/").content.decode()
        assert client.post(f"{DESK}/giu-lai/{held.pk}/thoi").status_code == 302
        rounds.let_go(ward.commune, today())
        run = Run.objects.get()
        jobs.check_run.func(ward.commune.pk, run.pk)
        assert "nguyên vẹn" in client.get(f"{DESK}/dot/{run.pk}").content.decode()
        assert client.get(f"{DESK}/dot/{run.pk}/bien-ban").status_code == 200
