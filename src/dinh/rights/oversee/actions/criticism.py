"""Criticism of drafts by the Front: a draft comes in, opinions on its parts are gathered, the document goes out with
the day the Front asks an answer for, the drafting body answers point by point. A late answer stays late."""

from __future__ import annotations

from collections.abc import Mapping
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
from dinh.rights.oversee.models import By, Criticism, Hearing, Plan, Point

Upload = tuple[bytes, str]


@dataclass(frozen=True, slots=True)
class Received:
    """A draft that came in for criticism (217) or advice (218)."""

    kind: str
    title: str
    draft_kind: str
    drafter: Body
    received_on: date
    form: str
    received_number: str = ""
    about: str = ""
    plan: Plan | None = None
    file: Upload | None = None


@act
def receive_draft(*, by: Actor, holder: Body, facts: Received) -> Criticism:
    """Write down a draft that came in. Raises ValidationError naming the field."""
    require(by, permissions.RECEIVE_DRAFT, by.commune)
    here(by, "drafter", holder, facts.drafter, facts.plan)
    if holder.pk == facts.drafter.pk:
        raise ValidationError({"drafter": _("Mặt trận không phản biện dự thảo của chính mình.")})
    if facts.plan is not None and facts.plan.by != By.FRONT:
        raise ValidationError({"plan": _("Hãy chọn kế hoạch của Mặt trận.")})
    one = Criticism(
        commune=by.commune, holder=holder, kind=one_of("kind", facts.kind, Criticism.Kind.values),
        draft_kind=one_of("draft_kind", facts.draft_kind, Criticism.Draft.values), drafter=facts.drafter,
        received_on=come("received_on", facts.received_on), plan=facts.plan,
        form=one_of("form", facts.form, Criticism.Form.values),
        title=needed("title", one_line(facts.title), _("Hãy ghi tên dự thảo."), 300),
        received_number=limited("received_number", one_line(facts.received_number), 60),
        about=limited("about", facts.about),
    )  # fmt: skip
    if facts.file is not None:
        one.file = store(by=by, data=facts.file[0], name=facts.file[1])
    return made(by, one, "PB", "receive_draft", drafter=facts.drafter.name, title=one.title)


@act
def add_hearing(
    *, by: Actor, one: Criticism, form: str, unit: str, asked_on: date | None = None, held_on: date | None = None,
    chair: str = "", attended: int | None = None, minutes: Upload | None = None,
) -> Hearing:  # fmt: skip
    """A conference or a dialogue that was held, or a unit that was asked by letter (and, with `held_on`, answered)."""
    one = lock(one)
    require(by, permissions.GATHER, one)
    form = one_of("form", form, Criticism.Form.values)
    if form == Criticism.Form.LETTERS and asked_on is None:
        raise ValidationError({"asked_on": _("Gửi lấy ý kiến thì ghi ngày gửi.")})
    if form != Criticism.Form.LETTERS and (held_on is None or not attended):
        raise ValidationError({"held_on": _("Họp rồi thì ghi ngày họp và số người dự.")})
    for name, day in (("asked_on", asked_on), ("held_on", held_on)):
        if day is not None:
            come(name, day, one.received_on)
    hearing = Hearing(
        commune=by.commune, criticism=one, form=form, asked_on=asked_on, held_on=held_on, attended=attended,
        unit=needed("unit", one_line(unit), _("Hãy ghi đơn vị được hỏi, hoặc nơi họp."), 300),
        chair=limited("chair", one_line(chair), 300),
        minutes=store(by=by, data=minutes[0], name=minutes[1]) if minutes else None,
    )  # fmt: skip
    hearing.save(force_insert=True)
    record(by, "oversee.add_hearing", one, after={"form": form, "unit": hearing.unit, "held_on": held_on})
    return hearing


@act
def letter_answered(*, by: Actor, hearing: Hearing, on: date) -> Hearing:
    """A unit that was asked by letter has answered."""
    one = lock(hearing.criticism)
    require(by, permissions.GATHER, one)
    found: Hearing = Hearing.objects.select_for_update(of=("self",)).get(pk=hearing.pk)
    if found.held_on:
        raise Refused(_("Đơn vị này đã trả lời."))
    found.held_on = come("on", on, found.asked_on)
    found.save(update_fields=["held_on"])
    record(by, "oversee.letter_answered", one, after={"unit": found.unit, "on": on})
    return found


