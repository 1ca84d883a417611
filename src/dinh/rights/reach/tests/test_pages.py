"""The pages: what an official clicks through, what an interviewer prints, what everyone reads."""

from __future__ import annotations

import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from dinh.rights.reach import actions
from dinh.rights.reach.models import Response, Slot, Survey
from dinh.rights.reach.tests.build import announced, at, called, closed, drawn, written

TYPED = {
    "title": "Đợt hỏi quý IV", "begins": "2026-11-03", "ends": "16/11/2026", "per_group": "6",
    "seed_rule": "Xổ số ngày 02/11", "seed_day": "2026-11-02",
    **{f"text{n}": f"Điều {n} là gì?" for n in (1, 2, 3)}, **{f"about{n}": f"Thông báo {n}" for n in (1, 2, 3)},
    **{f"right{n}": "Đúng" for n in (1, 2, 3)}, **{f"wrong{n}": "Ai biết\nVẫn sai" for n in (1, 2, 3)},
}  # fmt: skip


def page(client, name, *args, **query):
    return client.get(reverse(name, args=args), query).content.decode()


def test_a_survey_goes_from_draft_to_result_on_its_pages(client, ward, tu):
    with at(28, 10):
        client.force_login(tu.user)
        client.post(reverse("reach_desk:new"), TYPED)
        survey = Survey.objects.get()
        right = {fact.order: fact.options.get(right=True).order for fact in survey.facts.all()}
        assert right == {1: 2, 2: 2, 3: 2}
        assert "Ai biết" in page(client, "reach_desk:edit", survey.ref)
        client.post(reverse("reach_desk:edit", args=[survey.ref]), {**TYPED, "title": "Đợt hỏi cuối năm"})
        assert "Công bố cách bốc thăm?" in page(client, "reach_desk:announce", survey.ref)
        client.post(reverse("reach_desk:announce", args=[survey.ref]), {"confirm": "1"})
        assert "Bốc thăm được từ ngày 02/11/2026" in page(client, "reach_desk:survey", survey.ref)
    with at(2, hour=20):
        client.force_login(tu.user)
        client.post(reverse("reach_desk:draw", args=[survey.ref]), {"seed": "48213"})
    with at(5):
        client.force_login(tu.user)
        assert "0/18" in page(client, "reach_desk:survey", survey.ref)
        first, second = called(survey)[:2]
        url = reverse("reach_desk:type", args=[survey.ref])
        client.post(url, {"code": first.printed_code, "mode": "phone", "f1": "2", "f2": "unknown", "heard": "radio"})
        again = client.post(url, {"code": first.code, "mode": "phone", "f1": "2"}).content.decode()
        assert "đã dùng" in again
        client.post(url, {"group": second.stratum_id, "number": second.number, "mode": "paper", "f1": "1"})
        gone = called(survey)[2]
        client.post(reverse("reach_desk:no_answer", args=[survey.ref, gone.pk]), {"status": "absent"})
        assert "không gặp được" in page(client, "reach_desk:visits", survey.ref, "to-1")
        early = client.post(reverse("reach_desk:close", args=[survey.ref]), follow=True).content.decode()
        assert "chưa khóa được" in early
    with at(17):
        client.force_login(tu.user)
        done = client.post(reverse("reach_desk:close", args=[survey.ref]), follow=True).content.decode()
    assert "Đã khóa và công bố kết quả" in done
    assert dict(Response.objects.values_list("mode", "count")) == {"phone": 1, "paper": 1}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, "Ghi mã trên phiếu"),
        ({"code": "7K3M-9QXT"}, "không có mã đó"),
        ({"number": "999"}, "Ghi mã trên phiếu"),
    ],
)
def test_a_slip_that_names_nobody_is_pointed_at(client, ward, tu, typed, said):
    survey = drawn(tu)
    with at(5):
        client.force_login(tu.user)
        html = client.post(reverse("reach_desk:type", args=[survey.ref]), {**typed, "mode": "paper"}).content.decode()
        stratum = survey.strata.first()
        wrong = {"group": stratum.pk, "number": "9999", "mode": "paper"}
        far = client.post(reverse("reach_desk:type", args=[survey.ref]), wrong).content.decode()
    assert said in html
    assert "Hộ số 9999 không có" in far


def test_lists_and_slips_print_what_an_interviewer_needs(client, ward, tu):
    survey = drawn(tu)
    slot = called(survey)[0]
    spare = Slot.objects.filter(stratum=slot.stratum, called=False).first()
    with at(5):
        client.force_login(tu.user)
        visits = page(client, "reach_desk:visits", survey.ref, "to-1")
        slips = page(client, "reach_desk:slips", survey.ref, "to-1")
        spares = client.get(reverse("reach_desk:slips", args=[survey.ref, "to-1"]), {"du-bi": "1"}).content.decode()
        assert client.get(reverse("reach_desk:visits", args=[survey.ref, "to-9"])).status_code == 404
    assert slot.printed_code in visits
    assert spare.printed_code in visits
    assert slips.count("<article") == 6
    assert slot.printed_code in slips
    assert "<svg" in slips
    assert spare.printed_code not in slips
    assert spare.printed_code in spares


