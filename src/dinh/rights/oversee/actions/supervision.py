"""Supervision by the council and the Front: the year's plan, reports asked, sessions with what was asked and answered,
the conclusion, recommendations that are followed like every other, and the summary anyone may read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.clock import today
from dinh.ground.files.actions import store
from dinh.ground.gate import Refused, require
from dinh.ground.journal.actions import record
from dinh.rights.oversee import permissions_supervision as permissions
from dinh.rights.oversee.actions.common import (
    come,
    covered,
    here,
    keep,
    limited,
    lock,
    made,
    needed,
    one_line,
    one_of,
    signed,
)
from dinh.rights.oversee.actions.recommending import Asked, recommend
from dinh.rights.oversee.models import By, Plan, Question, Recommendation, Session, Supervised, Supervision

Upload = tuple[bytes, str]


@dataclass(frozen=True, slots=True)
class Facts:
    """What is supervised: without a `plan` it needs `why`."""

    theme: str
    form: str
    from_day: date
    to_day: date
    bodies: Sequence[Body]
    about: str = ""
    team: str = ""
    decision: str = ""
    plan: Plan | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A question or an opinion at a session; `who` by role, never more than a name of an organisation or deputy."""

    kind: str
    who: str
    text: str
    to_body: Body | None = None
    answer: str = ""


@act
def year_plan(*, by: Actor, watcher: str, holder: Body, year: int, words: str = "") -> Plan:
    """A year's plan of the council, the Front, the committee or the party; one a year of each body."""
    if watcher in (By.TTND, By.GSDT) or watcher not in By.values:
        raise ValidationError({"watcher": _("Hãy chọn ai kiểm tra, giám sát.")})
    here(by, "holder", holder)
    if not 2000 <= year <= today().year + 1:
        raise ValidationError({"year": _("Hãy ghi năm của kế hoạch.")})
    plan = Plan(commune=by.commune, by=watcher, body=holder, period=str(year), made_on=today())
    require(by, permissions.YEAR_PLAN, plan)
    Body.objects.select_for_update().get(pk=holder.pk)  # two who press at once make one plan
    if Plan.objects.filter(by=watcher, body=holder, period=str(year)).exists():
        raise ValidationError({"year": _("Kế hoạch năm này đã có.")})
    plan.title = f"Kế hoạch {'kiểm tra' if watcher in (By.COMMITTEE, By.PARTY) else 'giám sát'} năm {year}"
    if watcher == By.FRONT:
        plan.title = f"Kế hoạch giám sát, phản biện xã hội năm {year}"
    plan.words = limited("words", words)
    return made(by, plan, "", "year_plan", watcher=watcher, year=year, holder=holder.name)


@act
def issue_year_plan(*, by: Actor, plan: Plan, on: date, number: str, edition: int) -> Plan:
    """It was issued under its number; from now on it stands."""
    plan = lock(plan, edition)
    require(by, permissions.YEAR_PLAN, plan)
    plan.sent_on = come("on", on, plan.made_on)
    plan.number = needed("number", one_line(number), _("Hãy ghi số kế hoạch."), 60)
    return keep(by, plan, "issue_year_plan", number=plan.number, on=on)


@act
def supervise(*, by: Actor, watcher: str, holder: Body, facts: Facts, proposal_ref: str = "") -> Supervision:
    """Put a supervision into the plan, or outside it with the reason. Raises ValidationError naming the field."""
    one = Supervision(
        commune=by.commune, by=one_of("watcher", watcher, Supervision.By.values), holder=holder,
        proposal_ref=proposal_ref,
    )  # fmt: skip
    require(by, permissions.SUPERVISE, one)
    here(by, "holder", holder)
    _fill(by, one, facts)
    one = made(by, one, "GS", "supervise", theme=one.theme, bodies=[each.name for each in facts.bodies])
    _bodies(one, facts.bodies)
    return one


@act
def change_supervision(*, by: Actor, one: Supervision, facts: Facts, edition: int) -> Supervision:
    """Change it before its first session; a body that has reported stays."""
    one = lock(one, edition)
    require(by, permissions.CHANGE, one)
    _fill(by, one, facts)
    one.supervised.filter(reported_on=None).exclude(body__in=facts.bodies).delete()
    _bodies(one, facts.bodies)
    return keep(by, one, "change_supervision", bodies=[each.name for each in facts.bodies])