@act
def add_point(
    *, by: Actor, one: Criticism, part: str, text: str, proposal: str = "", who: str = "",
    hearing: Hearing | None = None,
) -> Point:  # fmt: skip
    """An opinion on one part of the draft."""
    one = lock(one)
    require(by, permissions.GATHER, one)
    if hearing is not None and hearing.criticism_id != one.pk:
        raise ValidationError({"hearing": _("Buổi này thuộc cuộc phản biện khác.")})
    last = one.points.order_by("-order").first()
    point = Point(
        commune=by.commune, criticism=one, hearing=hearing, order=last.order + 1 if last else 1,
        part=needed("part", one_line(part), _("Hãy ghi phần nào của dự thảo (Điều, mục) hoặc «cả dự thảo»."), 120),
        who=limited("who", one_line(who), 200), text=needed("text", text, _("Hãy ghi ý kiến phản biện.")),
        proposal=limited("proposal", proposal),
    )  # fmt: skip
    point.save(force_insert=True)
    record(by, "oversee.add_point", one, after={"part": point.part, "order": point.order})
    return point


@act
def drop_point(*, by: Actor, one: Criticism, point: Point) -> None:
    """Take an opinion out before the document goes, for instance one written down twice."""
    one = lock(one)
    require(by, permissions.GATHER, one)
    one.points.filter(pk=point.pk).delete()
    record(by, "oversee.drop_point", one, before={"part": point.part, "text": point.text[:300]})


@act
def send_criticism(
    *, by: Actor, one: Criticism, on: date, number: str, answer_by: date, overview: str, edition: int
) -> Criticism:
    """The document went to the drafting body, asking for an answer by a day that this letter sets: no law does."""
    one = lock(one, edition)
    require(by, permissions.SEND_CRITICISM, one)
    if not one.points.exists():
        raise Refused(_("Chưa có ý kiến phản biện nào. Hãy nhập ý kiến theo từng phần của dự thảo trước."))
    one.sent_on = come("on", on, one.received_on)
    if answer_by <= one.sent_on:
        raise ValidationError({"answer_by": _("Ngày đề nghị trả lời phải sau ngày gửi.")})
    one.number = needed("number", one_line(number), _("Hãy ghi số văn bản."), 60)
    one.overview = needed("overview", overview, _("Hãy ghi nhận xét chung."), 5000)
    one.answer_by = answer_by
    return keep(by, one, "send_criticism", number=one.number, points=one.points.count(), answer_by=answer_by)


@act
def answer_points(
    *, by: Actor, one: Criticism, on: date, answers: Mapping[int, tuple[str, str]], number: str = "", edition: int
) -> Criticism:
    """The drafting body answers every point, taken in or explained; or the Front enters the answer that came on paper.

    `answers` by the point's key: (answer, words). Raises ValidationError naming the point that has none.
    """
    one = lock(one, edition)
    require(by, permissions.ANSWER_POINTS, one)
    own = by.body is not None and by.body.pk == one.drafter_id
    if own and on != today():
        raise ValidationError({"on": _("Cơ quan soạn thảo trả lời thì ngày trả lời là hôm nay.")})
    day = come("on", on, one.sent_on)
    for point in one.points.all():
        answer, words = answers.get(point.pk, ("", ""))
        if answer not in Point.Answer.values:
            raise ValidationError(
                {f"answer_{point.pk}": _("Ý kiến %d chưa chọn tiếp thu hay giải trình.") % point.order}
            )
        words = needed(f"words_{point.pk}", words, _("Hãy nói tiếp thu thế nào, hoặc vì sao không."))
        point.answer, point.answer_text = answer, words
        point.save(update_fields=["answer", "answer_text"])
    one.answered_on = one.answered_on or day  # a corrected answer does not become a punctual one
    one.answer_number, one.answerer = limited("number", one_line(number), 60), signed(by)
    late = max(0, (one.answered_on - (one.answer_by or one.answered_on)).days)
    return keep(by, one, "answer_points", on=on, late=late)


@act
def show_criticism(*, by: Actor, one: Criticism, shown: str, edition: int) -> Criticism:
    """Put the summary, the points and the answers where everyone reads them; personal numbers are covered."""
    one = lock(one, edition)
    require(by, permissions.SHOW_CRITICISM, one)
    if one.draft_kind == Criticism.Draft.PARTY or one.kind == Criticism.Kind.ADVICE:
        raise Refused(_("Góp ý cho tổ chức đảng và dự thảo của cấp ủy không công khai ở đây."))
    one.shown = covered(needed("shown", shown, _("Hãy viết tóm tắt cho mọi người đọc."), 3000))
    one.shown_on = today()
    return keep(by, one, "show_criticism")


@act
def stop_criticism(*, by: Actor, one: Criticism, why: str, edition: int) -> Criticism:
    """The draft was withdrawn, or there is nothing to criticise."""
    one = lock(one, edition)
    require(by, permissions.STOP_CRITICISM, one)
    one.stopped_on, one.stopped_why = today(), needed("why", one_line(why), _("Hãy ghi vì sao dừng."), 300)
    return keep(by, one, "stop_criticism", why=one.stopped_why)
