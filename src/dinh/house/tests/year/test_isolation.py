"""Two communes on one installation: whatever one's people can open, another's cannot, in any format.

The demo ward is walked by links as its own officials walk it; then each address is asked for at another commune's host
by somebody who holds every power there.
"""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django_scopes import scope
from tests import people
from tests.addresses import signed_in
from tests.crawl import Opened, crawl, text_of

from dinh.ground.bodies.models import Body
from dinh.ground.gate import POWERS

pytestmark = pytest.mark.xdist_group("demo-year")  # of several workers one loads it

OFFICIALS = ["hung", "tu", "binh", "mai", "thanh", "thu", "dung", "lua", "chinh", "an", "nga", "to1"]
STARTS = ["/", "/ban-lam-viec/", "/du-lieu/", "/api/v1/openapi.json", "/tim?q=cong+khai"]
HOST = "benthuong.example"
# References printed on papers, and the ward's own name: nothing of another commune holds them. Forms show an example.
OURS = re.compile(r"\b[A-Z]{2}-(?!7K3M-9QXT)[0-9A-HJ-NP-Z]{4}-[0-9A-HJ-NP-Z]{4}\b|Đình Minh")
EACH = 1  # address of a route, and one with a query


@pytest.fixture
def stranger(demo, settings):
    """Holds every power in the commune next door."""
    settings.ALLOWED_HOSTS = ["*"]
    there = people.Ward(name="Bến Thượng", code="90002", host=HOST)
    with scope(commune=there.commune):
        for body in Body.objects.filter(name__contains="Đình Minh"):
            body.name = body.name.replace("Đình Minh", "Bến Thượng")
            body.save()
    actor = there.official("khanh", "Hồ Quốc Khánh", "ĐU", "Phó Bí thư Thường trực", sorted(POWERS))
    client = Client(headers={"host": HOST})
    client.force_login(actor.user)
    return client


@pytest.mark.timeout(900)  # walks all of it
def test_what_one_communes_people_can_open_anothers_cannot(stranger):
    walked = list(crawl(signed_in(OFFICIALS).values(), STARTS, EACH))
    assert len({page.route for page in walked}) > 400, "the walk reached too little to prove anything"
    wrong = told_to(stranger, walked)
    assert not wrong, "\n".join(wrong)
    assert opened_by_a_session_of_ours(walked) == []


def told_to(stranger: Client, walked: list[Opened]) -> list[str]:
    """Where the stranger reads something of ours, at their own host."""
    ours = {found for page in walked for found in OURS.findall(page.text)}
    wrong = []
    for page in walked:
        answer = stranger.get(page.address)
        if answer.status_code != 200:
            continue
        text = text_of(answer)
        told = {found for found in OURS.findall(text) if found in ours} - set(OURS.findall(page.address))
        if told:
            wrong.append(f"{page.address}: tells {sorted(told)[:5]}")
        elif page.names_a_row and text == page.text:
            wrong.append(f"{page.address}: the same page")
    return wrong


def opened_by_a_session_of_ours(walked: list[Opened]) -> list[str]:
    """Signed in at home, with the same cookie next door: a resident there, who sees what anyone sees."""
    ours = signed_in(["hung"])["hung"]
    desk = [page.address for page in walked if page.address.startswith("/ban-lam-viec/")]
    return [address for address in desk if ours.get(address, headers={"host": HOST}).status_code == 200]
