"""A drafted paper as plain JSON (`Paper.draft`), to and from `scribe.writing.model.OfficialPaper`.

Keys, all optional: `addressees`, `grounds`, `recipients` [str]; `archive`, `enactor`, `enacts`, `superior`, `place`,
`issuer`, `urgency` str; `signature` {authority [str], title, name}; `blocks`; `annexes`, a list of {label, title,
landscape, blocks}.
A block is one of
  {"kind": "heading", "level": 1–4, "label": "I", "text"}
  {"kind": "para", "text" or "runs", "centred"}
  {"kind": "bullet", "text" or "runs"}
  {"kind": "table", "header", "rows", "widths", "numeric", "caption"}
  {"kind": "figure", "png" in base64, "caption", "alt", "width"}
  {"kind": "break"}
and a run {"text", "bold", "italic"}.
"""

from __future__ import annotations

import base64
from typing import Any

from dinh.scribe.writing.model import (
    Annex,
    Block,
    Bullet,
    Figure,
    Heading,
    OfficialPaper,
    PageBreak,
    Para,
    Run,
    Signature,
    Table,
)

TEXTS = ("archive", "enactor", "enacts", "superior", "place", "issuer", "urgency")
LINES = ("addressees", "grounds", "recipients")
KEYS = {*TEXTS, *LINES, "signature", "blocks", "annexes"}


def to_json(paper: OfficialPaper) -> dict[str, Any]:
    """What a draft keeps of a paper: everything that its register, its body and its columns do not say."""
    signature = {
        "authority": list(paper.signature.authority),
        "title": paper.signature.title,
        "name": paper.signature.name,
    }
    annexes = [
        {"label": annex.label, "title": annex.title, "landscape": annex.landscape, "blocks": _all(annex.blocks)}
        for annex in paper.annexes
    ]
    return {
        **{name: getattr(paper, name) or "" for name in TEXTS},
        **{name: list(getattr(paper, name)) for name in LINES},
        "signature": signature, "blocks": _all(paper.blocks), "annexes": annexes,
    }  # fmt: skip


def _all(blocks: tuple[Block, ...]) -> list[dict[str, Any]]:
    return [block_to_json(block) for block in blocks]


def block_to_json(block: Block) -> dict[str, Any]:
    match block:
        case Heading():
            return {"kind": "heading", "level": block.level, "label": block.label, "text": block.text}
        case Para():
            return {"kind": "para", "runs": _runs_to_json(block.runs), "centred": block.centred}
        case Bullet():
            return {"kind": "bullet", "runs": _runs_to_json(block.runs)}
        case Table():
            rows = [list(row) for row in block.rows]
            return {
                "kind": "table", "header": list(block.header), "rows": rows, "widths": list(block.widths),
                "numeric": sorted(block.numeric), "caption": block.caption,
            }  # fmt: skip
        case Figure():
            png = base64.b64encode(block.png).decode("ascii")
            return {"kind": "figure", "png": png, "caption": block.caption, "alt": block.alt, "width": block.width}
        case PageBreak():
            return {"kind": "break"}


def _runs_to_json(runs: tuple[Run, ...]) -> list[dict[str, Any]]:
    return [{"text": run.text, "bold": run.bold, "italic": run.italic} for run in runs]


def block(data: dict[str, Any]) -> Block:
    """One block. Raises ValueError for a kind nobody knows or a table whose rows do not fit its header."""
    kind = data.get("kind")
    if kind == "heading":
        return Heading(int(data.get("level", 1)), str(data.get("label", "")), str(data.get("text", "")))
    if kind == "para":
        return Para(_runs(data), bool(data.get("centred", False)))
    if kind == "bullet":
        return Bullet(_runs(data))
    if kind == "table":
        return _table(data)
    if kind == "figure":
        return Figure(base64.b64decode(data["png"]), data.get("caption", ""), data.get("alt", ""), data.get("width"))
    if kind == "break":
        return PageBreak()
    raise ValueError(
        f"Khối nội dung «{kind}» không có trong thể thức: hãy dùng heading, para, bullet, table, figure, break."
    )


def _table(data: dict[str, Any]) -> Table:
    return Table(
        header=tuple(str(cell) for cell in data.get("header", [])),
        rows=tuple(tuple(str(cell) for cell in row) for row in data.get("rows", [])),
        widths=tuple(float(width) for width in data.get("widths", [])),
        numeric=frozenset(int(column) for column in data.get("numeric", [])),
        caption=str(data.get("caption", "")),
    )


def _runs(data: dict[str, Any]) -> tuple[Run, ...]:
    if "runs" in data:
        return tuple(
            Run(str(run["text"]), bool(run.get("bold", False)), bool(run.get("italic", False))) for run in data["runs"]
        )
    return (Run(str(data.get("text", ""))),)


def blocks(data: dict[str, Any]) -> tuple[Block, ...]:
    return tuple(block(item) for item in data.get("blocks", []))


def annexes(data: dict[str, Any]) -> tuple[Annex, ...]:
    return tuple(
        Annex(item.get("label", ""), item.get("title", ""), blocks(item), bool(item.get("landscape", False)))
        for item in data.get("annexes", [])
    )


def signature(data: dict[str, Any]) -> Signature:
    held = data.get("signature") or {}
    return Signature(tuple(held.get("authority", ())), held.get("title", ""), held.get("name", ""))
