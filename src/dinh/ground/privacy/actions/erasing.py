"""The erasure itself: rows, texts, what the journal keeps beside its chain, files, index, sessions; and its
certificate."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _
from django_scopes import scopes_disabled

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import now, today
from dinh.ground.files.actions import drop
from dinh.ground.files.models import StoredFile
from dinh.ground.files.queries import is_used
from dinh.ground.gate import require
from dinh.ground.journal.actions import record, stamp
from dinh.ground.journal.models import Personal
from dinh.ground.personal import BLANK, MASK, ROOM, ROW, Data
from dinh.ground.privacy import permissions
from dinh.ground.privacy.actions.requests import State, ended, locked
from dinh.ground.privacy.certificate import HIDDEN, certified, digest_of
from dinh.ground.privacy.finding import model_of
from dinh.ground.privacy.jobs import check
from dinh.ground.privacy.matching import Matcher
from dinh.ground.privacy.models import Request
from dinh.ground.privacy.planning import Line, chosen_rows, plan, with_parts
from dinh.ground.privacy.queries import identity_of
from dinh.ground.search.index import forget_word, index_again
from dinh.ground.search.models import Document, Word
from dinh.ground.search.tokens import index_words


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
    for line in _in_order(lines):
        _before(line, files)
        _carry_out(line, matcher)
        if line.data.model != "journal.Personal":  # counted with what the machine keeps
            went[HIDDEN if line.data.secret else line.title] += len(line.goes)
    beside = sum(len(line.goes) for line in lines if line.data.model == "journal.Personal")
    machine = {"journal": beside + _beside(lines), "index": _index(matcher), "words": _words(matcher),
               "files": _files(by, files)}  # fmt: skip
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


def _in_order(lines: list[Line]) -> list[Line]:
    """Texts first, then rows; of rows, parts before what they are parts of."""
    return sorted(lines, key=lambda line: (line.data.fate == ROW, not line.data.of))


def _before(line: Line, files: set[int]) -> None:
    """Note which files the rows that go are the last to name."""
    for name, role in line.data.columns.items():
        if role == "file" and line.data.fate == ROW:
            files |= set(_rows(line.data, line.goes).values_list(f"{name}_id", flat=True))


def _carry_out(line: Line, matcher: Matcher) -> None:
    data = line.data
    for at in range(0, len(line.goes), 500):
        rows = _rows(data, line.goes[at : at + 500])
        if data.fate == ROW:
            rows.delete()
        elif data.fate == BLANK:
            rows.update(**{name: _empty(data, name) for name in data.columns}, **_marked(data))
        elif data.fate == MASK:
            for row in rows:
                _mask(row, data, matcher)
        elif data.fate == ROOM and data.room:
            for row in rows:
                data.room(row)
            if data.marks:
                rows.update(**_marked(data))


def _rows(data: Data, keys: list[Any]) -> Any:
    return model_of(data)._base_manager.order_by().filter(pk__in=keys)


def _marked(data: Data) -> dict[str, Any]:
    return {data.marks: today()} if data.marks else {}


def _empty(data: Data, name: str) -> Any:
    column = model_of(data)._meta.get_field(name)
    if column.null:
        return None
    if isinstance(column, models.JSONField | models.BinaryField):
        return column.get_default()
    return ""


def _mask(row: Any, data: Data, matcher: Matcher) -> None:
    changed = {}
    for name, role in data.columns.items():
        said = getattr(row, name)
        if role == "data":
            clean = matcher.data_without(said)
        elif role == "folded":
            clean = matcher.folded_without(said)
        elif isinstance(said, str):
            clean = matcher.without(said)
        else:
            continue
        if clean != said:
            most = getattr(model_of(data)._meta.get_field(name), "max_length", None)
            changed[name] = clean[:most] if isinstance(clean, str) and most else clean
    if changed or data.marks:
        type(row)._base_manager.filter(pk=row.pk).update(**changed, **_marked(data))


def _beside(lines: list[Line]) -> int:
    """What the journal keeps beside the entries about rows that went."""
    gone = 0
    for line in lines:
        # Rows whose text was only cleaned had nothing of this person in their entries but what was found itself.
        if line.data.fate not in (ROW, BLANK, ROOM) or not line.goes:
            continue
        keys = [str(key) for key in line.goes]
        for at in range(0, len(keys), 500):
            about = Personal.objects.filter(
                entry__about_kind=line.data.model.lower(), entry__about_id__in=keys[at : at + 500]
            )
            gone += about.delete()[0]
    return gone


def _index(matcher: Matcher) -> int:
    """Write anew what search holds of this person's records; returns how many rows."""
    named = [
        row
        for row in Document.objects.order_by("pk").iterator(chunk_size=500)
        if any(matcher.folded(said) for said in (row.title, row.meta, row.text, row.folded_title, row.folded))
    ]
    for row in named:
        index_again(row)
    return len(named)


def _words(matcher: Matcher) -> int:
    """Words of this person's name and addresses that no public record has any more are not suggested any more."""
    identity, gone = matcher.identity, 0
    words = {word for text in (*identity.names, *identity.emails) for word in index_words(text)}
    with scopes_disabled():  # suggestions are one for the house
        for word in sorted(words):
            used = Document.objects.filter(folded__contains=word) | Document.objects.filter(folded_title__contains=word)
            for known in Word.objects.filter(word=word):
                if not any(word in f"{row.folded_title} {row.folded}".split() for row in used.iterator()):
                    forget_word(known)
                    gone += 1
    return gone


def _files(by: Actor, files: set[int]) -> int:
    """Files that nothing names any more go with their bytes."""
    unused = [stored for stored in StoredFile.objects.filter(pk__in=files) if not is_used(stored)]
    for stored in unused:
        drop(by=by, stored=stored)
    return len(unused)


def _gone_meanwhile(line: Line) -> bool:
    """A file that was to be kept and went with the record it came with."""
    if line.data.model == "files.StoredFile" and line.stays:
        left = set(StoredFile.objects.values_list("pk", flat=True))
        line.stays = {why: kept for why, rows in line.stays.items() if (kept := [pk for pk in rows if pk in left])}
        return not (line.stays or line.goes or line.waits)
    return False
