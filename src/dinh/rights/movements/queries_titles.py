"""Reads about titles: part and whole by group, posted lists, who has a title several years in a row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Max, Q, QuerySet

from dinh.ground.prepared import Prepared
from dinh.rights.movements.clocks import IN_A_ROW
from dinh.rights.movements.models import Campaign, Comment, GroupReview, HouseholdResult, Title, TitleRound

State = GroupReview.State
SHOWN = (State.POSTED, State.RECOGNISED)


@dataclass(frozen=True, slots=True)
class Standing:
    """A group in a round. `passed` of `whole`: whole is all households of the register on the day of the meeting; for a
    group's own title `review.passed` says it, and part and whole are of its families, if there are any."""

    review: GroupReview
    registered: int
    passed: int
    waiting: int

    @property
    def whole(self) -> int | None:
        return self.review.whole


@dataclass(frozen=True, slots=True)
class Total:
    """`groups_done` groups of `groups` have a result; part and whole add up theirs only, never an average."""

    part: int
    whole: int
    groups_done: int
    groups: int


def rounds() -> QuerySet[TitleRound]:
    rows: QuerySet[TitleRound] = TitleRound.objects.select_related("title")
    return rows


def standings(rows: QuerySet[GroupReview]) -> list[Standing]:
    counted = rows.select_related("group", "round__title").annotate(
        registered=Count("results"), good=Count("results", filter=Q(results__passed=True, results__gone=False)),
        left=Count("results", filter=Q(results__passed=None)),
    )  # fmt: skip
    found = [Standing(one, one.registered, one.good, one.left) for one in counted]
    return sorted(found, key=lambda one: _natural(one.review.group.code))


def _natural(code: str) -> tuple[str, int]:
    head, _dash, tail = code.rpartition("-")
    return (head, int(tail)) if tail.isdecimal() else (code, 0)


def total(found: Iterable[Standing], *, of_households: bool, public: bool = False) -> Total:
    """The commune's part and whole. `public`: of lists that hang out or are recognised only."""
    rows = list(found)
    done = [one for one in rows if one.review.state in (SHOWN if public else (*SHOWN, State.REVIEWED))]
    if of_households:
        return Total(sum(one.passed for one in done), sum(one.whole or 0 for one in done), len(done), len(rows))
    return Total(sum(bool(one.review.passed) for one in done), len(rows), len(done), len(rows))


def good_names(review: GroupReview) -> QuerySet[HouseholdResult]:
    """Those a posted list may name: who reached the title. Nobody is named for not reaching it."""
    rows: QuerySet[HouseholdResult] = review.results.filter(passed=True, gone=False)
    return rows.order_by("household__order", "pk")


def names_hang(thing: GroupReview | Campaign, day: date) -> bool:
    """Whether a list names persons on the web on a day: while it hangs out, and as long again after the decision."""
    days = thing.posted_days if isinstance(thing, Campaign) else thing.round.title.posted_days
    if thing.decided_on:
        return day <= thing.decided_on + timedelta(days=days)
    return bool(thing.posted_until and day <= thing.posted_until)


def in_a_row(round_: TitleRound, households: Iterable[int]) -> set[int]:
    """Ids of those households that were recognised in this round and in the years before it, `IN_A_ROW` in all."""
    years = [round_.year - back for back in range(IN_A_ROW)]
    rows = HouseholdResult.objects.filter(
        round__title=round_.title, round__year__in=years, passed=True, gone=False, review__state=State.RECOGNISED,
        household__in=list(households),
    )  # fmt: skip
    counted = rows.order_by().values_list("household").annotate(years=Count("round__year", distinct=True))
    return {household for household, years_ in counted if years_ == IN_A_ROW}


def groups_in_a_row(round_: TitleRound) -> set[int]:
    years = [round_.year - back for back in range(IN_A_ROW)]
    rows = GroupReview.objects.filter(
        round__title=round_.title, round__year__in=years, passed=True, state=State.RECOGNISED
    )
    counted = rows.order_by().values_list("group").annotate(years=Count("round__year", distinct=True))
    return {group for group, years_ in counted if years_ == IN_A_ROW}


