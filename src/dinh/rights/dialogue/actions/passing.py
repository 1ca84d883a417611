"""A post changes hands, or its promises go to another post: the record of every open promise, as it stood that day."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Post
from dinh.ground.clock import today
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.ground.search import index
from dinh.rights.dialogue import permissions
from dinh.rights.dialogue.actions.common import near, needed, one_line, signed
from dinh.rights.dialogue.actions.promising import SEARCH_KIND, Kind, step
from dinh.rights.dialogue.models import HandOver, Promise


@act
def hand_over(
    *, by: Actor, from_post: Post, to_post: Post, from_name: str, to_name: str, on: date, ground: str
) -> HandOver:  # fmt: skip
    """Record the open promises a post has to keep, from one holder to the next; with another `to_post` they become
    that post's. Clocks do not move. Raises ValidationError when there is nothing to hand over."""
    require(by, permissions.HAND_OVER, from_post)
    near("on", on)
    if on > today():
        raise ValidationError({"on": _("Ngày bàn giao không thể sau hôm nay.")})
    passed = list(
        Promise.objects.select_for_update(of=("self",)).select_related("owner_body", "owner_post__body")
        .filter(owner_post=from_post, state=Promise.State.OPEN).order_by("due", "pk")
    )  # fmt: skip
    if not passed:
        raise ValidationError({"from_post": _("Chức danh này không có lời hứa nào đang mở để bàn giao.")})
    made = HandOver(
        commune=by.commune, from_post=from_post, to_post=to_post, on=on, by=signed(by),
        from_name=needed("from_name", one_line(from_name), _("Hãy ghi tên người giao."), 200),
        to_name=needed("to_name", one_line(to_name), _("Hãy ghi tên người nhận."), 200),
        ground=needed("ground", one_line(ground), _("Hãy ghi quyết định hoặc lý do."), 300),
        items=[_row(promise) for promise in passed],
    )  # fmt: skip
    made.save(force_insert=True)
    for promise in passed:
        step(by, promise, Kind.PASSED, f"{from_post} → {to_post}" if from_post.pk != to_post.pk else str(to_post))
        if from_post.pk != to_post.pk:
            promise.owner_post, promise.owner_body = to_post, to_post.body
            promise.edition += 1
            promise.save(update_fields=["owner_post", "owner_body", "edition"])
            index.put(by.commune, SEARCH_KIND, promise)
    after = {"from": str(from_post), "to": str(to_post), "ground": made.ground, "promises": [p.ref for p in passed]}
    people = {"from": made.from_name, "to": made.to_name}
    record(by, "dialogue.hand_over", made, after=after, personal=people)
    return made


def _row(promise: Promise) -> dict[str, str]:
    return {
        "ref": promise.ref, "words": promise.shown, "made_on": f"{promise.made_on:%d/%m/%Y}",
        "first_due": f"{promise.first_due:%d/%m/%Y}", "due": f"{promise.due:%d/%m/%Y}",
    }  # fmt: skip
