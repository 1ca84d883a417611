"""Every read of the room: consultations by stage, what came in by channel and clause, groups with their voices."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Sum

from dinh.ground.actor import Actor
from dinh.ground.clock import today, year_asked
from dinh.ground.fold import fold
from dinh.ground.gate import may
from dinh.ground.pins import right_pin
from dinh.rights.consult import permissions
from dinh.rights.consult.clocks import Term, result_term
from dinh.rights.consult.mapping import Table
from dinh.rights.consult.models import (
    Attachment,
    Clause,
    Consultation,
    Draft,
    Gathering,
    Opinion,
    OpinionGroup,
    Part,
    Statement,
    Voice,
)
from dinh.rights.consult.similar import Cluster, Text, suggest

Stance, Channel, Screened = Opinion.Stance, Opinion.Channel, Opinion.Screened


def find(ref: str) -> Consultation | None:
    found: Consultation | None = (
        Consultation.objects.select_related("body", "commune").filter(ref=ref.strip().upper()).first()
    )
    return found


def public() -> QuerySet[Consultation]:
    """What everyone may read, the newest first."""
    rows: QuerySet[Consultation] = Consultation.objects.filter(published_at__isnull=False)
    return rows.order_by("-published_at", "-pk")


def at_stage(stage: str, day: date) -> Q:
    """The rows that `Consultation.stage` says are there on a day."""
    told = Q(told_council_on__isnull=False, told_front_on__isnull=False)
    sent = Q(council_on__isnull=False, front_on__isnull=False)
    steps = (
        ("stopped", Q(stopped_on__isnull=False)), ("reported", told), ("published", Q(result_on__isnull=False)),
        ("decided", Q(decided_on__isnull=False)), ("explained", Q(explained_on__isnull=False)),
        ("summarised", Q(summarised_on__isnull=False)), ("open", Q(published_at__isnull=False, until__gte=day)),
        ("closed", Q(published_at__isnull=False)), ("sent", sent), ("plan", Q()),
    )  # fmt: skip
    before = Q()
    for name, holds in steps:
        if name == stage:
            return before & holds
        before &= ~holds
    raise LookupError(stage)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list is narrowed to; empty fields leave it open."""

    q: str = ""
    stage: str = ""
    kind: str = ""
    year: str = ""


def listed(wanted: Wanted, day: date) -> list[Consultation]:
    """For the desk's list: those that still ask for something first, then the newest."""
    rows = Consultation.objects.select_related("body").annotate(
        opinion_count=Count("opinions", filter=Q(opinions__withdrawn_on=None), distinct=True)
    )
    if wanted.stage in permissions.STAGES:
        rows = rows.filter(at_stage(wanted.stage, day))
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if number := year_asked(wanted.year):
        rows = rows.filter(planned_on__year=number)
    said = fold(wanted.q)
    found = [row for row in rows if said in fold(f"{row.title} {row.ref}")]
    return sorted(found, key=lambda row: (row.stage(day) in ("reported", "stopped"), -row.planned_on.toordinal()))


@dataclass(frozen=True, slots=True)
class Line:
    """A consultation in a list: its stage, that in words, and by when its result is due where it still is."""

    one: Consultation
    stage: str
    words: str
    result: Term | None


def lines(rows: Iterable[Consultation], day: date) -> list[Line]:
    """For showing: what each row is at on a day."""
    found = []
    for one in rows:
        stage = one.stage(day)
        due = result_term(one) if not (one.result_on or one.stopped_on) else None
        found.append(Line(one, stage, str(permissions.STAGES[stage]), due))
    return found


def years() -> list[int]:
    return [day.year for day in Consultation.objects.dates("planned_on", "year", order="DESC")]


def draft_in_force(consultation: Consultation) -> Draft | None:
    """The version that opinions are about: the first, with its clauses."""
    found: Draft | None = consultation.drafts.prefetch_related("clauses").order_by("number").first()
    return found


def clauses(consultation: Consultation) -> QuerySet[Clause]:
    """What one may speak to."""
    first = consultation.drafts.order_by("number").values("pk")[:1]
    found: QuerySet[Clause] = Clause.objects.filter(draft__in=first).order_by("order")
    return found


