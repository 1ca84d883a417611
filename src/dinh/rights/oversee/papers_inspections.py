"""The conclusion of an inspection as a paper of the Party's layout: opening, marks, strengths, weaknesses, who is
commended and criticised with the ground, and the work given. Violations handed on stand nowhere in it."""

from __future__ import annotations

from typing import Any

from dinh.rights.oversee.models import Inspection, Mark, Remark


def subject(one: Inspection) -> str:
    title = one.theme.title
    low = title if title[:2].isupper() else f"{title[0].lower()}{title[1:]}"
    return f"Kiểm tra {low} đối với {one.body.name}"


def official(one: Inspection) -> dict[str, Any]:
    """The draft as `papers.official` takes it."""
    remarks = list(one.remarks.select_related("body", "post"))
    tasks = list(one.tasks.select_related("lead"))
    holder = one.theme.plan.body
    blocks = [_para(_opening(one)), _heading(1, "I", "Kết quả kiểm tra"), *_marks(one)]
    blocks += [_heading(2, "1", "Ưu điểm"), *_paras(one.strengths), _heading(2, "2", "Hạn chế, nguyên nhân")]
    blocks += _paras(one.weaknesses) or [_para("Không có hạn chế phải khắc phục.")]
    number = iter(("II", "III", "IV"))
    if remarks:
        blocks.append(_heading(1, next(number), "Biểu dương, phê bình"))
        blocks += [_para(_remark(each)) for each in remarks]
    if tasks:
        blocks.append(_heading(1, next(number), "Nhiệm vụ sau kiểm tra"))
        for place, each in enumerate(tasks, start=1):
            due = f" (hoàn thành trước ngày {each.due:%d/%m/%Y})" if each.due else ""
            blocks += [_heading(2, str(place), each.lead.name), _para(f"{each.text.rstrip('.; ')}{due}.")]
    return {
        "blocks": blocks,
        "recipients": [*dict.fromkeys([one.body.name, *(each.lead.name for each in tasks)]), "Đoàn kiểm tra"],
        "archive": f"VT, {holder.symbol}" if holder and holder.symbol else "VT",
    }


def _opening(one: Inspection) -> str:
    day = one.visited_on
    on = f"Ngày {day.day}/{day.month}/{day.year}" if day else "Theo kế hoạch"
    plan = one.theme.plan
    number = f" (Kế hoạch số {plan.number})" if plan.number else ""
    report = (
        f"Sau khi xem báo cáo tự kiểm tra ngày {one.reported_on:%d/%m/%Y} và làm việc trực tiếp"
        if one.reported_on
        else "Sau khi làm việc trực tiếp"
    )
    return (
        f"{on}, đoàn kiểm tra làm việc với {one.body.name} tại {one.place}, theo kế hoạch năm {plan.period}{number}. "
        f"{report}, {plan.body.name if plan.body else 'cơ quan kiểm tra'} kết luận như sau:"
    )


def _marks(one: Inspection) -> list[dict[str, Any]]:
    marks = list(one.marks.select_related("criterion").exclude(points=None).order_by("criterion__order"))
    if not marks:
        return []
    rows = [[_line(mark), _cell(mark.own), str(mark.points), str(mark.criterion.most)] for mark in marks]
    got, most = sum(mark.points or 0 for mark in marks), sum(mark.criterion.most for mark in marks)
    own = [mark.own for mark in marks if mark.own is not None]
    rows.append(["Cộng", str(sum(own)) if own else "", str(got), str(most)])
    return [
        {
            "kind": "table", "header": ["Nội dung", "Tự chấm", "Đoàn chấm", "Cao nhất"], "rows": rows,
            "widths": [6, 1, 1, 1], "numeric": [1, 2, 3], "caption": "",
        },
    ]  # fmt: skip


def _line(mark: Mark) -> str:
    return f"{mark.criterion.text}. {mark.seen}".replace("\n", " ")


def _cell(points: int | None) -> str:
    return "" if points is None else str(points)


def _remark(each: Remark) -> str:
    kind = "Biểu dương" if each.kind == Remark.Kind.COMMEND else "Phê bình"
    whom = f"{each.post.title}, {each.body.name}" if each.post else each.body.name
    return f"- {kind} {whom}: {each.words.rstrip('.')} (căn cứ: {each.ground.rstrip('.')})."


def _heading(level: int, label: str, text: str) -> dict[str, Any]:
    return {"kind": "heading", "level": level, "label": label, "text": text}


def _para(text: str) -> dict[str, Any]:
    return {"kind": "para", "runs": [{"text": text.strip()}], "centred": False}


def _paras(text: str) -> list[dict[str, Any]]:
    return [_para(line) for line in text.splitlines() if line.strip()]
