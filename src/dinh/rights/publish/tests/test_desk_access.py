"""Which officials' pages open for whom: the clerk writes, readers read, others are told why not."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.test import Client

from dinh.rights.publish import actions
from dinh.rights.publish.models import HeadMessage
from dinh.rights.publish.tests.desk_pages import NOON, browser, url, words
from dinh.rights.publish.tests.publishing import drafted, posted, published

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ward")]
READ = [
    "book", "matter", "outputs", "notice", "picture", "qr", "script", "broadcasts", "heads", "gaps", "quarter", "plan",
    "settings",
]  # fmt: skip
WRITE = [
    "new",
    "edit",
    "check",
    "discard",
    "withdraw",
    "add_line",
    "adopt_plan",
    "edit_line",
    "remove_line",
    "means",
    "add_term",
]


@pytest.fixture(autouse=True)
def _the_day_after_the_decision():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def addresses(ba, tu, ward) -> dict[str, str]:
    """Every page, with something to show on it."""
    version = published(tu, item="CK07")
    draft = drafted(tu, paper_number="", title="Bản soạn")
    line = actions.add_line(
        by=tu, year=2026, line=actions.Line("CK02", "Ngân sách quý I", date(2026, 4, 15), ward.bodies["UBND"])
    )
    term = actions.add_term(
        by=tu, item="CK07", what="publish.posting", days=15, working=False, article="Điều 9", since=date(2026, 1, 1)
    )
    posting = posted(tu, version, "to-1", date(2026, 2, 13))
    key, log = "00000000-0000-0000-0000-000000000001", date(2026, 2, 13)
    spoken = actions.broadcast(by=tu, version=version, day=log, times=2, key=key)
    ref, message = version.publication.ref, HeadMessage.objects.get(version=version, group__code="to-1")
    found = {name: url(name, ref) for name in READ if name not in ("book", "gaps", "quarter", "plan", "settings")}
    found |= {name: url(name) for name in ("book", "gaps", "quarter", "settings", "new", "means", "add_term")}
    found |= {name: url(name, draft.publication.ref) for name in ("edit", "check", "discard")}
    found |= {name: url(name, 2026) for name in ("plan", "add_line", "adopt_plan")}
    found |= {name: url(name, line.pk) for name in ("edit_line", "remove_line")}
    return found | {
        "withdraw": url("withdraw", ref), "post": url("post", ref), "post_group": f"{url('post', ref)}?to=to-2",
        "end": url("end_posting", posting.pk), "strike": url("strike_posting", posting.pk),
        "strike_broadcast": url("strike_broadcast", spoken.pk), "tell": url("tell", message.pk),
        "hand_over": f"{url('hand_over', ref)}?to=to-3", "end_term": url("end_term", term.pk),
        "record": url("record", ref, "niem-yet"),
    }  # fmt: skip


def test_every_page_opens_for_the_clerk(tu, addresses):
    client = browser(tu)
    opened = {name: client.get(address).status_code for name, address in addresses.items()}
    assert set(opened.values()) == {200}, opened


def test_a_reader_reads_and_writes_nothing(hung, addresses):
    client = browser(hung)
    assert {client.get(addresses[name]).status_code for name in READ} == {200}
    assert {client.get(addresses[name]).status_code for name in [*WRITE, "post", "end", "strike", "tell"]} == {403}
    assert "Soạn nội dung công khai" not in words(client.get(addresses["book"]))


@pytest.mark.parametrize("who", ["mai", "lan", "an"])
def test_others_are_told_why_not(request, who, addresses):
    client = browser(request.getfixturevalue(who))
    assert {client.get(address).status_code for address in addresses.values()} == {403}


def test_a_visitor_signs_in_first(addresses):
    assert {Client().get(address).status_code for address in addresses.values()} == {302}


def test_an_official_of_another_commune_finds_nothing(khanh, addresses):
    client = Client(headers={"Host": "benthuong.example"})
    client.force_login(khanh.user)
    assert client.get(addresses["matter"]).status_code == 404


def test_a_head_of_a_group_cannot_log_the_loudspeakers_or_the_seat(ba, addresses):
    client = browser(ba)
    assert client.post(addresses["broadcasts"], {}).status_code in (400, 403)
    assert client.get(addresses["post"]).status_code == 403


def test_a_draft_is_announced_to_readers_without_its_words(hung, tu):
    version = drafted(tu, body="Chữ chưa công khai")
    page = words(browser(hung).get(url("matter", version.publication.ref)))
    assert "đang được soạn" in page
    assert "Chữ chưa công khai" not in page


def test_what_is_not_there_is_not_found(tu):
    client = browser(tu)
    assert client.get(url("matter", "CK-AAAA-AAAA")).status_code == 404
    assert client.get(url("edit", "CK-AAAA-AAAA")).status_code == 404
    assert client.get(f"{url('gaps')}?to=khong-co").status_code == 404
