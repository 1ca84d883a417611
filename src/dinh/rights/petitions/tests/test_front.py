"""The channel of the Front and the unions: what members said goes in, the answer goes back, a digest names nobody."""

from __future__ import annotations

import io
from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError
from docx import Document
from openpyxl import load_workbook

from dinh.ground.gate import Refused, may
from dinh.ground.journal.models import Entry
from dinh.ground.pins import new_key
from dinh.ground.places.models import ResidentialGroup
from dinh.law.periods import Period
from dinh.rights.petitions import actions, permissions
from dinh.rights.petitions.actions import Sending, Where, Who
from dinh.rights.petitions.actions.receiving import SALT
from dinh.rights.petitions.models import Asking, Letter, Petition, Service
from dinh.rights.petitions.queries import passed_on
from dinh.rights.petitions.room.desk import today_items
from dinh.rights.petitions.tests.desking import DESK, browser, fresh, read
from dinh.rights.petitions.tests.petitioning import answered, committee, moved, sealed, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ward")]
FRONT = f"{DESK}doan-the"
HEARD = "Chị em nói xe rác ba hôm mới tới một lần."
OCTOBER = Period.parse("2026-10")


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-10-05 09:00+07:00", tick=False) as traveller:
        yield traveller


@pytest.fixture
def front(mai):
    return browser(mai)


@pytest.fixture
def thu(ward):
    """Of the school's union: the same power in another body."""
    return ward.official("thu", "Đặng Văn Thu", "THĐM", "Chủ tịch Công đoàn trường", ["petitions.front"])


def heard(by, number=0, words=HEARD, **more):
    sending = Sending(key=f"mt{number}", kind="reflection", words=words, on_behalf="Họp Chi hội Phụ nữ", **more)
    return actions.pass_on(by=by, sending=sending, received_on=date(2026, 10, 5))


def typed(**changed):
    return {
        "key": new_key(SALT), "received_on": "2026-10-05", "heard_at": "Họp Chi hội Phụ nữ tổ 2", "people": "9",
        "kind": "proposal", "words": HEARD, "name": "Hội viên Tịnh", "phone": "0905777666", **changed,
    }  # fmt: skip


class TestPassingOn:
    def test_what_members_said_is_received_like_any_letter(self, front, mai, ward):
        page = front.post(f"{FRONT}/nhap", typed())
        letter = Letter.objects.get()
        assert (page.status_code, letter.channel, letter.collected_by) == (200, "front", ward.bodies["MTTQ-BTT"])
        assert (letter.on_behalf, letter.sender.people) == ("Họp Chi hội Phụ nữ tổ 2", 9)
        for words in (letter.ref, "Vì sao là ngày này?", f"{letter.number}/2026"):
            assert words in read(page), words
        assert page["Cache-Control"].startswith("no-store")
        entry = Entry.objects.get(what="petitions.receive")
        assert entry.after["channel"] == "front"
        assert "Tịnh" not in str(entry.after)

    def test_the_clock_starts_the_day_it_was_heard(self, mai, clock):
        clock.move_to("2026-10-12 09:00+07:00")
        assert heard(mai).petition.received_on == date(2026, 10, 5)
        assert fresh(heard(mai).petition).due_on == date(2026, 10, 19)

    @pytest.mark.parametrize(("changed", "said"), [
        ({"kind": "complaint"}, "kind"), ({"received_on": "2026-10-06"}, "sau hôm nay"), ({"heard_at": ""}, "heard_at"),
        ({"words": "gì"}, "Viết thêm"), ({"key": "bịa"}, "mở đã lâu"),
    ])  # fmt: skip
    def test_what_is_wrong_is_named_and_nothing_is_lost(self, front, changed, said):
        page = front.post(f"{FRONT}/nhap", typed(**changed))
        assert page.status_code == 400
        assert said in read(page) or said in page.context["form"].errors
        assert "0905777666" in read(page)
        assert not Letter.objects.exists()

    def test_complaints_are_made_by_whom_they_concern(self, mai):
        with pytest.raises(ValidationError, match="chính người ấy"):
            actions.pass_on(
                by=mai, sending=Sending(key="x", kind="complaint", words=HEARD), received_on=date(2026, 10, 5)
            )

    @pytest.mark.parametrize("name", ["tu", "lua", "ba", "lan", "visitor"])
    def test_others_pass_nothing_on(self, request, ward, name):
        with pytest.raises(Refused):
            heard(request.getfixturevalue(name))


