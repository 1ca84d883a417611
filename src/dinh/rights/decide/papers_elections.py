"""Mẫu 05 as .docx: the candidates agreed on by the Front's committee and the party cell, sent to the UBND."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from dinh.ground.clock import today
from dinh.law import rules
from dinh.rights.decide.models import Matter
from dinh.rights.decide.papers_outcome import DOTS
from dinh.scribe.writing.docx import to_docx
from dinh.scribe.writing.model import Block, Heading, OfficialPaper, Para, Signature, Table

FRONT_SYMBOL = "BCTMT"
MARK = "Mẫu 05, Nghị định 59/2023/NĐ-CP; mẫu dựng theo nội dung bắt buộc, chưa đối chiếu Phụ lục."


def candidates(matter: Matter) -> bytes:
    """The list. Raises ValidationError while nobody stands."""
    rows = list(matter.candidates.order_by("pk"))
    if not rows:
        raise ValidationError("Chưa có người ứng cử nào nên chưa lập được danh sách.")
    lines = tuple((str(at), each.name, each.about, each.put_up_by) for at, each in enumerate(rows, start=1))
    entry = rules.get("elect.candidates_sent").entry(today())
    blocks: list[Block] = [
        Para.of(MARK, italic=True, centred=True),
        Para.of(f"Ngày {DOTS}, Ban công tác Mặt trận {matter.where} thống nhất với chi bộ, lập danh sách người ứng cử "
                f"trong việc: {matter.title}."),
        Heading(2, "1", "Thành phần dự họp"),
        Para.of(DOTS * 3),
        Heading(2, "2", "Danh sách người ứng cử"),
        Table(("TT", "Họ và tên", "Năm sinh, nơi ở, nghề nghiệp", "Người giới thiệu"), lines, (1, 4, 5, 4)),
        Heading(2, "3", "Ý kiến tại cuộc họp"),
        Para.of(DOTS * 3),
        Para.of(f"Biên bản gửi Ủy ban nhân dân {matter.commune} {entry.value} trước ngày bầu cử ({entry.cite})."),
    ]  # fmt: skip
    where = str(matter.commune)
    paper = OfficialPaper(
        system="state", type_name="Biên bản", type_abbr="BB", number=None, organ_symbol=FRONT_SYMBOL,
        superior=f"Ủy ban MTTQ Việt Nam {where}", issuer=f"Ban công tác Mặt trận\n{matter.where}",
        place=matter.commune.name, day=None, drafted=today(), subject="Lập danh sách người ứng cử",
        blocks=tuple(blocks), signature=Signature((), "TRƯỞNG BAN", ""),
        recipients=(f"Ủy ban nhân dân {where}",), archive="Ban công tác Mặt trận",
    )  # fmt: skip
    try:
        return to_docx(paper)
    except ValueError as error:
        raise ValidationError(str(error)) from error
