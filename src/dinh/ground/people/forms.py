"""Forms of one's own account where allauth's are not ours."""

from __future__ import annotations

from typing import Any

from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _

NAME = _("Gọi khóa này là")


class PasskeyForm(AddWebAuthnForm):  # type: ignore[misc]
    """Every passkey of ours proves its owner too (finger, face or the machine's PIN): it is both factors in one."""

    name = forms.CharField(
        label=NAME,
        max_length=60,
        required=False,
        help_text=_("Để sau này nhận ra: máy nào, của ai. Ví dụ: điện thoại của tôi."),
    )
    passwordless = None

    def clean(self) -> dict[str, Any]:
        self.cleaned_data["passwordless"] = True  # allauth then refuses a key that did not ask who its owner is
        cleaned: dict[str, Any] = super().clean()
        return cleaned


class RenamePasskeyForm(EditWebAuthnForm):  # type: ignore[misc]
    name = forms.CharField(label=NAME, max_length=60)
