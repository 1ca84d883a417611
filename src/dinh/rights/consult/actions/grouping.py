"""Opinions that say the same, together: decided by a person, one step at a time, each of which can be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.gate import Refused, require
from dinh.ground.journal.actions import record
from dinh.rights.consult import permissions
from dinh.rights.consult.actions.common import limited, lock, needed, one_line
from dinh.rights.consult.models import Clause, Consultation, GroupingStep, Opinion, OpinionGroup, Part

KEPT_STEPS = 20
_KEPT = ("pk", "order", "title", "clause_id", "answer", "answer_text", "changed", "answered_by_id", "answered_on")


@act
def gather(
    *, by: Actor, consultation: Consultation, opinions: Iterable[Opinion], title: str = "",
    clause: Clause | None = None, into: OpinionGroup | None = None,
) -> OpinionGroup:  # fmt: skip
    """Put these opinions whole into a group: a new one with `title`, or `into` one that is there."""
    consultation = _begin(by, consultation, _("Xếp ý kiến vào nhóm"))
    rows = _mine(consultation, opinions)
    group = into or _new(by, consultation, title, clause)
    _of(consultation, group)
    _place(by, group, rows)
    return _done(by, consultation, group, "gather", opinions=len(rows))


@act
def gather_all(
    *, by: Actor, consultation: Consultation, clusters: Sequence[tuple[str, Clause | None, Sequence[Opinion]]]
) -> int:  # fmt: skip
    """Take up several suggestions at once, each (title, clause, opinions) a new group. Returns how many groups."""
    consultation = _begin(by, consultation, _("Nhận các nhóm gợi ý"))
    if not clusters:
        raise ValidationError(_("Không còn gợi ý nào."))
    for title, clause, opinions in clusters:
        _place(by, _new(by, consultation, title, clause), _mine(consultation, opinions))
    record(by, "consult.gather_all", consultation, after={"groups": len(clusters)})
    return len(clusters)


@act
def move(*, by: Actor, group: OpinionGroup, opinions: Iterable[Opinion], to: OpinionGroup | None) -> OpinionGroup:
    """Move these opinions out of a group, into another or (None) out of any."""
    consultation = _begin(by, group.consultation, _("Chuyển ý kiến"))
    _of(consultation, group, *([to] if to else []))
    rows = _mine(consultation, opinions)
    parts = Part.objects.filter(opinion_group=group, opinion__in=rows)
    if to is None or to.pk == group.pk:
        parts.delete()
    else:
        there = set(Part.objects.filter(opinion_group=to).values_list("opinion_id", flat=True))
        parts.filter(opinion_id__in=there).delete()
        parts.exclude(opinion_id__in=there).update(opinion_group=to)
    return _done(by, consultation, group, "move", opinions=len(rows), to=to.pk if to else None)


@act
def say_part(*, by: Actor, opinion: Opinion, group: OpinionGroup, excerpt: str) -> Part:
    """An opinion that says several things: this excerpt of it belongs to that group. It must stand in the opinion."""
    consultation = _begin(by, opinion.consultation, _("Tách ý kiến"))
    opinion = _mine(consultation, [opinion])[0]
    _of(consultation, group)
    excerpt = needed("excerpt", excerpt, _("Hãy chép đoạn nói về việc này."), 10_000)
    if " ".join(excerpt.split()) not in " ".join(opinion.text.split()):
        raise ValidationError({"excerpt": _("Đoạn này không có nguyên văn trong ý kiến. Hãy chép đúng từng chữ.")})
    part, _made = Part.objects.update_or_create(
        commune=by.commune, opinion=opinion, opinion_group=group, defaults={"excerpt": excerpt}
    )
    _not_aside([opinion])
    record(by, "consult.say_part", consultation, after={"opinion": opinion.ref, "group": group.pk})
    return part


@act
def set_aside(*, by: Actor, opinion: Opinion, reason: str) -> Opinion:
    """This opinion lies in no group, and why: sent twice, not about the draft. An empty reason takes it back."""
    consultation = _begin(by, opinion.consultation, _("Ghi vì sao không xếp nhóm"))
    opinion = _mine(consultation, [opinion])[0]
    opinion.aside = limited("reason", one_line(reason), 300)
    opinion.save(update_fields=["aside"])
    if opinion.aside:
        opinion.parts.all().delete()
    record(by, "consult.set_aside", opinion, after={"reason": opinion.aside})
    return opinion


@act
def rename(*, by: Actor, group: OpinionGroup, title: str, clause: Clause | None) -> OpinionGroup:
    """Say better what a group says, or to which clause."""
    consultation = _begin(by, group.consultation, _("Sửa tên nhóm"))
    _of(consultation, group)
    group.title = needed("title", one_line(title), _("Hãy ghi ý chính của nhóm."), 300)
    group.clause = clause
    group.save(update_fields=["title", "clause"])
    return _done(by, consultation, group, "rename", title=group.title)


@act
def merge(*, by: Actor, group: OpinionGroup, into: OpinionGroup) -> OpinionGroup:
    """Two groups say the same: the first goes into the second."""
    consultation = _begin(by, group.consultation, _("Gộp nhóm"))
    _of(consultation, group, into)
    if group.pk == into.pk:
        raise ValidationError({"into": _("Hãy chọn một nhóm khác để gộp vào.")})
    there = set(Part.objects.filter(opinion_group=into).values_list("opinion_id", flat=True))
    Part.objects.filter(opinion_group=group).exclude(opinion_id__in=there).update(opinion_group=into)
    title = group.title
    group.delete()
    return _done(by, consultation, into, "merge", merged=title)


@act
def undo(*, by: Actor, consultation: Consultation) -> str:
    """Take the last step back: groups, answers and who lies where are as before it. Returns what was undone."""
    consultation = lock(consultation)
    require(by, permissions.GROUP, consultation)
    step = consultation.grouping_steps.first()
    if step is None:
        raise Refused(_("Không còn bước nào để lùi."))
    consultation.opinion_groups.all().delete()
    for kept in step.before["groups"]:
        OpinionGroup(commune=by.commune, consultation=consultation, **kept).save(force_insert=True)
    Part.objects.bulk_create(
        Part(commune=by.commune, opinion_id=one, opinion_group_id=group, excerpt=excerpt)
        for one, group, excerpt in step.before["parts"]
    )
    rows = list(consultation.opinions.all())
    for one in rows:
        one.aside = step.before["aside"].get(str(one.pk), "")
    Opinion.objects.bulk_update(rows, ["aside"])
    what = step.what
    step.delete()
    record(by, "consult.undo", consultation, after={"what": what})
    return what


def _begin(by: Actor, consultation: Consultation, what: str) -> Consultation:
    """The consultation locked, and how its groups stand now kept, to be taken back to."""
    consultation = lock(consultation)
    require(by, permissions.GROUP, consultation)
    groups = [_plain(row) for row in consultation.opinion_groups.values(*_KEPT)]
    parts = Part.objects.filter(opinion_group__consultation=consultation)
    aside = consultation.opinions.exclude(aside="").values_list("pk", "aside")
    before = {
        "groups": groups, "parts": list(map(list, parts.values_list("opinion_id", "opinion_group_id", "excerpt"))),
        "aside": {str(pk): words for pk, words in aside},
    }  # fmt: skip
    step = GroupingStep(commune=by.commune, consultation=consultation, what=what, before=before, post=by.post)
    step.save(force_insert=True)
    older = consultation.grouping_steps.values_list("pk", flat=True)[KEPT_STEPS:]
    GroupingStep.objects.filter(pk__in=list(older)).delete()
    return consultation


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "answered_on": row["answered_on"].isoformat() if row["answered_on"] else None}


def _mine(consultation: Consultation, opinions: Iterable[Opinion]) -> list[Opinion]:
    """These opinions as they are now. Raises ValidationError when there is none of this consultation."""
    rows = list(consultation.opinions.filter(pk__in=[one.pk for one in opinions], withdrawn_on=None))
    if not rows:
        raise ValidationError(_("Hãy chọn ít nhất một ý kiến."))
    return rows


def _of(consultation: Consultation, *groups: OpinionGroup) -> None:
    if any(group.consultation_id != consultation.pk for group in groups):
        raise Refused(_("Nhóm này thuộc cuộc lấy ý kiến khác."))


def _new(by: Actor, consultation: Consultation, title: str, clause: Clause | None) -> OpinionGroup:
    last = consultation.opinion_groups.aggregate(last=Max("order"))["last"] or 0
    group = OpinionGroup(
        commune=by.commune, consultation=consultation, order=last + 1, clause=clause,
        title=needed("title", one_line(title), _("Hãy ghi ý chính của nhóm."), 300),
    )  # fmt: skip
    group.save(force_insert=True)
    return group


def _place(by: Actor, group: OpinionGroup, rows: Sequence[Opinion]) -> None:
    there = set(group.parts.values_list("opinion_id", flat=True))
    Part.objects.bulk_create(
        Part(commune=by.commune, opinion=one, opinion_group=group) for one in rows if one.pk not in there
    )
    _not_aside(rows)


def _not_aside(rows: Sequence[Opinion]) -> None:
    """What lies in a group is not set aside."""
    for one in rows:
        one.aside = ""
    Opinion.objects.bulk_update(rows, ["aside"])


def _done(by: Actor, consultation: Consultation, group: OpinionGroup, what: str, **after: Any) -> OpinionGroup:
    record(by, f"consult.{what}", consultation, after={"group": group.pk, **after})
    return group
