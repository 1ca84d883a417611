"""Taking a model up: its check-list, looks after three and six months through time, the tree, hints."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dinh.ground.gate import Refused
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.room import INDICATORS, TODAY
from dinh.law.periods import Period
from dinh.rights.movements import actions, hints, queries
from dinh.rights.movements.clocks import LOOKS, PATIENCE, look_day, next_look
from dinh.rights.movements.models import Adoption, Hint
from dinh.rights.movements.spread import Place, flat, ranked, spread, tree
from dinh.rights.movements.tests.conftest import DAY, DESK, client_of, on, whats


def items(by, day):
    return [item for give in TODAY if "movements" in give.__module__ for item in give(by, day)]


def test_a_check_list_is_copied_adapted_and_ticked(recognised, ba, tam, mai, tu, visitor, ward):
    model = recognised()
    with pytest.raises(Refused):
        actions.adopt(by=visitor, model=model, begun_on=DAY)
    with pytest.raises(ValidationError, match="Chỉ áp dụng được cho đơn vị mình"):
        actions.adopt(by=mai, model=model, begun_on=DAY, body=ward.bodies["ĐU"])
    with pytest.raises(ValidationError, match="Chỉ áp dụng được cho đơn vị mình"):
        actions.adopt(by=ba, model=model, begun_on=DAY, group=ResidentialGroup.objects.get(code="to-2"))
    with pytest.raises(ValidationError, match="chưa đến"):
        actions.adopt(by=ba, model=model, begun_on=DAY + timedelta(days=1))
    adoption = actions.adopt(by=ba, model=model, begun_on=DAY)
    assert (adoption.where, adoption.parent.origin) == ("Tổ dân phố 1", True)
    with pytest.raises(ValidationError, match="đang áp dụng"):
        actions.adopt(by=ba, model=model, begun_on=DAY)
    first, second, third = adoption.lines.all()
    assert [line.text for line in (first, second, third)] == ["Đặt thùng", "Chia lịch trực", "Cân rác cuối tuần"]
    for stranger in (tam, tu, mai):
        with pytest.raises(Refused):
            actions.tick(by=stranger, line=first, done_on=DAY, evidence="x")
    with pytest.raises(ValidationError, match="minh chứng"):
        actions.tick(by=ba, line=first, done_on=DAY)
    actions.tick(by=ba, line=first, done_on=DAY, evidence="Hai thùng ở đầu ngõ")
    with pytest.raises(ValidationError, match="vì sao"):
        actions.adapt(by=ba, line=second, text="Nhà đầu ngõ trực", why="")
    actions.adapt(by=ba, line=second, text="Nhà đầu ngõ trực", why="Ngõ chỉ có bốn nhà")
    actions.leave_out(by=ba, line=third, why="Không có cân")
    actions.add_line(by=ba, adoption=adoption, text="Dán lịch", why="Bà con hay quên")
    one = queries.seen(queries.adoptions().filter(pk=adoption.pk), DAY)[0]
    assert (one.done, one.whole) == (1, 3)
    actions.untick(by=ba, line=first)
    assert not adoption.lines.filter(state="done").exists()
    page = client_of(ba).get(f"{DESK}noi/{adoption.ref}").content.decode()
    assert "Chia lịch trực" in page  # what the recipe said stays beside what is done here
    assert whats()[-6:] == ["adopt", "tick", "adapt", "leave_out", "add_line", "untick"]


def test_looks_after_three_and_six_months_and_a_dead_model_leaves_the_ranking(recognised, ba, tu, mai, nga, ward):
    model = recognised()
    adoption = actions.adopt(by=ba, model=model, begun_on=DAY)
    third, sixth = (look_day(DAY, months) for months in LOOKS)
    assert (third, sixth) == (date(2027, 2, 16), date(2027, 5, 16))
    assert not items(mai, DAY)
    with on(third - timedelta(days=1)), pytest.raises(ValidationError, match="Chưa đủ 3 tháng"):
        actions.look(by=mai, adoption=adoption, months=3, looked_on=third - timedelta(days=1), verdict="alive")
    with on(third):
        assert (
            sum("Xem lại sau 3 tháng" in item.title for item in items(mai, third)) == 2
        )  # here, and where it was born
        with pytest.raises(Refused):
            actions.look(by=ba, adoption=adoption, months=3, looked_on=third, verdict="alive")
        with pytest.raises(ValidationError, match="làm khác đi"):
            actions.look(by=mai, adoption=adoption, months=3, looked_on=third, verdict="adapted")
        page = client_of(mai).get(f"{DESK}lam/noi/{adoption.pk}/xem-lai").content.decode()
        assert "16/02/2027" in page
        said = {"months": "3", "looked_on": third.isoformat(), "verdict": "adapted", "words": "Làm theo cụm"}
        assert client_of(mai).post(f"{DESK}lam/noi/{adoption.pk}/xem-lai", said).status_code == 302
        with pytest.raises(ValidationError, match="đã ghi rồi"):
            actions.look(by=mai, adoption=adoption, months=3, looked_on=third, verdict="alive")
    adoption.refresh_from_db()
    assert adoption.state == "adapted"
    late = sixth + PATIENCE + timedelta(days=1)
    with on(late):
        assert {item.tone for item in items(mai, late)} == {"late"}
        assert queries.ranking()[0].spread.living == 1
        actions.look(by=mai, adoption=adoption, months=6, looked_on=late, verdict="ended", words="Hết người trực")
        assert queries.ranking()[0].spread == spread(queries.places([model.pk])[model.pk])  # its origin still lives
        period = Period.parse("2027")
        alive = INDICATORS["movements.alive"]
        assert (alive.value(ward.commune, period, None).part, alive.value(ward.commune, period, None).whole) == (0, 1)
        origin = Adoption.objects.get(origin=True)
        with pytest.raises(Refused, match="không tự xem"):
            actions.look(by=nga_as_writer(ward), adoption=origin, months=3, looked_on=late, verdict="alive")
        actions.stop(by=nga, adoption=origin, ended_on=late, why="Trường dời chỗ")
        assert not queries.ranking()
        assert "Trường dời chỗ" in Client().get(model.path).content.decode()
        assert "đã dừng mọi nơi" in Client().get("/phong-trao/?song=dung").content.decode()
    adoption.refresh_from_db()
    with pytest.raises(Refused, match="đã dừng"):
        actions.look(by=mai, adoption=adoption, months=6, looked_on=late, verdict="alive")


def nga_as_writer(ward):
    return ward.official("hieu", "Lưu Văn Hiếu", "THĐM", "Văn thư", ["movements.read", "movements.write"])


def test_the_tree_tells_from_whom_each_learnt(recognised, ba, tam, mai, tu):
    model = recognised()
    first = actions.adopt(by=ba, model=model, begun_on=DAY)
    second = actions.adopt(by=tam, model=model, begun_on=DAY, parent=first)
    with on(DAY + timedelta(days=5)):
        actions.stop(by=tam, adoption=second, ended_on=DAY + timedelta(days=5), why="Thử")
        later = actions.adopt(by=tam, model=model, begun_on=DAY + timedelta(days=4))
        with pytest.raises(ValidationError, match="mới làm từ"):
            actions.adopt(by=mai, model=model, begun_on=DAY, parent=later)
    nodes = list(flat(tree(queries.places([model.pk])[model.pk])))
    assert [(node.depth, node.place.name) for node in nodes][:3] == [
        (0, "Trường Tiểu học"), (1, "Tổ dân phố 1"), (2, "Tổ dân phố 2")
    ]  # fmt: skip
    page = Client().get(model.path).content.decode()
    assert "<svg role=" in page


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.tuples(st.integers(0, 40), st.sampled_from(["alive", "adapted", "ended"])), max_size=30))
def test_a_tree_holds_every_place_once_and_counts_agree(steps):
    """Each place learns from the origin or from one before it."""
    places = [Place(0, None, "gốc", "alive", "", DAY)]
    places += [
        Place(n, parent % n, f"nơi {n}", state, "", DAY + timedelta(days=n))
        for n, (parent, state) in enumerate(steps, 1)
    ]
    nodes = list(flat(tree(places)))
    assert sorted(node.place.key for node in nodes) == sorted(place.key for place in places)
    assert sorted(node.row for node in nodes) == list(range(len(places)))
    found = spread(places)
    assert found.living + found.ended == found.places == len(steps)


def test_dead_models_are_not_ranked():
    dead = spread([Place(1, None, "a", "ended", "", DAY), Place(2, 1, "b", "ended", "", DAY)])
    lone = spread([Place(1, None, "a", "alive", "", DAY)])
    wide = spread([Place(1, None, "a", "ended", "", DAY), Place(2, 1, "b", "adapted", "", DAY)])
    assert [key for key, _one in ranked([(1, dead), (2, lone), (3, wide)])] == [3, 2]


def test_the_next_look_through_time():
    adoption = Adoption(begun_on=date(2026, 8, 31), state="alive")
    assert next_look(adoption, set(), date(2026, 11, 1)).day == date(2026, 11, 30)  # November has no 31st
    assert next_look(adoption, set(), date(2026, 11, 24)).tone == "soon"
    assert next_look(adoption, set(), date(2026, 12, 15)).tone == "late"
    assert next_look(adoption, {3}, date(2026, 12, 15)).day == date(2027, 2, 28)
    assert next_look(adoption, {3, 6}, date(2028, 1, 1)) is None
    assert next_look(Adoption(begun_on=DAY, state="ended"), set(), DAY) is None


def test_a_likeness_is_shown_with_its_words_and_a_person_decides(recognised, ward, tu, mai, ba, tam, monkeypatch):
    model = recognised()
    body, group = ward.bodies["MTTQ-BTT"], ResidentialGroup.objects.get(code="to-1")
    text = "Bà con phản ánh rác thải vứt bừa bãi đầu ngõ 5, nước rãnh tắc."
    monkeypatch.setattr(
        hints, "open_matters", lambda *args, **how: [hints.Matter("PA-1", "Rác đầu ngõ", text, body, group)]
    )
    found = hints.suggestions()
    assert [one.model for one in found] == [model]
    assert "rác thải" in found[0].shared
    assert "rác thải" in client_of(tu).get(f"{DESK}goi-y").content.decode()
    said = {"body": body.pk, "model": model.ref, "about": "PA-1", "answer": "body"}
    assert client_of(tu).post(f"{DESK}goi-y", said).status_code == 302
    assert client_of(tu).post(f"{DESK}goi-y", said).status_code == 404  # decided already
    assert hints.suggestions()[0].to_group
    assert any("Ngõ không rác" in item.title for item in items(mai, DAY))
    assert not items(ba, DAY)
    actions.adopt(by=mai, model=model, begun_on=DAY)
    assert not items(mai, DAY)
    assert client_of(tu).post(f"{DESK}goi-y", {**said, "answer": "group"}).status_code == 302
    assert not hints.suggestions()
    assert any("Ngõ không rác" in item.title for item in items(ba, DAY))
    assert not items(tam, DAY)
    assert Hint.objects.filter(suggested=True).count() == 2


def test_a_group_is_told_takes_it_up_and_is_looked_at_twice(recognised, ward, tu, ba, tam):
    """A model suggested by hand to group 1: check-list, looks after three and six months, the tree, then to group 2."""
    model = recognised()
    one, two = (ResidentialGroup.objects.get(code=code) for code in ("to-1", "to-2"))
    told = f"{DESK}lam/mo-hinh/{model.pk}/goi-y"
    assert client_of(tu).post(told, {"group": one.pk, "why": "Đầu ngõ 3 còn rác"}).status_code == 302
    with pytest.raises(ValidationError, match="Đã gợi ý"):
        actions.suggest_to_group(by=tu, model=model, group=one, why="Lần nữa")
    with pytest.raises(Refused):
        actions.suggest_to_group(by=ba, model=model, group=two, why="Hợp")
    page = client_of(ba).get(f"{DESK}mo-hinh/{model.ref}").content.decode()
    assert "Đầu ngõ 3 còn rác" in page
    assert f"Áp dụng ở {one}" in page
    assert client_of(ba).post(f"{DESK}mo-hinh/{model.ref}/ap-dung", {
        "begun_on": DAY, "parent": model.adoptions.get(origin=True).pk
    }).status_code == 302  # fmt: skip
    here = Adoption.objects.get(group=one)
    assert here.lines.count() == model.steps.count()
    assert not items(ba, DAY)
    with pytest.raises(ValidationError, match="đang áp dụng"):
        actions.suggest_to_group(by=tu, model=model, group=one, why="Lần nữa")
    for months, verdict, words in ((3, "alive", ""), (6, "adapted", "Gộp hai bước")):
        day = look_day(DAY, months)
        with on(day):
            assert here in [each.adoption for each in queries.looks_due(day) if each.due.months == months]
            with pytest.raises(Refused):
                actions.look(by=ba, adoption=here, months=months, looked_on=day, verdict=verdict, words=words)
            actions.look(by=tu, adoption=here, months=months, looked_on=day, verdict=verdict, words=words)
            here.refresh_from_db()
    with on(look_day(DAY, 6)):
        actions.adopt(by=tam, model=model, begun_on=look_day(DAY, 6), parent=here)
        page = Client().get(model.path).content.decode()
        assert page.count(str(one)) >= 2  # in the picture and in the list
        assert str(two) in page
        assert "sống, đã làm khác đi" in page


def test_open_matters_are_read_from_petitions_and_tasks(ward):
    assert hints.open_matters() == []
    assert hints.open_matters(ward.bodies["UBND"], with_tasks=False) == []
