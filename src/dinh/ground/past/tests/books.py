"""Old books of our own writing, and the way a file goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dinh.ground.actor import Actor
from dinh.ground.past import actions, jobs
from dinh.ground.past.actions import Choice
from dinh.ground.past.models import Run
from dinh.scribe.ledgers.tests.books import xlsx

LETTERS_HEAD = ["STT", "Số đến", "Ngày nhận", "Họ tên người gửi", "Địa chỉ", "Điện thoại", "Loại đơn", "Nội dung",
                "Kết quả giải quyết", "Ngày trả lời"]  # fmt: skip
LETTERS = [
    [1, 1, "5/1/2025", "NGUYỄN VĂN AN", "Tổ 3", 912345678, "Kiến nghị", "Đề nghị sửa cống thoát nước ngõ 5",
     "Đã nạo vét, thay nắp cống", "15/1/2025"],
    [2, 2, "ngày 8 tháng 1 năm 2025", "Lê Thị Bảy", "Tổ 4", "", "Phản ánh", "Đèn đường trước chợ hỏng đã ba hôm",
     "Đã thay bóng", "20.3.2025"],
    [3, 5, "10/2/25", "Võ Văn Giàu", "Tổ 1", "", "Khiếu nại", "Khiếu nại mức bồi thường hoa màu vụ xuân",
     "Đã ra quyết định giải quyết", "12/5/2025"],
]  # fmt: skip
OUT_HEAD = ["Số, ký hiệu", "Ngày tháng văn bản", "Tên loại và trích yếu nội dung", "Người ký", "Nơi nhận"]
OUT = [
    ["01/BC-UBND", "5/1/2024", "Báo cáo công tác tuần đầu năm 2024", "HOÀNG VĂN BÌNH", "Đảng ủy; HĐND"],
    ["02/BC-UBND", "12/1/2024", "Báo cáo kết quả tháng 1", "Hoàng Văn Bình", ""],
    ["7/UBND", "15/1/2024", "V/v mời họp tổ dân phố", "Hoàng Văn Bình", "Các tổ dân phố"],
    ["01/QĐ-UBND", "20/1/2024", "Quyết định khen thưởng hộ gia đình văn hóa", "", ""],
]


def letters(*rows: Sequence[Any], title: str = "SỔ THEO DÕI ĐƠN THƯ NĂM 2025") -> bytes:
    return xlsx(("Đơn", [[title], [], LETTERS_HEAD, *(rows or LETTERS)]))


def issued(*rows: Sequence[Any]) -> bytes:
    return xlsx(("Sổ đi", [["SỔ ĐĂNG KÝ VĂN BẢN ĐI NĂM 2024"], OUT_HEAD, *(rows or OUT)]))


def choice(run: Run, given: Mapping[str, str], at: int = 0, save_as: str = "") -> Choice:
    """What was suggested, accepted as it stands."""
    sheet = run.sheets[at]
    return Choice(sheet["kind"], tuple(sheet["columns"]), given, save_as)


def tried(by: Actor, data: bytes, given: Mapping[str, str], name: str = "so-cu.xlsx") -> Run:
    """A file opened, its suggested columns accepted, its rows read."""
    run = actions.open_file(by=by, file_name=name, data=data)
    run = actions.choose(by=by, run_id=run.pk, choices=[choice(run, given, at) for at in range(len(run.sheets))])
    return jobs.read_now(by, run)


def taken(by: Actor, run: Run, **how: bool) -> Run:
    return jobs.bring_now(by, actions.begin_taking(by=by, run_id=run.pk, **how))
