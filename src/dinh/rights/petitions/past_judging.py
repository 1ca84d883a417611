"""Rows of an old book of letters, looked up among the letters that are in the book, and among the rows of their
file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.fold import words
from dinh.ground.journal.queries import acted_on as journalled
from dinh.ground.past.kinds import Look
from dinh.rights.petitions.models import Asking, Kind, Letter

# What the books call a kind, folded; who says both complaint and denunciation may be a denouncer.
CALLED = (
    ("to cao", Kind.DENUNCIATION), ("khieu", Kind.COMPLAINT), ("kien nghi", Kind.PROPOSAL), ("de nghi", Kind.PROPOSAL),
    ("de xuat", Kind.PROPOSAL), ("phan anh", Kind.REFLECTION), ("gop i", Kind.REFLECTION),
)  # fmt: skip
_SHORT = {"kn": Kind.COMPLAINT, "tc": Kind.DENUNCIATION, "pa": Kind.REFLECTION, "knpa": Kind.PROPOSAL}


def kind_of(told: str, otherwise: str) -> str:
    """The kind that the book's word means; `otherwise` where it says none.

    >>> kind_of("Đơn kiến nghị", "reflection"), kind_of("", "reflection"), kind_of("KN, TC", "reflection")
    ('proposal', 'reflection', 'denunciation')
    """
    said = words(told)
    text = " ".join(said)
    found = {kind for name, kind in CALLED if name in text} | {_SHORT[word] for word in said if word in _SHORT}
    for kind in (Kind.DENUNCIATION, Kind.COMPLAINT, Kind.PROPOSAL, Kind.REFLECTION):
        if kind in found:
            return str(kind)
    return otherwise


def accuses(text: str) -> bool:
    """Whether words of a letter begin as a denunciation does."""
    begun = " ".join(words(text)[:6])
    return begun.startswith(("to cao", "don to cao", "don thu to cao", "cong dan to cao", "v v to cao"))


class Judged:
    def __init__(self, by: Actor, given: Mapping[str, Any]) -> None:
        self.kind, self.book = str(given.get("kind", "")), str(given.get("former", "")).strip()
        self._numbers: dict[tuple[int, int], int] = {}
        self._tellings: dict[tuple[str, ...], int] = {}
        self._tops: defaultdict[str, int] = defaultdict(int)

    def known(self) -> dict[str, Any]:
        return {"tops": dict(self._tops)}

    def look(self, rows: Sequence[Look]) -> None:
        good = [row for row in rows if self._own(row)]
        numbers = {row.values["number"] for row in good if row.values.get("number")}
        days = {row.values["received"] for row in good}
        numbered = {
            (letter.year, letter.number): letter
            for letter in Letter.objects.filter(
                book=self.book, year__in={day.year for day in days}, number__in=numbers
            ).only("year", "number", "ref", "words", "received_on", "commune")
        }
        told = {
            (letter.received_on, *words(letter.words)[:20]): letter
            for letter in Letter.objects.filter(received_on__in=days).only(
                "year", "number", "ref", "words", "received_on", "commune"
            )
        }
        for row in good:
            self._place(row, numbered, told)

    def _own(self, row: Look) -> bool:
        """What is wrong with a row by itself; False when it need not be looked for."""
        values = row.values
        told = str(values.get("kind", ""))
        if kind_of(told, self.kind) == Kind.DENUNCIATION or accuses(str(values.get("words", ""))):
            row.fault(
                _("Loại đơn"), _("tố cáo không nhập từ bảng tính: người tố cáo phải được giữ kín"),
                _("Bỏ dòng này khỏi tệp; việc còn phải làm thì người được giao nhập ở trang Đơn tố cáo."),
            )  # fmt: skip
            row.values, row.secret = {}, True
            return False
        received, outcome = values.get("received"), values.get("outcome")
        if received and received > today():
            row.fault(_("Ngày nhận"), _("ngày chưa đến"), _("Xem lại năm."), f"{received:%d/%m/%Y}")
        if received and outcome and outcome < received:
            row.fault(_("Ngày có kết quả"), _("trước ngày nhận"), _("Xem lại hai ngày."), f"{outcome:%d/%m/%Y}")
        if outcome and outcome > today():
            row.fault(_("Ngày có kết quả"), _("ngày chưa đến"), _("Xem lại năm."), f"{outcome:%d/%m/%Y}")
        if values.get("number") is not None and not 0 < int(values["number"]) < 10_000_000:
            row.fault(_("Số đến"), _("không phải số đến"), _("Ghi số từ 1."), str(values["number"]))
        if row.state == "fault":
            return False
        if not outcome and not values.get("answer"):
            row.unsure(
                _("Kết quả giải quyết"), _("sổ không ghi kết quả, ngày có kết quả"),
                _("Việc còn đang giải quyết thì bỏ dòng này, nhập ở trang Nhập đơn để máy tính hạn."),
            )  # fmt: skip
        if told and not kind_of(told, ""):
            row.note(_("Loại đơn"), _("không hiểu loại đơn, lấy loại đã chọn cho cả trang"), told[:80])
        return True

    def _place(
        self, row: Look, numbered: Mapping[tuple[int, int], Letter], told: Mapping[tuple[Any, ...], Letter]
    ) -> None:  # fmt: skip
        values, number = row.values, row.values.get("number")
        key = (values["received"], *words(str(values["words"]))[:20])
        if not number:
            if there := told.get(key):
                row.same = str(there)
            self._twice(row, (*map(str, key), str(values.get("name", ""))))
            return
        place = (values["received"].year, int(number))
        if there := numbered.get(place):
            if there.received_on == values["received"]:
                row.same = str(there)
            else:
                row.fault(
                    _("Số đến"), _("số này đã cấp cho %(letter)s") % {"letter": there},
                    _("Xem lại số và năm; hoặc để trống cột số để lấy số tiếp theo; sổ của đơn vị cũ thì ghi "
                        "tên đơn vị."),
                    str(number),
                )  # fmt: skip
            return
        first = self._numbers.setdefault(place, row.number)
        if first != row.number:
            row.fault(_("Số đến"), _("trùng số với dòng %(row)d của tệp") % {"row": first},
                      _("Giữ một dòng, hoặc sửa số cho đúng."), str(number))  # fmt: skip
            return
        year = str(place[0])
        self._tops[year] = max(self._tops[year], place[1])

    def _twice(self, row: Look, telling: tuple[str, ...]) -> None:
        first = self._tellings.setdefault(telling, row.number)
        if first != row.number:
            row.fault(_("Nội dung"), _("giống hệt dòng %(row)d của tệp") % {"row": first}, _("Giữ một dòng."))


def judge(by: Actor, given: Mapping[str, Any]) -> Judged:
    return Judged(by, given)


def acted_on(keys: Sequence[int]) -> list[str]:
    """The letters among these that someone has worked on since they came in, they or their matter."""
    asked = dict(Asking.objects.filter(letter__in=keys).values_list("petition", "letter"))
    touched = journalled("petitions.letter", keys)
    touched |= {asked[key] for key in journalled("petitions.petition", list(asked))}
    return [str(letter) for letter in Letter.objects.filter(pk__in=touched).order_by("pk")]
