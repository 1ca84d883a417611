from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dinh.ground.bodies.models import Body
from dinh.office.papers.models import Paper
from dinh.office.papers.queries.registers import Asked, issuers_in, types_in, years_and_terms

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class RegisterForm(forms.Form):
    """The filters of a book; unknown values are ignored, so that an old link still opens the page."""

    q = forms.CharField(label=_("Từ cần tìm"), required=False, max_length=200, help_text="")
    body: Any = forms.ModelChoiceField(label=_("Cơ quan"), queryset=None, required=False, empty_label=_("Tất cả"))
    type = forms.ChoiceField(label=_("Tên loại"), required=False)
    key = forms.ChoiceField(label=_("Năm, nhiệm kỳ"), required=False)
    issuer = forms.ChoiceField(label=_("Tác giả"), required=False)
    cites = forms.CharField(label=_("Có viện dẫn"), required=False, max_length=120)
    since = forms.DateField(label=_("Từ ngày"), required=False, widget=DAY)
    until = forms.DateField(label=_("Đến ngày"), required=False, widget=DAY)

    def __init__(self, *args: Any, direction: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = Body.objects.all()  # type: ignore[attr-defined]
        self._offer("type", types_in(direction))
        self._offer("key", years_and_terms(direction))
        if direction == Paper.Direction.IN:
            self._offer("issuer", issuers_in(direction))
        else:
            del self.fields["issuer"]

    def _offer(self, name: str, values: list[str]) -> None:
        self.fields[name].choices = [("", _("Tất cả")), *((value, value) for value in values)]  # type: ignore[attr-defined]

    @property
    def asked(self) -> Asked:
        self.is_valid()
        data = self.cleaned_data
        return Asked(
            text=data.get("q", ""), body=data.get("body"), type_name=data.get("type", ""), key=data.get("key", ""),
            issuer=data.get("issuer", ""), cites=data.get("cites", ""), since=data.get("since"),
            until=data.get("until"),
        )  # fmt: skip

    @property
    def in_use(self) -> bool:
        """Whether anything narrows the list: then an empty list means «nothing found», not «nothing there»."""
        return self.asked != Asked()
