"""What entering a paper into a register writes, the same for papers that came in and papers that went out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dinh.ground.actor import Actor
from dinh.ground.clock import now
from dinh.ground.fold import words
from dinh.ground.search import index
from dinh.law.documents import canonical
from dinh.office.papers.entries import Cited, Work
from dinh.office.papers.models import Citation, Clause, Paper, Register


@dataclass(frozen=True, slots=True)
class Entering:
    """One paper on its way into a register, inside the act that decides it."""

    by: Actor
    paper: Paper

    def take_number(self, key: str) -> int:
        """The next number of the book, and the paper's place in it."""
        paper = self.paper
        number: int = Register.objects.take(paper.commune, paper.body, paper.direction, key)
        paper.register_key, paper.register_number = key, number
        return number

    def save(self, citations: Iterable[Cited]) -> None:
        """Write the paper as registered, with what the registers search it by."""
        paper = self.paper
        cited = [item.number for item in citations]
        paper.canonical = canonical(paper.number, paper.issued)[:120] if paper.number else ""
        paper.folded = folded(paper, cited)
        paper.state, paper.registered_at = Paper.State.REGISTERED, now()
        paper.save()

    def citations(self, cited: Iterable[Cited]) -> int:
        """The documents cited, each once, tied to the papers of this commune that bear their numbers."""
        rows: dict[str, Citation] = {}
        for item in cited:
            key = canonical(item.number, item.date)[:120]
            if not key or key == self.paper.canonical:
                continue
            row = Citation(
                commune=self.paper.commune, paper=self.paper, number=item.number[:120], canonical=key, date=item.date,
                type_name=item.type_name[:60], issuer=item.issuer[:300], role=item.role, start=item.start, end=item.end,
                cited=_known(self.paper, key, item.date),
            )  # fmt: skip
            rows.setdefault(key, row)
        Citation.objects.bulk_create(rows.values())
        return len(rows)

    def cited_earlier(self) -> int:
        """Papers that cited this one before it came in now point to it."""
        paper = self.paper
        if not paper.canonical or not paper.issued:
            return 0
        waiting = Citation.objects.filter(canonical=paper.canonical, cited=None, date=paper.issued).exclude(paper=paper)
        linked: int = waiting.update(cited=paper)
        return linked

    def clauses(self, work: Iterable[Work]) -> int:
        rows = [
            Clause(
                commune=self.paper.commune, paper=self.paper, order=order, label=item.label[:60],
                agency=item.agency[:400], body=item.body, cooperating=list(item.cooperating), text=item.text,
                due=item.due,
                start=item.start, end=item.end, confidence=item.confidence,
            )
            for order, item in enumerate(work, start=1)
        ]  # fmt: skip
        Clause.objects.bulk_create(rows)
        return len(rows)

    def into_search(self) -> None:
        index.put(self.paper.commune, "papers", self.paper)


def folded(paper: Paper, cited: Iterable[str]) -> str:
    """What the registers find a paper by: number, subject, issuer, signer, cited numbers, without diacritics."""
    parts = [paper.number, paper.type_name, paper.subject, paper.issuer, paper.signer, *cited]
    return " " + " ".join(words(" ".join(parts)))


def _known(paper: Paper, key: str, day: date | None) -> Paper | None:
    """The registered paper that is meant: same number and day; without a day only when there is no choice."""
    same = Paper.objects.filter(canonical=key, state=Paper.State.REGISTERED).exclude(pk=paper.pk)
    if day:
        dated: Paper | None = same.filter(issued=day).order_by("pk").first()
        return dated
    if paper.issued:
        same = same.filter(issued__lte=paper.issued)
    found = list(same[:2])
    return found[0] if len(found) == 1 else None
