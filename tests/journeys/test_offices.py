"""An election of a head and a convention: voted on in the hall, sent, recognised by the chair, in effect."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.journeys.conftest import NARROW, TODAY, Server, Visitor
from tests.journeys.deciding import (
    DESK,
    bring,
    count,
    in_the_hall,
    inside,
    on_the_page,
    open_voting,
    plan,
    sign_and_send,
    submit,
)
from tests.journeys.petitioning import fill, main, open_link

Arrive = Callable[..., Visitor]
POSTED_LONG_AGO = """
from dinh.rights.decide.models import Convention
Convention.objects.filter(title="Quy ước tổ dân phố 10").update(posted_on=(now() - timedelta(days=40)).date())
"""


def three(arrive: Arrive) -> list[Visitor]:
    people = []
    for name in ("tu", "mai", "binh"):
        people.append(arrive())
        people[-1].sign_in(name)
    return people


def recognised(chair: Visitor, ref: str, name: str) -> None:
    page = chair.page
    page.goto(f"{DESK}viec/{ref}/ket-qua/nhan")
    submit(page)
    page.goto(f"{DESK}viec/{ref}/ket-qua/cong-nhan")
    fill(page, number="61/QĐ-UBND", on=TODAY)
    submit(page)
    page.goto(f"{DESK}viec/{ref}/ket-qua")
    chair.look(f"{name}-recognised")
    expect(page.locator("main")).to_contain_text("61/QĐ-UBND")


def test_a_head_is_elected_and_recognised(server: Server, arrive: Arrive):
    clerk, front, chair = three(arrive)
    page = clerk.page
    ref = bring(clerk, "BQ4", "Bầu Tổ trưởng tổ dân phố 7", "election", deed="elect", group="Tổ dân phố 7")
    for slug, names in (("ung-cu", ("Trần Văn Ứng", "Lê Thị Cử")), ("to-bau-cu", ("Ngô Tổ", "Vũ Bầu", "Đỗ Cử"))):
        for name in names:
            page.goto(f"{DESK}viec/{ref}/bau-cu/{slug}")
            fill(page, name=name, **({"heads": name == "Ngô Tổ"} if slug == "to-bau-cu" else {}))
            submit(page)
    page.goto(f"{DESK}viec/{ref}/bau-cu")
    clerk.look("election-candidates")
    voting = plan(clerk, ref, "meeting", "election", choices="Trần Văn Ứng\nLê Thị Cử", secret=True)
    open_voting(clerk, server, voting, "election")
    in_the_hall(clerk, server, voting, 90)
    count((clerk, front), voting, "election", o1=70, o2=15, spoiled=5, unused=0)
    sign_and_send(clerk, ref, voting, "election")
    recognised(chair, ref, "election")
    said = on_the_page(arrive(width=NARROW), ref, "election-public")
    assert "Trần Văn Ứng" in said
    assert "có hiệu lực" in said
    page.goto(f"{DESK}nhiem-ky")
    clerk.look("terms")
    assert "Trần Văn Ứng" in main(page)


def test_a_convention_from_its_draft_to_its_recognition(server: Server, arrive: Arrive):
    clerk, front, chair = three(arrive)
    page = clerk.page
    page.goto(f"{DESK}huong-uoc/soan")
    fill(page, group="Tổ dân phố 10", title="Quy ước tổ dân phố 10",
         words="Điều 1. Giữ ngõ sạch.\nĐiều 2. Đám hiếu, đám hỷ gọn nhẹ.")  # fmt: skip
    submit(page)
    clerk.look("convention-draft")
    own = page.url
    page.goto(f"{own}/niem-yet")
    fill(page, on=TODAY)
    submit(page)
    resident = arrive(width=NARROW)
    resident.page.goto("/ban-va-quyet-dinh/huong-uoc")
    resident.look("conventions")
    inside(server, POSTED_LONG_AGO)
    page.goto(f"{own}/thong-qua")
    fill(page, proposed_by="Nông Thị Hạnh")
    submit(page)
    page.goto(own)
    with page.expect_navigation():
        page.locator("main a[href*='/viec/BQ-']").first.click()
    ref = page.url.rpartition("/")[2]
    page.goto(f"{DESK}viec/{ref}/thong-nhat")
    fill(page, agreed_with="Trưởng ban công tác Mặt trận", on=TODAY)
    submit(page)
    page.goto(f"{DESK}viec/{ref}/dua-ra-ban")
    submit(page)
    voting = plan(clerk, ref, "meeting", "convention")
    open_voting(clerk, server, voting, "convention")
    in_the_hall(clerk, server, voting, 100)
    count((clerk, front), voting, "convention", yes=80, no=15, spoiled=0, unused=5)
    sign_and_send(clerk, ref, voting, "convention")
    recognised(chair, ref, "convention")
    resident.page.goto("/ban-va-quyet-dinh/huong-uoc")
    open_link(resident.page, "Quy ước tổ dân phố 10")
    resident.look("convention-in-force")
    assert "Đám hiếu, đám hỷ gọn nhẹ" in main(resident.page)
