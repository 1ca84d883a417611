"""The lists: late first, narrowed by filters, carried away as files, and cheap however long."""

from __future__ import annotations

import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from dinh.office.tasks import actions, queries
from dinh.office.tasks.tests.build import at, give, registered_paper, reported


@pytest.fixture(autouse=True)
def _a_saturday_in_november():
    with at(21):
        yield


@pytest.fixture
def tasks(ward, lua, tu, hung):
    """Late, soon, later, without a day, waiting to be judged, accepted, ended: one of each, all led by the UBND."""
    ubnd = ward.bodies["UBND"]
    days = {
        "trễ": "10/11/2026",
        "sắp": "25/11/2026",
        "xa": "31/12/2026",
        "không hạn": "",
        "chờ": "30/11/2026",
        "xong": "2/11/2026",
    }
    made = {name: give(lua, ubnd, day, title=f"Việc {name}") for name, day in days.items()}
    reported(tu, made["chờ"])
    actions.accept(by=hung, turn=reported(tu, made["xong"]))
    made["thôi"] = give(lua, ubnd, "1/11/2026", title="Việc thôi")
    actions.end_task(by=lua, task=made["thôi"], reason="Dừng")
    return made


def titles(response):
    return [line.turn.task.title.removeprefix("Việc ") for line in response.context["lines"]]


def listed(client, who, **query):
    client.force_login(who.user)
    return client.get(reverse("tasks:list"), query)


def test_late_comes_first_then_soon_then_the_rest_then_what_waits_to_be_judged(client, tu, tasks):
    assert titles(listed(client, tu)) == ["trễ", "sắp", "xa", "không hạn", "chờ"]


@pytest.mark.parametrize(
    ("state", "names"),
    [
        ("late", ["trễ"]), ("soon", ["sắp"]), ("reported", ["chờ"]), ("no_day", ["không hạn"]), ("accepted", ["xong"]),
        ("ended", ["thôi"]), ("returned", []), ("all", ["trễ", "sắp", "xa", "không hạn", "chờ", "xong", "thôi"]),
    ],
)  # fmt: skip
def test_a_list_is_narrowed_by_state(client, tu, tasks, state, names):
    assert titles(listed(client, tu, trang_thai=state)) == names


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({"q": "viec KHONG han"}, ["không hạn"]),
        ({"tu": "2026-11-20", "den": "2026-11-26"}, ["sắp"]),
        ({"q": "không có chữ này"}, []),
        ({"trang_thai": "bịa", "tu": "hôm qua"}, ["trễ", "sắp", "xa", "không hạn", "chờ"]),
    ],
    ids=["words without marks", "days", "nothing", "nonsense narrows nothing"],
)
def test_a_list_is_narrowed_by_words_and_days(client, tu, tasks, query, names):
    assert titles(listed(client, tu, **query)) == names


def test_a_list_is_narrowed_by_a_body_that_leads_or_co_operates(client, ward, lua, tu, tasks):
    front = ward.bodies["MTTQ-BTT"]
    give(lua, front, title="Việc chủ trì")
    give(lua, ward.bodies["UBND"], title="Việc phối hợp", cooperating=(front,))

    assert titles(listed(client, tu, don_vi=front.pk)) == ["chủ trì", "phối hợp"]


def test_my_list_holds_my_bodys_work_and_can_hold_my_posts_alone(client, ward, lua, tu, mai, tasks):
    give(lua, ward.bodies["UBND"], title="Việc riêng", owner=tu.post)
    client.force_login(tu.user)
    everything = client.get(reverse("tasks:mine"))
    mine = client.get(reverse("tasks:mine"), {"cua": "toi"})
    client.force_login(mai.user)

    assert titles(everything) == ["trễ", "sắp", "xa", "không hạn", "riêng", "chờ"]
    assert titles(mine) == ["riêng"]
    assert "Không có việc nào đang chờ" in client.get(reverse("tasks:mine")).content.decode()


