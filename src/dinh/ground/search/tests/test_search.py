"""Search: folded, ranked, and never beyond what the reader may open."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django_scopes import scope

from dinh.ground.actor import Actor
from dinh.ground.room import SEARCH, SearchSource
from dinh.ground.search import index, queries
from dinh.ground.search.models import Document
from dinh.ground.search.queries import search
from dinh.ground.search.tests.conftest import Note, document


def titles(by: Actor, text: str, **more) -> list[str]:
    return ["".join(words for words, _found in hit.title) for hit in search(by, text, **more).hits]


@pytest.mark.parametrize("typed", ["hoa giai", "hòa giải", "hoà giải", "HÒA GIẢI", "giai hoa", "hoa gi", "hoa giải"])
def test_what_is_typed_without_diacritics_meets_what_was_written_with_them(put, visitor, typed):
    put(Note(1, "Hoà giải ở cơ sở"), Note(2, "Kế hoạch thu chi"))
    assert titles(visitor, typed) == ["Hoà giải ở cơ sở"]


@pytest.mark.parametrize("typed", ["109-CV/ĐU", "109 cv du", "cv/đu", "109"])
def test_numbers_of_papers_are_found(put, visitor, typed):
    put(Note(1, "Công văn số 109-CV/ĐU"), Note(2, "Công văn số 1090-CV/TU"))
    assert "Công văn số 109-CV/ĐU" in titles(visitor, typed)


def test_every_word_must_be_there(put, visitor):
    put(Note(1, "Dân chủ ở cơ sở"), Note(2, "Dân số và gia đình"))
    assert titles(visitor, "dan so") == ["Dân số và gia đình", "Dân chủ ở cơ sở"]
    assert titles(visitor, "dan gia dinh") == ["Dân số và gia đình"]
    assert titles(visitor, "dan xyz") == []


def test_exact_spelling_comes_before_folded_and_neighbours_before_strangers(put, visitor):
    put(
        Note(1, "Bàn về bạn bè"),
        Note(2, "Ban hành quy chế"),
        Note(3, "Quy định, rồi chế tài"),
        Note(4, "Quy chế làm việc"),
    )
    assert titles(visitor, "bàn")[0] == "Bàn về bạn bè"
    assert set(titles(visitor, "quy che")[:2]) == {"Quy chế làm việc", "Ban hành quy chế"}
    assert titles(visitor, "quy che")[-1] == "Quy định, rồi chế tài"


def test_a_word_of_the_title_weighs_more_than_one_of_the_text(put, visitor):
    put(Note(1, "Niêm yết công khai", "nội dung khác"), Note(2, "Thông báo", "có nhắc niêm yết một lần trong bài"))
    assert titles(visitor, "niem yet")[0] == "Niêm yết công khai"


def test_the_last_word_may_be_unfinished_but_one_letter_is_a_whole_word(put, visitor):
    put(Note(1, "Trường Tiểu học"))
    assert titles(visitor, "truong tie") == ["Trường Tiểu học"]
    assert titles(visitor, "truong t") == []


def test_nobody_finds_or_counts_what_they_may_not_open(put, visitor, lan, an, tu, hung):
    put(Note(1, "Mật: giám sát", power="papers.read"), Note(2, "Công khai: giám sát"))
    for who in (visitor, lan, an):
        found = search(who, "giam sat")
        assert (found.total, len(found.hits)) == (1, 1)
    for who in (tu, hung):
        assert search(who, "giam sat").total == 2


def test_a_text_cannot_open_a_door(put, ward, visitor):
    token = index.door(ward.commune, "")
    put(Note(1, f"Mật {token} @{token}", f"{token} knotes", power="papers.read"))
    assert search(visitor, "mat").total == 0
    assert search(visitor, token).total == 0


def test_another_commune_sees_nothing_of_ours(put, khanh):
    put(Note(1, "Giám sát ở Đình Minh"), Note(2, "Giám sát nội bộ", power="papers.read"))
    with scope(commune=khanh.commune):
        assert search(khanh, "giam sat").total == 0


def test_an_official_of_another_commune_is_a_visitor_here(put, khanh, ward):
    put(Note(1, "Giám sát nội bộ", power="papers.read"))
    guest = Actor(commune=ward.commune, user=khanh.user, holding=khanh.holding)
    assert search(guest, "giam sat").total == 0


def test_putting_again_replaces_and_a_record_without_document_leaves(put, visitor):
    put(Note(1, "Tên cũ"))
    put(Note(1, "Tên mới"))
    assert titles(visitor, "ten") == ["Tên mới"]
    assert titles(visitor, "cu") == []
    put(Note(1, ""))
    assert search(visitor, "ten moi").total == 0


def test_taking_back_a_record_from_the_public_hides_it_at_once(put, visitor):
    put(Note(1, "Thông báo họp"))
    put(Note(1, "Thông báo họp", power="papers.read"))
    assert search(visitor, "thong bao").total == 0


@pytest.mark.parametrize(
    "typed", ['"', "*", "a AND (", "NEAR(x", "' OR 1=1 --", "{scope}:c1", "@c1", "-", ":*", "\x00", "%", "\\"]
)
def test_nothing_typed_is_syntax(put, visitor, typed):
    put(Note(1, "Thông báo"))
    search(visitor, typed)


def test_a_question_without_words_finds_nothing(put, visitor):
    put(Note(1, "Thông báo"))
    assert search(visitor, " … ").total == 0


def test_ranking_looks_at_the_newest_matches_only_and_says_so(put, visitor, monkeypatch):
    monkeypatch.setattr(queries, "BOUND", 3)
    put(*[Note(n, f"Thông báo {n}") for n in range(1, 6)])
    found = search(visitor, "thong bao")
    assert (found.total, found.bounded) == (3, True)
    assert {"".join(words for words, _ in hit.title) for hit in found.hits} == {
        "Thông báo 3",
        "Thông báo 4",
        "Thông báo 5",
    }


def test_hits_are_cut_to_the_page_asked(put, visitor):
    put(*[Note(n, f"Thông báo {n}") for n in range(1, 6)])
    first, rest = titles(visitor, "thong bao", limit=2), titles(visitor, "thong bao", limit=5, offset=2)
    assert len(first) == 2
    assert not set(first) & set(rest)


def test_the_found_words_are_marked_with_their_own_diacritics(put, visitor):
    put(Note(1, "Hòa giải", f"{'Mở đầu dài. ' * 40}Tổ hòa giải họp <hàng> tháng."))
    hit = search(visitor, "hoa giai").hits[0]
    assert [words for words, found in hit.title if found] == ["Hòa giải"]
    assert [words for words, found in hit.passage if found] == ["hòa giải"]
    assert hit.passage[0] == ("… ", False)


def test_the_page_for_everyone(put, ward):
    put(Note(1, "Hòa giải <script>", "Tổ hòa giải"), Note(2, "Hòa giải nội bộ", power="papers.read"))
    html = Client().get(reverse("search:page"), {"q": "hoa giai"}).content.decode()
    assert "<mark>Hòa giải</mark>" in html
    assert "&lt;script&gt;" in html
    assert "nội bộ" not in html
    assert "1 kết quả" in html


def test_the_page_says_when_nothing_is_found_and_survives_bad_pages(put, ward):
    put(Note(1, "Hòa giải"))
    client = Client()
    assert "Không tìm thấy" in client.get(reverse("search:page"), {"q": "khongco"}).content.decode()
    for number in ("0", "-1", "99999999", "²", "x"):
        assert client.get(reverse("search:page"), {"q": "hoa", "page": number}).status_code == 200
    assert client.get(reverse("search:page"), {"q": "hoa", "loai": "bịa"}).status_code == 200


def test_a_kind_narrows(put, visitor, monkeypatch):
    monkeypatch.setitem(SEARCH, "others", SearchSource("others", "Khác", lambda: Document.objects.none(), document))
    put(Note(1, "Hòa giải"))
    assert search(visitor, "hoa giai", kind="notes").total == 1
    assert search(visitor, "hoa giai", kind="others").total == 0


def test_reindex_rebuilds_from_the_rooms(put, ward, visitor, monkeypatch):
    put(Note(1, "Mồ côi"))

    class Rows(list):
        def iterator(self, chunk_size):
            return iter(self)

    source = SearchSource("notes", "Ghi chú", lambda: Rows([Note(2, "Giám sát"), Note(3, "")]), document)
    for kind in list(SEARCH):
        monkeypatch.delitem(SEARCH, kind)
    monkeypatch.setitem(SEARCH, "notes", source)
    call_command("reindex", verbosity=0)
    assert titles(visitor, "giam sat") == ["Giám sát"]
    assert search(visitor, "mo coi").total == 0


def test_a_search_asks_few_queries(put, tu, django_assert_max_num_queries):
    put(*[Note(n, f"Thông báo {n} về hòa giải", power="papers.read") for n in range(30)])
    with django_assert_max_num_queries(4):
        assert len(search(tu, "hòa giải").hits) == 20
