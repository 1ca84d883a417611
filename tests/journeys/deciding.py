"""What the journeys of decisions share: a matter brought to the table, votings planned, time that passes, counts."""

from __future__ import annotations

import re
from datetime import timedelta

from playwright.sync_api import Page, expect

from tests.journeys.conftest import TODAY, Server, Visitor
from tests.journeys.petitioning import fill, main, open_link, press

DESK = "/ban-lam-viec/ban-va-quyet-dinh/"
IMPORTS = """
from datetime import timedelta
from django_scopes import scopes_disabled
from dinh.ground.clock import now
from dinh.rights.decide.models import Done, RollEntry, Round, Slip
"""


def inside(server: Server, code: str) -> None:
    """Run a line beside the server: for what a journey does not click (eighty households, days that pass)."""
    body = "".join(f" {line}\n" for line in code.strip().splitlines())
    server.dinh("manage", "shell", "-c", f"{IMPORTS}with scopes_disabled():\n{body}")


def pass_time(server: Server, round: int, *, begun: int, left: int) -> None:
    """As if the voting had begun `begun` minutes ago and had `left` minutes to go, its steps forty days ago."""
    inside(
        server,
        f"""
row = Round.objects.get(pk={round})
row.opens_at, row.closes_at = now() - timedelta(minutes={begun}), now() + timedelta(minutes={left})
row.save()
Done.objects.filter(matter=row.matter).update(on=(now() - timedelta(days=40)).date())
""",
    )


def number_of(page: Page) -> int:
    """The voting whose page this is."""
    found = re.search(r"/(?:lan|hop|kiem-phieu)/(\d+)", page.url)
    assert found, page.url
    return int(found[1])


def bring(visitor: Visitor, code: str, title: str, name: str, **more: object) -> str:
    """A matter from the form to the table; gives its reference."""
    page = visitor.page
    page.goto(f"{DESK}moi")
    fill(page, code=code, title=title, content=f"{title}: bà con đọc trước khi quyết.", proposer="head",
         proposed_by="Tổ trưởng", proposed_on=TODAY, **more)  # fmt: skip
    visitor.look(f"{name}-new")
    press(page, "Ghi việc này")
    open_link(page, "Ghi thống nhất với Mặt trận")
    fill(page, agreed_with="Trưởng ban công tác Mặt trận", on=TODAY)
    press(page, "Ghi")
    visitor.look(f"{name}-matter")
    open_link(page, "Đưa ra bàn")
    press(page, "Đưa ra bàn")
    expect(page.locator("main")).to_contain_text("đã đưa ra bàn")
    found = re.search(r"/viec/(BQ-[0-9A-Z]{4}-[0-9A-Z]{4})", page.url)
    assert found, page.url
    return found[1]


def plan(visitor: Visitor, ref: str, form: str, name: str, **more: object) -> int:
    """A voting planned two months ahead, with every step written down; gives its number."""
    page, day = visitor.page, TODAY + timedelta(days=60)
    page.goto(f"{DESK}viec/{ref}/bieu-quyet")
    fill(page, form=form, opens_at=f"{day}T19:00", closes_at=f"{day + timedelta(days=1)}T21:00",
         **({"place": "Nhà văn hóa"} if form == "meeting" else {}), **more)  # fmt: skip
    press(page, "Lập")
    voting = number_of(page)
    visitor.look(f"{name}-steps")
    while (waiting := page.locator("main td a", has_text=re.compile("^Ghi"))).count():
        with page.expect_navigation():
            waiting.first.click()
        fill(page, on=TODAY)
        press(page, "Ghi")
    return voting


def open_voting(visitor: Visitor, server: Server, voting: int, name: str, *, left: int = 120) -> None:
    """Its hour has come; the list of households is frozen."""
    pass_time(server, voting, begun=30, left=left)
    page = visitor.page
    page.goto(f"{DESK}lan/{voting}")
    open_link(page, "Mở biểu quyết")
    press(page, "Mở biểu quyết")
    visitor.look(f"{name}-open")


