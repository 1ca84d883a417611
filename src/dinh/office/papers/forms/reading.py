"""The reading page's forms: facts, citations and clauses, filled with what the reader found, all of it editable."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from dinh.ground.bodies.models import Body
from dinh.ground.bodies.queries import bodies_on, match_body
from dinh.ground.clock import today
from dinh.office.papers import due_text
from dinh.office.papers.entries import Cited, Facts, Work, work_in
from dinh.office.papers.models import Paper
from dinh.scribe.facts import Reading

DAY = {"type": "date"}
SYSTEMS = [("state", _("Nhà nước")), ("party", _("Đảng")), ("front", _("Mặt trận"))]
SPARE = 1  # empty rows for what the reader missed; each saving with errors keeps them, so one at a time is enough


def _day(label: Any, *, required: bool, help_text: Any = "") -> forms.DateField:
    return forms.DateField(
        label=label, required=required, help_text=help_text, widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d")
    )


class FactsForm(forms.Form):
    """The columns of the register. Field names are those of `entries.Facts`."""

    body: Any = forms.ModelChoiceField(label=_("Cơ quan nhận"), queryset=None, empty_label=None)
    arrived = _day(_("Ngày đến"), required=True)
    system = forms.ChoiceField(label=_("Hệ thống"), choices=SYSTEMS)
    type_name = forms.CharField(
        label=_("Tên loại"), max_length=60, required=False, widget=forms.TextInput(attrs={"list": "types"})
    )
    number = forms.CharField(label=_("Số, ký hiệu"), max_length=80, required=False)
    issued = _day(_("Ngày ban hành"), required=False)
    place = forms.CharField(label=_("Địa danh"), max_length=100, required=False)
    issuer = forms.CharField(label=_("Cơ quan ban hành"), max_length=300)
    subject = forms.CharField(label=_("Trích yếu"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    signer = forms.CharField(label=_("Người ký"), max_length=100, required=False)
    signer_title = forms.CharField(label=_("Chức vụ người ký"), max_length=200, required=False)
    recipients = forms.CharField(
        label=_("Nơi nhận"), required=False, max_length=10_000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Mỗi dòng một nơi nhận."),
    )  # fmt: skip

    def __init__(self, *args: Any, paper: Paper, **kwargs: Any) -> None:
        kwargs["initial"] = _initial(paper)
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies_on(today())  # type: ignore[attr-defined]

    @property
    def facts(self) -> Facts:
        """Call after `is_valid()`."""
        data = dict(self.cleaned_data)
        lines = [line.strip(" -;.") for line in data.pop("recipients").splitlines()]
        return Facts(**{**data, "subject": " ".join(data["subject"].split())}, recipients=tuple(filter(None, lines)))


def _initial(paper: Paper) -> dict[str, Any]:
    names = (
        "body",
        "arrived",
        "system",
        "type_name",
        "number",
        "issued",
        "place",
        "issuer",
        "subject",
        "signer",
        "signer_title",
    )
    return {**{name: getattr(paper, name) for name in names}, "recipients": "\n".join(paper.recipients)}


class CitedForm(forms.Form):
    keep = forms.BooleanField(label=_("Giữ"), required=False, initial=True)
    number = forms.CharField(label=_("Số, ký hiệu"), max_length=120, required=False)
    date = _day(_("Ngày"), required=False)
    type_name = forms.CharField(label=_("Tên loại"), max_length=60, required=False)
    issuer = forms.CharField(label=_("Cơ quan ban hành"), max_length=300, required=False)


class WorkForm(forms.Form):
    keep = forms.BooleanField(label=_("Giữ mục này"), required=False, initial=True)
    agency = forms.CharField(label=_("Cơ quan, như trong văn bản"), max_length=400, required=False)
    body: Any = forms.ModelChoiceField(
        label=_("Đơn vị của ta"), queryset=None, required=False, empty_label=_("— chưa rõ —")
    )
    label = forms.CharField(label=_("Mục"), max_length=60, required=False)
    text = forms.CharField(label=_("Nội dung giao"), required=False, widget=forms.Textarea(attrs={"rows": 4}))
    cooperating = forms.CharField(label=_("Phối hợp"), required=False, help_text=_("Cách nhau bằng dấu ;"))
    due = forms.CharField(
        label=_("Hạn"), required=False, help_text=_("10/6 là hằng năm, 15/12/2026 là một lần; cách nhau bằng dấu ;")
    )

    def __init__(self, *args: Any, bodies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["body"]
        field.queryset = bodies  # type: ignore[attr-defined]
        # One list for all rows: a query for each row's choices would make a long paper slow.
        field.choices = [("", field.empty_label), *((body.pk, str(body)) for body in bodies)]  # type: ignore[attr-defined]

    def clean_due(self) -> list[dict[str, Any]]:
        return due_text.parse(self.cleaned_data["due"])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("keep") and self.has_changed() and not data.get("text", "").strip():
            raise ValidationError(
                {"text": _("Mục được giữ phải có nội dung. Hãy ghi nội dung, hoặc bỏ chọn “Giữ mục này”.")}
            )
        return data


CitedSet = forms.formset_factory(CitedForm, extra=SPARE, max_num=500, absolute_max=600)
WorkSet = forms.formset_factory(WorkForm, extra=SPARE, max_num=500, absolute_max=600)


class ReadingForms:
    """The three parts of the page together. `rows` of the reading and of the forms keep the same order, so that places
    in the text never travel through the browser."""

    def __init__(self, paper: Paper, reading: Reading, data: Any = None) -> None:
        self.reading = reading
        self.work = work_in(reading)
        bodies = bodies_on(today())
        self.facts = FactsForm(data, paper=paper)
        self.citations = CitedSet(data, prefix="vd", initial=[_cited_initial(item) for item in reading.citations])
        matched = list(bodies)
        initial = [_work_initial(item, matched) for item in self.work]
        self.clauses = WorkSet(data, prefix="mg", initial=initial, form_kwargs={"bodies": bodies})

    def is_valid(self) -> bool:
        return all([self.facts.is_valid(), self.citations.is_valid(), self.clauses.is_valid()])

    @property
    def kept_citations(self) -> list[Cited]:
        """Call after `is_valid()`."""
        kept = []
        for at, form in enumerate(self.citations.forms):
            data = form.cleaned_data
            if not data.get("keep") or not data.get("number"):
                continue
            read = self.reading.citations[at] if at < len(self.reading.citations) else None
            place = (read.role, read.start, read.end) if read else ("mention", 0, 0)
            kept.append(Cited(data["number"].strip(), data["date"], data["type_name"], data["issuer"], *place))
        return kept

    @property
    def kept_clauses(self) -> list[Work]:
        """Call after `is_valid()`."""
        return [
            _work(form.cleaned_data, self.work[at] if at < len(self.work) else None)
            for at, form in enumerate(self.clauses.forms)
            if form.cleaned_data.get("keep") and form.cleaned_data.get("text", "").strip()
        ]


def _cited_initial(item: Any) -> dict[str, Any]:
    return {"number": item.number, "date": item.date, "type_name": item.type or "", "issuer": item.issuer or ""}


def _work_initial(item: Work, bodies: list[Body]) -> dict[str, Any]:
    return {
        "agency": item.agency[:400], "body": match_body(item.agency, bodies), "label": item.label[:60],
        "text": item.text, "cooperating": "; ".join(item.cooperating), "due": due_text.words(item.due),
    }  # fmt: skip


def _work(data: dict[str, Any], read: Work | None) -> Work:
    together = tuple(filter(None, (part.strip() for part in data["cooperating"].split(";"))))
    return Work(
        agency=data["agency"].strip(), text=data["text"].strip(), body=data["body"], label=data["label"].strip(),
        cooperating=together, due=data["due"], start=read.start if read else None, end=read.end if read else None,
        confidence=read.confidence if read else 1.0,
    )  # fmt: skip
