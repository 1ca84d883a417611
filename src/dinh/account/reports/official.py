"""From composed sections to the words of an official paper."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from dinh.account.reports.annexes import Annex
from dinh.account.reports.charts import Chart, png
from dinh.account.reports.compose import Composed, Sentence
from dinh.account.reports.models import Draft

WIDE = 6  # columns from which an annex lies across the page
NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
CHART_MM = 150


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: the lines of capacity as printed (`T/M ĐẢNG ỦY`), the signer's own post, the name."""

    authority: tuple[str, ...] = ()
    title: str = ""
    name: str = ""


def official(
    draft: Draft, sections: list[Composed], signature: Signature, tables: Sequence[Annex] = ()
) -> dict[str, Any]:
    """The report as the papers room keeps an official paper (`papers.official`)."""
    return {
        "blocks": [block for made in sections for block in _blocks(made)],
        "recipients": _recipients(draft),
        "archive": "VT" if draft.body.system == "state" else draft.body.short_name or draft.body.name,
        "signature": {"authority": list(signature.authority), "title": signature.title, "name": signature.name},
        "annexes": [_annex(at, one) for at, one in enumerate(tables)],
    }


def _recipients(draft: Draft) -> list[str]:
    """A unit's report goes to the receiver; the one that merges goes where it is sent on, and back to the units."""
    regime = draft.regime
    if not draft.merges:
        return [regime.receiver.name, *regime.copies]
    return [*regime.copies, *(str(body) for body in regime.owes.all())]


def _blocks(made: Composed) -> Iterable[dict[str, Any]]:
    yield {"kind": "heading", "level": made.section.level, "label": made.label, "text": made.section.title}
    yield from _paragraphs(made.sentences)
    for table in made.tables:
        yield _table(table.caption, table.header, table.rows)
    for chart in made.charts:
        yield _figure(chart)


def _paragraphs(sentences: Iterable[Sentence]) -> Iterable[dict[str, Any]]:
    """Sentences counted from one room's records make one paragraph, as a person would write them."""
    for (room, bullet), group in groupby(sentences, key=lambda one: (_room(one), one.bullet)):
        some = [one.text for one in group]
        if room:
            yield {"kind": "para", "text": " ".join(some)}
        else:
            yield from ({"kind": "bullet" if bullet else "para", "text": text} for text in some)


def _room(one: Sentence) -> str:
    return one.key.partition(".")[0] if one.source == "indicator" else ""


def _figure(chart: Chart) -> dict[str, Any]:
    picture = base64.b64encode(png(chart)).decode("ascii")
    return {"kind": "figure", "png": picture, "caption": chart.title, "alt": chart.alt, "width": CHART_MM}


def _table(caption: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[str, Any]:
    return {"kind": "table", "caption": caption, "header": list(header), "rows": [list(row) for row in rows]}


def _annex(at: int, one: Annex) -> dict[str, Any]:
    blocks = [_table("", one.header, one.rows)]
    if one.more:
        words = f"Còn {one.more} bản ghi nữa, mở được ở bản điện tử của báo cáo."
        blocks.append({"kind": "para", "text": words})
    return {
        "label": f"Phụ lục {NUMERALS[at]}" if at < len(NUMERALS) else f"Phụ lục {at + 1}",
        "title": one.title, "landscape": len(one.header) >= WIDE, "blocks": blocks,
    }  # fmt: skip
