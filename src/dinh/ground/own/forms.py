"""What somebody types to open their own matters: an address, a code, a receipt's code."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dinh.ground.alerts import addresses
from dinh.ground.alerts.channels import offered
from dinh.ground.alerts.models import Channel
from dinh.ground.pins import PAPERS


def phone_channel() -> Channel | None:
    """How a code reaches a telephone here: SMS, otherwise Zalo."""
    return next((each for each in (Channel.SMS, Channel.ZALO) if each in offered()), None)


def has_mail() -> bool:
    return Channel.EMAIL in offered()


class AddressForm(forms.Form):
    """One line for both: what holds an @ is an address of mail."""

    address = forms.CharField(
        max_length=254, widget=forms.TextInput({"class": "large", "autocapitalize": "none", "spellcheck": "false"})
    )
    website = forms.CharField(required=False, widget=forms.TextInput({"tabindex": "-1", "autocomplete": "off"}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field, phone, mail = self.fields["address"], phone_channel(), has_mail()
        if phone and mail:
            field.label, auto, mode = _("Số điện thoại hoặc thư điện tử"), "on", "text"
        elif phone:
            field.label, auto, mode = _("Số điện thoại"), "tel", "tel"
        else:
            field.label, auto, mode = _("Địa chỉ thư điện tử"), "email", "email"
        field.help_text = _("Đúng số, đúng địa chỉ đã ghi khi gửi đơn. Ví dụ: 0912 345 678")
        if mail:
            field.help_text = _("Đúng số, đúng địa chỉ đã ghi khi gửi đơn. Ví dụ: %(example)s") % {
                "example": "0912 345 678, lan@example.vn" if phone else "lan@example.vn"
            }
        field.widget.attrs |= {"autocomplete": auto, "inputmode": mode}

    def clean(self) -> dict[str, Any]:
        typed = self.cleaned_data.get("address", "")
        if not typed:
            return self.cleaned_data
        channel = Channel.EMAIL if "@" in typed else phone_channel()
        try:
            if channel is None:
                addresses.mobile(typed)  # a slip of the finger is told first
                raise ValidationError(
                    _(
                        "Nơi đây chưa gửi được tin nhắn đến điện thoại. Hãy gõ địa chỉ thư điện tử đã ghi khi gửi, "
                        "hoặc mang giấy tờ đến bộ phận tiếp công dân để được cấp lại phiếu."
                    )
                )
            if channel == Channel.EMAIL and not has_mail():
                raise ValidationError(
                    _("Nơi đây chưa gửi được thư điện tử. Hãy gõ số điện thoại di động đã ghi khi gửi.")
                )
            self.cleaned_data |= {"channel": channel.value, "address": addresses.normal(channel, typed)}
        except ValidationError as error:
            self.add_error("address", error)
        return self.cleaned_data

    @property
    def is_a_robot(self) -> bool:
        """The field that people never see was filled in."""
        return bool(self.data.get("website"))


class ReceiptForm(forms.Form):
    code = forms.CharField(
        label=gettext_lazy("Mã trên phiếu"), max_length=20, help_text=gettext_lazy("Ví dụ: DT-7K3M-9QXT"),
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )  # fmt: skip

    def clean_code(self) -> str:
        return "".join(self.cleaned_data["code"].split()).upper()


class RenewForm(forms.Form):
    """The key makes one slip of a form sent twice."""

    key = forms.CharField(max_length=200, widget=forms.HiddenInput)


class SlipForm(forms.Form):
    """At the desk, before a new slip: which paper was looked at. No number of it is asked for, and none is kept."""

    paper = forms.ChoiceField(
        label=gettext_lazy("Đã xem giấy tờ nào"), choices=list(PAPERS.items()), widget=forms.RadioSelect
    )
    same = forms.BooleanField(
        label=gettext_lazy("Họ tên trên giấy tờ đúng là người gửi"),
        error_messages={"required": gettext_lazy("Chỉ cấp lại khi đã đối chiếu đúng người.")},
    )
    key = forms.CharField(max_length=200, widget=forms.HiddenInput, required=False)
