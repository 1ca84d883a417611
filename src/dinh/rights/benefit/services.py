"""One-stop tables: rows of a file judged one by one against what is there, kept aside in a scratch file.

Two shapes: a row a file (hồ sơ), or a row a procedure with its counts of a month. A total row is compared with what the
rows add up to. Nothing of who applied is read.
"""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import IO, Any, BinaryIO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.fold import words
from dinh.rights.benefit import tables
from dinh.rights.benefit.models import ImportRun, ServiceCount, ServiceFile, ServiceRow
from dinh.rights.benefit.tables import batched

FILES, COUNTS = ImportRun.Shape.FILES, ImportRun.Shape.COUNTS
TITLES: dict[str, tuple[str, ...]] = {
    "code": ("Mã hồ sơ", "Số hồ sơ", "Mã số hồ sơ", "Mã biên nhận", "Số biên nhận", "Mã HS"),
    "procedure": (
        "Thủ tục", "Tên thủ tục", "Thủ tục hành chính", "Tên thủ tục hành chính", "Tên TTHC", "TTHC", "Loại hồ sơ",
    ),
    "field": ("Lĩnh vực", "Tên lĩnh vực", "Lĩnh vực giải quyết"),
    "received": ("Ngày tiếp nhận", "Ngày nhận", "Ngày nộp", "Ngày nhận hồ sơ", "Thời gian tiếp nhận", "Tiếp nhận ngày"),
    "due": ("Ngày hẹn trả", "Hẹn trả", "Ngày hẹn", "Hạn trả", "Hạn xử lý", "Hạn giải quyết", "Ngày hẹn trả kết quả"),
    "returned": (
        "Ngày trả", "Ngày trả kết quả", "Ngày có kết quả", "Ngày kết thúc", "Ngày hoàn thành", "Ngày trả KQ", "Đã trả",
    ),
    "month": ("Tháng", "Kỳ", "Kỳ báo cáo"),
    "received_n": ("Tiếp nhận", "Số tiếp nhận", "Tổng tiếp nhận", "Số hồ sơ tiếp nhận", "Hồ sơ tiếp nhận", "Tổng số"),
    "early": ("Trước hạn", "Trả trước hạn", "Giải quyết trước hạn", "Sớm hạn"),
    "on_time": ("Đúng hạn", "Trả đúng hạn", "Giải quyết đúng hạn"),
    "late": ("Trễ hạn", "Quá hạn", "Trả trễ hạn", "Chậm hạn", "Giải quyết quá hạn"),
    "pending": ("Đang giải quyết", "Đang xử lý", "Chưa giải quyết", "Trong hạn"),
}  # fmt: skip
NEEDED = ({"code", "procedure", "received", "due"}, {"procedure", "received_n", "on_time", "late"})
NUMBERS = ("received_n", "early", "on_time", "late", "pending")
LABELS = {field: names[0] for field, names in TITLES.items()}
CHUNK = 500


@dataclass
class Tried:
    """A table that was read: its shape, its rows in a scratch file, how many of each kind, and the totals that differ
    as [column, told, added]."""

    shape: str
    scratch: IO[str]
    counts: Counter[str] = field(default_factory=Counter)
    dropped: list[str] = field(default_factory=list)
    totals: list[list[Any]] = field(default_factory=list)

    def rows(self) -> Iterator[tuple[int, str, str, dict[str, Any], str]]:
        """(row number, kind, key, data, problem), in the file's order."""
        self.scratch.seek(0)
        for line in self.scratch:
            number, kind, key, data, problem = json.loads(line)
            yield number, kind, key, data, problem


def try_table(file: BinaryIO, name: str, day: date, month: date | None = None) -> Tried:
    """Read a table as a stream and judge every row as of `day`. `month`: of counts whose rows do not name one.

    Raises ValidationError for a file that is no such table.
    """
    heading, rows = tables.read(file, name, TITLES, NEEDED)
    shape = FILES if NEEDED[0] <= set(heading.columns) else COUNTS
    if shape == COUNTS and month is None and "month" not in heading.columns:
        raise ValidationError({"month": _("Bảng số lượng này không có cột tháng: hãy chọn tháng của bảng.")})
    scratch = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115  closed with the Tried that holds it
    tried = Tried(shape, scratch, dropped=[*heading.forbidden, *heading.unread])
    judge = _Files(day) if shape == FILES else _Counts(day, month)
    sums: Counter[str] = Counter()
    totals: dict[str, int] = {}
    for chunk in batched(_read(rows, judge, sums, totals, heading), CHUNK):
        known = judge.known([key for _number, key, _data, problem in chunk if not problem])
        for number, key, data, problem in chunk:
            kind = _kind(known.get(key), data) if not problem else ServiceRow.Kind.FAULT
            tried.counts[kind] += 1
            scratch.write(json.dumps([number, kind, key[:200], data, problem[:400]], ensure_ascii=False) + "\n")
    if not tried.counts:
        raise ValidationError(_("Dưới dòng tên cột của “%(name)s” không có dòng nào.") % {"name": name})
    tried.totals = [
        [LABELS.get(column, _("Số hồ sơ")), told, sums[column]]
        for column, told in totals.items()
        if told != sums[column]
    ]
    return tried


