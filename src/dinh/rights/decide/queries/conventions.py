"""Conventions: how each stands with its days, lists, what the public reads, numbers for the province."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from dinh.law.due import Due, due
from dinh.rights.decide.models import Convention, ConventionNote, Matter, Verdict

State, Kind = Convention.State, ConventionNote.Kind
REMIND = 30  # days before the yearly review from which we remind: our own reminder


@dataclass(frozen=True, slots=True)
class Standing:
    """`words` and `tone` for a chip; `term` the day that matters now, with what it is for in `for_what`."""

    convention: Convention
    words: str
    tone: str
    day: date
    term: Due | None = None
    for_what: str = ""

    @property
    def late(self) -> bool:
        return bool(self.term and self.term.due < self.day)


def standing(found: Convention, day: date) -> Standing:
    words = found.get_state_display()
    match found.state:
        case State.POSTED if found.posted_on:
            term = due("convention.draft", found.posted_on)
            if day > term.due:
                return Standing(found, _("đã đủ thời gian niêm yết"), "soon", day)
            return Standing(found, words, "info", day, term, _("Niêm yết đến hết ngày"))
        case State.VOTING if found.matter:
            ended = found.matter.state in Matter.ENDED
            return Standing(found, found.matter.get_state_display(), "late" if ended else "soon", day)
        case State.IN_FORCE if found.returned_on is None and found.in_force_on:
            term = due("convention.return", found.in_force_on)
            return Standing(found, words, "ok", day, term, _("Gửi lại bản có dấu giáp lai chậm nhất"))
        case State.IN_FORCE:
            return Standing(found, words, "ok", day)
        case State.SUSPENDED | State.ENDED:
            return Standing(found, words, "late", day)
    return Standing(found, words, "info", day)


def conventions() -> QuerySet[Convention]:
    rows: QuerySet[Convention] = Convention.objects.select_related("group", "matter", "commune", "replaces")
    return rows.order_by("group__code", "-begun_on", "-pk")


def public() -> QuerySet[Convention]:
    """What anyone may read: those in force or that once were, and drafts that hang for comments."""
    return conventions().exclude(state__in=[State.DRAFT, State.DROPPED]).exclude(
        state=State.VOTING, matter__tabled_on=None
    )  # fmt: skip


def review_term(year: int) -> Due:
    """The day of the yearly review."""
    return due("convention.review", date(year, 1, 1))


def to_review(day: date) -> list[Convention]:
    """Conventions in force that nobody has gone through this year, once the day of the review is near or gone."""
    term = review_term(day.year)
    if (term.due - day).days > REMIND:
        return []
    done = ConventionNote.objects.filter(kind=Kind.REVIEWED, year=day.year).values("convention")
    rows = conventions().filter(state__in=Convention.ALIVE, in_force_on__lte=term.due).exclude(pk__in=done)
    return list(rows)


def to_return() -> QuerySet[Convention]:
    """Recognised texts not yet sent back to their group."""
    return conventions().filter(state=State.IN_FORCE, returned_on=None)


def posted(group: int) -> QuerySet[Convention]:
    """Drafts of a group that hang for comments."""
    return conventions().filter(state=State.POSTED, group=group)


def note_term(note: ConventionNote) -> Due | None:
    """The last day on which a suspension or an annulment was in time."""
    rules = {Kind.SUSPENDED.value: "convention.suspend", Kind.ANNULLED.value: "convention.annul"}
    rule = rules.get(note.kind)
    return due(rule, note.found_on) if rule and note.found_on else None


def statistics(first: date, last: date) -> list[tuple[str, int]]:
    """What the decree has counted between two days: recognised, not recognised, amended, suspended, annulled."""
    came = Convention.objects.filter(in_force_on__range=(first, last), matter__isnull=False)
    refused = Verdict.objects.filter(matter__code="BQ3", kind=Verdict.Kind.REFUSED, on__range=(first, last))
    notes = ConventionNote.objects.filter(on__range=(first, last))
    return [
        (_("Được công nhận"), came.count()),
        (_("Không được công nhận"), refused.count()),
        (_("Sửa đổi, bổ sung, thay thế"), came.filter(replaces__isnull=False).count()),
        (_("Tạm ngừng thực hiện"), notes.filter(kind=Kind.SUSPENDED).count()),
        (_("Bãi bỏ"), notes.filter(kind=Kind.ANNULLED).count()),
    ]
