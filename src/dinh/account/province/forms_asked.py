"""What an office asks of its communes, what a commune sends, why a report is given back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dinh.account.reports.queries import Signed
from dinh.law.periods import Period


class AskForm(forms.Form):
    title = forms.CharField(label=_("Tên báo cáo"), max_length=200)
    period = forms.ChoiceField(label=_("Kỳ"))
    due = forms.DateField(label=_("Gửi chậm nhất ngày"), widget=forms.DateInput(attrs={"type": "date"}))
    words = forms.CharField(
        label=_("Yêu cầu thêm"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, kept: Iterable[Period], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["period"].choices = [(str(one), one.label) for one in kept]  # type: ignore[attr-defined]


class SendForm(forms.Form):
    ref = forms.ChoiceField(label=_("Báo cáo đã ký"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, reports: Iterable[Signed], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(one.ref, f"{one.number} ngày {one.issued:%d/%m/%Y}: {one.title}, {one.body}") for one in reports]
        self.fields["ref"].choices = named  # type: ignore[attr-defined]


class GiveBackForm(forms.Form):
    reason = forms.CharField(label=_("Cần bổ sung"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))