def _kind(before: dict[str, Any] | None, data: dict[str, Any]) -> str:
    if before is None:
        return ServiceRow.Kind.NEW
    return ServiceRow.Kind.SAME if before == data else ServiceRow.Kind.CHANGED


Judged = tuple[int, str, dict[str, Any], str]


def _read(
    rows: Iterator[tables.Row], judge: _Files | _Counts, sums: Counter[str], totals: dict[str, int],
    heading: tables.Heading,
) -> Iterator[Judged]:  # fmt: skip
    """Rows that speak of files or procedures; a total row goes into `totals`, what stands below it is signatures."""
    ended = False
    for row in rows:
        if tables.is_total(row):
            totals |= judge.total(row)
            ended = True
            continue
        key, data, problem = judge.judge(row)
        if not key and not data:
            continue
        if ended and problem:
            continue
        ended = False
        sums.update(judge.adds(data))
        yield row.number, key, data, problem


class _Files:
    """Judges rows that are files."""

    def __init__(self, day: date) -> None:
        self._day = day
        self._seen: dict[str, int] = {}

    def judge(self, row: tables.Row) -> tuple[str, dict[str, Any], str]:
        cells = row.cells
        code = tables.as_text(cells.get("code"))[:60]
        filled = sum(1 for name in ("procedure", "received", "due") if cells.get(name) not in (None, ""))
        if not code and filled < 2:
            return "", {}, ""
        problems: list[str] = []
        days = {name: self._read_day(cells.get(name), name, problems) for name in ("received", "due", "returned")}
        procedure = tables.as_text(cells.get("procedure"))[:200]
        if not code:
            problems.append(_("thiếu mã hồ sơ"))
        if not procedure:
            problems.append(_("thiếu tên thủ tục"))
        if code and self._seen.setdefault(code, row.number) != row.number:
            problems.append(_("mã hồ sơ đã có ở dòng %(row)d") % {"row": self._seen[code]})
        problems += self._order(days) if not problems else []
        data = {
            "procedure": procedure, "field": tables.as_text(cells.get("field"))[:100],
            "received": _iso(days["received"]), "due": _iso(days["due"]), "returned": _iso(days["returned"]),
        }  # fmt: skip
        return code or f"dòng {row.number}", data, "; ".join(problems)

    def _read_day(self, cell: Any, name: str, problems: list[str]) -> date | None:
        try:
            found = tables.as_day(cell)
        except ValueError:
            said = _("%(column)s “%(cell)s” không phải ngày")
            problems.append(said % {"column": LABELS[name], "cell": str(cell)[:30]})
            return None
        if found is None and name != "returned":
            problems.append(_("thiếu %(column)s") % {"column": LABELS[name].lower()})
        return found

    def _order(self, days: dict[str, date | None]) -> list[str]:
        received, due, returned = days["received"], days["due"], days["returned"]
        if received and received > self._day:
            return [_("ngày tiếp nhận còn ở phía trước")]
        if received and due and due < received:
            return [_("ngày hẹn trả trước ngày tiếp nhận")]
        if received and returned and returned < received:
            return [_("ngày trả trước ngày tiếp nhận")]
        return [_("ngày trả còn ở phía trước")] if returned and returned > self._day else []

    def adds(self, data: dict[str, Any]) -> dict[str, int]:
        return {"files": 1}

    def total(self, row: tables.Row) -> dict[str, int]:
        for cell in row.all:
            digits = [int(word) for word in str(cell).replace(".", "").split() if word.isdigit()]
            if digits:
                return {"files": digits[0]}
        return {}

    def known(self, keys: list[str]) -> dict[str, dict[str, Any]]:
        return {row.code: as_data(row) for row in ServiceFile.objects.filter(code__in=keys)}


