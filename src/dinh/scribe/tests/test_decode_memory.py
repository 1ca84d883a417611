"""Memory stays under 300 MB for any file up to 50 MB, the PDF process included, and for two thousand files in a row."""

from __future__ import annotations

import base64
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from dinh.scribe import cli
from dinh.scribe.decode.limits import MAX_INPUT
from dinh.scribe.tests import decode_samples as sample

MOST = 300  # MB
ROOT = Path(cli.__file__).parents[2]

# Prints the largest memory of the process and of the one child it may have, in MB, and how each file ended. (Not by
# getrusage: a process started by a large one begins with the large one's peak.)
SCRIPT = """
import sys
from dinh.scribe.decode import Unreadable, decode
from dinh.scribe.decode.pdf_process import process
for name in sys.argv[1:]:
    try:
        print(decode(open(name, "rb").read(), name).kind, file=sys.stderr)
    except Unreadable as refused:
        print(refused.code, file=sys.stderr)
def peak(pid):
    lines = open(f"/proc/{pid}/status").read().splitlines()
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), 0)
print((peak("self") + (peak(process._process.pid) if process._process else 0)) // 1024)
"""


def memory(*files: Path) -> tuple[int, list[str]]:
    """MB at most, and for each file its kind or the code of its refusal."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *map(str, files)],
        capture_output=True, text=True, timeout=100, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True,
    )  # fmt: skip
    return int(done.stdout), done.stderr.split()


def fifty_megabytes(kind: str) -> bytes:
    """As near to the limit as the kind can be made."""
    chance = random.Random(7)
    if kind == "txt":
        return (sample.LETTER.encode() * (MAX_INPUT // len(sample.LETTER.encode()) + 1))[:MAX_INPUT]
    if kind == "html":
        return (b"<html>" + b"<p>d\xc3\xa2n ch\xe1\xbb\xa7</p>" * (MAX_INPUT // 19))[:MAX_INPUT]
    if kind == "html without words":
        return b"<html>" + b"<div class='x'></div><!-- -->" * (MAX_INPUT // 30) + b"<p>het</p>"
    if kind == "docx":
        picture = chance.randbytes(MAX_INPUT - 10_000)
        parts = {"[Content_Types].xml": "<Types/>", "word/document.xml": sample.part("document", sample.p("chữ"))}
        return sample.zipped({**parts, "word/media/a.png": picture}, method=0)
    if kind == "docx full of XML":
        return sample.docx("".join(f"<w:p><w:pPr/>{n:x}<w:r/></w:p>" for n in range(700_000)) + sample.p("chữ"))
    if kind == "pdf":
        return sample.letter_pdf() + b"\n%" + chance.randbytes(MAX_INPUT - 10_000)
    if kind == "edxml":
        content = base64.b64encode(sample.letter_pdf() + chance.randbytes(36 << 20)).decode()
        coded = f"<ContentTransferEncoded>{content}</ContentTransferEncoded>"
        return f"<edXML><Attachment>{coded}</Attachment></edXML>".encode()
    return chance.randbytes(MAX_INPUT)


@pytest.mark.skipif(sys.platform != "linux", reason="chỉ Linux cho biết mức nhớ cao nhất (/proc)")
@pytest.mark.parametrize(
    ("kind", "ending"),
    [
        ("txt", "too_long"), ("html", "too_long"), ("html without words", "html"), ("docx", "docx"),
        ("docx full of XML", "docx"), ("pdf", "pdf"), ("edxml", "edxml"), ("noise", "not_document"),
    ],
)  # fmt: skip
def test_a_file_of_fifty_megabytes_stays_within_memory(kind: str, ending: str, tmp_path: Path) -> None:
    path = tmp_path / "lon"
    data = fifty_megabytes(kind)
    assert len(data) <= MAX_INPUT
    path.write_bytes(data)
    most, endings = memory(path)
    assert endings == [ending]
    assert most < MOST, f"{kind}: {most} MB"


@pytest.mark.skipif(sys.platform != "linux", reason="chỉ Linux cho biết mức nhớ cao nhất (/proc)")
def test_file_after_file_costs_no_more_than_a_few(tmp_path: Path) -> None:
    files = []
    for number, (kind, data) in enumerate(
        {
            "txt": sample.LETTER.encode(),
            "docx": sample.docx(sample.p(sample.LETTER)),
            "pdf": sample.letter_pdf(),
        }.items()
    ):
        files.append(tmp_path / f"{number}.{kind}")
        files[-1].write_bytes(data)
    few, _ = memory(*files)
    many, endings = memory(*(files * 300))
    assert set(endings) == {"txt", "docx", "pdf"}
    assert many < few + 20
