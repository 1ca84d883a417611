"""From the board's desk to the closed voices that the lot drew, and a word on one."""

from __future__ import annotations

from django.urls import reverse

from dinh.ground.clock import today
from dinh.rights.petitions import actions
from dinh.rights.petitions.tests.desking import seen
from dinh.rights.petitions.tests.test_desk_office import closed


def test_the_head_of_the_board_follows_the_link_and_says_it_was_so(
    monkeypatch, ttnd, tu, thanh, chinh, visitor, client
):  # fmt: skip
    monkeypatch.setattr("dinh.rights.petitions.permissions.drawn", lambda secret, ref: True)
    monkeypatch.setattr("dinh.rights.petitions.queries.reviews.drawn", lambda secret, ref: True)
    actions.draw_lots(by=thanh)
    petition = closed(tu, visitor)
    listed = reverse("petitions_desk:reviews")
    client.force_login(thanh.user)
    for page in (reverse("oversee_desk:index"), reverse("oversee_desk:board", args=[ttnd.ref])):
        told = client.get(page).content.decode()
        assert "1 vụ việc rút thăm được đang chờ Ban xem" in told
        assert listed in told
    one = reverse("petitions_desk:review", args=[petition.ref])
    assert one in client.get(listed).content.decode()
    assert client.get(one).status_code == 200
    assert client.post(one, seen(petition, verdict="right", words="Đã đến xem, đúng như trả lời.")).status_code == 302
    assert petition.reviews.get().on == today()
    assert "Không có vụ việc nào rút thăm được còn chờ" in client.get(reverse("oversee_desk:index")).content.decode()
    client.force_login(chinh.user)  # reads the room, reviews nothing
    assert "rút thăm được" not in client.get(reverse("oversee_desk:index")).content.decode()
