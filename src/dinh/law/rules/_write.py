"""How the rule files write their rules: one call a rule, one line a value."""

from __future__ import annotations

from datetime import date

from dinh.law.cite import Cite
from dinh.law.dated import Caution, Dated, Rule, Unread
from dinh.law.provenance import Provenance
from dinh.law.values import Value


def since(day: str, value: Value | Unread, cite: Cite, provenance: Provenance, note: str = "") -> Dated:
    """A value from a day printed as the documents print it, `01/07/2023`."""
    d, m, y = map(int, day.split("/"))
    return Dated(date(y, m, d), value, cite, provenance, note)


def rule(
    key: str,
    title: str,
    *values: Dated,
    counted: str = "",
    override: str = "",
    cautions: tuple[Caution, ...] = (),
) -> Rule:
    return Rule(key, title, values, counted, override, cautions)


class Writer:
    """Writes the rules of one document: its first day in force, how it was read, and its cautions, said once."""

    def __init__(self, day: str, provenance: Provenance, cautions: tuple[Caution, ...] = ()) -> None:
        self._day, self._provenance, self._cautions = day, provenance, cautions

    def __call__(
        self, key: str, title: str, value: Value, cite: Cite, counted: str = "", *, override: str = "", note: str = ""
    ) -> Rule:
        dated = since(self._day, value, cite, self._provenance, note)
        return rule(key, title, dated, counted=counted, override=override, cautions=self._cautions)
