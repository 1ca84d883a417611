"""A model's life in a ward: worded anew, asked for, put in force, replaced, undone; who may and who may not."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django_scopes import scope, scopes_disabled
from tests import people

from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.ground.room import INDICATORS
from dinh.ground.tally import TALLIES
from dinh.law.periods import Period
from dinh.office.library import actions, dossiers, queries, shelf
from dinh.office.library.actions import Adopted
from dinh.office.library.models import Adoption, OwnVersion
from dinh.office.library.room import today_items
from dinh.office.library.tests.conftest import DAY, on
from dinh.rights.workplaces import actions as workplaces

UNIT, OFFICE = "quy-che-dan-chu-don-vi", "quy-che-dan-chu-co-quan"
GROUND = "Công văn 41/UBND-VP"


def entries(what: str) -> int:
    return Entry.objects.filter(what=what).count()


def states(key: str) -> dict[str, str]:
    return {one.body.symbol: one.state for one in queries.lines(DAY, key=key)}


def test_asked_put_in_force_replaced_ended_and_undone(ward, tu, nga, mai, lan):
    school = ward.bodies["THĐM"]
    asked = actions.ask(by=tu, key=UNIT, bodies=[school], ground=GROUND, begins=date(2026, 9, 1), due=date(2026, 9, 30))
    assert states(UNIT) == {"THĐM": "late"}
    assert [item.tone for item in today_items(nga, DAY)] == ["late"]
    assert [item.title for item in today_items(tu, DAY)] == ["Đơn vị trễ ban hành quy chế, nội quy: 1"]
    adopted = INDICATORS["library.adopted"]
    value = adopted.value(ward.commune, Period.parse("2026"), None)
    assert (value.part, value.whole) == (0, 1)

    made = Adopted("m1", date(2026, 10, 5), " 12/QĐ-THĐM ", differs="Thêm khoản 3 Điều 4")
    for other in (mai, lan):
        with pytest.raises(Refused):
            actions.adopt(by=other, body=school, key=UNIT, made=made)
    first = actions.adopt(by=nga, body=school, key=UNIT, made=made)
    assert states(UNIT) == {"THĐM": "current"}
    assert not list(today_items(nga, DAY))
    for key in ("library.adopted", "library.newest"):
        value = INDICATORS[key].value(ward.commune, Period.parse("2026"), None)
        assert (value.part, value.whole) == (1, 1)
        assert len(INDICATORS[key].rows(ward.commune, Period.parse("2026"), None)) == 1
    assert INDICATORS["library.adopted"].value(ward.commune, Period.parse("2026-09"), None).part == 0

    second = actions.adopt(by=tu, body=school, key=UNIT, made=Adopted("m1", date(2026, 10, 9), "15/QĐ-THĐM"))
    first.refresh_from_db()
    assert (first.ended_on, first.why_ended) == (date(2026, 10, 9), "Thay bằng 15/QĐ-THĐM")
    with pytest.raises(ValidationError, match="Đã có văn bản khác"):
        actions.undo(by=nga, adoption=first, reason="nhầm")
    actions.undo(by=nga, adoption=second, reason="Ghi nhầm số")
    first.refresh_from_db()
    assert first.ended_on is None
    assert first.why_ended == ""
    with pytest.raises(Refused, match="đã bỏ trước đó"):
        actions.undo(by=nga, adoption=second, reason="lại")
    actions.end(by=nga, adoption=first, day=date(2026, 10, 10), reason="Bãi bỏ theo 16/QĐ-THĐM")
    assert states(UNIT) == {"THĐM": "late"}
    with pytest.raises(Refused, match="đã ghi hết hiệu lực"):
        actions.end(by=nga, adoption=first, day=DAY, reason="lại")
    with pytest.raises(Refused):
        actions.release(by=nga, requirement=asked, reason="x")
    actions.release(by=tu, requirement=asked, reason="Đã có hướng dẫn khác")
    assert states(UNIT) == {}
    said = ("library.ask", "library.adopt", "library.undo", "library.end", "library.release")
    assert [entries(what) for what in said] == [1, 2, 1, 1, 1]


def test_what_cannot_be_written_down_names_its_field(ward, tu, nga):
    school, ubnd = ward.bodies["THĐM"], ward.bodies["UBND"]
    wrong = [
        (Adopted("m1", date(2026, 10, 20), "1/QĐ"), "day"), (Adopted("m1", date(2010, 1, 1), "1/QĐ"), "day"),
        (Adopted("m9", DAY, "1/QĐ"), "code"), (Adopted("m1", DAY, "  "), "number"),
        (Adopted("m1", DAY, "1/QĐ", paper="VB-KHON-GCOO"), "paper"),
    ]  # fmt: skip
    for made, name in wrong:
        with pytest.raises(ValidationError) as refused:
            actions.adopt(by=nga, body=school, key=UNIT, made=made)
        assert name in refused.value.message_dict
    with pytest.raises(ValidationError, match="không phải để"):
        actions.adopt(by=tu, body=ubnd, key=UNIT, made=Adopted("m1", DAY, "1/QĐ"))
    with pytest.raises(ValidationError, match="không phải để"):
        actions.adopt(by=tu, body=school, key="nghi-quyet-hoi-nghi", made=Adopted("m1", DAY, "1/QĐ"))
    for more, name in (({"bodies": []}, "bodies"), ({"bodies": [ubnd]}, "bodies"), ({"ground": " "}, "ground"),
                       ({"due": date(2026, 8, 1)}, "due"), ({"begins": date(2026, 12, 1)}, "begins")):  # fmt: skip
        facts = {"bodies": [school], "ground": GROUND, "begins": date(2026, 9, 1), "due": date(2026, 9, 30), **more}
        with pytest.raises(ValidationError) as refused:
            actions.ask(by=tu, key=UNIT, **facts)
        assert name in refused.value.message_dict
    assert not Adoption.objects.exists()
    assert not Entry.objects.filter(what__startswith="library.").exists()


def test_the_wards_own_wording_and_a_newer_one_of_the_house(ward, tu, nga, office):
    with on(date(2026, 5, 4)):
        base = shelf.newest(OFFICE)
        with pytest.raises(Refused):
            actions.adapt(by=nga, key=OFFICE, body=base.body, changed="x")
        with pytest.raises(ValidationError, match="y như bản mẫu"):
            actions.adapt(by=tu, key=OFFICE, body=base.body.replace("\n", "\r\n"), changed="x")
        with pytest.raises(ValidationError) as refused:
            actions.adapt(by=tu, key=OFFICE, body="## Điều 2. Sai\n{{khong.co}}", changed="x")
        assert len(refused.value.message_dict["body"]) == 2
        body = base.body.replace("bảng tin", "bảng tin, nhóm Zalo")
        own = actions.adapt(by=tu, key=OFFICE, body=body, changed="Thêm nhóm Zalo", seen=0)
        with pytest.raises(ValidationError, match="người khác vừa lưu"):
            actions.adapt(by=tu, key=OFFICE, body=body + "\nThêm.", changed="Hai người cùng sửa", seen=0)
        assert queries.in_use(OFFICE).code == "r1"
        assert not queries.outdated(queries.in_use(OFFICE))
        actions.adopt(by=tu, body=office, key=OFFICE, made=Adopted("r1", date(2026, 5, 4), "02/QĐ-VP"))
        assert states(OFFICE) == {"VP": "current"}
    assert queries.outdated(queries.in_use(OFFICE)), "the house's second version came on the first of October"
    assert "Bản mẫu đã có phiên bản mới" in next(item.title for item in today_items(tu, DAY))
    older = actions.adapt(by=tu, key=OFFICE, body=f"{body}\nThêm.", changed="Sửa chữ", seen=1, based_on=1)
    assert queries.outdated(queries.in_use(OFFICE)), "nobody held it against the second version yet"
    actions.withdraw(by=tu, wording=older, reason="Sửa chữ nữa")
    newer = actions.adapt(by=tu, key=OFFICE, body=shelf.newest(OFFICE).body + "\nThêm.", changed="Theo bản 2", seen=2)
    assert (newer.number, newer.based_on) == (3, 2)
    assert states(OFFICE) == {"VP": "older"}
    actions.withdraw(by=tu, wording=newer, reason="Chưa lấy ý kiến")
    assert queries.in_use(OFFICE).own == own
    assert states(OFFICE) == {"VP": "current"}
    with pytest.raises(Refused, match="đã thôi dùng"):
        actions.withdraw(by=tu, wording=newer, reason="lại")
    assert OwnVersion.objects.count() == 3
    assert (entries("library.adapt"), entries("library.withdraw")) == (3, 2)


def test_a_file_is_filled_from_the_records_and_by_hand(ward, tu, nga, mai):
    school, sample = ward.bodies["THĐM"], shelf.newest("ho-so-co-quan-don-vi")
    lines = {one.wanted.title: one for one in dossiers.lines(sample, school, 2026, DAY)}
    items = "Các lần công khai trong nội bộ (Điều 46)"
    assert lines["Quyết định công nhận, danh sách Ban Thanh tra nhân dân"].state == "not_owed", "nobody described it"
    workplaces.describe(by=nga, body=school, day=date(2026, 1, 1), staff=40, union=True)
    made = workplaces.Made(1, "Kế hoạch năm", "posted", date(2026, 9, 1))
    workplaces.publish(by=nga, body=school, made=made)
    actions.adopt(by=nga, body=school, key=UNIT, made=Adopted("m1", DAY, "12/QĐ-THĐM"))
    plan = "Kế hoạch thực hiện dân chủ trong năm"
    facts = {"body": school, "key": sample.key, "line": plan, "year": 2026, "day": date(2026, 1, 9), "where": "Tủ 2"}
    with pytest.raises(Refused):
        actions.keep(by=mai, **facts)
    with pytest.raises(ValidationError, match="không có dòng này"):
        actions.keep(by=nga, **{**facts, "line": "Giấy lạ"})
    kept = actions.keep(by=nga, **facts)
    found = dossiers.lines(sample, school, 2026, DAY)
    state = {one.wanted.title: one.state for one in found}
    assert state[items] == state[plan] == state["Quy chế thực hiện dân chủ còn hiệu lực"] == "there"
    assert state["Quyết định công nhận, danh sách Ban Thanh tra nhân dân"] == "missing"
    assert dossiers.there(found)[0] == 3
    actions.unkeep(by=tu, kept=kept, reason="Nhầm năm")
    assert dossiers.there(dossiers.lines(sample, school, 2026, DAY))[0] == 2
    assert dossiers.there(dossiers.lines(sample, school, 2025, DAY))[0] == 0
    assert (entries("library.keep"), entries("library.unkeep")) == (1, 1)


def test_another_commune_sees_and_does_nothing_here(ward, khanh, nga):
    school = ward.bodies["THĐM"]
    with pytest.raises(Refused):
        actions.adopt(by=khanh, body=school, key=UNIT, made=Adopted("m1", DAY, "1/QĐ"))


def test_all_communes_at_once_are_each_as_alone(ward, tu, nga):
    """The numbers of a country are found in one go: no commune is measured by another's own wording."""
    other = people.Ward("Sen Hồ", "90002", "sen-ho.example")
    period = Period.parse("2026")
    actions.ask(by=tu, key=UNIT, bodies=[ward.bodies["THĐM"]], ground=GROUND, begins=DAY, due=DAY)
    with scope(commune=other.commune):
        clerk = other.official("van", "Tô Thị Vân", "UBND", "Văn phòng", people.CLERK, leads=True)
        head = other.official("bich", "Lê Thị Bích", "THĐM", "Hiệu trưởng", people.MEMBER, leads=True)
        text = shelf.newest(UNIT).body + "\nThêm."
        actions.adopt(by=head, body=other.bodies["THĐM"], key=UNIT, made=Adopted("m1", DAY, "3/QĐ"))
        actions.adapt(by=clerk, key=UNIT, body=text, changed="Thêm", seen=0)
    actions.adopt(by=nga, body=ward.bodies["THĐM"], key=UNIT, made=Adopted("m1", DAY, "12/QĐ-THĐM"))
    for key, told in (("library.adopted", [(1, 1), (0, 0)]), ("library.newest", [(1, 1), (0, 1)])):
        alone = [INDICATORS[key].value(each, period, None) for each in (ward.commune, other.commune)]
        assert [(one.part, one.whole) for one in alone] == told
        with scopes_disabled():
            at_once = {commune: value for commune, _period, value in TALLIES[key].values([period])}
        pairs = zip((ward.commune, other.commune), alone, strict=True)
        counted = {commune: value for commune, value in at_once.items() if value.whole}
        assert counted == {commune.pk: value for commune, value in pairs if value.whole}
