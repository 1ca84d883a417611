"""What a program writes: each call is an act of the room it writes to, and a line of ours that names the program.

A call bears a key of the program's own. The same key again, with the same content, is the same call: nothing is done
twice, the answer is the same. With other content it is a mistake, and is refused.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import now, today
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.house.api import permissions
from dinh.house.api.models import Call, Client, Token
from dinh.house.api.permissions import Use
from dinh.house.api.problems import Fault, Problem
from dinh.house.api.scopes import PETITIONS, SERVICES
from dinh.rights.benefit import actions as benefit
from dinh.rights.benefit import services
from dinh.rights.benefit.models import ImportRun
from dinh.rights.petitions import actions as petitions
from dinh.rights.petitions.actions.receiving import Receipt, Sending

MOST_FAULTS = 50  # rows at fault told in one answer


@dataclass(frozen=True, slots=True)
class Calling:
    """A call: with which key, under which name of the caller's, and what was sent."""

    token: Token
    key: str
    sent: object

    @property
    def digest(self) -> str:
        text = json.dumps(self.sent, ensure_ascii=False, sort_keys=True, default=str)
        return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


@dataclass(frozen=True, slots=True)
class ServiceFile:
    """A one-stop file as sent."""

    code: str
    procedure: str
    field: str
    received_on: date
    due_on: date
    returned_on: date | None


@act
def enter_petition(*, by: Actor, calling: Calling, sending: Sending, channel: str, received_on: date) -> Receipt:
    """A reflection or proposal that reached another house. Raises Problem 422 for a call that reuses a key with other
    content; ValidationError and Refused as the room of petitions does."""
    known = _begin(by, calling, PETITIONS)
    receipt = petitions.enter(by=by, sending=sending, channel=channel, received_on=received_on)
    _end(by, calling, PETITIONS, receipt.letter.ref, known)
    return receipt


@act
def write_service_files(*, by: Actor, calling: Calling, files: Sequence[ServiceFile]) -> tuple[ImportRun, bool]:
    """One-stop files, all of them or none; and whether this call was made before. The same files as a table brought to
    the desk, judged by the same rules, and undone there. Raises Problem 422 naming the rows at fault."""
    if known := _begin(by, calling, SERVICES):
        _end(by, calling, SERVICES, known.about, known)
        return ImportRun.objects.get(pk=int(known.about)), True
    tried = services.try_table(_table(files), "api.csv", today())
    with tried.scratch:
        faults = [
            Fault(f"files[{number - 2}]", problem)
            for number, _kind, _key, _data, problem in tried.rows() if problem
        ]  # fmt: skip
        if faults:
            words = _("%(count)d hồ sơ có lỗi. Chưa ghi gì.") % {"count": len(faults)}
            raise Problem(422, "wrong-content", words, faults=faults[:MOST_FAULTS])
        run = benefit.keep_trial(by=by, file_name=f"API: {calling.token.client.name}", tried=tried)
    run = benefit.take_in(by=by, run_id=run.pk)
    _end(by, calling, SERVICES, str(run.pk), None)
    return run, False


def _table(files: Sequence[ServiceFile]) -> io.BytesIO:
    """The files as the table an official would bring."""
    held = io.StringIO()
    writer = csv.writer(held)
    writer.writerow([services.LABELS[name] for name in ("code", "procedure", "field", "received", "due", "returned")])
    for one in files:
        days = [f"{day:%d/%m/%Y}" if day else "" for day in (one.received_on, one.due_on, one.returned_on)]
        writer.writerow([one.code, one.procedure, one.field, *days])
    return io.BytesIO(held.getvalue().encode())


def _begin(by: Actor, calling: Calling, scope: str) -> Call | None:
    """Lock the client, so that its calls come one after another, and ask whether this one may; the same call made
    before, if it was."""
    client = Client.objects.select_for_update().get(pk=calling.token.client_id)
    token = Token.objects.select_related("client").get(pk=calling.token.pk, client=client)
    require(by, permissions.USE, Use(token, scope))
    known: Call | None = Call.objects.filter(client=client, key=calling.key).first()
    if known is not None and (known.digest != calling.digest or known.scope != scope):
        words = _("Idempotency-Key này đã dùng cho một lần gửi khác. Chưa ghi gì.")
        raise Problem(422, "key-reused", words)
    return known


def _end(by: Actor, calling: Calling, scope: str, about: str, known: Call | None) -> None:
    token = calling.token
    if known is not None:
        record(by, "api.call_again", token.client, after={"scope": scope, "about": about})
        return
    Call(
        commune=by.commune, client=token.client, scope=scope, key=calling.key, digest=calling.digest, about=about,
        at=now(),
    ).save(force_insert=True)  # fmt: skip
    Token.objects.filter(pk=token.pk).update(used_on=today())
    record(by, "api.call", token.client, after={"scope": scope, "about": about, "token": token.hint})
