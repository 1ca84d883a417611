"""What officials type about letters: filters, a letter written down for someone, sorting, splitting, joining."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dinh.rights.petitions.actions import Sorted, Where, Who
from dinh.rights.petitions.desk.fields import (
    ManyFilesField,
    SeenForm,
    body_field,
    day_field,
    group_field,
    service_field,
    text_area,
)
from dinh.rights.petitions.models import Asking, Channel, Kind, LetterFile

ALL = ("", _("Tất cả"))
KIND_CHOICES = [(kind.value, kind.label) for kind in (Kind.REFLECTION, Kind.PROPOSAL, Kind.COMPLAINT)]
CHANNELS = [(c.value, c.label) for c in Channel if c not in (Channel.WEB, Channel.API, Channel.FRONT)]
WRITTEN = [(c.value, c.label) for c in (Channel.DESK, Channel.RECEPTION, Channel.PAPER, Channel.POST)]


class ListFilter(forms.Form):
    """The filters of the list; their names are those of the query string."""

    q = forms.CharField(label=_("Số, mã, nội dung"), required=False, max_length=100)
    loai = forms.ChoiceField(label=_("Loại"), required=False, choices=[ALL, *KIND_CHOICES])
    linh_vuc = service_field(_("Lĩnh vực"), required=False)
    to = group_field(_("Thôn, tổ"), required=False)
    noi = body_field(_("Nơi giải quyết"), required=False)
    kenh = forms.ChoiceField(label=_("Đến bằng"), required=False, choices=[ALL, *Channel.choices])
    nam = forms.ChoiceField(label=_("Năm nhận"), required=False)

    def __init__(self, *args: Any, years: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["nam"].choices = [ALL, *((str(y), str(y)) for y in years)]  # type: ignore[attr-defined]
        for name in ("linh_vuc", "to", "noi"):
            self.fields[name].empty_label = _("Tất cả")  # type: ignore[attr-defined]


class EnterForm(forms.Form):
    """A letter an official writes down for whoever came, called or wrote."""

    channel = forms.ChoiceField(label=_("Đến bằng cách nào"), choices=CHANNELS)
    received_on = day_field(_("Ngày nhận"), help_text=_("Thời hạn tính từ ngày này, không phải từ ngày nhập."))
    slip = forms.CharField(
        label=_("Số phiếu giấy"), max_length=20, required=False, help_text=_("In ở góc phiếu, dạng PG-7K3M-9QXT.")
    )
    kind = forms.ChoiceField(
        label=_("Gửi việc gì"), choices=KIND_CHOICES, widget=forms.RadioSelect,
        help_text=_("Theo nội dung, không theo tên đơn. Tố cáo có trang nhập riêng, giữ kín người tố cáo."),
    )  # fmt: skip
    words = text_area(_("Nội dung, ghi đúng lời người gửi"), 7, max_length=20_000)
    service = service_field(_("Lĩnh vực"), required=False)
    group = group_field(_("Ở thôn, tổ nào"), required=False)
    place = forms.CharField(
        label=_("Chỗ nào"), max_length=300, required=False, help_text=_("Ví dụ: trước cổng chợ, đầu hẻm 12.")
    )
    name = forms.CharField(
        label=_("Họ và tên người gửi"), max_length=120, required=False,
        help_text=_("Bắt buộc với khiếu nại. Phản ánh, kiến nghị không ghi tên vẫn nhận."),
    )  # fmt: skip
    address = forms.CharField(label=_("Địa chỉ"), max_length=300, required=False)
    phone = forms.CharField(label=_("Điện thoại"), max_length=20, required=False)
    email = forms.EmailField(label=_("Thư điện tử"), required=False)
    citizen_id = forms.CharField(label=_("Số căn cước"), max_length=12, required=False)
    people = forms.IntegerField(label=_("Số người cùng ký"), min_value=1, max_value=9999, initial=1)
    on_behalf = forms.CharField(
        label=_("Ai gửi hộ"), max_length=200, required=False, help_text=_("Ví dụ: Tổ trưởng tổ dân phố 2.")
    )
    files = ManyFilesField(  # type: ignore[assignment]  # a field, not what was uploaded
        label=_("Ảnh, giấy tờ kèm theo"), required=False,
        help_text=_("Ảnh, .pdf, .docx. Nếu có lỗi, phải chọn lại tệp."),
    )  # fmt: skip
    key = forms.CharField(widget=forms.HiddenInput, max_length=200)

    @property
    def who(self) -> Who:
        data = self.cleaned_data
        named = {name: data[name].strip() for name in ("name", "address", "phone", "email", "citizen_id")}
        return Who(**named, people=data["people"])

    @property
    def where(self) -> Where:
        return Where(self.cleaned_data["group"], self.cleaned_data["place"])


class SortForm(SeenForm):
    """What a matter is, in the office's words."""

    kind = forms.ChoiceField(label=_("Loại, theo nội dung"), choices=KIND_CHOICES, widget=forms.RadioSelect)
    title = forms.CharField(
        label=_("Tóm tắt"), max_length=200, help_text=_("Một dòng, không để lộ ai gửi. Dùng trong danh sách, báo cáo.")
    )
    text = text_area(
        _("Nội dung để người khác đọc"), 5, max_length=4000, required=False,
        help_text=_("Viết lại việc, bỏ tên, số điện thoại, địa chỉ nhà riêng. Hiện khi cho mọi người xem."),
    )  # fmt: skip
    service = service_field(_("Lĩnh vực"), required=False)
    group = group_field(_("Thôn, tổ"), required=False)
    place = forms.CharField(label=_("Chỗ nào"), max_length=300, required=False)
    body = body_field(_("Nơi giải quyết"), required=False)
    about_rules = forms.BooleanField(
        label=_("Phản ánh về quy định hành chính (Nghị định 20/2008/NĐ-CP)"), required=False,
        help_text=_("Nếu không thuộc thẩm quyền, phải chuyển trong 05 ngày làm việc."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("kind", "title", "text", "service", "group", "place", "body", "about_rules"):
            self.fields[name].initial = getattr(self.petition, name)

    @property
    def given(self) -> Sorted:
        data, old = self.cleaned_data, self.petition
        where = Where(data["group"], data["place"], old.lon, old.lat)
        return Sorted(
            kind=data["kind"], title=data["title"], text=data["text"], where=where, service=data["service"],
            body=data["body"], about_rules=data["about_rules"],
        )  # fmt: skip


class SplitForm(SeenForm):
    """A letter with several matters, one a row: what each is, in a line."""

    ROWS = 5

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for row in range(1, self.ROWS + 1):
            needed = row <= 2
            self.fields[f"title_{row}"] = forms.CharField(
                label=_("Vụ việc %d: tóm tắt") % row, max_length=200, required=needed
            )
            self.fields[f"kind_{row}"] = forms.ChoiceField(
                label=_("Vụ việc %d: loại") % row, choices=KIND_CHOICES, required=needed
            )
            self.fields[f"service_{row}"] = deepcopy(service_field(_("Vụ việc %d: lĩnh vực") % row, required=False))
        self.fields["title_1"].initial = self.petition.title
        self.fields["kind_1"].initial = self.petition.kind
        self.fields["service_1"].initial = self.petition.service

    @property
    def given(self) -> list[Sorted]:
        data, old = self.cleaned_data, self.petition
        where = Where(old.group, old.place, old.lon, old.lat)
        return [
            Sorted(
                kind=data[f"kind_{row}"], title=data[f"title_{row}"], where=where, service=data[f"service_{row}"],
                body=data[f"service_{row}"].body if data[f"service_{row}"] else None,
            )
            for row in range(1, self.ROWS + 1)
            if data[f"title_{row}"].strip()
        ]  # fmt: skip


class JoinForm(SeenForm):
    """Which matter this one is the same as."""

    into = forms.CharField(
        label=_("Mã vụ việc gộp vào"), max_length=20, help_text=_("Ví dụ PA-7K3M-9QXT. Chọn ở trên hoặc gõ vào.")
    )


class ShowForm(SeenForm):
    """Which photos everyone may see with the matter."""

    shown = forms.TypedMultipleChoiceField(
        label=_("Ảnh, tệp cho mọi người xem"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Không chọn ảnh có mặt người, biển số, số nhà của ai."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        files = list(LetterFile.objects.filter(letter__askings__petition=self.petition).select_related("file"))
        self.fields["shown"].choices = [(each.pk, each.file.name) for each in files]  # type: ignore[attr-defined]
        self.fields["shown"].initial = [each.pk for each in files if each.public]
        if not files:
            del self.fields["shown"]


class WhyForm(forms.Form):
    why = forms.CharField(
        label=_("Vì sao tạm giữ"), max_length=300, help_text=_("Người gửi đọc được dòng này và có thể xin xem lại.")
    )


class SayForm(forms.Form):
    """What a sender said by phone or at the desk."""

    word = forms.ChoiceField(label=_("Người gửi thấy"), choices=Asking.Word.choices, widget=forms.RadioSelect)
    words = text_area(
        _("Người gửi nói gì"), 3, max_length=2000, required=False,
        help_text=_("Bắt buộc khi chưa đạt hoặc đạt một phần: chỗ nào chưa được."),
    )  # fmt: skip


class CompleteForm(forms.Form):
    words = text_area(_("Người gửi bổ sung gì"), 5, max_length=4000)
