"""What the office prepares or checks: services, ready answers, reviews, the period of a book."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from dinh.rights.petitions.actions import ReadyGiven, ServiceGiven
from dinh.rights.petitions.desk.fields import SeenForm, body_field, service_field, text_area
from dinh.rights.petitions.models import Review


class ServiceForm(forms.Form):
    name = forms.CharField(label=_("Tên lĩnh vực"), max_length=100)
    code = forms.SlugField(
        label=_("Mã"), max_length=30, required=False,
        help_text=_("Chữ không dấu, gạch nối. Bỏ trống thì lấy từ tên. Ghi rồi không đổi được: ứng dụng khác dùng."),
    )  # fmt: skip
    group = forms.CharField(label=_("Nhóm"), max_length=60, required=False)
    description = forms.CharField(label=_("Gồm những gì"), max_length=300, required=False)
    keywords = text_area(
        _("Từ hay dùng"), 4, required=False, max_length=2000, help_text=_("Mỗi dòng một từ, để đoán lĩnh vực.")
    )
    asks = text_area(
        _("Hỏi thêm khi gửi từ ứng dụng khác"), 3, required=False, max_length=2000,
        help_text=_(
            "Mỗi dòng một câu. Thêm * nếu phải trả lời; có lựa chọn thì ghi sau dấu hai chấm, ngăn bằng dấu |. Ví dụ: "
            "Đèn hỏng thế nào? *: tắt hẳn | chập chờn"
        ),
    )  # fmt: skip
    body = body_field(_("Nơi xử lý"), required=False)
    order = forms.IntegerField(label=_("Thứ tự"), min_value=0, max_value=9999, initial=100)
    open = forms.BooleanField(label=_("Đang nhận"), required=False, initial=True)

    @property
    def given(self) -> ServiceGiven:
        return ServiceGiven(**{"code": "", **self.cleaned_data})


class ReadyForm(forms.Form):
    name = forms.CharField(label=_("Dùng khi"), max_length=120)
    service = service_field(_("Lĩnh vực"), required=False, help_text=_("Bỏ trống: dùng cho mọi lĩnh vực."))
    text = text_area(
        _("Câu trả lời mẫu"), 8, max_length=4000, help_text=_("Chỗ phải điền đặt trong «…»; còn «…» thì chưa gửi được.")
    )
    open = forms.BooleanField(label=_("Đang dùng"), required=False, initial=True)

    @property
    def given(self) -> ReadyGiven:
        return ReadyGiven(**self.cleaned_data)


class ReviewForm(SeenForm):
    verdict = forms.ChoiceField(label=_("Kết quả kiểm tra"), choices=Review.Verdict.choices, widget=forms.RadioSelect)
    words = text_area(_("Đã xem ở đâu, hỏi ai, thấy gì"), 5, max_length=4000)
