"""A unit writes its report: a figure with its records, a section in its own words, and nothing is lost on a mistake."""

from __future__ import annotations

from tests.journeys.conftest import YEAR, Visitor


def test_a_unit_fills_what_its_report_lacks(visitor: Visitor) -> None:
    page = visitor.page
    visitor.sign_in("tu")
    page.goto(f"/ban-lam-viec/bao-cao/?nam={YEAR}")
    row = page.locator("tr", has_text="UBND phường").filter(has_text="đang soạn").first
    row.locator("a.btn").first.click()
    page.wait_for_load_state()
    draft = page.url
    visitor.look("unit-draft")

    page.goto(f"{draft}so-lieu/party_checks/")
    taken_back = page.get_by_role("button", name="Bỏ số liệu đã nhập")
    if taken_back.count():  # an earlier run of this journey entered it
        taken_back.click()
        page.wait_for_load_state()
    page.fill("[name=part]", "2")
    page.fill("[name='dong-0-title']", "Giám sát tại tổ dân phố 3")
    page.locator("main form button.primary").first.click()
    page.wait_for_load_state()
    visitor.look("figure-refused")
    assert "Ghi 2 nhưng có 1 bản ghi" in page.locator("main").inner_text()
    assert page.locator("[name='dong-0-title']").input_value() == "Giám sát tại tổ dân phố 3"

    page.fill("[name='dong-1-title']", "Giám sát cùng hội người cao tuổi")
    page.locator("main form button.primary").first.click()
    page.wait_for_load_state()
    visitor.look("figure")
    assert "Giám sát cùng hội người cao tuổi" in page.locator("main table").first.inner_text()

    page.goto(f"{draft}muc/4.1/")
    page.fill("textarea[name=text]", "Người dân hỏi ít hơn vì số liệu đã dán cùng chứng từ.")
    page.check("input[name=status][value=done]")
    page.locator("main form button.primary").click()
    page.wait_for_load_state()
    told = page.locator("article.report").inner_text()
    assert "Đã tiến hành 02 cuộc kiểm tra, giám sát tổ chức đảng" in told
    assert "Lê Văn Tư viết" in told


def test_the_chair_reads_findings_and_what_is_missing_before_signing(visitor: Visitor) -> None:
    page = visitor.page
    visitor.sign_in("hung")
    page.goto(f"/ban-lam-viec/bao-cao/?nam={YEAR}")
    row = page.locator("tr", has_text="tổng hợp").filter(has_text="đang soạn").last
    row.locator("a.btn").first.click()
    page.wait_for_load_state()
    page.get_by_role("link", name="Soát lỗi và ký").click()
    page.wait_for_load_state()
    visitor.look("sign")
    assert "Còn thiếu, phải điền trước khi ký" in page.locator("main").inner_text()


def test_a_number_is_looked_up_a_sentence_edited_and_what_changed_since_signing_read(visitor: Visitor) -> None:
    """From the chain to the registry, one number, the signed report with what differs, a correction, the late list."""
    page = visitor.page
    visitor.sign_in("hung")
    page.goto(f"/ban-lam-viec/bao-cao/?nam={YEAR}")
    visitor.look("chain")
    told = page.locator("main").inner_text()
    for words in ("Tuyến Đảng", "Tuyến chính quyền", "đột xuất", "Trường Tiểu học"):
        assert words in told, words
    page.get_by_role("link", name="Sổ chỉ tiêu").click()
    page.wait_for_load_state()
    page.fill("[name=tim]", "don thu dung han")
    page.get_by_role("button", name="Xem").click()
    page.wait_for_load_state()
    visitor.look("registry")
    page.locator("main ul.rows a").first.click()
    page.wait_for_load_state()
    visitor.look("indicator")
    assert "Ai nhập" in page.locator("main").inner_text()
    assert page.locator("main figure svg").count() == 1

    page.goto(f"/ban-lam-viec/bao-cao/tre/?nam={YEAR}")
    visitor.look("late")
    page.goto(f"/ban-lam-viec/bao-cao/?nam={YEAR}")
    page.locator("tr", has_text="tổng hợp").filter(has_text="đã ký").locator("a.btn").first.click()
    page.wait_for_load_state()
    visitor.look("signed")
    assert "Số liệu đã đổi sau khi ký" in page.locator("main").inner_text()

    page.goto(f"/ban-lam-viec/bao-cao/?nam={YEAR}")
    page.locator("tr", has_text="tổng hợp").filter(has_text="đang soạn").last.locator("a.btn").first.click()
    page.wait_for_load_state()
    page.get_by_role("link", name="Đính chính kỳ trước").click()
    page.wait_for_load_state()
    visitor.look("corrections")
    assert "Buổi tuyên truyền" in page.locator("main").inner_text()


def test_a_paper_with_planted_mistakes_shows_each_of_them(visitor: Visitor) -> None:
    page = visitor.page
    visitor.sign_in("lua")
    page.goto("/ban-lam-viec/van-ban/cho-xac-nhan")
    page.locator("main a", has_text="52/BC-UBND").first.click()
    page.wait_for_load_state()
    visitor.look("mistakes")
    told = page.locator("main").inner_text()
    for words in ("10/2022/QH15", "11-QĐi/TW", "93,35", "79,98", f"năm {YEAR}"):
        assert words in told, words


def test_who_may_not_is_told_why(visitor: Visitor) -> None:
    page = visitor.page
    visitor.sign_in("an")
    page.goto("/ban-lam-viec/van-ban/so-den")
    visitor.faults.clear()  # the browser itself notes the 403
    visitor.look("forbidden")
    assert "không được giao quyền" in page.locator("main").inner_text()
