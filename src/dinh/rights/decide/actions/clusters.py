"""A large or scattered group meets by clusters (khoản 2 Điều 18): set up, renamed, households moved, given up."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.gate import require
from dinh.ground.households import queries as register
from dinh.ground.journal.actions import record
from dinh.law import rules
from dinh.rights.decide import permissions
from dinh.rights.decide.actions.rounds import locked
from dinh.rights.decide.models import Cluster, Meeting, Placing, Round
from dinh.rights.decide.queries import clustering

FEWEST = 2  # one cluster is the whole group


@dataclass(frozen=True, slots=True)
class Place:
    """Where and when a cluster meets."""

    name: str
    place: str
    meets_at: datetime


@act
def split(
    *, by: Actor, round: Round, places: Sequence[Place], number: str, on: date, scattered: bool = False
) -> list[Cluster]:
    """Let a group meet by clusters, households split evenly by address; what was split before is split anew.

    `number` and `on` name the UBND's paper that decided it. Raises ValidationError with the article for a group that is
    neither large enough nor scattered.
    """
    found = _planned(by, round)
    listed = register.on(by.commune, today(), groups=[found.group_id])
    wrong: dict[str, str] = {}
    if refusal := clustering.refusal(len(listed), today(), scattered=scattered):
        wrong["scattered"] = refusal
    if not number.strip():
        wrong["number"] = _("Phương án họp theo cụm do Ủy ban nhân dân quyết định: ghi số văn bản.")
    if on > today():
        wrong["on"] = _("Ngày văn bản còn ở phía trước.")
    if not FEWEST <= len(places) <= max(len(listed), FEWEST):
        wrong["places"] = _("Cần từ hai cụm, và không nhiều hơn số hộ.")
    if wrong:
        raise ValidationError(wrong)
    Cluster.objects.filter(round=found).delete()
    made = []
    for each in places:
        cluster = Cluster(commune=by.commune, round=found)
        _set(found, cluster, each)
        made.append(cluster)
    for cluster, households in zip(made, clustering.even_split(listed, len(made)), strict=True):
        _place(by, found, cluster, households)
    meeting = Meeting.objects.filter(round=found).first() or Meeting(commune=by.commune, round=found)
    meeting.scattered, meeting.plan_number, meeting.plan_on = scattered, number.strip(), on
    meeting.save()
    after = {"clusters": [each.name for each in made], "number": meeting.plan_number, "on": on, "scattered": scattered}
    record(by, "decide.split", found, after=after, ground=str(rules.get("decide.clusters").entry(on).cite))
    return made


@act
def revise_cluster(*, by: Actor, cluster: Cluster, place: Place) -> Cluster:
    """Change a cluster's name, place or hour."""
    found = _planned(by, cluster.round)
    before = {"name": cluster.name, "place": cluster.place, "meets_at": cluster.meets_at}
    _set(found, cluster, place)
    after = {"name": cluster.name, "place": cluster.place, "meets_at": cluster.meets_at}
    record(by, "decide.revise_cluster", found, before=before, after=after)
    return cluster


@act
def place_households(*, by: Actor, cluster: Cluster, households: Collection[int]) -> int:
    """Have exactly these households (their ids) meet with this cluster: others that were in it are in none, those that
    were elsewhere move here. Returns how many there are."""
    found = _planned(by, cluster.round)
    here = {each.id for each in register.on(by.commune, today(), groups=[found.group_id])}
    wanted = here & set(households)
    Placing.objects.filter(cluster=cluster).exclude(household__in=wanted).delete()
    Placing.objects.filter(round=found, household__in=wanted).exclude(cluster=cluster).delete()
    there = set(Placing.objects.filter(cluster=cluster).values_list("household_id", flat=True))
    _place(by, found, cluster, sorted(wanted - there))
    record(by, "decide.place_households", found, after={"cluster": cluster.name, "households": len(wanted)})
    return len(wanted)


@act
def give_up_clusters(*, by: Actor, round: Round) -> None:
    """Meet as a whole after all."""
    found = _planned(by, round)
    Cluster.objects.filter(round=found).delete()
    record(by, "decide.give_up_clusters", found)


def _planned(by: Actor, round: Round) -> Round:
    found = locked(round)
    require(by, permissions.EDIT_ROUND, found)
    if found.form != Round.Form.MEETING:
        raise ValidationError(_("Chỉ cuộc họp mới chia thành cụm."))
    return found


def _set(round: Round, cluster: Cluster, place: Place) -> None:
    name, where = " ".join(place.name.split()), " ".join(place.place.split())
    wrong: dict[str, str] = {}
    if not name or Cluster.objects.filter(round=round, name=name).exclude(pk=cluster.pk).exists():
        wrong["name"] = _("Mỗi cụm có một tên, không trùng nhau.")
    if not where:
        wrong["place"] = _("Ghi địa điểm họp của cụm.")
    if not round.opens_at <= place.meets_at < round.closes_at:
        words = _("Giờ họp của cụm phải trong thời gian của lần biểu quyết: từ %(start)s đến trước %(end)s.")
        wrong["meets_at"] = words % {"start": _moment(round.opens_at), "end": _moment(round.closes_at)}
    if wrong:
        raise ValidationError(wrong)
    cluster.name, cluster.place, cluster.meets_at = name, where, place.meets_at
    cluster.save()


def _place(by: Actor, round: Round, cluster: Cluster, households: Sequence[int]) -> None:
    Placing.objects.bulk_create(
        Placing(commune=by.commune, round=round, cluster=cluster, household_id=pk) for pk in households
    )


def _moment(at: datetime) -> str:
    return f"{timezone.localtime(at):%H:%M %d/%m/%Y}"
