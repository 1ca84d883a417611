"""What the acts of this room are called in the journal."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from dinh.ground.journal.words import ACTS

ACTS.update(
    {
        "privacy.take": gettext_lazy("Nhận yêu cầu về dữ liệu cá nhân"),
        "privacy.found": gettext_lazy("Tìm xong dữ liệu của người yêu cầu"),
        "privacy.refuse": gettext_lazy("Không thực hiện yêu cầu về dữ liệu cá nhân"),
        "privacy.erase": gettext_lazy("Xóa dữ liệu cá nhân theo yêu cầu"),
        "privacy.checked": gettext_lazy("Kiểm tra chuỗi nhật ký sau khi xóa"),
        "privacy.make_copy": gettext_lazy("Cho lập bản sao dữ liệu cá nhân"),
        "privacy.copy_made": gettext_lazy("Lập xong bản sao dữ liệu cá nhân"),
        "privacy.copy_taken": gettext_lazy("Tải bản sao dữ liệu cá nhân"),
        "privacy.copy_ended": gettext_lazy("Bỏ bản sao dữ liệu cá nhân đã hết hạn tải"),
        "privacy.set_term": gettext_lazy("Đặt thời hạn giữ dữ liệu cá nhân"),
        "privacy.hold": gettext_lazy("Giữ lại dữ liệu cá nhân đã đến hạn"),
        "privacy.lift": gettext_lazy("Thôi giữ lại dữ liệu cá nhân"),
        "privacy.let_go": gettext_lazy("Bỏ dữ liệu cá nhân hết thời hạn"),
        "privacy.run_ended": gettext_lazy("Xong đợt bỏ dữ liệu cá nhân hết thời hạn"),
        "privacy.open_incident": gettext_lazy("Mở hồ sơ sự cố, diễn tập dữ liệu cá nhân"),
        "privacy.tell_incident": gettext_lazy("Ghi thêm về sự cố dữ liệu cá nhân"),
        "privacy.add_step": gettext_lazy("Thêm bước xử lý sự cố dữ liệu cá nhân"),
        "privacy.give_step": gettext_lazy("Giao bước xử lý sự cố dữ liệu cá nhân"),
        "privacy.step_done": gettext_lazy("Báo xong một bước xử lý sự cố dữ liệu cá nhân"),
        "privacy.notify": gettext_lazy("Báo cơ quan chuyên trách về sự cố dữ liệu cá nhân"),
        "privacy.tell_people": gettext_lazy("Báo người có dữ liệu về sự cố"),
        "privacy.close_incident": gettext_lazy("Đóng hồ sơ sự cố dữ liệu cá nhân"),
        "privacy.seal_reads": gettext_lazy("Khóa sổ lượt đọc dữ liệu nhạy cảm trong ngày"),
    }
)
