from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.ground.places import actions
from dinh.ground.places.actions import NewGroup
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.places.queries import groups_on

DAY = date(2026, 7, 1)
BEFORE = date(2026, 6, 30)
NEW = {"code": "to-4", "name": "4", "label": "tổ dân phố", "households": 80, "valid_from": DAY}


def names(day: date) -> list[str]:
    return [group.name for group in groups_on(day)]


def group(name: str) -> ResidentialGroup:
    return ResidentialGroup.objects.get(name=name)


@pytest.fixture(autouse=True)
def _ward(ward) -> None:
    """Every test stands in phường Đình Minh, with its groups 1, 2 and 3."""


def test_a_manager_adds_a_group_from_a_day(an):
    actions.add_group(by=an, fields=NEW, ground="NQ 3/NQ-HĐND")
    assert names(BEFORE) == ["1", "2", "3"]
    assert names(DAY) == ["1", "2", "3", "4"]
    assert Entry.objects.get().ground == "NQ 3/NQ-HĐND"


def test_a_code_in_use_is_not_given_twice(an):
    with pytest.raises(ValidationError, match="đang dùng cho đơn vị khác"):
        actions.add_group(by=an, fields={**NEW, "code": "to-1"})


def test_a_new_name_begins_on_its_day_and_the_old_one_stays_for_old_matters(an):
    actions.rename_group(by=an, group_id=group("1").pk, name="Bến Đình", day=DAY)
    assert names(BEFORE) == ["1", "2", "3"]
    assert sorted(names(DAY)) == ["2", "3", "Bến Đình"]
    assert list(group("Bến Đình").came_from.all()) == [group("1")]
    assert group("Bến Đình").code == "to-1"


def test_a_merger_ends_its_parts_and_remembers_them(an):
    ids = [group("1").pk, group("2").pk]
    merged = actions.merge_groups(by=an, group_ids=ids, into=NewGroup("to-hop-nhat", "Hợp Nhất", 203), day=DAY)
    assert names(BEFORE) == ["1", "2", "3"]
    assert sorted(names(DAY)) == ["3", "Hợp Nhất"]
    assert {old.name for old in merged.came_from.all()} == {"1", "2"}
    assert Entry.objects.get().before == {"groups": ["Tổ dân phố 1", "Tổ dân phố 2"]}


def test_a_merger_may_keep_the_code_of_one_of_its_parts(an):
    ids = [group("1").pk, group("2").pk]
    assert actions.merge_groups(by=an, group_ids=ids, into=NewGroup("to-1", "1", 203), day=DAY).code == "to-1"


def test_a_split_must_account_for_every_household(an):
    whole = group("1")  # 101 households
    with pytest.raises(ValidationError, match="Tổng số hộ các phần là 100, khác 101"):
        actions.split_group(by=an, group_id=whole.pk, parts=[NewGroup("a", "1A", 60), NewGroup("b", "1B", 40)], day=DAY)
    assert names(DAY) == ["1", "2", "3"]

    parts = [NewGroup("to-1a", "1A", 60), NewGroup("to-1b", "1B", 41)]
    actions.split_group(by=an, group_id=whole.pk, parts=parts, day=DAY)
    assert sorted(names(DAY)) == ["1A", "1B", "2", "3"]
    assert {new.name for new in whole.became.all()} == {"1A", "1B"}


def test_when_the_second_part_of_a_split_fails_nothing_is_split(an):
    parts = [NewGroup("to-1a", "1A", 60), NewGroup("to-2", "1B", 41)]
    with pytest.raises(ValidationError, match="đang dùng"):
        actions.split_group(by=an, group_id=group("1").pk, parts=parts, day=DAY)
    assert names(DAY) == ["1", "2", "3"]
    assert not Entry.objects.exists()


@pytest.mark.parametrize("ids", [[], ["1"], ["1", "1"]])
def test_a_merger_needs_two(an, ids):
    with pytest.raises(ValidationError, match="ít nhất hai"):
        actions.merge_groups(by=an, group_ids=[group(n).pk for n in ids], into=NewGroup("x", "X", 1), day=DAY)


