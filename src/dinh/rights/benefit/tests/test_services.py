"""One-stop tables: as people keep them, judged row by row, taken whole or not, undone; totals that do not add up."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.rights.benefit import actions, queries_service, services
from dinh.rights.benefit.models import ServiceCount, ServiceFile, ServiceRow
from dinh.rights.benefit.tests.build import at, xlsx

DAY = date(2026, 11, 20)
HEAD = ["STT", "Ngày tiếp nhận", "Tên thủ tục", "Họ tên người nộp", "Số CCCD", "Mã hồ sơ", "Ngày hẹn trả", "Ngày trả"]


def row(number, code, came, due, back, name="Chứng thực bản sao"):
    return [number, came, name, "Nguyễn Văn A", "001234567890", code, due, back]


def table(*rows, total=None):
    end = [["", f"Tổng số: {total} hồ sơ"]] if total is not None else []
    top = [["BÁO CÁO HỒ SƠ THÁNG 10"], [None], HEAD, [f"({n})" for n in range(1, 9)]]
    return xlsx([*top, *rows, *end, ["Người lập biểu"]])


GOOD = (
    row(1, "DM-1", date(2026, 10, 1), date(2026, 10, 2), date(2026, 10, 2)),
    row(2, "DM-2", date(2026, 10, 1), date(2026, 10, 8), date(2026, 10, 5)),
    row(3, "DM-3", "01/10/2026 08:15", "05/10/2026", "09/10/2026", "Đăng ký kết hôn"),
    row(4, "DM-4", "01/10/2026", "30/10/2026", None),
)


def keep(by, file, month=None, name="bang.xlsx"):
    with at(20, 11):
        tried = services.try_table(file, name, DAY, month)
        with tried.scratch:
            return actions.keep_trial(by=by, file_name=name, tried=tried)


def take(by, run, **asked):
    with at(20, 11):
        return actions.take_in(by=by, run_id=run.pk, **asked)


def test_a_table_is_tried_taken_and_undone(ward, tu, ba):
    with pytest.raises(Refused):
        keep(ba, table(*GOOD))
    run = keep(tu, table(*GOOD, total=4))
    assert run.counts == {"new": 4}
    assert {"Họ tên người nộp", "Số CCCD"} <= set(run.dropped)
    assert not ServiceFile.objects.exists()
    take(tu, run)
    line = queries_service.total(queries_service.by_procedure(date(2026, 10, 1), date(2026, 10, 31)))
    assert (line.received, line.early, line.on_time, line.late) == (4, 1, 1, 1)
    assert [file.code for file in queries_service.late_files(date(2026, 10, 1), date(2026, 10, 31), DAY)] == [
        "DM-3", "DM-4"
    ]  # fmt: skip
    held = "".join(str(each.data) for each in ServiceRow.objects.all()) + "".join(
        f"{entry.after}{entry.about_label}" for entry in Entry.objects.all()
    )
    assert "001234567890" not in held
    assert "Nguyễn Văn A" not in held
    later = keep(tu, table(GOOD[0], row(2, "DM-4", "01/10/2026", "30/10/2026", "02/11/2026"), total=2))
    assert later.counts == {"same": 1, "changed": 1}
    take(tu, later)
    with pytest.raises(ValidationError, match="nhập sau"), at(20, 11):
        actions.take_back(by=tu, run_id=run.pk)
    with at(20, 11):
        actions.take_back(by=tu, run_id=later.pk)
        assert ServiceFile.objects.get(code="DM-4").returned_on is None
        actions.take_back(by=tu, run_id=run.pk)
        with pytest.raises(Refused, match="đã hoàn tác"):
            actions.take_back(by=tu, run_id=run.pk)
    assert not ServiceFile.objects.exists()
    for what, count in (("keep_trial", 2), ("take_in", 2), ("take_back", 2)):
        assert Entry.objects.filter(what=f"benefit.{what}").count() == count


def test_rows_at_fault_stop_all_unless_asked(ward, tu):
    bad = (
        GOOD[0],
        row(2, "", "01/10/2026", "02/10/2026", None),
        row(3, "DM-1", "01/10/2026", "02/10/2026", None),
        row(4, "DM-9", "32/10/2026", "02/10/2026", None),
        row(5, "DM-8", "05/10/2026", "02/10/2026", None),
        row(6, "DM-7", "05/10/2026", "06/10/2026", "05/12/2026"),
    )
    run = keep(tu, table(*bad))
    said = list(ServiceRow.objects.filter(kind="fault").values_list("problem", flat=True))
    for words in ("thiếu mã hồ sơ", "đã có ở dòng 5", "không phải ngày", "trước ngày tiếp nhận", "ở phía trước"):
        assert any(words in each for each in said), (words, said)
    with pytest.raises(ValidationError, match="5 dòng có lỗi"):
        take(tu, run)
    take(tu, run, only_good=True)
    assert ServiceFile.objects.count() == 1


def test_a_total_that_does_not_add_up_is_asked_with_its_difference(ward, tu):
    run = keep(tu, table(*GOOD, total=6))
    assert actions.totals_words(run) == "Số hồ sơ: dòng tổng ghi 6, cộng các dòng được 4, chênh 2"
    with pytest.raises(ValidationError, match="chênh 2"):
        take(tu, run)
    take(tu, run, despite_totals=True)
    assert ServiceFile.objects.count() == 4


COUNTS = [
    ["", "Thủ tục", "Tiếp nhận", "Kết quả giải quyết", "", "", "Đang giải quyết"],
    ["", "", "", "Trước hạn", "Đúng hạn", "Trễ hạn", ""],
    [1, "Chứng thực bản sao", 120, 40, 78, 1, 1],
    [2, "Đăng ký kết hôn", "12", 2, 9, 0, 1],
]


def test_counts_by_procedure_with_two_rows_of_heading(ward, tu):
    with pytest.raises(ValidationError, match="chọn tháng"):
        keep(tu, xlsx(COUNTS))
    run = keep(tu, xlsx([*COUNTS, ["", "Tổng cộng", 132, 42, 87, 2, 2]]), date(2026, 10, 1))
    assert run.totals == [["Trễ hạn", 2, 1]]
    with pytest.raises(ValidationError, match="chênh 1"):
        take(tu, run)
    take(tu, run, despite_totals=True)
    line = queries_service.total(queries_service.by_month(date(2026, 10, 1), date(2026, 10, 31)))
    assert (line.received, line.in_time, line.returned) == (132, 129, 130)
    again = keep(tu, xlsx([COUNTS[0], COUNTS[1], [1, "Chứng thực bản sao", 120, 40, 70, 1, 1]]), date(2026, 10, 1))
    assert "chênh 8" in ServiceRow.objects.get(run=again).problem
    with at(20, 11):
        actions.drop_trial(by=tu, run_id=again.pk)
        actions.take_back(by=tu, run_id=run.pk)
    assert not ServiceCount.objects.exists()


def test_a_month_has_files_or_counts_and_not_both(ward, tu):
    take(tu, keep(tu, table(*GOOD)))
    run = keep(tu, xlsx(COUNTS), date(2026, 10, 1))
    assert run.counts == {"fault": 2}
    assert "đã có từng hồ sơ" in ServiceRow.objects.filter(run=run)[0].problem


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"", "trống"), (b"PK\x03\x04hong", "Không mở được"), (b"a;b\n1;2\n", "Không thấy dòng tên cột"),
     ("Mã hồ sơ;Thủ tục;Ngày nhận;Hẹn trả\n".encode(), "không có dòng nào")],
)  # fmt: skip
def test_what_is_no_such_table_is_told(ward, data, said):
    with pytest.raises(ValidationError, match=said):
        services.try_table(io.BytesIO(data), "x.csv", DAY)


def test_a_csv_in_another_order(ward, tu):
    text = "Ngày hẹn;Số hồ sơ;TTHC;Ngày nộp\n02/10/2026;X-1;Khai sinh;01/10/2026\nCộng;1;;\n"
    assert keep(tu, io.BytesIO(("\ufeff" + text).encode()), name="b.csv").counts == {"new": 1}
