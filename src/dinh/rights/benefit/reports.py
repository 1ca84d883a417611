"""Papers and sheets of this room: the closing report of a relief drive, its lines, one-stop figures."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.bodies.models import Body
from dinh.ground.bodies.queries import posts_of
from dinh.ground.clock import today
from dinh.ground.sheets import table
from dinh.rights.benefit import queries
from dinh.rights.benefit.models import Drive, Entry
from dinh.rights.benefit.queries_service import Line
from dinh.scribe.writing.docx import to_docx
from dinh.scribe.writing.model import Annex, Heading, OfficialPaper, Para, Signature, Table


def drive_report(drive: Drive) -> bytes:
    """Báo cáo kết quả đợt cứu trợ, ready to sign: kinds of goods in a table, every handing-out in the annex.

    Raises ValidationError when there is no committee to report, or a paper's part is missing.
    """
    body = Body.objects.filter(kind=Body.Kind.COMMITTEE, valid_to=None).order_by("order").first()
    if body is None:
        raise ValidationError(_("Chưa có Ủy ban nhân dân trong danh sách đơn vị nên chưa lập được báo cáo."))
    place, end = str(drive.commune), drive.closed_on or today()
    balances = queries.balances(drive)
    given = queries.entries(drive, Entry.Way.OUT).filter(reverses=None, reversed_by=None).order_by("number")
    people = len({(one.group_id, one.who) for one in given})
    rows = tuple((one.name, one.unit, _n(one.gathered), _n(one.given), _n(one.left)) for one in balances)
    lines = tuple(
        (str(one.number), f"{one.day:%d/%m/%Y}", one.who, _up(str(one.group)), f"{_n(one.quantity)} {one.good.unit}",
         one.good.name)
        for one in given
    )  # fmt: skip
    blocks = (
        Para.of(f"Căn cứ {drive.ground}, {body.name} báo cáo kết quả như sau:"),
        Heading(2, "1", "Việc vận động"),
        Para.of(f"Đợt “{drive.title}” mở ngày {drive.opened_on:%d/%m/%Y}, đến ngày {end:%d/%m/%Y}. {drive.purpose}"),
        Para.of(f"Nơi nhận, người giữ: {drive.keeper}. Mọi khoản nhận và trao được công khai từng dòng."),
        Heading(2, "2", "Kết quả"),
        Table(("Loại", "Đơn vị", "Đã nhận", "Đã trao", "Còn lại"), rows, (4, 2, 3, 3, 3), frozenset({2, 3, 4})),
        Para.of(f"Đã trao {len(lines)} lượt cho {people} người, hộ. Danh sách ở Phụ lục."),
        Heading(2, "3", "Phần còn lại"),
        Para.of(drive.remainder or "Không còn tiền, hàng chưa trao."),
    )
    header = ("Số phiếu", "Ngày", "Trao cho", "Thôn, tổ", "Số lượng", "Loại")
    content = Table(header, lines, (1.5, 2.2, 4, 3, 3, 2.5)) if lines else Para.of("Chưa trao.")
    leads = [post for post in posts_of(body, today()) if post.leads]
    held = [one for post in leads[:1] for one in getattr(post, "now", []) if one.begins <= today()]
    issuer = f"{body.name.removesuffix(place).strip()}\n{place}" if body.name.endswith(f" {place}") else body.name
    paper = OfficialPaper(
        system="state", type_name="Báo cáo", type_abbr="BC", number=None, organ_symbol=body.symbol or "UBND",
        superior=None, issuer=issuer, place=drive.commune.name, day=None, drafted=end,
        subject=f"Kết quả tiếp nhận, phân bổ cứu trợ: {drive.title}", blocks=blocks,
        signature=Signature(("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH", held[0].user.full_name if held else ""),
        recipients=(f"Hội đồng nhân dân {place}", f"Ủy ban Mặt trận Tổ quốc Việt Nam {place}"), archive="VT",
        annexes=(Annex("Phụ lục", "Danh sách trao cứu trợ", (content,), landscape=True),),
    )  # fmt: skip
    try:
        return to_docx(paper)
    except ValueError as error:
        raise ValidationError(str(error)) from error


def entries_sheet(drive: Drive, rows: Iterable[Entry], *, names: bool = True) -> bytes:
    """Without `names` those who received stay unnamed: the term of posting is over."""
    columns = [(_("Số phiếu"), 10), (_("Ngày"), 12), (_("Nhận hay trao"), 14), (_("Loại"), 20), (_("Số lượng"), 14),
               (_("Đơn vị"), 10), (_("Ai"), 30), (_("Thôn, tổ dân phố"), 22), (_("Ghi chú"), 40)]  # fmt: skip
    told = [
        (one.number, one.day, one.get_way_display(), one.good.name, one.quantity, one.good.unit,
         _who(one, names), str(one.group or ""),
         one.reason)
        for one in rows
    ]  # fmt: skip
    return table(drive.title, columns, told)


def _who(entry: Entry, names: bool) -> str:
    if entry.way == Entry.Way.OUT and not names:
        return _("một người, hộ")
    return entry.who or _("không nêu tên")


def service_sheet(lines: Iterable[Line], start: date, end: date) -> bytes:
    columns = [(_("Thủ tục"), 60), (_("Lĩnh vực"), 24), (_("Tiếp nhận"), 10), (_("Trả trước hạn"), 12),
               (_("Trả đúng hạn"), 12), (_("Trả trễ hạn"), 12), (_("Đã trả"), 10), (_("Kịp hạn"), 10)]  # fmt: skip
    told = [
        (one.name, one.field, one.received, one.early, one.on_time, one.late, one.returned, one.in_time)
        for one in lines
    ]
    return table(_("Một cửa %(a)s–%(b)s") % {"a": f"{start:%d-%m-%Y}", "b": f"{end:%d-%m-%Y}"}, columns, told)


def _n(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def _up(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
