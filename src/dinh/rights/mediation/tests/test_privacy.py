"""Private life of the parties: who may read it, in which page; and that no file, search, journal, list or table of the
database gives it away.
"""

from __future__ import annotations

import io

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from docx import Document as Docx
from openpyxl import load_workbook

from dinh.ground.alerts.models import Message
from dinh.ground.bodies.models import Holding, Post
from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry, Personal
from dinh.ground.room import INDICATORS
from dinh.ground.search.models import Document
from dinh.law.periods import Period
from dinh.rights.mediation import actions, papers, queries
from dinh.rights.mediation.filters import span_of
from dinh.rights.mediation.models import Case, Private
from dinh.rights.mediation.room import public_items, today_items
from dinh.rights.mediation.tests.conftest import CONTENT, DAY, SECRETS, SIDES, client_of

DESK = "/ban-lam-viec/hoa-giai/"
AGREED = {
    "agreed": "Tạ Văn Hợi tỉa cành xoài.", "written": True, "course": "Đàm Thị Nụ thuận.", "duties": "Tỉa cành xoài.",
    "manner": "Gọi 0900111222 khi xong.",
}  # fmt: skip
NOT_READERS = ("tu", "binh", "mai", "tam", "lua", "hung", "an")


def told(text: str) -> list[str]:
    return [secret for secret in SECRETS if secret in text]


@pytest.fixture
def whole(settled, ba):
    """A case with everything private it can hold."""
    case = settled(**AGREED)
    case = actions.follow_up(
        by=ba, case=case, seen_on=DAY, result="no", words="Tạ Văn Hợi chưa tỉa cành xoài", edition=None
    )  # fmt: skip
    return actions.escalate(
        by=ba, case=case, ground="violation", words="Đàm Thị Nụ bị đập cửa", to="Công an phường", edition=None
    )


def test_the_head_of_the_group_reads(whole, ba):
    page = client_of(ba).get(f"{DESK}vu/{whole.ref}").content.decode()
    assert set(told(page)) == set(SECRETS)
    book = client_of(ba).get(f"{DESK}to/{whole.team_id}/so").content.decode()
    assert "Tạ Văn Hợi" in book


@pytest.mark.parametrize("who", NOT_READERS)
def test_nobody_else_reads_it_on_any_page(request, whole, who):
    client = client_of(request.getfixturevalue(who))
    pages = [
        "", "cua-toi", "tong-hop", "to", "vu", f"vu?q={whole.ref}", "vu?q=xoài", f"vu/{whole.ref}",
        f"vu/{whole.ref}/van-ban", f"vu/{whole.ref}/bao/{whole.escalations.get().pk}", f"to/{whole.team_id}",
        f"to/{whole.team_id}/so", f"to/{whole.team_id}/bao-cao",
        *(f"vu/{whole.ref}/{slug}" for slug in ("sua", "theo-doi", "bao", "xoa", "thu-lao", "hoa-giai-tiep")),
    ]  # fmt: skip
    for path in pages:
        answer = client.get(DESK + path)
        assert not told(answer.content.decode(errors="ignore")), path
    assert client.get(f"{DESK}vu/{whole.ref}/van-ban").status_code == 403


def test_the_office_still_sees_the_line_in_the_book(whole, tu):
    page = client_of(tu).get(f"{DESK}vu/{whole.ref}").content.decode()
    assert "được giữ kín" in page
    assert "1/2026" in page
    assert "khoản 3 Điều 4" in page


@pytest.mark.parametrize("who", ["tam", "lan", "an", "lua"])
def test_others_do_not_even_see_the_line(request, whole, who):
    assert client_of(request.getfixturevalue(who)).get(f"{DESK}vu/{whole.ref}").status_code == 403


def test_a_visitor_and_another_commune_get_nothing(whole, khanh):
    assert Client().get(f"{DESK}vu/{whole.ref}").status_code == 302
    with pytest.raises(Refused):
        actions.escalate(by=khanh, case=whole, ground="violence", words="x", edition=None)
    assert not queries.may_read(khanh, whole)


