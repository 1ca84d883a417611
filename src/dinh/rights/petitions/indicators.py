"""The numbers of petitions for reports, each with the matters behind it. No row names a sender; denunciations below
five are not told."""

from __future__ import annotations

from typing import Unpack

from django.urls import reverse

from dinh.ground.room import About, Row
from dinh.ground.tally import Counted, ageing, counted, events, standing
from dinh.rights.petitions.models import Petition
from dinh.rights.petitions.queries import figures
from dinh.rights.petitions.queries.courses import outcome_clock
from dinh.rights.petitions.queries.figures import FEWEST, Find

COLUMNS = ("Mã", "Loại", "Tóm tắt", "Ngày nhận", "Hạn theo luật", "Ngày có kết quả", "Kết thúc")
UNIT = "vụ việc"


def _row(petition: Petition) -> Row:
    clock = outcome_clock(petition)
    cells = (
        petition.ref, petition.get_kind_display(), petition.title, f"{petition.received_on:%d/%m/%Y}",
        f"{clock.due:%d/%m/%Y}" if clock and clock.due else "",
        f"{clock.done:%d/%m/%Y}" if clock and clock.done else "",
        petition.get_ending_display() if petition.ending else petition.get_state_display(),
    )  # fmt: skip
    return Row(petition.title, reverse("petitions_desk:item", args=[petition.ref]), petition.received_on, cells)


def _declare(
    key: str, label: str, definition: str, part: Counted, whole: Counted | None = None, **about: Unpack[About]
) -> None:
    counted(f"petitions.{key}", label, UNIT, definition, COLUMNS, _row, part, whole, **about)


def _events(find: Find, day: str, kind: str = "") -> Counted:
    return events(lambda period, body: find(period, body, kind), day)


_RECEIVED = _events(figures.received, "received_on")
_OWED = _events(figures.owed, "outcome_due")
_ENDED = _events(figures.ended, "ended_on")
_declare(
    "received", "Phản ánh, kiến nghị, khiếu nại đã nhận", "Vụ việc có ngày nhận trong kỳ; tố cáo đếm riêng.",
    _RECEIVED,
    source="Luật Tiếp công dân, Luật Khiếu nại.",
    formula="Đếm vụ việc có ngày nhận trong kỳ; nhiều người cùng nêu một việc là một vụ việc.",
    entered="Người dân gửi; cán bộ tiếp nhận phân loại, vào sổ.",
    adds=True,
)  # fmt: skip
for _kind, _name in (("reflection", "Phản ánh"), ("proposal", "Kiến nghị"), ("complaint", "Khiếu nại")):
    _declare(
        f"received_{_kind}", f"{_name} đã nhận", f"{_name} có ngày nhận trong kỳ.",
        _events(figures.received, "received_on", _kind),
        source="Luật Tiếp công dân, Luật Khiếu nại; loại phân theo nội dung đơn.",
        formula="Đếm vụ việc thuộc loại này có ngày nhận trong kỳ.",
        entered="Người dân gửi; cán bộ tiếp nhận phân loại, vào sổ.",
        adds=True,
    )  # fmt: skip
_declare(
    "on_time", "Đơn thư có kết quả đúng hạn",
    "Trong số vụ việc có hạn theo luật nằm trong kỳ: có kết quả chậm nhất vào ngày hạn. Ngày cơ quan tự hẹn lại không "
    "tính; vụ việc đã rút không tính.",
    _events(figures.on_time, "outcome_due"), _OWED,
    source="Hạn theo luật của loại đơn, tính theo luật ngày nhận.",
    formula="Số vụ việc có kết quả đúng hạn ÷ số vụ việc có hạn trong kỳ.",
    entered="Cán bộ thụ lý ghi kết quả; máy tính hạn.",
    adds=True,
)  # fmt: skip
_declare(
    "confirmed", "Đơn thư giải quyết xong, người gửi xác nhận",
    "Trong số vụ việc kết thúc trong kỳ: mọi người gửi đã nói “đạt”.",
    _events(figures.confirmed, "ended_on"), _ENDED,
    source="Đình tự đặt: “xong” là người gửi nói đạt.",
    formula="Số vụ việc mọi người gửi nói “đạt” ÷ số vụ việc kết thúc trong kỳ.",
    entered="Người gửi trả lời; cán bộ ghi thay khi người gửi nói miệng.",
    adds=True,
)  # fmt: skip
_declare(
    "unconfirmed", "Đơn thư giải quyết xong, người gửi chưa xác nhận",
    "Trong số vụ việc kết thúc trong kỳ: hết thời gian chờ mà người gửi không nói gì.",
    _events(figures.unconfirmed, "ended_on"), _ENDED,
    source="Đình tự đặt: đếm riêng, không gộp vào số đã xác nhận.",
    formula="Số vụ việc hết thời gian chờ mà người gửi không nói gì ÷ số vụ việc kết thúc trong kỳ.",
    entered="Máy đóng khi hết thời gian chờ.",
    adds=True,
)  # fmt: skip
_declare(
    "open_late", "Đơn thư còn mở và đã trễ",
    "Trong số vụ việc nhận đến hết kỳ mà nay chưa xong: hạn theo luật đã qua, chưa có kết quả.",
    standing(lambda period, body: figures.open_late(period, body)),
    standing(lambda period, body: figures.still_open(period, body)),
    source="Hạn theo luật của loại đơn.",
    formula="Số vụ việc nhận đến hết kỳ, nay chưa xong và đã quá hạn ÷ số nay chưa xong.",
    entered="Máy tính từ hạn và kết quả đã ghi.",
    adds=False,
)  # fmt: skip


counted(
    "petitions.denunciations", "Tố cáo đã nhận (chỉ nêu từ 5 vụ việc trở lên)", UNIT,
    "Đơn tố cáo có ngày nhận trong kỳ. Dưới 5 vụ việc thì ghi 0 và không nêu dòng nào, để không ai đoán ra người "
    "tố cáo.",
    ("Vụ việc", "Ngày nhận"),
    lambda one: Row(one.title, reverse("petitions_desk:denunciations"), one.received_on,
                    (one.title, f"{one.received_on:%d/%m/%Y}")),
    events(lambda period, body: figures.denunciations(period), "received_on"), least=FEWEST,
    source="Luật Tố cáo; ngưỡng 5 vụ việc do Đình tự đặt để giữ bí mật người tố cáo.",
    formula="Đếm đơn tố cáo có ngày nhận trong kỳ; dưới 5 ghi 0.",
    entered="Người được giao tiếp nhận tố cáo vào sổ mật.",
    adds=False,
)  # fmt: skip
ageing("petitions.open_late")
