"""Four books of a commune that became part of the ward, of the half year before: brought in from the spreadsheets its
clerks had kept, their numbers apart from the ward's own."""

from __future__ import annotations

from datetime import date
from typing import Any

from dinh.ground.past import actions, jobs
from dinh.ground.past.actions import Choice
from dinh.ground.past.models import Run
from dinh.ground.sheets import Cell, sheet
from dinh.house.demo.ward import actor

FORMER = "xã Đình Thượng"
LETTERS_HEAD = ("Số đến", "Ngày tiếp", "Họ tên công dân", "Địa chỉ", "Loại đơn", "Nội dung", "Kết quả giải quyết",
                "Ngày trả lời")  # fmt: skip
# number, (month, day) received, who, where, kind, what, outcome, (month, day) of the outcome
LETTERS: tuple[tuple[Any, ...], ...] = (
    (1, (1, 5), "NGUYỄN VĂN THỊNH", "Tổ dân phố 2", "Phản ánh", "Cống thoát nước đầu ngõ 12 tắc, mưa là ngập vào sân",
     "Đã nạo vét, thay hai nắp cống", (1, 15)),
    (2, (1, 12), "Trần Thị Nhài", "Tổ dân phố 5", "Kiến nghị", "Đề nghị lắp thêm đèn ở đoạn đường ra nghĩa trang",
     "Đã lắp bốn bóng đèn", (2, 27)),
    (3, (1, 20), "Lê Văn Quý", "Tổ dân phố 1", "Phản ánh", "Hàng quán chiếm vỉa hè trước cổng trường tiểu học",
     "Đã nhắc nhở, kẻ vạch để xe", (1, 27)),
    (4, (2, 9), "ĐỖ THỊ THƠM", "Tổ dân phố 7", "Kiến nghị", "Xin hướng dẫn thủ tục tách thửa đất vườn",
     "Đã giải thích, hướng dẫn làm hồ sơ tại bộ phận một cửa", (2, 9)),
    (5, (2, 22), "Phạm Văn Khoát", "Tổ dân phố 3", "Khiếu nại", "Khiếu nại việc tính thiếu diện tích hoa màu khi làm đường",
     "Đã ra quyết định giải quyết, đo lại 36 m2", (4, 14)),
    (7, (3, 3), "Vũ Thị Mận", "Tổ dân phố 8", "Phản ánh", "Loa truyền thanh ở tổ 8 rè, không nghe rõ", "Đã thay loa",
     (3, 10)),
    (8, (3, 17), "Bùi Văn Lực", "Tổ dân phố 4", "Phản ánh", "Chó thả rông ở công viên buổi tối",
     "Đã thông báo trên loa, nhắc các hộ nuôi", (3, 27)),
    (9, (4, 6), "Hoàng Thị Lựu", "Tổ dân phố 6", "Kiến nghị", "Đề nghị công khai lịch trực của trạm y tế",
     "Đã niêm yết lịch trực", (4, 12)),
    (10, (5, 11), "Ngô Văn Tạo", "Tổ dân phố 10", "Kiến nghị", "Đề nghị chuyển điểm tập kết rác ra xa nhà văn hóa",
     "Đã chuyển đến bãi đất cuối tổ", (5, 24)),
)  # fmt: skip
OUT_HEAD = ("Số, ký hiệu văn bản", "Ngày tháng", "Tên loại và trích yếu nội dung văn bản", "Người ký", "Nơi nhận")
OUT: tuple[tuple[Any, ...], ...] = (
    ("01/QĐ-UBND", (1, 7), "Quyết định ban hành Quy chế làm việc của Ủy ban nhân dân xã", "Các phòng; các tổ dân phố"),
    ("02/QĐ-UBND", (1, 9), "Quyết định thành lập bộ phận một cửa", "Văn phòng"),
    ("01/KH-UBND", (1, 15), "Kế hoạch thực hiện dân chủ ở cơ sở sáu tháng đầu năm", "Đảng ủy; các tổ dân phố"),
    ("01/TB-UBND", (1, 18), "Thông báo lịch tiếp công dân của Chủ tịch Ủy ban nhân dân xã", "Các tổ dân phố"),
    ("12/UBND-VP", (2, 4), "V/v cử cán bộ tham gia tập huấn chuyển đổi số", "Các phòng"),
    ("01/BC-UBND", (3, 27), "Báo cáo tình hình kinh tế - xã hội quý I", "Đảng ủy; Hội đồng nhân dân"),
    ("02/BC-UBND", (6, 20), "Báo cáo kết quả thực hiện dân chủ ở cơ sở sáu tháng đầu năm", "Đảng ủy; Ủy ban MTTQ"),
)  # fmt: skip

