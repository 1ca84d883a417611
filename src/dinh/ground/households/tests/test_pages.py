"""The pages: what each person sees, filters, forms that keep what was typed, prints, exports."""

from __future__ import annotations

import io
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django_scopes import scope
from openpyxl import load_workbook

from dinh.ground.actor import Actor
from dinh.ground.households import actions, queries
from dinh.ground.households.models import Household

DAY = date(2026, 3, 1)


@pytest.fixture
def at(client: Client):
    """The desk as someone: `at(tu)` signs in and gives a function from url name to the answer."""

    def sign_in(who: Actor) -> Client:
        client.force_login(who.user)
        return client

    return sign_in


def body(response) -> str:
    return response.content.decode()


def test_the_clerk_sees_everyone_with_telephones(at, tu, homes) -> None:
    page = body(at(tu).get(reverse("households:list")))
    for name in ("Lê Thị Bảy", "Phạm Văn Hai", "0905 111 222"):
        assert name in page
    assert page.index("01-001") < page.index("01-002") < page.index("01-010") < page.index("02-001")


def test_a_head_sees_only_their_group(at, tam, homes) -> None:
    page = body(at(tam).get(reverse("households:list")))
    assert "Phạm Văn Hai" in page
    assert "Lê Thị Bảy" not in page
    assert at(tam).get(reverse("households:household", args=[homes[0].pk])).status_code == 403
    assert at(tam).get(reverse("households:household", args=[homes[4].pk])).status_code == 200
    group = homes[0].group_id
    assert "Lê Thị Bảy" not in body(at(tam).get(reverse("households:list"), {"to": group}))
    assert at(tam).get(reverse("households:print", args=[group])).status_code == 403
    sheet = load_workbook(io.BytesIO(at(tam).get(reverse("households:export")).content)).active
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == ["02-001"]


def test_who_only_reads_sees_no_telephone(at, mai, homes) -> None:
    mai.post.powers = ["households.read"]
    mai.post.save()
    client = at(mai)
    for url in (reverse("households:list"), reverse("households:household", args=[homes[0].pk])):
        page = body(client.get(url))
        assert "Lê Thị Bảy" in page
        assert "0905" not in page
    values = load_workbook(io.BytesIO(client.get(reverse("households:export")).content)).active.values
    assert not any("0905" in str(cell) for row in values for cell in row)
    assert client.get(reverse("households:add")).status_code == 403


@pytest.mark.parametrize("who", ["mai", "lua", "hung", "binh", "an", "lan"])
def test_nobody_else_reads(request, at, homes, who) -> None:
    client = at(request.getfixturevalue(who))
    for name in ("list", "export", "groups", "import"):
        assert client.get(reverse(f"households:{name}")).status_code == 403


def test_an_official_of_another_commune_finds_nothing(at, khanh, homes) -> None:
    khanh.post.powers = ["households.read", "households.write"]
    with scope(commune=khanh.commune):
        khanh.post.save()
    answer = at(khanh).get(reverse("households:household", args=[homes[0].pk]), headers={"host": "benthuong.example"})
    assert answer.status_code == 404
    page = body(at(khanh).get(reverse("households:list"), headers={"host": "benthuong.example"}))
    assert "Bảy" not in page


def test_filters_find_folded_words_and_states(at, tu, homes) -> None:
    actions.leave(by=tu, household_id=homes[1].pk, day=DAY)
    actions.end(by=tu, household_id=homes[3].pk, day=DAY, why="moved")
    client, url = at(tu), reverse("households:list")

    def numbers(**query) -> list[str]:
        return [row.line.household.number for row in client.get(url, query).context["rows"]]

    assert numbers(q="thi bay") == ["01-002"]
    assert numbers(q="dinh lang") == ["01-001"]
    assert numbers(q="khong ai") == []
    assert numbers(tinh_trang="vang") == ["01-010"]
    assert numbers(tinh_trang="khong-lien-lac") == ["01-001", "01-010", "02-001"]
    assert numbers(tinh_trang="ra-khoi-so") == ["01-003"]
    assert "01-003" in numbers(ngay=(DAY - timedelta(1)).isoformat())
    assert "01-003" not in numbers()
    assert numbers(ngay="2024-01-01") == []
    assert len(numbers(ngay="khong phai ngay", to="x")) == 4


