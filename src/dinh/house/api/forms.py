"""What an official types about a program that is to write here."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dinh.ground.bodies.queries import bodies_on
from dinh.ground.fields import line, one_of_rows, radios
from dinh.house.api.actions.clients import MOST_AN_HOUR, TERMS, Given
from dinh.house.api.scopes import SCOPES


class ClientForm(forms.Form):
    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"] = one_of_rows(
            _("Cơ quan chịu trách nhiệm nội dung"), bodies_on(day),
            help_text=_("Nhật ký ghi phần mềm này làm việc cho cơ quan nào."),
        )  # fmt: skip
        self.order_fields(["name", "contact", "body", "scopes", "hourly"])

    name = line(_("Tên phần mềm"), 100, help_text=_("Nhật ký và đơn ghi tên này."))
    contact = line(_("Ai chịu trách nhiệm"), help_text=_("Tên đơn vị, người phụ trách, điện thoại hoặc thư."))
    scopes = forms.MultipleChoiceField(
        label=_("Được làm gì"), widget=forms.CheckboxSelectMultiple,
        choices=[(scope.key, scope.title) for scope in SCOPES.values()],
        help_text=_("Chỉ chọn việc thật cần. Muốn đổi về sau thì thôi phần mềm này và lập lại."),
    )  # fmt: skip
    hourly = forms.IntegerField(
        label=_("Mỗi giờ ghi nhiều nhất"), min_value=1, max_value=MOST_AN_HOUR, initial=600,
        help_text=_("Quá số này thì phần mềm phải gửi lại sau; không mất gì."),
    )  # fmt: skip

    @property
    def given(self) -> Given:
        return Given(**self.cleaned_data)


class TokenForm(forms.Form):
    days = radios(
        _("Khóa dùng được trong"), [(days, _("%(days)d ngày") % {"days": days}) for days in TERMS], initial=TERMS[1]
    )

    @property
    def term(self) -> int:
        return int(self.cleaned_data["days"])
