from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from dinh.ground.bodies.models import Body
from dinh.ground.clock import today
from dinh.ground.gate import POWERS
from dinh.ground.people.models import User
from dinh.ground.places.forms import day_field, ground_field
from dinh.ground.places.queries import groups_on

ORGAN_CODE = r"^[A-Z0-9]+(\.[A-Z0-9]+)*$"


class BodyForm(forms.Form):
    name = forms.CharField(label=_("Tên đầy đủ"), max_length=200)
    short_name = forms.CharField(label=_("Tên tắt"), max_length=80, required=False)
    symbol = forms.CharField(
        label=_("Ký hiệu văn bản"),
        max_length=30,
        required=False,
        help_text=_("Như sau số văn bản: UBND, ĐU."),
    )
    organ_code = forms.CharField(
        label=_("Mã định danh"),
        max_length=35,
        required=False,
        validators=[RegexValidator(ORGAN_CODE, _("Mã định danh gồm chữ in hoa, số và dấu chấm, như H29.3.1."))],
        help_text=_("Trên trục liên thông văn bản (Quyết định 20/2020/QĐ-TTg); cần khi gửi văn bản dạng .edxml."),
    )
    kind = forms.ChoiceField(label=_("Loại"), choices=Body.Kind.choices)
    system = forms.ChoiceField(
        label=_("Hệ thống văn bản"),
        choices=Body.System.choices,
        help_text=_("Quyết định thể thức, cách đánh số."),
    )
    aliases = forms.CharField(
        label=_("Tên gọi khác"),
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Mỗi dòng một tên, như trong văn bản: nhờ đó máy nhận ra cơ quan được giao việc."),
    )
    parent: Any = forms.ModelChoiceField(None, label=_("Trực thuộc"), required=False, empty_label=_("(không)"))
    order = forms.IntegerField(
        label=_("Thứ tự"), min_value=0, max_value=999, initial=100, help_text=_("Số nhỏ đứng trước.")
    )
    valid_from = day_field(_("Từ ngày"))

    def __init__(self, *args: Any, bodies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = bodies  # type: ignore[attr-defined]


class EndForm(forms.Form):
    """The day from which something no longer is."""

    day = day_field(_("Không còn kể từ ngày"))
    ground = ground_field()
    sure = forms.BooleanField(required=False, widget=forms.HiddenInput, label=_("Tôi hiểu và vẫn làm"))


class PostForm(forms.Form):
    title = forms.CharField(label=_("Chức danh"), max_length=200)
    group: Any = forms.ModelChoiceField(
        None,
        label=_("Thôn, tổ dân phố phụ trách"),
        required=False,
        help_text=_("Chỉ chọn cho Trưởng thôn, Tổ trưởng tổ dân phố: quyền của họ chỉ tới thôn, tổ này."),
    )
    leads = forms.BooleanField(label=_("Là người đứng đầu"), required=False)
    order = forms.IntegerField(
        label=_("Thứ tự"), min_value=0, max_value=999, initial=100, help_text=_("Số nhỏ đứng trước.")
    )
    powers = forms.MultipleChoiceField(
        label=_("Quyền được giao"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Quyền đi theo chức danh, không theo người: ai giữ chức danh thì có, thôi giữ thì hết."),
    )
    sure = forms.BooleanField(required=False, widget=forms.HiddenInput, label=_("Tôi hiểu và vẫn làm"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = groups_on(today())  # type: ignore[attr-defined]
        self.fields["powers"].choices = [(name, _now(title)) for name, title in POWERS.items()]  # type: ignore[attr-defined]


class AppointForm(forms.Form):
    """Who will hold the post: someone already known here, or a newcomer for whom an account is opened."""

    user: Any = forms.ModelChoiceField(
        None, label=_("Người đã có tài khoản"), required=False, empty_label=_("Người mới, mở tài khoản bên dưới")
    )
    full_name = forms.CharField(label=_("Người mới: họ và tên"), max_length=150, required=False)
    username = forms.RegexField(
        r"^[a-z0-9][a-z0-9._-]{2,29}$",
        label=_("Người mới: tên đăng nhập"),
        required=False,
        help_text=_("Chữ thường không dấu, số, dấu chấm; ít nhất 3 ký tự. Ví dụ: lua.nguyen"),
        error_messages={"invalid": _("Chỉ dùng chữ thường không dấu, số, chấm, gạch; 3 đến 30 ký tự.")},
    )
    email = forms.EmailField(label=_("Người mới: thư điện tử"), required=False)
    phone = forms.CharField(label=_("Người mới: điện thoại"), max_length=20, required=False)
    begins = day_field(_("Giữ chức danh từ ngày"))
    ends = day_field(_("Đến trước ngày"), required=False, help_text=_("Để trống khi chưa định ngày thôi."))
    ground = ground_field()

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = people  # type: ignore[attr-defined]
        for name in ("user", "full_name", "username"):
            self.fields[name].conditional = True  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("user"):
            for name in ("full_name", "username"):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, _now("Chọn người đã có tài khoản, hoặc ghi đủ họ tên và tên đăng nhập."))
        if data.get("begins") and data.get("ends") and data["ends"] <= data["begins"]:
            self.add_error("ends", _now("Ngày thôi phải sau ngày bắt đầu."))
        return data

    @property
    def account(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ("username", "full_name", "email", "phone")}


class TermForm(forms.Form):
    label = forms.CharField(label=_("Nhiệm kỳ"), max_length=20, help_text=_("Ví dụ: 2025-2030"))
    begins = day_field(_("Từ ngày"))
    ends = day_field(_("Đến hết ngày"), required=False)


class AccountForm(forms.Form):
    full_name = forms.CharField(label=_("Họ và tên"), max_length=150)
    email = forms.EmailField(label=_("Thư điện tử"), required=False)
    phone = forms.CharField(label=_("Điện thoại"), max_length=20, required=False)

    @classmethod
    def of(cls, user: User) -> AccountForm:
        return cls(initial={"full_name": user.full_name, "email": user.email, "phone": user.phone})


class RenewForm(forms.Form):
    lost_phone = forms.BooleanField(label=_("Cũng mất điện thoại: tắt cả xác thực hai lớp"), required=False)


class SignOutForm(forms.Form):
    reason = forms.CharField(
        label=_("Lý do"),
        max_length=300,
        help_text=_("Ghi vào nhật ký. Ví dụ: mất điện thoại ở chợ sáng nay; bị tạm đình chỉ công tác."),
    )


class OutsideForm(forms.Form):
    """How the provider outside tells who an official is; one of the two is enough."""

    email = forms.EmailField(
        label=_("Thư điện tử ở nơi cấp"),
        required=False,
        help_text=_("Chỉ nhận khi nơi cấp xác nhận đã kiểm tra địa chỉ này. Gắn chặt với người đăng nhập lần đầu."),
    )
    subject = forms.CharField(
        label=_("Mã người dùng ở nơi cấp"),
        max_length=255,
        required=False,
        help_text=_("Chắc hơn địa chỉ thư. Hỏi nơi cấp; thường là một dãy chữ và số (sub)."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.conditional = True  # type: ignore[attr-defined]