def mediator(ward, member):
    actor = ward.official("sen", member.name, "TDP", f"Hòa giải viên {member.name}", [])
    member.post = actor.post
    member.save()
    return actor


def test_a_mediator_with_a_post_reads_only_what_is_given_to_them(ward, assigned, entered, ba):
    given, other = assigned(), entered()
    sen = mediator(ward, given.assignments.get().member)
    client = client_of(sen)
    assert told(client.get(f"{DESK}vu/{given.ref}").content.decode())
    assert client.get(f"{DESK}vu/{other.ref}").status_code == 403
    listed = client.get(f"{DESK}vu").content.decode()
    assert given.ref in listed
    assert other.ref not in listed
    actions.decline(by=sen, case=given, member=given.assignments.get().member, ground="interest", edition=None)
    assert client.get(f"{DESK}vu/{given.ref}").status_code == 403


def test_a_mediator_who_ceased_reads_no_more(ward, assigned, binh):
    case = assigned()
    member = case.assignments.get().member
    sen = mediator(ward, member)
    assert queries.may_read(sen, case)
    actions.cease(by=binh, member=member, ground="wish", decision="9", on=DAY)
    assert not queries.may_read(sen, case)


def test_a_head_who_left_the_post_reads_no_more(entered, ba):
    case = entered()
    Holding.objects.filter(user=ba.user).update(ends=DAY)
    assert client_of(ba).get(f"{DESK}vu/{case.ref}").status_code in (302, 403)


def test_the_power_without_a_group_reads_nothing(ward, entered, mai):
    case = entered()
    Post.objects.filter(pk=mai.post.pk).update(powers=["mediation.head", "mediation.read"])
    mai.holding.refresh_from_db()
    assert not queries.may_read(mai, case)


@pytest.mark.parametrize(("ground", "readers"), [("violence", {"binh", "tu"}), ("violation", set())])
def test_only_risk_of_violence_opens_it_to_chair_and_clerk(request, under_way, ba, ground, readers):
    case = actions.escalate(by=ba, case=under_way(), ground=ground, words="Dọa", to="Công an", edition=None)
    found = {who for who in NOT_READERS if queries.may_read(request.getfixturevalue(who), case)}
    assert found == readers


def xlsx(data: bytes) -> str:
    book = load_workbook(io.BytesIO(data))
    return "\n".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)


def docx(data: bytes) -> str:
    paper = Docx(io.BytesIO(data))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(para.text for para in paper.paragraphs), *cells])


@pytest.mark.parametrize("who", ["ba", "tu"])
def test_no_file_but_the_parties_own_paper_holds_a_name(request, whole, who):
    client = client_of(request.getfixturevalue(who))
    for path in ("vu?xuat=xlsx", f"to/{whole.team_id}/so?xuat=xlsx"):
        words = xlsx(client.get(DESK + path).content)
        assert "1/2026" in words
        assert not told(words)
    for path in (f"to/{whole.team_id}/so?xuat=docx", f"to/{whole.team_id}/bao-cao"):
        assert not told(docx(client.get(DESK + path).content))


def test_the_offices_files_hold_no_name(whole, tu):
    client = client_of(tu)
    assert not told(xlsx(client.get(f"{DESK}tong-hop?xuat=xlsx").content))
    assert not told(docx(client.get(f"{DESK}bao-cao").content))
    assert not told(xlsx(client.get(f"{DESK}to?xuat=xlsx").content))


def test_the_written_agreement_has_its_eight_parts_and_a_name_less_file_name(whole, ba):
    answer = client_of(ba).get(f"{DESK}vu/{whole.ref}/van-ban")
    words = docx(answer.content)
    for part in ("Căn cứ tiến hành", "Thông tin cơ bản", "Nội dung chủ yếu", "Diễn biến", "Thỏa thuận đạt được",
                 "Quyền và nghĩa vụ", "Phương thức, thời hạn", "Chữ ký hoặc điểm chỉ"):  # fmt: skip
        assert part in words
    assert "Tạ Văn Hợi" in words
    assert not told(answer["Content-Disposition"])
    assert whole.ref in answer["Content-Disposition"]
    letter = docx(papers.raising(whole.escalations.get()))
    assert "khoản 5 Điều 10" in letter
    assert "Công an phường" in letter


