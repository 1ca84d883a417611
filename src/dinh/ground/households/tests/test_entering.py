"""A household comes into the register, is put right, changes its representative, is struck out."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from dinh.ground.actor import Actor
from dinh.ground.gate import Refused
from dinh.ground.households import actions, holders, queries
from dinh.ground.households.actions import Facts
from dinh.ground.households.models import Household, Line
from dinh.ground.households.tests.conftest import BEGAN, Adding
from dinh.ground.journal.models import Entry, Personal
from dinh.ground.journal.queries import verify

DAY = date(2026, 3, 1)


def names(commune, day: date) -> list[tuple[str, str]]:
    return [(each.number, each.representative) for each in queries.on(commune, day)]


def test_a_household_stands_from_its_day_on(adding: Adding, ward, groups) -> None:
    made = adding(" h 7 ", " Lê  Thị Bảy ", address="hẻm 12", day=DAY)
    assert names(ward.commune, DAY - timedelta(1)) == []
    (found,) = queries.on(ward.commune, DAY)
    assert (found.id, found.number, found.group_id, found.representative, found.address) == (
        made.pk, "H7", groups[0].pk, "Lê Thị Bảy", "hẻm 12",
    )  # fmt: skip
    assert not found.has_contact
    assert not found.absent


def test_an_entry_of_the_journal_tells_no_name(adding: Adding) -> None:
    before = Entry.objects.count()
    made = adding("1", "Lê Thị Bảy", address="hẻm 12", phone="0905111222")
    entry = Entry.objects.order_by("-seq")[0]
    assert Entry.objects.count() == before + 1
    assert entry.what == "households.add"
    assert "Bảy" not in f"{entry.after}{entry.before}{entry.about_label}"
    assert Personal.objects.get(entry=entry).data == {
        "representative": "Lê Thị Bảy", "address": "hẻm 12", "phone": "0905111222",
    }  # fmt: skip
    assert entry.about_id == str(made.pk)
    assert verify(made.commune)[1] == []


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"number": " "}, "number"),
        ({"number": "1" * 21}, "number"),
        ({"representative": ""}, "representative"),
        ({"representative": "a" * 121}, "representative"),
        ({"address": "a" * 201}, "address"),
        ({"phone": "12345"}, "phone"),
        ({"email": "khong phai thu"}, "email"),
    ],
)
def test_what_is_wrong_is_named_by_field(tu: Actor, groups, today, more, field) -> None:
    facts = Facts(**{"number": "1", "group_id": groups[0].pk, "representative": "Lê Thị Bảy", **more})
    with pytest.raises(ValidationError) as caught:
        actions.add(by=tu, facts=facts, day=DAY)
    assert list(caught.value.message_dict) == [field]
    assert not Household.objects.exists()


def test_a_day_that_has_not_come_is_refused(tu: Actor, groups, today) -> None:
    with pytest.raises(ValidationError, match="chưa đến"):
        actions.add(by=tu, facts=Facts("1", groups[0].pk, "Lê Thị Bảy"), day=today + timedelta(1))


def test_a_group_must_exist_on_the_day(tu: Actor, groups, today) -> None:
    with pytest.raises(ValidationError, match="không tồn tại vào ngày 30/06/2025"):
        actions.add(by=tu, facts=Facts("1", groups[0].pk, "Lê Thị Bảy"), day=BEGAN - timedelta(1))


def test_two_households_never_share_a_number_at_the_same_time(adding: Adding, tu: Actor) -> None:
    first = adding("1", "Lê Thị Bảy")
    with pytest.raises(ValidationError, match="đang là số của hộ Lê Thị Bảy"):
        adding("1", "Ngô Văn Chín", group=2)
    actions.end(by=tu, household_id=first.pk, day=DAY, why="moved")
    with pytest.raises(ValidationError):
        adding("1", "Ngô Văn Chín", day=DAY - timedelta(1))
    assert adding("1", "Ngô Văn Chín", day=DAY).number == "1"


def test_correcting_changes_what_was_written_not_what_happened(homes, tu: Actor, ward, groups) -> None:
    first = homes[0]
    facts = Facts("01-020", groups[0].pk, "Lê Thị Bẩy", "hẻm 12A", phone="")
    done = actions.correct(by=tu, household_id=first.pk, facts=facts, edition=first.edition)
    assert done.edition == first.edition + 1
    assert ("01-020", "Lê Thị Bẩy") in names(ward.commune, BEGAN)
    assert Line.objects.filter(household=first).count() == 1
    assert queries.find(tu, "01-020 bay", day=DAY)[0].id == first.pk
    assert Entry.objects.filter(what="households.correct").count() == 1
    with pytest.raises(ValidationError, match="đã được người khác cập nhật"):
        actions.correct(by=tu, household_id=first.pk, facts=facts, edition=first.edition)


def test_a_number_of_another_is_no_correction(homes, tu: Actor, groups) -> None:
    with pytest.raises(ValidationError, match="Ngô Văn Chín"):
        actions.correct(by=tu, household_id=homes[0].pk, facts=Facts("01-010", groups[0].pk, "Lê Thị Bảy"))


def test_another_represents_from_a_day_and_the_days_before_read_as_before(homes, tu: Actor, ward) -> None:
    before = queries.on(ward.commune, DAY - timedelta(1))
    actions.represent(by=tu, household_id=homes[0].pk, representative="Lê Văn Út", day=DAY)
    assert queries.on(ward.commune, DAY - timedelta(1)) == before
    assert ("01-002", "Lê Văn Út") in names(ward.commune, DAY)
    assert ("01-002", "Lê Thị Bảy") not in names(ward.commune, DAY)
    with pytest.raises(ValidationError, match="phải sau ngày ấy"):
        actions.represent(by=tu, household_id=homes[0].pk, representative="Lê Văn Ba", day=DAY)
    with pytest.raises(ValidationError, match="không có gì thay đổi"):
        actions.represent(by=tu, household_id=homes[0].pk, representative="Lê Văn Út", day=DAY + timedelta(1))
    entry = Entry.objects.get(what="households.represent")
    assert "Út" not in f"{entry.after}{entry.before}"


def test_a_household_written_by_mistake_is_struck_out_unless_something_stands_on_it(
    homes, tu: Actor, ward, monkeypatch
) -> None:
    stood = {homes[0].pk}
    holder = lambda commune, ids: "cuộc biểu quyết Hẻm 12" if ids & stood else None  # noqa: E731
    monkeypatch.setattr(holders, "HOLDERS", [holder])
    with pytest.raises(Refused, match="đang có trong cuộc biểu quyết Hẻm 12"):
        actions.strike(by=tu, household_id=homes[0].pk)
    actions.strike(by=tu, household_id=homes[1].pk)
    assert not Household.objects.filter(pk=homes[1].pk).exists()
    assert len(queries.on(ward.commune, DAY)) == 4
    assert Entry.objects.filter(what="households.strike").count() == 1


def test_heads_keep_only_their_own_group(homes, ba: Actor, tam: Actor, groups) -> None:
    made = actions.add(by=ba, facts=Facts("01-050", groups[0].pk, "Cao Văn Tý"), day=DAY)
    assert made.group_id == groups[0].pk
    with pytest.raises(Refused, match="mình phụ trách"):
        actions.add(by=tam, facts=Facts("01-051", groups[0].pk, "Cao Văn Sửu"), day=DAY)
    with pytest.raises(Refused):
        actions.correct(by=tam, household_id=made.pk, facts=Facts("01-050", groups[0].pk, "Cao Văn Dần"))
    with pytest.raises(Refused):
        actions.represent(by=tam, household_id=made.pk, representative="Cao Văn Dần", day=date(2026, 4, 1))


@pytest.mark.parametrize("who", ["mai", "lua", "hung", "binh", "an", "lan", "visitor"])
def test_nobody_else_writes(request, who, groups, today) -> None:
    with pytest.raises(Refused):
        actions.add(by=request.getfixturevalue(who), facts=Facts("1", groups[0].pk, "Lê Thị Bảy"), day=DAY)


def test_an_official_of_another_commune_touches_nothing(homes, khanh: Actor) -> None:
    khanh.post.powers = ["households.read", "households.write"]
    with pytest.raises(Refused, match="đơn vị hành chính khác"):
        actions.represent(by=khanh, household_id=homes[0].pk, representative="Ai Đó", day=DAY)
