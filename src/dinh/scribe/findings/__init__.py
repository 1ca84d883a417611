"""What a careful reader would point at before signing: each finding with its place, its reason and a way out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice

from dinh.scribe.facts import Finding, Reading
from dinh.scribe.findings import (
    citing,
    due,
    figures,
    forms,
    levels,
    named,
    parts,
    ratios,
    standing,
    typos,
    wording,
    years,
)
from dinh.scribe.findings.codes import CODES, Code
from dinh.scribe.findings.page import LocalRegister, Page, page

__all__ = ["CODES", "Code", "LocalRegister", "check"]

Check = Callable[[Page], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    standing.standing, standing.unknown, named.named,
    citing.symbols, citing.dates, citing.register, citing.number_of_its_own_year,
    ratios.percentages, ratios.parts_over_wholes, ratios.sums,
    figures.decimal_marks, figures.thousands,
    years.carried_over, levels.abolished, parts.missing, forms.signature, wording.headings,
    typos.typos, due.past, due.day_off,
)  # fmt: skip
MOST = 200  # of one check: nobody reads further, and a hostile text must not keep us longer
STYLE_CHECKS: tuple[Check, ...] = (forms.end_mark, forms.number, forms.date_line, forms.recipients, wording.motto)


def check(
    reading: Reading, *, today: date | None = None, register: LocalRegister | None = None, style: bool = False
) -> tuple[Finding, ...]:
    """Every finding of one document, in the order of the text.

    Citations and levels are judged by the day of the document, by `today` where it has none; without either nothing is
    said of them. `register` is the commune's own register of papers. `style` adds the notes on form that a reader of an
    outside document does not need (codes whose `Code.style` is true).
    """
    sheet = page(reading, today=today, register=register, style=style)
    checks = CHECKS + STYLE_CHECKS if style else CHECKS
    found = {found for one in checks for found in islice(one(sheet), MOST)}
    return tuple(sorted(found, key=lambda f: (f.start, f.end, f.code, f.message)))
