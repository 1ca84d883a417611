"""The province's own report from those its communes sent: every figure summed as it was signed, none typed again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dinh.account.province.models import Asked, SentUp
from dinh.account.province.sending import Line
from dinh.ground.bodies.models import Body
from dinh.ground.room import INDICATORS, Value
from dinh.law.periods import Period
from dinh.office.papers import queries as papers

State = SentUp.State


def sums(sent: Sequence[SentUp]) -> dict[str, tuple[Value, int]]:
    """By indicator the sums of parts and of wholes, and how many communes told it."""
    found: dict[str, tuple[Value, int]] = {}
    for one in sent:
        for key, (part, whole) in one.figures.items():
            value, count = found.get(key, (Value(0), 0))
            summed = value.whole if whole is None else (value.whole or 0) + whole
            found[key] = Value(value.part + (part or 0), summed), count + 1
    return found


def counting(lines: Sequence[Line]) -> list[SentUp]:
    """Those that count: sent, and not given back."""
    return [line.sent for line in lines if line.sent and line.sent.state != State.RETURNED]


def docx(asked: Asked, lines: Sequence[Line], body: Body) -> bytes:
    """A draft to go on writing in: who sent and who did not, the sums, each commune's figures behind them."""
    sent = counting(lines)
    label = Period.parse(asked.period).label
    draft = papers.unsaved_draft(
        body=body, type_name="Báo cáo", subject=f"tổng hợp {asked.title[:1].lower()}{asked.title[1:]}, {label}",
        official={
            "blocks": [*_who(lines, sent), *_figures(sent)], "recipients": ["Như trên"], "archive": "VT",
            "signature": {"authority": [], "title": "", "name": ""}, "annexes": [_by_commune(sent)] if sent else [],
        },
    )  # fmt: skip
    return papers.docx(draft)


def _who(lines: Sequence[Line], sent: Sequence[SentUp]) -> list[dict[str, Any]]:
    late = [line.unit.title for line in lines if line.sent in sent and line.late]
    back = [line.unit.title for line in lines if line.sent and line.sent.state == State.RETURNED]
    absent = [line.unit.title for line in lines if line.sent is None]
    told = [f"{len(sent)}/{len(lines)} xã, phường đã gửi báo cáo."]
    for words, names in (("Gửi sau hạn", late), ("Đã trả lại để bổ sung, chưa gửi lại", back), ("Chưa gửi", absent)):
        if names:
            told.append(f"{words}: {', '.join(names)}.")
    told.append("Số liệu dưới đây cộng từ các báo cáo đã ký của những nơi đã gửi.")
    return [_heading("I", "TÌNH HÌNH GỬI BÁO CÁO"), *({"kind": "para", "text": text} for text in told)]


def _figures(sent: Sequence[SentUp]) -> list[dict[str, Any]]:
    rows = [
        [str(INDICATORS[key].label), str(INDICATORS[key].unit), str(value.part), "" if value.whole is None else
         str(value.whole), str(count)]
        for key, (value, count) in sums(sent).items() if key in INDICATORS
    ]  # fmt: skip
    header = ["Chỉ tiêu", "Đơn vị tính", "Số", "Trên tổng số", "Số xã, phường"]
    table = {"kind": "table", "caption": "Tổng hợp số liệu", "header": header, "rows": rows}
    return [_heading("II", "KẾT QUẢ"), *([table] if rows else [{"kind": "para", "text": "Chưa có số liệu nào."}])]


def _by_commune(sent: Sequence[SentUp]) -> dict[str, Any]:
    rows = [
        [one.unit.title, one.number, str(INDICATORS[key].label),
         str(part) if whole is None else f"{part}/{whole}"]
        for one in sent for key, (part, whole) in one.figures.items() if key in INDICATORS
    ]  # fmt: skip
    table = {"kind": "table", "caption": "", "header": ["Xã, phường", "Báo cáo số", "Chỉ tiêu", "Số"], "rows": rows}
    return {"label": "Phụ lục", "title": "Số liệu của từng xã, phường", "landscape": False, "blocks": [table]}


def _heading(label: str, text: str) -> dict[str, Any]:
    return {"kind": "heading", "level": 1, "label": label, "text": text}
