"""What leaves the channel of the Front and the unions: a body's list as a sheet, a month's digest, to keep or sign."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.bodies.models import Body
from dinh.ground.bodies.queries import bodies_on, posts_of
from dinh.ground.clock import today
from dinh.ground.places.models import Commune
from dinh.ground.sheets import Cell, table, workbook
from dinh.rights.petitions.letters import broken
from dinh.rights.petitions.models import Asking
from dinh.rights.petitions.queries.desk import Line
from dinh.rights.petitions.queries.passed_on import STATES, Digest, Row
from dinh.rights.petitions.suppress import FEWEST
from dinh.scribe.writing.docx import to_docx
from dinh.scribe.writing.model import Block, Heading, OfficialPaper, Para, Signature, Table


def list_sheet(lines: Iterable[tuple[Asking, Line]]) -> bytes:
    """What a body passed on: matters and what became of them. Who spoke is not in it."""
    heads = [
        (_("Mã vụ việc"), 15), (_("Nghe ngày"), 12), (_("Nghe ở đâu"), 34), (_("Tóm tắt"), 56), (_("Lĩnh vực"), 20),
        (_("Thôn, tổ"), 18), (_("Nơi giải quyết"), 28), (_("Tình trạng"), 28), (_("Ngày phải giữ"), 14),
        (_("Trễ"), 16), (_("Trả lời ngày"), 14), (_("Báo lại ngày"), 14), (_("Đoàn viên, hội viên thấy"), 20),
    ]  # fmt: skip
    return table(_("Ý kiến đã chuyển"), heads, (_line(asking, line) for asking, line in lines))


def _line(asking: Asking, line: Line) -> tuple[Cell, ...]:
    petition = asking.petition
    return (
        petition.ref, asking.letter.received_on, asking.letter.on_behalf, petition.title, str(petition.service or ""),
        str(petition.group or ""), str(petition.body or ""),
        petition.get_ending_display() if petition.ending else petition.get_state_display(), line.due,
        line.words if line.tone == "late" else "", petition.answered_on, asking.told_on,
        asking.get_word_display() if asking.word else "",
    )  # fmt: skip


def note() -> str:
    return _(
        "(*): số dưới %(fewest)d, hoặc số phải giữ kín để không tính ngược ra được số dưới %(fewest)d. Mỗi vụ việc đếm "
        "một lần; không ghi ai nêu. Chờ xác nhận: đã trả lời, người nêu chưa nói gì. Đã xác nhận: người nêu nói đạt. "
        "Kết thúc khác: hết thời gian chờ mà chưa xác nhận, đã giải thích, chuyển nơi khác."
    ) % {"fewest": FEWEST}  # fmt: skip


def _heads(first: str) -> tuple[str, ...]:
    return (first, *(str(name) for _key, name in STATES), _("Cộng"))


def sheet(made: Digest) -> bytes:
    """Both tables, a sheet each; numbers as numbers, what is not told as (*)."""

    def cells(row: Row) -> tuple[Cell, ...]:
        return (row.name, *(cell.shown if cell.secret else cell.count for cell in row.cells))

    sides = ((_("Theo lĩnh vực"), _("Lĩnh vực"), made.by_topic), (_("Theo thôn, tổ"), _("Thôn, tổ"), made.by_group))
    pages = [(title, _heads(first), [*map(cells, rows), (), (note(),)]) for title, first, rows in sides]
    return workbook(pages, widths=(34, 16, 16, 16, 16, 10))


def paper(commune: Commune, made: Digest) -> bytes:
    """The digest as a report of the Front to sign, under the country's name and motto, as the Front writes.

    Raises ValidationError when the commune has no Front among its bodies."""
    today_bodies = bodies_on(today()).order_by("order", "pk")
    body = today_bodies.filter(kind=Body.Kind.FRONT).first()
    if body is None:
        raise ValidationError(_("Địa phương chưa có Ủy ban Mặt trận trong mục Đơn vị nên chưa lập được văn bản."))
    kinds = (Body.Kind.PARTY, Body.Kind.COMMITTEE)
    to = [each.name for kind in kinds if (each := today_bodies.filter(kind=kind).first())]
    blocks: list[Block] = [
        Para.of(
            f"Trong {made.period.label}, Mặt trận và các đoàn thể thu nhận, chuyển đến cơ quan có thẩm quyền "
            f"{made.total.shown} vụ việc do đoàn viên, hội viên và Nhân dân nêu. Kết quả đến ngày {today():%d/%m/%Y}:"
        ),
        Heading(1, "I", "Theo lĩnh vực"), _table("Lĩnh vực", made.by_topic),
        Heading(1, "II", "Theo thôn, tổ dân phố"), _table("Thôn, tổ dân phố", made.by_group),
        Para.of(note(), italic=True),
    ]  # fmt: skip
    official = OfficialPaper(
        system="state", type_name="Báo cáo", type_abbr="BC", number=None, organ_symbol=body.symbol or "MTTQ",
        superior=body.parent.name if body.parent else None, issuer=broken(body.name, str(commune)),
        place=commune.name, day=None, drafted=today(),
        subject=f"Tổng hợp ý kiến, kiến nghị của đoàn viên, hội viên và Nhân dân {made.period.label}",
        blocks=tuple(blocks), signature=_signature(body), recipients=tuple(to), archive="VT",
    )  # fmt: skip
    try:
        return to_docx(official)
    except ValueError as error:
        raise ValidationError(str(error)) from error


def _table(first: str, rows: tuple[Row, ...]) -> Table:
    lines = tuple((row.name, *(cell.shown for cell in row.cells)) for row in rows)
    return Table(_heads(first), lines, widths=(3.4, 1.4, 1.6, 1.6, 2, 1), numeric=frozenset(range(1, 6)))


def _signature(body: Body) -> Signature:
    """Whoever leads the body today; otherwise the name is left to the pen."""
    posts = list(posts_of(body, today()))
    post = next((each for each in posts if each.leads), posts[0] if posts else None)
    now = [held for held in getattr(post, "now", []) if held.begins <= today()] if post else []
    return Signature((), post.title.upper() if post else "CHỦ TỊCH", now[0].user.full_name if now else "")
