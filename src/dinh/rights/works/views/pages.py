"""Every act of the desk that is a page with one form: on a fund, on a household of its list, on a receipt, on a
voucher, on a fault."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dinh.ground.actor import Actor
from dinh.rights.works import actions, permissions
from dinh.rights.works import forms as f
from dinh.rights.works import forms_money as m

Run = Callable[[Actor, Any, Any], object]


@dataclass(frozen=True, slots=True)
class Page:
    """`run` gets who acts, the thing and the valid form; `lead` says what follows from the act."""

    title: Any
    lead: Any
    action: Any
    permission: str
    form: type[forms.Form]
    run: Run
    done: Any
    danger: bool = False


def _photo(by: Actor, fund: Any, form: Any) -> object:
    data = form.cleaned_data
    return actions.add_photo(
        by=by, fund=fund, data=data["photo"].read(), name=data["photo"].name, caption=data["caption"], on=data["on"]
    )


def _accept(by: Actor, fund: Any, form: Any) -> object:
    data = form.cleaned_data
    return actions.accept_work(
        by=by, fund=fund, on=data["on"], people=data["people"], words=data["words"], verdict=data["verdict"],
        faults=form.found(),
    )  # fmt: skip


def _given(by: Actor, fund: Any, form: Any) -> object:
    return actions.receive_gift(by=by, fund=fund, giver=form.giver(), gift=form.gift(), key=form.cleaned_data["key"])


ON_FUND: dict[str, Page] = {
    "mo-so": Page(
        _("Công khai và mở sổ"), _("Trang của công trình, quỹ hiện cho mọi người; từ đó thu, chi được."),
        _("Công khai và mở sổ"), permissions.OPEN, f.Plain,
        lambda by, fund, form: actions.open_fund(by=by, fund=fund), _("Đã công khai và mở sổ."),
    ),
    "quyet-dinh": Page(
        _("Ghi quyết định mới"), _("Khi bà con quyết lại mức góp hoặc tổng được chi. Quyết định cũ vẫn lưu."),
        _("Ghi quyết định"), permissions.DECIDE, f.DecidingForm,
        lambda by, fund, form: actions.decide_anew(by=by, fund=fund, deciding=form.deciding()),
        _("Đã ghi quyết định mới."),
    ),
    "ung-ho": Page(
        _("Ghi ủng hộ, hỗ trợ"), _("Nhà nước hỗ trợ, người ủng hộ, hộ góp hơn mức. Có biên lai như mọi khoản thu."),
        _("Ghi và viết biên lai"), permissions.RECEIVE, m.GivenForm, _given, _("Đã ghi, có biên lai."),
    ),
    "chuyen-tien": Page(
        _("Chuyển giữa tiền mặt và tài khoản"), _("Không đổi tổng của quỹ."), _("Ghi"), permissions.KEEP_CASH,
        m.MoveForm,
        lambda by, fund, form: actions.move_money(by=by, fund=fund, **form.cleaned_data), _("Đã ghi."),
    ),
    "mang-sang": Page(
        _("Ghi số dư mang sang"), _("Tiền quỹ đã có từ trước khi mở sổ này, theo biên bản kiểm kê."), _("Ghi"),
        permissions.KEEP_CASH, m.CarryForm,
        lambda by, fund, form: actions.carry_in(by=by, fund=fund, **form.cleaned_data), _("Đã ghi số dư."),
    ),
    "khoi-cong": Page(
        _("Khởi công"), _("Từ ngày này công trình đang làm."), _("Ghi khởi công"), permissions.BEGIN, f.DayForm,
        lambda by, fund, form: actions.begin_work(by=by, fund=fund, on=form.cleaned_data["on"]), _("Đã ghi khởi công."),
    ),
    "lam-xong": Page(
        _("Làm xong"), _("Sau đó đại diện cộng đồng nghiệm thu."), _("Ghi làm xong"), permissions.FINISH, f.DayForm,
        lambda by, fund, form: actions.finish_work(by=by, fund=fund, on=form.cleaned_data["on"]),
        _("Đã ghi. Tiếp theo: nghiệm thu."),
    ),
    "nghiem-thu": Page(
        _("Nghiệm thu"), _("Ghi ai nghiệm thu, nhận xét, lỗi phải sửa. Kết quả hiện công khai."), _("Ghi nghiệm thu"),
        permissions.ACCEPT, f.AcceptForm, _accept, _("Đã ghi nghiệm thu."),
    ),
    "ban-giao": Page(
        _("Bàn giao"), _("Giao cho người trông coi, sửa chữa lâu dài."), _("Ghi bàn giao"), permissions.HAND_OVER,
        f.HandForm, lambda by, fund, form: actions.hand_over(by=by, fund=fund, **form.cleaned_data),
        _("Đã ghi bàn giao."),
    ),
    "anh": Page(
        _("Đăng ảnh tiến độ"), _("Ảnh hiện công khai. Đừng chụp rõ mặt người chưa đồng ý."), _("Đăng ảnh"),
        permissions.PHOTO, f.PhotoForm, _photo, _("Đã đăng ảnh."),
    ),
    "quyet-toan": Page(
        _("Quyết toán, khóa sổ"), _("Sau đó không thu, chi thêm được nữa. Sổ và trang công khai vẫn còn."),
        _("Khóa sổ"), permissions.CLOSE, f.Plain, lambda by, fund, form: actions.close_fund(by=by, fund=fund),
        _("Đã quyết toán, khóa sổ."), danger=True,
    ),
}  # fmt: skip
ON_DUE: dict[str, Page] = {
    "thu": Page(
        _("Thu của hộ"), _("Hộ góp một phần cũng ghi được; biên lai in ra ngay sau khi ghi."),
        _("Ghi và viết biên lai"),
        permissions.RECEIVE, m.ReceiveForm,
        lambda by, due, form: actions.receive(by=by, due=due, gift=form.gift(), key=form.cleaned_data["key"]),
        _("Đã vào sổ."),
    ),
    "mien-giam": Page(
        _("Miễn, giảm"), _("Lý do chỉ lưu trong sổ, không hiện công khai."), _("Ghi miễn, giảm"), permissions.RELIEVE,
        m.ReliefForm, lambda by, due, form: actions.relieve(by=by, due=due, **form.cleaned_data), _("Đã ghi."),
    ),
    "tra-lai": Page(
        _("Trả lại hộ"), _("Lập phiếu trả lại; cũng cần duyệt và thủ quỹ chi như mọi phiếu."), _("Lập phiếu"),
        permissions.DRAFT_VOUCHER, m.RefundForm,
        lambda by, due, form: actions.draft_refund(by=by, due=due, spending=form.spending()),
        _("Đã lập phiếu, chờ duyệt."),
    ),
}  # fmt: skip
ON_RECEIPT: dict[str, Page] = {
    "huy": Page(
        _("Hủy biên lai"), _("Biên lai ghi nhầm không xóa: sổ ghi thêm một khoản hủy, số biên lai vẫn giữ."),
        _("Hủy biên lai"), permissions.CANCEL, m.WhyDayForm,
        lambda by, receipt, form: actions.cancel_receipt(by=by, receipt=receipt, **form.cleaned_data),
        _("Đã hủy biên lai."), danger=True,
    ),
}  # fmt: skip
ON_VOUCHER: dict[str, Page] = {
    "duyet": Page(
        _("Duyệt chi"), _("Xem kỹ số tiền, người nhận, ảnh chứng từ rồi mới duyệt."), _("Duyệt"), permissions.APPROVE,
        f.Plain, lambda by, voucher, form: actions.approve_voucher(by=by, voucher=voucher),
        _("Đã duyệt. Thủ quỹ sẽ chi."),
    ),
    "chi": Page(
        _("Chi tiền"), _("Chi xong mới ghi. Khoản chi vào sổ và hiện công khai ngay."), _("Đã chi, ghi sổ"),
        permissions.PAY, f.DayForm,
        lambda by, voucher, form: actions.pay_voucher(by=by, voucher=voucher, on=form.cleaned_data["on"]),
        _("Đã chi và vào sổ."),
    ),
    "bo": Page(
        _("Bỏ phiếu"), _("Phiếu không chi nữa; số phiếu vẫn giữ trong sổ."), _("Bỏ phiếu"), permissions.DROP,
        m.DropForm,
        lambda by, voucher, form: actions.drop_voucher(by=by, voucher=voucher, why=form.cleaned_data["why"]),
        _("Đã bỏ phiếu."), danger=True,
    ),
    "huy": Page(
        _("Hủy khoản đã chi"), _("Khi tiền đã thu hồi. Sổ ghi thêm một khoản hủy, không xóa khoản cũ."),
        _("Hủy khoản chi"), permissions.REVERSE, m.WhyDayForm,
        lambda by, voucher, form: actions.reverse_voucher(by=by, voucher=voucher, **form.cleaned_data),
        _("Đã hủy khoản chi, tiền về quỹ."), danger=True,
    ),
}  # fmt: skip
ON_FAULT: dict[str, Page] = {
    "sua": Page(
        _("Ghi lỗi đã sửa"), _("Hiện công khai cùng biên bản nghiệm thu."), _("Ghi đã sửa"), permissions.MEND,
        f.MendForm,
        lambda by, fault, form: actions.mend(by=by, fault=fault, **form.cleaned_data), _("Đã ghi."),
    ),
}  # fmt: skip