def test_pages_follow_one_another(at, tu, adding) -> None:
    for number in range(60):
        adding(f"{number:03d}", f"Lê Văn {number}")
    client, url = at(tu), reverse("households:list")
    assert "Dòng 1–50" in body(client.get(url))
    assert "Dòng 51–60" in body(client.get(url, {"page": 2}))


def test_adding_begins_with_the_group_and_offers_its_next_number(at, tu, homes) -> None:
    client, url = at(tu), reverse("households:add")
    assert "Thêm hộ vào thôn, tổ nào?" in body(client.get(url))
    group = homes[0].group_id
    form = client.get(url, {"to": group}).context["form"]
    assert form.initial["number"] == "01-011"
    sent = {"group": group, "number": "01-011", "representative": "", "address": "hẻm 20", "day": "2026-11-01"}
    refused = client.post(url, sent)
    assert refused.status_code == 400
    assert "hẻm 20" in body(refused)
    answer = client.post(url, sent | {"representative": "Cao Văn Tý"})
    home = Household.objects.get(number="01-011")
    assert answer["Location"] == reverse("households:household", args=[home.pk])


def test_a_head_adds_without_choosing(at, ba, homes) -> None:
    form = at(ba).get(reverse("households:add")).context["form"]
    assert form.initial["number"] == "01-011"
    assert len(form.fields["group"].choices) == 1


@pytest.mark.parametrize(
    ("slug", "sent", "words"),
    [
        ("dai-dien", {"representative": "Lê Văn Út", "day": "2026-03-01"}, "Lê Thị Bảy → Lê Văn Út"),
        ("vang", {"day": "2026-03-01"}, "Vắng mặt"),
        ("ra-khoi-so", {"why": "moved", "day": "2026-03-01"}, "Ra khỏi sổ: chuyển đi nơi khác"),
    ],
)
def test_acts_have_their_pages(at, tu, homes, slug, sent, words) -> None:
    client, home = at(tu), homes[0]
    url = reverse("households:act", args=[home.pk, slug])
    assert client.get(url).status_code == 200
    assert client.post(url, sent | {"day": "2030-01-01"}).status_code == 400
    assert client.post(url, sent | {"edition": home.edition}).status_code == 302
    assert words in body(client.get(reverse("households:household", args=[home.pk])))


def test_acts_that_do_not_fit_are_not_offered(at, tu, ba, homes) -> None:
    page = body(at(tu).get(reverse("households:household", args=[homes[0].pk])))
    assert "Chuyển sang thôn, tổ khác" in page
    assert "Ghi về lại" not in page
    page = body(at(ba).get(reverse("households:household", args=[homes[0].pk])))
    assert "Chuyển sang thôn, tổ khác" not in page
    assert at(ba).get(reverse("households:act", args=[homes[0].pk, "chuyen"])).status_code == 403
    assert at(tu).get(reverse("households:act", args=[homes[0].pk, "khong-co"])).status_code == 404


def test_coming_back_reopening_and_striking(at, tu, homes, groups) -> None:
    client, home = at(tu), homes[0]
    actions.leave(by=tu, household_id=home.pk, day=DAY)
    assert client.post(reverse("households:act", args=[home.pk, "ve"]), {"day": "2026-04-01"}).status_code == 302
    actions.end(by=tu, household_id=home.pk, day=date(2026, 5, 1), why="moved")
    assert client.post(reverse("households:act", args=[home.pk, "mo-lai"])).status_code == 302
    assert Household.objects.get(pk=home.pk).valid_to is None
    moved = {"group": groups[2].pk, "address": "số 1", "day": "2026-06-01"}
    assert client.post(reverse("households:act", args=[home.pk, "chuyen"]), moved).status_code == 302
    assert Household.objects.get(pk=home.pk).group_id == groups[2].pk
    answer = client.post(reverse("households:act", args=[home.pk, "xoa"]))
    assert answer["Location"] == reverse("households:list")
    assert not Household.objects.filter(pk=home.pk).exists()


