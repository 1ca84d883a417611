"""What those who settle denunciations type: a letter to be sealed, an extract, a reason to open."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from dinh.rights.petitions.actions import Who
from dinh.rights.petitions.desk.fields import ManyFilesField, SeenForm, day_field, text_area
from dinh.rights.petitions.desk.forms import WRITTEN

OFF = {"autocomplete": "off"}


class SealedForm(forms.Form):
    """A denunciation that came on paper or in person: all of it goes into the box but the extract."""

    channel = forms.ChoiceField(label=_("Đến bằng cách nào"), choices=WRITTEN)
    received_on = day_field(_("Ngày nhận"), help_text=_("Thời hạn tính từ ngày này."))
    words = text_area(_("Nội dung tố cáo, ghi đúng lời"), 8, max_length=20_000)
    name = forms.CharField(
        label=_("Họ và tên người tố cáo"), max_length=120, required=False, widget=forms.TextInput(OFF)
    )  # fmt: skip
    address = forms.CharField(label=_("Địa chỉ"), max_length=300, required=False, widget=forms.TextInput(OFF))
    phone = forms.CharField(label=_("Điện thoại"), max_length=20, required=False, widget=forms.TextInput(OFF))
    citizen_id = forms.CharField(label=_("Số căn cước"), max_length=12, required=False, widget=forms.TextInput(OFF))
    waives = forms.BooleanField(
        label=_("Người tố cáo đã từ chối giữ bí mật bằng văn bản"), required=False,
        help_text=_("Dù vậy, chỉ chức danh được giao mới mở được thông tin."),
    )  # fmt: skip
    extract = text_area(
        _("Bản trích nội dung"), 5, max_length=4000, required=False,
        help_text=_(
            "Để người xác minh đọc thay cho đơn: việc gì, ai bị tố cáo, chứng cứ gì. Không để lộ người tố cáo. Có thể "
            "viết sau."
        ),
    )  # fmt: skip
    files = ManyFilesField(  # type: ignore[assignment]  # a field, not what was uploaded
        label=_("Đơn, chứng cứ đã chụp"), required=False, help_text=_("Tệp được niêm phong cùng.")
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=200)

    @property
    def who(self) -> Who:
        data = self.cleaned_data
        return Who(**{name: data[name].strip() for name in ("name", "address", "phone", "citizen_id")})


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Mở để làm gì"), max_length=300, widget=forms.TextInput(OFF),
        help_text=_("Ghi việc và văn bản giao việc. Dòng này vào sổ, không ghi tên người tố cáo."),
    )  # fmt: skip


class ExtractForm(SeenForm):
    text = text_area(
        _("Bản trích nội dung tố cáo"), 10, max_length=4000,
        help_text=_("Không ghi họ tên, địa chỉ, điện thoại, nét riêng của người tố cáo."),
    )  # fmt: skip
