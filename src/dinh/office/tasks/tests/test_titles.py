"""The title suggested for a clause: what to do, in few words."""

from __future__ import annotations

import pytest

from dinh.office.tasks.order_forms import suggested_title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("- Kiện toàn các tổ hòa giải; nâng cao chất lượng.", "Kiện toàn các tổ hòa giải"),
        ("công khai dự án (*trước ngày 10/12*) tại nhà văn hóa", "Công khai dự án"),
        (
            "Chỉ đạo tổ chức thực hiện nghiêm Luật, các nghị định hướng dẫn thi hành, kế của cấp trên và văn bản khác",
            "Chỉ đạo tổ chức thực hiện nghiêm Luật, các nghị định hướng dẫn thi hành",
        ),
        (
            "một hai ba bốn năm sáu bảy tám chín mười " * 3,
            "Một hai ba bốn năm sáu bảy tám chín mười một hai ba bốn năm sáu bảy tám …",
        ),
        ("", ""),
    ],
    ids=["the first part", "without what stands in brackets", "cut at a comma", "cut at a word", "nothing"],
)
def test_a_title_is_the_first_thing_a_clause_says(text, title):
    assert suggested_title(text) == title


def test_a_title_fits_its_column():
    assert len(suggested_title("a" * 500)) == 300
