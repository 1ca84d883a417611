"""Two people, two posts, four hours, everybody told; accounts only, and not all of them."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from tests.people import PASSWORD, Ward

from dinh.ground.actor import Actor
from dinh.ground.alerts.models import Notice
from dinh.ground.bodies import actions as bodies
from dinh.ground.bodies.models import Holding
from dinh.ground.emergency import actions
from dinh.ground.emergency.models import Emergency
from dinh.ground.emergency.permissions import lent_to
from dinh.ground.gate import Refused, may
from dinh.ground.journal.models import Entry, Personal
from dinh.ground.people import actions as people
from dinh.ground.people.permissions import MANAGE

WHY = "Chị Hà mất điện thoại, mai là hạn báo cáo"
PAGE = "/ban-lam-viec/mo-khan-cap/"


@pytest.fixture
def dao(ward: Ward) -> Actor:
    return ward.official("dao", "Trần Thị Đào", "UBND", "Phó Chủ tịch thứ hai", ["emergency.open"])


@pytest.fixture
def son(ward: Ward) -> Actor:
    return ward.official("son", "Lý Văn Sơn", "ĐU", "Phó Bí thư thứ hai", ["emergency.open"])


@pytest.fixture
def ha(ward: Ward) -> Actor:
    """An official whose account may be managed in an emergency: holds nothing that is guarded."""
    return ward.official("ha", "Ngô Thị Hà", "UBND", "Công chức thứ hai", ["papers.read"])


@pytest.fixture
def opened(dao, son) -> Emergency:
    return actions.confirm(by=son, emergency_id=actions.ask(by=dao, reason=WHY).pk, reason="Đã gọi hỏi chị Đào")


class TestTwoPeople:
    def test_asked_by_one_confirmed_by_the_other_told_and_journalled(self, an, dao, son):
        row = actions.ask(by=dao, reason=WHY)
        assert not may(dao, MANAGE)
        actions.confirm(by=son, emergency_id=row.pk, reason="Đã gọi hỏi chị Đào")
        assert may(dao, MANAGE)
        assert not may(son, MANAGE)  # only whoever asked
        entries = Entry.objects.filter(what__startswith="emergency.").order_by("seq")
        assert [entry.what for entry in entries] == ["emergency.ask", "emergency.confirm"]
        assert {WHY, "Đã gọi hỏi chị Đào"} <= {one.data.get("reason") for one in Personal.objects.all()}
        assert {notice.key.split(":")[2] for notice in Notice.objects.filter(user=an.user)} == {"ask", "confirm"}

    def test_nobody_confirms_what_they_asked_not_even_from_another_post(self, ward, dao):
        row = actions.ask(by=dao, reason=WHY)
        second = ward.official("x", "X", "UBND", "Kiêm nhiệm", ["emergency.open"]).holding
        Holding.objects.filter(pk=second.pk).update(user=dao.user)
        also = Actor(commune=ward.commune, user=dao.user, holding=Holding.objects.get(pk=second.pk))
        for same in (dao, also):
            with pytest.raises(Refused, match="người thứ hai"):
                actions.confirm(by=same, emergency_id=row.pk, reason="Vì vậy")

    def test_nor_a_colleague_in_the_same_post(self, ward, dao, lan):
        row = actions.ask(by=dao, reason=WHY)
        twin = Holding(commune=ward.commune, post=dao.post, user=lan.user, begins=dao.holding.begins)
        twin.save()
        colleague = Actor(commune=ward.commune, user=lan.user, holding=twin)
        with pytest.raises(Refused, match="chức danh khác"):
            actions.confirm(by=colleague, emergency_id=row.pk, reason="Vì vậy")

    def test_the_database_refuses_one_person_twice(self, dao):
        row = actions.ask(by=dao, reason=WHY)
        row.confirmed_by = row.asked_by
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()

    def test_only_those_entrusted_take_part(self, an, hung, lan, visitor, dao):
        for person in (an, hung, lan, visitor):
            with pytest.raises(Refused):
                actions.ask(by=person, reason=WHY)
        row = actions.ask(by=dao, reason=WHY)
        for person in (an, hung, lan, visitor):
            with pytest.raises(Refused):
                actions.confirm(by=person, emergency_id=row.pk, reason="Vì vậy")

    def test_both_give_a_reason(self, dao, son):
        with pytest.raises(ValidationError, match="lý do"):
            actions.ask(by=dao, reason="  ")
        row = actions.ask(by=dao, reason=WHY)
        with pytest.raises(ValidationError, match="lý do"):
            actions.confirm(by=son, emergency_id=row.pk, reason=" ")
        assert not may(dao, MANAGE)


class TestItEnds:
    def test_by_itself_after_four_hours_at_the_very_next_request(self, dao, son, ha):
        with time_machine.travel(timezone.now(), tick=False) as clock:
            row = actions.ask(by=dao, reason=WHY)
            actions.confirm(by=son, emergency_id=row.pk, reason="Đã gọi hỏi")
            browser = Client()
            browser.force_login(dao.user)
            clock.shift(timedelta(hours=3, minutes=59))
            assert browser.get("/ban-lam-viec/don-vi/nguoi/").status_code == 200
            clock.shift(timedelta(minutes=1))
            assert browser.get("/ban-lam-viec/don-vi/nguoi/").status_code == 403
            with pytest.raises(Refused):
                people.sign_out(by=dao, user_id=ha.user.pk, reason="Vì vậy")

    def test_a_wish_nobody_confirmed_lapses_in_an_hour(self, dao, son):
        with time_machine.travel(timezone.now(), tick=False) as clock:
            row = actions.ask(by=dao, reason=WHY)
            with pytest.raises(ValidationError, match="đang chờ"):
                actions.ask(by=son, reason=WHY)
            clock.shift(timedelta(hours=1))
            with pytest.raises(ValidationError, match="quá một giờ"):
                actions.confirm(by=son, emergency_id=row.pk, reason="Muộn rồi")
            actions.ask(by=son, reason=WHY)

    def test_with_the_post_it_was_asked_from(self, opened, dao):
        Holding.objects.filter(pk=dao.holding.pk).update(ends=timezone.localdate())
        browser = Client()
        browser.force_login(dao.user)
        assert browser.get("/ban-lam-viec/don-vi/nguoi/").status_code == 403

    @pytest.mark.parametrize("who", ["dao", "son", "an"])
    def test_sooner_by_each_of_the_two_or_a_manager(self, request, opened, dao, who):
        actions.end(by=request.getfixturevalue(who), emergency_id=opened.pk)
        assert not lent_to(dao)
        with pytest.raises(ValidationError, match="đã hết"):
            actions.end(by=dao, emergency_id=opened.pk)

    def test_not_by_others(self, opened, hung, lan, visitor, ward):
        other = ward.official("y", "Y", "UBND", "Người thứ ba", ["emergency.open"])
        for person in (hung, lan, visitor, other):
            with pytest.raises(Refused):
                actions.end(by=person, emergency_id=opened.pk)


class TestWhatIsLent:
    def test_accounts_of_ordinary_officials(self, opened, dao, ha):
        people.sign_out(by=dao, user_id=ha.user.pk, reason="Mất máy")
        people.renew_access(by=dao, user_id=ha.user.pk, lost_phone=True)
        people.edit_account(by=dao, user_id=ha.user.pk, full_name="Ngô Thị Hà", phone="0900000000")

    @pytest.mark.parametrize("who", ["an", "son", "binh", "tu", "ba"])
    def test_never_the_accounts_that_open_what_is_sealed(self, request, opened, dao, who):
        """The manager; the second person; who opens a denouncer's name; who prints slips and counts votes."""
        theirs = request.getfixturevalue(who).user.pk
        for touch in (
            lambda: people.sign_out(by=dao, user_id=theirs, reason="Vì vậy"),
            lambda: people.renew_access(by=dao, user_id=theirs, lost_phone=True),
            lambda: people.edit_account(by=dao, user_id=theirs, full_name="Khác", email="ke-gian@example.com"),
        ):
            with pytest.raises(Refused, match="không được mở khẩn cấp"):
                touch()

    def test_a_post_that_begins_later_guards_as_well(self, opened, dao, ha, binh, ward):
        later = timezone.localdate() + timedelta(days=1)
        Holding(commune=ward.commune, post=binh.post, user=ha.user, begins=later).save()
        with pytest.raises(Refused, match="không được mở khẩn cấp"):
            people.renew_access(by=dao, user_id=ha.user.pk)

    def test_no_power_no_post_nothing_sealed(self, opened, dao, ha):
        assert not dao.has("house.manage")
        for bind in (
            lambda: people.prepare_outside_name(by=dao, user_id=ha.user.pk, subject="ke-gian"),
            lambda: people.drop_outside_name(by=dao, user_id=ha.user.pk),
        ):
            with pytest.raises(Refused):
                bind()
        with pytest.raises(Refused):
            bodies.edit_post(by=dao, post_id=dao.post.pk, fields={"powers": ["house.manage", "petitions.identity"]})
        with pytest.raises(Refused):
            bodies.appoint(by=dao, post_id=ha.post.pk, user_id=dao.user.pk, begins=timezone.localdate())
        browser = Client()
        browser.force_login(dao.user)
        for page in ("don-vi/", "nhat-ky/", "phan-mem/", "don-thu/", "ban-va-quyet-dinh/"):
            assert browser.get(f"/ban-lam-viec/{page}").status_code == 403, page


