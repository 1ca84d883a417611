"""Reads one official document: text → layout → outline → facts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from datetime import date

from dinh.scribe.decoded import Decoded
from dinh.scribe.duties import duties
from dinh.scribe.facts import Fact, Reading, System
from dinh.scribe.foot import Foot, read_foot
from dinh.scribe.grammar import citations as citing
from dinh.scribe.grammar.deadlines import deadlines
from dinh.scribe.grammar.ratios import ratios
from dinh.scribe.head import Head, addressees, read_head
from dinh.scribe.issuers import issuer_from_body
from dinh.scribe.layout.paragraphs import Paragraph, paragraphs
from dinh.scribe.layout.sheet import Sheet, between, compose, lay
from dinh.scribe.outline import Node, outline, sections

READ_LIMIT = 400_000  # characters, about 160 pages: what follows is kept but not read, so that no file takes long
_TOO_LONG = (
    "Văn bản dài hơn 400.000 ký tự: chỉ phần đầu được đọc, các số liệu và nhiệm vụ ở phần sau không được nhận ra. "
    "Hãy tách phụ lục thành tệp riêng rồi đọc từng tệp."
)
_RECORDING = frozenset(("Báo cáo", "Biên bản", "Tờ trình"))


def read_text(text: str, kind: str = "txt") -> Reading:
    """Everything read from plain text; positions count characters of `Reading.text` (NFC, `\\n`)."""
    return read(Decoded(compose(text), kind))


def read(decoded: Decoded) -> Reading:
    """Everything read from a decoded file. Never raises: what cannot be found is None or ()."""
    text = compose(decoded.text)
    sheet = lay(text[:READ_LIMIT])
    warnings = decoded.warnings
    if len(text) > READ_LIMIT:
        warnings = (*warnings, _TOO_LONG)
    head = read_head(sheet)
    foot = read_foot(sheet, head.end)
    body = paragraphs(sheet, between(sheet, head.end, foot.start))
    annex = paragraphs(sheet, between(sheet, foot.end, len(sheet.clean)))
    blocks = [*body, *annex]
    nodes = [*outline(body), *outline(annex)]
    issued = date.fromisoformat(head.issued.value) if head.issued else None
    cited = citing.mentions(sheet.clean, sheet.low, _grounds(blocks))
    spans = [c.span for c in cited]
    own = head.number.value if head.number else None
    recording = bool(head.type and head.type.value in _RECORDING)
    due = deadlines(sheet.clean, sheet.low, [(b.begin, b.end) for b in blocks], spans, issued, recording)
    told = addressees(sheet, head.end, foot.start)
    issuer = head.issuer or issuer_from_body(sheet, blocks, head.subject, head.symbol)
    kind = head.type.value if head.type else None
    return Reading(
        text=text,
        kind=decoded.kind,
        system=_system(head, foot),
        type=head.type,
        number=head.number,
        issued=head.issued,
        place=head.place,
        issuer=issuer,
        subject=head.subject,
        signer=foot.signer,
        signer_title=foot.signer_title,
        recipients=foot.recipients,
        addressees=told,
        citations=citing.distinct(cited, own, issued),
        deadlines=tuple(due),
        ratios=tuple(ratios(sheet.low)),
        duties=tuple(duties(sheet, _without(nodes, told), due, kind)),
        sections=sections(nodes),
        warnings=warnings,
        parts=_parts(sheet, head, foot),
    )


def _without(nodes: Sequence[Node], told: Sequence[Fact]) -> list[Node]:
    """The nodes without the bullets of «Kính gửi»: to be written to is no task."""
    if not told:
        return list(nodes)
    first, last = told[0].start, told[-1].end
    return [n for n in nodes if not (n.paragraph.bulleted and first - 3 <= n.paragraph.start < last)]


def _grounds(blocks: Sequence[Paragraph]) -> Callable[[int], bool]:
    """Tells whether a place lies in a paragraph of grounds («Căn cứ …»)."""
    starts = [block.start for block in blocks]

    def is_ground(at: int) -> bool:
        k = bisect_right(starts, at) - 1
        return k >= 0 and at < blocks[k].end and blocks[k].low.startswith("căn cứ")

    return is_ground


def _system(head: Head, foot: Foot) -> System | None:
    """By the number's form and the head's titles, else by the signature: «T/M» is the Party's, «TM.» the State's."""
    if head.system:
        return head.system
    if not foot.authority:
        return None
    return "party" if "/" in foot.authority.split(" ")[0] else "state"


def _parts(sheet: Sheet, head: Head, foot: Foot) -> dict[str, tuple[int, int]]:
    parts = {"head": (0, head.end), "body": (head.end, max(head.end, foot.start))}
    if foot.recipients_span:
        parts["recipients"] = foot.recipients_span
    if foot.signature_span:
        parts["signature"] = foot.signature_span
    if foot.end < len(sheet.clean) and sheet.clean[foot.end :].strip():
        parts["annex"] = (foot.end, len(sheet.clean))
    return parts
