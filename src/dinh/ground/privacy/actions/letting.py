"""A round of letting go: what is past its term goes in lots, by the same parts as an erasure that a person asked
for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import Any

from django.db import transaction

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import now, today
from dinh.ground.gate import require
from dinh.ground.journal.actions import record, stamp
from dinh.ground.journal.models import Personal
from dinh.ground.lapsing import LAPSES, Lapse
from dinh.ground.personal import ROW, everything
from dinh.ground.privacy import lapsed, permissions
from dinh.ground.privacy.actions.carrying import (
    beside_rows,
    carry_out,
    drop_files,
    forget_words,
    index_anew,
    mask,
    note_files,
)
from dinh.ground.privacy.certificate import digest_of
from dinh.ground.privacy.finding import matching, model_of, rows_of
from dinh.ground.privacy.jobs import check_run
from dinh.ground.privacy.matching import Identity, Matcher
from dinh.ground.privacy.models import Run
from dinh.ground.privacy.planning import Line

LOT = 100  # rows in one transaction: short enough that nobody who writes meanwhile waits long
_MAIL, _PHONE = re.compile(r"[^\s,;<>()]+@[^\s,;<>()]+"), re.compile(r"[+(]?\d[\d .()\-]{6,}\d")


@act
def let_go(*, by: Actor, key: str, rows: list[Any]) -> Run:
    """One lot of a kind: those of `rows` that are still past their term and held by nothing go, with what machines
    made of them. Opens the round when none is open."""
    require(by, permissions.LET_GO, by.commune)
    kind = LAPSES[key]
    run = _open(by)
    found = [
        row for row in lapsed.over(kind, today()).filter(pk__in=rows) if not (kind.data.until and kind.data.until(row))
    ]
    people, files = [(row, Matcher(identity(kind, row))) for row in found], set[int]()
    line = Line(key, kind.data, goes=[row.pk for row in found])
    note_files(line, files)
    beside = sum(_cleaned(kind, row, matcher) for row, matcher in people)
    all_of = Matcher(_together([matcher.identity for _row, matcher in people]))
    carry_out(line, all_of)
    machine = {
        "journal": beside + beside_rows([line]), "index": index_anew(all_of), "words": forget_words(all_of),
        "files": drop_files(by, files), "jobs": _short_lived(all_of),
    }  # fmt: skip
    _count(run, key, len(found), machine)
    record(by, "privacy.let_go", run, after={"kind": key, "rows": len(found), **machine})
    return run


@act
def end_run(*, by: Actor, run: Run) -> Run:
    """The round is over: its certificate is written, its hash entered in the journal, the chain looked through."""
    run = Run.objects.select_for_update().get(pk=run.pk)
    require(by, permissions.LET_GO, run)
    if run.ended_at:
        record(by, "privacy.run_ended", run, after={"certificate": run.digest})
        return run
    day, went = today(), run.totals.get("went", {})
    run.ended_at = now()
    run.certificate = {
        "commune": str(by.commune), "day": str(run.day), "begun_at": stamp(run.begun_at),
        "done_at": stamp(run.ended_at),
        "went": [_went(LAPSES[key], rows, day) for key, rows in went.items()],
        "machine": run.totals.get("machine", {}),
        "held": [
            {"what": LAPSES[each.key].law.what, "record": each.about_label, "until": str(each.until)}
            for each in lapsed.holds_on(day).order_by("pk") if each.key in LAPSES
        ],
        "waits": {key: waits for key, kind in LAPSES.items() if (waits := lapsed.going(kind, day)[1])},
    }  # fmt: skip
    run.digest = digest_of(run.certificate)
    run.save()
    record(by, "privacy.run_ended", run, after={"certificate": run.digest, "rows": sum(went.values())})
    transaction.on_commit(partial(check_run.enqueue, by.commune.pk, run.pk))
    return run


@act
def note_run_chain(*, by: Actor, run: Run, entries: int, faults: int) -> Run:
    """How the journal's chain stands after the round."""
    run = Run.objects.select_for_update().get(pk=run.pk)
    require(by, permissions.LET_GO, run)
    run.chain = {"entries": entries, "faults": faults, "at": stamp(now())}
    run.save(update_fields=["chain"])
    record(by, "privacy.checked", run, after={"entries": entries, "faults": faults})
    return run


