"""The forms that give work: one row for each clause of a paper, and one for a task without a paper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dinh.ground.bodies.models import Body
from dinh.ground.bodies.queries import match_body
from dinh.ground.fold import fold
from dinh.office.papers import queries as papers
from dinh.office.tasks.actions import Choice, Order
from dinh.office.tasks.days import DayError, from_clause, parse, typed
from dinh.office.tasks.forms import picked
from dinh.office.tasks.models import Task

TITLE_WORDS, FEWEST_WORDS = 18, 10


class OrderForm(forms.Form):
    """Title, lead, co-operation and days of one task. `bodies` are those that exist today, fetched once for the
    page.
    """

    use_required_attribute = False  # a row that is left out needs none of its fields
    title = forms.CharField(
        label=gettext_lazy("Việc"),
        max_length=300,
        error_messages={"required": gettext_lazy("Việc: hãy ghi ngắn gọn việc phải làm.")},
    )
    lead = forms.TypedChoiceField(
        label=gettext_lazy("Chủ trì"),
        empty_value=None,
        error_messages={"required": gettext_lazy("Chủ trì: hãy chọn đơn vị chịu trách nhiệm chính.")},
    )
    rhythm = forms.ChoiceField(label=gettext_lazy("Nhịp"), choices=Task.Rhythm.choices)
    days = forms.CharField(
        label=gettext_lazy("Hạn"),
        required=False,
        max_length=200,
        help_text=gettext_lazy(
            "Một lần: 15/12/2026. Hằng năm: trước 10/6; trước 10/12. Hằng tháng, hằng quý: 25. "
            "Để trống nếu không có hạn."
        ),
    )
    cooperating = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Phối hợp"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, bodies: Sequence[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bodies = bodies
        choices = [(str(body.pk), body.short_name or body.name) for body in bodies]
        for name in ("lead", "cooperating", "also"):
            if field := self.fields.get(name):
                field.choices = [("", _("– Chọn đơn vị –")), *choices] if name == "lead" else choices  # type: ignore[attr-defined]
                field.coerce = picked(bodies)  # type: ignore[attr-defined]

    def check_days(self) -> None:
        """The days of the rhythm; what is wrong with them stands beside their field."""
        given = self.cleaned_data
        try:
            given["printed"] = parse(given.get("days", ""), given.get("rhythm", Task.Rhythm.ONCE))
        except DayError as error:
            self.add_error("days", str(error))

    def order(self, lead: Body, text: str) -> Order:
        """The order for one lead body, which then is not among the co-operating ones."""
        given = self.cleaned_data
        cooperating = tuple(body for body in given["cooperating"] if body.pk != lead.pk)
        return Order(given["title"], lead, text, cooperating, given["rhythm"], given["printed"])


class ClauseForm(OrderForm):
    """One open clause: give it to one lead body, or to several as separate tasks, or leave it out."""

    GIVE, LEAVE = "give", "leave"
    keep = forms.ChoiceField(
        label=gettext_lazy("Cách xử lý"), widget=forms.RadioSelect, initial=GIVE,
        choices=[(GIVE, gettext_lazy("Giao")), (LEAVE, gettext_lazy("Không giao"))],
    )  # fmt: skip
    also = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Giao cả cho các đơn vị sau, mỗi đơn vị một nhiệm vụ riêng"), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    reason = forms.CharField(label=gettext_lazy("Lý do không giao"), max_length=300, required=False)

    def __init__(self, data: Any, *, clause: Any, bodies: Sequence[Body], asked: bool = True) -> None:
        """`asked` False: the row keeps what was typed in it, and is not judged yet."""
        self.clause = clause
        prefix = f"c{clause.pk}"
        if data is None:
            super().__init__(prefix=prefix, bodies=bodies, initial=_suggested(clause, bodies))
        elif asked:
            super().__init__(data, prefix=prefix, bodies=bodies)
        else:
            super().__init__(prefix=prefix, bodies=bodies, initial=_as_typed(data, prefix))
        if self["lead"].value() and not _is_named(clause.agency, bodies):
            self.fields["lead"].help_text = _("Văn bản ghi “%(agency)s”: hãy xem đơn vị gợi ý có đúng không.") % {
                "agency": clause.agency
            }

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("keep") == self.LEAVE:
            for name in ("title", "lead"):
                self.errors.pop(name, None)
            if not self.cleaned_data.get("reason", "").strip():
                self.add_error("reason", _("Lý do: hãy nêu vì sao không giao mục này, để người sau còn biết."))
        else:
            self.check_days()
        return self.cleaned_data

    @property
    def choice(self) -> Choice:
        given = self.cleaned_data
        if given["keep"] == self.LEAVE:
            return Choice(self.clause, leave_out=given["reason"])
        leads = dict.fromkeys([given["lead"], *given["also"]])
        return Choice(self.clause, tuple(self.order(lead, self.clause.text) for lead in leads))

    @property
    def chosen(self) -> str:
        """What the closed part of the row says about co-operating and further lead bodies."""
        names = [dict(self.fields["also"].choices).get(str(pk), "") for pk in self["also"].value() or []]  # type: ignore[attr-defined]
        with_ = [dict(self.fields["cooperating"].choices).get(str(pk), "") for pk in self["cooperating"].value() or []]  # type: ignore[attr-defined]
        return "; ".join(filter(None, [_("phối hợp: %s") % ", ".join(with_) if with_ else "", ", ".join(names)]))


class HandForm(OrderForm):
    """A task given without a clause; a paper may still be named as its ground."""

    text = forms.CharField(
        label=gettext_lazy("Nội dung"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Nói rõ phải làm gì, làm đến đâu là xong."),
    )  # fmt: skip
    paper = forms.CharField(
        label=gettext_lazy("Mã văn bản làm căn cứ"), required=False, max_length=16,
        help_text=gettext_lazy("Mã ở đầu trang văn bản trong sổ."),
    )  # fmt: skip
    field_order = ["title", "text", "lead", "cooperating", "rhythm", "days", "paper"]

    def clean_paper(self) -> Any:
        ref = self.cleaned_data["paper"].strip().upper()
        paper = papers.find_paper(ref) if ref else None
        if ref and paper is None:
            self.add_error(
                "paper",
                _("Không có văn bản mang mã “%(ref)s” trong sổ. Hãy xem lại mã ở trang văn bản.") % {"ref": ref},
            )
        return paper

    def clean(self) -> dict[str, Any]:
        self.check_days()
        return self.cleaned_data


def _suggested(clause: Any, bodies: Sequence[Body]) -> dict[str, Any]:
    """What the paper itself says: first words, bodies by their names, days with their rhythm."""
    rhythm, days = from_clause(clause.text, clause.due, clause.paper.issued)
    lead = clause.body_id or getattr(match_body(clause.agency, list(bodies)), "pk", None)
    joined = [match_body(name, list(bodies)) for name in clause.cooperating]
    return {
        "keep": ClauseForm.GIVE, "title": suggested_title(clause.text), "lead": str(lead or ""), "rhythm": rhythm,
        "days": typed(days), "cooperating": [str(body.pk) for body in joined if body and body.pk != lead],
    }  # fmt: skip


def _is_named(agency: str, bodies: Sequence[Body]) -> bool:
    """Whether the paper uses a name of one of the bodies; otherwise the match is only the nearest one."""
    return any(fold(agency) == fold(name) for body in bodies for name in body.all_names)


def _as_typed(data: Any, prefix: str) -> dict[str, Any]:
    several = ("cooperating", "also")
    names = ("keep", "title", "lead", "rhythm", "days", "reason")
    typed_in = {name: data.get(f"{prefix}-{name}", "") for name in names}
    return {**typed_in, **{name: data.getlist(f"{prefix}-{name}") for name in several}}


def suggested_title(text: str) -> str:
    """The first sentence of a clause, or as much of it as says what to do: cut at a comma rather than between words.

    >>> suggested_title("kiện toàn các tổ hòa giải. Nâng cao chất lượng hòa giải ở cơ sở.")
    'Kiện toàn các tổ hòa giải'
    """
    plain = " ".join(text.replace("*", " ").split()).lstrip("-–+• ")
    first = re.split(r"[.;:]\s|\s\(", plain, maxsplit=1)[0].rstrip(".;:/, ")
    title = _at_a_comma(first) if len(first.split()) > TITLE_WORDS else first
    return (title[:1].upper() + title[1:])[:300]


def _at_a_comma(sentence: str) -> str:
    words = sentence.split()[:TITLE_WORDS]
    stops = [place for place, word in enumerate(words, start=1) if word.endswith(",") and place >= FEWEST_WORDS]
    return " ".join(words[: stops[-1]]).rstrip(",") if stops else " ".join(words) + " …"
