"""What acts are called where people read the journal. An act without words is shown by its key: nothing is hidden."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

ACTS = {
    "bodies.add": gettext_lazy("Thêm cơ quan, đơn vị"),
    "bodies.edit": gettext_lazy("Sửa cơ quan, đơn vị"),
    "bodies.end": gettext_lazy("Kết thúc cơ quan, đơn vị"),
    "bodies.add_post": gettext_lazy("Thêm chức danh"),
    "bodies.edit_post": gettext_lazy("Sửa chức danh, giao quyền"),
    "bodies.add_term": gettext_lazy("Thêm nhiệm kỳ"),
    "bodies.appoint": gettext_lazy("Giao chức danh"),
    "bodies.appoint_newcomer": gettext_lazy("Giao chức danh cho người mới"),
    "bodies.end_holding": gettext_lazy("Thôi giữ chức danh"),
    "bodies.import": gettext_lazy("Nhập cơ quan, đơn vị từ bảng"),
    "files.store": gettext_lazy("Lưu tệp"),
    "people.open_account": gettext_lazy("Mở tài khoản"),
    "people.edit_account": gettext_lazy("Sửa tài khoản"),
    "people.renew_access": gettext_lazy("Cấp lại đường dẫn đặt mật khẩu"),
    "people.end_sessions": gettext_lazy("Đăng xuất các máy khác"),
    "places.add_group": gettext_lazy("Thêm thôn, tổ dân phố"),
    "places.edit_group": gettext_lazy("Sửa thôn, tổ dân phố"),
    "places.rename_group": gettext_lazy("Đổi tên thôn, tổ dân phố"),
    "places.merge_groups": gettext_lazy("Sáp nhập thôn, tổ dân phố"),
    "places.split_group": gettext_lazy("Chia tách thôn, tổ dân phố"),
    "places.import": gettext_lazy("Nhập thôn, tổ dân phố từ bảng"),
}


def act_words(what: str) -> str:
    return str(ACTS.get(what, what))
