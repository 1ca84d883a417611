"""What the acts of this room are called in the journal. A move of `course` is called what it is called on the page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from dinh.ground.journal.words import ACTS
from dinh.rights.petitions.course import MOVES

ACTS.update({f"petitions.{key}": move.title for moves in MOVES.values() for key, move in moves.items()})
ACTS.update(
    {
        "petitions.receive": gettext_lazy("Nhận đơn, phản ánh"),
        "petitions.bring_in_past": gettext_lazy("Đưa đơn thư vào từ sổ cũ"),
        "petitions.take_back_past": gettext_lazy("Hoàn tác đơn thư đưa vào từ sổ cũ"),
        "petitions.receive_sealed": gettext_lazy("Nhận đơn tố cáo, niêm phong"),
        "petitions.sent_again": gettext_lazy("Nhận lại cùng một đơn"),
        "petitions.open_matter": gettext_lazy("Mở vụ việc"),
        "petitions.sort": gettext_lazy("Phân loại vụ việc"),
        "petitions.split": gettext_lazy("Tách đơn thành nhiều vụ việc"),
        "petitions.join": gettext_lazy("Gộp vụ việc trùng"),
        "petitions.gain_asker": gettext_lazy("Thêm người gửi cùng vụ việc"),
        "petitions.show": gettext_lazy("Cho mọi người xem vụ việc"),
        "petitions.hide": gettext_lazy("Thôi cho mọi người xem vụ việc"),
        "petitions.hold": gettext_lazy("Tạm giữ đơn"),
        "petitions.release": gettext_lazy("Thôi tạm giữ đơn"),
        "petitions.lose_asker": gettext_lazy("Bớt một người gửi cùng vụ việc"),
        "petitions.withdraw_voice": gettext_lazy("Người gửi rút phản ánh, kiến nghị"),
        "petitions.carry_back": gettext_lazy("Báo lại kết quả cho đoàn viên, hội viên"),
        "petitions.appeal_hold": gettext_lazy("Người gửi xin xem lại việc tạm giữ"),
        "petitions.say": gettext_lazy("Người gửi nhận xét kết quả"),
        "petitions.close_in_silence": gettext_lazy("Kết thúc khi người gửi không nhận xét"),
        "petitions.complete": gettext_lazy("Người gửi bổ sung"),
        "petitions.renew_slip": gettext_lazy("Cấp lại phiếu, mã PIN cũ hết tác dụng"),
        "petitions.erase": gettext_lazy("Xóa thông tin người gửi"),
        "petitions.open_identity": gettext_lazy("Mở niêm phong người tố cáo"),
        "petitions.write_extract": gettext_lazy("Viết bản trích nội dung tố cáo"),
        "petitions.draw_lots": gettext_lazy("Mở đợt rút ngẫu nhiên để kiểm tra lại"),
        "petitions.review": gettext_lazy("Kiểm tra lại một vụ việc đã kết thúc"),
        "petitions.set_up_services": gettext_lazy("Tạo danh mục lĩnh vực gợi ý"),
        "petitions.save_service": gettext_lazy("Ghi lĩnh vực"),
        "petitions.save_ready": gettext_lazy("Ghi câu trả lời mẫu"),
        "petitions.make_client": gettext_lazy("Cấp khóa cho ứng dụng kết nối"),
        "petitions.end_client": gettext_lazy("Thu hồi khóa của ứng dụng kết nối"),
        "petitions.via_client": gettext_lazy("Nhận đơn qua ứng dụng kết nối"),
        "petitions.add_words": gettext_lazy("Người gửi viết thêm"),
        "petitions.seal_up": gettext_lazy("Niêm phong đơn là tố cáo"),
    }
)
