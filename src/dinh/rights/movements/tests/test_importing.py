"""Models from a table, tried first; the nine models of a real ward's report fit without loss; the demo plays."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from dinh.ground.bodies.models import Body
from dinh.ground.room import DEMO, INDICATORS, SEARCH
from dinh.ground.search import index
from dinh.ground.sheets import sheet
from dinh.law.periods import Period
from dinh.rights.movements import demo, queries
from dinh.rights.movements.demo_words import MODELS
from dinh.rights.movements.models import PracticeModel
from dinh.rights.movements.tests.conftest import DAY, DESK, client_of, whats
from dinh.rights.movements.views.importing import COLUMNS
from dinh.scribe.reading import read_text

SEEDS = sorted((Path(__file__).resolve().parents[6] / "shared" / "seeds").glob("003_*.txt"))
HEAD = [titles[0] for titles in COLUMNS.values()]
URL = f"{DESK}mo-hinh/nhap-bang"


def bring(client, *rows):
    """The dry run, and the same rows confirmed where all are good."""
    file = SimpleUploadedFile("mo-hinh.xlsx", sheet("m", HEAD, [[row.get(key, "") for key in COLUMNS] for row in rows]))
    page = client.post(URL, {"file": file}).content.decode()
    packed = json.dumps([[n, {k: str(v) for k, v in row.items()}] for n, row in enumerate(rows, 2)])
    return page, lambda: client.post(URL, {"rows": packed, "confirm": "1"})


FULL = {
    "name": "Ngõ hoa", "body": "UBND phường", "group": "to-1", "field": "văn hóa - xã hội", "problem": "Ngõ xấu",
    "steps": "Xin hạt\nGieo", "who": "Bà con", "conditions": "Có đất", "cost": "1.250.000", "cost_source": "Góp",
    "story": "Có hoa", "began_on": "05/01/2026", "decision": "7/QĐ", "decided_on": "06/02/2026", "individual": "x",
    "measures": "Ngõ có hoa (ngõ): 0 → 12,5; 05/03/2026; đếm",
}  # fmt: skip


def test_a_whole_recipe_comes_in_and_goes_out_as_it_was(ward, tu, ba):
    client = client_of(tu)
    assert client_of(ba).get(URL).status_code == 403
    page, confirm = bring(client, FULL)
    assert "Chưa có gì được ghi" in page
    assert not PracticeModel.objects.exists()
    assert confirm().status_code == 302
    model = PracticeModel.objects.get()
    assert (model.state, model.cost, model.holder, model.council_free) == ("recognised", 1_250_000, "individual", True)
    assert [step.text for step in model.steps.all()] == ["Xin hạt", "Gieo"]
    measure = model.measures.get()
    assert (measure.before, measure.after, measure.measured_on) == (Decimal(0), Decimal("12.5"), date(2026, 3, 5))
    assert model.adoptions.get().begun_on == date(2026, 2, 6)
    assert Client().get(model.path).status_code == 200
    assert whats() == ["import_model"]
    index.rebuild(ward.commune)
    assert "Ngõ hoa" in Client().get("/tim?q=ngo+hoa").content.decode()
    assert SEARCH["movement"].queryset().count() == 1


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"body": "Sở nào đó"}, "không có"), ({"field": "nông nghiệp"}, "chỉ nhận"),
        ({"cost": "vài triệu"}, "số nguyên"),
        ({"cost_source": ""}, "nguồn chi"), ({"decided_on": ""}, "cả số và ngày"), ({"measures": "đẹp"}, "mỗi dòng"),
        ({"name": ""}, "Tên mô hình"), ({"group": "to-77"}, "không có"),
    ],
)  # fmt: skip
def test_a_bad_row_says_what_and_nothing_goes_in(ward, tu, change, words):
    page, confirm = bring(client_of(tu), FULL, {**FULL, "name": "Khác", **change})
    assert words in page
    assert "có dòng chưa nhập được" in page
    assert confirm().status_code == 200
    assert not PracticeModel.objects.exists()


@pytest.mark.real
@pytest.mark.skipif(not SEEDS, reason="the real documents (../shared) are not beside the repository")
def test_the_nine_models_of_a_real_report_fit_without_loss(ward, tu):
    """What the report says of each becomes a name and a story; read back, it is the report's own sentence."""
    text = read_text(SEEDS[0].read_text(encoding="utf-8")).text
    said = [" ".join(line.split()) for line in text.splitlines()]
    marks = ("+ Mô hình", "+ Ủy ban MTTQ ra mắt mô hình")
    told = [line.removeprefix("+ ") for line in said if line.startswith(marks)]
    assert len(told) == 9
    rows = []
    for sentence in told:
        quoted = re.search(r"[“\"](.+?)[”\"]", sentence)
        name = sentence if len(sentence) <= 200 else sentence[:200].rsplit(" ", 1)[0]
        short = quoted[1] if quoted and quoted[1] not in ("Dân vận khéo", "5 không 3 sạch") else name
        rows.append({"name": short, "body": "UBND phường", "field": "văn hóa - xã hội", "story": sentence})
    page, confirm = bring(client_of(tu), *rows)
    assert "đều nhập được" in page
    assert confirm().status_code == 302
    kept = list(PracticeModel.objects.order_by("pk"))
    assert [one.story for one in kept] == told
    assert [one.title for one in kept] == [row["name"] for row in rows]
    for one, sentence in zip(kept, told, strict=True):
        page = client_of(tu).get(f"{DESK}mo-hinh/{one.ref}/sua").content.decode()
        assert sentence.replace('"', "&quot;").replace("'", "&#x27;") in page


def test_the_demo_shows_every_state_and_its_numbers_agree_with_their_rows(ward, tu, binh, nga, mai, ba, tam, register):
    for symbol in ("HPN", "ĐTN", "VHXH", "CĐ", "TYT", "VP"):
        Body(
            commune=ward.commune, symbol=symbol, name=symbol, kind="union", system="front", valid_from=date(2025, 7, 1)
        ).save()  # fmt: skip
    register("to-1", 12)
    register("to-2", 12)
    demo.load(ward.commune)
    assert PracticeModel.objects.count() == len(MODELS)
    assert set(PracticeModel.objects.values_list("state", flat=True)) == {"recognised", "proposed", "examined"}
    assert queries.looks_due(DAY)
    assert (85, demo.load) in DEMO
    for key in ("models", "adopted", "alive", "families", "groups", "forces", "forces_done"):
        one = INDICATORS[f"movements.{key}"]
        for period in ("2026", "2025", "2026-Q3"):
            value = one.value(ward.commune, Period.parse(period), None)
            rows = one.rows(ward.commune, Period.parse(period), None)
            assert value.part == len(rows), key
            assert value.whole is None or value.part <= value.whole
            assert all(len(row.cells) == len(one.columns) for row in rows), key
    assert INDICATORS["movements.models"].value(ward.commune, Period.parse("2026"), nga.body.pk).part <= 1