POSTED_HEAD = ("TT", "Nội dung niêm yết, công khai", "Số văn bản", "Hình thức công khai", "Thời gian niêm yết",
               "Thời hạn", "Nơi niêm yết", "Người thực hiện")  # fmt: skip
# what, paper, form, from when («%d»: the year), for how long, where
POSTED: tuple[tuple[str, str, str, str, str, str], ...] = (
    ("DỰ TOÁN THU, CHI NGÂN SÁCH XÃ NĂM %d", "03/QĐ-UBND", "Niêm yết, loa truyền thanh", "từ 10/01 đến 10/02/%d", "",
     "Trụ sở UBND xã"),
    ("Kế hoạch phát triển kinh tế - xã hội năm %d", "02/KH-UBND", "Niêm yết; Cổng TTĐT", "từ 15/01 đến 15/02/%d", "",
     "Trụ sở UBND xã"),
    ("Danh sách hộ nghèo, hộ cận nghèo năm %d", "", "Niêm yết, họp dân", "ngày 20 tháng 01 năm %d", "30 ngày",
     "Nhà văn hóa thôn Thượng"),
    ("Danh sách hộ nghèo, hộ cận nghèo năm %d", "", "Niêm yết, họp dân", "ngày 20 tháng 01 năm %d", "30 ngày",
     "Nhà văn hóa thôn Hạ"),
    ("Danh sách công dân gọi nhập ngũ năm %d", "05/TB-UBND", "Loa truyền thanh; niêm yết", "05.02.%d", "20 ngày",
     "Trụ sở UBND xã"),
    ("Bộ thủ tục hành chính thực hiện tại xã", "07/TB-UBND", "Niêm yết", "01/03/%d", "thường xuyên", "Bộ phận một cửa"),
    ("Phương án bồi thường, hỗ trợ, tái định cư đường liên thôn", "11/TB-UBND", "Niêm yết, họp thôn",
     "từ 05/3 đến 05/4/%d", "", "Trụ sở UBND xã, nhà văn hóa thôn Hạ"),
    ("Mức thu phí vệ sinh môi trường", "", "Loa, Zalo", "02/5/%d", "15 ngày", ""),
    ("Quyết toán thu chi quỹ vì người nghèo năm trước", "14/BC-UBND", "Niêm yết", "từ 10/5 đến 10/6/%d", "", "Trụ sở UBND xã"),
)  # fmt: skip

PROMISED_HEAD = ("STT", "Nội dung kiến nghị", "Người kiến nghị", "Hội nghị", "Ngày đối thoại", "Đơn vị thực hiện",
                 "Thời hạn", "Kết quả thực hiện", "Ngày hoàn thành")  # fmt: skip
# what, who asked, where, (day, month), who was to do it, by when, what the book says came of it, done on
PROMISED: tuple[tuple[str, str, str, str, str, str, str, str], ...] = (
    ("Nạo vét mương tiêu sau chợ Thượng trước mùa mưa", "PHẠM VĂN KHOÁT", "Đối thoại đầu năm", "18/02/%d",
     "UBND xã", "30/4/%d", "Đã nạo vét 350 m", "22/4/%d"),
    ("Sửa mái nhà văn hóa thôn Hạ", "Vũ Thị Mận", "Đối thoại đầu năm", "18/02/%d", "UBND xã", "30/4/%d",
     "Đã lợp lại toàn bộ mái tôn", "15/5/%d"),
    ("Lắp biển hạn chế tải trọng ở đầu cầu Đình", "", "Tiếp xúc cử tri thôn Thượng", "05/3/%d", "UBND xã",
     "Quý II/%d", "Đã đề nghị huyện, đã lắp", "20/6/%d"),
    ("Mở lớp dạy bơi hè cho trẻ em", "Hoàng Thị Lựu", "Đối thoại đầu năm", "18/02/%d", "Đoàn Thanh niên xã", "01/6/%d",
     "Đã mở hai lớp, 46 cháu", "05/6/%d"),
    ("Kéo nước sạch đến xóm Bãi", "Bùi Văn Lực", "Tiếp xúc cử tri thôn Hạ", "06/3/%d", "UBND xã", "31/12/%d",
     "Đang chờ bố trí vốn", ""),
)  # fmt: skip


