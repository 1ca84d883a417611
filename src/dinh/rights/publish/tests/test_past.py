"""Old books of publicity come in as the past: they fill nothing, open nothing, show nothing outside, and go out
again."""

from __future__ import annotations

import io
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from openpyxl import load_workbook

from dinh.ground.actor import Actor
from dinh.ground.alerts.models import Message
from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.ground.journal.queries import verify
from dinh.ground.past import actions as files
from dinh.ground.past import jobs
from dinh.ground.past.models import Line, Run
from dinh.ground.past.tests.books import taken, tried
from dinh.ground.room import INDICATORS
from dinh.law.periods import Period
from dinh.rights.publish import actions
from dinh.rights.publish.actions import PastContent
from dinh.rights.publish.desk.gaps import grid, sheet_rows
from dinh.rights.publish.models import PastPublication, Publication, Version
from dinh.rights.publish.queries import past
from dinh.rights.publish.queries.work import chores, lists_wanted
from dinh.rights.publish.tests.past_books import book, plain
from dinh.rights.publish.tests.publishing import published
from dinh.scribe.ledgers.tests.books import xlsx

GIVEN = {"item": "", "former": ""}


@pytest.fixture(autouse=True)
def today(time_machine) -> date:
    time_machine.move_to("2026-11-22T10:00:00+07:00", tick=False)
    return date(2026, 11, 22)


def said(run: Run, state: str) -> list[tuple[int, int, str, str]]:
    lines = Line.objects.filter(run=run, state=state).order_by("sheet", "number")
    return [
        (line.sheet, line.number, each["column"], each["cause"])
        for line in lines for each in line.said if each["weight"] != "note"
    ]  # fmt: skip


def content(line: PastPublication, **changes) -> PastContent:
    told = {
        name: getattr(line, name)
        for name in ("words", "year", "item", "began", "ended", "term", "place", "body", "who", "paper_number", "note")
    }
    return PastContent(**{**told, "forms": tuple(line.forms), **changes})


