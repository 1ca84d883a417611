"""What the commands say of the demo year: it is whole, its journal holds, its reports come out."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
import time_machine
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db.models import F
from django_scopes import scope, scopes_disabled

from dinh.account.province import rolling
from dinh.account.province.models import Rolled
from dinh.account.reports.models import Draft
from dinh.ground.journal.models import Entry
from dinh.ground.places.models import Commune
from dinh.ground.room import INDICATORS, PUBLIC
from dinh.ground.tally import TALLIES
from dinh.law.periods import Period
from dinh.office.papers.models import Paper
from dinh.office.tasks.models import Turn
from dinh.rights.petitions.models import Petition
from dinh.scribe.decode import decode
from dinh.scribe.reading import read

every_period = rolling.periods
pytestmark = pytest.mark.xdist_group("demo-year")  # of several workers one loads it


def run(*args: str) -> str:
    out = io.StringIO()
    call_command(*args, stdout=out, stderr=out)
    return out.getvalue()


def _year(commune: Commune) -> int:
    with scope(commune=commune):
        return int(Draft.objects.filter(state="signed", regime__line="party").get().period[:4])


def test_every_room_shows_the_newest_first_and_under_the_rights_it_names(demo):
    with scope(commune=demo):
        told = [(source, list(source.items(demo, 50))) for source in PUBLIC]
    assert sum(1 for _source, items in told if len(items) > 1) > len(PUBLIC) / 2
    for source, items in told:
        assert [item.day for item in items] == sorted((item.day for item in items), reverse=True), source
        assert {item.right for item in items} <= set(source.rights)


class TestRolledUp:
    """What the province reads of the ward is what the ward's records say: now, after an act, on another day."""

    @pytest.fixture(autouse=True)
    def _few_periods(self, monkeypatch):
        kept = [Period.parse(text) for text in ("2026-05", "2026-11", "2026-Q2", "2026-H2", "2026")]
        monkeypatch.setattr(rolling, "periods", lambda day: kept)

    def test_cells_are_what_the_records_say_and_follow_them(self, demo):
        day = date(2026, 11, 21)
        found = rolling.behind(day, [demo.pk])
        assert [one.rooms for one in found] == [None]
        assert rolling.roll(day, found) > 200
        assert rolling.differing(day, demo) == []
        assert rolling.behind(day, [demo.pk]) == []
        with scope(commune=demo):
            petition = Petition.objects.filter(ending="confirmed").first()
            petition.ending = "explained"
            petition.save()
        assert len(rolling.differing(day, demo)) >= 3  # month or half, year: nothing tells, so they differ
        with scopes_disabled():
            Rolled.objects.filter(commune=demo).update(seq=F("seq") - 1)
            last = Entry.objects.filter(commune=demo).order_by("-seq").first().what.split(".")[0]
        (again,) = rolling.behind(day, [demo.pk])
        assert again.rooms in (None, {last})
        rolling.roll(day, [replace(again, rooms=frozenset({"petitions"}))])
        assert rolling.differing(day, demo) == []

    @pytest.mark.parametrize("day", [date(2026, 12, 30), date(2027, 3, 1)])
    def test_the_passing_of_days_moves_only_those_that_say_so(self, demo, day):
        now = date(2026, 11, 21)
        rolling.roll(now, rolling.behind(now, [demo.pk]))
        with time_machine.travel(f"{day}T05:00:00Z"):
            (later,) = rolling.behind(day, [demo.pk])
            assert later.rooms == frozenset()
            assert later.day_moved
            rolling.roll(day, [later])
            assert rolling.differing(day, demo) == []

    def test_counted_at_once_is_counted_alone(self, demo):
        """Of every indicator, in every period of two years: for all communes at once, for one, and asked by period."""
        kept = every_period(date(2026, 11, 21))
        assert TALLIES.keys() == INDICATORS.keys()
        with scope(commune=demo):
            for key, tally in TALLIES.items():
                asked = {(key, str(period)): INDICATORS[key].value(demo, period, None) for period in kept}
                mine = {(key, str(period)): value for _commune, period, value in tally.values(kept)}
                with scopes_disabled():
                    all_ = {
                        (key, str(period)): value
                        for commune, period, value in (() if tally.alone else tally.values(kept))
                        if commune == demo.pk
                    }
                told = {at: value for at, value in asked.items() if value.part or value.whole}
                assert {at: value for at, value in mine.items() if value.part or value.whole} == told
                if not tally.alone:
                    assert {at: value for at, value in all_.items() if value.part or value.whole} == told


def test_the_demo_year_tells_a_whole_story(demo):
    with scope(commune=demo):
        assert Paper.objects.filter(state="registered", direction="in").count() == 2
        assert {state for (state,) in Turn.objects.values_list("state")} >= {"accepted", "reported", "returned"}
        assert Draft.objects.filter(state="signed").exists()
        assert Paper.objects.filter(state="read").get().number == "52/BC-UBND"


def test_the_demos_journal_holds(demo):
    assert "chuỗi toàn vẹn" in run("verify")


def test_a_rewritten_entry_makes_verify_fail_and_name_the_place(demo, unlocked_journal):
    unlocked_journal()
    with scopes_disabled():
        Entry.objects.filter(seq=5).update(about_label="khác")
    with pytest.raises(CommandError) as refused:
        run("verify")
    assert refused.value.returncode == 1


def test_a_report_goes_from_the_records_to_a_paper(demo, tmp_path):
    year = _year(demo)
    out = tmp_path / "bao-cao.docx"
    assert "Đã ghi" in run("report", "--period", f"{year}-H1", "--out", str(out))
    reading = read(decode(out.read_bytes(), out.name))
    assert reading.number.value == "01-BC/ĐU"
    assert all(ratio.agrees for ratio in reading.ratios)


def test_the_states_line_is_asked_for_by_name(demo, tmp_path):
    """The People's Committee's own report: who receives it there merges nothing."""
    out = tmp_path / "nam.docx"
    run("report", "--period", str(_year(demo)), "--line", "state", "--out", str(out))
    reading = read(decode(out.read_bytes(), out.name))
    assert "ỦY BAN NHÂN DÂN" in reading.text
    assert "công tác dân vận của chính quyền" in reading.text
    assert all(ratio.agrees for ratio in reading.ratios)


def test_a_report_of_one_body_may_be_asked_by_its_symbol(demo, tmp_path):
    out = tmp_path / "bao-cao.pdf"
    run("report", "--period", f"{_year(demo)}", "--body", "UBND", "--out", str(out))
    assert out.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("period", "out", "extra", "words", "code"),
    [
        ("2026-X9", "a.docx", [], "không đọc được", 2),
        ("{year}", "a.txt", [], "phải là tệp", 2),
        ("{year}-Q1", "a.docx", [], "Không có chế độ báo cáo", 1),
        ("{year}", "a.docx", ["--body", "Sở Gì Đó"], "Không có cơ quan", 2),
        ("{year}", "a.docx", ["--commune", "00000"], "Hãy chọn một xã", 2),
    ],
)
def test_a_report_that_cannot_be_says_why(demo, tmp_path, period, out, extra, words, code):
    with pytest.raises(CommandError, match=words) as refused:
        run("report", "--period", period.format(year=_year(demo)), "--out", str(tmp_path / out), *extra)
    assert refused.value.returncode == code
    assert not (tmp_path / out).exists()


def test_periodic_work_may_run_twice(demo):
    run("ring")
    with scope(commune=demo):
        before = Turn.objects.count()
    run("ring")
    with scope(commune=demo):
        assert Turn.objects.count() == before
