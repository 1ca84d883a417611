"""A meeting from its chair to its vote: convened by whom the law names; secretary, way of voting and counters chosen by
those present; the vote begun with those who came (Điều 18 Luật 10/2022/QH15, Điều 3 Nghị định 59/2023/NĐ-CP)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import now, today
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.law.passes import passes
from dinh.rights.decide import permissions
from dinh.rights.decide.actions.register import take_hall
from dinh.rights.decide.actions.rounds import close_round, locked
from dinh.rights.decide.actions.tallying import count_round
from dinh.rights.decide.models import Helper, Matter, Meeting, ProceduralVote, RollEntry, Round
from dinh.rights.decide.numbers import wanted
from dinh.rights.decide.queries import meeting as queries
from dinh.rights.decide.queries import votings

Role, Kind = Helper.Role, ProceduralVote.Kind


@dataclass(frozen=True, slots=True)
class Chair:
    """Who convenes and chairs. `vacant`: the group has no head; `head_chairs_front`: its head is also head of the
    Front's committee there."""

    name: str
    position: str
    vacant: bool = False
    head_chairs_front: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    position: str = ""


@act
def prepare_meeting(*, by: Actor, round: Round, chair: Chair, agenda: str, contact: str = "") -> Meeting:
    """Write down who convenes the meeting, its agenda (one line a step) and whom to ask. Raises ValidationError with
    the article when the head of the group would chair their own removal."""
    found = _meeting(by, round, permissions.MEET)
    name = " ".join(chair.name.split())
    law = queries.convened_by(found, vacant=chair.vacant, head_chairs_front=chair.head_chairs_front)
    wrong: dict[str, str] = {}
    if not name:
        wrong["name"] = _("Ghi họ tên người chủ trì.")
    if not agenda.strip():
        wrong["agenda"] = _("Ghi chương trình cuộc họp, mỗi việc một dòng.")
    removal = found.matter.code == "BQ4" and found.matter.deed == Matter.Deed.REMOVE
    if name and removal and queries.same_name(name, queries.head_name(found.group_id, today())):
        words = _(
            "Cuộc họp cho thôi chức danh này do %(who)s triệu tập, chủ trì, không phải người được đưa ra cho thôi "
            "(%(article)s)."
        )
        wrong["name"] = words % {"who": law.who, "article": law.cite}
    if wrong:
        raise ValidationError(wrong)
    row = queries.meeting_of(found)
    row.vacant, row.head_chairs_front = chair.vacant, chair.head_chairs_front
    row.agenda, row.contact = agenda.strip(), contact.strip()[:200]
    row.save()
    position = " ".join(chair.position.split())[:200] or law.who
    _appoint(by, found, "", {Role.CHAIR: [Person(name, position)]})
    after = {"convenor": law.who, "position": position, "agenda": len(row.agenda.splitlines())}
    record(by, "decide.prepare_meeting", found, after=after, ground=str(law.cite), personal={"chair": name})
    return row


@act
def elect_secretary(
    *, by: Actor, round: Round, person: Person, yes: int, present: int, part: str = ""
) -> ProceduralVote:
    """Those present vote on the secretary; with more than half of them the person is."""
    found = _meeting(by, round, permissions.AT_WORK)
    person = _checked([person])[0]
    vote = _vote(by, found, part, Kind.SECRETARY, person.name, yes, present)
    if vote.passed:
        _appoint(by, found, part, {Role.SECRETARY: [person]})
    return vote


@act
def choose_way(*, by: Actor, round: Round, secret: bool, yes: int, present: int, part: str = "") -> ProceduralVote:
    """Those present choose between hands and secret slips. Clusters are added up, so all vote in the same way."""
    found = _meeting(by, round, permissions.AT_WORK)
    if secret != found.secret:
        others = ProceduralVote.objects.filter(round=found, kind=Kind.WAY, passed=True).exclude(part=part)
        if found.casts.exists() or others.exists():
            words = _("Cụm khác đã chọn %(way)s; kết quả các cụm cộng chung nên phải biểu quyết cùng một cách.")
            raise ValidationError({"way": words % {"way": _way(found.secret)}})
    vote = _vote(by, found, part, Kind.WAY, _way(secret), yes, present)
    if vote.passed and found.secret != secret:
        found.secret = secret
        found.save(update_fields=["secret"])
    return vote