def _open(actor: Actor) -> Run:
    run = Run.objects.select_for_update().filter(ended_at=None).first()
    if run is None:
        run = Run(commune=actor.commune, day=today(), begun_at=now())
        run.save(force_insert=True)
    return run


def _count(run: Run, key: str, rows: int, machine: dict[str, int]) -> None:
    went, did = Counter(run.totals.get("went", {})), Counter(run.totals.get("machine", {}))
    went.update({key: rows})
    did.update(machine)
    run.totals = {"went": dict(went), "machine": dict(did)}
    run.save(update_fields=["totals"])


def _went(kind: Lapse, rows: int, day: Any) -> dict[str, Any]:
    amount = lapsed.amount_on(kind.key, day) or kind.law.amount
    return {"what": kind.law.what, "rows": rows, "term": f"{amount} {kind.law.unit}", "since": kind.law.since,
            "cite": str(kind.law.ground.cite), "verified": kind.law.ground.verified,
            "custom": kind.law.custom}  # fmt: skip


def identity(kind: Lapse, row: Any) -> Identity:
    """The person of a row, by its own columns."""
    told: dict[str, list[str]] = {"names": [], "phones": [], "emails": [], "ids": []}
    for name, role in kind.data.columns.items():
        said = str(getattr(row, name) or "").strip()
        if role == "contact":
            told["emails"] += _MAIL.findall(said)
            told["phones"] += _PHONE.findall(_MAIL.sub(" ", said))
        elif said and f"{role}s" in told:
            told[f"{role}s"].append(said)
    return Identity(tuple(told["names"]), tuple(told["phones"]), tuple(told["emails"]), tuple(told["ids"]))


def _together(several: list[Identity]) -> Identity:
    return Identity(
        names=tuple(dict.fromkeys(name for each in several for name in each.names)),
        phones=tuple(dict.fromkeys(phone for each in several for phone in each.phones)),
        emails=tuple(dict.fromkeys(mail for each in several for mail in each.emails)),
        ids=tuple(dict.fromkeys(number for each in several for number in each.ids)),
    )


def _cleaned(kind: Lapse, row: Any, matcher: Matcher) -> int:
    """Take this person's traits out of the texts that belong to the row; and what the journal keeps of them beside its
    chain goes. Returns how many of those went."""
    if matcher.identity.empty:
        return 0
    for data, path in kind.cleaned:
        for text in rows_of(data).order_by().filter(**{path: row.pk}):
            mask(text, data, matcher)
    gone = 0
    for about in _way(kind, row):
        beside = Personal.objects.filter(entry__about_kind=about._meta.label_lower, entry__about_id=str(about.pk))
        keys = [each.pk for each in beside if matcher.inside(each.data)]
        gone += Personal.objects.filter(pk__in=keys).delete()[0]
    return gone


def _way(kind: Lapse, row: Any) -> Iterator[Any]:
    """The row, and each record on the way to the one that people know."""
    yield row
    for step in filter(None, kind.about.split("__")):
        row = getattr(row, step)
        yield row


def _short_lived(matcher: Matcher) -> int:
    """What the machine keeps for a while and would tell of these people: jobs that have run, pages kept ready."""
    gone = 0
    for data in everything():
        if data.fate != ROW or data.why.term != "short" or data.find or data.of or not data.compared:
            continue
        keys = [key for key, _how in matching(data, matcher)]
        rows = [row for row in rows_of(data).filter(pk__in=keys) if not (data.until and data.until(row))]
        model_of(data)._base_manager.filter(pk__in=[row.pk for row in rows]).delete()
        gone += len(rows)
    return gone
