from __future__ import annotations

import pytest

from dinh.ground.alerts.actions import notify_holder
from dinh.ground.alerts.models import Announcement, Delivery, Notice
from dinh.ground.alerts.tests.conftest import tell
from dinh.ground.alerts.topics import Topic, topic
from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.ground.places.models import ResidentialGroup

pytestmark = pytest.mark.django_db


def test_the_same_news_twice_is_the_first(tu):
    first = tell(tu)
    again = tell(tu, title="Sửa lời")

    assert again == first
    assert Announcement.objects.get().title == "Quyết toán quý III"
    assert [entry.after["repeated"] for entry in Entry.objects.filter(what="alerts.announce")] == [False, True]


def test_news_of_some_groups_names_them(tu):
    group = ResidentialGroup.objects.get(code="to-2")
    told = tell(tu, groups=[group])
    assert not told.whole
    assert list(told.groups.all()) == [group]


def test_a_group_of_another_commune_is_refused(tu, khanh):
    from django_scopes import scope

    with scope(commune=khanh.commune):
        theirs = ResidentialGroup.objects.get(code="to-2")
    with pytest.raises(Refused):
        tell(tu, groups=[theirs])
    assert not Announcement.objects.exists()


@pytest.mark.parametrize("url", ["https://kẻ-gian.example/p", "//evil.example/p", "p/CK"])
def test_an_address_that_leaves_the_site_is_a_mistake(tu, url):
    with pytest.raises(ValueError, match="path of this site"):
        tell(tu, url=url)


def test_a_topic_nobody_declared_is_a_mistake(tu):
    with pytest.raises(ValueError, match="khong-co"):
        tell(tu, topics=["khong-co"])
    with pytest.raises(ValueError, match="declared twice"):
        topic(Topic("thu", "Chuyện thử", 1))


def test_officials_get_a_line_on_the_desk_once(tu, ba, tam):
    for _ in range(2):
        notify_holder(by=tu, key="publish:x", users=[ba.user, tam.user, ba.user], title="Niêm yết", text="", url="/p/x")
    assert Notice.objects.count() == 2
    assert not Delivery.objects.exists()
    assert [entry.after["told"] for entry in Entry.objects.filter(what="alerts.notify")] == [2, 0]


def test_officials_get_mail_where_the_house_has_mail(settings, tu, ba):
    settings.DINH_EMAIL_URL = "memory:"
    notify_holder(by=tu, key="publish:x", users=[ba.user], title="Niêm yết", text="", url="/p/x")
    assert Delivery.objects.get().channel == "email"
