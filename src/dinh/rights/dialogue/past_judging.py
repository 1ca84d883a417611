"""Rows of an old table of promises: what their words of a result mean, and whether they came before."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.fold import words
from dinh.ground.journal.queries import acted_on as journalled
from dinh.ground.past.kinds import Look
from dinh.rights.dialogue.models import PastPromise

Outcome = PastPromise.Outcome
Key = tuple[str, ...]
# What the books write of a result, with its tones: «chưa» is no «chùa». The first that is found speaks.
SAID: tuple[tuple[Outcome, str], ...] = (
    (Outcome.PARTLY, r"một phần|cơ bản|đạt \d{1,2} ?%|\b\d{1,2} ?%|còn lại"),
    (Outcome.OPEN, r"chưa|đang|không thực hiện|không làm|chuyển sang|tiếp tục|sẽ|dự kiến|tạm dừng|chậm|tồn đọng"),
    (Outcome.DONE, r"đã|xong|hoàn thành|100 ?%|đạt|đồng ý|giải quyết dứt điểm"),
)
_SAID = [(outcome, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")) for outcome, pattern in SAID]


def outcome_of(told: str, done: date | None) -> str:
    """What the book's words, and its day of the end, say of a promise.

    >>> outcome_of("Đã đổ bê tông 120 m", None), outcome_of("Đang lập dự toán", None), outcome_of("", None)
    ('done', 'open', 'unknown')
    >>> outcome_of("Chưa hoàn thành", None), outcome_of("Đã làm một phần", None), outcome_of("", date(2024, 5, 1))
    ('open', 'partly', 'done')
    """
    text = unicodedata.normalize("NFC", told).lower()
    found = next((outcome for outcome, pattern in _SAID if pattern.search(text)), None)
    if found is None:
        found = Outcome.DONE if done else Outcome.UNKNOWN
    return str(found.value)


def folded(text: str) -> str:
    return " ".join(words(text))


def accuses(text: str) -> bool:
    """Whether words begin as a denunciation does: it is never taken from a table."""
    return " ".join(words(text)[:4]).startswith(("to cao", "don to cao", "don thu to cao", "cong dan to cao"))


class Judged:
    def __init__(self, by: Actor, given: Mapping[str, Any]) -> None:
        self.place, self.book = str(given.get("place", "")).strip(), str(given.get("former", "")).strip()
        self._seen: dict[Key, int] = {}

    def known(self) -> dict[str, Any]:
        return {}

    def look(self, rows: Sequence[Look]) -> None:
        good = [row for row in rows if self._own(row)]
        there = {
            _key(line.words, line.year, line.made_on, line.place, line.asked_by): line
            for line in PastPromise.objects.filter(
                book=self.book, year__in={row.values["year"] for row in good},
                folded__in={folded(str(row.values["words"])) for row in good},
            )
        }  # fmt: skip
        for row in good:
            values = row.values
            key = _key(str(values["words"]), int(values["year"]), values.get("made_on"), str(values.get("place", "")),
                       str(values.get("asked_by", "")))  # fmt: skip
            if line := there.get(key):
                row.same = _("dòng đã nhập: %(line)s (%(from)s)") % {"line": line, "from": line.came_from}
                continue
            first = self._seen.setdefault(key, row.number)
            if first != row.number:
                row.fault(_("Nội dung hứa, kiến nghị"), _("giống hệt dòng %(row)d của tệp") % {"row": first},
                          _("Giữ một dòng."))  # fmt: skip

    def _own(self, row: Look) -> bool:
        """What is wrong with a row by itself; False when it need not be looked for."""
        values = row.values
        if accuses(str(values.get("words", ""))):
            row.fault(
                _("Nội dung hứa, kiến nghị"), _("tố cáo không nhập từ bảng tính: người tố cáo phải được giữ kín"),
                _("Bỏ dòng này khỏi tệp; việc còn phải làm thì người được giao nhập ở trang Đơn tố cáo."),
            )  # fmt: skip
            row.values, row.secret = {}, True
            return False
        self._days(row)
        if row.state == "fault":
            return False
        if not values.get("place") and self.place:
            values["place"] = self.place
        values["outcome"] = outcome_of(str(values.get("result", "")), values.get("done_on"))
        if values["outcome"] != Outcome.DONE:
            row.unsure(
                _("Kết quả"), str(Outcome(values["outcome"]).label),
                _("Việc còn nợ dân: nhập xong, mở dòng ấy ở trang Các năm trước và chọn “Theo dõi tiếp” để có hạn, có "
                  "người làm."),
                str(values.get("result", ""))[:80],
            )  # fmt: skip
        return True

    def _days(self, row: Look) -> None:
        values = row.values
        made, done, due = values.get("made_on"), values.get("done_on"), values.get("due")
        for title, day in ((_("Ngày hứa"), made), (_("Ngày xong"), done)):
            if day and day > today():
                row.fault(title, _("ngày chưa đến"), _("Xem lại năm."), f"{day:%d/%m/%Y}")
        if made and done and done < made:
            row.fault(_("Ngày xong"), _("trước ngày hứa"), _("Xem lại hai ngày."), f"{done:%d/%m/%Y}")
        if made and due and due < made:
            row.unsure(_("Hạn"), _("trước ngày hứa"), _("Xem lại hai ngày; vẫn nhập thì giữ như sổ."),
                       f"{due:%d/%m/%Y}")  # fmt: skip
        year = made.year if made else row.year or (done.year if done else None)
        if year is None:
            row.fault(
                _("Ngày hứa"), _("không có ngày, sổ cũng không ghi năm"),
                _("Điền ngày hứa; hoặc ghi năm ở tiêu đề hay tên trang, ví dụ “Năm 2024”."),
            )  # fmt: skip
            return
        if not made:
            row.note(_("Ngày hứa"), _("không có ngày, xếp vào năm %(year)d") % {"year": year})
        values["year"] = year


def _key(text: str, year: int, made: date | None, place: str, asked_by: str) -> Key:
    return (folded(text), str(year), f"{made or ''}", folded(place), folded(asked_by))


def judge(by: Actor, given: Mapping[str, Any]) -> Judged:
    return Judged(by, given)


def acted_on(keys: Sequence[int]) -> list[str]:
    """The lines among these that someone has worked on since they came in."""
    touched = journalled("dialogue.pastpromise", keys)
    return [str(line)[:80] for line in PastPromise.objects.filter(pk__in=touched).order_by("pk")]
