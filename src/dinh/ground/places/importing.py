"""A dry run of a table: what each row would do, before anything is done."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from dinh.ground.places.saving import attempt
from dinh.ground.places.sheets import Line, read_lines
from dinh.ground.sheets import Cell, attachment, table


class TableForm(forms.Form):
    """First a file; after the dry run its rows come back as `rows` with `confirm`, so nothing is kept in between.

    The rows are judged again when they come back: they need no seal.
    """

    file = forms.FileField(
        label=_("Bảng .xlsx hoặc .csv"),
        required=False,
        widget=forms.FileInput({"accept": ".xlsx,.csv", "required": True}),
    )
    file.conditional = True  # type: ignore[attr-defined]  # needed until it has been read
    rows = forms.JSONField(required=False, widget=forms.HiddenInput)
    confirm = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("file") and not data.get("rows"):
            self.add_error("file", _now("Hãy chọn một tệp."))
        return data

    @staticmethod
    def packed(lines: list[Line]) -> str:
        return json.dumps([[line.number, line.cells] for line in lines], ensure_ascii=False)


def lines_of(form: TableForm, columns: dict[str, tuple[str, ...]]) -> list[Line]:
    """The rows of a valid form: read from its file, or brought back from the dry run. Empty, with an error, if none."""
    upload, rows = form.cleaned_data["file"], form.cleaned_data["rows"]
    if upload:
        return attempt(form, lambda: read_lines(upload.read(), upload.name, columns)) or []
    return attempt(form, lambda: _unpacked(rows, columns)) or []


def _unpacked(rows: Any, columns: dict[str, tuple[str, ...]]) -> list[Line]:
    try:
        return [Line(int(number), {field: str(cells.get(field, "")) for field in columns}) for number, cells in rows]
    except (TypeError, ValueError, AttributeError):
        raise ValidationError(_now("Không đọc lại được các dòng. Hãy chọn lại tệp.")) from None


def blank_table(title: str, columns: dict[str, tuple[str, ...]], examples: Sequence[Sequence[Cell]]) -> HttpResponse:
    """The table to fill in, with its headings and lines of example to write over."""
    heads = [(titles[0], 26) for titles in columns.values()]
    return attachment(table(title, heads, examples), f"{title}.xlsx")


@dataclass(frozen=True, slots=True)
class Trial:
    """One row tried: its number in the file, what it is called, and what is wrong with it, if anything."""

    number: int
    title: str
    problems: tuple[str, ...]


def try_lines(
    lines: list[Line],
    form_of: Callable[[dict[str, str]], forms.Form],
    key: Callable[[dict[str, Any]], str],
    taken: set[str],
) -> tuple[list[Trial], list[dict[str, Any]]]:
    """Every row through the form that adds one by hand. Returns the trials, and the cleaned rows that can go in.

    `key` names a cleaned row; a key that is `taken`, or met twice in the file, is a problem of that row.
    """
    trials: list[Trial] = []
    good: list[dict[str, Any]] = []
    seen: dict[str, int] = {}
    for line in lines:
        form = form_of(line.cells)
        problems = [] if form.is_valid() else _problems(form)
        name = key(form.cleaned_data) if not problems else ""
        if name in taken:
            problems.append(_now("“%(name)s” đã có trong danh sách của đơn vị") % {"name": name})
        elif name in seen:
            problems.append(_now("“%(name)s” trùng với dòng %(row)s của tệp") % {"name": name, "row": seen[name]})
        if not problems:
            seen[name] = line.number
            good.append(form.cleaned_data)
        trials.append(Trial(line.number, line.cells.get("name", ""), tuple(problems)))
    return trials, good


def _problems(form: forms.Form) -> list[str]:
    return [
        f"{form.fields[name].label}: {error}" if name in form.fields else str(error)
        for name, errors in form.errors.items()
        for error in errors
    ]