def test_my_list_holds_of_a_returning_duty_only_what_is_at_hand(client, ward, lua, tu):
    give(lua, ward.bodies["UBND"], "5", "monthly", title="Việc tháng")
    give(lua, ward.bodies["UBND"], "trước 10/6", "yearly", title="Việc năm")
    client.force_login(tu.user)

    lines = client.get(reverse("tasks:mine")).context["lines"]

    assert [(line.turn.task.title, line.turn.first_due.month) for line in lines] == [
        ("Việc tháng", 12),
        ("Việc năm", 6),
    ]
    assert queries.mine(tu).count() == 13


def test_an_empty_list_says_what_to_do_next(client, tu):
    assert "Chưa có nhiệm vụ nào đang làm" in listed(client, tu).content.decode()
    assert "Không có nhiệm vụ nào hợp" in listed(client, tu, q="abc").content.decode()


def sheet(response):
    return list(load_workbook(io.BytesIO(response.content)).active.values)


def test_the_file_carries_all_rows_with_the_filters_of_the_page(client, ward, lua, tu):
    for number in range(30):
        give(lua, ward.bodies["UBND"], "trước 15/12/2026", title=f"Việc {number}")
    client.force_login(tu.user)

    rows = sheet(client.get(reverse("tasks:list"), {"xuat": "xlsx", "don_vi": ward.bodies["UBND"].pk}))

    assert len(rows) == 31
    assert rows[0][:2] == ("Mã", "Việc")
    assert rows[1][6] == "trước ngày 15/12/2026"


def test_a_formula_typed_as_a_title_is_only_text_in_the_file(client, ward, lua, tu):
    give(lua, ward.bodies["UBND"], title='=HYPERLINK("http://x.example","Bấm")')
    client.force_login(tu.user)

    assert sheet(client.get(reverse("tasks:list"), {"xuat": "xlsx"}))[1][1].startswith("'=HYPERLINK")


@pytest.mark.parametrize("name", ["list", "mine", "bodies", "papers", "weeks"])
def test_every_list_goes_to_a_file_and_to_paper(client, ward, lua, tu, tasks, name):
    client.force_login(tu.user)
    url = reverse(f"tasks:{name}")

    assert client.get(url, {"xuat": "xlsx"}).content[:2] == b"PK"
    assert "Ctrl + P" in client.get(url, {"xuat": "in"}).content.decode()
    assert client.get(url).status_code == 200


@pytest.mark.usefixtures("quiet_menu")
@pytest.mark.parametrize("name", ["list", "mine", "bodies", "papers", "weeks", "judging"])
def test_lists_ask_as_much_for_forty_rows_as_for_four(client, ward, lua, hung, tu, django_assert_max_num_queries, name):
    paper = registered_paper(ward, [])
    for number in range(40):
        order = actions.Order(f"Việc {number}", ward.bodies["UBND"])
        task = actions.assign(by=lua, order=order, paper=paper)
        if number % 2:
            reported(tu, task)
    client.force_login(hung.user)
    client.get(reverse(f"tasks:{name}"))
    with django_assert_max_num_queries(14):
        client.get(reverse(f"tasks:{name}"))


@pytest.mark.parametrize("who", ["an", "lan"])
@pytest.mark.parametrize(
    "name", ["list", "mine", "bodies", "papers", "weeks", "judging", "hand_overs", "hand_over", "new"]
)
def test_without_the_power_to_read_no_list_opens(client, request, who, name):
    client.force_login(request.getfixturevalue(who).user)
    assert client.get(reverse(f"tasks:{name}")).status_code == 403


def test_a_neighbour_sees_their_own_empty_lists_and_not_ours(client, khanh, tasks):
    client.force_login(khanh.user)
    response = client.get(reverse("tasks:list"), {"trang_thai": "all"}, headers={"host": "benthuong.example"})
    assert titles(response) == []


def test_bodies_are_counted_and_the_share_is_of_what_has_fallen_due(ward, lua, tu, hung, tasks):
    from datetime import date

    load = queries.loads(date(2026, 11, 21), [ward.bodies["UBND"], ward.bodies["ĐU"]])[0]

    assert (load.open, load.late, load.soon, load.reported, load.accepted) == (5, 1, 1, 1, 1)
    assert (load.on_time, load.fallen_due) == (
        0,
        3,
    )  # the accepted one was reported after its day; the ended one fell due before
