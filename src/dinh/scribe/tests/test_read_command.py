"""`./dinh read`: facts, findings or JSON of many files; the bad ones are named and the others still read."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dinh.scribe import cli
from dinh.scribe.decode import limits
from dinh.scribe.tests.decode_samples import LETTER, docx, letter_pdf, p

REPORT = """ỦY BAN NHÂN DÂN
PHƯỜNG ĐÌNH MINH

Số: 45/BC-UBND

Đình Minh, ngày 20 tháng 11 năm 2026

BÁO CÁO
Kết quả thực hiện dân chủ ở cơ sở năm 2026

1. Căn cứ Pháp lệnh số 34/2007/PL-UBTVQH11 ngày 20/4/2007, phường đã tổ chức thực hiện.
2. Có 45/60 hộ tham gia, đạt 76%.

Nơi nhận:
- Đảng ủy phường;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Trần Thị Lan
"""
KEYS = {
    "file", "type", "number", "issued", "place", "issuer", "subject", "signer", "signer_title", "recipients",
    "citations", "deadlines", "ratios", "tasks", "findings", "confidence", "error",
}  # fmt: skip

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command in this process: (exit code, output, messages)."""
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setattr(sys.stdout, "reconfigure", lambda **_: None, raising=False)

    def once(*argv: str | Path) -> tuple[int, str, str]:
        code = cli.main([str(word) for word in argv])
        return code, *capsys.readouterr()

    return once


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "bao-cao.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_the_summary_shows_head_citations_and_findings(run: Run, report: Path) -> None:
    code, out, _ = run(report)
    assert code == 0
    assert out.startswith(
        f"{report}\n  Loại            Báo cáo\n  Số, ký hiệu     45/BC-UBND\n  Ngày ban hành   20/11/2026\n"
    )
    assert "34/2007/PL-UBTVQH11 · 20/04/2007: HẾT HIỆU LỰC" in out
    assert "tính lại 75%" in out
    assert "    - Đảng ủy phường\n" in out


def test_findings_have_line_column_words_and_suggestion(run: Run, report: Path) -> None:
    code, out, _ = run("--findings", report)
    assert code == 0
    at = REPORT.index("34/2007")
    line = REPORT.count("\n", 0, at) + 1
    column = at - REPORT.rfind("\n", 0, at)
    dead = next(x for x in out.splitlines() if "[citation.dead]" in x)
    assert dead.startswith(f"{report}:{line}:{column}: lỗi: ")
    after = out[out.index(dead) :].splitlines()
    assert after[1] == "    “34/2007/PL-UBTVQH11”"
    assert "10/2022/QH15" in after[2]
    assert "    → " in out


def test_a_paper_without_findings_says_so(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "ghi-chu.txt"
    path.write_text("Họp tổ dân phố lúc 19 giờ.", encoding="utf-8")
    assert run("--findings", path) == (0, f"{path}: không có phát hiện nào\n", "")


def test_json_is_a_line_a_file_in_the_order_given(run: Run, report: Path, tmp_path: Path) -> None:
    other = tmp_path / "ke-hoach.docx"
    other.write_bytes(docx("".join(map(p, LETTER.splitlines()))))
    code, out, _ = run("--json", other, report)
    first, second = map(json.loads, out.splitlines())
    assert code == 0
    assert set(first) == set(second) == KEYS
    assert (first["file"], first["number"], first["error"]) == (str(other), "12/KH-UBND", None)
    assert (second["file"], second["issued"], second["signer"]) == (str(report), "2026-11-20", "Trần Thị Lan")
    assert second["citations"][0]["status"] == "dead"
    assert {f["code"] for f in second["findings"]} >= {"citation.dead", "ratio.arithmetic"}


def test_every_kind_gives_the_same_number(run: Run, tmp_path: Path) -> None:
    html = "<html>" + "".join(f"<p>{line}</p>" for line in LETTER.splitlines()) + "</html>"
    files = {"a.txt": LETTER.encode(), "a.docx": docx("".join(map(p, LETTER.splitlines()))), "a.pdf": letter_pdf()}
    files |= {"a.html": html.encode(), "b.txt": LETTER.encode("utf-16")}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    _, out, _ = run("--json", *(tmp_path / name for name in files))
    assert {(o["number"], o["issued"]) for o in map(json.loads, out.splitlines())} == {("12/KH-UBND", "2026-03-05")}


def test_a_bad_file_is_named_and_the_others_are_read(run: Run, report: Path, tmp_path: Path) -> None:
    scan, folder = tmp_path / "quet.png", tmp_path / "thu-muc"
    scan.write_bytes(b"\x89PNG\r\n\x1a\n")
    folder.mkdir()
    missing = tmp_path / "khong-co.docx"
    code, out, _ = run("--json", scan, report, folder, missing)
    objects = [json.loads(line) for line in out.splitlines()]
    assert code == 1
    assert [o["file"] for o in objects] == [str(x) for x in (scan, report, folder, missing)]
    assert "ảnh (PNG)" in objects[0]["error"]
    assert objects[1]["error"] is None
    assert "thư mục" in objects[2]["error"]
    assert "Không tìm thấy" in objects[3]["error"]
    assert set(objects[0]) == KEYS
    assert objects[0]["type"] is None
    assert objects[0]["tasks"] == []


def test_a_bad_file_has_its_line_in_the_other_forms_too(run: Run, tmp_path: Path) -> None:
    empty = tmp_path / "rong.txt"
    empty.write_bytes(b"")
    for form in ((), ("--findings",)):
        code, out, _ = run(*form, empty)
        assert (code, out.count("\n")) == (1, 1)
        assert out.startswith(f"{empty}: không đọc được: Tệp rỗng")


def test_a_file_too_large_is_not_even_opened(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    big = tmp_path / "lon.docx"
    with big.open("wb") as file:
        file.truncate(limits.MAX_INPUT + 1)
    monkeypatch.setattr("builtins.open", None)
    code, out, _ = run(big)
    assert code == 1
    assert "50 MB" in out


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="người quản trị máy đọc được mọi tệp")
def test_a_file_one_may_not_read_says_so(run: Run, report: Path) -> None:
    report.chmod(0)
    code, out, _ = run(report)
    assert code == 1
    assert "quyền đọc" in out


def test_a_dash_reads_what_is_piped_in(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(REPORT.encode())))
    code, out, _ = run("--json", "-")
    assert (code, json.loads(out)["file"], json.loads(out)["number"]) == (0, "-", "45/BC-UBND")