def test_a_group_that_ended_cannot_change_again(an):
    actions.rename_group(by=an, group_id=group("1").pk, name="Bến Đình", day=DAY)
    with pytest.raises(ValidationError, match="đã kết thúc ngày 01/07/2026"):
        actions.rename_group(by=an, group_id=group("1").pk, name="Khác", day=date(2026, 9, 1))


def test_a_change_cannot_begin_with_the_group_itself(an):
    with pytest.raises(ValidationError, match="thay đổi phải có hiệu lực sau"):
        actions.rename_group(by=an, group_id=group("1").pk, name="Khác", day=date(2025, 7, 1))


def test_counting_households_anew_makes_no_new_group(an):
    actions.edit_group(by=an, group_id=group("1").pk, households=99, meeting_place="Nhà văn hóa tổ 1", label="khu phố")
    assert (group("1").households, str(group("1"))) == (99, "Khu phố 1")
    assert Entry.objects.get().before["households"] == 101


@pytest.mark.parametrize("who", ["lua", "hung", "lan", "visitor", "khanh"])
def test_only_a_manager_of_this_commune_changes_groups(request, ward, who):
    person = request.getfixturevalue(who)
    pk = group("1").pk
    with pytest.raises(Refused):
        actions.edit_group(by=person, group_id=pk, households=1, meeting_place="", label="thôn")
    with pytest.raises(Refused):
        actions.rename_group(by=person, group_id=pk, name="X", day=DAY)
    with pytest.raises(Refused):
        actions.split_group(by=person, group_id=pk, parts=[NewGroup("a", "A", 1), NewGroup("b", "B", 100)], day=DAY)


@time_machine.travel("2026-11-21")
def test_the_pages_rename_merge_split_and_show_the_history(client, an):
    client.force_login(an.user)
    base = "/ban-lam-viec/don-vi/thon-to/"
    one, two, three = (group(name).pk for name in "123")

    done = client.post(f"{base}{one}/doi-ten/", {"name": "Bến Đình", "day": "2026-08-01", "ground": "NQ 3"})
    assert done.status_code == 302
    merged = {"groups": [two, three], "name": "Cây Đa", "households": 205, "day": "2026-08-01"}
    assert client.post(f"{base}sap-nhap/", merged).status_code == 302
    parts = {
        "part-TOTAL_FORMS": 2, "part-INITIAL_FORMS": 0, "part-0-name": "Đa Thượng", "part-0-households": 100,
        "part-1-name": "Đa Hạ", "part-1-households": 105, "day": "2026-09-01",
    }  # fmt: skip
    assert client.post(f"{base}{group('Cây Đa').pk}/chia/", parts).status_code == 302

    assert sorted(names(date(2026, 11, 21))) == ["Bến Đình", "Đa Hạ", "Đa Thượng"]
    history = client.get(f"{base}lich-su/").content.decode()
    assert "Tổ dân phố Đa Thượng" in history
    assert "Tổ dân phố 2, Tổ dân phố 3" in history


@time_machine.travel("2026-11-21")
def test_groups_come_from_a_table_by_way_of_a_dry_run(client, an):
    client.force_login(an.user)
    table = SimpleUploadedFile("to.csv", "Tên,Số hộ\n4,80\n5,x\n1,3\n".encode())
    page = client.post("/ban-lam-viec/don-vi/thon-to/nhap/", {"file": table}).content.decode()
    assert "Sẽ thêm mới" in page
    assert "Số hộ: " in page

    rows = '[[2, {"name": "4", "households": "80"}], [3, {"name": "5", "households": "70"}]]'
    assert client.post("/ban-lam-viec/don-vi/thon-to/nhap/", {"rows": rows, "confirm": "1"}).status_code == 302
    assert sorted(names(date(2026, 11, 21))) == ["1", "2", "3", "4", "5"]


def test_the_list_of_groups_asks_few_queries(client, an, django_assert_max_num_queries):
    client.force_login(an.user)
    with django_assert_max_num_queries(12):
        page = client.get("/ban-lam-viec/don-vi/thon-to/").content.decode()
    assert "3 đơn vị, 306 hộ" in page
