"""What of a person goes by itself once its term is over: every room says it of its own rows, in its `privacy.py`.

Only what `ground.personal` declares as erasable can be named here: a declaration with a reason to keep is refused, so
that no paper, register, minute or vote is ever let go by a clock. Read by `ground.privacy`, which counts, holds, and
lets go by the same erasure as when a person asks.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from dinh.ground.personal import BLANK, INVENTORY, MASK, ROW, Data
from dinh.law.retention import RETENTION, Retention


@dataclass(frozen=True, slots=True)
class Lapse:
    """Rows of one declaration that go when their term is over.

    `key` is a line of `law.retention.RETENTION`. `since` is the expression for the day the term runs from, None while
    it does not run; `only` narrows the rows; each may be a function that makes it when it is asked (a query needs a
    commune's scope). `about` is the path to the record that people know (`opinion__consultation`), "" for the row
    itself; `label` the path to that record's reference; `opens` gives the record's address from its key and reference.
    `texts` are models whose MASK columns are cleaned of the same person's traits, with the
    path from there back to the row: the sender's own words in which their telephone stands.
    """

    key: str
    data: Data
    since: Any
    about: str
    label: str
    opens: Callable[[Any, str], str] | None
    only: Any
    texts: dict[str, str]

    @property
    def law(self) -> Retention:
        return RETENTION[self.key]

    @property
    def about_pk(self) -> str:
        return f"{self.about}__pk" if self.about else "pk"

    @property
    def cleaned(self) -> list[tuple[Data, str]]:
        """The declarations behind `texts`, each with its path."""
        return [(data, path) for model, path in self.texts.items() for data in INVENTORY[model] if data.fate == MASK]


LAPSES: dict[str, Lapse] = {}


def lapses(
    key: str,
    model: str,
    *,
    since: Any,
    about: str = "",
    label: str = "",
    opens: Callable[[Any, str], str] | None = None,
    only: Any = None,
    texts: dict[str, str] | None = None,
) -> None:
    """Declared after `holds` of the same model, of which exactly one must be a whole row or columns to be emptied."""
    goes = [data for data in INVENTORY.get(model, ()) if data.fate in (ROW, BLANK)]
    if key not in RETENTION or key in LAPSES or len(goes) != 1:
        raise ValueError(f"{key}, {model}: no such term, or declared twice, or not one declaration that may go.")
    if goes[0].secret == bool(opens):
        raise ValueError(f"{key}: what is secret shows no record, everything else does.")
    LAPSES[key] = Lapse(key, goes[0], since, about, label, opens, only if only is not None else Q(), texts or {})
