"""The pages of a task and its turns: what one may do, what one is told, and what happens on pressing."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from dinh.office.tasks import actions
from dinh.office.tasks.models import Evidence, HandOver
from dinh.office.tasks.tests.build import MEDIATION, at, give, only_turn, photo, registered_paper, reported


@pytest.fixture(autouse=True)
def _a_saturday_in_november():
    with at(21):
        yield


@pytest.fixture
def turn(ward, lua):
    return only_turn(give(lua, ward.bodies["UBND"], "trước 15/12/2026"))


def step(turn, name):
    return reverse("tasks:step", args=[turn.task.ref, turn.pk, name])


def picture():
    return SimpleUploadedFile("a.jpg", photo(), "image/jpeg")


def test_a_member_reports_with_two_photos_and_the_chair_accepts(client, turn, tu, hung):
    client.force_login(tu.user)
    done = client.post(
        step(turn, "bao-cao"),
        {"note": "Đã kiện toàn.", "uploads": [picture(), SimpleUploadedFile("b.jpg", photo("red"))]},
    )
    assert done["Location"] == reverse("tasks:task", args=[turn.task.ref]) + f"#ky-{turn.pk}"
    assert Evidence.objects.get().files.count() == 2

    client.force_login(hung.user)
    html = client.get(step(turn, "nghiem-thu")).content.decode()
    assert "Đã kiện toàn." in html
    file = Evidence.objects.get().files.first().file_id
    assert client.get(reverse("files:download", args=[file]) + "?xem")["Content-Type"] == "image/jpeg"
    client.post(step(turn, "nghiem-thu"), {"word": "Tốt"})

    turn.refresh_from_db()
    assert turn.state == "accepted"


def test_a_report_without_proof_comes_back_with_its_words(client, turn, tu):
    client.force_login(tu.user)

    html = client.post(step(turn, "bao-cao"), {"note": "Đã làm xong việc này."}).content.decode()

    assert "ít nhất một ảnh" in html
    assert "Đã làm xong việc này." in html
    assert not Evidence.objects.exists()


def test_a_paper_that_is_not_in_the_register_is_named(client, turn, tu):
    client.force_login(tu.user)

    html = client.post(step(turn, "bao-cao"), {"note": "Xong.", "paper": "vb-0000"}).content.decode()

    assert "VB-0000" in html


def test_who_may_not_sees_why_instead_of_the_form(client, turn, mai):
    client.force_login(mai.user)

    html = client.get(step(turn, "bao-cao")).content.decode()
    sent = client.post(step(turn, "bao-cao"), {"note": "Xong.", "uploads": picture()})

    assert "giao Ủy ban nhân dân phường Đình Minh chủ trì" in html
    assert "<textarea" not in html
    assert sent.status_code == 200
    assert not Evidence.objects.exists()


def test_one_press_starts_and_takes_a_report_back(client, turn, tu):
    client.force_login(tu.user)
    client.post(step(turn, "bat-dau"))
    turn.refresh_from_db()
    assert turn.state == "started"

    reported(tu, turn.task)
    client.post(step(turn, "rut-bao-cao"))
    turn.refresh_from_db()
    assert turn.state == "started"


@pytest.mark.parametrize(
    ("name", "typed", "state"),
    [("tra-lai", {"reason": "Thiếu ảnh"}, "returned"), ("nghiem-thu", {}, "accepted")],
)
def test_the_chair_judges(client, turn, tu, hung, name, typed, state):
    reported(tu, turn.task)
    client.force_login(hung.user)
    client.post(step(turn, name), typed)
    turn.refresh_from_db()
    assert turn.state == state


def test_a_due_day_is_put_off_and_both_days_are_on_the_page(client, turn, lua):
    client.force_login(lua.user)
    wrong = client.post(step(turn, "gia-han"), {"to_day": "2026-12-01", "reason": "Chờ"})
    client.post(step(turn, "gia-han"), {"to_day": "2026-12-31", "reason": "Chờ hướng dẫn"})
    html = client.get(reverse("tasks:task", args=[turn.task.ref])).content.decode()

    assert "phải sau hạn hiện nay (14/12/2026)" in wrong.content.decode()
    assert "gia hạn đến 31/12/2026" in html
    assert "Gia hạn từ 14/12/2026 đến 31/12/2026" in html


def test_the_page_answers_why_it_is_that_day(client, turn, tu):
    client.force_login(tu.user)

    html = client.get(reverse("tasks:task", args=[turn.task.ref])).content.decode()

    assert "trước ngày 15/12/2026" in html
    assert "Vì sao là ngày này?" in html
    assert "chậm nhất ngày liền trước" in html


def test_the_page_quotes_the_clause_and_leads_to_its_place(client, ward, lua, tu):
    paper = registered_paper(ward, [MEDIATION])
    clause = paper.clauses.get()
    order = actions.Order("Kiện toàn", ward.bodies["UBND"], clause.text)
    task = actions.assign_clause(by=lua, clause=clause, orders=[order])[0]
    client.force_login(tu.user)

    html = client.get(reverse("tasks:task", args=[task.ref])).content.decode()

    assert clause.text in html
    assert reverse("papers:paper", args=[paper.ref]) + "#muc-1" in html
    clause.start, clause.end = 10, 40
    clause.save()
    marked = client.get(reverse("tasks:task", args=[task.ref])).content.decode()
    assert reverse("papers:paper", args=[paper.ref]) + f"#m-{clause.pk}" in marked


def test_the_page_shows_only_the_steps_one_may_take(client, turn, tu, hung, mai):
    def steps(who):
        client.force_login(who.user)
        return [each.slug for each in client.get(reverse("tasks:task", args=[turn.task.ref])).context["turns"][0].steps]

    assert steps(tu) == ["bat-dau", "bao-cao", "nguoi-lam"]
    assert steps(mai) == []
    assert steps(hung) == ["gia-han"]
    reported(tu, turn.task)
    assert steps(tu) == ["rut-bao-cao", "nguoi-lam"]
    assert steps(hung) == ["nghiem-thu", "tra-lai"]


def test_ending_asks_first_and_can_be_taken_back(client, turn, lua):
    client.force_login(lua.user)
    url = reverse("tasks:end", args=[turn.task.ref])
    assert "Thôi giao nhiệm vụ này?" in client.get(url).content.decode()
    client.post(url, {"reason": "Dự án dừng", "confirm": "1"})
    turn.task.refresh_from_db()
    assert turn.task.end_reason == "Dự án dừng"

    client.post(reverse("tasks:resume", args=[turn.task.ref]))
    turn.task.refresh_from_db()
    assert turn.task.ended is None


def test_work_is_handed_over_on_a_page_and_its_record_downloads(client, ward, lua, tu):
    give(lua, ward.bodies["UBND"], owner=tu.post, title="Việc đang làm")
    heir = ward.official("binh", "Bình", "UBND", "Công chức Tư pháp", ["tasks.do"]).post
    client.force_login(lua.user)

    client.post(reverse("tasks:hand_over"), {"from_post": tu.post.pk, "to_post": heir.pk, "reason": "Nghỉ hưu"})

    passed = HandOver.objects.get()
    assert "Việc đang làm" in client.get(reverse("tasks:handed_over", args=[passed.pk])).content.decode()
    assert client.get(reverse("tasks:handed_over_docx", args=[passed.pk])).content[:2] == b"PK"
    assert "Công chức Tư pháp" in client.get(reverse("tasks:hand_overs")).content.decode()


def test_a_member_sees_only_the_posts_of_their_own_body_to_pass_work_between(client, tu, mai):
    client.force_login(tu.user)

    posts = client.get(reverse("tasks:hand_over")).context["form"].fields["from_post"].queryset

    assert [post.body for post in posts] == [tu.body]


@pytest.mark.parametrize("path", ["NV-0000-0000", "NV-0000-0000/ky/1/bao-cao", "theo-van-ban/VB-0000"])
def test_what_does_not_exist_is_not_found(client, tu, path):
    client.force_login(tu.user)
    assert client.get(f"/ban-lam-viec/nhiem-vu/{path}").status_code == 404


def test_a_step_nobody_knows_and_a_turn_of_another_task_are_not_found(client, turn, tu, ward, lua):
    other = only_turn(give(lua, ward.bodies["UBND"]))
    client.force_login(tu.user)
    assert client.get(step(turn, "xoa")).status_code == 404
    assert client.get(reverse("tasks:step", args=[turn.task.ref, other.pk, "bao-cao"])).status_code == 404


@pytest.mark.usefixtures("quiet_menu")
def test_a_task_page_asks_few_questions_however_many_turns(client, ward, lua, tu, django_assert_max_num_queries):
    task = give(lua, ward.bodies["UBND"], "25", "monthly")
    client.force_login(tu.user)
    client.get(reverse("tasks:task", args=[task.ref]))
    with django_assert_max_num_queries(14):
        client.get(reverse("tasks:task", args=[task.ref]))
