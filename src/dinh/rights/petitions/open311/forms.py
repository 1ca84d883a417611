"""What an official types about a program that asks for a key."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from dinh.rights.petitions.open311.actions import MOST_AN_HOUR, ClientGiven


class ClientForm(forms.Form):
    name = forms.CharField(
        label=_("Tên ứng dụng"), max_length=100,
        help_text=_("Cán bộ xử lý thấy tên này ở mỗi đơn gửi qua ứng dụng."),
    )  # fmt: skip
    contact = forms.CharField(
        label=_("Ai chịu trách nhiệm"), max_length=200,
        help_text=_("Tên đơn vị, người phụ trách, điện thoại hoặc thư."),
    )  # fmt: skip
    hourly = forms.IntegerField(
        label=_("Mỗi giờ gửi nhiều nhất"), min_value=1, max_value=MOST_AN_HOUR, initial=120,
        help_text=_("Quá số này thì ứng dụng phải gửi lại sau; đơn chưa mất."),
    )  # fmt: skip
    may_post = forms.BooleanField(
        label=_("Được gửi phản ánh"), required=False, initial=True, help_text=_("Bỏ đánh dấu: khóa chỉ để đọc."),
    )  # fmt: skip

    @property
    def given(self) -> ClientGiven:
        return ClientGiven(**self.cleaned_data)