@act
def elect_counters(
    *, by: Actor, round: Round, people: Sequence[Person], yes: int, present: int, part: str = ""
) -> ProceduralVote:
    """Those present vote on the counting committee, its head first. Raises ValidationError with the article for a wrong
    number of people, one named twice, a candidate."""
    found = _meeting(by, round, permissions.AT_WORK)
    people = _checked(people)
    law = wanted("decide.counters", today())
    if not law.holds(len(people)):
        words = _("Ban kiểm phiếu gồm %(count)s; đang ghi %(given)d (%(article)s).")
        raise ValidationError(words % {"count": law.count, "given": len(people), "article": law.cite})
    if found.matter.deed == Matter.Deed.ELECT:
        names = [each.name for each in people]
        if stood := [label for label in found.option_labels.values() if _among(label, names)]:
            words = _("Người ứng cử không ở trong Ban kiểm phiếu: %(names)s.")
            raise ValidationError(words % {"names": ", ".join(stood)})
    vote = _vote(by, found, part, Kind.COUNTERS, ", ".join(each.name for each in people), yes, present)
    if vote.passed:
        _appoint(by, found, part, {Role.COUNT_HEAD: people[:1], Role.COUNTER: people[1:]})
    return vote


@act
def seat_witnesses(*, by: Actor, round: Round, entries: Sequence[RollEntry], part: str = "") -> list[Helper]:
    """Two households whose representatives watch the count. Raises ValidationError with the article for another number,
    a household that did not come, a person who counts."""
    found = _meeting(by, round, permissions.AT_WORK)
    here = queries.part_of(found, part)
    if here is None:
        raise ValidationError(_("Không có cụm «%(part)s» trong cuộc họp này.") % {"part": part})
    present = {entry.pk: entry for entry in queries.entries_present(found, here.cluster)}
    chosen = {entry.pk for entry in entries}
    law = wanted("decide.witnesses", today())
    if not law.holds(len(chosen)):
        words = _("Cần đại diện %(count)s chứng kiến; đang chọn %(given)d (%(article)s).")
        raise ValidationError({"entries": words % {"count": law.count, "given": len(chosen), "article": law.cite}})
    if absent := [each.number for each in entries if each.pk not in present]:
        words = _("Hộ chứng kiến phải là hộ đang dự họp; chưa điểm danh hộ %(numbers)s.")
        raise ValidationError({"entries": words % {"numbers": ", ".join(absent)}})
    named = [present[each.pk] for each in entries]
    people = queries.helpers(found, part)
    busy = [each.name for role in (Role.COUNT_HEAD, Role.COUNTER) for each in people.get(role, [])]
    if both := [name for each in named if _among(name := queries.who_came(each), busy)]:
        words = _("%(names)s ở trong Ban kiểm phiếu nên không làm người chứng kiến.")
        raise ValidationError({"entries": words % {"names": ", ".join(both)}})
    Helper.objects.filter(round=found, part=part, role=Role.WITNESS).delete()
    made = [
        Helper(
            commune=by.commune, round=found, part=part, role=Role.WITNESS, name=queries.who_came(each),
            position=_("hộ %(number)s") % {"number": each.number}, household_id=each.household_id,
        )
        for each in named
    ]  # fmt: skip
    for each in made:
        each.save(force_insert=True)
    record(
        by, "decide.seat_witnesses", found, after={"part": part, "count": len(made)}, ground=str(law.cite),
        personal={"witnesses": [each.name for each in made]},
    )  # fmt: skip
    return made


@act
def begin_vote(*, by: Actor, round: Round, part: str = "") -> Round:
    """The households ticked in a part take part in its vote; nobody is ticked there any more. With the last part the
    voting is closed and waits for its count. Raises ValidationError naming what the law still wants first."""
    found = _meeting(by, round, permissions.AT_WORK)
    here = queries.part_of(found, part)
    if here is None or here.voted:
        raise ValidationError(_("Phần này không có, hoặc đã vào biểu quyết rồi."))
    if wrong := queries.lacks(found, part):
        raise ValidationError(wrong)
    return _into_vote(by, found, [here])


@act
def end_short(*, by: Actor, round: Round) -> Round:
    """End a meeting with too few representatives to pass its matter: nobody votes, it has its result, and slips may go
    to households (điểm b khoản 1 Điều 19)."""
    found = _meeting(by, round, permissions.AT_WORK)
    present = found.attendances.count()
    if not votings.too_few(found, present):
        words = _("Có %(count)d hộ dự họp: đủ để biểu quyết, không kết thúc vì thiếu người được.")
        raise ValidationError(words % {"count": present})
    if found.tallies.exists():
        raise ValidationError(_("Đã có lượt kiểm phiếu: hãy kiểm xong rồi chốt kết quả."))
    found = _into_vote(by, found, [each for each in queries.parts(found) if not each.voted])
    record(by, "decide.end_short", found, after={"present": present, "total": found.total})
    return count_round(by=by, round=found)


