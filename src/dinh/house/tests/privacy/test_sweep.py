"""What was erased is nowhere: no table, index, file, session, job or log of the house, but where the law orders it kept
and the certificate says so."""

from __future__ import annotations

import json

import pytest
from django.test import Client
from tests import people

from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.ground.journal.queries import verify
from dinh.ground.personal import INVENTORY
from dinh.ground.privacy import actions, jobs, papers, showing
from dinh.ground.privacy.finding import find
from dinh.ground.privacy.matching import Identity, Matcher
from dinh.ground.privacy.models import Request
from dinh.ground.privacy.planning import chosen_rows, plan
from dinh.ground.search.models import Document
from dinh.house.tests.privacy import canary as c
from dinh.house.tests.privacy import planted
from dinh.house.tests.privacy.conftest import on
from dinh.rights.petitions.models import Letter, LetterFile, Sender

pytestmark = pytest.mark.django_db
EMPTY = (
    "people.User", "petitions.Sender", "petitions.Letter", "information", "mediation", "consult", "tasks.Task",
    "dialogue.Question", "alerts", "account", "sessions", "django_tasks_database",
)  # fmt: skip
INDEX = {"search.Document.title", "search.Document.text", "search.Document.folded", "search.Document.marked"}


def looked_for(officer, user=None, kind="erase", who=None) -> Request:
    users = (user.pk,) if user else ()
    who = who or Identity((c.NAME,), (c.PHONE,), (c.MAIL,), (c.NUMBER,), users=users)
    request = actions.take(by=officer, kind=kind, identity=who, identified="căn cước")
    jobs.look.func(officer.commune.pk, request.pk)
    request.refresh_from_db()
    return request


def all_maybe(request) -> dict[str, list[str]]:
    return {key: each["maybe"] for key, each in request.found.items()}


@pytest.fixture
def erased(canary, officer, django_capture_on_commit_callbacks, caplog) -> tuple[Request, set[str]]:
    """The canary erased in November; and `model.column` of every row that the plan lets stand, by declaration."""
    with on(2026, 11, 16), django_capture_on_commit_callbacks(execute=True), caplog.at_level("DEBUG"):
        request = looked_for(officer, canary)
        lines = plan(chosen_rows(request.found, all_maybe(request)))
        stay = {f"{line.data.model}.{name}" for line in lines if line.stays or line.waits for name in line.data.columns}
        request = actions.erase(by=officer, request=request, maybe=all_maybe(request), edition=request.edition)
    return request, stay


MORE = ("decide", "movements", "scores", "oversee", "workplaces")


@pytest.fixture
def everywhere(canary, ttnd, ward, ba, mai, thanh, tu, lua, hung, visitor, officer):
    """The canary in the rooms of votes, movements, scores, oversight and workplaces too."""
    nga = ward.official("nga", "Đặng Thúy Nga", "THĐM", "Hiệu trưởng", people.MEMBER, leads=True)
    school = ward.bodies["THĐM"]
    planted.in_votes(ba)
    planted.in_movements(tu, ba, school, nga)
    planted.in_scores(lua, hung, school, nga, visitor)
    planted.in_oversight(mai, thanh, ttnd, visitor)
    planted.in_workplaces(nga, school)
    return canary


def test_it_is_in_the_rooms_of_votes_movements_scores_oversight_and_workplaces(everywhere):
    hits = set(c.in_tables())
    for column in (
        "decide.RollEntry.representative", "decide.Matter.title", "movements.PracticeModel.holder_name",
        "movements.Seat.name", "scores.Campaign.title", "scores.Line.note", "scores.Evidence.title",
        "oversee.Verification.title", "oversee.Kin.name", "workplaces.Conference.chair", "workplaces.BoardMember.name",
        "workplaces.Entry.words",
    ):  # fmt: skip
        assert column in hits, column


def test_after_erasing_it_is_gone_from_those_rooms_too(everywhere, officer, ward, django_capture_on_commit_callbacks):
    with on(2026, 11, 16), django_capture_on_commit_callbacks(execute=True):
        request = looked_for(officer, everywhere)
        lines = plan(chosen_rows(request.found, all_maybe(request)))
        stay = {f"{line.data.model}.{name}" for line in lines if line.stays or line.waits for name in line.data.columns}
        request = actions.erase(by=officer, request=request, maybe=all_maybe(request), edition=request.edition)
    found = c.in_tables()
    hits = set(found)
    folded = "search.Document.folded_title"  # a matter of the community is archived under the title it was given
    assert hits <= stay | INDEX | {folded}, hits - stay
    indexed = {pk for column in (*INDEX, folded) for pk in found.get(column, ())}
    kinds = set(Document.objects.filter(pk__in=indexed).values_list("kind", flat=True))
    assert kinds == {"publish", "decide.matter"}, kinds
    for gone in ("oversee.Verification", "oversee.Kin", "scores.Evidence", "workplaces.Entry"):
        assert not [column for column in hits if column.startswith(gone)], gone
    for kept in ("decide.RollEntry.representative", "movements.Seat.name", "workplaces.BoardMember.name"):
        assert kept in hits, kept
    assert {table.split("_")[0] for table in c.in_raw_tables()} <= {column.split(".")[0] for column in hits}
    assert not c.found(json.dumps(request.certificate, ensure_ascii=False))
    assert verify(ward.commune)[1] == []


