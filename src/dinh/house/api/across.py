"""A table of the country's office: its rows lie with the provinces' offices, which took them from their communes, and
with itself for provinces that have none here. Nothing is kept twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django_scopes import scopes_disabled

from dinh.ground.datasets import CHUNK, Column, Line, Table, Wanted


@dataclass(frozen=True, slots=True)
class Across(Table):
    """Rows of several offices, in the order of their keys. Each chunk is read whole beyond the open scope and handed on
    within it, so that whoever takes a row sees no more than before."""

    def each(self, columns: tuple[Column, ...], wanted: Wanted) -> Iterator[tuple[int, Line]]:
        while True:
            with scopes_disabled():
                chunk = [(row.pk, self.line(row)) for row in self.found(columns, wanted)[:CHUNK]]
            yield from chunk
            if len(chunk) < CHUNK:
                return
            wanted = replace(wanted, after=chunk[-1][0])

    def count(self, columns: tuple[Column, ...], wanted: Wanted) -> int:
        with scopes_disabled():
            return self.found(columns, wanted).order_by().count()