@act
def resume_meeting(*, by: Actor, round: Round, why: str, part: str = "") -> Round:
    """Take attendance again in a part that went into its vote: someone who was there had not been ticked. Those who
    are in stay in; the count is done anew when it had begun."""
    found = _meeting(by, round, permissions.RESUME)
    here = queries.part_of(found, part)
    if here is None or not here.voted:
        raise ValidationError(_("Phần này chưa vào biểu quyết: cứ điểm danh tiếp."))
    if not why.strip():
        raise ValidationError({"why": _("Ghi lý do mở lại điểm danh.")})
    if here.cluster:
        here.cluster.voted_at = None
        here.cluster.save(update_fields=["voted_at"])
    found.state = Round.State.OPEN
    found.save(update_fields=["state"])
    record(by, "decide.resume_meeting", found, after={"part": part, "why": why.strip()})
    return found


def _meeting(by: Actor, round: Round, permission: str) -> Round:
    found = locked(round)
    require(by, permission, found)
    if found.form != Round.Form.MEETING:
        raise ValidationError(_("Lần biểu quyết này không phải là cuộc họp."))
    return found


def _into_vote(by: Actor, round: Round, going: Sequence[queries.Part]) -> Round:
    for part in going:
        take_hall(by=by, round=round, entries=queries.entries_present(round, part.cluster))
        if part.cluster:
            part.cluster.voted_at = now()
            part.cluster.save(update_fields=["voted_at"])
    after = {"parts": [each.name for each in going], "present": sum(each.present for each in going)}
    record(by, "decide.begin_vote", round, after=after)
    waiting = [each for each in queries.parts(round) if each.cluster and not each.voted]
    return round if waiting else close_round(by=by, round=round)


def _vote(by: Actor, round: Round, part: str, kind: str, words: str, yes: int, present: int) -> ProceduralVote:
    here = queries.part_of(round, part)
    if here is None or here.voted:
        raise ValidationError(_("Phần này không có, hoặc đã vào biểu quyết rồi."))
    wrong: dict[str, str] = {}
    if not 1 <= present <= here.total:
        words_ = _("Số có mặt phải từ 1 đến %(total)d hộ.")
        wrong["present"] = words_ % {"total": here.total}
    elif not 0 <= yes <= present:
        wrong["yes"] = _("Số đồng ý phải từ 0 đến số có mặt.")
    if wrong:
        raise ValidationError(wrong)
    answer = passes("procedural", yes, present, today())
    made = ProceduralVote(
        commune=by.commune, round=round, part=part, kind=kind, words=words[:700], yes=yes, present=present,
        passed=answer.passes, at=now(),
    )  # fmt: skip
    made.save(force_insert=True)
    after = {"part": part, "kind": kind, "yes": yes, "present": present, "passed": made.passed}
    personal = {} if kind == Kind.WAY else {"names": words}
    record(by, "decide.procedural_vote", round, after=after, ground=answer.article, personal=personal or None)
    return made


def _appoint(by: Actor, round: Round, part: str, people: dict[str, Sequence[Person]]) -> None:
    """These hold these roles in a part from now on, and nobody else."""
    Helper.objects.filter(round=round, part=part, role__in=list(people)).delete()
    for role, named in people.items():
        for each in named:
            Helper(commune=by.commune, round=round, part=part, role=role, name=each.name, position=each.position).save(
                force_insert=True
            )


def _checked(people: Sequence[Person]) -> list[Person]:
    tidy = [Person(" ".join(each.name.split())[:120], " ".join(each.position.split())[:200]) for each in people]
    tidy = [each for each in tidy if each.name]
    if not tidy:
        raise ValidationError(_("Ghi họ tên người được bầu."))
    for at, each in enumerate(tidy):
        if any(queries.same_name(each.name, other.name) for other in tidy[:at]):
            raise ValidationError(_("%(name)s được ghi hai lần.") % {"name": each.name})
    return tidy


def _among(name: str, names: Sequence[str]) -> bool:
    return any(queries.same_name(name, other) for other in names)


def _way(secret: bool) -> str:
    return _("bỏ phiếu kín") if secret else _("giơ tay")
