"""Open311: from a program to the desk and back; what a program hears of its own letters and says about them later."""

from __future__ import annotations

import json

import pytest
import time_machine
from django.core.cache import cache

from dinh.ground.clock import today
from dinh.ground.files.tests.test_storing import photo
from dinh.ground.journal.models import Entry
from dinh.rights.petitions import actions
from dinh.rights.petitions.actions import Sorted, Where
from dinh.rights.petitions.models import ApiUpdate, Letter, Petition, Service
from dinh.rights.petitions.open311.actions import end_client
from dinh.rights.petitions.public import limits
from dinh.rights.petitions.queries import attention
from dinh.rights.petitions.tests.desking import DESK, browser, fresh, read
from dinh.rights.petitions.tests.georeport import Program, both, hole, is_request, is_update, key_for, upload
from dinh.rights.petitions.tests.petitioning import answered, committee, moved, sent

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    cache.clear()
    with time_machine.travel("2026-11-02 09:00+07:00", tick=False) as moment:
        yield moment


@pytest.fixture
def program(tu):
    actions.set_up_services(by=tu)
    return Program("json", key_for(tu)[1])


@pytest.fixture
def own(program) -> Petition:
    """A matter that the program sent."""
    (row,) = program.post("requests", hole(first_name="Lan", phone="0905123456"))
    return Petition.objects.get(ref=row["service_request_id"])


def made_public(tu, petition: Petition) -> Petition:
    given = Sorted(
        kind="reflection", title="Ổ gà trước trường", text="Ổ gà lớn trước cổng trường.",
        where=Where(place="cổng trường"), service=Service.objects.get(code="duong-sa"),
    )  # fmt: skip
    petition = actions.sort(by=tu, petition=petition, given=given, edition=fresh(petition).edition)
    return actions.show(by=tu, petition=petition, public=True, edition=petition.edition)


def update(petition: Petition, **more):
    return {"service_request_id": petition.ref, "description": "Hôm nay lại thêm một xe ngã.", **more}


# --- there and back ------------------------------------------------------------------------------------------------


def test_from_the_program_to_the_desk_and_back(program, own, tu, clock):
    ref = own.ref
    page = read(browser(tu).get(f"{DESK}{ref}"))
    assert "qua ứng dụng Phản ánh 24h" in page
    Program().get(f"requests/{ref}", 404)  # nobody else sees it yet
    clock.move_to("2026-11-03 09:00+07:00")
    own = made_public(tu, own)
    moved(tu, own, "accept", body=committee())
    (row,) = both(f"requests/{ref}")
    is_request(row)
    assert row["status"] == "open"
    clock.move_to("2026-11-05 15:00+07:00")
    moved(tu, own, "answer", words="Đã vá xong ngày 05/11.", result="resolved")
    (row,) = both(f"requests/{ref}")
    assert row["status"] == "closed"
    assert "Đã vá xong ngày 05/11." in row["status_notes"]
    assert row["requested_datetime"].startswith("2026-11-02")
    assert row["updated_datetime"] == "2026-11-05T15:00:00+07:00"
    updates = both("servicerequestupdates", service_request_id=ref)
    for each in updates:
        is_update(each)
    assert [(each["status"], each["updated_datetime"][:10]) for each in updates] == [
        ("open", "2026-11-03"), ("closed", "2026-11-05"),
    ]  # fmt: skip
    # the sender says through the program that it is done
    (said,) = program.post("servicerequestupdates", {"service_request_id": ref, "word": "met"})
    assert said["status"] == "closed"
    assert fresh(own).state == "closed"
    assert "người gửi xác nhận" in Program().get(f"requests/{ref}")[0]["status_notes"]
    everything = json.dumps(both("requests") + both("servicerequestupdates"), ensure_ascii=False)
    for secret in ("Lan", "0905", "xe máy ngã"):
        assert secret not in everything


# --- its own, before the office made it public ---------------------------------------------------------------------


def test_a_program_reads_how_its_own_letter_stands_and_nobody_else_does(program, own, tu):
    other = key_for(tu, "Ứng dụng khác")[1]
    moved(tu, own, "accept", body=committee())
    moved(tu, own, "progress", words="Đã xem tại chỗ.")
    (row,) = both(f"requests/{own.ref}", program.key)
    is_request(row)
    assert (row["status"], row["service_code"]) == ("open", "duong-sa")
    assert "Đã xem tại chỗ." in row["status_notes"]
    for name in ("description", "address", "address_id", "lat", "long", "media_url", "service_notice"):
        assert row[name] is None
    assert [each["service_request_id"] for each in both("requests", program.key)] == [own.ref]
    assert [each["description"] for each in both("servicerequestupdates", program.key)] == [
        "Tiếp nhận, giao xử lý.", "Báo tiến độ.\nĐã xem tại chỗ.",
    ]  # fmt: skip
    program.get("requests", api_key=program.key)
    assert program.last["Cache-Control"] == "no-store, private"
    assert "Link" not in program.last
    for key in ({}, {"api_key": other}):
        Program().get(f"requests/{own.ref}", 404, **key)
        assert Program().get("requests", **key) == []
        assert Program().get("servicerequestupdates", **key) == []