def _fill(by: Actor, one: Supervision, facts: Facts) -> None:
    here(by, "bodies", facts.plan, *facts.bodies)
    if not facts.bodies:
        raise ValidationError({"bodies": _("Hãy chọn ít nhất một đơn vị được giám sát.")})
    if any(body.pk == one.holder_id for body in facts.bodies):
        raise ValidationError({"bodies": _("Cơ quan giám sát không tự giám sát mình.")})
    if facts.to_day < facts.from_day:
        raise ValidationError({"to_day": _("Ngày cuối phải từ ngày đầu trở đi.")})
    if facts.plan is not None and (facts.plan.by != one.by or facts.plan.period != str(facts.from_day.year)):
        raise ValidationError({"plan": _("Kế hoạch này không phải của cơ quan giám sát, năm ấy.")})
    one.theme = needed("theme", one_line(facts.theme), _("Hãy ghi giám sát việc gì."), 300)
    one.form = one_of("form", facts.form, Supervision.Form.values)
    one.about, one.team = limited("about", facts.about, 5000), limited("team", facts.team, 2000)
    one.from_day, one.to_day, one.plan = facts.from_day, facts.to_day, facts.plan
    one.decision = limited("decision", one_line(facts.decision), 60)
    one.why = limited("why", one_line(facts.why), 300)
    if one.plan is None and not one.why:
        raise ValidationError({"why": _("Ngoài kế hoạch năm thì ghi vì sao phải giám sát.")})


def _bodies(one: Supervision, bodies: Sequence[Body]) -> None:
    for body in bodies:
        Supervised.objects.get_or_create(commune=one.commune, supervision=one, body=body)


@act
def ask_reports(*, by: Actor, one: Supervision, report_by: date, edition: int) -> Supervision:
    """Ask every supervised body for its report, by the day the outline sent to it sets."""
    one = lock(one, edition)
    require(by, permissions.ASK, one)
    if report_by < today():
        raise ValidationError({"report_by": _("Ngày báo cáo phải từ hôm nay trở đi.")})
    one.asked_on, one.report_by = one.asked_on or today(), report_by
    return keep(by, one, "ask_reports", report_by=report_by)


@act
def submit_report(*, by: Actor, row: Supervised, words: str, files: Sequence[Upload] = ()) -> Supervised:
    """The body reports, or who supervises enters what came on paper. A late report stays late."""
    found: Supervised = Supervised.objects.select_for_update(of=("self",)).select_related("supervision", "body").get(
        pk=row.pk
    )  # fmt: skip
    require(by, permissions.SUBMIT_REPORT, found)
    found.report = needed("words", words, _("Hãy viết báo cáo."), 8000)
    found.reported_on, found.reporter = found.reported_on or today(), signed(by)
    found.save()
    found.files.add(*[store(by=by, data=data, name=name) for data, name in files[:10]])
    due = found.supervision.report_by
    record(by, "oversee.submit_report", found.supervision,
           after={"body": found.body.name, "late": bool(due and found.reported_on > due)})  # fmt: skip
    return found


@act
def hold_session(
    *, by: Actor, one: Supervision, on: date, place: str, chair: str, attended: int, bodies: Sequence[Body],
    said: Sequence[Said], words: str = "", minutes: Upload | None = None,
) -> Session:  # fmt: skip
    """A session: who came, what was asked and answered on the spot, its minutes."""
    one = lock(one)
    require(by, permissions.SESSION, one)
    here(by, "bodies", *bodies, *(each.to_body for each in said))
    if attended < 1:
        raise ValidationError({"attended": _("Hãy ghi số người dự.")})
    session = Session(
        commune=by.commune, supervision=one, held_on=come("on", on, one.from_day), attended=attended,
        place=needed("place", one_line(place), _("Hãy ghi họp ở đâu."), 300),
        chair=needed("chair", one_line(chair), _("Hãy ghi ai chủ trì."), 300), words=limited("words", words, 8000),
        minutes=store(by=by, data=minutes[0], name=minutes[1]) if minutes else None,
    )  # fmt: skip
    session.save(force_insert=True)
    session.bodies.set(bodies)
    for order, each in enumerate(said, start=1):
        _ask(session, order, each, on)
    record(by, "oversee.hold_session", one, after={"on": on, "attended": attended, "said": len(said)})
    return session


