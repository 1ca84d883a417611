"""Opening what a denouncer's law keeps shut: by a named post, for a written reason, each time with a trace."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import now
from dinh.ground.files import storage
from dinh.ground.files.actions import drop
from dinh.ground.files.queries import is_used
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.ground.journal.models import Personal
from dinh.ground.journal.queries import about as entries_about
from dinh.ground.privacy.actions import noted
from dinh.ground.sealing import seal, seal_facts, unseal, unseal_facts
from dinh.rights.petitions import permissions
from dinh.rights.petitions.actions.common import keep, lock, needed, step
from dinh.rights.petitions.actions.receiving import box_name, tells_nobody
from dinh.rights.petitions.models import (
    ApiLetter,
    ApiUpdate,
    Kind,
    LetterFile,
    Opening,
    Petition,
    SealedFile,
    SealedLetter,
)


@dataclass(frozen=True, slots=True)
class Opened:
    """What was in the box. Shown once, on a page nobody keeps; never written to a log or a file name."""

    name: str
    address: str
    phone: str
    email: str
    citizen_id: str
    words: str


@act
def open_identity(*, by: Actor, petition: Petition, reason: str) -> Opened:
    """Read a sealed letter. Raises Refused without the power, ValidationError without a reason, Locked without the
    key."""
    require(by, permissions.OPEN_IDENTITY, petition)
    reason = needed("reason", reason, _("Hãy ghi mở để làm gì, theo văn bản nào."), 300)
    sealed = _sealed(petition)
    facts = unseal_facts(sealed.box, box_name(sealed.letter))
    _trace(by, sealed, petition, reason)
    return Opened(**{name: facts.get(name, "") for name in Opened.__slots__})


@act
def open_file(*, by: Actor, sealed_file: SealedFile, petition: Petition, reason: str) -> tuple[str, str, bytes]:
    """Name, media type and bytes of a sealed file."""
    require(by, permissions.OPEN_IDENTITY, petition)
    reason = needed("reason", reason, _("Hãy ghi mở để làm gì, theo văn bản nào."), 300)
    sealed = _sealed(petition)
    name, media_type, data = unseal(sealed_file.box, box_name(sealed.letter)).split(b"\n", 2)
    _trace(by, sealed, petition, reason)
    return name.decode(), media_type.decode(), data


@act
def write_extract(*, by: Actor, petition: Petition, text: str, edition: int) -> Petition:
    """What those who verify may read instead of the letter: an extract that tells nobody who wrote (a scan would show
    the handwriting)."""
    petition = lock(petition, edition)
    require(by, permissions.OPEN_IDENTITY, petition)
    text = needed("text", text, _("Hãy viết bản trích nội dung tố cáo."), 4000)
    sealed = _sealed(petition)
    petition.text = tells_nobody(text, unseal_facts(sealed.box, box_name(sealed.letter)))
    step(by, petition, "extract", inside=True)
    return keep(by, petition, "write_extract")


@act
def seal_up(*, by: Actor, petition: Petition, edition: int) -> Petition:
    """A letter that came as something else and is a denunciation by its content: everything that tells who sent it
    goes into a box, here and in the files; nothing of it stays outside. Raises ValidationError when several letters
    ask about the matter: each is sealed as a matter of its own."""
    petition = lock(petition, edition)
    require(by, permissions.SORT, petition)
    if petition.askings.count() > 1:
        raise ValidationError(_("Vụ việc này gộp nhiều đơn: hãy tách từng đơn ra rồi niêm phong từng đơn."))
    letter = petition.askings.select_related("letter__sender").order_by("pk")[0].letter
    who = letter.sender
    about = box_name(letter)
    later = petition.steps.filter(from_asker=True).exclude(words="")
    facts = {
        "name": who.name, "address": who.address, "phone": who.phone, "email": who.email,
        "citizen_id": who.citizen_id, "words": "\n\n".join([letter.words, *(step.words for step in later)]),
    }  # fmt: skip
    later.update(words="")
    sealed = SealedLetter(
        commune=by.commune, letter=letter, box=seal_facts(facts, about), has_identity=bool(who.name.strip())
    )
    sealed.save(force_insert=True)
    for each in LetterFile.objects.filter(letter=letter).select_related("file"):
        data = f"{each.file.name}\n{each.file.media_type}\n".encode() + storage.get(each.file.sha256)
        SealedFile(commune=by.commune, sealed=sealed, box=seal(data, about)).save(force_insert=True)
        each.delete()
        if not is_used(each.file):
            drop(by=by, stored=each.file)
    who.delete()
    for trace in (ApiLetter, ApiUpdate):
        trace.objects.filter(letter=letter).delete()  # a program knows who wrote with it
    Personal.objects.filter(entry__in=entries_about(letter)).delete()
    Personal.objects.filter(entry__in=entries_about(petition)).delete()
    letter.words = letter.place = letter.on_behalf = letter.slip = ""
    letter.lon = letter.lat = letter.group = letter.service = letter.collected_by = None
    letter.save()
    petition.kind, petition.public = Kind.DENUNCIATION, False
    petition.title = _("Tố cáo số %(number)d/%(year)d") % {"number": letter.number, "year": letter.year}
    petition.text = petition.place = ""
    petition.lon = petition.lat = petition.service = petition.group = None
    step(by, petition, "sorted", inside=True)
    return keep(by, petition, "seal_up")


def _sealed(petition: Petition) -> SealedLetter:
    asking = petition.askings.select_related("letter__sealed").order_by("pk")[0]
    sealed: SealedLetter = asking.letter.sealed
    return sealed


def _trace(by: Actor, sealed: SealedLetter, petition: Petition, reason: str) -> None:
    post = by.post
    who = f"{post.title}, {post.body.name} ({by.person})" if post else str(by.user)
    noted(by, "identity", "petitions.SealedLetter", sealed.pk, petition.ref, reason)
    Opening(commune=by.commune, sealed=sealed, by=who[:300], at=now(), reason=reason).save(force_insert=True)
    record(by, "petitions.open_identity", petition, ground=reason)
