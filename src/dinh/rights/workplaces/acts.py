"""What the acts of this room are called in the journal."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from dinh.ground.journal.words import ACTS

ACTS.update(
    {
        "workplaces.describe": gettext_lazy("Khai thông tin nơi làm việc"),
        "workplaces.write_items": gettext_lazy("Ghi các nội dung phải công khai nội bộ"),
        "workplaces.publish": gettext_lazy("Ghi một lần công khai nội bộ"),
        "workplaces.log": gettext_lazy("Ghi một việc ở nơi làm việc"),
        "workplaces.undo": gettext_lazy("Bỏ một dòng ghi nhầm ở nơi làm việc"),
        "workplaces.invite": gettext_lazy("Triệu tập hội nghị cán bộ, công chức, viên chức, người lao động"),
        "workplaces.attend": gettext_lazy("Ghi số người dự hội nghị ở nơi làm việc"),
        "workplaces.recall": gettext_lazy("Triệu tập lại hội nghị ở nơi làm việc"),
        "workplaces.decide": gettext_lazy("Ghi kết quả biểu quyết của hội nghị ở nơi làm việc"),
        "workplaces.annul": gettext_lazy("Bỏ kết quả biểu quyết ghi nhầm"),
        "workplaces.cancel": gettext_lazy("Bỏ hội nghị ở nơi làm việc"),
        "workplaces.elect_board": gettext_lazy("Ghi việc bầu Ban Thanh tra nhân dân ở nơi làm việc"),
        "workplaces.end_board": gettext_lazy("Ghi Ban Thanh tra nhân dân ở nơi làm việc thôi"),
        "workplaces.leave_board": gettext_lazy("Ghi thành viên Ban Thanh tra nhân dân ở nơi làm việc thôi"),
        "workplaces.ask": gettext_lazy("Lấy ý kiến trong cơ quan, đơn vị"),
        "workplaces.gather": gettext_lazy("Ghi nhóm ý kiến trong cơ quan, đơn vị"),
        "workplaces.answer": gettext_lazy("Trả lời nhóm ý kiến trong cơ quan, đơn vị"),
        "workplaces.add_enterprise": gettext_lazy("Thêm doanh nghiệp"),
        "workplaces.hold_dialogue": gettext_lazy("Ghi cuộc đối thoại tại nơi làm việc"),
        "workplaces.agree": gettext_lazy("Ghi thỏa thuận sau đối thoại"),
        "workplaces.keep": gettext_lazy("Ghi thỏa thuận đã làm xong"),
        "workplaces.reopen": gettext_lazy("Mở lại thỏa thuận chưa xong"),
        "workplaces.set_target": gettext_lazy("Ghi chỉ tiêu thành lập công đoàn"),
        "workplaces.found_union": gettext_lazy("Ghi công đoàn cơ sở được thành lập"),
        "workplaces.open_box": gettext_lazy("Mở hòm thư của người lao động"),
        "workplaces.close_box": gettext_lazy("Đóng hòm thư của người lao động"),
        "workplaces.send_letter": gettext_lazy("Nhận thư của người lao động"),
        "workplaces.open_letters": gettext_lazy("Công đoàn mở thư của người lao động"),
        "workplaces.share_summary": gettext_lazy("Gửi tổng hợp ý kiến người lao động"),
        "workplaces.withdraw_summary": gettext_lazy("Thu lại tổng hợp ý kiến người lao động"),
    }
)
