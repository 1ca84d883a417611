"""LibreOffice, which wrote none of it, opens what we write and lays it where we meant it."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from dinh.scribe.tests.writing_samples import LETTER, PARAGRAPH, PARTY_REPORT, SAMPLES
from dinh.scribe.writing import to_docx
from dinh.scribe.writing.model import Para

LENGTHS = range(10, 30)  # from a paper that fits a page to one whose signature cannot
SOFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")


def pages_of(pdf: bytes) -> list[str]:
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf)]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Name → the text of each page, of all the papers below, converted in one go (starting it is what takes time)."""
    folder = tmp_path_factory.mktemp("office")
    papers = dict(SAMPLES)
    for lines in LENGTHS:
        body = (*(Para.of(f"Câu {at}.") for at in range(1, lines)), Para.of("Câu cuối cùng."))
        papers[f"lines-{lines}"] = replace(LETTER, blocks=body)
        papers[f"party-lines-{lines}"] = replace(PARTY_REPORT, blocks=body, annexes=())
    for name, paper in papers.items():
        (folder / f"{name}.docx").write_bytes(to_docx(paper))
    command = [SOFFICE, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", folder, *folder.glob("*.docx")], check=True, capture_output=True, timeout=110)
    return {name: pages_of((Path(folder) / f"{name}.pdf").read_bytes()) for name in papers}


@pytest.mark.parametrize("name", SAMPLES)
def test_every_word_is_on_paper(printed: dict[str, list[str]], name: str):
    words = re.sub(r"\s+", " ", " ".join(printed[name]))
    paper = SAMPLES[name]
    assert paper.signature.name in words
    assert "Nơi nhận:" in words
    assert PARAGRAPH in words or name == "decision"


@pytest.mark.parametrize("name", SAMPLES)
def test_pages_are_numbered_from_the_second(printed: dict[str, list[str]], name: str):
    main = [page for page in printed[name] if "Phụ lục I" not in page]
    first_lines = [page.strip().splitlines()[0].strip() for page in main]
    assert first_lines[0] != "1"
    assert first_lines[1:] == [str(number) for number in range(2, len(main) + 1)]


def test_the_head_of_a_table_is_on_every_page_the_table_reaches(printed: dict[str, list[str]]):
    reached = [page for page in printed["report"] if "Tổ dân phố Đình" in page]
    assert len(reached) >= 3
    assert all("Ghi chú" in page for page in reached)


def test_the_annex_begins_a_page_without_a_number(printed: dict[str, list[str]]):
    assert printed["report"][-1].strip().startswith("Phụ lục I")


@pytest.mark.parametrize("lines", LENGTHS)
@pytest.mark.parametrize("system", ["", "party-"])
def test_the_signature_never_stands_alone_on_a_page(printed: dict[str, list[str]], system: str, lines: int):
    pages = printed[f"{system}lines-{lines}"]
    signed = next(page for page in pages if re.search("Lê Văn Tư|Nguyễn Văn Lan", page))
    assert "Câu cuối cùng" in signed


@pytest.mark.parametrize("system", ["", "party-"])
def test_the_papers_above_do_reach_over_the_edge_of_the_page(printed: dict[str, list[str]], system: str):
    assert {len(printed[f"{system}lines-{lines}"]) for lines in LENGTHS} == {1, 2}
