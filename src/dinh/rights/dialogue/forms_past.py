"""What is typed to put a line of an old table of promises right, and to take up what it leaves owing."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dinh.rights.dialogue.actions import PastWords
from dinh.rights.dialogue.forms import day_field, text_area
from dinh.rights.dialogue.models import PastPromise

NAMES = ("words", "year", "outcome", "asked_by", "place", "made_by", "made_on", "owner", "due", "due_told", "result",
         "done_on", "note")  # fmt: skip


class PastForm(forms.Form):
    words = text_area(_("Nội dung hứa, kiến nghị"), 3, max_length=4000)
    outcome = forms.ChoiceField(label=_("Kết quả"), choices=PastPromise.Outcome.choices)
    result = text_area(_("Kết quả như sổ ghi"), 2, max_length=4000, required=False)
    year = forms.IntegerField(label=_("Năm"))
    made_on = day_field(_("Ngày hứa"), required=False)
    due = day_field(_("Hạn"), required=False)
    due_told = forms.CharField(label=_("Hạn ghi bằng chữ"), max_length=100, required=False)
    done_on = day_field(_("Ngày xong"), required=False)
    place = forms.CharField(label=_("Nơi hứa, hội nghị"), max_length=300, required=False)
    made_by = forms.CharField(label=_("Người hứa, chủ trì"), max_length=200, required=False)
    asked_by = forms.CharField(label=_("Người kiến nghị"), max_length=200, required=False)
    owner = forms.CharField(label=_("Đơn vị thực hiện"), max_length=200, required=False)
    note = text_area(_("Ghi chú"), 2, max_length=1000, required=False)

    def __init__(self, *args: Any, line: PastPromise, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {name: getattr(line, name) for name in NAMES}, **kwargs})

    def told(self) -> PastWords:
        return PastWords(**self.cleaned_data)


class StrikeForm(forms.Form):
    reason = forms.CharField(label=_("Lý do gạch bỏ"), max_length=300)
