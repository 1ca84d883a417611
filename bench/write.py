"""How long a report of ten pages takes to print, as .docx and as PDF: `./dinh bench write`.

Beside it, python-docx writing the same words in plain paragraphs with no layout at all. Milliseconds; the first print
of a process is given apart. Each print is of another report, since Typst remembers what it has already laid.
"""

from __future__ import annotations

import argparse
import io
import json
import statistics
from collections.abc import Callable
from datetime import date
from time import perf_counter

import docx
import pypdfium2

from dinh.scribe.writing import OfficialPaper, to_docx, to_pdf
from dinh.scribe.writing.model import Block, Bullet, Heading, Para, Run, Signature, Table

SENTENCE = (
    "Ủy ban nhân dân phường đã công khai các nội dung theo quy định, niêm yết tại trụ sở và nhà văn hóa của từng tổ "
    "dân phố; ý kiến của Nhân dân được tổng hợp, trả lời đúng hạn và thông báo lại trên truyền thanh của phường. "
)


def report(chapters: int, number: int) -> OfficialPaper:
    """Chapters of headings, paragraphs, dash lines and a table, no two reports with the same sentences."""
    said = f"Đợt {number}: {SENTENCE}"
    blocks: list[Block] = []
    for at in range(1, chapters + 1):
        rows = tuple((str(row), f"Tổ dân phố {row}", str(180 + row), f"{80 + row % 9},05") for row in range(1, 13))
        blocks += [
            Heading(1, "I" * at if at < 4 else str(at), f"NỘI DUNG THỨ {at}"),
            Para((Run("Kết quả: ", bold=True), Run(said * 2))),
            Heading(2, "1", "Những việc đã làm"),
            *(Para.of(said * 2) for _ in range(3)),
            *(Bullet.of(said) for _ in range(2)),
            Table(("TT", "Đơn vị", "Số hộ", "Tỷ lệ (%)"), rows, numeric=frozenset({2, 3}), caption=f"Bảng {at}"),
        ]
    return OfficialPaper(
        system="state", type_name="Báo cáo", type_abbr="BC", number=number, organ_symbol="UBND", superior=None,
        issuer="Ủy ban nhân dân phường Đình Minh", place="Đình Minh", day=date(2026, 6, 8),
        subject="Kết quả thực hiện dân chủ ở cơ sở 6 tháng đầu năm 2026", blocks=tuple(blocks),
        signature=Signature(("TM. ỦY BAN NHÂN DÂN",), "Chủ tịch", "Lê Văn Tư"),
        recipients=("Sở Nội vụ tỉnh Lam Giang", "Thường trực Đảng ủy phường"), archive="VT",
    )  # fmt: skip


def plain(paper: OfficialPaper) -> bytes:
    """The same words by python-docx, a paragraph each, cells joined by tabs."""
    document = docx.Document()
    for block in paper.blocks:
        if isinstance(block, Table):
            for row in (block.header, *block.rows):
                document.add_paragraph("\t".join(row))
        elif isinstance(block, Heading):
            document.add_paragraph(f"{block.label}. {block.text}")
        elif isinstance(block, Para | Bullet):
            document.add_paragraph("".join(run.text for run in block.runs))
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def timed(work: Callable[[OfficialPaper], bytes], papers: list[OfficialPaper]) -> tuple[float, float]:
    """Milliseconds of the first call, and the median of the others."""
    taken = []
    for paper in papers:
        start = perf_counter()
        work(paper)
        taken.append(1000 * (perf_counter() - start))
    return round(taken[0], 1), round(statistics.median(taken[1:]), 1)


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="./dinh bench write")
    parser.add_argument("--chapters", type=int, default=7)
    parser.add_argument("--times", type=int, default=15)
    options = parser.parse_args(argv)
    papers = [report(options.chapters, number) for number in range(1, options.times + 2)]
    works: dict[str, Callable[[OfficialPaper], bytes]] = {"docx": to_docx, "pdf": to_pdf, "plain": plain}
    first, median = {}, {}
    for name, work in works.items():
        first[name], median[name] = timed(work, papers)
    pages = len(pypdfium2.PdfDocument(to_pdf(papers[0])))
    print(f"{pages} pages{'':14}first ms   median ms      bytes")
    for name, work in works.items():
        print(f"{name:<18}{first[name]:>12}{median[name]:>12}{len(work(papers[0])):>11}")
    metrics = {"pages": pages, "docx_ms": median["docx"], "pdf_ms": median["pdf"], "docx_first_ms": first["docx"]}
    ratios = {f"{name}_to_plain": round(median[name] / median["plain"], 3) for name in ("docx", "pdf")}
    baseline = {"plain_ms": median["plain"]}
    print(json.dumps({"bench": "write", "metrics": metrics, "baseline": baseline, "ratios": ratios}))
    return 0
