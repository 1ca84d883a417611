"""A model from the school that takes it up back to where it came from: a clerk writes it for the women's union, the
council votes, the chair recognises, everyone reads it; the school takes it up and ticks its check-list; the Front looks
after three and six months; the tree shows what really spread.

A live server cannot wait half a year: the days of the adoption are set back before each look.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

from playwright.sync_api import Page

from tests.journeys.conftest import NARROW, TODAY, Server, Visitor

DESK = "/ban-lam-viec/phong-trao/"
TITLE = "Ghế đá kể chuyện sách"
BACK = """
from datetime import timedelta
from django_scopes import scope
from dinh.ground.places.models import Commune
from dinh.rights.movements.models import Adoption, CheckLine, Look, PracticeModel
commune, days = Commune.objects.get(host=None, here=True), timedelta(days={days})
with scope(commune=commune):
    model = PracticeModel.objects.get(ref="{ref}")
    PracticeModel.objects.filter(pk=model.pk).update(decided_on=model.decided_on - days)
    for one in Adoption.objects.filter(model=model):
        Adoption.objects.filter(pk=one.pk).update(begun_on=one.begun_on - days)
        for look in one.looks.all():
            Look.objects.filter(pk=look.pk).update(looked_on=look.looked_on - days)
"""


def press(page: Page, words: str) -> None:
    with page.expect_navigation():
        page.locator("main").get_by_role("button", name=words, exact=True).first.click()


def follow(page: Page, words: str) -> None:
    with page.expect_navigation():
        page.locator("main").get_by_role("link", name=words, exact=True).first.click()


def written(clerk: Visitor) -> str:
    """A model of the women's union, proposed to the council; gives its reference."""
    page = clerk.page
    page.goto(f"{DESK}mo-hinh/moi")
    clerk.look("movements-write")
    page.fill("[name=title]", TITLE)
    page.check("[name=field][value=society]")
    page.select_option("[name=body]", label="Hội Liên hiệp Phụ nữ phường")
    page.fill("[name=problem]", "Trẻ em chiều tan học không có chỗ đọc sách.")
    page.fill("[name=steps]", "Xin sách cũ\nĐặt ghế đá dưới gốc đa\nMỗi chiều một người đọc")
    page.fill("[name=who]", "Chi hội phụ nữ, học sinh")
    page.fill("[name=conditions]", "Có sân và bóng mát")
    page.fill("[name=do-0-name]", "Trẻ đến đọc")
    page.fill("[name=do-0-unit]", "em mỗi chiều")
    page.fill("[name=do-0-before]", "0")
    page.fill("[name=do-0-after]", "24")
    page.fill("[name=do-0-measured_on]", f"{TODAY - timedelta(days=3):%Y-%m-%d}")
    press(page, "Lưu")
    ref = re.search(r"MH-\w{4}-\w{4}", page.url)
    assert ref
    follow(page, "Đề nghị hội đồng xét")
    press(page, "Đề nghị")
    clerk.look("movements-proposed")
    return ref[0]


def judged(clerk: Visitor) -> None:
    """The council sits and votes; the seat of the union that proposes has no vote."""
    page = clerk.page
    page.goto(f"{DESK}hoi-dong")
    clerk.look("movements-councils")
    page.locator("main .rows a").first.click()
    page.wait_for_load_state()
    clerk.look("movements-council")
    follow(page, "Ghi phiên họp")
    page.fill("[name=place]", "Phòng họp")
    page.fill("[name=minutes]", "99/BB-HĐ")
    for box in page.locator("[name=present]").all():
        box.check()
    press(page, "Ghi phiên họp")
    page.goto(page.locator("main a", has_text="99/BB-HĐ").first.get_attribute("href") or "")
    clerk.look("movements-sitting")
    with page.expect_navigation():
        page.locator("main li", has_text=TITLE).get_by_role("link").click()
    assert "không biểu quyết" in page.locator("main").inner_text()
    for yes in page.locator("main input[value=yes]").all():
        yes.check()
    clerk.look("movements-vote")
    press(page, "Ghi phiếu")
    assert "100,0%" in page.locator("main").inner_text()
    clerk.look("movements-minutes")


def looked(front: Visitor, adoption: str, verdict: str, words: str) -> None:
    page = front.page
    page.goto(f"{DESK}noi/{adoption}")
    follow(page, "Xem lại")
    front.look("movements-look")
    page.locator("[name=months]").first.check()
    page.check(f"[name=verdict][value={verdict}]")
    page.fill("[name=words]", words)
    press(page, "Ghi")


def test_a_model_spreads_and_is_looked_at(arrive: Callable[..., Visitor], server: Server) -> None:
    clerk = arrive()
    clerk.sign_in("tu")
    ref = written(clerk)
    judged(clerk)
    reader = arrive(width=NARROW)
    assert reader.page.goto(f"/p/{ref}").status == 404  # nothing of it is public before the decision
    reader.faults.clear()
    chair = arrive()
    chair.sign_in("binh")
    chair.page.goto(f"{DESK}mo-hinh/{ref}")
    follow(chair.page, "Công nhận mô hình")
    chair.page.fill("[name=decision]", "88/QĐ-UBND")
    chair.look("movements-recognise")
    press(chair.page, "Công nhận")
    reader.page.goto(f"/p/{ref}")
    reader.look("movements-model")
    school = arrive(width=NARROW)
    school.sign_in("nga")
    school.page.goto(f"{DESK}mo-hinh/{ref}")
    follow(school.page, "Áp dụng ở Trường Tiểu học")
    school.look("movements-adopt")
    press(school.page, "Áp dụng")
    adoption = re.search(r"AD-\w{4}-\w{4}", school.page.url)
    assert adoption
    with school.page.expect_navigation():
        school.page.locator("main a[href$='/xong']").first.click()
    press(school.page, "Ghi đã làm")
    school.faults.clear()  # it came back: evidence is missing
    assert "minh chứng" in school.page.locator("main").inner_text()
    school.page.fill("[name=evidence]", "Xin được 120 cuốn")
    press(school.page, "Ghi đã làm")
    assert "1/3" in school.page.locator("main").inner_text()
    school.look("movements-check-list")
    front = arrive()
    front.sign_in("mai")
    for days, verdict, words in ((95, "alive", ""), (92, "adapted", "Đọc giờ ra chơi thay cho buổi chiều")):
        server.dinh("manage", "shell", "--no-imports", "-c", BACK.format(ref=ref, days=days))
        looked(front, adoption[0], verdict, words)
    front.look("movements-adoption")
    front.page.goto(f"/p/{ref}")
    told = front.page.locator("main").inner_text()
    assert "Trường Tiểu học" in told
    assert "sống, đã làm khác đi" in told
    assert "1 trên 1" in told
    front.look("movements-tree")
    reader.page.goto("/phong-trao/lan-toa")
    reader.look("movements-ranking")
