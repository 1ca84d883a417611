from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from dinh.ground.fields import day_field, line, radios, text_area
from dinh.ground.privacy.matching import Identity
from dinh.ground.privacy.models import Reading, Request
from dinh.law.retention import Retention


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


class TermForm(forms.Form):
    """How long a kind is kept; empty: it does not go by itself."""

    amount = forms.IntegerField(label=_("Giữ bao lâu"), required=False, min_value=1)
    reason = text_area(_("Vì sao đặt như vậy"), 2, max_length=500)

    def __init__(self, *args: Any, law: Retention, **options: Any) -> None:
        super().__init__(*args, **options)
        amount = self.fields["amount"]
        amount.label = _("Giữ bao nhiêu %(unit)s") % {"unit": law.unit}
        amount.help_text = _("Từ %(least)s đến %(most)s %(unit)s; để trống thì không tự bỏ nữa.") % {
            "least": law.least, "most": law.most, "unit": law.unit
        }  # fmt: skip


class HoldForm(forms.Form):
    reason = text_area(
        _("Giữ lại vì"), 2, max_length=500,
        help_text=_("Khiếu nại nào, đợt thanh tra, kiểm tra nào. Ghi mã hồ sơ, không ghi tên người."),
    )  # fmt: skip
    until = day_field(_("Giữ đến hết ngày"))


class RecordFilter(forms.Form):
    STATES: ClassVar = [("", _("Tất cả")), ("over", _("đã hết thời hạn")), ("coming", _("sắp hết thời hạn")),
                        ("held", _("đang giữ lại")), ("later", _("còn trong thời hạn"))]  # fmt: skip
    ma = line(_("Mã hồ sơ"), 40, required=False)
    xem = forms.ChoiceField(label=_("Xem"), required=False, choices=STATES)
