"""Every number says what it is and opens its records; the registry shows it for any period."""

from __future__ import annotations

import io
import re
from datetime import date

import pytest
import time_machine
from django.urls import reverse
from openpyxl import load_workbook

from dinh.account.reports import actions, registry
from dinh.account.reports.charts import Bar, Chart, png, svg
from dinh.account.reports.outlines import PARTY_LINE
from dinh.account.reports.periods import due_of, label, period_of, periods_of, read, written
from dinh.account.reports.words import compared
from dinh.ground.room import INDICATORS, Value
from dinh.law.periods import CutOff, Period, PeriodError
from dinh.rights.petitions.tests.petitioning import sent

NOON = "2026-06-05T05:00:00Z"


@pytest.mark.parametrize("one", INDICATORS.values(), ids=lambda one: one.key)
def test_every_number_says_where_it_comes_from_how_it_is_counted_and_who_enters_it(one):
    for words in (one.definition, one.source, one.formula, one.entered):
        assert len(words) >= 8, one.key
        assert words[0].isupper(), words
        assert words.rstrip(")").endswith(".") or words is one.definition, words
    assert "Đình tự đặt" in one.source or re.search(r"Luật|Nghị định|Quy định|[Hh]ạn theo luật|pháp luật", one.source)
    assert isinstance(one.adds, bool)


def test_comparison_says_both_figures():
    assert compared(Value(26), Value(24), "năm 2025") == "tăng 02 so với năm 2025 (24)"
    assert compared(Value(3), Value(11), "quý I năm 2025") == "giảm 08 so với quý I năm 2025 (11)"
    assert compared(Value(24, 24), Value(12, 12), "năm 2025") == "bằng năm 2025 (12/12, đạt 100%)"
    assert (
        compared(Value(1, 3), Value(1, 2), "năm 2025") == "giảm 16,67 điểm phần trăm so với năm 2025 (01/02, đạt 50%)"
    )
    assert compared(Value(0, 0), Value(1, 2), "năm 2025") == ""


@pytest.mark.parametrize("period", [Period.parse("2026", CutOff(14, 11)), Period.parse("2026-Q1"),
                                    Period.parse("20261001-20261120")], ids=str)  # fmt: skip
def test_a_period_goes_into_an_address_and_comes_back(period):
    assert read(written(period)) == period


@pytest.mark.parametrize("text", ["2026~9999", "2026~1", "x", "2026-11~1411", "2026~0211x"])
def test_a_period_nobody_wrote_is_refused(text):
    with pytest.raises(PeriodError):
        read(text)


def test_a_regime_has_its_own_cut_and_days_of_another_year(ward, hung):
    days = [{"period": "year", "day": 10, "month": 12, "cut": [14, 11]}, {"period": "Q4", "day": 5, "month": 1},
            {"period": "month", "day": 3}]  # fmt: skip
    regime = actions.adopt_regime(by=hung, title="Chốt riêng", outline=PARTY_LINE.key, receiver=hung.body,
                                  owes=[ward.bodies["UBND"]], days=days, begins=date(2026, 1, 1))  # fmt: skip
    of_year = periods_of(regime, 2026)
    cut = next(one for one in of_year if one.period.months == 12)
    assert (cut.period.start, cut.period.end, cut.printed) == (
        date(2025, 11, 15),
        date(2026, 11, 14),
        date(2026, 12, 10),
    )
    assert label(cut.period) == "năm 2026 (từ 15/11/2025 đến 14/11/2026)"
    quarter = next(one for one in of_year if one.period.months == 3)
    assert (str(quarter.period), quarter.printed) == ("2025-Q4", date(2026, 1, 5))
    assert sum(one.period.months == 1 for one in of_year) == 12
    assert due_of(regime, Period.parse("2026-Q4")).printed == date(2027, 1, 5)
    draft = actions.open_draft(by=hung, regime=regime, body=hung.body, period=cut.period)
    assert period_of(draft) == cut.period


def test_a_chart_is_a_picture_with_its_words():
    chart = Chart("Đối thoại", "cuộc", (Bar("01\n2026", Value(0)), Bar("02\n2026", Value(3, 4))))
    assert chart.alt == "Đối thoại (cuộc): 01 2026: 0; 02 2026: 3/4."
    assert 'role="img"' in svg(chart)
    assert png(chart)[:8] == b"\x89PNG\r\n\x1a\n"


def test_the_registry_finds_by_words_without_diacritics():
    assert [one.key for one in registry.found("", "hoa giai thanh")][:1] == ["mediation.settled"]
    assert {one.key.partition(".")[0] for one in registry.found("works", "")} == {"works"}


def test_the_registry_shows_values_and_one_number_opens_its_records(client, tu, visitor):
    with time_machine.travel("2026-02-02 09:00+07:00", tick=False):
        sent(visitor)
    client.force_login(tu.user)
    with time_machine.travel(NOON, tick=False):
        page = client.get(reverse("reports:registry"), {"mang": "petitions", "ky": "2026-H1"}).content.decode()
        assert "Luật Tiếp công dân, Luật Khiếu nại." in page
        one = client.get(reverse("reports:indicator", args=["petitions.received"]), {"ky": "2026-02"})
        text = one.content.decode()
        assert one.context["value"] == Value(1)
        assert "tháng 1 năm 2026" in text
        assert "tăng 01 so với tháng 1 năm 2026 (0)" in text
        assert "<svg" in text
        days = {"tu": "2026-02-01", "den": "2026-02-28"}
        assert client.get(reverse("reports:indicator", args=["petitions.received"]), days).context["value"] == Value(1)
        wrong = client.get(reverse("reports:registry"), {"tu": "2026-03-01", "den": "2026-02-01"})
        assert "không đọc được" in wrong.content.decode()
        book = load_workbook(io.BytesIO(client.get(
            reverse("reports:indicator_xlsx", args=["petitions.received"]), {"ky": "2026-02"}).content))  # fmt: skip
        assert book.active.max_row == 2
        sheet = load_workbook(io.BytesIO(client.get(reverse("reports:registry_xlsx"), {"mang": "mediation"}).content))
        assert sheet.active.max_row == 9
        assert client.get(reverse("reports:indicator", args=["khong.co"])).status_code == 404
