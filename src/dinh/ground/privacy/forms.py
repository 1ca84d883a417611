from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dinh.ground.fields import day_field, line, radios, text_area
from dinh.ground.privacy.matching import Identity
from dinh.ground.privacy.models import Reading, Request


class TakeForm(forms.Form):
    """What a person tells at the desk, to be found."""

    kind = radios(_("Người ấy xin gì"), Request.Kind.choices)
    name = line(_("Họ và tên"), 150, required=False, help_text=_("Ghi đủ họ, đệm, tên, như trên giấy tờ."))
    other = line(_("Tên khác từng dùng"), 150, required=False)
    phone = line(_("Điện thoại"), 60, required=False, help_text=_("Nhiều số thì cách nhau bằng dấu phẩy."))
    email = line(_("Thư điện tử"), 200, required=False, help_text=_("Nhiều địa chỉ thì cách nhau bằng dấu phẩy."))
    citizen_id = line(_("Số định danh cá nhân"), 20, required=False, help_text=_("Chỉ dùng để tìm, xong là quên."))
    receipts = text_area(
        _("Mã biên nhận người ấy giữ"), 2, required=False, help_text=_("Mỗi dòng một mã, như PA-7K3M-9QXT.")
    )
    identified = line(_("Đã đối chiếu người này bằng"), 200, help_text=_("Ví dụ: thẻ căn cước. Không ghi số."))

    def identity(self) -> Identity:
        told = self.cleaned_data
        return Identity(
            names=_split(told["name"], told["other"]), phones=_split(*told["phone"].split(",")),
            emails=_split(*told["email"].split(",")), ids=_split(told["citizen_id"]),
            receipts=_split(*told["receipts"].upper().split()),
        )  # fmt: skip


def _split(*texts: str) -> tuple[str, ...]:
    return tuple(" ".join(text.split()) for text in texts if text.strip())


class RefuseForm(forms.Form):
    reason = text_area(_("Vì sao không thực hiện"), 3, max_length=500)
    edition = forms.IntegerField(widget=forms.HiddenInput)


class OwnForm(forms.Form):
    kind = radios(_("Ông/bà muốn"), Request.Kind.choices)


class RequestFilter(forms.Form):
    ma = line(_("Mã"), 20, required=False)
    loai = forms.ChoiceField(label=_("Xin gì"), required=False, choices=[("", _("Tất cả")), *Request.Kind.choices])
    tinh_trang = forms.ChoiceField(
        label=_("Tình trạng"), required=False, choices=[("", _("Tất cả")), *Request.State.choices]
    )


class InventoryFilter(forms.Form):
    q = line(_("Có chữ"), 60, required=False)
    khi_xoa = forms.ChoiceField(
        label=_("Khi người ấy xin xóa"), required=False,
        choices=[("", _("Tất cả")), ("goes", _("được xóa")), ("stays", _("luật buộc giữ"))],
    )  # fmt: skip


class ReadFilter(forms.Form):
    who = line(_("Người hoặc chức danh"), required=False)
    kind = forms.ChoiceField(label=_("Đọc gì"), required=False, choices=[("", _("Tất cả")), *Reading.Kind.choices])
    about = line(_("Hồ sơ"), 100, required=False)
    begins = day_field(_("Từ ngày"), required=False)
    ends = day_field(_("Đến ngày"), required=False)

    @property
    def wanted(self) -> dict[str, Any]:
        """The filters that were understood."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