class _Counts:
    """Judges rows that are a procedure's counts of a month."""

    def __init__(self, day: date, month: date | None) -> None:
        self._day, self._month = day, month
        self._seen: dict[str, int] = {}
        self._with_files: set[str] = set()
        self._asked: set[str] = set()

    def judge(self, row: tables.Row) -> tuple[str, dict[str, Any], str]:
        cells = row.cells
        procedure = tables.as_text(cells.get("procedure"))[:200]
        if not procedure or all(cells.get(name) in (None, "") for name in NUMBERS):
            return "", {}, ""  # a line that names a field over its procedures, or a signature
        problems: list[str] = []
        numbers: dict[str, int] = {}
        for name in NUMBERS:
            try:
                numbers[name] = tables.as_number(cells.get(name)) or 0
            except ValueError:
                problems.append(_("%(column)s không phải số") % {"column": LABELS[name]})
        month = self._read_month(cells.get("month"), problems)
        if not problems:
            problems += self._adds_up(numbers, "pending" in cells)
        key = f"{_iso(month)}|{procedure}"[:200]
        if self._seen.setdefault(key, row.number) != row.number:
            problems.append(_("thủ tục đã có ở dòng %(row)d") % {"row": self._seen[key]})
        if month and self._has_files(month):
            problems.append(_("tháng %(month)s đã có từng hồ sơ: không nhập thêm số lượng") % {
                "month": f"{month:%m/%Y}"})  # fmt: skip
        data = {"month": _iso(month), "procedure": procedure, "field": tables.as_text(cells.get("field"))[:100]}
        return key, {**data, **numbers}, "; ".join(problems)

    def _adds_up(self, numbers: dict[str, int], pending: bool) -> list[str]:
        done = numbers["early"] + numbers["on_time"] + numbers["late"]
        if not pending and numbers["received_n"] >= done:
            numbers["pending"] = numbers["received_n"] - done
        gap = numbers["received_n"] - done - numbers["pending"]
        if not gap:
            return []
        said = _("tiếp nhận %(all)d nhưng các cột kết quả cộng lại là %(sum)d, chênh %(gap)d")
        return [said % {"all": numbers["received_n"], "sum": numbers["received_n"] - gap, "gap": abs(gap)}]

    def _read_month(self, cell: Any, problems: list[str]) -> date | None:
        text = tables.as_text(cell)
        if not text:
            found = self._month
        else:
            try:
                found = tables.as_day(cell)
            except ValueError:
                parts = [int(word) for word in words(text) if word.isdigit()]
                good = len(parts) == 2 and 1 <= parts[0] <= 12 and parts[1] >= 2000
                found = date(parts[1], parts[0], 1) if good else None
        if found is None or found > self._day:
            problems.append(_("không rõ tháng, hoặc tháng còn ở phía trước"))
            return None
        return found.replace(day=1)

    def _has_files(self, month: date) -> bool:
        key = month.isoformat()
        if key not in self._asked:
            self._asked.add(key)
            rows = ServiceFile.objects.filter(received_on__year=month.year, received_on__month=month.month)
            if rows.exists():
                self._with_files.add(key)
        return key in self._with_files

    def adds(self, data: dict[str, Any]) -> dict[str, int]:
        return {name: data.get(name, 0) for name in NUMBERS}

    def total(self, row: tables.Row) -> dict[str, int]:
        found: dict[str, int] = {}
        for name in NUMBERS:
            try:
                value = tables.as_number(row.cells.get(name))
            except ValueError:
                continue
            if value is not None:
                found[name] = value
        return found

    def known(self, keys: list[str]) -> dict[str, dict[str, Any]]:
        months = {key.split("|", 1)[0] for key in keys}
        rows = ServiceCount.objects.filter(month__in=months)
        return {count_key(row): count_data(row) for row in rows}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def as_data(row: ServiceFile) -> dict[str, Any]:
    return {"procedure": row.procedure, "field": row.field, "received": row.received_on.isoformat(),
            "due": row.due_on.isoformat(), "returned": _iso(row.returned_on)}  # fmt: skip


def count_key(row: ServiceCount) -> str:
    return f"{row.month.isoformat()}|{row.procedure}"[:200]


def count_data(row: ServiceCount) -> dict[str, Any]:
    return {"month": row.month.isoformat(), "procedure": row.procedure, "field": row.field,
            "received_n": row.received, "early": row.early, "on_time": row.on_time, "late": row.late,
            "pending": row.pending}  # fmt: skip
