"""What officials type about reception: days, online sessions, lines of the book, refusals, answers."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dinh.law.casework import PETITION_KINDS, RECEPTION_OUTCOMES
from dinh.rights.dialogue.actions import Comer, Handled, Hours
from dinh.rights.dialogue.clocks import refusal_grounds
from dinh.rights.dialogue.forms import day_field, text_area, time_field
from dinh.rights.dialogue.forms_desk import PostField, heads
from dinh.rights.dialogue.models import ReceptionDay, Visit

_DAYS = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})|(\d{4})-(\d{1,2})-(\d{1,2})")


class HoursForm(forms.Form):
    kind = forms.ChoiceField(label=_("Loại"), choices=ReceptionDay.Kind.choices)
    receiver = PostField(label=_("Người tiếp"))
    starts = time_field(_("Từ giờ"))
    ends = time_field(_("Đến giờ"))
    place = forms.CharField(label=_("Nơi tiếp"), max_length=200)
    online = forms.BooleanField(label=_("Tiếp trực tuyến"), required=False)
    recording_place = forms.CharField(
        label=_("Nơi lưu bản ghi âm, ghi hình"), max_length=200, required=False,
        help_text=_("Cần khi tiếp trực tuyến: máy chủ nào của cơ quan nhà nước."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        heads(self, "receiver")

    @property
    def hours(self) -> Hours:
        names = ("kind", "receiver", "starts", "ends", "place", "online", "recording_place")
        return Hours(**{name: self.cleaned_data[name] for name in names})


class DaysForm(HoursForm):
    """Several days at once, one a line."""

    days = text_area(_("Những ngày tiếp"), 4, max_length=2000, help_text=_("Mỗi dòng một ngày, ví dụ 05/12/2026."))
    field_order = ["kind", "receiver", "days"]

    def clean_days(self) -> list[date]:
        found, bad = [], []
        for line in filter(None, map(str.strip, self.cleaned_data["days"].splitlines())):
            parts = _DAYS.fullmatch(line)
            try:
                if parts is None:
                    raise ValueError(line)
                day, month, year = (parts[1], parts[2], parts[3]) if parts[1] else (parts[6], parts[5], parts[4])
                found.append(date(int(year), int(month), int(day)))
            except ValueError:
                bad.append(line[:30])
        if bad:
            raise ValidationError(gettext("Không đọc được ngày: %(bad)s.") % {"bad": ", ".join(bad)})
        return found


class DayForm(HoursForm):
    day = day_field(_("Ngày tiếp"))
    field_order = ["kind", "receiver", "day"]

    @staticmethod
    def of(reception: ReceptionDay) -> dict[str, Any]:
        names = ("kind", "receiver", "day", "starts", "ends", "place", "online", "recording_place")
        return {name: getattr(reception, name) for name in names}


class PostDaysForm(forms.Form):
    days = forms.ModelMultipleChoiceField(
        label=_("Những buổi đăng"), queryset=ReceptionDay.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    late_reason = forms.CharField(
        label=_("Lý do đăng muộn"), max_length=300, required=False,
        help_text=_("Chỉ khi quá hạn đăng của buổi nào đó. Mọi người đọc được."),
    )  # fmt: skip

    def __init__(self, *args: Any, waiting: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        days: Any = self.fields["days"]
        days.queryset = waiting
        days.initial = list(waiting)


class OnlineForm(forms.Form):
    checked_on = day_field(_("Kiểm tra kỹ thuật xong ngày"), required=False)
    link = forms.URLField(
        label=_("Đường kết nối"), required=False, max_length=300, assume_scheme="https",
        help_text=_("Chỉ người đã đăng ký thấy, từ trước giờ tiếp."),
    )  # fmt: skip
    recording_place = forms.CharField(label=_("Nơi lưu bản ghi âm, ghi hình"), max_length=200)


class HoldForm(forms.Form):
    received_by = PostField(label=_("Người đã tiếp"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        heads(self, "received_by")


class ComerForm(forms.Form):
    """Who comes and with what. For a denunciation every field about the person stays empty."""

    kind = forms.ChoiceField(label=_("Phân loại"), choices=list(PETITION_KINDS.items()))
    name = forms.CharField(label=_("Họ tên"), max_length=120, required=False)
    address = forms.CharField(label=_("Địa chỉ"), max_length=300, required=False)
    identity = forms.CharField(label=_("CCCD, số định danh"), max_length=20, required=False)
    phone = forms.CharField(label=_("Điện thoại"), max_length=20, required=False)
    subject = text_area(_("Tóm tắt nội dung"), 3, max_length=2000, required=False)
    people = forms.IntegerField(label=_("Số người cùng nội dung"), min_value=1, max_value=1000, initial=1)
    representatives = text_area(
        _("Người đại diện"), 2, max_length=600, required=False, help_text=_("Mỗi dòng một người.")
    )
    petition_ref = forms.CharField(
        label=_("Mã đơn, phản ánh"), max_length=16, required=False,
        help_text=_("Bắt buộc với tố cáo: nhập đơn ở mục Đơn thư trước, ở đây chỉ ghi mã."),
    )  # fmt: skip
    COMER = ("kind", "name", "address", "identity", "phone", "subject", "people", "representatives", "petition_ref")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.conditional = True  # type: ignore[attr-defined]

    @property
    def comer(self) -> Comer:
        return Comer(**{name: self.cleaned_data[name] for name in self.COMER})

    @classmethod
    def of(cls, visit: Visit) -> dict[str, Any]:
        return {name: getattr(visit, name) for name in cls.COMER}


class EnterVisitForm(ComerForm):
    key = forms.CharField(widget=forms.HiddenInput, max_length=200)
    unprotected = forms.BooleanField(
        label=_("Người tố cáo không yêu cầu giữ bí mật"), required=False,
        help_text=_("Chỉ với tố cáo tại buổi trực tuyến."),
    )  # fmt: skip


class ReceiveForm(ComerForm):
    """A line of the book by Mẫu 03/TCD."""

    handled_by = forms.CharField(label=_("Cơ quan đã giải quyết"), max_length=200, required=False)
    competent = forms.NullBooleanField(
        label=_("Thuộc thẩm quyền"), required=False,
        widget=forms.NullBooleanSelect,
    )  # fmt: skip
    guidance = text_area(_("Hướng dẫn"), 2, max_length=2000, required=False)
    forwarded_to = forms.CharField(label=_("Chuyển đơn đến"), max_length=200, required=False)
    papers = text_area(
        _("Giấy tờ đã nhận"), 2, max_length=2000, required=False,
        help_text=_("Mỗi dòng một giấy tờ; in được giấy biên nhận Mẫu 02/TCD."),
    )  # fmt: skip
    said = text_area(_("Ý kiến người tiếp"), 3, max_length=2000, required=False)
    HANDLED = ("handled_by", "competent", "guidance", "forwarded_to", "papers", "said")

    @property
    def handled(self) -> Handled:
        return Handled(**{name: self.cleaned_data[name] for name in self.HANDLED})

    @classmethod
    def of(cls, visit: Visit) -> dict[str, Any]:
        return {name: getattr(visit, name) for name in (*cls.COMER, *cls.HANDLED)}


class RefuseForm(forms.Form):
    ground = forms.ChoiceField(label=_("Căn cứ"), widget=forms.RadioSelect)
    words = text_area(_("Lý do cụ thể"), 3, max_length=1000, help_text=_("Như đã giải thích tại chỗ."))

    def __init__(self, *args: Any, visit: Visit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = refusal_grounds(visit.reception.day)
        self.fields["ground"].choices = [(each.letter, f"{each.title} ({each.cite})") for each in known]  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    """One of the law's four outcomes (Điều 28 Luật Tiếp công dân)."""

    outcome = forms.ChoiceField(label=_("Kết quả"), choices=list(RECEPTION_OUTCOMES.items()), widget=forms.RadioSelect)
    words = text_area(_("Nội dung đã trả lời"), 3, max_length=2000)
