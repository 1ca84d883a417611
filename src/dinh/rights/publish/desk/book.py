"""The book of publicity: what is asked for, what is shown of each line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from dinh.ground.fold import fold
from dinh.rights.publish.desk.common import pressing
from dinh.rights.publish.models import Publication, Version
from dinh.rights.publish.public.items import short
from dinh.rights.publish.queries.standing import Standing, standings

TABS = {
    "cong-khai": Publication.State.PUBLISHED,
    "soan": Publication.State.DRAFT,
    "thoi": Publication.State.WITHDRAWN,
    "quy": Publication.State.PUBLISHED,
}


@dataclass(frozen=True, slots=True)
class Filters:
    tab: str = "cong-khai"
    q: str = ""
    item: str = ""
    issuer: int | None = None
    year: int | None = None
    group: int | None = None
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A publication in the book. `standing` None for what nobody can read."""

    publication: Publication
    version: Version
    standing: Standing | None = None

    @property
    def short(self) -> str:
        return short(self.version.item)

    @property
    def done(self) -> int:
        return self.standing.done if self.standing else 0

    @property
    def owed(self) -> int:
        return len(self.standing.duties) if self.standing else 0

    @property
    def most_urgent(self) -> str:
        return pressing(self.standing.missing) if self.standing else ""

    @property
    def pressed(self) -> bool:
        return bool(self.standing and any(duty.state in ("late", "broken") for duty in self.standing.missing))


def asked(filters: Filters) -> QuerySet[Version]:
    """The versions the book shows: one of each publication, the newest first."""
    if filters.tab == "soan":
        rows: QuerySet[Version] = Version.objects.filter(state=Version.State.DRAFT).order_by("-pk")
    else:
        state = TABS[filters.tab]
        rows = Version.objects.filter(state=Version.State.CURRENT, publication__state=state)
        rows = rows.order_by("-publication__published_on", "-pk")
    if filters.tab == "quy":
        rows = rows.exclude(publication__quarter="")
    elif filters.tab == "cong-khai":
        rows = rows.filter(publication__quarter="")
    if filters.item:
        rows = rows.filter(item=filters.item)
    if filters.issuer:
        rows = rows.filter(issuer=filters.issuer)
    if filters.year:
        rows = rows.filter(decided__year=filters.year)
    if filters.group:
        rows = rows.filter(groups=filters.group)
    if filters.q:
        rows = rows.filter(pk__in=_matching(rows, filters.q))
    return rows.select_related("publication", "issuer", "post")


def _matching(rows: QuerySet[Version], q: str) -> list[int]:
    """A commune has some hundreds of publications: they are matched folded, in the title, the reference, the code."""
    wanted = fold(q).split()
    tight = "".join(wanted)
    found = []
    for pk, title, ref, code, number in rows.values_list(
        "pk", "title", "publication__ref", "publication__code", "paper_number"
    ):
        text = fold(f"{title} {ref} {number}")
        if all(word in text for word in wanted) or tight == code:
            found.append(pk)
    return found


def lines(versions: QuerySet[Version], filters: Filters, day: date) -> list[Line]:
    """Every line asked for; judged, where only what is missing is asked for."""
    if filters.tab in ("soan", "thoi"):
        return [Line(version.publication, version) for version in versions]
    found = [Line(each.version.publication, each.version, each) for each in standings(versions, day)]
    return [line for line in found if line.standing and not line.standing.complete] if filters.missing else found


def page_lines(keys: Sequence[int], filters: Filters, day: date) -> list[Line]:
    """The lines of one page, in the order of its keys."""
    rows = Version.objects.filter(pk__in=list(keys)).select_related("publication", "issuer", "post")
    by_key = {line.version.pk: line for line in lines(rows, Filters(tab=filters.tab), day)}
    return [by_key[key] for key in keys if key in by_key]


def counts() -> dict[str, int]:
    """How many stand under each tab."""
    return {tab: asked(Filters(tab=tab)).count() for tab in TABS}
