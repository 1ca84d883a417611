"""A table comes in: tried row by row, taken in, undone."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from dinh.ground.actor import Actor
from dinh.ground.gate import Refused
from dinh.ground.households import actions, holders, queries, trials
from dinh.ground.households.actions import Facts
from dinh.ground.households.judging import CHANGED, FAULT, NEW, SAME
from dinh.ground.households.models import Household, ImportRun, Line
from dinh.ground.households.reading import Row, read_table
from dinh.ground.households.tests.conftest import HEADER, xlsx
from dinh.ground.journal.models import Entry

DAY = date(2026, 6, 1)


def cells(*rows: list[str]) -> list[Row]:
    """Rows as read: number, group, representative, head, address, phone, email; what is left out is empty."""
    fields = ("number", "group", "representative", "head", "address", "phone", "email")
    return [
        Row(at, dict(zip(fields, [*row, *[""] * (7 - len(row))], strict=True))) for at, row in enumerate(rows, start=2)
    ]


@pytest.fixture
def trying(tu: Actor, today: date) -> Callable[..., ImportRun]:
    def run(*rows: list[str], by: Actor = tu, day: date = DAY, **more) -> ImportRun:
        return actions.try_table(by=by, file_name="so-ho.xlsx", rows=cells(*rows), day=day, **more)

    return run


def kinds(run: ImportRun) -> list[str]:
    return [row.kind for row in trials.verdict(run).rows]


def problems(run: ImportRun) -> list[str]:
    return [" ".join(row.problems) for row in trials.verdict(run).rows]


def state() -> list[tuple]:
    """The whole register, to compare before and after."""
    homes = Household.objects.order_by("pk").values_list("pk", "number", "phone", "valid_from", "valid_to", "ended_why")
    fields = ("household", "group", "representative", "head", "address", "from_day", "to_day", "folded")
    return [*homes, *Line.objects.order_by("household", "from_day").values_list(*fields)]


class TestJudging:
    @pytest.mark.parametrize(
        "name", ["Tổ 2", "TDP số 2", "to dan pho 2", "Tổ dân phố 02", "2", "to-2", "TỔ DÂN PHỐ SỐ 2", "Tổ dân phố 2"]
    )
    def test_groups_are_known_by_what_people_call_them(self, trying, groups, name: str) -> None:
        (row,) = trials.verdict(trying(["1", name, "Lê Thị Bảy"])).rows
        assert row.facts.group_id == groups[1].pk
        assert row.kind == NEW

    @pytest.mark.parametrize(
        ("row", "words"),
        [
            (["1", "Tổ 9", "Lê Thị Bảy"], "Thôn, tổ dân phố: không có đơn vị nào tên “Tổ 9”"),
            (["1", "", "Lê Thị Bảy"], "Thôn, tổ dân phố: chưa ghi"),
            (["1", "Tổ 1", ""], "Đại diện hộ: Hãy ghi họ tên"),
            (["1", "Tổ 1", "Lê Thị Bảy", "", "", "12"], "Điện thoại: Số điện thoại phải có"),
            (["1", "Tổ 1", "Lê Thị Bảy", "", "", "", "x"], "Thư điện tử: Địa chỉ thư điện tử chưa đúng"),
            (["1" * 21, "Tổ 1", "Lê Thị Bảy"], "Số hộ: Dài 21 ký tự, nhiều nhất 20"),
            (["01-050", "Tổ 1", "Lê Thị Bảy", "", "hẻm 12"], "Số hộ: cùng họ tên, địa chỉ với hộ 01-002"),
        ],
    )
    def test_a_fault_names_field_cause_and_way_out(self, trying, homes, row: list[str], words: str) -> None:
        run = trying(row)
        assert kinds(run) == [FAULT]
        assert words in problems(run)[0]

    def test_doubles_within_the_file_are_found_by_number_and_by_home(self, trying, groups) -> None:
        run = trying(
            ["1", "Tổ 1", "Lê Thị Bảy", "", "hẻm 12"], ["1", "Tổ 1", "Ngô Văn Chín"],
            ["3", "TDP 1", "lê thị bảy", "", "Hẻm 12"], ["4", "Tổ 2", "Lê Thị Bảy", "", "hẻm 12"],
        )  # fmt: skip
        assert kinds(run) == [NEW, FAULT, FAULT, NEW]
        assert "đã có ở dòng 2 của tệp" in problems(run)[1]
        assert "cùng địa chỉ với dòng 2" in problems(run)[2]

    def test_new_same_and_changed_are_told_apart(self, trying, homes) -> None:
        run = trying(
            ["01-002", "Tổ 1", "Lê Thị Bảy", "", "hẻm 12", "0905 111 222"],
            ["01-010", "Tổ 1", "Ngô Văn Mười", "", "hẻm 14"],
            ["01-099", "Tổ 1", "Cao Văn Tý"],
        )
        verdict = trials.verdict(run)
        assert [row.kind for row in verdict.rows] == [SAME, CHANGED, NEW]
        assert [(c.field, c.before, c.after) for c in verdict.rows[1].changes] == [
            ("representative", "Ngô Văn Chín", "Ngô Văn Mười")
        ]
        assert [line.household.number for line in verdict.missing] == ["01-001", "01-003"]

    def test_an_empty_cell_leaves_what_the_register_has(self, trying, homes) -> None:
        assert kinds(trying(["01-002", "", "Lê Thị Bảy"], ["01-003", "", "Võ Văn Giàu"])) == [SAME, SAME]

    def test_capitals_and_lost_zeros_are_offered_otherwise(self, trying, groups) -> None:
        (row,) = trials.verdict(trying(["1", "Tổ 1", "LÊ THỊ BẢY", "", "", "905111222"])).rows
        assert (row.facts.representative, row.facts.phone, row.renamed) == ("Lê Thị Bảy", "0905111222", True)
        (row,) = trials.verdict(trying(["1", "Tổ 1", "LÊ THỊ BẢY"], proper=False)).rows
        assert row.facts.representative == "LÊ THỊ BẢY"

    def test_without_a_number_people_are_found_or_given_the_next(self, trying, homes) -> None:
        rows = trials.verdict(trying(
            ["", "Tổ 1", "lê thị bảy", "", "hẻm 12"], ["", "Tổ 1", "Cao Văn Tý"], ["", "Tổ 1", "Cao Văn Sửu"],
            ["", "Tổ 3", "Mạc Thị Dần"],
        )).rows  # fmt: skip
        assert [row.facts.number for row in rows] == ["01-002", "01-011", "01-012", "03-001"]

    def test_a_day_before_the_last_change_is_refused(self, trying, homes, tu) -> None:
        actions.represent(by=tu, household_id=homes[0].pk, representative="Lê Văn Út", day=DAY + timedelta(9))
        run = trying(["01-002", "Tổ 1", "Lê Thị Bảy", "", "hẻm 12"])
        assert "đã có thay đổi ngày 10/06/2026" in problems(run)[0]

    def test_a_number_of_one_who_left_later_is_refused(self, trying, homes, tu) -> None:
        actions.end(by=tu, household_id=homes[1].pk, day=DAY + timedelta(9), why="moved")
        assert "thuộc hộ ra khỏi sổ sau ngày ghi" in problems(trying(["01-010", "Tổ 1", "Cao Văn Tý"]))[0]

    def test_a_head_brings_only_their_own_group(self, trying, homes, ba, groups) -> None:
        run = trying(["1", "Tổ 2", "Lê Thị Bảy"], ["02-001", "", "Phạm Văn Hai"], ["01-050", "", "Cao Văn Tý"], by=ba)
        assert kinds(run) == [FAULT, FAULT, NEW]
        assert "không phải đơn vị của anh/chị" in problems(run)[0]
        assert "là hộ của Tổ dân phố 2" in problems(run)[1]
        verdict = trials.verdict(run)
        assert {line.group_id for line in verdict.missing} == {groups[0].pk}


class TestTakingIn:
    def test_all_or_nothing(self, trying, tu, groups) -> None:
        run = trying(["1", "Tổ 1", "Lê Thị Bảy"], ["2", "Tổ 9", "Ngô Văn Chín"])
        with pytest.raises(ValidationError, match="Còn 1 dòng có lỗi"):
            actions.take_in(by=tu, run_id=run.pk)
        assert not Household.objects.exists()
        done = actions.take_in(by=tu, run_id=run.pk, only_good=True)
        assert done.counts == {"new": 1, "changed": 0, "ended": 0, "same": 0, "left_out": 1}
        assert Household.objects.count() == 1
        assert done.rows == []
        with pytest.raises(ValidationError, match="đã nhập"):
            actions.take_in(by=tu, run_id=run.pk)

    def test_one_entry_of_the_journal_without_a_name(self, trying, tu, groups) -> None:
        run = trying(["1", "Tổ 1", "Lê Thị Bảy"])
        before = Entry.objects.count()
        actions.take_in(by=tu, run_id=run.pk)
        entry = Entry.objects.order_by("-seq")[0]
        assert Entry.objects.count() == before + 1
        assert (entry.what, entry.after["new"]) == ("households.take_in", 1)
        assert entry.after["register"] == queries.digest(queries.on(tu.commune, DAY))
        assert "Bảy" not in str(entry.after)

    def test_changes_are_dated_and_the_past_reads_as_before(self, trying, tu, homes, ward, groups) -> None:
        past = queries.on(ward.commune, DAY - timedelta(1))
        run = trying(
            ["01-002", "Tổ 2", "Lê Văn Út", "", "số 9"], ["01-010", "Tổ 1", "Ngô Văn Chín", "", "", "0905999888"]
        )
        actions.take_in(by=tu, run_id=run.pk)
        assert [each for each in queries.on(ward.commune, DAY - timedelta(1)) if each.number != "01-010"] == [
            each for each in past if each.number != "01-010"
        ]
        now = {each.number: each for each in queries.on(ward.commune, DAY)}
        assert (now["01-002"].representative, now["01-002"].group_id) == ("Lê Văn Út", groups[1].pk)
        assert Household.objects.get(number="01-010").phone == "0905999888"

    def test_those_missing_leave_only_when_ticked(self, trying, tu, homes, ward) -> None:
        run = trying(["01-002", "Tổ 1", "Lê Thị Bảy", "", "hẻm 12"])
        with pytest.raises(ValidationError, match="không còn thiếu"):
            actions.take_in(by=tu, run_id=run.pk, end=[homes[4].pk])
        actions.take_in(by=tu, run_id=run.pk, end=[homes[1].pk])
        assert [each.number for each in queries.on(ward.commune, DAY)] == ["01-001", "01-002", "01-003", "02-001"]
        assert Household.objects.get(pk=homes[1].pk).valid_to == DAY

    def test_what_someone_else_changed_meanwhile_is_judged_again(self, trying, tu, homes) -> None:
        run = trying(["01-050", "Tổ 1", "Cao Văn Tý"])
        actions.add(by=tu, facts=Facts("01-050", homes[0].group_id, "Cao Văn Tý"), day=DAY)
        assert actions.take_in(by=tu, run_id=run.pk).counts["same"] == 1

    def test_five_thousand_rows_in_a_few_seconds(self, tu, ward, groups, today) -> None:
        rows = [HEADER, *[[f"{at:05d}", f"Tổ {at % 3 + 1}", f"Lê Văn {at}", "", f"số {at}"] for at in range(5000)]]
        started = time.perf_counter()
        read = read_table(xlsx(*rows), "a.xlsx")
        run = actions.try_table(by=tu, file_name="a.xlsx", rows=read, day=DAY)
        actions.take_in(by=tu, run_id=run.pk)
        assert len(queries.on(ward.commune, DAY)) == 5000
        assert time.perf_counter() - started < 20  # about 3 s; a limit is for hangs

    def test_reading_five_thousand_takes_two_queries(
        self, tu, ward, groups, today, django_assert_num_queries
    ) -> None:  # fmt: skip
        rows = cells(*[[f"{at:05d}", f"Tổ {at % 3 + 1}", f"Lê Văn {at}"] for at in range(300)])
        run = actions.try_table(by=tu, file_name="a.xlsx", rows=rows, day=DAY)
        actions.take_in(by=tu, run_id=run.pk)
        with django_assert_num_queries(2):
            assert len(queries.on(ward.commune, DAY)) == 300

    @pytest.mark.parametrize("who", ["mai", "lua", "hung", "binh", "an", "lan", "visitor"])
    def test_nobody_else_brings_a_table(self, request, trying, groups, who) -> None:
        with pytest.raises(Refused):
            trying(["1", "Tổ 1", "Lê Thị Bảy"], by=request.getfixturevalue(who))

    def test_a_head_settles_only_tables_of_their_group(self, trying, ba, tam, tu, groups) -> None:
        own, all_ = trying(["1", "", "Lê Thị Bảy"], by=ba), trying(["2", "Tổ 1", "Cao Văn Tý"])
        for by, run in ((tam, own), (ba, all_), (tam, all_)):
            with pytest.raises(Refused):
                actions.take_in(by=by, run_id=run.pk)
            with pytest.raises(Refused):
                actions.drop_table(by=by, run_id=run.pk)
        assert actions.take_in(by=ba, run_id=own.pk).counts["new"] == 1
        assert actions.take_in(by=tu, run_id=all_.pk).counts["new"] == 1

    def test_a_table_not_settled_in_a_week_is_thrown_away(self, trying, tu, groups, time_machine) -> None:
        run = trying(["1", "Tổ 1", "Lê Thị Bảy"])
        time_machine.move_to("2026-11-29T10:00:00+07:00", tick=False)
        trying(["2", "Tổ 1", "Cao Văn Tý"])
        assert not ImportRun.objects.filter(pk=run.pk).exists()
        with pytest.raises(ValidationError, match="quá bảy ngày"):
            actions.take_in(by=tu, run_id=run.pk)


class TestTakingBack:
    def test_the_register_is_as_before(self, trying, tu, homes) -> None:
        before = state()
        run = trying(
            ["01-002", "Tổ 2", "Lê Văn Út", "", "số 9", "0905000111"], ["01-010", "Tổ 1", "Ngô Văn Mười"],
            ["01-099", "Tổ 1", "Cao Văn Tý"],
        )  # fmt: skip
        actions.take_in(by=tu, run_id=run.pk, end=[homes[2].pk])
        assert state() != before
        actions.take_back(by=tu, run_id=run.pk)
        assert state() == before
        assert ImportRun.objects.get(pk=run.pk).state == "undone"
        assert Entry.objects.filter(what="households.take_back").count() == 1

    def test_a_change_on_the_very_day_a_line_began_is_taken_back_too(self, trying, tu, adding) -> None:
        adding("7", "Lê Thị Bảy", day=DAY)
        before = state()
        run = trying(["7", "Tổ 1", "Lê Văn Út"])
        actions.take_in(by=tu, run_id=run.pk)
        assert Line.objects.get().representative == "Lê Văn Út"
        actions.take_back(by=tu, run_id=run.pk)
        assert state() == before

    def test_two_tables_are_taken_back_one_after_the_other(self, trying, tu, groups) -> None:
        first = trying(["1", "Tổ 1", "Lê Thị Bảy"], ["2", "Tổ 1", "Ngô Văn Chín"])
        actions.take_in(by=tu, run_id=first.pk)
        after_first = state()
        second = trying(["1", "Tổ 1", "Lê Văn Út", "", "", "0905000111"], day=DAY + timedelta(9))
        actions.take_in(by=tu, run_id=second.pk, end=[Household.objects.get(number="2").pk])
        with pytest.raises(Refused):
            actions.take_back(by=tu, run_id=first.pk)
        actions.take_back(by=tu, run_id=second.pk)
        assert state() == after_first
        actions.take_back(by=tu, run_id=first.pk)
        assert state() == []

    def test_refused_once_something_stands_on_a_household(self, trying, tu, groups, monkeypatch) -> None:
        run = trying(["1", "Tổ 1", "Lê Thị Bảy"])
        actions.take_in(by=tu, run_id=run.pk)
        monkeypatch.setattr(holders, "HOLDERS", [lambda commune, ids: "danh sách cuộc biểu quyết Hẻm 12"])
        with pytest.raises(Refused, match="danh sách cuộc biểu quyết Hẻm 12"):
            actions.take_back(by=tu, run_id=run.pk)
        assert Household.objects.count() == 1

    def test_refused_once_someone_worked_on_a_household(self, trying, tu, groups) -> None:
        run = trying(["1", "Tổ 1", "Lê Thị Bảy"])
        actions.take_in(by=tu, run_id=run.pk)
        actions.leave(by=tu, household_id=Household.objects.get().pk, day=DAY)
        with pytest.raises(Refused, match="đã được cập nhật sau lần nhập này"):
            actions.take_back(by=tu, run_id=run.pk)


class TestPages:
    def upload(self, client, data: bytes, name: str = "so-ho.xlsx", **more):
        sent = {"file": SimpleUploadedFile(name, data), "day": "2026-06-01", "proper": "on", **more}
        return client.post(reverse("households:import"), sent)

    def test_from_the_file_to_the_register_and_back(self, client, tu, homes, today) -> None:
        client.force_login(tu.user)
        answer = self.upload(client, xlsx(
            HEADER, ["01-002", "Tổ 1", "LÊ VĂN ÚT", "", "hẻm 12"], ["01-099", "Tổ 1", "Cao Văn Tý"],
            ["5", "Tổ 9", "Lỗi"],
        ))  # fmt: skip
        run = ImportRun.objects.get()
        assert answer["Location"] == reverse("households:run", args=[run.pk])
        page = client.get(answer["Location"]).content.decode()
        assert "không có đơn vị nào tên “Tổ 9”" in page
        assert "3 hộ có trong sổ nhưng thiếu trong tệp" in page
        assert "Lê Thị Bảy</del>" in client.get(answer["Location"], {"xem": "doi"}).content.decode()
        sheet = load_workbook(io.BytesIO(client.get(reverse("households:faults", args=[run.pk])).content)).active
        assert [cell.value for cell in sheet[2]][:3] == ["5", "Tổ 9", "Lỗi"]
        assert client.post(answer["Location"]).status_code == 400
        assert client.post(answer["Location"], {"only_good": "on", "end": [homes[1].pk]}).status_code == 302
        assert "Hoàn tác lần nhập này" in client.get(answer["Location"]).content.decode()
        undo = reverse("households:undo", args=[run.pk])
        assert client.get(undo).status_code == 200
        assert client.post(undo).status_code == 302
        assert Household.objects.filter(valid_to=None).count() == 5
        assert client.post(undo).status_code == 400

    def test_a_table_can_be_dropped_and_a_wrong_file_keeps_the_form(self, client, tu, groups, today) -> None:
        client.force_login(tu.user)
        assert "Không thấy dòng tên cột" in self.upload(client, b"a,b\n1,2\n", "a.csv").content.decode()
        self.upload(client, xlsx(HEADER, ["1", "Tổ 1", "Lê Thị Bảy"]))
        drop = reverse("households:drop", args=[ImportRun.objects.get().pk])
        assert client.get(drop).status_code == 200
        assert client.post(drop).status_code == 302
        assert not ImportRun.objects.exists()

    def test_the_template_can_be_brought_back_as_it_is(self, client, tu, groups, today) -> None:
        client.force_login(tu.user)
        data = client.get(reverse("households:template")).content
        self.upload(client, data)
        assert kinds(ImportRun.objects.get()) == [NEW]

    def test_a_head_sees_only_runs_of_their_group(self, client, ba, tam, trying, groups) -> None:
        run = trying(["1", "", "Lê Thị Bảy"], by=ba)
        client.force_login(tam.user)
        assert client.get(reverse("households:run", args=[run.pk])).status_code == 403
        assert "so-ho.xlsx" not in client.get(reverse("households:import")).content.decode()
        client.force_login(ba.user)
        assert "so-ho.xlsx" in client.get(reverse("households:import")).content.decode()