def opinions(consultation: Consultation) -> QuerySet[Opinion]:
    """Those that count: not taken back."""
    rows: QuerySet[Opinion] = Opinion.objects.filter(consultation=consultation, withdrawn_on=None)
    return rows


def loose(consultation: Consultation) -> QuerySet[Opinion]:
    """Those in no group and without a reason why not."""
    inside = Part.objects.filter(opinion=OuterRef("pk"))
    return opinions(consultation).filter(~Exists(inside), aside="")


@dataclass(frozen=True, slots=True)
class Counted:
    """How many opinions, and how many people they speak for."""

    label: str
    opinions: int
    voices: int


def by_channel(consultation: Consultation) -> list[Counted]:
    rows = opinions(consultation).values("channel").annotate(count=Count("pk"), voices=Sum("voices"))
    found = {row["channel"]: (row["count"], row["voices"]) for row in rows}
    return [Counted(str(one.label), *found[one.value]) for one in Channel if one.value in found]


def by_clause(consultation: Consultation) -> dict[int | None, tuple[int, int]]:
    """Clause (None: the whole) → opinions, voices."""
    rows = opinions(consultation).order_by("clause").values("clause").annotate(count=Count("pk"), voices=Sum("voices"))
    return {row["clause"]: (row["count"], row["voices"]) for row in rows}


def voices(consultation: Consultation) -> int:
    return int(opinions(consultation).aggregate(total=Sum("voices"))["total"] or 0)


def voices_by_stance(consultation: Consultation) -> dict[str, int]:
    """Voices that said for, change or against; who said nothing of it is not counted."""
    rows = opinions(consultation).exclude(stance="").order_by("stance").values("stance").annotate(total=Sum("voices"))
    found = {row["stance"]: row["total"] for row in rows}
    return {one.value: found.get(one.value, 0) for one in Stance}


def groups(consultation: Consultation) -> QuerySet[OpinionGroup]:
    """Groups with `voice_count` and `opinion_count`, by clause, then in their order."""
    counts = Q(parts__opinion__withdrawn_on=None)
    rows = consultation.opinion_groups.select_related("clause", "answered_by__body").annotate(
        opinion_count=Count("parts", filter=counts),
        voice_count=Sum("parts__opinion__voices", filter=counts, default=0),
    )
    ordered: QuerySet[OpinionGroup] = rows.order_by("clause__order", "order", "pk")
    return ordered


def members(group: OpinionGroup) -> QuerySet[Part]:
    rows: QuerySet[Part] = group.parts.filter(opinion__withdrawn_on=None)
    return rows.select_related("opinion__clause", "opinion__group").order_by("pk")


def suggestions(consultation: Consultation) -> list[Cluster]:
    """What might go together, for a person to decide."""
    placed: dict[int, int] = {}
    for opinion, group in Part.objects.filter(opinion_group__consultation=consultation, excerpt="").values_list(
        "opinion_id", "opinion_group_id"
    ):
        placed.setdefault(opinion, group)
    waiting = set(loose(consultation).values_list("pk", flat=True))
    rows = opinions(consultation).order_by("pk").values_list("pk", "clause_id", "text")
    texts = [Text(pk, clause, text, placed.get(pk)) for pk, clause, text in rows if pk in waiting or pk in placed]
    return suggest(texts)


def released(consultation: Consultation) -> QuerySet[Opinion]:
    """What everyone may read."""
    return opinions(consultation).filter(screened=Screened.RELEASED).select_related("clause", "gathering", "group")


def in_office(consultation: Consultation, get: dict[str, str], group: int | None = None) -> QuerySet[Opinion]:
    """The office's list of opinions, narrowed; `group` for a head, who sees the own group's."""
    rows = opinions(consultation).select_related("clause", "group", "gathering", "sender")
    rows = rows.prefetch_related(Prefetch("parts", Part.objects.select_related("opinion_group")))
    if group is not None:
        rows = rows.filter(group_id=group)
    if get.get("kenh") in Channel.values:
        rows = rows.filter(channel=get["kenh"])
    if get.get("hien") in Screened.values:
        rows = rows.filter(screened=get["hien"])
    if (clause := get.get("dieu", "")) == "0":
        rows = rows.filter(clause=None)
    elif clause.isdigit():
        rows = rows.filter(clause_id=int(clause))
    if get.get("nhom") == "chua":
        rows = rows.filter(pk__in=loose(consultation).values("pk"))
    if said := fold(get.get("q", "").strip()[:100]):
        rows = rows.filter(pk__in=[pk for pk, text in rows.values_list("pk", "text") if said in fold(text)])
    return rows.order_by("-pk")