def test_a_held_letter_and_an_ended_key_read_nothing(program, own, tu):
    actions.hold(by=tu, letter=Letter.objects.get(), why="Lời chửi bới.")
    program.get(f"requests/{own.ref}", 404, api_key=program.key)
    assert program.get("servicerequestupdates", api_key=program.key) == []
    program.post("servicerequestupdates", update(own), 404)
    actions.release(by=tu, letter=Letter.objects.get())
    program.get(f"requests/{own.ref}", api_key=program.key)
    end_client(by=tu, client=Letter.objects.get().api.client)
    program.get(f"requests/{own.ref}", 403, api_key=program.key)
    program.post("servicerequestupdates", update(own), 403)


def test_pages_of_a_program_never_carry_its_key_on(program, tu):
    for _turn in range(2):
        program.post("requests", hole())
    program.get("requests", api_key=program.key, page_size=1)
    assert 'rel="next"' in program.last["Link"]
    assert program.key not in program.last["Link"]


def test_a_matter_joined_to_another_is_still_found_by_the_program_that_sent_it(program, own, tu, visitor):
    into = made_public(tu, sent(visitor, words="Ổ gà to trước trường tiểu học.").petition)
    actions.join(by=tu, petition=own, into=into, edition=fresh(own).edition)
    (row,) = program.get(f"requests/{own.ref}", api_key=program.key)
    assert row["service_request_id"] == into.ref
    Program().get(f"requests/{own.ref}", 404)
    Program().get(f"requests/{own.ref}", 404, api_key=key_for(tu, "Ứng dụng khác")[1])
    (said,) = program.post("servicerequestupdates", update(own))
    assert said["service_request_id"] == into.ref
    assert ApiUpdate.objects.get().step.petition == into


# --- what is said later --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("fmt", ["json", "xml"])
def test_more_words_reach_the_office_and_the_program_sees_its_own(program, own, tu, fmt):
    program.fmt = fmt
    made_public(tu, own)
    (said,) = program.post(
        "servicerequestupdates", update(own, update_id="c-17", media_url="https://anh.example/1.jpg")
    )
    is_update(said)
    assert said["service_request_id"] == own.ref
    assert "no-store" in program.last["Cache-Control"]
    assert Entry.objects.filter(what="petitions.add_words").count() == 1
    assert "Người gửi viết thêm: Ổ gà trước trường" in read(browser(tu).get("/ban-lam-viec/"))
    page = read(browser(tu).get(f"{DESK}{own.ref}"))
    assert "Người gửi viết thêm" in page
    assert "Hôm nay lại thêm một xe ngã." in page
    assert "https://anh.example/1.jpg" in page
    assert both("servicerequestupdates", program.key) == [said]
    assert both("servicerequestupdates") == []  # a sender's words are not for everyone
    assert "xe ngã" not in read(browser(tu).get(f"/p/{own.ref}"))


def test_what_was_read_and_acted_on_leaves_the_list_of_today(program, own, tu, clock):
    made_public(tu, own)
    program.post("servicerequestupdates", update(own))
    assert [each.pk for each in attention.added(today())] == [own.pk]
    clock.move_to("2026-11-02 10:00+07:00")
    moved(tu, own, "accept", body=committee())
    assert attention.added(today()) == []
    program.post("servicerequestupdates", update(own))
    clock.move_to("2026-11-17 09:00+07:00")
    assert attention.added(today()) == []


def test_sealed_up_or_erased_the_later_words_go_with_the_first(program, own, tu, binh):
    program.post("servicerequestupdates", update(own, description="Ông K. lại đòi tiền tôi."))
    moved(tu, own, "accept", body=committee())
    moved(tu, own, "refuse", ground="Điều 28", words="Thuộc tòa án.", to="Tòa án nhân dân khu vực")
    assert "Ông K." in own.steps.get(kind="added").words
    actions.erase(by=tu, letter=Letter.objects.get())
    assert own.steps.get(kind="added").words == ""
    (row,) = program.post("requests", hole())
    other = Petition.objects.get(ref=row["service_request_id"])
    program.post("servicerequestupdates", update(other, description="Ông K. lại đòi tiền tôi."))
    actions.seal_up(by=tu, petition=other, edition=fresh(other).edition)
    assert not other.steps.exclude(words="").exists()
    assert not ApiUpdate.objects.filter(letter__askings__petition=other).exists()
    opened = actions.open_identity(by=binh, petition=fresh(other), reason="Xác minh theo phân công.")
    assert "Ông K. lại đòi tiền tôi." in opened.words
    assert "xe máy ngã" in opened.words


