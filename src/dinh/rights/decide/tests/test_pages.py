"""The desk's pages of matters and votings, and what the public reads."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from dinh.rights.decide.models import Matter, Round
from dinh.rights.decide.tests.voting import DAY, drafted, group, households, met, on, opened, plan, planned, tabled


def browser(by) -> Client:
    client = Client()
    if by.user:
        client.force_login(by.user)
    return client


def page(client: Client, name: str, *args: object) -> str:
    response = client.get(reverse(name, args=args))
    assert response.status_code == 200, response
    return response.content.decode()


def test_a_head_brings_a_matter_of_their_group(ward, ba):
    households(ward.commune, 132, group())
    client = browser(ba)
    with on(DAY):
        assert "to-2" not in page(client, "decide_desk:new")
        data = {
            "code": "BQ1", "deed": "", "group": group().pk, "title": "Góp làm ngõ 5", "content": "1,2 triệu đồng",
            "proposer": "head", "proposed_by": "Đinh Văn Ba", "proposed_on": "2026-04-06",
        }  # fmt: skip
        response = client.post(reverse("decide_desk:new"), data)
        matter = Matter.objects.get()
        assert response.url == reverse("decide_desk:matter", args=[matter.ref])
        text = page(client, "decide_desk:matter", matter.ref)
        assert "Phải thống nhất với Trưởng ban công tác Mặt trận" in text
        client.post(
            reverse("decide_desk:agree", args=[matter.ref]), {"agreed_with": "Ban CTMT", "on": "2026-04-06"}
        )  # fmt: skip
        client.post(reverse("decide_desk:table", args=[matter.ref]))
        assert "trang cho bà con" in page(client, "decide_desk:matter", matter.ref)


def test_what_was_typed_is_still_there_when_it_is_refused(ward, ba):
    with on(DAY):
        response = browser(ba).post(reverse("decide_desk:new"), {"code": "BQ4", "title": "Bầu tổ trưởng"})
    assert response.status_code == 400
    assert "Bầu tổ trưởng" in response.content.decode()


def test_online_for_money_is_shown_as_forbidden_and_refused_when_sent(ward, ba):
    households(ward.commune, 132, group())
    with on(DAY):
        matter = tabled(ba)
        client, url = browser(ba), reverse("decide_desk:plan", args=[matter.ref])
        assert "Điều 17 Luật 10/2022/QH15" in client.get(url).content.decode()
        response = client.post(url, {
            "form": "online", "purpose": "decide", "question": "Góp không?", "seats": 1,
            "opens_at": "2026-05-16T07:00", "closes_at": "2026-05-23T17:00",
        })  # fmt: skip
    assert response.status_code == 400
    assert "Luật không cho trực tuyến với việc BQ1" in response.content.decode()
    assert not Round.objects.exists()


def test_steps_say_their_day_and_the_page_says_what_is_missing(ward, ba):
    households(ward.commune, 132, group())
    with on(DAY):
        matter = tabled(ba)
        client = browser(ba)
        client.post(reverse("decide_desk:plan", args=[matter.ref]), {
            "form": "meeting", "purpose": "decide", "question": "Góp không?", "seats": 1, "place": "Nhà văn hóa",
            "opens_at": "2026-05-16T19:00", "closes_at": "2026-05-16T21:00",
        })  # fmt: skip
        round = Round.objects.get()
        assert "14/05/2026" in page(client, "decide_desk:round", round.pk)
    with on(DAY + timedelta(days=40), 19):
        refused = browser(ba).post(reverse("decide_desk:open", args=[round.pk]))
        assert "Chưa làm: Gửi tài liệu" in refused.content.decode()


def test_numbers_are_nowhere_before_the_count_and_everywhere_after(ward, ba, mai, visitor):
    households(ward.commune, 132, group())
    with on(DAY):
        matter = tabled(ba)
    round = opened(ba, matter, plan())
    reader, url = browser(visitor), reverse("decide:record", args=[round.pk])
    assert reader.get(url).status_code == 404
    assert "Kết quả chỉ hiện khi đã kiểm phiếu xong" in reader.get(f"/p/{matter.ref}").content.decode()
    met(ba, mai, round, 100, {"yes": 90, "no": 10})
    text = reader.get(f"/p/{matter.ref}").content.decode()
    assert "90/132: đủ từ 2/3" in text
    assert reader.get(url).content.decode().count(" receipt ") == 100
    assert b"def check" in reader.get(reverse("decide:script")).content


@pytest.mark.parametrize(("who", "status"), [("ba", 200), ("tu", 200), ("mai", 200), ("tam", 403), ("binh", 403)])
def test_who_sees_the_frozen_list(request, ward, ba, who, status):
    households(ward.commune, 12, group())
    with on(DAY):
        matter = tabled(ba)
    round = opened(ba, matter, plan())
    by = ba if who == "ba" else request.getfixturevalue(who)
    assert browser(by).get(reverse("decide_desk:roll", args=[round.pk])).status_code == status


def test_a_draft_is_inside_only(ward, ba, visitor):
    with on(DAY):
        matter = drafted(ba)
    assert browser(visitor).get(f"/p/{matter.ref}").status_code == 404
    assert matter.title not in page(browser(visitor), "decide:index")


def test_the_list_filters_searches_and_exports(ward, ba, tu):
    households(ward.commune, 12, group())
    with on(DAY):
        drafted(ba, title="Lắp đèn ngõ chợ")
        planned(ba, tabled(ba, title="Sửa cống"), plan())
        client = browser(tu)
        url = reverse("decide_desk:home")
        assert "Sửa cống" not in client.get(url, {"q": "lap den"}).content.decode()
        assert "Lắp đèn" not in client.get(url, {"tinh-trang": "tabled"}).content.decode()
        assert "Chưa có việc nào như vậy" in client.get(url, {"viec": "BQ5"}).content.decode()
        assert client.get(url, {"xuat": "xlsx"})["Content-Type"].endswith("sheet")
