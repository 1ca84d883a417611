"""Who sends a paper over the document bus, and to whom."""

from __future__ import annotations

import re

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from dinh.ground.bodies.forms import ORGAN_CODE
from dinh.scribe.edxml_write import Organ

MOST = 200  # receivers of one envelope


class PackForm(forms.Form):
    sender = forms.CharField(
        label=_("Mã định danh của cơ quan gửi"),
        max_length=35,
        validators=[RegexValidator(ORGAN_CODE, _("Mã định danh gồm chữ in hoa, số và dấu chấm, như H29.3.1."))],
    )
    receivers = forms.CharField(
        label=_("Nơi nhận"),
        max_length=20_000,
        widget=forms.Textarea({"rows": 6}),
        help_text=_("Mỗi dòng một nơi: mã định danh, dấu cách, rồi tên cơ quan."),
    )
    due = forms.DateField(
        label=_("Hạn trả lời"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )

    def clean_receivers(self) -> list[Organ]:
        found = []
        for number, line in enumerate(self.cleaned_data["receivers"].splitlines(), 1):
            if not line.strip():
                continue
            code, _space, name = line.strip().partition(" ")
            if not re.fullmatch(ORGAN_CODE, code) or not name.strip():
                raise ValidationError(
                    _now("Dòng %(number)d “%(line)s”: cần mã định danh rồi đến tên, như “H29.3.1 UBND phường”.")
                    % {"number": number, "line": line.strip()[:80]}
                )
            found.append(Organ(code, name.strip()[:300]))
        if len(found) > MOST:
            raise ValidationError(_now("Một gói gửi nhiều nhất %d nơi.") % MOST)
        return found
