"""Comments on a posted list of any kind: sent by a resident, or written down for them; then answered."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.ground.refs import new_ref
from dinh.rights.movements import permissions
from dinh.rights.movements.actions.common import come, lock, needed, one_of, who
from dinh.rights.movements.models import Campaign, Comment, GroupReview

TYPED = tuple(one for one in Comment.Channel.values if one != Comment.Channel.WEB)


@act
def comment(
    *, by: Actor, of: GroupReview | Campaign, received_on: date, words: str, channel: str, who_said: str = ""
) -> Comment:  # fmt: skip
    """The desk or a head writes down what someone asks to have looked at again, while the list hangs out. Their name
    lies beside the journal only."""
    thing = lock(of)
    require(by, permissions.COMMENT, thing)
    one_of("channel", channel, TYPED)
    return _receive(by, thing, received_on, words, channel, who_said)


@act
def say(*, by: Actor, of: GroupReview | Campaign, key: str, words: str) -> Comment:
    """A resident speaks to a posted list on the web. Callers pass a visitor, so that nobody signed in is named; the
    same `key` twice is one comment. Raises Refused when the list no longer hangs; ValidationError naming the field."""
    thing = lock(of)  # one form sent twice at once comes one after the other
    if sent := Comment.objects.filter(key=key).first():
        record(by, "movements.said_again", thing, after={"comment": sent.pk})
        return sent
    require(by, permissions.SAY, thing)
    return _receive(by, thing, today(), words, Comment.Channel.WEB, key=key)


def _receive(
    by: Actor, thing: GroupReview | Campaign, received_on: date, words: str, channel: str, who_said: str = "",
    key: str | None = None,
) -> Comment:  # fmt: skip
    if not thing.posted_on or not thing.posted_until:
        raise ValidationError(_("Danh sách chưa niêm yết."))
    come("received_on", received_on, thing.posted_on)
    if received_on > thing.posted_until:
        words_ = _("Thời gian niêm yết đã hết ngày %(day)s.")
        raise ValidationError({"received_on": words_ % {"day": f"{thing.posted_until:%d/%m/%Y}"}})
    said = Comment(
        commune=by.commune, ref=new_ref("YK"), key=key, channel=channel, received_on=received_on,
        review=thing if isinstance(thing, GroupReview) else None,
        campaign=thing if isinstance(thing, Campaign) else None,
        words=needed("words", words, _("Hãy ghi cần xem lại điều gì."), 2000),
    )  # fmt: skip
    said.save(force_insert=True)
    personal = {"who": who_said.strip()[:200]} if who_said.strip() else None
    after = {"comment": said.pk, "channel": channel}
    record(by, "movements.comment", thing, after=after, personal=personal)
    return said


@act
def answer_comment(*, by: Actor, comment: Comment, answer: str) -> Comment:
    """The answer, which everyone reads under the list. Raises ValidationError for a comment that has one."""
    comment = lock(comment)
    thing: Any = comment.about
    require(by, permissions.ANSWER, thing)
    if comment.answered_on:
        raise ValidationError(_("Ý kiến này đã trả lời."))
    comment.answer = needed("answer", answer, _("Hãy ghi đã xem lại thế nào, kết luận gì."), 2000)
    comment.answered_on, comment.answered_by = today(), who(by)
    comment.save()
    record(by, "movements.answer_comment", thing, after={"comment": comment.pk})
    return comment
