"""Where a rule comes from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cite:
    """One place in one document; only the document where the article was not established.

    `article` is a number, an added article (`"28b"`) or a span (`"29–32"`); `also` a second place that says the same.

    >>> str(Cite("Luật 10/2022/QH15", 21, 1, "a")), str(Cite("Luật Khiếu nại 2011"))
    ('điểm a khoản 1 Điều 21 Luật 10/2022/QH15', 'Luật Khiếu nại 2011')
    """

    doc: str
    article: int | str | None = None
    clause: int | str | None = None
    point: str | None = None
    also: Cite | None = None

    def __post_init__(self) -> None:
        if (self.point and not self.clause) or (self.clause and not self.article):
            raise ValueError(f"Trích dẫn {self.doc}: có điểm thì phải có khoản, có khoản thì phải có điều.")

    def __str__(self) -> str:
        parts = [
            f"điểm {self.point}" if self.point else "",
            f"khoản {self.clause}" if self.clause else "",
            f"Điều {self.article}" if self.article else "",
        ]
        own = " ".join([*filter(None, parts), self.doc])
        return f"{own}; {self.also}" if self.also else own
