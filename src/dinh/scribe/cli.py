"""`./dinh read FILE… [--json|--findings] [--lang vi|en]`: reads papers, one at a time, in the order given.

Exit 0: all were read; 1: at least one could not be read (the others were); 2: wrong use.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Literal

from dinh.scribe.contract import to_json
from dinh.scribe.decode import decode
from dinh.scribe.decode.limits import MAX_INPUT
from dinh.scribe.decode.refusal import in_english, refuse
from dinh.scribe.decoded import Unreadable
from dinh.scribe.envelope import with_envelope
from dinh.scribe.facts import Finding, Reading
from dinh.scribe.findings import check
from dinh.scribe.printing import findings_lines, safe_name, summary_lines
from dinh.scribe.reading import read
from dinh.scribe.statuses import with_statuses

Form = Literal["summary", "json", "findings"]

USAGE = {
    "vi": """Dùng: ./dinh read TỆP… [--json | --findings] [--lang vi|en]

  TỆP          .docx, .pdf có chữ, .txt, .html, .edxml; dấu - là đọc từ đầu vào chuẩn
  --json       mỗi tệp một dòng JSON, theo thứ tự đã nêu
  --findings   chỉ in các phát hiện: dòng:cột, mức độ, lý do, gợi ý
  --lang       ngôn ngữ của thông báo

Mã thoát: 0 đã đọc hết, 1 có tệp không đọc được (các tệp khác vẫn đọc), 2 dùng sai.""",
    "en": """Usage: ./dinh read FILE… [--json | --findings] [--lang vi|en]

  FILE         .docx, .pdf with text, .txt, .html, .edxml; - reads standard input
  --json       one line of JSON a file, in the order given
  --findings   the findings only: line:column, severity, reason, suggestion
  --lang       language of the messages

Exit: 0 all read, 1 a file could not be read (the others were), 2 wrong use.""",
}


class WrongUse(Exception):
    """The command line cannot be followed; the message says what to change."""


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asks for. `spoken` is the language of messages; JSON stays Vietnamese unless told
    otherwise.
    """

    files: tuple[str, ...]
    form: Form = "summary"
    lang: str | None = None
    help: bool = False

    @property
    def spoken(self) -> str:
        if self.lang or self.form == "json":
            return self.lang or "vi"
        return "en" if os.environ.get("LANG", "").startswith("en") else "vi"


def main(argv: list[str]) -> int:
    """Runs the command with the words after `read`; returns the exit code."""
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        request = parse(argv)
    except WrongUse as error:
        print(f"{error}\n\n{USAGE['vi']}", file=sys.stderr)
        return 2
    if request.help:
        print(USAGE[request.spoken])
        return 0
    try:
        return run(request)
    except BrokenPipeError:  # the reader of our output (`| head`) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def parse(argv: list[str]) -> Request:
    """Raises WrongUse for an unknown option, two forms at once, an unknown language or no file."""
    files: list[str] = []
    forms: list[Form] = []
    lang = None
    words = iter(argv)
    for word in words:
        if word == "--":
            files += words
        elif word == "--json":
            forms.append("json")
        elif word == "--findings":
            forms.append("findings")
        elif word == "--lang" or word.startswith("--lang="):
            lang = _language(word.partition("=")[2] or next(words, ""))
        elif word in ("-h", "--help"):
            return Request((), lang=lang, help=True)
        elif word.startswith("-") and word != "-":
            raise WrongUse(f"Không có tùy chọn “{word}”. (Tệp có tên bắt đầu bằng dấu gạch: đặt sau --.)")
        else:
            files.append(word)
    if len(set(forms)) > 1:
        raise WrongUse("Chỉ chọn một trong hai: --json hoặc --findings.")
    if not files:
        raise WrongUse("Chưa nêu tệp nào để đọc.")
    return Request(tuple(files), forms[0] if forms else "summary", lang)


def _language(word: str) -> str:
    if word not in USAGE:
        raise WrongUse(f"--lang nhận vi hoặc en, không nhận “{word}”.")
    return word


def run(request: Request) -> int:
    """Reads and prints file after file, holding one at a time; returns 0 or 1."""
    failed = False
    for number, name in enumerate(request.files, 1):
        _progress(number, len(request.files), name)
        reading, found, error = one(name)
        failed = failed or error is not None
        for line in lines(request, name, reading, found, error):
            print(line, flush=True)
    _progress(0, len(request.files), "")
    return 1 if failed else 0


def one(name: str) -> tuple[Reading | None, tuple[Finding, ...], Unreadable | None]:
    """A file's reading with its findings, or why there is none. A slip of ours on one file must not stop the others."""
    try:
        today = _today()
        decoded = decode(load(name), name)
        reading = with_statuses(with_envelope(read(decoded), decoded.header), today)
        return reading, check(reading, today=today), None
    except Unreadable as error:
        return None, (), error
    except Exception as error:  # noqa: BLE001 - reported on the file's own line, with exit code 1
        return None, (), refuse("internal", type(error).__name__)


def _today() -> date:
    """The day in Vietnam: a document without a date is judged by it."""
    return datetime.now(timezone(timedelta(hours=7))).date()


def load(name: str) -> bytes:
    """The file's bytes, never more than one above the limit. Raises Unreadable: missing, directory, forbidden, disk,
    too_large.
    """
    try:
        if name == "-":
            return sys.stdin.buffer.read(MAX_INPUT + 1)
        if os.path.isdir(name):
            raise refuse("directory")
        if os.path.getsize(name) > MAX_INPUT:
            raise refuse("too_large")
        with open(name, "rb") as file:
            return file.read(MAX_INPUT + 1)
    except FileNotFoundError as error:
        raise refuse("missing") from error
    except PermissionError as error:
        raise refuse("forbidden") from error
    except (OSError, ValueError) as error:  # ValueError: a name with a null character
        raise refuse("disk", type(error).__name__) from error


def lines(
    request: Request, name: str, reading: Reading | None, found: tuple[Finding, ...], error: Unreadable | None
) -> Iterator[str]:
    """What to print of one file in the form asked for."""
    sentence = None if error is None else str(error)
    if error is not None and request.spoken == "en":
        sentence = in_english(error.code)
    if request.form == "json":
        yield json.dumps(to_json(name, reading, found, sentence), ensure_ascii=False)
    elif reading is None:
        yield f"{safe_name(name)}: {'cannot be read' if request.spoken == 'en' else 'không đọc được'}: {sentence}"
    elif request.form == "findings":
        yield from findings_lines(name, reading, found, request.spoken)
    else:
        yield from summary_lines(name, reading, found, request.spoken)


def _progress(number: int, total: int, name: str) -> None:
    """How far it is, for a person waiting at the terminal while the output goes to a file; 0 wipes the line."""
    if total > 1 and sys.stderr.isatty() and not sys.stdout.isatty():
        words = f"{number}/{total} {safe_name(name)[-60:]}" if number else ""
        sys.stderr.write(f"\r\033[K{words}")
        sys.stderr.flush()
