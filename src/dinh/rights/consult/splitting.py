"""A draft's text → the pieces people speak to: Điều with its khoản, or headings, or paragraphs where it has neither."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.scribe.decode import decode
from dinh.scribe.decoded import Unreadable
from dinh.scribe.layout.paragraphs import paragraphs
from dinh.scribe.layout.sheet import between, compose, lay
from dinh.scribe.outline import Node, outline

KINDS = {"docx", "pdf", "txt"}
LONGEST = 1_500  # characters of an article above which its khoản stand alone
_CHAPTER = re.compile(r"(?i)^(?:phần|chương|mục)\s")
_ARTICLE = re.compile(r"(?i)^điều\s+\d+[a-zđ]?$")


@dataclass(frozen=True, slots=True)
class Piece:
    """`label` «Điều 3», «Khoản 2 Điều 3», «II.1», or empty for what stands before the first."""

    label: str
    text: str


def from_file(data: bytes, name: str) -> str:
    """The text of an upload. Raises ValidationError naming the file and the way out."""
    try:
        decoded = decode(data, name)
    except Unreadable as error:
        raise ValidationError({"upload": f"“{name}”: {error}"}) from error
    if decoded.kind not in KINDS:
        words = _("“%(name)s” không phải tệp .docx, .pdf có chữ hoặc .txt. Hãy dán nội dung vào ô bên trên.")
        raise ValidationError({"upload": words % {"name": name}})
    return decoded.text


def split(text: str) -> list[Piece]:
    """The pieces of a draft in order; every word of it is in exactly one of them."""
    sheet = lay(compose(text))
    nodes = outline(paragraphs(sheet, between(sheet, 0, len(sheet.clean))))
    lines = [(node, sheet.raw[node.paragraph.start : node.paragraph.end].strip()) for node in nodes]
    articles = any(_ARTICLE.match(node.paragraph.label.text) for node, _line in lines)
    starts = _article if articles else _heading
    grouped: list[tuple[str, list[tuple[Node, str]]]] = []
    for node, line in lines:
        label = starts(node)
        if label or not grouped:
            grouped.append((label, []))
        grouped[-1][1].append((node, line))
    pieces = [piece for label, inside in grouped for piece in _cut(label, inside)]
    return [piece for piece in pieces if piece.text] or [Piece("", text.strip())]


def _article(node: Node) -> str:
    own = node.paragraph.label.text
    if _ARTICLE.match(own):
        return f"Điều {own.split()[-1]}"
    return f"{own[0].upper()}{own[1:]}" if _CHAPTER.match(own) else ""


def _heading(node: Node) -> str:
    """In a text without articles: what carries a number or a letter of the two outermost levels."""
    labelled = node.paragraph.label.kind != "none" and not node.paragraph.bulleted
    return node.clause if labelled and 0 < len(node.path) <= 2 else ""


def _cut(label: str, inside: list[tuple[Node, str]]) -> list[Piece]:
    """One piece, or one for each khoản of a long article."""
    whole = "\n".join(line for _node, line in inside)
    if len(whole) <= LONGEST or not label.startswith("Điều"):
        return [Piece(label, _bare(label, whole))]
    pieces = [Piece(label, "")]
    for node, line in inside:
        own = node.paragraph.label.text
        if own.isdigit() and len(node.path) == 2:
            pieces.append(Piece(f"Khoản {own} {label}", line))
        else:
            last = pieces[-1]
            pieces[-1] = Piece(last.label, f"{last.text}\n{line}".strip())
    first = pieces[0]
    return [Piece(label, _bare(label, first.text)), *pieces[1:]]


def _bare(label: str, text: str) -> str:
    """«Điều 3. Mức đóng góp …» → «Mức đóng góp …»: the label is shown before it anyway."""
    own = label.rsplit(".", 1)[-1]
    return re.sub(rf"^\s*{re.escape(own)}\s*[.:)]?\s*", "", text, count=1, flags=re.IGNORECASE) if label else text
