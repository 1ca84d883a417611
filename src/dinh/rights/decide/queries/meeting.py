"""How a meeting stands: who convenes it, who has come against what the law needs, what is missing before the vote."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, F, Q
from django.utils.translation import gettext as _

from dinh.ground.bodies.queries import holders_of
from dinh.ground.clock import today
from dinh.ground.fold import fold
from dinh.ground.households import queries as register
from dinh.law import rules
from dinh.law.convening import Convenor, convenor
from dinh.law.passes import Answer, passes
from dinh.rights.decide import counting, permissions
from dinh.rights.decide.models import Cluster, Helper, Matter, Meeting, ProceduralVote, RollEntry, Round
from dinh.rights.decide.numbers import wanted
from dinh.rights.decide.queries import votings

Role = Helper.Role


def meeting_of(round: Round) -> Meeting:
    """The meeting's own facts; an unsaved row with nothing in it before anybody wrote any."""
    found: Meeting | None = Meeting.objects.filter(round=round).first()
    return found or Meeting(commune_id=round.commune_id, round=round)


def convened_by(round: Round, *, vacant: bool, head_chairs_front: bool) -> Convenor:
    """Who convenes and chairs it by the law, for what the matter is."""
    removal = round.matter.deed == Matter.Deed.REMOVE
    return convenor(round.matter.code, removal=removal, vacant=vacant, head_chairs_front=head_chairs_front)


def head_name(group: int, day: date) -> str:
    """The name of whoever heads a group on a day; empty when nobody does, or more than one post says so."""
    heads = [held for held in holders_of(permissions.HEAD, day) if held.post.group_id == group]
    return str(heads[0].user.full_name) if len(heads) == 1 else ""


def total_of(round: Round) -> int:
    """All households: those of the frozen list, before that those of the register today."""
    return round.total or register.count_on(round.commune, today(), round.group_id)


def needed(round: Round) -> Answer | None:
    """The law's answer for nobody in favour: its `needed` is how many must be there at least. None without
    households."""
    total = total_of(round)
    if not total:
        return None
    rule = counting.rule_of(round.matter.code, round.matter.deed)
    return passes(rule, 0, total, votings.day_of(round))


@dataclass(frozen=True, slots=True)
class Part:
    """The whole meeting (`name` empty), or a cluster of it. `present` are those ticked, of `total` households."""

    name: str
    place: str
    at: datetime
    present: int
    total: int
    voted: bool
    cluster: Cluster | None = None


def parts(round: Round) -> list[Part]:
    """Each cluster, or the whole. Three queries at most."""
    clusters = list(Cluster.objects.filter(round=round).order_by("meets_at", "pk"))
    counted = {
        row["cluster"]: row
        for row in RollEntry.objects.filter(round=round)
        .values("cluster")
        .annotate(total=Count("pk"), present=Count("attendance"))
    }
    if not clusters:
        present = sum(row["present"] for row in counted.values())
        return [Part("", round.place, round.opens_at, present, total_of(round), _voted(round))]
    placed = {} if counted else _placed(round)
    none = {"total": 0, "present": 0}
    return [
        Part(
            each.name, each.place, each.meets_at, counted.get(each.pk, none)["present"],
            placed.get(each.pk, 0) or counted.get(each.pk, none)["total"], each.voted_at is not None, each,
        )
        for each in clusters
    ]  # fmt: skip


def _placed(round: Round) -> dict[int, int]:
    return dict(round.placings.values_list("cluster").annotate(Count("pk")))


def _voted(round: Round) -> bool:
    return round.state in (Round.State.CLOSED, Round.State.COUNTED)


def part_of(round: Round, name: str) -> Part | None:
    return next((each for each in parts(round) if each.name == name), None)


def entries_present(round: Round, cluster: Cluster | None) -> list[RollEntry]:
    """The lines of the list whose households were ticked, of one cluster or of all."""
    rows = RollEntry.objects.filter(round=round, attendance__isnull=False)
    if cluster is not None:
        rows = rows.filter(cluster=cluster)
    return list(rows.select_related("attendance").order_by("pk"))


def who_came(entry: RollEntry) -> str:
    """The name of who came for a household: another than the representative when it was written down."""
    attendance = getattr(entry, "attendance", None)
    return (attendance.name if attendance else "") or entry.representative


def helpers(round: Round, part: str = "") -> dict[str, list[Helper]]:
    """Who runs a part, by role; the chair is the whole meeting's where the part has none of its own."""
    found: dict[str, list[Helper]] = {}
    for each in Helper.objects.filter(Q(part=part) | Q(part="", role=Role.CHAIR), round=round).order_by("pk"):
        found.setdefault(each.role, []).append(each)
    return found


def last_votes(round: Round, part: str) -> dict[str, ProceduralVote]:
    """The vote on procedure that stands, by kind."""
    return {each.kind: each for each in ProceduralVote.objects.filter(round=round, part=part).order_by("pk")}


def lacks(round: Round, part: str) -> list[str]:
    """What the law still wants before the vote of a part may begin, in words with the article; empty when nothing."""
    day, votes, people = today(), last_votes(round, part), helpers(round, part)
    wrong: list[str] = []
    procedure = rules.get("decide.pass_procedural").entry(day).cite
    if Role.CHAIR not in people:
        cite = convened_by(round, vacant=False, head_chairs_front=False).cite
        wrong.append(_("Chưa ghi người chủ trì (%(article)s).") % {"article": cite})
    if Role.SECRETARY not in people:
        wrong.append(_("Chưa bầu thư ký (%(article)s).") % {"article": procedure})
    way = votes.get(ProceduralVote.Kind.WAY)
    if way is None or not way.passed:
        wrong.append(_("Chưa chọn cách biểu quyết: giơ tay hay bỏ phiếu kín (%(article)s).") % {"article": procedure})
    if round.secret:
        wrong += _count_lacks(people, day)
    return wrong


def _count_lacks(people: dict[str, list[Helper]], day: date) -> list[str]:
    wrong = []
    counters = [*people.get(Role.COUNT_HEAD, []), *people.get(Role.COUNTER, [])]
    law = wanted("decide.counters", day)
    if not law.holds(len(counters)):
        words = _("Bỏ phiếu kín cần Ban kiểm phiếu %(count)s (%(article)s).")
        wrong.append(words % {"count": law.count, "article": law.cite})
    law = wanted("decide.witnesses", day)
    if not law.holds(len(people.get(Role.WITNESS, []))):
        words = _("Kiểm phiếu cần đại diện %(count)s chứng kiến (%(article)s).")
        wrong.append(words % {"count": law.count, "article": law.cite})
    return wrong


def same_name(one: str, other: str) -> bool:
    """Names written with other spaces, capitals or places of tones are the same."""
    return fold(" ".join(one.split())) == fold(" ".join(other.split()))


def present_by_part(round: Round) -> dict[str, int]:
    """Households that took part, by cluster («» for the whole)."""
    rows = round.casts.values(name=F("entry__cluster__name")).annotate(count=Count("pk"))
    return {row["name"] or "": row["count"] for row in rows}
