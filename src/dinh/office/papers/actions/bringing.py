"""Papers of old books come into the registers under their own numbers, and go out again.

Nothing is read, assigned or made public by it. The next number that a book gives follows the highest it now holds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Max, Min, ProtectedError, QuerySet
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.clock import now
from dinh.ground.gate import Refused, require
from dinh.ground.journal.actions import record
from dinh.ground.past.kinds import Bringing
from dinh.ground.past.queries import run_of
from dinh.ground.refs import new_ref
from dinh.ground.search import index
from dinh.law.documents import canonical
from dinh.office.papers import permissions
from dinh.office.papers.actions.entering import folded
from dinh.office.papers.models import Paper, Register
from dinh.office.papers.numbering import book_in
from dinh.office.papers.past_judging import place_out, type_of
from dinh.scribe.ledgers.cells import numbered

Given = Mapping[str, Any]


@act
def bring_out(by: Actor, run: int, given: Given, known: Given, rows: Sequence[Bringing]) -> dict[int, int]:
    """Papers issued in the past, numbered as they were. Returns the paper of each row."""
    body = _body(by, permissions.ISSUE, given)
    former = str(given.get("former", "")).strip()
    papers = []
    for row in rows:
        place = place_out(body, row.values, former)
        found = numbered(row.values["number"])
        symbol = found[2] if found else ""
        paper = _paper(by, run, body, Paper.Direction.OUT, row.values)
        paper.number, paper.issuer = place.written[:80], body.name
        paper.type_name = type_of(body.system, row.values.get("type", ""), symbol, row.values["subject"])
        paper.register_key, paper.register_number = place.key, place.number
        paper.recipients = [text.strip() for text in str(row.values.get("recipients", "")).split(";") if text.strip()]
        papers.append(paper)
    return _keep(by, run, body, Paper.Direction.OUT, known, rows, papers)


@act
def bring_in(by: Actor, run: int, given: Given, known: Given, rows: Sequence[Bringing]) -> dict[int, int]:
    """Papers that arrived in the past. One without a number of arrival gets the next one of its year."""
    body = _body(by, permissions.REGISTER, given)
    former = str(given.get("former", "")).strip()
    papers = []
    for row in rows:
        paper = _paper(by, run, body, Paper.Direction.IN, row.values)
        number = str(row.values.get("number", ""))
        paper.number, paper.issuer = number[:80], str(row.values.get("issuer", ""))[:300]
        symbol = found[2] if (found := numbered(number)) else ""
        paper.type_name = type_of("state", row.values.get("type", ""), symbol, paper.subject)
        paper.register_key = book_in(row.values["arrived"]) + (f"|{former}" if former else "")
        paper.register_number = int(row.values.get("place", 0) or 0) or None
        papers.append(paper)
    return _keep(by, run, body, Paper.Direction.IN, known, rows, papers)


def _body(by: Actor, permission: str, given: Given) -> Body:
    body: Body = Body.objects.get(pk=int(given["body"]))
    require(by, permission, body)
    return body


def _paper(by: Actor, run: int, body: Body, direction: str, values: Mapping[str, Any]) -> Paper:
    return Paper(
        commune=by.commune, ref=new_ref("VB"), direction=direction, state=Paper.State.REGISTERED, body=body,
        system=body.system, issued=values.get("issued"), arrived=values.get("arrived"),
        subject=str(values.get("subject", "")), signer=str(values.get("signer", ""))[:100], registered_at=now(),
        added_by=by.user, past_id=run,
    )  # fmt: skip


def _keep(
    by: Actor, run: int, body: Body, direction: str, known: Given, rows: Sequence[Bringing], papers: list[Paper]
) -> dict[int, int]:  # fmt: skip
    _number(by, body, direction, known, papers)
    for paper in papers:
        paper.canonical = canonical(paper.number, paper.issued)[:120] if paper.number else ""
        paper.folded = folded(paper, ())
    made = Paper.objects.bulk_create(papers)
    index.put_all(by.commune, "papers", made)
    record(by, "papers.bring_in_past", run_of(run), after={
        "papers": len(made), "direction": direction, "body": body.name, "books": sorted({p.register_key for p in made}),
    })  # fmt: skip
    return {row.pk: paper.pk for row, paper in zip(rows, made, strict=True)}


def _number(by: Actor, body: Body, direction: str, known: Given, papers: list[Paper]) -> None:
    """Raise each book to the highest number the whole file has in it; number those that have none after it."""
    by_key: defaultdict[str, list[Paper]] = defaultdict(list)
    for paper in papers:
        by_key[paper.register_key].append(paper)
    tops = known.get("tops", {})
    for key, some in sorted(by_key.items()):
        where: dict[str, Any] = {"commune": by.commune, "body": body, "direction": direction, "key": key}
        Register.objects.get_or_create(**where)
        book = Register.objects.select_for_update().get(**where)
        book.last = max([book.last, int(tops.get(key, 0)), *(paper.register_number or 0 for paper in some)])
        for paper in some:
            if not paper.register_number:
                book.last += 1
                paper.register_number = book.last
        book.save(update_fields=["last"])


@act
def take_back_papers(by: Actor, run: int, keys: Sequence[int]) -> None:
    """These papers of a run were never there, and the books' counters stand where their papers end. Raises Refused
    when a book has given a number since, or another room holds one of the papers."""
    papers = Paper.objects.filter(past_id=run)
    require(by, permissions.READ, by.commune)
    _lower_books(papers, run)
    for begin in range(0, len(keys), 500):
        some = papers.filter(pk__in=keys[begin : begin + 500])
        index.drop_all(by.commune, "papers", [str(pk) for pk in some.values_list("pk", flat=True)])
        try:
            some.delete()
        except ProtectedError as error:
            held = next(iter(error.protected_objects))
            raise Refused(
                _("Không hoàn tác được: %(thing)s đang dựa vào văn bản của lần nhập.") % {"thing": held}
            ) from error
    record(by, "papers.take_back_past", run_of(run), after={"papers": len(keys)})


def _lower_books(papers: QuerySet[Paper], run: int) -> None:
    """A counter that the run raised goes back to the highest number that stays; one that stood higher stays."""
    books = papers.order_by().values_list("body", "direction", "register_key")
    for body, direction, key, top, begun in books.annotate(Max("register_number"), Min("registered_at")):
        book = Register.objects.select_for_update().get(body=body, direction=direction, key=key)
        others = Paper.objects.filter(body=body, direction=direction, register_key=key).exclude(past_id=run)
        before = others.filter(registered_at__lt=begun).aggregate(last=Max("register_number"))["last"] or 0
        if before > top:
            continue
        if later := others.filter(register_number__gt=top).order_by("-register_number").first():
            said = _("Không hoàn tác được: sổ đã cấp số tiếp theo cho %(paper)s sau lần nhập này.")
            raise Refused(said % {"paper": str(later)[:80]})
        book.last = others.aggregate(last=Max("register_number"))["last"] or 0
        book.save(update_fields=["last"])