def to_recognise(day: date) -> QuerySet[GroupReview]:
    """Posted lists whose term is over and whose comments all have an answer."""
    open_ones = Comment.objects.filter(review__isnull=False, answered_on=None).values("review")
    rows: QuerySet[GroupReview] = GroupReview.objects.filter(state=State.POSTED, posted_until__lt=day)
    return rows.exclude(pk__in=open_ones).select_related("round__title", "group").order_by("group__code")


def unreviewed(group: int, day: date) -> QuerySet[GroupReview]:
    """Rounds under way in which this group has no posted list yet."""
    rows = GroupReview.objects.filter(group=group, state__in=(State.REGISTERING, State.REVIEWED))
    found: QuerySet[GroupReview] = rows.select_related("round__title", "group").order_by("round__until")
    return found


def unanswered(group: int | None = None) -> QuerySet[Comment]:
    """Comments that wait for an answer; of one group's lists."""
    rows: QuerySet[Comment] = Comment.objects.filter(answered_on=None)
    rows = rows.filter(review__group=group) if group else rows
    return rows.select_related("review__round__title", "review__group", "campaign").order_by("received_on")


def shown() -> QuerySet[GroupReview]:
    """Reviews that everyone may read: they hang out, or are recognised."""
    rows: QuerySet[GroupReview] = GroupReview.objects.filter(state__in=SHOWN)
    return rows.select_related("round__title", "group", "commune")


def by_receipt(typed: str) -> Comment | None:
    """The comment of a receipt's code, typed with or without its dashes and in any case."""
    plain = "".join(letter for letter in typed.upper() if letter.isalnum())
    rows = Comment.objects.select_related("review__round__title", "review__group", "campaign")
    return rows.filter(ref=f"{plain[:2]}-{plain[2:6]}-{plain[6:]}").first()


@dataclass(frozen=True, slots=True)
class Said:
    """What everyone reads about the comments on a list: the answers, and how many still wait. Never what was said."""

    answered: list[Comment]
    waiting: int
    open: bool


def said_of(thing: GroupReview | Campaign, day: date) -> Said:
    """`open`: whether a comment may still be sent on that day."""
    rows = list(thing.comments.all())
    hangs = thing.stage == "posted" if isinstance(thing, Campaign) else thing.state == State.POSTED
    answered = [one for one in rows if one.answered_on]
    open_ = bool(hangs and thing.posted_until and day <= thing.posted_until)
    return Said(answered, len(rows) - len(answered), open_)


def said_in(round_: TitleRound, day: date) -> list[tuple[GroupReview, Said]]:
    """The groups of a round about which something may be said, or was."""
    rows = shown().filter(round=round_).prefetch_related("comments")
    told = [(one, said_of(one, day)) for one in sorted(rows, key=lambda one: _natural(one.group.code))]
    return [(one, said) for one, said in told if said.open or said.answered or said.waiting]


def open_to_comments(day: date) -> list[GroupReview | Campaign]:
    """Lists that hang out on a day, the one that ends first before the others."""
    reviews = shown().filter(state=State.POSTED, posted_until__gte=day)
    campaigns = Campaign.objects.filter(posted_on__lte=day, posted_until__gte=day, decided_on=None)
    found: list[GroupReview | Campaign] = [*reviews, *campaigns]
    return sorted(found, key=lambda one: (one.posted_until or day, str(one)))


def titles() -> QuerySet[Title]:
    rows: QuerySet[Title] = Title.objects.annotate(last=Max("rounds__year"))
    return rows


posted: Prepared[GroupReview] = Prepared(
    lambda most: (
        GroupReview.objects.filter(state__in=("posted", "recognised"))
        .select_related("round__title", "group")
        .order_by("-posted_on", "-pk")[:most]
    )
)
