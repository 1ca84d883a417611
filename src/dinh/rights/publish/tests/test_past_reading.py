"""What the words of old books mean: which item, which form."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dinh.law.publicity import FORMS as LAW
from dinh.law.publicity import ITEMS
from dinh.rights.publish.past_reading import FORMS, OTHER, PHRASES, Guess, forms_of, item_of


@pytest.mark.parametrize(("text", "item"), [
    ("DỰ TOÁN THU CHI NGÂN SÁCH XÃ NĂM 2024", "CK02"), ("Thu chi ngân sách quý I/2024", "CK02"),
    ("Báo cáo tình hình KT-XH 6 tháng đầu năm", "CK01"), ("Quy hoạch sử dụng đất 2021 - 2030", "CK03"),
    ("Phương án bồi thường, hỗ trợ, tái định cư dự án đường liên thôn", "CK03"), ("Quy chế dân chủ", "CK04"),
    ("Lịch tiếp công dân quý I", "CK04"), ("Quỹ phòng chống thiên tai năm 2024", "CK05"),
    ("Hồ sơ thanh lý tài sản", "CK06"), ("Kết quả rà soát hộ nghèo, hộ cận nghèo cuối năm", "CK07"),
    ("Danh sách hộ được hỗ trợ thiệt hại do bão số 3", "CK08"), ("Danh sách miễn, tạm hoãn gọi nhập ngũ", "CK09"),
    ("Bản kê khai tài sản, thu nhập của cán bộ", "CK10"), ("Lấy ý kiến nhân dân về đồ án quy hoạch chung", "CK11"),
    ("Mức thu phí vệ sinh môi trường", "CK12"), ("Bộ thủ tục hành chính cấp xã", "CK13"),
])  # fmt: skip
def test_what_communes_write_is_known(text: str, item: str) -> None:
    assert item_of("", text) == Guess(item)
    assert item_of("", unicodedata.normalize("NFD", text)).item == item


@pytest.mark.parametrize(("told", "item"), [
    ("2", "CK02"), ("CK02", "CK02"), ("Khoản 2", "CK02"), ("khoản 2 Điều 11", "CK02"), ("ck 7.", "CK07"),
    ("Ngân sách", "CK02"), ("Nội dung 13", "CK13"), ("15", ""), ("0", ""),
])  # fmt: skip
def test_the_books_own_column_speaks_first(told: str, item: str) -> None:
    assert item_of(told, "Danh sách hộ nghèo").item == item


def test_where_several_fit_it_is_not_sure() -> None:
    assert item_of("", "Quyết toán thu chi quỹ vì người nghèo") == Guess("", ("CK02", "CK05"))
    close = item_of("", "Kết luận thanh tra việc quản lý, sử dụng đất đai")
    assert (close.item, close.others, close.sure) == ("CK10", ("CK03",), False)
    assert item_of("", "Thông báo lịch cắt điện") == Guess()


def test_tones_tell_a_quarter_from_a_fund_and_people_from_pasting() -> None:
    assert item_of("", "Báo cáo quý II") == Guess()
    assert item_of("", "Báo cáo quỹ lớp học tình thương").item == "CK05"
    assert forms_of("Họp dân") == (["d"], True)
    assert forms_of("Dán ở nhà văn hóa") == (["a"], True)


@pytest.mark.parametrize(("told", "letters"), [
    ("Niêm yết", "a"), ("NY", "a"), ("NIÊM YẾT + LOA", "ac"), ("Loa truyền thanh, Cổng TTĐT", "bc"),
    ("Đăng trên trang TTĐT của xã", "b"), ("Niêm yết tại trụ sở UBND xã và nhà văn hóa các thôn", "a"),
    ("Zalo tổ dân phố; niêm yết", "ai"), ("Công khai tại hội nghị", "e"), ("gửi văn bản; MTTQ", "đh"),
    ("TXCT", "g"), ("bồ câu", "k"), ("", ""),
])  # fmt: skip
def test_forms_in_free_words(told: str, letters: str) -> None:
    assert forms_of(told)[0] == list(letters)
    assert forms_of(told)[1] == ("k" not in letters)


def test_every_item_and_form_is_the_laws() -> None:
    assert list(PHRASES) == [item.code for item in ITEMS]
    assert [*FORMS, OTHER] == [form.letter for form in LAW]


KNOWN = [phrase for phrases in PHRASES.values() for phrase in phrases]


@given(st.lists(st.sampled_from(KNOWN), min_size=1, max_size=4), st.sampled_from([str.upper, str.title, str.lower]))
def test_known_words_always_lead_somewhere(phrases: list[str], how) -> None:
    guess = item_of("", how(" năm 2024 ".join(phrases)))
    assert guess.item or guess.others


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_words_make_it_fall(told: str, text: str) -> None:
    guess = item_of(told, text)
    assert guess.item not in guess.others
    assert set(forms_of(told)[0]) <= {*FORMS, OTHER}
