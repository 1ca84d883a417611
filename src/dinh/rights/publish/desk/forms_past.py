"""What is typed to put a line of an old book right."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dinh.law.publicity import FORMS
from dinh.rights.publish.actions import PastContent
from dinh.rights.publish.desk.common import day_field, text_area
from dinh.rights.publish.models import PastPublication
from dinh.rights.publish.public.items import BY_CODE, short

LETTERS = [(form.letter, f"{form.letter}) {form.title}") for form in FORMS]
NAMES = ("words", "item", "year", "began", "ended", "term", "forms", "place", "body", "who", "paper_number", "note")


class PastForm(forms.Form):
    words = text_area(_("Nội dung công khai"), rows=3, max_length=2000)
    item = forms.ChoiceField(label=_("Khoản Điều 11"), required=False)
    year = forms.IntegerField(label=_("Năm"))
    began = day_field(_("Ngày bắt đầu"), required=False)
    ended = day_field(_("Ngày kết thúc"), required=False)
    term = forms.CharField(label=_("Thời hạn"), max_length=100, required=False)
    place = forms.CharField(label=_("Nơi niêm yết"), max_length=300, required=False)
    body = forms.CharField(label=_("Cơ quan, đơn vị công khai"), max_length=200, required=False)
    who = forms.CharField(label=_("Người thực hiện"), max_length=200, required=False)
    paper_number = forms.CharField(label=_("Số, ký hiệu văn bản"), max_length=80, required=False)
    note = text_area(_("Ghi chú"), rows=2, max_length=1000, required=False)
    forms = forms.MultipleChoiceField(  # last: from here on the name is taken
        label=_("Hình thức công khai"), choices=LETTERS, required=False, widget=forms.CheckboxSelectMultiple
    )
    field_order = NAMES

    def __init__(self, *args: Any, line: PastPublication, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {name: getattr(line, name) for name in NAMES}, **kwargs})
        items = [(code, f"{each.clause}. {short(code)}") for code, each in BY_CODE.items()]
        self.fields["item"].choices = [("", _("Chưa xếp khoản")), *items]  # type: ignore[attr-defined]

    def content(self) -> PastContent:
        return PastContent(**{**self.cleaned_data, "forms": tuple(self.cleaned_data["forms"])})
