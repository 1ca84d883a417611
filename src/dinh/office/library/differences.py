"""What two wordings of a model differ in, clause by clause: which Điều, and within it what was added, taken out, put
otherwise."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dinh.office.library.shelf import readable
from dinh.scribe.changes import Change, changes

_HEADED = re.compile(r"^(#{1,2} )", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Clause:
    """The heading a run of changed paragraphs stands under, in the new wording or, where it is gone, in the old."""

    title: str
    changes: tuple[Change, ...]


def between(old: str, new: str) -> list[Clause]:
    """Only clauses that differ, in reading order; none for wordings that say the same."""
    headings = {readable(line) for body in (old, new) for line in body.splitlines() if _HEADED.match(line)}
    made: list[tuple[str, list[Change]]] = [("", [])]
    for change in changes(readable(old), readable(new)):
        words = change.new or change.old
        if words in headings:
            made.append((words, []))
        if change.kind != "same":
            made[-1][1].append(change)
    return [Clause(title, tuple(found)) for title, found in made if found]