def open_with_pin(ref: str, pin: str) -> Opinion | None:
    """The opinion of that receipt; as slow for a reference that does not exist as for a wrong PIN."""
    found: Opinion | None = (
        Opinion.objects.select_related("consultation", "clause", "sender").filter(ref=ref.strip().upper()).first()
    )
    return found if right_pin(pin, found.pin_hash if found else None) else None


def answers_to(opinion: Opinion) -> list[OpinionGroup]:
    """The answers a sender may read: once the explanation is signed."""
    if opinion.consultation.explained_on is None:
        return []
    return [part.opinion_group for part in opinion.parts.select_related("opinion_group__clause")]


def gatherings(consultation: Consultation) -> QuerySet[Gathering]:
    return consultation.gatherings.select_related("group", "minutes").annotate(opinion_count=Count("opinions"))


def statements(consultation: Consultation) -> QuerySet[Statement]:
    """Statements with how many agreed, disagreed, passed."""
    rows: QuerySet[Statement] = consultation.statements.annotate(
        agree=Count("voices", filter=Q(voices__choice=1)), disagree=Count("voices", filter=Q(voices__choice=-1)),
        skipped=Count("voices", filter=Q(voices__choice=0)),
    )  # fmt: skip
    return rows.order_by("number")


def answered_by(consultation: Consultation, token: str) -> dict[int, int]:
    """What one browser has answered: statement number → choice."""
    rows = Voice.objects.filter(statement__consultation=consultation, token=token)
    return dict(rows.values_list("statement__number", "choice"))


def participants(consultation: Consultation) -> int:
    """How many browsers have answered at least one statement that is asked."""
    rows = Voice.objects.filter(statement__consultation=consultation, statement__state=Statement.State.ON)
    return rows.values("token").distinct().count()


def table(consultation: Consultation) -> Table:
    """What `mapping` reckons with, in an order that tells nothing but is the same each time."""
    numbers = tuple(
        consultation.statements.filter(state=Statement.State.ON).order_by("number").values_list("number", flat=True)
    )
    place = {number: at for at, number in enumerate(numbers)}
    rows: dict[str, list[int | None]] = {}
    said = Voice.objects.filter(statement__consultation=consultation, statement__state=Statement.State.ON)
    for token, number, choice in said.values_list("token", "statement__number", "choice"):
        rows.setdefault(token, [None] * len(numbers))[place[number]] = choice
    return Table(numbers, tuple(tuple(rows[token]) for token in sorted(rows)))


def may_read_file(by: Actor, pk: int) -> bool:
    """A draft and what lies beside it: everyone once it is public. Minutes: the office only."""
    shown = Q(consultation__published_at__isnull=False)
    if (
        Attachment.objects.filter(file=pk).filter(shown).exists()
        or Draft.objects.filter(file=pk).filter(shown).exists()
    ):
        return True
    if not may(by, permissions.READ, by.commune):
        return False
    ours: Iterable[QuerySet[Any]] = (
        Attachment.objects.filter(file=pk), Draft.objects.filter(file=pk), Gathering.objects.filter(minutes=pk),
    )  # fmt: skip
    return any(rows.exists() for rows in ours)


def waiting_count(day: date) -> int:
    """What the desk's menu counts: opinions to look at, consultations that wait for a step."""
    unread = Opinion.objects.filter(
        screened=Screened.WAITING, withdrawn_on=None, consultation__stopped_on=None, consultation__explained_on=None
    )
    stages = ("closed", "summarised", "explained")
    waits = sum(Consultation.objects.filter(at_stage(stage, day)).count() for stage in stages)
    return waits + unread.values("consultation").distinct().count()


def statement_rows(consultation: Consultation) -> list[Any]:
    return [one for one in statements(consultation) if one.state == Statement.State.ON]


def open_today() -> QuerySet[Consultation]:
    return public().filter(at_stage("open", today()))
