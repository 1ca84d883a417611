"""Files that came with a form and wait for it to be sent: the page carries signed tokens of them, never the files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.files.actions import drop, store_sent
from dinh.ground.files.models import StoredFile
from dinh.ground.gate import Refused
from dinh.ground.http import Request
from dinh.ground.pins import FORM_LIVES
from dinh.ground.throttle import address
from dinh.rights.petitions.public.limits import FILES

SALT = "dinh.petitions.kept"
MOST = 8  # files with one letter


@dataclass(frozen=True, slots=True)
class Kept:
    """One file that waits. `name`: the sender's own name for it, known to nobody else."""

    token: str
    name: str
    file: StoredFile

    @property
    def is_image(self) -> bool:
        return self.file.kind == StoredFile.Kind.IMAGE

    @property
    def is_sound(self) -> bool:
        return self.file.kind == StoredFile.Kind.AUDIO


def read(tokens: list[str]) -> list[Kept]:
    """The files behind tokens, each once; what is not ours, too old or gone is left out."""
    found: dict[int, Kept] = {}
    for token in tokens[:MOST]:
        if kept := one(token):
            found.setdefault(kept.file.pk, kept)
    return list(found.values())


def one(token: str) -> Kept | None:
    try:
        said: dict[str, Any] = signing.loads(token, salt=SALT, max_age=FORM_LIVES)
    except signing.BadSignature:
        return None
    stored = StoredFile.objects.filter(pk=said["pk"], by=None).first()
    return Kept(token, said["name"], stored) if stored else None


def take_in(request: Request, uploads: list[Any], have: int) -> tuple[list[Kept], list[str]]:
    """Store what was chosen in the form: what could be kept, and for each other file why not and what to do."""
    kept: list[Kept] = []
    wrong: list[str] = []
    for upload in uploads:
        if have + len(kept) >= MOST:
            wrong.append(_("Nhiều nhất %(most)d tệp một đơn; phần còn lại chưa nhận.") % {"most": MOST})
            break
        if FILES.spent(address(request)):
            wrong.append(_("Từ địa chỉ mạng này vừa có rất nhiều tệp. Hãy gửi lời trước, ảnh bổ sung sau một giờ."))
            break
        FILES.count(address(request))
        name = " ".join(upload.name.split())[-100:]
        try:
            stored = store_sent(by=request.actor, data=upload.read(), name=name)
        except ValidationError as error:
            wrong += error.messages
            continue
        kept.append(Kept(signing.dumps({"pk": stored.pk, "name": name}, salt=SALT), name, stored))
    return kept, wrong


def let_go(by: Actor, kept: list[Kept]) -> None:
    """Remove files that will not be sent. One that was sent in the meantime stays."""
    for each in kept:
        try:
            drop(by=by, stored=each.file)
        except Refused:
            continue