class TestTheFile:
    def test_every_sheet_is_known_and_every_column_mapped(self, tu: Actor) -> None:
        run = files.open_file(by=tu, file_name="niem-yet.xlsx", data=book())
        year, quarter = run.sheets
        assert (year["kind"], quarter["kind"]) == ("publications", "publications")
        assert year["columns"] == ["", "words", "paper", "forms", "began", "ended", "place", "who", "note"]
        assert quarter["columns"] == ["", "words", "item", "forms", "began", "place", "who"]
        assert (year["year"], quarter["year"]) == (2023, 2024)
        assert set(year["tones"][1:]) <= {"sure", "fair"}

    def test_the_trial_names_row_column_cause(self, tu: Actor) -> None:
        run = tried(tu, book(), GIVEN)
        assert run.counts == {"new": 5, "same": 0, "unsure": 2, "fault": 3, "skipped": run.counts["skipped"]}
        assert said(run, "fault") == [
            (1, 6, "Ngày kết thúc", "trước ngày bắt đầu"),
            (1, 7, "Nội dung công khai", "để trống"),
            (1, 8, "Ngày bắt đầu", "ngày chưa đến"),
        ]
        assert said(run, "unsure") == [
            (1, 3, "Khoản Điều 11", "hợp với nhiều khoản: 2. Ngân sách; 5. Quỹ, khoản đóng góp"),
            (1, 5, "Ngày bắt đầu", "chỉ có tháng, không có ngày"),
            (1, 5, "Ngày bắt đầu", "không có ngày bắt đầu, xếp vào năm 2024"),
            (1, 5, "Khoản Điều 11", "không đoán được khoản nào"),
        ]

    def test_what_the_book_says_is_what_comes_in(self, tu: Actor) -> None:
        run = taken(tu, tried(tu, book(), GIVEN, "niem-yet.xlsx"), only_good=True, unsure_too=True)
        assert run.counts["taken"] == 7
        budget = PastPublication.objects.get(paper_number="05/QĐ-UBND")
        assert (budget.item, budget.year, budget.began, budget.ended) == (
            "CK02", 2023, date(2023, 1, 10), date(2023, 2, 10),
        )  # fmt: skip
        assert (budget.forms, budget.forms_told, budget.who) == (
            ["a", "c"], "Niêm yết, loa truyền thanh", "Nguyễn Văn An",
        )  # fmt: skip
        assert budget.came_from == "niem-yet.xlsx, trang 2023, dòng 7"
        poor = PastPublication.objects.filter(item="CK07")
        assert {(line.term, line.ended, line.place) for line in poor} == {
            ("30 ngày", None, "NVH tổ 1"), ("30 ngày", None, "NVH tổ 2"),
        }  # fmt: skip
        assert PastPublication.objects.get(item="CK13").term == "thường xuyên"
        fund, sorted_fund = PastPublication.objects.filter(words__contains="quỹ vì người nghèo").order_by("pk")
        assert (fund.item, sorted_fund.item) == ("", "CK05")
        assert (fund.began, fund.ended, fund.who) == (date(2024, 3, 5), date(2024, 4, 5), "Trần Văn Cường")
        power = PastPublication.objects.get(words__contains="cắt điện")
        assert (power.item, power.year, power.began, power.term, power.forms) == ("", 2024, None, "Quý I", ["k"])

    def test_a_span_needs_a_column_for_days(self, tu: Actor) -> None:
        run = files.open_file(by=tu, file_name="a.xlsx", data=plain())
        choice = files.Choice("publications", ("words", "paper", "forms", "", "", "place"), GIVEN)
        with pytest.raises(ValidationError) as error:
            files.choose(by=tu, run_id=run.pk, choices=[choice])
        assert "Ngày bắt đầu hoặc Ngày kết thúc" in error.value.message_dict["kind-0"][0]

    def test_without_a_day_and_a_year_a_row_is_at_fault(self, tu: Actor) -> None:
        run = tried(tu, plain(["Dự toán ngân sách", "", "Loa", "", "", ""], title="SỔ THEO DÕI CÔNG KHAI"), GIVEN)
        assert said(run, "fault") == [(0, 3, "Ngày bắt đầu", "không có ngày, sổ cũng không ghi năm")]

    def test_the_heading_of_a_year_gives_its_year(self, tu: Actor) -> None:
        data = plain(["NĂM 2021"], ["Dự toán ngân sách", "", "Loa", "5/3", "", ""], ["NĂM 2022"],
                     ["Dự toán ngân sách", "", "Loa", "5/3", "", ""], title="SỔ THEO DÕI CÔNG KHAI")  # fmt: skip
        taken(tu, tried(tu, data, GIVEN), unsure_too=True)
        assert list(PastPublication.objects.order_by("pk").values_list("began", flat=True)) == [
            date(2021, 3, 5), date(2022, 3, 5)
        ]  # fmt: skip

    def test_an_item_chosen_for_the_sheet_speaks_where_nothing_else_does(self, tu: Actor) -> None:
        data = plain(["Thông báo lịch cắt điện", "", "Loa", "5/3/2024", "", ""],
                     ["Dự toán ngân sách", "", "Loa", "5/3/2024", "", ""])  # fmt: skip
        taken(tu, tried(tu, data, {**GIVEN, "item": "CK14"}))
        assert set(PastPublication.objects.values_list("item", flat=True)) == {"CK14", "CK02"}

    def test_brought_twice_it_is_there_already_and_a_line_twice_is_at_fault(self, tu: Actor) -> None:
        taken(tu, tried(tu, plain(), GIVEN))
        again = tried(tu, plain(), GIVEN)
        assert again.counts["same"] == 3
        twice = ["Quy chế dân chủ", "", "Loa", "5/3/2024", "", ""]
        assert said(tried(tu, plain(twice, twice), GIVEN), "fault") == [
            (0, 4, "Nội dung công khai", "giống hệt dòng 3 của tệp")
        ]
        other = tried(tu, plain(), {**GIVEN, "former": "xã Đình Thượng"})
        assert other.counts["new"] == 3

    def test_what_is_public_here_by_the_same_paper_is_not_sure(self, tu: Actor) -> None:
        version = published(tu)
        row = ["Công khai ngân sách quý I", "31/TB-UBND", "Niêm yết", "13/2/2026", "", "Trụ sở"]
        run = tried(tu, plain(row, title="SỔ CÔNG KHAI NĂM 2026"), GIVEN)
        assert said(run, "unsure")[0][3] == f"văn bản này đã được công khai ở đây, mã {version.publication.ref}"

    def test_hidden_rows_wait_for_someone_who_looked(self, tu: Actor) -> None:
        opened = load_workbook(io.BytesIO(plain()))
        opened.active.row_dimensions[4].hidden = True
        out = io.BytesIO()
        opened.save(out)
        run = tried(tu, out.getvalue(), GIVEN)
        assert run.sheets[0]["unseen"] == 1
        assert said(run, "unsure") == [(0, 4, "Dòng ẩn", "bảng tính đang ẩn dòng này (bộ lọc, hoặc ẩn bằng tay)")]
        assert taken(tu, run, only_good=True).counts["taken"] == 2