def test_before_it_is_everywhere(canary):
    """The search itself is proven: it finds what the acts planted, in every shape."""
    hits = set(c.in_tables())
    for column in (
        "people.User.full_name", "households.Household.phone", "petitions.Sender.email", "petitions.Letter.words",
        "information.Asker.name", "dialogue.Question.contact", "mediation.Party.name", "consult.Sender.contact",
        "benefit.Comment.text", "tasks.Task.folded", "journal.Personal.data", "search.Document.folded",
        "works.Due.representative", "works.Receipt.payer", "mediation.Session.words", "files.StoredFile.name",
    ):  # fmt: skip
        assert column in hits, column
    assert len(c.in_files()) == 2
    assert c.in_sessions(canary.pk) == 1
    assert "search_document" in c.in_raw_tables()


def test_after_erasing_it_is_only_where_the_law_keeps_it(erased, canary, ward, caplog):
    _request, stay = erased
    found = c.in_tables()
    hits = set(found)
    assert hits <= stay | INDEX, hits - stay
    indexed = {pk for column in INDEX for pk in found.get(column, ())}
    kinds = set(Document.objects.filter(pk__in=indexed).values_list("kind", flat=True))
    assert kinds == {"publish"}  # the list that hangs out by law
    for gone in EMPTY:
        assert not [column for column in hits if column.startswith(gone)], gone
    tables = {column.split(".")[0] for column in hits}
    assert {table.split("_")[0] for table in c.in_raw_tables()} <= tables
    assert c.in_sessions(canary.pk) == 0
    assert not c.found(caplog.text)
    assert verify(ward.commune)[1] == []


def test_the_letters_file_is_gone_from_the_disk_and_the_offices_own_is_named(erased):
    request, _stay = erased
    assert len(c.in_files()) == 1
    assert any("Tệp" in row["what"] and row["rows"] == 1 for row in request.certificate["stayed"])


def test_the_certificate_says_what_stayed_and_why_and_names_nobody(erased):
    request, _stay = erased
    told = json.dumps(request.certificate, ensure_ascii=False)
    assert not c.found(told)
    assert not c.found(papers.certificate(request))
    assert bytes(request.identity) == b""
    assert request.found == {}
    stayed = {row["why"]: row for row in request.certificate["stayed"]}
    assert any("sổ hộ" in why for why in stayed)
    assert any(row["verified"] is False for row in request.certificate["stayed"])
    assert all(row["cite"] for row in request.certificate["stayed"])
    entry = Entry.objects.get(what="privacy.erase")
    assert entry.after["certificate"] == request.digest
    assert not c.found(json.dumps(entry.after))


def test_somebody_elses_letter_about_her_stays_without_her(erased):
    words = list(Letter.objects.exclude(words="").values_list("words", flat=True))
    assert words == ["Nhà bà (đã xóa) ((đã xóa)) đổ rác ra ngõ."]
    assert list(Sender.objects.values_list("name", flat=True)) == [c.OTHER]


def test_the_pages_say_nothing_any_more(erased, officer, tu):
    for actor in (officer, tu):
        client = Client()
        client.force_login(actor.user)
        for page in ("don-thu/", "cung-cap-thong-tin/", "nhiem-vu/"):
            assert not c.found(client.get(f"/ban-lam-viec/{page}").content), page


def test_the_name_alone_is_nobodys(canary, officer):
    """Rows that only bear the name stay when nobody took them for hers, and are counted."""
    with on(2026, 11, 16):
        request = looked_for(officer)
        maybe = sum(len(keys) for keys in all_maybe(request).values())
        assert maybe
        request = actions.erase(by=officer, request=request, maybe={}, edition=request.edition)
    assert request.certificate["unlike"] == maybe
    assert "consult.Opinion.text" in c.in_tables()


def test_a_tick_takes_the_parts_along(canary, officer):
    """Who is taken for the sender goes with the letter and its file; the officer ticks once."""
    with on(2026, 11, 16):
        request = looked_for(officer, who=Identity((c.NAME,)))
        shown = showing.maybe(request)
        assert not [each for each in shown if each.row.startswith(("petitions.LetterFile", "petitions.Asking"))]
        tick = next(each.row for each in shown if each.row.startswith("petitions.Sender#0"))
        request = actions.erase(
            by=officer, request=request, maybe=showing.picked([tick]), edition=request.edition
        )  # fmt: skip
    assert "petitions.Sender.name" not in c.in_tables()
    assert not LetterFile.objects.exists()
    assert "information.Asker.name" in c.in_tables()


def test_nobody_decides_about_themselves_and_twice(canary, officer, tu):
    with on(2026, 11, 16):
        request = looked_for(officer, canary)
        with pytest.raises(Refused):
            actions.erase(by=tu, request=request, maybe={}, edition=request.edition)
        own = actions.ask_own(by=officer, kind="erase")
        jobs.look.func(officer.commune.pk, own.pk)
        own.refresh_from_db()
        with pytest.raises(Refused, match="chính mình"):
            actions.erase(by=officer, request=own, maybe={}, edition=own.edition)
        done = actions.erase(by=officer, request=request, maybe={}, edition=request.edition)
        with pytest.raises(Refused):
            actions.erase(by=officer, request=done, maybe={}, edition=done.edition)


def test_an_official_of_another_commune_is_not_found_here(ward, officer, khanh):
    """Not by the name, not by the address of mail: one commune sees nothing of another's accounts."""
    who = Identity((khanh.user.full_name,), emails=(khanh.user.email,))
    assert not [each for each in find(Matcher(who)) if each.data.model.startswith(("people", "account", "bodies"))]


def test_a_declared_fate_is_carried_out_for_every_model():
    """No declaration forgets how its rows go."""
    for several in INVENTORY.values():
        for each in several:
            assert each.kept or each.fate in ("blank", "row", "mask") or each.room