def promises_book(year: int) -> Run:
    """Tư brings in what was promised at meetings; one thing is still owed."""
    last = str(year - 1)
    rows: list[list[Cell]] = [
        [at, *(cell.replace("%d", last) for cell in row)] for at, row in enumerate(PROMISED, 1)
    ]  # fmt: skip
    title = f"Kiến nghị sau đối thoại {FORMER}"
    given = {"place": "", "former": FORMER}
    return _brought("tu", f"kien-nghi-sau-doi-thoai-xa-dinh-thuong-{last}.xlsx", title, PROMISED_HEAD, rows, given)


def publications_book(year: int) -> Run:
    """Tư brings in the table of what hung; one line that two items could claim came in because he looked at it."""
    last = year - 1
    rows: list[list[Cell]] = [
        [at, what.replace("%d", str(last)), paper, form, when.replace("%d", str(last)), term, where, "LÊ THỊ SEN"]
        for at, (what, paper, form, when, term, where) in enumerate(POSTED, 1)
    ]
    title = f"Theo dõi niêm yết {FORMER}"
    given = {"item": "", "former": FORMER}
    return _brought("tu", f"theo-doi-niem-yet-xa-dinh-thuong-{last}.xlsx", title, POSTED_HEAD, rows, given)


def letters_book(year: int) -> Run:
    """Tư brings in the book of citizens received."""
    last = year - 1
    rows: list[list[Cell]] = [
        [number, f"{day}/{month}/{last}", who, where, kind, what, outcome, f"{done[1]:02d}.{done[0]:02d}.{last}"]
        for number, (month, day), who, where, kind, what, outcome, done in LETTERS
    ]
    given = {"channel": "reception", "kind": "reflection", "former": FORMER}
    return _brought(
        "tu",
        f"so-tiep-cong-dan-xa-dinh-thuong-{last}.xlsx",
        f"Sổ tiếp dân {FORMER}",
        LETTERS_HEAD,
        rows,
        given,
    )


def papers_book(year: int) -> Run:
    """Lụa brings in the book of papers the UBND issued."""
    last = year - 1
    rows: list[list[Cell]] = [
        [number, date(last, *day), what, "LƯƠNG VĂN ĐẠT", to] for number, day, what, to in OUT
    ]  # fmt: skip
    by = actor("binh")
    given = {"body": str(by.body.pk if by.body else ""), "former": FORMER}
    return _brought(
        "lua", f"so-van-ban-di-xa-dinh-thuong-{last}.xlsx", f"Sổ văn bản đi {FORMER}", OUT_HEAD, rows, given
    )


def _brought(
    who: str, name: str, title: str, head: tuple[str, ...], rows: list[list[Cell]], given: dict[str, str]
) -> Run:  # fmt: skip
    """As the pages do: opened, the suggested columns accepted and kept by name, read, taken in."""
    by = actor(who)
    run = actions.open_file(by=by, file_name=name, data=sheet(title, head, rows))
    (seen,) = run.sheets
    choice = Choice(seen["kind"], tuple(seen["columns"]), given, title)
    run = jobs.read_now(by, actions.choose(by=by, run_id=run.pk, choices=[choice]))
    run = jobs.bring_now(by, actions.begin_taking(by=by, run_id=run.pk, unsure_too=True))
    if run.state != Run.State.TAKEN:
        raise RuntimeError(f"{name}: {run.trouble or run.counts}")
    return run