def test_the_same_update_twice_is_once(program, own, tu):
    first = program.post("servicerequestupdates", update(own, update_id="c-17"))
    assert program.post("servicerequestupdates", update(own, update_id="c-17", description="Khác đi.")) == first
    assert ApiUpdate.objects.count() == 1
    program.post("servicerequestupdates", update(own))
    program.post("servicerequestupdates", update(own))
    assert ApiUpdate.objects.count() == 3
    other = program.post("requests", hole())[0]["service_request_id"]
    (error,) = program.post("servicerequestupdates", update(own, service_request_id=other, update_id="c-17"), 400)
    assert error["description"].startswith("update_id")


def test_what_the_office_asked_for_brings_the_matter_back(program, own, tu):
    moved(tu, own, "supplement", words="Cổng nào của trường?")
    program.post("servicerequestupdates", update(own, description="Cổng sau, phía chợ."))
    assert fresh(own).state == "new"
    assert [each["status"] for each in program.get("servicerequestupdates", api_key=program.key)] == ["open", "open"]


def test_a_word_about_the_answer_counts_only_when_it_is_said(program, own, tu):
    answered(tu, own)
    # what programs send along with any comment confirms nothing
    program.post("servicerequestupdates", update(own, status="CLOSED", description="Cảm ơn."))
    assert (fresh(own).state, fresh(own).ending) == ("answered", "")
    (error,) = program.post("servicerequestupdates", {"service_request_id": own.ref, "word": "not"}, 400)
    assert error["description"].startswith("description")
    program.post("servicerequestupdates", {"service_request_id": own.ref, "word": "tot"}, 400)
    (said,) = program.post("servicerequestupdates", update(own, word="not", description="Mưa xuống lại hỏng."))
    assert said["status"] == "open"
    assert fresh(own).state == "accepted"
    (error,) = program.post("servicerequestupdates", update(own, word="met"), 400)
    assert "chưa có trả lời" in error["description"]
    moved(tu, own, "answer", words="Đã làm lại ngày 12/11.", result="resolved")
    program.post("servicerequestupdates", update(own, word="met"))
    assert (fresh(own).state, fresh(own).ending) == ("closed", "confirmed")


def test_a_matter_that_is_over_takes_no_more_words(program, own, tu):
    moved(tu, own, "refuse", ground="Điều 28", words="Thuộc tòa án.", to="Tòa án nhân dân khu vực")
    (error,) = program.post("servicerequestupdates", update(own), 400)
    assert "gửi phản ánh mới" in error["description"]


def test_no_program_speaks_for_anothers_letter(program, own, tu, visitor):
    other = Program("xml", key_for(tu, "Ứng dụng khác")[1])
    public = made_public(tu, sent(visitor).petition)
    made_public(tu, own)
    for ref in (own.ref, public.ref, "PA-0000-0000"):
        (error,) = other.post("servicerequestupdates", update(own, service_request_id=ref), 404)
        assert error["description"].startswith("service_request_id")
    other.post("servicerequestupdates", {"service_request_id": own.ref, "word": "met"}, 404)
    assert not ApiUpdate.objects.exists()


@pytest.mark.parametrize(
    ("changes", "status", "named"),
    [
        ({"service_request_id": ""}, 400, "service_request_id"),
        ({"description": " "}, 400, "description"),
        ({"description": "x" * 4001}, 400, "description"),
        ({"description": "Tôi tố cáo ông K. nhận tiền."}, 400, "description"),
        ({"media_url": "ftp://x"}, 400, "media_url"),
        ({"media": "file"}, 400, "media"),
        ({"update_id": "x" * 101}, 400, "update_id"),
        ({"api_key": ""}, 403, "api_key"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("fmt", ["json", "xml"])
def test_updates_that_cannot_be_taken(program, own, fmt, changes, status, named):
    program.fmt = fmt
    changes = {**changes, **({"media": upload(photo())} if "media" in changes else {})}
    (error,) = program.post("servicerequestupdates", update(own, **changes), status)
    assert error["description"].startswith(named)
    assert not ApiUpdate.objects.exists()
    assert Petition.objects.get().steps.count() == 1


def test_updates_count_towards_the_programs_hour(tu):
    actions.set_up_services(by=tu)
    few = Program("json", key_for(tu, hourly=2)[1])
    (row,) = few.post("requests", hole())
    petition = Petition.objects.get(ref=row["service_request_id"])
    few.post("servicerequestupdates", update(petition))
    few.post("servicerequestupdates", update(petition), 429)


def test_a_program_does_not_share_the_limit_of_people_at_its_address(program, monkeypatch):
    """A server sends for many: what holds one household's letters back does not hold its letters."""
    monkeypatch.setattr(limits, "LETTERS", limits.Limit("petitions.letters", 0, 3600))
    (row,) = program.post("requests", hole())
    assert "service_request_id" in row
