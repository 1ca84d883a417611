"""Files that came with a form which could not be saved yet: stored at once, so that nobody has to send them again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.bodies.queries import match_body
from dinh.ground.files import storage
from dinh.ground.files.actions import store
from dinh.ground.files.models import StoredFile
from dinh.ground.gate import Refused
from dinh.rights.publish.actions import attach
from dinh.rights.publish.desk.common import said
from dinh.rights.publish.models import Version
from dinh.scribe.decode import decode
from dinh.scribe.decoded import Decoded, Unreadable
from dinh.scribe.facts import Reading
from dinh.scribe.reading import read
from dinh.scribe.titles import tidy

SALT = "publish.kept"
READ_LIMIT = 5_000_000  # bytes read while the sender waits; a longer paper is read after it is saved
HEAD = 20_000  # characters in which a paper's own number, day and subject stand


@dataclass(frozen=True, slots=True)
class Proposal:
    """What was read out of a paper: `values` by form field, `name` of the file, `found` in words for the reader."""

    name: str
    values: dict[str, Any]
    found: tuple[str, ...]


def keep(by: Actor, files: Iterable[Any]) -> tuple[list[StoredFile], list[str]]:
    """Store uploads; those that cannot be stored come back as sentences that name the file."""
    stored, problems = [], []
    for each in files:
        each.seek(0)  # a form that was wrong elsewhere has read it already
        try:
            stored.append(store(by=by, data=each.read(), name=each.name or "tep"))
        except (ValidationError, Refused) as error:
            problems += said(error)
    return stored, problems


def token(files: Iterable[StoredFile], by: Actor) -> str:
    return signing.dumps([each.pk for each in files], salt=f"{SALT}:{by.user.pk if by.user else 0}")


def taken(text: str, by: Actor) -> list[StoredFile]:
    """The files a token names, for the person it was given to; none for a token that is not ours."""
    if not text:
        return []
    try:
        keys = signing.loads(text, salt=f"{SALT}:{by.user.pk if by.user else 0}", max_age=86_400)
    except signing.BadSignature:
        return []
    found = StoredFile.objects.in_bulk(keys)
    return [found[key] for key in keys if key in found]


def attach_kept(by: Actor, version: Version, files: Iterable[StoredFile]) -> list[str]:
    return _attached(by, version, ((storage.get(each.sha256), each.name) for each in files))


def attach_sent(by: Actor, version: Version, files: Iterable[Any]) -> list[str]:
    """Attach uploads; returns a sentence for each that was not taken, the others are."""
    return _attached(by, version, ((each.read(), each.name or "tep") for each in files))


def _attached(by: Actor, version: Version, files: Iterable[tuple[bytes, str]]) -> list[str]:
    problems: list[str] = []
    for data, name in files:
        try:
            attach(by=by, version=version, data=data, name=name)
        except (ValidationError, Refused) as error:
            problems += said(error)
    return problems


def propose(files: Iterable[StoredFile], bodies: list[Body], place: str) -> Proposal | None:
    """What the first readable paper among the files says of itself."""
    for each in files:
        if each.kind != StoredFile.Kind.PAPER or each.size > READ_LIMIT:
            continue
        try:
            decoded = decode(storage.get(each.sha256), each.name)
        except Unreadable:
            continue
        proposal = _proposal(each.name, read(Decoded(decoded.text[:HEAD], decoded.kind)), bodies, place)
        if proposal.values:
            return proposal
    return None


def _proposal(name: str, reading: Reading, bodies: list[Body], place: str) -> Proposal:
    values: dict[str, Any] = {}
    found: list[str] = []
    if reading.number:
        values["paper_number"] = reading.number.value
        found.append(_("số %(number)s") % {"number": reading.number.value})
    if reading.issued and (day := _day(reading)):
        values["decided"] = day
        found.append(_("ngày %(day)s") % {"day": f"{day:%d/%m/%Y}"})
    if reading.issuer:
        found.append(str(reading.issuer.value))
        if body := match_body(str(reading.issuer.value), bodies):
            values["issuer"] = body
    if reading.subject:
        title = tidy(reading.subject.value, names=(place,)).text
        values["title"] = title[:1].upper() + title[1:400]
    return Proposal(name, values, tuple(found))


def _day(reading: Reading) -> Any:
    try:
        return reading.day
    except ValueError:
        return None