def test_search_journal_messages_today_and_indicators_stay_silent(whole, ward, ba, tu, binh):
    assert not told(" ".join(f"{one.title} {one.text}" for one in Document.objects.all()))
    chain = " ".join(f"{e.about_label} {e.ground} {e.before} {e.after}" for e in Entry.objects.all())
    assert not told(chain)
    assert not told(" ".join(str(vars(message)) for message in Message.objects.all()))
    for actor in (ba, tu, binh):
        assert not told(str(list(today_items(actor, DAY))))
    assert not told(str(list(public_items(ward.commune, 20))))
    for key, one in INDICATORS.items():
        if key.startswith("mediation."):
            assert not told(str(one.rows(ward.commune, Period.parse("2026"), None)))


def test_the_database_and_its_copies_hold_it_sealed(whole):
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # names from the database itself
            assert not told(str(cursor.fetchall())), table
    private = Private.objects.get(case=whole)
    assert private.content == CONTENT
    assert [party.name for party in whole.parties.all()] == [side.name for side in SIDES]


def test_another_key_opens_nothing_and_breaks_nothing(entered, settings, ba):
    case = entered()
    settings.SECRET_KEY = "a key that never sealed anything, long enough to be one"
    assert "không mở được" in Case.objects.get(pk=case.pk).private.content


def test_erasing_leaves_the_line_and_nothing_else(whole, ba, tu):
    with pytest.raises(Refused):
        actions.erase(by=tu, case=whole, edition=None)
    entries = Entry.objects.count()
    case = actions.erase(by=ba, case=whole, edition=None)
    assert Entry.objects.count() == entries + 1
    private = Private.objects.get(case=case)
    assert not any(getattr(private, name) for name in Private.FIELDS)
    assert not case.parties.exists()
    assert not any(one.words for one in [*case.sessions.all(), *case.follow_ups.all(), *case.escalations.all()])
    assert not Personal.objects.filter(entry__about_kind="mediation.case", entry__about_id=str(case.pk)).exists()
    assert (case.label, case.field, case.state, case.outcome_on) == ("1/2026", "neighbours", "settled", DAY)
    assert "đã xóa ngày" in client_of(ba).get(f"{DESK}to/{case.team_id}/so").content.decode()
    assert queries.figures_of(*_year()).settled == 1
    with pytest.raises(Refused, match="đã xóa"):
        actions.erase(by=ba, case=case, edition=None)


def _year():
    span = span_of("2026", DAY)
    return span.start, span.end


def test_what_waits_for_the_chair_is_not_erased(under_way, ba):
    case = actions.escalate(by=ba, case=under_way(), ground="violence", words="Dọa", edition=None)
    case = actions.end(by=ba, case=case, on=DAY, ending="party", edition=None)
    with pytest.raises(ValidationError, match="chưa xóa được"):
        actions.erase(by=ba, case=case, edition=None)


def test_who_asked_never_reads_what_the_other_side_said(under_way, visitor, team, ba):
    receipt = actions.ask(by=visitor, key="k", team=team, content=CONTENT, who=SIDES[0], other="Đàm Thị Nụ")
    case = actions.take(by=ba, case=receipt.case, field="neighbours", edition=None)
    case = actions.assign(by=ba, case=case, members=[team.members.first()], on=DAY, edition=None)
    actions.hold_session(by=ba, case=case, held_on=DAY, words="Nụ kể chuyện bí mật", edition=None)
    client = Client()
    client.post("/hoa-giai/theo-doi", {"ref": case.ref, "pin": receipt.pin})
    page = client.get(f"/hoa-giai/theo-doi/{case.ref}").content.decode()
    assert "đang hòa giải" in page
    assert not told(page)
    assert "bí mật" not in page