@act
def add_question(*, by: Actor, session: Session, said: Said) -> Question:
    """A question or an opinion of the session, with the answer if it was given there."""
    one = lock(session.supervision)
    require(by, permissions.ANSWER_QUESTION, one)
    here(by, "to_body", said.to_body)
    question = _ask(session, session.questions.count() + 1, said, session.held_on)
    record(by, "oversee.add_question", one, after={"session": session.pk, "order": question.order, "kind": said.kind})
    return question


def _ask(session: Session, order: int, said: Said, on: date) -> Question:
    answer = limited("answer", said.answer, 5000)
    question = Question(
        commune_id=session.commune_id, session=session, order=order, answer=answer, to_body=said.to_body,
        kind=one_of("kind", said.kind, Question.Kind.values),
        who=needed("who", one_line(said.who), _("Hãy ghi ai nêu (đại biểu, tổ chức)."), 200),
        text=needed("text", said.text, _("Hãy ghi câu hỏi, ý kiến."), 3000),
        answered_on=on if answer else None, answered_by=str(said.to_body or "") if answer else "",
    )  # fmt: skip
    question.save(force_insert=True)
    return question


@act
def answer_question(*, by: Actor, question: Question, on: date, answer: str, answered_by: str) -> Question:
    """An answer that came after the session."""
    one = question.session.supervision
    require(by, permissions.ANSWER_QUESTION, one)
    found: Question = Question.objects.select_for_update(of=("self",)).get(pk=question.pk)
    if found.answered_on:
        raise Refused(_("Câu này đã có trả lời."))
    found.answered_on = come("on", on, question.session.held_on)
    found.answer = needed("answer", answer, _("Hãy ghi nội dung trả lời."), 5000)
    found.answered_by = needed("answered_by", one_line(answered_by), _("Hãy ghi ai trả lời."), 300)
    found.save()
    record(by, "oversee.answer_question", one, after={"question": found.order, "on": on})
    return found


@act
def conclude_supervision(
    *, by: Actor, one: Supervision, on: date, conclusion: str, number: str = "", edition: int
) -> Supervision:  # fmt: skip
    """The conclusion, after at least one session."""
    one = lock(one, edition)
    require(by, permissions.CONCLUDE, one)
    last = one.sessions.order_by("-held_on").first()
    one.concluded_on = come("on", on, last.held_on if last else one.from_day)
    one.conclusion = needed("conclusion", conclusion, _("Hãy ghi kết luận."), 8000)
    one.number = limited("number", one_line(number), 60)
    return keep(by, one, "conclude_supervision", on=on, number=one.number)


@act
def recommend_supervised(
    *, by: Actor, one: Supervision, to: Body, words: str, reply_by: date | None = None
) -> Recommendation:  # fmt: skip
    """What a supervised body is asked to do; it is then sent, answered and followed as every recommendation."""
    one = lock(one)
    require(by, permissions.RECOMMEND, one)
    asked = Asked(addressed_to=to, words=words, reply_by=reply_by)
    made_one = recommend(by=by, asked=asked, watcher=one.by, body=one.holder)
    one.recommendations.add(made_one)
    return made_one


@act
def show_supervision(*, by: Actor, one: Supervision, shown: str, edition: int) -> Supervision:
    """Put the summary where everyone reads it; personal numbers are covered."""
    one = lock(one, edition)
    require(by, permissions.SHOW, one)
    one.shown = covered(needed("shown", shown, _("Hãy viết tóm tắt cho mọi người đọc."), 3000))
    one.shown_on = today()
    return keep(by, one, "show_supervision")


@act
def cancel_supervision(*, by: Actor, one: Supervision, why: str, edition: int) -> Supervision:
    """Give it up, with the reason."""
    one = lock(one, edition)
    require(by, permissions.CANCEL, one)
    one.cancelled_on, one.cancelled_why = today(), needed("why", one_line(why), _("Hãy ghi vì sao thôi."), 300)
    return keep(by, one, "cancel_supervision", why=one.cancelled_why)