class TestCarryingBack:
    def test_answers_wait_to_be_carried_back(self, front, mai, tu):
        petition = heard(mai).petition
        assert "Không có việc nào" in read(front.get(FRONT))
        assert petition.ref in read(front.get(f"{FRONT}/{petition.askings.get().pk}"))
        answered(tu, petition)
        assert f"{FRONT}/{petition.askings.get().pk}/bao-lai" in read(front.get(FRONT))
        assert [item.action for item in today_items(mai, date(2026, 10, 5))] == ["Báo lại"]
        page = read(front.get(f"{FRONT}/{petition.askings.get().pk}/bao-lai"))
        assert "Đã thay bóng đèn" in page

    def test_told_and_met(self, front, mai, tu):
        petition = answered(tu, heard(mai).petition)
        asking = petition.askings.get()
        page = front.post(
            f"{FRONT}/{asking.pk}/bao-lai", {"on": "2026-10-05", "where": "Họp chi hội", "word": "met", "words": ""}
        )
        assert page.status_code == 302
        assert (fresh(petition).state, fresh(petition).ending) == ("closed", "confirmed")
        asking.refresh_from_db()
        assert (asking.told_on, asking.told_at, asking.word) == (date(2026, 10, 5), "Họp chi hội", "met")
        assert Entry.objects.filter(what="petitions.carry_back").count() == 1
        assert passed_on.own(mai.body.pk, "xong", date(2026, 10, 5)).get() == asking

    def test_not_met_goes_back_to_work_and_the_next_answer_waits_again(self, clock, mai, tu):
        petition = answered(tu, heard(mai).petition)
        asking = petition.askings.get()
        with pytest.raises(ValidationError):
            actions.carry_back(by=mai, asking=asking, on=date(2026, 10, 5), where="họp", word="not")
        actions.carry_back(by=mai, asking=asking, on=date(2026, 10, 5), where="họp", word="not", words="Vẫn tối")
        assert fresh(petition).state == "accepted"
        clock.move_to("2026-10-08 09:00+07:00")
        moved(tu, petition, "answer", words="Đã làm lại ngày 08/10.", result="resolved")
        assert passed_on.own(mai.body.pk, "bao-lai", date(2026, 10, 8)).get() == asking

    def test_nothing_to_tell_before_there_is_an_outcome(self, mai):
        asking = heard(mai).petition.askings.get()
        with pytest.raises(ValidationError, match="chưa có kết quả"):
            actions.carry_back(by=mai, asking=asking, on=date(2026, 10, 5), where="họp")

    def test_a_day_before_the_answer_is_refused(self, mai, tu):
        asking = answered(tu, heard(mai).petition).askings.get()
        with pytest.raises(ValidationError) as caught:
            actions.carry_back(by=mai, asking=asking, on=date(2026, 10, 4), where="họp")
        assert "on" in caught.value.message_dict

    def test_each_body_follows_its_own(self, mai, thu, tu):
        petition = answered(tu, heard(mai).petition)
        asking = petition.askings.get()
        assert not passed_on.own(thu.body.pk, "tat-ca", date(2026, 10, 5))
        assert browser(thu).get(f"{FRONT}/{asking.pk}").status_code == 403
        with pytest.raises(Refused, match="tổ chức khác"):
            actions.carry_back(by=thu, asking=asking, on=date(2026, 10, 5), where="họp")

    def test_what_came_otherwise_is_not_theirs(self, front, visitor, tu, binh, mai):
        asking = answered(tu, sent(visitor).petition).askings.get()
        assert front.get(f"{FRONT}/{asking.pk}").status_code == 404
        petition = heard(mai).petition
        actions.seal_up(by=binh, petition=petition, edition=fresh(petition).edition)
        assert not passed_on.own(mai.body.pk, "tat-ca", date(2026, 10, 5))
        assert Letter.objects.get(pk=petition.askings.get().letter_id).collected_by is None

    def test_late_ones_are_a_list_and_a_sheet_without_persons(self, clock, front, mai):
        heard(mai, who=Who(name="Hội viên Tịnh", phone="0905777666"))
        clock.move_to("2026-11-20 09:00+07:00")
        assert "Trễ" in read(front.get(f"{FRONT}?xem=tre"))
        sheet = load_workbook(io.BytesIO(front.get(f"{FRONT}?xem=tre&xuat=xlsx").content)).active
        rows = [[str(cell.value or "") for cell in row] for row in sheet]
        assert len(rows) == 2
        assert "Trễ" in " ".join(rows[1])
        assert "Tịnh" not in str(rows)


