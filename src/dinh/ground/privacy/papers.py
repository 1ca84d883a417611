"""Papers as .docx: the certificate of an erasure, the copy of what is kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.utils.dateparse import parse_date, parse_datetime
from django.utils.timezone import localtime

from dinh.ground.clock import today
from dinh.ground.privacy.models import Request, Run
from dinh.law.privacy import ERASURE
from dinh.scribe.writing.docx import to_docx
from dinh.scribe.writing.model import Block, Bullet, Heading, OfficialPaper, Para, Signature, Table

if TYPE_CHECKING:
    from dinh.ground.privacy.copying import Part

UNREAD = "chưa xác minh"
MACHINE = (
    ("journal", "Phần ghi riêng cạnh nhật ký (chuỗi băm của nhật ký giữ nguyên)"),
    ("index", "Mục tìm kiếm đã viết lại"),
    ("words", "Từ gợi ý tìm kiếm đã bỏ"),
    ("files", "Tệp đã xóa khỏi đĩa"),
)

JOBS = ("jobs", "Việc nền, trang giữ sẵn đã bỏ")


def certificate(request: Request) -> bytes:
    """What went, what stayed and why; it names nobody but the post that did it."""
    told = request.certificate
    at = localtime(parse_datetime(told["done_at"]))
    blocks: list[Block] = [
        Para.of(f"Theo yêu cầu mã {request.ref}, nhận ngày {request.asked_on:%d/%m/%Y}, {told['by']} đã xóa dữ liệu "
                f"cá nhân của người yêu cầu lúc {at:%H:%M} ngày {at:%d/%m/%Y}. Căn cứ: {ERASURE.cite} ({UNREAD})."),
        Heading(1, "1", "Đã xóa"),
        _table(("Dữ liệu", "Số mục"), [(row["what"], str(row["rows"])) for row in told["went"]]),
        *[Bullet.of(f"{title}: {told['machine'][key]}.") for key, title in MACHINE],
        Heading(1, "2", "Còn giữ, vì sao"),
        _table(("Dữ liệu", "Số mục", "Vì sao", "Căn cứ"), [_kept(row) for row in told["stayed"]]),
    ]  # fmt: skip
    if told["waits"]:
        blocks += [Heading(1, "3", "Chưa xóa được, khi việc xong xin lại"),
                   _table(("Dữ liệu", "Số mục", "Vì sao"),
                          [(row["what"], str(row["rows"]), row["why"]) for row in told["waits"]])]  # fmt: skip
    blocks += [
        Para.of("Niêm phong của người tố cáo và lá phiếu kín không ai được mở để tìm. Ảnh, ghi âm, chữ viết tay máy "
                "không đọc được. Bản sao lưu còn giữ đến khi hết vòng lưu."),
        Para.of(f"Chứng nhận này không ghi dữ liệu cá nhân. Mã băm SHA-256: {request.digest}."),
    ]  # fmt: skip
    if request.chain:
        blocks.append(_chain(request.chain))
    return _paper(request, "Giấy chứng nhận", "xóa dữ liệu cá nhân", blocks)


def run_report(run: Run) -> bytes:
    """What went in a round because its term was over, what is held back; it names nobody."""
    told = run.certificate
    begun, done = (localtime(parse_datetime(told[name])) for name in ("begun_at", "done_at"))
    went = [
        (_upper(row["what"]), str(row["rows"]), f"{row['term']} kể từ {row['since']}",
         "tự đặt" if row["custom"] else row["cite"])
        for row in told["went"]
    ]  # fmt: skip
    held = [
        (_upper(row["what"]), row["record"] or "cả loại", f"{parse_date(row['until']):%d/%m/%Y}")
        for row in told["held"]
    ]
    blocks: list[Block] = [
        Para.of(f"Ngày {run.day:%d/%m/%Y}, từ {begun:%H:%M} đến {done:%H:%M}, dữ liệu cá nhân đã hết thời hạn giữ do "
                f"người phụ trách bảo vệ dữ liệu cá nhân đặt đã được bỏ. Căn cứ: {ERASURE.cite} ({UNREAD})."),
        Heading(1, "1", "Đã bỏ"),
        Table(("Dữ liệu", "Số mục", "Thời hạn", "Căn cứ thời hạn"), tuple(went), (5, 1.4, 4, 2), frozenset({1}))
        if went else Para.of("Không có."),
        *[Bullet.of(f"{title}: {told['machine'].get(key, 0)}.") for key, title in (*MACHINE, JOBS)],
        Heading(1, "2", "Giữ lại vì việc chưa xong"),
        Table(("Dữ liệu", "Hồ sơ", "Giữ đến hết ngày"), tuple(held), (5, 3, 2)) if held else Para.of("Không có."),
        Para.of("Văn bản, sổ, biên bản, hồ sơ khiếu nại, tố cáo và biểu quyết phải lưu trữ: đợt này không bỏ. Bản sao "
                "lưu còn giữ đến khi hết vòng lưu."),
        Para.of(f"Biên bản này không ghi dữ liệu cá nhân. Mã băm SHA-256: {run.digest}."),
    ]  # fmt: skip
    if run.chain:
        blocks.append(_chain(run.chain))
    return _paper(run, "Biên bản", "bỏ dữ liệu cá nhân đã hết thời hạn", blocks)


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _chain(chain: dict[str, Any]) -> Block:
    sound = "nguyên vẹn" if not chain["faults"] else f"có {chain['faults']} chỗ sai, xem trang Nhật ký"
    return Para.of(f"Sau khi xóa, chuỗi nhật ký {chain['entries']} dòng đã được tính lại: {sound}.")


def _kept(row: dict[str, Any]) -> tuple[str, str, str, str]:
    return row["what"], str(row["rows"]), row["why"], row["cite"] if row["verified"] else f"{row['cite']} ({UNREAD})"


def _table(header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Block:
    numeric = frozenset({1}) if header[1] == "Số mục" else frozenset[int]()
    return Table(header, tuple(rows), numeric=numeric) if rows else Para.of("Không có.")


def copy(request: Request, parts: list[Part], reads: list[Any]) -> bytes:
    """What is kept of a person, to read and to print."""
    blocks: list[Block] = []
    for number, part in enumerate(parts, 1):
        blocks += [
            Heading(1, str(number), part.title),
            Para.of(f"Để làm gì: {part.purpose}. Căn cứ: {part.basis}. Ai xem: {part.readers}. Giữ: {part.term}."),
            *[Bullet.of("; ".join(f"{label}: {said}" for label, said in row)) for row in part.rows],
        ]
        if part.more:
            blocks.append(Para.of(f"{part.more} mục có mã hoặc niêm phong, không in ra."))
    if reads:
        rows = [(f"{at:%H:%M %d/%m/%Y}", post, f"{kind}: {about}") for at, post, kind, about in reads]
        blocks += [Heading(1, str(len(parts) + 1), "Ai đã đọc"), _table(("Lúc", "Chức danh", "Việc"), rows)]
    return _paper(request, "Bản sao", "dữ liệu cá nhân đang được giữ", blocks or [Para.of("Không tìm thấy gì.")])


def _paper(request: Request | Run, name: str, subject: str, blocks: list[Block]) -> bytes:
    commune = request.commune
    return to_docx(
        OfficialPaper(
            system="state",
            type_name=name,
            type_abbr="",
            number=None,
            organ_symbol="UBND",
            superior=f"Ủy ban nhân dân {commune.province}",
            issuer=f"Ủy ban nhân dân {commune}",
            place=commune.name,
            day=None,
            drafted=today(),
            subject=subject,
            blocks=tuple(blocks),
            signature=Signature((), "PHỤ TRÁCH BẢO VỆ\nDỮ LIỆU CÁ NHÂN", ""),
            archive="VT",
            numbered=False,
        )
    )
