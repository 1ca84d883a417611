"""Short statements: one voice a browser and statement, nobody known; groups of opinion only from forty on."""

from __future__ import annotations

import random
import re

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from dinh.ground.actor import Actor
from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.rights.consult import actions, queries
from dinh.rights.consult.guard import COOKIE, hashed
from dinh.rights.consult.mapping import FEWEST, SMALLEST, Drawn, Table, draw
from dinh.rights.consult.models import OpinionMap, Statement, Voice
from dinh.rights.consult.picture import told_of
from dinh.rights.consult.room import draw_maps
from dinh.rights.consult.tests.conftest import AFTER, DAY, LAST, on


@pytest.fixture
def asked(opened, tu):
    one = opened(statements_open=True)
    for text in ("Nên giảm mức đóng.", "Nên họp buổi tối.", "Nên miễn cho hộ nghèo.", "Giữ như cũ là tốt nhất."):
        actions.seed(by=tu, consultation=one, text=text)
    return one


def camps(count: int, seed: int = 3) -> Table:
    """Two camps that mostly differ in the first five, agree in the sixth, and are of many minds in the seventh."""
    chance = random.Random(seed)
    rows: list[tuple[int | None, ...]] = []
    for number in range(count):
        side = 1 if number % 5 < 3 else -1
        differ = [side * (1 if chance.random() < 0.88 else -1) for _each in range(5)]
        rows.append((*differ, 1 if chance.random() < 0.95 else 0, chance.choice((1, -1, None))))
    return Table((1, 2, 3, 4, 5, 6, 7), tuple(rows))


def test_one_browser_has_one_voice_a_statement_and_may_change_it(asked, visitor):
    token = hashed("trinh-duyet", asked)
    actions.voice(by=visitor, consultation=asked, token=token, choices={1: 1, 2: -1})
    actions.voice(by=visitor, consultation=asked, token=token, choices={1: -1, 99: 1})
    assert Voice.objects.count() == 2
    assert queries.answered_by(asked, token) == {1: -1, 2: -1}
    for entry in Entry.objects.filter(what="consult.voice"):
        assert entry.after == {}
        assert token not in str(vars(entry))
    with pytest.raises(ValidationError):
        actions.voice(by=visitor, consultation=asked, token=token, choices={1: 7})


def test_a_token_says_nothing_elsewhere(asked, opened):
    other = opened(title="Việc khác", statements_open=True)
    assert hashed("t", asked) != hashed("t", other)


def test_statements_close_with_the_consultation_and_where_none_are_asked(asked, one, visitor):
    with on(AFTER), pytest.raises(Refused, match="Điều 28"):
        actions.voice(by=visitor, consultation=asked, token="t", choices={1: 1})
    with pytest.raises(Refused, match="không có câu ngắn"):
        actions.voice(by=visitor, consultation=one, token="t", choices={1: 1})


def test_participants_propose_and_the_office_decides(asked, visitor, tu, ba):
    made = actions.propose(by=visitor, consultation=asked, text="  Nên thu   làm hai đợt. ")
    assert made.state == "proposed"
    assert actions.propose(by=visitor, consultation=asked, text="nên thu làm hai đợt.").pk == made.pk
    with pytest.raises(ValidationError, match="tên người"):
        actions.propose(by=visitor, consultation=asked, text="Ông Tạ Văn Hợi nên thôi chức.")
    with pytest.raises(Refused):
        actions.ask(by=ba, statement=made)
    actions.ask(by=tu, statement=made)
    with pytest.raises(ValidationError):
        actions.put_away(by=tu, statement=made, reason="")
    assert actions.put_away(by=tu, statement=made, reason="Trùng ý").state == "off"
    assert Statement.objects.filter(state="on").count() == 4


def test_under_forty_nothing_is_drawn_and_it_says_how_many_are_missing(asked, visitor, tu, client):
    for number in range(7):
        actions.voice(by=visitor, consultation=asked, token=f"t{number}", choices={1: 1, 2: -1, 3: 1})
    with pytest.raises(Refused, match=str(FEWEST - 7)):
        actions.draw_map(by=tu, consultation=asked)
    assert f"còn thiếu {FEWEST - 7} người" in client.get(f"/lay-y-kien/{asked.ref}/nhom-quan-diem").content.decode()
    assert draw(camps(FEWEST - 1)) is None


def test_groups_are_found_what_all_agree_with_is_said_and_it_is_the_same_each_time():
    drawn = draw(camps(70))
    assert abs(drawn.sizes[0] - 42) <= 4
    assert sum(drawn.sizes) == 70
    assert drawn.common == (6,)
    assert set(drawn.typical[0]) < {1, 2, 3, 4, 5}
    assert draw(camps(70)) == drawn
    assert Drawn.of(drawn.as_data()) == drawn
    turned = Table(camps(70).numbers, tuple(reversed(camps(70).rows)))
    assert draw(turned).sizes == drawn.sizes
    told = told_of(drawn, dict.fromkeys(camps(70).numbers, "<script>"))
    assert told.svg.count("<circle") == 2
    assert told.common[0].text == "<script>"


@pytest.mark.parametrize("rows", [[(1, 1, 1)] * 50, [(1, None, 0)] * 30 + [(1, -1, 1)] * 17 + [(-1, 1, -1)] * 3])
def test_small_groups_are_never_told_and_one_mind_is_one_group(rows):
    drawn = draw(Table((1, 2, 3), tuple(rows)))
    assert drawn is None or min(drawn.sizes) >= SMALLEST


def test_periodic_work_draws_what_is_ripe(asked, visitor):
    chance = random.Random(1)
    for number in range(45):
        side = 1 if number % 2 else -1
        actions.voice(
            by=visitor, consultation=asked, token=f"t{number}",
            choices={1: side, 2: -side, 3: 1, 4: chance.choice((1, -1, 0))},
        )  # fmt: skip
    assert draw_maps(asked.commune, DAY) == 1
    kept = OpinionMap.objects.get()
    assert kept.data["participants"] == 45
    assert draw_maps(asked.commune, LAST.replace(year=LAST.year + 1)) == 0
    assert Entry.objects.filter(what="consult.draw_map").get().user_id is None
    assert Actor(asked.commune).user is None


def test_the_page_keeps_a_signed_token_and_shows_what_was_answered(asked):
    client, url = Client(), f"/lay-y-kien/{asked.ref}/cau-ngan"
    first = client.get(url)
    assert COOKIE not in first.cookies
    nothing = client.post(url, {})
    assert nothing.status_code == 400
    assert client.post(url, {"cau-1": "dong-y", "cau-2": "khong"}).status_code == 302
    assert client.cookies[COOKIE]["httponly"]
    page = client.get(url).content.decode()
    assert re.search(r'name="cau-1" value="dong-y" checked', page)
    client.post(url, {"cau-1": "bo-qua"})
    assert Voice.objects.count() == 2
    client.cookies[COOKIE] = "gia-mao"
    client.post(url, {"cau-1": "dong-y"})
    assert Voice.objects.count() == 3
    assert client.post(url, {"cau-1": "dong-y", "website": "x"}).status_code == 400
    with on(AFTER):
        late = client.post(url, {"cau-1": "khong"})
        assert late.status_code == 400
        assert "Điều 28" in late.content.decode()
