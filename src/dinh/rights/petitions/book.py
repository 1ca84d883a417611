"""The book of letters of a period (sổ theo dõi đơn), and the desk's list as a sheet.

Columns as in Mẫu số 03/TCD (Nghị định 154/2026/NĐ-CP). A denunciation has its number and its day here and nothing
more: what it says and who wrote it stand in no book that others leaf through.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.bodies.models import Body
from dinh.ground.bodies.queries import bodies_on
from dinh.ground.clock import today
from dinh.ground.places.models import Commune
from dinh.ground.sheets import Cell, table
from dinh.law.periods import Period
from dinh.rights.petitions.letters import broken, signature
from dinh.rights.petitions.models import Kind, Letter, Petition, Sender
from dinh.rights.petitions.queries.desk import Line
from dinh.scribe.writing.docx import to_docx
from dinh.scribe.writing.model import Annex, OfficialPaper, Para, Table

SHOWN = 200  # rows shown on the page; the files hold all
ON_PAPER = (2, 2.5, 2.8, 3.2, 2.8, 1.6, 1.5, 1.7, 2.4, 2.8, 2.8)  # parts: no number, no day breaks over two lines


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the book, as text; `number` orders it."""

    cells: tuple[str, ...]


def columns() -> list[tuple[str, int]]:
    return [
        (_("Số"), 9), (_("Ngày nhận"), 12), (_("Họ tên, địa chỉ"), 30), (_("Số căn cước"), 14),
        (_("Tóm tắt nội dung"), 48), (_("Phân loại"), 14), (_("Số người"), 9), (_("Đến bằng"), 18),
        (_("Thuộc thẩm quyền, nơi giải quyết"), 28), (_("Hướng dẫn, chuyển đơn"), 28), (_("Kết quả"), 34),
    ]  # fmt: skip


def entries(period: Period) -> list[Entry]:
    """Every letter received in the period, by number; a letter with several matters has a line for each."""
    rows = Letter.objects.filter(received_on__range=(period.start, period.end)).prefetch_related(
        "askings__petition__body", "askings__petition__steps"
    )
    senders = {sender.letter_id: sender for sender in Sender.objects.filter(letter__in=rows)}
    found = []
    for letter in rows.order_by("year", "number"):
        for asking in letter.askings.all():
            found.append(Entry(_cells(letter, asking.petition, senders.get(letter.pk))))
    return found


def _cells(letter: Letter, petition: Petition, sender: Sender | None) -> tuple[str, ...]:
    number, day = f"{letter.number}/{letter.year}", f"{letter.received_on:%d/%m/%Y}"
    if petition.kind == Kind.DENUNCIATION:
        return (number, day, _("(giữ kín)"), "", _("Tố cáo, theo dõi ở sổ riêng"), petition.get_kind_display(), "",
                "", "", "", "")  # fmt: skip
    who = ", ".join(part for part in (sender.name, sender.address) if part) if sender else ""
    sent = [step for step in petition.steps.all() if step.kind in ("forward", "refuse") and step.to]
    return (
        number, day, who or (_("(không ghi tên)") if letter.anonymous else _("(đã xóa)")),
        sender.citizen_id if sender else "", petition.title, petition.get_kind_display(),
        str(sender.people) if sender else "1", letter.get_channel_display(), str(petition.body or ""),
        "; ".join(f"{step.to} ({step.on:%d/%m/%Y})" for step in sent), _result(petition),
    )  # fmt: skip


def _result(petition: Petition) -> str:
    words = petition.get_ending_display() if petition.ending else petition.get_state_display()
    return f"{words} ({petition.ended_on:%d/%m/%Y})" if petition.ended_on else words


def sheet_of(period: Period, rows: Iterable[Entry]) -> bytes:
    return table(_("Sổ theo dõi đơn"), columns(), (entry.cells for entry in rows))


def paper_of(commune: Commune, period: Period, rows: list[Entry]) -> bytes:
    """The book as a paper to sign: one sheet in front, the table on its side behind it.

    Raises ValidationError when the commune has no people's committee to issue it."""
    body = bodies_on(today()).filter(kind=Body.Kind.COMMITTEE).order_by("order", "pk").first()
    if body is None:
        raise ValidationError(_("Địa phương chưa có Ủy ban nhân dân trong mục Đơn vị nên chưa lập được văn bản."))
    header = tuple(heading for heading, _width in columns())
    listing = Table(header, tuple(entry.cells for entry in rows), ON_PAPER)
    paper = OfficialPaper(
        system="state", type_name="Sổ theo dõi đơn", type_abbr="STD", number=None, organ_symbol=body.symbol or "UBND",
        superior=None, issuer=broken(body.name, str(commune)), place=commune.name, day=None, drafted=today(),
        subject=f"Tiếp nhận, xử lý đơn {period.label}",
        blocks=(
            Para.of(f"Từ ngày {period.start:%d/%m/%Y} đến ngày {period.end:%d/%m/%Y}: {len(rows)} dòng, kèm theo sau."),
            Para.of("Đơn tố cáo chỉ ghi số và ngày; nội dung theo dõi ở sổ riêng, giữ kín người tố cáo."),
        ),
        signature=signature(body), archive="VT",
        annexes=(Annex("Phụ lục", f"Sổ theo dõi đơn {period.label}", (listing,), landscape=True),),
    )  # fmt: skip
    try:
        return to_docx(paper)
    except ValueError as error:
        raise ValidationError(str(error)) from error


def list_sheet(lines: Iterable[Line], *, names: bool) -> bytes:
    """The desk's list as filtered. Who sent is in it only for those who handle letters."""
    heads = [
        (_("Mã"), 15), (_("Loại"), 12), (_("Ngày nhận"), 12), (_("Tóm tắt"), 60), (_("Lĩnh vực"), 22),
        (_("Thôn, tổ"), 18), (_("Nơi giải quyết"), 28), (_("Tình trạng"), 26), (_("Ngày phải giữ"), 14),
        (_("Vì sao là ngày này"), 44), (_("Kết thúc"), 30), (_("Ngày kết thúc"), 14),
    ]  # fmt: skip
    if names:
        heads.append((_("Người gửi"), 40))
    return table(_("Đơn thư"), heads, (_line(each, names=names) for each in lines))


def _line(each: Line, *, names: bool) -> tuple[Cell, ...]:
    petition, clock = each.petition, each.clock
    cells: tuple[Cell, ...] = (
        petition.ref, petition.get_kind_display(), petition.received_on, petition.title, str(petition.service or ""),
        str(petition.group or ""), str(petition.body or ""), petition.get_state_display(), each.due,
        f"{clock.title} ({clock.article})" if clock else "", petition.get_ending_display() if petition.ending else "",
        petition.ended_on,
    )  # fmt: skip
    if not names:
        return cells
    senders = Sender.objects.filter(letter__askings__petition=petition).values_list("name", flat=True)
    return (*cells, "; ".join(name for name in senders if name))
