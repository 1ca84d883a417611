"""Old books of papers and of letters come in, count, and go out again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from dinh.ground.actor import Actor
from dinh.ground.alerts.models import Message
from dinh.ground.bodies.models import Body
from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.ground.journal.queries import verify
from dinh.ground.past import actions, jobs
from dinh.ground.past.models import Line, Run, Saved, Source
from dinh.ground.past.room import forget
from dinh.ground.past.tests.books import LETTERS, LETTERS_HEAD, OUT, issued, letters, taken, tried
from dinh.ground.room import INDICATORS
from dinh.house.demo import past
from dinh.law.periods import Period
from dinh.office.papers import actions as papers
from dinh.office.papers.models import Paper, Register
from dinh.rights.petitions import actions as petitions
from dinh.rights.petitions.models import Book, Letter, Petition
from dinh.scribe.ledgers.tests.books import xlsx

GIVEN = {"channel": "reception", "kind": "reflection", "former": ""}


@pytest.fixture(autouse=True)
def today(time_machine) -> date:
    time_machine.move_to("2026-11-21T10:00:00+07:00", tick=False)
    return date(2026, 11, 21)


@pytest.fixture
def ubnd(ward) -> dict[str, str]:
    return {"body": str(Body.objects.get(symbol="UBND").pk), "former": ""}


def said(run: Run, state: str = "fault") -> list[tuple[int, str, str]]:
    lines = Line.objects.filter(run=run, state=state).order_by("number")
    return [
        (line.number, each["column"], each["cause"]) for line in lines for each in line.said if each["weight"] != "note"
    ]


class TestPapers:
    def test_the_suggested_columns_are_right_and_sure(self, lua: Actor) -> None:
        run = actions.open_file(by=lua, file_name="so-di-2024.xlsx", data=issued())
        (sheet,) = run.sheets
        assert sheet["kind"] == "papers-out"
        assert sheet["columns"] == ["number", "issued", "subject", "signer", "recipients"]
        assert set(sheet["tones"]) == {"sure"}
        assert sheet["year"] == 2024
        assert sheet["samples"][0] == ["01/BC-UBND", "02/BC-UBND", "7/UBND"]

    def test_papers_come_in_under_their_own_numbers_and_the_next_one_follows(self, lua: Actor, ubnd) -> None:
        run = taken(lua, tried(lua, issued(), ubnd))
        assert run.state == Run.State.TAKEN
        found = {paper.number: paper for paper in Paper.objects.filter(past=run)}
        assert {(p.type_name, p.register_key, p.register_number) for p in found.values()} == {
            ("Báo cáo", "2024|BC", 1), ("Báo cáo", "2024|BC", 2), ("Công văn", "2024|CV", 7), ("Quyết định",
            "2024|QĐ", 1)
        }  # fmt: skip
        assert found["01/BC-UBND"].signer == "Hoàng Văn Bình"
        assert found["01/BC-UBND"].recipients == ["Đảng ủy", "HĐND"]
        assert not any(paper.public for paper in found.values())
        books = dict(Register.objects.values_list("key", "last"))
        assert books == {"2024|BC": 2, "2024|CV": 7, "2024|QĐ": 1}
        assert not Message.objects.exists()

    def test_they_count_in_the_year_they_were_issued(self, lua: Actor, ubnd) -> None:
        taken(lua, tried(lua, issued(), ubnd))
        count = INDICATORS["papers.issued"].value
        assert count(lua.commune, Period(2024, 12, 12), None).part == 4
        assert count(lua.commune, Period(2026, 12, 12), None).part == 0

    def test_bringing_the_same_book_again_finds_everything_there(self, lua: Actor, ubnd) -> None:
        taken(lua, tried(lua, issued(), ubnd))
        run = tried(lua, issued(*OUT, ["03/BC-UBND", "2/2/2024", "Báo cáo tháng 2", "", ""]), ubnd)
        assert run.counts == {"fault": 0, "unsure": 0, "new": 1, "same": 4, "skipped": 0}

    @pytest.mark.parametrize(
        ("row", "column", "cause"),
        [
            (["01/BC-UBND", "9/9/2024", "Báo cáo khác", "", ""], "Số", "trùng số với dòng 3 của tệp"),
            (["UBND", "9/9/2024", "Báo cáo", "", ""], "Số, ký hiệu", "không có số ở đầu"),
            (["9/BC-UBND", "", "Báo cáo", "", ""], "Ngày văn bản", "để trống"),
            (["9/BC-UBND", "31/4/2024", "Báo cáo", "", ""], "Ngày văn bản", "không có ngày này trong lịch"),
            (["9/BC-UBND", "9/9/2027", "Báo cáo", "", ""], "Ngày văn bản", "ngày chưa đến"),
            (["9/BC-UBND", "9/9/2024", "", "", "x"], "Tên loại và trích yếu nội dung", "để trống"),
            (["9/BC-UBND", "9/2024", "Báo cáo", "", ""], "Ngày văn bản", "chỉ có tháng, không có ngày"),
            ([date(2024, 5, 12), "9/9/2024", "Báo cáo", "", ""], "Số, ký hiệu",
            "bảng tính đã đổi số, ký hiệu thành ngày"),
        ],
    )  # fmt: skip
    def test_what_is_wrong_names_row_column_cause(self, lua: Actor, ubnd, row, column: str, cause: str) -> None:
        run = tried(lua, issued(*OUT, row), ubnd)
        assert said(run) == [(7, column, cause)]
        with pytest.raises(ValidationError, match="Còn 1 dòng có lỗi"):
            actions.begin_taking(by=lua, run_id=run.pk)
        assert taken(lua, run, only_good=True).counts["taken"] == 4

    def test_a_number_given_to_another_paper_is_a_fault(self, lua: Actor, ubnd) -> None:
        taken(lua, tried(lua, issued(), ubnd))
        run = tried(lua, issued(["01/BC-UBND", "9/9/2024", "Báo cáo khác hẳn", "", ""]), ubnd)
        assert said(run)[0][2].startswith("số 1 đã cấp cho Báo cáo 01/BC-UBND")

    def test_the_book_of_a_former_commune_keeps_its_numbers_apart(self, lua: Actor, ubnd) -> None:
        taken(lua, tried(lua, issued(), ubnd))
        run = taken(lua, tried(lua, issued(), {**ubnd, "former": "xã Đình Thượng"}))
        assert run.counts["taken"] == 4
        assert Register.objects.get(key="2024|BC").last == 2
        assert Paper.objects.filter(register_key="2024|BC|xã Đình Thượng").count() == 2

    def test_inserted_numbers_have_their_own_place(self, lua: Actor, ubnd) -> None:
        run = taken(lua, tried(lua, issued(*OUT, ["01a/QĐ-UBND", "21/1/2024", "Quyết định về nhân sự", "", ""]), ubnd))
        assert run.counts["taken"] == 5
        assert Paper.objects.get(number="01a/QĐ-UBND").register_key == "2024|QĐ|a"

    def test_papers_in_without_a_number_take_the_next_of_their_year(self, lua: Actor, ubnd) -> None:
        head = ["Ngày đến", "Số đến", "Tác giả", "Số, ký hiệu", "Ngày tháng", "Trích yếu"]
        rows = [["5/1/2024", "", "Sở Nội vụ", "12/SNV-VP", "2/1/2024", "V/v báo cáo"],
                ["6/1/2024", 8, "UBND tỉnh", "3/KH-UBND", "3/1/2024", "Kế hoạch năm 2024"]]  # fmt: skip
        run = tried(lua, xlsx(("Đến", [["SỔ VĂN BẢN ĐẾN NĂM 2024"], head, *rows])), ubnd)
        assert run.sheets[0]["kind"] == "papers-in"
        taken(lua, run)
        numbers = dict(Paper.objects.filter(past=run).values_list("issuer", "register_number"))
        assert numbers == {"UBND tỉnh": 8, "Sở Nội vụ": 9}
        assert Register.objects.get(key="2024|đến").last == 9

    def test_taking_back_leaves_everything_as_it_was(self, lua: Actor, ubnd) -> None:
        run = taken(lua, tried(lua, issued(), ubnd))
        undone = jobs.undo_now(lua, actions.begin_undoing(by=lua, run_id=run.pk))
        assert undone.state == Run.State.UNDONE
        assert not Paper.objects.exists()
        assert set(Register.objects.values_list("last", flat=True)) == {0}
        assert tried(lua, issued(), ubnd).counts["new"] == 4

    def test_a_paper_someone_worked_on_keeps_the_run_and_is_named(self, lua: Actor, ubnd) -> None:
        run = taken(lua, tried(lua, issued(), ubnd))
        papers.make_public(by=lua, paper=Paper.objects.get(number="02/BC-UBND"))
        stopped = jobs.undo_now(lua, actions.begin_undoing(by=lua, run_id=run.pk))
        assert stopped.state == Run.State.TAKEN
        assert "02/BC-UBND" in stopped.trouble
        assert Paper.objects.count() == 4

    def test_a_book_that_went_on_keeps_the_run(self, lua: Actor, ubnd) -> None:
        run = taken(lua, tried(lua, issued(), ubnd))
        later = taken(lua, tried(lua, issued(["03/BC-UBND", "2/2/2024", "Báo cáo tháng 2", "", ""]), ubnd))
        stopped = jobs.undo_now(lua, actions.begin_undoing(by=lua, run_id=run.pk))
        assert "03/BC-UBND" in stopped.trouble
        jobs.undo_now(lua, actions.begin_undoing(by=lua, run_id=later.pk))
        assert Register.objects.get(key="2024|BC").last == 2
        assert jobs.undo_now(lua, actions.begin_undoing(by=lua, run_id=run.pk)).state == Run.State.UNDONE

    def test_after_a_day_it_stays(self, lua: Actor, ubnd, time_machine) -> None:
        run = taken(lua, tried(lua, issued(), ubnd))
        time_machine.shift(timedelta(hours=24, seconds=1))
        with pytest.raises(Refused, match="quá 24 giờ"):
            actions.begin_undoing(by=lua, run_id=run.pk)


class TestLetters:
    def test_letters_come_in_with_their_outcome_and_no_clock(self, tu: Actor) -> None:
        run = taken(tu, tried(tu, letters(), GIVEN))
        assert run.counts["taken"] == 3
        first, second, third = Letter.objects.order_by("number")
        assert [letter.number for letter in (first, second, third)] == [1, 2, 5]
        assert first.sender.name == "Nguyễn Văn An"
        assert first.sender.phone == "0912345678"
        assert Book.objects.get(year=2025).last == 5
        matters = {petition.kind: petition for petition in Petition.objects.all()}
        assert set(matters) == {"proposal", "reflection", "complaint"}
        assert {(one.due_on, one.alarm_on, one.public, one.ended_on, one.state) for one in matters.values()} == {
            (None, None, False, None, "closed")
        }  # fmt: skip
        told = matters["proposal"].steps.get(kind="past")
        assert "so-cu.xlsx, trang Đơn, dòng 4" in told.words
        assert told.inside
        assert not Message.objects.exists()

    def test_what_the_book_tells_enough_of_counts_in_its_period(self, tu: Actor) -> None:
        taken(tu, tried(tu, letters(), GIVEN))
        year = Period(2025, 12, 12)
        assert INDICATORS["petitions.received"].value(tu.commune, year, None).part == 3
        on_time = INDICATORS["petitions.on_time"].value(tu.commune, year, None)
        assert (on_time.part, on_time.whole) == (1, 2)  # of the complaint the book does not tell when it was accepted
        assert len(INDICATORS["petitions.on_time"].rows(tu.commune, year, None)) >= 1
        assert INDICATORS["petitions.confirmed"].value(tu.commune, year, None).whole == 0
        assert INDICATORS["petitions.open_late"].value(tu.commune, year, None).whole == 0

    def test_denunciations_are_never_taken_from_a_table(self, tu: Actor) -> None:
        rows = [*LETTERS, [4, 6, "1/3/2025", "Người Tố", "Tổ 9", "", "Tố cáo", "Tố cáo ông X", "", ""],
                [5, 7, "1/3/2025", "Người Tố", "Tổ 9", "", "", "Đơn tố cáo cán bộ thôn", "", ""]]  # fmt: skip
        run = tried(tu, letters(*rows), GIVEN)
        lines = Line.objects.filter(run=run, state="fault")
        assert [(line.values, line.raw) for line in lines] == [({}, []), ({}, [])]
        taken(tu, run, only_good=True)
        assert not Petition.objects.filter(kind="denunciation").exists()

    def test_a_matter_without_an_outcome_waits_for_a_person(self, tu: Actor) -> None:
        run = tried(
            tu,
            letters(*LETTERS, [4, 6, "1/3/2025", "Lê Văn Tám", "", "", "Phản ánh", "Rác ở bãi đất trống", "", ""]),
            GIVEN,
        )
        assert run.counts["unsure"] == 1
        with pytest.raises(ValidationError, match="Còn 1 dòng chưa chắc"):
            actions.begin_taking(by=tu, run_id=run.pk)
        assert taken(tu, run, unsure_too=True).counts["taken"] == 4

    def test_a_book_from_before_the_law_known_here_comes_in_without_a_term(self, tu: Actor) -> None:
        row = [
            1,
            1,
            "5/1/1998",
            "Lê Văn Tám",
            "",
            "",
            "Phản ánh",
            "Đường làng lầy lội mùa mưa",
            "Đã rải cấp phối",
            "9/2/1998",
        ]
        taken(tu, tried(tu, letters(row), GIVEN))
        (petition,) = Petition.objects.all()
        assert (petition.outcome_due, petition.outcome_on, petition.answered_on) == (None, None, date(1998, 2, 9))

    def test_the_office_may_still_work_on_what_came_in(self, tu: Actor, client) -> None:
        taken(tu, tried(tu, letters(), GIVEN))
        petition = Petition.objects.get(kind="reflection")
        petitions.show(by=tu, petition=petition, edition=petition.edition, public=True)
        petition.refresh_from_db()
        assert (petition.due_on, petition.outcome_due) == (None, petition.outcome_due)
        client.force_login(tu.user)
        for one in Petition.objects.all():
            assert client.get(f"/ban-lam-viec/don-thu/{one.ref}").status_code == 200
        assert client.get(petition.path).status_code == 200

    def test_the_next_letter_gets_the_next_number(self, tu: Actor) -> None:
        row = [9, 40, "5/3/2026", "Lê Văn Tám", "", "", "Phản ánh", "Rác ở bãi đất trống", "Đã dọn", "9/3/2026"]
        run = taken(tu, tried(tu, letters(row), GIVEN))
        sending = petitions.Sending(key="k1", kind="reflection", words="Cống tắc trước số nhà 5")
        made = petitions.enter(by=tu, sending=sending, channel="desk", received_on=date(2026, 11, 20))
        assert made.letter.number == 41
        stopped = jobs.undo_now(tu, actions.begin_undoing(by=tu, run_id=run.pk))
        assert "41/2026" in stopped.trouble

    def test_taking_back_leaves_no_letter_and_an_honest_journal(self, tu: Actor) -> None:
        run = taken(tu, tried(tu, letters(), GIVEN))
        jobs.undo_now(tu, actions.begin_undoing(by=tu, run_id=run.pk))
        assert not Letter.objects.exists()
        assert not Petition.objects.exists()
        assert Book.objects.get(year=2025).last == 0
        assert verify(tu.commune)[1] == []
        acts = list(Entry.objects.order_by("seq").values_list("what", flat=True))
        assert acts == [
            "past.open", "past.map", "past.keep_lines", "past.settle_reading", "past.begin_taking",
            "petitions.bring_in_past", "past.take", "past.finish_taking", "past.begin_undoing",
            "petitions.take_back_past", "past.take_back",
        ]  # fmt: skip

    def test_a_letter_someone_worked_on_keeps_the_run(self, tu: Actor) -> None:
        run = taken(tu, tried(tu, letters(), GIVEN))
        petition = Petition.objects.get(kind="proposal")
        petitions.show(by=tu, petition=petition, edition=petition.edition, public=True)
        stopped = jobs.undo_now(tu, actions.begin_undoing(by=tu, run_id=run.pk))
        assert stopped.state == Run.State.TAKEN
        assert "Đơn số 1/2025" in stopped.trouble
        assert Letter.objects.count() == 3


class TestTheWay:
    def test_a_saved_mapping_is_used_again_for_the_same_heads(self, tu: Actor) -> None:
        head = [*LETTERS_HEAD[:7], "Sự việc", *LETTERS_HEAD[8:]]
        data = xlsx(("Đơn", [["SỔ TIẾP CÔNG DÂN"], head, *LETTERS]))
        run = actions.open_file(by=tu, file_name="a.xlsx", data=data)
        assert run.sheets[0]["columns"][7] == ""
        columns = [*run.sheets[0]["columns"]]
        columns[7] = "words"
        actions.choose(
            by=tu, run_id=run.pk, choices=[actions.Choice("petitions", tuple(columns), GIVEN, "Sổ của cô Tư")]
        )
        assert Saved.objects.get().name == "Sổ của cô Tư"
        again = actions.open_file(by=tu, file_name="b.xlsx", data=data)
        assert again.sheets[0]["columns"] == columns
        assert again.sheets[0]["saved"] == "Sổ của cô Tư"

    def test_what_is_missing_is_named(self, tu: Actor) -> None:
        run = actions.open_file(by=tu, file_name="a.xlsx", data=letters())
        wrong = actions.Choice("petitions", ("received", "received"), {"channel": "bồ câu"})
        with pytest.raises(ValidationError) as error:
            actions.choose(by=tu, run_id=run.pk, choices=[wrong])
        assert set(error.value.message_dict) == {"column-0-1", "kind-0", "given-0-channel", "given-0-kind"}

    def test_something_entered_meanwhile_stops_all_and_is_judged_anew(self, tu: Actor) -> None:
        run = tried(tu, letters(), GIVEN)
        other = tried(tu, letters(), GIVEN, "khac.xlsx")
        taken(tu, run)
        stopped = taken(tu, other)
        assert stopped.state == Run.State.TRIED
        assert "Chưa nhập dòng nào" in stopped.trouble
        assert stopped.counts["same"] == 3
        assert Letter.objects.count() == 3

    def test_the_file_and_the_names_in_it_are_not_kept_once_in(self, tu: Actor) -> None:
        run = taken(tu, tried(tu, letters(), GIVEN))
        assert not Source.objects.exists()
        assert all(line.values == {} and line.raw == [] for line in Line.objects.filter(run=run))

    def test_a_file_nobody_took_in_goes_after_a_week(self, tu: Actor, time_machine) -> None:
        tried(tu, letters(), GIVEN)
        time_machine.shift(timedelta(days=8))
        assert forget(tu.commune, date(2026, 11, 29)) == 1
        assert not Run.objects.exists()

    def test_who_may_not_write_in_a_room_may_not_bring_its_book_in(self, lua: Actor, tu: Actor, mai: Actor) -> None:
        with pytest.raises(Refused):
            actions.open_file(by=mai, file_name="a.xlsx", data=letters())
        run = actions.open_file(by=lua, file_name="a.xlsx", data=issued())
        with pytest.raises(Refused):
            actions.choose(by=lua, run_id=run.pk, choices=[actions.Choice("petitions", (), GIVEN)])
        assert actions.open_file(by=tu, file_name="a.xlsx", data=issued()).sheets[0]["kind"] != "papers-out"

    def test_large_files_go_chunk_by_chunk(self, tu: Actor, monkeypatch) -> None:
        monkeypatch.setattr(jobs, "CHUNK", 2)
        monkeypatch.setattr("dinh.ground.past.actions.taking.CHUNK", 2)
        run = taken(tu, tried(tu, letters(), GIVEN))
        assert run.counts["taken"] == 3
        assert list(Entry.objects.filter(what="past.take").values_list("after__done", flat=True).order_by("seq")) == [
            2,
            3,
        ]

    def test_enter_refuses_a_day_of_no_known_law(self, tu: Actor) -> None:
        sending = petitions.Sending(key="k2", kind="reflection", words="Cống tắc trước số nhà 5")
        for day in (date(1, 1, 1), date(1625, 3, 5), date(2010, 1, 1)):
            with pytest.raises(ValidationError, match="Chưa có luật"):
                petitions.enter(by=tu, sending=sending, channel="desk", received_on=day)


def test_the_books_of_the_demo_come_in_whole(tu: Actor, lua: Actor, binh: Actor) -> None:
    letters_in, papers_out = past.letters_book(2026), past.papers_book(2026)
    assert (letters_in.counts["taken"], papers_out.counts["taken"]) == (9, 7)
    posted = past.publications_book(2026)
    assert (posted.counts["taken"], posted.counts["unsure"], posted.counts["fault"]) == (9, 1, 0)
    promised = past.promises_book(2026)
    assert (promised.counts["taken"], promised.counts["unsure"], promised.counts["fault"]) == (5, 2, 0)
    assert set(Letter.objects.values_list("book", flat=True)) == {"xã Đình Thượng"}
    assert not Book.objects.exists()  # a former commune's book gives no more numbers