def test_while_a_manager_is_at_work_there_is_no_emergency(an, dao):
    browser = Client()
    browser.force_login(an.user)
    browser.get("/ban-lam-viec/")
    with pytest.raises(ValidationError, match="Đỗ Văn An"):
        actions.ask(by=dao, reason=WHY)
    with time_machine.travel(timezone.now() + timedelta(minutes=31)):
        actions.ask(by=dao, reason=WHY)


def test_from_page_to_page(an, dao, son, ha):
    asks, confirms = Client(), Client()
    for browser, name in ((asks, "dao"), (confirms, "son")):
        browser.post("/tai-khoan/dang-nhap/", {"login": name, "password": PASSWORD})
    assert asks.get("/ban-lam-viec/don-vi/nguoi/").status_code == 403
    assert "Cần điền" in asks.post(f"{PAGE}xin/", {"reason": ""}).content.decode()
    assert asks.post(f"{PAGE}xin/", {"reason": WHY})["Location"] == PAGE
    row = Emergency.objects.get()
    assert "người thứ hai" in asks.post(f"{PAGE}{row.pk}/xac-nhan/", {"reason": "Tôi"}).content.decode()
    assert "xin mở khẩn cấp" in confirms.get("/ban-lam-viec/").content.decode()
    assert WHY in confirms.get(f"{PAGE}{row.pk}/xac-nhan/").content.decode()
    assert confirms.post(f"{PAGE}{row.pk}/xac-nhan/", {"reason": "Đã gọi"}).status_code == 302
    assert "Đang mở" in asks.get(PAGE).content.decode()
    shown = asks.post(f"/ban-lam-viec/don-vi/nguoi/{ha.user.pk}/cap-lai/", {"confirm": "1"}, follow=True)
    assert "/dat-mat-khau/" in shown.content.decode()
    assert confirms.post(f"{PAGE}{row.pk}/dong/").status_code == 302
    assert asks.get("/ban-lam-viec/don-vi/nguoi/").status_code == 403


def test_another_communes_emergency_is_not_seen(opened, khanh):
    assert not lent_to(khanh)
    with pytest.raises(Refused):
        actions.end(by=khanh, emergency_id=opened.pk)
