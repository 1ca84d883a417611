"""What residents see: the list, a publication in each of its states, codes typed and heard; and what never leaks."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_scopes import scope

from dinh.ground.actor import Actor
from dinh.rights.publish import actions
from dinh.rights.publish.models import Publication, Version
from dinh.rights.publish.tests.publishing import LIST, content, drafted, group, posted, published, xlsx

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ward")]
SECRET = "Nguyễn Văn Kín"
XSS = "<script>alert(1)</script><img src=x onerror=alert(2)>"


@pytest.fixture(autouse=True)
def _a_week_later():
    with time_machine.travel("2026-02-24T09:00:00+07:00", tick=False):
        yield


def page(client, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status, path
    assert not response.cookies
    text: str = response.content.decode()
    assert "csrfmiddlewaretoken" not in text
    return text


def address(version: Version, tail: str = "") -> str:
    return f"/p/{version.publication.ref}{tail}"


def revised(tu: Actor, version: Version, note: str, **changes) -> Version:
    newer = actions.revise(by=tu, publication=version.publication)
    said = content(**({"decided": date(2026, 2, 20), "paper_number": "", "change_note": note} | changes))
    newer = actions.edit(by=tu, version=newer, edition=newer.edition, content=said)
    return actions.publish(by=tu, version=newer, edition=newer.edition, looked=True)


class TestList:
    def test_the_newest_first_with_item_issuer_and_day(self, client, tu):
        with time_machine.travel("2026-02-13T09:00:00+07:00"):
            published(tu, title="Thu chi quỹ vì người nghèo", item="CK05", paper_number="1")
        published(tu)
        shown = page(client, "/biet")
        assert shown.index("ngân sách quý I") < shown.index("quỹ vì người nghèo")
        assert "Quỹ, khoản đóng góp" in shown
        assert "13/02/2026" in shown
        assert "2 nội dung" in shown

    def test_drafts_what_was_given_up_and_what_was_taken_off_are_not_listed(self, client, tu):
        drafted(tu, title="Bản còn soạn")
        actions.discard(by=tu, version=drafted(tu, title="Bản đã bỏ", paper_number="2"))
        gone = published(tu, title="Bản đã rút", paper_number="3")
        actions.withdraw(by=tu, publication=gone.publication, reason="Đăng nhầm.")
        shown = page(client, "/biet")
        assert not [title for title in ("Bản còn soạn", "Bản đã bỏ", "Bản đã rút") if title in shown]
        assert "Chưa có nội dung nào được công khai" in shown

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("muc=ck02", {"budget"}), ("muc=CK05", {"fund"}), ("to=to-2", {"fund"}), ("ky=2026", {"budget", "fund"}),
            ("ky=2026-Q1", {"budget", "fund"}), ("ky=2025", set()), ("muc=ck02&to=to-2", set()),
            ("muc=ck99", {"budget", "fund"}), ("to=khong-co&ky=xx&co-quan=abc&page=-1", {"budget", "fund"}),
            ("co-quan=999999999999999999999", {"budget", "fund"}), ("muc=%00&to=%00", {"budget", "fund"}),
        ],
    )  # fmt: skip
    def test_filters_narrow_and_nonsense_is_no_filter(self, client, tu, query, found):
        published(tu, title="budget")
        published(tu, title="fund", item="CK05", paper_number="1", groups=(group("to-2"),))
        shown = page(client, f"/biet?{query}")
        assert {title for title in ("budget", "fund") if f">{title}</a>" in shown} == found
        assert found or "Hãy bỏ bớt một lựa chọn" in shown

    def test_by_issuer(self, client, tu, ward):
        published(tu)
        shown = page(client, f"/biet?co-quan={ward.bodies['UBND'].pk}")
        assert "1 nội dung" in shown
        assert "selected" in shown

    def test_by_pages_that_keep_the_filters(self, client, tu):
        for number in range(23):
            published(tu, title=f"Thông báo {number:02d}", paper_number=str(number))
        shown = page(client, "/biet?muc=ck02")
        assert shown.count("<h3") == 20
        assert 'href="?muc=ck02&amp;page=2"' in shown
        assert page(client, "/biet?muc=ck02&page=2").count("<h3") == 3

    def test_a_quarter_shows_at_how_many_places_each_hangs(self, client, tu, ba):
        version = published(tu)
        posted(ba, version, "to-1", date(2026, 2, 23))
        assert "niêm yết 1/4 nơi" in page(client, "/biet?ky=2026-Q1")

    @pytest.mark.parametrize(("ended", "said"), [(date(2026, 3, 10), "0/4 nơi"), (date(2026, 3, 26), "1/4 nơi")])
    def test_what_came_down_counts_only_after_its_full_term(self, client, tu, ba, ended, said):
        version = published(tu)
        posting = posted(ba, version, "to-1", date(2026, 2, 23))
        with time_machine.travel("2026-03-30T09:00:00+07:00", tick=False):
            actions.end_posting(by=ba, posting=posting, ended_on=ended)
            assert said in page(client, "/biet?ky=2026-Q1")
            shown = page(client, address(version))
        assert ("đã gỡ trước khi đủ thời hạn" in shown) == (said == "0/4 nơi")
        assert ("đã niêm yết đủ thời hạn" in shown) == (said == "1/4 nơi")

    def test_it_offers_its_feed_its_calendar_and_to_follow(self, client, tu):
        shown = page(client, "/biet?muc=ck02")
        assert "/theo-doi/?muc=ck02" in shown
        assert 'type="application/atom+xml"' in shown
        assert 'href="/biet/ck02.atom"' in shown
        assert 'href="/biet.ics"' in shown

    def test_other_papers_stay_reachable(self, client, tu, monkeypatch):
        published(tu)
        shown = page(client, "/biet/van-ban")
        assert "ngân sách quý I" not in shown
        assert "Chưa có văn bản nào khác" in shown


class TestQueries:
    @pytest.mark.parametrize(
        "path", ["/biet", "/biet?ky=2026-Q1", "/", "/to/to-1", "/biet.atom", "/to/to-1.atom", "/biet.ics"]
    )
    def test_as_many_for_one_publication_as_for_many(self, client, tu, ba, path):
        posted(ba, published(tu, title="Một", groups=(group("to-1"),)), "to-1", date(2026, 2, 23))
        page(client, path)
        with CaptureQueriesContext(connection) as one:
            page(client, path)
        for number in range(30):
            version = published(tu, title=f"{number}", paper_number=f"{number}", groups=(group("to-1"),))
            posted(ba, version, "to-1", date(2026, 2, 23))
        with CaptureQueriesContext(connection) as many:
            page(client, path)
        assert len(many) == len(one), [query["sql"] for query in many]
        assert len(one) <= 30  # the home asks every room for its newest, one prepared query a kind


class TestPublication:
    def test_says_what_where_by_whom_and_what_to_do(self, client, tu, ba):
        version = published(tu, body="Thu gồm:\n- thuế\n- phí\nHết.")
        posted(ba, version, "to-1", date(2026, 2, 23))
        shown = page(client, address(version))
        assert "<h1" in shown
        assert "Nói ngắn gọn" in shown
        assert shown.index("Phường thu 4,1 tỷ đồng") < shown.index("<li>thuế</li><li>phí</li>")
        assert "khoản 2 Điều 11 Luật 10/2022/QH15" in shown
        assert "Đang niêm yết ở 1/3 tổ dân phố" in shown
        assert f"/k/{version.publication.code}" in shown
        assert "/theo-doi/?muc=ck02" in shown
        assert "Ngày bắt đầu" in shown or "Mốc tính" in shown

    def test_in_small_letters_too(self, client, tu):
        version = published(tu)
        assert version.title in page(client, address(version).lower())

    @pytest.mark.parametrize("tail", ["", "/in", "/thong-bao.pdf", "/anh.png", "/lich.ics", "/ban/1"])
    def test_drafts_and_what_was_given_up_do_not_exist(self, client, tu, tail):
        version = drafted(tu)
        page(client, address(version, tail), 404)
        actions.discard(by=tu, version=version)
        page(client, address(version, tail), 404)

    @pytest.mark.parametrize("tail", ["", "/in", "/ban/1", "/tai-lieu/1", "/thay-doi/2", "/lich.ics"])
    def test_odd_references_are_not_found(self, client, tail):
        odd = ["CK-", "CK-0000-0000", "CK-%00", "CK-'%20OR%201=1", "ck-ặ", f"CK-{'A' * 500}", "CK-..", "CK-⁂"]
        for ref in odd:
            page(client, f"/p/{ref}{tail}", 404)

    @pytest.mark.parametrize("tail", ["/ban/99999999999999999999", "/tai-lieu/99999999999999999999999", "/thay-doi/0"])
    def test_odd_numbers_are_not_found(self, client, tu, tail):
        page(client, address(published(tu), tail), 404)

    def test_of_another_commune_not_found(self, client, tu, khanh):
        with scope(commune=khanh.commune):
            there = published(khanh)
        for tail in ("", "/in", "/ban/1", "/thong-bao.pdf", "/lich.ics"):
            page(client, address(there, tail), 404)
        page(client, f"/k/{there.publication.code}", 404)
        assert "ngân sách quý I" not in page(client, "/biet")

    def test_what_someone_typed_never_becomes_markup(self, client, tu, ward):
        version = drafted(tu, title=f"T {XSS}", summary=XSS, body=f"{XSS}\n- {XSS}")
        table = xlsx([f"c {XSS}"[:60], "b"], [XSS, XSS])
        actions.attach(by=tu, version=version, data=table, name="x.xlsx", title=f"<b>{XSS}"[:190])
        version.refresh_from_db()
        version = actions.publish(by=tu, version=version, edition=version.edition, looked=True)
        newer = revised(tu, version, XSS, title=f"U {XSS}", summary=f"{XSS} mới")
        pk = newer.attachments.get().pk
        tails = ["", "/in", "/ban/1", f"/tai-lieu/{pk}"]
        for path in ["/", "/biet", "/to/to-1", *[address(newer, tail) for tail in tails]]:
            shown = page(client, path)
            assert "<script" not in shown, path
            assert "<img" not in shown, path


class TestWithdrawn:
    @pytest.fixture
    def gone(self, tu) -> Version:
        version = drafted(tu, summary=SECRET, body=SECRET, title="Danh sách hộ", item="CK07")
        actions.attach(by=tu, version=version, data=xlsx(["Họ tên", "Số"], [SECRET, "1"]), name="ds.xlsx")
        version.refresh_from_db()
        version = actions.publish(by=tu, version=version, edition=version.edition, looked=True)
        version = revised(
            tu, version, "Thêm một hộ", item="CK07", title="Danh sách hộ", summary=SECRET, body=f"{SECRET} và hai hộ"
        )
        actions.withdraw(by=tu, publication=version.publication, reason="Có sai sót, đang xem lại.")
        return version

    def test_its_page_says_since_when_and_why_and_nothing_else(self, client, gone):
        shown = page(client, address(gone))
        assert "đã thôi công khai từ Thứ Ba 24/02/2026" in shown
        assert "Có sai sót, đang xem lại." in shown
        assert SECRET not in shown

    def test_nothing_below_it_answers(self, client, gone):
        documents = [f"/tai-lieu/{pk}" for pk in gone.publication.versions.values_list("attachments", flat=True) if pk]
        assert documents
        for tail in ["/in", "/ban/1", "/ban/2", "/thay-doi/2", "/thong-bao.pdf", "/anh.png", "/lich.ics", *documents]:
            assert SECRET not in page(client, address(gone, tail), 404)

    def test_no_list_feed_calendar_or_search_shows_it(self, client, gone):
        for path in [
            "/",
            "/biet",
            "/biet.atom",
            "/biet/ck07.atom",
            "/to/to-1",
            "/to/to-1.atom",
            "/biet.ics",
            "/tim?q=kin",
        ]:
            shown = page(client, path)
            assert SECRET not in shown, path
            assert gone.publication.ref not in shown, path

    def test_its_files_are_closed(self, client, gone):
        for file in gone.publication.versions.values_list("attachments__file", flat=True):
            if file:
                page(client, f"/tep/{file}/", 404)

    def test_its_code_leads_to_the_page_that_says_so(self, client, gone):
        assert client.get(f"/k/{gone.publication.code}")["Location"] == address(gone)

    def test_put_back_it_is_there_again(self, client, tu, gone):
        actions.put_back(by=tu, publication=gone.publication)
        assert SECRET in page(client, address(gone))


class TestVersions:
    def test_what_it_said_before_stays_readable_under_a_banner(self, client, tu):
        old = published(tu, body="Thu bốn tỷ.")
        new = revised(tu, old, "Sửa số thu.", body="Thu năm tỷ.", summary="Thu năm tỷ.")
        now = page(client, address(new))
        assert "Đây là bản số 2." in now
        assert "Sửa số thu." in now
        assert address(new, "/ban/1") in now
        before = page(client, address(new, "/ban/1"))
        assert "Đây là bản cũ: bản số 1" in before
        assert "Thu bốn tỷ." in before
        assert "Mở trang đầy đủ" in page(client, address(new, "/ban/2"))

    def test_a_draft_of_the_next_version_is_not_there(self, client, tu):
        version = published(tu)
        actions.revise(by=tu, publication=version.publication)
        page(client, address(version, "/ban/2"), 404)
        page(client, address(version, "/thay-doi/2"), 404)

    def test_what_changed_is_said_word_by_word_and_for_ears(self, client, tu):
        old = published(tu, body="Thu bốn tỷ đồng trong quý.")
        new = revised(tu, old, "Sửa số thu.", body="Thu năm tỷ đồng trong quý.")
        shown = page(client, address(new, "/thay-doi/2"))
        assert "<del>" in shown
        assert "<ins>" in shown
        assert "bỏ: </span>bốn</del>" in shown
        assert "thêm: </span>năm</ins>" in shown
        page(client, address(new, "/thay-doi/1"), 404)

    def test_a_replaced_list_of_persons_is_closed(self, client, tu):
        old = drafted(tu, item="CK07", personal=True, body=SECRET, summary=SECRET)
        old = actions.publish(by=tu, version=old, edition=old.edition, looked=True)
        assert SECRET in page(client, address(old))
        new = revised(tu, old, "Bỏ một hộ", item="CK07", personal=True, body="Còn hai hộ.", summary="")
        for tail in ("", "/ban/1", "/thay-doi/2"):
            assert SECRET not in page(client, address(new, tail))
        assert SECRET not in page(client, "/biet.atom")


class TestCodes:
    @pytest.fixture
    def version(self, tu) -> Version:
        found = published(tu)
        Publication.objects.filter(pk=found.publication_id).update(code="482913")
        found.publication.refresh_from_db()
        return found

    @pytest.mark.parametrize(
        "path", ["/k/482913", "/k/482%20913", "/k/482-913", "/k?ma=482+913", "/k?ma=482.913", "/k?ma=４８２９１３"]
    )
    def test_as_heard_or_read(self, client, version, path):
        assert client.get(path)["Location"] == address(version)

    def test_the_whole_reference_will_do(self, client, version):
        ref = version.publication.ref
        assert client.get("/k", {"ma": f" {ref.lower().replace('-', ' ')} "})["Location"] == f"/p/{ref}"

    @pytest.mark.parametrize("path", ["/k/111111", "/k/48291", "/k?ma=b%E1%BB%91n", "/k/482913000", "/k/%3Cscript%3E"])
    def test_one_that_nobody_has_brings_the_form_back(self, client, version, path):
        shown = page(client, path, 404)
        assert 'name="ma"' in shown
        assert "<script" not in shown
        assert "6 chữ số" in shown

    def test_the_form_alone(self, client):
        assert 'action="/k"' in page(client, "/k")


def test_the_home_page_shows_what_is_new_and_how_the_quarter_goes(client, tu, ba, tam):
    version = published(tu, item="CK13", title="Thủ tục hành chính")
    published(tu)
    posted(tu, version, None, date(2026, 2, 23))
    shown = page(client, "/")
    assert "Thủ tục hành chính · UBND phường · 24/02/2026" in shown
    assert "Quý này: 1/2 nội dung đã niêm yết đủ nơi" in shown
    assert 'href="/biet?ky=2026-Q1"' in shown
    assert 'action="/k"' in shown
    assert 'href="/to/to-1"' in shown


def test_in_english_the_words_of_the_publication_are_marked_as_vietnamese(client, tu):
    version = published(tu)
    client.cookies["django_language"] = "en"
    shown = client.get(address(version)).content.decode()
    assert '<html lang="en"' in shown
    assert f'<h1 lang="vi">{version.title}</h1>' in shown


def test_lists_of_personal_data_are_stopped_before_they_get_here(client, tu):
    version = drafted(tu, item="CK07")
    actions.attach(by=tu, version=version, data=LIST, name="ds.xlsx")
    assert "0905" not in page(client, "/biet")
