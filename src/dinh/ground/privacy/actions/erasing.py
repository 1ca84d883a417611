"""The erasure itself: rows, texts, what the journal keeps beside its chain, files, index, sessions; and its
certificate."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import now
from dinh.ground.files.models import StoredFile
from dinh.ground.gate import require
from dinh.ground.journal.actions import record, stamp
from dinh.ground.privacy import permissions
from dinh.ground.privacy.actions.carrying import (
    beside_rows,
    carry_out,
    drop_files,
    forget_words,
    in_order,
    index_anew,
    note_files,
)
from dinh.ground.privacy.actions.requests import State, ended, locked
from dinh.ground.privacy.certificate import HIDDEN, certified, digest_of
from dinh.ground.privacy.jobs import check
from dinh.ground.privacy.matching import Matcher
from dinh.ground.privacy.models import Request
from dinh.ground.privacy.planning import Line, chosen_rows, plan, with_parts
from dinh.ground.privacy.queries import identity_of


@act
def erase(*, by: Actor, request: Request, maybe: dict[str, list[str]], edition: int) -> Request:
    """Carry out a request: what the plan says goes, goes; the rest is named in the certificate with its reason.

    `maybe` are the rows that somebody looked at and took for this person's, by declaration. Jobs about this person
    that have not run are waited for: ValidationError.
    """
    request = locked(request, edition)
    require(by, permissions.ERASE, request)
    matcher, maybe = Matcher(identity_of(request)), with_parts(request.found, maybe)
    lines = plan(chosen_rows(request.found, maybe))
    if any(line.waits for line in lines if line.data.model == "django_tasks_database.DBTaskResult"):
        raise ValidationError(_("Một việc nền về người này đang chờ chạy. Hãy thử lại sau ít phút."))
    unlike = _unlike(request.found, maybe)
    went, files = Counter[str](), set[int]()
    for line in in_order(lines):
        note_files(line, files)
        carry_out(line, matcher)
        if line.data.model != "journal.Personal":  # counted with what the machine keeps
            went[HIDDEN if line.data.secret else line.title] += len(line.goes)
    beside = sum(len(line.goes) for line in lines if line.data.model == "journal.Personal")
    machine = {"journal": beside + beside_rows(lines), "index": index_anew(matcher), "words": forget_words(matcher),
               "files": drop_files(by, files)}  # fmt: skip
    ended(request, State.DONE)
    post = f"{by.post.title}, {by.post.body.name}" if by.post else ""
    request.certificate = certified(
        {
            "ref": request.ref, "commune": str(by.commune), "asked_on": str(request.asked_on),
            "done_at": stamp(now()), "by": post, "machine": machine, "unlike": unlike,
        },
        +went, [line for line in lines if not _gone_meanwhile(line)],
    )  # fmt: skip
    request.digest = digest_of(request.certificate)
    request.save()
    record(by, "privacy.erase", request, after={"certificate": request.digest, "rows": sum(went.values()), **machine})
    transaction.on_commit(partial(check.enqueue, by.commune.pk, request.pk))
    return request


@act
def note_chain(*, by: Actor, request: Request, entries: int, faults: int) -> Request:
    """How the journal's chain stands after the erasure."""
    request = locked(request, None)
    require(by, permissions.CHECK, request)
    request.chain = {"entries": entries, "faults": faults, "at": stamp(now())}
    request.save()
    record(by, "privacy.checked", request, after={"entries": entries, "faults": faults})
    return request


def _unlike(found: dict[str, Any], maybe: dict[str, list[str]]) -> int:
    """How many rows bear the name and were not taken for this person's."""
    return sum(len(set(each.get("maybe", ())) - set(maybe.get(key, ()))) for key, each in found.items())


def _gone_meanwhile(line: Line) -> bool:
    """A file that was to be kept and went with the record it came with."""
    if line.data.model == "files.StoredFile" and line.stays:
        left = set(StoredFile.objects.values_list("pk", flat=True))
        line.stays = {why: kept for why, rows in line.stays.items() if (kept := [pk for pk in rows if pk in left])}
        return not (line.stays or line.goes or line.waits)
    return False