def test_a_household_answers_with_its_code(client, ward, tu):
    slot = called(drawn(tu))[0]
    url = reverse("reach:answer")
    with at(5):
        assert "csrfmiddlewaretoken" not in client.get(url).content.decode()
        assert "Không có mã này" in client.get(url, {"ma": "2222-2222"}).content.decode()
        assert "Quỹ tổ thu bao nhiêu?" in client.get(url, {"ma": slot.printed_code.lower()}).content.decode()
        empty = client.post(f"{url}?ma={slot.code}", {}).content.decode()
        assert "chưa có câu trả lời nào" in empty
        sent = client.post(f"{url}?ma={slot.code}", {"f1": "2", "f2": "unknown", "heard": "zalo"}, follow=True)
        assert "xin cảm ơn" in sent.content.decode()
        assert "đã dùng" in client.get(url, {"ma": slot.code}).content.decode()
    assert Response.objects.get().mode == "self"


def test_before_the_first_day_a_code_waits(client, ward, tu):
    slot = called(drawn(tu))[0]
    with at(2, hour=21):
        assert "nhận trả lời từ 03/11/2026" in client.get(reverse("reach:answer"), {"ma": slot.code}).content.decode()


def test_the_public_page_grows_with_the_survey(client, ward, tu):
    draft = written(tu, title="Nháp")
    assert client.get(f"/p/{draft.ref}").status_code == 404
    survey = announced(tu)
    before = client.get(f"/p/{survey.ref}").content.decode()
    assert "Giải đặc biệt xổ số ngày 02/11/2026" in before
    assert "Quỹ tổ thu bao nhiêu?" not in before
    assert client.get(reverse("reach:script", args=[survey.ref])).status_code == 404
    with at(2):
        actions.draw_sample(by=tu, survey=survey, seed="48213")
    opened = client.get(f"/p/{survey.ref}").content.decode()
    assert "48213" in opened
    assert "25.000 đồng" not in opened
    assert b"sha256" in client.get(reverse("reach:script", args=[survey.ref])).content
    for html in (before, opened):
        assert "csrfmiddlewaretoken" not in html


def test_the_result_is_read_by_everyone_and_compared_by_the_desk(client, ward, tu):
    first = closed(tu)
    survey = closed(tu, title="Đợt sau", begins=first.begins.replace(day=4))
    html = client.get(f"/p/{survey.ref}").content.decode()
    assert "50,0%" in html
    assert "Wilson" in html
    assert "25.000 đồng" in html
    assert "Đợt sau" in page(client, "reach:index")
    book = load_workbook(io.BytesIO(client.get(f"/p/{survey.ref}", {"xuat": "xlsx"}).content)).active
    assert [cell.value for cell in book[2]][:4] == ["Cả địa phương", "Quỹ tổ thu bao nhiêu?", 18, 18]
    client.force_login(tu.user)
    assert "Đợt hỏi quý IV" in page(client, "reach_desk:survey", survey.ref)
    assert client.get(reverse("reach_desk:survey", args=[survey.ref]), {"xuat": "xlsx"}).content[:2] == b"PK"
    assert "50,0%" in page(client, "reach_desk:index")


def test_progress_is_exported_and_cancelling_asks_why(client, ward, tu):
    survey = drawn(tu)
    with at(5):
        client.force_login(tu.user)
        book = load_workbook(
            io.BytesIO(client.get(reverse("reach_desk:survey", args=[survey.ref]), {"xuat": "xlsx"}).content)
        ).active
        client.post(reverse("reach_desk:cancel", args=[survey.ref]), {"reason": "Mưa lũ"})
    assert [cell.value for cell in book[2]][-1] == 6
    assert "Mưa lũ" in client.get(f"/p/{survey.ref}").content.decode()


def test_empty_pages_say_what_comes(client, ward, tu):
    assert "Chưa có đợt hỏi nào được công bố" in page(client, "reach:index")
    client.force_login(tu.user)
    assert "Chưa có đợt hỏi nào" in page(client, "reach_desk:index")
    assert client.get(reverse("reach_desk:survey", args=["DH-2222-2222"])).status_code == 404


@pytest.mark.usefixtures("quiet_menu")
def test_the_list_stays_cheap(client, ward, tu, django_assert_max_num_queries):
    for n in range(12):
        written(tu, title=f"Đợt {n}")
    client.force_login(tu.user)
    page(client, "reach_desk:index")
    with django_assert_max_num_queries(14):
        page(client, "reach_desk:index")
