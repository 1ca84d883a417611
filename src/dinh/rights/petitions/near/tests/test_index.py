from __future__ import annotations

from datetime import date, timedelta

import pytest
from django_scopes import scope
from django_scopes.exceptions import ScopeError

from dinh.ground.places.models import ResidentialGroup
from dinh.rights.petitions.models_near import NearKey, NearMatter
from dinh.rights.petitions.near.index import drop, find, mark, put

DAY = date(2026, 11, 20)
LAMP = "Đèn đường ở hẻm 12 bị hỏng ba hôm nay"


@pytest.fixture
def groups(ward) -> list[int]:
    return list(ResidentialGroup.objects.order_by("code").values_list("pk", flat=True))


def ids(text: str, group: int | None = None, place: str = "", day: date = DAY) -> list[int]:
    return [near.petition_id for near in find(text, group, place, day)]


def test_a_matter_is_found_again_as_people_type_it(groups):
    put(7, LAMP, groups[0], "", DAY)
    put(8, "Rác đổ trộm cuối hẻm 12", groups[0], "", DAY)
    assert ids("ddenf dduwowngf hem 12 ko sang", groups[0]) == [7]
    assert ids("den duong hem 21 hu", groups[0]) == []


def test_the_place_may_stand_in_a_field_of_its_own(groups):
    put(7, "Đèn đường không sáng", groups[0], "hẻm 12, gần chợ Mới", DAY)
    assert ids("den duong hu", groups[0], "hem 12") == [7]
    assert ids("den duong hu", groups[0], "hem 30") == []


def test_what_both_say_is_shown_in_the_words_of_the_one_who_asks(groups):
    put(7, LAMP, groups[0], "", DAY)
    (near,) = find("bong den chieu sang trong H12 tat roi", groups[0], "", DAY)
    assert "den chieu sang" in near.shared
    assert "h12" in near.shared
    assert near.is_open
    assert near.score >= 0.5


def test_a_matter_put_again_is_found_by_its_new_words_only(groups):
    put(7, LAMP, groups[0], "", DAY)
    keys = NearKey.objects.count()
    put(7, LAMP, groups[0], "", DAY)
    assert NearKey.objects.count() == keys
    put(7, "Cống hẻm 30 nghẹt", groups[0], "", DAY)
    assert ids("den duong hem 12 hu", groups[0]) == []
    assert ids("cong nghet hem 30", groups[0]) == [7]


def test_what_is_dropped_leaves_nothing_behind(groups):
    put(7, LAMP, groups[0], "gần chợ Mới", DAY)
    drop(7)
    drop(7)
    assert not NearMatter.objects.exists()
    assert not NearKey.objects.exists()


def test_a_closed_matter_is_offered_while_fresh_and_says_so(groups):
    put(7, LAMP, groups[0], "", DAY)
    mark(7, is_open=False)
    (near,) = find("den duong hem 12 hu", groups[0], "", DAY + timedelta(days=3))
    assert not near.is_open
    assert ids("den duong hem 12 hu", groups[0], day=DAY + timedelta(days=200)) == []


def test_the_surest_come_first_and_no_more_than_asked(groups):
    for number in range(1, 9):
        put(number, LAMP, groups[0], "", DAY - timedelta(days=10 * number))
    found = find("den duong hem 12 hu", groups[0], "", DAY, limit=3)
    assert [near.petition_id for near in found] == [1, 2, 3]


def test_another_commune_sees_nothing_of_it(groups, khanh):
    put(7, LAMP, None, "", DAY)
    with scope(commune=khanh.commune):
        assert ids("den duong hem 12 hu") == []
        put(7, "den duong hem 12 hu", None, "", DAY)
        drop(7)
    assert ids("den duong hem 12 hu") == [7]


def test_outside_a_commune_nothing_is_asked(groups):
    with scope(commune=None), pytest.raises((ScopeError, AttributeError)):
        put(1, LAMP, None, "", DAY)


@pytest.mark.parametrize(
    "text", ["", "🙂", "?!", "a", "xin chào phường", "12", "rác " * 4000, "' OR 1=1 --", "hẻm hẻm hẻm"]
)
def test_whatever_is_asked_is_answered(groups, text):
    put(7, LAMP, groups[0], "", DAY)
    put(8, text, None, text, DAY)
    find(text, None, text, DAY)
    drop(8)


def test_asking_costs_three_queries(groups, django_assert_num_queries):
    put(7, LAMP, groups[0], "", DAY)
    with django_assert_num_queries(3):
        ids("den duong hem 12 hu", groups[0])
