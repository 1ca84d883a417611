"""The page that gives the clauses of a paper: suggestions, all at once or one by one, and nothing typed is lost."""

from __future__ import annotations

import pytest
from django.urls import reverse

from dinh.office.tasks.models import Task
from dinh.office.tasks.tests.build import MEDIATION, REPORTS, at, registered_paper


@pytest.fixture(autouse=True)
def _a_saturday_in_november():
    with at(21):
        yield


@pytest.fixture
def paper(ward):
    return registered_paper(ward, [REPORTS, MEDIATION, {"cooperating": ["Mặt trận Tổ quốc phường"]}])


def page(paper):
    return reverse("tasks:assign", args=[paper.ref])


def row(clause, **changes):
    """What the browser sends for one row."""
    typed = {"keep": "give", "title": "Việc", "lead": "", "rhythm": "once", "days": "", "reason": "", **changes}
    return {f"c{clause.pk}-{name}": value for name, value in typed.items()}


def test_a_row_is_filled_with_what_the_paper_says(client, ward, lua, paper):
    client.force_login(lua.user)

    forms = client.get(page(paper)).context["forms"]

    assert forms[0]["days"].value() == "trước 10/6 (Báo cáo 6 tháng); trước 10/12 (Báo cáo năm)"
    assert forms[0]["rhythm"].value() == "yearly"
    assert forms[0]["lead"].value() == str(ward.bodies["UBND"].pk)
    assert forms[1]["title"].value() == "Kiện toàn các tổ hòa giải"
    assert forms[1]["days"].value() == "1/12/2026"
    assert forms[2]["lead"].value() == ""
    assert forms[2]["cooperating"].value() == [str(ward.bodies["MTTQ-BTT"].pk)]


def test_a_body_matched_only_in_part_is_to_be_checked(client, ward, lua):
    client.force_login(lua.user)
    paper = registered_paper(ward, [{"agency": "Ủy ban kiểm tra Đảng ủy"}, MEDIATION])

    near, exact = client.get(page(paper)).context["forms"]

    assert "Văn bản ghi “Ủy ban kiểm tra Đảng ủy”" in near.fields["lead"].help_text
    assert not exact.fields["lead"].help_text


def test_all_rows_are_given_at_once(client, ward, lua, paper):
    client.force_login(lua.user)
    first, second, third = paper.clauses.all()
    ubnd, front = (ward.bodies[symbol].pk for symbol in ("UBND", "MTTQ-BTT"))
    typed = {
        **row(
            first, lead=ubnd, rhythm="yearly", days="trước 10/6; trước 10/12", also=[front, ubnd], cooperating=[front]
        ),
        **row(second, lead=ubnd, days="1/12/2026"),
        **row(third, keep="leave", reason="Đã làm xong"),
    }

    response = client.post(page(paper), typed, follow=True)

    assert response.redirect_chain == [(reverse("tasks:coverage", args=[paper.ref]), 302)]
    assert "Đã giao 3 nhiệm vụ; không giao 1 mục." in response.content.decode()
    assert sorted(Task.objects.values_list("lead", flat=True)) == sorted([ubnd, ubnd, front])
    assert Task.objects.filter(lead=front).get().cooperating.count() == 0


def test_a_wrong_row_stops_all_and_what_was_typed_stays(client, ward, lua, paper):
    client.force_login(lua.user)
    first, second, third = paper.clauses.all()
    typed = {
        **row(first, lead=ward.bodies["UBND"].pk, title="Gửi báo cáo định kỳ"), **row(second, lead="", days="cuối năm"),
        **row(third, keep="leave"),
    }  # fmt: skip

    response = client.post(page(paper), typed)

    html = response.content.decode()
    assert response.status_code == 200
    assert not Task.objects.exists()
    assert "2 mục cần xem lại" in html
    assert 'value="Gửi báo cáo định kỳ"' in html
    assert 'value="cuối năm"' in html
    for said in ("không đọc được “cuối năm”", "Chủ trì: hãy chọn đơn vị", "Lý do: hãy nêu vì sao không giao"):
        assert said in html


def test_one_row_alone_is_given_and_the_others_keep_what_was_typed(client, ward, lua, paper):
    client.force_login(lua.user)
    first, second, third = paper.clauses.all()
    typed = {
        **row(first, title="Đang gõ dở"), **row(second, lead=ward.bodies["UBND"].pk), **row(third), "only": second.pk,
    }  # fmt: skip

    response = client.post(page(paper), typed)

    html = response.content.decode()
    assert Task.objects.get().clause == second
    assert [form.clause for form in response.context["forms"]] == [first, third]
    assert 'value="Đang gõ dở"' in html
    assert "Chủ trì: hãy chọn" not in html


def test_pressing_twice_gives_once(client, ward, lua, paper):
    client.force_login(lua.user)
    second = paper.clauses.all()[1]
    typed = {**row(second, lead=ward.bodies["UBND"].pk), "only": second.pk}

    client.post(page(paper), typed)
    again = client.post(page(paper), typed)

    assert Task.objects.count() == 1
    assert "không còn gì để giao" in again.content.decode()


def test_a_body_that_does_not_exist_is_no_choice(client, lua, paper):
    client.force_login(lua.user)
    second = paper.clauses.all()[1]

    response = client.post(page(paper), {**row(second, lead="999999"), "only": second.pk})

    assert response.context["wrong"] == 1
    assert not Task.objects.exists()


def test_a_paper_with_nothing_left_says_so(client, ward, lua):
    client.force_login(lua.user)

    html = client.get(page(registered_paper(ward, []))).content.decode()

    assert "đã được giao hoặc bỏ qua" in html


@pytest.mark.usefixtures("quiet_menu")
def test_many_rows_ask_the_database_no_more_than_few(client, ward, lua, django_assert_max_num_queries):
    client.force_login(lua.user)
    paper = registered_paper(ward, [REPORTS] * 20)
    client.get(page(paper))

    with django_assert_max_num_queries(14):
        client.get(page(paper))


@pytest.mark.parametrize(("who", "status"), [("hung", 200), ("tu", 403), ("mai", 403), ("an", 403), ("lan", 403)])
def test_only_posts_that_assign_see_the_page(client, paper, request, who, status):
    client.force_login(request.getfixturevalue(who).user)
    assert client.get(page(paper)).status_code == status


def test_a_visitor_is_asked_to_sign_in_and_a_neighbour_finds_nothing(client, paper, khanh):
    assert client.get(page(paper)).status_code == 302
    client.force_login(khanh.user)
    assert client.get(page(paper), headers={"host": "benthuong.example"}).status_code == 404


def test_a_task_by_hand_is_given_on_its_own_page(client, ward, lua):
    client.force_login(lua.user)
    paper = registered_paper(ward, [])
    typed = {
        "title": "Lắp bảng tin tổ 2",
        "text": "",
        "lead": ward.bodies["UBND"].pk,
        "rhythm": "once",
        "days": "15/12/2026",
    }

    wrong = client.post(reverse("tasks:new"), {**typed, "paper": "VB-KHONG-CO"})
    right = client.post(reverse("tasks:new"), {**typed, "paper": paper.ref.lower()})

    assert "Không có văn bản mang mã" in wrong.content.decode()
    assert 'value="Lắp bảng tin tổ 2"' in wrong.content.decode()
    task = Task.objects.get()
    assert right["Location"] == reverse("tasks:task", args=[task.ref])
    assert task.paper == paper
