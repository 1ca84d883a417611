"""A verb may stand inside an agency's name; the predicate is another one, behind it."""

from __future__ import annotations

import pytest

from dinh.scribe.grammar.agencies import phrase, tidy, words

NAMES = """Sở Giáo dục và Đào tạo
Phòng Giáo dục và Đào tạo
Sở Kế hoạch và Đầu tư
Phòng Tổ chức cán bộ
Phòng Quản lý đô thị
Ban Quản lý dự án đầu tư xây dựng
Ban Giám sát đầu tư của cộng đồng
Ban Thanh tra nhân dân
Bộ Chỉ huy Quân sự tỉnh
Ban Chỉ huy Quân sự phường
Các chi, đảng bộ trực thuộc
Các chi bộ trực thuộc
Hai Ban HĐND phường
Hợp tác xã nông nghiệp
Tổ công tác
Tổ giúp việc Ban Chỉ đạo
Các thành viên Ban Chỉ đạo
Ban Chỉ đạo thực hiện quy chế dân chủ ở cơ sở
Cơ quan thường trực Ban Chỉ đạo
Các cơ quan tham mưu giúp việc Đảng ủy
Hội đồng phối hợp phổ biến, giáo dục pháp luật
Ban Tuyên giáo Tỉnh đoàn
Công đoàn phường
Ủy ban Bầu cử phường
Đoàn kiểm tra liên ngành
Thủ trưởng các cơ quan, đơn vị
Trung tâm Dịch vụ việc làm""".splitlines()
PREDICATES = (
    "chủ trì, phối hợp với các ngành lập sổ",
    "tham mưu Ủy ban nhân dân phường",
    "tổ chức tuyên truyền đến hội viên",
    "xây dựng kế hoạch của mình",
    "có trách nhiệm rà soát danh sách",
    "chịu trách nhiệm về tiến độ",
)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("predicate", PREDICATES)
def test_the_name_ends_where_its_own_predicate_begins(name, predicate):
    text = f"{name} {predicate}."
    found = phrase(words(text.lower(), text, 0, len(text)))
    assert found is not None
    assert (tidy(text[found.start : found.end]), text[found.rest : -1]) == (name, predicate)


def test_a_steering_board_keeps_the_purpose_in_its_name():
    text = "Ban Chỉ đạo xây dựng nông thôn mới phường rà soát tiêu chí"
    found = phrase(words(text.lower(), text, 0, len(text)))
    assert found is not None
    assert text[found.start : found.end] == "Ban Chỉ đạo xây dựng nông thôn mới phường"


@pytest.mark.parametrize(
    "text", ["Quản lý, sử dụng con dấu đúng quy định", "Chi hỗ trợ các hộ", "Hợp tác với các xã bạn"]
)
def test_a_verb_that_looks_like_a_head_opens_no_name(text):
    assert phrase(words(text.lower(), text, 0, len(text))) is None
