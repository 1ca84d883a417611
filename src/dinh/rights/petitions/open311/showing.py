"""What Open311 tells of matters: public ones to everyone, in the office's own words, personal data covered; and to the
client that sent a matter how it stands, before the office made it public.

A complaint or a denunciation is never among them, not even to the client whose letter became one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, time
from functools import lru_cache
from typing import Any

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dinh.ground.prepared import Prepared
from dinh.rights.petitions.models import OPEN, ApiClient, ApiUpdate, Asking, LetterFile, Petition, Service, Step
from dinh.rights.petitions.open311.params import Paging, Span
from dinh.rights.petitions.queries import public as read
from dinh.rights.petitions.queries.courses import pressing
from dinh.scribe.personal import mask_text

UNSORTED = "chua-xep"  # the service code of matters that have no service
LONGEST = 4000  # characters of a description, the standard's own
State = Petition.State
CLOSES = {"answer", "refuse", "forward", "file", "withdraw", "silence"}
OPENS = {"reopen", "recurred", "accept", "completed"}
# The matter's own beginning is no update of it.
NO_UPDATE = ("received",)
covered = lru_cache(maxsize=4096)(mask_text)  # the same texts are asked for again and again
Url = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """The filters of a list. `codes`, `states` empty: all."""

    span: Span
    codes: tuple[str, ...] = ()
    states: tuple[str, ...] = ()


def visible(client: ApiClient | None) -> QuerySet[Petition]:
    """What everyone may read; with a client also what came through it, unless its letter is held."""
    if client is None:
        return read.shown()
    rows = Petition.objects.filter(kind__in=read.VOICES).exclude(state=State.JOINED)
    own = Asking.objects.filter(petition=OuterRef("pk"), letter__api__client=client, letter__held="")
    return rows.filter(Q(public=True) | Exists(own)).select_related("commune", "service", "group", "body")


def listed(client: ApiClient | None, wanted: Wanted, paging: Paging) -> tuple[list[Petition], bool]:
    """Matters made in the span, the newest first, and whether there are more."""
    rows = _asked(visible(client)).filter(asked__range=(wanted.span.start, wanted.span.end))
    if wanted.codes:
        none = Q(service=None) if UNSORTED in wanted.codes else Q()
        rows = rows.filter(Q(service__code__in=wanted.codes) | none)
    if wanted.states and set(wanted.states) != {"open", "closed"}:
        rows = rows.filter(state__in=OPEN) if "open" in wanted.states else rows.exclude(state__in=OPEN)
    found = list(_whole(rows.order_by("-asked", "-pk"))[paging.first : paging.first + paging.size + 1])
    return found[: paging.size], len(found) > paging.size


def named(client: ApiClient | None, refs: Iterable[str]) -> list[Petition]:
    """The matters of these references that whoever asks may see, the newest first."""
    rows = _asked(visible(client)).filter(ref__in=[ref.upper()[:16] for ref in refs])
    return list(_whole(rows.order_by("-asked", "-pk")))


def one(client: ApiClient | None, ref: str) -> Petition | None:
    """A matter by its reference. A client's own that was joined to another is answered with that other."""
    if found := named(client, [ref]):
        return found[0]
    joined = Petition.objects.filter(ref=ref.upper()[:16], state=State.JOINED).select_related("joined").first()
    if client is None or joined is None or joined.joined is None or _own(client, joined.joined) is None:
        return None
    return next(iter(named(client, [joined.joined.ref])), None)


def _own(client: ApiClient, petition: Petition) -> Asking | None:
    rows = petition.askings.filter(letter__api__client=client, letter__held="").select_related("letter", "petition")
    found: Asking | None = rows.order_by("pk").first()
    return found


def asking_of(client: ApiClient, ref: str) -> Asking | None:
    """What a client's own letter asks about this matter; None when none of its letters does, or it is secret by now."""
    petition = one(client, ref)
    return _own(client, petition) if petition else None


def _asked(rows: QuerySet[Petition]) -> Any:
    """With `asked`: when the matter was made (one that came on paper: when it was written down)."""
    first = FilteredRelation("steps", condition=Q(steps__kind="received"))
    return rows.select_related("commune__province").annotate(_received=first).annotate(asked=F("_received__at"))


def _whole(rows: QuerySet[Petition]) -> QuerySet[Petition]:
    return rows.prefetch_related("steps", "answers")


def stamp(at: datetime) -> str:
    """`2026-11-05T08:15:30+07:00`"""
    return timezone.localtime(at).isoformat(timespec="seconds")


def request_rows(petitions: list[Petition], absolute: Url) -> list[dict[str, Any]]:
    """Matters as the standard writes them. One that is not public tells how it stands and nothing of what it says."""
    photos = _photos(petitions)
    return [_row(each, photos.get(each.pk), absolute) for each in petitions]


