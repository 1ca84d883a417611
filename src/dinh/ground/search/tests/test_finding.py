"""Finding what was mistyped, in which year, in which commune."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse
from django_scopes import scope, scopes_disabled
from tests import people

from dinh.ground.room import SEARCH, SearchSource
from dinh.ground.search import index
from dinh.ground.search.models import Document, Word
from dinh.ground.search.queries import Filters, kinds_found, search
from dinh.ground.search.suggest import suggestion
from dinh.ground.search.tests.conftest import Note, document

NOTICES = [
    "Công khai quyết toán ngân sách quý III năm 2026", "Danh sách hộ nghèo, hộ cận nghèo năm 2026",
    "Kế hoạch sử dụng đất năm 2027", "Thông báo lịch tiêm chủng mở rộng cho trẻ em", "Lịch tiếp công dân tháng 12",
    "Kết quả bình xét gia đình văn hóa", "Bồi thường, hỗ trợ, tái định cư khi mở rộng đường Trần Phú",
    "Tuyển chọn, gọi công dân nhập ngũ năm 2027", "Vệ sinh môi trường, thu gom rác thải tại tổ dân phố 3",
    "Sửa chữa đường giao thông và cấp nước sạch", "Mức thu quỹ phòng, chống thiên tai",
    "Trợ cấp xã hội hằng tháng cho người cao tuổi", "Thủ tục hành chính tại bộ phận một cửa",
    "Hòa giải ở cơ sở và phổ biến pháp luật", "Đối thoại của Chủ tịch với Nhân dân",
    "Vay vốn ưu đãi cho hội viên phụ nữ", "Giấy chứng nhận quyền sử dụng đất", "Tuyển sinh lớp một trường tiểu học",
    "Phòng cháy, chữa cháy khu dân cư", "Giải quyết khiếu nại, tố cáo", "Ban Giám sát đầu tư của cộng đồng",
    "Xây dựng nông thôn mới", "Bảo hiểm y tế hộ gia đình",
]  # fmt: skip
# What was typed, and words that must stand in the first title found: at once, or by the spelling proposed.
SLIPS = [
    # Telex and VNI keys that no keyboard took up
    ("quyeets toans ngaan sachs", "quyết toán ngân sách"), ("hooj ngheof", "hộ nghèo"), ("ddaats", "đất"),
    ("tieem churng", "tiêm chủng"), ("dduwowngf giao thoong", "đường giao thông"), ("nuowcs sachj", "nước sạch"),
    ("hoaf giair", "hòa giải"), ("quye6t1 toan1 nga6n sach1", "quyết toán ngân sách"), ("ho65 nghe2o", "hộ nghèo"),
    ("d9a6t1", "đất"), ("truwowngf tieeur hocj", "trường tiểu học"), ("khieeus naij", "khiếu nại"),
    # a letter missing
    ("quet toan ngan sach", "quyết toán ngân sách"), ("ho nghe", "hộ nghèo"), ("tiem chun", "tiêm chủng"),
    ("boi thuong tai dinh c", "tái định cư"), ("nhap nu", "nhập ngũ"), ("moi truon", "môi trường"),
    ("thu tuc hanh chin", "hành chính"), ("hoa gii", "hòa giải"), ("doi thoi", "đối thoại"),
    # a letter too many, or twice
    ("quyett toan", "quyết toán"), ("nggan sach", "ngân sách"), ("ho ngheoo", "hộ nghèo"),
    ("tro caap xa hoi", "trợ cấp"), ("thien taii", "thiên tai"), ("phapp luat", "pháp luật"), ("mot cuwa", "một cửa"),
    # neighbours swapped, a key beside
    ("quyet tona", "quyết toán"), ("thogn bao", "thông báo"), ("ngna sach", "ngân sách"),
    ("tuyne sinh", "tuyển sinh"), ("giai quyrt khieu nai", "khiếu nại"), ("vay vpn", "vay vốn"),
    ("nuoc sacj", "nước sạch"), ("bao hien y te", "bảo hiểm"), ("gian sat dau tu", "giám sát đầu tư"),
    ("rac thao", "rác thải"),
    # run together, cut apart
    ("quyettoan", "quyết toán"), ("ngansach", "ngân sách"), ("quyettoan ngansach", "quyết toán ngân sách"),
    ("hongheo", "hộ nghèo"), ("tiemchung", "tiêm chủng"), ("thong b ao", "thông báo"),
    ("nong tho n moi", "nông thôn mới"), ("quy3", "quý III"), ("lopmot", "lớp một"),
    # as it sounds in some region
    ("tiem trung", "tiêm chủng"), ("nich tiep cong dan", "lịch tiếp công dân"), ("xua chua duong", "sửa chữa đường"),
    ("giao thon", "giao thông"), ("ho nghoe", "hộ nghèo"), ("moi chuong", "môi trường"), ("giac thai", "rác thải"),
    ("long thon moi", "nông thôn mới"), ("ve xinh", "vệ sinh"), ("tlợ cấp", "trợ cấp"), ("dối thoạy", "đối thoại"),
    ("khyếu lại", "khiếu nại"), ("zao thong", "giao thông"), ("fong chai", "phòng cháy"),
    # short for, without i and y told apart
    ("bhyt", "bảo hiểm y tế"), ("ntm", "nông thôn mới"), ("quiet toan", "quyết toán"), ("giai quiet", "giải quyết"),
]  # fmt: skip


@pytest.fixture
def notices(put) -> None:
    put(*[Note(number, title) for number, title in enumerate(NOTICES, start=1)])


def first(by, text: str) -> str:
    """The first title found for a text, or for the spelling proposed instead."""
    results = search(by, text)
    if not results.hits:
        meant = suggestion(by, text, results.total, Filters())
        results = search(by, meant) if meant else results
    return "".join(words for words, _found in results.hits[0].title) if results.hits else ""


def test_nine_slips_in_ten_still_find(notices, visitor):
    missed = [
        (typed, got) for typed, meant in SLIPS if meant.casefold() not in (got := first(visitor, typed)).casefold()
    ]
    assert len(SLIPS) >= 60
    assert len(missed) <= len(SLIPS) // 10, missed


@pytest.mark.parametrize(
    "typed", ["quyet toan ngan sach quy 3", "quyết toán ngân sách quý III", "quy iii 2026", "ngân sách quý 3 năm 2026"]
)
def test_a_resident_finds_the_report_of_the_quarter(notices, visitor, typed):
    assert first(visitor, typed) == NOTICES[0]


def test_keys_are_understood_outright_and_the_page_says_so(notices, visitor):
    results = search(visitor, "quyeets toans")
    assert (results.total, results.read_as) == (1, "quyết toán")
    html = Client().get(reverse("search:page"), {"q": "quyeets toans"}).content.decode()
    assert "<b>quyết toán</b>" in html


def test_the_page_proposes_a_spelling_that_finds_something(notices):
    html = Client().get(reverse("search:page"), {"q": "quyet toam"}).content.decode()
    assert "Có phải ý bà con là" in html
    assert "?q=quy%E1%BA%BFt+to%C3%A1n" in html


def test_what_is_spelt_right_gets_no_proposal(notices, visitor):
    for typed in ("quyet toan", "đất", "hộ nghèo"):
        assert suggestion(visitor, typed, search(visitor, typed).total, Filters()) == ""


def test_few_hits_get_a_proposal_only_when_another_spelling_finds_far_more(put, visitor):
    put(*[Note(n, f"Giám sát {n}") for n in range(1, 40)], Note(99, "Giám sét"))
    assert suggestion(visitor, "giam set", 1, Filters()) == "giám sát"
    assert suggestion(visitor, "giam set", 5, Filters()) == ""
    assert suggestion(visitor, "giam sat", 2, Filters()) == ""


@pytest.mark.parametrize("typed", ["", "  …", "zzzz", "!!!", "x" * 400, "a " * 200, "1" * 60, "quiettoannnnnnnnnn" * 8])
def test_nonsense_gets_no_proposal_and_no_error(notices, visitor, typed):
    assert suggestion(visitor, typed, 0, Filters()) == ""


def test_words_of_what_one_may_not_open_are_never_proposed(put, visitor, tu):
    put(Note(1, "Mật: khởi tố", power="papers.read"), Note(2, "Công khai"))
    assert not Word.objects.filter(word__in=["khoi", "to", "mat"]).exists()
    assert suggestion(visitor, "khoii to", 0, Filters()) == ""


def test_words_taken_back_are_never_proposed(put, visitor):
    put(Note(1, "Danh sách Mạc Thị Tám"))
    put(Note(1, ""))
    assert Word.objects.filter(word="mac").exists()
    assert suggestion(visitor, "mca thi tam", 0, Filters()) == ""


def test_words_another_commune_published_are_proposed_only_where_they_find_something(put, visitor, khanh):
    with scope(commune=khanh.commune):
        put(Note(7, "Đền bù thủy điện"), commune=khanh.commune)
    assert suggestion(visitor, "thui diem", 0, Filters()) == ""
    assert suggestion(visitor, "thui diem", 0, Filters(everywhere=True)) == "thủy điện"


def test_a_proposal_holds_under_the_filters(notices, visitor):
    assert suggestion(visitor, "quyet toam", 0, Filters(year=2026)) == "quyết toán"
    assert suggestion(visitor, "quyet toam", 0, Filters(year=2025)) == ""


def test_a_year_narrows_and_the_newest_may_come_first(put, visitor):
    put(
        Note(1, "Hòa giải", day=date(2026, 5, 1)),
        Note(2, "Hòa giải", day=date(2025, 8, 1)),
        Note(3, "Tổ hòa giải họp", day=date(2026, 2, 1)),
    )

    def days(filters: Filters) -> list[date | None]:
        return [hit.day for hit in search(visitor, "hoa giai", filters=filters).hits]

    assert days(Filters(year=2025)) == [date(2025, 8, 1)]
    assert days(Filters(newest=True)) == [date(2026, 5, 1), date(2026, 2, 1), date(2025, 8, 1)]
    assert days(Filters(year=2024)) == []


def test_everywhere_finds_what_all_communes_show_and_nothing_more(put, visitor, tu, ward, khanh):
    put(Note(1, "Giám sát ở Đình Minh"), Note(2, "Giám sát nội bộ", power="papers.read"))
    with scope(commune=khanh.commune):
        put(Note(3, "Giám sát ở Bến Thượng"), Note(4, "Giám sát kín", power="papers.read"), commune=khanh.commune)
    for who in (visitor, tu):
        found = search(who, "giam sat", filters=Filters(everywhere=True))
        assert found.total == 2
        assert {hit.commune for hit in found.hits} == {None, khanh.commune}


def test_the_page_leads_to_another_communes_own_host(put, ward, khanh, settings):
    people.Commune.objects.filter(pk=ward.commune.pk).update(host="dinhminh.example")
    with scope(commune=khanh.commune):
        put(Note(3, "Giám sát ở Bến Thượng"), commune=khanh.commune)
    asked = {"q": "giam sat", "moi_noi": "on"}
    response = Client(headers={"host": "dinhminh.example:8000"}).get(reverse("search:page"), asked)
    html = response.content.decode()
    assert 'href="http://benthuong.example:8000/ghi-chu/3"' in html
    assert "Phường Bến Thượng" in html
    assert "private" in response["Cache-Control"]


def test_a_commune_alone_is_not_offered_to_search_everywhere(notices):
    html = Client().get(reverse("search:page"), {"q": "dat"}).content.decode()
    assert "mọi xã, phường" not in html


def test_only_kinds_one_may_find_are_offered(put, visitor, tu, monkeypatch):
    monkeypatch.setitem(SEARCH, "secrets", SearchSource("secrets", "Kín", lambda: Document.objects.none(), document))
    put(Note(1, "Công khai"))
    index.put(tu.commune, "secrets", Note(5, "Kín", power="papers.read"))
    assert kinds_found(visitor) == ["notes"]
    assert kinds_found(tu) == ["notes", "secrets"]


@time_machine.travel("2026-11-21T05:00:00Z")
def test_the_page_keeps_what_was_chosen_and_survives_what_was_not_offered(notices):
    client = Client()
    html = client.get(reverse("search:page"), {"q": "nam", "nam": "2026", "xep": "moi"}).content.decode()
    assert '<option value="2026" selected>' in html
    assert '<option value="moi" selected>' in html
    for odd in ({"nam": "x"}, {"nam": "99999"}, {"xep": "?"}, {"loai": "bịa"}, {"moi_noi": "on"}):
        response = client.get(reverse("search:page"), {"q": "nam", **odd})
        assert (response.status_code, "kết quả" in response.content.decode()) == (200, True)


def test_an_empty_result_helps_on(notices, ward):
    client = Client()
    html = client.get(reverse("search:page"), {"q": "zzzz"}).content.decode()
    assert "Không tìm thấy mục công khai nào" in html
    html = client.get(reverse("search:page"), {"q": "hoa giai", "nam": "2026", "loai": "notes"}).content.decode()
    assert "1 kết quả" in html


def test_the_page_asks_as_little_with_many_communes(notices, ward, django_assert_num_queries):
    """Two for the commune by its host, one each for kinds, other communes, what is here, the matches and their page."""
    client = Client()

    def queries() -> int:
        with django_assert_num_queries(7 if connection.vendor == "sqlite" else 6) as asked:
            client.get(reverse("search:page"), {"q": "nam"})
        return len(asked)

    alone = queries()
    with scopes_disabled():
        for number in range(30):
            people.Commune.objects.create(
                province=ward.commune.province, name=f"Xã {number}", code=f"8{number:04}", host=f"xa{number}.example"
            )
    assert queries() == alone


def test_reindexing_learns_the_words_again(put, ward, django_capture_on_commit_callbacks, monkeypatch):
    class Rows(list):
        def iterator(self, chunk_size):
            return iter(self)

    for kind in list(SEARCH):
        monkeypatch.delitem(SEARCH, kind)
    monkeypatch.setitem(
        SEARCH, "notes", SearchSource("notes", "Ghi chú", lambda: Rows([Note(2, "Giám sát")]), document)
    )
    with django_capture_on_commit_callbacks(execute=True):
        call_command("reindex", verbosity=0)
    assert set(Word.objects.values_list("word", flat=True)) == {"giam", "sat"}
