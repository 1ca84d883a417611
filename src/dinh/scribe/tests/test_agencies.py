"""Names of agencies are known by grammar: what opens them, what closes them, what only looks like one."""

from __future__ import annotations

import pytest

from dinh.scribe.grammar.agencies import balanced, phrase, tidy, words


def _name(text):
    found = phrase(words(text.lower(), text, 0, len(text)))
    return (tidy(text[found.start : found.end]), found.opener) if found else None


@pytest.mark.parametrize(
    ("text", "name", "opener"),
    [
        ("UBND xã cụ thể hóa việc công khai", "UBND xã", "cụ thể"),
        ("Ủy ban kiểm tra Đảng ủy phối hợp", "Ủy ban kiểm tra Đảng ủy", "phối hợp"),
        ("Đoàn kiểm tra, giám sát trong quá trình", "Đoàn kiểm tra, giám sát", "trong quá"),
        ("Các cơ quan tham mưu, giúp việc Đảng ủy rà soát", "Các cơ quan tham mưu, giúp việc Đảng ủy", "rà soát"),
        ("Ban quản lý chợ Đình thường xuyên", "Ban quản lý chợ Đình", "thường xuyên"),
        ("Bộ Nông nghiệp và Môi trường theo chức năng", "Bộ Nông nghiệp và Môi trường", "theo chức"),
        ("Các tổ chức chính trị - xã hội phường tăng cường", "Các tổ chức chính trị - xã hội phường", "tăng cường"),
        ("các cơ quan được phân cấp tại Điều 3 có trách nhiệm", "các cơ quan được phân cấp tại Điều 3", "có trách"),
        ("Ban Thường trực (sau đây gọi là Ban) chủ trì", "Ban Thường trực (sau đây gọi là Ban)", "chủ trì"),
        ("UBND xã sửa đường liên thôn", "UBND xã", "sửa"),
        ("Ủy ban nhân dân các xã miền núi rà soát", "Ủy ban nhân dân các xã miền núi", "rà soát"),
        ("Sở Nội vụ: hướng dẫn", "Sở Nội vụ", ""),
        ("Trung tâm Văn hóa, Thể thao", "Trung tâm Văn hóa, Thể thao", ""),
        ("Phòng Kế hoạch - Tài chính tổ chức kiểm tra", "Phòng Kế hoạch - Tài chính", "tổ chức"),
        ("Cơ quan, tổ chức, đơn vị niêm yết", "Cơ quan, tổ chức, đơn vị", "niêm yết"),
    ],
)
def test_a_name_ends_where_its_predicate_begins(text, name, opener):
    assert _name(text) == (name, opener)


@pytest.mark.parametrize(
    "text",
    [
        "Tổ chức tuyên truyền sâu rộng",
        "Ban hành kế hoạch chi tiết",
        "Phòng, chống tham nhũng",
        "Hội nghị thống nhất nội dung",
        "Đoàn viên tích cực tham gia",
        "Trường hợp cần thiết báo cáo",
        "Bộ thủ tục hành chính rà soát",
        "Báo cáo kết quả thực hiện",
        "Mục đích của kế hoạch",
        "UBND xã đã ban hành kế hoạch",
        "UBND xã là cơ quan chủ trì",
        "Sở Nội vụ được đánh giá tốt",
        "",
    ],
)
def test_what_only_looks_like_a_name(text):
    assert _name(text) is None


def test_a_name_of_fifty_words_bears_no_task():
    assert _name("Các cơ quan " + "rất xa " * 40 + "báo cáo") is None


def test_brackets_must_close():
    assert balanced("Ban (mới)")
    assert not balanced("các Phó Chủ tịch) và")
