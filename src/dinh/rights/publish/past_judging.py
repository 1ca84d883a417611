"""Rows of an old book of publicity, looked up among the lines that came before, and among what is public here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.fold import words
from dinh.ground.journal.queries import acted_on as journalled
from dinh.ground.past.kinds import Look
from dinh.rights.publish.models import PastPublication, Version
from dinh.rights.publish.past_reading import forms_of, item_of
from dinh.rights.publish.public.items import BY_CODE, short

Key = tuple[str, ...]
LONG = timedelta(days=366 * 5)  # a posting longer than this is a slip of a year


def folded(text: str) -> str:
    return " ".join(words(text))


def key_of(text: str, year: int, began: date | None, forms: str, place: str) -> Key:
    """What makes two lines one: the same content in the same form at the same place from the same day. Many books have
    a line for each place."""
    return (folded(text), str(year), f"{began or ''}", folded(forms), folded(place))


def item_words(codes: Iterable[str]) -> str:
    return "; ".join(f"{BY_CODE[code].clause}. {short(code)}" for code in codes)


class Judged:
    def __init__(self, by: Actor, given: Mapping[str, Any]) -> None:
        self.item, self.book = str(given.get("item", "")), str(given.get("former", "")).strip()
        self._seen: dict[Key, int] = {}

    def known(self) -> dict[str, Any]:
        return {}

    def look(self, rows: Sequence[Look]) -> None:
        good = [row for row in rows if self._own(row)]
        years = {row.values["year"] for row in good}
        texts = {folded(str(row.values["words"])) for row in good}
        there = {
            key_of(line.words, line.year, line.began, line.forms_told, line.place): line
            for line in PastPublication.objects.filter(book=self.book, year__in=years, folded__in=texts)
        }
        here = self._public_here(good)
        for row in good:
            values = row.values
            key = key_of(str(values["words"]), int(values["year"]), values.get("began"), str(values.get("forms", "")),
                         str(values.get("place", "")))  # fmt: skip
            if line := there.get(key):
                row.same = _("dòng đã nhập: %(line)s (%(from)s)") % {"line": line, "from": line.came_from}
                continue
            first = self._seen.setdefault(key, row.number)
            if first != row.number:
                row.fault(_("Nội dung công khai"), _("giống hệt dòng %(row)d của tệp") % {"row": first},
                          _("Giữ một dòng."))  # fmt: skip
            elif ref := here.get(str(values.get("paper", "")).casefold()):
                row.unsure(
                    _("Số, ký hiệu văn bản"), _("văn bản này đã được công khai ở đây, mã %(ref)s") % {"ref": ref},
                    _("Nếu là một việc thì bỏ dòng này: bản ở đây có nội dung, ảnh niêm yết."), str(values["paper"]),
                )  # fmt: skip

    def _public_here(self, rows: Sequence[Look]) -> dict[str, str]:
        """Number of a paper → reference of what was made public here by it, in the years of these rows."""
        numbers = {str(row.values.get("paper", "")) for row in rows} - {""}
        years = {row.values["year"] for row in rows}
        found = Version.objects.filter(paper_number__in=numbers, decided__year__in=years | {year - 1 for year in years})
        found = found.exclude(published_at=None)
        return {number.casefold(): ref for number, ref in found.values_list("paper_number", "publication__ref")}

    def _own(self, row: Look) -> bool:
        """What is wrong with a row by itself; False when it need not be looked for."""
        self._days(row)
        if row.state == "fault":
            return False
        values = row.values
        if "term" in values and str(values["term"]).isdecimal():
            values["term"] = f"{int(values['term'])} ngày"
        letters, understood = forms_of(str(values.get("forms", "")))
        values["letters"] = letters
        if not understood:
            row.note(_("Hình thức công khai"), _("không hiểu hết, xếp vào hình thức khác; chữ của sổ được giữ"),
                     str(values["forms"])[:80])  # fmt: skip
        self._item(row)
        return True

    def _days(self, row: Look) -> None:
        values = row.values
        began, ended = values.get("began"), values.get("ended")
        for title, day in ((_("Ngày bắt đầu"), began), (_("Ngày kết thúc"), ended)):
            if day and day > today() and not (day == ended and began and began <= today()):
                row.fault(title, _("ngày chưa đến"), _("Xem lại năm."), f"{day:%d/%m/%Y}")
        if began and ended and ended < began:
            row.fault(_("Ngày kết thúc"), _("trước ngày bắt đầu"), _("Xem lại hai ngày."), f"{ended:%d/%m/%Y}")
        elif began and ended and ended - began > LONG:
            row.unsure(_("Ngày kết thúc"), _("cách ngày bắt đầu hơn năm năm"), _("Xem lại năm."), f"{ended:%d/%m/%Y}")
        year = began.year if began else ended.year if ended else row.year
        if year is None:
            row.fault(
                _("Ngày bắt đầu"), _("không có ngày, sổ cũng không ghi năm"),
                _("Điền ngày công khai; hoặc ghi năm ở tiêu đề hay tên trang, ví dụ “Năm 2024”."),
            )  # fmt: skip
            return
        if not began:
            row.unsure(
                _("Ngày bắt đầu"), _("không có ngày bắt đầu, xếp vào năm %(year)d") % {"year": year},
                _("Điền ngày nếu biết; không thì chọn nhập cả dòng chưa chắc."),
            )  # fmt: skip
        values["year"] = year

    def _item(self, row: Look) -> None:
        guess = item_of(str(row.values.get("item", "")), str(row.values["words"]))
        code = guess.item or ("" if guess.others else self.item)
        if code:
            row.values["code"] = code
        if guess.others:
            every = [code, *guess.others] if guess.item else guess.others
            way = (
                _("Đọc là khoản %(item)s. ") % {"item": item_words([code])} if code else _("Nhập thì chưa xếp khoản. ")
            )
            row.unsure(
                _("Khoản Điều 11"), _("hợp với nhiều khoản: %(items)s") % {"items": item_words(every)},
                way + _("Ghi số khoản vào cột “Khoản Điều 11”, hoặc xếp lại sau khi nhập."),
            )  # fmt: skip
        elif not code:
            row.unsure(
                _("Khoản Điều 11"), _("không đoán được khoản nào"),
                _("Ghi số khoản (1 đến 14) vào cột “Khoản Điều 11”, chọn một khoản cho cả trang khi ghép cột, hoặc "
                  "nhập rồi xếp sau."),
            )  # fmt: skip
        else:
            row.note(_("Khoản Điều 11"), item_words([code]))


def judge(by: Actor, given: Mapping[str, Any]) -> Judged:
    return Judged(by, given)


def acted_on(keys: Sequence[int]) -> list[str]:
    """The lines among these that someone has worked on since they came in."""
    touched = journalled("publish.pastpublication", keys)
    return [str(line)[:80] for line in PastPublication.objects.filter(pk__in=touched).order_by("pk")]
