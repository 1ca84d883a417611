"""What is public on a page for a term, or said by name there, is in no file: a file that was taken cannot forget."""

from __future__ import annotations

import pytest
from django_scopes import scope

from dinh.ground.datasets import DATASETS, Wanted
from dinh.rights.petitions import actions as petitions
from dinh.rights.petitions.models import Petition
from dinh.rights.petitions.tests.petitioning import sent
from dinh.scribe.personal import find

pytestmark = pytest.mark.django_db


def cells() -> dict[str, list[str]]:
    return {
        key: [cell for _at, line in declared.rows(Wanted()) for cell in line if isinstance(cell, str)]
        for key, declared in DATASETS.items()
    }


def test_numbers_of_people_are_covered_wherever_someone_typed_them(ward, matters):
    words = "Gọi chị Lan 0912 345 678, CCCD 001085012345, về cái đèn."
    Petition.objects.filter(pk=matters[0].pk).update(title=words[:200], text=words, place="cạnh số 0912345678")
    found = cells()
    told = " ".join(found["phan-anh-kien-nghi"])
    assert "về cái đèn" in told
    assert not [datum for datum in find(told) if datum.sure]
    for secret in ("345 678", "0912345678", "001085012345"):
        assert secret not in told


def test_a_matter_taken_off_the_page_leaves_the_files(ward, tu, matters):
    assert matters[1].ref in cells()["phan-anh-kien-nghi"]
    petitions.show(by=tu, petition=matters[1], public=False, edition=None)
    assert matters[1].ref not in cells()["phan-anh-kien-nghi"]


def test_another_communes_rows_are_in_no_set(ward, khanh, matters):
    """`khanh` made nothing public here; what is his stays his."""
    before = {key: len(found) for key, found in cells().items()}
    with scope(commune=khanh.commune):
        petitions.set_up_services(by=khanh)
        other = sent(type(khanh)(commune=khanh.commune)).petition
        petitions.show(by=khanh, petition=other, public=True, edition=other.edition)
    assert {key: len(found) for key, found in cells().items()} == before
