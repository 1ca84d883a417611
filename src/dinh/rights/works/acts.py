"""What the acts of this room are called in the journal."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from dinh.ground.journal.words import ACTS

ACTS.update(
    {
        "works.found": gettext_lazy("Lập công trình, quỹ"),
        "works.decide": gettext_lazy("Ghi quyết định mới về thu, chi"),
        "works.estimate": gettext_lazy("Lập, sửa dự toán"),
        "works.edit": gettext_lazy("Sửa thông tin công trình, quỹ"),
        "works.open": gettext_lazy("Công khai và mở sổ thu, chi"),
        "works.receive": gettext_lazy("Thu, viết biên lai"),
        "works.sent_again": gettext_lazy("Nhận lại cùng một biên lai"),
        "works.cancel_receipt": gettext_lazy("Hủy biên lai"),
        "works.relieve": gettext_lazy("Miễn, giảm đóng góp"),
        "works.draft_voucher": gettext_lazy("Lập phiếu chi"),
        "works.draft_refund": gettext_lazy("Lập phiếu trả lại hộ"),
        "works.approve_voucher": gettext_lazy("Duyệt phiếu chi"),
        "works.drop_voucher": gettext_lazy("Bỏ phiếu chi"),
        "works.pay_voucher": gettext_lazy("Chi tiền theo phiếu"),
        "works.reverse_voucher": gettext_lazy("Hủy khoản đã chi"),
        "works.move_money": gettext_lazy("Chuyển giữa tiền mặt và tài khoản"),
        "works.carry_in": gettext_lazy("Ghi số dư mang sang"),
        "works.add_photo": gettext_lazy("Đăng ảnh tiến độ"),
        "works.remove_photo": gettext_lazy("Gỡ ảnh tiến độ"),
        "works.begin": gettext_lazy("Khởi công"),
        "works.finish": gettext_lazy("Ghi công trình làm xong"),
        "works.accept": gettext_lazy("Nghiệm thu công trình"),
        "works.mend": gettext_lazy("Ghi lỗi đã sửa"),
        "works.hand_over": gettext_lazy("Bàn giao công trình"),
        "works.make_statement": gettext_lazy("Lập báo cáo thu, chi năm"),
        "works.publish_statement": gettext_lazy("Lập bản công khai báo cáo thu, chi"),
        "works.close": gettext_lazy("Quyết toán, khóa sổ"),
    }
)