@pytest.fixture
def month(ward, mai, tu):
    """Seven about rubbish in group 1 (two answered), six about lamps in group 2, two about rubbish in group 2."""
    actions.set_up_services(by=tu)
    one, two = (Where(ResidentialGroup.objects.get(code=f"to-{n}")) for n in (1, 2))
    trash, lamp = (Service.objects.get(code=code) for code in ("rac-thai", "den-duong"))
    plan = [(trash, one)] * 7 + [(lamp, two)] * 6 + [(trash, two)] * 2
    made = [
        heard(mai, n, f"{HEARD} Số {n}.", service=service, where=where, who=Who(name="Hội viên Tịnh")).petition
        for n, (service, where) in enumerate(plan)
    ]
    for petition in made[:2]:
        answered(tu, petition)
    return made


class TestDigest:
    def test_small_numbers_and_those_that_give_them_away_are_not_told(self, month):
        made = passed_on.digest(OCTOBER)
        assert made.total.count == 15
        shown = {row.name: [cell.shown for cell in row.cells] for row in made.by_topic}
        assert "2" not in [number for row in shown.values() for number in row]
        assert shown["Cộng"][-1] == "15"
        assert made.suppressed
        assert sum(cell.secret for row in made.by_topic for cell in row.cells) >= 4

    def test_nobody_and_no_small_number_on_any_paper(self, clock, month, front, lua):
        clock.move_to("2026-11-03 09:00+07:00")
        page = browser(lua).get(f"{FRONT}/tong-hop")
        assert page.context["period"] == OCTOBER
        assert "tong-hop/vu-viec" not in read(page)
        assert ">2<" not in read(page)
        for text in (read(page), read(front.get(f"{FRONT}/tong-hop?in=1"))):
            assert "(*)" in text
            assert "Tịnh" not in text
        book = load_workbook(io.BytesIO(front.get(f"{FRONT}/tong-hop?tai=xlsx").content))
        cells = [cell.value for sheet in book for row in sheet for cell in row]
        assert "(*)" in cells
        assert not {1, 2, 3, 4} & set(cells)
        paper = Document(io.BytesIO(front.get(f"{FRONT}/tong-hop?tai=docx").content))
        numbers = [cell.text for table in paper.tables[1:] for row in table.rows for cell in row.cells]
        assert "(*)" in numbers
        assert not {"1", "2", "3", "4"} & set(numbers)
        text = "\n".join([*(each.text for each in paper.paragraphs), *numbers])
        assert str(Service.objects.get(code="rac-thai")) in text
        assert "Tịnh" not in text

    def test_each_number_opens_its_matters_for_those_entitled(self, month, front, tu, lua):
        made = passed_on.digest(OCTOBER)
        for name, rows in (("linh-vuc", made.by_topic), ("to", made.by_group)):
            for row in rows:
                for cell in row.cells:
                    query = {"ky": "2026-10", name: row.key, "tt": cell.state}
                    opened = front.get(f"{FRONT}/tong-hop/vu-viec", query)
                    assert opened.context["page"].paginator.count == cell.count, (row.name, cell.state)
                    assert "Tịnh" not in read(opened)
        assert browser(tu).get(f"{FRONT}/tong-hop/vu-viec?ky=2026-10").status_code == 200
        assert browser(lua).get(f"{FRONT}/tong-hop/vu-viec?ky=2026-10").status_code == 403

    @pytest.mark.parametrize("query", ["ky=2026", "ky=2026-Q3", "ky=bịa"])
    def test_months_only(self, front, query):
        """A quarter less two months would tell the third."""
        assert front.get(f"{FRONT}/tong-hop?{query}").status_code == 404

    @pytest.mark.parametrize("query", ["linh-vuc=x", "to=9999999999999", "tt=x"])
    def test_odd_rows_are_none(self, front, query):
        assert front.get(f"{FRONT}/tong-hop/vu-viec?ky=2026-10&{query}").status_code == 404

    def test_an_empty_month_says_so(self, front):
        assert "chưa chuyển ý kiến nào" in read(front.get(f"{FRONT}/tong-hop?ky=2026-01"))

    def test_only_what_members_said_is_counted(self, month, visitor, binh):
        sent(visitor)
        sealed(visitor)
        actions.seal_up(by=binh, petition=month[14], edition=fresh(month[14]).edition)
        assert passed_on.digest(OCTOBER).total.count == 14
        assert Petition.objects.count() == 17


def test_who_may_what(mai, tu, lua, ba, lan, visitor, ward):
    for permission, allowed in (
        (permissions.PASS_ON, {mai}), (permissions.DIGEST, {mai, tu, lua, ba}), (permissions.DIGEST_ROWS, {mai, tu})
    ):  # fmt: skip
        assert {by for by in (mai, tu, lua, ba, lan, visitor) if may(by, permission, ward.commune)} == allowed
    assert committee()
    assert not Asking.objects.exists()
