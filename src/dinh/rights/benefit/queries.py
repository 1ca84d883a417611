"""Reads of programmes, lists and what became of them. One-stop figures: `queries_service`; relief, surveys: their own.

Days are arguments; views pass `clock.today()`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet, Sum

from dinh.ground.actor import Actor
from dinh.ground.gate import may
from dinh.ground.places.models import Commune, ResidentialGroup
from dinh.rights.benefit import permissions
from dinh.rights.benefit.models import (
    Beneficiary,
    BeneficiaryList,
    Case,
    Comment,
    Drive,
    Entry,
    GroupReview,
    Payment,
    Programme,
)

State, Result, Heard = BeneficiaryList.State, Beneficiary.Result, Beneficiary.Heard


@dataclass(frozen=True, slots=True)
class Figures:
    """What was promised, given and confirmed: people and whole đồng. `asked` have answered, `yes` have all of it."""

    people: int = 0
    promised: int = 0
    paid_people: int = 0
    paid: int = 0
    asked: int = 0
    yes: int = 0

    def __add__(self, other: Figures) -> Figures:
        return Figures(
            self.people + other.people, self.promised + other.promised, self.paid_people + other.paid_people,
            self.paid + other.paid, self.asked + other.asked, self.yes + other.yes,
        )  # fmt: skip


def programmes() -> QuerySet[Programme]:
    rows: QuerySet[Programme] = Programme.objects.order_by("closed_on", "-published_on", "title")
    return rows


def public_programmes(commune: Commune | None = None) -> QuerySet[Programme]:
    rows = Programme.objects.filter(published_on__isnull=False).order_by("-closed_on", "-published_on", "title")
    return rows.filter(commune=commune) if commune else rows


def find_programme(ref: str) -> Programme | None:
    found: Programme | None = Programme.objects.filter(ref=ref.upper()).first()
    return found


def find_list(ref: str) -> BeneficiaryList | None:
    rows = BeneficiaryList.objects.select_related("programme")
    found: BeneficiaryList | None = rows.filter(ref=ref.upper()).first()
    return found


def lists() -> QuerySet[BeneficiaryList]:
    rows: QuerySet[BeneficiaryList] = BeneficiaryList.objects.select_related("programme").order_by("-opened_on", "-pk")
    return rows


def public_lists() -> QuerySet[BeneficiaryList]:
    """Lists that were posted and stand: with names while the term runs, with figures after it."""
    return lists().filter(state__in=[State.POSTED, State.APPROVED])


def people(found: BeneficiaryList, group: int | None = None) -> QuerySet[Beneficiary]:
    """Everybody on a list, by group; `given` is the money they have had, `goods_given` whether goods were handed."""
    rows = Beneficiary.objects.filter(list=found).select_related("group")
    rows = rows.filter(group=group) if group else rows
    live = Q(payments__reverses=None, payments__reversed_by=None)
    counted: QuerySet[Beneficiary] = rows.annotate(
        given=Sum("payments__amount", default=0),
        goods_given=Count("payments", filter=live & ~Q(payments__goods="")),
    ).order_by("group__code", "name", "pk")
    return counted


def has_all(person: Beneficiary) -> bool:
    """Of a row of `people`: nothing is owed any more."""
    given, goods = int(getattr(person, "given", 0)), int(getattr(person, "goods_given", 0))
    return given >= person.amount and (not person.goods or goods > 0)


def figures(lists: Iterable[BeneficiaryList]) -> dict[int, Figures]:
    """By list, of those who were agreed. Two queries, however many lists."""
    keys = [each.pk for each in lists]
    rows = Beneficiary.objects.filter(list__in=keys, result=Result.AGREED)
    first = rows.values("list").annotate(
        people=Count("pk"), promised=Sum("amount"), asked=Count("pk", filter=~Q(heard="")),
        yes=Count("pk", filter=Q(heard=Heard.YES)),
    ).order_by("list")  # fmt: skip
    paid: Counter[int] = Counter()
    paid_people: Counter[int] = Counter()
    payments = Payment.objects.filter(beneficiary__list__in=keys).values_list("beneficiary__list", "beneficiary")
    for key, _person, amount, live in payments.annotate(
        all=Sum("amount"), live=Count("pk", filter=Q(reverses=None, reversed_by=None))
    ).values_list("beneficiary__list", "beneficiary", "all", "live"):
        paid[key] += amount
        paid_people[key] += 1 if live else 0
    found = {
        row["list"]: Figures(row["people"], row["promised"] or 0, paid_people[row["list"]], paid[row["list"]],
                             row["asked"], row["yes"])
        for row in first
    }  # fmt: skip
    return {key: found.get(key, Figures()) for key in keys}


def total(rows: Iterable[Figures]) -> Figures:
    return sum(rows, Figures())


@dataclass(frozen=True, slots=True)
class GroupState:
    """How far one group has come with one list."""

    group: ResidentialGroup
    people: int
    agreed: int
    review: GroupReview | None
    yes: int
    asked: int


def by_group(found: BeneficiaryList, groups: Iterable[ResidentialGroup]) -> list[GroupState]:
    reviews = {each.group_id: each for each in found.reviews.all()}
    counts = {
        row["group"]: row
        for row in found.people.values("group")
        .annotate(
            all=Count("pk"),
            agreed=Count("pk", filter=Q(result=Result.AGREED)),
            yes=Count("pk", filter=Q(heard=Heard.YES, result=Result.AGREED)),
            asked=Count("pk", filter=~Q(heard="") & Q(result=Result.AGREED)),
        )
        .order_by("group")
    }
    empty = {"all": 0, "agreed": 0, "yes": 0, "asked": 0}
    return [
        GroupState(group, row["all"], row["agreed"], reviews.get(group.pk), row["yes"], row["asked"])
        for group in groups
        for row in [counts.get(group.pk, empty)]
    ]


def payments(found: BeneficiaryList) -> QuerySet[Payment]:
    rows: QuerySet[Payment] = Payment.objects.filter(beneficiary__list=found).select_related(
        "beneficiary__group", "by_post", "reversed_by", "evidence"
    )
    return rows.order_by("-pk")


def by_code(code: str) -> Beneficiary | None:
    """Who holds the slip with this code: only of a list that was approved."""
    tidy = "".join(letter for letter in code.upper() if letter.isalnum())
    rows = Beneficiary.objects.select_related("list__programme", "group").filter(
        code=tidy, list__state=State.APPROVED, result=Result.AGREED
    )
    found: Beneficiary | None = rows.first()
    return found


def open_cases() -> QuerySet[Case]:
    rows = Case.objects.filter(closed_on=None).select_related("beneficiary__list__programme", "beneficiary__group")
    found: QuerySet[Case] = rows.order_by("due_on", "pk")
    return found


def cases(closed: bool) -> QuerySet[Case]:
    if not closed:
        return open_cases()
    rows = Case.objects.filter(closed_on__isnull=False)
    return rows.select_related("beneficiary__list__programme", "beneficiary__group").order_by("-closed_on", "-pk")


def waiting_comments() -> QuerySet[Comment]:
    rows: QuerySet[Comment] = Comment.objects.filter(answered_on=None, list__state=State.POSTED)
    return rows.select_related("list__programme").order_by("received_on", "pk")


def to_ask(group: int | None = None) -> QuerySet[BeneficiaryList]:
    """Approved lists in which somebody has not been asked yet."""
    silent = Q(people__heard="", people__result=Result.AGREED)
    rows = BeneficiaryList.objects.select_related("programme").filter(state=State.APPROVED)
    rows = rows.filter(silent & Q(people__group=group)) if group else rows.filter(silent)
    found: QuerySet[BeneficiaryList] = rows.distinct().order_by("approved_on", "pk")
    return found


def to_review(group: int | None = None) -> QuerySet[BeneficiaryList]:
    """Lists under review; for a group, those on which it has people whom its meeting has not decided."""
    rows = BeneficiaryList.objects.select_related("programme").filter(state=State.REVIEW)
    if group:
        rows = rows.filter(people__group=group, people__result=Result.NOMINATED).distinct()
    found: QuerySet[BeneficiaryList] = rows.order_by("opened_on", "pk")
    return found


def drives() -> QuerySet[Drive]:
    rows: QuerySet[Drive] = Drive.objects.order_by("-opened_on", "-pk")
    return rows


def find_drive(ref: str) -> Drive | None:
    found: Drive | None = Drive.objects.filter(ref=ref.upper()).first()
    return found


@dataclass(frozen=True, slots=True)
class Balance:
    """One kind of good of a drive: gathered, handed out, left. Reversed lines take themselves out of both."""

    name: str
    unit: str
    gathered: int
    given: int
    left: int


def balances(drive: Drive) -> list[Balance]:
    sums: Counter[tuple[int, str]] = Counter()
    for good, way, quantity in Entry.objects.filter(drive=drive).values_list("good", "way", "quantity"):
        sums[good, way] += quantity
    return [
        Balance(good.name, good.unit, sums[good.pk, Entry.Way.IN], sums[good.pk, Entry.Way.OUT], good.left)
        for good in drive.goods.order_by("pk")
    ]


def entries(drive: Drive, way: str = "", group: str = "") -> QuerySet[Entry]:
    rows = Entry.objects.filter(drive=drive).select_related("good", "group", "reverses", "reversed_by", "evidence")
    rows = rows.filter(way=way) if way else rows
    rows = rows.filter(group__code=group) if group else rows
    found: QuerySet[Entry] = rows.order_by("-number")
    return found


def may_read_file(by: Actor, pk: int) -> bool:
    """Minutes, receipts, photos of handing over: the office only; faces and signatures stand on them."""
    if not may(by, permissions.READ, by.commune):
        return False
    return (
        GroupReview.objects.filter(minutes=pk).exists()
        or Payment.objects.filter(evidence=pk).exists()
        or Entry.objects.filter(evidence=pk).exists()
    )


def first_waiting(day: date) -> tuple[int, int]:
    """Open cases, and of them the late ones: for menus, in one query."""
    found = Case.objects.filter(closed_on=None).aggregate(all=Count("pk"), late=Count("pk", filter=Q(due_on__lt=day)))
    return found["all"], found["late"]
