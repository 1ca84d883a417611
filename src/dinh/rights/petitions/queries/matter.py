"""One matter for its page: its letters as whoever looks may see them, and matters that may be the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from dinh.ground.actor import Actor
from dinh.ground.gate import may
from dinh.rights.petitions import permissions
from dinh.rights.petitions.clocks import Clock
from dinh.rights.petitions.course import Move, open_moves
from dinh.rights.petitions.models import Asking, Kind, Letter, LetterFile, Petition, Sender
from dinh.rights.petitions.near.index import find as find_near
from dinh.rights.petitions.queries.courses import clocks_of, course_of

NEAR_DAYS = 180  # how far back a matter may be the same


@dataclass(frozen=True, slots=True)
class Sent:
    """One letter of a matter. `sender` None: erased, sealed, or not for whoever looks; `known` says which."""

    asking: Asking
    sender: Sender | None
    files: list[LetterFile]


@dataclass(frozen=True, slots=True)
class Alike:
    """`again`: answered already, so that joining opens it anew."""

    petition: Petition
    shared: tuple[str, ...]

    @property
    def again(self) -> bool:
        return self.petition.state in ("answered", "closed")


def find(ref: str) -> Petition | None:
    rows = Petition.objects.select_related("commune", "service", "group", "body", "joined", "recurs")
    found: Petition | None = rows.filter(ref=ref.strip().upper()).first()
    return found


@dataclass(frozen=True, slots=True)
class Entered:
    """A letter whose slip is in the book already. `petition` None: not for whoever looks."""

    letter: Letter
    petition: Petition | None


def entered(slip: str, by: Actor) -> Entered | None:
    """The letter that came on this slip."""
    letter = Letter.objects.filter(slip=slip).first() if slip else None
    if letter is None:
        return None
    asking = letter.askings.select_related("petition").order_by("pk").first()
    petition = asking.petition if asking and may(by, permissions.READ_ONE, asking.petition) else None
    return Entered(letter, petition)


def letters_of(petition: Petition, by: Actor) -> list[Sent]:
    """Its letters, oldest first; who sent them only to those who handle letters."""
    rows = petition.askings.select_related("letter__service", "letter__group", "letter__api__client")
    handles = may(by, permissions.HANDLE, by.commune)
    found = []
    for asking in rows.order_by("letter__received_on", "pk"):
        sender = Sender.objects.filter(letter=asking.letter).first() if handles else None
        found.append(Sent(asking, sender, list(asking.letter.files.select_related("file").order_by("pk"))))
    return found


def moves_for(petition: Petition, by: Actor) -> list[Move]:
    """The moves its state lets be taken, of those whoever looks has the power for."""
    found = open_moves(course_of(petition))
    return [move for move in found if may(by, permissions.to_move(petition.kind, move.key), petition)]


def first_move(petition: Petition, moves: list[Move], day: date) -> str:
    """The natural next step: shown as the leading button."""
    order = {
        "new": ("accept", "answer"), "accepted": ("answer", "verify", "decide", "conclude"),
        "suspended": ("sent_stay", "resume"), "decided": ("send", "effective"), "concluded": ("send", "handle"),
        "handled": ("publish", "executed"),
        "appealed": ("second",), "effective": ("executed",),
    }.get(petition.state, ())  # fmt: skip
    open_keys = {move.key for move in moves}
    taken = set(petition.steps.values_list("kind", flat=True))
    if petition.kind == Kind.COMPLAINT and petition.state == "accepted":
        order = tuple(key for key in ("verify", "verified", "decide") if key == "decide" or key not in taken)
    return next((key for key in order if key in open_keys and (key != "send" or "send" not in taken)), "")


def shown_clocks(petition: Petition, day: date) -> list[Clock]:
    """Its clocks; of the alarms those that went off, and the next."""
    found = clocks_of(petition)
    ahead = [clock for clock in found if clock.alarm and clock.due and clock.due > day]
    return [clock for clock in found if clock not in ahead[1:]]


def joinable(petition: Petition) -> QuerySet[Petition]:
    """Open voices a matter may be joined to."""
    rows: QuerySet[Petition] = Petition.objects.filter(kind__in=(Kind.REFLECTION, Kind.PROPOSAL))
    return rows.exclude(pk=petition.pk).exclude(state="joined")


def alike(petition: Petition, limit: int = 5) -> list[Alike]:
    """Matters that may be the same, by what both say; the office decides."""
    if petition.kind not in (Kind.REFLECTION, Kind.PROPOSAL):
        return []
    words = f"{petition.title} {petition.text}"
    found = find_near(words, petition.group_id, petition.place, petition.received_on, limit + 1)
    since = petition.received_on - timedelta(days=NEAR_DAYS)
    rows = {row.pk: row for row in joinable(petition).filter(pk__in=[near.petition_id for near in found])}
    same = [
        Alike(rows[near.petition_id], near.shared) for near in found if near.petition_id in rows and near.day >= since
    ]
    return same[:limit]


def may_read_file(by: Actor, pk: int) -> bool:
    """Files of letters: those who handle them. Files of steps and answers: those who read that kind."""
    if LetterFile.objects.filter(file_id=pk).exists():
        return may(by, permissions.HANDLE, by.commune)
    found = Petition.objects.filter(Q(steps__file_id=pk) | Q(answers__files=pk)).distinct()
    return any(
        may(by, permissions.DENUNCIATIONS_READ if each.kind == Kind.DENUNCIATION else permissions.READ_ONE, each)
        for each in found
    )
