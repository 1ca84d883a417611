from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dinh.ground.bodies.queries import bodies_on
from dinh.ground.clock import today


class IntakeForm(forms.Form):
    """Which body the papers reached, when, and a text typed or pasted; files come beside it (`uploads.py`)."""

    body: Any = forms.ModelChoiceField(label=_("Cơ quan nhận"), queryset=None, empty_label=None)
    arrived = forms.DateField(label=_("Ngày đến"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    text = forms.CharField(
        label=_("Hoặc dán nội dung văn bản"), required=False, max_length=2_000_000, strip=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Dùng khi chỉ có bản quét hoặc tin nhắn: gõ hoặc dán toàn văn, kể cả phần đầu và nơi nhận."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies_on(today())  # type: ignore[attr-defined]
        self.fields["arrived"].initial = today()
