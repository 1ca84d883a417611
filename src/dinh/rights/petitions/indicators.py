"""The numbers of petitions for reports, each with the matters behind it. No row names a sender; denunciations below
five are not told."""

from __future__ import annotations

from typing import Unpack

from django.urls import reverse
from django_scopes import scope

from dinh.ground.places.models import Commune
from dinh.ground.room import About, Indicator, Row, Value, indicator
from dinh.ground.tally import ageing, tally
from dinh.law.periods import Period
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
    key: str, label: str, definition: str, find: Find, whole: Find | None = None, kind: str = "", **about: Unpack[About]
) -> None:
    """One indicator: its value and its rows come from the same list."""

    def value(commune: Commune, period: Period, body: int | None) -> Value:
        with scope(commune=commune):
            part = find(period, body, kind).count()
            return Value(part, whole(period, body, kind).count()) if whole else Value(part)

    def rows(commune: Commune, period: Period, body: int | None) -> list[Row]:
        with scope(commune=commune):
            return [_row(petition) for petition in find(period, body, kind)]

    indicator(Indicator(f"petitions.{key}", label, UNIT, definition, COLUMNS, value, rows, **about))


_declare(
    "received", "Phản ánh, kiến nghị, khiếu nại đã nhận", "Vụ việc có ngày nhận trong kỳ; tố cáo đếm riêng.",
    figures.received,
    source="Luật Tiếp công dân, Luật Khiếu nại.",
    formula="Đếm vụ việc có ngày nhận trong kỳ; nhiều người cùng nêu một việc là một vụ việc.",
    entered="Người dân gửi; cán bộ tiếp nhận phân loại, vào sổ.",
    adds=True,
)  # fmt: skip
for _kind, _name in (("reflection", "Phản ánh"), ("proposal", "Kiến nghị"), ("complaint", "Khiếu nại")):
    _declare(
        f"received_{_kind}", f"{_name} đã nhận", f"{_name} có ngày nhận trong kỳ.", figures.received, kind=_kind,
        source="Luật Tiếp công dân, Luật Khiếu nại; loại phân theo nội dung đơn.",
        formula="Đếm vụ việc thuộc loại này có ngày nhận trong kỳ.",
        entered="Người dân gửi; cán bộ tiếp nhận phân loại, vào sổ.",
        adds=True,
    )  # fmt: skip
_declare(
    "on_time", "Đơn thư có kết quả đúng hạn",
    "Trong số vụ việc có hạn theo luật nằm trong kỳ: có kết quả chậm nhất vào ngày hạn. Ngày cơ quan tự hẹn lại không "
    "tính; vụ việc đã rút không tính.",
    figures.on_time, figures.owed,
    source="Hạn theo luật của loại đơn, tính theo luật ngày nhận.",
    formula="Số vụ việc có kết quả đúng hạn ÷ số vụ việc có hạn trong kỳ.",
    entered="Cán bộ thụ lý ghi kết quả; máy tính hạn.",
    adds=True,
)  # fmt: skip
_declare(
    "confirmed", "Đơn thư giải quyết xong, người gửi xác nhận",
    "Trong số vụ việc kết thúc trong kỳ: mọi người gửi đã nói “đạt”.", figures.confirmed, figures.ended,
    source="Đình tự đặt: “xong” là người gửi nói đạt.",
    formula="Số vụ việc mọi người gửi nói “đạt” ÷ số vụ việc kết thúc trong kỳ.",
    entered="Người gửi trả lời; cán bộ ghi thay khi người gửi nói miệng.",
    adds=True,
)  # fmt: skip
_declare(
    "unconfirmed", "Đơn thư giải quyết xong, người gửi chưa xác nhận",
    "Trong số vụ việc kết thúc trong kỳ: hết thời gian chờ mà người gửi không nói gì.",
    figures.unconfirmed, figures.ended,
    source="Đình tự đặt: đếm riêng, không gộp vào số đã xác nhận.",
    formula="Số vụ việc hết thời gian chờ mà người gửi không nói gì ÷ số vụ việc kết thúc trong kỳ.",
    entered="Máy đóng khi hết thời gian chờ.",
    adds=True,
)  # fmt: skip
_declare(
    "open_late", "Đơn thư còn mở và đã trễ",
    "Trong số vụ việc nhận đến hết kỳ mà nay chưa xong: hạn theo luật đã qua, chưa có kết quả.",
    figures.open_late, figures.still_open,
    source="Hạn theo luật của loại đơn.",
    formula="Số vụ việc nhận đến hết kỳ, nay chưa xong và đã quá hạn ÷ số nay chưa xong.",
    entered="Máy tính từ hạn và kết quả đã ghi.",
    adds=False,
)  # fmt: skip


def _denounced(commune: Commune, period: Period) -> list[Petition]:
    """None at all below FEWEST: a small number, or its rows, may tell who wrote."""
    with scope(commune=commune):
        rows = list(figures.denunciations(period))
    return rows if len(rows) >= FEWEST else []


indicator(
    Indicator(
        "petitions.denunciations", "Tố cáo đã nhận (chỉ nêu từ 5 vụ việc trở lên)", UNIT,
        "Đơn tố cáo có ngày nhận trong kỳ. Dưới 5 vụ việc thì ghi 0 và không nêu dòng nào, để không ai đoán ra người "
        "tố cáo.",
        ("Vụ việc", "Ngày nhận"),
        lambda commune, period, body: Value(len(_denounced(commune, period))),
        lambda commune, period, body: [
            Row(each.title, reverse("petitions_desk:denunciations"), each.received_on,
                (each.title, f"{each.received_on:%d/%m/%Y}"))
            for each in _denounced(commune, period)
        ],
        source="Luật Tố cáo; ngưỡng 5 vụ việc do Đình tự đặt để giữ bí mật người tố cáo.",
        formula="Đếm đơn tố cáo có ngày nhận trong kỳ; dưới 5 ghi 0.",
        entered="Người được giao tiếp nhận tố cáo vào sổ mật.",
        adds=False,
    )
)  # fmt: skip


def _tally(key: str, find: Find, whole: Find | None = None, kind: str = "") -> None:
    tally(
        f"petitions.{key}",
        lambda period: find(period, None, kind),
        (lambda period: whole(period, None, kind)) if whole else None,
    )


_tally("received", figures.received)
for _kind in ("reflection", "proposal", "complaint"):
    _tally(f"received_{_kind}", figures.received, kind=_kind)
_tally("on_time", figures.on_time, figures.owed)
_tally("confirmed", figures.confirmed, figures.ended)
_tally("unconfirmed", figures.unconfirmed, figures.ended)
_tally("open_late", figures.open_late, figures.still_open)
ageing("petitions.open_late")
