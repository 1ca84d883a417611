"""Papers of a consultation, ready to sign: the plan; the summary with what was taken in and what was explained."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from dinh.ground.bodies.models import Body
from dinh.ground.bodies.queries import posts_of
from dinh.ground.clock import today
from dinh.rights.consult import queries
from dinh.rights.consult.clocks import OPEN, PLAN, article, matter_cite
from dinh.rights.consult.models import Consultation, OpinionGroup
from dinh.rights.consult.words import form_titles
from dinh.scribe.writing.docx import to_docx
from dinh.scribe.writing.model import Annex, Block, Bullet, Heading, OfficialPaper, Para, Signature, Table

WHOLE = "Cả dự thảo"
HEADER = ("Điều, khoản", "Nhóm ý kiến", "Số ý kiến", "Lượt người", "Tiếp thu, giải trình")


def plan(consultation: Consultation) -> bytes:
    """Kế hoạch lấy ý kiến: content, form, method, deadline, responsibility."""
    cite = matter_cite(consultation)
    term = f"đến hết ngày {_day(consultation.until)}"
    law = consultation.term_cite or ("" if consultation.from_above else article(OPEN, consultation.planned_on))
    ground = (
        f"Thực hiện {article(PLAN, consultation.planned_on)}, {consultation.body.name} lập kế hoạch như sau:"
        if not consultation.from_above
        else f"Theo đề nghị của {consultation.sender}, {consultation.body.name} lập kế hoạch như sau:"
    )
    where = ", ".join(str(group) for group in consultation.groups.all()) or f"toàn {consultation.commune}"
    blocks: list[Block] = [
        Para.of(ground),
        Heading(2, "1", "Nội dung"),
        Para.of(f"Lấy ý kiến Nhân dân về: {consultation.title}{f' ({cite})' if cite else ''}."),
        *_lines(consultation.about),
        Heading(2, "2", "Hình thức"),
        *(Bullet.of(f"{title} (điểm {code} khoản 1 Điều 26).") for code, title in form_titles(consultation)),
        Heading(2, "3", "Cách thức"),
        *_lines(consultation.method),
        Para.of(f"Phạm vi: {where}."),
        *_dialogue(consultation),
        Heading(2, "4", "Thời hạn"),
        Para.of(f"Từ ngày công khai dự thảo {term}{f' ({law})' if law else ''}."),
        Heading(2, "5", "Trách nhiệm"),
        Para.of(f"Tổng hợp, tiếp thu, giải trình: {consultation.answerer}."),
    ]
    subject = f"Lấy ý kiến Nhân dân về {_low(consultation.title)}"
    return _docx(consultation, "Kế hoạch", "KH", subject, blocks, consultation.planned_on)


def _dialogue(consultation: Consultation) -> list[Block]:
    if not consultation.dialogue_on:
        return []
    words = f"Đối thoại với người phải thi hành: ngày {_day(consultation.dialogue_on)}, {consultation.dialogue_place}."
    return [Para.of(words)]


def summary(consultation: Consultation) -> bytes:
    """Báo cáo tổng hợp, tiếp thu, giải trình: counts by channel, every group with its answer in the annex."""
    groups = list(queries.groups(consultation))
    count, voices = queries.opinions(consultation).count(), queries.voices(consultation)
    aside = queries.opinions(consultation).exclude(aside="").count()
    blocks: list[Block] = [
        Para.of(_opening(consultation)),
        Heading(2, "1", "Việc lấy ý kiến"),
        Para.of(_course(consultation)),
        *(Bullet.of(f"{title}.") for _code, title in form_titles(consultation)),
        Heading(2, "2", "Ý kiến đã nhận"),
        *_received(consultation, count, voices),
        Heading(2, "3", "Tiếp thu, giải trình"),
        Para.of(_answers(groups, aside)),
        *_lines(consultation.overview),
        *_decided(consultation),
    ]
    rows = tuple(_row(group) for group in groups)
    content: Block = Table(HEADER, rows, (2.4, 4, 1.2, 1.2, 6), frozenset({2, 3})) if rows else Para.of("Không có.")
    annex = Annex("Phụ lục", "Ý kiến của Nhân dân và việc tiếp thu, giải trình", (content,), landscape=True)
    subject = f"Tổng hợp, tiếp thu, giải trình ý kiến Nhân dân về {_low(consultation.title)}"
    return _docx(consultation, "Báo cáo", "BC", subject, blocks, consultation.explained_on or today(), (annex,))


def _opening(consultation: Consultation) -> str:
    if consultation.from_above:
        return f"Theo đề nghị của {consultation.sender}, {consultation.body.name} báo cáo kết quả như sau:"
    day = consultation.explained_on or today()
    return f"Thực hiện {article(PLAN, day)}, {consultation.body.name} báo cáo kết quả như sau:"


def _course(consultation: Consultation) -> str:
    opened = consultation.published_on
    sent = consultation.sent_on
    sentences = [
        f"Dự thảo được công khai từ ngày {_day(opened)}, nhận ý kiến đến hết ngày {_day(consultation.until)}.",
        f"Kế hoạch đã gửi Hội đồng nhân dân và Ủy ban Mặt trận Tổ quốc, đủ cả hai nơi ngày {_day(sent)}."
        if sent
        else "",
        "Các hình thức đã dùng:",
    ]
    return " ".join(filter(None, sentences))


def _received(consultation: Consultation, count: int, voices: int) -> list[Block]:
    rows = queries.by_channel(consultation)
    if not rows:
        return [Para.of("Không nhận được ý kiến nào.")]
    lines = [(_up(row.label), _number(row.opinions), _number(row.voices)) for row in rows]
    table = Table(
        ("Đến bằng", "Số ý kiến", "Lượt người"),
        (*lines, ("Cộng", _number(count), _number(voices))), (4, 1, 1), frozenset({1, 2}),
    )  # fmt: skip
    met = [f"{one.get_form_display()} ngày {_day(one.held_on)} tại {one.place}: {one.attended} người dự."
           for one in consultation.gatherings.all()]  # fmt: skip
    stances = queries.voices_by_stance(consultation)
    said = (
        f"Nhìn chung: đồng ý {_number(stances['for'])} lượt, đồng ý nhưng cần sửa {_number(stances['change'])} lượt, "
        f"không đồng ý {_number(stances['against'])} lượt; số còn lại không nêu."
    )
    return [
        table,
        *([Para.of(said)] if sum(stances.values()) else []),
        *([Para.of("Các cuộc họp:")] if met else []),
        *(Bullet.of(line) for line in met),
    ]


def _answers(groups: list[OpinionGroup], aside: int) -> str:
    kinds = [group.answer for group in groups]
    Answer = OpinionGroup.Answer
    waiting = kinds.count("")
    sentences = [
        f"Ý kiến được xếp thành {len(groups)} nhóm: tiếp thu {kinds.count(Answer.TAKEN_IN)}, tiếp thu một phần "
        f"{kinds.count(Answer.PARTLY)}, giải trình {kinds.count(Answer.EXPLAINED)}"
        + (f", chưa trả lời {waiting}." if waiting else "."),
        f"Có {aside} ý kiến không xếp nhóm, có ghi lý do trong hồ sơ." if aside else "",
        "Nội dung từng nhóm ở Phụ lục.",
    ]
    return " ".join(filter(None, sentences))


def _decided(consultation: Consultation) -> list[Block]:
    if not consultation.decided_on:
        return []
    number = f", số {consultation.decision_number}" if consultation.decision_number else ""
    blocks: list[Block] = [
        Heading(2, "4", "Quyết định"),
        Para.of(f"Ngày {_day(consultation.decided_on)}{number}: {consultation.get_outcome_display()}."),
        *_lines(consultation.decision),
    ]
    if consultation.differs:
        blocks += [Para.of("Quyết định khác ý kiến đa số, với lý do:"), *_lines(consultation.reasons)]
    return blocks


def _row(group: Any) -> tuple[str, ...]:
    """A group as `queries.groups` counts it."""
    changed = f"\nSửa ở: {group.changed}." if group.changed else ""
    answer = f"{_up(group.get_answer_display())}. {group.answer_text}{changed}" if group.answer else "Chưa trả lời."
    where = group.clause.short if group.clause else WHOLE
    return where, group.title, _number(group.opinion_count), _number(group.voice_count), answer


def in_words(consultation: Consultation) -> str:
    """The same for the page of the publication: what was said, what was answered."""
    lines = [
        f"{row.label[0].upper()}{row.label[1:]}: {row.opinions} ý kiến, {row.voices} lượt người."
        for row in queries.by_channel(consultation)
    ]
    for number, group in enumerate(queries.groups(consultation), start=1):
        where, title, count, _voices, answer = _row(group)
        lines.append(f"{number}. {where}: {title} ({count} ý kiến). {answer}")
    if consultation.decided_on:
        lines.append(f"Quyết định ngày {_day(consultation.decided_on)}: {consultation.decision}")
        if consultation.differs:
            lines.append(f"Lý do khác ý kiến đa số: {consultation.reasons}")
    return "\n".join(lines)


def _docx(
    consultation: Consultation, type_name: str, abbr: str, subject: str, blocks: list[Block], drafted: date,
    annexes: tuple[Annex, ...] = (),
) -> bytes:  # fmt: skip
    """Raises ValidationError when the body has no symbol, or something else that a paper needs."""
    body, place = consultation.body, str(consultation.commune)
    to = (f"Hội đồng nhân dân {place}", f"Ủy ban Mặt trận Tổ quốc Việt Nam {place}")
    paper = OfficialPaper(
        system="state", type_name=type_name, type_abbr=abbr, number=None, organ_symbol=body.symbol or "UBND",
        superior=None, issuer=_broken(body.name, place), place=consultation.commune.name, day=None, drafted=drafted,
        subject=subject, blocks=tuple(blocks), signature=_signature(body), recipients=to, archive="VT", annexes=annexes,
    )  # fmt: skip
    try:
        return to_docx(paper)
    except ValueError as error:
        raise ValidationError(str(error)) from error


def _signature(body: Body) -> Signature:
    """The head of the body, if someone holds that post today; otherwise the name is left to the pen."""
    leads = [post for post in posts_of(body, today()) if post.leads]
    now = [held for post in leads[:1] for held in getattr(post, "now", []) if held.begins <= today()]
    name = now[0].user.full_name if now else ""
    if body.kind == Body.Kind.COMMITTEE:
        return Signature(("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH", name)
    return Signature((), leads[0].title.upper() if leads else "THỦ TRƯỞNG", name)


def _broken(name: str, place: str) -> str:
    """ỦY BAN NHÂN DÂN / PHƯỜNG ĐÌNH MINH"""
    return f"{name.removesuffix(place).strip()}\n{place}" if name.endswith(f" {place}") else name


def _lines(text: str) -> list[Block]:
    return [Para.of(line.strip()) for line in text.splitlines() if line.strip()]


def _number(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def _low(text: str) -> str:
    """«Dự thảo …» within a sentence; names and abbreviations keep their capitals."""
    return text if text[:2].isupper() else f"{text[0].lower()}{text[1:]}"


def _up(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}"


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else "…"
