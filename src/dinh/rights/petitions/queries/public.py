"""What everyone may read of matters, and what a reference with its PIN opens. Letters and senders are in none of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.clock import year_asked
from dinh.ground.fold import fold
from dinh.ground.pins import right_pin
from dinh.rights.petitions.actions.common import step_title
from dinh.rights.petitions.models import OPEN, Answer, Asking, Kind, Letter, LetterFile, Petition, Service, Step
from dinh.scribe.personal import mask_text

State = Petition.State
VOICES = (Kind.REFLECTION, Kind.PROPOSAL)
# Steps whose words are written for everyone to read; of the others only that they happened is told.
TOLD = {"progress", "extend", "refuse", "reopen", "forward"}
STATES = {
    "dang": Q(state__in=OPEN),
    "tra-loi": Q(state=State.ANSWERED),
    "xong": Q(ending__in=("confirmed", "unconfirmed", "explained"), state=State.CLOSED),
    "khac": Q(state__in=(State.REFUSED, State.FORWARDED)),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """The filters of the public list, as they stand in its address."""

    q: str = ""
    service: str = ""
    group: str = ""
    state: str = ""
    year: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A step as others may read it."""

    title: str
    on: date
    by: str
    words: str
    until: date | None


def shown() -> QuerySet[Petition]:
    """Every matter anyone may read, the newest first."""
    rows = Petition.objects.filter(public=True, kind__in=VOICES).exclude(state=State.JOINED)
    return rows.select_related("commune", "service", "group", "body").order_by("-received_on", "-pk")


def listed(wanted: Wanted) -> QuerySet[Petition]:
    rows = shown().annotate(askers=Count("askings"))
    for word in fold(wanted.q).split():
        rows = rows.filter(folded__contains=word)
    if wanted.service:
        rows = rows.filter(service__code=wanted.service)
    if wanted.group:
        rows = rows.filter(group__code=wanted.group)
    if wanted.state in STATES:
        rows = rows.filter(STATES[wanted.state])
    if number := year_asked(wanted.year):
        rows = rows.filter(received_on__year=number)
    return rows


def years() -> list[int]:
    return [day.year for day in shown().order_by().dates("received_on", "year", order="DESC")]


def services() -> QuerySet[Service]:
    """Those that public matters are about."""
    found: QuerySet[Service] = Service.objects.filter(pk__in=shown().order_by().values("service"))
    return found


def find(ref: str) -> Petition | None:
    return shown().filter(ref=ref.strip().upper()[:20]).first() if ref else None


def photos(petition: Petition) -> list[int]:
    """The photos that the office lets everyone see: ids of stored files. Sounds and papers never are."""
    rows = LetterFile.objects.filter(letter__askings__petition=petition, public=True, file__kind="image")
    return list(rows.order_by("pk").values_list("file_id", flat=True).distinct())


def photo_readable(by: Actor, pk: int) -> bool:
    """Whether a stored file is a photo of a public matter."""
    theirs = LetterFile.objects.filter(file_id=pk, public=True, file__kind="image")
    return theirs.filter(letter__askings__petition__in=shown().order_by()).exists()


def timeline(petition: Petition, *, mine: bool = False) -> list[Line]:
    """The steps outside the office. What a sender said is told to nobody else, phone numbers to nobody; `mine`: for a
    sender of this matter, who also reads what the office asked."""
    told = TOLD | {"supplement", "accept", "dialogue", "decide", "send", "suspend", "resume"} if mine else TOLD
    if petition.kind == Kind.DENUNCIATION:
        told = set()
    return [
        Line(
            step_title(petition.kind, step.kind) + (_result(step) if step.kind == "word" else ""),
            step.on, step.by, _said(step, mine=mine) if step.kind in told and not step.from_asker else "", step.until,
        )
        for step in petition.steps.all() if not step.inside
    ]  # fmt: skip


def _said(step: Step, *, mine: bool) -> str:
    """What was written with a step. Who is turned away is told on what ground, and where to go instead."""
    lines = [step.words]
    if step.kind in ("refuse", "forward"):
        lines += [_("Căn cứ: %(ground)s") % {"ground": step.ground}] if step.ground else []
        lines += [_("Nơi giải quyết: %(to)s") % {"to": step.to}] if step.to else []
    if mine and step.paper:
        lines.append(_("Văn bản số %(paper)s") % {"paper": step.paper})
    return mask_text("\n".join(line for line in lines if line.strip()))


def _result(step: Step) -> str:
    return f": {dict(Asking.Word.choices).get(step.result, '')}"


def answers(petition: Petition, *, masked: bool = True) -> list[Answer]:
    """Its answers, the newest first; `masked`: personal data covered, as everyone reads them."""
    found = list(petition.answers.prefetch_related("files").order_by("-number"))
    for each in found if masked else []:
        each.text = mask_text(each.text)
    return found


def open_with_pin(ref: str, pin: str) -> Letter | None:
    """The letter, when the PIN is its own. A reference that does not exist takes as long as a wrong PIN."""
    letter = Letter.objects.filter(ref=ref).first()
    return letter if right_pin(pin, letter.pin_hash if letter else None) else None


def letter(ref: str) -> Letter | None:
    found: Letter | None = Letter.objects.filter(ref=ref).select_related("group", "service").first()
    return found


def askings(letter: Letter) -> list[Asking]:
    rows = letter.askings.select_related("letter", "petition__commune", "petition__body", "petition__service")
    return list(rows.prefetch_related("petition__steps").order_by("pk"))


def own_title(asking: Asking) -> str:
    """What a matter is called to one of its senders: before the office gave it words of its own, a title is still the
    words of whoever wrote first."""
    petition = asking.petition
    first = petition.askings.order_by("pk").values_list("pk", flat=True)[0]
    if petition.public or first == asking.pk or any(step.kind == "sorted" for step in petition.steps.all()):
        return petition.title
    return ""


def guess(words: str) -> Service | None:
    """The service whose usual words the text holds most; None when there is none. An official looks at it again."""
    text = f" {' '.join(fold(words).split())} "
    best, most = None, 0
    for service in Service.objects.filter(open=True):
        hits = sum(len(word) for line in service.keywords.splitlines() if (word := fold(line).strip()) and word in text)
        if hits > most:
            best, most = service, hits
    return best
