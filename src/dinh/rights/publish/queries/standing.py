"""How publications stand on a day: facts gathered in a handful of queries, judged by `duties`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max, Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from dinh.ground.places.models import ResidentialGroup
from dinh.ground.prepared import Prepared
from dinh.law import rules
from dinh.law.dated import Rule
from dinh.law.sector import sector_rule
from dinh.rights.publish.duties import Duty, Facts, Hung, Place, complete, duties
from dinh.rights.publish.models import Broadcast, HeadMessage, Means, Posting, Publication, SectorTerm, Version


@dataclass(frozen=True, slots=True)
class Standing:
    """A version with everything it owes on a day."""

    version: Version
    duties: tuple[Duty, ...]

    @property
    def complete(self) -> bool:
        return complete(self.duties)

    @property
    def done(self) -> int:
        return sum(duty.state == "done" for duty in self.duties)

    @property
    def missing(self) -> list[Duty]:
        return [duty for duty in self.duties if duty.state != "done"]


def means() -> Means:
    """What the scoped commune has to reach people; unsaved defaults where nobody has said."""
    held = _means()
    return held[0] if held else Means()


_means: Prepared[Means] = Prepared(lambda: Means.objects.order_by("pk")[:1])


def seat_name(held: Means) -> str:
    return held.seat or _("Trụ sở")


def terms_on(day: date) -> list[SectorTerm]:
    """Terms of other laws in force on a day, the newest first."""
    alive = Q(since__lte=day) & (Q(until=None) | Q(until__gt=day))
    return list(SectorTerm.objects.filter(alive).order_by("-since"))


def terms_for(item: str, day: date, terms: Iterable[SectorTerm]) -> tuple[Rule, ...]:
    """The rules that replace the law's own for an item decided on a day."""
    found: dict[str, Rule] = {}
    for term in terms:
        if term.item == item and term.since <= day and (term.until is None or term.until > day):
            own = rules.get(term.what)
            found.setdefault(
                term.what,
                sector_rule(own, days=term.days, working=term.working, since=term.since, article=term.article),
            )
    return tuple(found.values())


def with_proofs(versions: QuerySet[Version]) -> QuerySet[Version]:
    """Versions with what proves them, in five queries whatever their number."""
    return versions.select_related("publication", "issuer").prefetch_related(
        Prefetch("postings", Posting.objects.filter(struck_at=None), to_attr="hung"),
        Prefetch("broadcasts", Broadcast.objects.filter(struck_at=None), to_attr="spoken"),
        Prefetch("head_messages", HeadMessage.objects.all(), to_attr="sent"),
        Prefetch("posted_at", ResidentialGroup.objects.order_by("code"), to_attr="owed_at"),
    )


def facts_of(version: Any, held: Means, terms: Sequence[SectorTerm], newest_list: str = "") -> Facts:
    """What is known of a Version that came from `with_proofs`, which adds the lists read here; `newest_list` is the
    quarter of the newest list."""
    publication = version.publication
    on_page = None
    if version.published_at:
        until = timezone.localdate(publication.withdrawn_at) if publication.withdrawn_at else None
        on_page = (timezone.localdate(version.published_at), until)
    return Facts(
        item=version.item,
        is_list=publication.is_list,
        decided=version.decided,
        groups=tuple(Place(group.pk, str(group)) for group in version.owed_at),
        loudspeaker=held.loudspeaker,
        on_page=on_page,
        hung=tuple(Hung(p.pk, p.group_id, p.posted_on, p.ended_on) for p in version.hung),
        spoken=frozenset(b.day for b in version.spoken),
        sent=frozenset(m.group_id for m in version.sent),
        terms=terms_for(version.item, version.decided, terms),
        replaced=publication.is_list and publication.quarter < newest_list,
    )


def standings(versions: QuerySet[Version], today: date) -> list[Standing]:
    """How each of these versions stands."""
    held, terms, newest = means(), list(SectorTerm.objects.order_by("-since")), newest_list()
    return [Standing(v, duties(facts_of(v, held, terms, newest), today)) for v in with_proofs(versions)]


def newest_list() -> str:
    """The quarter of the newest list that is public, empty before the first."""
    lists = Publication.objects.filter(state=Publication.State.PUBLISHED).exclude(quarter="")
    newest: str | None = lists.aggregate(newest=Max("quarter"))["newest"]
    return newest or ""


def standing(version: Version, today: date) -> Standing:
    return standings(Version.objects.filter(pk=version.pk), today)[0]


def in_force(year: int | None = None) -> QuerySet[Version]:
    """The versions that people can read now, the newest first; `year` narrows to those published in it."""
    rows: QuerySet[Version] = Version.objects.filter(state=Version.State.CURRENT)
    if year is not None:
        rows = rows.filter(publication__published_on__year=year)
    return rows.order_by("-publication__published_on", "-pk")
