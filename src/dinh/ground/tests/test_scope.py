"""A query that forgets its commune is an error; a commune sees its own rows only."""

from __future__ import annotations

import pytest
from django_scopes import scope
from django_scopes.exceptions import ScopeError

from dinh.ground.bodies.models import Body
from dinh.ground.fold import fold, words
from dinh.ground.places.queries import commune_for_host


def test_a_query_without_its_commune_is_an_error(db):
    for name in ("count", "first", "all"):
        with pytest.raises(ScopeError):
            list(getattr(Body.objects, name)())


def test_one_commune_never_sees_anothers_rows(ward, khanh):
    assert set(Body.objects.values_list("commune", flat=True)) == {ward.commune.pk}
    with scope(commune=khanh.commune):
        assert set(Body.objects.values_list("commune", flat=True)) == {khanh.commune.pk}


def test_a_host_names_its_commune_and_a_lone_commune_answers_any(ward, khanh):
    assert commune_for_host("benthuong.example") == khanh.commune
    assert commune_for_host("BENTHUONG.example:8000") == khanh.commune
    assert commune_for_host("127.0.0.1:8000") == ward.commune


@pytest.mark.parametrize(
    ("typed", "written"),
    [("duong hoa binh", "Đường Hòa Bình"), ("hoà giải", "HÒA GIẢI"), ("ki thuat", "kỹ thuật"), ("uy ban", "Uỷ ban")],
)
def test_what_people_type_meets_what_officials_wrote(typed, written):
    assert fold(typed) == fold(written)


def test_words_leave_marks_and_signs_behind():
    assert words("Số 109 -CV/ĐU (khẩn)") == ["so", "109", "cv", "du", "khan"]
