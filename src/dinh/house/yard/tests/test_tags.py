from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from django import forms
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from dinh.house.yard.templatetags.yard import due_words, percent, short_day, vn_day, vn_number

TODAY = date(2026, 11, 21)


def rendered(source: str, path: str = "/", **context) -> str:
    request = RequestFactory().get(path)
    return Template(source).render(Context({"request": request, **context}))


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        (24, 26, "92,3"),
        (2799, 2942, "95,1"),
        (1, 8, "12,5"),
        (1, 16, "6,3"),
        (5, 5, "100,0"),
        (0, 7, "0,0"),
        (3, 2, "150,0"),
    ],
)
def test_a_share_prints_with_a_comma_and_rounds_half_up(part, whole, text):
    assert percent(part, whole) == text


@given(st.integers(0, 10**12), st.integers(1, 10**12), st.integers(0, 4))
def test_a_percentage_is_never_further_than_half_a_unit_from_the_exact_share(part, whole, places):
    printed = Fraction(percent(part, whole, places).replace(",", "."))
    exact = Fraction(part * 100, whole)
    half = Fraction(1, 2 * 10**places)
    assert -half < printed - exact <= half


def test_a_percentage_never_stands_without_its_fraction():
    assert rendered("{% share 2799 2942 %}") == '<span class="share">95,1% <small>2.799/2.942</small></span>'


@pytest.mark.parametrize(("part", "whole"), [(0, 0), (None, 5), (3, None)])
def test_a_share_of_nothing_or_unknown_is_a_dash(part, whole):
    assert "–" in rendered("{% share part whole %}", part=part, whole=whole)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (2799, "2.799"),
        (-1250000, "-1.250.000"),
        (Decimal("1234.5"), "1.234,5"),
        (0, "0"),
        (None, ""),
        ("", ""),
        ("mười", "mười"),
    ],
)
def test_numbers_are_written_as_vietnamese_write_them(value, text):
    assert vn_number(value) == text


def test_in_english_the_marks_change_places():
    with translation.override("en"):
        assert (vn_number(1250000), percent(24, 26)) == ("1,250,000", "92.3")


def test_a_day_is_named_and_a_moment_is_its_day_in_vietnam():
    late_evening_in_utc = datetime(2026, 11, 20, 18, tzinfo=UTC)
    assert vn_day(TODAY) == vn_day(late_evening_in_utc) == "Thứ Bảy 21/11/2026"
    assert short_day(late_evening_in_utc) == "21/11/2026"
    assert vn_day(None) == short_day(None) == ""


@pytest.mark.parametrize(
    ("due", "tone", "words"),
    [
        (date(2026, 11, 15), "late", "Trễ 6 ngày"),
        (date(2026, 11, 20), "late", "Trễ 1 ngày"),
        (TODAY, "soon", "Hạn hôm nay"),
        (date(2026, 11, 25), "soon", "Còn 4 ngày"),
        (date(2026, 11, 28), "soon", "Còn 7 ngày"),
        (date(2026, 11, 29), "ok", "29/11/2026"),
    ],
)
def test_a_due_day_says_how_it_stands(due, tone, words):
    assert due_words(due, TODAY) == (tone, words)


def test_the_chip_of_a_due_day_tells_the_day_too_and_is_absent_without_one():
    chip = rendered("{% due_chip due today %}", due=date(2026, 11, 15), today=TODAY)
    assert chip == '<span class="chip late" title="15/11/2026">Trễ 6 ngày</span>'
    assert rendered("{% due_chip due today %}", due=None, today=TODAY) == ""


def test_a_query_keeps_its_filters_and_changes_one_key():
    path = "/?q=h%E1%BA%BBm&page=3&loai=a&loai=b"
    assert rendered("{% autoescape off %}{% query_with page=4 %}{% endautoescape %}", path) == (
        "?q=h%E1%BA%BBm&page=4&loai=a&loai=b"
    )
    assert "page" not in rendered("{% query_with page=None %}", path)


def test_a_meter_marks_the_threshold_and_needs_no_style():
    drawn = rendered('{% meter 87 132 "87 trên 132 hộ" needed=88 %}')
    assert 'aria-label="87 trên 132 hộ"' in drawn
    assert 'width="65.9%"' in drawn
    assert 'x="66.6%"' in drawn
    assert "style" not in drawn


def test_a_meter_of_nothing_is_empty_and_one_past_the_whole_is_full():
    assert 'width="0%"' in rendered('{% meter 0 0 "chưa có" %}')
    assert 'width="100.0%"' in rendered('{% meter 9 3 "thừa" %}')


class SampleForm(forms.Form):
    name = forms.CharField(label="Tên", help_text="Tên đầy đủ")
    kind = forms.ChoiceField(label="Loại", choices=[("a", "A")], widget=forms.RadioSelect, help_text="Chọn một")
    sure = forms.BooleanField(label="Đồng ý", required=False)
    note = forms.CharField(label="Ghi chú", required=False, widget=forms.Textarea)


def test_a_field_ties_label_help_and_error_to_its_control():
    form = SampleForm({"name": "", "kind": "z"})
    page = rendered('{% include "yard/_form.html" %}', form=form)
    assert '<label for="id_name">Tên</label>' in page
    assert 'aria-describedby="id_name_helptext id_name_error"' in page
    assert '<p class="help" id="id_name_helptext">Tên đầy đủ</p>' in page
    assert '<ul class="errors" id="id_name_error"><li>Cần điền mục này.</li></ul>' in page
    assert 'aria-invalid="true"' in page
    assert '<a href="#id_name">Tên: Cần điền mục này.</a>' in page


def test_a_group_of_choices_is_a_fieldset_with_its_legend():
    page = rendered('{% include "yard/_form.html" %}', form=SampleForm())
    assert '<fieldset class="field" aria-describedby="id_kind_helptext"><legend>Loại</legend>' in page
    assert "(không bắt buộc)" in page.split("Ghi chú")[1]
    assert page.index('type="checkbox"') < page.index('<label for="id_sure">Đồng ý</label>')


def test_what_people_typed_is_escaped():
    form = SampleForm({"name": '"><script>alert(1)</script>', "kind": "<b>"})
    page = rendered('{% include "yard/_form.html" %}', form=form)
    assert "<script>" not in page
    assert "<b>" not in page
