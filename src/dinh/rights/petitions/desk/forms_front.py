"""What an officer of the Front or a union types: what members said, and that they were told the answer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dinh.ground.clock import today
from dinh.rights.petitions.actions import Where, Who
from dinh.rights.petitions.desk.fields import ManyFilesField, day_field, group_field, service_field, text_area
from dinh.rights.petitions.models import Asking, Kind

VOICES = [(kind.value, kind.label) for kind in (Kind.REFLECTION, Kind.PROPOSAL)]


class PassOnForm(forms.Form):
    """One matter that members raised; who raised it need not be said."""

    received_on = day_field(_("Nghe ngày nào"), help_text=_("Thời hạn trả lời tính từ ngày này."))
    heard_at = forms.CharField(
        label=_("Nghe ở đâu"), max_length=200, help_text=_("Ví dụ: họp Chi hội Phụ nữ tổ 2; gặp công nhân khu trọ.")
    )
    people = forms.IntegerField(label=_("Bao nhiêu người cùng nêu"), min_value=1, max_value=9999, initial=1)
    kind = forms.ChoiceField(
        label=_("Là việc gì"), choices=VOICES, widget=forms.RadioSelect,
        help_text=_("Một việc một lần nhập. Khiếu nại, tố cáo thì hướng dẫn người ấy tự làm đơn."),
    )  # fmt: skip
    words = text_area(
        _("Đoàn viên, hội viên nói gì"), 6, max_length=20_000,
        help_text=_("Ghi việc: chuyện gì, ở đâu, từ khi nào, muốn gì. Không cần ghi ai nói."),
    )  # fmt: skip
    service = service_field(_("Lĩnh vực"), required=False)
    group = group_field(_("Ở thôn, tổ nào"), required=False)
    place = forms.CharField(label=_("Chỗ nào"), max_length=300, required=False)
    name = forms.CharField(
        label=_("Họ và tên người nêu"), max_length=120, required=False,
        help_text=_("Chỉ ghi khi người ấy muốn được trả lời riêng. Bảng tổng hợp không bao giờ có tên ai."),
    )  # fmt: skip
    phone = forms.CharField(label=_("Điện thoại người nêu"), max_length=20, required=False)
    slip = forms.CharField(label=_("Số phiếu giấy"), max_length=20, required=False)
    files = ManyFilesField(  # type: ignore[assignment]  # a field, not what was uploaded
        label=_("Ảnh, giấy tờ kèm theo"), required=False, help_text=_("Nếu có lỗi, phải chọn lại tệp.")
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=200)

    @property
    def who(self) -> Who:
        data = self.cleaned_data
        return Who(name=data["name"].strip(), phone=data["phone"].strip(), people=data["people"])

    @property
    def where(self) -> Where:
        return Where(self.cleaned_data["group"], self.cleaned_data["place"])


class CarryBackForm(forms.Form):
    """That members were told, and what they said of it, if they did."""

    on = day_field(_("Báo lại ngày nào"))
    where = forms.CharField(
        label=_("Báo lại ở đâu"), max_length=200, help_text=_("Ví dụ: họp Chi hội tháng 11, gọi điện, đến tận nhà.")
    )
    word = forms.ChoiceField(
        label=_("Đoàn viên, hội viên thấy"), choices=[("", _("chưa nói gì")), *Asking.Word.choices],
        widget=forms.RadioSelect, required=False,
        help_text=_("“Chưa đạt” hoặc “đạt một phần” thì vụ việc được làm tiếp."),
    )  # fmt: skip
    words = text_area(_("Chỗ nào chưa được"), 3, max_length=2000, required=False)

    def __init__(self, *args: Any, may_say: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = today()
        if not may_say:
            del self.fields["word"], self.fields["words"]