def test_a_slip_of_ours_is_one_files_error(run: Run, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def slip(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr(cli, "read", slip)
    code, out, _ = run("--json", report, report)
    assert code == 1
    assert [json.loads(line)["error"].startswith("Chương trình gặp lỗi") for line in out.splitlines()] == [True, True]


@pytest.mark.parametrize(
    ("argv", "cause"),
    [
        ((), "Chưa nêu tệp nào"),
        (("--json",), "Chưa nêu tệp nào"),
        (("--xml", "a.txt"), "Không có tùy chọn “--xml”"),
        (("--json", "--findings", "a.txt"), "Chỉ chọn một"),
        (("--lang", "fr", "a.txt"), "--lang nhận vi hoặc en"),
        (("a.txt", "--lang"), "--lang nhận vi hoặc en"),
    ],
)
def test_wrong_use_is_told_with_the_usage(run: Run, argv: tuple[str, ...], cause: str) -> None:
    code, out, err = run(*argv)
    assert (code, out) == (2, "")
    assert cause in err
    assert "Dùng: ./dinh read" in err


def test_help_is_in_the_language_asked_for(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("--help")[1].startswith("Dùng:")
    assert run("--lang", "en", "--help")[1].startswith("Usage:")
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert run("-h")[1].startswith("Usage:")


def test_english_labels_and_reasons(run: Run, report: Path, tmp_path: Path) -> None:
    code, out, _ = run("--lang=en", report, tmp_path)
    assert code == 1
    assert "  Number          45/BC-UBND\n" in out
    assert "NO LONGER IN FORCE" in out
    assert f"{tmp_path}: cannot be read: This is a folder." in out


def test_json_speaks_vietnamese_unless_told_otherwise(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert "thư mục" in json.loads(run("--json", tmp_path)[1])["error"]
    assert "folder" in json.loads(run("--json", "--lang", "en", tmp_path)[1])["error"]


def test_a_name_that_begins_with_a_dash_comes_after_two(
    run: Run, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(report.parent)
    report.rename(report.parent / "--la.txt")
    assert run("--json", "--", "--la.txt")[0] == 0


def test_a_name_cannot_forge_a_line(run: Run, tmp_path: Path) -> None:
    code, out, _ = run(f"{tmp_path}/a\nb\x1b[31m.txt")
    assert code == 1
    assert out.count("\n") == 1
    assert "\x1b" not in out


def test_the_command_needs_no_django_and_writes_utf_8(report: Path) -> None:
    script = (
        "import sys; from dinh.scribe.cli import main; code = main(sys.argv[1:]); "
        "assert not [m for m in sys.modules if m.split('.')[0] in ('django', 'docx')], 'pure'; sys.exit(code)"
    )
    root = Path(cli.__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", script, "--json", str(report)],
        capture_output=True, timeout=60, env={**os.environ, "PYTHONPATH": str(root), "PYTHONIOENCODING": "ascii"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    assert json.loads(done.stdout.decode("utf-8"))["signer"] == "Trần Thị Lan"


def test_a_reader_that_stops_listening_is_no_error(report: Path) -> None:
    root = Path(cli.__file__).parents[2]
    done = subprocess.run(
        ["/bin/sh", "-c", f'"{sys.executable}" -m dinh read --json {" ".join([str(report)] * 60)} | head -n 1'],
        capture_output=True, text=True, timeout=60, env={**os.environ, "PYTHONPATH": str(root)},
    )  # fmt: skip
    assert json.loads(done.stdout)["number"] == "45/BC-UBND"
    assert "Traceback" not in done.stderr


@pytest.mark.real
def test_the_real_documents_are_read_without_an_error() -> None:
    shared = Path(cli.__file__).parents[4] / "shared"
    files = sorted(map(str, [*shared.glob("seeds/*.txt"), *shared.glob("corpus/docs/*.txt")]))
    if not files:
        pytest.skip("không có ../shared cạnh kho mã: bỏ qua các văn bản thật")
    root = Path(cli.__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-m", "dinh", "read", "--json", *files],
        capture_output=True, text=True, encoding="utf-8", timeout=100, env={**os.environ, "PYTHONPATH": str(root)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert [json.loads(line)["error"] for line in done.stdout.splitlines()] == [None] * len(files)
