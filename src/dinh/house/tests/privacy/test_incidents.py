"""An incident or a drill, from its discovery to its lessons: the clock, the late ones, who may, what is printed."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from docx import Document as Docx

from dinh.ground.clock import now
from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.ground.privacy import actions, extent, papers_incident
from dinh.ground.privacy.actions import Story
from dinh.ground.privacy.models import Incident, Measure
from dinh.house.tests.privacy.conftest import VN, on
from dinh.law.breach import NOTICE, notice_due

pytestmark = pytest.mark.django_db
DESK = "/ban-lam-viec/du-lieu-ca-nhan/su-co"
FOUND = datetime(2026, 11, 20, 16, 30, tzinfo=VN)  # a Friday afternoon


def story(**changes) -> Story:
    told = {
        "title": "Gửi nhầm danh sách hộ", "story": "Danh sách gửi vào nhóm chung.", "found_at": FOUND,
        "begins": date(2026, 11, 18), "ends": date(2026, 11, 20), "rooms": ("households",),
        "data": "họ tên, điện thoại", "people": 3,
    }  # fmt: skip
    return Story(**{**told, **changes})


def opened(officer, *, drill=False, **changes) -> Incident:
    return actions.open_incident(by=officer, drill=drill, story=story(**changes))


def client_of(actor) -> Client:
    client = Client()
    client.force_login(actor.user)
    return client


def words(data: bytes) -> str:
    paper = Docx(io.BytesIO(data))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(line.text for line in paper.paragraphs), *cells])


@pytest.fixture
def saturday():
    with on(2026, 11, 21) as clock:
        yield clock


def test_the_clock_runs_72_hours_through_the_weekend_and_says_it_was_not_read():
    due = notice_due(FOUND)
    assert due.due_at == datetime(2026, 11, 23, 16, 30, tzinfo=VN)
    assert not NOTICE.verified
    with pytest.raises(ValueError, match="01/01/2026"):
        notice_due(datetime(2025, 12, 31, 23, 59, tzinfo=VN))


def test_opened_its_steps_lie_along_the_clock_and_the_journal_knows(officer, saturday):
    incident = opened(officer)
    assert incident.due.due_at == FOUND + timedelta(hours=72)
    assert [step.key for step in incident.steps.all()] == ["stop", "lead", "count", "notice", "people", "lessons"]
    assert incident.steps.get(key="notice").due_at == incident.due.due_at
    entry = Entry.objects.get(what="privacy.open_incident")
    assert entry.after["drill"] is False
    assert "Danh sách" not in str(entry.after)  # what may name somebody lies beside the chain
    assert entry.personal.data["story"]


def test_what_makes_no_sense_is_refused_with_its_field(officer, saturday):
    for changes, field in (
        ({"title": " "}, "title"), ({"story": ""}, "story"), ({"found_at": now() + timedelta(hours=1)}, "found_at"),
        ({"found_at": datetime(2025, 5, 1, tzinfo=UTC)}, "found_at"), ({"ends": date(2026, 11, 1)}, "ends"),
    ):  # fmt: skip
        with pytest.raises(ValidationError) as error:
            opened(officer, **changes)
        assert set(error.value.message_dict) == {field}
    assert not Incident.objects.exists()


def test_a_moved_discovery_moves_the_clock_and_what_is_not_done(officer, saturday):
    incident = opened(officer)
    step = actions.step_done(by=officer, step=incident.steps.get(key="stop"), note="Đã gỡ")
    earlier = FOUND - timedelta(hours=10)
    incident = actions.tell_more(by=officer, incident=incident, story=story(found_at=earlier), edition=incident.edition)
    assert incident.steps.get(key="notice").due_at == earlier + timedelta(hours=72)
    assert Measure.objects.get(pk=step.pk).due_at == step.due_at
    with pytest.raises(ValidationError, match="vừa có người khác sửa"):
        actions.tell_more(by=officer, incident=incident, story=story(), edition=1)


def test_told_in_time_and_told_late(officer, saturday):
    incident = opened(officer)
    with pytest.raises(ValidationError, match="Lúc gửi"):
        actions.notify(by=officer, incident=incident, at=FOUND - timedelta(minutes=1), number="", late_reason="",
                       edition=incident.edition)  # fmt: skip
    told = actions.notify(
        by=officer, incident=incident, at=now(), number="12/UBND", late_reason="", edition=incident.edition
    )
    assert not told.late(now())
    assert told.steps.get(key="notice").done_at
    other = opened(officer)
    with on(2026, 11, 24):
        assert other.late(now())
        with pytest.raises(ValidationError, match="vì sao chậm"):
            actions.notify(by=officer, incident=other, at=now(), number="", late_reason=" ", edition=other.edition)
        other = actions.notify(
            by=officer, incident=other, at=now(), number="", late_reason="Nghỉ lễ", edition=other.edition
        )
        assert other.late(now())
        assert Entry.objects.filter(what="privacy.notify").latest("seq").after["late"] is True
        assert "Nghỉ lễ" in words(papers_incident.notice(other))


def test_closed_only_when_done_told_and_learned(officer, saturday):
    incident = opened(officer)

    def close(**changes):
        told = {"lessons": "Không gửi danh sách vào nhóm chung", "not_notified": "", "edition": incident.edition}
        return actions.close_incident(by=officer, incident=incident, **{**told, **changes})

    with pytest.raises(ValidationError, match="bài học"):
        close(lessons=" ")
    with pytest.raises(ValidationError, match="Chưa báo cơ quan"):
        close()
    with pytest.raises(ValidationError, match="Còn bước chưa xong: Chặn nguồn lộ"):
        close(not_notified="Không lộ ra ngoài")
    for key in ("stop", "lead", "count"):
        actions.step_done(by=officer, step=incident.steps.get(key=key), note="")
    incident = actions.tell_people(by=officer, incident=incident, at=now(), how="Gọi điện", edition=incident.edition)
    done = close(not_notified="Không lộ ra ngoài", edition=incident.edition)
    assert done.state == "closed"
    assert not done.late(now() + timedelta(days=9))
    with pytest.raises(Refused, match="đã đóng"):
        close(edition=done.edition)
    with pytest.raises(Refused):
        actions.add_step(by=officer, incident=done, text="Nữa", owner=None, due_at=now())


def test_who_may(officer, an, tu, binh, saturday):
    incident = opened(officer)
    with pytest.raises(Refused):
        opened(an)
    step = incident.steps.get(key="lead")
    with pytest.raises(Refused):
        actions.step_done(by=binh, step=step, note="")
    assert client_of(an).get(f"{DESK}/{incident.ref}").status_code == 200  # who manages reads along
    assert client_of(an).get(DESK).status_code == 200
    assert client_of(an).get(f"{DESK}/{incident.ref}/da-bao").status_code == 403
    assert client_of(binh).get(f"{DESK}/{incident.ref}").status_code == 403
    step = actions.give_step(by=officer, step=step, owner=binh.post, due_at=step.due_at)
    assert client_of(binh).get(f"{DESK}/{incident.ref}").status_code == 200  # now a step is his
    assert client_of(binh).get(f"{DESK}/{incident.ref}/van-ban/thong-bao-co-quan").status_code == 403
    assert client_of(binh).post(f"{DESK}/{incident.ref}/buoc/{step.pk}/xong", {"note": "Đã báo"}).status_code == 302
    assert client_of(tu).get(f"{DESK}/{incident.ref}").status_code == 403
    with pytest.raises(ValidationError, match="đã xong"):
        actions.give_step(by=officer, step=step, owner=None, due_at=step.due_at)


def test_on_the_desk_soon_then_late_for_who_keeps_it_and_who_manages(officer, an, binh):
    with on(2026, 11, 21):
        incident = opened(officer)
        actions.give_step(
            by=officer, step=incident.steps.get(key="lead"), owner=binh.post, due_at=FOUND + timedelta(hours=8)
        )
        page = client_of(officer).get("/ban-lam-viec/").content.decode()
        assert "trước 16:30 23/11" in page
        assert incident.title not in client_of(an).get("/ban-lam-viec/").content.decode()
        own = client_of(binh).get("/ban-lam-viec/").content.decode()
        assert own.index("Quá hạn") < own.index("Báo người đứng đầu")
    with on(2026, 11, 24):
        for actor in (officer, an):
            page = client_of(actor).get("/ban-lam-viec/").content.decode()
            assert page.index("Quá hạn") < page.index(incident.title)


def test_a_drill_says_so_on_every_page_and_paper(officer, saturday):
    drill, real = opened(officer, drill=True), opened(officer)
    client = client_of(officer)
    step = drill.steps.get(key="stop").pk
    for page in (
        "",
        "/in",
        "/ghi-them",
        "/buoc",
        f"/buoc/{step}/xong",
        f"/buoc/{step}/giao",
        "/da-bao",
        "/bao-nguoi-dan",
        "/dong",
    ):
        assert "DIỄN TẬP" in client.get(f"{DESK}/{drill.ref}{page}").content.decode(), page
    assert "DIỄN TẬP" not in client.get(f"{DESK}/{real.ref}").content.decode()
    for make in papers_incident.PAPERS.values():
        assert "DIỄN TẬP" in words(make(drill))
        assert "DIỄN TẬP" not in words(make(real))
    page = client.get(DESK, {"loai": "drill"}).content.decode()
    assert drill.ref in page
    assert real.ref not in page


def test_the_extent_is_counted_from_the_inventory_and_the_log_of_reads(canary, officer, tu, saturday):
    assert client_of(tu).get("/ban-lam-viec/ho-gia-dinh/").status_code == 200
    incident = opened(officer, begins=date(2026, 11, 21), ends=date(2026, 11, 21))
    found = list(extent.kept(["households"]))
    assert {each.room for each in found} == {"Hộ gia đình"}
    assert extent.people(found) == max(each.rows for each in found) >= 4
    [reads] = extent.read(["households"], incident.begins, incident.ends)
    assert (reads.reads, reads.posts) == (1, 1)
    assert not extent.read(["households"], date(2026, 11, 1), date(2026, 11, 2))
    page = client_of(officer).get(f"{DESK}/{incident.ref}").content.decode()
    assert "Ước chừng" in page


def test_the_whole_course_by_its_pages(officer, binh, saturday):
    client = client_of(officer)
    assert client.get(f"{DESK}/mo").status_code == 200
    told = {"drill": "yes", "title": "Mất máy tính", "story": "Để quên trên xe.", "found_at": "2026-11-20T16:30",
            "begins": "2026-11-20", "ends": "2026-11-20", "rooms": ["households", "petitions"]}  # fmt: skip
    bad = client.post(f"{DESK}/mo", {**told, "found_at": "2027-11-20T16:30"})
    assert bad.status_code == 400
    assert "Để quên trên xe." in bad.content.decode()
    assert client.post(f"{DESK}/mo", told).status_code == 302
    incident = Incident.objects.get()
    at = f"{DESK}/{incident.ref}"
    more = {**told, "people": "12", "data": "họ tên", "measures": "Đã khóa máy", "edition": str(incident.edition)}
    assert client.post(f"{at}/ghi-them", more).status_code == 302
    assert (
        client.post(
            f"{at}/buoc", {"text": "Đổi mật khẩu", "owner": binh.post.pk, "until": "2026-11-21T18:00"}
        ).status_code
        == 302
    )
    for step in Measure.objects.exclude(key__in=("notice", "people", "lessons")):
        assert client.post(f"{at}/buoc/{step.pk}/xong", {"note": "Xong"}).status_code == 302
    incident.refresh_from_db()
    for path, data in (
        ("da-bao", {"at": "2026-11-21T08:30", "number": "01/UBND"}),
        ("bao-nguoi-dan", {"at": "2026-11-21T08:40", "how": "Gọi"}),
        ("dong", {"lessons": "Khóa máy bằng mật khẩu"}),
    ):  # fmt: skip
        incident.refresh_from_db()
        assert client.post(f"{at}/{path}", {**data, "edition": str(incident.edition)}).status_code == 302, path
    incident.refresh_from_db()
    assert incident.state == "closed"
    assert "Khóa máy bằng mật khẩu" in client.get(f"{at}/in").content.decode()
    paper = client.get(f"{at}/van-ban/thong-bao-co-quan")
    assert "khoảng 12 người" in words(b"".join(paper)) or "khoảng 12 người" in words(paper.content)
    assert client.get(f"{at}/van-ban/khac").status_code == 404
