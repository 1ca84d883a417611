"""Programs of the demo year: one in use, one whose key was ended. Our own writing; neither exists."""

from __future__ import annotations

from datetime import datetime

from dinh.ground.actor import Actor
from dinh.ground.clock import pretend
from dinh.rights.petitions.actions import Receipt, Sending
from dinh.rights.petitions.models import ApiClient, Petition
from dinh.rights.petitions.open311.actions import (
    ClientGiven,
    Saying,
    end_client,
    make_client,
    post_request,
    post_update,
)

SENT = {1, 16, 25, 41, 44}  # which matters of the year came through the program, by their number
STILL = "Tối qua tôi đi ngang vẫn thấy như cũ, nhờ cán bộ xem lại giúp."


def open_programs(by: Actor, began: datetime, ended: datetime) -> ApiClient:
    """The program in use, from a day on; the other had a key between two days."""
    with pretend(began):
        make = ClientGiven("Lam Giang Số (bản thử)", "Tổ làm ứng dụng thử, 0900 222 001", may_post=False, hourly=30)
        tried, _key = make_client(by=by, given=make)
        make = ClientGiven("Lam Giang Số", "Trung tâm điều hành của tỉnh, 0900 222 002")
        program, _key = make_client(by=by, given=make)
    with pretend(ended):
        end_client(by=by, client=tried)
    return program


def send_through(by: Actor, program: ApiClient, sending: Sending) -> Receipt:
    return post_request(by=by, client=program, sending=sending)


def say_more(by: Actor, petition: Petition, day: datetime) -> None:
    """What the sender wrote later through the program; nothing when the letter came another way."""
    asking = petition.askings.select_related("letter__api__client", "petition").order_by("pk")[0]
    if hasattr(asking.letter, "api"):
        with pretend(day):
            saying = Saying(STILL, theirs=petition.ref)
            post_update(by=by, client=asking.letter.api.client, asking=asking, saying=saying)
