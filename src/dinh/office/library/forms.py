"""What is typed in the library: the blanks of a model, a wording, a decision, a request, a paper of a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dinh.ground.bodies.models import Body
from dinh.ground.fields import day_field, line, text_area, tick
from dinh.ground.fillins import FILL_INS, Value
from dinh.office.library import filling
from dinh.office.library.queries import Wording
from dinh.office.library.text import MOST, Blank

MOST_LINE, MOST_ROWS = 500, 20_000  # letters typed into one blank


def field_name(key: str) -> str:
    """`unit.name` → `f_unit__name`."""
    return f"f_{key.replace('.', '__')}"


class FillForm(forms.Form):
    """One field a blank, filled from the records; nothing has to be typed. `values` are what was typed or kept."""

    def __init__(self, *args: Any, blanks: Iterable[Blank], known: Mapping[str, Value], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.blanks = list(blanks)
        for blank in self.blanks:
            value = known.get(blank.key)
            field = _field(blank)
            field.initial = filling.typed_of(value) if value else None
            field.help_text = _help(blank, known=bool(value))
            field.conditional = True  # type: ignore[attr-defined]  # read by yard/_field.html: none is called optional
            self.fields[field_name(blank.key)] = field

    @property
    def values(self) -> dict[str, Value]:
        """By key; asked after `is_valid()`."""
        found: dict[str, Value] = {}
        for blank in self.blanks:
            typed = self.cleaned_data.get(field_name(blank.key))
            if typed not in (None, ""):
                found[blank.key] = _value(blank, typed)
        return found


def _field(blank: Blank) -> forms.Field:
    if blank.kind == "rows":
        return text_area(blank.label, 4, required=False, max_length=MOST_ROWS)
    if blank.kind == "day":
        return day_field(blank.label, required=False)
    if blank.kind == "number":
        return forms.IntegerField(label=blank.label, required=False, min_value=0, max_value=1_000_000)
    return line(blank.label, MOST_LINE, required=False)


def _help(blank: Blank, *, known: bool) -> Any:
    source = FILL_INS[blank.key].source if blank.key in FILL_INS else ""
    if known:
        return _("Lấy từ hồ sơ: %s.") % source
    rows = _("Mỗi dòng một hàng của bảng, các ô cách nhau bằng dấu |.") if blank.kind == "rows" else ""
    return _("Hồ sơ chưa có: ghi ở «%s» để lần sau tự điền.") % source if source else rows


def _value(blank: Blank, typed: Any) -> Value:
    if blank.kind == "rows":
        return filling.rows_of(typed)
    if isinstance(typed, date):
        return f"{typed:%d/%m/%Y}"
    return str(typed)


class WordingForm(forms.Form):
    changed = line(_("Đã đổi gì so với bản mẫu, vì sao"), 500)
    body = text_area(_("Nội dung"), 30, max_length=MOST, strip=False)
    compared = tick(_("Đã đối chiếu với bản mẫu mới nhất"))
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, based_on: int, newest: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.based_on, self.newest = based_on, newest
        if based_on >= newest:
            del self.fields["compared"]

    @property
    def base(self) -> int:
        """The version of the house's that the text was held against."""
        return self.newest if self.cleaned_data.get("compared", True) else self.based_on


class AdoptForm(forms.Form):
    """`papers` are issued papers of the body: choosing one gives number and day."""

    code = forms.ChoiceField(label=_("Soạn theo bản nào"))
    paper = forms.ChoiceField(
        label=_("Quyết định trong sổ văn bản đi"), required=False,
        help_text=_("Chọn thì số và ngày lấy từ sổ; không có trong sổ thì ghi ở dưới."),
    )  # fmt: skip
    number = line(_("Số, ký hiệu quyết định"), 80, required=False)
    day = day_field(_("Ngày ban hành"), required=False)
    differs = line(_("Khác bản mẫu ở điểm nào"), 500, required=False, help_text=_("Để trống nếu theo đúng bản mẫu."))

    def __init__(self, *args: Any, wordings: list[Wording], papers: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [one for one in wordings if not (one.own and one.own.withdrawn_on)]
        self.papers = {paper.ref: paper for paper in papers}
        choices: Any = [(one.code, f"{one.name}, {one.day:%d/%m/%Y}") for one in offered]
        self.fields["code"].choices = choices  # type: ignore[attr-defined]
        listed: Any = [("", _("Không chọn")), *((ref, str(paper)[:120]) for ref, paper in self.papers.items())]
        self.fields["paper"].choices = listed  # type: ignore[attr-defined]
        if not self.papers:
            del self.fields["paper"]
            self.fields["number"].required = self.fields["day"].required = True

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        paper = self.papers.get(data.get("paper") or "")
        if paper is not None:
            data["number"], data["day"] = paper.number, paper.issued
            return data
        for name, words in (("number", _("Hãy ghi số, ký hiệu của quyết định.")), ("day", _("Hãy ghi ngày ban hành."))):
            if not data.get(name) and name not in self.errors:
                self.add_error(name, words)
        return data


class EndForm(forms.Form):
    day = day_field(_("Hết hiệu lực từ ngày"))
    reason = line(_("Vì sao, theo văn bản nào"), 300)


class ReasonForm(forms.Form):
    reason = line(_("Vì sao"), 300)


class AskForm(forms.Form):
    bodies: Any = forms.ModelMultipleChoiceField(
        label=_("Ai phải ban hành"), queryset=None, widget=forms.CheckboxSelectMultiple
    )
    ground = line(_("Theo văn bản"), 200, help_text=_("Số, ký hiệu, ngày của văn bản yêu cầu."))
    begins = day_field(_("Ngày của văn bản"))
    due = day_field(_("Chậm nhất ngày"))

    def __init__(self, *args: Any, units: list[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows: Any = Body.objects.filter(pk__in=[body.pk for body in units]).order_by("order", "name")
        self.fields["bodies"].queryset = rows  # type: ignore[attr-defined]


class KeepForm(forms.Form):
    day = day_field(_("Ngày của giấy"))
    where = line(_("Số hiệu, để ở đâu"), 200, help_text=_("Ví dụ: KH 05/KH-THĐM, cặp số 3, tủ văn phòng."))