def _row(petition: Any, photo: int | None, absolute: Url) -> dict[str, Any]:
    steps = [step for step in petition.steps.all() if not step.inside]
    clock = pressing(petition) if petition.is_open else None
    due = datetime.combine(clock.due, time.max, timezone.get_current_timezone()) if clock and clock.due else None
    shown = petition.public
    return {
        "service_request_id": petition.ref, "status": "open" if petition.is_open else "closed",
        "status_notes": notes(petition), "service_name": str(petition.service or _("Chưa xếp lĩnh vực")),
        "service_code": petition.service.code if petition.service else UNSORTED,
        "description": _description(petition) if shown else None,
        "agency_responsible": str(petition.body) if petition.body else None,
        "service_notice": absolute(petition.path) if shown else None,
        "requested_datetime": stamp(petition.asked),
        "updated_datetime": stamp(steps[-1].at if steps else petition.asked),
        "expected_datetime": stamp(due) if due else None,
        "address": _address(petition) if shown else None,
        "address_id": petition.group.code if shown and petition.group else None, "zipcode": None,
        "lat": petition.lat if shown else None, "long": petition.lon if shown else None,
        "media_url": absolute(reverse("files:download", args=[photo]) + "?xem") if photo and shown else None,
    }  # fmt: skip


def notes(petition: Petition) -> str:
    """How it stands, and what the office said last: its answer, or the last step whose words are for everyone."""
    stands = petition.get_ending_display() if petition.ending else petition.get_state_display()
    answers = list(petition.answers.all())
    if petition.state in (State.ANSWERED, State.CLOSED) and answers:
        said = covered(answers[-1].text)
    else:
        said = next((line.words for line in reversed(read.timeline(petition)) if line.words), "")
    return f"{stands[0].upper()}{stands[1:]}. {said}".strip()[:LONGEST]


def _description(petition: Petition) -> str:
    title, text = covered(petition.title), covered(petition.text)
    return (text if text.startswith(title.rstrip(".…")) else f"{title}\n{text}".strip())[:LONGEST]


def _address(petition: Petition) -> str:
    parts = [
        covered(petition.place),
        str(petition.group or ""),
        petition.commune.title,
        str(petition.commune.province),
    ]
    return ", ".join(part for part in parts if part)


def _photos(petitions: list[Petition]) -> dict[int, int]:
    """The first public photo of each matter: ids of stored files by ids of matters."""
    shown = [each.pk for each in petitions if each.public]
    rows = LetterFile.objects.filter(public=True, file__kind="image", letter__askings__petition__in=shown)
    found: dict[int, int] = {}
    for petition, file in rows.order_by("pk").values_list("letter__askings__petition", "file"):
        found.setdefault(petition, file)
    return found


def updates(client: ApiClient | None, span: Span, refs: list[str], paging: Paging) -> tuple[list[dict[str, Any]], bool]:
    """What happened in the span to matters whoever asks may see, the oldest first; to a client also what it said itself
    of its own. Everyone else is told that a sender said something, never what."""
    own = ApiUpdate.objects.filter(client=client).values("step") if client else []
    rows = Step.objects.filter(petition__in=visible(client).order_by(), at__range=(span.start, span.end))
    rows = rows.filter(Q(inside=False) | Q(pk__in=own)).exclude(kind__in=NO_UPDATE)
    if refs:
        rows = rows.filter(petition__ref__in=[ref.upper()[:16] for ref in refs])
    page = list(rows.order_by("at", "pk").values_list("pk", "petition")[paging.first : paging.first + paging.size + 1])
    more, page = len(page) > paging.size, page[: paging.size]
    petitions = _whole(Petition.objects.filter(pk__in={petition for _step, petition in page}).select_related("commune"))
    mine = set(ApiUpdate.objects.filter(client=client).values_list("step", flat=True)) if client else set()
    told = {pk: row for each in petitions for pk, row in _told(each, mine).items()}
    return [told[step] for step, _petition in page], more


def _told(petition: Petition, mine: set[int]) -> dict[int, dict[str, Any]]:
    """Every step of a matter as an update, by the step's id. The number of an update is its place in the matter."""
    lines = iter(read.timeline(petition))
    answers = iter(petition.answers.all())
    status, found = "open", {}
    for number, step in enumerate(petition.steps.all(), start=1):
        status = _after(step, status)
        words = [step.words]
        if not step.inside:
            line = next(lines)
            words = [f"{line.title} ({line.until:%d/%m/%Y})." if line.until else f"{line.title}.", line.words]
        if step.kind == "answer" and (answer := next(answers, None)):
            words.append(covered(answer.text))
        if step.inside and step.pk not in mine:
            continue
        found[step.pk] = {
            "update_id": f"{petition.ref}-{number}", "service_request_id": petition.ref, "status": status,
            "updated_datetime": stamp(step.at), "description": "\n".join(part for part in words if part)[:LONGEST],
            "media_url": None,
        }  # fmt: skip
    return found


def _after(step: Step, status: str) -> str:
    """How a matter stands after a step."""
    if step.kind in CLOSES or (step.kind, step.result) == ("word", "met"):
        return "closed"
    if step.kind in OPENS or (step.kind, step.result) in (("word", "not"), ("word", "partly"), ("review", "wrong")):
        return "open"
    return status


def update_row(step: Step) -> dict[str, Any]:
    """One update of a client's own."""
    petition = _whole(Petition.objects.filter(pk=step.petition_id).select_related("commune"))[0]
    return _told(petition, {step.pk})[step.pk]


def offered() -> QuerySet[Service]:
    """The services reflections may be sent about."""
    rows: QuerySet[Service] = Service.objects.filter(open=True).select_related("questions")
    return rows


offered_as: Prepared[Service] = Prepared(lambda *, code: offered().filter(code=code))