def shut(visitor: Visitor, server: Server, voting: int) -> None:
    """Its term has run out; nobody is let in any more."""
    pass_time(server, voting, begun=600, left=-5)
    page = visitor.page
    page.goto(f"{DESK}lan/{voting}")
    open_link(page, "Đóng biểu quyết")
    press(page, "Đóng biểu quyết")


def come(server: Server, voting: int, count: int) -> None:
    """So many households are ticked present, besides those that were."""
    inside(
        server,
        f"""
from uuid import uuid4
from dinh.ground.actor import Actor
from dinh.ground.bodies.queries import holders_of
from dinh.rights.decide import actions
from dinh.rights.decide.actions import Tick
from django_scopes import scope
row = Round.objects.get(pk={voting})
with scope(commune=row.commune):
    held = holders_of("decide.write", now().date())[0]
    clerk = Actor(commune=row.commune, user=held.user, holding=held)
    entries = RollEntry.objects.filter(round=row, attendance=None).order_by("pk")[:{count}]
    actions.attend(by=clerk, round=row, ticks=[Tick(each.pk, uuid4()) for each in entries])
""",
    )


def count(people: tuple[Visitor, ...], voting: int, name: str, part: str = "", **numbers: int) -> None:
    """Two people count alone; the second fixes the result."""
    for person in people:
        page = person.page
        page.goto(f"{DESK}kiem-phieu/{voting}/dem?phan={part}")
        fill(page, **numbers)
        press(page, "Ghi số đếm")
    people[-1].look(f"{name}-count")
    press(people[-1].page, "Chốt kết quả")
    expect(people[-1].page.locator("main")).to_contain_text("Kết quả")


def submit(page: Page) -> None:
    """The one button of the form that stands there."""
    with page.expect_navigation():
        page.locator("main form .btn.primary, main form .btn.danger").first.click()


def in_the_hall(visitor: Visitor, server: Server, voting: int, present: int) -> None:
    """A meeting in secret, up to its vote: chair, attendance, secretary, way, counters, witnesses."""
    page, table = visitor.page, f"{DESK}hop/{voting}/"
    page.goto(f"{table}chu-tri")
    fill(page, name="Hoàng Thị Chủ", agenda="Nêu lý do\nThảo luận\nBiểu quyết")
    submit(page)
    come(server, voting, present)
    votes = {"present": present, "yes": present}
    people = {f"name_{at}": name for at, name in enumerate(("Lý Một", "Lý Hai", "Lý Tư"), start=1)}
    for slug, typed in (
        ("thu-ky", {"name": "Phan Thị Thư", **votes}),
        ("cach-bieu-quyet", {"way": "secret", **votes}),
        ("ban-kiem-phieu", {**people, **votes}),
    ):
        page.goto(f"{table}thu-tuc/{slug}?cum=")
        fill(page, **typed)
        submit(page)
    page.goto(f"{table}thu-tuc/chung-kien?cum=")
    for at in (1, 2):
        page.locator(f"main [name=entry_{at}]").select_option(index=at)
    submit(page)
    page.goto(f"{table}bieu-quyet?cum=")
    submit(page)


def sign_and_send(visitor: Visitor, ref: str, voting: int, name: str) -> None:
    page = visitor.page
    page.goto(f"{DESK}van-ban/{voting}/")
    fill(page, words="Bà con nhất trí như kết quả đã công bố.", head="Đinh Văn Trưởng", front="Nguyễn Văn Hòa",
         signed_on=TODAY)  # fmt: skip
    for at in (1, 2):
        page.locator(f"main [name=household_{at}]").select_option(index=at)
    submit(page)
    visitor.look(f"{name}-decision")
    page.goto(f"{DESK}viec/{ref}/ket-qua/gui")
    for box in page.locator("main [name=to]").all():
        box.check()
    submit(page)


def on_the_page(visitor: Visitor, ref: str, name: str) -> str:
    visitor.page.goto(f"/p/{ref}")
    visitor.look(name)
    return main(visitor.page)
