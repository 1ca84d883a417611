"""The files: the same rows in every form, safe in a spreadsheet, streamed, with public rows only."""

from __future__ import annotations

import csv
import io
import json
import resource
from collections.abc import Iterator

import pytest
from openpyxl import load_workbook

from dinh.ground.datasets import DATASETS, Column, DataSet, Reckoned, Wanted, dataset
from dinh.ground.throttle import Limit
from dinh.house.api import speaking
from dinh.rights.petitions import actions as petitions

pytestmark = pytest.mark.django_db
AT = "/du-lieu/phan-anh-kien-nghi"


def body(response) -> bytes:
    return b"".join(response.streaming_content)


def test_csv_is_what_excel_opens_and_runs_nothing(web, matters):
    data = body(web.get(f"{AT}.csv"))
    assert data.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in data
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert {row["ref"] for row in rows} == {each.ref for each in matters[:2]}
    assert rows[0]["title"] == "'=HYPERLINK(1)"
    assert rows[0]["url"].startswith("http://testserver/p/PA-")


def test_json_lines_and_array_say_the_same(web, matters):
    whole = json.loads(body(web.get(f"{AT}.json")))
    one_by_one = [json.loads(line) for line in body(web.get(f"{AT}.jsonl")).splitlines()]
    assert whole == one_by_one
    assert whole[0]["title"] == "=HYPERLINK(1)"
    assert whole[0]["lat"] == pytest.approx(20.95)
    assert whole[0]["kind"] == "reflection"


def test_xlsx_has_words_and_explains_its_columns(web, matters):
    book = load_workbook(io.BytesIO(body(web.get(f"{AT}.xlsx"))))
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    assert rows[0][:2] == ("Mã", "Loại")
    assert rows[1][1] == "phản ánh"
    assert all(cell.data_type != "f" for line in book.worksheets[0].iter_rows() for cell in line)
    assert book.worksheets[1].max_row == len(rows[0]) + 1


def test_days_and_values_narrow_and_wrong_ones_are_named(web, matters):
    assert json.loads(body(web.get(f"{AT}.json?from=2030-01-01"))) == []
    assert len(json.loads(body(web.get(f"{AT}.json?service=den-duong")))) == 2
    assert json.loads(body(web.get(f"{AT}.json?service=duong-sa"))) == []
    refused = web.get(f"{AT}.json?state=bay&mau=1&from=hom-qua")
    assert refused.status_code == 400
    assert {each["name"] for each in refused.json()["errors"]} == {"state", "mau", "from"}


def test_asked_again_nothing_is_sent_until_something_happens(web, matters, tu):
    first = web.get(f"{AT}.csv")
    body(first)
    mark = first["ETag"]
    assert first["Last-Modified"]
    assert web.get(f"{AT}.csv", headers={"If-None-Match": mark}).status_code == 304
    petitions.show(by=tu, petition=matters[1], public=False, edition=None)
    again = web.get(f"{AT}.csv", headers={"If-None-Match": mark})
    assert again.status_code == 200
    assert matters[1].ref.encode() not in body(again)


def test_whoever_takes_too_many_files_waits(web, ward, monkeypatch):
    monkeypatch.setattr(speaking, "FILES", Limit("api.test", 1, 60))
    body(web.get(f"{AT}.csv"))
    late = web.get(f"{AT}.csv")
    assert late.status_code == 429
    assert late["Retry-After"] == "60"


@pytest.mark.parametrize("kind", ["csv", "json", "jsonl", "xlsx"])
def test_every_data_set_answers_in_every_form(web, ward, kind):
    """Empty ones too: header alone, an empty list, an empty sheet."""
    for key in DATASETS:
        response = web.get(f"/du-lieu/{key}.{kind}")
        assert response.status_code == 200
        assert body(response) or kind == "jsonl"


@pytest.fixture
def long_set() -> Iterator[DataSet]:
    """100 000 rows, cheap to make."""
    made = dataset(DataSet(
        key="dai", title="Dài", title_en="Long", about="Dài.", about_en="Long.", right="biet", rhythm="", origin="/",
        columns=(Column("n", "N", "integer", "Số."), Column("words", "Chữ", "text", "Chữ.")),
        table=Reckoned(lambda wanted: ((n, (n, f"dòng {n} " * 10)) for n in range(1, 100_001))),
    ))  # fmt: skip
    yield made
    del DATASETS["dai"]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_memory_does_not_grow_with_the_rows(web, ward, long_set, kind):
    """The largest piece on its way is small, whatever the whole comes to."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    pieces = web.get(f"/du-lieu/dai.{kind}").streaming_content
    sizes = [len(piece) for piece in pieces]
    assert max(sizes) < 500_000
    assert sum(sizes) > 400_000
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60_000  # KB


def test_a_page_of_a_long_set_reads_no_more_than_it_shows(ward, long_set):
    assert next(iter(long_set.rows(Wanted(after=99_999))))[0] == 100_000
