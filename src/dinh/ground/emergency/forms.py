from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Lý do"),
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Chuyện gì xảy ra, vì sao không chờ được. Ghi vào nhật ký và gửi tới mọi người quản trị."),
    )