def test_splitting_is_checked_before_it_is_done(at, tu, homes, ward) -> None:
    client, home = at(tu), homes[0]
    url = reverse("households:split", args=[home.pk])
    assert len(client.get(url, {"phan": "3"}).context["parts"].forms) == 3
    sent = {
        "ho-TOTAL_FORMS": 2, "ho-INITIAL_FORMS": 2, "day": "2026-03-01", "edition": home.edition,
        "ho-0-number": "01-002", "ho-0-representative": "Lê Thị Bảy", "ho-1-number": "01-011",
        "ho-1-representative": "Lê Văn Út",
    }  # fmt: skip
    checking = client.post(url, sent)
    assert checking.status_code == 200
    assert "Xem lại rồi ghi" in body(checking)
    assert Household.objects.filter(valid_to=None).count() == 5
    assert client.post(url, sent | {"confirm": "1", "ho-1-number": "01-010"}).status_code == 400
    assert "Lê Văn Út" in body(client.post(url, sent | {"back": "1"}))
    assert client.post(url, sent | {"confirm": "1"}).status_code == 302
    assert len(queries.on(ward.commune, DAY)) == 6


def test_merging_is_checked_before_it_is_done(at, tu, homes, ward) -> None:
    client, url = at(tu), reverse("households:merge")
    assert client.get(url, {"ho": homes[0].pk}).context["form"].initial["numbers"] == "01-002, "
    sent = {"numbers": "01-002, 01-999", "number": "01-002", "representative": "Lê Thị Bảy", "day": "2026-03-01"}
    assert "Trong sổ không có hộ số 01-999" in body(client.post(url, sent))
    sent["numbers"] = "01-002; 01-010"
    assert "Xem lại rồi ghi" in body(client.post(url, sent))
    assert client.post(url, sent | {"confirm": "1"}).status_code == 302
    assert len(queries.on(ward.commune, DAY)) == 4


def test_a_head_does_not_merge_households_of_another_group(at, tam, homes) -> None:
    sent = {"numbers": "01-002, 02-001", "number": "02-001", "representative": "A", "day": "2026-03-01"}
    assert at(tam).post(reverse("households:merge"), sent).status_code == 403
    assert at(tam).get(reverse("households:merge"), {"ho": homes[0].pk}).status_code == 403


def test_counts_stand_beside_the_typed_number(at, tu, ba, homes) -> None:
    page = at(tu).get(reverse("households:groups"))
    assert [(row.counted, row.group.typed, row.differs) for row in page.context["rows"]] == [
        (4, 101, True), (1, 102, True), (0, 103, True),
    ]  # fmt: skip
    assert "sổ trống" in body(page)
    assert len(at(ba).get(reverse("households:groups")).context["rows"]) == 1


def test_a_list_to_sign_shows_no_telephone(at, ba, homes, groups) -> None:
    page = body(at(ba).get(reverse("households:print", args=[groups[0].pk])))
    assert "Ký tên" in page
    assert "Lê Thị Bảy" in page
    assert "0905" not in page
    assert at(ba).get(reverse("households:print", args=[999999])).status_code == 404


def test_today_names_empty_and_differing_registers(tu, tam, homes, today) -> None:
    from dinh.ground.households.room import _today

    titles = [item.title for item in _today(tu, today)]
    assert titles == [
        "Lập sổ hộ Tổ dân phố 3", "Sổ hộ Tổ dân phố 1 khác số hộ đã khai", "Sổ hộ Tổ dân phố 2 khác số hộ đã khai",
    ]  # fmt: skip
    assert [item.title for item in _today(tam, today)] == ["Sổ hộ Tổ dân phố 2 khác số hộ đã khai"]


def test_nothing_of_the_register_is_public(client, homes) -> None:
    for url in ("/", "/ban", "/biet", "/tim?q=Lê Thị Bảy", "/du-lieu"):
        assert "Lê Thị Bảy" not in body(client.get(url, follow=True)).replace('value="Lê Thị Bảy"', "").replace(
            "“Lê Thị Bảy”", ""
        )
