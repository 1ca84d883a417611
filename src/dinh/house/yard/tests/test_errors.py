from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404
from django.test import Client, RequestFactory

from dinh.ground.actor import Actor
from dinh.ground.gate import Refused
from dinh.house.yard import views_errors


def asked_by(person: Actor, path: str = "/ban-lam-viec/van-ban/"):
    request = RequestFactory().get(path)
    request.actor, request.session, request.commune = person, {}, person.commune
    if person.user:
        request.user = person.user
    return request


def test_a_refusal_shows_its_reason_and_leads_a_visitor_to_sign_in(visitor):
    response = views_errors.forbidden(asked_by(visitor), Refused("Mời đăng nhập để tiếp tục."))
    page = response.content.decode()
    assert response.status_code == 403
    assert "Mời đăng nhập để tiếp tục." in page
    assert "/tai-khoan/dang-nhap/?next=/ban-lam-viec/van-ban/" in page


def test_an_official_is_told_the_post_they_act_from_and_how_to_change_it(an):
    page = views_errors.forbidden(asked_by(an), Refused("Không được giao quyền.")).content.decode()
    assert "Quản trị hệ thống, Ủy ban nhân dân phường Đình Minh" in page
    assert 'href="/tai-khoan/"' in page


def test_what_developers_say_to_each_other_is_not_shown(visitor):
    page = views_errors.forbidden(asked_by(visitor), PermissionDenied("pk=7 scope mismatch")).content.decode()
    assert "scope mismatch" not in page
    page = views_errors.not_found(asked_by(visitor), Http404("No Paper matches the given query.")).content.decode()
    assert "matches the given query" not in page
    page = views_errors.not_found(asked_by(visitor), Http404({"tried": [], "path": "x"})).content.decode()
    assert "tried" not in page
    page = views_errors.bad_request(asked_by(visitor), SuspiciousOperation("TooManyFilesSent")).content.decode()
    assert "TooManyFilesSent" not in page
    assert "gửi ít tệp hơn" in page


def test_a_page_not_found_offers_to_search(client, ward):
    response = client.get("/khong-co-trang-nay")
    assert response.status_code == 404
    assert 'role="search"' in response.content.decode()


def test_error_500_needs_no_database(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = views_errors.server_error(RequestFactory().get("/"))
    assert response.status_code == 500
    assert "Máy chủ gặp lỗi" in response.content.decode()


def test_a_view_that_breaks_shows_the_plain_page(client, ward, monkeypatch):
    monkeypatch.setattr("dinh.house.yard.views.public_items", lambda *_: 1 / 0)
    client.raise_request_exception = False
    response = client.get("/")
    assert response.status_code == 500
    assert "Máy chủ gặp lỗi" in response.content.decode()
    assert "ZeroDivisionError" not in response.content.decode()


def test_an_old_form_is_explained_and_nothing_is_done(ward, lua):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(lua.user)
    response = strict.post("/tai-khoan/ket-thuc-phien")
    assert response.status_code == 403
    assert "Biểu mẫu này đã cũ" in response.content.decode()
    assert strict.get("/tai-khoan/").status_code == 200


def test_a_host_without_a_commune_says_so(client, ward, khanh):
    ward.commune.host = "dinhminh.example"
    ward.commune.save()
    response = client.get("/", headers={"host": "khong-co.example"})
    assert response.status_code == 404
    assert "Chưa có xã, phường nào" in response.content.decode()


@pytest.mark.parametrize("path", ["/", "/khong-co", "/tai-khoan/dang-nhap/", "/ban-lam-viec/", "/ban-lam-viec/don-vi/"])
def test_every_page_has_its_landmarks_language_and_title(client, ward, an, path):
    client.force_login(an.user)
    page = client.get(path, follow=True).content.decode()
    assert '<html lang="vi"' in page
    for part in (
        '<a class="skip" href="#main">',
        '<main id="main"',
        '<header class="roof"',
        '<footer class="foot"',
        "<title>",
        "<h1>",
    ):
        assert page.count(part) == 1, part