class TestItIsThePast:
    def test_nothing_runs_nobody_is_told_nothing_is_public(self, tu: Actor, today: date) -> None:
        before = [chores(today), lists_wanted(today)]
        taken(tu, tried(tu, plain(), GIVEN))
        assert [chores(today), lists_wanted(today)] == before
        assert not Publication.objects.exists()
        assert not Version.objects.exists()
        assert not Message.objects.exists()

    def test_figures_of_publicity_do_not_count_what_nothing_proves(self, tu: Actor) -> None:
        taken(tu, tried(tu, plain(), GIVEN))
        for name in ("publish.published", "publish.on_time", "publish.complete", "publish.postings"):
            assert INDICATORS[name].value(tu.commune, Period(2024, 12, 12), None).part == 0

    def test_the_gap_table_has_no_cell_filled_or_opened_but_says_what_the_book_has(self, tu: Actor, today) -> None:
        empty = grid(2024, today)
        taken(tu, tried(tu, plain(), GIVEN))
        after = grid(2024, today)
        assert (after.done, after.owed, after.rows) == (empty.done, empty.owed, empty.rows) == (0, 0, [])
        assert {part.item.code: part.before for part in after.parts if part.before} == {"CK02": 1, "CK07": 1}
        assert (empty.untouched, after.untouched) == (14, 12)
        assert grid(2023, today).untouched == grid(2026, today).untouched == 14
        told = {row[0]: row[2] for row in sheet_rows(after)}
        assert (told[2], told[3]) == ("sổ cũ ghi 1 nội dung", "chưa công khai nội dung nào")

    def test_beside_what_is_owed_the_past_changes_nothing(self, tu: Actor, today) -> None:
        published(tu)
        owed = grid(2026, today).owed
        row = ["Ngân sách quý IV năm 2025", "9/TB-UBND", "Niêm yết", "5/1/2026", "", ""]
        taken(tu, tried(tu, plain(row, title="SỔ CÔNG KHAI NĂM 2026"), GIVEN))
        assert grid(2026, today).owed == owed > 0

    def test_contents_count_once_however_many_places_they_hung_at(self, tu: Actor) -> None:
        taken(tu, tried(tu, plain(), GIVEN))
        table = past.table()
        assert (table.years, dict(table.rows), table.totals, table.lines) == (
            (2024,), {"CK02": (1,), "CK07": (1,)}, (2,), 3,
        )  # fmt: skip


