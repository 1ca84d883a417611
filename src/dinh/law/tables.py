"""The law in lines of text for a terminal, headings in Vietnamese or English; the words of the law stay Vietnamese."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from dinh.law.dated import Rule
from dinh.law.due import Due
from dinh.law.known import KnownDocument
from dinh.law.passes import Answer
from dinh.law.workdays import spoken

WORDS = {
    "vi": {
        "since": "từ",
        "unverified": "chưa xác minh",
        "due": "Ngày đến hạn",
        "why": "Vì sao",
        "note": "Lưu ý",
        "unconfirmed": "Kết quả chưa chắc chắn: xem các dòng «Chưa chắc chắn» ở trên.",
        "yes": "ĐƯỢC THÔNG QUA",
        "no": "KHÔNG ĐƯỢC THÔNG QUA",
        "source": "Nguồn",
    },
    "en": {
        "since": "from",
        "unverified": "not verified",
        "due": "Due",
        "why": "Why",
        "note": "Note",
        "unconfirmed": "Not confirmed: see the lines «Chưa chắc chắn» above (days off not decided or not checked).",
        "yes": "PASSES",
        "no": "DOES NOT PASS",
        "source": "Source",
    },
}


def rule_lines(rule: Rule, lang: str) -> list[str]:
    """The key with its title and unit, then one line a value, then what to mind."""
    words = WORDS[lang]
    lines = [f"{rule.key} [{rule.unit}] {rule.title}{f', {rule.counted}' if rule.counted else ''}"]
    for entry in rule.values:
        unsure = "" if entry.provenance.verified else f", {words['unverified']}"
        source = f"[{entry.provenance}{unsure}]"
        lines.append(f"    {words['since']} {entry.since:%d/%m/%Y}: {entry.value}  ({entry.cite}) {source}")
        lines += [f"        {entry.note}"] if entry.note else []
    lines += [f"    {words['note']}: {rule.override_by_law}"] if rule.override_by_law else []
    lines += [f"    {words['note']}: {caution.text}" for caution in rule.cautions]
    return lines


def due_lines(answer: Due, lang: str) -> list[str]:
    words = WORDS[lang]
    lines = [f"{words['due']}: {spoken(answer.due)} ({answer.unit})", f"{words['why']}:"]
    lines += [f"  {number}. {step}" for number, step in enumerate(answer.steps, 1)]
    lines += [] if answer.confirmed else [words["unconfirmed"]]
    lines += [f"{words['note']}: {note}" for note in answer.notes]
    return [*lines, f"{words['source']}: {answer.article} [{answer.provenance}]"]


def passes_lines(answer: Answer, lang: str) -> list[str]:
    words = WORDS[lang]
    lines = [words["yes"] if answer.passes else words["no"], answer.reason]
    lines += [f"{words['note']}: {note}" for note in answer.notes]
    return [*lines, f"{words['source']}: {answer.article} [{answer.provenance}]"]


def document_lines(known: KnownDocument) -> list[str]:
    life = " → ".join(f"{day:%d/%m/%Y}" if day else "?" for day in (known.issued, known.in_force, known.ended))
    lines = [f"{known.label}: {known.title or '-'} ({known.issuer}); {life}; {known.standing} [{known.provenance}]"]
    lines += [f"    thay bằng: {', '.join(known.replaced_by)}"] if known.replaced_by else []
    lines += [f"    sửa đổi bởi: {', '.join(number for number, _ in known.amended_by)}"] if known.amended_by else []
    return lines + ([f"    {known.note}"] if known.note else [])


def table(rows: Iterable[Mapping[str, Any]], columns: tuple[str, ...]) -> list[str]:
    """Columns as wide as their widest cell; None and empty cells are «-»."""
    cells = [columns, *(tuple(_cell(row[name]) for name in columns) for row in rows)]
    widths = [max(len(line[n]) for line in cells) for n in range(len(columns))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in cells]


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "+" if value else "-"
    return "-" if value in (None, "") else str(value)
