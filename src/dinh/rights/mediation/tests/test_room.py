"""What the room tells the floors above: today's work for each, menus, public items, indicators with their rows."""

from __future__ import annotations

from datetime import timedelta

from dinh.ground.journal.words import ACTS
from dinh.ground.room import DESK_LINKS, INDICATORS, PORTAL_LINKS, PUBLIC_PAGES, SEARCH
from dinh.law.periods import Period
from dinh.rights.mediation import actions, words
from dinh.rights.mediation.actions import Candidate
from dinh.rights.mediation.room import public_items, today_items
from dinh.rights.mediation.tests.conftest import DAY, SIDES

YEAR = Period.parse("2026")


def test_the_heads_day(assigned, team, visitor, ba, tam, lan):
    assigned()
    content = "Nhờ hòa giải chuyện xóm giềng"
    actions.ask(by=visitor, key="k", team=team, content=content, who=SIDES[0], other="Nụ")
    items = list(today_items(ba, DAY + timedelta(days=4)))
    assert sorted(item.tone for item in items) == ["late", "soon"]
    assert any("Bắt đầu hòa giải: 1/2026" in item.title for item in items)
    assert any("Xem lời nhờ hòa giải" in item.title for item in items)
    assert list(today_items(tam, DAY)) == list(today_items(lan, DAY)) == []


def test_the_chairs_and_the_clerks_day(under_way, settled, found, ba, tu, binh):
    settled()
    actions.escalate(by=ba, case=under_way(), ground="violence", words="Dọa đánh", edition=None)
    actions.elect(
        by=tu, team=found(code="to-2"), held_on=DAY, method="open", households=100, seats=3,
        candidates=[Candidate("An", 60)],
    )  # fmt: skip
    chair = list(today_items(binh, DAY))
    assert [item.tone for item in chair] == ["late", "info"]
    assert "Nguy cơ bạo lực" in chair[0].title
    assert [item.title for item in today_items(tu, DAY)] == ["Ghi thù lao hòa giải: 1 vụ"]


def test_menus_search_and_references_are_there(ward):
    assert "mediation_desk:home" in {link.url_name for link in DESK_LINKS}
    assert "mediation:index" in {link.url_name for link in PORTAL_LINKS}
    assert "HG" in PUBLIC_PAGES
    assert "mediation" in SEARCH


def test_recognition_is_published_under_dan_lam(ward, team):
    item = next(iter(public_items(ward.commune, 5)))
    assert (item.title, item.right) == ("Tổ hòa giải to-1", "lam")
    assert "3 hòa giải viên" in item.meta


def test_every_act_of_the_room_has_words_in_the_journal():
    assert set(words.ACTS) <= set(ACTS)


def test_indicators_open_the_very_rows_they_count(ward, settled, under_way, assigned, found, ba):
    settled()
    actions.not_settle(by=ba, case=under_way(), on=DAY, wants="Mỗi bên giữ ý", edition=None)
    actions.end(by=ba, case=assigned(), on=DAY, ending="party", edition=None)
    assigned()
    found(code="to-2")

    def of(key):
        one = INDICATORS[f"mediation.{key}"]
        value, rows = one.value(ward.commune, YEAR, None), one.rows(ward.commune, YEAR, None)
        assert len(rows) == value.part
        assert all(len(row.cells) == len(one.columns) for row in rows)
        return value.part, value.whole

    assert of("received") == (4, None)
    assert of("settled") == (1, None)
    assert of("not_settled") == (1, None)
    assert of("ended") == (1, None)
    assert of("open") == (1, None)
    assert of("settled_of_tried") == (1, 2)
    assert of("settled_of_all") == (1, 4)
    assert of("teams_complete") == (1, 2)
