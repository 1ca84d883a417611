"""Forms about elections and offices."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dinh.ground.clock import today
from dinh.ground.fields import day_field, line, radios, text_area, tick
from dinh.rights.decide.models import Elected, Removal

NUMBER = _("Số, ngày của quyết định. Ví dụ: 45/QĐ-UBND ngày 25/5/2026.")
LOGIN = _("Nhờ người quản trị đơn vị mở tài khoản trước, nếu chưa có.")


class CandidateForm(forms.Form):
    name = line(_("Họ và tên"), 120, help_text=_("Viết đúng như sẽ in trên phiếu."))
    about = line(_("Năm sinh, nơi ở, nghề nghiệp"), 250, required=False)
    put_up_by = line(_("Ai giới thiệu"), 200, required=False, help_text=_("Hoặc ghi «tự ứng cử»."))


class TeamForm(forms.Form):
    name = line(_("Họ và tên"), 120)
    position = line(_("Chức danh, nơi ở"), 200, required=False)
    heads = tick(_("Tổ trưởng"))


class BoardForm(forms.Form):
    seat = radios(_("Bầu vào ban nào"), [each for each in Elected.Seat.choices if each[0] != Elected.Seat.HEAD])
    project = line(_("Công trình, chương trình"), 200, required=False, help_text=_("Chỉ với Ban Giám sát đầu tư."))
    project.conditional = True  # type: ignore[attr-defined]


class _Starting(forms.Form):
    """Days stand at today until somebody changes them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("begins", "on"):
            if name in self.fields:
                self.fields[name].initial = today()


class EnterForm(forms.Form):
    name = line(_("Họ và tên"), 120)
    begins = day_field(_("Bắt đầu nhiệm kỳ"))
    last = day_field(
        _("Nhiệm kỳ đến hết ngày"), required=False,
        help_text=_("Để trống: tính theo Nghị định 185/2026/NĐ-CP, nếu nhiệm kỳ bắt đầu khi nghị định đã có hiệu lực."),
    )  # fmt: skip
    decision = line(_("Theo quyết định công nhận"), help_text=NUMBER)


class ActingForm(_Starting):
    name = line(_("Họ và tên người phụ trách"), 120)
    begins = day_field(_("Từ ngày"))
    decision = line(_("Theo quyết định"), help_text=NUMBER)
    username = line(_("Tên đăng nhập"), 150, required=False, help_text=LOGIN)


class ShiftForm(forms.Form):
    last = day_field(_("Nhiệm kỳ đến hết ngày"))
    decision = line(_("Theo quyết định"), help_text=NUMBER)


class VacateForm(_Starting):
    on = day_field(_("Thôi từ ngày"))
    why = line(_("Vì sao"), help_text=_("Ví dụ: chuyển nơi ở, qua đời. Xin thôi thì lập việc cho thôi."))


class PostForm(forms.Form):
    username = line(_("Tên đăng nhập của người được bầu"), 150, help_text=LOGIN)


class RemovalForm(_Starting):
    ground = radios(_("Vì sao"), Removal.Ground.choices, help_text=_(
        "Không còn tín nhiệm: phải có ít nhất một nửa tổng số hộ đề nghị; ghi các hộ ở bước sau."
    ))  # fmt: skip
    proposed_by = line(_("Ai đề nghị"), 200, help_text=_("Đại diện các hộ, hoặc Ban công tác Mặt trận nhận đơn."))
    on = day_field(_("Ngày đề nghị"))
    content = text_area(_("Nội dung đưa ra bàn"), 5, max_length=4000)
