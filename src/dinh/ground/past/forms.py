"""What a person says of a file: its columns, and whether it is taken in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from dinh.ground.actor import Actor
from dinh.ground.fields import day_field, line, tick
from dinh.ground.past.actions import Choice
from dinh.ground.past.kinds import KINDS, PastKind


class OpenForm(forms.Form):
    file = forms.FileField(
        label=_("Bảng tính .xlsx, .ods hoặc .csv"), widget=forms.FileInput({"accept": ".xlsx,.ods,.csv"}),
        help_text=_("Nhiều nhất 20 MB, 100.000 dòng mỗi trang. Tệp .xls cũ: mở ra, “Lưu thành” .xlsx."),
    )  # fmt: skip


class TakeForm(forms.Form):
    """The end of a trial. Fields of what there is none are left out."""

    only_good = tick(_("Bỏ qua các dòng có lỗi, chỉ nhập các dòng đúng"))
    unsure_too = tick(_("Tôi đã xem: nhập cả các dòng chưa chắc, như đã đọc"))

    def __init__(self, *args: Any, counts: Mapping[str, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not counts.get("fault"):
            self.fields["only_good"].label = _("Chỉ nhập các dòng chắc chắn")
            if not counts.get("unsure"):
                del self.fields["only_good"]
        if not counts.get("unsure"):
            del self.fields["unsure_too"]


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """A column of a sheet as the page shows it."""

    title: str
    samples: Sequence[str]
    tone: str
    field: BoundField


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet as the page shows it; `fields`: what is asked of the whole of it."""

    at: int
    sheet: Mapping[str, Any]
    kind: PastKind | None
    kind_field: BoundField
    was: BoundField
    columns: Sequence[ColumnRow]
    fields: Sequence[BoundField]
    save: BoundField | None


class MapForm(forms.Form):
    """Every sheet of a file: which kind it is, which column is which. `sheets` as `looking` tells of them."""

    def __init__(self, *args: Any, sheets: Sequence[Mapping[str, Any]], by: Actor, kinds: Sequence[PastKind],
                 **kwargs: Any) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.sheets = sheets
        offered = [("", _now("Không lấy trang này")), *((kind.key, str(kind.title)) for kind in kinds)]
        for at, sheet in enumerate(sheets):
            if not sheet["titles"]:
                continue
            self.fields[f"kind-{at}"] = forms.ChoiceField(
                label=_now("Đây là sổ gì?"), choices=offered, required=False, initial=sheet["kind"]
            )
            self.fields[f"kind-{at}"].conditional = True  # type: ignore[attr-defined]  # not called optional
            self.fields[f"was-{at}"] = forms.CharField(required=False, widget=forms.HiddenInput, initial=sheet["kind"])
            kind = KINDS.get(sheet["kind"])
            if kind:
                self._add(at, sheet, kind, by)

    def _add(self, at: int, sheet: Mapping[str, Any], kind: PastKind, by: Actor) -> None:
        columns = [("", _now("Không lấy cột này"))]
        columns += [
            (column.key, f"{column.title} ({_now('bắt buộc')})" if column.needed else str(column.title))
            for column in kind.columns
        ]
        for place, title in enumerate(sheet["titles"]):
            if title:
                label = _now("Cột “%(title)s” là") % {"title": title}
                key = sheet["columns"][place] if place < len(sheet["columns"]) else ""
                self.fields[f"column-{at}-{place}"] = forms.ChoiceField(
                    label=label, choices=columns, required=False, initial=key
                )
        for given in kind.given:
            self.fields[f"given-{at}-{given.key}"] = _field_of(given, by, sheet["given"].get(given.key, ""))
        self.fields[f"save-{at}"] = line(
            _now("Lưu cách ghép này với tên"),
            100,
            required=False,
            initial=sheet.get("saved", ""),
            help_text=_now("Lần sau tệp có cùng các cột sẽ được ghép sẵn như vậy."),
        )

    def parts(self) -> Iterator[SheetPart]:
        for at, sheet in enumerate(self.sheets):
            if f"kind-{at}" not in self.fields:
                continue
            kind = KINDS.get(sheet["kind"])
            rows = [
                ColumnRow(title, sheet["samples"][place], sheet["tones"][place] if sheet["tones"] else "",
                          self[f"column-{at}-{place}"])
                for place, title in enumerate(sheet["titles"]) if f"column-{at}-{place}" in self.fields
            ]  # fmt: skip
            given = [self[f"given-{at}-{each.key}"] for each in kind.given] if kind else []
            save = self[f"save-{at}"] if kind else None
            yield SheetPart(at, sheet, kind, self[f"kind-{at}"], self[f"was-{at}"], rows, given, save)

    def choices(self) -> list[Choice]:
        return [self._choice(at, sheet) for at, sheet in enumerate(self.sheets)]

    def _choice(self, at: int, sheet: Mapping[str, Any]) -> Choice:
        kind = KINDS.get(self.cleaned_data.get(f"kind-{at}", ""))
        if kind is None:
            return Choice()
        columns = tuple(self.cleaned_data.get(f"column-{at}-{place}", "") for place in range(len(sheet["titles"])))
        given = {each.key: self._given(f"given-{at}-{each.key}") for each in kind.given}
        return Choice(kind.key, columns, given, self.cleaned_data.get(f"save-{at}", ""))

    def _given(self, name: str) -> str:
        value = self.cleaned_data.get(name, "")
        return value.isoformat() if hasattr(value, "isoformat") else str(value or "").strip()


def _field_of(given: Any, by: Actor, value: str) -> forms.Field:
    if given.kind == "choice":
        found = given.choices(by)
        first = [] if len(found) == 1 else [("", _now("Chọn…"))]
        return forms.ChoiceField(
            label=given.title, choices=[*first, *found], required=given.needed, initial=value, help_text=given.help
        )
    if given.kind == "day":
        return day_field(given.title, required=given.needed, initial=value, help_text=given.help)
    return line(given.title, given.most, required=given.needed, initial=value, help_text=given.help)