class TestAfterwards:
    def test_a_line_is_sorted_and_put_right(self, tu: Actor) -> None:
        taken(tu, tried(tu, book(), GIVEN), only_good=True, unsure_too=True)
        line = PastPublication.objects.get(words__contains="cắt điện")
        done = actions.correct_past(by=tu, line=line, content=content(line, item="CK14", began=date(2024, 2, 1)))
        assert (done.item, done.began) == ("CK14", date(2024, 2, 1))
        entry = Entry.objects.get(what="publish.correct_past")
        assert (entry.before["item"], entry.after["changed"]) == ("", ["began", "item"])

    @pytest.mark.parametrize(("change", "field"), [
        ({"words": "  "}, "words"), ({"item": "CK15"}, "item"), ({"year": 1850}, "year"), ({"year": 2030}, "year"),
        ({"ended": date(2024, 1, 1)}, "ended"), ({"began": date(2027, 1, 1), "ended": None, "year": 2026}, "began"),
        ({"year": 2022}, "year"),
    ], ids=str)  # fmt: skip
    def test_what_cannot_stand_names_its_field(self, tu: Actor, change, field) -> None:
        taken(tu, tried(tu, plain(), GIVEN))
        line = PastPublication.objects.order_by("pk").first()
        with pytest.raises(ValidationError) as error:
            actions.correct_past(by=tu, line=line, content=content(line, **change))
        assert set(error.value.message_dict) == {field}

    def test_a_line_struck_out_counts_no_more_and_stays_readable(self, tu: Actor) -> None:
        taken(tu, tried(tu, plain(), GIVEN))
        line = PastPublication.objects.get(item="CK02")
        with pytest.raises(ValidationError, match="lý do"):
            actions.strike_past(by=tu, line=line, reason=" ")
        line = actions.strike_past(by=tu, line=line, reason="Chép nhầm của xã khác")
        assert past.past_of(2024) == {"CK07": 1}
        assert line in past.asked(2024, "", "ngân sách")
        with pytest.raises(Refused, match="đã gạch bỏ"):
            actions.correct_past(by=tu, line=line, content=content(line))

    def test_only_whoever_writes_here_may(self, tu: Actor, lua: Actor, ba: Actor) -> None:
        taken(tu, tried(tu, plain(), GIVEN))
        line = PastPublication.objects.order_by("pk").first()
        for who in (lua, ba):
            with pytest.raises(Refused):
                actions.correct_past(by=who, line=line, content=content(line))
            with pytest.raises(Refused):
                actions.strike_past(by=who, line=line, reason="x")
        assert files.open_file(by=lua, file_name="a.xlsx", data=plain()).sheets[0]["kind"] != "publications"

    def test_taking_back_leaves_nothing_and_an_honest_journal(self, tu: Actor) -> None:
        run = taken(tu, tried(tu, plain(), GIVEN))
        undone = jobs.undo_now(tu, files.begin_undoing(by=tu, run_id=run.pk))
        assert undone.state == Run.State.UNDONE
        assert not PastPublication.objects.exists()
        assert verify(tu.commune)[1] == []
        kept = list(Entry.objects.filter(what__startswith="publish.").values_list("what", flat=True).order_by("seq"))
        assert kept == ["publish.bring_in_past", "publish.take_back_past"]
        assert tried(tu, plain(), GIVEN).counts["new"] == 3

    def test_a_line_someone_worked_on_keeps_the_run_and_is_named(self, tu: Actor) -> None:
        run = taken(tu, tried(tu, plain(), GIVEN))
        line = PastPublication.objects.get(item="CK02")
        actions.correct_past(by=tu, line=line, content=content(line, note="Có biên bản"))
        stopped = jobs.undo_now(tu, files.begin_undoing(by=tu, run_id=run.pk))
        assert stopped.state == Run.State.TAKEN
        assert "Dự toán ngân sách năm 2024" in stopped.trouble
        assert PastPublication.objects.count() == 3

    def test_after_a_day_it_stays(self, tu: Actor, time_machine) -> None:
        run = taken(tu, tried(tu, plain(), GIVEN))
        time_machine.shift(timedelta(hours=24, seconds=1))
        with pytest.raises(Refused, match="quá 24 giờ"):
            files.begin_undoing(by=tu, run_id=run.pk)


def test_two_books_of_one_file_go_each_to_its_room(tu: Actor) -> None:
    letters = [["SỔ TIẾP CÔNG DÂN NĂM 2024"],
               ["Số đến", "Ngày nhận", "Họ tên người gửi", "Nội dung", "Kết quả giải quyết"],
               [1, "5/1/2024", "Lê Văn Tám", "Rác ở bãi đất trống", "Đã dọn"]]  # fmt: skip
    head = ["Nội dung công khai", "Ngày niêm yết"]
    data = xlsx(("Đơn", letters), ("Niêm yết", [["SỔ NIÊM YẾT NĂM 2024"], head, ["Dự toán ngân sách", "5/1/2024"]]))
    run = files.open_file(by=tu, file_name="a.xlsx", data=data)
    assert [sheet["kind"] for sheet in run.sheets] == ["petitions", "publications"]


def test_what_is_kept_is_in_the_books_language_whoever_reads(tu: Actor) -> None:
    with translation.override("en"):
        taken(tu, tried(tu, plain(["Dự toán ngân sách", "", "Loa", "05/03/2024", 30, ""]), GIVEN))
    line = PastPublication.objects.get()
    assert (line.term, line.began, line.ended) == ("30 ngày", date(2024, 3, 5), None)
